package field

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// wrapped is how one line stands in rows of a width. It never changes.
type wrapped struct {
	width  int
	method Method
	rows   []int32 // the byte each row begins with; the first is 0

	// Of a row that scrolls sideways, where its stretches begin. nil where rows are
	// broken.
	stretches []mark
	total     int // cells of the row
	tab       int // no tab stands behind this byte
}

// least is the width below which nothing is wrapped: a wide character and the
// cursor behind it have to fit.
const least = 3

// wrap breaks a line into rows.
//
// Blanks may fill a row to its last cell, anything else leaves that one free. So
// each place in the text, the end of each row among them, has a cell of its own
// for the cursor, and a row that is exactly full doesn't make it jump.
func wrap(s string, width int, m Method) *wrapped {
	w := &wrapped{width: width, method: m, rows: []int32{0}}
	if width == endless {
		w.stretches = []mark{{}}
		w.measure(s, nil, 0, 0)
		return w
	}
	w.finish(s, 0)
	return w
}

// finish breaks what follows a row that begins at from.
func (w *wrapped) finish(s string, from int) {
	for {
		next, full := nextRow(s, from, w.width, w.method)
		if next == len(s) && !full {
			return
		}
		w.rows = append(w.rows, int32(next))
		if next == len(s) {
			return
		}
		from = next
	}
}

// nextRow finds where the row that begins at from ends. full tells of the last
// row that it has no cell left for a cursor behind it.
func nextRow(s string, from, width int, m Method) (next int, full bool) {
	width = max(least, width)
	col, may := 0, -1
	var before string // the cluster before, where a hyphen looks back
	for i := from; i < len(s); {
		// Letters of ASCII are most of what there is, and a line may have a million.
		if c := s[i]; c > '-' && c < 0x7f && i+1 < len(s) && simple(s[i+1]) && col+1 < width {
			before = s[i : i+1]
			col++
			i++
			continue
		}
		n, cells := cluster(s[i:], m)
		c := s[i : i+n]
		gap, room := blank(c), width-1
		if gap {
			room = width
		}
		cells = fit(c, cells, col, width)
		if cells > 1 && !gap && i > from && ideograph(c) {
			may = i
		}
		if col+cells > room && i > from {
			if may > from {
				return may, false
			}
			return i, false
		}
		col += cells
		i += n
		if gap || hyphen(before, c, s[i:]) || cells > 1 && ideograph(c) {
			may = i
		}
		before = c
	}
	return len(s), col > width-1
}

// fit is how many cells a cluster takes that begins at a column: a tab reaches to
// its stop, and one that is wider than the field is shown as a sign.
func fit(c string, cells, col, width int) int {
	switch {
	case c == "\t":
		return max(1, min(tabStop-col%tabStop, width-col))
	case cells > width-1:
		return 1
	}
	return cells
}

// ideograph tells of wide characters that a line may be broken around, such as
// those of Chinese.
func ideograph(cluster string) bool {
	r, _ := utf8.DecodeRuneInString(cluster)
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// hyphen tells whether a line may be broken after a cluster because it is the
// hyphen of a compound.
func hyphen(before, c, after string) bool {
	if c != "-" || before == "" || after == "" {
		return false
	}
	l, _ := utf8.DecodeRuneInString(before)
	r, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLetter(l) && unicode.IsLetter(r)
}

// edited is how the line stands after an edit: rows before and behind what was
// changed are taken over. now is the line as it is; the bytes from..to of the old
// one became from..end of it.
func (w *wrapped) edited(now string, from, to, end int) *wrapped {
	if w.stretches != nil {
		return w.editedAside(now, from, to, end)
	}
	// The row before the one that was changed may now have room for more; and where
	// a wide character didn't fit at its end, so may the one before that.
	keep := max(0, w.rowOf(from)-2)
	next := &wrapped{width: w.width, method: w.method, rows: make([]int32, keep+1, len(w.rows)+2)}
	copy(next.rows, w.rows[:keep+1])
	shift := end - to
	old := keep + 1
	at := int(w.rows[keep])
	for {
		stop, full := nextRow(now, at, w.width, w.method)
		if stop == len(now) && !full {
			return next
		}
		next.rows = append(next.rows, int32(stop))
		if stop == len(now) {
			return next
		}
		at = stop
		// Once a row begins where one began before, all that follow do too.
		for old < len(w.rows) && int(w.rows[old])+shift < at {
			old++
		}
		if old < len(w.rows) && int(w.rows[old]) > to && int(w.rows[old])+shift == at {
			for _, r := range w.rows[old+1:] {
				next.rows = append(next.rows, r+int32(shift))
			}
			return next
		}
	}
}

// rowOf is the row that a byte stands in.
func (w *wrapped) rowOf(at int) int {
	return sort.Search(len(w.rows), func(i int) bool { return int(w.rows[i]) > at }) - 1
}

// span is the bytes of a row in a line.
func (w *wrapped) span(s string, row int) (from, to int) {
	from, to = int(w.rows[row]), len(s)
	if row+1 < len(w.rows) {
		to = int(w.rows[row+1])
	}
	return from, to
}

// Wrap breaks a text into the rows that a field of a width shows it in, so that
// a text reads the same before it is written in. Blanks at the end of a row that
// was broken there are left out.
func Wrap(s string, width int, m Method) []string {
	var rows []string
	for _, l := range split(Plain(s)) {
		w := wrap(l.words, width, m)
		for row := range w.rows {
			from, to := w.span(l.words, row)
			rows = append(rows, clip(l.words[from:to], width, m))
		}
	}
	return rows
}
