package pdf

import (
	"stjerne/internal/export/pdf/object"
)

// painter draws pages. Coordinates are points from the left and from the top of the
// page.
type painter struct {
	fonts fonts
	used  [3]usage
	page  int
	buf   []byte
	pages [][]byte
	marks [][]*node
	links []*link

	open      *node // the element that is being drawn
	marked    bool  // something is being drawn, an element or an adornment
	face      face
	size      float64
	fill, pen ink
	hasFill   bool
	hasPen    bool
	hasFace   bool
	thick     float64
}

// usage is what is used of a font: each glyph has a number for each character that
// it stands for, so that what is copied from the page is what was written.
type usage struct {
	number map[uint64]uint16
	glyphs []uint16
	runes  []rune
}

func (u *usage) of(id uint16, r rune) uint16 {
	key := uint64(id)<<32 | uint64(r)
	n, ok := u.number[key]
	if !ok {
		if u.number == nil {
			// Glyph 0 is that of no character.
			u.number, u.glyphs, u.runes = map[uint64]uint16{}, []uint16{0}, []rune{0}
		}
		n = uint16(len(u.glyphs))
		u.number[key] = n
		u.glyphs, u.runes = append(u.glyphs, id), append(u.runes, r)
	}
	return n
}

func (p *painter) begin() {
	p.buf, p.hasFill, p.hasPen, p.hasFace, p.thick = nil, false, false, false, -1
	p.marks = append(p.marks, nil)
}

func (p *painter) end() {
	p.close()
	p.pages = append(p.pages, p.buf)
	p.page++
}

// on says what is drawn from here: an element, or with nil what only adorns.
func (p *painter) on(n *node) {
	if p.marked && p.open == n {
		return
	}
	p.close()
	p.marked, p.open = true, n
	if n == nil {
		p.op("/Artifact BMC")
		return
	}
	n.join()
	mark := len(p.marks[p.page])
	p.marks[p.page] = append(p.marks[p.page], n)
	n.kids = append(n.kids, kid{page: p.page, mark: mark})
	p.buf = append(p.buf, '/')
	p.buf = append(p.buf, n.tag...)
	p.buf = append(p.buf, "<</MCID "...)
	p.number(float64(mark))
	p.op(">>BDC")
}

func (p *painter) close() {
	if p.marked {
		p.op("EMC")
	}
	p.marked, p.open = false, nil
}

func (p *painter) op(s string) {
	p.buf = append(p.buf, s...)
	p.buf = append(p.buf, '\n')
}

func (p *painter) number(v float64) { p.buf = object.AppendNumber(p.buf, v) }

func (p *painter) numbers(all ...float64) {
	for _, v := range all {
		p.number(v)
		p.buf = append(p.buf, ' ')
	}
}

func (p *painter) filled(c ink) {
	if !p.hasFill || p.fill != c {
		p.fill, p.hasFill = c, true
		p.numbers(c[:]...)
		p.op("rg")
	}
}

func (p *painter) stroked(c ink, thick float64) {
	if !p.hasPen || p.pen != c {
		p.pen, p.hasPen = c, true
		p.numbers(c[:]...)
		p.op("RG")
	}
	if p.thick != thick {
		p.thick = thick
		p.numbers(thick)
		p.op("w")
	}
}

// line draws a straight line; dashes are its parts and gaps.
func (p *painter) line(x1, y1, x2, y2, thick float64, c ink, dashes ...float64) {
	p.stroked(c, thick)
	if len(dashes) > 0 {
		p.buf = append(p.buf, '[')
		p.numbers(dashes...)
		p.op("]0 d")
	}
	p.numbers(x1, pageHeight-y1)
	p.op("m")
	p.numbers(x2, pageHeight-y2)
	p.op("l S")
	if len(dashes) > 0 {
		p.op("[]0 d")
	}
}

// circle draws a full circle, or with a thickness above 0 a ring that is white
// inside.
func (p *painter) circle(x, y, r, thick float64, c ink) {
	const bend = 0.5523
	end := "f"
	if thick > 0 {
		p.stroked(c, thick)
		p.filled(ink{1, 1, 1})
		end = "b"
	} else {
		p.filled(c)
	}
	y = pageHeight - y
	k := bend * r
	p.numbers(x+r, y)
	p.op("m")
	for _, q := range [][6]float64{
		{x + r, y + k, x + k, y + r, x, y + r},
		{x - k, y + r, x - r, y + k, x - r, y},
		{x - r, y - k, x - k, y - r, x, y - r},
		{x + k, y - r, x + r, y - k, x + r, y},
	} {
		p.numbers(q[:]...)
		p.op("c")
	}
	p.op(end)
}

// shape fills a shape with corners.
func (p *painter) shape(c ink, corners ...float64) {
	p.filled(c)
	for i := 0; i+1 < len(corners); i += 2 {
		p.numbers(corners[i], pageHeight-corners[i+1])
		if i == 0 {
			p.op("m")
		} else {
			p.op("l")
		}
	}
	p.op("f")
}

// row draws a line of text that begins at x; y is its baseline. The element it
// belongs to is n; a link in it has an element of its own.
func (p *painter) row(n *node, x, y float64, r row, links map[string]*node) {
	x += r.indent
	for start := 0; start < len(r.glyphs); {
		end := start + 1
		for end < len(r.glyphs) && r.glyphs[end].face == r.glyphs[start].face && r.glyphs[end].style == r.glyphs[start].style {
			end++
		}
		part := r.glyphs[start:end]
		st := r.styles[part[0].style]
		wide := width(part)
		last := end == len(r.glyphs) && !r.joins
		if st.link == "" || n == nil {
			p.on(n)
			p.glyphs(part, st, x, y, last)
		} else {
			p.linked(n, part, st, x, y, wide, last, links)
		}
		x += wide
		start = end
	}
}

// linked draws a part of a line that leads to an address, with a thin line under
// it, since a colour alone says nothing on paper.
func (p *painter) linked(n *node, part []glyph, st style, x, y, wide float64, last bool, links map[string]*node) {
	of := links[st.link]
	if of == nil || of.parent != n {
		of = n.child("Link")
		links[st.link] = of
	}
	p.on(of)
	p.glyphs(part, st, x, y, last)
	p.line(x, y+st.size*0.14, x+wide, y+st.size*0.14, 0.4, st.ink)
	words := make([]rune, len(part))
	for i, g := range part {
		words[i] = g.r
	}
	l := &link{
		address: st.link, words: string(words), page: p.page, node: of,
		x1: x, x2: x + wide, y1: pageHeight - y - st.size*0.3, y2: pageHeight - y + st.size*0.8,
	}
	p.links = append(p.links, l)
	of.kids = append(of.kids, kid{link: l, page: p.page})
}

const hexDigits = "0123456789ABCDEF"

// glyphs draws glyphs of one style, and a space after those that end a line, so
// that the words of two lines do not grow together where they are read.
func (p *painter) glyphs(part []glyph, st style, x, y float64, space bool) {
	p.filled(st.ink)
	p.op("BT")
	f := part[0].face
	if !p.hasFace || p.face != f || p.size != st.size {
		p.face, p.size, p.hasFace = f, st.size, true
		p.buf = append(p.buf, '/', 'F', '0'+byte(f), ' ')
		p.numbers(st.size)
		p.op("Tf")
	}
	p.numbers(x, pageHeight-y)
	p.buf = append(p.buf, "Td["...)
	inside := false
	put := func(n uint16) {
		if !inside {
			p.buf = append(p.buf, '<')
			inside = true
		}
		p.buf = append(p.buf, hexDigits[n>>12], hexDigits[n>>8&15], hexDigits[n>>4&15], hexDigits[n&15])
	}
	for _, g := range part {
		if g.kern != 0 {
			if inside {
				p.buf = append(p.buf, '>')
				inside = false
			}
			p.number(float64(-g.kern))
		}
		put(p.used[f].of(g.id, g.r))
	}
	if space {
		if id, ok := p.fonts[f].Glyph(' '); ok {
			put(p.used[f].of(id, ' '))
		}
	}
	if inside {
		p.buf = append(p.buf, '>')
	}
	p.op("]TJ")
	p.op("ET")
}

// align is on which side of its place a label stands.
type align int

const (
	fromLeft align = iota
	centred
	fromRight
)

// label draws a short text of one style.
func (p *painter) label(n *node, x, y float64, text string, st style, a align) {
	s := p.fonts.plainShape(text, st)
	switch a {
	case centred:
		x -= width(s.glyphs) / 2
	case fromRight:
		x -= width(s.glyphs)
	}
	p.row(n, x, y, row{glyphs: s.glyphs, styles: s.styles}, nil)
}
