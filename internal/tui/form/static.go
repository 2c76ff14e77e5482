package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// Heading parts a page. Its text is one line.
type Heading struct{ Text string }

// ID is empty: a heading is never looked for.
func (h *Heading) ID() string { return "" }

// Sort is Still.
func (h *Heading) Sort() Sort { return Still }

// Draw gives the heading and an empty line.
func (h *Heading) Draw(p Pen) ([]string, *tea.Cursor) {
	lines := ui.Wrap(h.Text, p.W)
	return append(ui.Paint(lines, p.Env.Styles.Accent), ""), nil
}

// Do does nothing.
func (h *Heading) Do(action.ID) (tea.Cmd, bool) { return nil, false }

// Click does nothing.
func (h *Heading) Click(int, int) tea.Cmd { return nil }

// Prose is text that is only read.
type Prose struct {
	Text  string
	Muted bool
	In    int  // cells of indentation
	Tight bool // no empty line after it
}

// ID is empty.
func (t *Prose) ID() string { return "" }

// Sort is Still.
func (t *Prose) Sort() Sort { return Still }

// Draw wraps the text and adds an empty line.
func (t *Prose) Draw(p Pen) ([]string, *tea.Cursor) {
	st := p.Env.Styles.Text
	if t.Muted {
		st = p.Env.Styles.Muted
	}
	lines := ui.Paint(ui.Wrap(t.Text, p.W-t.In), st)
	lines = ui.Indent(lines, strings.Repeat(" ", t.In))
	if t.Tight {
		return lines, nil
	}
	return append(lines, ""), nil
}

// Do does nothing.
func (t *Prose) Do(action.ID) (tea.Cmd, bool) { return nil, false }

// Click does nothing.
func (t *Prose) Click(int, int) tea.Cmd { return nil }

// Picture is drawn by a function of the width: a chart.
type Picture struct {
	Lines func(w int) []string

	memo memo
}

// ID is empty.
func (t *Picture) ID() string { return "" }

// Sort is Still.
func (t *Picture) Sort() Sort { return Still }

// Draw gives the picture's lines and an empty one.
func (t *Picture) Draw(p Pen) ([]string, *tea.Cursor) {
	return t.memo.lines(memoKey{w: p.W, styles: p.Env.Styles}, func() []string { return append(t.Lines(p.W), "") }), nil
}

// Do does nothing.
func (t *Picture) Do(action.ID) (tea.Cmd, bool) { return nil, false }

// Click does nothing.
func (t *Picture) Click(int, int) tea.Cmd { return nil }
