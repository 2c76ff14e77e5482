package journal

import (
	"math"
	"slices"
)

// Point is one value of an indicator on a day.
type Point struct {
	ID     ID // of the measurement
	Day    Day
	Value  float64
	SeenBy string
	Loop   int // number of the loop it belongs to; 0 before the first
}

// Series is an indicator in one loop: where it began, where it was meant to go,
// and what was measured.
type Series struct {
	Indicator *Indicator
	Loop      *Loop
	// Baseline is the plan's own; where the plan has none it is the last value
	// measured before the loop began, and BaselineDay says when.
	Baseline    Value
	BaselineDay Day
	Target      Value
	Expected    Value
	Sure        string
	// Points are the loop's own, by day. What was measured before it began
	// belongs to the baseline, what was measured after the next one began to
	// that one.
	Points []Point
	// From and Until bound the loop. Until is the day the next loop began, the
	// zero Day for the current one.
	From, Until Day
}

// Next is the loop that was opened after one, or nil.
func (c *Challenge) Next(loop *Loop) *Loop {
	for i, l := range c.Loops {
		if l.ID == loop.ID && i+1 < len(c.Loops) {
			return c.Loops[i+1]
		}
	}
	return nil
}

// Earlier is the loop before one, or nil.
func (c *Challenge) Earlier(loop *Loop) *Loop {
	for i, l := range c.Loops {
		if l.ID == loop.ID && i > 0 {
			return c.Loops[i-1]
		}
	}
	return nil
}

// SeriesOf reads an indicator in a loop.
func (c *Challenge) SeriesOf(i *Indicator, loop *Loop) Series {
	plan := i.Plan(loop.ID)
	s := Series{
		Indicator: i, Loop: loop, Baseline: plan.Baseline, Target: plan.Target,
		Expected: plan.Expected, Sure: plan.Sure, From: loop.Started,
	}
	if next := c.Next(loop); next != nil {
		s.Until = next.Started
	}
	if i.Better == Neither {
		// An indicator of no direction has no target (design.md).
		s.Target = Value{}
	}
	own := slices.IndexFunc(c.Loops, func(l *Loop) bool { return l.ID == loop.ID })
	if own < 0 {
		// A loop that is not the challenge's yet comes after all of its loops.
		with := *c
		with.Loops = append(slices.Clone(c.Loops), loop)
		return with.SeriesOf(i, loop)
	}
	for _, m := range i.Measurements {
		switch at := c.loopAt(m); {
		case at < own:
			if !plan.Baseline.Set {
				s.Baseline, s.BaselineDay = Value{N: m.Value, Set: true}, m.Day
			}
		case at == own:
			s.Points = append(s.Points, pointOf(m, loop.Number))
		}
	}
	byDay(s.Points)
	return s
}

// loopAt is the place of the loop that a measurement belongs to, -1 where it was
// made before the first one began. The day a loop begins is its own, so that a
// measurement of that day belongs to it. Only where the loop was opened on that
// very day, and the measurement was written before it was, it belongs to the loop
// that was still open then: what one measured for the last time does not become
// the first of what one has not begun.
func (c *Challenge) loopAt(m *Measurement) int {
	for at := len(c.Loops) - 1; at >= 0; at-- {
		switch l := c.Loops[at]; {
		case m.Day.Before(l.Started):
		case at > 0 && m.Day == l.Started && DayOf(l.Created) == l.Started &&
			!m.Created.IsZero() && m.Created.Before(l.Created):
		default:
			return at
		}
	}
	return -1
}

func pointOf(m *Measurement, loop int) Point {
	return Point{ID: m.ID, Day: m.Day, Value: m.Value, SeenBy: m.SeenBy, Loop: loop}
}

// byDay sorts points by their day and leaves those of one day in the order they
// were written.
func byDay(points []Point) {
	slices.SortStableFunc(points, func(a, b Point) int { return a.Day.Compare(b.Day) })
}

// IndicatorsOf are the indicators of a loop: those that have a plan in it, were
// measured while it ran, or were made while it ran and planned nowhere.
func (c *Challenge) IndicatorsOf(loop *Loop) []*Indicator {
	var of []*Indicator
	for _, i := range c.Indicators {
		if _, planned := i.Plans[loop.ID]; planned || len(c.SeriesOf(i, loop).Points) > 0 ||
			len(i.Plans) == 0 && c.madeIn(i, loop) {
			of = append(of, i)
		}
	}
	return of
}

func (c *Challenge) madeIn(i *Indicator, loop *Loop) bool {
	next := c.Next(loop)
	began := c.Earlier(loop) == nil || !i.Created.Before(loop.Created)
	return began && (next == nil || i.Created.Before(next.Created))
}

// Last is the newest value; false where nothing was measured in the loop.
func (s Series) Last() (Point, bool) {
	if len(s.Points) == 0 {
		return Point{}, false
	}
	return s.Points[len(s.Points)-1], true
}

// Start is where the indicator began: its baseline, else its first value.
func (s Series) Start() Value {
	if !s.Baseline.Set && len(s.Points) > 0 {
		return Value{N: s.Points[0].Value, Set: true}
	}
	return s.Baseline
}

// AtTarget counts the values that reach the target ("Målet er nået i 2 af 6
// målinger"). It is false where there is no target or nothing was measured: an
// indicator of no direction is told and not judged.
func (s Series) AtTarget() (reached, of int, judged bool) {
	if !s.Target.Set || len(s.Points) == 0 {
		return 0, len(s.Points), false
	}
	for _, p := range s.Points {
		if p.Value == s.Target.N ||
			(s.Indicator.Better == Up && p.Value > s.Target.N) ||
			(s.Indicator.Better == Down && p.Value < s.Target.N) {
			reached++
		}
	}
	return reached, len(s.Points), true
}

// Movement says which way an indicator went from its start to its last value.
type Movement string

// The movements. Told is a change in an indicator of no direction.
const (
	NotMeasured Movement = ""
	Improved    Movement = "better"
	Worsened    Movement = "worse"
	Unmoved     Movement = "unchanged"
	Told        Movement = "told"
)

// Moved compares the last value with the start.
func (s Series) Moved() Movement {
	last, ok := s.Last()
	start := s.Start()
	// A single value without a baseline has nothing to be compared with.
	if !ok || !s.Baseline.Set && len(s.Points) < 2 {
		return NotMeasured
	}
	switch up := last.Value > start.N; {
	case last.Value == start.N:
		return Unmoved
	case s.Indicator.Better == Neither || s.Indicator.Better == "":
		return Told
	case up == (s.Indicator.Better == Up):
		return Improved
	default:
		return Worsened
	}
}

// Stood tells whether an indicator did not move to speak of: its last value is
// within a tenth of the way from its start to its target, or where there is no
// target, of its start.
func (s Series) Stood() bool {
	last, ok := s.Last()
	if !ok || s.Moved() == NotMeasured {
		return false
	}
	start := s.Start().N
	way := math.Abs(start)
	if s.Target.Set && s.Target.N != start {
		way = math.Abs(s.Target.N - start)
	}
	return math.Abs(last.Value-start) <= way/10
}

// Interval is the usual number of days between two measurements, their median;
// 0 where there are fewer than two days with one.
func (s Series) Interval() int {
	var gaps []int
	for i := 1; i < len(s.Points); i++ {
		if gap := s.Points[i].Day.Sub(s.Points[i-1].Day); gap > 0 {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}
