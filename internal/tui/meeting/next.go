package meeting

import (
	"context"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// planning makes a target whose text plans the next reflection meeting where it
// begins with a day, and the function that says the text is finished: the meeting
// is planned when the leader has left the text, so that it doesn't move from day
// to day while one is typed. It is planned with the saving, so that leaving the
// program doesn't lose it; and by the rule of the shell, which never moves the
// meeting that it is said at.
func (s *Screen) planning(t *ui.Target) (target *ui.Target, done func(string) tea.Cmd) {
	env, k := s.env, s.keeper
	var finished atomic.Bool
	target = &ui.Target{Key: t.Key, Name: t.Name, Ref: t.Ref, Save: func(ctx context.Context, words string) (store.Saved, error) {
		saved, err := t.Save(ctx, words)
		if err != nil || !finished.Swap(false) {
			return saved, err
		}
		if err = planNext(ctx, env, k.made(), words); err != nil {
			finished.Store(true) // it is tried again with the text
		}
		return saved, err
	}}
	return target, func(words string) tea.Cmd {
		finished.Store(true)
		return env.Saver.Touch(target, words)
	}
}

// planNext plans the reflection meeting after a meeting, about the same loops. A
// text that begins with no day plans nothing.
func planNext(ctx context.Context, e *ui.Env, after journal.ID, words string) error {
	return e.Store.Write(ctx, "meeting", func(w *store.Writer) error {
		all, err := w.Meetings()
		if err != nil {
			return err
		}
		for _, m := range all {
			if m.ID != after {
				continue
			}
			day, clock, ok, err := nextDay(words, m, e.Today())
			if err != nil || !ok {
				return nil //nolint:nilerr // what is no day was said where it was written
			}
			p := plan.Plan{Kind: journal.Reflection, Day: day, Clock: clock, Loops: m.Loops, Except: m.ID}
			_, err = p.CarryOut(w, all, e.Store.Now())
			return err
		}
		return nil
	})
}

// nextDay reads the day of the next meeting. One of the calendar without its year
// is the next after this meeting, and not its own.
func nextDay(words string, after *journal.Meeting, today journal.Day) (journal.Day, string, bool, error) {
	var from journal.Day
	if after != nil {
		from = after.Day.Add(1)
	}
	return plan.Day(words, from, today)
}

// echoNext says in words the day that a text plans, or what is wrong with it.
func (s *Screen) echoNext(words string) string {
	day, clock, ok, err := nextDay(words, s.data.meeting, s.env.Today())
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
