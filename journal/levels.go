package journal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Level says how sure the learning of a loop is.
type Level string

// The levels, the method's ids.
const (
	NoLevel    Level = "" // nothing to go by yet
	Experience Level = "experience"
	Tendency   Level = "tendency"
	Evidence   Level = "evidence"
)

// Questions whose answers the levels look at.
const (
	askedMethods     = "trial.methods"
	askedAssumptions = "formulate.assumptions"
	askedThoughts    = "reflect.think"
)

// What a loop must have for the program to speak of a tendency: enough values,
// over long enough, that a pattern is more than a week's luck. The method gives
// no numbers; these are the project's own.
const (
	tendencyPoints = 6
	tendencyDays   = 28
)

// ConditionID names something that a level takes.
type ConditionID string

// The conditions, each below the sentence of the method that it reads. Where the
// sentence leaves open what counts, the comment says what was decided.
const (
	// Experience: "strukturerede vurderinger fra medarbejdere, borgere eller andre,
	// der er indgået i tiltaget eller er målgruppe for det, og en systematisk
	// refleksion over deres formodninger om værdien". A note, a measurement or what
	// is thought afterwards is enough: it is "det laveste krav", and no program can
	// tell how structured an assessment was.
	NeedsAssessment ConditionID = "assessment"

	// Tendency: "en høj grad af systematik i indsamling og analyse af data". One
	// indicator that has all four: where it began, enough values, over long enough,
	// and not by the leader's own eyes alone. NeedsIndicator stands for all four
	// where the loop has none.
	NeedsIndicator  ConditionID = "indicator"
	NeedsBaseline   ConditionID = "baseline"
	NeedsPoints     ConditionID = "points"
	NeedsWeeks      ConditionID = "weeks"
	NeedsOthersEyes ConditionID = "others-eyes"
	// Tendency: "der tages højde for fejlkilder". How it is examined was thought
	// through: trial.methods is answered.
	NeedsSources ConditionID = "sources-of-error"
	// Tendency: "formodninger om værdien italesættes og reflekteres". Assumptions
	// stand in words: formulate.assumptions is answered.
	NeedsAssumptions ConditionID = "assumptions"

	// Evidence: "Er kravene så store, er det en god idé at involvere en ekstern,
	// professionel evaluator." The program "never claims evidence by itself: only
	// the leader can, naming who evaluated and how".
	NeedsEvaluator ConditionID = "evaluator"
)

// Condition is something that a level takes and that a loop does not have yet.
type Condition struct {
	ID ConditionID
	// Indicator is the one that is nearest to being followed systematically; nil
	// where the condition is not about one.
	Indicator *Indicator
	// Have and Need are numbers of values for NeedsPoints, and of days from the
	// first value to the last one for NeedsWeeks; 0 for all others.
	Have, Need int
}

// Question is the id of the question whose answer the condition looks at; "" where
// it is no question.
func (c Condition) Question() string {
	switch c.ID {
	case NeedsSources:
		return askedMethods
	case NeedsAssumptions:
		return askedAssumptions
	}
	return ""
}

// LevelOf says what a loop has, by counting and reading dates. A leader's own
// claim stands as it is, and only that can be evidence; declared is then true.
func (c *Challenge) LevelOf(loop *Loop) (level Level, declared bool) {
	switch claimed := Level(loop.Declared); claimed {
	case Experience, Tendency, Evidence:
		return claimed, true
	}
	for _, l := range []Level{Tendency, Experience} {
		if len(c.open(l, loop)) == 0 {
			return l, false
		}
	}
	return NoLevel, false
}

// Further says which level comes after the one that a loop has, and what that
// takes and is not there yet. Nothing is open where the leader has declared less
// than what was written and measured amounts to. After evidence there is none:
// next is NoLevel.
func (c *Challenge) Further(loop *Loop) (next Level, open []Condition) {
	switch level, _ := c.LevelOf(loop); level {
	case NoLevel:
		next = Experience
	case Experience:
		next = Tendency
	case Tendency:
		next = Evidence
	default:
		return NoLevel, nil
	}
	return next, c.open(next, loop)
}

// open lists what a level takes that a loop does not have.
func (c *Challenge) open(level Level, loop *Loop) []Condition {
	has := c.AnsweredIn(loop)
	switch level {
	case Experience:
		if c.assessed(loop, has) {
			return nil
		}
		return []Condition{{ID: NeedsAssessment}}
	case Tendency:
		open := c.unsystematic(loop)
		if !has(askedMethods) {
			open = append(open, Condition{ID: NeedsSources})
		}
		if !has(askedAssumptions) {
			open = append(open, Condition{ID: NeedsAssumptions})
		}
		return open
	case Evidence:
		// Whatever was counted, it takes somebody who says so.
		return []Condition{{ID: NeedsEvaluator}}
	}
	return nil
}

func (c *Challenge) assessed(loop *Loop, has Answered) bool {
	for _, id := range []string{askedThoughts, "after.think", "stars", logPrefix + "measurement"} {
		if has(id) {
			return true
		}
	}
	for _, n := range loop.Kinds {
		if n > 0 {
			return true
		}
	}
	return false
}

// unsystematic is what the indicator that is nearest to being followed
// systematically does not have; nothing where one has it all.
func (c *Challenge) unsystematic(loop *Loop) []Condition {
	indicators := c.IndicatorsOf(loop)
	if len(indicators) == 0 {
		return []Condition{{ID: NeedsIndicator}}
	}
	var nearest []Condition
	most := 0
	for n, i := range indicators {
		s := c.SeriesOf(i, loop)
		open := s.unsystematic()
		if n == 0 || len(open) < len(nearest) || len(open) == len(nearest) && len(s.Points) > most {
			nearest, most = open, len(s.Points)
		}
	}
	return nearest
}

func (s Series) unsystematic() []Condition {
	var open []Condition
	if !s.Baseline.Set {
		open = append(open, Condition{ID: NeedsBaseline, Indicator: s.Indicator})
	}
	if n := len(s.Points); n < tendencyPoints {
		open = append(open, Condition{NeedsPoints, s.Indicator, n, tendencyPoints})
	}
	days := 0
	if n := len(s.Points); n > 0 {
		days = s.Points[n-1].Day.Sub(s.Points[0].Day)
	}
	if days < tendencyDays {
		open = append(open, Condition{NeedsWeeks, s.Indicator, days, tendencyDays})
	}
	if !slices.ContainsFunc(s.Points, func(p Point) bool { return p.SeenBy != "" && p.SeenBy != "self" }) {
		open = append(open, Condition{ID: NeedsOthersEyes, Indicator: s.Indicator})
	}
	return open
}

// SourcesOfError is what the leader wrote about sources of error in a loop: beside
// the level that was declared, else in how it is examined, else in what is thought
// afterwards. words are those it is known by; "" where nothing of it is written.
func (l *Loop) SourcesOfError(words []string) string {
	for _, text := range []string{l.DeclaredBy.Words, l.Texts[askedMethods].Words, l.Texts[askedThoughts].Words} {
		if found := SourcesOfError(text, words); found != "" {
			return found
		}
	}
	return ""
}

// SourcesOfError finds what a text says of sources of error: from the sentence in
// which one of the words stands, in small or capital letters and with any ending,
// to the end of its paragraph; and the next paragraph too where that one only
// announces it ("Fejlkilder:"). It is "" where none of the words stands there.
func SourcesOfError(text string, words []string) string {
	paragraphs := paragraphsOf(text)
	for i, p := range paragraphs {
		at := firstOf(p, words)
		if at < 0 {
			continue
		}
		found := strings.TrimSpace(p[sentenceStart(p, at):])
		if strings.HasSuffix(found, ":") && i+1 < len(paragraphs) {
			found += "\n" + paragraphs[i+1]
		}
		return found
	}
	return ""
}

// paragraphsOf cuts a text at its empty lines.
func paragraphsOf(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	var paragraphs, lines []string
	for line := range strings.SplitSeq(text+"\n\n", "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
			continue
		}
		if len(lines) > 0 {
			paragraphs = append(paragraphs, strings.Join(lines, "\n"))
			lines = nil
		}
	}
	return paragraphs
}

// firstOf is where the first of the words stands in a text, at the start of a word
// of it; -1 where none does.
func firstOf(text string, words []string) int {
	for at := range text {
		if before, _ := utf8.DecodeLastRuneInString(text[:at]); at > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			continue
		}
		for _, word := range words {
			if word != "" && hasPrefixFold(text[at:], word) {
				return at
			}
		}
	}
	return -1
}

func hasPrefixFold(text, prefix string) bool {
	for _, want := range prefix {
		got, n := utf8.DecodeRuneInString(text)
		if n == 0 || unicode.ToLower(got) != unicode.ToLower(want) {
			return false
		}
		text = text[n:]
	}
	return true
}

// sentenceStart is where the sentence begins that holds a place of a paragraph.
func sentenceStart(paragraph string, at int) int {
	start := 0
	for i, r := range paragraph[:at] {
		switch r {
		case '.', '!', '?', '\n':
			// A point inside of a number or a time ends no sentence.
			next, _ := utf8.DecodeRuneInString(paragraph[i+1:])
			if r == '\n' || unicode.IsSpace(next) {
				start = i + 1
			}
		}
	}
	return start
}
