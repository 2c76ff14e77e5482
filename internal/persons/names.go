package persons

import "unicode/utf8"

// The longest name that is put together, in words.
const longestName = 6

// called is what a word is within a name.
type called byte

const (
	nobody  called = iota
	byFirst        // a first name
	byLast         // a surname
	byGuess        // a capitalised word that no list knows
)

// names finds names in a text's tokens.
func (f *finder) names(text int, tokens []token) {
	for i := 0; i < len(tokens); {
		n := f.nameAt(text, tokens, i)
		i += max(n, 1)
	}
}

// nameAt puts together the name that begins at a token, counts it, and tells how many
// tokens it takes; 0 where none begins there.
func (f *finder) nameAt(text int, tokens []token, i int) int {
	kind := f.callsAt(text, tokens, i)
	if kind == nobody {
		return 0
	}
	s := f.texts[text]
	n := &nameMaker{s: s}
	n.take(&tokens[i], "")
	last, surnamed := i, kind == byLast
	for last+1 < len(tokens) && last-i < longestName {
		if tokens[last].word.genitive && tokens[last].word.stem.is(first|surname) {
			break
		}
		step, link, next := f.follows(text, tokens, last, kind, surnamed)
		if step == 0 {
			break
		}
		for k := 1; k <= step; k++ {
			n.take(&tokens[last+k], link)
		}
		last += step
		surnamed = surnamed || next == byLast
	}
	if f.office(tokens, i, last, kind) {
		return last - i + 1
	}
	if f.owns(tokens, last) {
		n.end(&tokens[last])
	}
	f.met(n.parts, n.show, spot{text, tokens[i].start, tokens[last].end})
	return last - i + 1
}

// owns tells whether the s at a name's end is a genitive's: where no list has the
// name and it is never met without the s, only if something follows that it owns.
func (f *finder) owns(tokens []token, last int) bool {
	w := tokens[last].word
	if !w.genitive || w.stem.is(first|surname) || w.stem.met {
		return w.genitive
	}
	if last+1 >= len(tokens) || tokens[last+1].shape != small {
		return false
	}
	next := &tokens[last+1]
	return next.gap == spaced && !next.word.is(verb|opener|short)
}

// callsAt tells whether a token can begin a name.
func (f *finder) callsAt(text int, tokens []token, i int) called {
	t := &tokens[i]
	w := t.word.stem
	if t.hidden || t.shape == figures {
		return nobody
	}
	plain := !w.is(f.everyday) && !t.word.is(f.everyday)
	switch t.shape {
	case small:
		// A name in small letters is one that is no word besides.
		if plain && utf8.RuneCountInString(w.key) >= 3 && (w.is(first) && !w.is(place|organisation) || w.certain) && !t.word.is(opener|short) {
			return byFirst
		}
		return nobody
	case shouted:
		switch {
		case utf8.RuneCountInString(w.key) < 3 || t.word.is(abbreviation):
			return nobody
		case w.is(first) && (plain || f.loud(tokens, i)) && !t.word.is(opener):
			return byFirst
		case w.certain && f.loud(tokens, i):
			return byFirst
		}
		return nobody
	case mixed:
		if !named(f.texts[text][t.start:t.end]) && !w.is(first|surname) {
			return nobody
		}
	}
	if i+1 < len(tokens) && hangs(f.texts[text], tokens, i) {
		return nobody
	}
	if initial := t.end-t.start == 1; initial {
		if _, n := f.afterInitial(text, tokens, i); n > 0 {
			return byLast
		}
		return nobody
	}
	if t.word.is(particle) && !t.opens && f.leads(tokens, i) {
		return byLast
	}
	if (w.certain || w.known) && (!t.opens || !w.is(f.doubtful) || f.spoken(text, tokens, i)) {
		return byFirst
	}
	switch {
	case w.is(first):
		office := w.is(place | organisation)
		if w.is(f.doubtful) && (t.opens || office) || w.is(f.everyday) && office {
			if f.spoken(text, tokens, i) {
				return byFirst
			}
			return nobody
		}
		return byFirst
	case t.word.said || w.said:
		return nobody
	case w.is(surname):
		if t.word.is(place | organisation) {
			return nobody
		}
		if (w.is(f.everyday) || t.word.is(opener)) && t.opens && !f.acts(tokens, i) {
			return nobody
		}
		return byLast
	}
	return f.guess(text, tokens, i)
}

// leads tells whether a word such as "De" or "Van" begins a surname.
func (f *finder) leads(tokens []token, i int) bool {
	if i+2 < len(tokens) && tokens[i+1].gap == spaced && tokens[i+1].word.is(particle) && tokens[i+1].shape == small {
		return tokens[i+2].gap == spaced && tokens[i+2].shape == large
	}
	switch tokens[i].word.key {
	case "van", "von", "el", "al", "bin", "ibn", "della", "di", "du":
		return i+1 < len(tokens) && tokens[i+1].gap == spaced && tokens[i+1].shape == large && f.strange(&tokens[i+1])
	}
	return false
}

// follows tells how many tokens behind the last belong to the same name, and what
// they are put behind: a space, or the hyphen or apostrophe that stands there.
func (f *finder) follows(text int, tokens []token, last int, kind called, surnamed bool) (int, string, called) {
	before, next := &tokens[last], &tokens[last+1]
	if next.hidden || next.shape == figures {
		return 0, "", nobody
	}
	link := " "
	switch next.gap {
	case joined, quoted:
		link = f.texts[text][before.end:next.start]
		if next.shape != large && next.shape != mixed {
			if next.shape == small && before.shape == small && next.gap == joined && f.lex.has(before.word.key+"-"+next.word.stem.key, first) {
				return 1, "-", byFirst
			}
			return 0, "", nobody
		}
		if next.gap == quoted && before.end-before.start > 2 || next.word.is(organisation|head) && !next.word.is(first) {
			return 0, "", nobody
		}
		if next.gap == joined && !next.word.stem.is(first|surname) && !f.strange(next) {
			return 0, "", nobody
		}
		return 1, link, kind
	case dotted:
		if before.end-before.start != 1 {
			return 0, "", nobody
		}
	case spaced:
		if next.opens {
			return 0, "", nobody
		}
	default:
		return 0, "", nobody
	}
	if next.shape == small && before.shape == small {
		w := next.word.stem
		if !w.is(f.everyday) && (w.is(surname) && len(w.key) > 3 || w.is(first) && !surnamed) && !next.word.is(opener) {
			return 1, link, byLast
		}
		return 0, "", nobody
	}
	if next.shape == small {
		// "van der Berg"
		n := 1
		for last+n < len(tokens) && tokens[last+n].shape == small && tokens[last+n].gap == spaced && tokens[last+n].word.is(particle) {
			n++
		}
		if n == 1 || last+n >= len(tokens) {
			return 0, "", nobody
		}
		after := &tokens[last+n]
		if (after.gap == spaced || after.gap == quoted) && after.shape == large && !after.opens && !after.word.is(organisation|head) {
			return n, link, byLast
		}
		return 0, "", nobody
	}
	goes := f.further(text, tokens, last+1, kind, surnamed)
	if goes == nobody {
		return 0, "", nobody
	}
	return 1, link, goes
}

// further tells whether a capitalised token goes on with a name; nobody ends it.
func (f *finder) further(text int, tokens []token, i int, kind called, surnamed bool) called {
	t := &tokens[i]
	w := t.word.stem
	if hangs(f.texts[text], tokens, i) {
		return nobody
	}
	switch t.shape {
	case small, figures:
		return nobody
	case shouted:
		if w.is(surname|first) && !w.is(abbreviation) && tokens[i-1].shape == shouted {
			return byLast
		}
		return nobody
	}
	if t.end-t.start == 1 {
		s := f.texts[text]
		if t.word.key == "i" && (t.end >= len(s) || s[t.end] != '.') {
			return nobody
		}
		return byFirst
	}
	switch {
	case w.is(first) && !surnamed && !w.is(place|organisation):
		return byFirst
	case w.is(surname):
		return byLast
	case t.word.is(place | organisation | head):
		return nobody
	case w.is(first):
		return nobody // somebody else's
	case f.strange(t) || kind == byFirst && !surnamed && !t.word.is(opener) && t.word.title == "" && !endsIn(w.key, f.lex.endings):
		return byGuess
	}
	return nobody
}

// afterInitial tells whether a single capital begins a name: "J. Hansen".
func (f *finder) afterInitial(text int, tokens []token, i int) (called, int) {
	if i+1 >= len(tokens) || tokens[i+1].gap != dotted {
		return nobody, 0
	}
	next := &tokens[i+1]
	if next.shape != large || next.end-next.start == 1 || next.start == tokens[i].end+1 {
		return nobody, 0
	}
	if next.word.stem.is(surname) && !next.word.is(opener) || f.lex.isSurname(next.word.stem.key) {
		return byLast, 1
	}
	return nobody, 0
}

// hangs tells whether a word's second half stands further on: "Børne- og".
func hangs(s string, tokens []token, i int) bool {
	end := tokens[i].end
	return end+1 < len(s) && s[end] == '-' && (s[end+1] == ' ' || s[end+1] == '/' || s[end+1] == ',')
}

// office tells whether what was put together names no person: it goes on with
// "Kommune" or the like, or it is a row of capitals that no list knows.
func (f *finder) office(tokens []token, from, last int, kind called) bool {
	known := false
	for i := from; i <= last; i++ {
		w := tokens[i].word
		known = known || w.stem.is(first) && !w.genitive || w.stem.certain
	}
	if last+1 < len(tokens) {
		next := &tokens[last+1]
		near := next.gap == spaced || next.gap == joined
		if near && next.word.is(head) && next.shape != small && !known {
			return true
		}
		if near && next.shape == large && next.gap == spaced && next.word.is(organisation|head) && kind == byGuess {
			return true
		}
	}
	if from > 0 && !known && tokens[from].gap == spaced && tokens[from-1].word.is(head) && tokens[from-1].shape == large {
		return true
	}
	return kind == byGuess && last-from >= 4
}
