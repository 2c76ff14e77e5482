package plan

import (
	"slices"
	"strings"

	"stjerne/internal/store"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Source is the meeting that something was decided at.
type Source struct {
	Meeting journal.ID
	Day     journal.Day // zero where the meeting has none
}

// Opened is a loop that follows another, with what was carried over into it.
type Opened struct {
	Loop   journal.ID
	Number int
	// From is the meeting that the first of Carried was decided at; the zero
	// Source where nothing was carried over.
	From Source
	// Carried are the ids of the questions of the new loop that were answered by
	// what was decided, in the order of the method; Sources says at which meeting.
	Carried []string
	Sources map[string]Source
	// Signs are the indicators that go on in the new loop.
	Signs []journal.ID
}

// Next opens the loop after the current one of a challenge, as design.md says.
// What a meeting about the current loop decided becomes the new loop's first
// answers, carried over until somebody edits them; each indicator goes on with
// its last measurement as the baseline and the same target. Sheets, before and
// after stay empty, and what is expected is asked anew. It is part of one write,
// so that one undo takes all of it back.
func Next(w *store.Writer, m *method.Method, challenge journal.ID, title string) (Opened, error) {
	c, err := w.Challenge(challenge)
	if err != nil {
		return Opened{}, err
	}
	current := c.Current()
	opened := Opened{Number: 1, Sources: map[string]Source{}}
	if opened.Loop, err = w.NewLoop(challenge, title); err != nil || current == nil {
		return opened, err
	}
	opened.Number = current.Number + 1
	if err := opened.carry(w, m, c.MeetingsOf(current.ID)); err != nil {
		return opened, err
	}
	for _, i := range c.IndicatorsOf(current) {
		if err := w.SetPlan(i.ID, opened.Loop, nextPlan(c, i, current)); err != nil {
			return opened, err
		}
		opened.Signs = append(opened.Signs, i.ID)
	}
	return opened, nil
}

// carry copies what was decided into the questions that the method names.
func (o *Opened) carry(w *store.Writer, m *method.Method, meetings []*journal.Meeting) error {
	for _, d := range Decided(m, meetings) {
		if err := w.SetCarried(journal.TextRef{Object: o.Loop, Name: d.Into}, d.Text.Words, d.Text.Rev); err != nil {
			return err
		}
		if len(o.Carried) == 0 {
			o.From = d.Source
		}
		o.Carried = append(o.Carried, d.Into)
		o.Sources[d.Into] = d.Source
	}
	return nil
}

// Decision is an answer of a meeting that goes into the next loop.
type Decision struct {
	Into string // the id of the question there
	Text journal.Text
	Source
}

// Decided is what meetings decided that goes into the next loop, in the order of
// the method: to each question the latest answer.
func Decided(m *method.Method, meetings []*journal.Meeting) []Decision {
	var list []Decision
	for _, item := range m.Agenda {
		if item.Into == "" || slices.ContainsFunc(list, func(d Decision) bool { return d.Into == item.Into }) {
			continue
		}
		if from := decidedAt(meetings, item.Key()); from != nil {
			list = append(list, Decision{item.Into, from.Texts[item.Key()], Source{from.ID, from.Day}})
		}
	}
	return list
}

// decidedAt is the latest meeting that has words for a question; nil where none
// has. A meeting without a day was held when it was last written in, as far as
// anybody can tell.
func decidedAt(meetings []*journal.Meeting, question string) *journal.Meeting {
	var latest *journal.Meeting
	var day journal.Day
	for _, m := range meetings {
		if strings.TrimSpace(m.Texts[question].Words) == "" {
			continue
		}
		on := m.Day
		if on.IsZero() {
			on = journal.DayOf(m.Touched)
		}
		if latest == nil || !on.Before(day) {
			latest, day = m, on
		}
	}
	return latest
}

// nextPlan is what stands for an indicator when the next loop begins: where it is
// now is where the new loop starts from.
func nextPlan(c *journal.Challenge, i *journal.Indicator, loop *journal.Loop) journal.Plan {
	p := journal.Plan{On: true, Baseline: c.SeriesOf(i, loop).Baseline, Target: i.Plan(loop.ID).Target}
	if n := len(i.Measurements); n > 0 {
		p.Baseline = journal.Value{N: i.Measurements[n-1].Value, Set: true}
	}
	return p
}
