package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"stjerne/internal/field"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// inAnswer opens a challenge with the cursor in its first question.
func inAnswer(t *testing.T, w, h int, change ...func(*Options)) (*play, journal.TextRef) {
	t.Helper()
	st := journalAt(t)
	_, loop := challenge(t, st, "Overgange")
	p := start(t, st, i18n.Danish, w, h, change...)
	p.Keys("down", "enter")
	return p, journal.TextRef{Object: loop, Name: "formulate.understand"}
}

// clip is a system's clipboard of the test's own.
type clip struct {
	words string
	err   error
}

func (c *clip) into(p *play) {
	p.root.env.Clip.Write = func(s string) error {
		if c.err == nil {
			c.words = s
		}
		return c.err
	}
	p.root.env.Clip.Read = func() (string, error) { return c.words, c.err }
}

func (p *play) answerIs(ref journal.TextRef, words string) {
	p.t.Helper()
	p.saved()
	var got journal.Text
	err := p.store.Read(p.t.Context(), func(r *store.Reader) (err error) {
		got, err = r.Text(ref)
		return err
	})
	if err != nil || got.Words != words {
		p.t.Errorf("the answer is %q, %v; it should be %q", got.Words, err, words)
	}
}

// What is selected is copied, cut and pasted, and ctrl+c leaves only where nothing is.
func TestCutCopyAndPaste(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, ref := inAnswer(t, 80, 24)
		c := &clip{}
		c.into(p)
		p.Type("Aftenvagten ringede selv")
		p.HasNot("ctrl+c kopiér")
		p.Keys("shift+ctrl+left")
		p.Has("ctrl+c kopiér", "ctrl+x klip")
		p.Keys("ctrl+c")
		p.Has("Kopieret.")
		if c.words != "selv" || p.Quit {
			t.Errorf("the clipboard holds %q; ended: %v", c.words, p.Quit)
		}
		p.Keys("ctrl+x")
		p.answerIs(ref, "Aftenvagten ringede ")
		p.Keys("home", "ctrl+v")
		p.answerIs(ref, "selvAftenvagten ringede ")
		p.Keys("ctrl+z")
		p.answerIs(ref, "Aftenvagten ringede ")
		p.Keys("ctrl+c")
		p.Settle(time.Second)
		if !p.Quit {
			t.Error("ctrl+c does not leave where nothing is selected")
		}
	})
}

// Without a clipboard of the system, and over ssh, the text is sent to the
// terminal, nothing is claimed of it, and what was cut can be pasted here all the same.
func TestWithoutAClipboard(t *testing.T) {
	for name, env := range map[string]string{"no clipboard": "", "ssh": "1.2.3.4 22"} {
		tuitest.Test(t, name, func(t *testing.T) {
			p, ref := inAnswer(t, 80, 24, func(o *Options) {
				o.Env = func(n string) string {
					if n == "SSH_CONNECTION" {
						return env
					}
					return ""
				}
			})
			c := &clip{err: errors.New("none")}
			c.into(p)
			p.Type("Et ord")
			p.Keys("shift+home", "ctrl+x")
			p.Has("Sendt til terminalens udklipsholder.")
			p.Keys("ctrl+v")
			p.Settle(time.Second)
			p.answerIs(ref, "Et ord")
			// A terminal that does answer is believed, once.
			p.Keys("ctrl+v")
			p.Send(tea.ClipboardMsg{Content: "!"})
			p.Settle(time.Second)
			p.answerIs(ref, "Et ord!")
		})
	}
}

// The mouse selects: by dragging, a word by two presses, a line by three.
func TestSelectingWithTheMouse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := inAnswer(t, 80, 24)
		c := &clip{}
		c.into(p)
		p.Type("Aftenvagten ringede selv\nog gik hjem")
		x, y := p.on("ringede")
		p.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}, tea.MouseMotionMsg{X: x + 12, Y: y, Button: tea.MouseLeft},
			tea.MouseReleaseMsg{X: x + 12, Y: y, Button: tea.MouseLeft})
		p.Keys("ctrl+c")
		if c.words != "ringede selv" {
			t.Errorf("dragged over %q", c.words)
		}
		// The pointer moving on without the button selects nothing more.
		p.Send(tea.MouseMotionMsg{X: x, Y: y + 1})
		for n, want := range []string{"", "ringede", "Aftenvagten ringede selv"} {
			p.Send(tea.MouseClickMsg{X: x + 3, Y: y, Button: tea.MouseLeft}, tea.MouseReleaseMsg{X: x + 3, Y: y})
			if want == "" {
				continue
			}
			p.Keys("ctrl+c")
			if c.words != want {
				t.Errorf("%d presses select %q", n+1, c.words)
			}
		}
	})
}

// ctrl+f finds in the text, folded as the search is; enter goes on, esc goes back
// to writing where it led to, without leaving the text.
func TestFindInTheText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, ref := inAnswer(t, 80, 30)
		p.Type("På en gåtur.\nEn GAATUR til.\nIngen ting.")
		p.Keys("ctrl+f")
		p.Has("Find:", "enter næste")
		p.Type("gåtur")
		p.Has("1 af 2")
		p.Keys("enter")
		p.Has("2 af 2")
		p.Keys("enter")
		p.Has("1 af 2")
		p.Type("xx")
		p.Has("findes ikke her")
		p.Keys("backspace", "backspace", "enter", "esc")
		p.HasNot("Find:")
		p.Type("!")
		p.answerIs(ref, "På en gåtur.\nEn GAATUR! til.\nIngen ting.")
	})
}

// ctrl+l gives the one text the whole screen and takes it back; so does esc, before
// it steps out of the text. tab goes on to the next question there.
func TestOneTextOnTheWholeScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, ref := inAnswer(t, 80, 24)
		p.Type("Kort")
		p.Keys("ctrl+l")
		p.Has("Hvordan kan man forstå problemet?", "Kort", "ctrl+s gem")
		p.HasNot("2 Planlægning")
		p.Type(" og godt")
		x, y := p.on("og godt")
		p.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		p.Type("klart ")
		p.Keys("tab")
		p.HasNot("2 Planlægning")
		p.HasNot("Hvordan kan man forstå problemet?")
		p.Keys("shift+tab", "esc")
		p.Has("2 Planlægning", "Kort klart og godt", "tab næste")
		p.Type("!")
		p.answerIs(ref, "Kort klart og godt!")
		p.Send(ui.Act{ID: action.Whole})
		p.HasNot("2 Planlægning")
		p.Keys("esc", "esc")
		p.Has("2 Planlægning", "enter skriv")
	})
}

// From within a text ctrl+z takes nothing back that was done elsewhere: not the
// challenge that was made before, and not another answer.
func TestUndoStaysInTheText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, ref := inAnswer(t, 80, 30)
		p.Type("Det første svar")
		p.Keys("tab", "ctrl+z")
		p.Has("ikke mere at fortryde eller gentage i teksten", "Det første svar")
		p.answerIs(ref, "Det første svar")
		p.Keys("esc", "ctrl+z")
		p.Has("Fortrudt: en tekst.")
		p.answerIs(ref, "")
	})
}

// A wide character half under a small window leaves the row beside it where it is.
func TestAWindowOverWideCharacters(t *testing.T) {
	m := ui.Measure()
	for x := range 5 {
		got := ansi.Strip(over("a漢字漢字z", "[]", x, 2))
		if m.StringWidth(got) != 10 || !strings.HasSuffix(got, "z") {
			t.Errorf("over cell %d: %q", x, got)
		}
	}
}

// A list goes on by itself, and ends at an item with nothing in it.
func TestAListGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, ref := inAnswer(t, 80, 24)
		p.Type("- mælk\nbrød\n\nSå hjem")
		p.answerIs(ref, "- mælk\n- brød\nSå hjem")
	})
}

// An earlier version is put back as a change like any other, into the text that is
// being written, and undone like one.
func TestAnEarlierVersionIsPutBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, ref := inAnswer(t, 80, 30)
		p.Type("Det første")
		p.Keys("esc", "enter")
		p.answerIs(ref, "Det første")
		time.Sleep(time.Second)
		tuitest.Write(t, p.root.env, func(w *store.Writer) error {
			w.At(p.store.Now().Add(24 * time.Hour))
			_, err := w.SetText(ref, "Noget helt andet", store.Latest)
			return err
		})
		p.Send(ui.Refresh{})
		p.Has("Noget helt andet")
		p.Keys("ctrl+r")
		p.Has("Tidligere udgaver", "nu")
		p.Keys("down", "enter")
		p.Has("1. Formulering af udfordring", "Det første")
		p.answerIs(ref, "Det første")
		p.Keys("ctrl+z")
		p.answerIs(ref, "Noget helt andet")
	})
}

// The terminal cursor stands where the terminal draws the character, whichever way
// it measures clusters.
func TestTheCursorAfterWideCharacters(t *testing.T) {
	family := "👨‍👩‍👧"
	for name, tt := range map[string]struct {
		report []tea.Msg
		method field.Method
	}{
		"each character for itself": {nil, field.ByRune},
		"clusters as one":           {[]tea.Msg{tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset}}, field.ByCluster},
	} {
		tuitest.Test(t, name, func(t *testing.T) {
			p, _ := inAnswer(t, 80, 24)
			p.Send(tt.report...)
			before := p.Model.View().Cursor.X
			for _, typed := range []string{"漢字", "e\u0301", "🇩🇰", family} {
				p.Send(tea.PasteMsg{Content: typed})
				after := p.Model.View().Cursor.X
				if want := before + tt.method.StringWidth(typed); after != want {
					t.Errorf("after %q the cursor is at %d, not %d", typed, after, want)
				}
				before = after
			}
			p.Keys("backspace")
			if got, want := p.Model.View().Cursor.X, before-tt.method.StringWidth(family); got != want {
				t.Errorf("backspace over the family leads to %d, not %d", got, want)
			}
		})
	}
}

// Whichever way the terminal measures, the columns and borders beside a text with
// emoji stand where they stand beside one without.
func TestColumnsBesideEmoji(t *testing.T) {
	for name, value := range map[string]ansi.ModeSetting{"each": ansi.ModeNotRecognized, "clusters": ansi.ModeReset} {
		tuitest.Test(t, name, func(t *testing.T) {
			p, _ := inAnswer(t, 140, 40)
			p.Send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: value})
			p.Type("👍🏽 👨‍👩‍👧 ❤️ godt gået")
			p.Keys("esc")
			p.edges("godt gået")
			p.Keys("s")
			p.Type("👍🏽 👨‍👩‍👧 ❤️ godt gået")
			p.edges("godt gået")
		})
	}
}

// edges holds the places of a sign beside a text against those in the row below.
func (p *play) edges(beside string) {
	p.t.Helper()
	lines := strings.Split(ansi.Strip(p.Model.View().Content), "\n")
	places := func(line string) (xs []int) {
		for at, r := range line {
			if r == '│' {
				xs = append(xs, ui.Measure().StringWidth(line[:at]))
			}
		}
		return xs
	}
	for i, line := range lines {
		if !strings.Contains(line, beside) {
			continue
		}
		if here, below := places(line), places(lines[i+1]); !slices.Equal(here, below) || len(here) < 2 {
			p.t.Errorf("the edges stand at %v, in the row below at %v:\n%s\n%s", here, below, line, lines[i+1])
		}
	}
}

// A text of 20,000 lines is written in like any other.
func TestABook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, ref := inAnswer(t, 80, 24)
		book := strings.Repeat("Der er mange linjer i den her tekst.\n", 20_000)
		p.Send(tea.PasteMsg{Content: book})
		p.Type("Slut")
		p.Keys("ctrl+home")
		p.Type("Start ")
		p.Has("Start Der er mange")
		p.answerIs(ref, "Start "+book+"Slut")
	})
}

// While somebody types, the sign of saving stands still; it says that all is saved
// once the hands rest, or when the text is left.
func TestTheSignOfSavingIsCalm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _ := inAnswer(t, 80, 24)
		for range 12 {
			p.Type("o")
			p.Settle(200 * time.Millisecond)
			p.Has("… gemmer")
		}
		p.Settle(2 * time.Second)
		p.Settle(2 * time.Second)
		p.Has("✓ gemt")
		p.Type("o")
		p.Has("… gemmer")
		p.Keys("esc")
		p.Has("✓ gemt")
	})
}
