package persons

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Characters that nobody sees and that may stand within a word: a soft hyphen, the
// zero-width ones. A name that is broken by one of them is still that name.
func invisible(r rune) bool {
	switch r {
	case 0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF:
		return true
	}
	return false
}

// letter tells whether a character belongs to a word: letters and the marks upon
// them, not digits, hyphens, apostrophes or underscores, which end it.
func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || invisible(r)
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

// wordEnd is where the word that begins at i ends; i where none begins there.
func wordEnd(s string, i int) int {
	for i < len(s) {
		if b := s[i]; b < utf8.RuneSelf {
			if b|0x20 < 'a' || b|0x20 > 'z' {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !letter(r) {
			return i
		}
		i += n
	}
	return i
}

// appendFold adds a word to buf as it is compared: in small letters, composed
// (NFC), without what nobody sees.
func appendFold(buf []byte, s string) []byte {
	from, plain := len(buf), true
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= utf8.RuneSelf {
			plain = false
			break
		}
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		}
		buf = append(buf, b)
	}
	if plain {
		return buf
	}
	buf = buf[:from]
	marked := false
	for _, r := range s {
		if invisible(r) {
			continue
		}
		marked = marked || unicode.IsMark(r)
		buf = utf8.AppendRune(buf, unicode.ToLower(r))
	}
	if marked {
		return append(buf[:from], norm.NFC.Bytes(append([]byte(nil), buf[from:]...))...)
	}
	return buf
}

// fold is a word as it is compared.
func fold(s string) string { return string(appendFold(nil, s)) }

// shape is how a word is written.
type shape byte

const (
	small   shape = iota // mette
	large                // Mette, and a single capital
	shouted              // METTE, two capitals or more
	mixed                // McDonald, MJs, iPad
	figures              // 2026
)

// shapeOf tells how a word is written. Letters that have no case count as small.
func shapeOf(s string) shape {
	var upper, lower, n int
	begins := false
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			begins = begins || n == 0
		case unicode.IsLetter(r):
			lower++
		default:
			continue
		}
		n++
	}
	switch {
	case upper == 0:
		return small
	case begins && upper == 1:
		return large
	case lower == 0:
		return shouted
	}
	return mixed
}

// named tells whether a mixed word is written as names are: McDonald, MacLeod,
// DeVries.
func named(s string) bool {
	for _, prefix := range []string{"Mc", "Mac", "De", "Di", "Van", "La", "Le", "Fitz"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok && len(rest) > 2 && shapeOf(rest) == large {
			return true
		}
	}
	return false
}

// apostrophe is how long the apostrophe is that stands at i, 0 where none does.
func apostrophe(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	if s[i] == '\'' || s[i] == '`' {
		return 1
	}
	for _, a := range []string{"’", "ʼ", "´", "‘"} {
		if strings.HasPrefix(s[i:], a) {
			return len(a)
		}
	}
	return 0
}

// dash tells of a hyphen or any dash that is written for one.
func dash(r rune) bool {
	switch r {
	case '-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212:
		return true
	}
	return false
}

// blank tells of a space within a line.
func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == 0xA0 || r == 0x2009 || r == 0x202F || r == 0x2007
}

// gap is what stands between two words.
type gap byte

const (
	apart   gap = iota // anything that keeps them apart
	spaced             // spaces, or one line's end
	joined             // a hyphen
	quoted             // an apostrophe: O'Brien, Mette's
	dotted             // a full stop, with or without a space: M.J., J. Hansen
	comma              // a comma and a space
	slashed            // a slash, an underscore
)

// gapOf tells what the characters between two words are.
func gapOf(s string) gap {
	switch s {
	case " ":
		return spaced
	case "-":
		return joined
	case ", ":
		return comma
	case ". ", ".":
		return dotted
	case "/", "_":
		return slashed
	case "":
		return apart
	}
	if len(s) == apostrophe(s, 0) {
		return quoted
	}
	lines := 0
	for i, r := range s {
		switch {
		case blank(r):
		case r == '\n':
			lines++
		case r == '\r':
		case dash(r) && i == 0 && len(s) == utf8.RuneLen(r):
			return joined
		case r == '.' && i == 0:
			for _, r := range s[1:] {
				if !blank(r) {
					return apart
				}
			}
			return dotted
		default:
			return apart
		}
	}
	if lines > 1 {
		return apart
	}
	return spaced
}
