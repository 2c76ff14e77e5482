package journal_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stjerne/journal"
)

// yearChallenge is a challenge whose loops began on days, one after the other.
func yearChallenge(t *testing.T, n byte, started ...string) *journal.Challenge {
	t.Helper()
	c := &journal.Challenge{ID: id(n), Title: words(fmt.Sprintf("Udfordring %d", n)), Status: journal.Open}
	for i, from := range started {
		c.Loops = append(c.Loops, &journal.Loop{
			ID: id(n + byte(i) + 1), Challenge: c.ID, Number: i + 1, Started: day(t, from), Texts: map[string]journal.Text{},
		})
	}
	return c
}

func held(t *testing.T, n byte, kind journal.MeetingKind, on string, loops ...journal.ID) *journal.Meeting {
	t.Helper()
	m := &journal.Meeting{ID: id(n), Kind: kind, Loops: loops, Texts: map[string]journal.Text{}}
	if on != "" {
		m.Day = day(t, on)
	}
	return m
}

func TestLoopsOfTheYear(t *testing.T) {
	for _, c := range []struct {
		name    string
		started []string
		change  func(c *journal.Challenge)
		year    int
		want    string // numbers of the loops, * where over, - where left out
	}{
		{"one that goes on", []string{"2026-03-01"}, nil, 2026, "1"},
		{"one that goes on from the year before", []string{"2025-11-01"}, nil, 2026, "1"},
		{"not yet begun then", []string{"2026-03-01"}, nil, 2025, ""},
		{"begun after today", []string{"2026-12-20"}, nil, 2026, ""},
		{"the next one began on New Year's Day", []string{"2025-05-01", "2026-01-01"}, nil, 2026, "1* 2"},
		{"the next one began before New Year", []string{"2025-05-01", "2025-12-31"}, nil, 2026, "2"},
		{"came to nothing the year before", []string{"2025-05-01"}, func(c *journal.Challenge) {
			c.Loops[0].Outcome, c.Loops[0].OutcomeOn = journal.CameToNothing, journal.Day{Year: 2025, Month: 6, Date: 1}
		}, 2026, ""},
		{"came to nothing in the year", []string{"2025-05-01"}, func(c *journal.Challenge) {
			c.Loops[0].Outcome, c.Loops[0].OutcomeOn = journal.CameToNothing, journal.Day{Year: 2026, Month: 1, Date: 5}
		}, 2026, "1*"},
		{"closed", []string{"2026-02-01", "2026-05-01"}, func(c *journal.Challenge) {
			c.Status, c.ClosedOn = journal.Closed, journal.Day{Year: 2026, Month: 8, Date: 1}
		}, 2026, "1* 2*"},
	} {
		t.Run(c.name, func(t *testing.T) {
			challenge := yearChallenge(t, 10, c.started...)
			if c.change != nil {
				c.change(challenge)
			}
			y := journal.YearOf(journal.YearInput{Year: c.year, Today: day(t, "2026-12-01"), Challenges: []*journal.Challenge{challenge}})
			var got []string
			for _, of := range y.Challenges {
				for _, l := range of.Loops {
					mark := fmt.Sprint(l.Number)
					if l.Over {
						mark += "*"
					}
					got = append(got, mark)
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %v, want %q", got, c.want)
			}
		})
	}
}

// method.md: "I december samles året: læringer, aha-oplevelser og vejen videre."
func TestNotesAndMeetingsOfTheYear(t *testing.T) {
	hidden := yearChallenge(t, 50, "2026-01-10")
	hidden.Status = journal.Archived
	open := yearChallenge(t, 10, "2026-01-10")
	note := func(n byte, kind journal.EntryKind, on string, challenge journal.ID) journal.Entry {
		return journal.Entry{ID: id(n), Kind: kind, Day: day(t, on), Challenge: challenge, Text: words("x")}
	}
	in := journal.YearInput{
		Year: 2026, Today: day(t, "2026-11-23"), Challenges: []*journal.Challenge{hidden, open},
		Meetings: []*journal.Meeting{
			held(t, 1, journal.YearEnd, "2026-12-08"), held(t, 2, journal.Kickoff, "2026-01-20"),
			held(t, 3, journal.Reflection, "2025-12-30"), held(t, 4, journal.Reflection, ""),
			held(t, 5, journal.Reflection, "2026-05-01", hidden.Loops[0].ID),
			held(t, 6, journal.Reflection, "2026-11-23", hidden.Loops[0].ID, open.Loops[0].ID),
		},
		Entries: []journal.Entry{
			note(31, journal.Star, "2026-05-02", open.ID), note(32, journal.Star, "2026-01-01", journal.ID{}),
			note(33, journal.Aha, "2026-12-31", open.ID), note(34, journal.Learning, "2025-12-31", open.ID),
			note(35, journal.Learning, "2026-03-01", open.ID), note(36, journal.Action, "2026-03-01", open.ID),
			note(37, journal.Star, "2026-03-01", hidden.ID),
		},
		Own: journal.YearOwn{Out: map[journal.ID]bool{id(31): true, id(2): true, open.Loops[0].ID: true}},
	}
	y := journal.YearOf(in)
	var meetings []string
	for _, m := range y.Meetings {
		meetings = append(meetings, fmt.Sprint(m.ID[0], m.Held, m.Out))
	}
	if want := []string{"2 true true", "6 false false", "1 false false"}; !slices.Equal(meetings, want) {
		t.Errorf("meetings %v, want %v", meetings, want)
	}
	notes := func(list []journal.YearNote) (ids []string) {
		for _, n := range list {
			ids = append(ids, fmt.Sprint(n.ID[0], n.Out))
		}
		return ids
	}
	for name, c := range map[string]struct {
		got  []journal.YearNote
		want []string
	}{
		"stars": {y.Stars, []string{"32 false", "31 true"}}, "ahas": {y.Ahas, []string{"33 false"}}, "lessons": {y.Lessons, []string{"35 false"}},
	} {
		if got := notes(c.got); !slices.Equal(got, c.want) {
			t.Errorf("%s %v, want %v", name, got, c.want)
		}
	}
	if len(y.Challenges) != 1 || !y.Challenges[0].Loops[0].Out || len(y.Archived) != 1 {
		t.Errorf("challenges %+v, archived %v", y.Challenges, y.Archived)
	}
	if len(y.Ahead) != 1 || !y.Ahead[0].Out {
		t.Errorf("a challenge whose loops are left out goes on in the year: %+v", y.Ahead)
	}
}

func TestTheWayAhead(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(c *journal.Challenge)
		year   int
		words  string // "" for none
		source string
	}{
		{"nothing written", func(*journal.Challenge) {}, 2026, "Udfordring 10", ""},
		{"what the loop ended with", func(c *journal.Challenge) {
			c.Loops[1].Texts["renew.decision"] = words("Vi ringer.")
			c.Meetings = append(c.Meetings, decided(t, "2026-10-01", "Mødets."))
		}, 2026, "Vi ringer.", "renew.decision"},
		{"an earlier loop's end is not where it goes now", func(c *journal.Challenge) {
			c.Loops[0].Texts["renew.decision"] = words("Vi ringer.")
		}, 2026, "Udfordring 10", ""},
		{"what the last meeting decided", func(c *journal.Challenge) {
			c.Meetings = append(c.Meetings, decided(t, "", "Uden dag."), decided(t, "2026-10-01", "Sidst."),
				decided(t, "2026-03-01", "Først."), decided(t, "2027-01-10", "Næste år."))
		}, 2026, "Sidst.", "meeting.decision"},
		{"the year before, as it stood then", func(c *journal.Challenge) {
			c.Loops[1].Texts["renew.decision"] = words("Nu.")
			c.Loops[0].Texts["renew.decision"] = words("Dengang.")
		}, 2025, "Dengang.", "renew.decision"},
		{"closed in the year", func(c *journal.Challenge) {
			c.Status, c.ClosedOn = journal.Closed, day(t, "2026-10-01")
		}, 2026, "", ""},
		{"closed after it", func(c *journal.Challenge) {
			c.Status, c.ClosedOn = journal.Closed, day(t, "2026-10-01")
		}, 2025, "Udfordring 10", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			challenge := yearChallenge(t, 10, "2025-05-01", "2026-05-01")
			c.change(challenge)
			y := journal.YearOf(journal.YearInput{Year: c.year, Today: day(t, "2026-11-23"), Challenges: []*journal.Challenge{challenge}})
			got, source := "", ""
			for _, a := range y.Ahead {
				got, source = a.Words, a.Source
			}
			if got != c.words || source != c.source {
				t.Errorf("%q from %q, want %q from %q", got, source, c.words, c.source)
			}
		})
	}
}

func decided(t *testing.T, on, what string) *journal.Meeting {
	t.Helper()
	m := held(t, 99, journal.Reflection, on)
	m.Texts["meeting.decision"] = words(what)
	return m
}

// design.md: indicators go on with one line through all loops.
func TestSignsOfTheYear(t *testing.T) {
	for _, c := range []struct {
		name     string
		started  []string
		plans    []journal.Plan // by loop
		days     []string
		values   []float64
		out      int // loop that is left out; 0 none
		baseline journal.Value
		points   []float64 // nil: the indicator isn't there
		target   journal.Value
	}{
		{
			"one loop",
			[]string{"2026-03-01"},
			[]journal.Plan{{Baseline: set(9), Target: set(3)}},
			[]string{"2026-04-01", "2026-05-01"},
			[]float64{7, 4},
			0, set(9),
			[]float64{7, 4},
			set(3),
		},
		{
			"over two loops, from the first one's baseline to the last one's target",
			[]string{"2026-03-01", "2026-06-01"},
			[]journal.Plan{{Baseline: set(9), Target: set(3)}, {Baseline: set(7), Target: set(2)}},
			[]string{"2026-04-01", "2026-07-01"},
			[]float64{7, 4},
			0, set(9),
			[]float64{7, 4},
			set(2),
		},
		{
			"a loop from the year before starts where it stood at New Year",
			[]string{"2025-03-01"},
			[]journal.Plan{{Baseline: set(9)}},
			[]string{"2025-04-01", "2025-12-31", "2026-01-02"},
			[]float64{8, 6, 5},
			0, set(6),
			[]float64{5},
			journal.Value{},
		},
		{
			"not measured before New Year: the baseline holds",
			[]string{"2025-03-01"},
			[]journal.Plan{{Baseline: set(9)}},
			[]string{"2026-01-02"},
			[]float64{5},
			0, set(9),
			[]float64{5},
			journal.Value{},
		},
		{
			"measured before the loop began",
			[]string{"2026-03-01"},
			[]journal.Plan{{}},
			[]string{"2026-02-01", "2026-04-01"},
			[]float64{9, 5},
			0, set(9),
			[]float64{5},
			journal.Value{},
		},
		{
			"begun in the second loop",
			[]string{"2026-03-01", "2026-06-01"},
			[]journal.Plan{{}, {Baseline: set(8)}},
			[]string{"2026-07-01"},
			[]float64{5},
			0, set(8),
			[]float64{5},
			journal.Value{},
		},
		{
			"the first loop is left out",
			[]string{"2026-03-01", "2026-06-01"},
			[]journal.Plan{{Baseline: set(9)}, {Baseline: set(7)}},
			[]string{"2026-04-01", "2026-07-01"},
			[]float64{7, 4},
			1, set(7),
			[]float64{4},
			journal.Value{},
		},
		{
			"not measured in the year",
			[]string{"2025-03-01"},
			[]journal.Plan{{Baseline: set(9)}},
			[]string{"2025-04-01"},
			[]float64{7},
			0,
			journal.Value{},
			nil,
			journal.Value{},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			challenge := yearChallenge(t, 10, c.started...)
			i := indicator(t, challenge, 60, journal.Down, journal.Plan{}, c.days, c.values)
			i.Plans = map[journal.ID]journal.Plan{}
			out := map[journal.ID]bool{}
			for n, p := range c.plans {
				i.Plans[challenge.Loops[n].ID] = p
				out[challenge.Loops[n].ID] = n+1 == c.out
			}
			y := journal.YearOf(journal.YearInput{
				Year: 2026, Today: day(t, "2026-11-23"), Challenges: []*journal.Challenge{challenge}, Own: journal.YearOwn{Out: out},
			})
			if len(y.Signs) == 0 {
				if c.points != nil {
					t.Error("the indicator isn't there")
				}
				return
			}
			s := y.Signs[0].Series
			var points []float64
			for _, p := range s.Points {
				points = append(points, p.Value)
			}
			if s.Baseline != c.baseline || s.Target != c.target || !slices.Equal(points, c.points) {
				t.Errorf("from %v by %v to %v, want from %v by %v to %v", s.Baseline, points, s.Target, c.baseline, c.points, c.target)
			}
		})
	}
}

// BenchmarkYearOf gathers a year of 40 challenges, 200 loops, 10,000 notes and
// 5,000 measurements. It may take 20 ms.
func BenchmarkYearOf(b *testing.B) {
	in := journal.YearInput{Year: 2026, Today: journal.Day{Year: 2026, Month: time.December, Date: 10}}
	first := journal.Day{Year: 2026, Month: time.January, Date: 1}
	kinds := journal.EntryKinds()
	number := func(n int) journal.ID { return journal.ID{byte(n), byte(n >> 8), 1} }
	for n := range 40 {
		c := &journal.Challenge{ID: number(n), Status: journal.Open, Title: words("Udfordring")}
		i := &journal.Indicator{ID: number(1000 + n), Plans: map[journal.ID]journal.Plan{}, Better: journal.Down}
		for k := range 5 {
			l := &journal.Loop{ID: number(2000 + 5*n + k), Started: first.Add(60 * k), Texts: map[string]journal.Text{}}
			c.Loops = append(c.Loops, l)
			i.Plans[l.ID] = journal.Plan{Baseline: set(9), Target: set(3)}
		}
		for k := range 125 {
			i.Measurements = append(i.Measurements, &journal.Measurement{ID: number(k), Day: first.Add(2 * k), Value: float64(k % 9)})
		}
		c.Indicators = []*journal.Indicator{i}
		in.Challenges = append(in.Challenges, c)
	}
	for n := range 10000 {
		in.Entries = append(in.Entries, journal.Entry{ID: number(n), Kind: kinds[n%len(kinds)], Day: first.Add(n % 340), Challenge: number(n % 40)})
	}
	for n := range 50 {
		in.Meetings = append(in.Meetings, &journal.Meeting{ID: number(n), Kind: journal.Reflection, Day: first.Add(7 * n)})
	}
	for b.Loop() {
		journal.YearOf(in)
		journal.YearCalendar(2026, in.Meetings, in.Today)
	}
}
