package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"stjerne/internal/field"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/history"
	"stjerne/internal/tui/ui"
)

// writer is what holds the field of the top screen; nil where nothing is written.
func (r *root) writer() ui.Writer {
	if h, ok := r.top().(ui.Hosts); ok {
		if w := h.Writer(); w != nil && w.Field() != nil {
			return w
		}
	}
	return nil
}

// modal is a Writer with something to find in its text, or to show it alone.
type modal interface {
	Modal(action.ID) (tea.Cmd, bool)
	Offer(action.ID) bool
}

// inText carries out what concerns the text that is being written.
func (r *root) inText(id action.ID) (tea.Cmd, bool) {
	w := r.writer()
	if w == nil {
		return nil, false
	}
	if m, ok := w.(modal); ok {
		if cmd, done := m.Modal(id); done {
			return cmd, true
		}
	}
	f := w.Field()
	switch id {
	case action.Copy:
		if words := f.Selected(); words != "" {
			return r.env.Copy(words, "typing.copied", "typing.sent"), true
		}
	case action.Cut:
		if words := f.Cut(); words != "" {
			return tea.Batch(w.Touched(), r.env.Copy(words, "typing.copied", "typing.sent")), true
		}
	case action.SelectAll:
		f.Do(field.SelectAll)
		return nil, true
	case action.Undo:
		switch {
		case f.Undo():
			return w.Touched(), true
		case f.CanRedo():
			return r.say(ui.Flash{Text: r.env.T("ui.nothing_to_undo")}), true
		}
	case action.Redo:
		switch {
		case f.Redo():
			return w.Touched(), true
		case f.CanUndo():
			return r.say(ui.Flash{Text: r.env.T("ui.nothing_to_redo")}), true
		}
	}
	return nil, false
}

// offersInText leaves out what means nothing in the text that is being written.
func (r *root) offersInText(id action.ID) bool {
	w := r.writer()
	if w == nil {
		return false
	}
	if m, ok := w.(modal); ok {
		return m.Offer(id)
	}
	return id != action.Find && id != action.Whole
}

// whole is the text that has the whole screen, as a screen of its own.
type whole struct {
	ui.Screen
	text ui.Whole
}

func (w whole) View(width, height int) (string, *tea.Cursor) { return w.text.ViewWhole(width, height) }

// wholeText is that text; false where all of the screen is shown.
func (r *root) wholeText() (whole, bool) {
	t, ok := r.writer().(ui.Whole)
	if !ok || !t.IsWhole() {
		return whole{}, false
	}
	return whole{r.top(), t}, true
}

// measured takes what the terminal tells of its modes: whether it draws a cluster
// of characters as one.
func (r *root) measured(msg tea.ModeReportMsg) {
	if msg.Mode == ansi.ModeUnicodeCore &&
		(msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet) {
		ui.SetMeasure(field.ByCluster)
	}
}

// paste brings a text to the top screen.
func (r *root) paste(msg tea.PasteMsg, ok bool) tea.Cmd {
	if !ok {
		return nil
	}
	return r.top().Update(msg)
}

// dated is the text that has the focus, where it has earlier versions.
func (r *root) dated() (ui.Dated, bool) {
	h, ok := r.top().(ui.Hosts)
	if !ok {
		return nil, false
	}
	d, ok := h.Writer().(ui.Dated)
	if !ok {
		return nil, false
	}
	_, _, _, ok = d.Dated()
	return d, ok
}

// history shows how the text that has the focus came to be.
func (r *root) history() tea.Cmd {
	d, ok := r.dated()
	if !ok {
		return nil
	}
	ref, name, put, _ := d.Dated()
	return r.push(history.New(r.env, ref, name, put))
}
