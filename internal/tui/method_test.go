package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/journal"
)

// The gentle question stands at the foot of home with its reason, is answered or
// put away with a key, and that can be undone.
func TestAGentleQuestionAtTheFootOfHome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, _ := challenge(t, st, "Overgange")
		write(t, st, func(w *store.Writer) error {
			w.At(st.Now().AddDate(0, 0, -3))
			for range 4 {
				if _, err := w.NewEntry(journal.Entry{Challenge: c, Kind: journal.Star, Text: journal.Text{Words: "Hun ringede."}, SeenBy: "self"}); err != nil {
					return err
				}
			}
			return nil
		})
		p := start(t, st, i18n.Danish, 80, 24)
		p.Has("Fire stjernestunder, alle set af dig selv: Hvem andre kan have set én?")
		p.Keys("down", "down", "down", "down", "down", "down", "enter")
		p.Has("★ Stjernestund") // the window that an answer would be written in
		p.Keys("esc", "x")
		p.HasNot("Hvem andre kan have set én?")
		p.Has("Lagt væk i dette loop.")
		p.Keys("ctrl+z")
		p.Has("Hvem andre kan have set én?")
	})
}

func write(t *testing.T, st *store.Store, do func(*store.Writer) error) {
	t.Helper()
	if err := st.Write(t.Context(), "text", do); err != nil {
		t.Fatal(err)
	}
}

// What a loop ended with stands beside the next loop's before, what the meeting
// decided stands in it as carried over until it is edited, and the indicators go on.
func TestTheNextLoopBeginsWithWhatWasLearned(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, loop := challenge(t, st, "Overgange")
		write(t, st, func(w *store.Writer) error {
			for id, words := range map[string]string{"after.think": "At vi havde gjort det svært at spørge.", "renew.insights": "Et spørgsmål bærer."} {
				if _, err := w.SetText(journal.TextRef{Object: loop, Name: id}, words, ""); err != nil {
					return err
				}
			}
			if err := w.SetStep(loop, "after.challenge", 4); err != nil {
				return err
			}
			sign, err := w.NewIndicator(c, "Opkald", journal.KindCount, journal.Down)
			if err != nil {
				return err
			}
			if err := w.SetPlan(sign, loop, journal.Plan{Baseline: journal.Value{N: 14, Set: true}, Target: journal.Value{N: 6, Set: true}}); err != nil {
				return err
			}
			if _, err := w.NewMeasurement(sign, 7, st.Today(), "other"); err != nil {
				return err
			}
			meeting, err := w.NewMeeting(journal.Reflection, st.Today(), "", loop)
			if err != nil {
				return err
			}
			_, err = w.SetText(journal.TextRef{Object: meeting, Name: "meeting.decision"}, "Natten prøver det også.", "")
			return err
		})
		p := start(t, st, i18n.Danish, 140, 60)
		p.Keys("down", "enter", "esc", "6")
		p.Keys("ctrl+o")
		p.Type("åbn det næste")
		p.Keys("enter")
		p.Has("Taget med fra refleksionsmødet 23. november 2026: det, der skal", "En indikator fortsætter")
		p.Keys("enter")
		p.Has("Overgange · loop 2", "1. Formulering af udfordring")
		p.Keys("esc")
		p.Has("Efter loop 1, 23. nov.", "At vi havde gjort det svært at spørge.", "Et spørgsmål bærer.", "☺ 4, i mindre grad")
		p.Keys("2")
		p.Has("Natten prøver det også.", "taget med fra mødet", "7, helst 6")
		p.Keys("enter")
		p.Type("Og dagen. ")
		p.Keys("esc")
		p.HasNot("taget med fra mødet")
		// Undo takes the loop back whole, words that were edited since excepted.
		p.Keys("ctrl+z", "ctrl+z")
		p.Has("Overgange · loop 1")
	})
}

// An assumption is marked with the notes that did it, what is held now is written
// beside it, and both stand there after the program was closed.
func TestThinkingBeforeAndAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, loop := challenge(t, st, "Overgange")
		write(t, st, func(w *store.Writer) error {
			if _, err := w.NewEntry(journal.Entry{Challenge: c, Kind: journal.Star, Text: journal.Text{Words: "Hun ringede selv."}}); err != nil {
				return err
			}
			_, err := w.SetText(journal.TextRef{Object: loop, Name: journal.AssumptionsID}, "At det er tiden.\n\nAt de ikke gider.", "")
			return err
		})
		p := start(t, st, i18n.Danish, 100, 60)
		p.Keys("down", "enter", "esc", "5")
		p.Has("Min tænkning, før og efter", "At de ikke gider.", "+ bekræftet, nuanceret eller udfordret")
		for range 20 {
			if strings.Contains(p.Screen(), "▸ At de ikke gider.") {
				break
			}
			p.Keys("down")
		}
		p.Keys("enter")
		p.Has("En antagelse", "Hun ringede selv.")
		p.Keys("space", "3", "tab", "space", "enter")
		p.Has("Udfordret i dag", "En note: Hun ringede selv.")
		// The cursor stands where what is held now is written.
		p.Keys("enter")
		p.Type("At jeg aldrig spurgte.")
		p.Keys("esc")
		p.Has("At jeg aldrig spurgte.", "Det, jeg mener nu, 23. nov.")
		th := read(t, st, c).Loop(loop).Thoughts
		if len(th) != 1 || th[0].Verdict != journal.Challenged || len(th[0].Notes) != 1 || th[0].Held.Words != "At de ikke gider." ||
			th[0].Hold.Words != "At jeg aldrig spurgte." {
			t.Fatalf("kept: %+v", th)
		}
	})
}

func read(t *testing.T, st *store.Store, id journal.ID) (c *journal.Challenge) {
	t.Helper()
	if err := st.Read(t.Context(), func(r *store.Reader) (err error) {
		c, err = r.Challenge(id)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return c
}

// Closing keeps every note unless the leader asks for the list and chooses some; what
// was learned is not on it, and what was chosen comes back with undo.
func TestClosingOffersToSortTheNotes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, _ := challenge(t, st, "Overgange")
		write(t, st, func(w *store.Writer) error {
			for kind, words := range map[journal.EntryKind]string{
				journal.Observation: "Bodil brød ind.", journal.Learning: "Min tavshed er ikke fravær.",
			} {
				if _, err := w.NewEntry(journal.Entry{Challenge: c, Kind: kind, Text: journal.Text{Words: words}}); err != nil {
					return err
				}
			}
			return nil
		})
		notes := func() (n int) {
			_ = st.Read(t.Context(), func(r *store.Reader) error {
				list, _, err := r.Entries(store.EntryQuery{Challenge: c})
				n = len(list)
				return err
			})
			return n
		}
		p := start(t, st, i18n.Danish, 100, 30)
		p.Keys("down", "enter", "esc", "ctrl+o")
		p.Type("afslut")
		p.Keys("enter")
		p.Has("behold alle")
		p.Type("Den blev lettere.")
		p.Keys("tab", "right", "space", "enter")
		p.Has("Bodil brød ind.", "[ ]")
		p.HasNot("Min tavshed")
		p.Keys("enter") // nothing was chosen: nothing goes
		if notes() != 2 {
			t.Fatalf("%d notes are left, nothing was chosen", notes())
		}
		if got := read(t, st, c); got.Status != journal.Closed || got.Closing.Words != "Den blev lettere." {
			t.Fatalf("the challenge is %s, %q", got.Status, got.Closing.Words)
		}
		p.Keys("ctrl+o")
		p.Type("ryd op i")
		p.Keys("enter", "space")
		p.Has("[×]", "En note er valgt.")
		p.Keys("enter")
		if notes() != 1 {
			t.Errorf("%d notes are left", notes())
		}
		p.Keys("ctrl+z")
		if notes() != 2 {
			t.Errorf("undone, %d notes are there", notes())
		}
	})
}

// How a trial went stands in the log on its day, whichever of the three it was.
func TestHowItWentStandsInTheLog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, loop := challenge(t, st, "Overgange")
		write(t, st, func(w *store.Writer) error {
			if _, err := w.NewEntry(journal.Entry{Challenge: c, Kind: journal.Action, Text: journal.Text{Words: "Første dag."}}); err != nil {
				return err
			}
			if err := w.SetOutcome(loop, journal.CameToNothing, st.Today().Add(-1)); err != nil {
				return err
			}
			_, err := w.SetText(journal.TextRef{Object: loop, Name: journal.TextOutcome}, "Vi var tre syge.", "")
			return err
		})
		p := start(t, st, i18n.Danish, 100, 30)
		p.Keys("down", "enter", "esc", "ctrl+o")
		p.Type("noter")
		p.Keys("enter")
		p.Has("Prøvehandlingen: blev ikke til noget. Vi var tre syge.", "i går")
		p.Keys("down", "enter")
		p.Has("Vi var tre syge.", "blev ikke til noget")
		p.Keys("esc", "delete")
		p.Has("Vi var tre syge.")
	})
}

// The listening sheet is written to a file from the menu, and holds nothing of the
// journal but what its head says.
func TestTheListeningSheetIsWritten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		write(t, st, func(w *store.Writer) error {
			_, err := w.SetText(journal.TextRef{Object: loop, Name: "plan.try"}, "Hemmeligt.", "")
			return err
		})
		p := start(t, st, i18n.Danish, 100, 30)
		p.Keys("down", "ctrl+o")
		p.Type("lytteark")
		p.Keys("enter")
		p.Has("lytteark-overgange")
		p.Keys("tab", "ctrl+a", "ctrl+k")
		path := filepath.Join(t.TempDir(), "ark.txt")
		p.Type(path)
		p.Keys("enter")
		data, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(data), "Hvad tager jeg selv med?") || strings.Contains(string(data), "Hemmeligt") {
			t.Errorf("the sheet is %q, %v\n%s", data, err, p.Screen())
		}
	})
}

// The menu lists every action also while a text is being written, so that no key
// has to be known and nothing has to be left first; what was written is kept.
func TestTheMenuListsEverythingWhileWriting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 30)
		p.Keys("down", "enter")
		p.Type("Halvt skrevet")
		p.Keys("ctrl+o")
		p.Type("stj")
		p.Has("Ny stjernestund")
		p.Keys("enter")
		p.Type("Hun ringede.")
		p.Keys("enter", "ctrl+o")
		p.Type("fase 5")
		p.Keys("enter")
		p.Has("5. Refleksion")
		if got := text(t, st, journal.TextRef{Object: loop, Name: "formulate.understand"}); got.Words != "Halvt skrevet" {
			t.Errorf("the answer is %q", got.Words)
		}
	})
}

// What is said about a year, noted as member of another's team or held now is found
// by a search, named for what it is, and leads to its place.
func TestASearchLeadsToWhatTheMethodKeeps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		write(t, st, func(w *store.Writer) error {
			if _, err := w.SetText(store.YearText(2026, "ahead"), "Natten skal med.", ""); err != nil {
				return err
			}
			meeting, err := w.NewMeeting(journal.Reflection, st.Today(), "", loop)
			if err != nil {
				return err
			}
			if _, err := w.SetText(journal.TextRef{Object: meeting, Name: journal.MemberPrefix + "team.unclear"}, "Hvem bestemmer hos dem?", ""); err != nil {
				return err
			}
			if _, err := w.SetText(journal.TextRef{Object: loop, Name: journal.AssumptionsID}, "At de ikke gider.", ""); err != nil {
				return err
			}
			thought, err := w.NewThought(loop, "At de ikke gider.")
			if err != nil {
				return err
			}
			_, err = w.SetText(journal.TextRef{Object: loop, Name: store.ThoughtHold(thought)}, "At ingen spurgte.", "")
			return err
		})
		for _, c := range []struct{ words, named, place string }{
			{"natten skal", "Året 2026", "Vejen videre"},
			{"bestemmer hos", "Som medlem af et andet team", "Refleksionsmøde"},
			{"ingen spurgte", "Hvad der blev af en antagelse", "5. Refleksion"},
		} {
			p := start(t, st, i18n.Danish, 100, 60)
			p.Keys("/")
			p.Type(c.words)
			p.Settle(time.Second)
			p.Has(c.named)
			p.Keys("enter")
			p.Has(c.place)
		}
	})
}
