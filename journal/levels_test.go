package journal_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"stjerne/journal"
	"stjerne/journal/method"
)

// systematic is a loop that just has what a tendency takes: six values over 28
// days, one of them seen by another, with baseline, methods and assumptions.
func systematic(t *testing.T) (*journal.Challenge, *journal.Loop, *journal.Indicator) {
	t.Helper()
	c, l := challenge(t)
	l.Texts["trial.methods"], l.Texts["formulate.assumptions"] = words("Streger hver uge."), words("At de er ligeglade.")
	i := indicator(t, c, 20, journal.Down, journal.Plan{Baseline: set(9)},
		[]string{"2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27", "2026-11-01", "2026-11-03"}, []float64{9, 8, 7, 6, 5, 4})
	for n, m := range i.Measurements {
		if m.SeenBy = "self"; n == 2 {
			m.SeenBy = "employee"
		}
	}
	return c, l, i
}

// conditions are what each level takes, with the sentence of method.md that it is
// read off, and how the loop above loses it.
var conditions = []struct {
	name, level, sentence string
	take                  func(t *testing.T, c *journal.Challenge, l *journal.Loop, i *journal.Indicator)
	want                  journal.Condition // but for its indicator
}{
	{
		"no indicator", "tendency", "en høj grad af systematik i indsamling og analyse af data",
		func(_ *testing.T, c *journal.Challenge, l *journal.Loop, _ *journal.Indicator) {
			c.Indicators = nil
			l.Kinds[journal.Observation] = 1
		},
		journal.Condition{ID: journal.NeedsIndicator},
	},
	{
		"no baseline", "tendency", "en høj grad af systematik i indsamling og analyse af data",
		func(_ *testing.T, _ *journal.Challenge, l *journal.Loop, i *journal.Indicator) {
			i.Plans[l.ID] = journal.Plan{Target: set(3)}
		},
		journal.Condition{ID: journal.NeedsBaseline},
	},
	{
		"five values", "tendency", "en høj grad af systematik i indsamling og analyse af data",
		func(_ *testing.T, _ *journal.Challenge, _ *journal.Loop, i *journal.Indicator) {
			i.Measurements = slices.Delete(i.Measurements, 1, 2)
		},
		journal.Condition{ID: journal.NeedsPoints, Have: 5, Need: 6},
	},
	{
		"27 days", "tendency", "en høj grad af systematik i indsamling og analyse af data",
		func(t *testing.T, _ *journal.Challenge, _ *journal.Loop, i *journal.Indicator) {
			i.Measurements[5].Day = day(t, "2026-11-02")
		},
		journal.Condition{ID: journal.NeedsWeeks, Have: 27, Need: 28},
	},
	{
		"seen by the leader alone", "tendency", "en høj grad af systematik i indsamling og analyse af data",
		func(_ *testing.T, _ *journal.Challenge, _ *journal.Loop, i *journal.Indicator) {
			i.Measurements[2].SeenBy = "self"
		},
		journal.Condition{ID: journal.NeedsOthersEyes},
	},
	{
		"it isn't said who saw it", "tendency", "en høj grad af systematik i indsamling og analyse af data",
		func(_ *testing.T, _ *journal.Challenge, _ *journal.Loop, i *journal.Indicator) {
			i.Measurements[2].SeenBy = ""
		},
		journal.Condition{ID: journal.NeedsOthersEyes},
	},
	{
		"no methods", "tendency", "der tages højde for fejlkilder",
		func(_ *testing.T, _ *journal.Challenge, l *journal.Loop, _ *journal.Indicator) {
			delete(l.Texts, "trial.methods")
		},
		journal.Condition{ID: journal.NeedsSources},
	},
	{
		"no assumptions", "tendency", "formodninger om værdien italesættes og reflekteres",
		func(_ *testing.T, _ *journal.Challenge, l *journal.Loop, _ *journal.Indicator) {
			delete(l.Texts, "formulate.assumptions")
		},
		journal.Condition{ID: journal.NeedsAssumptions},
	},
	{
		"nothing", "experience", "strukturerede vurderinger fra medarbejdere, borgere eller andre",
		func(_ *testing.T, c *journal.Challenge, l *journal.Loop, _ *journal.Indicator) {
			c.Indicators = nil
		},
		journal.Condition{ID: journal.NeedsAssessment},
	},
	{
		"all that can be counted", "evidence", "Er kravene så store, er det en god idé at involvere en ekstern, professionel evaluator.",
		func(*testing.T, *journal.Challenge, *journal.Loop, *journal.Indicator) {},
		journal.Condition{ID: journal.NeedsEvaluator},
	},
}

func TestEachConditionOfALevel(t *testing.T) {
	before := map[string]journal.Level{"experience": journal.NoLevel, "tendency": journal.Experience, "evidence": journal.Tendency}
	for _, tt := range conditions {
		t.Run(tt.name, func(t *testing.T) {
			c, l, i := systematic(t)
			tt.take(t, c, l, i)
			if level, declared := c.LevelOf(l); level != before[tt.level] || declared {
				t.Errorf("the level is %q, %v, want %q", level, declared, before[tt.level])
			}
			next, open := c.Further(l)
			if string(next) != tt.level || len(open) != 1 {
				t.Fatalf("next is %q with %+v, want %q with one condition", next, open, tt.level)
			}
			got := open[0]
			if got.Indicator != nil && got.Indicator != i {
				t.Errorf("it is about %v", got.Indicator)
			}
			if got.Indicator = nil; got != tt.want {
				t.Errorf("open is %+v, want %+v", got, tt.want)
			}
		})
	}
}

// The method's sentences stand beside the rules, as the method has them.
func TestTheRulesStandBesideTheMethodsSentences(t *testing.T) {
	source, err := os.ReadFile("levels.go")
	if err != nil {
		t.Fatal(err)
	}
	rules := strings.Join(strings.Fields(strings.ReplaceAll(string(source), "//", " ")), " ")
	levels := map[string]string{}
	for _, o := range load(t).Levels {
		levels[o.ID] = o.Help
	}
	for _, tt := range conditions {
		if !strings.Contains(levels[tt.level], tt.sentence) {
			t.Errorf("the method does not say of %s: %q", tt.level, tt.sentence)
		}
		if !strings.Contains(rules, tt.sentence) {
			t.Errorf("the rules do not quote: %q", tt.sentence)
		}
	}
}

// "Det laveste krav til evaluering": any of these is something to go by.
func TestWhatGivesExperiences(t *testing.T) {
	for name, give := range map[string]func(*journal.Challenge, *journal.Loop){
		"a note":       func(_ *journal.Challenge, l *journal.Loop) { l.Kinds[journal.Aha] = 1 },
		"reflection":   func(_ *journal.Challenge, l *journal.Loop) { l.Texts["reflect.think"] = words("x") },
		"after":        func(_ *journal.Challenge, l *journal.Loop) { l.Texts["after.think"] = words("x") },
		"star moments": func(_ *journal.Challenge, l *journal.Loop) { l.Texts["stars"] = words("x") },
		"a measurement": func(c *journal.Challenge, _ *journal.Loop) {
			indicator(t, c, 20, journal.Up, journal.Plan{}, []string{"2026-10-06"}, []float64{1})
		},
	} {
		c, l := challenge(t)
		l.Texts["trial.baseline"] = words("Det er svært.")
		if level, _ := c.LevelOf(l); level != journal.NoLevel {
			t.Errorf("%s: the plan alone is %q", name, level)
		}
		give(c, l)
		if level, _ := c.LevelOf(l); level != journal.Experience {
			t.Errorf("%s gives %q", name, level)
		}
	}
}

// What is further told is about the indicator that is nearest, and no other.
func TestFurtherIsAboutTheNearestIndicator(t *testing.T) {
	c, l, near := systematic(t)
	near.Measurements = near.Measurements[:4]
	far := indicator(t, c, 60, journal.Up, journal.Plan{}, []string{"2026-10-06", "2026-10-07"}, []float64{1, 2})
	c.Indicators = []*journal.Indicator{far, near}
	delete(l.Texts, "trial.methods")
	_, open := c.Further(l)
	var got []journal.ConditionID
	for _, one := range open {
		got = append(got, one.ID)
		if one.Indicator == far {
			t.Errorf("%s is about the other one", one.ID)
		}
	}
	if want := []journal.ConditionID{journal.NeedsPoints, journal.NeedsWeeks, journal.NeedsSources}; !slices.Equal(got, want) {
		t.Errorf("open are %v, want %v", got, want)
	}
	// An indicator that was never measured has no days to count.
	near.Measurements, far.Measurements, l.Kinds[journal.Star] = nil, nil, 1
	_, open = c.Further(l)
	if open[0].ID != journal.NeedsPoints || open[0].Have != 0 || open[1].ID != journal.NeedsWeeks || open[1].Have != 0 {
		t.Errorf("open are %+v", open)
	}
}

// "It never claims evidence by itself: only the leader can."
func TestWhatTheLeaderDeclaresStands(t *testing.T) {
	for _, tt := range []struct {
		declared string
		level    journal.Level
		next     journal.Level
		open     int
	}{
		{"experience", journal.Experience, journal.Tendency, 0}, // less than what was measured
		{"tendency", journal.Tendency, journal.Evidence, 1},
		{"evidence", journal.Evidence, journal.NoLevel, 0},
	} {
		c, l, _ := systematic(t)
		l.Declared = tt.declared
		level, declared := c.LevelOf(l)
		next, open := c.Further(l)
		if level != tt.level || !declared || next != tt.next || len(open) != tt.open {
			t.Errorf("%s: %q, %v, then %q with %d open", tt.declared, level, declared, next, len(open))
		}
	}
	c, l, _ := systematic(t)
	l.Declared = "something that a later version writes"
	if level, declared := c.LevelOf(l); level != journal.Tendency || declared {
		t.Errorf("what is no level of this version is %q, %v", level, declared)
	}
}

func TestSourcesOfError(t *testing.T) {
	known := []string{"fejlkilde", "source of error", "sources of error"}
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"Streger hver uge.", ""},
		{"Streger hver uge.\n\nFejlkilder, jeg kender: Uger med faste folk. Og de kan lide os.\n\nSlut.", "Fejlkilder, jeg kender: Uger med faste folk. Og de kan lide os."},
		{"Streger kl. 13.30 hver uge. Der er en fejlkilde: ferien.", "Der er en fejlkilde: ferien."},
		{"Seven rounds.\r\n \r\nA table. Sources of error: a new timetable. So a tendency.", "Sources of error: a new timetable. So a tendency."},
		{"FEJLKILDERNE:\n\n- ferie\n- få borgere\n\nSlut.", "FEJLKILDERNE:\n- ferie\n- få borgere"},
		{"Fejlkilder:", "Fejlkilder:"},
		{"Resources of errors are none.", ""}, // inside of another word
		{"Vi tæller. En ny kollega (fejlkilde!) taler for.", "En ny kollega (fejlkilde!) taler for."},
	} {
		if got := journal.SourcesOfError(tt.text, known); got != tt.want {
			t.Errorf("%q gives %q, want %q", tt.text, got, tt.want)
		}
	}
	if got := journal.SourcesOfError("Fejlkilder.", []string{""}); got != "" {
		t.Errorf("no word finds %q", got)
	}
}

// What was said where a level was declared is the newest thought about it.
func TestSourcesOfErrorOfALoop(t *testing.T) {
	_, l := challenge(t)
	known := []string{"fejlkilde"}
	expect := func(want string) {
		t.Helper()
		if got := l.SourcesOfError(known); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	expect("")
	l.Texts["reflect.think"] = words("Fejlkilde: tanken.")
	expect("Fejlkilde: tanken.")
	l.Texts["trial.methods"] = words("Fejlkilde: metoden.")
	expect("Fejlkilde: metoden.")
	l.DeclaredBy = words("Uden ordet.")
	expect("Fejlkilde: metoden.")
	l.DeclaredBy = words("Fejlkilde: evalueringen.")
	expect("Fejlkilde: evalueringen.")
}

// The ids that the rules look at are questions of the method.
func TestTheLevelsAskForQuestionsThatThereAre(t *testing.T) {
	for _, lang := range []method.Lang{method.Danish, method.English} {
		m, err := method.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"trial.methods", "formulate.assumptions", "reflect.think", "after.think", "stars"} {
			if item, ok := m.Item(id); !ok || item.On != method.OnLoop {
				t.Errorf("%s: %s is no question of a loop", lang, id)
			}
		}
	}
}
