package chart

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SVG is a canvas of vectors for a web page. It only remembers what is drawn on it;
// Markup lays it out, since how much room there is between the axes depends on all
// the labels around them.
//
// Nothing in it has a colour: every element has a class, and the style of the page
// says what a class looks like by day, by night and on paper. Without a style all of
// it is drawn in the colour of the text around it.
type SVG struct {
	width, height float64
	cut           bool
	lines         []svgLine
	dots          []svgDot
	marks         []svgMark
	texts         []svgText
}

type svgLine struct {
	style          Style
	x1, y1, x2, y2 float64
}

type svgDot struct {
	style DotStyle
	x, y  float64
}

type svgMark struct {
	style MarkStyle
	x     float64
}

type svgText struct {
	place Place
	x, y  float64
	text  string
}

// The least size of a picture, in units.
const (
	svgLeastWidth  = 160
	svgLeastHeight = 120
)

// NewSVG makes a canvas of so many units, labels included; a unit is a pixel where
// the picture is shown in its own size. Under 160 by 120 it is made that.
func NewSVG(width, height int) *SVG {
	return &SVG{width: float64(max(width, svgLeastWidth)), height: float64(max(height, svgLeastHeight))}
}

// SVGTicks is how many ticks of values and of time a picture of a size has room for;
// what New is to be given.
func SVGTicks(width, height int) (values, times int) {
	return max(2, height/40), max(2, width/80)
}

// Cut marks the axis of values as one that does not begin at zero.
func (s *SVG) Cut() { s.cut = true }

// Line keeps a line for Markup.
func (s *SVG) Line(style Style, x1, y1, x2, y2 float64) {
	s.lines = append(s.lines, svgLine{style, x1, y1, x2, y2})
}

// Dot keeps a value for Markup.
func (s *SVG) Dot(style DotStyle, x, y float64) { s.dots = append(s.dots, svgDot{style, x, y}) }

// Mark keeps a mark on the axis of time for Markup.
func (s *SVG) Mark(style MarkStyle, x float64) { s.marks = append(s.marks, svgMark{style, x}) }

// Text keeps a label for Markup. An empty one is none.
func (s *SVG) Text(place Place, x, y float64, text string) {
	if text != "" {
		s.texts = append(s.texts, svgText{place, x, y, text})
	}
}

// SVGName is what a picture is called in a page: ID is one that no other element of
// the page has, Class a class more or "", Title what it is of, Desc what it shows or
// "". Title is what a screen reader says, so it is not to be empty.
type SVGName struct{ ID, Class, Title, Desc string }

// Markup is the picture as an element for a page of HTML, well-formed as XML too: a
// picture with a title and a description, drawn in the order in which nothing hides
// what counts.
func (s *SVG) Markup(name SVGName) string {
	l := s.laidOut()
	var p svgPen
	class := "chart"
	if name.Class != "" {
		class += " " + name.Class
	}
	named := name.ID + "-title"
	if name.Desc != "" {
		named += " " + name.ID + "-desc"
	}
	p.raw(`<svg class="`, class, `" viewBox="0 0 `, number(s.width), " ", number(s.height),
		`" role="img" aria-labelledby="`, named, `" fill="currentColor" stroke="none" font-size="`, number(svgFont), `">`)
	p.raw(`<title id="`, name.ID, `-title">`, escaped(name.Title), "</title>")
	if name.Desc != "" {
		p.raw(`<desc id="`, name.ID, `-desc">`, escaped(name.Desc), "</desc>")
	}
	p.raw(`<g fill="none" stroke="currentColor">`)
	for _, line := range l.lines {
		p.path(line.class, line.points)
	}
	p.raw("</g>")
	for _, d := range l.dots {
		if d.many {
			p.dot("ring", d.x, d.y, svgRing)
		}
		if d.style == Hollow {
			p.dot("dot hollow", d.x, d.y, svgDotSize)
		} else {
			p.dot("dot", d.x, d.y, svgDotSize)
		}
	}
	for _, m := range l.marks {
		p.mark(m)
	}
	for _, t := range l.labels {
		p.raw(`<text class="`, t.class, `" x="`, number(t.x), `" y="`, number(t.y), `"`)
		if t.anchor != "" {
			p.raw(` text-anchor="`, t.anchor, `"`)
		}
		p.raw(">", escaped(t.text), "</text>")
	}
	p.raw("</svg>")
	return p.b.String()
}

// svgPen writes elements.
type svgPen struct{ b strings.Builder }

func (p *svgPen) raw(parts ...string) {
	for _, part := range parts {
		p.b.WriteString(part)
	}
}

func (p *svgPen) path(class string, points []svgPoint) {
	p.raw(`<path class="`, class, `" d="`, joined(points), `" />`)
}

func (p *svgPen) dot(class string, x, y, r float64) {
	p.raw(`<circle class="`, class, `" cx="`, number(x), `" cy="`, number(y), `" r="`, number(r), `"`)
	if class != "dot" {
		p.raw(` fill="none" stroke="currentColor"`)
	}
	p.raw(" />")
}

// mark draws a star or a triangle as a shape and not as a character, since not every
// font of a phone has them.
func (p *svgPen) mark(m svgPlaced) {
	class, shape := "mark action", []svgPoint{{0, -5}, {5, 4.5}, {-5, 4.5}}
	if m.style == StarMark {
		class, shape = "mark star", star
	}
	points := make([]svgPoint, len(shape))
	for i, at := range shape {
		points[i] = svgPoint{m.x + at.x, m.y + at.y}
	}
	p.raw(`<path class="`, class, `" d="`, joined(points), `Z" />`)
}

// star is a star of five points around 0, 0, of the size of a mark.
var star = []svgPoint{
	{0, -6.5},
	{1.6, -2.1},
	{6.2, -2},
	{2.5, 0.8},
	{3.8, 5.3},
	{0, 2.6},
	{-3.8, 5.3},
	{-2.5, 0.8},
	{-6.2, -2},
	{-1.6, -2.1},
}

type svgPoint struct{ x, y float64 }

func joined(points []svgPoint) string {
	var b strings.Builder
	for i, at := range points {
		if i == 0 {
			b.WriteByte('M')
		} else {
			b.WriteByte('L')
		}
		b.WriteString(number(at.x) + " " + number(at.y))
	}
	return b.String()
}

// number is a coordinate with a tenth of a unit, which no eye sees beyond.
func number(x float64) string {
	text := strconv.FormatFloat(x, 'f', 1, 64)
	if text = strings.TrimSuffix(text, ".0"); text == "-0" {
		return "0"
	}
	return text
}

// escaped is a text as it can stand in XML; what cannot stand there even escaped is
// shown as a replacement.
func escaped(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff || !utf8.ValidRune(r) {
			return utf8.RuneError
		}
		return r
	}, text))
}
