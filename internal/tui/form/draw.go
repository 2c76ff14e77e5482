package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
)

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
