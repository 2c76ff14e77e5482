package pdf

import "stjerne/internal/summary"

// columns sets before and after beside each other with a thin rule between; where
// there is no after yet, under each other. To a screen reader they are a table with
// two heads, since each row of the right column answers the left one.
func (s *setter) columns(c *summary.Columns) {
	st := s.m.text()
	if c.OneSided() {
		s.paragraph(c.Left, true)
		for i, pair := range c.Rows {
			s.paragraph(pair.Left, i == 0)
		}
		s.label = false
		return
	}
	const between = 22.0
	half := (textWidth - between) / 2
	element := s.root.child("Table")
	rows := append([]summary.Pair{{Left: c.Left, Right: c.Right}}, c.Rows...)
	for i, pair := range rows {
		tr := element.child("TR")
		tag, attr := "TD", ""
		if i == 0 {
			tag, attr = "TH", "/A<</O/Table/Scope/Column>>"
		}
		cells := []column{
			{x: 0, width: half, rows: s.fonts.shape(pair.Left, st).wrap(half), node: tr.cell(tag, attr)},
			{x: half + between, width: half, rows: s.fonts.shape(pair.Right, st).wrap(half), node: tr.cell(tag, attr)},
		}
		under := s.m.gap(0.4)
		switch i {
		case 0:
			under = s.m.gap(0.15)
		case len(rows) - 1:
			under = 0
		}
		from := s.slices(cells, s.m.lead, st.size, 0, under)
		row := s.pieces[from:]
		if i == 0 {
			row[0].above = s.m.gap(0.15)
			row[len(row)-1].keep = true
		} else {
			// Thoughts are not figures: they may go on in the next page, as a paragraph.
			loosen(row, 0)
		}
		for n := range row {
			height := row[n].height
			if i == len(rows)-1 && n == len(row)-1 {
				height -= 2
			}
			row[n].arts = append(row[n].arts, art{draw: func(p *painter, y float64) {
				p.on(nil)
				x := marginSide + half + between/2
				p.line(x, y+1, x, y+height+1, 0.5, line)
			}})
		}
	}
}
