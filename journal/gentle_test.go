package journal_test

import (
	"testing"
	"time"

	"stjerne/journal"
)

// kept is a note that was written on its own day.
func kept(t *testing.T, loop *journal.Loop, kind journal.EntryKind, on, seenBy string) journal.Entry {
	d := day(t, on)
	return journal.Entry{Loop: loop.ID, Kind: kind, Day: d, SeenBy: seenBy, Created: d.Time().Add(12 * time.Hour)}
}

func three(t *testing.T, l *journal.Loop) []journal.Entry {
	return []journal.Entry{
		kept(t, l, journal.Star, "2026-11-01", "self"),
		kept(t, l, journal.Star, "2026-11-02", "self"),
		kept(t, l, journal.Star, "2026-11-20", ""),
	}
}

// asked is the question on a day, "" for none.
func asked(t *testing.T, c *journal.Challenge, l *journal.Loop, notes []journal.Entry, on string) string {
	t.Helper()
	g, _ := journal.GentleQuestion(c, l, notes, day(t, on))
	return g.Rule
}

func TestGentleQuestionRules(t *testing.T) {
	const today = "2026-11-24"
	for _, tt := range []struct {
		name  string
		setup func(*journal.Challenge, *journal.Loop) []journal.Entry
		want  string
		count int
	}{
		{"nothing yet", func(*journal.Challenge, *journal.Loop) []journal.Entry { return nil }, "", 0},
		{"three star moments, all seen by oneself", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			return three(t, l)
		}, journal.GentleStars, 3},
		{"two are too few to be struck by", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			return append(three(t, l)[:2], kept(t, l, journal.Observation, "2026-11-20", "self"))
		}, "", 0},
		{"one was seen by somebody else", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			return append(three(t, l), kept(t, l, journal.Star, "2026-11-20", "employee"))
		}, "", 0},
		{"five notes without a star moment, all seen by oneself", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			var notes []journal.Entry
			for range 5 {
				notes = append(notes, kept(t, l, journal.Observation, "2026-11-20", "self"))
			}
			return notes
		}, journal.GentleEyes, 5},
		{"seen against the citizen, and no citizen saw", func(c *journal.Challenge, l *journal.Loop) []journal.Entry {
			c.Perspectives = []string{"citizen"}
			var notes []journal.Entry
			for range 5 {
				notes = append(notes, kept(t, l, journal.Observation, "2026-11-20", "employee"))
			}
			return notes
		}, journal.GentleCitizen, 5},
		{"what it is seen against, and one of them never", func(c *journal.Challenge, l *journal.Loop) []journal.Entry {
			c.Perspectives = []string{"organisation", "economy"}
			var notes []journal.Entry
			for range 4 {
				e := kept(t, l, journal.Observation, "2026-11-20", "employee")
				e.Perspective = "organisation"
				notes = append(notes, e)
			}
			return notes
		}, journal.GentlePerspective, 4},
		{"assumptions that nothing speaks against", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			on := day(t, "2026-11-03")
			l.Texts[journal.AssumptionsID] = journal.Text{Words: "At de ikke gider.", First: on, Written: on}
			l.Thoughts = []*journal.Thought{{Verdict: journal.Confirmed, On: on}}
			return []journal.Entry{kept(t, l, journal.Observation, "2026-11-20", "self")}
		}, journal.GentleAssumption, 3},
		{"assumptions of last week", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			on := day(t, "2026-11-04")
			l.Texts[journal.AssumptionsID] = journal.Text{Words: "At de ikke gider.", First: on, Written: on}
			return nil
		}, "", 0},
		{"one of them was challenged", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			on := day(t, "2026-11-03")
			l.Texts[journal.AssumptionsID] = journal.Text{Words: "At de ikke gider.", First: on, Written: on}
			l.Thoughts = []*journal.Thought{{Verdict: journal.Challenged, On: on}}
			return []journal.Entry{kept(t, l, journal.Observation, "2026-11-20", "self")}
		}, "", 0},
		{"actions, and nothing to look for", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			return []journal.Entry{
				kept(t, l, journal.Action, "2026-11-20", "self"), kept(t, l, journal.Action, "2026-11-21", "self"),
			}
		}, journal.GentleLook, 2},
		{"six weeks since the first action", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			l.FirstAction = day(t, "2026-10-13")
			return []journal.Entry{kept(t, l, journal.Observation, "2026-11-20", "self")}
		}, journal.GentleThink, 6},
		{"three weeks without a word", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			return []journal.Entry{kept(t, l, journal.Observation, "2026-11-03", "self")}
		}, journal.GentleWeeks, 3},
		{"a loop that rests is left alone", func(_ *journal.Challenge, l *journal.Loop) []journal.Entry {
			return []journal.Entry{kept(t, l, journal.Observation, "2026-08-24", "self")}
		}, "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, l := challenge(t)
			c.Status = journal.Open
			notes := tt.setup(c, l)
			g, ok := journal.GentleQuestion(c, l, notes, day(t, today))
			if g.Rule != tt.want && !(tt.want == "" && !ok) || g.Count != tt.count && ok {
				t.Errorf("asked %+v (%v), want %q with %d", g, ok, tt.want, tt.count)
			}
		})
	}
}

// At most one question a day: what is answered or put away today leaves the rest
// of the day in peace, and nothing that was written today is asked about today.
func TestOneGentleQuestionADay(t *testing.T) {
	c, l := challenge(t)
	c.Status = journal.Open
	notes := append(three(t, l),
		kept(t, l, journal.Action, "2026-11-20", "self"), kept(t, l, journal.Action, "2026-11-21", "self"))
	seen := map[string]bool{}
	for d := day(t, "2026-11-24"); d.Before(day(t, "2026-11-28")); d = d.Add(1) {
		seen[asked(t, c, l, notes, d.String())] = true
	}
	if !seen[journal.GentleStars] || !seen[journal.GentleLook] || len(seen) != 2 {
		t.Fatalf("over the days it asks %v, want both in turn", seen)
	}
	today := "2026-11-24"
	if asked(t, c, l, notes, today) != journal.GentleStars {
		today = "2026-11-25"
	}
	answer := kept(t, l, journal.Star, today, "citizen")
	if got := asked(t, c, l, append(notes, answer), today); got != "" {
		t.Errorf("answered, the day asks %q", got)
	}
	if got := asked(t, c, l, append(notes, answer), day(t, today).Add(1).String()); got != journal.GentleLook {
		t.Errorf("the day after asks %q", got)
	}
	l.Away = map[string]journal.Day{journal.GentleStars: day(t, today)}
	if got := asked(t, c, l, notes, today); got != "" {
		t.Errorf("put away, the day asks %q", got)
	}
	for d := day(t, today).Add(1); d.Before(day(t, today).Add(8)); d = d.Add(1) {
		if got := asked(t, c, l, notes, d.String()); got == journal.GentleStars {
			t.Errorf("put away for the loop, it is asked again on %s", d)
		}
	}
	fresh := append(three(t, l)[:2], kept(t, l, journal.Action, "2026-11-20", "self"), kept(t, l, journal.Action, today, "self"))
	if got := asked(t, c, l, fresh, today); got != "" {
		t.Errorf("a question came up in the middle of the day: %q", got)
	}
}

func TestNoGentleQuestionOfWhatIsClosedOrPast(t *testing.T) {
	for _, status := range []journal.Status{journal.Closed, journal.Archived} {
		c, l := challenge(t)
		c.Status = status
		if got := asked(t, c, l, three(t, l), "2026-11-24"); got != "" {
			t.Errorf("a challenge that is %s is asked %q", status, got)
		}
	}
	c, l := challenge(t)
	c.Status = journal.Open
	c.Loops = append(c.Loops, &journal.Loop{ID: id(99), Number: 2, Started: day(t, "2026-11-22")})
	if got := asked(t, c, l, three(t, l), "2026-11-24"); got != "" {
		t.Errorf("an earlier loop is asked %q", got)
	}
}
