package tui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// challenge makes a journal with one challenge and returns it with its loop.
func challenge(t *testing.T, st *store.Store, title string) (journal.ID, journal.ID) {
	t.Helper()
	var c, l journal.ID
	err := st.Write(context.Background(), "challenge", func(w *store.Writer) error {
		var err error
		c, l, err = w.NewChallenge(title, "i")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return c, l
}

func text(t *testing.T, st *store.Store, ref journal.TextRef) journal.Text {
	t.Helper()
	var got journal.Text
	err := st.Read(context.Background(), func(r *store.Reader) error {
		var err error
		got, err = r.Text(ref)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// saved saves what is being written without waiting for the half second.
func (p *play) saved() {
	p.t.Helper()
	p.Keys("ctrl+s")
	if state, err := p.root.env.Saver.State(); state != ui.Saved {
		p.t.Fatalf("not saved: %v, %v", state, err)
	}
}

func TestALineIntoTheLogFromAnywhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("s")
		p.Has("Stjernestund")
		p.Type("Aftenvagten ringede @£$€{[]}|\\~ #vagt")
		p.Keys("enter")
		p.Has("Seneste noter", "★ Aftenvagten ringede @£$€{[]}|\\~ #vagt")
		p.Keys("ctrl+z")
		p.HasNot("★ Aftenvagten")
		p.Keys("ctrl+y")
		p.Has("★ Aftenvagten ringede")
	})
}

func TestALineBegunIsKeptForNextTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("o")
		p.Type("To overleveringer blev")
		p.Keys("esc")
		p.HasNot("To overleveringer blev")
		again := start(t, st, i18n.Danish, 80, 24)
		again.Keys("o")
		again.Has("To overleveringer blev")
	})
}

func TestTheMenuFindsByTheStartOfAWord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("ctrl+o")
		p.Type("stj")
		p.Keys("enter")
		p.Has("╭─ ★ Stjernestund")
	})
}

func TestWhatIsTypedIsAnAnswerAndNeverACommand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("down", "enter")
		const typed = "qsomnre/?123456 æøå ÆØÅ @£$€{[]}|\\~"
		p.Type(typed)
		// On Windows AltGr comes as ctrl and alt with a character.
		p.Send(tea.KeyPressMsg{Code: '@', Text: "@", Mod: tea.ModCtrl | tea.ModAlt})
		p.saved()
		if got := text(t, st, journal.TextRef{Object: loop, Name: "formulate.understand"}); got.Words != typed+"@" {
			t.Errorf("the answer is %q, want %q", got.Words, typed+"@")
		}
	})
}

func TestTwoWindowsKeepBothTexts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, loop := challenge(t, st, "Overgange")
		ref := journal.TextRef{Object: loop, Name: "formulate.understand"}
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("down", "enter")
		p.Type("Min egen udgave")
		other := store.New(store.Options{Path: st.Path(), Now: st.Now})
		if err := other.Write(context.Background(), "text", func(w *store.Writer) error {
			_, err := w.SetText(ref, "Den andens udgave", "")
			return err
		}); err != nil {
			t.Fatal(err)
		}
		p.saved()
		p.Has("Begge udgaver er gemt")
		got := text(t, st, ref)
		if all := got.Words + "|" + got.Others[0].Words; len(got.Others) != 1 ||
			!strings.Contains(all, "Min egen udgave") || !strings.Contains(all, "Den andens udgave") {
			t.Fatalf("both should stand there: %+v", got)
		}
		p.Send(ui.Go{Challenge: c, Question: "formulate.understand"})
		p.Has("anden udgave, skrevet i dag")
		p.Keys("tab", "enter")
		p.Has("‹Den andens› udgave")
	})
}

func TestSomebodyElsesChangeIsSeen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, _ := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		if err := st.Write(context.Background(), "note", func(w *store.Writer) error {
			_, err := w.NewEntry(journal.Entry{Challenge: c, Kind: journal.Star, Text: journal.Text{Words: "Fra skallen"}})
			return err
		}); err != nil {
			t.Fatal(err)
		}
		mark, err := st.Mark()
		if err != nil || mark == p.root.mark {
			t.Fatalf("the mark did not change: %v, %v", mark, err)
		}
		p.Send(changedMsg{mark})
		p.Has("Fra skallen")
	})
}

// A text that cannot be saved stays on the screen with the reason, is saved when
// it can be, and is offered another file on leaving.
func TestAFailedSaving(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("down", "enter")
		p.Type("Første linje")
		away := st.Path() + ".away"
		if err := os.Rename(st.Path(), away); err != nil {
			t.Fatal(err)
		}
		p.Keys("ctrl+s")
		p.Has("Ikke gemt", "Første linje")
		p.Keys("ctrl+q")
		if p.Quit {
			t.Fatal("the program ended with a text that is saved nowhere")
		}
		p.Has("Gem teksten i filen")
		p.Settle(500 * time.Millisecond) // a key in flight can't answer a window that has just appeared
		p.Keys("esc")
		p.Has("Første linje")
		if err := os.Rename(away, st.Path()); err != nil {
			t.Fatal(err)
		}
		p.Type(" og anden")
		// The next attempt comes by itself; here it is not waited for.
		if _, err := p.root.env.Saver.Flush(context.Background()); err != nil {
			t.Fatal(err)
		}
		if got := text(t, st, journal.TextRef{Object: loop, Name: "formulate.understand"}); got.Words != "Første linje og anden" {
			t.Errorf("saved %q", got.Words)
		}
		p.Keys("ctrl+q")
		if !p.Quit {
			t.Errorf("the program did not end:\n%s", p.Screen())
		}
	})
}

func TestTheRescueFileHoldsWhatCouldNotBeSaved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("down", "enter")
		p.Type("Det må ikke gå tabt")
		if err := os.Remove(st.Path()); err != nil {
			t.Fatal(err)
		}
		p.root.forced = true
		_, err := p.root.end(nil)
		var rescued *Rescued
		if !errors.As(err, &rescued) {
			t.Fatalf("got %v", err)
		}
		data, err := os.ReadFile(rescued.Path)
		if err != nil || !strings.Contains(string(data), "Det må ikke gå tabt") {
			t.Errorf("the file holds %q, %v", data, err)
		}
		if info, err := os.Stat(rescued.Path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("others can read it: %v, %v", info.Mode(), err)
		}
	})
}

// bomb is a screen that panics.
type bomb struct{ inView, inUpdate, inCommand bool }

func (b *bomb) Init() tea.Cmd {
	if b.inCommand {
		return func() tea.Msg { panic("command") }
	}
	return nil
}

func (b *bomb) Update(tea.Msg) tea.Cmd {
	if b.inUpdate {
		panic("update")
	}
	return nil
}
func (b *bomb) Do(action.ID) (tea.Cmd, bool) { return nil, false }
func (b *bomb) Scopes() []action.Scope       { return []action.Scope{action.Reading} }
func (b *bomb) Head() (left, right string)   { return "", "" }
func (b *bomb) View(int, int) (string, *tea.Cursor) {
	if b.inView {
		panic("view")
	}
	return "", nil
}

func TestAPanicSavesAndEndsInOrder(t *testing.T) {
	for name, b := range map[string]*bomb{
		"view": {inView: true}, "update": {inUpdate: true}, "command": {inCommand: true},
	} {
		tuitest.Test(t, name, func(t *testing.T) {
			st := journalAt(t)
			_, loop := challenge(t, st, "Overgange")
			p := start(t, st, i18n.Danish, 80, 24)
			p.root.options.send = func(tea.Msg) {}
			p.Keys("down", "enter")
			p.Type("Sidste ord")
			p.Send(ui.Push{Screen: b})
			p.Send(tea.KeyPressMsg{Code: 'x', Text: "x"})
			p.Model.View()
			if p.root.broken == nil {
				t.Fatal("the panic was not noticed")
			}
			_, err := p.root.end(nil)
			var crashed *Crashed
			if !errors.As(err, &crashed) {
				t.Fatalf("got %v", err)
			}
			if got := text(t, st, journal.TextRef{Object: loop, Name: "formulate.understand"}); got.Words != "Sidste ord" {
				t.Errorf("saved %q", got.Words)
			}
			log, err := os.ReadFile(crashed.Log)
			if err != nil || !strings.Contains(string(log), "goroutine") || strings.Contains(string(log), "Sidste ord") {
				t.Errorf("the log is %q, %v", log, err)
			}
		})
	}
}

func TestTheEditorsFileIsPrivateAndGoneAfterwards(t *testing.T) {
	for name, fails := range map[string]bool{"works": false, "fails": true} {
		tuitest.Test(t, name, func(t *testing.T) {
			st := journalAt(t)
			_, loop := challenge(t, st, "Overgange")
			var path string
			launch := func(command []string, done func(error) tea.Msg) tea.Cmd {
				path = command[len(command)-1]
				return func() tea.Msg {
					info, err := os.Stat(path)
					if err != nil || info.Mode().Perm() != 0o600 {
						t.Errorf("the file is %v, %v", info, err)
					}
					folder, err := os.Stat(filepath.Dir(path))
					if err != nil || folder.Mode().Perm() != 0o700 {
						t.Errorf("the folder is %v, %v", folder, err)
					}
					if fails {
						return done(errors.New("exit status 1"))
					}
					before, _ := os.ReadFile(path)
					if err := os.WriteFile(path, []byte(string(before)+"\r\nfra editoren\n"), 0o600); err != nil {
						t.Error(err)
					}
					return done(nil)
				}
			}
			p := start(t, st, i18n.Danish, 80, 24, func(o *Options) {
				o.Launch = launch
				o.Settings = config.Default()
				o.Settings.Editor = "my-editor --wait"
			})
			p.Keys("down", "enter")
			p.Type("Fra feltet")
			p.Keys("f4")
			want := "Fra feltet\nfra editoren"
			if fails {
				want = "Fra feltet"
				p.Has("Tekstprogrammet kunne ikke bruges")
			}
			p.saved()
			if got := text(t, st, journal.TextRef{Object: loop, Name: "formulate.understand"}); got.Words != want {
				t.Errorf("the answer is %q, want %q", got.Words, want)
			}
			if _, err := os.Stat(filepath.Dir(path)); !os.IsNotExist(err) {
				t.Errorf("the editor's folder is still there: %v", err)
			}
			for _, place := range []string{p.root.options.Paths.Runtime, p.root.options.Paths.State} {
				if left, _ := os.ReadDir(place); len(left) > 0 {
					t.Errorf("%s is not empty: %v", place, left)
				}
			}
		})
	}
}

// Everything that the menu offers can be done, on every kind of screen.
func TestEveryActionOfTheMenu(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		made, err := os.ReadFile(sample(t, "thin").Path())
		if err != nil {
			t.Fatal(err)
		}
		for _, keys := range [][]string{nil, {"down", "enter", "esc"}, {"down", "enter", "esc", "4", "end"}} {
			for _, a := range action.Table() {
				switch a.ID {
				case action.Suspend, action.Paste, action.Sample:
					continue // these reach outside of the program
				}
				st := journalAt(t)
				if err := os.WriteFile(st.Path(), made, 0o600); err != nil {
					t.Fatal(err)
				}
				p := start(t, st, i18n.Danish, 80, 24)
				p.Keys(keys...)
				p.Send(ui.Act{ID: a.ID})
				if p.root.broken != nil {
					t.Fatalf("%v: %s ends in a panic: %s", keys, a.ID, *p.root.broken)
				}
				p.sound()
				for range 4 {
					p.Keys("esc")
				}
				if p.root.broken != nil {
					t.Fatalf("%v: esc after %s ends in a panic: %s", keys, a.ID, *p.root.broken)
				}
			}
		}
	})
}

func TestTheLanguageChangesAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := start(t, sample(t, "thin"), i18n.Danish, 80, 24)
		p.Has("Udfordringer")
		p.Send(ui.Act{ID: action.Language})
		p.Has("Challenges")
		got, err := config.Load(p.root.options.Paths.Settings)
		if err != nil || got.Lang != "en" {
			t.Errorf("the setting is %q, %v", got.Lang, err)
		}
	})
}

func TestFiftyChallengesAndLongAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		long := strings.TrimSpace(strings.Repeat("Vi prøver at spørge først og lytte længe. ", 625))
		err := st.Write(context.Background(), "challenge", func(w *store.Writer) error {
			for i := range 50 {
				_, loop, err := w.NewChallenge(strings.Repeat("Udfordring ", i%9+1), "we")
				if err != nil {
					return err
				}
				if i%2 == 0 {
					words := "Ja"
					if i == 48 {
						words = long
					}
					if _, err := w.SetText(journal.TextRef{Object: loop, Name: "formulate.understand"}, words, ""); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range tuitest.Terminals() {
			p := start(t, st, i18n.Danish, size[0], size[1])
			p.sound()
			for range 50 {
				p.Keys("down")
			}
			if !strings.Contains(p.Screen(), "▸") {
				t.Errorf("the chosen challenge is out of sight:\n%s", p.Screen())
			}
			p.sound()
			p.Keys("enter", "esc", "1", "home")
			p.sound()
		}
		// The answer of 5,000 words can be written in, at both ends.
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("home", "down", "down", "down", "enter")
		p.sound()
	})
}

// A message of success fades, one of trouble stays until it was there to be read.
func TestMessages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := start(t, journalAt(t), i18n.Danish, 80, 24)
		p.Send(ui.Flash{Text: "Det gik godt."})
		p.Has("Det gik godt.")
		p.Send(fadeMsg{p.root.flashNo})
		p.HasNot("Det gik godt.")
		p.Send(ui.Flash{Text: "Det gik galt.", Trouble: true})
		p.Send(fadeMsg{p.root.flashNo})
		p.Keys("down")
		p.Has("Det gik galt.")
		p.root.flashAt = time.Now().Add(-2 * unread)
		p.Keys("down")
		p.HasNot("Det gik galt.")
	})
}

// The two-minute way: home asks the one most valuable question, alone, and is there again.
func TestHomeAsksOneQuestion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("enter")
		p.Has("(Hvad er baseline?)")
		p.HasNot("1 Formulering")
		p.Type("Ni gange om ugen")
		p.Keys("tab")
		p.Has("Udfordringer")
		if got := text(t, st, journal.TextRef{Object: loop, Name: "trial.baseline"}); got.Words != "Ni gange om ugen" {
			t.Errorf("the answer is %q", got.Words)
		}
		p.HasNot("Hvad kendetegner")
		p.Keys("enter", "esc")
		p.Has("Udfordringer")
	})
}

// Over ssh the terminal answers with its own clipboard.
func TestThePasteOfATerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("down", "enter")
		p.Send(tea.ClipboardMsg{Content: "fra\r\nudklipsholderen"})
		p.saved()
		if got := text(t, st, journal.TextRef{Object: loop, Name: "formulate.understand"}); got.Words != "fra\nudklipsholderen" {
			t.Errorf("the answer is %q", got.Words)
		}
	})
}

// A challenge can be turned from jeg to vi, and its questions are asked so.
func TestAChallengeIsTurnedToVi(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 40)
		p.Keys("down", "enter", "esc", "1")
		p.Has("Hvad gør jeg med udfordringen nu?")
		p.Send(ui.Act{ID: action.Rename})
		p.Keys("tab", "tab", "right", "enter")
		p.Has("Hvad gør vi med udfordringen nu?")
	})
}

// Undo works while writing: the text goes back, and writing goes on from there.
func TestUndoWhileWriting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("down", "enter")
		p.Type("Det var for meget")
		p.Keys("ctrl+z")
		p.HasNot("Det var for meget")
		p.Keys("ctrl+z")
		p.Has("Der er ikke mere at fortryde.")
		p.Type("Det her er nok")
		p.saved()
		got := text(t, st, journal.TextRef{Object: loop, Name: "formulate.understand"})
		if got.Words != "Det her er nok" || len(got.Others) > 0 {
			t.Errorf("the answer is %+v", got)
		}
		p.Keys("ctrl+z")
		p.HasNot("Det her er nok")
		p.Keys("ctrl+y")
		p.Has("Det her er nok")
		// Where nothing was typed yet, the journal's last change is taken back.
		p.Keys("esc", "enter", "ctrl+z")
		p.Has("Fortrudt: en tekst.")
		p.HasNot("Det her er nok")
		p.Keys("ctrl+y")
		p.Has("Det her er nok")
	})
}

// An earlier loop can be looked at, and from it the later one.
func TestAnEarlierLoop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := start(t, sample(t, "dagtilbud"), i18n.Danish, 80, 24)
		p.Keys("down", "enter", "2")
		p.Has("· loop 2")
		p.Keys("ctrl+o")
		p.Type("loopet f")
		p.Keys("enter")
		p.Has("· loop 1", "2. Planlægning")
		p.Send(ui.Act{ID: action.EarlierLoop})
		p.Has("· loop 1")
		p.Send(ui.Act{ID: action.LaterLoop})
		p.Has("· loop 2")
	})
}
