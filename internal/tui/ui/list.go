package ui

import (
	"stjerne/internal/tui/action"
)

// Cursor is the chosen line of a list of any length and where its view begins.
// Items may be several lines high.
type Cursor struct {
	At  int
	Top int // first line shown
}

// Do moves within n items, page items a page; false where the action is no move.
func (c *Cursor) Do(id action.ID, n, page int) bool {
	switch id {
	case action.Up:
		c.At--
	case action.Down:
		c.At++
	case action.PageUp:
		c.At -= page
	case action.PageDown:
		c.At += page
	case action.First:
		c.At = 0
	case action.Last:
		c.At = n - 1
	default:
		return false
	}
	c.At = max(0, min(c.At, n-1))
	return true
}

// Turn moves by an item, as the wheel turns over a list of n.
func (c *Cursor) Turn(wheel Wheel, n int) {
	by := action.Down
	if wheel.Rows < 0 {
		by = action.Up
	}
	c.Do(by, n, 1)
}

// Scroll moves the view so that lines from to to (exclusive) are in sight in h
// rows of total lines, with some lines of context.
func (c *Cursor) Scroll(from, to, total, h int) {
	context := min(2, max(0, (h-(to-from))/2))
	if from-context < c.Top {
		c.Top = from - context
	}
	if to+context > c.Top+h {
		c.Top = to + context - h
	}
	if from < c.Top { // taller than the view: its beginning is what matters
		c.Top = from
	}
	c.Top = max(0, min(c.Top, total-h))
}
