package ui

import (
	"context"
	"sync"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/journal"
)

// EchoDay says in words the day that a text begins with, or what is wrong with
// it; "" where it begins with none.
func EchoDay(e *Env, text string) string { return echo(e)(plan.Day(text, journal.Day{}, e.Today())) }

// EchoDayAfter is EchoDay of what is said at a meeting about the next one.
func EchoDayAfter(e *Env, text string, meeting journal.Day) string {
	return echo(e)(plan.DayAfter(text, meeting, e.Today()))
}

func echo(e *Env) func(journal.Day, string, bool, error) string {
	return func(day journal.Day, clock string, ok bool, err error) string {
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
}

// Planning makes a target whose text plans a meeting where it begins with a day,
// and the function that says the text is finished. The meeting is planned when the
// leader has left the text, so that it doesn't move from day to day while one is
// typed; and with the saving of the text, so that leaving the program doesn't lose
// it. Where planning fails it is tried again with the text.
func Planning(e *Env, t *Target, carryOut func(ctx context.Context, words string) error) (target *Target, done func(string) tea.Cmd) {
	var finished atomic.Bool
	target = &Target{Key: t.Key, Name: t.Name, Ref: t.Ref, Save: func(ctx context.Context, words string) (store.Saved, error) {
		saved, err := t.Save(ctx, words)
		if err != nil || !finished.Swap(false) {
			return saved, err
		}
		if err = carryOut(ctx, words); err != nil {
			finished.Store(true)
		}
		return saved, err
	}}
	return target, func(words string) tea.Cmd {
		finished.Store(true)
		return e.Saver.Touch(target, words)
	}
}

// nowhere is where words wait that belong to a meeting about no loop, until it is made.
const nowhere = "meeting"

// Maker makes the meeting that words belong to where none is planned: one without
// a date, once, whichever of a screen's texts is saved first; where one was planned
// meanwhile the words go there. Saving runs outside of Update.
type Maker struct {
	env *Env

	mu              sync.Mutex
	challenge, loop journal.ID
	meeting         journal.ID // zero until one is there
}

// NewMaker makes a maker of meetings about a loop of a challenge; of none where
// they are zero.
func NewMaker(e *Env, challenge, loop journal.ID) *Maker {
	return &Maker{env: e, challenge: challenge, loop: loop}
}

// About says which loop the meeting is about, as far as it isn't there yet.
func (m *Maker) About(challenge, loop journal.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.challenge, m.loop = challenge, loop
}

// Made is the meeting that is there; zero where there is none yet.
func (m *Maker) Made() journal.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.meeting
}

// Is notes the meeting that is there; the zero ID that there is none any more: its
// making was undone.
func (m *Maker) Is(meeting journal.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.meeting = meeting
}

// Place is what the keys of texts begin with that have no meeting yet: the loop's
// id, so that the same text waits under the same key on every screen.
func (m *Maker) Place() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.loop.IsZero() {
		return nowhere
	}
	return m.loop.String()
}

// Target saves a text of the meeting, and makes the meeting with its first word.
func (m *Maker) Target(name, called string) *Target {
	key := m.Place() + "/" + name
	var base journal.RevisionID
	return &Target{Key: key, Name: called, Save: func(ctx context.Context, words string) (store.Saved, error) {
		var saved store.Saved
		var id journal.ID
		err := m.env.Store.Write(ctx, "text", func(w *store.Writer) error {
			w.Join(key)
			if words == "" && m.Made().IsZero() {
				return nil
			}
			var err error
			if id, err = m.find(w); err != nil {
				return err
			}
			saved, err = w.SetText(journal.TextRef{Object: id, Name: name}, words, base)
			return err
		})
		if err == nil {
			if !id.IsZero() {
				m.Is(id)
			}
			base = saved.Text.Rev
		}
		return saved, err
	}}
}

// find is the meeting that words are saved in.
func (m *Maker) find(w *store.Writer) (journal.ID, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.meeting.IsZero() {
		return m.meeting, nil
	}
	if m.loop.IsZero() {
		return w.NewMeeting(journal.Reflection, journal.Day{}, "")
	}
	c, err := w.Challenge(m.challenge)
	if err != nil {
		return journal.ID{}, err
	}
	if l := c.Loop(m.loop); l != nil {
		if there := c.MeetingFor(l, m.env.Today()); there != nil {
			return there.ID, nil
		}
	}
	return w.NewMeeting(journal.Reflection, journal.Day{}, "", m.loop)
}
