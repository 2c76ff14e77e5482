package diff

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// class says what sort of token one is.
type class byte

const (
	word    class = iota
	blank         // a run of blanks within a line
	newline       // one end of a line
	sign          // one punctuation mark, or anything else that is no letter
)

// text is a text cut into tokens.
type text struct {
	words  string
	ids    []int32 // equal for equal tokens of both texts
	starts []int32 // where each token begins; one more for the end
	sorts  []class
	weigh  []int32 // letters of a word, 0 for any other
}

// between is the text of the tokens from one up to another, exclusive.
func (t *text) between(from, to int) string { return t.words[t.starts[from]:t.starts[to]] }

// tokens cuts a text up. known gives the tokens of all texts their numbers.
func tokens(s string, known map[string]int32) *text {
	t := &text{words: s}
	for at := 0; at < len(s); {
		n, kind, letters := next(s[at:])
		piece := s[at : at+n]
		id, ok := known[piece]
		if !ok {
			id = int32(len(known))
			known[piece] = id
		}
		t.ids = append(t.ids, id)
		t.starts = append(t.starts, int32(at))
		t.sorts = append(t.sorts, kind)
		t.weigh = append(t.weigh, int32(letters))
		at += n
	}
	t.starts = append(t.starts, int32(len(s)))
	return t
}

// next is the length of the token that a text begins with, its class, and the
// letters in it.
func next(s string) (n int, kind class, letters int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '\r' && len(s) > 1 && s[1] == '\n':
		return 2, newline, 0
	case r == '\n' || r == '\r':
		return size, newline, 0
	case isBlank(r):
		n = size
		for n < len(s) {
			r, size := utf8.DecodeRuneInString(s[n:])
			if !isBlank(r) {
				break
			}
			n += size
		}
		return n, blank, 0
	case isLetter(r):
		n, letters = wordAt(s)
		return n, word, letters
	case r < utf8.RuneSelf || r == utf8.RuneError:
		// What follows may combine with it, as in a keycap.
		if n = size; n == len(s) || s[n] < utf8.RuneSelf {
			return n, sign, 0
		}
	}
	if r == utf8.RuneError {
		return size, sign, 0
	}
	// A family or a flag is several characters and one sign.
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return len(cluster), sign, 0
}

// wordAt is the length of the word that a text begins with.
func wordAt(s string) (n, letters int) {
	var before rune
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case unicode.IsMark(r), isJoiner(r):
		case isLetter(r):
			letters++
		case isInner(before, r, s[n+size:]):
		default:
			return n, letters
		}
		before = r
		n += size
	}
	return n, letters
}

func isBlank(r rune) bool { return r != '\n' && r != '\r' && unicode.IsSpace(r) }

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isJoiner tells of characters that are not seen and stand inside of words.
func isJoiner(r rune) bool { return r == '\u00ad' || r == '\u200c' || r == '\u200d' }

// isInner tells whether a sign holds a word together: hyphens and apostrophes
// between letters, and what stands between the digits of a number or a time.
func isInner(before, r rune, after string) bool {
	then, _ := utf8.DecodeRuneInString(after)
	switch r {
	case '-', '\u2010', '\u2011', '\'', '\u2019':
		return isLetter(then)
	case '.', ',', ':':
		return unicode.IsDigit(before) && unicode.IsDigit(then)
	}
	return false
}
