package history

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/diff"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// The clock of the pictures is the same wherever they are drawn.
func TestMain(m *testing.M) {
	time.Local = time.UTC
	os.Exit(m.Run())
}

const question = "Hvad vil du prøve, og hvem er med? Skriv, så en anden kunne gøre det i morgen."

// drafts are how an answer came to be, the oldest first.
var drafts = []string{
	"Jeg vil svare mindre.",
	"Jeg vil svare mindre og spørge mere, når aftenvagten ringer.",
	"I tre uger spørger jeg først, når aftenvagten ringer, og siger ikke, hvad jeg selv ville gøre.\n\nAnne holder øje med tavlen.",
	"I tre uger spørger jeg først, når aftenvagten ringer, og siger ikke, hvad jeg selv ville gøre. På overleveringsmødet " +
		"fortæller hver, hvad de selv fandt ud af.\n\nAnne og Mads holder øje med tavlen og skriver dag-til-dag-aftaler op, så " +
		"nattevagten kan læse dem.\n\nHver fredag kl. 13.30 ser vi på tallene.",
	"I fire uger spørger jeg først, når aftenvagten ringer, og siger ikke, hvad jeg selv ville gøre. På overleveringen " +
		"fortæller hver, hvad de selv fandt ud af.\n\nAnne og Mads holder øje med tavlen og skriver dag-til-dag-aftaler op, så " +
		"nattevagten kan læse dem.\n\nHver fredag kl. 14 ser vi på tallene.",
}

// answer is a text that was written as drafts say, a few days apart.
func answer(t testing.TB, e *ui.Env, drafts ...string) journal.TextRef {
	t.Helper()
	f := tuitest.Fill(t, e)
	ref := journal.TextRef{Object: f.Loop, Name: "plan.experience"}
	for i, words := range drafts {
		ago := len(drafts) - 1 - i
		at := tuitest.Now().AddDate(0, 0, -ago*ago).Add(time.Duration(-17*ago) * time.Minute)
		tuitest.Write(t, e, func(w *store.Writer) error {
			w.At(at)
			_, err := w.SetText(ref, words, store.Latest)
			return err
		})
	}
	return ref
}

// putter puts words back as the program around does.
func putter(e *ui.Env, ref journal.TextRef) func(string) tea.Cmd {
	return func(words string) tea.Cmd {
		return ui.Write(e, "text", func(w *store.Writer) error {
			_, err := w.SetText(ref, words, store.Latest)
			return err
		}, nil)
	}
}

func open(t *testing.T, lang i18n.Lang, w, h int, drafts ...string) (*tuitest.Stage, *Screen) {
	t.Helper()
	e := tuitest.Env(t, lang)
	ref := answer(t, e, drafts...)
	s := New(e, ref, question, putter(e, ref))
	return tuitest.Open(t, e, s, w, h), s
}

func TestGoldens(t *testing.T) {
	tuitest.Every(t, "versions", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _ := open(t, lang, w, h, drafts...)
		tuitest.Golden(t, name, p.Screen())
		p.Keys("down", "down")
		tuitest.Golden(t, name+"-earlier", p.Screen())
		p.Do(action.Compare)
		tuitest.Golden(t, name+"-until", p.Screen())
		p.Do(action.Compare)
		tuitest.Golden(t, name+"-plain", p.Screen())
	})
	tuitest.Every(t, "one", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _ := open(t, lang, w, h, drafts[2])
		tuitest.Golden(t, name, p.Screen())
	})
	tuitest.Every(t, "none", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _ := open(t, lang, w, h)
		tuitest.Golden(t, name, p.Screen())
	})
	tuitest.Every(t, "two", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, s := open(t, lang, w, h, drafts[:3]...)
		elsewhere(t, s, s.list[1].ID, "Jeg vil spørge mere, også når dagvagten ringer.")
		p.Send(ui.Refresh{})
		p.Keys("home")
		tuitest.Golden(t, name, p.Screen())
	})
}

// elsewhere writes the text as another program does that knew an earlier version.
func elsewhere(t *testing.T, s *Screen, base journal.RevisionID, words string) {
	t.Helper()
	tuitest.Write(t, s.env, func(w *store.Writer) error {
		_, err := w.SetText(s.ref, words, base)
		return err
	})
}

func TestTheThreeWaysToLookAtAVersion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := open(t, i18n.Danish, 100, 30, "et to tre", "et fire tre", "et fire fem")
		p.Has("Ændret siden i går kl. 14.43", "et fire [-tre] [+fem]")
		p.Press("v")
		p.Has("Sådan står den nu", "et fire fem")
		p.Keys("down")
		p.Has("Fra den udgave til nu", "et fire [-tre] [+fem]")
		p.Keys("down")
		p.Has("et [-to tre] [+fire fem]")
		p.Press("v")
		p.Has("Hele udgaven", "et to tre")
		p.HasNot("[-")
		p.Press("v")
		p.Has("Den første udgave", "et to tre")
		p.HasNot("[+")
	})
}

func TestAVersionIsPutBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s := open(t, i18n.Danish, 78, 20, drafts...)
		p.Keys("down", "down", "down", "enter")
		now := tuitest.Read(t, s.env, func(r *store.Reader) (journal.Text, error) { return r.Text(s.ref) })
		if now.Words != drafts[1] {
			t.Errorf("now stands %q", now.Words)
		}
		p.Closed()
		if say, ok := p.Last().(ui.Flash); !ok || !strings.Contains(say.Text, "ctrl+z") {
			t.Errorf("it says %+v", p.Last())
		}
		again := New(s.env, s.ref, question, s.put)
		tuitest.Open(t, s.env, again, 78, 20)
		if len(again.list) != len(drafts)+1 || again.list[1].Words != drafts[len(drafts)-1] {
			t.Errorf("%d versions; what stood there before is not the second", len(again.list))
		}
	})
}

// The words are put back by a command that may wait as long as saving does.
func TestPuttingBackWaitsForNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		ref := answer(t, e, "et", "to")
		slow := func(string) tea.Cmd { return tea.Tick(time.Minute, func(time.Time) tea.Msg { return nil }) }
		p := tuitest.Open(t, e, New(e, ref, question, slow), 78, 20)
		p.Keys("down", "enter")
		p.Closed()
	})
}

func TestWhatStandsNowIsNotPutBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		ref := answer(t, e, "et", "to", "et")
		called := 0
		p := tuitest.Open(t, e, New(e, ref, question, func(string) tea.Cmd { called++; return nil }), 78, 20)
		p.Keys("enter", "down", "down", "enter")
		if called > 0 {
			t.Errorf("words that stand there were put back %d times", called)
		}
		p.Opened()
		p.Keys("up", "enter")
		if called != 1 {
			t.Errorf("other words were put back %d times", called)
		}
	})
}

func TestOneVersionHasNothingToDo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s := open(t, i18n.Danish, 78, 20, "et")
		for _, id := range []action.ID{action.Open, action.Restore, action.Compare} {
			if s.Offer(id) {
				t.Errorf("%s is offered", id)
			}
			p.Do(id)
		}
		p.Keys("down", "pgdown", "end")
		p.Opened()
		if len(p.Sent) > 0 {
			t.Errorf("it says %+v", p.Sent)
		}
		p.Keys("esc")
		p.Closed()
	})
}

func TestBothVersionsThatStandAreMarked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s := open(t, i18n.Danish, 78, 20, drafts[:3]...)
		if n := strings.Count(p.Screen(), "  nu"); n != 1 {
			t.Errorf("%d are marked:\n%s", n, p.Screen())
		}
		elsewhere(t, s, s.list[1].ID, "Noget andet.")
		p.Send(ui.Refresh{})
		if n := strings.Count(p.Screen(), "  nu"); n != 2 {
			t.Errorf("%d are marked:\n%s", n, p.Screen())
		}
		p.Has("Begge udgaver gælder")
	})
}

func TestRefreshKeepsTheChosenVersionAndItsPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		long := strings.Repeat("Vi prøver at spørge først og lytte længere. ", 200)
		p, s := open(t, i18n.Danish, 78, 20, "Før. "+long, "Nu. "+long, "Siden. "+long)
		p.Keys("down", "pgdown", "pgdown")
		p.View()
		top := s.words.Top
		tuitest.Write(t, s.env, func(w *store.Writer) error {
			_, err := w.SetText(s.ref, "Helt nyt.", store.Latest)
			return err
		})
		p.Send(ui.Refresh{})
		p.View()
		if r, _ := s.chosen(); !strings.HasPrefix(r.Words, "Nu. ") || s.words.Top != top || top == 0 {
			t.Errorf("chosen is %.10q from line %d, before %d", r.Words, s.words.Top, top)
		}
	})
}

func TestAChangeFarDownIsInSight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		long := strings.Repeat("Vi prøver at spørge først og lytte længere.\n", 300)
		p, _ := open(t, i18n.Danish, 78, 20, long+"Mandag.", long+"Tirsdag.")
		p.Has("[-Mandag] [+Tirsdag].")
	})
}

// Long texts are compared outside of Update, once, and what comes late for
// another version is not shown for this one.
func TestLongTextsAreComparedInACommand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		long := strings.Repeat("Vi prøver at spørge først og lytte længere. ", 2_000)
		_, s := open(t, i18n.Danish, 78, 20, "Før. "+long, "Nu. "+long, "Siden. "+long)
		s.known = map[pair]*compared{}
		first := s.compare()
		if first == nil {
			t.Fatal("it was compared at once")
		}
		if s.compare() != nil {
			t.Error("it is compared twice")
		}
		if _, _, busy := s.parts(); !busy {
			t.Error("it does not know that it is comparing")
		}
		second, _ := s.Do(action.Down)
		s.Update(first())
		if parts, _, _ := s.parts(); len(parts) != 1 || parts[0].Kind != diff.Same {
			t.Errorf("the difference of another version is shown: %d parts", len(parts))
		}
		s.Update(second())
		if parts, _, busy := s.parts(); len(parts) != 3 || busy {
			t.Errorf("there are %d parts", len(parts))
		}
		if cmd, _ := s.Do(action.Up); cmd != nil {
			t.Error("what was compared is not kept")
		}
	})
}

func TestThePointerChoosesAndScrolls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		long := strings.Repeat("Vi prøver at spørge først og lytte længere. ", 100)
		p, s := open(t, i18n.Danish, 78, 20, "Før. "+long, "Nu. "+long, "Siden. "+long)
		p.View()
		p.Send(ui.Click{X: 3, Y: s.rows.y + 1})
		if s.cursor.At != 1 {
			t.Errorf("chosen is %d", s.cursor.At)
		}
		p.View()
		p.Send(ui.Wheel{X: 50, Y: 10, Rows: 3})
		if s.words.Top != 3 || s.cursor.At != 1 {
			t.Errorf("line %d, version %d", s.words.Top, s.cursor.At)
		}
		p.Send(ui.Wheel{X: 3, Y: 10, Rows: 3})
		if s.cursor.At != 2 {
			t.Errorf("chosen is %d", s.cursor.At)
		}
		p.Send(ui.Click{X: 3, Y: s.rows.y + 9})
		if s.cursor.At != 2 {
			t.Errorf("a press on nothing chose %d", s.cursor.At)
		}
	})
}

func TestWhatWentAndWhatCameLookDifferent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := open(t, i18n.Danish, 78, 20, "Vi spørger.", "Vi lytter.")
		looks := map[string]string{}
		buf := p.Cells()
		for y := range p.H {
			for x := range p.W {
				c := buf.CellAt(x, y)
				for sign, next := range map[string]string{"-": "s", "+": "l"} {
					if c != nil && c.Content == sign && x+1 < p.W && buf.CellAt(x+1, y).Content == next {
						looks[sign] = fmt.Sprint(c.Style.Fg, c.Style.Attrs)
					}
				}
			}
		}
		if looks["-"] == "" || looks["+"] == "" || looks["-"] == looks["+"] {
			t.Errorf("they look like %v", looks)
		}
	})
}

func TestSizes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		odd := append([]string{"", "\ta\x1b[31m\u202e👩‍👩‍👧" + strings.Repeat("æ", 90), "ก็็็็ \n\n\n slut"}, drafts...)
		_, s := open(t, i18n.Danish, 78, 20, odd...)
		for range modes {
			for i := range s.list {
				s.cursor.At = i
				s.look()
				tuitest.AnySize(t, s)
			}
			s.Do(action.Compare)
		}
	})
}

// BenchmarkChoosing measures a step down and the drawing after it, in 300 versions
// of 5,000 words.
func BenchmarkChoosing(b *testing.B) {
	e := tuitest.Env(b, i18n.Danish)
	words := strings.Fields(strings.Repeat("Vi prøver at spørge først og lytte længere end vi plejer. ", 500))
	var versions []string
	for i := range 300 {
		words[i*16] = fmt.Sprint("ord", i)
		versions = append(versions, strings.Join(words, " "))
	}
	ref := answer(b, e, versions...)
	s := New(e, ref, question, nil)
	tuitest.Open(b, e, s, 138, 36)
	for b.Loop() {
		if s.cursor.At == len(s.list)-1 {
			s.Do(action.First)
			s.known = map[pair]*compared{}
		}
		s.Do(action.Down)
		s.View(138, 36)
	}
}
