package form

import (
	"strings"

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

// memo keeps what a row drew last. A key that is typed draws the whole page, and
// all rows but one look as they did.
type memo struct {
	key   memoKey
	drawn []string
}

type memoKey struct {
	w                            int
	focused                      bool
	value, beside, note, q, help string
	fault                        string
	styles                       *ui.Styles // another one for another theme or language
}

func (m *memo) lines(key memoKey, draw func() []string) []string {
	if m.drawn == nil || m.key != key {
		m.key, m.drawn = key, draw()
	}
	return m.drawn
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

// question gives the lines of a question and its short name.
func question(p Pen, ask, short string) []string {
	s := p.Env.Styles
	st := s.Text
	if p.Focused {
		st = s.Strong
	}
	var lines []string
	if ask != "" {
		lines = ui.Paint(ui.Wrap(ask, p.W), st)
	}
	if short != "" {
		lines = append(lines, ui.Indent(ui.Paint(ui.Wrap("("+short+")", p.W-2), s.Muted), "  ")...)
	}
	return lines
}

// Draw gives the question and the answer, as text or as the field.
func (t *Text) Draw(p Pen) ([]string, *tea.Cursor) {
	if t.Label != "" {
		return t.drawLabelled(p)
	}
	if t.field != nil && p.Writing {
		return t.drawField(p)
	}
	key := memoKey{p.W, p.Focused, t.Value, t.Beside, t.Note, t.Question, t.Help, t.Fault, p.Env.Styles}
	return t.memo.lines(key, func() []string { return t.drawRead(p) }), nil
}

func (t *Text) above(p Pen) []string {
	s := p.Env.Styles
	var lines []string
	if !t.Bare {
		lines = question(p, t.Question, t.Short)
	}
	for _, q := range t.Prompts {
		lines = append(lines, ui.Indent(ui.Paint(ui.Wrap(q, p.W-4), s.Muted), "    ")...)
	}
	if t.Help != "" && p.Focused {
		lines = append(lines, ui.Indent(ui.Paint(ui.Wrap(t.Help, p.W-2), s.Muted), "  ")...)
	}
	return lines
}

// columns tells how wide the earlier text and this one are; 0 where they stand
// above each other.
func (t *Text) columns(w int) (left, right int) {
	if t.BesideTitle == "" || w < 56 {
		return 0, w
	}
	left = (w - 4) / 2
	return left, w - 4 - left
}

func (t *Text) besideLines(p Pen, w int) []string {
	s := p.Env.Styles
	lines := ui.Paint(ui.Wrap(t.BesideTitle, w), s.Muted)
	words := t.Beside
	if words == "" {
		words = p.Env.T("ui.not_written")
	}
	return append(lines, ui.Indent(ui.Paint(ui.Wrap(words, w-2), s.Muted), "  ")...)
}

func (t *Text) drawRead(p Pen) []string {
	s := p.Env.Styles
	lines := t.above(p)
	left, right := t.columns(p.W)
	var own []string
	if t.BesideTitle != "" {
		own = append(own, ui.Paint(ui.Wrap(t.Title, right), s.Muted)...)
	}
	bar := "  "
	if p.Focused {
		bar = s.Accent.Render("▏") + " "
	}
	switch {
	case t.Value != "":
		own = append(own, ui.Indent(p.Env.Written(t.Value, max(4, right-2)), bar)...)
	case p.Focused || t.Line:
		hint := t.Hint
		if hint == "" && p.Focused {
			hint = p.Env.T("ui.write_here")
		}
		own = append(own, bar+s.Muted.Render(ui.OneLine(hint, right-2)))
	}
	if t.Value != "" && t.Note != "" {
		own = append(own, ui.Indent(ui.Paint(ui.Wrap(t.Note, right-2), s.Muted), "  ")...)
	}
	own = append(own, t.faultLines(p, right-2)...)
	lines = t.join(p, lines, own, left, right)
	if !t.Tight {
		lines = append(lines, "")
	}
	return lines
}

func (t *Text) join(p Pen, lines, own []string, left, right int) []string {
	if t.BesideTitle == "" {
		return append(lines, own...)
	}
	if left == 0 {
		return append(append(lines, t.besideLines(p, p.W)...), own...)
	}
	before := t.besideLines(p, left)
	return append(lines, ui.Beside(max(len(before), len(own)), "    ", []int{left, right}, before, own)...)
}

// drawIn gives the field in a width and at most so many rows, with what is said of
// it below; top is the row it begins in.
func (t *Text) drawIn(p Pen, top, width, most int) ([]string, *tea.Cursor) {
	s := p.Env.Styles
	if t.styles != s {
		t.styles = s
		t.field.SetLook(s.FieldLook())
	}
	t.field.SetMethod(ui.Measure())
	var below []string
	if t.Echo != nil {
		if echo := t.Echo(t.field.Value()); echo != "" {
			below = ui.Indent(ui.Paint(ui.Wrap(echo, width), s.Muted), "  ")
		}
	} else if t.Note != "" {
		below = ui.Indent(ui.Paint(ui.Wrap(t.Note, width), s.Muted), "  ")
	}
	below = append(below, t.faultLines(p, width)...)
	seeking := 0
	if t.seek != nil {
		seeking = 1
	}
	t.field.SetSize(width, max(1, min(most, max(3, most-len(below))-seeking)))
	own := ui.Indent(strings.Split(t.field.View(), "\n"), s.Accent.Render("▏")+" ")
	t.fieldTop, t.fieldX = top, 2
	cur := t.field.Cursor()
	if cur != nil {
		cur.X += t.fieldX
		cur.Y += t.fieldTop
	}
	if t.seek != nil {
		line, at := t.drawSeek(p.Env, width)
		if cur = at; cur != nil {
			cur.X += t.fieldX
			cur.Y = t.fieldTop + len(own)
		}
		own = append(own, "  "+line)
	}
	return append(own, below...), cur
}

func (t *Text) drawField(p Pen) ([]string, *tea.Cursor) {
	s := p.Env.Styles
	lines := t.above(p)
	left, right := t.columns(p.W)
	most := max(1, p.H-min(len(lines), p.H/3)-1)
	if t.Line {
		most = min(most, 3)
	}
	if t.Most > 0 {
		most = min(most, t.Most)
	}
	var title []string
	if t.BesideTitle != "" {
		title = ui.Paint(ui.Wrap(t.Title, right), s.Muted)
	}
	x, top := 0, len(lines)+len(title)
	switch {
	case t.BesideTitle != "" && left == 0:
		top += len(t.besideLines(p, p.W))
	case left > 0:
		x = left + 4
	}
	own, cur := t.drawIn(p, top, max(4, right-2), most)
	t.fieldX += x
	if cur != nil {
		cur.X += x
	}
	lines = t.join(p, lines, append(title, own...), left, right)
	if !t.Tight {
		lines = append(lines, "")
	}
	return lines, cur
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
