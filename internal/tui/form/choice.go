package form

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// Option is one thing that can be chosen.
type Option struct {
	ID, Name, Help string
	// Mark stands before the option in place of a number: ☹ and ☺ at the ends
	// of a scale.
	Mark string
}

// Choice is a scale (one of, with numbers), one of a few, or any of a few.
type Choice struct {
	Name     string
	Question string
	Short    string
	Help     string
	Options  []Option
	Scale    bool
	Many     bool
	Picked   map[string]bool
	// Beside is what was answered to it before, shown above: "Før, 5. oktober ☹ 2, i høj grad".
	Beside string
	Note   string // a line below: when it was answered
	// Inline keeps the options on one line: small windows.
	Inline bool
	// LabelW is how many cells the question of an inline choice is filled to, so
	// that the rows of a window stand in line.
	LabelW int
	// Set is told what is chosen now.
	Set func(ids []string) tea.Cmd
	// Clear tells whether choosing what is chosen already takes it back.
	Clear bool

	at      int
	touched bool
	first   int // line of the first option as last drawn
	spans   []span
}

// span is a range of cells or lines, and the line it is in.
type span struct{ from, to, line int }

// ID is the name it was given.
func (c *Choice) ID() string { return c.Name }

// Sort is Chosen.
func (c *Choice) Sort() Sort { return Chosen }

func (c *Choice) names() []string {
	var names []string
	for i, o := range c.Options {
		if c.Picked[o.ID] {
			if c.Scale {
				names = append(names, Face(i, len(c.Options))+strconv.Itoa(i+1)+", "+o.Name)
			} else {
				names = append(names, o.Name)
			}
		}
	}
	return names
}

// Face is the end of the scale that a step is nearer to; the middle has none.
func Face(i, of int) string {
	switch {
	case 2*i+1 < of:
		return "☹ "
	case 2*i+1 > of:
		return "☺ "
	}
	return ""
}

// Draw gives the question, and the options where it has the focus, else what was chosen.
func (c *Choice) Draw(p Pen) ([]string, *tea.Cursor) {
	s := p.Env.Styles
	if c.Inline {
		return c.drawInline(p), nil
	}
	lines := question(p, c.Question, c.Short)
	if c.Beside != "" {
		lines = append(lines, ui.Indent(ui.Paint(ui.Wrap(c.Beside, p.W-2), s.Muted), "  ")...)
	}
	if !p.Focused {
		if names := c.names(); len(names) > 0 {
			lines = append(lines, ui.Indent(ui.Wrap(strings.Join(names, ", "), p.W-2), "  ")...)
			if c.Note != "" {
				lines = append(lines, ui.Indent(ui.Paint(ui.Wrap(c.Note, p.W-2), s.Muted), "  ")...)
			}
		}
		c.touched = false
		return append(lines, ""), nil
	}
	if c.Help != "" {
		lines = append(lines, ui.Indent(ui.Paint(ui.Wrap(c.Help, p.W-2), s.Muted), "  ")...)
	}
	c.settle()
	c.first = len(lines)
	for i, o := range c.Options {
		mark := "  "
		if i == c.at {
			mark = s.Accent.Render("▸") + " "
		}
		label := o.Name
		if c.Scale {
			f := o.Mark
			if f == "" {
				f = " "
			}
			label = f + " " + strconv.Itoa(i+1) + " " + o.Name
		} else {
			box := "○ "
			if c.Picked[o.ID] {
				box = "● "
			}
			label = box + label
		}
		st := s.Text
		if c.Picked[o.ID] {
			st = s.Strong
			if c.Scale {
				label += " ✓"
			}
		}
		lines = append(lines, "  "+mark+st.Render(ui.Cut(ui.Clean(label), p.W-4)))
	}
	if o := c.Options[c.at]; o.Help != "" {
		lines = append(lines, "")
		lines = append(lines, ui.Indent(ui.Paint(ui.Wrap(o.Help, p.W-4), s.Muted), "    ")...)
	}
	return append(lines, ""), nil
}

// settle puts the mark on what is chosen until the leader moves it.
func (c *Choice) settle() {
	if c.touched {
		return
	}
	for i, o := range c.Options {
		if c.Picked[o.ID] {
			c.at = i
			return
		}
	}
}

// Do moves the mark and chooses.
func (c *Choice) Do(id action.ID) (tea.Cmd, bool) {
	if n := action.Picked(id); n > 0 {
		if n > len(c.Options) {
			return nil, true
		}
		c.at, c.touched = n-1, true
		return c.choose(), true
	}
	// A key may come before the row was drawn with the focus.
	c.settle()
	switch id {
	case action.Up:
		if c.at == 0 {
			return nil, false
		}
		c.touched = true
		c.at--
	case action.Down:
		if c.at == len(c.Options)-1 {
			return nil, false
		}
		c.touched = true
		c.at++
	case action.Choose:
		return c.choose(), true
	default:
		return nil, false
	}
	if c.Inline && !c.Many {
		return c.choose(), true
	}
	return nil, true
}

func (c *Choice) choose() tea.Cmd {
	id := c.Options[c.at].ID
	c.touched = true
	if c.Picked == nil {
		c.Picked = map[string]bool{}
	}
	was := c.Picked[id]
	if !c.Many {
		c.Picked = map[string]bool{}
	}
	switch {
	case c.Many, c.Clear:
		c.Picked[id] = !was
	default:
		c.Picked[id] = true
	}
	var ids []string
	for _, o := range c.Options {
		if c.Picked[o.ID] {
			ids = append(ids, o.ID)
		}
	}
	if c.Set == nil {
		return nil
	}
	return c.Set(ids)
}

// Value is the id that is chosen, "" where none is; for one of a few.
func (c *Choice) Value() string {
	for _, o := range c.Options {
		if c.Picked[o.ID] {
			return o.ID
		}
	}
	return ""
}

// Click chooses the option under the pointer.
func (c *Choice) Click(x, y int) tea.Cmd {
	if c.Inline {
		for i, sp := range c.spans {
			if x >= sp.from && x < sp.to && y == sp.line {
				c.at = i
				return c.choose()
			}
		}
		return nil
	}
	if i := y - c.first; c.first > 0 && i >= 0 && i < len(c.Options) {
		c.at = i
		return c.choose()
	}
	return nil
}
