package field

import "slices"

// spot is a row: a line and the row in it.
type spot struct{ line, row int }

func (s spot) before(o spot) bool { return s.line < o.line || s.line == o.line && s.row < o.row }

// wrapAt is how a line stands in rows, worked out when it is first asked for.
func (f *Field) wrapAt(n int) *wrapped {
	l := f.text.at(n)
	if l == nil {
		return &wrapped{rows: []int32{0}}
	}
	width := f.width
	if f.sideways() {
		width = endless
	}
	if l.wrap == nil || l.wrap.width != width || l.wrap.method != f.method {
		l.wrap = wrap(l.words, width, f.method)
	}
	return l.wrap
}

// above is the row n rows above, or the first.
func (f *Field) above(s spot, n int) spot {
	for n > s.row {
		if s.line == 0 {
			return spot{}
		}
		n -= s.row + 1
		s.line--
		s.row = len(f.wrapAt(s.line).rows) - 1
	}
	s.row -= n
	return s
}

// below is the row n rows below, or the last, and how many rows that is.
func (f *Field) below(s spot, n int) (at spot, moved int) {
	for {
		rest := len(f.wrapAt(s.line).rows) - 1 - s.row
		if n-moved <= rest {
			s.row += n - moved
			return s, n
		}
		if s.line == f.text.Lines()-1 {
			s.row += rest
			return s, moved + rest
		}
		moved += rest + 1
		s = spot{line: s.line + 1}
	}
}

// spotOf is the row the cursor is in.
func (f *Field) spotOf(p Pos, hang bool) spot {
	w := f.wrapAt(p.Line)
	row := w.rowOf(p.Byte)
	if hang && row > 0 && int(w.rows[row]) == p.Byte {
		row--
	}
	return spot{p.Line, row}
}

// walk calls do for each cluster of a row, with its bytes in the line and its
// cells in the row, until do returns false. It begins with the row, or in a row
// that scrolls sideways with a stretch of it.
func (f *Field) walk(s spot, begin mark, do func(from, to, col, cells int) bool) {
	words := f.text.Line(s.line)
	w := f.wrapAt(s.line)
	_, end := w.span(words, s.row)
	walkCells(words[:end], begin, max(least, w.width), f.method, do)
}

func walkCells(words string, begin mark, width int, m Method, do func(from, to, col, cells int) bool) {
	col := int(begin.col)
	for i := int(begin.at); i < len(words); {
		n, cells := cluster(words[i:], m)
		cells = fit(words[i:i+n], cells, col, width)
		if !do(i, i+n, col, cells) {
			return
		}
		col += cells
		i += n
	}
}

// column is where a place stands in its row, in cells.
func (f *Field) column(p Pos, s spot) int {
	w := f.wrapAt(s.line)
	if w.stretches != nil && p.Byte == len(f.text.Line(s.line)) {
		return w.total
	}
	begin := w.begin(s.row, p.Byte)
	at := int(begin.col)
	f.walk(s, begin, func(from, _, col, cells int) bool {
		if from >= p.Byte {
			at = col
			return false
		}
		at = col + cells
		return true
	})
	return at
}

// place is the place in a row that is nearest to a column from the left; hang
// where it is the end of a row that was broken inside a word.
func (f *Field) place(s spot, column int) (p Pos, hang bool) {
	words := f.text.Line(s.line)
	w := f.wrapAt(s.line)
	start, end := w.span(words, s.row)
	begin := w.beginAt(s.row, column)
	at, ended := int(begin.at), int(begin.at)
	var last string
	f.walk(s, begin, func(from, to, col, cells int) bool {
		if col > column {
			return false
		}
		at, last = from, words[from:to]
		if col+cells <= column {
			ended = to
			return true
		}
		return false
	})
	if ended < end || start == end {
		return Pos{s.line, at}, false
	}
	switch {
	case s.row == len(w.rows)-1:
		return Pos{s.line, end}, false
	case !blank(last):
		return Pos{s.line, end}, true
	}
	return Pos{s.line, at}, false
}

// snap is the start of the cluster that a place stands in, within the text.
func (f *Field) snap(p Pos) Pos {
	p.Line = max(0, min(p.Line, f.text.Lines()-1))
	words := f.text.Line(p.Line)
	p.Byte = max(0, min(p.Byte, len(words)))
	at := f.wrapAt(p.Line).near(p.Byte)
	for at < p.Byte {
		n, _ := cluster(words[at:], f.method)
		if at+n > p.Byte {
			break
		}
		at += n
	}
	p.Byte = at
	return p
}

// snapAfter is the end of the cluster that a place stands in.
func (f *Field) snapAfter(p Pos) Pos {
	if at := f.snap(p); at.Before(p) {
		return f.next(at)
	}
	return p
}

// next is the place after the cluster at a place, over the line's end if need be.
func (f *Field) next(p Pos) Pos {
	words := f.text.Line(p.Line)
	if p.Byte >= len(words) {
		if p.Line == f.text.Lines()-1 {
			return p
		}
		return Pos{p.Line + 1, 0}
	}
	n, _ := cluster(words[p.Byte:], f.method)
	return Pos{p.Line, p.Byte + n}
}

// previous is the place before the cluster in front of a place.
func (f *Field) previous(p Pos) Pos {
	if p.Byte == 0 {
		if p.Line == 0 {
			return p
		}
		return Pos{p.Line - 1, len(f.text.Line(p.Line - 1))}
	}
	words := f.text.Line(p.Line)
	at := f.wrapAt(p.Line).near(p.Byte - 1)
	for {
		n, _ := cluster(words[at:], f.method)
		if at+n >= p.Byte {
			return Pos{p.Line, at}
		}
		at += n
	}
}

// backwards calls do for each cluster before a place, the nearest first, until it
// returns false. The end of a line is one too.
func (f *Field) backwards(p Pos, do func(from, to Pos) bool) {
	var starts []int
	for {
		if p.Byte == 0 {
			q := f.previous(p)
			if q == p || !do(q, p) {
				return
			}
			p = q
			continue
		}
		// Borders are only found forwards: those of a row are looked for once.
		words, w := f.text.Line(p.Line), f.wrapAt(p.Line)
		starts = starts[:0]
		for at := w.near(p.Byte - 1); at < p.Byte; {
			starts = append(starts, at)
			n, _ := cluster(words[at:], f.method)
			at += n
		}
		for _, at := range slices.Backward(starts) {
			q := Pos{p.Line, at}
			if !do(q, p) {
				return
			}
			p = q
		}
	}
}

// reveal scrolls so that the cursor is in sight with two rows around it, and no
// row below the text's end is empty.
func (f *Field) reveal() {
	h := f.rows()
	f.top.line = min(f.top.line, f.text.Lines()-1)
	f.top.row = min(f.top.row, len(f.wrapAt(f.top.line).rows)-1)
	if !f.free {
		context := min(2, (h-1)/2)
		if f.still {
			context = 0
		}
		at := f.spotOf(f.cur, f.hang)
		if upper := f.above(at, context); upper.before(f.top) {
			f.top = upper
		}
		lower, _ := f.below(at, context)
		if first := f.above(lower, h-1); f.top.before(first) {
			f.top = first
		}
	}
	if last, moved := f.below(f.top, h-1); moved < h-1 {
		f.top = f.above(last, h-1)
	}
	if f.sideways() {
		f.aside()
	}
}
