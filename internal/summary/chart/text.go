package chart

import (
	"math"
	"strings"

	"github.com/rivo/uniseg"
)

// Text is a canvas of characters. The last of its rows is the axis of time;
// the labels of that axis stand in one more row below.
type Text struct {
	width, height int // of the room between the axes; height counts the axis
	gutter        int // columns left of the axis
	margin        int // columns right of the room
	cells         [][]rune
	left          []string // labels by row
	right         []string
	ticks         []float64 // heights of the labels by row, below 0 for none
	cut           bool
	below         []placed
	levels        []float64
}

// placed is a label of the axis of time at its column.
type placed struct {
	column int
	text   string
}

// NewText makes a canvas for a room of so many columns and rows, with gutter
// columns for the labels left of the axis and margin columns for those at the
// right ends of lines. Rooms under 2 by 2 are made 2 by 2.
func NewText(width, height, gutter, margin int) *Text {
	t := &Text{width: max(width, 2), height: max(height, 2), gutter: gutter, margin: margin}
	t.cells = make([][]rune, t.height)
	for i := range t.cells {
		t.cells[i] = []rune(strings.Repeat(" ", t.width))
	}
	t.left, t.right = make([]string, t.height), make([]string, t.height)
	t.ticks = make([]float64, t.height)
	for i := range t.ticks {
		t.ticks[i] = -1
	}
	return t
}

// Cut marks the axis of values as one that does not begin at zero.
func (t *Text) Cut() { t.cut = true }

func (t *Text) row(y float64) int {
	return int(math.Round((1 - y) * float64(t.height-1)))
}

func (t *Text) column(x float64) int {
	return int(math.Round(x * float64(t.width-1)))
}

// Line draws a level line. The axes are drawn by Lines, around the room. A label
// of the axis that rounding has brought into the line's row, though it stands for
// another value, goes: it would be read as the line's own.
func (t *Text) Line(style Style, _, y1, _, y2 float64) {
	if style == Axis || y1 != y2 {
		return
	}
	mark := '━'
	if style == TargetLine {
		mark = '╌'
	}
	t.levels = append(t.levels, y1)
	row := t.row(y1)
	for i := range t.cells[row] {
		t.cells[row][i] = mark
	}
	if t.ticks[row] != y1 && row < t.height-1 {
		t.ticks[row], t.left[row] = -1, ""
	}
}

// Dot draws a value. Where rounding would put it on a line that it did not
// reach, it stands one row off, on the side where it belongs: whether a target
// was reached is what a reader looks for. Only onto the axis it is not put, where
// it would be read as the least value there is.
func (t *Text) Dot(x, y float64) {
	row := t.row(y)
	for _, level := range t.levels {
		if t.row(level) != row || level == y {
			continue
		}
		switch {
		case y > level:
			row--
		case row+1 < t.height-1:
			row++
		}
	}
	row = min(max(row, 0), t.height-1)
	t.cells[row][t.column(x)] = '●'
}

// Text keeps a label for Lines to place.
func (t *Text) Text(place Place, x, y float64, text string) {
	switch place {
	case LeftOf:
		row := t.row(y)
		t.left[row], t.ticks[row] = text, y
	case RightOf:
		row := t.row(y)
		if t.right[row] != "" {
			text = t.right[row] + ", " + text
		}
		t.right[row] = text
	case Below:
		t.below = append(t.below, placed{t.column(x), text})
	}
}

// Lines are the rows of the picture with its labels, without spaces at their
// ends. None is wider than gutter, axis, room and margin together.
func (t *Text) Lines() []string {
	lines := make([]string, 0, t.height+1)
	kept, names := t.timeLabels()
	for i, cells := range t.cells {
		corner := '│'
		last := i == t.height-1
		switch {
		case last:
			corner = '└'
			for c, r := range cells {
				if r == ' ' {
					cells[c] = '─'
				}
			}
			for _, c := range kept {
				if cells[c] == '─' {
					cells[c] = '┬'
				}
			}
		case t.ticks[i] >= 0:
			corner = '┤'
		case t.cut && i == t.height-2:
			corner = '≈'
		}
		line := padLeft(t.left[i], t.gutter) + " " + string(corner) + string(cells)
		if t.right[i] != "" {
			line += " " + fit(t.right[i], t.margin-1)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	if names != "" {
		lines = append(lines, names)
	}
	return lines
}

// timeLabels lays the labels of time out in one row, leaves out those that would
// touch the one before, and returns the columns of those that stay.
func (t *Text) timeLabels() (kept []int, row string) {
	var b strings.Builder
	at, start := 0, t.gutter+2
	end := start + t.width + t.margin
	for _, l := range t.below {
		w := uniseg.StringWidth(l.text)
		from := start + l.column - min(1, l.column)
		if at > 0 && from <= at || from+w > end {
			continue
		}
		b.WriteString(strings.Repeat(" ", from-at))
		b.WriteString(l.text)
		at = from + w
		kept = append(kept, l.column)
	}
	return kept, b.String()
}

func padLeft(s string, width int) string {
	if n := width - uniseg.StringWidth(s); n > 0 {
		return strings.Repeat(" ", n) + s
	}
	return fit(s, width)
}

// fit cuts a text to a width and says so with an ellipsis.
func fit(s string, width int) string {
	if uniseg.StringWidth(s) <= width {
		return s
	}
	var b strings.Builder
	used := 0
	for g := uniseg.NewGraphemes(s); g.Next() && used+g.Width() <= width-1; {
		b.WriteString(g.Str())
		used += g.Width()
	}
	if width < 1 {
		return ""
	}
	return b.String() + "…"
}
