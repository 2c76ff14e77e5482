package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded is a text as search sees it: in small letters, without accents but
// with æ, ø and å as letters of their own, aa as å. from tells for each letter
// where it began in the original, with one more for the end.
type folded struct {
	letters []rune
	from    []int
}

const ring = '\u030a' // the combining mark that makes å of a

// fold is made for Danish and for names from around it: letters of Latin-1 and
// Latin Extended-A lose their accents.
func fold(text string) folded {
	f := folded{letters: make([]rune, 0, len(text)), from: make([]int, 0, len(text)+1)}
	f.fold(text)
	return f
}

// fold does the same in the memory that f has.
func (f *folded) fold(text string) {
	f.letters, f.from = f.letters[:0], f.from[:0]
	for i, r := range text {
		n := len(f.letters)
		switch {
		case r < utf8.RuneSelf:
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			if r == 'a' && n > 0 && f.letters[n-1] == 'a' {
				f.letters[n-1] = 'å'
				continue
			}
		case r == ring && n > 0 && f.letters[n-1] == 'a':
			f.letters[n-1] = 'å'
			continue
		case unicode.Is(unicode.Mn, r):
			continue
		default:
			r = foldLetter(r)
		}
		f.letters = append(f.letters, r)
		f.from = append(f.from, i)
	}
	f.from = append(f.from, len(text))
}

// holds tells whether all words are in the text.
func (f *folded) holds(words [][]rune) bool {
	for _, word := range words {
		if !f.holdsOne(word) {
			return false
		}
	}
	return true
}

func (f *folded) holdsOne(word []rune) bool {
	for at := 0; at+len(word) <= len(f.letters); at++ {
		if f.letters[at] == word[0] && startsWith(f.letters[at:], word) {
			return true
		}
	}
	return false
}

const (
	accentsFirst = 0xc0
	// plainLetters are the letters from U+00C0 to U+017F without their accents,
	// in the order of Unicode. × and ÷ stand for themselves.
	plainLetters = "aaaaaåæceeeeiiiidnooooo×øuuuuyþsaaaaaåæceeeeiiiidnooooo÷øuuuuyþy" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
		"lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
)

var plain = []rune(plainLetters)

func foldLetter(r rune) rune {
	if at := int(r) - accentsFirst; at >= 0 && at < len(plain) {
		return plain[at]
	}
	if low := unicode.ToLower(r); low >= utf8.RuneSelf {
		return low
	}
	// The sign for kelvin and its like are no letters of a word.
	return r
}

// queryWords are the words of a query, folded. Two of the same count once.
func queryWords(query string) [][]rune {
	var list [][]rune
	seen := map[string]bool{}
	for _, word := range strings.Fields(query) {
		letters := fold(word).letters
		if key := string(letters); len(letters) > 0 && !seen[key] {
			seen[key] = true
			list = append(list, letters)
		}
	}
	return list
}

// marks are the places of all words in a text, as byte ranges in their order;
// found is false where one of them isn't there.
func (f folded) marks(words [][]rune) (marks [][2]int, found bool) {
	hit := make([]bool, len(f.letters))
	for _, word := range words {
		any := false
		for at := 0; at+len(word) <= len(f.letters); at++ {
			if !startsWith(f.letters[at:], word) {
				continue
			}
			any = true
			for i := range word {
				hit[at+i] = true
			}
		}
		if !any {
			return nil, false
		}
	}
	for at := 0; at < len(hit); at++ {
		if !hit[at] {
			continue
		}
		end := at
		for end < len(hit) && hit[end] {
			end++
		}
		marks = append(marks, [2]int{f.from[at], f.from[end]})
		at = end
	}
	return marks, true
}

func startsWith(letters, word []rune) bool {
	for i, r := range word {
		if letters[i] != r {
			return false
		}
	}
	return true
}
