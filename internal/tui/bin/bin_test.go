package bin

import (
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

// open opens the bin with a note, an indicator and a challenge in it, the note
// deleted last.
func open(t *testing.T, lang i18n.Lang, w, h int) (*tuitest.Stage, *Screen, tuitest.Filled) {
	t.Helper()
	e := tuitest.Env(t, lang)
	f := tuitest.Fill(t, e)
	for i, id := range []journal.ID{f.Other, f.Indicator, f.Notes[0]} {
		tuitest.Write(t, e, func(w *store.Writer) error {
			w.At(tuitest.Now().AddDate(0, 0, i-2))
			return w.Delete(id)
		})
	}
	s := New(e)
	return tuitest.Open(t, e, s, w, h), s, f
}

func binned(t *testing.T, s *Screen) []journal.ID {
	t.Helper()
	var ids []journal.ID
	for _, b := range tuitest.Read(t, s.env, func(r *store.Reader) ([]store.Binned, error) { return r.Bin() }) {
		ids = append(ids, b.ID)
	}
	return ids
}

// asked presses a key that asks something, and waits until the question takes an
// answer.
func asked(p *tuitest.Stage, key string) {
	p.Keys(key)
	p.Settle(time.Second)
}

func TestGoldens(t *testing.T) {
	tuitest.Every(t, "bin", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _, _ := open(t, lang, w, h)
		tuitest.Golden(t, name, p.Screen())
	})
	tuitest.Every(t, "ask", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _, _ := open(t, lang, w, h)
		asked(p, "delete")
		tuitest.Golden(t, name, p.Screen())
	})
	tuitest.Every(t, "empty", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		e := tuitest.Env(t, lang)
		p := tuitest.Open(t, e, New(e), w, h)
		tuitest.Golden(t, name, p.Screen())
	})
}

func TestPutBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, f := open(t, i18n.Danish, 78, 20)
		p.Keys("down", "enter")
		if got := binned(t, s); len(got) != 2 || got[0] != f.Notes[0] || got[1] != f.Other {
			t.Fatalf("%d things are left", len(got))
		}
		if len(s.list) != 2 {
			t.Errorf("%d things are shown", len(s.list))
		}
		if say, ok := p.Last().(ui.Flash); !ok || !strings.Contains(say.Text, "ctrl+z") {
			t.Errorf("it says %+v", p.Last())
		}
		p.Keys("up", "enter", "enter")
		if got := binned(t, s); len(got) != 0 {
			t.Errorf("%d things are left", len(got))
		}
		p.Keys("enter")
		asked(p, "delete")
		asked(p, "t")
		if len(p.Stack) != 1 {
			t.Error("an empty bin asks something")
		}
	})
}

func TestErasingAsksFirstAndEnterKeeps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, f := open(t, i18n.Danish, 78, 20)
		asked(p, "delete")
		if len(p.Stack) != 2 {
			t.Fatal("it does not ask")
		}
		if text := p.Text(); !strings.Contains(text, "kan ikke hentes tilbage") || !strings.Contains(text, "Aftenvagten") {
			t.Errorf("it asks:\n%s", p.Screen())
		}
		p.Keys("enter")
		if got := binned(t, s); len(got) != 3 || len(p.Stack) != 1 {
			t.Fatalf("enter alone left %d things, %d screens", len(got), len(p.Stack))
		}
		asked(p, "delete")
		p.Keys("down", "enter")
		if got := binned(t, s); len(got) != 2 || got[0] != f.Indicator {
			t.Errorf("%d things are left", len(got))
		}
		if len(s.list) != 2 || len(p.Stack) != 1 {
			t.Errorf("%d things are shown on %d screens", len(s.list), len(p.Stack))
		}
		asked(p, "t")
		p.Keys("down", "enter")
		if got := binned(t, s); len(got) != 0 || len(s.list) != 0 {
			t.Errorf("%d things are left, %d shown", len(got), len(s.list))
		}
		hits := tuitest.Read(t, s.env, func(r *store.Reader) ([]store.Hit, error) {
			return r.Search(store.SearchQuery{Words: "ringede selv"})
		})
		if len(hits) != 0 {
			t.Error("what was erased is found")
		}
	})
}

func TestRefreshKeepsWhatIsChosen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, f := open(t, i18n.Danish, 78, 20)
		p.Keys("down", "down")
		tuitest.Write(t, s.env, func(w *store.Writer) error { return w.Delete(f.Notes[2]) })
		p.Send(ui.Refresh{})
		if len(s.list) != 4 || s.list[s.cursor.At].ID != f.Other {
			t.Errorf("%d things, the chosen one is at %d", len(s.list), s.cursor.At)
		}
	})
}

func TestAPressOnlyChooses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		p.View()
		p.Send(ui.Click{X: 3, Y: each})
		if s.cursor.At != 1 || len(binned(t, s)) != 3 {
			t.Errorf("at %d, %d left", s.cursor.At, len(binned(t, s)))
		}
	})
}

func TestSizes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, s, _ := open(t, i18n.Danish, 78, 20)
		tuitest.AnySize(t, s)
	})
}
