package journal

// Thread is an indicator through all the loops it was followed in, as one line.
type Thread struct {
	Indicator *Indicator
	// Before are the values measured before the first loop that has the indicator
	// began. They belong to its baseline and are counted nowhere.
	Before []Point
	// Points are all values of the loops, by day and then as they were written;
	// each names its loop.
	Points []Point
	// Parts are the loops from the first to the last that have the indicator, in
	// their order. A loop between them that does not is there as well, without
	// points: its time passed.
	Parts []Series
}

// Thread reads an indicator through the loops of the challenge. A loop has it as
// IndicatorsOf says. A thread without a loop has no parts and no points.
func (c *Challenge) Thread(i *Indicator) Thread {
	t := Thread{Indicator: i}
	first, last := c.loopsWith(i)
	if first < 0 {
		return t
	}
	for at := first; at <= last; at++ {
		t.Parts = append(t.Parts, c.SeriesOf(i, c.Loops[at]))
		t.Points = append(t.Points, t.Parts[len(t.Parts)-1].Points...)
	}
	for _, m := range i.Measurements {
		if c.loopAt(m) < first {
			t.Before = append(t.Before, pointOf(m, 0))
		}
	}
	byDay(t.Points)
	byDay(t.Before)
	return t
}

// loopsWith are the places of the first and the last loop that have an indicator,
// -1 where none has.
func (c *Challenge) loopsWith(i *Indicator) (first, last int) {
	has := make([]bool, len(c.Loops))
	for _, m := range i.Measurements {
		if at := c.loopAt(m); at >= 0 {
			has[at] = true
		}
	}
	first, last = -1, -1
	for at, l := range c.Loops {
		if _, planned := i.Plans[l.ID]; planned || has[at] || len(i.Plans) == 0 && c.madeIn(i, l) {
			last = at
			if first < 0 {
				first = at
			}
		}
	}
	return first, last
}

// Thread is the series alone as a thread, for a picture of one loop.
func (s Series) Thread() Thread {
	return Thread{Indicator: s.Indicator, Points: s.Points, Parts: []Series{s}}
}

// Number is the number of the series' loop, 0 where it has none.
func (s Series) Number() int {
	if s.Loop == nil {
		return 0
	}
	return s.Loop.Number
}

// To is the thread as it was when a loop was the last one: without what came
// after it. A loop that the thread does not know leaves it as it is.
func (t Thread) To(loop *Loop) Thread {
	for at, p := range t.Parts {
		if p.Loop == nil || p.Loop.ID != loop.ID {
			continue
		}
		cut := Thread{Indicator: t.Indicator, Before: t.Before, Parts: t.Parts[:at+1]}
		for _, part := range cut.Parts {
			cut.Points = append(cut.Points, part.Points...)
		}
		byDay(cut.Points)
		return cut
	}
	return t
}

// Borders are the days on which a later loop than the first began.
func (t Thread) Borders() []Day {
	var days []Day
	for at, p := range t.Parts {
		if at > 0 {
			days = append(days, p.From)
		}
	}
	return days
}

// Last is the newest value; false where nothing was measured.
func (t Thread) Last() (Point, bool) {
	if len(t.Points) == 0 {
		return Point{}, false
	}
	return t.Points[len(t.Points)-1], true
}

// Start is where the indicator began: the baseline of the first loop, else the
// first value.
func (t Thread) Start() Value {
	if len(t.Parts) > 0 && t.Parts[0].Baseline.Set {
		return t.Parts[0].Baseline
	}
	if len(t.Points) > 0 {
		return Value{N: t.Points[0].Value, Set: true}
	}
	return Value{}
}

// Runs applies the rules of run charts to all values of the loops. A yes/no
// indicator has no middle that a value could lie beside, so that nothing is said
// of it.
func (t Thread) Runs() Runs {
	if t.Indicator == nil || t.Indicator.Kind == KindYesNo {
		return Runs{}
	}
	values := make([]float64, len(t.Points))
	for n, p := range t.Points {
		values[n] = p.Value
	}
	return RunsOf(values)
}

// Share is how many of the values of a yes/no indicator are a yes.
func (t Thread) Share() (yes, of int) {
	for _, p := range t.Points {
		if p.Value != 0 {
			yes++
		}
	}
	return yes, len(t.Points)
}

// UnitChanged is the day from which an indicator has had its unit, where it had
// another one, or none any more, when something was already measured. Values stand
// as they were written: nothing is counted over.
func (i *Indicator) UnitChanged() (Day, bool) {
	if i.Unit.First.IsZero() || !i.Unit.First.Before(i.Unit.Written) {
		return Day{}, false
	}
	for _, m := range i.Measurements {
		if !m.Created.IsZero() && DayOf(m.Created).Before(i.Unit.Written) {
			return i.Unit.Written, true
		}
	}
	return Day{}, false
}
