// Package help is the screen behind f1: what can be done here, what the method
// says about the phase, and what becomes of what is written.
package help

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// Screen is the help.
type Screen struct {
	env   *ui.Env
	here  []action.Action
	phase string

	top   int
	h     int
	lines []string // as laid out for memo
	memo  memo
}

// memo is what the lines were laid out for.
type memo struct {
	w      int
	styles *ui.Styles
	lang   string
	mouse  bool
}

// New makes the screen for the actions that can be done where it was asked for.
// phase is the id of the phase in view there, "" for none.
func New(e *ui.Env, here []action.Action, phase string) *Screen {
	return &Screen{env: e, here: here, phase: phase}
}

// Init has nothing to read.
func (s *Screen) Init() tea.Cmd { return nil }

// Update scrolls with the wheel.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if wheel, ok := msg.(ui.Wheel); ok {
		s.scroll(wheel.Rows)
	}
	return nil
}

// Do scrolls and leaves.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	page := max(1, s.h-2)
	switch id {
	case action.Up:
		s.scroll(-1)
	case action.Down:
		s.scroll(1)
	case action.PageUp:
		s.scroll(-page)
	case action.PageDown:
		s.scroll(page)
	case action.First:
		s.scroll(-len(s.lines))
	case action.Last:
		s.scroll(len(s.lines))
	case action.Out, action.Help:
		return ui.Send(ui.Pop{}), true
	default:
		return nil, false
	}
	return nil, true
}

func (s *Screen) scroll(by int) { s.top = max(0, min(s.top+by, len(s.lines)-s.h)) }

// Scopes is the one of reading.
func (s *Screen) Scopes() []action.Scope { return []action.Scope{action.Reading} }

// Head is what the screen is.
func (s *Screen) Head() (left, right string) { return s.env.T("action.help"), "" }

// widest is how long a line may be and still be read with ease.
const widest = 84

// View draws what is in sight.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	s.h = h
	now := memo{min(w, widest), s.env.Styles, string(s.env.Settings.Lang), s.env.Settings.Mouse}
	if s.lines == nil || s.memo != now {
		s.memo = now
		s.lines = s.lay(now.w)
	}
	s.scroll(0)
	shown := append([]string{}, s.lines[s.top:min(len(s.lines), s.top+h)]...)
	if s.top+h < len(s.lines) && h > 1 {
		shown[len(shown)-1] = s.env.Styles.Muted.Render(ui.OneLine("↓ "+s.env.T("help.more"), w))
	}
	return ui.Fit(shown, w, h), nil
}
