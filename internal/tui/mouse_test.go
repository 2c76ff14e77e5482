package tui

import (
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"stjerne/internal/i18n"
	"stjerne/journal"
)

// on finds the cell where a text begins on the screen.
func (p *play) on(text string) (x, y int) {
	p.t.Helper()
	for y, line := range strings.Split(p.Screen(), "\n") {
		if at := strings.Index(line, text); at >= 0 {
			return ansi.StringWidth(line[:at]), y
		}
	}
	p.t.Fatalf("%q is not on the screen:\n%s", text, p.Screen())
	return 0, 0
}

func (p *play) click(text string) {
	p.t.Helper()
	x, y := p.on(text)
	p.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func TestTheMouseWorksWhereAHandWouldTryIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 40)
		p.click("Overgange  ") // the line in the list of challenges
		p.Has("1. Formulering af udfordring")
		p.Keys("esc")

		p.click("2 Planlægning")
		p.Has("Hvad skal vi afprøve?")
		p.click("1 Formulering")

		// A press in a question begins to write there, and one in a text puts the
		// cursor where it was pressed.
		p.click("Findes der andre udlægninger")
		p.Type("Det ser andre")
		p.click("ser andre")
		p.Type("OG ")
		p.saved()
		if got := text(t, st, journal.TextRef{Object: loop, Name: "formulate.readings"}); got.Words != "Det OG ser andre" {
			t.Errorf("the answer is %q", got.Words)
		}
		p.Keys("esc")

		// A scale opens by a press, and a step is chosen by another.
		p.click("På en skala fra 1 til 5")
		p.click("3 i nogen grad")
		p.Has("3 i nogen grad ✓")

		// The footer is pressed like a button.
		p.click("s stjernestund")
		p.Has("╭─ ★ Stjernestund")
		// A press beside a small window puts it away.
		p.Send(tea.MouseClickMsg{X: 1, Y: 20, Button: tea.MouseLeft})
		p.HasNot("╭─")

		p.Resize(80, 16)
		before := p.Screen()
		p.Send(tea.MouseWheelMsg{X: 40, Y: 8, Button: tea.MouseWheelUp})
		if p.Screen() == before {
			t.Error("the wheel does not scroll")
		}
	})
}

func TestWithTheMouseOffTheTerminalKeepsIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := start(t, journalAt(t), i18n.Danish, 80, 24)
		if p.Model.View().MouseMode == tea.MouseModeNone {
			t.Fatal("the mouse is off from the start")
		}
		p.root.env.Settings.Mouse = false
		if p.Model.View().MouseMode != tea.MouseModeNone {
			t.Error("the mouse is still taken")
		}
	})
}
