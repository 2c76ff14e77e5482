package form

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// Form is a page of rows with a focus. The zero Form has no rows.
type Form struct {
	Env     *ui.Env
	rows    []Row
	at      int // -1: nothing can have the focus
	writing bool
	whole   bool // the text that is being written has the whole screen
	// flow is set while tab leads from text to text: what lies between, a scale or
	// a button, doesn't end the writing.
	flow  bool
	top   int
	free  bool // scrolled by the wheel: the focus need not be in sight
	h     int
	lastW int
	spans []span // lines of each row as last drawn
	// Ended is called where tab goes on from the last row; nil stays there.
	Ended func() tea.Cmd
	// Began is called where shift+tab goes back from the first row.
	Began func() tea.Cmd
	// Plain forms have no scopes of a page around them: small windows.
	Plain bool
}

// New makes a form with the focus on its first row that can have it.
func New(e *ui.Env, rows ...Row) *Form {
	f := &Form{Env: e, rows: rows, at: -1}
	f.at = f.seek(0, 1)
	return f
}

// Rows are the rows of the form.
func (f *Form) Rows() []Row { return f.rows }

// SetRows puts other rows in the form's place. The focus, and what is being
// written, stay with the row of the same id.
func (f *Form) SetRows(rows []Row) {
	var id string
	var old *Text
	if r := f.row(); r != nil {
		id = r.ID()
		if f.writing {
			old, _ = r.(*Text)
		}
	}
	keep := f.at
	f.rows = rows
	f.at = -1
	for i, r := range rows {
		if id != "" && r.ID() == id && r.Sort() != Still {
			f.at = i
			if t, ok := r.(*Text); ok && old != nil {
				t.adopt(f.Env, old)
			}
			if c, ok := r.(*Choice); ok {
				c.touched = false
			}
			return
		}
	}
	f.writing = false
	f.at = f.seek(max(0, min(keep, len(rows)-1)), 1)
	if f.at < 0 {
		f.at = f.seek(len(rows)-1, -1)
	}
}

func (f *Form) seek(from, step int) int {
	for i := from; i >= 0 && i < len(f.rows); i += step {
		if f.rows[i].Sort() != Still {
			return i
		}
	}
	return -1
}

func (f *Form) row() Row {
	if f.at < 0 || f.at >= len(f.rows) {
		return nil
	}
	return f.rows[f.at]
}

// At is the id of the row with the focus; "" where none has it.
func (f *Form) At() string {
	if r := f.row(); r != nil {
		return r.ID()
	}
	return ""
}

// IsWriting tells whether the cursor is in a text.
func (f *Form) IsWriting() bool { return f.writing }

// Focus gives the focus to the row of an id, and puts the cursor in where write
// is set and it is a text. False where there is no such row.
func (f *Form) Focus(id string, write bool) (tea.Cmd, bool) {
	for i, r := range f.rows {
		if r.ID() == id && r.Sort() != Still {
			return f.move(i, write), true
		}
	}
	return nil, false
}

// move gives the focus to a row; writing goes on in a text.
func (f *Form) move(to int, write bool) tea.Cmd {
	cmd := f.stop()
	f.at = to
	f.free = false
	if c, ok := f.rows[to].(*Choice); ok {
		c.touched = false
	}
	if write {
		cmd = tea.Batch(cmd, f.StartWriting())
	}
	f.whole = f.IsWhole()
	return cmd
}

// StartWriting puts the cursor into the row that has the focus, where it is a text.
func (f *Form) StartWriting() tea.Cmd {
	t, ok := f.row().(*Text)
	if !ok {
		return nil
	}
	f.writing, f.free = true, false
	return t.begin(f.Env.Styles)
}

// StopWriting takes the cursor out of the text and saves it.
func (f *Form) StopWriting() tea.Cmd {
	f.flow, f.whole = false, false
	return f.stop()
}

func (f *Form) stop() tea.Cmd {
	if !f.writing {
		return nil
	}
	f.writing = false
	if t, ok := f.row().(*Text); ok {
		done := t.end()
		if t.Target != nil {
			return tea.Batch(done, f.Env.Saver.Now())
		}
		return done
	}
	return nil
}

// Scopes are those that the row with the focus opens.
func (f *Form) Scopes() []action.Scope {
	r := f.row()
	if r == nil {
		return []action.Scope{action.Form}
	}
	switch {
	case f.writing && r.Sort() == OneLine:
		return ui.Scoped(f.Field(), action.Line)
	case f.writing:
		return f.WritingScopes(action.Writing)
	case r.Sort() == Chosen:
		return []action.Scope{action.Choosing, action.Form}
	case r.Sort() == Removed:
		return []action.Scope{action.Log, action.Form}
	}
	return []action.Scope{action.Form}
}

// WritingScopes are the scopes of the text that is being written, in that of the
// page or window around it.
func (f *Form) WritingScopes(in action.Scope) []action.Scope {
	t := f.written()
	if t == nil {
		return []action.Scope{in}
	}
	scopes := ui.Scoped(t.field, in)
	if t.seek == nil {
		return scopes
	}
	if scopes[0] == action.Marked {
		return []action.Scope{action.Marked, action.Seeking}
	}
	return []action.Scope{action.Seeking}
}

// Do carries out an action of the form or of the row with the focus.
func (f *Form) Do(id action.ID) (tea.Cmd, bool) {
	r := f.row()
	if r != nil && !f.writing {
		if cmd, ok := r.Do(id); ok {
			f.free = false
			return cmd, true
		}
	}
	switch id {
	case action.Next, action.Down:
		return f.step(1), true
	case action.Previous, action.Up:
		return f.step(-1), true
	case action.Choose:
		return f.step(1), true
	case action.Write:
		if t, ok := r.(*Text); ok {
			if t.Locked {
				t.Locked = false
				return ui.Send(ui.Flash{Text: f.Env.T("ui.before_locked")}), true
			}
			return f.StartWriting(), true
		}
		return nil, true
	case action.PageDown, action.PageUp:
		by := max(1, f.h-2)
		if id == action.PageUp {
			by = -by
		}
		f.scrollBy(by)
		return nil, true
	case action.First:
		if i := f.seek(0, 1); i >= 0 {
			f.top = 0
			return f.move(i, false), true
		}
		return nil, true
	case action.Last:
		if i := f.seek(len(f.rows)-1, -1); i >= 0 {
			return f.move(i, false), true
		}
		return nil, true
	}
	return nil, false
}

func (f *Form) step(by int) tea.Cmd {
	f.flow = f.flow || f.writing
	to := f.seek(f.at+by, by)
	if to < 0 {
		if by > 0 && f.Ended != nil {
			return tea.Batch(f.StopWriting(), f.Ended())
		}
		if by < 0 && f.Began != nil {
			return tea.Batch(f.StopWriting(), f.Began())
		}
		return nil
	}
	return f.move(to, f.flow || f.Plain)
}

// Update takes keys that are no actions, pastes, clicks and the wheel.
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		t, ok := f.row().(*Text)
		if !ok || !f.writing {
			return nil
		}
		f.free = false
		if k, ok := msg.(tea.KeyPressMsg); ok && k.Mod == 0 && t.seek == nil && !f.whole {
			// The arrows go on to the next question at the ends of a text, as the
			// page looks like one text.
			if k.Code == tea.KeyUp && !t.field.CanUp() && f.seek(f.at-1, -1) >= 0 {
				return f.step(-1)
			}
			if k.Code == tea.KeyDown && !t.field.CanDown() && f.seek(f.at+1, 1) >= 0 {
				return f.step(1)
			}
		}
		return t.update(f.Env, msg)
	case ui.Wheel:
		if t := f.written(); t != nil && (f.whole || t.within(f.inRow(msg.Y))) && t.field.Scroll(msg.Rows) {
			return nil
		}
		f.scrollBy(msg.Rows)
	case ui.Click:
		return f.click(msg)
	case ui.Drag:
		if t := f.written(); t != nil && t.seek == nil {
			t.field.Drag(msg.X-t.fieldX, f.inRow(msg.Y)-t.fieldTop)
		}
	}
	return nil
}

func (f *Form) scrollBy(rows int) {
	total := 0
	if n := len(f.spans); n > 0 {
		total = f.spans[n-1].to
	}
	f.free = true
	f.top = max(0, min(f.top+rows, total-f.h))
}

// inRow is a row of the screen counted from where the row with the focus begins.
func (f *Form) inRow(y int) int {
	if f.IsWhole() || f.at < 0 || f.at >= len(f.spans) {
		return y
	}
	return y + f.top - f.spans[f.at].from
}

func (f *Form) click(c ui.Click) tea.Cmd {
	x, y := c.X, c.Y
	if f.IsWhole() {
		f.written().press(x, y, c)
		return nil
	}
	line := y + f.top
	for i, sp := range f.spans {
		if line < sp.from || line >= sp.to || i >= len(f.rows) || f.rows[i].Sort() == Still {
			continue
		}
		r := f.rows[i]
		same := i == f.at
		var cmd tea.Cmd
		if !same || !f.writing {
			cmd = f.move(i, false)
			if _, ok := r.(*Text); ok {
				// The text is drawn as a field first, so that the press lands in it.
				return tea.Batch(cmd, f.writeAt(x, line-sp.from, c))
			}
			if _, ok := r.(*Choice); ok && !same {
				if c := r.(*Choice); !c.Inline {
					return cmd
				}
			}
		}
		if t, ok := r.(*Text); ok && f.writing {
			t.press(x, line-sp.from, c)
			f.free = true // the page stays where the hand is
			return cmd
		}
		return tea.Batch(cmd, r.Click(x, line-sp.from))
	}
	return nil
}

func (f *Form) writeAt(x, y int, c ui.Click) tea.Cmd {
	cmd, _ := f.Do(action.Write)
	t, ok := f.row().(*Text)
	if !ok || t.field == nil {
		return cmd
	}
	w := 0
	if len(f.spans) > 0 {
		w = f.lastW
	}
	if w > 0 {
		t.Draw(Pen{f.Env, w, f.h, true, true})
		t.press(x, y, c)
	}
	return cmd
}
