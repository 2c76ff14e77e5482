package i18n

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is a run of letters, a run of digits, or one other character of a text
// that is read.
type token struct {
	word       string // in small letters, composed; "" for the others
	number     int    // -1 where it is none or has too many digits to be a date's
	digits     int    // how many digits the number has
	mark       rune   // the character itself; 0 for the others
	spaced     bool   // white space stands before it
	start, end int    // bytes in the text
}

// mostTokens is more than the longest date has; what follows is never read, so
// that a chapter that begins with a date costs no more than the date.
const mostTokens = 24

func tokens(text string) []token {
	var found []token
	spaced := false
	for i := 0; i < len(text) && len(found) < mostTokens; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			spaced = true
			i += size
			continue
		}
		t := token{number: -1, spaced: spaced, start: i}
		switch {
		case isDigit(r):
			i += runLength(text[i:], isDigit)
			t.digits = i - t.start
			if n, err := strconv.Atoi(text[t.start:i]); err == nil && t.digits <= 5 {
				t.number = n
			}
		case isLetter(r):
			i += runLength(text[i:], isLetter)
			t.word = strings.ToLower(norm.NFC.String(text[t.start:i]))
		default:
			i += size
			t.mark = r
			if r == '−' || r == '–' {
				t.mark = '-'
			}
		}
		t.end = i
		spaced = false
		found = append(found, t)
	}
	return found
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isLetter takes combining marks too: macOS hands over å as a and a ring.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func runLength(text string, in func(rune) bool) int {
	if end := strings.IndexFunc(text, func(r rune) bool { return !in(r) }); end >= 0 {
		return end
	}
	return len(text)
}
