package pdf

// placed is a piece at its place: a page from 0, and its top from the top of the
// page in points.
type placed struct {
	piece *piece
	page  int
	y     float64
	again bool // the head of a table that stands there for the second time
}

// paginate puts pieces on pages. It breaks where the pieces allow it; where they
// never do, it breaks where the page is full.
func paginate(all []piece) (out []placed, pages int) {
	page, y, first := 0, 0.0, 0 // first is the first piece of the page, in out
	const bottom = textHeight
	next := func() {
		page, y, first = page+1, 0, len(out)
	}
	for i := 0; i < len(all); i++ {
		p := &all[i]
		if p.brk {
			if y > 0 {
				next()
			}
			continue
		}
		if p.foot {
			if y > 0 && y+p.above+p.height > bottom+slack {
				next()
			}
			out = append(out, placed{p, page, marginTop + bottom - p.height, false})
			y = bottom
			continue
		}
		above := p.above
		if y == 0 {
			above = 0
		}
		if y > 0 && y+above+p.height > bottom+slack {
			// What must stand with this piece goes with it to the next page.
			back := len(out)
			for back > first && out[back-1].piece.keep && !out[back-1].again {
				back--
			}
			if back == first || out[back-1].again && back-1 == first {
				back = len(out)
			}
			i -= len(out) - back
			out = out[:back]
			p = &all[i]
			next()
			above = 0
		}
		if y == 0 && p.head != nil && p.head.height+p.height <= bottom && continues(out, p.head) {
			out = append(out, placed{p.head, page, marginTop, true})
			y = p.head.height
		}
		y += above
		out = append(out, placed{p, page, marginTop + y, false})
		y += p.height
	}
	return out, page + 1
}

// continues tells whether the table with this head began on an earlier page.
func continues(out []placed, head *piece) bool {
	return len(out) > 0 && out[len(out)-1].piece.head == head
}
