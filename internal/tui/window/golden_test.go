package window

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// windows are all small windows, each as it stands when it has just been opened,
// or as said.
func windows(t *testing.T, e *ui.Env, s sample) map[string]func() *tuitest.Stage {
	t.Helper()
	plain := func(w ui.Window) func() *tuitest.Stage { return func() *tuitest.Stage { return open(t, e, w) } }
	return map[string]func() *tuitest.Stage{
		"note": func() *tuitest.Stage {
			p := open(t, e, NewNote(e, journal.Star, s.challenge, journal.ID{}))
			p.Type("Aftenvagten ringede selv, før hun gik hjem. Så sover jeg bedre, sagde hun. #aften #tavle")
			return p
		},
		"measurement": plain(NewMeasurement(e, s.challenge, journal.ID{}, journal.ID{})),
		"indicator": func() *tuitest.Stage {
			p := open(t, e, NewIndicator(e, s.challenge, journal.ID{}))
			p.Type("sene overleveringer, 9 om ugen nu, helst 3")
			return p
		},
		"meeting":   plain(NewMeeting(e, s.challenge, journal.ID{})),
		"outcome":   plain(NewOutcome(e, s.challenge, s.loop, nil)),
		"challenge": plain(NewChallenge(e)),
		"rename":    plain(NewRename(e, s.challenge)),
		"loop":      plain(NewLoop(e, s.challenge)),
		"close":     plain(NewClose(e, s.challenge)),
		"thought":   plain(NewThought(e, s.challenge, s.loop, journal.ID{}, "At de ikke gider læse, og at det er et spørgsmål om disciplin.")),
		"ask":       plain(NewAsk(e, "Papirkurv", "Det kan ikke fortrydes.", Answer{Name: "Behold"}, Answer{Name: "Slet for altid"})),
		"elsewhere": func() *tuitest.Stage {
			unsaved(e, "Noget småt.")
			w := NewElsewhere(e, errors.New("disk"), true)
			p := open(t, e, w)
			w.path.Value = "~/stjerne.txt"
			return p
		},
	}
}

// drawn draws a window as the program draws it in a terminal of tw x th cells.
func drawn(t *testing.T, p *tuitest.Stage, tw, th int) string {
	t.Helper()
	win := p.Top().(ui.Window)
	w, h := win.Size(tw-4, th-3)
	return tuitest.Drawn(t, fmt.Sprintf("%dx%d", tw, th), win, max(1, min(w, tw-4)), max(1, min(h, th-3)))
}

func TestWindowsLookAsTheyDid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, lang := range i18n.Langs() {
			e := newEnv(t, lang)
			s := newSample(t, e)
			for name, make := range windows(t, e, s) {
				p := make()
				var b strings.Builder
				for _, size := range tuitest.Terminals() {
					b.WriteString(drawn(t, p, size[0], size[1]))
				}
				if strings.Contains(b.String(), "⟦") {
					t.Errorf("%s: a text is not in the catalogue:\n%s", name, b.String())
				}
				tuitest.Golden(t, name+"_"+string(lang), b.String())
				e.Saver.Forget()
			}
		}
	})
}

func TestWindowsTakeAnySize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		for _, make := range windows(t, e, s) {
			tuitest.AnySize(t, make().Top())
			e.Saver.Forget()
		}
	})
}

func TestTwoTextsLookAsTheyDid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, lang := range i18n.Langs() {
			e := newEnv(t, lang)
			s := newSample(t, e)
			ref := twoHeads(t, e, s)
			p := open(t, e, NewHeads(e, ref))
			var b strings.Builder
			for _, size := range tuitest.Terminals() {
				b.WriteString(drawn(t, p, size[0], size[1]))
			}
			tuitest.Golden(t, "heads_"+string(lang), b.String())
		}
	})
}

// twoHeads writes one text in two places at once.
func twoHeads(t *testing.T, e *ui.Env, s sample) journal.TextRef {
	t.Helper()
	ref := journal.TextRef{Object: s.loop, Name: "plan.try"}
	var base journal.RevisionID
	tuitest.Write(t, e, func(w *store.Writer) error {
		saved, err := w.SetText(ref, "Vi ringer.", "")
		base = saved.Text.Rev
		return err
	})
	other := store.New(store.Options{Path: e.Store.Path(), Now: func() time.Time { return tuitest.Now().Add(-48 * time.Hour) }})
	if filepath.Base(other.Path()) == "" {
		t.Fatal("no path")
	}
	elsewhere := *e
	elsewhere.Store = other
	tuitest.Write(t, &elsewhere, func(w *store.Writer) error {
		_, err := w.SetText(ref, "Vi ringer til den, der møder ind.", base)
		return err
	})
	tuitest.Write(t, e, func(w *store.Writer) error {
		saved, err := w.SetText(ref, "Den, der går hjem, ringer.", base)
		if err == nil && !saved.Conflict {
			t.Error("the two texts are no conflict")
		}
		return err
	})
	return ref
}
