package demo

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"stjerne/internal/store"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Write writes the sample of a name into a journal, which should be empty. What
// was written in the last week is a step of undo a day, what came before it is
// one step. An unknown name is the Fault "no-sample", and nothing is written.
func Write(ctx context.Context, st *store.Store, name string) error {
	s, err := read(name)
	if err != nil {
		return err
	}
	p := &plan{s: s}
	p.make()
	slices.SortStableFunc(p.steps, func(a, b step) int { return a.day.Compare(b.day) })
	for len(p.steps) > 0 {
		n := p.batch()
		err := st.Write(ctx, "sample", func(w *store.Writer) error { return p.run(w, p.steps[:n]) })
		if err != nil {
			return err
		}
		p.steps = p.steps[n:]
	}
	return nil
}

// step is one thing that was written on a day.
type step struct {
	day journal.Day
	do  func(w *store.Writer) error
}

// plan puts what a sample holds in the order in which it was written. Later
// steps refer to what earlier ones have made.
type plan struct {
	s     *sample
	steps []step

	challenge  journal.ID
	loops      []journal.ID
	indicators map[string]journal.ID
	clock      time.Time
}

// batch is how many steps make one write: all up to a week ago, then a day each.
func (p *plan) batch() int {
	recent := Today().Add(-7)
	first := p.steps[0].day
	n := 0
	for _, s := range p.steps {
		if s.day != first && !s.day.Before(recent) {
			break
		}
		n++
	}
	return n
}

// run writes steps, each some minutes after the one before, from the afternoon
// of its day on.
func (p *plan) run(w *store.Writer, steps []step) error {
	for _, s := range steps {
		p.clock = p.clock.Add(2 * time.Minute)
		if start := at(s.day, 12*time.Hour); p.clock.Before(start) {
			p.clock = start
		}
		w.At(p.clock)
		if err := s.do(w); err != nil {
			return err
		}
	}
	return nil
}

// on plans a step. Nothing is written after the day on which samples are read.
func (p *plan) on(day journal.Day, do func(w *store.Writer) error) {
	if day.After(Today()) {
		day = Today()
	}
	p.steps = append(p.steps, step{day, do})
}

// text plans a text of the object that id will name when it is time.
func (p *plan) text(day journal.Day, id *journal.ID, name, words string) {
	if words == "" {
		return
	}
	p.on(day, func(w *store.Writer) error {
		_, err := w.SetText(journal.TextRef{Object: *id, Name: name}, words, store.Latest)
		return err
	})
}

func (p *plan) make() {
	p.loops = make([]journal.ID, len(p.s.Loops))
	p.indicators = make(map[string]journal.ID)
	c := p.s.Challenge
	began := p.s.Loops[0].Started
	p.on(began, func(w *store.Writer) (err error) {
		p.challenge, p.loops[0], err = w.NewChallenge(c.Title, method.I)
		if err != nil {
			return err
		}
		if err = w.SetPerspectives(p.challenge, c.Perspectives); err != nil {
			return err
		}
		return w.SetValues(p.challenge, c.Values)
	})
	for n := range p.s.Loops {
		p.loop(n)
	}
	for _, m := range p.s.Meetings {
		covers := make([]*journal.ID, len(m.Loops))
		for i, n := range m.Loops {
			covers[i] = &p.loops[n-1]
		}
		p.meeting(m, began, covers...)
	}
	if c.Status == string(journal.Closed) {
		p.closing(c.Closing)
	}
}

// closing closes the challenge on the day of the last note or held meeting,
// whichever came last.
func (p *plan) closing(words string) {
	var last journal.Day
	for _, l := range p.s.Loops {
		for _, e := range l.Log {
			if e.Date.After(last) {
				last = e.Date
			}
		}
	}
	p.text(last, &p.challenge, journal.TextClosing, words)
	p.on(last, func(w *store.Writer) error { return w.SetStatus(p.challenge, journal.Closed, last) })
}

func (p *plan) loop(n int) {
	l := p.s.Loops[n]
	id := &p.loops[n]
	if n > 0 {
		p.on(l.Started, func(w *store.Writer) (err error) {
			p.loops[n], err = w.NewLoop(p.challenge, "")
			return err
		})
	}
	p.on(l.Started, func(w *store.Writer) error { return w.SetStarted(*id, l.Started) })
	p.text(l.Started, id, journal.TextTitle, l.Title)
	p.answers(l, id)
	p.sheet(l.Before, id, l.Started)
	p.sheet(l.After, id, l.end())
	for _, i := range l.Indicators {
		p.indicator(i, id, l.Started)
	}
	for _, e := range l.Log {
		p.entry(e, id)
	}
	for _, m := range l.Meetings {
		p.meeting(m, l.Started, id)
	}
	if l.Outcome != "" {
		p.on(l.end(), func(w *store.Writer) error {
			return w.SetOutcome(*id, journal.Outcome(l.Outcome), l.end())
		})
	}
	p.text(l.end(), id, journal.TextOutcome, l.OutcomeNote)
	if l.Evidence.Declared != "" {
		p.on(l.end(), func(w *store.Writer) error { return w.SetDeclared(*id, l.Evidence.Declared) })
	}
	p.text(l.end(), id, journal.TextDeclared, l.Evidence.Note)
}

// end is the day the leader looked back at the trial: that of the after column,
// else the day samples are read.
func (l loop) end() journal.Day { return dateOf(l.After, Today()) }

// answers plans the answers: what is thought and planned when the loop begins,
// what is thought about it at its end, what comes of it at the meeting.
func (p *plan) answers(l loop, id *journal.ID) {
	met := l.end()
	for _, m := range l.Meetings {
		if !m.Date.After(Today()) && m.Date.After(met) {
			met = m.Date
		}
	}
	day := func(question string) journal.Day {
		switch {
		case strings.HasPrefix(question, "reflect."):
			return l.end()
		case strings.HasPrefix(question, "renew."):
			return met
		}
		return l.Started
	}
	for _, question := range slices.Sorted(maps.Keys(l.Answers)) {
		p.text(day(question), id, question, l.Answers[question])
	}
	for _, question := range slices.Sorted(maps.Keys(l.Trial)) {
		p.text(l.Started, id, question, l.Trial[question])
	}
	for _, question := range slices.Sorted(maps.Keys(l.Brief)) {
		p.text(l.end(), id, journal.BriefPrefix+question, l.Brief[question])
	}
}

// sheet plans one column of the evaluation sheet on its own day.
func (p *plan) sheet(column map[string]any, id *journal.ID, otherwise journal.Day) {
	day := dateOf(column, otherwise)
	for _, question := range slices.Sorted(maps.Keys(column)) {
		switch v := column[question].(type) {
		case int64:
			p.on(day, func(w *store.Writer) error { return w.SetStep(*id, question, int(v)) })
		case string:
			if question != "date" {
				p.text(day, id, question, v)
			}
		}
	}
}

func dateOf(column map[string]any, otherwise journal.Day) journal.Day {
	text, _ := column["date"].(string)
	day, err := journal.ParseDay(text)
	if err != nil {
		return otherwise
	}
	return day
}
