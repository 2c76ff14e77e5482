package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
)

// faultMark stands before what is wrong with an answer, so that it is told by
// more than its colour.
const faultMark = "! "

func (t *Text) faultLines(p Pen, w int) []string {
	if t.Fault == "" {
		return nil
	}
	return ui.Indent(ui.Paint(ui.Wrap(faultMark+t.Fault, w), p.Env.Styles.Trouble), "  ")
}

// drawLabelled gives a text with its label on the same line, and below it what
// is said of it.
func (t *Text) drawLabelled(p Pen) ([]string, *tea.Cursor) {
	s := p.Env.Styles
	labelW := min(t.LabelW, max(0, p.W-12))
	pad := strings.Repeat(" ", labelW)
	label := s.Muted.Render(ui.Fill(ui.OneLine(t.Label, max(0, labelW-1)), labelW))
	if p.Focused {
		label = s.Strong.Render(ui.Fill(ui.OneLine(t.Label, max(0, labelW-1)), labelW))
	}
	room := max(1, p.W-labelW-2)
	var own []string
	var cur *tea.Cursor
	value := t.Value
	if t.field != nil && p.Writing {
		if t.styles != s {
			t.styles = s
			t.field.SetLook(s.FieldLook())
		}
		most := max(1, min(p.H-2, 4))
		if t.Line {
			most = min(most, 3)
		}
		if t.Most > 0 {
			most = min(most, t.Most)
		}
		t.field.SetMethod(ui.Measure())
		t.field.SetSize(max(4, room), most)
		own = ui.Indent(strings.Split(t.field.View(), "\n"), s.Accent.Render("▏")+" ")
		t.fieldX, t.fieldTop = labelW+2, 0
		value = t.field.Value()
		if cur = t.field.Cursor(); cur != nil {
			cur.X += t.fieldX
		}
	} else {
		switch {
		case t.Value == "":
			own = append(own, "  "+s.Muted.Render(ui.OneLine(t.Hint, room)))
		case t.Line:
			own = append(own, "  "+s.Text.Render(ui.OneLine(t.Value, room)))
		default:
			lines := ui.Wrap(t.Value, room)
			if most := 4; len(lines) > most {
				lines = append(lines[:most-1], ui.Cut(lines[most-1]+" …", room))
			}
			own = ui.Indent(ui.Paint(lines, s.Text), "  ")
		}
	}
	own = append(own, t.faultLines(p, room)...)
	if t.Echo != nil && t.Fault == "" {
		if echo := t.Echo(value); echo != "" {
			own = append(own, ui.Indent(ui.Paint(ui.Wrap(echo, room), s.Muted), "  ")...)
		}
	}
	lines := make([]string, len(own))
	for i, l := range own {
		if i == 0 {
			lines[i] = label + l
		} else {
			lines[i] = pad + l
		}
	}
	if !t.Tight {
		lines = append(lines, "")
	}
	return lines, cur
}

// drawInline gives the question and the options on one line; where they don't
// fit, what is chosen between two arrows.
func (c *Choice) drawInline(p Pen) []string {
	s := p.Env.Styles
	if p.Focused {
		c.settle()
	}
	c.spans = c.spans[:0]
	label := c.Question
	if label != "" {
		w := max(min(c.LabelW, max(0, p.W-12)), 0)
		if c.LabelW == 0 {
			w = ui.Width(label) + 2
		}
		label = ui.Fill(ui.OneLine(label, max(1, w-1)), w)
	}
	st := s.Muted
	if p.Focused {
		st = s.Strong
	}
	x := ui.Width(label)
	total := x
	for _, o := range c.Options {
		total += 2 + ui.Width(o.Name)
	}
	if total > p.W && !c.Many {
		return []string{ui.Cut(st.Render(label)+c.between(p, x), p.W)}
	}
	return c.spread(p, st.Render(label)+" ", x+1)
}

// spread gives all options after the head, on further lines where one is full.
// Each has a cell before it for its mark, so that nothing moves with the choice.
func (c *Choice) spread(p Pen, head string, in int) []string {
	s := p.Env.Styles
	lines := []string{head}
	x := in
	for i, o := range c.Options {
		mark, name := " ", s.Muted
		if c.Picked[o.ID] {
			// What is chosen is marked by a sign too: bold alone is easily missed.
			mark, name = s.Text.Render("•"), s.Strong
		}
		if c.Many && c.Picked[o.ID] {
			mark = " "
		}
		if p.Focused && i == c.at {
			mark = s.Accent.Render("▸")
		}
		box := ""
		if c.Many {
			box = "○ "
			if c.Picked[o.ID] {
				box = "● "
			}
		}
		text := box + ui.OneLine(o.Name, max(1, p.W-in-4))
		w := 1 + ui.Width(text)
		if x > in {
			if x+1+w > p.W {
				lines = append(lines, strings.Repeat(" ", in))
				x = in
			} else {
				lines[len(lines)-1] += " "
				x++
			}
		}
		lines[len(lines)-1] += mark + name.Render(text)
		c.spans = append(c.spans, span{x, x + w, len(lines) - 1})
		x += w
	}
	for i := range lines {
		lines[i] = ui.Cut(lines[i], p.W)
	}
	return lines
}

// between gives what is chosen between two arrows; pressing them goes on to the
// options beside it.
func (c *Choice) between(p Pen, x int) string {
	s := p.Env.Styles
	at := c.at
	for i, o := range c.Options {
		if c.Picked[o.ID] {
			at = i
		}
	}
	name := ui.OneLine(c.Options[at].Name, p.W-x-4)
	// The first arrow stands where other rows have their bar, so that what is
	// chosen stands in line with them.
	c.spans = make([]span, len(c.Options))
	arrow := func(i int) string {
		if i < 0 || i >= len(c.Options) {
			return " "
		}
		if i < at {
			c.spans[i] = span{x, x + 2, 0}
			return "‹"
		}
		c.spans[i] = span{x + 2 + ui.Width(name), x + 4 + ui.Width(name), 0}
		return "›"
	}
	st := s.Text
	if p.Focused {
		st = s.Strong
	}
	return s.Accent.Render(arrow(at-1)) + " " + st.Render(name) + " " + s.Accent.Render(arrow(at+1))
}
