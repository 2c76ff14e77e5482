package journal_test

import (
	"slices"
	"testing"
	"time"

	"stjerne/journal"
)

// The answers of this file to days on which something does not fit together. Each
// loses nothing: what was written stands, on the day it was written for.
//
// A meeting in the past was held. Readiness asks nothing of it, and one to come is
// always preferred to it.
func TestAMeetingInThePast(t *testing.T) {
	m := load(t)
	for _, tt := range []struct {
		name     string
		on       []string // a meeting a day; "" without one
		kinds    []journal.MeetingKind
		want     int // place of the one the loop's summary is for
		asks     bool
		finished bool
	}{
		{"yesterday, and no other", []string{"2026-11-22"}, nil, 0, false, true},
		{"a year ago, and no other", []string{"2025-11-23"}, nil, 0, false, true},
		{"two in the past: the later one", []string{"2026-11-22", "2026-10-01"}, nil, 0, false, true},
		{"today is not past", []string{"2026-11-23"}, nil, 0, true, false},
		{"one to come, entered before the past one was", []string{"2026-12-03", "2026-11-22"}, nil, 0, true, false},
		{"one without a day waits, so it is to come", []string{"2026-11-22", ""}, nil, 1, true, false},
		{"of another kind, but to come", []string{"2026-11-22", "2026-12-03"}, []journal.MeetingKind{journal.Reflection, journal.Network}, 1, true, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, l := challenge(t)
			today := day(t, "2026-11-23")
			for n, on := range tt.on {
				kind := journal.Reflection
				if tt.kinds != nil {
					kind = tt.kinds[n]
				}
				c.Meetings = append(c.Meetings, held(t, byte(40+n), kind, on, l.ID))
			}
			got := c.MeetingFor(l, today)
			if got == nil || got != c.Meetings[tt.want] {
				t.Fatalf("the summary is for %+v", got)
			}
			if got.Held(today) != tt.finished {
				t.Errorf("held is %v", got.Held(today))
			}
			asks, rest := false, 0
			for _, one := range journal.Readiness(m, c, l, got, today) {
				if one.ItemID == "meeting.ask" {
					asks = true
				} else {
					rest++
				}
			}
			if asks != tt.asks {
				t.Errorf("what one would like help with is asked for: %v", asks)
			}
			if rest != 14 {
				t.Errorf("%d other things are not written, want the whole sheet as before: the loop goes on", rest)
			}
		})
	}
}

// Two meetings at the same time both stand. The one planned first is the one that a
// summary is for, a reflection meeting before any other, whichever comes first.
func TestTwoMeetingsAtTheSameTime(t *testing.T) {
	c, l := challenge(t)
	on := "2026-12-03"
	for n, kind := range []journal.MeetingKind{journal.Network, journal.Reflection, journal.Reflection} {
		m := held(t, byte(40+n), kind, on, l.ID)
		m.Clock, m.Created = "13:00", at(t, "2026-11-01", 9+n)
		c.Meetings = append(c.Meetings, m)
	}
	if got := len(c.MeetingsOf(l.ID)); got != 3 {
		t.Fatalf("%d of 3 meetings of the loop", got)
	}
	for _, today := range []string{"2026-11-23", on} {
		if got := c.MeetingFor(l, day(t, today)); got != c.Meetings[1] {
			t.Errorf("on %s the summary is for %v", today, got.ID)
		}
	}
	// Held, it is still one of the three, and always the same one.
	first := c.MeetingFor(l, day(t, "2026-12-04"))
	if first == nil || first != c.MeetingFor(l, day(t, "2027-12-04")) {
		t.Error("the last one held changes from day to day")
	}
	slices.Reverse(c.Meetings)
	y := journal.YearOf(journal.YearInput{Year: 2026, Today: day(t, "2026-11-23"), Challenges: []*journal.Challenge{c}, Meetings: c.Meetings})
	var ids []journal.ID
	for _, m := range y.Meetings {
		ids = append(ids, m.ID)
	}
	if !slices.Equal(ids, []journal.ID{id(40), id(41), id(42)}) {
		t.Errorf("the year has %v, want all three as they were planned", ids)
	}
}

// A loop that is gone back to after the next one began. Its measurements are those
// of its own days, whenever they are written; what was copied into the next loop
// stays as it was copied, and what was only read off there follows.
func TestALoopReopenedAfterTheNextBegan(t *testing.T) {
	for _, tt := range []struct {
		name string
		plan journal.Plan // of loop 2
		base journal.Value
	}{
		{"a baseline that was carried over stays", journal.Plan{Baseline: set(7), Target: set(3)}, set(7)},
		{"one that is read off is the last one before", journal.Plan{Target: set(3)}, set(6)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := threeLoops(t)
			c.Loops = c.Loops[:2]
			i := indicator(t, c, 20, journal.Down, tt.plan, []string{"2026-10-12", "2026-10-20", "2026-11-09"}, []float64{9, 7, 4})
			i.Plans[c.Loops[0].ID] = journal.Plan{Baseline: set(12)}
			// Written in December, of a day in the first loop.
			late := &journal.Measurement{ID: id(120), Value: 6, Day: day(t, "2026-10-28"), Created: at(t, "2026-12-01", 9)}
			i.Measurements = slices.Insert(i.Measurements, 2, late)

			one, two := c.SeriesOf(i, c.Loops[0]), c.SeriesOf(i, c.Loops[1])
			if last, _ := one.Last(); len(one.Points) != 3 || last.ID != late.ID || last.Loop != 1 {
				t.Errorf("loop 1 ends with %+v", last)
			}
			if len(two.Points) != 1 || two.Baseline != tt.base {
				t.Errorf("loop 2 has %d points from %v, want %v", len(two.Points), two.Baseline, tt.base)
			}
			if len(c.Thread(i).Points) != 4 {
				t.Error("the line through both loops lost a value")
			}
		})
	}
}

// The next loop is deleted: the one before is the current one again, to its end, and
// what was measured meanwhile is its own. Put back, all is as it was.
func TestTheNextLoopDeletedAndPutBack(t *testing.T) {
	c := threeLoops(t)
	i := indicator(t, c, 20, journal.Down, journal.Plan{Baseline: set(4)},
		[]string{"2026-10-12", "2026-11-09", "2026-12-07"}, []float64{9, 4, 3})
	i.Plans[c.Loops[0].ID], i.Plans[c.Loops[1].ID] = journal.Plan{Baseline: set(12)}, journal.Plan{Baseline: set(9)}
	counts := func() (n []int) {
		for _, l := range c.Loops {
			n = append(n, len(c.SeriesOf(i, l).Points))
		}
		return n
	}
	whole, today := c.Loops, day(t, "2026-12-20")
	for _, tt := range []struct {
		left []*journal.Loop
		want []int
	}{
		{whole, []int{1, 1, 1}},
		{whole[:2], []int{1, 2}},
		{[]*journal.Loop{whole[0], whole[2]}, []int{2, 1}},
		{whole[:1], []int{3}},
		{whole, []int{1, 1, 1}},
	} {
		c.Loops = tt.left
		if got := counts(); !slices.Equal(got, tt.want) {
			t.Errorf("with %d loops the measurements are %v, want %v", len(tt.left), got, tt.want)
		}
		if n := len(c.Thread(i).Points); n != 3 {
			t.Errorf("with %d loops %d of 3 values are on the line", len(tt.left), n)
		}
		if got := c.SeriesOf(i, c.Loops[0]).Baseline; got != set(12) {
			t.Errorf("loop 1 begins at %v", got)
		}
		current := c.Current()
		if _, to := c.Span(current, today); to != today {
			t.Errorf("the current loop ended on %s", to)
		}
		if !slices.Contains(c.IndicatorsOf(current), i) {
			t.Error("the current loop does not have the indicator")
		}
	}
}

// An indicator that was made and planned in a loop, and measured in none, goes with
// that loop into the bin and comes back with it: no other loop is given it.
func TestAnIndicatorOfADeletedLoop(t *testing.T) {
	c := threeLoops(t)
	i := indicator(t, c, 20, journal.Down, journal.Plan{Target: set(2)}, nil, nil)
	i.Created = at(t, "2026-12-01", 9)
	whole := c.Loops
	c.Loops = whole[:2]
	if len(c.IndicatorsOf(c.Current())) != 0 || c.Indicator(i.ID) == nil {
		t.Error("it went to another loop, or is gone from the challenge")
	}
	c.Loops = whole
	if got := c.IndicatorsOf(c.Current()); len(got) != 1 || c.SeriesOf(i, c.Current()).Target != set(2) {
		t.Errorf("put back it is %v", got)
	}
}

// The day on which the next loop begins belongs to that loop, but for what was
// written before it was opened. It ends the loop before, and is in no span twice.
func TestTheDayOnWhichTheNextLoopBegan(t *testing.T) {
	c := threeLoops(t)
	border := "2026-11-02"
	i := indicator(t, c, 20, journal.Down, journal.Plan{}, []string{border, border, border}, []float64{6, 5, 4})
	for n, hour := range []int{9, 13, 15} { // the loop was opened at 13
		i.Measurements[n].Created = at(t, border, hour)
	}
	var values []float64
	for _, p := range c.SeriesOf(i, c.Loops[0]).Points {
		values = append(values, p.Value)
	}
	two := c.SeriesOf(i, c.Loops[1])
	if !slices.Equal(values, []float64{6}) || len(two.Points) != 2 || two.Baseline != set(6) {
		t.Errorf("loop 1 has %v, loop 2 begins at %v with %d", values, two.Baseline, len(two.Points))
	}
	if _, to := c.Span(c.Loops[0], day(t, "2026-11-23")); to != day(t, border) {
		t.Errorf("loop 1 ends on %s", to)
	}
}

// An indicator is known by its id: renamed it is the same one in every loop, with
// its plans and its values, and its unit only says what they are called.
func TestAnIndicatorRenamedOrInAnotherUnit(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*journal.Indicator)
		unit   bool
	}{
		{"renamed", func(i *journal.Indicator) { i.Name = words("Sene vagtskift") }, false},
		{"another unit", func(i *journal.Indicator) {
			i.Unit = journal.Text{Words: "om måneden", First: day(t, "2026-10-05"), Written: day(t, "2026-11-20")}
		}, true},
		{"no unit any more", func(i *journal.Indicator) {
			i.Unit = journal.Text{First: day(t, "2026-10-05"), Written: day(t, "2026-11-20")}
		}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := threeLoops(t)
			i := indicator(t, c, 20, journal.Down, journal.Plan{Baseline: set(4), Target: set(2)},
				[]string{"2026-10-12", "2026-11-09", "2026-12-07"}, []float64{9, 4, 3})
			for _, m := range i.Measurements {
				m.Created = m.Day.Time()
			}
			i.Unit = journal.Text{Words: "om ugen", First: day(t, "2026-10-05"), Written: day(t, "2026-10-05")}
			before := c.Thread(i)
			tt.change(i)
			after := c.Thread(i)
			if !slices.Equal(before.Points, after.Points) || before.Start() != after.Start() || len(after.Parts) != len(before.Parts) {
				t.Error("its values or its loops changed")
			}
			if after.Parts[len(after.Parts)-1].Target != set(2) {
				t.Error("its target is gone")
			}
			if _, said := i.UnitChanged(); said != tt.unit {
				t.Errorf("that the unit is another one is said: %v", said)
			}
		})
	}
}

// A kind that something measured or planned can't be of is refused. Values are
// neither counted over nor thrown away.
func TestAKindThatDoesNotSuitWhatWasMeasured(t *testing.T) {
	for _, tt := range []struct {
		name   string
		values []float64
		plan   journal.Plan
		can    []journal.IndicatorKind
	}{
		{"nothing measured", nil, journal.Plan{}, []journal.IndicatorKind{journal.KindScale, journal.KindNumber, journal.KindPercent, journal.KindCount, journal.KindYesNo}},
		{"a number over five", []float64{12}, journal.Plan{}, []journal.IndicatorKind{journal.KindNumber, journal.KindPercent, journal.KindCount}},
		{"one of many is over five", []float64{1, 2, 12, 3}, journal.Plan{}, []journal.IndicatorKind{journal.KindNumber, journal.KindPercent, journal.KindCount}},
		{"the mean of a scale", []float64{3.5}, journal.Plan{}, []journal.IndicatorKind{journal.KindScale, journal.KindNumber, journal.KindPercent}},
		{"the ends of a scale", []float64{1, 5}, journal.Plan{}, []journal.IndicatorKind{journal.KindScale, journal.KindNumber, journal.KindPercent, journal.KindCount}},
		{"yes and no", []float64{1, 0}, journal.Plan{}, []journal.IndicatorKind{journal.KindNumber, journal.KindPercent, journal.KindCount, journal.KindYesNo}},
		{"below nought", []float64{-3}, journal.Plan{}, []journal.IndicatorKind{journal.KindNumber, journal.KindPercent}},
		{"only the target is over five", []float64{3}, journal.Plan{Target: set(6)}, []journal.IndicatorKind{journal.KindNumber, journal.KindPercent, journal.KindCount}},
		{"only the baseline", nil, journal.Plan{Baseline: set(0.5)}, []journal.IndicatorKind{journal.KindNumber, journal.KindPercent}},
		{"only what was expected", nil, journal.Plan{Expected: set(6)}, []journal.IndicatorKind{journal.KindNumber, journal.KindPercent, journal.KindCount}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			i := &journal.Indicator{Kind: journal.KindNumber, Plans: map[journal.ID]journal.Plan{id(1): tt.plan}}
			for _, v := range tt.values {
				i.Measurements = append(i.Measurements, &journal.Measurement{Value: v})
			}
			for _, kind := range []journal.IndicatorKind{journal.KindScale, journal.KindNumber, journal.KindPercent, journal.KindCount, journal.KindYesNo} {
				if got := i.CanBe(kind); got != slices.Contains(tt.can, kind) {
					t.Errorf("%s: %v", kind, got)
				}
			}
		})
	}
}

// A deleted indicator is nowhere in its challenge. Readiness asks for no measurement
// of it, and what is left is told without it.
func TestAnIndicatorDeletedAfterMeasuring(t *testing.T) {
	c := threeLoops(t)
	i := indicator(t, c, 20, journal.Down, journal.Plan{}, []string{"2026-10-12", "2026-12-01"}, []float64{9, 4})
	today := day(t, "2026-12-28")
	asked := func() bool {
		return slices.ContainsFunc(journal.Readiness(load(t), c, c.Current(), nil, today), func(m journal.Missing) bool { return m.Indicator == i.ID })
	}
	if has := c.AnsweredIn(c.Current()); !asked() || !has("indicators") || !has("log.measurement") {
		t.Fatal("an indicator without a fresh value is not asked for")
	}
	c.Indicators = nil
	if has := c.AnsweredIn(c.Current()); asked() || has("indicators") || has("log.measurement") {
		t.Error("what is deleted is asked for, or counts as written")
	}
}

// The clock is set back, by a day, by years, or to what a machine without a clock
// shows. Nothing that is counted becomes negative, nothing is asked about days that
// did not come, and what lies ahead of the clock is the newest.
func TestTheClockSetBack(t *testing.T) {
	m := load(t)
	for name, today := range map[string]journal.Day{
		"by a day": day(t, "2026-11-22"), "to before the loop": day(t, "2026-10-01"), "by a year": day(t, "2025-11-23"),
		"to a clock that was never set": day(t, "1970-01-01"), "west of Greenwich": day(t, "1969-12-31"), "the day before": day(t, "1969-12-30"),
		"to no day": {},
	} {
		t.Run(name, func(t *testing.T) {
			c, l := challenge(t)
			l.Created = at(t, "2026-10-05", 9)
			l.FirstAction = day(t, "2026-10-06")
			l.Outcome, l.OutcomeOn = journal.CarriedOut, day(t, "2026-11-20")
			first := day(t, "2026-10-05")
			l.Texts[journal.AssumptionsID] = journal.Text{Words: "De er ligeglade.", First: first, Written: first}
			c.Perspectives = []string{"citizen", "organisation"}
			indicator(t, c, 20, journal.Down, journal.Plan{Baseline: set(9)}, []string{"2026-11-16", "2026-11-23"}, []float64{7, 6})
			for _, one := range c.Indicators[0].Measurements {
				one.Created = one.Day.Time().Add(9 * time.Hour)
			}
			c.Meetings = []*journal.Meeting{held(t, 40, journal.Reflection, "2026-11-23", l.ID)}

			s := c.SeriesOf(c.Indicators[0], l)
			if last, _ := s.Last(); last.Value != 6 || s.Interval() != 7 || !s.Fresh(today) {
				t.Errorf("the last measurement is %+v, fresh is %v", last, s.Fresh(today))
			}
			for _, one := range journal.Readiness(m, c, l, c.Meetings[0], today) {
				if !one.Indicator.IsZero() {
					t.Error("a measurement is asked for, though one lies ahead of the clock")
				}
			}
			if from, to := c.Span(l, today); to.Before(from) || from != l.Started {
				t.Errorf("the loop ran from %s to %s", from, to)
			}
			if got := c.MeetingFor(l, today); got != c.Meetings[0] {
				t.Errorf("the meeting is %+v", got)
			}
			if _, yes := journal.RememberedAfterwards(l, journal.AssumptionsID); yes {
				t.Error("what was written before the trial was remembered afterwards")
			}
			// Two dozen days ask each rule in its turn.
			notes := three(t, l)
			for range 5 {
				notes = append(notes, kept(t, l, journal.Action, "2026-11-20", "employee"))
			}
			for n := range 24 {
				on := today
				if !on.IsZero() {
					on = on.Add(-n)
				}
				for _, wrote := range []time.Time{at(t, "2026-11-20", 9), {}, on.Time().Add(-48 * time.Hour)} {
					for k := range notes {
						notes[k].Created = wrote
					}
					if g, ok := journal.GentleQuestion(c, l, notes, on); ok && g.Count <= 0 {
						t.Fatalf("on %s it asks about %d, %s", on, g.Count, g.Rule)
					}
				}
			}
			for _, year := range []int{today.Year, 2026} {
				y := journal.YearOf(journal.YearInput{Year: year, Today: today, Challenges: []*journal.Challenge{c}, Meetings: c.Meetings, Entries: notes})
				for _, one := range y.Challenges {
					for _, ran := range one.Loops {
						if ran.To.Before(ran.From) {
							t.Errorf("in %d the loop ran from %s to %s", year, ran.From, ran.To)
						}
					}
				}
				if year == 2026 && (len(y.Meetings) != 1 || len(y.Stars) != 3) {
					t.Errorf("the year 2026 has %d meetings and %d star moments", len(y.Meetings), len(y.Stars))
				}
				for _, slot := range journal.YearCalendar(year, c.Meetings, today) {
					if year > 0 && !slot.Day.IsZero() && slot.Day.Year != year {
						t.Errorf("the calendar of %d proposes %s", year, slot.Day)
					}
				}
			}
		})
	}
}

// A loop that is opened while the clock shows a day before the one it follows begins
// on that day, until the leader puts it right. It is the current one, and each
// measurement is in one loop all the same.
func TestALoopOpenedWhileTheClockWasSetBack(t *testing.T) {
	for _, started := range []string{"2026-11-01", "2026-10-05", "2025-11-23", "1970-01-01"} {
		c := threeLoops(t)
		c.Loops = c.Loops[:2]
		l := c.Loops[1]
		l.Started, l.Created = day(t, started), at(t, started, 13)
		i := indicator(t, c, 20, journal.Down, journal.Plan{}, []string{"2025-11-23", "2026-10-12", "2026-11-09"}, []float64{9, 7, 4})
		if c.Current() != l {
			t.Errorf("%s: the current loop is %d", started, c.Current().Number)
		}
		th := c.Thread(i)
		if n := len(th.Before) + len(th.Points); n != 3 {
			t.Errorf("%s: %d of 3 measurements", started, n)
		}
		if from, to := c.Span(c.Loops[0], day(t, "2026-11-23")); to.Before(from) {
			t.Errorf("%s: loop 1 ran from %s to %s", started, from, to)
		}
		if got := c.IndicatorsOf(l); len(got) != 1 {
			t.Errorf("%s: the loop lost its indicator", started)
		}
	}
}

// A challenge is archived on the day of its meeting: it is hidden whole, and whole
// for the meeting that is under way. The year does not tell of it, but knows of it.
func TestAChallengeArchivedDuringItsMeeting(t *testing.T) {
	m := load(t)
	c, l := challenge(t)
	today := day(t, "2026-11-23")
	c.Meetings = []*journal.Meeting{held(t, 40, journal.Reflection, "2026-11-23", l.ID)}
	indicator(t, c, 20, journal.Down, journal.Plan{Baseline: set(9)}, []string{"2026-11-16"}, []float64{7})
	before := len(journal.Readiness(m, c, l, c.Meetings[0], today))
	year := func() journal.Year {
		return journal.YearOf(journal.YearInput{Year: 2026, Today: today, Challenges: []*journal.Challenge{c}, Meetings: c.Meetings})
	}
	for _, status := range []journal.Status{journal.Archived, journal.Open} {
		c.Status = status
		if c.MeetingFor(l, today) != c.Meetings[0] || len(c.IndicatorsOf(l)) != 1 || len(journal.Readiness(m, c, l, c.Meetings[0], today)) != before {
			t.Errorf("%s, something of it is gone", status)
		}
		y, hidden := year(), 0
		if status == journal.Archived {
			hidden = 1
		}
		if len(y.Archived) != hidden || len(y.Challenges) != 1-hidden || len(y.Meetings) != 1-hidden {
			t.Errorf("%s, the year has %d challenges and %d meetings, and knows of %d hidden", status, len(y.Challenges), len(y.Meetings), len(y.Archived))
		}
	}
}
