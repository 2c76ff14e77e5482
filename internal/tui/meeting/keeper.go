package meeting

import (
	"context"
	"sync"

	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// nowhere is where words wait that belong to a meeting about no loop, until it is
// made.
const nowhere = "meeting"

// keeper makes the meeting that a page's words belong to where none is planned:
// one without a date, once, whichever of the page's texts is saved first.
type keeper struct {
	mu              sync.Mutex
	challenge, loop journal.ID
	meeting         journal.ID // zero until one is there
	today           func() journal.Day
}

// at notes what the page shows.
func (k *keeper) at(d *data, e *ui.Env) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.today = e.Today
	if d.meeting != nil {
		k.meeting = d.meeting.ID
	} else if len(d.covers) > 0 {
		k.challenge, k.loop = d.covers[0].challenge.ID, d.covers[0].loop.ID
	}
}

func (k *keeper) made() journal.ID {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.meeting
}

// place is what the keys of texts begin with that have no meeting yet: the loop's
// id, as on the phase's page, so that the same text waits under the same key.
func (k *keeper) place() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.loop.IsZero() {
		return nowhere
	}
	return k.loop.String()
}

// find is the meeting that words are saved in: the one there is, also where it was
// planned meanwhile, else a new one.
func (k *keeper) find(w *store.Writer) (journal.ID, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.meeting.IsZero() {
		return k.meeting, nil
	}
	if k.loop.IsZero() {
		return w.NewMeeting(journal.Reflection, journal.Day{}, "")
	}
	c, err := w.Challenge(k.challenge)
	if err != nil {
		return journal.ID{}, err
	}
	if l := c.Loop(k.loop); l != nil {
		if m := c.MeetingFor(l, k.today()); m != nil {
			return m.ID, nil
		}
	}
	return w.NewMeeting(journal.Reflection, journal.Day{}, "", k.loop)
}

func (k *keeper) keep(id journal.ID) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !id.IsZero() {
		k.meeting = id
	}
}

// target saves a text of the page.
func (s *Screen) target(name, called string, text journal.Text) *ui.Target {
	if m := s.data.meeting; m != nil {
		return form.TextTarget(s.env, journal.TextRef{Object: m.ID, Name: name}, called, text.Rev)
	}
	env, k := s.env, s.keeper
	key := k.place() + "/" + name
	var base journal.RevisionID
	return &ui.Target{Key: key, Name: called, Save: func(ctx context.Context, words string) (store.Saved, error) {
		var saved store.Saved
		var id journal.ID
		err := env.Store.Write(ctx, "text", func(w *store.Writer) error {
			w.Join(key)
			if words == "" && k.made().IsZero() {
				return nil
			}
			var err error
			if id, err = k.find(w); err != nil {
				return err
			}
			saved, err = w.SetText(journal.TextRef{Object: id, Name: name}, words, base)
			return err
		})
		if err == nil {
			k.keep(id)
			base = saved.Text.Rev
		}
		return saved, err
	}}
}
