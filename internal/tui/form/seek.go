package form

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/field"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Writer is the form itself.
func (f *Form) Writer() ui.Writer { return f }

// Field is the field that has the cursor; nil where none is written in.
func (f *Form) Field() *field.Field {
	if t := f.written(); t != nil {
		return t.field
	}
	return nil
}

// written is the row that is being written in; nil where none is.
func (f *Form) written() *Text {
	t, ok := f.row().(*Text)
	if !ok || !f.writing || t.field == nil {
		return nil
	}
	return t
}

// Key is the key of the target that the text being written is saved to; "" where
// there is none.
func (f *Form) Key() string {
	if t := f.written(); t != nil && t.Target != nil {
		return t.Target.Key
	}
	return ""
}

// Touched notes that the text in the field was changed.
func (f *Form) Touched() tea.Cmd {
	if t := f.written(); t != nil {
		f.free = false
		return t.changed(f.Env)
	}
	return nil
}

// roomy tells whether the text that is being written is one of many lines.
func (f *Form) roomy() bool {
	t := f.written()
	return t != nil && !t.Line
}

// Modal carries out what concerns the one text that is being written: looking for
// something in it, and giving it the whole screen. esc ends either, before it
// steps out of the text.
func (f *Form) Modal(id action.ID) (tea.Cmd, bool) {
	t := f.written()
	if t == nil {
		return nil, false
	}
	switch id {
	case action.Find:
		if t.seek == nil && !t.Line {
			t.seek = ui.NewLine(f.Env, f.Env.T("typing.find"), "")
			return nil, true
		}
	case action.FindNext, action.FindBefore:
		if t.seek != nil {
			step := 1
			if id == action.FindBefore {
				step = -1
			}
			t.field.FindNext(step)
			return nil, true
		}
	case action.Whole:
		if f.roomy() {
			f.whole = !f.whole
			return nil, true
		}
	case action.Out:
		switch {
		case t.seek != nil:
			t.unseek()
			return nil, true
		case f.IsWhole():
			f.whole = false
			return nil, true
		}
	}
	return nil, false
}

// Offer leaves out what one line has no need of.
func (f *Form) Offer(id action.ID) bool {
	switch id {
	case action.Find, action.Whole:
		return f.roomy()
	}
	return true
}

// unseek ends the looking, with the cursor where it led to.
func (t *Text) unseek() {
	if t.seek != nil {
		t.seek = nil
		t.field.EndFind()
	}
}

// seeking takes what is typed while something is looked for.
func (t *Text) seeking(msg tea.Msg) {
	if t.seek.Update(msg) {
		t.field.Find(t.seek.Typed())
	}
}

// drawSeek gives the line that tells what is looked for, and how often it is there.
func (t *Text) drawSeek(e *ui.Env, w int) (string, *tea.Cursor) {
	said := ""
	if t.seek.Typed() != "" {
		at, total := t.field.Found()
		switch {
		case total == 0:
			said = e.T("typing.not_found")
		case at == 0:
			said = e.Words.N("typing.found_some", total, total)
		default:
			said = e.T("typing.found", at, total)
		}
	}
	room := max(12, w-ui.Width(said)-2)
	lines, cursor := t.seek.View(room)
	return ui.Ends(lines[0], e.Styles.Muted.Render(said), w), cursor
}

// Dated is the text that has the focus, with how another version is put in its
// place: as an ordinary change, which can be undone like any other.
func (f *Form) Dated() (ref journal.TextRef, name string, put func(words string) tea.Cmd, ok bool) {
	t, isText := f.row().(*Text)
	if !isText || t.Target == nil || !t.Target.Ref.Placed() {
		return ref, "", nil, false
	}
	id := t.ID()
	return t.Target.Ref, ui.Or(t.Question, ui.Or(t.Label, t.Target.Name)), func(words string) tea.Cmd { return f.putBack(id, words) }, true
}

func (f *Form) putBack(id, words string) tea.Cmd {
	for _, r := range f.rows {
		t, ok := r.(*Text)
		if !ok || t.ID() != id || t.Target == nil {
			continue
		}
		if t == f.written() {
			t.field.Replace(words)
			return tea.Batch(t.changed(f.Env), f.Env.Saver.Now())
		}
		t.Value = words
		f.Env.Saver.Touch(t.Target, words)
		return f.Env.Saver.Now()
	}
	return nil
}
