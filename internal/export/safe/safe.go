// Package safe makes the words of a journal safe to stand in a file that people
// open and programs print, without losing any of them.
package safe

import (
	"strings"
	"unicode/utf8"
)

// Visible makes control characters seen: those that could move a cursor, change
// a title or reorder a line where the file is printed to a terminal become their
// pictures (␛), and line ends of other systems become one line end. Tabs become
// spaces, since their width depends on where they are shown.
func Visible(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	if !strings.ContainsFunc(s, Unsafe) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	var last rune
	for _, r := range s {
		switch {
		case r == '\n' && last == '\r':
			// The second half of a line end that has been written.
		case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 || r == 0x85:
			b.WriteByte('\n')
		case r == '\t':
			b.WriteString("    ")
		case r < 0x20:
			b.WriteRune(0x2400 + r)
		case r == 0x7f:
			b.WriteRune('\u2421')
		case Unsafe(r):
			b.WriteRune('\ufffd')
		default:
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// Unsafe tells of what Visible replaces: controls, and the invisible characters
// that change the direction of what follows. The joiner that holds an emoji
// together is not among them.
func Unsafe(r rune) bool {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return true
	case r == 0x2028 || r == 0x2029 || r == 0xfeff:
		return true
	case r == 0x200e || r == 0x200f || r == 0x061c:
		return true
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// OneLine is a text without its line ends, with single spaces.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
