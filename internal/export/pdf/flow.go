package pdf

import (
	"stjerne/internal/export/safe"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

// setter turns the blocks of a document into pieces.
type setter struct {
	fonts   fonts
	m       measure
	words   *i18n.Words
	root    *node
	pieces  []piece
	section string
	rows    int    // rows of columns so far
	head    bool   // what stands between the title and the first heading after it
	rest    bool   // what comes after the page
	label   bool   // the last paragraph was a label of what follows it
	fresh   bool   // a heading has just been set
	titled  string // the last heading
}

// blocks sets blocks one after the other.
func (s *setter) blocks(all []summary.Block) {
	for i, b := range all {
		s.section = b.Section
		labelled, fresh := s.label, s.fresh
		s.label, s.fresh = false, b.Kind == summary.Heading
		chapter := s.rest || i+1 < len(all) && all[i+1].Kind == summary.Heading && all[i+1].Level > b.Level
		from := len(s.pieces)
		s.block(b, chapter, labelled)
		for n := range s.pieces[from:] {
			p := &s.pieces[from+n]
			if n == 0 && fresh && b.Kind != summary.Heading {
				p.above = min(p.above, s.m.gap(0.12))
			}
			p.section = b.Section
			p.counts = b.Kind != summary.Heading && b.Kind != summary.Picture
		}
	}
}

func (s *setter) block(b summary.Block, chapter, labelled bool) {
	switch b.Kind {
	case summary.Heading:
		s.heading(b, chapter)
	case summary.Paragraph:
		s.paragraph(b.Text, labelled)
	case summary.Quote:
		s.quote(b.Text)
	case summary.List:
		s.list(b.Items)
	case summary.TableKind:
		s.table(b.Table)
	case summary.Beside:
		s.columns(b.Columns)
	case summary.Picture:
		s.picture(b.Chart)
	case summary.Rule:
		s.pieces = append(s.pieces, piece{brk: true})
		s.rest = true
	case summary.Room:
		s.room(b.Items, b.Lines)
	case summary.Note:
		s.note(b.Text, false)
	case summary.Scaled:
		s.scale(b)
	}
}

// heading sets a heading. What a document begins with is its title; what follows up
// to the next heading says whose it is.
func (s *setter) heading(b summary.Block, chapter bool) {
	st, lead, above, below := s.m.heading(b.Level, chapter)
	title := safe.OneLine(safe.Visible(b.Text.String()))
	n := s.root.child("H" + string(rune('0'+min(max(b.Level, 1), 6))))
	closes := s.head
	s.titled = title
	s.head = b.Level == 1
	if closes && !s.head {
		// A thin rule ends the head of the page.
		s.pieces = append(s.pieces, piece{
			above: s.m.gap(0.5), height: 1, keep: true,
			arts: []art{{draw: func(p *painter, y float64) {
				p.on(nil)
				p.line(marginSide, y, marginSide+textWidth, y, 0.6, line)
			}}},
		})
		above = s.m.gap(0.6)
	}
	rows := s.fonts.plainShape(title, st).wrap(textWidth)
	for i, r := range rows {
		p := piece{height: lead, keep: true, parts: []part{{y: baseline(lead, st.size), row: r, node: n}}}
		if i == 0 {
			p.above = above
			p.mark = &mark{title: title, level: b.Level}
		}
		if i == len(rows)-1 {
			p.height += below
			p.keep = false // keepHeadings decides
		}
		s.pieces = append(s.pieces, p)
	}
}

// baseline is where letters stand in a line: capitals are in its middle.
func baseline(lead, size float64) float64 { return lead/2 + size*0.357 }

// lines adds rows of text as pieces, so that no line of a paragraph stands alone at
// the end of a page or at the top of one.
func (s *setter) lines(rows []row, n *node, x, above, lead, size float64) []*piece {
	from := len(s.pieces)
	for i, r := range rows {
		p := piece{height: lead, lines: 1, parts: []part{{x: x, y: baseline(lead, size), row: r, node: n}}}
		if i == 0 {
			p.above = above
		}
		p.keep = i+1 < len(rows) && (i == 0 || i == len(rows)-2)
		s.pieces = append(s.pieces, p)
	}
	var added []*piece
	for i := range s.pieces[from:] {
		added = append(added, &s.pieces[from+i])
	}
	return added
}

// paragraph sets a paragraph. One in which every word stands out is a label: it
// belongs to what follows it, and stands apart from what is above.
func (s *setter) paragraph(in summary.Inline, labelled bool) {
	st := s.m.text()
	above := s.m.gap(0.42)
	s.label = !s.head && stands(in)
	switch {
	case s.head:
		above = s.m.gap(0.1)
	case labelled:
		above = s.m.gap(0.06)
	case aside(in):
		above = s.m.gap(0.12)
		if n := len(s.pieces); n > 0 && s.pieces[n-1].lines > 0 {
			s.pieces[n-1].keep = true
		}
	case s.label:
		above = s.m.gap(0.75)
	}
	added := s.lines(s.fonts.shape(in, st).wrap(textWidth), s.root.child("P"), 0, above, s.m.lead, st.size)
	if s.label && len(added) > 0 {
		added[len(added)-1].label = true
	}
}

// aside tells whether a text only says something about the one above it.
func aside(in summary.Inline) bool {
	for _, run := range in {
		if run.Style != summary.Muted {
			return false
		}
	}
	return len(in) > 0
}

// stands tells whether a text begins with words that stand out and goes on with none
// that are plain.
func stands(in summary.Inline) bool {
	if len(in) == 0 || in[0].Style != summary.Strong {
		return false
	}
	for _, run := range in {
		if run.Style == summary.Plain {
			return false
		}
	}
	return true
}

// quote is set in, with a rule along it.
func (s *setter) quote(in summary.Inline) {
	const inset = 14
	st := s.m.text()
	n := s.root.child("BlockQuote").child("P")
	for _, p := range s.lines(s.fonts.shape(in, st).wrap(textWidth-2*inset), n, inset, s.m.gap(0.5), s.m.lead, st.size) {
		height := p.height
		p.arts = append(p.arts, art{draw: func(q *painter, y float64) {
			q.on(nil)
			q.line(marginSide+3, y, marginSide+3, y+height, 1.6, line)
		}})
	}
}

// hang is how far the text of a list stands in from its bullets.
const hang = 11

func (s *setter) list(items []summary.Inline) {
	list := s.root.child("L")
	list.attr = "/A<</O/List/ListNumbering/Disc>>"
	st := s.m.text()
	for i, in := range items {
		item := list.child("LI")
		above := s.m.gap(0.22)
		if i == 0 {
			above = s.m.gap(0.3)
		}
		rows := s.fonts.shape(in, st).wrap(textWidth - hang)
		if len(rows) == 0 {
			continue
		}
		bullet := s.fonts.plainShape("•", st)
		label := part{
			y: baseline(s.m.lead, st.size), node: item.child("Lbl"),
			row: row{glyphs: bullet.glyphs, styles: bullet.styles},
		}
		added := s.lines(rows, item.child("LBody"), hang, above, s.m.lead, st.size)
		added[0].parts = append([]part{label}, added[0].parts...)
	}
}

// note is small: what stands at the foot of the page.
func (s *setter) note(in summary.Inline, foot bool) {
	st := s.m.small()
	lead := st.size * 1.35
	rows := s.fonts.shape(in, st).wrap(textWidth)
	if len(rows) == 0 {
		return
	}
	n := s.root.child("P")
	if !foot {
		s.lines(rows, n, 0, s.m.gap(0.8), lead, st.size)
		return
	}
	p := piece{foot: true, above: s.m.gap(0.9), height: lead*float64(len(rows)) + footRule}
	for i, r := range rows {
		p.parts = append(p.parts, part{y: footRule + lead*float64(i) + baseline(lead, st.size), row: r, node: n})
	}
	p.arts = []art{{draw: func(q *painter, y float64) {
		q.on(nil)
		q.line(marginSide, y, marginSide+textWidth, y, 0.6, line)
	}}}
	if p.height > textHeight/2 {
		s.lines(rows, n, 0, s.m.gap(0.8), lead, st.size)
		return
	}
	s.pieces = append(s.pieces, p)
}

// footRule is the room between the rule of the foot and its text.
const footRule = 4
