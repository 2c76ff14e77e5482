package window

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

func TestAMeasurementIsThreeAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		p := open(t, e, NewMeasurement(e, s.challenge, journal.ID{}, journal.ID{}))
		p.Has("baseline 9 · mål 3")
		p.Type("5")
		p.Press("enter")
		p.Closed()
		m := challengeOf(t, e, s.challenge).Indicator(s.count).Measurements
		if len(m) != 1 || m[0].Value != 5 || m[0].Day != e.Today() || m[0].SeenBy != "" {
			t.Fatalf("the measurements are %+v", m)
		}
		said, _ := tuitest.Last[ui.Flash](p)
		if said.Text != "Sene overleveringer: 5 om ugen" {
			t.Errorf("it says %q", said.Text)
		}
	})
}

// Whoever types before the journal has answered loses no key.
func TestKeysWaitForTheJournal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		w := NewMeasurement(e, s.challenge, s.yesno, journal.ID{})
		p := tuitest.Before(t, e, w, 76, 21)
		cmd := w.Init()
		p.Type("ja")
		p.Press("tab", "tab")
		p.Press("enter")
		p.Run(cmd)
		p.Closed()
		m := challengeOf(t, e, s.challenge).Indicator(s.yesno).Measurements
		if len(m) != 1 || m[0].Value != 1 {
			t.Errorf("the measurements are %+v", m)
		}
	})
}

func TestEachFaultyValueGetsItsSentence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		var scale, percent journal.ID
		tuitest.Write(t, e, func(w *store.Writer) (err error) {
			if scale, err = w.NewIndicator(s.challenge, "Ro", journal.KindScale, journal.Up); err != nil {
				return err
			}
			percent, err = w.NewIndicator(s.challenge, "Fravær", journal.KindPercent, journal.Down)
			return err
		})
		for _, c := range []struct {
			of          journal.ID
			typed, says string
		}{
			{scale, "6", "Skalaen går fra 1 til 5."},
			{scale, "0", "Skalaen går fra 1 til 5."},
			{s.count, "3,5", "Et antal er et helt tal"},
			{s.count, "3.500", "3.500 kan læses på to måder. Mener du 3500 eller 3,5?"},
			{s.count, "", "Skriv et tal"},
			{s.count, "nul", "\"nul\" er ikke et tal"},
			{s.yesno, "måske", "hverken ja eller nej"},
			{percent, "mange", "er ikke et tal"},
		} {
			p := open(t, e, NewMeasurement(e, s.challenge, c.of, journal.ID{}))
			p.Type(c.typed)
			p.Press("enter")
			p.Opened()
			p.Has(c.says)
			if n := len(challengeOf(t, e, s.challenge).Indicator(c.of).Measurements); n != 0 {
				t.Errorf("%q was kept", c.typed)
			}
		}
		for typed, want := range map[string]float64{"2,5": 2.5, "5": 5, "1": 1} {
			if got, err := readValue(journal.KindScale, typed); err != nil || got != want {
				t.Errorf("%q is read as %v, %v", typed, got, err)
			}
		}
	})
}

func TestAMeasurementIsChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		var id journal.ID
		tuitest.Write(t, e, func(w *store.Writer) (err error) {
			id, err = w.NewMeasurement(s.yesno, 0, day(2026, time.November, 2), "citizen")
			return err
		})
		// From the first screen no challenge is at hand.
		p := open(t, e, NewMeasurement(e, journal.ID{}, journal.ID{}, id))
		p.Has("nej")
		p.Clear()
		p.Type("ja")
		p.Press("shift+tab", "shift+tab") // back to the last row: how
		p.Type("Jeg spurgte.")
		p.Press("enter")
		p.Closed()
		m := challengeOf(t, e, s.challenge).Indicator(s.yesno).Measurements[0]
		if m.Value != 1 || m.Day != day(2026, time.November, 2) || m.SeenBy != "citizen" || m.How.Words != "Jeg spurgte." {
			t.Errorf("the measurement is %+v", m)
		}
	})
}

func TestWithoutIndicatorsOneIsOffered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		var c journal.ID
		tuitest.Write(t, e, func(w *store.Writer) (err error) {
			c, _, err = w.NewChallenge("Ro", method.I)
			return err
		})
		p := open(t, e, NewMeasurement(e, c, journal.ID{}, journal.ID{}))
		p.Has("Ét tegn er nok")
		p.Press("enter")
		if _, ok := p.Top().(*Indicator); !ok {
			t.Errorf("enter leads to %T", p.Top())
		}
	})
}

func TestAnIndicatorIsReadOffOneLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for lang, line := range map[i18n.Lang]string{
			i18n.Danish:  "sene overleveringer, 9 om ugen nu, helst 3",
			i18n.English: "late handovers, 9 a week now, preferably 3",
		} {
			for _, keys := range [][]string{{"enter"}, {"tab", "enter"}} {
				e := newEnv(t, lang)
				var c journal.ID
				tuitest.Write(t, e, func(w *store.Writer) (err error) {
					c, _, err = w.NewChallenge("Ro", method.I)
					return err
				})
				p := open(t, e, NewIndicator(e, c, journal.ID{}))
				p.Type(line)
				p.Press(keys...)
				p.Closed()
				made := challengeOf(t, e, c)
				if len(made.Indicators) != 1 {
					t.Fatalf("%d indicators were made", len(made.Indicators))
				}
				i := made.Indicators[0]
				plan := i.Plan(made.Current().ID)
				name, unit, _ := strings.Cut(line, ", 9 ")
				unit, _, _ = strings.Cut(unit, " n")
				if i.Name.Words != name || i.Kind != journal.KindCount || i.Better != journal.Down || i.Unit.Words != unit ||
					plan.Baseline.N != 9 || plan.Target.N != 3 {
					t.Errorf("the indicator is %+v with %+v", i, plan)
				}
			}
		}
	})
}

func TestAnIndicatorIsChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		p := open(t, e, NewIndicator(e, s.challenge, s.count))
		p.Has("Sene overleveringer")
		p.Type(" om natten")
		p.Press("tab", "tab", "tab", "right", "right") // no direction
		if strings.Contains(p.Screen(), "mål ") {
			t.Error("an indicator of no direction has a target")
		}
		p.Press("enter")
		p.Closed()
		c := challengeOf(t, e, s.challenge)
		i := c.Indicator(s.count)
		if plan := i.Plan(s.loop); i.Name.Words != "Sene overleveringer om natten" || i.Better != journal.Neither || plan.Target.Set || plan.Baseline.N != 9 {
			t.Errorf("the indicator is %+v with %+v", i, plan)
		}
		if len(i.Name.Others) > 0 {
			t.Error("the name stands there twice")
		}
		p = open(t, e, NewIndicator(e, s.challenge, s.count))
		p.Clear()
		p.Press("enter")
		p.Opened()
		p.Has("Skriv et par ord først.")
		p.Press("esc")
		p.Flush()
		if name := challengeOf(t, e, s.challenge).Indicator(s.count).Name.Words; name == "" {
			t.Error("an indicator was left without a name")
		}
	})
}

func TestAMeetingIsMovedRatherThanDoubled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		p := open(t, e, NewMeeting(e, s.challenge, journal.ID{}))
		p.Has("Allerede planlagt: refleksionsmøde torsdag den 3. december 2026.")
		p.Type("10. december")
		p.Press("tab", "tab", "tab")
		p.Type("Mette (leder, nord), en kollega")
		p.Press("enter")
		p.Closed()
		all := challengeOf(t, e, s.challenge).MeetingsOf(s.loop)
		if len(all) != 1 {
			t.Fatalf("there are %d meetings", len(all))
		}
		if m := all[0]; m.ID != s.meeting || m.Day != day(2026, time.December, 10) || m.Clock != "13:00" ||
			m.Participants.Words != "Mette (leder, nord)\nen kollega" {
			t.Errorf("the meeting is %+v", m)
		}

		// Another kind is another meeting.
		p = open(t, e, NewMeeting(e, s.challenge, journal.ID{}))
		p.Type("14/1 kl. 9.30")
		p.Has("torsdag den 14. januar 2027 kl. 9.30")
		p.Press("shift+tab", "right", "enter")
		p.Closed()
		// One that gathers everybody is about no loop, as on the shell.
		if all = challengeOf(t, e, s.challenge).MeetingsOf(s.loop); len(all) != 1 {
			t.Errorf("the loop's meetings are %+v", all)
		}
		var others []*journal.Meeting
		if err := e.Store.Read(context.Background(), func(r *store.Reader) (err error) {
			others, err = r.Meetings()
			return err
		}); err != nil {
			t.Fatal(err)
		}
		others = slices.DeleteFunc(others, func(m *journal.Meeting) bool { return m.Covers(s.loop) })
		if len(others) != 1 || others[0].Clock != "09:30" || others[0].Kind == journal.Reflection || len(others[0].Loops) != 0 {
			t.Errorf("the other meetings are %+v", others)
		}
	})
}

func TestAMeetingIsChangedAndKeepsWhatIsNotShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		var other journal.ID
		tuitest.Write(t, e, func(w *store.Writer) (err error) {
			if _, other, err = w.NewChallenge("Forældre i garderoben", method.I); err != nil {
				return err
			}
			return w.SetMeeting(s.meeting, journal.Reflection, day(2026, time.December, 3), "13:00", []journal.ID{s.loop, other})
		})
		p := open(t, e, NewMeeting(e, s.challenge, s.meeting))
		p.Has("kl. 13")
		p.Press("tab")
		p.Clear()
		p.Type("25:00")
		p.Press("enter")
		p.Opened()
		p.Has("er ikke et klokkeslæt")
		p.Clear()
		p.Type("14")
		p.Press("tab")
		p.Type("Rådhuset")
		p.Press("enter")
		p.Closed()
		m := challengeOf(t, e, s.challenge).MeetingsOf(s.loop)[0]
		if m.Clock != "14:00" || m.Place.Words != "Rådhuset" || m.Day != day(2026, time.December, 3) || len(m.Loops) != 2 {
			t.Errorf("the meeting is %+v", m)
		}
	})
}

func TestHowItWent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		p := open(t, e, NewOutcome(e, s.challenge, s.loop, nil))
		p.Press("3", "tab", "tab")
		p.Type("Det blev ikke til noget, fordi ferien kom.")
		p.Press("enter")
		p.Closed()
		l := challengeOf(t, e, s.challenge).Loop(s.loop)
		if l.Outcome != journal.CameToNothing || l.OutcomeOn != e.Today() || l.Story.Words != "Det blev ikke til noget, fordi ferien kom." {
			t.Errorf("the loop is %v %v %q", l.Outcome, l.OutcomeOn, l.Story.Words)
		}
		p = open(t, e, NewOutcome(e, s.challenge, s.loop, []string{"changed"}))
		if strings.Contains(p.Screen(), "gennemført") {
			t.Error("an outcome is offered that was not asked for")
		}
	})
}

func TestANewChallengeIsOpenedToBeWrittenIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		e.Settings.Voice = method.We
		p := open(t, e, NewChallenge(e))
		p.Press("enter")
		p.Has("Skriv et par ord først.")
		p.Type("Forældre i garderoben")
		p.Press("enter")
		p.Closed()
		got, ok := tuitest.Last[ui.Go](p)
		if !ok || !got.Write {
			t.Fatalf("it leads to %+v", got)
		}
		if c := challengeOf(t, e, got.Challenge); c.Title.Words != "Forældre i garderoben" || c.Voice != method.We {
			t.Errorf("the challenge is %q in %q", c.Title.Words, c.Voice)
		}
	})
}

func TestRenameLoopAndClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		p := open(t, e, NewRename(e, s.challenge))
		p.Type(" om natten")
		p.Press("tab")
		p.Type("Tavlen")
		p.Press("enter")
		p.Closed()
		c := challengeOf(t, e, s.challenge)
		if c.Title.Words != "Overgange mellem vagter om natten" || c.Current().Title.Words != "Tavlen" {
			t.Errorf("the titles are %q and %q", c.Title.Words, c.Current().Title.Words)
		}

		p = open(t, e, NewLoop(e, s.challenge))
		p.Type("Femten minutter")
		p.Press("enter")
		p.Closed()
		c = challengeOf(t, e, s.challenge)
		if got, ok := tuitest.Last[ui.Go](p); len(c.Loops) != 2 || c.Current().Title.Words != "Femten minutter" || !ok || got.Loop != c.Current().ID {
			t.Errorf("there are %d loops, the last %q", len(c.Loops), c.Current().Title.Words)
		}

		p = open(t, e, NewClose(e, s.challenge))
		p.Type("Den er ikke længere en.")
		p.Press("enter")
		p.Closed()
		c = challengeOf(t, e, s.challenge)
		if c.Status != journal.Closed || c.ClosedOn != e.Today() || c.Closing.Words != "Den er ikke længere en." {
			t.Errorf("the challenge is %v %v %q", c.Status, c.ClosedOn, c.Closing.Words)
		}
	})
}

// A key in flight must not answer a question that has just appeared.
func TestAQuestionTakesNoAnswerAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		answered := ""
		answer := func(name string) Answer {
			return Answer{Name: name, Do: func() tea.Cmd {
				answered = name
				return nil
			}}
		}
		w := NewAsk(e, "Papirkurv", "Det kan ikke fortrydes.", answer("behold"), answer("slet"))
		p := tuitest.Before(t, e, w, 76, 21)
		for _, key := range []string{"enter", "esc", "space", "2"} {
			p.Press(key)
		}
		p.Opened()
		if answered != "" {
			t.Fatalf("%q was answered at once", answered)
		}
		w.Update(graceOver{&w.base})
		p.Press("down", "enter")
		p.Closed()
		if answered != "slet" {
			t.Errorf("%q was answered", answered)
		}
	})
}

// unsaved makes the saver hold a text that the journal doesn't take.
func unsaved(e *ui.Env, words string) {
	e.Saver.Touch(&ui.Target{
		Key: "x", Name: "Hvad skal vi afprøve?",
		Save: func(context.Context, string) (store.Saved, error) {
			return store.Saved{}, i18n.NewFault("window_path")
		},
	}, words)
}

func TestATextIsSavedElsewhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		unsaved(e, "Noget småt.\x1b[31m")
		w := NewElsewhere(e, i18n.NewFault("window_empty"), true)
		p := open(t, e, w)
		w.Update(graceOver{&w.base})
		home := e.Getenv("HOME")
		taken := filepath.Join(home, "taget.txt")
		if err := os.WriteFile(taken, []byte("urørt"), 0o600); err != nil {
			t.Fatal(err)
		}
		p.Clear()
		p.Type("~/taget.txt")
		p.Press("enter")
		p.Opened()
		p.Has("taget.txt findes allerede og bliver ikke overskrevet.")
		if data, _ := os.ReadFile(taken); string(data) != "urørt" {
			t.Error("a file was overwritten")
		}
		p.Clear()
		p.Type("~/teksten.txt")
		p.Press("ctrl+s")
		p.Closed()
		data, err := os.ReadFile(filepath.Join(home, "teksten.txt"))
		if err != nil || !strings.Contains(string(data), "Noget småt.\x1b[31m") || !strings.Contains(string(data), "Hvad skal vi afprøve?") {
			t.Errorf("the file holds %q, %v", data, err)
		}
		if info, _ := os.Stat(filepath.Join(home, "teksten.txt")); info.Mode().Perm() != 0o600 {
			t.Errorf("others can read it: %v", info.Mode())
		}
		if len(e.Saver.Unkept()) != 0 {
			t.Error("it is still said to be unsaved")
		}
		if act, _ := tuitest.Last[ui.Act](p); act.ID != action.Leave {
			t.Error("the program does not end afterwards")
		}
	})
}

func TestLeavingWithoutSavingIsSaidByTheLeader(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		unsaved(e, "Noget.")
		w := NewElsewhere(e, nil, true)
		p := open(t, e, w)
		w.Update(graceOver{&w.base})
		p.Press("esc")
		p.Closed()
		if len(e.Saver.Unkept()) != 1 {
			t.Fatal("esc let the text go")
		}
		w = NewElsewhere(e, nil, true)
		p = open(t, e, w)
		w.Update(graceOver{&w.base})
		p.Press("tab", "tab", "tab", "enter")
		p.Closed()
		if act, _ := tuitest.Last[ui.Act](p); act.ID != action.Leave || len(e.Saver.Unkept()) != 0 {
			t.Errorf("it leads to %v, with %d texts unsaved", act.ID, len(e.Saver.Unkept()))
		}
	})
}

func TestChoosingBetweenTwoTexts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for keys, want := range map[string]string{
			"enter":           "Den, der går hjem, ringer.",
			"down enter":      "Vi ringer til den, der møder ind.",
			"down down enter": "Den, der går hjem, ringer.\n\nVi ringer til den, der møder ind.",
		} {
			e := newEnv(t, i18n.Danish)
			s := newSample(t, e)
			ref := twoHeads(t, e, s)
			p := open(t, e, NewHeads(e, ref))
			p.Has("skrevet i dag")
			p.Press(strings.Fields(keys)...)
			p.Closed()
			text := challengeOf(t, e, s.challenge).Loop(s.loop).Texts[ref.Name]
			if text.Words != want || len(text.Others) != 0 {
				t.Errorf("%s: the text is %q with %d others", keys, text.Words, len(text.Others))
			}
		}
	})
}

// A press lands in the row it is made on.
func TestTheMouseGoesWhereAHandWould(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		newSample(t, e)
		n := NewNote(e, journal.Star, journal.ID{}, journal.ID{})
		p := open(t, e, n)
		p.Type("Noget godt.")
		for y, row := range strings.Split(p.Screen(), "\n") {
			if strings.HasPrefix(row, "hvornår") {
				p.Run(n.Update(ui.Click{X: 18, Y: y}))
			}
		}
		if n.form.At() != "day" || !n.form.IsWriting() {
			t.Errorf("the press led to %q", n.form.At())
		}
		for y, row := range strings.Split(p.Screen(), "\n") {
			if strings.HasPrefix(row, "set af") {
				at := len([]rune(row[:strings.Index(row, "›")]))
				p.Run(n.Update(ui.Click{X: at, Y: y}))
			}
		}
		if n.seen.Value() != "self" {
			t.Errorf("the press chose %q", n.seen.Value())
		}
	})
}
