package field

// press is what was pressed with the mouse, which a drag goes on from.
type press struct {
	times    int
	from, to Pos // what the press selected
}

// at is the place that is drawn at a cell of View.
func (f *Field) at(x, y int) (Pos, bool) {
	f.reveal()
	if y < 0 {
		return f.place(f.above(f.top, -y), x+f.left)
	}
	s, moved := f.below(f.top, y)
	if moved < y {
		return f.text.End(), false
	}
	return f.place(s, x+f.left)
}

// follow has the next View show the cursor with rows around it, as after a key.
func (f *Field) follow() { f.free, f.still = false, false }

// Press puts the cursor at a cell of View. Pressed twice it selects the word
// there, three times the line. With along (shift is held) it selects from where
// the cursor was. What is in sight stays where it is, so that the second press
// meets what the first one did.
func (f *Field) Press(x, y, times int, along bool) {
	p, hang := f.at(x, y)
	f.part()
	f.want, f.free, f.still = -1, false, true
	from, to := f.around(p, times)
	switch {
	case along:
		f.cur, f.hang = p, hang
		f.press = press{1, f.anchor, f.anchor}
		return
	case times < 2:
		f.anchor, f.cur, f.hang = p, p, hang
	default:
		f.anchor, f.cur, f.hang = from, to, false
	}
	f.press = press{times, from, to}
}

// Drag takes the selection to a cell of View, or beyond it, which scrolls: after
// Press, by words or lines where that was a double or triple one.
func (f *Field) Drag(x, y int) {
	if f.press.times == 0 {
		return
	}
	p, hang := f.at(x, y)
	f.part()
	f.want, f.free, f.still = -1, false, true
	from, to := f.around(p, f.press.times)
	if p.Before(f.press.from) {
		f.anchor, f.cur, f.hang = f.press.to, from, false
		return
	}
	f.anchor, f.cur, f.hang = f.press.from, to, hang && to == p
}

// around is what a press selects at a place.
func (f *Field) around(p Pos, times int) (from, to Pos) {
	switch {
	case times < 2:
		return p, p
	case times == 2:
		return f.wordAt(p)
	}
	return Pos{p.Line, 0}, Pos{p.Line, len(f.text.Line(p.Line))}
}

// wordAt is the word, or the run of blanks or signs, that a place is in; at the
// end of a line the one before it.
func (f *Field) wordAt(p Pos) (from, to Pos) {
	from, to = p, f.next(p)
	if to == p || to.Line != p.Line {
		if from, to = f.previous(p), p; from.Line != p.Line {
			return p, p
		}
	}
	k := f.kindAt(from, to)
	f.backwards(from, func(q, p Pos) bool {
		if q.Line != p.Line || f.kindAt(q, p) != k {
			return false
		}
		from = q
		return true
	})
	for {
		q := f.next(to)
		if q == to || q.Line != to.Line || f.kindAt(to, q) != k {
			break
		}
		to = q
	}
	return from, to
}

// Scroll moves the text under the cursor by rows, down where positive, and tells
// whether there was anything to scroll to. The next key brings the cursor back
// into sight.
func (f *Field) Scroll(rows int) bool {
	f.reveal()
	was := f.top
	if rows < 0 {
		f.top = f.above(f.top, -rows)
	} else {
		f.top, _ = f.below(f.top, rows)
	}
	free := f.free
	f.free = true
	f.reveal()
	if f.top == was {
		f.free = free
		return false
	}
	return true
}
