package tui

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// meets plans a meeting and writes in it.
func meets(t *testing.T, st *store.Store, kind journal.MeetingKind, on journal.Day, clock string, texts map[string]string, loops ...journal.ID) (id journal.ID) {
	t.Helper()
	write(t, st, func(w *store.Writer) (err error) {
		if id, err = w.NewMeeting(kind, on, clock, loops...); err != nil {
			return err
		}
		for name, words := range texts {
			if _, err := w.SetText(journal.TextRef{Object: id, Name: name}, words, ""); err != nil {
				return err
			}
		}
		return nil
	})
	return id
}

// measured makes an indicator of a challenge with values, the last of them today.
func measured(t *testing.T, st *store.Store, c, loop journal.ID, values ...float64) (sign journal.ID) {
	t.Helper()
	write(t, st, func(w *store.Writer) (err error) {
		if sign, err = w.NewIndicator(c, "Sene opkald", journal.KindNumber, journal.Down); err != nil {
			return err
		}
		if err = w.SetPlan(sign, loop, journal.Plan{Baseline: journal.Value{N: 14, Set: true}}); err != nil {
			return err
		}
		for n, v := range values {
			if _, err = w.NewMeasurement(sign, v, st.Today().Add(n-len(values)+1), "employee"); err != nil {
				return err
			}
		}
		return nil
	})
	return sign
}

// A meeting in the past is neither prepared nor counted down to. Home asks about the
// loop and not about the meeting, and nothing is written in it unasked.
func TestAMeetingInThePastOnTheScreens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, loop := challenge(t, st, "Overgange")
		id := meets(t, st, journal.Reflection, st.Today().Add(-3), "13:00", map[string]string{"meeting.heard": "Alle ringer."}, loop)
		p := start(t, st, i18n.Danish, 100, 40)
		p.HasNot("Refleksionsmøde fredag")
		p.HasNot("om tre dage")
		p.Has("Det næste kan være:")
		p.HasNot("hjælp til?")
		p.Resize(100, 120)
		p.Send(ui.Go{Challenge: c, Phase: 5})
		p.Has("for tre dage siden")
		p.Send(ui.Act{ID: action.Summary})
		p.Has("fredag den 20. november 2026")
		p.Keys("esc")
		p.Send(ui.Act{ID: action.Meeting})
		p.Has("For tre dage siden", "Alle ringer.")
		p.HasNot("Mødet kan godt holdes uden.")
		// The one planned next is another one, and the one that is held stays.
		write(t, st, func(w *store.Writer) error {
			_, err := w.NewMeeting(journal.Reflection, st.Today().Add(10), "", loop)
			return err
		})
		home := start(t, st, i18n.English, 100, 40)
		home.Has("in ten days")
		home.HasNot("ago")
		for _, m := range read(t, st, c).Meetings {
			if m.ID == id && m.Texts["meeting.heard"].Words != "Alle ringer." {
				t.Errorf("the one that was held says %q", m.Texts["meeting.heard"].Words)
			}
		}
	})
}

// Two meetings at the same time stand both in the list, and home shows one of them.
func TestTwoMeetingsAtTheSameTimeOnTheScreens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		_, other := challenge(t, st, "Garderoben")
		on := st.Today().Add(10)
		meets(t, st, journal.Network, on, "13:00", nil, loop)
		meets(t, st, journal.Reflection, on, "13:00", nil, loop)
		meets(t, st, journal.Reflection, on, "13:00", nil, other)
		p := start(t, st, i18n.Danish, 100, 40)
		p.Has("om ti dage")
		p.Send(ui.Act{ID: action.Meetings})
		if text := p.Text(); strings.Count(text, "3. dec. kl. 13") != 3 || strings.Count(text, "Refleksionsmøde") != 2 || !strings.Contains(text, "Netværksmøde") {
			t.Errorf("the list is\n%s", p.Screen())
		}
	})
}

// A kind that the values can't be of is refused with a sentence, the window stays with
// what was typed, and what was measured stands. One they can be of is taken.
func TestAKindThatDoesNotSuitOnTheScreen(t *testing.T) {
	for lang, says := range map[i18n.Lang]string{
		i18n.Danish:  "Det, der er målt, kan ikke læses som skala 1-5.",
		i18n.English: "What was measured cannot be read as scale 1-5.",
	} {
		tuitest.Test(t, string(lang), func(t *testing.T) {
			st := journalAt(t)
			c, loop := challenge(t, st, "Overgange")
			sign := measured(t, st, c, loop, 12, 7)
			p := start(t, st, lang, 100, 30)
			p.Send(ui.Go{Challenge: c, Phase: 2})
			p.Send(ui.Edit{Type: "indicator", ID: sign})
			// From the name to the kind, from a number to a scale; the baseline is put right.
			p.Keys("tab", "right", "right", "tab", "tab", "tab")
			p.Clear()
			p.Type("4")
			p.Keys("enter")
			p.Has(says, "Sene opkald")
			if i := read(t, st, c).Indicator(sign); i.Kind != journal.KindNumber || len(i.Measurements) != 2 || i.Plan(loop).Baseline.N != 14 {
				t.Fatalf("refused, the indicator is %+v", i)
			}
			p.Keys("tab", "left", "left", "left", "enter") // a count
			p.HasNot(says)
			if i := read(t, st, c).Indicator(sign); i.Kind != journal.KindCount || i.Measurements[0].Value != 12 || i.Plan(loop).Baseline.N != 4 {
				t.Errorf("as a count, the indicator is %+v with %+v", i, i.Plan(loop))
			}
		})
	}
}

// Where only what is planned in this loop does not suit, putting it right in the same
// window is enough.
func TestAKindAndItsBaselineAreChangedTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, loop := challenge(t, st, "Overgange")
		sign := measured(t, st, c, loop, 3, 2.5)
		p := start(t, st, i18n.Danish, 100, 30)
		p.Send(ui.Go{Challenge: c, Phase: 2})
		p.Send(ui.Edit{Type: "indicator", ID: sign})
		p.Keys("tab", "right", "right", "tab", "tab", "tab")
		p.Clear()
		p.Type("4")
		p.Keys("enter")
		p.HasNot("kan ikke læses som")
		if i := read(t, st, c).Indicator(sign); i.Kind != journal.KindScale || i.Plan(loop).Baseline.N != 4 || len(i.Measurements) != 2 {
			t.Errorf("the indicator is %+v with %+v", i, i.Plan(loop))
		}
	})
}

// A measured indicator is renamed and deleted in another window: phase and page follow
// without it, and one undo brings it back whole.
func TestAMeasuredIndicatorIsDeletedOnTheScreens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, loop := challenge(t, st, "Overgange")
		sign := measured(t, st, c, loop, 12, 7)
		p := start(t, st, i18n.Danish, 100, 120)
		p.Send(ui.Go{Challenge: c, Phase: 4})
		p.Has("Sene opkald")
		write(t, st, func(w *store.Writer) error {
			_, err := w.SetText(journal.TextRef{Object: sign, Name: journal.TextName}, "Opkald efter 15.30", "")
			return err
		})
		p.Send(ui.Refresh{})
		p.Has("Opkald efter 15.30")
		p.HasNot("Sene opkald")
		p.Send(ui.Act{ID: action.Summary})
		p.Has("Opkald efter 15.30")
		write(t, st, func(w *store.Writer) error { return w.Delete(sign) })
		p.Send(ui.Refresh{})
		p.HasNot("Opkald efter 15.30")
		p.Keys("esc")
		p.Send(ui.Refresh{})
		p.HasNot("Opkald efter 15.30")
		p.Keys("ctrl+z")
		p.Has("Opkald efter 15.30")
		if i := read(t, st, c).Indicator(sign); i == nil || len(i.Measurements) != 2 || i.Plan(loop).Baseline.N != 14 {
			t.Errorf("it came back as %+v", i)
		}
	})
}

// A challenge is archived in another window during its meeting: what is noted on the
// page and while presenting is saved, home does not list it, and it comes back whole.
func TestAChallengeArchivedDuringItsMeetingOnTheScreens(t *testing.T) {
	for name, present := range map[string]bool{"on the page": false, "while presenting": true} {
		tuitest.Test(t, name, func(t *testing.T) {
			st := journalAt(t)
			c, loop := challenge(t, st, "Overgange")
			challenge(t, st, "Garderoben")
			id := meets(t, st, journal.Reflection, st.Today(), "13:00", nil, loop)
			p := start(t, st, i18n.Danish, 100, 30)
			p.Send(ui.Go{Challenge: c, Phase: 6})
			if present {
				p.Send(ui.Act{ID: action.Present})
			} else {
				p.Send(ui.Act{ID: action.Meeting})
			}
			p.Keys("tab", "enter")
			if w, ok := p.root.top().(ui.Writes); !ok {
				t.Fatal("nothing can be written")
			} else if _, writing := w.Writing(); !writing {
				t.Fatalf("nothing is written in:\n%s", p.Screen())
			}
			p.Type("Sagt før")
			write(t, st, func(w *store.Writer) error { return w.SetStatus(c, journal.Archived, journal.Day{}) })
			p.Send(ui.Refresh{})
			p.Type(" og efter")
			p.saved()
			found := false
			for _, m := range read(t, st, c).Meetings {
				found = found || m.ID == id && m.Participants.Words == "Sagt før og efter"
				for _, text := range m.Texts {
					found = found || m.ID == id && text.Words == "Sagt før og efter"
				}
			}
			if !found {
				t.Errorf("the meeting is %+v", read(t, st, c).Meetings[0])
			}
			home := start(t, st, i18n.Danish, 100, 30)
			home.Has("Garderoben")
			home.HasNot("Overgange")
			write(t, st, func(w *store.Writer) error { return w.SetStatus(c, journal.Open, journal.Day{}) })
			home.Send(ui.Refresh{})
			home.Has("Overgange", "i dag")
		})
	}
}

// negative finds a number below nought that stands by itself.
var negative = regexp.MustCompile(`(^|[^\pL\pN])-\d`)

// The clock is set back a day, a year, or to what a machine without a battery shows.
// Every screen opens, none counts days below nought, and what is written is kept.
func TestTheClockSetBackOnTheScreens(t *testing.T) {
	for name, back := range map[string]time.Time{
		"a day":             tuitest.Now().AddDate(0, 0, -1),
		"a year":            tuitest.Now().AddDate(-1, 0, 0),
		"to 1969, in Maine": time.Date(1969, time.December, 31, 19, 0, 0, 0, time.UTC),
	} {
		for _, lang := range []i18n.Lang{i18n.Danish, i18n.English} {
			tuitest.Test(t, name+" "+string(lang), func(t *testing.T) {
				now := tuitest.Now()
				st := store.New(store.Options{
					Path: filepath.Join(t.TempDir(), "journal.stjerne"), Now: func() time.Time { return now }, Wait: 200 * time.Millisecond,
				})
				c, loop := challenge(t, st, "Overgange")
				measured(t, st, c, loop, 12, 7, 6)
				id := meets(t, st, journal.Reflection, st.Today(), "13:00", map[string]string{"meeting.heard": "Alle ringer."}, loop)
				write(t, st, func(w *store.Writer) error {
					w.At(now.AddDate(0, 0, -30))
					for _, kind := range []journal.EntryKind{journal.Action, journal.Action, journal.Star, journal.Star, journal.Star} {
						if _, err := w.NewEntry(journal.Entry{Challenge: c, Kind: kind, Text: journal.Text{Words: "Hun ringede."}, SeenBy: "self"}); err != nil {
							return err
						}
					}
					_, err := w.SetText(journal.TextRef{Object: loop, Name: journal.AssumptionsID}, "At de ikke gider.", "")
					return err
				})
				now = back
				p := start(t, st, lang, 100, 60)
				look := func(where string) {
					t.Helper()
					for _, line := range strings.Split(p.Screen(), "\n") {
						if negative.MatchString(line) {
							t.Errorf("%s says %q", where, line)
						}
					}
				}
				look("home")
				for n := 1; n <= 6; n++ {
					p.Send(ui.Go{Challenge: c, Phase: n})
					look("a phase")
				}
				for _, id := range []action.ID{
					action.Meeting, action.Meetings, action.Year, action.LookBack, action.Summary, action.Levels, action.Notes, action.Present,
				} {
					p.Send(ui.Act{ID: id})
					look(string(id))
					p.Keys("esc")
				}
				p.Send(ui.Go{Challenge: c, Question: "reflect.think", Write: true})
				p.Type("Skrevet bagefter.")
				p.saved()
				got := read(t, st, c)
				if words := got.Loop(loop).Texts["reflect.think"].Words; words != "Skrevet bagefter." {
					t.Errorf("the answer is %q", words)
				}
				if m := got.Meetings[0]; m.ID != id || m.Day != journal.DayOf(tuitest.Now()) || m.Texts["meeting.heard"].Words != "Alle ringer." {
					t.Errorf("the meeting is %+v", m)
				}
			})
		}
	}
}

// One goes back to a loop after the next was opened: what is written there stays there,
// and what was carried over into the next one is still marked as such.
func TestGoingBackToALoopOnTheScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, first := challenge(t, st, "Overgange")
		meets(t, st, journal.Reflection, st.Today(), "", map[string]string{"meeting.decision": "Natten prøver det også."}, first)
		p := start(t, st, i18n.Danish, 100, 40)
		p.Send(ui.Go{Challenge: c, Phase: 6})
		p.Send(ui.Act{ID: action.NextLoop})
		p.Keys("enter")
		p.Has("Overgange · loop 2")
		p.Send(ui.Go{Challenge: c, Loop: first, Question: "plan.try", Write: true})
		p.Has("Overgange · loop 1")
		p.Type("Det, vi egentlig prøvede.")
		p.saved()
		got := read(t, st, c)
		if one, two := got.Loops[0].Texts["plan.try"], got.Loops[1].Texts["plan.try"]; one.Words != "Det, vi egentlig prøvede." ||
			two.Words != "Natten prøver det også." || two.Carried == "" {
			t.Errorf("loop 1 says %q, loop 2 %q, carried from %q", one.Words, two.Words, two.Carried)
		}
		p.Send(ui.Go{Challenge: c, Loop: got.Loops[1].ID, Phase: 2})
		p.Has("loop 2", "Natten prøver det også.", "taget med fra mødet")
	})
}

// A value lies in the bin while the kind is changed to one that it can't be of. Put
// back it says what it said, on the page and in the picture, and nothing breaks.
func TestAValueComesBackToAnotherKindOnTheScreens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, loop := challenge(t, st, "Overgange")
		sign := measured(t, st, c, loop, 3, 4, 12)
		far := read(t, st, c).Indicator(sign).Measurements[2].ID
		write(t, st, func(w *store.Writer) error {
			if err := w.Delete(far); err != nil {
				return err
			}
			return w.SetPlan(sign, loop, journal.Plan{})
		})
		write(t, st, func(w *store.Writer) error { return w.SetIndicator(sign, journal.KindScale, journal.Down) })
		write(t, st, func(w *store.Writer) error { return w.Restore(far) })
		p := start(t, st, i18n.Danish, 100, 120)
		p.Send(ui.Go{Challenge: c, Phase: 4})
		p.Has("Sidste måling 23. nov.: 12", "12 ┤")
		p.Send(ui.Act{ID: action.Summary})
		p.Has("Sene opkald", "12")
		for _, size := range [][2]int{{40, 12}, {140, 40}, {1, 1}} {
			p.Resize(size[0], size[1])
		}
		if i := read(t, st, c).Indicator(sign); i.Measurements[2].Value != 12 || len(i.Measurements) != 3 {
			t.Errorf("the values are %+v", i.Measurements)
		}
	})
}

// The next loop is opened before the meeting about this one was held: home goes on
// preparing that meeting.
func TestTheNextLoopIsOpenedBeforeTheMeeting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		c, loop := challenge(t, st, "Overgange")
		write(t, st, func(w *store.Writer) error {
			if _, err := w.NewMeeting(journal.Reflection, st.Today().Add(8), "", loop); err != nil {
				return err
			}
			_, err := w.NewLoop(c, "")
			return err
		})
		p := start(t, st, i18n.Danish, 80, 24)
		p.Has("Refleksionsmøde", "om otte dage", "Mødet kan godt holdes uden.")
		p.Keys("enter")
		p.Type("Ni om ugen")
		p.Keys("tab")
		if got := text(t, st, journal.TextRef{Object: loop, Name: "trial.baseline"}); got.Words != "Ni om ugen" {
			t.Errorf("loop 1 says %q", got.Words)
		}
	})
}
