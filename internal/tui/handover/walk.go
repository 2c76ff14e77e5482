package handover

import (
	"strings"

	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
)

// Sizes of what is drawn of a document.
const (
	pageWidth    = 72 // a line that is read aloud well
	pictureRows  = 9
	beneathWidth = 48 // below it before and after stand under each other
)

// lines draws a document at a width. at tells on which line each section begins.
func lines(doc summary.Document, w int, s *ui.Styles) (drawn []string, at map[string]int) {
	at = map[string]int{}
	for i, b := range doc.Blocks {
		if _, seen := at[b.Section]; b.Section != "" && !seen {
			at[b.Section] = len(drawn)
		}
		// A heading stands close to what is under it, and has air above.
		if i > 0 && (doc.Blocks[i-1].Kind != summary.Heading || b.Kind == summary.Heading) {
			drawn = append(drawn, "")
		}
		drawn = append(drawn, block(b, w, s)...)
	}
	return drawn, at
}

func block(b summary.Block, w int, s *ui.Styles) []string {
	switch b.Kind {
	case summary.Heading:
		st := s.Accent
		if b.Level == 1 || b.Level > 2 {
			st = s.Strong
		}
		return wrap(b.Text, w, s, st)
	case summary.Paragraph:
		return wrap(b.Text, w, s, s.Text)
	case summary.Quote:
		return ui.Indent(wrap(b.Text, w-2, s, s.Text), s.Line.Render("│")+" ")
	case summary.List:
		var all []string
		for _, item := range b.Items {
			all = append(all, hanging(wrap(item, w-2, s, s.Text), s.Accent.Render("·")+" ")...)
		}
		return all
	case summary.Room:
		return room(b, w, s)
	case summary.TableKind:
		return table(b.Table, w, s)
	case summary.Beside:
		return columns(b.Columns, w, s)
	case summary.Picture:
		return ui.Paint(b.Chart.Text(w, pictureRows), s.Text)
	case summary.Scaled:
		return append([]string{s.Accent.Render(b.Steps.String())}, wrap(b.Text, w, s, s.Text)...)
	case summary.Rule:
		return []string{s.Line.Render(strings.Repeat("─", w))}
	case summary.Note:
		return wrap(b.Text, w, s, s.Muted)
	}
	return nil
}

// hanging puts a mark before the first line and the rest in line with it.
func hanging(lines []string, mark string) []string {
	pad := strings.Repeat(" ", ui.Width(mark))
	out := make([]string, len(lines))
	for i, l := range lines {
		if i == 0 {
			out[i] = mark + l
		} else {
			out[i] = pad + l
		}
	}
	return out
}

// room is what is listened for, with lines for a pen.
func room(b summary.Block, w int, s *ui.Styles) []string {
	widest := 0
	for _, item := range b.Items {
		widest = max(widest, ui.Width(ui.OneLine(item.String(), w)))
	}
	widest = min(widest, w/2)
	var all []string
	for _, item := range b.Items {
		name := ui.OneLine(item.String(), widest)
		for range max(1, b.Lines) {
			all = append(all, s.Text.Render(ui.Fill(name, widest))+"  "+s.Line.Render(strings.Repeat("_", max(0, w-widest-2))))
			name = ""
		}
	}
	return all
}

// columns are before and after, beside each other where there is room.
func columns(c *summary.Columns, w int, s *ui.Styles) []string {
	if c.OneSided() || w < beneathWidth {
		all := wrap(c.Left, w, s, s.Strong)
		for _, p := range c.Rows {
			all = append(all, ui.Indent(wrap(p.Left, w-2, s, s.Text), "  ")...)
		}
		if c.OneSided() {
			return all
		}
		all = append(all, "")
		all = append(all, wrap(c.Right, w, s, s.Strong)...)
		for _, p := range c.Rows {
			all = append(all, ui.Indent(wrap(p.Right, w-2, s, s.Text), "  ")...)
		}
		return all
	}
	const gutter = "    "
	left := (w - len(gutter)) / 2
	right := w - len(gutter) - left
	row := func(p summary.Pair, head bool) []string {
		st := s.Text
		if head {
			st = s.Strong
		}
		a, b := wrap(p.Left, left, s, st), wrap(p.Right, right, s, st)
		return ui.Beside(max(len(a), len(b)), gutter, []int{left, right}, a, b)
	}
	all := row(summary.Pair{Left: c.Left, Right: c.Right}, true)
	for i, p := range c.Rows {
		if i > 0 {
			all = append(all, "")
		}
		all = append(all, row(p, false)...)
	}
	return all
}

// leastColumn is the width that the last column of a table keeps.
const leastColumn = 12

// table is drawn in columns as wide as what stands in them; what is too wide is
// taken from the last one, which holds the longest words and is wrapped.
func table(t *summary.Table, w int, s *ui.Styles) []string {
	n := len(t.Head)
	if n == 0 {
		return nil
	}
	widths := make([]int, n)
	for _, row := range append([][]summary.Inline{t.Head}, t.Rows...) {
		for c := range min(n, len(row)) {
			widths[c] = max(widths[c], ui.Width(ui.OneLine(row[c].String(), w)))
		}
	}
	used := 0
	for c := range n - 1 {
		widths[c] = min(widths[c], max(4, (w-leastColumn)/max(1, n-1)-2))
		used += widths[c] + 2
	}
	widths[n-1] = max(1, min(widths[n-1], max(w-used, leastColumn)))
	draw := func(row []summary.Inline, head bool) []string {
		st := s.Text
		if head {
			st = s.Strong
		}
		cols := make([][]string, n)
		h := 1
		for c := range min(n, len(row)) {
			cell := wrap(row[c], widths[c], s, st)
			if c < len(t.Right) && t.Right[c] {
				for i, l := range cell {
					cell[i] = strings.Repeat(" ", max(0, widths[c]-ui.Width(l))) + l
				}
			}
			cols[c] = cell
			h = max(h, len(cell))
		}
		return ui.Beside(h, "  ", widths, cols...)
	}
	all := draw(t.Head, true)
	all = append(all, s.Line.Render(strings.Repeat("─", min(w, used+widths[n-1]))))
	for _, row := range t.Rows {
		all = append(all, draw(row, false)...)
	}
	return all
}
