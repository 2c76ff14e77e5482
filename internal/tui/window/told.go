package window

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// told is a row that says something and can't have the focus. Where it has
// nothing to say it takes no room.
type told struct {
	say    func() string
	gap    bool // an empty line before it
	strong bool // it is what the window is about
	in     int  // cells of indentation
}

// ID is empty: it is never looked for.
func (t *told) ID() string { return "" }

// Sort is Still.
func (t *told) Sort() form.Sort { return form.Still }

// Draw wraps what it says.
func (t *told) Draw(p form.Pen) ([]string, *tea.Cursor) {
	text := t.say()
	if text == "" {
		return nil, nil
	}
	st := p.Env.Styles.Muted
	if t.strong {
		st = p.Env.Styles.Text
	}
	in := min(t.in, max(0, p.W-12))
	lines := ui.Indent(ui.Paint(ui.Wrap(text, p.W-in), st), ui.Fill("", in))
	if t.gap {
		lines = append([]string{""}, lines...)
	}
	return lines, nil
}

// Do does nothing.
func (t *told) Do(action.ID) (tea.Cmd, bool) { return nil, false }

// Click does nothing.
func (t *told) Click(int, int) tea.Cmd { return nil }

// clearing takes a row's fault away as soon as something else stands there.
func clearing(row *form.Text) func(string) tea.Cmd {
	return func(string) tea.Cmd {
		row.Fault = ""
		return nil
	}
}
