package pdf

import (
	"stjerne/internal/summary"
)

// penLine is the room that a hand needs for a line, in points, and penTight the
// least where a page is full.
const (
	penLine  = 23.0
	penTight = 17.5
)

// room sets what is listened for with lines for a pen, the first beside the words
// where they leave it half of the width. Single lines begin under each other.
func (s *setter) room(items []summary.Inline, lines int) {
	st := s.m.text()
	list := s.root.child("L")
	pen := s.m.between(penTight, penLine)
	texts, wide, widest := make([]*shaped, len(items)), make([]float64, len(items)), 0.0
	for i, in := range items {
		texts[i] = s.fonts.shape(in, st)
		wide[i], _ = extents(texts[i])
		widest = max(widest, wide[i])
	}
	if lines == 1 && s.m.air <= crowded && widest < textWidth/4 {
		s.pairs(texts, widest, list, pen)
		return
	}
	for i, text := range texts {
		element := list.child("LI").child("LBody")
		rows := text.wrap(textWidth)
		above, left := s.m.gap(0.55), lines
		if lines == 1 {
			above = 0
		}
		beside := len(rows) == 1 && wide[i] < textWidth/2 && lines > 0
		if beside {
			from := wide[i]
			if lines == 1 && widest < textWidth/2 {
				from = widest
			}
			s.pieces = append(s.pieces, piece{
				above: above, height: pen, lines: 1, keep: lines > 1,
				parts: []part{{y: pen - 5, row: rows[0], node: element}},
				arts:  []art{penArt(from+10, textWidth, pen-3)},
			})
			left--
		} else {
			added := s.lines(rows, element, 0, above, s.m.lead, st.size)
			if len(added) > 0 && lines > 0 {
				added[len(added)-1].keep = true
			}
		}
		for n := range left {
			s.pieces = append(s.pieces, piece{
				height: pen, lines: 1, keep: n+1 < left,
				arts: []art{penArt(0, textWidth, pen-3)},
			})
		}
	}
}

// pairs sets single lines two beside each other, for a page that is full.
func (s *setter) pairs(texts []*shaped, widest float64, list *node, pen float64) {
	half := (textWidth - pairGap) / 2
	for i := 0; i < len(texts); i += 2 {
		p := piece{height: pen, lines: 1}
		for n, text := range texts[i:min(i+2, len(texts))] {
			x := float64(n) * (half + pairGap)
			row := text.wrap(textWidth)
			if len(row) > 0 {
				p.parts = append(p.parts, part{x: x, y: pen - 5, row: row[0], node: list.child("LI").child("LBody")})
			}
			p.arts = append(p.arts, penArt(x+widest+10, x+half, pen-3))
		}
		s.pieces = append(s.pieces, p)
	}
}

// pairGap is the room between two lines for a pen that stand beside each other.
const pairGap = 20.0

func penArt(from, to, at float64) art {
	return art{draw: func(p *painter, y float64) {
		p.on(nil)
		p.line(marginSide+from, y+at, marginSide+to, y+at, 0.5, line)
	}}
}

// The row of steps: the room for a face at each end, and between two steps.
const (
	faceRoom = 16.0
	stepRoom = 17.0
	stepsEnd = 2*faceRoom + (summary.StepsOf-1)*stepRoom
)

// scale draws a place on a scale, ● where it stands and ○ where it stood, with what
// it says in words beside it.
func (s *setter) scale(b summary.Block) {
	st := s.m.text()
	figure := s.root.child("Figure")
	figure.alt = clean(b.Text.String())
	if figure.alt == "" && b.Steps != nil {
		figure.alt = b.Steps.String()
	}
	rows := s.fonts.shape(b.Text, st).wrap(textWidth - stepsEnd - 14)
	if len(rows) == 0 {
		rows = []row{{}}
	}
	added := s.lines(rows, s.root.child("P"), stepsEnd+14, s.m.gap(0.45), s.m.lead, st.size)
	if b.Steps == nil {
		return
	}
	added[0].arts = []art{{node: figure, draw: func(p *painter, y float64) {
		middle := y + s.m.lead/2
		sign := style{face: symbols, size: s.m.body * 1.15, ink: black}
		p.on(figure)
		first, last := marginSide+faceRoom, marginSide+faceRoom+(summary.StepsOf-1)*stepRoom
		p.line(first, middle, last, middle, 0.5, line)
		p.label(figure, marginSide, middle+sign.size*0.36, "☹", sign, fromLeft)
		for n := 1; n <= summary.StepsOf; n++ {
			x := first + float64(n-1)*stepRoom
			switch n {
			case b.Steps.Now:
				p.circle(x, middle, 3.6, 0, black)
			case b.Steps.Before:
				p.circle(x, middle, 3.2, 1.1, black)
			default:
				p.circle(x, middle, 1.7, 0, strong)
			}
		}
		p.label(figure, last+faceRoom-11, middle+sign.size*0.36, "☺", sign, fromLeft)
	}}}
}
