package journal

import (
	"slices"
	"time"
)

// Slot is a place in the calendar of the year: a meeting, or the proposal of one.
type Slot struct {
	Kind MeetingKind
	// Day is the meeting's, or the day that is proposed.
	Day Day
	// Meeting is nil where nothing is planned yet and Day is only proposed.
	Meeting *Meeting
	// From and To bound the time that the slot stands for; both zero for a meeting
	// beyond those that the year has.
	From, To Day
}

// Proposed tells whether nothing is planned for the slot yet.
func (s Slot) Proposed() bool { return s.Meeting == nil }

// YearCalendar lays the year out by day: "Det begynder med et fælles møde … Hver
// anden måned er der fællesmøde (i materialet marts/april og maj/juni) … I
// december samles året." It is a proposal and can be changed.
//
// The kick-off is the first meeting of that kind in the year, the year-end the
// last of its kind. Common meetings stand in windows of two months each, the first
// two months after the kick-off's month, up to November; without a kick-off as if
// it were in January, so that they fall in March/April and May/June. A meeting of
// the kind within the window fills it, and further ones stand beside it.
//
// What isn't filled is proposed, and what is past is left out: nobody is nagged
// about a meeting that was not held. The day proposed is a Tuesday, Wednesday or
// Thursday, the first on or after the date that the kick-off was on, and not
// in July, in weeks 7, 8 and 42, when schools have a holiday, in the week before
// Easter, on a public holiday or the day after Ascension, or between Christmas and
// New Year. Where a window has no such day left, nothing is proposed.
func YearCalendar(year int, meetings []*Meeting, today Day) []Slot {
	c := calendar{today: today, of: map[MeetingKind][]*Meeting{}}
	for _, m := range meetings {
		if m.Day.Year == year {
			c.of[m.Kind] = append(c.of[m.Kind], m)
		}
	}
	for _, of := range c.of {
		slices.SortStableFunc(of, func(a, b *Meeting) int { return a.Day.Compare(b.Day) })
	}
	begins, date := time.January, middle
	if of := c.of[Kickoff]; len(of) > 0 {
		begins, date = of[0].Day.Month, of[0].Day.Date
		c.slots = append(c.slots, Slot{Kind: Kickoff, Day: of[0].Day, Meeting: of[0]})
		c.of[Kickoff] = of[1:]
	} else {
		c.fill(Kickoff, Day{year, time.January, 1}, Day{year, time.February, 1}, date)
	}
	for month := begins + 2; month < time.November; month += 2 {
		c.fill(Common, Day{year, month, 1}, Day{year, month + 1, 1}, date)
	}
	if of := c.of[YearEnd]; len(of) > 0 {
		last := of[len(of)-1]
		c.slots = append(c.slots, Slot{Kind: YearEnd, Day: last.Day, Meeting: last})
		c.of[YearEnd] = of[:len(of)-1]
	} else {
		c.fill(YearEnd, Day{year, time.December, 1}, Day{year, time.December, 1}, 1)
	}
	for _, kind := range []MeetingKind{Kickoff, Common, YearEnd} {
		for _, m := range c.of[kind] {
			c.slots = append(c.slots, Slot{Kind: kind, Day: m.Day, Meeting: m})
		}
	}
	slices.SortStableFunc(c.slots, func(a, b Slot) int { return a.Day.Compare(b.Day) })
	return c.slots
}

// middle is the date that is looked for first where no kick-off gives one: far
// enough into a month that the holidays at its beginning are over.
const middle = 12

type calendar struct {
	today Day
	of    map[MeetingKind][]*Meeting // not placed yet, by day
	slots []Slot
}

// fill puts the first meeting of a kind in a window of two months, given by their
// first days, or the proposal of one.
func (c *calendar) fill(kind MeetingKind, first, second Day, date int) {
	s := Slot{Kind: kind, From: first, To: lastOfMonth(second)}
	for i, m := range c.of[kind] {
		if !m.Day.Before(s.From) && !m.Day.After(s.To) {
			s.Day, s.Meeting = m.Day, m
			c.of[kind] = slices.Delete(slices.Clone(c.of[kind]), i, i+1)
			c.slots = append(c.slots, s)
			return
		}
	}
	// A meeting takes a day's notice at the least.
	earliest := s.From
	if tomorrow := c.today.Add(1); tomorrow.After(earliest) {
		earliest = tomorrow
	}
	wished := Day{first.Year, first.Month, min(date, lastOfMonth(first).Date)}
	for _, from := range []Day{wished, s.From} {
		if from.Before(earliest) {
			from = earliest
		}
		for d := from; !d.After(s.To); d = d.Add(1) {
			if goodForMeeting(d) {
				s.Day = d
				c.slots = append(c.slots, s)
				return
			}
		}
	}
}

func lastOfMonth(d Day) Day { return DayOf(time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC)) }

// goodForMeeting tells whether a day is one that most who work in a Danish
// municipality are there on.
func goodForMeeting(d Day) bool {
	switch d.Time().Weekday() {
	case time.Tuesday, time.Wednesday, time.Thursday:
	default:
		return false
	}
	switch _, week := d.Time().ISOWeek(); {
	case week == 7 || week == 8 || week == 42, d.Month == time.July:
		return false
	case d.Month == time.December && d.Date > 22, d.Month == time.January && d.Date == 1:
		return false
	case d.Month == time.June && d.Date == 5: // Constitution Day
		return false
	}
	// From Easter Sunday: the week before it and Easter Monday, Ascension and the
	// day after, Whit Monday.
	from := d.Sub(easter(d.Year))
	return (from < -6 || from > 1) && from != 39 && from != 40 && from != 50
}

// easter is Easter Sunday of a year of the Gregorian calendar, by the method of
// Meeus, Jones and Butcher.
func easter(year int) Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Day{year, time.Month(n / 31), n%31 + 1}
}
