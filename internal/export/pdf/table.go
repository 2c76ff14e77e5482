package pdf

import (
	"stjerne/internal/summary"
)

// column is a cell of a row as it was broken into lines.
type column struct {
	x, width float64
	right    bool // it stands to the right
	rows     []row
	node     *node
}

// slices adds a row of columns, a piece for each of its lines, so that a row longer
// than a page goes on in the next. pad is the room above and under the row.
func (s *setter) slices(cells []column, lead, size, padTop, padBottom float64) (from int) {
	s.rows++
	from = len(s.pieces)
	count := 1
	for _, c := range cells {
		count = max(count, len(c.rows))
	}
	for i := range count {
		p := piece{height: lead, lines: 1, row: s.rows, keep: i+1 < count}
		top := 0.0
		if i == 0 {
			p.height += padTop
			top = padTop
		}
		if i == count-1 {
			p.height += padBottom
		}
		for n, c := range cells {
			if i >= len(c.rows) {
				continue
			}
			x := c.x
			if c.right {
				x += c.width - c.rows[i].width()
			}
			p.parts = append(p.parts, part{x: x, y: top + baseline(lead, size), row: c.rows[i], node: c.node, cell: n})
		}
		s.pieces = append(s.pieces, p)
	}
	return from
}

// height is how high pieces are together.
func height(all []piece) float64 {
	var h float64
	for _, p := range all {
		h += p.above + p.height
	}
	return h
}

// loosen lets a row break where it would not fit on a page whole, two lines at the
// least on each side.
func loosen(row []piece, limit float64) {
	if height(row) <= limit {
		return
	}
	for i := range row[:len(row)-1] {
		row[i].keep = i == 0 || i == len(row)-2
	}
}

// gutter is the room between two columns of a table.
const gutter = 16

// table sets a table: no rules but thin ones across, the head again on every page.
func (s *setter) table(t *summary.Table) {
	st := s.m.table()
	lead := s.m.lead * st.size / s.m.body
	head := st
	head.face = bold
	head.size = max(st.size-1, 9)
	head.ink = muted
	grid := s.grid(t, st, head)
	element := s.root.child("Table")

	cells := func(texts []summary.Inline, st style, of *node, tag, attr string) []column {
		row := make([]column, len(grid))
		for c := range grid {
			row[c] = grid[c]
			row[c].node = of.cell(tag, attr)
			if c < len(texts) {
				row[c].rows = s.fonts.shape(texts[c], st).wrap(grid[c].width)
			}
		}
		return row
	}
	from := s.slices(cells(t.Head, head, element.child("TR"), "TH", "/A<</O/Table/Scope/Column>>"), head.size*1.3, head.size, 1, 3)
	s.pieces[from].above = s.m.gap(0.35)
	top := s.oneHead(from)
	for i, texts := range t.Rows {
		row := s.slices(cells(texts, st, element.child("TR"), "TD", ""), lead, st.size, 2, 2.5)
		slice := s.pieces[row:]
		loosen(slice, textHeight*0.9)
		for n := range slice {
			slice[n].head = top
		}
		ruled(&slice[len(slice)-1], 0.3)
		if i == 0 || i == len(t.Rows)-2 {
			// One row alone looks lost.
			slice[len(slice)-1].keep = len(t.Rows) > 1
		}
	}
}

// oneHead makes one piece of the lines of a table's head, which can then stand again;
// nil where it is too high for that.
func (s *setter) oneHead(from int) *piece {
	all := s.pieces[from:]
	if height(all) > textHeight/3 {
		loosen(all, textHeight*0.9)
		return nil
	}
	whole := &piece{row: all[0].row, keep: true, above: all[0].above}
	for _, p := range all {
		for _, part := range p.parts {
			part.y += whole.height
			whole.parts = append(whole.parts, part)
		}
		whole.height += p.height
	}
	ruled(whole, 0.8)
	s.pieces = append(s.pieces[:from], *whole)
	s.pieces[from].head = whole
	return whole
}

// ruled draws a thin rule under a piece.
func ruled(p *piece, thick float64) {
	height := p.height
	p.arts = append(p.arts, art{draw: func(q *painter, y float64) {
		q.on(nil)
		q.line(marginSide, y+height, marginSide+textWidth, y+height, thick, line)
	}})
}

// grid finds how wide the columns of a table are: as wide as what they hold where
// that has room, else the wide ones share what is left.
func (s *setter) grid(t *summary.Table, st, head style) []column {
	count := len(t.Head)
	for _, texts := range t.Rows {
		count = max(count, len(texts))
	}
	whole, word := make([]float64, count), make([]float64, count)
	see := func(texts []summary.Inline, st style) {
		for c, in := range texts {
			w, longest := extents(s.fonts.shape(in, st))
			whole[c], word[c] = max(whole[c], w), max(word[c], longest)
		}
	}
	see(t.Head, head)
	for _, texts := range t.Rows {
		see(texts, st)
	}
	widths := share(whole, word, textWidth-gutter*float64(count-1))
	grid := make([]column, count)
	x := 0.0
	for c := range grid {
		grid[c] = column{x: x, width: widths[c], right: c < len(t.Right) && t.Right[c]}
		x += widths[c] + gutter
	}
	return grid
}

// extents are how wide a text is in one line, and its longest word.
func extents(s *shaped) (whole, word float64) {
	var inLine, inWord float64
	for _, g := range s.glyphs {
		if g.r == '\n' {
			inLine, inWord = 0, 0
			continue
		}
		inLine += float64(g.advance)
		inWord += float64(g.advance)
		if g.r == ' ' {
			inWord = 0
		}
		whole, word = max(whole, inLine), max(word, inWord)
	}
	// Widths are sums in another order than those of the lines: a hair more is safe.
	return whole + 0.1, word + 0.1
}

// share gives columns their widths: none less than its longest word, as long as
// there is room for that, and none more than its longest line.
func share(whole, word []float64, room float64) []float64 {
	widths := make([]float64, len(whole))
	var wanted float64
	for _, w := range whole {
		wanted += w
	}
	if wanted <= room {
		copy(widths, whole)
		return widths
	}
	// Those that are content with an equal part of what is left get what they want.
	fixed := make([]bool, len(whole))
	left, count := room, len(whole)
	for again := true; again && count > 0; {
		again = false
		for c := range whole {
			if !fixed[c] && whole[c] <= left/float64(count) {
				fixed[c], widths[c], again = true, whole[c], true
				left -= whole[c]
				count--
			}
		}
	}
	for c := range widths {
		if !fixed[c] {
			widths[c] = left / float64(count)
		}
	}
	// A word that is a little too long for its column borrows from the widest.
	for c := range widths {
		if lack := word[c] - widths[c]; lack > 0 && lack < room/8 {
			widest := c
			for d := range widths {
				if widths[d] > widths[widest] {
					widest = d
				}
			}
			if widest != c && widths[widest]-lack >= word[widest] {
				widths[widest] -= lack
				widths[c] += lack
			}
		}
	}
	return widths
}
