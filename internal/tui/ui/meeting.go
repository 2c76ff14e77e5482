package ui

import (
	"context"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/journal"
)

// EchoDay says in words the day that a text begins with, or what is wrong with
// it; "" where it begins with none.
func EchoDay(e *Env, text string) string {
	day, clock, ok, err := plan.Day(text, journal.Day{}, e.Today())
	switch {
	case err != nil:
		return e.Words.Sentence(err)
	case !ok:
		return ""
	case clock == "":
		return e.Words.LongDay(day.Time())
	}
	return e.T("ui.at", e.Words.LongDay(day.Time()), Clock(e.Words, clock))
}

// Planning makes a target whose text plans the loop's reflection meeting where it
// begins with a day, and the function that says the text is finished. The meeting
// is planned when the leader has left the text, so that it doesn't move from day
// to day while one is typed; and with the saving of the text, so that leaving the
// program doesn't lose it.
func Planning(e *Env, t *Target, of func() (challenge, loop journal.ID)) (target *Target, done func(string) tea.Cmd) {
	var finished atomic.Bool
	target = &Target{Key: t.Key, Name: t.Name, Ref: t.Ref, Save: func(ctx context.Context, words string) (store.Saved, error) {
		saved, err := t.Save(ctx, words)
		if err != nil || !finished.Swap(false) {
			return saved, err
		}
		challenge, loop := of()
		if _, err := plan.FromText(ctx, e.Store, challenge, loop, words); err != nil {
			return saved, err
		}
		return saved, nil
	}}
	return target, func(words string) tea.Cmd {
		finished.Store(true)
		return e.Saver.Touch(target, words)
	}
}
