package persons

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"stjerne/internal/i18n"
)

// finder gathers what is found in all texts.
type finder struct {
	lex                *lexicon
	lang               i18n.Lang
	everyday, doubtful trait // of the texts' language

	texts []string
	words map[string]*word
	buf   []byte

	own   []string // the parts of the leader's name
	found map[Kind]map[string]*hit
	forms map[string]*form // of names
}

// spot is a place in the texts.
type spot struct{ text, start, end int }

// hit is a finding in the making.
type hit struct {
	words string
	count int
	at    spot
}

// Find looks through the texts. The findings stand by kind in the order of the
// constants, within a kind by how often and then by the alphabet; each stands once.
//
// A name is told once, in its longest form: where somebody is "Mette Juhl Hansen" in
// one place, then "Mette", "Juhl" and "Mette J." elsewhere are counted with it, as
// long as nobody else goes by that part. A part that two people share stands by
// itself. An alias of the long form covers the parts in the same way.
func Find(t Texts) []Finding {
	f := &finder{
		lex: lexiconOf(), lang: t.Lang, everyday: everydayDa, doubtful: doubtfulDa,
		texts: slices.Concat(t.Texts, t.Participants),
		words: map[string]*word{}, found: map[Kind]map[string]*hit{}, forms: map[string]*form{},
	}
	if t.Lang == i18n.English {
		f.everyday, f.doubtful = everydayEn, doubtfulEn
	}
	f.own = parts(t.Own)
	for _, words := range t.Known {
		for _, token := range f.tokens(words) {
			token.word.said = true
		}
	}
	all := make([][]token, len(f.texts))
	for i, s := range f.texts {
		all[i] = f.tokens(s)
		f.addresses(i, all[i])
		f.numbers(i)
		f.evidence(all[i])
	}
	f.stems()
	for i, line := range t.Participants {
		f.participant(all[len(t.Texts)+i], line)
	}
	for i, tokens := range all {
		f.phrases(i, tokens)
		f.initials(i, tokens)
		f.names(i, tokens)
	}
	// Once full names are known their parts are looked for alone: "Lund" is a name
	// where there is a Mette Lund.
	if f.surnames() {
		clear(f.forms)
		for i, tokens := range all {
			f.names(i, tokens)
		}
	}
	f.people()
	return f.findings()
}

// evidence counts how words are written before anything is decided.
func (f *finder) evidence(tokens []token) {
	for i := range tokens {
		switch t := &tokens[i]; {
		case t.hidden:
		case t.shape == small:
			t.word.small++
		case t.shape == large && !t.opens || t.shape == mixed:
			t.word.mid++
		}
	}
}

// stems finds what each word is the genitive of, when all words are known.
func (f *finder) stems() {
	for _, w := range f.words {
		w.met = w.mid+w.small > 0
	}
	met := func(stem string) bool { w, ok := f.words[stem]; return ok && w.met }
	for _, key := range sortedKeys(f.words) {
		w := f.words[key]
		stem, genitive := f.lex.base(key, met)
		if !genitive {
			continue
		}
		s, ok := f.words[stem]
		if !ok {
			s = &word{key: stem, traits: f.lex.traits[stem]}
			s.stem = s
			f.words[stem] = s
		}
		w.stem, w.genitive = s, true
		s.mid += w.mid
	}
}

// add counts a finding. The words of the first place are kept.
func (f *finder) add(k Kind, key, words string, at spot) {
	if f.found[k] == nil {
		f.found[k] = map[string]*hit{}
	}
	if h, ok := f.found[k][key]; ok {
		h.count++
		return
	}
	f.found[k][key] = &hit{words: words, count: 1, at: at}
}

// findings sorts what was found.
func (f *finder) findings() []Finding {
	tag := language.Danish
	if f.lang == i18n.English {
		tag = language.BritishEnglish
	}
	alphabet := collate.New(tag)
	var list []Finding
	for _, kind := range []Kind{Name, Initials, Mail, Phone, CPR, Title, Phrase} {
		var of []Finding
		for _, h := range f.found[kind] {
			of = append(of, Finding{Kind: kind, Words: h.words, Count: h.count, Where: f.around(h.at)})
		}
		slices.SortFunc(of, func(a, b Finding) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), alphabet.CompareString(a.Words, b.Words),
				strings.Compare(a.Words, b.Words))
		})
		list = append(list, of...)
	}
	return list
}

// How many bytes of what stands around a finding are shown on either side, at most.
const shownAround = 32

// around is a finding with a few words on either side, in one line.
func (f *finder) around(at spot) string {
	s := f.texts[at.text]
	from, to := max(0, at.start-shownAround), min(len(s), at.end+shownAround)
	for from > 0 && from < at.start && !unicode.IsSpace(lastRune(s[:from])) {
		from++
	}
	for to < len(s) && to > at.end && !spaceAt(s, to) {
		to--
	}
	words := line(s[from:to])
	if from > 0 {
		words = "… " + words
	}
	if to < len(s) {
		words += " …"
	}
	return words
}

func spaceAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsSpace(r)
}

// line is a text in one line, without what can't be seen.
func line(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, ""), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
