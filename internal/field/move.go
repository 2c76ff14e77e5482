package field

import "unicode/utf8"

// move carries a movement out, the selection staying behind or going along.
func (f *Field) move(c Command, along bool) bool {
	if c == SelectAll {
		f.part()
		f.anchor, f.cur = Pos{}, f.text.End()
		f.hang, f.want = false, -1
		return true
	}
	to, hang, want, ok := f.target(c, along)
	if !ok {
		return false
	}
	f.part()
	f.cur, f.hang, f.want = to, hang, want
	if !along {
		f.anchor = to
	}
	return true
}

// target is where a movement leads.
func (f *Field) target(c Command, along bool) (to Pos, hang bool, want int, ok bool) {
	from, until := f.Selection()
	some := from != until && !along
	switch c {
	case Left:
		if some {
			return from, false, -1, true
		}
		return f.previous(f.cur), false, -1, true
	case Right:
		if some {
			return until, false, -1, true
		}
		return f.next(f.cur), false, -1, true
	case WordLeft:
		return f.wordLeft(f.cur), false, -1, true
	case WordRight:
		return f.wordRight(f.cur), false, -1, true
	case ParagraphStart:
		to := Pos{f.cur.Line, 0}
		if to == f.cur && to.Line > 0 {
			to.Line--
		}
		return to, false, -1, true
	case ParagraphEnd:
		to := Pos{f.cur.Line, len(f.text.Line(f.cur.Line))}
		if to == f.cur && to.Line < f.text.Lines()-1 {
			to = Pos{to.Line + 1, len(f.text.Line(to.Line + 1))}
		}
		return to, false, -1, true
	case TextStart:
		return Pos{}, false, -1, true
	case TextEnd:
		return f.text.End(), false, -1, true
	case RowStart:
		s := f.spotOf(f.cur, f.hang)
		return Pos{s.line, int(f.wrapAt(s.line).rows[s.row])}, false, -1, true
	case RowEnd:
		to, hang := f.place(f.spotOf(f.cur, f.hang), endless)
		return to, hang, -1, true
	case Up:
		return f.vertical(-1)
	case Down:
		return f.vertical(1)
	case PageUp:
		return f.vertical(-max(1, f.rows()-2))
	case PageDown:
		return f.vertical(max(1, f.rows()-2))
	}
	return Pos{}, false, 0, false
}

// vertical moves by rows as they are seen and keeps the column; past the first
// or last row it leads to the start or end of the text.
func (f *Field) vertical(rows int) (to Pos, hang bool, want int, ok bool) {
	at := f.spotOf(f.cur, f.hang)
	want = f.want
	if want < 0 {
		want = f.column(f.cur, at)
	}
	var s spot
	if rows < 0 {
		if at == (spot{}) {
			return Pos{}, false, -1, true
		}
		s = f.above(at, -rows)
	} else {
		var moved int
		if s, moved = f.below(at, rows); moved == 0 {
			return f.text.End(), false, -1, true
		}
	}
	to, hang = f.place(s, want)
	return to, hang, want, true
}

// wordLeft is the start of the word that a place is in or behind.
func (f *Field) wordLeft(p Pos) Pos {
	in := gap
	f.backwards(p, func(from, to Pos) bool {
		k := f.kindAt(from, to)
		if in != gap && k != in {
			return false
		}
		p, in = from, k
		return true
	})
	return p
}

// wordRight is the end of the word that a place is in or before.
func (f *Field) wordRight(p Pos) Pos {
	in := gap
	for {
		q := f.next(p)
		if q == p {
			return p
		}
		k := f.kindAt(p, q)
		if in != gap && k != in {
			return p
		}
		p, in = q, k
	}
}

// kindAt is what stands between two places that are one cluster apart. An
// apostrophe within a word belongs to it, and so does a hyphen that isn't seen.
func (f *Field) kindAt(p, q Pos) kind {
	if p.Line != q.Line {
		return gap
	}
	words := f.text.Line(p.Line)
	c := words[p.Byte:q.Byte]
	if (c == "'" || c == "’" || c == "\u00ad" || c == "\u2060") && p.Byte > 0 && q.Byte < len(words) {
		before, _ := utf8.DecodeLastRuneInString(words[:p.Byte])
		if kindOf(string(before)) == word && kindOf(words[q.Byte:]) == word {
			return word
		}
	}
	return kindOf(c)
}

// Cursor's place and the selection.

// At is where the cursor stands.
func (f *Field) At() Pos { return f.cur }

// Selection is what is selected: from and to are the same where nothing is.
func (f *Field) Selection() (from, to Pos) {
	if f.cur.Before(f.anchor) {
		return f.cur, f.anchor
	}
	return f.anchor, f.cur
}

// Selected is the selected text, "" where nothing is selected.
func (f *Field) Selected() string { return f.text.Slice(f.Selection()) }

// Select puts the cursor at a place, with everything between it and another selected.
func (f *Field) Select(from, cursor Pos) {
	f.part()
	f.anchor, f.cur = f.snap(from), f.snap(cursor)
	f.hang, f.want = false, -1
	f.follow()
}

// CanUp tells whether the cursor has a row above it.
func (f *Field) CanUp() bool { return f.spotOf(f.cur, f.hang) != spot{} }

// CanDown tells whether the cursor has a row below it.
func (f *Field) CanDown() bool {
	_, moved := f.below(f.spotOf(f.cur, f.hang), 1)
	return moved == 1
}
