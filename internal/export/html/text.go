package html

import (
	"net/url"
	"strings"
	"unicode"

	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

// run is a piece of text as the template writes it: lines with line ends between.
type run struct {
	Lines  []string
	Strong bool
	Muted  bool
	Link   string // "" where it leads nowhere
}

// runs is a text of several styles.
type runs []run

func newRuns(in summary.Inline) runs {
	var all runs
	for _, r := range in {
		text := clean(r.Text)
		if text == "" {
			continue
		}
		one := run{Lines: strings.Split(text, "\n"), Strong: r.Style == summary.Strong, Muted: r.Style == summary.Muted}
		if !blank(text) {
			one.Link = leadsTo(r.Link)
		}
		all = append(all, one)
	}
	return all
}

// String is the text on one line.
func (r runs) String() string {
	var parts []string
	for _, one := range r {
		parts = append(parts, strings.Join(one.Lines, " "))
	}
	return strings.TrimSpace(strings.Join(parts, ""))
}

// lead tells whether a text is only what is said about another: a date, a kind, who
// saw it. Then it belongs to what comes after it.
func (r runs) lead() bool {
	for _, one := range r {
		if !one.Strong && !one.Muted && !blank(strings.Join(one.Lines, "")) {
			return false
		}
	}
	return len(r) > 0 && r[0].Strong
}

// clean is a text as a page can show it: controls made visible, and what is no
// character at all, which browsers may drop, shown as a replacement.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef {
			return unicode.ReplacementChar
		}
		return r
	}, safe.Visible(text))
}

// line is a text on one line.
func line(text string) string { return safe.OneLine(clean(text)) }

// blank tells whether there is nothing to see in a text, so that it can be neither a
// heading nor a link.
func blank(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.In(r, unicode.Z, unicode.Cf)
	})
}

// leadsTo is a link that a page may have: to a page on the net or to somebody's mail,
// and nothing that does anything. The document has no others; this is the place
// where one would do harm.
func leadsTo(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host != "" {
			return link
		}
	case "mailto":
		if u.Opaque != "" {
			return link
		}
	}
	return ""
}
