package journal_test

import (
	"testing"
	"time"

	"stjerne/journal"
)

// at is an instant of a day, for what was written when.
func at(t *testing.T, d string, hour int) time.Time {
	return day(t, d).Time().Add(time.Duration(hour) * time.Hour)
}

// threeLoops is a challenge with loops from 5 October, 2 November and 30 November.
func threeLoops(t *testing.T) *journal.Challenge {
	c, first := challenge(t)
	first.Created = at(t, "2026-10-05", 9)
	for n, d := range []string{"2026-11-02", "2026-11-30"} {
		c.Loops = append(c.Loops, &journal.Loop{
			ID: id(byte(n + 2)), Challenge: c.ID, Number: n + 2, Started: day(t, d), Created: at(t, d, 13),
		})
	}
	return c
}

// design.md: an indicator is followed through the loops of its challenge under one
// id. Points before the first loop began are its baseline's.
func TestThreadThroughLoops(t *testing.T) {
	c := threeLoops(t)
	i := indicator(t, c, 20, journal.Down, journal.Plan{Target: set(2)},
		[]string{"2026-09-20", "2026-10-01", "2026-10-12", "2026-10-20", "2026-11-09", "2026-12-07"},
		[]float64{12, 11, 9, 7, 4, 3})
	i.Plans[c.Loops[0].ID] = journal.Plan{Target: set(5)}
	th := c.Thread(i)
	if len(th.Before) != 2 || th.Before[1].Loop != 0 || len(th.Points) != 4 || len(th.Parts) != 3 {
		t.Fatalf("%d before, %d points, %d parts", len(th.Before), len(th.Points), len(th.Parts))
	}
	for n, want := range []int{1, 1, 2, 3} {
		if th.Points[n].Loop != want {
			t.Errorf("point %d belongs to loop %d, want %d", n, th.Points[n].Loop, want)
		}
	}
	for n, want := range []journal.Value{set(11), set(7), set(4)} {
		if th.Parts[n].Baseline != want {
			t.Errorf("loop %d begins at %v, want %v", n+1, th.Parts[n].Baseline, want)
		}
	}
	if th.Parts[0].Target != set(5) || th.Parts[1].Target.Set || th.Parts[2].Target != set(2) {
		t.Error("a target strayed into another loop")
	}
	if b := th.Borders(); len(b) != 2 || b[0] != day(t, "2026-11-02") || b[1] != day(t, "2026-11-30") {
		t.Errorf("borders %v", b)
	}
	if th.Start() != set(11) {
		t.Errorf("began at %v", th.Start())
	}
	early := th.To(c.Loops[1])
	if last, _ := early.Last(); last.Value != 4 || len(early.Points) != 3 || len(early.Parts) != 2 {
		t.Errorf("as of loop 2: %+v", early)
	}
	if len(th.Points) != 4 {
		t.Error("looking back changed the thread")
	}
}

// The thread of an indicator that was made in a later loop begins there, and what
// was measured before is its baseline; a loop in between that does not have it is
// passed through.
func TestThreadBeginsWithItsFirstLoop(t *testing.T) {
	c := threeLoops(t)
	i := indicator(t, c, 20, journal.Up, journal.Plan{}, []string{"2026-10-01", "2026-12-07"}, []float64{1, 4})
	th := c.Thread(i)
	if len(th.Parts) != 1 || th.Parts[0].Loop.Number != 3 || len(th.Before) != 1 || len(th.Points) != 1 {
		t.Errorf("%+v", th)
	}
	i.Plans[c.Loops[0].ID] = journal.Plan{}
	if th = c.Thread(i); len(th.Parts) != 3 || len(th.Parts[1].Points) != 0 {
		t.Errorf("parts %+v", th.Parts)
	}
	orphan := &journal.Indicator{ID: id(30), Plans: map[journal.ID]journal.Plan{id(77): {}}}
	if th = c.Thread(orphan); len(th.Parts)+len(th.Points) != 0 || th.Start().Set || th.Runs().Signal() {
		t.Errorf("an indicator of no loop: %+v", th)
	}
	none := &journal.Challenge{}
	if th = none.Thread(i); len(th.Parts) != 0 {
		t.Errorf("a challenge without loops: %+v", th)
	}
}

// A measurement of the day a loop begins is the new loop's, but where the loop was
// opened on that day after it was written. The series and the thread must agree,
// and no measurement is counted twice or in no loop.
func TestTheDayBetweenTwoLoops(t *testing.T) {
	border := "2026-11-02"
	tests := []struct {
		name    string
		written time.Time // the measurement
		opened  time.Time // loop 2
		want    int
	}{
		{"written before the loop was opened", at(t, border, 9), at(t, border, 13), 1},
		{"written after", at(t, border, 15), at(t, border, 13), 2},
		{"at the same instant", at(t, border, 13), at(t, border, 13), 2},
		{"written later for that day", at(t, "2026-11-20", 9), at(t, border, 13), 2},
		{"the loop was entered days later, with an earlier start", at(t, border, 9), at(t, "2026-11-05", 9), 2},
		{"the loop was planned ahead", at(t, "2026-10-25", 9), at(t, "2026-10-20", 9), 2},
		{"nobody knows when it was written", time.Time{}, at(t, border, 13), 2},
	}
	for _, tt := range tests {
		c := threeLoops(t)
		c.Loops[1].Created = tt.opened
		i := indicator(t, c, 20, journal.Down, journal.Plan{}, []string{"2026-10-12", border, "2026-11-03"}, []float64{9, 6, 5})
		i.Measurements[1].Created = tt.written
		th := c.Thread(i)
		if got := th.Points[1].Loop; got != tt.want {
			t.Errorf("%s: loop %d, want %d", tt.name, got, tt.want)
		}
		counted := 0
		for n, l := range c.Loops {
			s := c.SeriesOf(i, l)
			counted += len(s.Points)
			if has := len(s.Points) > 0 && s.Points[len(s.Points)-1].Day == day(t, border) ||
				len(s.Points) > 1 && s.Points[0].Day == day(t, border); has != (n+1 == tt.want) {
				t.Errorf("%s: the series of loop %d has it: %v", tt.name, n+1, has)
			}
		}
		if counted != 3 {
			t.Errorf("%s: %d of 3 measurements counted", tt.name, counted)
		}
		base := set(9)
		if tt.want == 1 {
			base = set(6)
		}
		if got := c.SeriesOf(i, c.Loops[1]).Baseline; got != base {
			t.Errorf("%s: loop 2 begins at %v, want %v", tt.name, got, base)
		}
	}
}

// Two loops that begin on one day, and one that was dated before the one it
// follows: each measurement is in one loop.
func TestLoopsOutOfOrder(t *testing.T) {
	for _, started := range [][2]string{{"2026-10-05", "2026-11-30"}, {"2026-11-30", "2026-11-30"}, {"2026-12-20", "2026-11-10"}, {"2026-09-01", "2026-09-01"}} {
		c := threeLoops(t)
		c.Loops[1].Started, c.Loops[2].Started = day(t, started[0]), day(t, started[1])
		i := indicator(t, c, 20, journal.Up, journal.Plan{},
			[]string{"2026-10-05", "2026-11-02", "2026-11-10", "2026-11-30", "2026-12-01", "2026-12-24"}, []float64{1, 2, 3, 4, 5, 6})
		counted := 0
		for _, l := range c.Loops {
			counted += len(c.SeriesOf(i, l).Points)
		}
		if counted != 6 {
			t.Errorf("%v: %d of 6 measurements counted", started, counted)
		}
	}
}

// A yes/no indicator has no middle; its share is told.
func TestThreadOfYesAndNo(t *testing.T) {
	c, _ := challenge(t)
	var days []string
	var values []float64
	for n := range 20 {
		days = append(days, day(t, "2026-10-06").Add(n).String())
		values = append(values, float64(n/10))
	}
	i := indicator(t, c, 20, journal.Up, journal.Plan{}, days, values)
	if !c.Thread(i).Runs().Signal() {
		t.Error("a number that moved so is no chance")
	}
	i.Kind = journal.KindYesNo
	th := c.Thread(i)
	if r := th.Runs(); r.HasMedian() || r.Enough() || r.Signal() {
		t.Errorf("%+v", r)
	}
	if yes, of := th.Share(); yes != 10 || of != 20 {
		t.Errorf("%d of %d", yes, of)
	}
}

func TestUnitChanged(t *testing.T) {
	first, later := "2026-10-05", "2026-11-01"
	tests := []struct {
		name           string
		first, written string
		measured       string
		want           bool
	}{
		{"changed after a measurement was written", first, later, "2026-10-12", true},
		{"changed before", first, later, "2026-11-02", false},
		{"changed the same day", first, later, later, false},
		{"given after, and never another", later, later, "2026-10-12", false},
		{"no unit", "", "", "2026-10-12", false},
	}
	for _, tt := range tests {
		i := &journal.Indicator{Measurements: []*journal.Measurement{{Day: day(t, "2026-10-01"), Created: at(t, tt.measured, 9)}}}
		if tt.first != "" {
			i.Unit = journal.Text{First: day(t, tt.first), Written: day(t, tt.written)}
		}
		d, changed := i.UnitChanged()
		if changed != tt.want || changed && d != day(t, tt.written) {
			t.Errorf("%s: %v, %s", tt.name, changed, d)
		}
	}
}

func BenchmarkThread(b *testing.B) {
	c := &journal.Challenge{ID: journal.ID{9}}
	i := &journal.Indicator{ID: journal.ID{20}, Plans: map[journal.ID]journal.Plan{}}
	from := journal.Day{Year: 2026, Month: 1, Date: 1}
	for n := range 5 {
		l := &journal.Loop{ID: journal.ID{byte(n + 1)}, Number: n + 1, Started: from.Add(n * 60)}
		c.Loops = append(c.Loops, l)
		i.Plans[l.ID] = journal.Plan{}
	}
	for n := range 5000 {
		i.Measurements = append(i.Measurements, &journal.Measurement{Day: from.Add(n * 300 / 5000), Value: float64(n * 7919 % 101)})
	}
	for b.Loop() {
		c.Thread(i).Runs()
	}
}
