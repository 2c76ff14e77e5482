package chart

import (
	"time"

	"stjerne/journal"
)

// span is the time that a picture shows.
type span struct{ first, last journal.Day }

// shortest is how many days the axis of time has at the least, so that a single
// measurement does not fill it.
const shortest = 7

// spanOf is from the day the first loop began, or the first value where no such
// day is known, to the last value, mark or loop.
func spanOf(t journal.Thread, marks []Mark) span {
	var s span
	if len(t.Parts) > 0 {
		s.first = t.Parts[0].From
	}
	if len(t.Points) > 0 {
		if p := t.Points[0].Day; s.first.IsZero() || p.Before(s.first) {
			s.first = p
		}
		s.last = t.Points[len(t.Points)-1].Day
	}
	see := func(d journal.Day) {
		if d.After(s.last) {
			s.last = d
		}
	}
	for _, border := range t.Borders() {
		// A loop that has just begun has some room of its own.
		see(border.Add(shortest))
	}
	for _, m := range Within(t, marks) {
		see(m.Day)
	}
	if s.last.IsZero() || s.last.Sub(s.first) < shortest {
		s.last = s.first.Add(shortest)
	}
	return s
}

// across is where a day stands, from 0 to 1; days outside stand at the ends.
func (s span) across(d journal.Day) float64 {
	days := s.last.Sub(s.first)
	if days <= 0 {
		return 0
	}
	return min(1, max(0, float64(d.Sub(s.first))/float64(days)))
}

// near are the values before the loops that are drawn: those no farther back than
// half the time of the loops, so that an old one does not squeeze what is looked at.
func (s span) near(before []journal.Point) []journal.Point {
	for n, p := range before {
		if s.first.Sub(p.Day) <= s.last.Sub(s.first)/2 {
			return before[n:]
		}
	}
	return nil
}

// Marked tells whether notes of a kind stand on the axis of time: what was done,
// and the star moments.
func Marked(kind journal.EntryKind) bool {
	return kind == journal.Action || kind == journal.Star
}

// Within are the marks of a thread's own time: from the day its first loop began to
// the day a loop began that is not its own any more.
func Within(t journal.Thread, marks []Mark) []Mark {
	var first, end journal.Day
	if len(t.Parts) > 0 {
		first, end = t.Parts[0].From, t.Parts[len(t.Parts)-1].Until
	}
	var in []Mark
	for _, m := range marks {
		if Marked(m.Kind) && !m.Day.IsZero() && !m.Day.Before(first) && (end.IsZero() || !m.Day.After(end)) {
			in = append(in, m)
		}
	}
	return in
}

// aFewWeeks is up to how many days an axis counts in days; beyond, in months.
const aFewWeeks = 45

// timeAxis sets the ticks of time: days for a few weeks, else the first of each
// month, or of every second, third, sixth or twelfth.
func timeAxis(first, last journal.Day, ticks int) []Tick {
	if first.IsZero() {
		return nil
	}
	of := span{first, last}
	days := last.Sub(first)
	var axis []Tick
	if days <= aFewWeeks {
		step := 7
		for days/step+1 > ticks {
			step += 7
		}
		for d := first; !d.After(last); d = d.Add(step) {
			axis = append(axis, Tick{At: of.across(d), Day: d})
		}
		return axis
	}
	unit := Months
	if days > 366 {
		unit = MonthAndYear
	}
	for _, every := range []int{1, 2, 3, 6, 12, 24, 60, 120} {
		axis = axis[:0]
		for d := firstOf(first, every); !d.After(last); d = monthsOn(d, every) {
			axis = append(axis, Tick{At: of.across(d), Day: d, Unit: unit})
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
