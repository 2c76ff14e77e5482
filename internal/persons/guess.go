package persons

import (
	"strings"
	"unicode/utf8"
)

// guess tells whether a capitalised word that no list knows is a name: it stands so
// within a sentence, or it begins one and a surname follows or something that only
// people do.
func (f *finder) guess(text int, tokens []token, i int) called {
	t := &tokens[i]
	if !f.strange(t) {
		return nobody
	}
	w := t.word.stem
	compound := i+1 < len(tokens) && tokens[i+1].gap == joined && tokens[i+1].shape != large
	if compound && !hasPrefix(tokens[i+1].word.key, f.lex.compounds) {
		return nobody
	}
	if !t.opens || max(w.mid, t.word.mid) > 0 {
		return byGuess
	}
	if t.word.small+w.small > 0 {
		return nobody
	}
	if i+1 < len(tokens) && tokens[i+1].gap == spaced && tokens[i+1].shape == large && !tokens[i+1].opens {
		next := &tokens[i+1]
		if nw := next.word.stem; !nw.is(first) && (nw.is(surname) || f.strange(next)) {
			return byGuess
		}
	}
	if (f.acts(tokens, i) || f.paired(tokens, i)) && !endsIn(t.word.key, commonEnds) {
		return byGuess
	}
	return nobody
}

// paired tells whether a word is coupled with what is a name by its own place:
// "Jasna og Vesna".
func (f *finder) paired(tokens []token, i int) bool {
	if i+2 >= len(tokens) || tokens[i+1].gap != spaced || tokens[i+2].gap != spaced {
		return false
	}
	switch tokens[i+1].word.key {
	case "og", "and", "eller", "or":
	default:
		return false
	}
	other := &tokens[i+2]
	if other.shape != large || other.opens || other.end-other.start == 1 {
		return false
	}
	return other.word.stem.is(first) || f.strange(other)
}

// Endings of common words, in Danish their definite and plural forms, which a name
// that nobody has heard of seldom has.
var commonEnds = []string{
	"en", "et", "ne", "er", "te", "de", "ere", "else", "hed", "ing", "tion", "sion", "lig", "isk",
	"ers", "ed", "ly", "ment", "ness", "ity", "ents", "ees", "ants",
}

// strange tells whether a word in capitals may be a name that no list knows.
func (f *finder) strange(t *token) bool {
	w := t.word
	if w.said || w.stem.said || w.is(place|organisation|head|opener|abbreviation|verb|person) || w.title != "" {
		return false
	}
	if utf8.RuneCountInString(w.key) < 2 || f.lex.isPerson(w.key) || len(w.key) > 5 && endsIn(w.stem.key, f.lex.endings) {
		return false
	}
	if f.everyday == everydayEn && endsIn(w.key, englishEnds) {
		return false
	}
	// What is also written small is a word: "team" and "Team".
	return w.small+w.stem.small == 0 || w.small < w.mid && w.small <= 1
}

// Endings of English words that stand with a capital in headings and titles.
var englishEnds = []string{"ing", "tion", "ment", "ness", "ity", "ance", "ence", "ship", "ive", "ical", "ings", "ology", "ism", "ists", "ies"}

// spoken tells whether something speaks for a doubtful word at a sentence's start: a
// surname or another first name behind it, or what only people do.
func (f *finder) spoken(text int, tokens []token, i int) bool {
	if f.acts(tokens, i) {
		return true
	}
	if i+1 >= len(tokens) {
		return false
	}
	next := &tokens[i+1]
	if next.shape != large || next.opens || next.gap != spaced && next.gap != joined {
		return false
	}
	w := next.word.stem
	if next.end-next.start == 1 {
		return next.end < len(f.texts[text]) && f.texts[text][next.end] == '.'
	}
	return f.lex.isSurname(w.key) || w.is(first) && !w.is(f.doubtful) || f.strange(next)
}

// acts tells whether what only people do stands behind a word.
func (f *finder) acts(tokens []token, i int) bool {
	if i+1 >= len(tokens) || tokens[i+1].gap != spaced || tokens[i+1].shape != small {
		return false
	}
	return tokens[i+1].word.traits&verb != 0
}

// hasPrefix tells whether a word has any of the beginnings.
func hasPrefix(word string, beginnings []string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(word, b) {
			return true
		}
	}
	return false
}
