package lookback

import (
	"fmt"
	"os"
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
	"stjerne/journal/method"
)

// The clock of the pictures is the same wherever they are drawn.
func TestMain(m *testing.M) {
	time.Local = time.UTC
	os.Exit(m.Run())
}

// sample opens the page on the sample of two loops.
func sample(t *testing.T, lang i18n.Lang, question string, w, h int) (*tuitest.Stage, *Screen) {
	t.Helper()
	e := tuitest.Env(t, lang)
	tuitest.Case(t, e.Store, "dagtilbud")
	home := tuitest.Read(t, e, func(r *store.Reader) (journal.Home, error) { return r.Home() })
	s := New(e, home.Challenges[0].ID, question)
	return tuitest.Open(t, e, s, w, h), s
}

// journalOf makes a challenge of some loops, the last of which runs.
func journalOf(t *testing.T, e *ui.Env, loops int) (challenge journal.ID, ids []journal.ID) {
	t.Helper()
	for n := range loops {
		tuitest.Write(t, e, func(w *store.Writer) error {
			w.At(tuitest.Now().AddDate(0, 3*(n-loops), 0))
			var id journal.ID
			var err error
			if n == 0 {
				challenge, id, err = w.NewChallenge("Overgange mellem vagter", journal.Voice(method.I))
			} else {
				id, err = w.NewLoop(challenge, "")
			}
			ids = append(ids, id)
			return err
		})
	}
	return challenge, ids
}

// write writes an answer at noon so many days ago, and minutes later.
func write(t *testing.T, e *ui.Env, loop journal.ID, name string, ago, minutes int, words string) {
	t.Helper()
	tuitest.Write(t, e, func(w *store.Writer) error {
		w.At(tuitest.Now().AddDate(0, 0, -ago).Add(time.Duration(minutes) * time.Minute))
		_, err := w.SetText(journal.TextRef{Object: loop, Name: name}, words, store.Latest)
		return err
	})
}

// edited is a challenge of one loop with an answer that was changed on three days,
// on the middle one twice.
func edited(t *testing.T, e *ui.Env) (challenge, loop journal.ID) {
	t.Helper()
	c, ids := journalOf(t, e, 1)
	write(t, e, ids[0], "formulate.understand", 60, 0, "Nattevagten læser ikke.\n\nDet er et spørgsmål om disciplin.")
	write(t, e, ids[0], "formulate.understand", 30, 0, "Nattevagten gider ikke læse.\n\nDet er et spørgsmål om disciplin.")
	write(t, e, ids[0], "formulate.understand", 30, 20, "Nattevagten når ikke at læse.\n\nDet er et spørgsmål om disciplin.")
	write(t, e, ids[0], "formulate.understand", 3, 0, "Nattevagten når ikke at læse.\n\nVi har gjort det svært at spørge.")
	write(t, e, ids[0], "plan.try", 60, 0, "Den, der går hjem, ringer.")
	return c, ids[0]
}

func TestGoldens(t *testing.T) {
	for _, question := range []string{"", "after.think", "after.challenge", "trial.indicators", "outcome"} {
		tuitest.Every(t, strings.ReplaceAll(ui.Or(question, "first"), ".", "-"), func(t *testing.T, lang i18n.Lang, w, h int, name string) {
			p, _ := sample(t, lang, question, w, h)
			tuitest.Golden(t, name, p.Screen())
		})
	}
	tuitest.Every(t, "edited", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		e := tuitest.Env(t, lang)
		c, _ := edited(t, e)
		tuitest.Golden(t, name, tuitest.Open(t, e, New(e, c, ""), w, h).Screen())
	})
}

func TestVersionsStandWithTheirDaysAndWhatWasNewInThem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		c, _ := edited(t, e)
		p := tuitest.Open(t, e, New(e, c, ""), 100, 36)
		p.Has("Hvordan kan man forstå problemet?", "Skrevet 20. nov. Nattevagten når ikke at læse. Vi har gjort det svært at spørge.",
			"Ændret 20. nov. … [-Det er et spørgsmål om disciplin] [+Vi har gjort det svært at spørge].",
			"Ændret 24. okt. Nattevagten [-læser] [+når] ikke [+at læse]. …",
			"Først skrevet 24. sept. Nattevagten læser ikke. Det er et spørgsmål om disciplin.")
		// Of one day it is the last that counts.
		p.HasNot("gider")
	})
}

func TestAnAnswerThatWasNeverChangedSaysNothingOfVersions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		c, _ := edited(t, e)
		p := tuitest.Open(t, e, New(e, c, "plan.try"), 100, 30)
		p.Has("Skrevet 24. sept. Den, der går hjem, ringer.")
		for _, word := range []string{"Ændret", "Først", "udgave", "[+", "[-"} {
			p.HasNot(word)
		}
	})
}

func TestBlanksAndAWayBackAreNoChangeOfThinking(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		c, ids := journalOf(t, e, 1)
		write(t, e, ids[0], "plan.try", 40, 0, "Et svar.")
		write(t, e, ids[0], "plan.try", 30, 0, "Et  svar.\n")
		p := tuitest.Open(t, e, New(e, c, "plan.try"), 100, 30)
		p.HasNot("Ændret")
		write(t, e, ids[0], "plan.try", 20, 0, "Et andet svar.")
		write(t, e, ids[0], "plan.try", 10, 0, "Et svar.")
		p.Send(ui.Refresh{})
		p.Has("Ændret 13. nov. Et [-andet] svar.", "Ændret 3. nov. Et [+andet] svar.", "Først skrevet 14. okt. Et svar.")
	})
}

func TestAnAnswerThatWasTakenAwayTellsWhatStoodThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		c, ids := journalOf(t, e, 2)
		write(t, e, ids[0], "plan.try", 40, 0, "Den, der går hjem, ringer.")
		write(t, e, ids[0], "plan.try", 30, 0, "")
		write(t, e, ids[1], "plan.try", 20, 0, "Tavlen flyttes.")
		p := tuitest.Open(t, e, New(e, c, "plan.try"), 100, 30)
		p.Has("Tom siden 24. okt.", "[-Den, der går hjem, ringer.]", "Først skrevet 14. okt.", "Tavlen flyttes.")
	})
}

// method.md: each step of a scale has its words, and a change is told in words.
func TestScalesAreSaidInWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := sample(t, i18n.Danish, "after.challenge", 138, 36)
		p.Has("Problemet udfordrer i høj grad.", "Problemet udfordrer i nogen grad.", "Et trin bedre.")
		for _, bare := range []string{" 2.", "+1", "2, "} {
			p.HasNot(bare)
		}
	})
}

func TestBeforeAndAfterStandInOneView(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, question := range []string{"before.think", "after.think"} {
			p, s := sample(t, i18n.Danish, question, 138, 36)
			p.Has("Før, husket bagefter, skrevet 17. feb.", "Efter, 1. juni", "flaskehals", "Det var min pause")
			if got, _ := s.topic(); got.id() != "before.think" {
				t.Errorf("%s shows %s", question, got.id())
			}
			p.Keys("left", "enter")
			if to, ok := p.Last().(ui.Go); !ok || to.Question != "after.think" || to.Loop != s.challenge.Loops[0].ID {
				t.Errorf("enter leads to %+v", p.Last())
			}
		}
	})
}

func TestOneWalksThroughEachQuestionOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s := sample(t, i18n.Danish, "formulate.understand", 78, 20)
		seen := map[string]bool{}
		last := ""
		for {
			top, _ := s.topic()
			if top.id() == last {
				break
			}
			last = top.id()
			for _, item := range top.items {
				if seen[item.ID] {
					t.Errorf("%s comes twice", item.ID)
				}
				seen[item.ID] = true
			}
			p.Press("down")
		}
		for _, phase := range s.env.Method.Phases {
			for _, item := range phase.Items {
				written := false
				for _, l := range s.challenge.Loops {
					written = written || l.Answered(item.Key())
				}
				if written && item.On == method.OnLoop && !seen[item.ID] {
					t.Errorf("%s was answered and is not among them", item.ID)
				}
				if seen[item.ID] && item.On == method.OnMeeting {
					t.Errorf("%s is no answer of a loop", item.ID)
				}
			}
		}
		if !seen["outcome"] || !seen["indicators"] {
			t.Error("the outcome or the indicators are not there")
		}
		p.Press("home")
		if s.at != 0 {
			t.Errorf("home leads to %d", s.at)
		}
	})
}

func TestItBeginsWhereThereIsSomethingToCompare(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		c, ids := journalOf(t, e, 2)
		write(t, e, ids[0], "formulate.understand", 40, 0, "Kun i det første.")
		write(t, e, ids[1], "plan.try", 40, 0, "I begge.")
		write(t, e, ids[0], "plan.try", 40, 0, "I begge.")
		s := New(e, c, "")
		tuitest.Open(t, e, s, 78, 20)
		if top, _ := s.topic(); top.id() != "plan.try" {
			t.Errorf("it begins with %s", top.id())
		}
		write(t, e, ids[0], "formulate.understand", 20, 0, "Kun i det første, men rettet.")
		s = New(e, c, "")
		tuitest.Open(t, e, s, 78, 20)
		if top, _ := s.topic(); top.id() != "formulate.understand" {
			t.Errorf("it begins with %s", top.id())
		}
	})
}

func TestMoreLoopsThanFitAreReached(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		c, ids := journalOf(t, e, 5)
		for i, id := range ids {
			write(t, e, id, "plan.try", 80-i, 0, fmt.Sprintf("Forsøg nummer %d.", i+1))
		}
		for _, one := range []struct{ w, shown int }{{78, 2}, {138, 3}} {
			s := New(e, c, "")
			p := tuitest.Open(t, e, s, one.w, 20)
			count := func() int { return strings.Count(p.Screen(), "Forsøg nummer") }
			if count() != one.shown {
				t.Errorf("%d stand side by side in %d cells", count(), one.w)
			}
			p.Has("Forsøg nummer 5.", fmt.Sprintf("loop %d-5 af 5", 6-one.shown))
			p.Press("left")
			// The other loop is in sight, so the columns stay.
			p.Has("Forsøg nummer 5.")
			isChosen(t, p, "Loop 4")
			p.Press("left", "left", "left", "left")
			p.Has("Forsøg nummer 1.")
			isChosen(t, p, "Loop 1")
			p.Press("enter")
			if to, ok := p.Last().(ui.Go); !ok || to.Loop != ids[0] || to.Question != "plan.try" {
				t.Errorf("enter leads to %+v", p.Last())
			}
		}
		// Below each other all of them are there, and left and right lead from head
		// to head.
		s := New(e, c, "")
		p := tuitest.Open(t, e, s, 40, 6)
		// The chosen loop is one that is in sight.
		p.Has("Forsøg nummer 1.")
		isChosen(t, p, "Loop 1")
		p.Press("end", "right", "right", "right")
		isChosen(t, p, "Loop 4")
		p.Press("left", "left", "left")
		p.Has("Forsøg nummer 1.")
		isChosen(t, p, "Loop 1")
	})
}

func isChosen(t *testing.T, p *tuitest.Stage, loop string) {
	t.Helper()
	if !strings.Contains(p.Screen(), "▸ "+loop) {
		t.Errorf("%s is not marked as chosen:\n%s", loop, p.Screen())
	}
}

func TestThePointerChoosesALoopAndScrolls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s := sample(t, i18n.Danish, "formulate.understand", 78, 20)
		p.View()
		p.Send(ui.Click{X: 5, Y: 12})
		if s.loop != 0 || len(p.Sent) > 0 {
			t.Fatalf("a press chose loop %d and sent %v", s.loop, p.Sent)
		}
		p.View()
		p.Send(ui.Click{X: 5, Y: 12})
		if to, ok := p.Last().(ui.Go); !ok || to.Loop != s.challenge.Loops[0].ID {
			t.Errorf("a second press leads to %+v", p.Last())
		}
		p.Send(ui.Wheel{X: 5, Y: 12, Rows: 3})
		if s.top != 3 {
			t.Errorf("the wheel turned to line %d", s.top)
		}
		p.Press("pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
		p.View()
		if s.top != s.laid.total-s.laid.h {
			t.Errorf("the end is line %d of %d", s.top, s.laid.total)
		}
	})
}

func TestRefreshKeepsThePlaceAndShowsWhatIsNew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s := sample(t, i18n.Danish, "formulate.understand", 78, 20)
		p.Press("down", "left", "pgdown")
		p.View()
		was, top := s.at, s.top
		write(t, s.env, s.challenge.Loops[0].ID, "formulate.understand", 0, 0, "")
		write(t, s.env, s.challenge.Loops[1].ID, "formulate.understand", 0, 0, "")
		p.Send(ui.Refresh{})
		p.View()
		if got, _ := s.topic(); got.id() != "formulate.readings" || s.loop != 0 || s.top != top || top == 0 {
			t.Errorf("it stands at %s, loop %d, line %d; before at %d, line %d", got.id(), s.loop, s.top, was, top)
		}
		if s.at != was-1 {
			t.Error("a question that nothing stands under any more is still among them")
		}
	})
}

// What was read is kept while the journal stays as it is.
func TestVersionsAreReadOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s := sample(t, i18n.Danish, "formulate.understand", 78, 20)
		p.Press("down")
		if cmd, _ := s.Do(action.Up); cmd != nil {
			t.Error("what was read is read again")
		}
		s.Update(failedMsg{s, "formulate.understand", s.gen})
		if s.look() == nil {
			t.Error("what could not be read is not tried again")
		}
		if s.Update(ui.Refresh{}) == nil {
			t.Error("nothing is read when the journal changed")
		}
	})
}

func TestWhatComesLateForAnotherReadingIsDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, s := sample(t, i18n.Danish, "formulate.understand", 78, 20)
		stale := s.Init()
		fresh := s.Init()
		write(t, s.env, s.challenge.Loops[0].ID, "formulate.understand", 0, 0, "Nyt.")
		late := fresh().(readMsg)
		s.Update(late)
		old := stale().(readMsg)
		old.challenge.Loops[0].Texts["formulate.understand"] = journal.Text{Words: "Gammelt."}
		s.Update(old)
		if got := s.challenge.Loops[0].Texts["formulate.understand"].Words; got != "Nyt." {
			t.Errorf("it shows %q", got)
		}
	})
}

func TestAnotherWordingHidesNoAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		c, ids := journalOf(t, e, 1)
		write(t, e, ids[0], "own.question", 4, 0, "Et svar på et spørgsmål, der er taget ud.")
		s := New(e, c, "")
		p := tuitest.Open(t, e, s, 78, 20)
		p.Has("own.question", "Et svar på et spørgsmål")
		p.Press("enter")
		if to, ok := p.Last().(ui.Go); !ok || to.Question != "" || to.Phase != 1 || to.Loop != ids[0] {
			t.Errorf("enter leads to %+v", p.Last())
		}
	})
}

func TestNothingYet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		c, _ := journalOf(t, e, 1)
		s := New(e, c, "")
		p := tuitest.Open(t, e, s, 78, 20)
		p.Has("Her er ikke skrevet noget endnu.")
		if s.Offer(action.Open) || s.Offer(action.Left) {
			t.Error("there is nothing to open, and no other loop")
		}
		p.Press("down", "pgdown", "left", "end")
		p.Press("esc")
		p.Closed()
	})
}

func TestATextInTwoPlacesShowsBoth(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		c, ids := journalOf(t, e, 1)
		write(t, e, ids[0], "plan.try", 9, 0, "Fælles.")
		ref := journal.TextRef{Object: ids[0], Name: "plan.try"}
		base := tuitest.Read(t, e, func(r *store.Reader) (journal.Text, error) { return r.Text(ref) }).Rev
		for i, words := range []string{"Fra den ene maskine.", "Fra den anden maskine."} {
			tuitest.Write(t, e, func(w *store.Writer) error {
				w.At(tuitest.Now().AddDate(0, 0, i-4))
				_, err := w.SetText(ref, words, base)
				return err
			})
		}
		p := tuitest.Open(t, e, New(e, c, ""), 78, 20)
		p.Has("Fra den ene maskine.", "Fra den anden maskine.", "et andet sted", "[-Fælles]")
		// Neither of the two was made of the other.
		p.HasNot("[-Fra")
		p.HasNot("[-ene]")
	})
}

func TestSizes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, s := sample(t, i18n.Danish, "", 78, 20)
		for s.at = range s.topics {
			s.laid = layout{}
			tuitest.AnySize(t, s)
		}
		e := tuitest.Env(t, i18n.Danish)
		c, ids := journalOf(t, e, 4)
		for i, words := range []string{"\ta\x1b[31m\u202e👩‍👩‍👧" + strings.Repeat("æ", 90), "ก็็็็ \n\n\n slut", "[-x] [+y]", ""} {
			write(t, e, ids[0], "plan.try", 30-i, 0, words)
		}
		odd := New(e, c, "")
		tuitest.Open(t, e, odd, 78, 20)
		tuitest.AnySize(t, odd)
		odd.choose(0)
		tuitest.AnySize(t, odd)
	})
}
