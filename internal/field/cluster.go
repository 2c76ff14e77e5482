package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Method is how many cells the terminal gives a grapheme cluster: the same two
// ways that the renderer knows, so that text and cursor agree with it.
type Method = ansi.Method

// The methods: each code point for itself, as most terminals do, or each cluster
// as one, as those do that report mode 2027.
const (
	ByRune    = ansi.WcWidth
	ByCluster = ansi.GraphemeWidth
)

// tabStop is how far tabs reach.
const tabStop = 4

// simple tells whether a byte begins a code point below U+0300. Between two of
// those there is always a border of clusters, and each is one cell or a control.
func simple(b byte) bool { return b < 0xcc }

// cluster is the length in bytes of the first grapheme cluster of a text, and
// its width in cells where it is no tab. Nothing that has a place in the text is
// less than one cell wide: what a terminal would not show is shown as a sign.
func cluster(s string, m Method) (n, width int) {
	c := s[0]
	switch {
	case c < 0x80:
		if len(s) == 1 || simple(s[1]) {
			return 1, 1
		}
		if c < 0x20 || c == 0x7f {
			return 1, 1
		}
	case c >= 0xc2 && c < 0xcc && len(s) > 1 && s[1]&0xc0 == 0x80:
		if len(s) == 2 || simple(s[2]) {
			return 2, 1
		}
	}
	if r, size := utf8.DecodeRuneInString(s); r == utf8.RuneError && size <= 1 {
		return 1, 1
	}
	first, w := ansi.FirstGraphemeCluster(s, m)
	if hidden(first) {
		return len(first), 1
	}
	return len(first), max(1, w)
}

// hidden tells whether a cluster is shown as a sign in place of itself.
func hidden(cluster string) bool {
	r, size := utf8.DecodeRuneInString(cluster)
	if unsafe(r) || r == utf8.RuneError {
		return true
	}
	for _, r := range cluster[size:] {
		if unsafe(r) || r == utf8.RuneError {
			return true
		}
	}
	return false
}

// unsafe tells of characters that a terminal might obey, or that would make it
// show the line in another order.
func unsafe(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029,
		r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r >= 0xfff9 && r <= 0xfffb,
		r >= 0xe0000 && r <= 0xe0fff && r != 0xe007f && (r < 0xe0020 || r > 0xe007e):
		return true
	}
	return false
}

// Shown is what a cluster is drawn as: itself, or one cell that stands for what
// can't be seen. plain is false for the latter.
func shown(cluster string, m Method) (drawn string, plain bool) {
	r, size := utf8.DecodeRuneInString(cluster)
	switch {
	case r >= 0x20 && r < 0x7f && size == len(cluster):
		return cluster, true
	case r < 0x20 && size == len(cluster):
		return string('␀' + r), false // the pictures stand in the order of the characters
	case r == 0x7f:
		return "␡", false
	case r == '\u00ad':
		return "-", false // a hyphen that shows only where a line is broken
	case hidden(cluster):
		return "�", false
	}
	if m.StringWidth(cluster) > 0 {
		return cluster, true
	}
	if unicode.Is(unicode.M, r) {
		return "◌" + cluster, true // a mark with nothing below it
	}
	return "·", false
}

// blank tells whether a line may be broken after a cluster because it is a blank.
func blank(cluster string) bool {
	switch cluster[0] {
	case ' ', '\t':
		return len(cluster) == 1
	case 0xe1, 0xe2, 0xe3:
		r, size := utf8.DecodeRuneInString(cluster)
		return size == len(cluster) && r != 0x2007 && r != 0x202f && unicode.Is(unicode.Zs, r)
	}
	return false
}

// kind sorts clusters for movement by words.
type kind int

const (
	gap kind = iota
	word
	sign
)

func kindOf(cluster string) kind {
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case unicode.IsSpace(r):
		return gap
	case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
		return word
	}
	return sign
}

// Plain turns the line ends of Windows and old Macs into plain ones.
func Plain(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
