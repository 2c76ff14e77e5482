// Package chart turns an indicator's series into one picture: it works out the
// axes and every coordinate in one place, and draws on anything that can put a
// line, a dot and a text somewhere (Canvas). Text is the canvas for terminals
// and plain text.
//
// The picture is honest: time runs to scale, so that a gap in the measuring is a
// gap in the picture; the axis of numbers begins at zero, or says that it does
// not; points are never joined, since nothing is known of the days between them.
package chart

import (
	"math"
	"time"

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

// Dot is a measured value, X and Y from 0 to 1.
type Dot struct {
	X, Y  float64
	Point journal.Point
}

// Chart is a picture with all its coordinates, in no unit of any format.
type Chart struct {
	Kind journal.IndicatorKind
	// Low and High are the values at the ends of the axis.
	Low, High float64
	// Cut is set where the axis does not begin at zero though the values are
	// amounts; a picture must show it.
	Cut      bool
	Values   []Tick
	Times    []Tick
	Dots     []Dot
	Baseline *Tick // nil where there is none
	Target   *Tick
}

// New works out the picture of a series with at most so many ticks on each axis,
// two at the least.
func New(s journal.Series, valueTicks, timeTicks int) Chart {
	c := Chart{Kind: s.Indicator.Kind}
	c.values(s, max(valueTicks, 2))
	first, last := bounds(s)
	c.Times = timeAxis(first, last, max(timeTicks, 2))
	for _, p := range s.Points {
		c.Dots = append(c.Dots, Dot{X: across(p.Day, first, last), Y: c.height(p.Value), Point: p})
	}
	if s.Baseline.Set {
		c.Baseline = &Tick{At: c.height(s.Baseline.N), Value: s.Baseline.N}
	}
	if s.Target.Set {
		c.Target = &Tick{At: c.height(s.Target.N), Value: s.Target.N}
	}
	return c
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
func (c *Chart) values(s journal.Series, ticks int) {
	low, high := extent(s)
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
		c.Cut = c.Low > 0
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
func extent(s journal.Series) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	see := func(v float64) { low, high = math.Min(low, v), math.Max(high, v) }
	for _, p := range s.Points {
		see(p.Value)
	}
	for _, v := range []journal.Value{s.Baseline, s.Target} {
		if v.Set {
			see(v.N)
		}
	}
	if low > high {
		return 0, 0
	}
	return low, high
}

// nearby is how small a part of the greatest value all differences are when an
// axis from zero would show nothing of them.
const nearby = 0.2

// numberAxis finds ends and a round step for an axis of numbers. It begins at a
// step and ends at the first fifth of one above the values, so that they have
// all the height there is.
func numberAxis(low, high float64, ticks int, whole bool) (from, to, step float64) {
	switch {
	case low >= 0 && (high-low >= high*nearby || high == low):
		low = 0
	case high <= 0:
		high = 0
	}
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

// shortest is how many days the axis of time has at the least, so that a single
// measurement does not fill it.
const shortest = 7

// bounds are the first and last day of the axis of time.
func bounds(s journal.Series) (first, last journal.Day) {
	first = s.From
	if len(s.Points) > 0 {
		if p := s.Points[0].Day; first.IsZero() || p.Before(first) {
			first = p
		}
		last = s.Points[len(s.Points)-1].Day
	}
	if last.IsZero() || last.Sub(first) < shortest {
		last = first.Add(shortest)
	}
	return first, last
}

func across(d, first, last journal.Day) float64 {
	return float64(d.Sub(first)) / float64(last.Sub(first))
}

// aFewWeeks is up to how many days an axis counts in days; beyond, in months.
const aFewWeeks = 45

// timeAxis sets the ticks of time: days for a few weeks, else the first of each
// month, or of every second, third, sixth or twelfth.
func timeAxis(first, last journal.Day, ticks int) []Tick {
	if first.IsZero() {
		return nil
	}
	span := last.Sub(first)
	var axis []Tick
	if span <= aFewWeeks {
		step := 7
		for span/step+1 > ticks {
			step += 7
		}
		for d := first; !d.After(last); d = d.Add(step) {
			axis = append(axis, Tick{At: across(d, first, last), Day: d})
		}
		return axis
	}
	unit := Months
	if span > 366 {
		unit = MonthAndYear
	}
	for _, every := range []int{1, 2, 3, 6, 12, 24, 60, 120} {
		axis = axis[:0]
		for d := firstOf(first, every); !d.After(last); d = monthsOn(d, every) {
			axis = append(axis, Tick{At: across(d, first, last), Day: d, Unit: unit})
		}
		if len(axis) <= ticks {
			break
		}
	}
	return axis
}

// firstOf is the first day of a month on or after d, of the months that every
// counts from January.
func firstOf(d journal.Day, every int) journal.Day {
	month := journal.Day{Year: d.Year, Month: d.Month, Date: 1}
	for month.Before(d) || (int(month.Month)-1)%min(every, 12) != 0 {
		month = monthsOn(month, 1)
	}
	return month
}

func monthsOn(d journal.Day, n int) journal.Day {
	return journal.DayOf(time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
}
