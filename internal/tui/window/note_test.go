package window

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

func draftOf(t *testing.T, e *ui.Env, name string) string {
	t.Helper()
	return tuitest.Read(t, e, func(r *store.Reader) (journal.Text, error) {
		return r.Text(journal.TextRef{Name: journal.DraftPrefix + name})
	}).Words
}

func TestANoteIsOneLineAndEnter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		p.Type("Aftenvagten ringede selv. #aften")
		p.Press("enter")
		p.Closed()
		list := entries(t, e)
		if len(list) != 1 {
			t.Fatalf("%d notes were written", len(list))
		}
		n := list[0]
		if n.Kind != journal.Star || n.Text.Words != "Aftenvagten ringede selv. #aften" || n.Day != day(2026, time.November, 23) ||
			n.Challenge != s.challenge || n.Loop != s.loop || n.SeenBy != "" || !slices.Equal(n.Tags, []string{"aften"}) {
			t.Errorf("the note is %+v", n)
		}
	})
}

func TestKindDayAndSeenByCanBeChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		newSample(t, e)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		p.Type("To blev sprunget over.")
		p.Press("tab", "right") // the kind: observation
		p.Press("tab")
		p.Clear()
		p.Type("i går")
		p.Has("søndag den 22. november 2026")
		p.Press("tab", "right", "right", "enter") // seen by an employee
		p.Closed()
		n := entries(t, e)[0]
		if n.Kind != journal.Observation || n.Day != day(2026, time.November, 22) || n.SeenBy != "employee" {
			t.Errorf("the note is %+v", n)
		}
	})
}

func TestANoteIsKeptBeforeAnyChallengeExists(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		p.Has("Uden udfordring")
		p.Type("Noget godt.")
		p.Press("enter")
		if list := entries(t, e); len(list) != 1 || !list[0].Challenge.IsZero() {
			t.Errorf("the notes are %+v", list)
		}
	})
}

func TestAFaultyDayLosesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		newSample(t, e)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		p.Type("Noget godt.")
		p.Press("tab", "tab")
		p.Clear()
		p.Type("31. november")
		p.Press("enter")
		p.Opened()
		p.Has("31. november findes ikke; november har 30 dage.")
		p.Has("Noget godt.")
		if len(entries(t, e)) != 0 {
			t.Error("a note was written all the same")
		}
		p.Clear()
		p.Type("20/11")
		p.Press("enter")
		p.Closed()
		if n := entries(t, e)[0]; n.Day != day(2026, time.November, 20) {
			t.Errorf("the day is %v", n.Day)
		}
	})
}

func TestAnEmptyNoteIsNotWritten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		p.Type("   ")
		p.Press("enter")
		p.Opened()
		p.Has("Skriv et par ord først.")
		if len(entries(t, e)) != 0 {
			t.Error("an empty note was written")
		}
	})
}

// A line begun is kept for next time, also when the program is killed meanwhile.
func TestALineBegunIsThereNextTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		newSample(t, e)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		p.Type("Aftenvagten ring")
		p.Flush() // half a second later
		if got := draftOf(t, e, "star"); got != "Aftenvagten ring" {
			t.Fatalf("the draft is %q", got)
		}
		p.Press("esc")
		p.Closed()

		other := open(t, e, NewNote(e, journal.Observation, journal.ID{}, journal.ID{}))
		if text, _ := other.Top().(*Note).Writing(); text != "" {
			t.Errorf("a note of another kind begins with %q", text)
		}
		next := NewNote(e, journal.Star, journal.ID{}, journal.ID{})
		p = tuitest.Before(t, e, next, 76, 21)
		cmd := next.Init()
		p.Type("selv") // typed before the journal has answered
		p.Run(cmd)
		p.Has("Aftenvagten ring selv")
		p.Press("enter")
		p.Closed()
		if n := entries(t, e)[0]; n.Text.Words != "Aftenvagten ring selv" {
			t.Errorf("the note is %q", n.Text.Words)
		}
		p.Flush()
		if got := draftOf(t, e, "star"); got != "" {
			t.Errorf("the draft is still %q", got)
		}
	})
}

// What was saved while the note was typed is no step of undo of its own.
func TestOneUndoTakesANoteBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		newSample(t, e)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		p.Type("Noget ")
		p.Flush()
		p.Type("godt.")
		p.Press("enter")
		p.Closed()
		if _, err := e.Store.Undo(context.Background()); err != nil {
			t.Fatal(err)
		}
		if len(entries(t, e)) != 0 {
			t.Error("the note is still there")
		}
		if _, err := e.Store.Redo(context.Background()); err != nil {
			t.Fatal(err)
		}
		if list := entries(t, e); len(list) != 1 || list[0].Text.Words != "Noget godt." {
			t.Errorf("after redo the notes are %+v", list)
		}
	})
}

func TestPastedLineBreaksAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		p.Send(tea.PasteMsg{Content: "Den første.\r\nDen anden."})
		p.Press("enter")
		if n := entries(t, e)[0]; n.Text.Words != "Den første.\nDen anden." {
			t.Errorf("the note is %q", n.Text.Words)
		}
	})
}

// What a Danish keyboard makes with AltGr is text here, and so are the digits.
func TestEverythingThatIsTypedIsText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		const odd = "@£$€{[]}|\\~ 123 sqnyef?/"
		p.Type(odd)
		p.Press("enter")
		if n := entries(t, e)[0]; n.Text.Words != odd {
			t.Errorf("the note is %q", n.Text.Words)
		}
	})
}

func TestANoteIsChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		var id journal.ID
		tuitest.Write(t, e, func(w *store.Writer) (err error) {
			id, err = w.NewEntry(journal.Entry{
				Challenge: s.challenge, Kind: journal.Observation, Day: day(2025, time.November, 25), SeenBy: "citizen",
				Perspective: "economy", Text: journal.Text{Words: "To #nat"}, Tags: []string{"nat", "vagt"},
			})
			return err
		})
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, id))
		p.Has("25. november 2025")
		p.Type(" blev #aften")
		p.Press("tab", "left") // from observation to star moment
		p.Press("enter")
		p.Closed()
		n := entries(t, e)[0]
		if n.Text.Words != "To #nat blev #aften" || n.Kind != journal.Star || n.Day != day(2025, time.November, 25) || n.SeenBy != "citizen" ||
			n.Perspective != "economy" || !slices.Equal(n.Tags, []string{"aften", "nat", "vagt"}) {
			t.Errorf("the note is %+v", n)
		}
		if len(n.Text.Others) != 0 {
			t.Errorf("it was written in two versions: %+v", n.Text.Others)
		}
	})
}

// Esc closes a note that was changed, and what was typed is saved: nothing else
// would hold what is said of texts everywhere.
func TestLeavingAChangedNoteKeepsItsWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		var id journal.ID
		tuitest.Write(t, e, func(w *store.Writer) (err error) {
			id, err = w.NewEntry(journal.Entry{Kind: journal.Star, Day: e.Today(), Text: journal.Text{Words: "Godt"}})
			return err
		})
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, id))
		p.Type(" #aften")
		p.Press("esc")
		p.Flush()
		n := entries(t, e)[0]
		if n.Text.Words != "Godt #aften" || !slices.Equal(n.Tags, []string{"aften"}) {
			t.Errorf("the note is %+v", n)
		}
		p = open(t, e, NewNote(e, journal.Star, journal.ID{}, id))
		p.Clear()
		p.Press("esc")
		p.Flush()
		if n := entries(t, e)[0]; n.Text.Words == "" {
			t.Error("the note was emptied, which only deleting should do")
		}
	})
}

// Where the journal can't be written the window stays, with the reason.
func TestANoteThatCannotBeSavedStays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		newSample(t, e)
		p := open(t, e, NewNote(e, journal.Star, journal.ID{}, journal.ID{}))
		p.Type("Noget godt.")
		good := e.Store
		e.Store = store.New(store.Options{Path: t.TempDir(), Now: tuitest.Now}) // a folder
		p.Press("enter")
		p.Opened()
		p.Has("Noget godt.")
		if p.Top().(*Note).fault == "" {
			t.Error("no reason is given")
		}
		if state, _ := e.Saver.State(); state != ui.NotSaved {
			t.Error("the saver thinks that the line is saved")
		}
		e.Store = good
		p.Press("enter")
		p.Closed()
		if len(entries(t, e)) != 1 {
			t.Error("the note was not written when it could be")
		}
	})
}
