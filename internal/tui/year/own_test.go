package year

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Each section's own words are saved under its id, and stand there after a restart.
func TestOwnWordsAreSavedUnderTheirSections(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "dagtilbud")
		p, s := open(t, e, 78, 20)
		sections := []string{"opening", "meetings", "loops", "lessons", "ahas", "stars", "signs", "ahead"}
		for _, id := range sections {
			to(t, p, s, id)
			p.Press("enter")
			p.Type("Om " + id)
			p.Press("esc")
		}
		p.Flush()
		again := sample(t, i18n.Danish, "")
		again.Store = store.New(store.Options{Path: e.Store.Path(), Now: tuitest.Now})
		kept := own(t, again, 2026)
		_, s = open(t, again, 78, 20)
		for _, id := range sections {
			if got := kept.Texts[id].Words; got != "Om "+id {
				t.Errorf("under %s stands %q", id, got)
			}
		}
		seen := whole(t, s)
		for _, id := range sections {
			if strings.Count(seen, "Om "+id) != 1 {
				t.Errorf("the words to %s don't stand on the page once:\n%s", id, seen)
			}
		}
	})
}

// What is read again while somebody writes takes neither the cursor nor what is
// not saved yet.
func TestReadingAgainKeepsWhatIsWritten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "dagtilbud")
		p, s := open(t, e, 78, 20)
		to(t, p, s, "lessons")
		p.Press("enter")
		p.Type("Vi spurgte for sent")
		note(t, e, journal.Learning, on(2026, 11, 22), "Den første, der spørger, skal ikke svare.")
		p.Send(ui.Refresh{})
		p.Type(".")
		if words, ok := p.Top().(*Screen).Writing(); !ok || words != "Vi spurgte for sent." {
			t.Errorf("%q is written, %v", words, ok)
		}
		p.Settle(time.Second)
		if got := own(t, e, 2026).Texts["lessons"].Words; got != "Vi spurgte for sent." {
			t.Errorf("%q is saved", got)
		}
		p.Type(" Alle.")
		if words, _ := s.Writing(); words != "Vi spurgte for sent. Alle." {
			t.Errorf("after saving %q is written", words)
		}
		p.Press("esc")
		p.Send(ui.Refresh{})
		if seen := whole(t, s); !strings.Contains(seen, "Den første, der spørger") || !strings.Contains(seen, "Vi spurgte for sent. Alle.") {
			t.Errorf("the page was not read again:\n%s", seen)
		}
		// The focus follows its row, not its place.
		to(t, p, s, "note/")
		was := s.form.At()
		note(t, e, journal.Learning, on(2026, 1, 5), "Den ældste.")
		p.Send(ui.Refresh{})
		if s.form.At() != was {
			t.Errorf("the focus went from %s to %s", was, s.form.At())
		}
	})
}

// The same words written elsewhere meanwhile stand beside one's own.
func TestTwoVersionsOfOwnWordsBothStand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "")
		p, s := open(t, e, 78, 20)
		p.Press("enter")
		p.Type("Herfra")
		tuitest.Write(t, e, func(w *store.Writer) error {
			_, err := w.SetText(store.YearText(2026, "opening"), "Andetsteds", "")
			return err
		})
		p.Flush()
		p.Press("esc")
		p.Send(ui.Refresh{})
		p.Has("Herfra", "Andetsteds", "anden udgave")
		to(t, p, s, "opening/heads")
		p.Press("enter")
		if sent, ok := tuitest.Last[ui.Edit](p); !ok || sent.Type != "heads" || sent.Ref != store.YearText(2026, "opening") {
			t.Errorf("enter leads to %+v", sent)
		}
		// Once one is chosen the leader goes on with that text.
		tuitest.Write(t, e, func(w *store.Writer) error { return w.Choose(sent(p).Ref, "Begge") })
		p.Send(ui.Refresh{})
		if s.form.At() != "opening" || !strings.Contains(whole(t, s), "Begge") || strings.Contains(whole(t, s), "Andetsteds") {
			t.Errorf("after choosing the focus is at %s:\n%s", s.form.At(), whole(t, s))
		}
	})
}

func sent(p *tuitest.Stage) ui.Edit {
	last, _ := tuitest.Last[ui.Edit](p)
	return last
}

// A reading that began before words were saved doesn't take them off the page, and
// what is written next is no second version.
func TestALateReading(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "")
		p, s := open(t, e, 78, 20)
		late := s.Init()() // what stood in the journal before anything was written
		p.Press("enter")
		p.Type("Først")
		p.Settle(time.Second)
		p.Press("esc")
		s.build()
		if seen := whole(t, s); !strings.Contains(seen, "Først") {
			t.Fatalf("what was saved is not on the page:\n%s", seen)
		}
		p.Send(late)
		if seen := whole(t, s); !strings.Contains(seen, "Først") {
			t.Fatalf("a late reading takes off the page what was saved:\n%s", seen)
		}
		p.Press("enter")
		p.Type(", og så")
		p.Press("esc")
		p.Flush()
		if got := own(t, e, 2026).Texts["opening"]; got.Words != "Først, og så" || len(got.Others) > 0 {
			t.Errorf("there stands %+v", got)
		}
	})
}

// Words that wait to be saved stand there when the page is opened anew.
func TestWordsThatWaitStandOnANewPage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "")
		p, _ := open(t, e, 78, 20)
		p.Press("enter")
		p.Type("Ikke gemt endnu")
		again, s := open(t, e, 78, 20)
		if seen := whole(t, s); !strings.Contains(seen, "Ikke gemt endnu") {
			t.Errorf("what waits is not there:\n%s", seen)
		}
		again.Press("enter")
		again.Type(".")
		again.Press("esc")
		again.Flush()
		if got := own(t, e, 2026).Texts["opening"]; got.Words != "Ikke gemt endnu." || len(got.Others) > 0 {
			t.Errorf("there stands %+v", got)
		}
	})
}

// Words that are not saved yet when another year is turned to are not lost, and
// go to the year that they were written to.
func TestTurningKeepsWhatIsNotSaved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "")
		note(t, e, journal.Star, on(2025, 5, 1), "Sidste år.")
		p, s := open(t, e, 78, 20)
		p.Press("enter")
		p.Type("Om 2026.")
		out, _ := s.Do(action.Out) // its saving has not run yet
		p.Press("left")
		p.Press("enter")
		p.Type("Om 2025.")
		p.Run(out)
		p.Press("esc")
		p.Flush()
		for year, want := range map[int]string{2025: "Om 2025.", 2026: "Om 2026."} {
			if got := own(t, e, year).Texts["opening"].Words; got != want {
				t.Errorf("%d has %q", year, got)
			}
		}
	})
}
