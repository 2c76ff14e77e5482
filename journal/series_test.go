package journal_test

import (
	"testing"

	"stjerne/journal"
)

// The drawing of screens.md: "Sidste måling 16. nov.: 3 … Målet er nået i 2 af 6
// målinger."
func TestSeriesOfTheDrawing(t *testing.T) {
	c, l := challenge(t)
	i := indicator(t, c, 20, journal.Down, journal.Plan{Baseline: set(9), Target: set(3)},
		[]string{"2026-10-08", "2026-10-13", "2026-10-20", "2026-10-27", "2026-11-09", "2026-11-16"},
		[]float64{8, 6, 6, 5, 3, 3})
	s := c.SeriesOf(i, l)
	if last, ok := s.Last(); !ok || last.Day != day(t, "2026-11-16") || last.Value != 3 {
		t.Errorf("last is %+v", last)
	}
	if reached, of, judged := s.AtTarget(); reached != 2 || of != 6 || !judged {
		t.Errorf("%d of %d, %v", reached, of, judged)
	}
	if s.Moved() != journal.Improved {
		t.Errorf("moved %s", s.Moved())
	}
}

// What was measured before a loop began belongs to its baseline, and each loop
// has its own points.
func TestSeriesOfTwoLoops(t *testing.T) {
	c, first := challenge(t)
	i := indicator(t, c, 20, journal.Down, journal.Plan{Target: set(3)},
		[]string{"2026-09-20", "2026-10-01", "2026-10-05", "2026-10-20", "2026-11-02", "2026-11-09"},
		[]float64{12, 11, 9, 7, 4, 2})
	second := &journal.Loop{ID: id(2), Number: 2, Started: day(t, "2026-11-02")}
	c.Loops = append(c.Loops, second)

	s := c.SeriesOf(i, first)
	if s.Baseline != set(11) || s.BaselineDay != day(t, "2026-10-01") || len(s.Points) != 2 {
		t.Errorf("first: baseline %v of %s, %d points", s.Baseline, s.BaselineDay, len(s.Points))
	}
	s = c.SeriesOf(i, second)
	if s.Baseline != set(7) || len(s.Points) != 2 || s.Points[0].Value != 4 || s.Target.Set {
		t.Errorf("second: baseline %v, points %v, target %v", s.Baseline, s.Points, s.Target)
	}
	i.Plans[second.ID] = journal.Plan{Baseline: set(8)}
	if s = c.SeriesOf(i, second); s.Baseline != set(8) || !s.BaselineDay.IsZero() {
		t.Errorf("a baseline of the plan's own gave way to %v", s.Baseline)
	}
}

// An indicator that was made and not planned yet must not vanish.
func TestIndicatorsOf(t *testing.T) {
	c, first := challenge(t)
	planned := indicator(t, c, 20, journal.Down, journal.Plan{}, nil, nil)
	second := &journal.Loop{ID: id(2), Number: 2, Started: day(t, "2026-11-02"), Created: day(t, "2026-11-02").Time()}
	c.Loops = append(c.Loops, second)
	bare := &journal.Indicator{ID: id(21), Created: day(t, "2026-11-10").Time()}
	c.Indicators = append(c.Indicators, bare)
	if of := c.IndicatorsOf(first); len(of) != 1 || of[0] != planned {
		t.Errorf("first: %v", of)
	}
	if of := c.IndicatorsOf(second); len(of) != 1 || of[0] != bare {
		t.Errorf("second: %v", of)
	}
}

// design.md: "neither has no target: its change is told and not judged."
func TestMoved(t *testing.T) {
	plan := journal.Plan{Baseline: set(10), Target: set(10)}
	tests := []struct {
		better journal.Better
		values []float64
		want   journal.Movement
		stood  bool
	}{
		{journal.Up, []float64{12}, journal.Improved, false},
		{journal.Down, []float64{12}, journal.Worsened, false},
		{journal.Neither, []float64{12}, journal.Told, false},
		{journal.Up, []float64{14, 10}, journal.Unmoved, true},
		{journal.Up, []float64{9.5}, journal.Worsened, true},
		{journal.Up, nil, journal.NotMeasured, false},
	}
	for _, tt := range tests {
		c, l := challenge(t)
		days := []string{"2026-10-06", "2026-10-07"}[:len(tt.values)]
		s := c.SeriesOf(indicator(t, c, 20, tt.better, plan, days, tt.values), l)
		if s.Moved() != tt.want || s.Stood() != tt.stood {
			t.Errorf("%s, %v: %s, stood %v", tt.better, tt.values, s.Moved(), s.Stood())
		}
		if tt.better == journal.Neither {
			if _, _, judged := s.AtTarget(); judged {
				t.Error("an indicator of no direction was judged")
			}
		}
	}
	c, l := challenge(t)
	s := c.SeriesOf(indicator(t, c, 20, journal.Up, journal.Plan{}, []string{"2026-10-06"}, []float64{5}), l)
	if s.Moved() != journal.NotMeasured {
		t.Errorf("one value without a baseline moved: %s", s.Moved())
	}
}

func TestSeriesOfOneDay(t *testing.T) {
	c, l := challenge(t)
	i := indicator(t, c, 20, journal.Up, journal.Plan{}, []string{"2026-10-06", "2026-10-06", "2026-10-06"}, []float64{3, 4, 5})
	s := c.SeriesOf(i, l)
	if last, _ := s.Last(); last.Value != 5 {
		t.Errorf("the last of a day is %v, want the one written last", last.Value)
	}
	if s.Interval() != 0 {
		t.Errorf("interval %d of one day", s.Interval())
	}
}
