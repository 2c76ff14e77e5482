package present

import (
	"strings"
	"testing"
	"time"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// play is a presentation being played with, whose place is kept in a file.
type play struct {
	*tuitest.Stage
	t      *testing.T
	env    *ui.Env
	s      *Screen
	places config.PlaceFile
}

// open opens the presentation of one of the program's samples, of its first loop
// or of its current one (0); of a challenge that has just been begun, without a
// meeting, where name is "".
func open(t *testing.T, lang i18n.Lang, name string, loop, w, h int) *play {
	t.Helper()
	e := tuitest.Env(t, lang)
	e.Settings.Name, e.Settings.Role = "Karen Holm", "leder"
	if name != "" {
		tuitest.Case(t, e.Store, name)
	} else {
		tuitest.Write(t, e, func(w *store.Writer) error {
			_, loop, err := w.NewChallenge("Ro på stuen", method.I)
			if err != nil {
				return err
			}
			_, err = w.SetText(journal.TextRef{Object: loop, Name: "plan.try"}, "Vi spiser uden telefoner.", "")
			return err
		})
	}
	id := tuitest.Read(t, e, func(r *store.Reader) (journal.ID, error) { return r.LastWorked() })
	var of journal.ID
	if loop > 0 {
		of = tuitest.Read(t, e, func(r *store.Reader) (journal.ID, error) {
			c, err := r.Challenge(id)
			return c.Loops[loop-1].ID, err
		})
	}
	places := config.Paths{State: t.TempDir()}.PlaceFile(e.Store.Path())
	s := New(e, places, id, of)
	return &play{tuitest.Open(t, e, s, w, h), t, e, s, places}
}

// again is the program begun anew on the same journal and places, after it was
// killed: nothing of the other screen is told.
func (p *play) again() *play {
	p.t.Helper()
	e := *p.env
	e.Saver = ui.NewSaver()
	s := New(&e, p.places, p.s.challenge, p.s.loop)
	return &play{tuitest.Open(p.t, &e, s, p.W, p.H), p.t, &e, s, p.places}
}

// to goes on to the item of a key.
func (p *play) to(key string) {
	p.t.Helper()
	p.Press("home")
	for range 200 {
		if p.key() == key {
			return
		}
		p.Press("space")
	}
	p.t.Fatalf("there is no %q", key)
}

// find goes to the first item whose key begins so.
func (p *play) find(prefix string) {
	p.t.Helper()
	for _, it := range p.s.items {
		if strings.HasPrefix(it.key, prefix) {
			p.to(it.key)
			return
		}
	}
	p.t.Fatalf("there is no %q", prefix)
}

func (p *play) key() string {
	it, _ := p.s.item()
	return it.key
}

// kept is the place as it is kept.
func (p *play) kept() (config.Place, bool) { return p.places.Load() }

func (p *play) meetings() []*journal.Meeting {
	p.t.Helper()
	return tuitest.Read(p.t, p.env, func(r *store.Reader) ([]*journal.Meeting, error) { return r.Meetings() })
}

// noted is a text of the meeting that is presented at, as the journal has it.
func (p *play) noted(name string) string {
	p.t.Helper()
	for _, m := range p.meetings() {
		if m.ID == p.s.meeting {
			return m.Texts[name].Words
		}
	}
	return ""
}

// saved lets what was typed be saved by the clock, as it is where nobody does
// anything.
func (p *play) saved() { p.Settle(2 * time.Second) }

// one is a text in one line, however it was broken.
func one(text string) string { return strings.Join(strings.Fields(text), " ") }
