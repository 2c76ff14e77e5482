package form

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/field"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Text is a question with a text as its answer.
type Text struct {
	Name     string
	Question string
	Short    string   // small, below the question
	Help     string   // shown while the row has the focus
	Prompts  []string // further questions in full view
	// Value is the answer. While it is written in, a long one is known to the field
	// only; Words is right at any time.
	Value string
	Line  bool // one line
	Bare  bool // no question: small windows
	Hint  string
	// Beside is an earlier text shown beside this one, under its own title;
	// Title is this one's then.
	Beside, BesideTitle, Title string
	Note                       string // a line below the answer
	Echo                       func(value string) string
	// Locked texts are not edited by accident: enter asks first.
	Locked bool
	Target *ui.Target // nil: kept in Value only
	// Changed is told each new value; may be nil.
	Changed func(string) tea.Cmd
	// Done is told the value when the leader has left the text and it was
	// changed; may be nil.
	Done  func(string) tea.Cmd
	Tight bool // no empty line after it
	// Label stands before the text on its own line, filled to LabelW cells: small
	// windows. Such a row says its Echo also while it is not written in.
	Label  string
	LabelW int
	// Fault is what is wrong with what stands there, said below it.
	Fault string
	// Most is how many rows the field may grow to; 0 for as many as there is room for.
	Most int

	began string // the value when writing began

	field    *field.Field
	seek     *ui.Line // something is looked for in the field
	styles   *ui.Styles
	fieldTop int
	fieldX   int
	memo     memo
}

// ID is the name it was given.
func (t *Text) ID() string { return t.Name }

// Sort is Written or OneLine.
func (t *Text) Sort() Sort {
	if t.Line {
		return OneLine
	}
	return Written
}

// Do does nothing: a text is written in by the form.
func (t *Text) Do(action.ID) (tea.Cmd, bool) { return nil, false }

// Click does nothing: the form presses in the field once it is there.
func (t *Text) Click(int, int) tea.Cmd { return nil }

// press is a press of the mouse on a cell of the row's lines; the form has begun
// writing.
func (t *Text) press(x, y int, c ui.Click) {
	if t.field == nil {
		return
	}
	t.unseek()
	t.field.Press(max(0, x-t.fieldX), max(0, y-t.fieldTop), c.Times, c.Along)
}

// within tells whether a cell of the row's lines is one of the field's.
func (t *Text) within(y int) bool {
	return t.field != nil && y >= t.fieldTop && y < t.fieldTop+t.field.Height()
}

func (t *Text) begin(s *ui.Styles) tea.Cmd {
	if t.field != nil {
		return nil
	}
	if t.Line {
		t.field = field.NewOneLine()
	} else {
		t.field = field.New()
	}
	t.styles = s
	t.field.SetLook(s.FieldLook())
	t.field.SetKeys(ui.FieldKeys())
	t.field.SetTags(journal.TagRanges)
	t.field.SetMatcher(ui.Matches)
	t.field.SetValue(t.Value)
	t.began = t.Value
	t.field.Focus()
	return nil
}

// Words is the answer as it stands, also while it is written in.
func (t *Text) Words() string {
	if t.field != nil {
		return t.field.Value()
	}
	return t.Value
}

func (t *Text) end() tea.Cmd {
	if t.field == nil {
		return nil
	}
	t.Value = t.field.Value()
	t.field, t.seek = nil, nil
	if t.Done == nil || t.Value == t.began {
		return nil
	}
	return t.Done(t.Value)
}

// long is from how many bytes on an answer is not copied for each key.
const long = 16 << 10

// update hands a message to the field and notes what was changed.
func (t *Text) update(e *ui.Env, msg tea.Msg) tea.Cmd {
	if t.seek != nil {
		t.seeking(msg)
		return nil
	}
	before := t.field.Version()
	t.field.Update(msg)
	if t.field.Version() == before {
		return nil
	}
	return t.changed(e)
}

// changed notes that another text stands in the field.
func (t *Text) changed(e *ui.Env) tea.Cmd {
	text := t.field.Text()
	if t.Target == nil || t.Changed != nil || text.Len() < long {
		t.Value = t.field.Value()
	}
	var cmds []tea.Cmd
	if t.Target != nil {
		cmds = append(cmds, e.Saver.TouchWords(t.Target, text))
	}
	if t.Changed != nil {
		cmds = append(cmds, t.Changed(t.Value))
	}
	return tea.Batch(cmds...)
}

// Catch has the row show, and go on with, what waits to be saved to its target:
// the journal doesn't have it yet.
func (t *Text) Catch(s *ui.Saver) {
	if t.Target == nil {
		return
	}
	if words, target, ok := s.Pending(t.Target.Key); ok {
		t.Value, t.Target = words, target
	}
}

// adopt takes over the field that the same row had before the page was made
// anew, and its target while it has something unsaved.
func (t *Text) adopt(e *ui.Env, old *Text) {
	if old.field == nil {
		return
	}
	t.field, t.seek, t.styles, t.fieldTop, t.fieldX = old.field, old.seek, old.styles, old.fieldTop, old.fieldX
	t.began = old.began
	if old.Target == nil || e.Saver.Waiting(old.Target.Key) {
		t.Target = old.Target
		t.Value = t.field.Value()
		return
	}
	t.field.Adopt(t.Value)
}
