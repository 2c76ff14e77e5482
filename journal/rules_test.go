package journal_test

import (
	"testing"

	"stjerne/journal"
	"stjerne/journal/method"
)

func load(t *testing.T) *method.Method {
	t.Helper()
	m, err := method.Load(method.Danish)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func day(t *testing.T, text string) journal.Day {
	t.Helper()
	d, err := journal.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// id makes a readable ID for a test.
func id(n byte) journal.ID { return journal.ID{n} }

func words(w string) journal.Text { return journal.Text{Words: w} }

// challenge is one of one loop, begun 5 October 2026.
func challenge(t *testing.T) (*journal.Challenge, *journal.Loop) {
	t.Helper()
	l := &journal.Loop{
		ID: id(1), Challenge: id(9), Number: 1, Started: day(t, "2026-10-05"),
		Texts: map[string]journal.Text{}, Briefs: map[string]journal.Text{},
		Steps: map[string]journal.Step{}, Kinds: map[journal.EntryKind]int{},
	}
	return &journal.Challenge{ID: id(9), Title: words("Overgange"), Voice: method.I, Status: journal.Open, Loops: []*journal.Loop{l}}, l
}

// indicator adds one with values on days: pairs of day and value.
func indicator(t *testing.T, c *journal.Challenge, n byte, better journal.Better, plan journal.Plan, days []string, values []float64) *journal.Indicator {
	t.Helper()
	i := &journal.Indicator{
		ID: id(n), Name: words("Sene overleveringer"), Kind: journal.KindCount, Better: better,
		Plans: map[journal.ID]journal.Plan{c.Loops[len(c.Loops)-1].ID: plan},
	}
	for k, d := range days {
		i.Measurements = append(i.Measurements, &journal.Measurement{
			ID: id(n + 100 + byte(k)), Day: day(t, d), Value: values[k], SeenBy: "employee",
		})
	}
	c.Indicators = append(c.Indicators, i)
	return i
}

func set(n float64) journal.Value { return journal.Value{N: n, Set: true} }

func answered(ids ...string) journal.Answered {
	return func(id string) bool {
		for _, a := range ids {
			if a == id {
				return true
			}
		}
		return false
	}
}

// screens.md: "A phase is marked ○ nothing yet, ◐ begun, ● lived: 3 and 4 are ●
// only when something was done or seen, not when it was planned."
func TestPhaseMark(t *testing.T) {
	m := load(t)
	all := func(phase int) []string {
		var ids []string
		for _, item := range m.Phases[phase-1].Items {
			if item.Counts {
				ids = append(ids, item.ID)
			}
		}
		return ids
	}
	without := func(ids []string, id string) []string {
		var rest []string
		for _, i := range ids {
			if i != id {
				rest = append(rest, i)
			}
		}
		return rest
	}
	tests := []struct {
		name  string
		phase int
		has   []string
		want  journal.Mark
	}{
		{"1 untouched", 1, nil, journal.None},
		{"1 with another phase's answers", 1, all(2), journal.None},
		{"1 with the first quarter's answers", 1, []string{"trial.baseline", "before.do", "before.scale"}, journal.Begun},
		{"1 with all but a reading", 1, without(all(1), "formulate.readings"), journal.Begun},
		{"1 whole", 1, all(1), journal.Lived},
		{"1 perspectives are any number, none included", 1, []string{"perspectives"}, journal.None},
		{"2 indicators answer trial.indicators", 2, append(without(all(2), "trial.indicators"), "indicators"), journal.Lived},
		{"3 planned whole", 3, all(3), journal.Begun},
		{"3 an action", 3, []string{"log.action"}, journal.Lived},
		{"3 changed on the way", 3, []string{"outcome", "outcome.changed"}, journal.Lived},
		{"3 came to nothing", 3, []string{"outcome", "outcome.came-to-nothing"}, journal.None},
		{"3 a star seen is not done", 3, []string{"log.star"}, journal.None},
		{"4 planned whole", 4, all(4), journal.Begun},
		{"4 an observation", 4, []string{"log.observation"}, journal.Lived},
		{"4 a star", 4, []string{"log.star"}, journal.Lived},
		{"4 a measurement", 4, []string{"log.measurement"}, journal.Lived},
		{"4 an action is not seen", 4, []string{"log.action"}, journal.None},
		{"5 star notes answer stars", 5, append(without(all(5), "stars"), "log.star"), journal.Lived},
		{"5 star notes alone", 5, []string{"log.star"}, journal.None},
		{"2 a list of indicators alone", 2, []string{"indicators"}, journal.Begun},
		{"6 an aha is not asked for", 6, []string{"log.aha"}, journal.None},
		{"6 the closing words", 6, []string{"renew.decision"}, journal.Begun},
		{"6 whole", 6, all(6), journal.Lived},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := journal.PhaseMark(m.Phases[tt.phase-1], answered(tt.has...)); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func TestPhaseOf(t *testing.T) {
	m := load(t)
	for want, has := range map[string][]string{
		"formulate": nil,
		"plan":      {"plan.try", "trial.baseline"},
		"reflect":   {"after.scale"},
		"observe":   {"observe.look"},
	} {
		if got := journal.PhaseOf(m, answered(has...)).ID; got != want {
			t.Errorf("with %v: %s, want %s", has, got, want)
		}
	}
}

// A list and a whole challenge must show the same marks.
func TestAnsweredInAgreesWithOutline(t *testing.T) {
	m := load(t)
	c, l := challenge(t)
	l.Texts["plan.try"], l.Steps["before.scale"] = words("noget"), journal.Step{N: 2}
	l.Kinds[journal.Star], l.Outcome = 1, journal.Changed
	indicator(t, c, 20, journal.Down, journal.Plan{Baseline: set(9)}, []string{"2026-10-12"}, []float64{8})
	o := journal.Outline{Answered: []string{
		"plan.try", "before.scale", "log.star", "outcome", "outcome.changed", "indicators", "log.measurement",
	}}
	for _, p := range m.Phases {
		if whole, line := journal.PhaseMark(p, c.AnsweredIn(l)), journal.PhaseMark(p, o.Has()); whole != line {
			t.Errorf("phase %d: %s in the challenge, %s in the list", p.Number, whole, line)
		}
	}
}

func TestFirstUnanswered(t *testing.T) {
	m := load(t)
	reflect := m.Phases[4]
	item, ok := journal.FirstUnanswered(reflect, answered("reflect.think", "after.think"))
	if !ok || item.ID != "after.do" {
		t.Errorf("%q, %v, want after.do", item.ID, ok)
	}
	// Everything but the star moments, which a note answers.
	item, ok = journal.FirstUnanswered(reflect, answered("reflect.think", "after.think", "after.do",
		"after.scale", "after.challenge", "outcome", "log.star"))
	if ok {
		t.Errorf("%q is asked for though all is answered", item.ID)
	}
}

// design.md: "Readiness for the reflection meeting looks at the sheet, before,
// after, reflect.think, stars, meeting.ask, and for each indicator a measurement
// in the last two weeks (or twice its usual interval). Not at renew.*, the rounds
// or the meeting's notes."
func TestReadiness(t *testing.T) {
	m := load(t)
	c, l := challenge(t)
	today := day(t, "2026-11-23")
	everything := map[string]bool{
		"trial.baseline": true, "trial.success": true, "trial.indicators": true, "trial.methods": true, "trial.when": true,
		"before.think": true, "before.do": true, "before.scale": true,
		"after.think": true, "after.do": true, "after.scale": true, "after.challenge": true,
		"reflect.think": true, "stars": true, "meeting.ask": true,
	}
	missing := journal.Readiness(m, c, l, nil, today)
	if len(missing) != len(everything) {
		t.Errorf("%d things are looked at, want %d", len(missing), len(everything))
	}
	for _, one := range missing {
		if !everything[one.ItemID] {
			t.Errorf("%s is looked at", one.ItemID)
		}
	}

	// The drawing of the home screen: "Tre ting er ikke skrevet endnu: hvad du
	// tænker efter prøvehandlingen, skalaen efter og det, du gerne vil have hjælp til."
	for id := range everything {
		l.Texts[id] = words("skrevet")
	}
	for _, id := range []string{"before.scale", "after.scale", "after.challenge"} {
		delete(l.Texts, id)
		l.Steps[id] = journal.Step{N: 3}
	}
	delete(l.Texts, "after.think")
	delete(l.Steps, "after.challenge")
	meeting := &journal.Meeting{Kind: journal.Reflection, Day: day(t, "2026-12-03"), Loops: []journal.ID{l.ID}}
	got := journal.Readiness(m, c, l, meeting, today)
	want := []string{"after.think", "after.challenge", "meeting.ask"}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i, one := range got {
		if one.ItemID != want[i] {
			t.Errorf("place %d is %s, want %s: the most valuable comes first", i, one.ItemID, want[i])
		}
	}

	// Star notes answer stars.
	delete(l.Texts, "stars")
	l.Kinds[journal.Star] = 1
	l.Texts["after.think"], l.Steps["after.challenge"] = words("skrevet"), journal.Step{N: 3}
	meeting.Texts = map[string]journal.Text{"meeting.ask": words("Hvad nu?")}
	if got := journal.Readiness(m, c, l, meeting, today); len(got) != 0 {
		t.Errorf("%v, want nothing", got)
	}
}

func TestReadinessOfMeasurements(t *testing.T) {
	tests := []struct {
		name string
		days []string
		want bool // fresh on 23 November
	}{
		{"never measured", nil, false},
		{"once, two weeks ago", []string{"2026-11-09"}, true},
		{"once, fifteen days ago", []string{"2026-11-08"}, false},
		{"every fortnight, four weeks ago", []string{"2026-09-28", "2026-10-12", "2026-10-26"}, true},
		{"every fortnight, five weeks ago", []string{"2026-09-21", "2026-10-05", "2026-10-19"}, false},
		{"daily, three days ago", []string{"2026-11-18", "2026-11-19", "2026-11-20"}, true},
		{"daily, fifteen days ago", []string{"2026-11-06", "2026-11-07", "2026-11-08"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, l := challenge(t)
			l.Started = day(t, "2026-09-01")
			i := indicator(t, c, 20, journal.Down, journal.Plan{Baseline: set(9)}, tt.days, make([]float64, len(tt.days)))
			if got := c.SeriesOf(i, l).Fresh(day(t, "2026-11-23")); got != tt.want {
				t.Errorf("fresh is %v", got)
			}
			var named bool
			for _, one := range journal.Readiness(load(t), c, l, nil, day(t, "2026-11-23")) {
				named = named || one.Indicator == i.ID
			}
			if named == tt.want {
				t.Errorf("named is %v", named)
			}
		})
	}
}

// method.md: "1 is ☹, 5 is ☺, higher is better"; "a change is told in words".
func TestChangeBetween(t *testing.T) {
	tests := []struct {
		before, after int
		went          journal.Movement
		steps         int
		ok            bool
	}{
		{2, 4, journal.Improved, 2, true},
		{4, 3, journal.Worsened, 1, true},
		{3, 3, journal.Unmoved, 0, true},
		{0, 3, "", 0, false},
		{3, 0, "", 0, false},
	}
	for _, tt := range tests {
		c, ok := journal.ChangeBetween(journal.Step{N: tt.before}, journal.Step{N: tt.after})
		if ok != tt.ok || c.Went != tt.went || c.Steps != tt.steps {
			t.Errorf("%d to %d: %s by %d, %v", tt.before, tt.after, c.Went, c.Steps, ok)
		}
	}
}

// method.md: "A before that is written after the trial action began is kept as
// such: husket bagefter, skrevet 20. november".
func TestRememberedAfterwards(t *testing.T) {
	_, l := challenge(t)
	remembered := func() bool { _, yes := journal.RememberedAfterwards(l, "before.think"); return yes }
	write := func(first, written string) {
		l.Texts["before.think"] = journal.Text{Words: "x", First: day(t, first), Written: day(t, written)}
	}
	write("2026-11-20", "2026-11-20")
	if remembered() {
		t.Error("remembered though no action was noted")
	}
	l.FirstAction = day(t, "2026-10-07")
	if on, yes := journal.RememberedAfterwards(l, "before.think"); !yes || on != day(t, "2026-11-20") {
		t.Errorf("%v, %v", on, yes)
	}
	write("2026-10-07", "2026-10-07")
	if remembered() {
		t.Error("written on the day it began is before")
	}
	write("2026-10-05", "2026-11-20")
	if remembered() {
		t.Error("what stood there before and was edited since was not remembered afterwards")
	}
	l.Steps["before.scale"] = journal.Step{N: 2, First: day(t, "2026-11-01"), Day: day(t, "2026-11-01")}
	if _, yes := journal.RememberedAfterwards(l, "before.scale"); !yes {
		t.Error("a scale is remembered afterwards too")
	}
	if _, yes := journal.RememberedAfterwards(l, "before.do"); yes {
		t.Error("what was never written is not remembered")
	}
}

func TestMeetingFor(t *testing.T) {
	c, l := challenge(t)
	today := day(t, "2026-11-23")
	add := func(n byte, kind journal.MeetingKind, on string) {
		m := &journal.Meeting{ID: id(n), Kind: kind, Loops: []journal.ID{l.ID}}
		if on != "" {
			m.Day = day(t, on)
		}
		c.Meetings = append(c.Meetings, m)
	}
	expect := func(n byte) {
		t.Helper()
		if m := c.MeetingFor(l, today); m == nil || m.ID != id(n) {
			t.Errorf("%+v, want the meeting %d", m, n)
		}
	}
	if c.MeetingFor(l, today) != nil {
		t.Error("a meeting where there is none")
	}
	add(1, journal.Reflection, "2026-10-01")
	add(2, journal.Reflection, "2026-11-02")
	expect(2)
	add(3, journal.Network, "2026-11-25")
	expect(3)
	add(4, journal.Reflection, "")
	expect(4)
	add(5, journal.Reflection, "2027-01-05")
	add(6, journal.Reflection, "2026-11-23")
	expect(6)
}

func TestLevelOf(t *testing.T) {
	c, l := challenge(t)
	expect := func(want journal.Level, declared bool) {
		t.Helper()
		if got, said := c.LevelOf(l); got != want || said != declared {
			t.Errorf("%q, %v, want %q, %v", got, said, want, declared)
		}
	}
	expect(journal.NoLevel, false)
	l.Kinds[journal.Observation] = 1
	expect(journal.Experience, false)
	days := []string{"2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10"}
	indicator(t, c, 20, journal.Down, journal.Plan{Baseline: set(9)}, days, []float64{9, 8, 7, 6, 5, 4})
	expect(journal.Experience, false)
	l.Texts["trial.methods"], l.Texts["formulate.assumptions"] = words("streger"), words("at de er ligeglade")
	expect(journal.Tendency, false)
	for _, m := range c.Indicators[0].Measurements {
		m.SeenBy = "self"
	}
	expect(journal.Experience, false)
	// "it never claims evidence by itself: only the leader can".
	l.Declared = "evidence"
	expect(journal.Evidence, true)
}

func TestSpan(t *testing.T) {
	c, l := challenge(t)
	today := day(t, "2026-11-23")
	if _, to := c.Span(l, today); to != today {
		t.Errorf("a running loop ends on %s", to)
	}
	l.OutcomeOn = day(t, "2026-11-20")
	if from, to := c.Span(l, today); from != l.Started || to != l.OutcomeOn {
		t.Errorf("%s to %s", from, to)
	}
	l.Started = day(t, "2026-12-24")
	if from, to := c.Span(l, today); from != to {
		t.Errorf("a loop that begins later runs from %s to %s", from, to)
	}
}

// method.md: "*before* when the trial action is planned, *after* when its period is
// over". With no meeting ahead, what looks back at a trial waits until it is said
// how the trial went.
func TestMostValuable(t *testing.T) {
	m := load(t)
	_, l := challenge(t)
	missing := func(ids ...string) (list []journal.Missing) {
		for _, id := range ids {
			list = append(list, journal.Missing{ItemID: id})
		}
		return list
	}
	meeting := &journal.Meeting{}
	for _, tt := range []struct {
		name    string
		meeting *journal.Meeting
		outcome journal.Outcome
		missing []journal.Missing
		want    string
	}{
		{"nothing is left", nil, "", nil, ""},
		{"before a meeting the first", meeting, "", missing("after.think", "trial.success"), "after.think"},
		{"without one the trial comes first", nil, "", missing("after.think", "meeting.ask", "reflect.think", "stars", "trial.success"), "trial.success"},
		{"when it is said how it went", nil, journal.CameToNothing, missing("after.think", "trial.success"), "after.think"},
		{"when nothing else is left", nil, "", missing("after.think", "reflect.think"), "after.think"},
		{"a measurement", nil, "", missing("after.think", "measurements"), "measurements"},
	} {
		l.Outcome = tt.outcome
		got, ok := journal.MostValuable(m, l, tt.meeting, tt.missing)
		if got.ItemID != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %q, want %q", tt.name, got.ItemID, tt.want)
		}
	}
}
