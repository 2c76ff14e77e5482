package window

import (
	"testing"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// newEnv is an empty journal's, with a home folder to write files into.
func newEnv(t *testing.T, lang i18n.Lang) *ui.Env {
	t.Helper()
	e := tuitest.Env(t, lang)
	tuitest.Home(t, e)
	return e
}

// open opens a window as in a terminal of 80x24.
func open(t *testing.T, e *ui.Env, w ui.Window) *tuitest.Stage {
	t.Helper()
	return tuitest.Open(t, e, w, 76, 21)
}

func day(y int, m time.Month, d int) journal.Day { return journal.Day{Year: y, Month: m, Date: d} }

// sample is a journal with one challenge, two indicators and a planned meeting.
type sample struct {
	challenge, loop, count, yesno, meeting journal.ID
}

func newSample(t *testing.T, e *ui.Env) sample {
	t.Helper()
	var s sample
	tuitest.Write(t, e, func(w *store.Writer) error {
		var err error
		if s.challenge, s.loop, err = w.NewChallenge("Overgange mellem vagter", method.I); err != nil {
			return err
		}
		if s.count, err = w.NewIndicator(s.challenge, "Sene overleveringer", journal.KindCount, journal.Down); err != nil {
			return err
		}
		if _, err = w.SetText(journal.TextRef{Object: s.count, Name: journal.TextUnit}, "om ugen", ""); err != nil {
			return err
		}
		if err = w.SetPlan(s.count, s.loop, journal.Plan{Baseline: journal.Value{N: 9, Set: true}, Target: journal.Value{N: 3, Set: true}}); err != nil {
			return err
		}
		if s.yesno, err = w.NewIndicator(s.challenge, "Tavlen er læst", journal.KindYesNo, journal.Up); err != nil {
			return err
		}
		s.meeting, err = w.NewMeeting(journal.Reflection, day(2026, time.December, 3), "13:00", s.loop)
		return err
	})
	return s
}

func challengeOf(t *testing.T, e *ui.Env, id journal.ID) *journal.Challenge {
	t.Helper()
	return tuitest.Read(t, e, func(r *store.Reader) (*journal.Challenge, error) { return r.Challenge(id) })
}

func entries(t *testing.T, e *ui.Env) []journal.Entry {
	t.Helper()
	return tuitest.Read(t, e, func(r *store.Reader) ([]journal.Entry, error) {
		list, _, err := r.Entries(store.EntryQuery{})
		return list, err
	})
}
