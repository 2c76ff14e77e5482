package field

import "sort"

// endless is the width of a row that scrolls to the side.
const endless = 1 << 30

// stretch is how many bytes there are between two marks in such a row: what has to
// be walked over to find a place in it, however long the row is.
const stretch = 512

// mark is the start of a cluster, and the column it stands in.
type mark struct{ at, col int32 }

// measure marks the stretches that follow the last one. What was known of the row
// before an edit is taken over where a mark of then is met again: the bytes behind
// to were shifted.
func (w *wrapped) measure(s string, was *wrapped, to, shift int) {
	last := w.stretches[len(w.stretches)-1]
	step := stretch
	if was != nil {
		step *= 2 // or each letter that is typed would make a mark before the one it shifts
	}
	at, col, next := int(last.at), int(last.col), int(last.at)+step
	old := 0
	for at < len(s) {
		n, cells := 1, 1
		if c := s[at]; c <= ' ' || c >= 0x7f || at+1 < len(s) && !simple(s[at+1]) {
			n, cells = cluster(s[at:], w.method)
			cells = fit(s[at:at+n], cells, col, w.width)
			if c == '\t' {
				w.tab = at
			}
		}
		at += n
		col += cells
		if was != nil {
			for old < len(was.stretches) && (int(was.stretches[old].at) <= to || int(was.stretches[old].at)+shift < at) {
				old++
			}
			if old < len(was.stretches) && int(was.stretches[old].at)+shift == at && w.takeOver(was, old, col, shift) {
				return
			}
		}
		if at >= next {
			w.stretches = append(w.stretches, mark{int32(at), int32(col)})
			next = at + step
		}
	}
	w.total = col
}

// takeOver takes the marks from one on; not where tabs follow that now reach to
// other columns.
func (w *wrapped) takeOver(was *wrapped, old, col, shift int) bool {
	moved := col - int(was.stretches[old].col)
	if moved%tabStop != 0 && was.tab >= int(was.stretches[old].at) {
		return false
	}
	for _, m := range was.stretches[old:] {
		w.stretches = append(w.stretches, mark{m.at + int32(shift), m.col + int32(moved)})
	}
	w.total = was.total + moved
	if was.tab >= int(was.stretches[old].at) {
		w.tab = was.tab + shift
	}
	return true
}

// editedAside is edited for a row that scrolls sideways.
func (w *wrapped) editedAside(now string, from, to, end int) *wrapped {
	// The cluster before the change may have grown, and a mark behind it be gone.
	keep := max(0, sort.Search(len(w.stretches), func(i int) bool { return int(w.stretches[i].at) >= from })-1)
	next := &wrapped{width: w.width, method: w.method, rows: []int32{0}, stretches: make([]mark, keep+1, len(w.stretches)+2)}
	copy(next.stretches, w.stretches[:keep+1])
	next.tab = min(w.tab, int(w.stretches[keep].at))
	next.measure(now, w, to, end-to)
	return next
}

// near is the border of clusters at or before a byte from which to look for others.
func (w *wrapped) near(at int) int { return int(w.begin(w.rowOf(at), at).at) }

// begin is where to begin walking over a row to a byte.
func (w *wrapped) begin(row, at int) mark {
	if w.stretches == nil {
		return mark{at: w.rows[row]}
	}
	return w.stretches[max(0, sort.Search(len(w.stretches), func(i int) bool { return int(w.stretches[i].at) > at })-1)]
}

// beginAt is where to begin walking over a row to a column.
func (w *wrapped) beginAt(row, column int) mark {
	if w.stretches == nil {
		return mark{at: w.rows[row]}
	}
	return w.stretches[max(0, sort.Search(len(w.stretches), func(i int) bool { return int(w.stretches[i].col) > column })-1)]
}

// inSight is the part of a row that scrolls sideways which may be seen.
func (f *Field) inSight(words string) (begin mark, end int) {
	w := f.wrapAt(0)
	begin, end = w.beginAt(0, f.left), len(words)
	if i := sort.Search(len(w.stretches), func(i int) bool { return int(w.stretches[i].col) > f.left+f.width }); i < len(w.stretches) {
		end = int(w.stretches[i].at)
	}
	return begin, end
}

// aside scrolls a field of one row so that the cursor is in sight, with some
// cells around it where there are any.
func (f *Field) aside() {
	col, total := f.column(f.cur, spot{}), f.column(f.text.End(), spot{})
	if total < f.width {
		f.left = 0
		return
	}
	// Behind the cursor there has to be room for a wide character before the sign
	// that there is more.
	before, behind := min(4, f.width/4), 0
	if f.width > least {
		behind = max(before, 2)
	}
	f.left = max(0, min(f.left, col-before, total-f.width+1))
	f.left = max(f.left, min(col+behind, total)-f.width+1)
}
