package window

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

var sizes = [][2]int{{40, 12}, {80, 24}, {140, 40}}

// windows are all small windows, each as it stands when it has just been opened,
// or as said.
func windows(t *testing.T, e *ui.Env, s sample) map[string]func() *pilot {
	plain := func(w ui.Window) func() *pilot { return func() *pilot { return open(t, e, w) } }
	return map[string]func() *pilot{
		"note": func() *pilot {
			p := open(t, e, NewNote(e, journal.Star, s.challenge, journal.ID{}))
			p.write("Aftenvagten ringede selv, før hun gik hjem. Så sover jeg bedre, sagde hun. #aften #tavle")
			return p
		},
		"measurement": plain(NewMeasurement(e, s.challenge, journal.ID{}, journal.ID{})),
		"indicator": func() *pilot {
			p := open(t, e, NewIndicator(e, s.challenge, journal.ID{}))
			p.write("sene overleveringer, 9 om ugen nu, helst 3")
			return p
		},
		"meeting":   plain(NewMeeting(e, s.challenge, journal.ID{})),
		"outcome":   plain(NewOutcome(e, s.challenge, s.loop, nil)),
		"challenge": plain(NewChallenge(e)),
		"rename":    plain(NewRename(e, s.challenge)),
		"loop":      plain(NewLoop(e, s.challenge)),
		"close":     plain(NewClose(e, s.challenge)),
		"ask":       plain(NewAsk(e, "Papirkurv", "Det kan ikke fortrydes.", Answer{Name: "Behold"}, Answer{Name: "Slet for altid"})),
		"elsewhere": func() *pilot {
			unsaved(e, "Noget småt.")
			w := NewElsewhere(e, errors.New("disk"), true)
			p := open(t, e, w)
			w.path.Value = "~/stjerne.txt"
			return p
		},
		"export": func() *pilot {
			p := open(t, e, NewExport(e, Job{Formats: []string{"md", "txt", "json"}, Name: "oplaeg-2026-11-23"}))
			p.win.(*Export).path.Value = "~/oplaeg-2026-11-23.md"
			return p
		},
	}
}

func TestWindowsLookAsTheyDid(t *testing.T) {
	for _, lang := range i18n.Langs() {
		e := newEnv(t, lang)
		s := newSample(t, e)
		for name, make := range windows(t, e, s) {
			p := make()
			var b strings.Builder
			for _, size := range sizes {
				b.WriteString(drawn(t, p.win, size[0], size[1]) + "\n")
			}
			if strings.Contains(b.String(), "⟦") {
				t.Errorf("%s: a text is not in the catalogue:\n%s", name, b.String())
			}
			golden(t, name+"_"+string(lang), b.String())
			e.Saver.Forget()
		}
	}
}

// A terminal can be any size while it is being pulled at.
func TestWindowsTakeAnySize(t *testing.T) {
	e := newEnv(t, i18n.Danish)
	s := newSample(t, e)
	for name, make := range windows(t, e, s) {
		p := make()
		for _, w := range []int{0, 1, 2, 3, 7, 12, 19, 33, 200} {
			for _, h := range []int{0, 1, 2, 3, 5, 50} {
				text, _ := p.win.View(w, h)
				if rows := strings.Count(text, "\n") + 1; rows > max(h, 1) {
					t.Errorf("%s at %dx%d: %d rows", name, w, h, rows)
				}
				p.win.Size(w, h)
			}
		}
		e.Saver.Forget()
	}
}

func TestTwoTextsLookAsTheyDid(t *testing.T) {
	for _, lang := range i18n.Langs() {
		e := newEnv(t, lang)
		s := newSample(t, e)
		ref := twoHeads(t, e, s)
		p := open(t, e, NewHeads(e, ref))
		var b strings.Builder
		for _, size := range sizes {
			b.WriteString(drawn(t, p.win, size[0], size[1]) + "\n")
		}
		golden(t, "heads_"+string(lang), b.String())
	}
}

// twoHeads writes one text in two places at once.
func twoHeads(t *testing.T, e *ui.Env, s sample) journal.TextRef {
	t.Helper()
	ref := journal.TextRef{Object: s.loop, Name: "plan.try"}
	var base journal.RevisionID
	write(t, e, func(w *store.Writer) error {
		saved, err := w.SetText(ref, "Vi ringer.", "")
		base = saved.Text.Rev
		return err
	})
	other := store.New(store.Options{Path: e.Store.Path(), Now: func() time.Time { return now.Add(-48 * time.Hour) }})
	if filepath.Base(other.Path()) == "" {
		t.Fatal("no path")
	}
	elsewhere := *e
	elsewhere.Store = other
	write(t, &elsewhere, func(w *store.Writer) error {
		_, err := w.SetText(ref, "Vi ringer til den, der møder ind.", base)
		return err
	})
	write(t, e, func(w *store.Writer) error {
		saved, err := w.SetText(ref, "Den, der går hjem, ringer.", base)
		if err == nil && !saved.Conflict {
			t.Error("the two texts are no conflict")
		}
		return err
	})
	return ref
}
