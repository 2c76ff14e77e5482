package notes

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

func open(t *testing.T, lang i18n.Lang, w, h int) (*tuitest.Stage, *Screen, tuitest.Filled) {
	t.Helper()
	e := tuitest.Env(t, lang)
	f := tuitest.Fill(t, e)
	s := New(e, journal.ID{})
	return tuitest.Open(t, e, s, w, h), s, f
}

func TestGoldens(t *testing.T) {
	tuitest.Every(t, "all", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _, _ := open(t, lang, w, h)
		tuitest.Golden(t, name, p.Screen())
		p.Keys("down", "down", "down")
		tuitest.Golden(t, name+"-long", p.Screen())
	})
	tuitest.Every(t, "tags", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _, _ := open(t, lang, w, h)
		p.Keys("t")
		tuitest.Golden(t, name, p.Screen())
	})
	tuitest.Every(t, "sort", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		e := tuitest.Env(t, lang)
		f := tuitest.Fill(t, e)
		p := tuitest.Open(t, e, NewSort(e, f.Challenge), w, h)
		p.Keys("down", "space")
		tuitest.Golden(t, name, p.Screen())
	})
	tuitest.Every(t, "empty", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		e := tuitest.Env(t, lang)
		p := tuitest.Open(t, e, New(e, journal.ID{}), w, h)
		tuitest.Golden(t, name, p.Screen())
	})
}

func TestNarrowedByKindSeenByAndTag(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, c := range []struct {
			keys []string
			want []int // of Filled.Notes
		}{
			{[]string{"k", "obs", "enter"}, []int{2, 3}},
			{[]string{"k", "down", "enter"}, nil}, // the first kind the method lists is told by the test below
			{[]string{"b", "medarb", "enter"}, []int{0, 2}},
			{[]string{"t", "tavle", "enter"}, []int{0, 4}},
			{[]string{"t", "VANER", "enter"}, []int{3}},
			{[]string{"t", "#tavle", "enter", "b", "medarb", "enter"}, []int{0}},
			{[]string{"k", "obs", "enter", "0"}, []int{0, 1, 2, 3, 4}},
			{[]string{"k", "obs", "enter", "esc"}, []int{0, 1, 2, 3, 4}},
			{[]string{"k", "obs", "enter", "k", "alle", "enter"}, []int{0, 1, 2, 3, 4}},
			{[]string{"c", "forældre", "enter"}, []int{3}},
			{[]string{"c", "uden", "enter"}, []int{1}},
			{[]string{"c", "overgange", "enter", "k", "obs", "enter"}, []int{2}},
			{[]string{"k", "esc"}, []int{0, 1, 2, 3, 4}},
		} {
			p, s, f := open(t, i18n.Danish, 78, 20)
			p.Keys(c.keys...)
			if c.want == nil {
				if s.filter.kind != journal.EntryKind(s.env.Method.EntryKinds[0].ID) {
					t.Errorf("%v: narrowed to %q", c.keys, s.filter.kind)
				}
				continue
			}
			var got, want []journal.ID
			for _, n := range s.notes {
				got = append(got, n.ID)
			}
			for _, i := range c.want {
				want = append(want, f.Notes[i])
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%v: got %d notes, want %d:\n%s", c.keys, len(got), len(want), p.Screen())
			}
			if len(p.Stack) != 1 {
				t.Errorf("%v: %d screens are open", c.keys, len(p.Stack))
			}
		}
	})
}

func TestATagThatIsNotAmongTheNewestCanBeTyped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		p.Keys("t", "findesikke", "enter")
		if s.filter.tag != "findesikke" || len(s.notes) != 0 {
			t.Errorf("narrowed to %q, %d notes", s.filter.tag, len(s.notes))
		}
		if !strings.Contains(p.Text(), "0 viser alle igen") {
			t.Errorf("it does not say how to see all again:\n%s", p.Screen())
		}
	})
}

func TestOnlyOneChallengesNotes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		f := tuitest.Fill(t, e)
		s := New(e, f.Other)
		p := tuitest.Open(t, e, s, 78, 20)
		if len(s.notes) != 1 || s.notes[0].ID != f.Notes[3] {
			t.Errorf("%d notes", len(s.notes))
		}
		if left, _ := s.Head(); !strings.Contains(left, "Forældre i garderoben") {
			t.Errorf("the head is %q", left)
		}
		// Esc takes back what was narrowed here, not the challenge it was opened for; 0 all of it.
		p.Keys("k", "stjerne", "enter", "esc")
		if len(s.notes) != 1 {
			t.Errorf("after esc there are %d notes", len(s.notes))
		}
		p.Keys("0")
		if len(s.notes) != 5 {
			t.Errorf("of all challenges there are %d notes", len(s.notes))
		}
		p.Keys("esc", "esc")
		if p.Top() != nil {
			t.Error("esc does not leave")
		}
	})
}

func TestOpenAndDelete(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, f := open(t, i18n.Danish, 78, 20)
		p.Keys("down", "down", "enter")
		if got := p.Last(); got != (ui.Note{Kind: journal.Observation, ID: f.Notes[2]}) {
			t.Errorf("got %+v", got)
		}
		p.Keys("delete")
		if len(s.notes) != 4 || s.notes[s.cursor.At].ID != f.Notes[3] {
			t.Fatalf("after deleting there are %d notes, at %d", len(s.notes), s.cursor.At)
		}
		if say, ok := p.Last().(ui.Flash); !ok || !strings.Contains(say.Text, "ctrl+z") || say.Trouble {
			t.Errorf("it says %+v", p.Last())
		}
		if _, err := s.env.Store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		p.Send(ui.Refresh{})
		if len(s.notes) != 5 || s.notes[s.cursor.At].ID != f.Notes[3] {
			t.Errorf("after undoing there are %d notes, at %d", len(s.notes), s.cursor.At)
		}
	})
}

func TestRefreshKeepsTheChosenNoteAndTheRowItStandsOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, f := open(t, i18n.Danish, 78, 20)
		p.Keys("down", "down", "down")
		tuitest.Write(t, s.env, func(w *store.Writer) error {
			_, err := w.NewEntry(journal.Entry{Kind: journal.Star, Day: s.env.Today(), Text: journal.Text{Words: "Ny"}})
			return err
		})
		p.Send(ui.Refresh{})
		if len(s.notes) != 6 || s.notes[s.cursor.At].ID != f.Notes[3] {
			t.Errorf("%d notes, the chosen one is at %d", len(s.notes), s.cursor.At)
		}
	})
}

func TestPagesAreReadAsTheyAreComeTo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		const n = 2*page + 30
		tuitest.Write(t, e, func(w *store.Writer) error {
			for i := range n {
				_, err := w.NewEntry(journal.Entry{
					Kind: journal.Action, Day: e.Today().Add(-i), Text: journal.Text{Words: fmt.Sprintf("nummer %d", i)},
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		s := New(e, journal.ID{})
		p := tuitest.Open(t, e, s, 78, 20)
		if len(s.notes) != page {
			t.Fatalf("at first %d notes are read", len(s.notes))
		}
		for range 3 {
			p.Keys("end")
		}
		if len(s.notes) != n || s.cursor.At != n-1 {
			t.Fatalf("at the end %d notes are read, the chosen one is %d", len(s.notes), s.cursor.At)
		}
		for i, note := range s.notes {
			if want := fmt.Sprintf("nummer %d", i); note.Text.Words != want {
				t.Fatalf("note %d is %q", i, note.Text.Words)
			}
		}
		if !strings.Contains(p.Screen(), fmt.Sprintf("nummer %d\n", n-1)) {
			t.Errorf("the last note is not in sight:\n%s", p.Screen())
		}
		// A page that was asked for before the notes were narrowed is not put below
		// those that are left.
		late := readMsg{owner: s, gen: s.gen, notes: s.notes[:3]}
		p.Keys("k", "obs", "enter")
		p.Send(late)
		if len(s.notes) != 0 {
			t.Errorf("%d notes of before stand there", len(s.notes))
		}
	})
}

func TestALongReadingIsSaidAndAFailedOneDoesNotBlockTheNext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		s.Update(chosenMsg{s, action.ByKind, "star"}) // its reading is on its way
		s.Update(slowMsg{s, s.gen})
		if !strings.Contains(p.Text(), "Leder …") {
			t.Errorf("it is not said:\n%s", p.Screen())
		}
		p.Send(failedMsg{s, s.gen})
		if strings.Contains(p.Text(), "Leder …") || s.busy {
			t.Errorf("it goes on for ever:\n%s", p.Screen())
		}
	})
}

func TestMouse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, f := open(t, i18n.Danish, 78, 20)
		p.View()
		row := -1
		for y, owner := range s.rows {
			if owner == 2 {
				row = y + s.above
				break
			}
		}
		p.Send(ui.Click{X: 8, Y: row})
		if s.cursor.At != 2 || p.Last() != nil {
			t.Fatalf("a press went to %d and sent %v", s.cursor.At, p.Last())
		}
		p.View()
		for y, owner := range s.rows {
			if owner == 2 {
				p.Send(ui.Click{X: 8, Y: y + s.above})
				break
			}
		}
		if got := p.Last(); got != (ui.Note{Kind: journal.Observation, ID: f.Notes[2]}) {
			t.Errorf("got %+v", got)
		}
		p.View()
		for _, c := range s.choices {
			if c.by == action.ByTag {
				p.Send(ui.Click{X: c.from, Y: c.row})
			}
		}
		if _, ok := p.Top().(*chooser); !ok {
			t.Error("a press on a choice does not open it")
		}
	})
}

func TestWhatALeaderPastedIsNotSentToTheTerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		tuitest.Write(t, e, func(w *store.Writer) error {
			_, err := w.NewEntry(journal.Entry{Kind: journal.Star, Day: e.Today(), Text: journal.Text{Words: "før\x1b]0;titel\aefter\u009b2J"}})
			return err
		})
		p := tuitest.Open(t, e, New(e, journal.ID{}), 78, 20)
		content, _ := p.View()
		for _, bad := range []string{"\x1b]", "\a", "\u009b"} {
			if strings.Contains(content, bad) {
				t.Errorf("%q is sent", bad)
			}
		}
		if !strings.Contains(content, "efter") {
			t.Error("the text is not shown")
		}
	})
}

// A note of several screens is read in its window; here it says that it goes on.
func TestTheChosenNoteIsWholeOrSaysThatItGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _, _ := open(t, i18n.Danish, 78, 20)
		p.Keys("down", "down", "down")
		if text := p.Text(); !strings.Contains(text, "været sådan.") || !strings.Contains(text, "set af en borger") {
			t.Errorf("the chosen note is not whole:\n%s", p.Screen())
		}
		p.W, p.H = 40, 10
		if text := p.Text(); !strings.Contains(text, "…") || !strings.Contains(text, "set af en borger") {
			t.Errorf("the chosen note does not say that it goes on:\n%s", p.Screen())
		}
	})
}

func TestSizes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		tuitest.AnySize(t, s)
		p.Keys("t")
		tuitest.AnySize(t, p.Top())
	})
}
