package chart

// Style is what a line is for. A canvas decides how it looks; none may rest on
// colour alone.
type Style int

// The styles of lines.
const (
	Axis         Style = iota
	BaselineLine       // heavy
	TargetLine         // dashed
)

// Place is where a text stands seen from its point.
type Place int

// The places of texts.
const (
	LeftOf  Place = iota // beside the axis of values
	Below                // under the axis of time
	RightOf              // at the end of a line
)

// Canvas is what a chart is drawn on. Coordinates run from 0 to 1, to the right
// and upwards, over the room between the axes; texts stand around it.
type Canvas interface {
	Line(style Style, x1, y1, x2, y2 float64)
	Dot(x, y float64)
	Text(place Place, x, y float64, text string)
}

// Labels are the words of a chart.
type Labels struct {
	Baseline, Target string // "" leaves a line without one
	Value            func(v float64) string
	Time             func(t Tick) string
}

// Draw puts the chart on a canvas: axes and their ticks first, then the lines,
// then the dots, so that a dot is never hidden.
func (c Chart) Draw(on Canvas, words Labels) {
	on.Line(Axis, 0, 0, 0, 1)
	on.Line(Axis, 0, 0, 1, 0)
	for _, t := range c.Values {
		on.Text(LeftOf, 0, t.At, words.Value(t.Value))
	}
	for _, t := range c.Times {
		on.Text(Below, t.At, 0, words.Time(t))
	}
	level := func(t *Tick, style Style, label string) {
		if t == nil {
			return
		}
		on.Line(style, 0, t.At, 1, t.At)
		if label != "" {
			on.Text(RightOf, 1, t.At, label)
		}
	}
	level(c.Target, TargetLine, words.Target)
	level(c.Baseline, BaselineLine, words.Baseline)
	for _, d := range c.Dots {
		on.Dot(d.X, d.Y)
	}
}
