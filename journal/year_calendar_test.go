package journal_test

import (
	"slices"
	"testing"
	"time"

	"stjerne/journal"
)

// method.md: "Det begynder med et fælles møde … Hver anden måned er der
// fællesmøde (i materialet marts/april og maj/juni) … I december samles året."
func TestYearCalendar(t *testing.T) {
	for _, c := range []struct {
		name     string
		today    string
		meetings []*journal.Meeting
		want     []string // kind and day, ? where proposed
	}{
		{
			"nothing planned, before the year", "2025-12-10", nil,
			[]string{"kickoff 2026-01-13 ?", "common 2026-03-12 ?", "common 2026-05-12 ?", "common 2026-08-04 ?", "common 2026-09-15 ?", "yearend 2026-12-01 ?"},
		},
		{
			"counted from the kick-off", "2026-02-20",
			[]*journal.Meeting{held(t, 1, journal.Kickoff, "2026-02-19")},
			[]string{"kickoff 2026-02-19", "common 2026-04-21 ?", "common 2026-06-23 ?", "common 2026-08-19 ?", "common 2026-10-20 ?", "yearend 2026-12-01 ?"},
		},
		{
			"a kick-off in autumn", "2026-09-02",
			[]*journal.Meeting{held(t, 1, journal.Kickoff, "2026-08-31")},
			[]string{"kickoff 2026-08-31", "common 2026-11-03 ?", "yearend 2026-12-01 ?"},
		},
		{
			"what is past and was not held is left out", "2026-11-23", nil,
			[]string{"yearend 2026-12-01 ?"},
		},
		{
			"late in a window the days that are left", "2026-04-20", nil,
			[]string{"common 2026-04-21 ?", "common 2026-05-12 ?", "common 2026-08-04 ?", "common 2026-09-15 ?", "yearend 2026-12-01 ?"},
		},
		{
			"filled, planned otherwise, and one more than the year has", "2026-06-01",
			[]*journal.Meeting{
				held(t, 1, journal.Kickoff, "2026-01-20"), held(t, 2, journal.Common, "2026-03-24"), held(t, 3, journal.Common, "2026-04-28"),
				held(t, 4, journal.Common, "2026-08-31"), held(t, 5, journal.YearEnd, "2026-11-30"), held(t, 6, journal.Reflection, "2026-09-10"),
				held(t, 7, journal.Common, "2025-09-10"),
			},
			[]string{
				"kickoff 2026-01-20", "common 2026-03-24", "common 2026-04-28", "common 2026-06-02 ?", "common 2026-08-31",
				"common 2026-09-22 ?", "yearend 2026-11-30",
			},
		},
		{"the year is over", "2027-01-04", []*journal.Meeting{held(t, 2, journal.Common, "2026-03-24")}, []string{"common 2026-03-24"}},
		{"between Christmas and New Year", "2026-12-22", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range journal.YearCalendar(2026, c.meetings, day(t, c.today)) {
				line := string(s.Kind) + " " + s.Day.String()
				if s.Proposed() {
					line += " ?"
				}
				got = append(got, line)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

// What is proposed is after today, in its window, and on a day that people are at
// work, whatever the year and whenever the kick-off was.
func TestProposedDaysAreWorkingDays(t *testing.T) {
	// Easter Sunday and what follows from it, as the almanac has them.
	holidays := []string{
		"2025-04-15", "2025-04-17", "2025-05-29", "2026-03-31", "2026-04-02", "2026-05-14", "2027-03-25", "2027-05-06",
		"2030-04-18", "2030-05-30", "2026-02-12", "2026-02-17", "2026-10-14", "2025-06-05", "2026-07-08", "2026-12-24", "2026-12-30",
	}
	for year := 2024; year < 2060; year++ {
		for k := range 365 {
			kickoff := journal.Day{Year: year, Month: time.January, Date: 1}.Add(k)
			m := &journal.Meeting{Kind: journal.Kickoff, Day: kickoff}
			for _, s := range journal.YearCalendar(year, []*journal.Meeting{m}, kickoff) {
				if !s.Proposed() {
					continue
				}
				weekday := s.Day.Time().Weekday()
				if weekday < time.Tuesday || weekday > time.Thursday || s.Day.Month == time.July || slices.Contains(holidays, s.Day.String()) {
					t.Fatalf("%s is proposed on %s, %s", s.Kind, weekday, s.Day)
				}
				if !s.Day.After(kickoff) || s.Day.Before(s.From) || s.Day.After(s.To) {
					t.Fatalf("%s is proposed on %s, outside %s to %s", s.Kind, s.Day, s.From, s.To)
				}
			}
		}
	}
}
