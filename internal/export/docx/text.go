package docx

import (
	"net/url"
	"strconv"
	"strings"

	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

// sayable is a text as XML can hold it: controls are seen, line ends are \n, and
// what is no character of XML 1.0 is U+FFFD.
func sayable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xfffe || r == 0xffff {
			return '\ufffd'
		}
		return r
	}, safe.Visible(s))
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;")

// escapedLine is a text to stand between tags or quotes, in one line.
func escapedLine(s string) string { return escaper.Replace(safe.OneLine(sayable(s))) }

// runs writes a text in its styles. In style, "" for none, is the character style
// of what has none of its own.
func (w *writer) runs(out *strings.Builder, in summary.Inline, style string) {
	for _, r := range in {
		own := style
		switch r.Style {
		case summary.Strong:
			own = "Strong"
		case summary.Muted:
			own = "Muted"
		}
		id := w.link(r.Link)
		if id == 0 {
			run(out, own, r.Text)
			continue
		}
		out.WriteString(`<w:hyperlink r:id="` + linkRel(id) + `" w:history="1">`)
		run(out, "Hyperlink", r.Text)
		out.WriteString(`</w:hyperlink>`)
	}
}

// run writes a text in a character style, "" for none: a run for each direction,
// since Word takes the order of letters from the run.
func run(out *strings.Builder, style, text string) {
	for _, part := range byDirection(sayable(text)) {
		out.WriteString("<w:r>")
		if style != "" || part.rightToLeft {
			out.WriteString("<w:rPr>")
			if style != "" {
				out.WriteString(`<w:rStyle w:val="` + style + `"/>`)
			}
			if part.rightToLeft {
				out.WriteString("<w:rtl/>")
			}
			out.WriteString("</w:rPr>")
		}
		for n, line := range strings.Split(part.text, "\n") {
			if n > 0 {
				out.WriteString("<w:br/>")
			}
			if line != "" {
				out.WriteString(`<w:t xml:space="preserve">` + escaper.Replace(line) + `</w:t>`)
			}
		}
		out.WriteString("</w:r>")
	}
}

// directed is a piece of text that is written in one direction.
type directed struct {
	text        string
	rightToLeft bool
}

// byDirection cuts a text where its direction changes. What has none, as spaces and
// signs, belongs to right-to-left text only where that stands on both sides of it.
func byDirection(text string) []directed {
	if !strings.ContainsFunc(text, rightToLeft) {
		if text == "" {
			return nil
		}
		return []directed{{text, false}}
	}
	var parts []directed
	add := func(s string, rtl bool) {
		if s != "" {
			parts = append(parts, directed{s, rtl})
		}
	}
	for text != "" {
		from := strings.IndexFunc(text, rightToLeft)
		if from < 0 {
			from = len(text)
		}
		add(text[:from], false)
		text = text[from:]
		to := 0
		for at, r := range text {
			if leftToRight(r) || r == '\n' {
				break
			}
			if rightToLeft(r) {
				to = at + len(string(r))
			}
		}
		add(text[:to], true)
		text = text[to:]
	}
	return parts
}

// rightToLeft tells of the letters of scripts that run to the left: Hebrew, Arabic
// and those beside them in Unicode.
func rightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08ff || r >= 0xfb1d && r <= 0xfdcf || r >= 0xfdf0 && r <= 0xfdff ||
		r >= 0xfe70 && r <= 0xfefc || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// leftToRight tells of letters of all other scripts. Digits have no direction that
// would end a text to the left.
func leftToRight(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xc0 && r < 0x0590 && r != 0xd7 && r != 0xf7 ||
		r >= 0x0900 && r < 0x2000 || r >= 0x2c00 && r < 0xfb1d && !(r >= 0xd800 && r < 0xf900)
}

// beginsLeft tells whether a text begins, with its first letter, in a script that
// runs to the left: then so does its paragraph.
func beginsLeft(in summary.Inline) bool {
	for _, r := range in {
		for _, c := range r.Text {
			switch {
			case rightToLeft(c):
				return true
			case leftToRight(c):
				return false
			}
		}
	}
	return false
}

// link is the number of a target, 0 where it is none that a document may lead to.
// A document names only such targets itself; here it is made sure of.
func (w *writer) link(target string) int {
	if target == "" {
		return 0
	}
	u, err := url.Parse(target)
	if err != nil || u.User != nil {
		return 0
	}
	switch u.Scheme {
	case "http", "https":
		if u.Hostname() == "" {
			return 0
		}
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return 0
		}
	default:
		return 0
	}
	target = inASCII(u.String())
	if w.linkID[target] == 0 {
		w.links = append(w.links, target)
		w.linkID[target] = len(w.links)
	}
	return w.linkID[target]
}

// inASCII puts percent signs for what may not stand in an address as it is.
func inASCII(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.WriteString("%" + strings.ToUpper(strconv.FormatInt(int64(c)|0x100, 16)[1:]))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func linkRel(n int) string { return "link" + strconv.Itoa(n) }
