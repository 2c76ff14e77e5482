// Package chart turns an indicator's thread into one picture: it works out the
// axes and every coordinate in one place, and draws on anything that can put a
// line, a dot, a mark and a text somewhere (Canvas). Text is the canvas for
// terminals and plain text.
//
// The picture is honest. Time runs to scale, so that a gap in the measuring is a
// gap in the picture, and points are never joined, since nothing is known of the
// days between them. A scale has its whole axis from 1 to 5, per cents theirs from
// 0 to 100 unless values lie beyond, yes and no just the two. An axis of numbers has
// 0 on it, unless all that is drawn would be squeezed into less than a third of the
// way from 0 to the value farthest from it; then Cut says that 0 is not there, and
// so must whatever shows the picture.
package chart

import (
	"math"

	"stjerne/journal"
)

// Tick is a place on an axis, At from 0 to 1, left to right and upwards.
type Tick struct {
	At    float64
	Value float64     // on the axis of values
	Day   journal.Day // on the axis of time
	Unit  Unit        // what a tick of time stands for
}

// Unit is what a tick on the axis of time stands for.
type Unit int

// The units. MonthAndYear is a month in a picture of more than one year.
const (
	Days Unit = iota
	Months
	MonthAndYear
)

// Dot is a measured value, X and Y from 0 to 1. Before is set for one measured
// before the first loop began: it belongs to the baseline.
type Dot struct {
	X, Y   float64
	Point  journal.Point
	Before bool
}

// Mark is a note that stands on the axis of time.
type Mark struct {
	Day  journal.Day
	Kind journal.EntryKind
}

// Sign is a mark at its place on the axis, X from 0 to 1.
type Sign struct {
	X float64
	Mark
}

// Border is where a later loop began.
type Border struct {
	X    float64
	Loop int // its number
	Day  journal.Day
}

// Level is a line at a height over the time of one loop, from X1 to X2. Last is
// set for the loop whose line ends at the right end of the picture.
type Level struct {
	X1, X2 float64
	At     float64
	Value  float64
	Last   bool
}

// Chart is a picture with all its coordinates, in no unit of any format.
type Chart struct {
	Kind journal.IndicatorKind
	// Low and High are the values at the ends of the axis.
	Low, High float64
	// Cut is set where 0 is not on the axis though the values are amounts; a
	// picture must show it.
	Cut bool
	// First and Last are the days at the ends of the axis of time; zero where there
	// is nothing to draw.
	First, Last journal.Day
	Values      []Tick
	Times       []Tick
	Dots        []Dot
	Baselines   []Level
	Targets     []Level
	Median      *Tick // nil under ten values, and of yes and no
	Borders     []Border
	Marks       []Sign
}

// New works out the picture of a thread with at most so many ticks on each axis,
// two at the least. Marks outside the time of the thread are left out.
func New(t journal.Thread, marks []Mark, valueTicks, timeTicks int) Chart {
	c := Chart{Kind: t.Indicator.Kind}
	span := spanOf(t, marks)
	before := span.near(t.Before)
	if len(before) > 0 {
		span.first = before[0].Day
	}
	c.First, c.Last = span.first, span.last
	c.values(t, before, max(valueTicks, 2))
	c.Times = timeAxis(span.first, span.last, max(timeTicks, 2))
	for _, p := range before {
		c.Dots = append(c.Dots, Dot{X: span.across(p.Day), Y: c.height(p.Value), Point: p, Before: true})
	}
	for _, p := range t.Points {
		c.Dots = append(c.Dots, Dot{X: span.across(p.Day), Y: c.height(p.Value), Point: p})
	}
	c.loops(t, span)
	if runs := t.Runs(); runs.HasMedian() {
		c.Median = &Tick{At: c.height(runs.Median), Value: runs.Median}
	}
	for _, m := range Within(t, marks) {
		c.Marks = append(c.Marks, Sign{X: span.across(m.Day), Mark: m})
	}
	return c
}

// loops sets what each loop has for itself: its border, baseline and target.
func (c *Chart) loops(t journal.Thread, span span) {
	for n, part := range t.Parts {
		x1, x2 := 0.0, 1.0
		if n > 0 && !part.From.IsZero() {
			x1 = span.across(part.From)
			c.Borders = append(c.Borders, Border{X: x1, Loop: part.Number(), Day: part.From})
		} else if !part.From.IsZero() {
			x1 = span.across(part.From)
		}
		last := n == len(t.Parts)-1
		if !last {
			x2 = span.across(t.Parts[n+1].From)
		}
		if x2 < x1 {
			// A loop that was dated after the one that follows it has no time of its own.
			continue
		}
		level := func(v journal.Value) []Level {
			if !v.Set {
				return nil
			}
			return []Level{{X1: x1, X2: x2, At: c.height(v.N), Value: v.N, Last: last}}
		}
		c.Baselines = append(c.Baselines, level(part.Baseline)...)
		c.Targets = append(c.Targets, level(part.Target)...)
	}
}

// height is where a value stands between the ends of the axis. Halves keep a
// difference of very large numbers finite.
func (c Chart) height(v float64) float64 {
	span := c.High/2 - c.Low/2
	if span <= 0 {
		return 0
	}
	return math.Min(1, math.Max(0, (v/2-c.Low/2)/span))
}

// values sets the axis of values and its ticks.
func (c *Chart) values(t journal.Thread, before []journal.Point, ticks int) {
	low, high := extent(t, before)
	step := 1.0
	switch {
	case c.Kind == journal.KindYesNo:
		c.Low, c.High = 0, 1
	case c.Kind == journal.KindScale && low >= 1 && high <= 5:
		c.Low, c.High = 1, 5
		if ticks < 5 {
			step = 2
		}
		if ticks < 3 {
			step = 4
		}
	case c.Kind == journal.KindPercent && low >= 0 && high <= 100:
		c.Low, c.High, step = 0, 100, 25
		if ticks < 5 {
			step = 50
		}
		if ticks < 3 {
			step = 100
		}
	default:
		c.Low, c.High, step = numberAxis(low, high, ticks, c.Kind == journal.KindCount)
		c.Cut = c.Low > 0 || c.High < 0
	}
	for i := range ticks {
		v := c.Low + float64(i)*step
		if v > c.High+step/1000 {
			return
		}
		c.Values = append(c.Values, Tick{At: c.height(v), Value: v})
	}
}

// extent is the least and the greatest of all that is drawn.
func extent(t journal.Thread, before []journal.Point) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	see := func(v float64) { low, high = math.Min(low, v), math.Max(high, v) }
	for _, points := range [][]journal.Point{before, t.Points} {
		for _, p := range points {
			see(p.Value)
		}
	}
	for _, part := range t.Parts {
		for _, v := range []journal.Value{part.Baseline, part.Target} {
			if v.Set {
				see(v.N)
			}
		}
	}
	if low > high {
		return 0, 0
	}
	return low, high
}

// squeezed is how small a part of the way from 0 all differences are when an axis
// with 0 would show too little of them.
const squeezed = 1.0 / 3

// withZero moves the ends so that 0 lies between them, unless that would squeeze
// the values. Values that are all one show no difference to squeeze.
func withZero(low, high float64) (from, to float64) {
	farthest := math.Max(math.Abs(low), math.Abs(high))
	if high != low && high/farthest-low/farthest < squeezed {
		return low, high
	}
	return math.Min(low, 0), math.Max(high, 0)
}

// numberAxis finds ends and a round step for an axis of numbers. It begins at a
// step and ends at the first fifth of one above the values, so that they have
// all the height there is. Rounding never carries an end over 0.
func numberAxis(low, high float64, ticks int, whole bool) (from, to, step float64) {
	low, high = withZero(low, high)
	if high == low {
		high = low + 1
	}
	step = roundStep((high - low) / float64(ticks-1))
	if whole && step < 1 {
		step = 1
	}
	// Values at the edge of what a number can hold have no round steps: then the
	// ends are all that is named.
	if !(step > 0) || math.IsInf(step, 0) || math.IsInf(high-low, 0) {
		return low, high, math.Min(high-low, math.MaxFloat64)
	}
	for {
		fine := step / 5
		if whole && fine < 1 {
			fine = 1
		}
		from, to = math.Floor(low/step)*step, math.Ceil(high/fine-1e-9)*fine
		if int(math.Floor((to-from)/step+1e-9)) < ticks {
			return from, to, step
		}
		step = roundStep(step * 1.01)
	}
}

// roundStep is the least of 1, 2, 3, 5 times a power of ten that is not below x.
func roundStep(x float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(x)))
	for _, n := range []float64{1, 2, 3, 5} {
		if n*unit >= x*(1-1e-9) {
			return n * unit
		}
	}
	return 10 * unit
}
