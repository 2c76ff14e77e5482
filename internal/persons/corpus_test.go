package persons

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"stjerne/internal/i18n"
)

// mark is a marked place of a note.
type mark struct {
	kind       Kind
	start, end int
	text       string
}

// note is a note of the corpus, with its marks taken out.
type note struct {
	text  string
	marks []mark
}

// corpus reads the notes of a language.
func corpus(t testing.TB, lang i18n.Lang) []note {
	t.Helper()
	raw, err := os.ReadFile("testdata/notes_" + string(lang) + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var notes []note
	for block := range strings.SplitSeq(string(raw), "\n\n") {
		if block = strings.TrimSpace(block); block != "" && !strings.HasPrefix(block, "#") {
			notes = append(notes, unmark(t, block))
		}
	}
	return notes
}

// unmark takes the marks out of a note.
func unmark(t testing.TB, s string) note {
	var n note
	for {
		before, rest, ok := strings.Cut(s, "{{")
		n.text += before
		if !ok {
			return n
		}
		inside, after, ok := strings.Cut(rest, "}}")
		if !ok {
			t.Fatalf("an open mark in %q", s)
		}
		m := mark{kind: Name, start: len(n.text), text: inside}
		if kind, text, ok := strings.Cut(inside, ":"); ok {
			m.kind, m.text = Kind(kind), text
			if kind == "init" {
				m.kind = Initials
			}
		}
		n.text += m.text
		m.end = len(n.text)
		n.marks = append(n.marks, m)
		s = after
	}
}

// score is how well the marked places were found.
type score struct {
	marked, found map[Kind]int
	told, right   int // findings of names
	misses        []string
	floods        []string
}

func newScore() *score { return &score{marked: map[Kind]int{}, found: map[Kind]int{}} }

func (s *score) recall(k Kind) float64 { return float64(s.found[k]) / float64(s.marked[k]) }
func (s *score) precision() float64    { return float64(s.right) / float64(s.told) }

// judge looks whether each mark is covered by what stands in place of the findings:
// the way a name takes from being found to being replaced.
func (s *score) judge(notes []note, findings []Finding) {
	covered := make([]map[Kind][]span, len(notes))
	for i := range covered {
		covered[i] = map[Kind][]span{}
	}
	for _, f := range findings {
		r := newReplacer(Aliases{{f.Words, "ROLLE"}})
		right := false
		for i, n := range notes {
			spans := r.spans(n.text)
			covered[i][f.Kind] = append(covered[i][f.Kind], spans...)
			right = right || n.overlaps(Name, spans)
		}
		if f.Kind != Name {
			continue
		}
		s.told++
		if right {
			s.right++
		} else {
			s.floods = append(s.floods, fmt.Sprintf("%s: %s", f.Words, f.Where))
		}
	}
	for i, n := range notes {
		for _, m := range n.marks {
			s.marked[m.kind]++
			if m.covered(covered[i][m.kind]) {
				s.found[m.kind]++
			} else {
				s.misses = append(s.misses, fmt.Sprintf("%s %q in %q", m.kind, m.text, n.text))
			}
		}
	}
}

func (n note) overlaps(k Kind, spans []span) bool {
	for _, m := range n.marks {
		for _, p := range spans {
			if m.kind == k && p.start < m.end && m.start < p.end {
				return true
			}
		}
	}
	return false
}

// covered tells whether all letters of a mark are replaced.
func (m mark) covered(spans []span) bool {
	for i := m.start; i < m.end; i++ {
		if b := m.text[i-m.start]; b == ' ' || b == '.' || b == '\'' || b == '-' {
			continue
		}
		in := false
		for _, p := range spans {
			in = in || p.start <= i && i < p.end
		}
		if !in {
			return false
		}
	}
	return true
}

// Every note alone, where nothing else speaks for a name, and all of them together
// as the journal they would be.
func TestNamesAreFoundAndReplaced(t *testing.T) {
	for _, lang := range i18n.Langs() {
		notes := corpus(t, lang)
		alone, together := newScore(), newScore()
		var texts []string
		for _, n := range notes {
			texts = append(texts, n.text)
			alone.judge([]note{n}, Find(Texts{Lang: lang, Texts: []string{n.text}}))
		}
		together.judge(notes, Find(Texts{Lang: lang, Texts: texts}))
		for name, s := range map[string]*score{"alone": alone, "together": together} {
			t.Logf("%s %s: %d notes; recall of %d names %.3f, precision %.3f", lang, name, len(notes), s.marked[Name], s.recall(Name), s.precision())
			if s.recall(Name) < 0.95 {
				t.Errorf("%s %s: recall %.3f", lang, name, s.recall(Name))
			}
			if s.precision() < 0.85 {
				t.Errorf("%s %s: precision %.3f", lang, name, s.precision())
			}
			for _, k := range []Kind{CPR, Mail, Phone, Initials, Title, Phrase} {
				if s.recall(k) < 1 {
					t.Errorf("%s %s: recall of %s %.3f", lang, name, k, s.recall(k))
				}
			}
			for _, m := range s.misses {
				t.Log("missed: " + m)
			}
			for _, m := range s.floods {
				t.Log("no name: " + m)
			}
		}
	}
}

// What is told is what an alias of the same words finds again, as often as was told.
func TestEveryFindingCanBeReplaced(t *testing.T) {
	for _, lang := range i18n.Langs() {
		var texts []string
		for _, n := range corpus(t, lang) {
			texts = append(texts, n.text)
		}
		for _, f := range Find(Texts{Lang: lang, Texts: texts}) {
			r := newReplacer(Aliases{{f.Words, "ROLLE"}})
			n := 0
			for _, s := range texts {
				n += len(r.spans(s))
			}
			if n < f.Count {
				t.Errorf("%s %s: told of %d, replaced %d", lang, f.Words, f.Count, n)
			}
		}
	}
}
