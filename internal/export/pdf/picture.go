package pdf

import (
	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
	"stjerne/internal/summary/chart"
	"stjerne/journal"
)

// Room around the drawing of a chart, in points.
const (
	chartHeight = 112.0 // with the axis of time
	chartTight  = 82.0
	chartYesNo  = 62.0
	tickRoom    = 14.0 // under the axis, for the names of days and months
	markRoom    = 9.0  // under the axis, for the marks of notes
	dotRoom     = 4.0  // above the highest value
	labelLead   = 9.6  // the least between two labels under each other
)

// picture draws a chart as wide as the text, with its title above.
func (s *setter) picture(c *summary.Chart) {
	title := s.m.text()
	title.face, title.size = bold, max(s.m.body-1, 9)
	words := safe.OneLine(safe.Visible(c.Title))
	lead := title.size * 1.35
	rows := s.fonts.plainShape(words, title).wrap(textWidth)
	if words == s.titled {
		rows = nil // it is the heading above
	}
	for i, p := range s.lines(rows, s.root.child("P"), 0, 0, lead, title.size) {
		p.keep = true
		if i == 0 {
			p.above = s.m.gap(0.55)
		}
	}
	if len(c.Thread.Points)+len(c.Thread.Before) == 0 {
		return
	}
	high := s.m.between(chartTight, chartHeight)
	if c.Thread.Indicator.Kind == journal.KindYesNo {
		high = chartYesNo
	}
	drawn := c.Drawing(5, 9)
	marks := 0.0
	if len(drawn.Marks) > 0 {
		marks = markRoom
	}
	figure := s.root.child("Figure")
	figure.alt = clean(c.Alt())
	s.pieces = append(s.pieces, piece{
		above: 3, height: high + marks, lines: 4,
		arts: []art{{node: figure, draw: func(p *painter, y float64) {
			p.on(figure)
			s.draw(p, figure, c, drawn, y+dotRoom, high-tickRoom-dotRoom, marks)
		}}},
	})
}

// draw puts a chart on the page; high is the height between its axes.
func (s *setter) draw(p *painter, figure *node, c *summary.Chart, drawn chart.Chart, y, high, marks float64) {
	labels := c.Labels()
	if s.words != nil {
		// A line that says its value is read without the axis.
		value := func(name string, v journal.Value) string {
			if !v.Set || name == "" {
				return name
			}
			return name + " " + summary.Value(s.words, c.Thread.Indicator, v.N)
		}
		labels.Baseline = value(labels.Baseline, c.Series.Baseline)
		labels.Target = value(labels.Target, c.Series.Target)
	}
	st := s.m.label()
	wide := func(text string) float64 { return width(s.fonts.plainShape(text, st).glyphs) }
	left, right := 0.0, 4.0
	for _, t := range drawn.Values {
		left = max(left, wide(labels.Value(t.Value)))
	}
	texts, _ := drawn.EndLabels(labels)
	for _, text := range texts {
		right = max(right, wide(text)+7)
	}
	left, right = min(left+6, textWidth/4), min(right, textWidth/3)
	on := &canvas{
		p: p, figure: figure, label: st, wide: wide, marks: marks,
		x: marginSide + left, y: y, w: textWidth - left - right, h: high,
		lastTime: marginSide - 100, lastValue: y + high + 100,
	}
	drawn.Draw(on, labels)
	on.endLabels()
	if drawn.Cut && drawn.Low > 0 {
		on.cut()
	}
}

// canvas is a chart's canvas on a page.
type canvas struct {
	p          *painter
	figure     *node
	label      style
	wide       func(string) float64
	x, y, w, h float64 // the room between the axes
	marks      float64

	lastTime, lastValue float64 // how far labels reach that stand there
	ends                []endLabel
}

type endLabel struct {
	text string
	y    float64
}

func (c *canvas) at(x, y float64) (px, py float64) { return c.x + x*c.w, c.y + (1-y)*c.h }

// Line draws a line of the chart. None rests on colour: they differ in how thick
// they are and how they are broken.
func (c *canvas) Line(st chart.Style, x1, y1, x2, y2 float64) {
	ax, ay := c.at(x1, y1)
	bx, by := c.at(x2, y2)
	switch st {
	case chart.BaselineLine:
		c.p.line(ax, ay, bx, by, 1.5, black)
	case chart.TargetLine:
		c.p.line(ax, ay, bx, by, 0.9, black, 4.5, 3)
	case chart.MedianLine:
		c.p.line(ax, ay, bx, by, 0.7, strong, 1, 2)
	default:
		c.p.line(ax, ay, bx, by, 0.5, strong)
	}
}

// Dot draws a value, hollow where it was measured before the first loop.
func (c *canvas) Dot(st chart.DotStyle, x, y float64) {
	px, py := c.at(x, y)
	if st == chart.Hollow {
		c.p.circle(px, py, 2.3, 0.9, accent)
		return
	}
	c.p.circle(px, py, 2.6, 0, accent)
}

// Mark draws a note under the axis of time: a triangle for what was done, a star for
// a star moment.
func (c *canvas) Mark(st chart.MarkStyle, x float64) {
	px, py := c.at(x, 0)
	py += 1.5
	if st == chart.StarMark {
		sign := style{face: symbols, size: 8.5, ink: black}
		c.p.label(c.figure, px, py+7, "★", sign, centred)
		return
	}
	c.p.shape(black, px-2.6, py+6, px+2.6, py+6, px, py+1.2)
}

// Text draws a label where there is room for it.
func (c *canvas) Text(place chart.Place, x, y float64, text string) {
	px, py := c.at(x, y)
	switch place {
	case chart.LeftOf:
		c.p.line(px-2.5, py, px, py, 0.5, strong)
		if py > c.lastValue-labelLead {
			return
		}
		c.lastValue = py
		c.p.label(c.figure, px-5, py+c.label.size*0.357, text, c.label, fromRight)
	case chart.Below:
		c.p.line(px, py, px, py+2.5, 0.5, strong)
		half := c.wide(text) / 2
		middle := min(max(px, marginSide+half), marginSide+textWidth-half)
		if middle-half < c.lastTime+5 {
			return
		}
		c.lastTime = middle + half
		c.p.label(c.figure, middle, py+c.marks+11, text, c.label, centred)
	case chart.RightOf:
		c.ends = append(c.ends, endLabel{text, py})
	case chart.Beside:
		c.p.label(c.figure, px+2.5, c.y+c.label.size*0.7, text, c.label, fromLeft)
	}
}

// endLabels draws the labels at the right ends of lines, moved apart where they
// would stand on each other.
func (c *canvas) endLabels() {
	sorted := c.ends
	for i := range sorted {
		for n := i; n > 0 && sorted[n].y < sorted[n-1].y; n-- {
			sorted[n], sorted[n-1] = sorted[n-1], sorted[n]
		}
	}
	top := c.y + 2
	for i := range sorted {
		sorted[i].y = max(sorted[i].y, top)
		top = sorted[i].y + labelLead
	}
	bottom := c.y + c.h
	for i := len(sorted) - 1; i >= 0; i-- {
		sorted[i].y = min(sorted[i].y, bottom)
		bottom = sorted[i].y - labelLead
	}
	for _, e := range sorted {
		st := c.label
		st.ink = black
		c.p.label(c.figure, c.x+c.w+6, e.y+st.size*0.357, e.text, st, fromLeft)
	}
}

// cut marks an axis of values that does not begin at 0.
func (c *canvas) cut() {
	y := c.y + c.h - 6
	c.p.line(c.x, y, c.x, y-3, 1.4, ink{1, 1, 1})
	c.p.line(c.x-3, y+1.2, c.x+3, y-1.2, 0.6, strong)
	c.p.line(c.x-3, y-1.8, c.x+3, y-4.2, 0.6, strong)
}
