package window

import (
	"maps"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// stand is what can be told of a meeting without its id.
type stand struct {
	kind  journal.MeetingKind
	day   journal.Day
	clock string
	loops int
}

// meetings are those of a journal, and how many of each there are.
func meetings(t *testing.T, e *ui.Env) map[stand]int {
	t.Helper()
	found := map[stand]int{}
	for _, m := range tuitest.Read(t, e, func(r *store.Reader) ([]*journal.Meeting, error) { return r.Meetings() }) {
		found[stand{m.Kind, m.Day, m.Clock, len(m.Loops)}]++
	}
	return found
}

// What is said in the window becomes what the same becomes on the shell.
func TestTheWindowPlansAsTheShellDoes(t *testing.T) {
	reflection := journal.Reflection
	for name, c := range map[string]struct {
		stands []stand // beside each other, before; loops 2: one of another challenge too
		typed  string
		day    journal.Day
		clock  string
		did    plan.Did
	}{
		"the first":                  {nil, "10. december", day(2026, time.December, 10), "", plan.Planned},
		"moved, its time kept":       {[]stand{{reflection, day(2026, time.December, 3), "13:00", 1}}, "10. december", day(2026, time.December, 10), "", plan.Moved},
		"moved, its loops kept":      {[]stand{{reflection, day(2026, time.December, 3), "13:00", 2}}, "10. december kl. 9", day(2026, time.December, 10), "09:00", plan.Moved},
		"moved to today":             {[]stand{{reflection, day(2026, time.December, 3), "", 1}}, "i dag", day(2026, time.November, 23), "", plan.Moved},
		"the next of two":            {[]stand{{reflection, day(2026, time.December, 17), "", 1}, {reflection, day(2026, time.December, 3), "", 1}}, "10. december", day(2026, time.December, 10), "", plan.Moved},
		"one that waits for its day": {[]stand{{reflection, journal.Day{}, "", 1}}, "10. december", day(2026, time.December, 10), "", plan.Moved},
		"the same day":               {[]stand{{reflection, day(2026, time.December, 3), "13:00", 1}}, "3. december", day(2026, time.December, 3), "", plan.Found},
		"the same day, a later time": {[]stand{{reflection, day(2026, time.December, 3), "13:00", 1}}, "3. december kl. 15", day(2026, time.December, 3), "15:00", plan.Changed},
		"the same day, not the next": {
			[]stand{{reflection, day(2026, time.December, 3), "", 1}, {reflection, day(2026, time.December, 17), "", 1}},
			"17. december kl. 9", day(2026, time.December, 17), "09:00", plan.Changed,
		},
		"after one that was held":      {[]stand{{reflection, day(2026, time.November, 18), "13:00", 1}}, "10. december", day(2026, time.December, 10), "", plan.Planned},
		"after one held this morning":  {[]stand{{reflection, day(2026, time.November, 23), "09:00", 1}}, "10. december", day(2026, time.December, 10), "", plan.Planned},
		"before today":                 {[]stand{{reflection, day(2026, time.December, 3), "", 1}}, "2026-11-18", day(2026, time.November, 18), "", plan.Planned},
		"the day of one that was held": {[]stand{{reflection, day(2026, time.November, 18), "13:00", 1}}, "2026-11-18 kl. 14", day(2026, time.November, 18), "14:00", plan.Changed},
		"another kind":                 {[]stand{{journal.Network, day(2026, time.December, 3), "", 1}}, "10. december", day(2026, time.December, 10), "", plan.Planned},
		"one about nothing of it":      {[]stand{{reflection, day(2026, time.December, 3), "", 0}}, "10. december", day(2026, time.December, 10), "", plan.Planned},
	} {
		tuitest.Test(t, name, func(t *testing.T) {
			// The same journal twice: one for the window, one for the shell's rule.
			make := func() (e *ui.Env, challenge, loop journal.ID) {
				e = newEnv(t, i18n.Danish)
				tuitest.Write(t, e, func(w *store.Writer) error {
					_, other, err := w.NewChallenge("Forældre i garderoben", method.I)
					if err != nil {
						return err
					}
					if challenge, loop, err = w.NewChallenge("Overgange mellem vagter", method.I); err != nil {
						return err
					}
					for _, s := range c.stands {
						if _, err := w.NewMeeting(s.kind, s.day, s.clock, []journal.ID{loop, other}[:s.loops]...); err != nil {
							return err
						}
					}
					return nil
				})
				return e, challenge, loop
			}
			shell, _, loop := make()
			tuitest.Write(t, shell, func(w *store.Writer) error {
				all, err := w.Meetings()
				if err != nil {
					return err
				}
				p := plan.Plan{Kind: reflection, Day: c.day, Clock: c.clock, Loops: []journal.ID{loop}}
				done, err := p.CarryOut(w, all, shell.Store.Now())
				if done.Did != c.did {
					t.Errorf("the shell %s it, want %s", done.Did, c.did)
				}
				return err
			})
			e, challenge, _ := make()
			p := open(t, e, NewMeeting(e, challenge, journal.ID{}))
			p.Type(c.typed)
			if says := strings.Contains(p.Text(), "Mødet bliver flyttet."); says != (c.did == plan.Moved && !c.stands[0].day.IsZero()) {
				t.Errorf("that it will be moved is said: %v\n%s", says, p.Screen())
			}
			p.Press("enter")
			p.Closed()
			if got, want := meetings(t, e), meetings(t, shell); !maps.Equal(got, want) {
				t.Errorf("the window leaves %v, the shell %v", got, want)
			}
		})
	}
}

// The date of a meeting that was held can be put right, and it is not moved to a
// day to come.
func TestAMeetingThatWasHeldIsNotMoved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		p := open(t, e, NewMeeting(e, s.challenge, s.meeting))
		p.Clear()
		p.Type("10. december")
		p.Press("enter")
		p.Closed()
		if got := meetings(t, e); got[stand{journal.Reflection, day(2026, time.December, 10), "13:00", 1}] != 1 || len(got) != 1 {
			t.Fatalf("one that is to come is not moved: %v", got)
		}
		held := stand{journal.Reflection, day(2026, time.November, 18), "13:00", 1}
		tuitest.Write(t, e, func(w *store.Writer) error {
			return w.SetMeeting(s.meeting, held.kind, held.day, held.clock, []journal.ID{s.loop})
		})
		for _, typed := range []string{"10. december", "i dag"} {
			p = open(t, e, NewMeeting(e, s.challenge, s.meeting))
			p.Clear()
			p.Type(typed)
			p.Press("enter")
			p.Opened()
			p.Has("Mødet er holdt og bliver ikke flyttet.")
			if got := meetings(t, e); got[held] != 1 || len(got) != 1 {
				t.Errorf("%s: the meetings are %v", typed, got)
			}
		}
		p = open(t, e, NewMeeting(e, s.challenge, s.meeting))
		p.Clear()
		p.Type("2026-11-17")
		p.Press("enter")
		p.Closed()
		held.day = day(2026, time.November, 17)
		if got := meetings(t, e); got[held] != 1 || len(got) != 1 {
			t.Errorf("the meetings are %v", got)
		}
	})
}

// Loops that are picked were said: a meeting that is moved is about them from then
// on, as with --loops on the shell.
func TestLoopsThatArePickedHold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		var other journal.ID
		tuitest.Write(t, e, func(w *store.Writer) (err error) {
			_, other, err = w.NewChallenge("Forældre i garderoben", method.I)
			return err
		})
		p := open(t, e, NewMeeting(e, s.challenge, journal.ID{}))
		p.Type("10. december")
		p.Press("tab", "tab", "tab", "tab", "right", "space", "enter")
		p.Closed()
		m := challengeOf(t, e, s.challenge).MeetingsOf(s.loop)
		if len(m) != 1 || m[0].ID != s.meeting || m[0].Day != day(2026, time.December, 10) || len(m[0].Loops) != 2 || !m[0].Covers(other) {
			t.Errorf("the meetings are %+v", m)
		}
	})
}

// Roles stay with those who have them, also where the lines were written on the
// meeting's page as they are read there.
func TestRolesSurviveTheWindow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		ref := journal.TextRef{Object: s.meeting, Name: journal.TextParticipants}
		stands := "Anne (leder, skole)\nBo, lærer\nen borger"
		shell(t, e, ref, stands, store.Latest)
		p := open(t, e, NewMeeting(e, s.challenge, s.meeting))
		p.Has("Anne (leder, skole), Bo (lærer), en borger")
		p.Press("enter")
		p.Closed()
		if got := textAt(t, e, ref); got.Words != stands {
			t.Errorf("untouched it became %q", got.Words)
		}
		p = open(t, e, NewMeeting(e, s.challenge, s.meeting))
		p.Press("tab", "tab", "tab")
		p.Type(", Carl (vikar)")
		p.Press("enter")
		p.Closed()
		if got := textAt(t, e, ref); got.Words != "Anne (leder, skole)\nBo (lærer)\nen borger\nCarl (vikar)" {
			t.Errorf("it became %q", got.Words)
		}
	})
}

// A meeting in the past is noted as held, and the window says so before it is.
func TestAMeetingInThePastIsNotedAsHeld(t *testing.T) {
	for typed, says := range map[string]string{
		"2026-11-18":  "Dagen er forbi, så mødet bliver noteret som holdt.",
		"i dag kl. 9": "Tidspunktet er forbi, så mødet bliver noteret som holdt.",
		"i dag":       "",
		"i dag kl 16": "",
		"8. december": "",
	} {
		tuitest.Test(t, typed, func(t *testing.T) {
			e := newEnv(t, i18n.Danish)
			var challenge journal.ID
			tuitest.Write(t, e, func(w *store.Writer) (err error) {
				challenge, _, err = w.NewChallenge("Overgange mellem vagter", method.I)
				return err
			})
			p := open(t, e, NewMeeting(e, challenge, journal.ID{}))
			p.Type(typed)
			if says == "" {
				p.HasNot("noteret som holdt")
			} else {
				p.Has(says)
			}
			p.Press("enter")
			p.Closed()
			all := tuitest.Read(t, e, func(r *store.Reader) ([]*journal.Meeting, error) { return r.Meetings() })
			if len(all) != 1 || plan.Held(all[0], e.Store.Now()) != (says != "") {
				t.Errorf("the meetings are %+v", all)
			}
		})
	}
}

// Two meetings at the same time are allowed, and said.
func TestAnotherMeetingAtTheSameTime(t *testing.T) {
	at := "På det tidspunkt står der også: netværksmøde. Begge kan stå."
	on := "Samme dag står der også: netværksmøde. Begge kan stå."
	for typed, says := range map[string]string{
		"3. december kl. 13": at,
		"3. december":        at, // the time of the one planned that day is kept
		"3. december kl. 15": "",
		"4. december kl. 13": on,
		"5. december":        "",
	} {
		tuitest.Test(t, typed, func(t *testing.T) {
			e := newEnv(t, i18n.Danish)
			s := newSample(t, e)
			tuitest.Write(t, e, func(w *store.Writer) error {
				for d, clock := range map[int]string{3: "13:00", 4: ""} {
					if _, err := w.NewMeeting(journal.Network, day(2026, time.December, d), clock); err != nil {
						return err
					}
				}
				return nil
			})
			p := open(t, e, NewMeeting(e, s.challenge, journal.ID{}))
			p.Type(typed)
			if says == "" {
				p.HasNot("står der også")
			} else {
				p.Has(says)
			}
			p.Press("enter")
			p.Closed()
			if got := meetings(t, e); len(got) != 3 {
				t.Errorf("the meetings are %v", got)
			}
		})
	}
}

// Of many challenges not all have room in the window; those that a meeting is about
// already have, and stay with it.
func TestAMeetingKeepsTheLoopsOfManyChallenges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		var loops []journal.ID
		tuitest.Write(t, e, func(w *store.Writer) error {
			for range 9 {
				_, loop, err := w.NewChallenge("Forældre i garderoben", method.I)
				if err != nil {
					return err
				}
				loops = append(loops, loop)
			}
			return w.SetMeeting(s.meeting, journal.Network, day(2026, time.December, 3), "13:00", loops)
		})
		p := open(t, e, NewMeeting(e, s.challenge, s.meeting))
		p.Press("tab", "tab", "tab", "tab", "left", "space") // the challenge's own loop too
		p.Press("enter")
		p.Closed()
		m := challengeOf(t, e, s.challenge).MeetingsOf(s.loop)
		if len(m) != 1 || len(m[0].Loops) != 10 {
			t.Errorf("the meetings are %+v", m)
		}
	})
}
