package persons

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stjerne/internal/i18n"
)

// token is a word of a text, or a row of digits, where it stands.
type token struct {
	word       *word
	start, end int // bytes
	shape      shape
	gap        gap  // what stands between it and the one before
	opens      bool // it begins a sentence, a line or a quotation
	hidden     bool // it is part of an address, which is a finding of its own
}

// word is what is known of a word that is met, over all texts.
type word struct {
	key      string
	traits   trait
	stem     *word // without the s of its genitive; itself where it has none
	genitive bool
	title    string // the title that it is, "" where it is none
	patterns []*pattern

	small   int  // how often it stands in small letters
	mid     int  // how often with a capital within a sentence
	certain bool // it names one who takes part in a meeting
	known   bool // it is part of a full name that is met
	said    bool // the program itself says it
	met     bool // it stands by itself too, not only with the s of a genitive
}

// is tells whether a word, or what it is the genitive of, has any of the traits.
func (w *word) is(t trait) bool { return (w.traits|w.stem.traits)&t != 0 }

// tokens cuts a text into words. Each word is looked up once, however often it comes.
func (f *finder) tokens(s string) []token {
	list := make([]token, 0, len(s)/6+1)
	last := 0
	for i := 0; i < len(s); {
		var end int
		figure := false
		if digit(s[i]) {
			figure = true
			for end = i + 1; end < len(s) && digit(s[end]); end++ {
			}
		} else if end = wordEnd(s, i); end == i {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		t := token{start: i, end: end, shape: figures}
		if !figure {
			t.shape = shapeOf(s[i:end])
		}
		t.word = f.word(s[i:end])
		between := s[last:i]
		t.gap = gapOf(between)
		t.opens = len(list) == 0 || opens(between, &list[len(list)-1], s, end)
		list = append(list, t)
		i, last = end, end
	}
	return list
}

// word returns what is known of a word.
func (f *finder) word(s string) *word {
	f.buf = appendFold(f.buf[:0], s)
	if w, ok := f.words[string(f.buf)]; ok {
		return w
	}
	key := string(f.buf)
	w := &word{key: key, traits: f.lex.traits[key], patterns: f.lex.patterns[key]}
	w.stem = w
	// English titles are rows of words, "the deputy", and stand with the phrases.
	if f.lang != i18n.English {
		stem, _ := strings.CutSuffix(key, "s")
		switch {
		case f.lex.isTitle(key):
			w.title = key
		case f.lex.isTitle(stem):
			w.title = stem
		}
	}
	f.words[key] = w
	return w
}

// opens tells whether a word begins a sentence, from what stands between it and the
// word before, so that its capital says nothing.
func opens(between string, before *token, s string, end int) bool {
	if between == " " || between == "-" || between == ", " {
		return false
	}
	for i, r := range between {
		switch r {
		case '\n', '\r', '!', '?', '…', ':', '•', '|', '\t':
			return true
		case '.':
			abbreviated := before.word.traits&short != 0 || before.end-before.start == 1 && before.shape == large
			if !abbreviated || len(between) > 2 {
				return true
			}
		case '(', '[':
			// What stands alone in brackets is no sentence: "den nye (Zeynab)".
			if end >= len(s) || s[end] != ')' && s[end] != ']' && s[end] != ',' {
				return true
			}
		case '"', '“', '„', '»', '«', '”', '\'', '‘':
			rest := between[i+utf8.RuneLen(r):]
			opening := i > 0 && unicode.IsSpace(lastRune(between[:i]))
			if opening && rest == "" {
				return true
			}
		}
	}
	return false
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
