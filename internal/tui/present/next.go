package present

import (
	"context"
	"slices"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// planning makes a target whose text plans the next reflection meeting where it
// begins with a day, and the function that says the text is finished. The meeting
// is planned when the note is put away, so that it doesn't move from day to day
// while one is typed, and never moves the meeting that it is said at.
func (s *Screen) planning(t *ui.Target) (target *ui.Target, done func(string) tea.Cmd) {
	env, m, at := s.env, s.maker, s.meeting
	var finished atomic.Bool
	target = &ui.Target{Key: t.Key, Name: t.Name, Ref: t.Ref, Save: func(ctx context.Context, words string) (store.Saved, error) {
		saved, err := t.Save(ctx, words)
		if err != nil || !finished.Swap(false) {
			return saved, err
		}
		after := at
		if after.IsZero() {
			after = m.made()
		}
		if err = planAfter(ctx, env, after, words); err != nil {
			finished.Store(true) // it is tried again with the text
		}
		return saved, err
	}}
	return target, func(words string) tea.Cmd {
		finished.Store(true)
		return env.Saver.Touch(target, words)
	}
}

// planAfter plans the reflection meeting after one, about the same loops. A text
// that begins with no day plans nothing: that was said where it was written.
func planAfter(ctx context.Context, e *ui.Env, after journal.ID, words string) error {
	return e.Store.Write(ctx, "meeting", func(w *store.Writer) error {
		all, err := w.Meetings()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(m *journal.Meeting) bool { return m.ID == after })
		if i < 0 {
			return nil
		}
		day, clock, ok, err := dayAfter(words, all[i].Day, e.Today())
		if err != nil || !ok {
			return nil //nolint:nilerr // what is no day plans nothing
		}
		p := plan.Plan{Kind: journal.Reflection, Day: day, Clock: clock, Loops: all[i].Loops, Except: after}
		_, err = p.CarryOut(w, all, e.Store.Now())
		return err
	})
}

// dayAfter reads a day. One of the calendar without its year is the next one after
// the meeting, and not the meeting's own.
func dayAfter(words string, meeting, today journal.Day) (journal.Day, string, bool, error) {
	return plan.Day(words, meeting.Add(1), today)
}

// echo says in words the day that a text plans, or what is wrong with it.
func (s *Screen) echo(words string) string {
	day, clock, ok, err := dayAfter(words, s.day, s.env.Today())
	switch {
	case err != nil:
		return s.env.Words.Sentence(err)
	case !ok:
		return ""
	case clock == "":
		return s.env.Words.LongDay(day.Time())
	}
	return s.env.T("ui.at", s.env.Words.LongDay(day.Time()), ui.Clock(s.env.Words, clock))
}
