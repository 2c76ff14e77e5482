package pdf

import "unicode"

// row is a line of a text as it was broken.
type row struct {
	glyphs []glyph
	styles []style
	indent float64 // from the left of the text, where the line began with spaces
	joins  bool    // the word goes on in the next line
}

func (r row) width() float64 { return r.indent + width(r.glyphs) }

// wrap breaks a text into lines of at most this width, at spaces and after a dash
// inside a word, and anywhere only where a word is longer than a line. Line ends of
// the text stay. A text without anything in it has no lines.
func (s *shaped) wrap(limit float64) []row {
	var rows []row
	start := 0
	for i := 0; i <= len(s.glyphs); i++ {
		if i < len(s.glyphs) && s.glyphs[i].r != '\n' {
			continue
		}
		if i == len(s.glyphs) && start == i {
			break
		}
		rows = s.wrapLine(rows, s.glyphs[start:i], limit)
		start = i + 1
	}
	return rows
}

// wrapLine adds a line of the text, broken where it has to.
func (s *shaped) wrapLine(rows []row, line []glyph, limit float64) []row {
	lead := 0.0
	for len(line) > 0 && line[0].r == ' ' {
		lead += float64(line[0].advance)
		line = line[1:]
	}
	lead = min(lead, limit/3)
	for len(line) > 0 && line[len(line)-1].r == ' ' {
		line = line[:len(line)-1]
	}
	room := limit - lead
	add := func(part []glyph, joins bool) {
		for len(part) > 0 && part[len(part)-1].r == ' ' {
			part = part[:len(part)-1]
		}
		rows = append(rows, row{glyphs: part, styles: s.styles, indent: lead, joins: joins})
	}
	start, last, used := 0, 0, 0.0 // last is where the line can be broken
	for i := 0; i < len(line); i++ {
		used += float64(line[i].advance)
		if used > room && line[i].r != ' ' && i > start {
			switch {
			case last > start:
				add(line[start:last], line[last-1].r != ' ')
				start = last
			default:
				at := i
				for at > start+1 && unicode.Is(unicode.Mn, line[at].r) {
					at-- // a mark stays with its letter
				}
				add(line[start:at], true)
				start = at
			}
			used = width(line[start : i+1])
			last = start
		}
		if breakable(line, i) {
			last = i + 1
		}
	}
	add(line[start:], false)
	if n := len(rows); n > 1 && start > 0 && line[start-1].r == ' ' {
		company(&rows[n-2], &rows[n-1], room)
	}
	return rows
}

// company sees to it that no short word stands alone in the last line of a
// paragraph, where the line above can spare one.
func company(above, last *row, room float64) {
	const short, enough = 0.12, 0.7
	w := width(last.glyphs)
	n := len(above.glyphs)
	if n == 0 || len(last.glyphs) == 0 || w > room*short {
		return
	}
	// The two lines must be one run of glyphs with a single space between them.
	if cap(above.glyphs) < n+2 || &above.glyphs[:n+2][n+1] != &last.glyphs[0] {
		return
	}
	for _, g := range last.glyphs {
		if g.r == ' ' {
			return
		}
	}
	for i := n - 1; i > 0; i-- {
		if above.glyphs[i].r != ' ' {
			continue
		}
		if glued(above.glyphs, i) {
			continue
		}
		if width(above.glyphs[:i]) < room*enough {
			return
		}
		whole := above.glyphs[i+1 : n+1+len(last.glyphs)]
		if width(whole) > room {
			return
		}
		above.glyphs, last.glyphs = above.glyphs[:i], whole
		return
	}
}

// breakable tells whether a line may end after a glyph.
func breakable(line []glyph, i int) bool {
	if i+1 >= len(line) || line[i+1].r == ' ' {
		return false
	}
	switch line[i].r {
	case ' ', '\u2003', '\u2002':
		return i > 0 && !glued(line, i)
	case '-', '–', '—', '/':
		// In figures and addresses of a few letters it would tear apart what is one.
		return i > 1 && i+2 < len(line) && letter(line[i-1].r) && letter(line[i-2].r) && letter(line[i+1].r) && letter(line[i+2].r)
	}
	return false
}

func letter(r rune) bool { return unicode.IsLetter(r) }
func digit(r rune) bool  { return r >= '0' && r <= '9' }

// glued tells whether a space holds together what it stands between: "33 %",
// "25. august" and "kl. 13".
func glued(line []glyph, i int) bool {
	before, after := line[i-1].r, line[i+1].r
	switch {
	case digit(before):
		// "33 %", "20 November"
		day := i < 3 || !digit(line[i-2].r) || !digit(line[i-3].r)
		return after == '%' || day && unicode.IsUpper(after)
	case before != '.' || i < 2:
		return false
	case digit(line[i-2].r):
		short := i < 4 || !digit(line[i-3].r) || !digit(line[i-4].r)
		return short && unicode.IsLower(after)
	default:
		return digit(after) && i >= 3 && line[i-2].r == 'l' && line[i-3].r == 'k'
	}
}
