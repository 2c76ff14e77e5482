package chart

import (
	"math"
	"strings"
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
	levels        []level
	borders       []int  // columns
	marks         []rune // by column, 0 for none
	markRow       bool   // marks have a row of their own under the axis
}

// level is a line that a dot must not be rounded onto.
type level struct {
	style    Style
	y        float64
	from, to int // columns
}

// The characters of the picture. What they stand for is told in its sentence.
const (
	fullDot    = '●'
	hollowDot  = '○'
	manyDots   = '◉' // several values in one place
	starMark   = '★'
	actionMark = '▴'
)

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
	t.marks = make([]rune, t.width)
	t.ticks = make([]float64, t.height)
	for i := range t.ticks {
		t.ticks[i] = -1
	}
	return t
}

// MarkRow gives the marks a row of their own under the axis; else they stand on it,
// where a dot on the axis hides one.
func (t *Text) MarkRow() { t.markRow = true }

// Row is where a height stands among so many rows, 0 at the top.
func Row(y float64, rows int) int { return int(math.Round((1 - y) * float64(rows-1))) }

// Cut marks the axis of values as one that does not begin at zero.
func (t *Text) Cut() { t.cut = true }

func (t *Text) row(y float64) int {
	return Row(y, t.height)
}

func (t *Text) column(x float64) int {
	return int(math.Round(x * float64(t.width-1)))
}

// Line draws a level or an upright line. The axes are drawn by Lines, around the
// room. A label of the axis that rounding has brought into the line's row, though it
// stands for another value, goes: it would be read as the line's own.
func (t *Text) Line(style Style, x1, y1, x2, y2 float64) {
	switch {
	case style == BorderLine:
		column := t.column(x1)
		t.borders = append(t.borders, column)
		for row := range t.height - 1 {
			t.cells[row][column] = '┊'
		}
		return
	case style == Axis || y1 != y2:
		return
	}
	row, from, to := t.row(y1), t.column(x1), t.column(x2)
	if x2 < 1 {
		// The column in which a loop ends is the next one's.
		to--
	}
	t.levels = append(t.levels, level{style, y1, from, to})
	for column := from; column <= to; column++ {
		switch {
		case style == BaselineLine:
			t.cells[row][column] = '━'
		case style == TargetLine:
			t.cells[row][column] = '╌'
		case column%2 == 0:
			t.cells[row][column] = '─'
		}
	}
	if t.ticks[row] != y1 && row < t.height-1 {
		t.ticks[row], t.left[row] = -1, ""
	}
}

// Dot draws a value. Where rounding would put it on a line that it did not
// reach, it stands one row off, on the side where it belongs: whether a target
// was reached is what a reader looks for. A label of the axis there goes where it
// would be read as a value that is most of a row away.
func (t *Text) Dot(style DotStyle, x, y float64) {
	row, column := t.dotRow(y, t.column(x)), t.column(x)
	exact := (1 - y) * float64(t.height-1)
	if row > 0 && row < t.height-1 && math.Abs(exact-float64(row)) > 0.75 {
		t.ticks[row], t.left[row] = -1, ""
	}
	cell := &t.cells[row][column]
	switch {
	case *cell == fullDot || *cell == hollowDot || *cell == manyDots:
		*cell = manyDots
	case style == Hollow:
		*cell = hollowDot
	default:
		*cell = fullDot
	}
}

// dotRow is the row nearest to a value's own in which it is on the right side of
// every line. Where there are not rows enough for that, the target's side counts
// before the baseline's, and that before the median's. Only onto the axis a value is
// not put, where it would be read as the least there is.
func (t *Text) dotRow(y float64, column int) int {
	own := t.row(y)
	top, bottom := 0, t.height-1
	if own < bottom {
		bottom--
	}
	for _, style := range []Style{TargetLine, BaselineLine, MedianLine} {
		for _, l := range t.levels {
			if l.style != style || column < l.from || column > l.to {
				continue
			}
			above, below := top, bottom
			switch at := t.row(l.y); {
			case y > l.y:
				below = min(bottom, at-1)
			case y < l.y:
				above = max(top, at+1)
			default:
				above, below = max(top, at), min(bottom, at)
			}
			if above <= below {
				top, bottom = above, below
			}
		}
	}
	return min(max(own, top), bottom)
}

// Mark keeps a mark for Lines to place. Several in one place stay one, a star
// moment before an action.
func (t *Text) Mark(style MarkStyle, x float64) {
	column := t.column(x)
	if style == StarMark {
		t.marks[column] = starMark
	} else if t.marks[column] == 0 {
		t.marks[column] = actionMark
	}
}

// beside writes a text at the top of an upright line: to its right, else to its
// left, in the first row where no dot would be covered.
func (t *Text) beside(column int, text string) {
	letters := []rune(text)
	for row := range t.height - 1 {
		for _, from := range []int{column + 1, column - len(letters)} {
			if from < 0 || from+len(letters) > t.width || t.taken(row, from, len(letters)) {
				continue
			}
			copy(t.cells[row][from:], letters)
			return
		}
	}
}

// taken tells whether something stands in some columns of a row that must not be
// written over: a dot, an upright line or a text.
func (t *Text) taken(row, from, many int) bool {
	for _, r := range t.cells[row][from : from+many] {
		if r != ' ' && r != '━' && r != '╌' && r != '─' {
			return true
		}
	}
	return false
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
	case Beside:
		t.beside(t.column(x), text)
	case Below:
		t.below = append(t.below, placed{t.column(x), text})
	}
}
