package ui

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
)

// Width is the number of cells that a text takes, styles not counted.
func Width(s string) int { return Measure().StringWidth(s) }

// Clean makes a text safe to send to a terminal: control characters are shown
// as signs, tabs as four spaces. Line ends stay.
func Clean(s string) string {
	clean := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 0x20 && c != '\n') || c == 0x7f || c >= 0x80 {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case r == '\t':
			b.WriteString("    ")
		case r < 0x20:
			b.WriteRune('␀' + r) // the control pictures stand in the order of the characters
		case r == 0x7f:
			b.WriteRune('␡')
		case r >= 0x80 && r < 0xa0, r == utf8.RuneError, r == '\u2028', r == '\u2029',
			r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			// C1 controls are commands to some terminals, and overrides of the
			// writing direction would make a line read as something else.
			b.WriteRune('�')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Wrap breaks a text into lines of at most w cells, at words where it can.
func Wrap(s string, w int) []string {
	if w < 1 {
		w = 1
	}
	s = Clean(s)
	var lines []string
	for _, line := range strings.Split(s, "\n") {
		line = strings.TrimRight(line, " ")
		if Width(line) <= w {
			lines = append(lines, line)
			continue
		}
		lines = append(lines, strings.Split(Measure().Wrap(line, w, " "), "\n")...)
	}
	return lines
}

// OneLine is the start of a text in one line of at most w cells, cut with "…".
func OneLine(s string, w int) string {
	if w <= 0 {
		return ""
	}
	return Cut(strings.Join(strings.Fields(Clean(s)), " "), w)
}

// Cut shortens a styled or plain line to w cells, with "…" where something is gone.
func Cut(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if Width(s) <= w {
		return s
	}
	return Measure().Truncate(s, w, "…")
}

// Fill makes a line exactly w cells wide.
func Fill(s string, w int) string {
	n := Width(s)
	if n > w {
		return Cut(s, w)
	}
	return s + strings.Repeat(" ", w-n)
}

// Ends puts one text at the left end of a line and one at the right; where both
// don't fit the left one is cut.
func Ends(left, right string, w int) string {
	r := Width(right)
	if r == 0 {
		return Cut(left, w)
	}
	if r+2 > w {
		return Cut(left, w)
	}
	left = Cut(left, w-r-2)
	return left + strings.Repeat(" ", w-r-Width(left)) + right
}

// Indent puts a text before each line; lines are not styled yet or wholly styled.
func Indent(lines []string, with string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = with + l
	}
	return out
}

// Paint styles each line for itself, since a style's end would drop that of the
// line around it.
func Paint(lines []string, st lipgloss.Style) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l == "" {
			continue
		}
		out[i] = st.Render(l)
	}
	return out
}

// Beside joins columns of lines, each filled to its width, with a text between.
func Beside(h int, between string, widths []int, columns ...[]string) []string {
	out := make([]string, h)
	for i := range out {
		var b strings.Builder
		for c, col := range columns {
			if c > 0 {
				b.WriteString(between)
			}
			line := ""
			if i < len(col) {
				line = col[i]
			}
			if c == len(columns)-1 {
				b.WriteString(Cut(line, widths[c]))
			} else {
				b.WriteString(Fill(line, widths[c]))
			}
		}
		out[i] = b.String()
	}
	return out
}

// Center puts lines in the middle of w x h cells.
func Center(lines []string, w, h int) []string {
	widest := 0
	for _, l := range lines {
		widest = max(widest, Width(l))
	}
	out := make([]string, 0, h)
	for range max(0, (h-len(lines))/3) {
		out = append(out, "")
	}
	pad := strings.Repeat(" ", max(0, (w-widest)/2))
	for _, l := range lines {
		out = append(out, pad+l)
	}
	return out
}

// Or is a text, or another where it is empty.
func Or(s, other string) string {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return s
}

// Capital is a text with its first letter as a capital, to begin a line with.
func Capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+utf8.RuneLen(r):]
	}
	return s
}
