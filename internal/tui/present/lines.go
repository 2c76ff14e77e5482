package present

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
)

// Sizes of what is drawn, in cells and rows.
const (
	columnWidth  = 64 // a line that is read at a glance from across a table
	besideFrom   = 48 // below it before and after stand under each other
	gutter       = 4
	pictureRows  = 11
	leastPicture = 7
)

// lines draws an item in w cells; h is how many rows there are in all, which a
// picture is fitted to. Its heading is the one bold thing.
func lines(it item, w, h int, s *ui.Styles) []string {
	w = max(1, w)
	var all []string
	if it.heading != "" {
		all = ui.Paint(breaks(it.heading, w), s.Strong)
	}
	for i, p := range it.parts {
		// Points that follow on each other, and what was answered to one, stand together.
		near := i > 0 && (p.sort == answer || p.sort == point && (it.parts[i-1].sort == point || it.parts[i-1].sort == answer))
		if len(all) > 0 && !near {
			all = append(all, "")
		}
		all = append(all, draw(p, w, h, s)...)
	}
	return all
}

func draw(p part, w, h int, s *ui.Styles) []string {
	switch p.sort {
	case words:
		return wrap(p.text, w, s)
	case quiet:
		return ui.Paint(breaks(p.text.String(), w), s.Muted)
	case point:
		return hang(wrap(p.text, w-2, s), s.Accent.Render("·")+" ")
	case answer:
		return ui.Indent(wrap(p.text, w-4, s), "    ")
	case sides:
		return beside(p.sides, w, s)
	case image:
		// The picture is seen whole, under its heading and its line.
		return ui.Paint(p.chart.Text(w, max(leastPicture, min(pictureRows, h-6))), s.Text)
	}
	return nil
}

// hang puts a mark before the first line and the rest in line with it.
func hang(lines []string, mark string) []string {
	pad := strings.Repeat(" ", ui.Width(mark))
	for i, l := range lines {
		if i == 0 {
			lines[i] = mark + l
		} else {
			lines[i] = pad + l
		}
	}
	return lines
}

// beside draws before and after: two columns where there is room, else under each
// other, each with its head. Where only one of them was answered it stands alone,
// and nothing is said of the other.
func beside(c *summary.Columns, w int, s *ui.Styles) []string {
	half := func(head summary.Inline, w int, of func(summary.Pair) summary.Inline) []string {
		lines := ui.Paint(breaks(head.String(), w), s.Muted)
		for i, p := range c.Rows {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, ui.Indent(wrap(of(p), w-2, s), "  ")...)
		}
		return lines
	}
	left := func(p summary.Pair) summary.Inline { return p.Left }
	right := func(p summary.Pair) summary.Inline { return p.Right }
	switch {
	case !answered(c, right):
		return half(c.Left, w, left)
	case !answered(c, left):
		return half(c.Right, w, right)
	case w < besideFrom:
		return append(append(half(c.Left, w, left), ""), half(c.Right, w, right)...)
	}
	lw := (w - gutter) / 2
	rw := w - gutter - lw
	row := func(a, b []string) []string {
		return ui.Beside(max(len(a), len(b)), strings.Repeat(" ", gutter), []int{lw, rw}, a, b)
	}
	all := row(ui.Paint(breaks(c.Left.String(), lw), s.Muted), ui.Paint(breaks(c.Right.String(), rw), s.Muted))
	for i, p := range c.Rows {
		if i > 0 {
			all = append(all, "")
		}
		all = append(all, row(ui.Indent(wrap(p.Left, lw-2, s), "  "), ui.Indent(wrap(p.Right, rw-2, s), "  "))...)
	}
	return all
}

func answered(c *summary.Columns, side func(summary.Pair) summary.Inline) bool {
	return slices.ContainsFunc(c.Rows, func(p summary.Pair) bool { return len(side(p)) > 0 })
}

// wrap breaks a text into lines of at most w cells. What stands out on paper does
// not here, where one thing is bold; what is said about a text stays quiet.
func wrap(in summary.Inline, w int, s *ui.Styles) []string {
	text := ui.Clean(in.String())
	lines := breaks(text, w)
	// Breaking takes blanks away and nothing else, so that each character of the
	// lines is found again in the text, in order.
	source := []rune(text)
	muted := make([]bool, 0, len(source))
	for _, run := range in {
		for range []rune(ui.Clean(run.Text)) {
			muted = append(muted, run.Style == summary.Muted)
		}
	}
	at := 0
	for i, line := range lines {
		var b strings.Builder
		var open []rune
		var style bool
		flush := func() {
			if len(open) > 0 {
				b.WriteString(look(s, style).Render(string(open)))
				open = open[:0]
			}
		}
		for _, r := range line {
			for at < len(source) && source[at] != r {
				at++
			}
			is := at < len(muted) && muted[at]
			if is != style {
				flush()
				style = is
			}
			open = append(open, r)
			at++
		}
		flush()
		lines[i] = b.String()
	}
	return lines
}

// breaks breaks a text into lines of at most w cells, also where it has words with
// hyphens, or blanks at a line's start, that ui.Wrap finds no place to break in.
func breaks(text string, w int) []string {
	w = max(1, w)
	var all []string
	for _, line := range ui.Wrap(text, w) {
		for ui.Width(line) > w {
			head := ui.Measure().Truncate(line, w, "")
			if head == "" {
				break // one character that is wider than the line
			}
			all = append(all, head)
			line = strings.TrimPrefix(line, head)
		}
		all = append(all, line)
	}
	return all
}

func look(s *ui.Styles, muted bool) lipgloss.Style {
	if muted {
		return s.Muted
	}
	return s.Text
}
