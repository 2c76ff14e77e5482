package ui

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letter is one letter of a folded text and the bytes of the text it was made of.
type letter struct {
	r        rune
	from, to int
}

// Matches are the places in a line that read as a query the way the search reads:
// whatever the case, with aa as å and without accents. They are byte ranges of the
// line, in order, none over another.
func Matches(line, query string) [][2]int {
	what := letters(nil, query)
	if len(what) == 0 {
		return nil
	}
	text := letters(make([]letter, 0, len(line)), line)
	var found [][2]int
	for i := 0; i+len(what) <= len(text); i++ {
		k := 0
		for k < len(what) && text[i+k].r == what[k].r {
			k++
		}
		if k == len(what) {
			found = append(found, [2]int{text[i].from, text[i+k-1].to})
			i += k - 1
		}
	}
	return found
}

// letters folds a text as Fold does, and keeps where each letter came from.
func letters(into []letter, s string) []letter {
	put := func(r rune, from, to int) {
		n := len(into)
		switch {
		case r == 'a' && n > 0 && into[n-1].r == 'a':
			into[n-1].r, into[n-1].to = 'å', to
		case r == '\u030a' && n > 0 && into[n-1].r == 'a':
			into[n-1].r, into[n-1].to = 'å', to
		case unicode.Is(unicode.Mn, r):
			if n > 0 {
				into[n-1].to = to
			}
		default:
			into = append(into, letter{r, from, to})
		}
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			put(rune(c), i, i+1)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r = unicode.ToLower(r); r {
		case 'æ', 'ø', 'å':
			put(r, i, i+size)
		default:
			for _, part := range norm.NFD.String(string(r)) {
				put(part, i, i+size)
			}
		}
		i += size
	}
	return into
}
