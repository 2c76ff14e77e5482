package persons

import (
	"bufio"
	"embed"
	"strings"
	"sync"
)

//go:embed data/*.txt
var data embed.FS

// trait is what the lists know of a word. A word can have several.
type trait uint32

const (
	first        trait = 1 << iota // a first name
	surname                        // a surname
	everydayDa                     // a name that is a Danish word too
	everydayEn                     // or an English one
	doubtfulDa                     // so common a word that it is no name at the start of a sentence
	doubtfulEn                     //
	place                          // a place, a people, a language
	organisation                   // an organisation, a program, a day
	head                           // "Kommune": what stands before it names no person
	abbreviation                   // capitals that are no initials
	short                          // a short form that ends in a full stop
	opener                         // a word that often begins a sentence
	verb                           // what a person does
	person                         // a word for somebody, in phrases
	origin                         // a people, in phrases
	particle                       // "von" within a name
)

const (
	everyday = everydayDa | everydayEn
	doubtful = doubtfulDa | doubtfulEn
)

// lexicon is all that the lists say, by words as fold makes them.
type lexicon struct {
	traits map[string]trait
	rank   map[string]int // of first names: 1 for the commonest of its list

	titleEnds, personEnds, endings []string // with any beginning
	noTitles                       map[string]bool
	compounds                      []string
	patterns                       map[string][]*pattern // by each word they can begin with
}

// lexiconOf reads the lists once: they never change while the program runs.
var lexiconOf = sync.OnceValue(readLexicon)

func readLexicon() *lexicon {
	l := &lexicon{
		traits: make(map[string]trait, 8000), rank: make(map[string]int, 4000),
		noTitles: map[string]bool{}, patterns: map[string][]*pattern{},
	}
	for _, file := range []string{"names_da", "names_en"} {
		n := 0
		l.each(file, func(word string) {
			n++
			if _, known := l.rank[word]; !known {
				l.rank[word] = n
			}
			l.traits[word] |= first
		})
	}
	l.mark("surnames", surname, 0)
	l.mark("everyday_da", everydayDa, doubtfulDa)
	l.mark("everyday_en", everydayEn, doubtfulEn)
	l.mark("places", place, 0)
	l.mark("organisations", organisation, head)
	l.mark("abbreviations", abbreviation, 0)
	l.mark("abbreviated", short, 0)
	l.mark("words", opener, 0)
	l.mark("verbs", verb, 0)
	for _, word := range strings.Fields("de da du di den der des del della von van af av el al bin ibn la le ten ter y") {
		l.traits[word] |= particle
	}
	l.each("endings", func(word string) { l.endings = append(l.endings, word) })
	l.each("compounds", func(word string) { l.compounds = append(l.compounds, word) })
	l.each("persons", func(word string) {
		if end, any := strings.CutPrefix(word, "*"); any {
			l.personEnds = append(l.personEnds, end)
			return
		}
		l.traits[word] |= person
	})
	l.lines("origins", func(line string) {
		for _, word := range strings.Fields(line) {
			l.traits[fold(word)] |= origin
		}
	})
	l.lines("titles", func(line string) { l.title(line) })
	l.lines("phrases", func(line string) { l.pattern(line, Phrase) })
	return l
}

// title takes in a line of titles.txt.
func (l *lexicon) title(line string) {
	if word, out := strings.CutPrefix(line, "-"); out {
		l.noTitles[fold(word)] = true
		return
	}
	if end, any := strings.CutPrefix(line, "*"); any {
		l.titleEnds = append(l.titleEnds, fold(end))
		return
	}
	l.pattern(line, Title)
}

// mark gives every word of a list a trait, and one that is written with "!" or "@"
// in front the strong one too.
func (l *lexicon) mark(file string, t, strong trait) {
	l.each(file, func(word string) {
		if w := strings.TrimLeft(word, "!@"); w != word {
			l.traits[w] |= t | strong
			return
		}
		l.traits[word] |= t
	})
}

// each hands over every word of a list, folded.
func (l *lexicon) each(file string, take func(word string)) {
	l.lines(file, func(line string) {
		for _, word := range strings.Fields(line) {
			take(fold(word))
		}
	})
}

// lines hands over the lines of a list that say something.
func (l *lexicon) lines(file string, take func(line string)) {
	f, err := data.Open("data/" + file + ".txt")
	if err != nil {
		panic(err)
	}
	defer func() { _ = f.Close() }()
	s := bufio.NewScanner(f)
	for s.Scan() {
		if line := strings.TrimSpace(s.Text()); line != "" && !strings.HasPrefix(line, "#") {
			take(line)
		}
	}
}

// has tells whether a word has any of the traits.
func (l *lexicon) has(word string, t trait) bool { return l.traits[word]&t != 0 }

// isTitle tells whether a word is a title that only one person holds.
func (l *lexicon) isTitle(word string) bool {
	if len(word) < 6 || l.noTitles[word] {
		return false
	}
	return endsIn(word, l.titleEnds)
}

// isPerson tells whether a word of a phrase means somebody.
func (l *lexicon) isPerson(word string) bool {
	return l.has(word, person) || endsIn(word, l.personEnds)
}

// isSurname tells whether a word looks like a surname: one of the list, or made as
// Danish ones are.
func (l *lexicon) isSurname(word string) bool {
	return l.has(word, surname) || len(word) >= 6 && endsIn(word, surnameEnds)
}

var surnameEnds = []string{"sen", "gaard", "strup", "sson", "quist", "qvist", "toft", "holm", "bjerg", "berg", "lund", "ovic", "ović", "owski", "owska"}

// base is a word without the s of its genitive: "mettes" is mette's, but "jens" is
// nobody's. met tells of words that stand alone in the texts. A word that no list
// knows counts as a genitive too: an alias covers both, so nothing is lost.
func (l *lexicon) base(word string, met func(string) bool) (string, bool) {
	stem, ends := strings.CutSuffix(word, "s")
	if !ends || len(stem) < 2 {
		return word, false
	}
	own, other := l.rank[word], l.rank[stem]
	switch {
	case own > 0 && (other == 0 || own <= other):
		return word, false
	case other > 0 || l.has(stem, surname):
		return stem, true
	case l.traits[word]&(surname|place|organisation) != 0:
		return word, false
	case met(stem):
		return stem, true
	}
	return stem, len(stem) >= 3 && !strings.HasSuffix(stem, "s") && !strings.HasSuffix(stem, "u")
}

func endsIn(word string, ends []string) bool {
	for _, end := range ends {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}
