package persons

import "strings"

// pattern is a row of words that singles somebody out: a line of phrases.txt, or a
// title of several words.
type pattern struct {
	kind  Kind
	steps []step
}

// step is one word of a pattern.
type step struct {
	words map[string]bool // any of them; nil where kind says it
	class string          // "person", "number", "origin", "any"; "" where words say it
	maybe bool            // may be absent
	ahead bool            // has to follow, but is no part of the phrase
}

// pattern takes in a line of phrases.txt and files it under the words it can begin
// with, which a line has to name.
func (l *lexicon) pattern(line string, kind Kind) {
	p := &pattern{kind: kind}
	for _, word := range strings.Fields(line) {
		var s step
		word, s.maybe = strings.CutSuffix(word, "?")
		word, s.ahead = strings.CutPrefix(word, "/")
		if word == "*" {
			word = "<any>"
		}
		if class, ok := strings.CutPrefix(word, "<"); ok {
			s.class = strings.TrimSuffix(class, ">")
		} else {
			s.words = map[string]bool{}
			for w := range strings.SplitSeq(word, "|") {
				s.words[fold(w)] = true
			}
		}
		p.steps = append(p.steps, s)
	}
	for w := range p.steps[0].words {
		l.patterns[w] = append(l.patterns[w], p)
	}
}

var numbers = map[string]bool{
	"to": true, "tre": true, "fire": true, "fem": true, "seks": true,
	"two": true, "three": true, "four": true, "five": true, "six": true,
	"2": true, "3": true, "4": true, "5": true, "6": true,
}

// takes tells whether a word can stand at this step.
func (s step) takes(l *lexicon, w string) bool {
	switch s.class {
	case "":
		return s.words[w]
	case "person":
		return l.isPerson(w)
	case "number":
		return numbers[w]
	case "origin":
		return l.has(w, origin)
	}
	// "Any" word is one that says something: not the little ones that follow when
	// the phrase is already over.
	return !l.has(w, opener) || len(w) > 4
}

// match tells how many of the tokens a pattern covers from the first on, 0 where it
// doesn't stand there. The pattern has to lie within a clause: only "der", "som" and
// "who" may stand behind a comma.
func (p *pattern) match(l *lexicon, tokens []token) int {
	return matchSteps(l, p.steps, tokens, 0)
}

func matchSteps(l *lexicon, steps []step, tokens []token, at int) int {
	if len(steps) == 0 {
		return at
	}
	if at < len(tokens) {
		t := &tokens[at]
		near := at == 0 || t.gap == spaced ||
			t.gap == comma && (t.word.key == "der" || t.word.key == "som" || t.word.key == "who")
		if near && steps[0].takes(l, t.word.key) {
			if steps[0].ahead {
				return at
			}
			if n := matchSteps(l, steps[1:], tokens, at+1); n > 0 {
				return n
			}
		}
	}
	if steps[0].maybe {
		return matchSteps(l, steps[1:], tokens, at)
	}
	return 0
}

// phrases finds titles and turns of phrase in a text's tokens.
func (f *finder) phrases(text int, tokens []token) {
	for i := 0; i < len(tokens); i++ {
		t := &tokens[i]
		best, kind := 0, Phrase
		for _, p := range t.word.patterns {
			if n := p.match(f.lex, tokens[i:]); n > best {
				best, kind = n, p.kind
			}
		}
		if best == 0 && t.word.title != "" {
			f.add(Title, t.word.title, t.word.title, spot{text, t.start, t.end})
			continue
		}
		if best > 0 {
			end := tokens[i+best-1].end
			words := line(f.texts[text][t.start:end])
			key := fold(words)
			f.add(kind, key, key, spot{text, t.start, end})
			i += best - 1
		}
	}
}
