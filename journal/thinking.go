package journal

import (
	"strings"
	"unicode"
)

// Verdict is what became of an assumption, in the words of the method's question
// "Hvad bekræfter, nuancerer eller udfordrer vores antagelser om problemet?".
type Verdict string

// The verdicts.
const (
	Confirmed  Verdict = "confirmed"
	Qualified  Verdict = "qualified"
	Challenged Verdict = "challenged"
)

// Verdicts lists them in the order of the question.
func Verdicts() []Verdict { return []Verdict{Confirmed, Qualified, Challenged} }

// Thought is one assumption and what became of it.
type Thought struct {
	ID      ID
	Held    Text    // the assumption as it read when it was first marked
	Hold    Text    // what the leader holds now, in words
	Verdict Verdict // "" where it was taken back
	On      Day     // when the verdict was given
	Notes   []ID    // the notes that did it
}

// Empty tells whether nothing is left of it.
func (t *Thought) Empty() bool { return t.Verdict == "" && t.Hold.Empty() && len(t.Notes) == 0 }

// AssumptionsID is the question whose paragraphs are the assumptions.
const AssumptionsID = "formulate.assumptions"

// Assumption is a paragraph of the answer, with what became of it.
type Assumption struct {
	// Words are the paragraph as it stands now; where it stands no more, as it
	// read when it was marked.
	Words string
	// Thought is nil while nothing became of it.
	Thought *Thought
	// Gone tells that the paragraph was taken out of the answer since.
	Gone bool
}

// Assumptions are the paragraphs of formulate.assumptions in their order, each a
// line of a list by itself, with what became of them; then those that were marked
// once and taken out of the text since, so that no verdict is lost by editing. A
// paragraph that was reworded keeps its verdict as long as half of its words stay.
func (l *Loop) Assumptions() []Assumption {
	var list []Assumption
	for _, p := range Paragraphs(l.Texts[AssumptionsID].Words) {
		list = append(list, Assumption{Words: p})
	}
	left := make([]*Thought, 0, len(l.Thoughts))
	for _, t := range l.Thoughts {
		if !t.Empty() {
			left = append(left, t)
		}
	}
	// The nearest pairs first, so that two alike assumptions don't swap theirs.
	for len(left) > 0 {
		best, at, of := 0.0, -1, -1
		for i := range list {
			if list[i].Thought != nil {
				continue
			}
			for j, t := range left {
				if a := alike(list[i].Words, t.Held.Words); a > best {
					best, at, of = a, i, j
				}
			}
		}
		if best < sameAssumption {
			break
		}
		list[at].Thought = left[of]
		left = append(left[:of:of], left[of+1:]...)
	}
	for _, t := range left {
		list = append(list, Assumption{Words: t.Held.Words, Thought: t, Gone: true})
	}
	return list
}

const sameAssumption = 0.5

// Paragraphs are the parts of an answer that empty lines set apart; in a list
// each line is one. Marks of the list are left out.
func Paragraphs(text string) []string {
	var list []string
	begun := false
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		item, listed := cutListMark(line)
		switch {
		case line == "":
			begun = false
		case listed || !begun:
			if item != "" {
				list = append(list, item)
				begun = true
			}
		default:
			list[len(list)-1] += "\n" + line
		}
	}
	return list
}

func cutListMark(line string) (rest string, listed bool) {
	for _, mark := range []string{"-", "*", "•", "–"} {
		if line == mark {
			return "", true
		}
		if rest, ok := strings.CutPrefix(line, mark+" "); ok {
			return strings.TrimSpace(rest), true
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	if n := len(line) - len(digits); n > 0 && n <= 2 && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")) {
		return strings.TrimSpace(digits[2:]), true
	}
	return line, false
}

// alike is how many of the words of two texts are the same, from 0 to 1.
func alike(a, b string) float64 {
	wordsOf := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	as, bs := wordsOf(a), wordsOf(b)
	if len(as)+len(bs) == 0 {
		return 0
	}
	count := map[string]int{}
	for _, w := range as {
		count[w]++
	}
	same := 0
	for _, w := range bs {
		if count[w] > 0 {
			count[w]--
			same++
		}
	}
	return 2 * float64(same) / float64(len(as)+len(bs))
}
