package help

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/charmbracelet/x/ansi"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
)

func here(scopes ...action.Scope) []action.Action {
	var list []action.Action
	for _, sc := range append(scopes, action.Everywhere) {
		for _, a := range action.Table() {
			if a.Scope == sc {
				list = append(list, a)
			}
		}
	}
	return list
}

// all is the whole help as running text.
func all(s *Screen) string {
	content, _ := s.View(200, 1000)
	return words(ansi.Strip(content))
}

// words is a text as its words, however its lines are broken.
func words(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "- ", "-")
}

func TestGoldens(t *testing.T) {
	tuitest.Every(t, "phase", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		e := tuitest.Env(t, lang)
		p := tuitest.Open(t, e, New(e, here(action.Form, action.Rail, action.Outside), "plan"), w, h)
		tuitest.Golden(t, name, p.Screen())
		p.Keys("end")
		tuitest.Golden(t, name+"-end", p.Screen())
	})
}

func TestItSaysWhatCanBeDoneHereAndWhatThePhaseIsFor(t *testing.T) {
	e := tuitest.Env(t, i18n.Danish)
	e.Synced = "OneDrive"
	phase := e.Method.Phases[4]
	text := all(New(e, here(action.Form, action.Rail, action.Outside), phase.ID))
	for _, want := range []string{
		"ctrl+z Fortryd", "? eller f1 Hjælp", "s Ny stjernestund", "piletasterne", phase.Help, e.Method.About, e.Method.Year,
		"☹ 1 i meget høj grad", "☺ 5 slet ikke", "~/.local/share/stjerne/journal.stjerne", "Stjerne sender det ingen steder hen.",
		"Mappen synkroniseres til skyen.", "Hold shift nede",
	} {
		if !strings.Contains(text, words(want)) {
			t.Errorf("%q is not in the help:\n%s", want, text)
		}
	}
	if e.Synced = ""; strings.Contains(all(New(e, nil, "")), "synkroniseres") {
		t.Error("a folder that nothing synchronises is said to be")
	}
	if strings.Contains(all(New(e, nil, "")), words(phase.Help)) {
		t.Error("a phase is told of where none is in view")
	}
}

func TestItScrollsAndStopsAtItsEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.English)
		s := New(e, here(action.List, action.Outside), "")
		p := tuitest.Open(t, e, s, 78, 20)
		start := p.Screen()
		p.Keys("pgdown", "down")
		if p.Screen() == start {
			t.Error("nothing moved")
		}
		p.Keys("end")
		end := p.Screen()
		p.Keys("down")
		p.Send(ui.Wheel{Rows: 3})
		if p.Screen() != end {
			t.Error("it scrolls beyond its end")
		}
		p.Keys("home", "up")
		p.Send(ui.Wheel{Rows: -3})
		if p.Screen() != start {
			t.Error("it does not come back to its beginning")
		}
		p.Keys("esc")
		if p.Top() != nil {
			t.Error("esc leaves it there")
		}
	})
}

func TestSizes(t *testing.T) {
	e := tuitest.Env(t, i18n.Danish)
	tuitest.AnySize(t, New(e, here(action.Form, action.Outside), "reflect"))
}
