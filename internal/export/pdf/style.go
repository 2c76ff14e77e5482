package pdf

// A4 and its margins, in points.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	marginSide = 52.0 // 18 mm
	marginTop  = 46.0
	// The foot of the page stands between what is written and the edge.
	marginBottom = 48.0
	footLine     = 27.0 // its baseline above the edge
	textWidth    = pageWidth - 2*marginSide
	textHeight   = pageHeight - marginTop - marginBottom
)

// ink is a colour, its parts from 0 to 1. All are dark enough to be read where they
// are printed in grey.
type ink [3]float64

var (
	black  = ink{0.10, 0.10, 0.11}
	muted  = ink{0.34, 0.34, 0.36} // 7 to 1 on white
	accent = ink{0.10, 0.29, 0.36} // headings; in grey it is nearly black
	line   = ink{0.72, 0.72, 0.74} // thin rules, which carry no text
	strong = ink{0.40, 0.40, 0.42} // rules that are read, such as those of a chart
)

// face is one of the fonts.
type face uint8

const (
	regular face = iota
	bold
	symbols
)

// style is how a text looks.
type style struct {
	face face
	size float64
	ink  ink
	link string // an address, "" for none
}

// measure are the sizes that a document is set in: everything follows the size of
// the body text and how much air there is.
type measure struct {
	body float64 // size of the body text
	lead float64 // from one line of it to the next
	air  float64 // 1 for spaces as they should be, less where a page is full
}

// The measures, the best first. A page is set in the first in which it is one page,
// and never under 10 points.
var measures = []measure{
	{11, 15.6, 1},
	{11, 15, 0.8},
	{11, 14.5, 0.6},
	{10.5, 14.9, 1},
	{10.5, 14.3, 0.8},
	{10.5, 13.8, 0.6},
	{10, 14.2, 1},
	{10, 13.6, 0.8},
	{10, 13.2, 0.65},
	{10, 13, 0.58},
	{10, 13, crowded},
	{10, 12.8, 0.42},
	{10, 12.6, 0.36},
	{10, 12.5, tightest},
}

// airy is the measure with the same size and all the air there should be.
func (m measure) airy() measure {
	for _, other := range measures {
		if other.body == m.body {
			return other
		}
	}
	return m
}

// tightest is the least air there is, and crowded where lines for a pen begin to
// share their room.
const (
	tightest = 0.3
	crowded  = 0.5
)

// between is a size that goes from the least to the most as there is air.
func (m measure) between(least, most float64) float64 {
	return least + (most-least)*(m.air-tightest)/(1-tightest)
}

func (m measure) gap(lines float64) float64 { return m.lead * lines * m.air }

func (m measure) text() style  { return style{face: regular, size: m.body, ink: black} }
func (m measure) small() style { return style{face: regular, size: 8.5, ink: muted} }
func (m measure) label() style { return style{face: regular, size: 8, ink: muted} }

// table is smaller than the text, but not under 10 points.
func (m measure) table() style {
	s := m.text()
	s.size = max(m.body-0.5, 10)
	return s
}

// heading is the style of a heading, the height of its lines, and the room above
// and below it. A chapter is a heading that has sections under it.
func (m measure) heading(level int, chapter bool) (s style, lead, above, below float64) {
	s = style{face: bold, ink: accent}
	switch {
	case level == 1:
		s.size, s.ink = m.body*m.between(1.8, 2), black
		return s, s.size * 1.18, m.gap(1.6), m.gap(0.35)
	case level == 2 && chapter:
		s.size, s.ink = m.body*1.45, black
		return s, s.size * 1.22, m.gap(1.7), m.gap(0.45)
	case level == 2 || level == 3:
		s.size = m.body * 1.14
		if level == 3 && chapter {
			s.size = m.body * 1.2
		}
		return s, s.size * m.between(1.2, 1.28), m.gap(0.95), m.gap(0.14)
	default:
		s.size = m.body
		return s, m.lead, m.gap(0.75), m.gap(0.08)
	}
}
