package journal

import (
	"slices"
	"strings"

	"stjerne/journal/method"
)

// Mark says how far a phase has come. It never blocks anything: the phases can
// be visited in any order.
type Mark int

// The marks, as ○ ◐ ● on screens.
const (
	None  Mark = iota // nothing yet
	Begun             // something stands there
	Lived             // done, not only planned
)

// String is the mark as screens show it.
func (m Mark) String() string {
	switch m {
	case Begun:
		return "◐"
	case Lived:
		return "●"
	default:
		return "○"
	}
}

// Answered tells whether something stands under an id: a question's, "outcome",
// "outcome.changed", "indicators", "log.star" and so on for each kind of note,
// or "log.measurement"; "carried/plan.try" tells whether what stands there is still
// as it was carried over from a meeting. A whole loop and a line of a list (Outline) both give
// one, so that a phase has the same mark wherever it is shown.
type Answered func(id string) bool

// AnsweredIn is what stands in a loop.
func (c *Challenge) AnsweredIn(loop *Loop) Answered {
	if loop == nil {
		return func(string) bool { return false }
	}
	measured, planned := false, false
	for _, i := range c.IndicatorsOf(loop) {
		planned = true
		measured = measured || len(c.SeriesOf(i, loop).Points) > 0
	}
	return func(id string) bool {
		switch id {
		case "outcome":
			return loop.Outcome != ""
		case "outcome.changed":
			return loop.Outcome == Changed
		case "indicators":
			return planned
		case logPrefix + "measurement":
			return measured
		}
		if kind, ok := cutLog(id); ok {
			return loop.Kinds[kind] > 0
		}
		if question, ok := strings.CutPrefix(id, CarriedPrefix); ok {
			return loop.Texts[question].Carried != ""
		}
		return loop.Answered(id)
	}
}

// Has is what stands in the current loop of a challenge in a list.
func (o Outline) Has() Answered {
	return func(id string) bool { return slices.Contains(o.Answered, id) }
}

// ItemAnswered tells whether an item of a phase is answered, by a text or step
// of its own or by what answers it as well: star notes for "stars", the list of
// indicators for "trial.indicators".
func ItemAnswered(item method.Item, has Answered) bool {
	switch item.Kind {
	case method.Log:
		return anyKind(item.EntryKinds, has)
	case method.Measurements:
		return has(logPrefix + "measurement")
	case method.Outcome:
		if item.Same == "" {
			return has(item.ID)
		}
		// Where an item shows some outcomes only, having another one is no
		// answer to it: a trial that came to nothing was not changed on the way.
		return slices.ContainsFunc(item.Options, func(o method.Option) bool {
			return has(item.Same + "." + o.ID)
		})
	}
	if has(item.Key()) {
		return true
	}
	for _, by := range item.AnsweredBy {
		if has(by) || has(logPrefix+by) {
			return true
		}
	}
	return false
}

// PhaseMark reads a phase's mark off what stands there. A phase in which things
// are done or seen (method.Item.Lives: actions, measurements, observations, star
// moments) is lived when one of them is there, however little was planned. Any
// other phase is lived when each question that the method counts is answered;
// design.md leaves that open, and anything less would have the program say which
// of the method's questions matter.
func PhaseMark(phase method.Phase, has Answered) Mark {
	lives, lived, begun, open := false, false, false, false
	for _, item := range phase.Items {
		if !item.Lives && !item.Counts {
			continue
		}
		answered := ItemAnswered(item, has)
		begun = begun || answered && (item.Lives || writtenHere(item, has))
		if item.Lives {
			lives = true
			lived = lived || answered
		} else if !answered {
			open = true
		}
	}
	switch {
	case lives && lived, !lives && begun && !open:
		return Lived
	case begun:
		return Begun
	default:
		return None
	}
}

// writtenHere tells whether an answered item was answered in its own phase. The
// star moments of phase 4 answer a question of phase 5, and yet whoever has seen
// one has not begun to reflect.
func writtenHere(item method.Item, has Answered) bool {
	if has(item.Key()) {
		return true
	}
	return slices.ContainsFunc(item.AnsweredBy, func(by string) bool { return has(by) })
}

// PhaseOf is the phase a loop is in, as a list tells it ("i fase 5, Refleksion"):
// the furthest one begun, else the first. What a meeting decided stands in several
// phases of a loop that was only just opened; nobody has begun on them by that.
func PhaseOf(m *method.Method, has Answered) method.Phase {
	own := func(id string) bool { return has(id) && !has(CarriedPrefix+id) }
	for i := len(m.Phases) - 1; i > 0; i-- {
		if PhaseMark(m.Phases[i], own) != None {
			return m.Phases[i]
		}
	}
	return m.Phases[0]
}

// FirstUnanswered is the first question of a phase that nothing answers, where
// writing begins. It is false where all are answered.
func FirstUnanswered(phase method.Phase, has Answered) (method.Item, bool) {
	for _, item := range phase.Items {
		if item.Counts && !ItemAnswered(item, has) {
			return item, true
		}
	}
	return method.Item{}, false
}

// CarriedPrefix begins the ids under which Answered tells of answers that were
// carried over and not edited since.
const CarriedPrefix = "carried/"

// logPrefix begins the ids under which notes and measurements are counted.
const logPrefix = "log."

func cutLog(id string) (EntryKind, bool) {
	if len(id) > len(logPrefix) && id[:len(logPrefix)] == logPrefix {
		return EntryKind(id[len(logPrefix):]), true
	}
	return "", false
}

func anyKind(kinds []string, has Answered) bool {
	return slices.ContainsFunc(kinds, func(k string) bool { return has(logPrefix + k) })
}
