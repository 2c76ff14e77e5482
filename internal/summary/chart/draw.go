package chart

import (
	"strconv"

	"stjerne/journal"
)

// Style is what a line is for. A canvas decides how it looks; none may rest on
// colour alone.
type Style int

// The styles of lines.
const (
	Axis         Style = iota
	BaselineLine       // heavy
	TargetLine         // dashed
	MedianLine         // dashed otherwise
	BorderLine         // upright, between two loops
)

// Place is where a text stands seen from its point.
type Place int

// The places of texts.
const (
	LeftOf  Place = iota // beside the axis of values
	Below                // under the axis of time
	RightOf              // at the end of a line
	Beside               // at the top of an upright line
)

// DotStyle is what a dot is for.
type DotStyle int

// The styles of dots.
const (
	Full DotStyle = iota
	Hollow
)

// MarkStyle is what a mark on the axis of time is for.
type MarkStyle int

// The styles of marks.
const (
	ActionMark MarkStyle = iota
	StarMark
)

// Canvas is what a chart is drawn on. Coordinates run from 0 to 1, to the right
// and upwards, over the room between the axes; texts stand around it, and marks on
// the axis of time.
type Canvas interface {
	Line(style Style, x1, y1, x2, y2 float64)
	Dot(style DotStyle, x, y float64)
	Mark(style MarkStyle, x float64)
	Text(place Place, x, y float64, text string)
}

// Labels are the words of a chart.
type Labels struct {
	Baseline, Target, Median string // "" leaves a line without one
	Value                    func(v float64) string
	Time                     func(t Tick) string
}

// EndLabels are the texts at the right end of the picture with their heights, in
// the order they are drawn: those of lines that reach it.
func (c Chart) EndLabels(words Labels) (texts []string, heights []float64) {
	add := func(text string, at float64) {
		if text != "" {
			texts, heights = append(texts, text), append(heights, at)
		}
	}
	for _, l := range c.Targets {
		if l.Last {
			add(words.Target, l.At)
		}
	}
	for _, l := range c.Baselines {
		if l.Last {
			add(words.Baseline, l.At)
		}
	}
	if c.Median != nil {
		add(words.Median, c.Median.At)
	}
	return texts, heights
}

// Draw puts the chart on a canvas: axes and their ticks first, then the lines,
// the target's over the others, then the dots, so that a dot is never hidden.
func (c Chart) Draw(on Canvas, words Labels) {
	on.Line(Axis, 0, 0, 0, 1)
	on.Line(Axis, 0, 0, 1, 0)
	for _, t := range c.Values {
		on.Text(LeftOf, 0, t.At, words.Value(t.Value))
	}
	for _, t := range c.Times {
		on.Text(Below, t.At, 0, words.Time(t))
	}
	if c.Median != nil {
		on.Line(MedianLine, 0, c.Median.At, 1, c.Median.At)
	}
	for _, l := range c.Baselines {
		on.Line(BaselineLine, l.X1, l.At, l.X2, l.At)
	}
	for _, l := range c.Targets {
		on.Line(TargetLine, l.X1, l.At, l.X2, l.At)
	}
	texts, heights := c.EndLabels(words)
	for n, text := range texts {
		on.Text(RightOf, 1, heights[n], text)
	}
	for _, b := range c.Borders {
		on.Line(BorderLine, b.X, 0, b.X, 1)
	}
	for _, d := range c.Dots {
		style := Full
		if d.Before {
			style = Hollow
		}
		on.Dot(style, d.X, d.Y)
	}
	for _, b := range c.Borders {
		on.Text(Beside, b.X, 1, strconv.Itoa(b.Loop))
	}
	for _, m := range c.Marks {
		style := ActionMark
		if m.Kind == journal.Star {
			style = StarMark
		}
		on.Mark(style, m.X)
	}
}
