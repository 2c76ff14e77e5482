package chart

import (
	"strings"

	"github.com/rivo/uniseg"
)

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
			for _, c := range t.borders {
				if cells[c] == '─' {
					cells[c] = '┴'
				}
			}
			for _, c := range kept {
				switch cells[c] {
				case '─':
					cells[c] = '┬'
				case '┴':
					cells[c] = '┼'
				}
			}
			t.marksOnAxis(cells)
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
	if t.markRow {
		lines = append(lines, strings.TrimRight(strings.Repeat(" ", t.gutter+2)+t.marksLine(), " "))
	}
	if names != "" {
		lines = append(lines, names)
	}
	return lines
}

func (t *Text) marksOnAxis(cells []rune) {
	if t.markRow {
		return
	}
	for c, mark := range t.marks {
		if mark != 0 && cells[c] != fullDot && cells[c] != hollowDot && cells[c] != manyDots {
			cells[c] = mark
		}
	}
}

func (t *Text) marksLine() string {
	line := make([]rune, t.width)
	for c, mark := range t.marks {
		line[c] = ' '
		if mark != 0 {
			line[c] = mark
		}
	}
	return string(line)
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
