package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// Button is a line that enter does something with: an indicator, a note, a way
// to another screen.
type Button struct {
	Name   string // the row's id
	Sign   string // a sign before it, "★" or "·"; the lines below it stand further in
	Left   string
	Right  string // at the right end, or on a line below where it doesn't fit
	Muted  bool
	Star   bool // its sign has the colour of star moments
	Gap    bool // an empty line follows
	Full   bool // the whole text is shown, not its start
	Press  func() tea.Cmd
	Remove func() tea.Cmd // nil: it cannot be deleted

	memo memo
}

// ID is the name it was given.
func (b *Button) ID() string { return b.Name }

// Sort is Acted, or Removed where it can be deleted.
func (b *Button) Sort() Sort {
	if b.Remove != nil {
		return Removed
	}
	return Acted
}

// Draw gives the line with a mark before it where it has the focus.
func (b *Button) Draw(p Pen) ([]string, *tea.Cursor) {
	key := memoKey{w: p.W, focused: p.Focused, value: b.Left, note: b.Right, styles: p.Env.Styles}
	return b.memo.lines(key, func() []string { return b.draw(p) }), nil
}

func (b *Button) draw(p Pen) []string {
	s := p.Env.Styles
	st := s.Text
	switch {
	case p.Focused:
		st = s.Strong
	case b.Muted:
		st = s.Muted
	}
	sign := st
	if b.Star {
		sign = s.Star
	}
	mark := "  "
	if p.Focused {
		mark = s.Accent.Render("▸") + " "
	}
	var lines []string
	room := max(1, p.W-2)
	switch {
	case b.Full:
		in := ""
		if b.Sign != "" {
			in = strings.Repeat(" ", ui.Width(b.Sign)+1)
		}
		room = max(1, room-len(in))
		for i, l := range ui.Wrap(b.Left, room) {
			if i == 0 && b.Sign != "" {
				lines = append(lines, mark+sign.Render(b.Sign)+" "+st.Render(l))
				continue
			}
			if i > 0 {
				mark = "  "
			}
			lines = append(lines, mark+in+st.Render(l))
		}
		if b.Right != "" {
			lines = append(lines, "  "+in+s.Muted.Render(ui.OneLine(b.Right, room)))
		}
	default:
		right := ui.Clean(b.Right)
		if right != "" && ui.Width(right)+8 > room {
			lines = append(lines, mark+st.Render(ui.OneLine(b.Left, room)), "  "+s.Muted.Render(ui.OneLine(right, room)))
		} else {
			left := ui.OneLine(b.Left, room-ui.Width(right)-2)
			line := mark + st.Render(left)
			if right != "" {
				line = mark + ui.Ends(st.Render(left), s.Muted.Render(right), room)
			}
			lines = append(lines, line)
		}
	}
	if b.Gap {
		lines = append(lines, "")
	}
	return lines
}

// Do presses or removes it.
func (b *Button) Do(id action.ID) (tea.Cmd, bool) {
	switch {
	case id == action.Write && b.Press != nil:
		return b.Press(), true
	case id == action.Delete && b.Remove != nil:
		return b.Remove(), true
	}
	return nil, false
}

// Click presses it.
func (b *Button) Click(int, int) tea.Cmd {
	if b.Press == nil {
		return nil
	}
	return b.Press()
}
