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
	if !utf8.ValidString(first) {
		// A byte that is no character stands alone, or it would hide its neighbours.
		whole := 0
		for r, size := utf8.DecodeRuneInString(first); r != utf8.RuneError || size > 1; r, size = utf8.DecodeRuneInString(first[whole:]) {
			whole += size
		}
		first = first[:whole]
		w = m.StringWidth(first)
	}
	switch {
	case hidden(first) || leading(first):
		return len(first), 1
	case bare(first, w):
		w = m.StringWidth(base + first)
	}
	return len(first), max(1, w)
}

// base is what carries a mark that has nothing below it.
const base = "◌"

// bare tells whether a cluster would grow together with anything drawn before it.
// It stands at the start of a line, or behind what is shown as a sign: left as it
// is, it would take the sign's cell for its own.
func bare(cluster string, width int) bool {
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case unicode.Is(unicode.M, r):
	case width == 0:
		return false // joiners and the like, which are shown as a sign
	case r == 0xe33, r == 0xeb3, r == 0x200d, r >= 0x1f3fb && r <= 0x1f3ff, unicode.Is(unicode.Other_Grapheme_Extend, r):
	default:
		return false
	}
	with, _ := ansi.FirstGraphemeCluster(base+cluster, ByCluster)
	return len(with) > len(base)
}

// leading tells whether a cluster would grow together with anything drawn after
// it, as the number signs of Arabic do. In a text something follows that doesn't
// belong to it, but that may be drawn as a blank or a sign.
func leading(cluster string) bool {
	r, _ := utf8.DecodeLastRuneInString(cluster)
	switch {
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
	case r == 0xd4e, r >= 0x11000 && r < 0x12000:
	default:
		return false
	}
	with, _ := ansi.FirstGraphemeCluster(cluster+"x", ByCluster)
	return len(with) > len(cluster)
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

// shown is what a cluster is drawn as: itself, or one cell that stands for what
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
	case r >= 0x20 && r < 0x300:
		if hidden(cluster) {
			return "�", false
		}
		return cluster, true
	case hidden(cluster):
		return "�", false
	case leading(cluster):
		return "·", false
	}
	switch w := m.StringWidth(cluster); {
	case bare(cluster, w):
		return base + cluster, true
	case w > 0:
		return cluster, true
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
