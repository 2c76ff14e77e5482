package summary_test

import (
	"strings"
	"testing"
	"time"

	"github.com/rivo/uniseg"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/internal/summary/chart"
	"stjerne/journal"
)

// loopsOf is a challenge with loops from the days given.
func loopsOf(t *testing.T, days ...string) *journal.Challenge {
	t.Helper()
	c := &journal.Challenge{ID: journal.ID{9}}
	for n, d := range days {
		c.Loops = append(c.Loops, &journal.Loop{ID: journal.ID{byte(n + 1)}, Number: n + 1, Started: day(t, d)})
	}
	return c
}

// followed is an indicator of a challenge, planned in all loops, with values on
// days.
func followed(t *testing.T, c *journal.Challenge, kind journal.IndicatorKind, better journal.Better, plans []journal.Plan, days []string, values []float64) *journal.Indicator {
	t.Helper()
	i := &journal.Indicator{
		ID: journal.ID{20}, Name: journal.Text{Words: "Sene overleveringer"}, Unit: journal.Text{Words: "om ugen"},
		Kind: kind, Better: better, Plans: map[journal.ID]journal.Plan{},
	}
	for n, l := range c.Loops {
		if n < len(plans) {
			i.Plans[l.ID] = plans[n]
		}
	}
	for n, d := range days {
		i.Measurements = append(i.Measurements, &journal.Measurement{
			ID: journal.ID{byte(n), 1}, Day: day(t, d), Value: values[n], SeenBy: "employee",
		})
	}
	c.Indicators = append(c.Indicators, i)
	return i
}

// weekly are so many days from one, a week apart.
func weekly(t *testing.T, from string, many int) []string {
	var days []string
	for n := range many {
		days = append(days, day(t, from).Add(7*n).String())
	}
	return days
}

// mark is a note on the axis of time.
func mark(t *testing.T, kind journal.EntryKind, d string) chart.Mark {
	return chart.Mark{Day: day(t, d), Kind: kind}
}

type threadCase struct {
	name   string
	thread journal.Thread
	marks  []chart.Mark
}

func threadCases(t *testing.T) []threadCase {
	baseTarget := func(base, target float64) journal.Plan {
		return journal.Plan{Baseline: set(base), Target: set(target)}
	}
	of := func(c *journal.Challenge, i *journal.Indicator) journal.Thread { return c.Thread(i) }
	one := func() *journal.Challenge { return loopsOf(t, "2026-10-05") }
	var cases []threadCase
	add := func(name string, thread journal.Thread, marks ...chart.Mark) {
		cases = append(cases, threadCase{name, thread, marks})
	}
	c := one()
	add("one loop, few points", of(c, followed(t, c, journal.KindCount, journal.Down, []journal.Plan{baseTarget(14, 6)},
		weekly(t, "2026-10-12", 4), []float64{13, 11, 9, 7})))
	c = loopsOf(t, "2026-10-05", "2026-11-30")
	add("two loops, border and marks", of(c, followed(t, c, journal.KindCount, journal.Down,
		[]journal.Plan{baseTarget(14, 8), baseTarget(9, 5)},
		append([]string{"2026-09-28"}, weekly(t, "2026-10-12", 14)...), []float64{15, 14, 13, 14, 12, 11, 12, 9, 8, 7, 8, 6, 5, 6, 5})),
		mark(t, journal.Action, "2026-10-14"), mark(t, journal.Star, "2026-10-14"), mark(t, journal.Action, "2026-11-20"),
		mark(t, journal.Star, "2026-12-10"), mark(t, journal.Observation, "2026-12-12"), mark(t, journal.Star, "2026-09-01"))
	c = one()
	add("a scale with ties", of(c, followed(t, c, journal.KindScale, journal.Up, []journal.Plan{baseTarget(2, 4)},
		weekly(t, "2026-10-06", 14), []float64{3, 3, 2, 3, 3, 4, 3, 3, 3, 2, 3, 4, 3, 3})))
	c = one()
	add("yes and no", of(c, followed(t, c, journal.KindYesNo, journal.Up, []journal.Plan{baseTarget(0, 1)},
		weekly(t, "2026-10-06", 12), []float64{0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 1})), mark(t, journal.Action, "2026-11-01"))
	c = one()
	add("several a day", of(c, followed(t, c, journal.KindNumber, journal.Up, []journal.Plan{baseTarget(2, 6)},
		[]string{"2026-10-12", "2026-10-12", "2026-10-12", "2026-10-26", "2026-10-26"}, []float64{2, 2, 4.5, 5, 6})))
	c = one()
	add("a gap of months", of(c, followed(t, c, journal.KindCount, journal.Down, []journal.Plan{baseTarget(10, 4)},
		[]string{"2026-10-12", "2026-10-19", "2027-04-12", "2027-04-19"}, []float64{10, 9, 5, 4})))
	c = one()
	add("far from zero", of(c, followed(t, c, journal.KindNumber, journal.Neither, []journal.Plan{{Baseline: set(1010)}},
		weekly(t, "2026-10-12", 4), []float64{1002, 1005, 998, 1000})))
	c = one()
	add("per cent", of(c, followed(t, c, journal.KindPercent, journal.Up, []journal.Plan{baseTarget(67, 90)},
		weekly(t, "2026-10-12", 11), []float64{67, 70, 68, 69, 74, 72, 80, 81, 79, 83, 85})))
	c = loopsOf(t, "2026-10-05", "2026-11-02", "2026-12-01", "2027-01-05", "2027-02-01")
	add("five loops, the last without points", of(c, followed(t, c, journal.KindCount, journal.Up,
		[]journal.Plan{baseTarget(1, 3), baseTarget(2, 4), {}, baseTarget(3, 6), baseTarget(5, 8)},
		weekly(t, "2026-10-12", 12), []float64{1, 2, 2, 2, 3, 3, 2, 4, 3, 5, 4, 5})),
		mark(t, journal.Action, "2026-10-12"), mark(t, journal.Action, "2026-10-20"), mark(t, journal.Action, "2026-11-12"),
		mark(t, journal.Action, "2027-01-12"))
	return cases
}

func TestThreadText(t *testing.T) {
	var all strings.Builder
	da, en := wordsIn(t, i18n.Danish), wordsIn(t, i18n.English)
	for _, tt := range threadCases(t) {
		all.WriteString("== " + tt.name + "\n")
		all.WriteString(strings.Join(summary.ThreadText(tt.thread, tt.marks, da, 76, 12), "\n") + "\n")
		all.WriteString(summary.ThreadSentence(tt.thread, tt.marks, da) + "\n")
		all.WriteString(strings.Join(summary.ThreadText(tt.thread, tt.marks, en, 40, 8), "\n") + "\n")
		all.WriteString(summary.ThreadSentence(tt.thread, tt.marks, en) + "\n\n")
	}
	golden(t, "threads.txt", []byte(all.String()))
}

// Nothing is drawn beyond its room, and wherever there is room for a picture every
// value that is not in another's place can be seen.
func TestThreadTextInAnyRoom(t *testing.T) {
	w := wordsIn(t, i18n.Danish)
	for _, tt := range threadCases(t) {
		for _, width := range []int{0, 1, 12, 24, 25, 39, 40, 57, 76, 120, 140} {
			for height := range 16 {
				lines := summary.ThreadText(tt.thread, tt.marks, w, width, height)
				if len(lines) > height {
					t.Fatalf("%s, %dx%d: %d lines", tt.name, width, height, len(lines))
				}
				for _, line := range lines {
					if uniseg.StringWidth(line) > width {
						t.Fatalf("%s, %dx%d: %q", tt.name, width, height, line)
					}
				}
				text := strings.Join(lines, "\n")
				if width >= 24 && height >= 6 && !strings.ContainsAny(text, "●◉") {
					t.Errorf("%s, %dx%d: no value is drawn:\n%s", tt.name, width, height, text)
				}
				if width >= 24 && height >= 6 && strings.Contains(tt.name, "two loops") &&
					(!strings.Contains(text, "┊") || !strings.Contains(text, "★")) {
					t.Errorf("%s, %dx%d: border or mark is not drawn:\n%s", tt.name, width, height, text)
				}
			}
		}
	}
}

// What the rules find is said once and in plain words, and under ten values that
// they are too few.
func TestWhatIsSaidOfChance(t *testing.T) {
	da, en := wordsIn(t, i18n.Danish), wordsIn(t, i18n.English)
	said := func(values []float64, words *i18n.Words) string {
		c := loopsOf(t, "2026-10-05")
		i := followed(t, c, journal.KindCount, journal.Down, nil, weekly(t, "2026-10-12", len(values)), values)
		return summary.ThreadSentence(c.Thread(i), nil, words)
	}
	tests := []struct {
		name   string
		values []float64
		da, en string
	}{
		{
			"six",
			[]float64{9, 8, 6, 5, 4, 3},
			"Seks målinger er for få til at sige, om forskellen er tilfældig.",
			"Six measurements are too few to say whether the difference is chance.",
		},
		{
			"a run of eight among sixteen",
			[]float64{9, 9, 8, 9, 9, 9, 8, 9, 3, 3, 2, 3, 3, 2, 3, 3},
			"Otte målinger i træk ligger under midten: Det er næppe tilfældigt.",
			"Eight measurements in a row lie below the median: that is hardly chance.",
		},
		{
			"two crossings of twelve",
			[]float64{9, 9, 8, 2, 3, 2, 3, 2, 3, 9, 8, 9},
			"Målingerne krydser midten kun to gange: Det er næppe tilfældigt.",
			"The measurements cross the median only two times: that is hardly chance.",
		},
		{"to and fro", []float64{9, 3, 8, 2, 9, 3, 9, 2, 8, 3}, "Forskellen kan være tilfældig.", "The difference may be chance."},
		{"to and fro, back where it was", []float64{9, 3, 8, 2, 9, 3, 8, 2, 2, 8, 3, 9}, "Udsvingene kan være tilfældige.", "The ups and downs may be chance."},
		{"ties", []float64{3, 3, 3, 4, 3, 3, 2, 3, 3, 3, 4}, "Kun tre af 11 målinger ligger over eller under midten.", "Only three of 11 measurements lie above or below the median."},
		{"one beside", []float64{3, 3, 3, 4, 3, 3, 3, 3, 3, 3, 3}, "Kun én af 11 målinger ligger", "Only one of 11 measurements lies"},
		{
			"nearly all off the median on one side",
			[]float64{3, 4, 3, 4, 3, 3, 4, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 3, 4, 3, 3},
			"Mange målinger er lige på midten, så det kan ikke siges, om forskellen er tilfældig.",
			"Many measurements are the median itself, so it cannot be said whether the difference is chance.",
		},
		{"all the same", []float64{3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, "Alle ti målinger er ens.", "All ten measurements are the same."},
	}
	for _, tt := range tests {
		for _, lang := range []struct {
			words *i18n.Words
			want  string
		}{{da, tt.da}, {en, tt.en}} {
			if got := said(tt.values, lang.words); strings.Count(got, lang.want) != 1 {
				t.Errorf("%s: %q, want %q in it once", tt.name, got, lang.want)
			}
		}
	}
	for n := 2; n < 10; n++ {
		values := make([]float64, n)
		values[0] = 1
		if got := said(values, da); strings.Count(got, "for få") != 1 || strings.Contains(got, "midten") || strings.Contains(got, "næppe") {
			t.Errorf("%d values: %q", n, got)
		}
	}
	if got := said([]float64{5, 5, 5}, da); strings.Contains(got, "tilfældig") || !strings.Contains(got, "Uændret 5.") {
		t.Errorf("nothing changed, and it says %q", got)
	}
}

// The axis has 0 on it as long as that leaves the values a third of the height.
func TestTheAxisDoesNotExaggerate(t *testing.T) {
	tests := []struct {
		kind      journal.IndicatorKind
		values    []float64
		low, high float64
		cut       bool
	}{
		{journal.KindNumber, []float64{60, 90}, 0, 100, false}, // exactly a third
		{journal.KindNumber, []float64{61, 90}, 60, 90, true},
		{journal.KindCount, []float64{1000, 1000}, 0, 1000, false},
		{journal.KindNumber, []float64{-90, -60}, -90, 0, false},
		{journal.KindNumber, []float64{-90, -61}, -90, -60, true},
		{journal.KindNumber, []float64{-1, 9}, -5, 9, false},
		{journal.KindScale, []float64{4, 4.5}, 1, 5, false},
		{journal.KindPercent, []float64{97, 98}, 0, 100, false},
		{journal.KindPercent, []float64{50, 130}, 0, 130, false},
		{journal.KindYesNo, []float64{1, 1}, 0, 1, false},
	}
	for _, tt := range tests {
		s := series(t, tt.kind, journal.Up, journal.Value{}, journal.Value{}, []string{"2026-10-12", "2026-10-19"}, tt.values)
		c := chart.New(s.Thread(), nil, 4, 4)
		if c.Cut != tt.cut || c.Low > minOf(tt.values) || c.High < maxOf(tt.values) || !tt.cut && tt.kind != journal.KindScale && (c.Low > 0 || c.High < 0) {
			t.Errorf("%s %v: from %v to %v, cut %v", tt.kind, tt.values, c.Low, c.High, c.Cut)
		}
		if tt.kind != journal.KindNumber && tt.kind != journal.KindCount && (c.Low != tt.low || c.High != tt.high) {
			t.Errorf("%s %v: from %v to %v, want %v to %v", tt.kind, tt.values, c.Low, c.High, tt.low, tt.high)
		}
		told := strings.Contains(summary.SeriesSentence(s, wordsIn(t, i18n.Danish)), "Aksen har ikke 0 med.")
		if told != tt.cut {
			t.Errorf("%s %v: the sentence tells of a cut axis: %v", tt.kind, tt.values, told)
		}
	}
}

func minOf(values []float64) float64 { return min(values[0], values[1]) }
func maxOf(values []float64) float64 { return max(values[0], values[1]) }

// However few rows there are, no value stands on a target's line that it did not
// reach, or on the other side of it.
func TestNoValueStandsOnATargetItDidNotReach(t *testing.T) {
	w := wordsIn(t, i18n.Danish)
	for _, tt := range threadCases(t) {
		if !strings.HasPrefix(tt.name, "per cent") {
			continue
		}
		for height := 6; height < 15; height++ {
			for _, line := range summary.ThreadText(tt.thread, nil, w, 60, height) {
				if strings.Contains(line, "╌") && strings.ContainsAny(line, "●◉") {
					t.Errorf("height %d: none reached 90, and %q", height, line)
				}
			}
		}
	}
}

// A value of the day a loop begins is held against that loop's target, not against
// the one of the loop before, which ends in the same column.
func TestTheFirstValueOfALoopIsHeldAgainstItsTarget(t *testing.T) {
	w := wordsIn(t, i18n.Danish)
	c := loopsOf(t, "2026-10-05", "2026-10-26")
	i := followed(t, c, journal.KindCount, journal.Down, []journal.Plan{{Target: set(8)}, {Target: set(7)}},
		[]string{"2026-10-12", "2026-10-26", "2026-11-16"}, []float64{20, 8, 20})
	for height := 6; height < 15; height++ {
		for _, line := range summary.ThreadText(c.Thread(i), nil, w, 60, height) {
			if strings.Contains(line, "●╌") {
				t.Errorf("height %d: 8 stands on the second loop's target of 7: %q", height, line)
			}
		}
	}
}

// Baseline and target are a loop's own: their lines end where it does.
func TestLevelsStandOverTheirLoop(t *testing.T) {
	for _, tt := range threadCases(t) {
		if !strings.HasPrefix(tt.name, "two loops") {
			continue
		}
		c := chart.New(tt.thread, tt.marks, 5, 5)
		if len(c.Baselines) != 2 || len(c.Targets) != 2 || len(c.Borders) != 1 || c.Borders[0].Loop != 2 {
			t.Fatalf("%+v", c)
		}
		border := c.Borders[0].X
		if c.Targets[0].X2 != border || c.Targets[1].X1 != border || c.Targets[1].X2 != 1 || c.Targets[0].Last || !c.Targets[1].Last {
			t.Errorf("targets %+v, border at %v", c.Targets, border)
		}
		if c.Baselines[0].X1 <= 0 {
			t.Error("the first loop's baseline is drawn over the time before it")
		}
		if len(c.Marks) != 4 || c.Median == nil || !c.Dots[0].Before || c.Dots[1].Before {
			t.Errorf("%d marks, median %v", len(c.Marks), c.Median)
		}
	}
}

// A value of the old unit stands as it was written, and the picture says so.
func TestUnitChangedIsSaid(t *testing.T) {
	c := loopsOf(t, "2026-10-05")
	i := followed(t, c, journal.KindCount, journal.Down, nil, weekly(t, "2026-10-12", 2), []float64{9, 60})
	i.Unit.First, i.Unit.Written = day(t, "2026-10-05"), day(t, "2026-10-19")
	i.Measurements[0].Created = day(t, "2026-10-12").Time().Add(9 * time.Hour)
	got := summary.ThreadSentence(c.Thread(i), nil, wordsIn(t, i18n.Danish))
	if want := "Enheden blev ændret 19. okt. Værdierne står, som de blev skrevet."; !strings.Contains(got, want) {
		t.Errorf("%q, want %q in it", got, want)
	}
}
