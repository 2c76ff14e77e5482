package summary

import (
	"net/url"
	"regexp"
	"strings"
)

// address finds what a reader would take for an address: a page on the net with its
// scheme, or somebody's mail. No other scheme is ever made a link.
var address = regexp.MustCompile(`(?i)https?://[^\s<>"'»«“”|\\^\x60{}]+|[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+`)

// linked makes links of the addresses that stand in texts. Headings stay as they are.
func linked(d Document) Document {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == Heading {
			continue
		}
		b.Text = b.Text.linked()
		for n := range b.Items {
			b.Items[n] = b.Items[n].linked()
		}
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for n := range row {
					row[n] = row[n].linked()
				}
			}
		}
		if b.Columns != nil {
			for n := range b.Columns.Rows {
				p := &b.Columns.Rows[n]
				p.Left, p.Right = p.Left.linked(), p.Right.linked()
			}
		}
	}
	return d
}

func (in Inline) linked() Inline {
	var out Inline
	for i, r := range in {
		if r.Link == "" && strings.ContainsAny(r.Text, ":@") {
			if parts := addressed(r); len(parts) > 1 || parts[0].Link != "" {
				if out == nil {
					out = append(out, in[:i]...)
				}
				out = append(out, parts...)
				continue
			}
		}
		if out != nil {
			out = append(out, r)
		}
	}
	if out == nil {
		return in
	}
	return out
}

// addressed cuts a run where addresses stand in it.
func addressed(r Run) []Run {
	var parts []Run
	at := 0
	for _, found := range address.FindAllStringIndex(r.Text, -1) {
		words := trimmed(r.Text[found[0]:found[1]])
		link := target(words)
		if link == "" {
			continue
		}
		if found[0] > at {
			parts = append(parts, Run{Text: r.Text[at:found[0]], Style: r.Style})
		}
		parts = append(parts, Run{Text: words, Style: r.Style, Link: link})
		at = found[0] + len(words)
	}
	if at < len(r.Text) {
		parts = append(parts, Run{Text: r.Text[at:], Style: r.Style})
	}
	return parts
}

// trimmed takes off what ends the sentence and not the address.
func trimmed(words string) string {
	for {
		short := strings.TrimRight(words, ".,;:!?…")
		if n := len(short); n > 0 && short[n-1] == ')' && strings.Count(short, "(") < strings.Count(short, ")") {
			short = short[:n-1]
		}
		if short == words {
			return words
		}
		words = short
	}
}

// target is the address as a file holds it, in ASCII; "" where it is none.
func target(words string) string {
	if !strings.Contains(words, "://") {
		return "mailto:" + words
	}
	u, err := url.Parse(words)
	if err != nil || u.Host == "" || u.User != nil {
		return ""
	}
	return u.String()
}
