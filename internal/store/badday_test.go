package store

import (
	"context"
	"reflect"
	"slices"
	"testing"
	"time"

	"stjerne/journal"
)

// spoilt is a challenge of two loops with an indicator that was measured in both,
// on which a bad day falls. Loop 2 was opened on 23 November, four weeks after loop 1.
type spoilt struct {
	s              *Store
	c              *clock
	id             journal.ID
	first, second  journal.ID
	sign           journal.ID
	values         []journal.ID // the measurements, one in loop 1 and two in loop 2
	meeting, extra journal.ID   // of loop 2, and of loop 1
}

func newSpoilt(t *testing.T) *spoilt {
	t.Helper()
	s, c := testStore(t)
	x := &spoilt{s: s, c: c}
	c.pass(-28 * 24 * time.Hour)
	x.id, x.first = challenge(t, s, "Overgange")
	measure := func(n float64) {
		write(t, s, func(w *Writer) error {
			id, err := w.NewMeasurement(x.sign, n, journal.Day{}, "employee")
			x.values = append(x.values, id)
			return err
		})
	}
	write(t, s, func(w *Writer) (err error) {
		if x.sign, err = w.NewIndicator(x.id, "Sene overleveringer", journal.KindCount, journal.Down); err != nil {
			return err
		}
		if _, err = w.SetText(ref(x.sign, journal.TextUnit), "om ugen", Latest); err != nil {
			return err
		}
		if err = w.SetPlan(x.sign, x.first, journal.Plan{Baseline: journal.Value{N: 9, Set: true}}); err != nil {
			return err
		}
		x.extra, err = w.NewMeeting(journal.Reflection, c.day().Add(14), "", x.first)
		return err
	})
	c.pass(7 * 24 * time.Hour)
	measure(7)
	c.pass(21 * 24 * time.Hour)
	write(t, s, func(w *Writer) (err error) {
		if x.second, err = w.NewLoop(x.id, ""); err != nil {
			return err
		}
		if err = w.SetCarried(ref(x.second, "plan.try"), "Vi ringer.", "abc:1"); err != nil {
			return err
		}
		x.meeting, err = w.NewMeeting(journal.Reflection, c.day(), "13:00", x.second)
		return err
	})
	write(t, s, func(w *Writer) error {
		return w.SetPlan(x.sign, x.second, journal.Plan{Baseline: journal.Value{N: 7, Set: true}, Target: journal.Value{N: 3, Set: true}})
	})
	for _, n := range []float64{5, 4} {
		c.pass(7 * 24 * time.Hour)
		measure(n)
	}
	note(t, s, journal.Entry{Challenge: x.id, Text: words("Hun ringede selv.")})
	return x
}

// unharmed wants a challenge to be what it was, but for when it was last touched.
func unharmed(t *testing.T, got, want *journal.Challenge) {
	t.Helper()
	a, b := *got, *want
	a.Touched, b.Touched = time.Time{}, time.Time{}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("it came back as\n%+v\nand was\n%+v", a, b)
	}
}

func (x *spoilt) delete(t *testing.T, id journal.ID) {
	t.Helper()
	write(t, x.s, func(w *Writer) error { return w.Delete(id) })
}

func (x *spoilt) restore(t *testing.T, id journal.ID) {
	t.Helper()
	write(t, x.s, func(w *Writer) error { return w.Restore(id) })
}

// Renamed or in another unit, an indicator keeps its values and its plans, and what
// it was called before is among the earlier versions.
func TestAnIndicatorIsRenamedAndCountedInAnotherUnit(t *testing.T) {
	for name, other := range map[string]string{journal.TextName: "Sene vagtskift", journal.TextUnit: "om måneden"} {
		x := newSpoilt(t)
		before := whole(t, x.s, x.id).Indicator(x.sign)
		save(t, x.s, ref(x.sign, name), other, Latest)
		after := whole(t, x.s, x.id).Indicator(x.sign)
		if after == nil || !reflect.DeepEqual(after.Measurements, before.Measurements) || !reflect.DeepEqual(after.Plans, before.Plans) {
			t.Fatalf("%s: it is %+v", name, after)
		}
		if _, said := after.UnitChanged(); said != (name == journal.TextUnit) {
			t.Errorf("%s: that the unit changed is said: %v", name, said)
		}
		read(t, x.s, func(r *Reader) error {
			list, err := r.Revisions(ref(x.sign, name))
			if len(list) != 2 {
				t.Errorf("%s: %d versions", name, len(list))
			}
			return err
		})
		if hits := find(t, x.s, SearchQuery{Words: "ringede"}); len(hits) != 1 {
			t.Errorf("%s: %d notes are found", name, len(hits))
		}
	}
}

// Deleted, an indicator lies in the bin as one thing with its measurements, and comes
// back whole with its place in both loops, also where a loop was opened meanwhile.
// What was deleted of it before stays deleted.
func TestAMeasuredIndicatorIsDeletedAndPutBack(t *testing.T) {
	for _, opened := range []bool{false, true} {
		x := newSpoilt(t)
		x.delete(t, x.values[1])
		x.c.pass(time.Minute)
		before := whole(t, x.s, x.id)
		x.delete(t, x.sign)
		gone := whole(t, x.s, x.id)
		if len(gone.Indicators) != 0 || gone.AnsweredIn(gone.Current())("indicators") {
			t.Error("a deleted indicator can be seen")
		}
		if o := homeOf(t, x.s).Challenges[0]; slices.Contains(o.Answered, "indicators") || slices.Contains(o.Answered, "log.measurement") {
			t.Errorf("home counts it: %v", o.Answered)
		}
		read(t, x.s, func(r *Reader) error {
			bin, err := r.Bin()
			if len(bin) != 1 || bin[0].ID != x.sign || bin[0].Start != "Sene overleveringer" {
				t.Errorf("in the bin are %+v", bin)
			}
			return err
		})
		wantFault(t, x.s.Write(context.Background(), "measure", func(w *Writer) error {
			_, err := w.NewMeasurement(x.sign, 3, journal.Day{}, "")
			return err
		}), FaultUnknownID)
		var third journal.ID
		if opened {
			write(t, x.s, func(w *Writer) (err error) { third, err = w.NewLoop(x.id, ""); return err })
		}
		x.restore(t, x.sign)
		after := whole(t, x.s, x.id)
		if opened {
			i := after.Indicator(x.sign)
			if len(after.Thread(i).Points) != 2 || len(after.IndicatorsOf(after.Loops[0])) != 1 || len(after.IndicatorsOf(after.Loops[1])) != 1 {
				t.Errorf("it is not in the loops it was in: %+v", after.Thread(i))
			}
			if !i.Plan(third).Empty() {
				t.Error("it was planned in a loop that was opened without it")
			}
			after.Loops = after.Loops[:2]
		}
		unharmed(t, after, before)
		read(t, x.s, func(r *Reader) error {
			bin, err := r.Bin()
			if len(bin) != 1 || bin[0].ID != x.values[1] {
				t.Errorf("of what was deleted before, the bin has %+v", bin)
			}
			return err
		})
	}
}

// The loop that came next is deleted: the one before is the current one, has its plan
// and what was measured since, and takes what is written now. Put back, the loops are
// as they were, and what was written meanwhile stays where it was written.
func TestTheNextLoopIsDeletedAndPutBack(t *testing.T) {
	x := newSpoilt(t)
	before := whole(t, x.s, x.id)
	x.delete(t, x.second)
	gone := whole(t, x.s, x.id)
	i := gone.Indicator(x.sign)
	if len(gone.Loops) != 1 || gone.Current().ID != x.first || !reflect.DeepEqual(gone.Current().Texts, before.Loops[0].Texts) {
		t.Fatalf("current is %+v", gone.Current())
	}
	if series := gone.SeriesOf(i, gone.Current()); len(series.Points) != 3 || series.Baseline.N != 9 || series.Target.Set {
		t.Errorf("loop 1 has %d values from %v", len(series.Points), series.Baseline)
	}
	if m := gone.MeetingFor(gone.Current(), x.c.day()); m == nil || m.ID != x.extra {
		t.Errorf("its meeting is %+v", m)
	}
	meanwhile := note(t, x.s, journal.Entry{Challenge: x.id, Text: words("Skrevet imens.")})
	save(t, x.s, ref(x.first, "reflect.think"), "Tænkt imens.", "")
	x.restore(t, x.second)
	after := whole(t, x.s, x.id)
	for _, e := range entries(t, x.s, EntryQuery{}) {
		if e.ID == meanwhile && e.Loop != x.first {
			t.Error("a note went to another loop")
		}
	}
	if n := len(entries(t, x.s, EntryQuery{})); n != 2 || after.Loops[0].Texts["reflect.think"].Words != "Tænkt imens." {
		t.Errorf("%d notes; loop 1 says %q", n, after.Loops[0].Texts["reflect.think"].Words)
	}
	delete(after.Loops[0].Texts, "reflect.think")
	after.Loops[0].Kinds = before.Loops[0].Kinds
	unharmed(t, after, before)
}

// What is written in a loop after the next one began is kept there under its own
// date, and what was carried over into the next one is still marked.
func TestALoopIsWrittenInAfterTheNextBegan(t *testing.T) {
	x := newSpoilt(t)
	before := whole(t, x.s, x.id)
	on := x.c.day()
	save(t, x.s, ref(x.first, "plan.try"), "Det, vi egentlig prøvede.", "")
	late := note(t, x.s, journal.Entry{Challenge: x.id, Loop: x.first, Day: before.Loops[0].Started.Add(3), Text: words("Glemt dengang.")})
	after := whole(t, x.s, x.id)
	if got := after.Loops[0].Texts["plan.try"]; got.First != on || got.Words != "Det, vi egentlig prøvede." {
		t.Errorf("loop 1 says %+v", got)
	}
	if !reflect.DeepEqual(after.Loops[1], before.Loops[1]) || after.Current().Texts["plan.try"].Carried == "" {
		t.Errorf("loop 2 became %+v", after.Loops[1])
	}
	if after.Loops[0].Kinds[journal.Star] != 1 || after.Current().ID != x.second {
		t.Error("the note or the current loop is not where it was")
	}
	if list := entries(t, x.s, EntryQuery{Loop: x.first}); len(list) != 1 || list[0].ID != late {
		t.Errorf("loop 1 has the notes %+v", list)
	}
}

// A closed challenge is opened again: the day of closing goes, the closing words stay
// and are there when it is closed the next time. One archived after it was closed
// keeps its day.
func TestAClosedChallengeIsOpenedAgain(t *testing.T) {
	x := newSpoilt(t)
	status := func(s journal.Status) *journal.Challenge {
		write(t, x.s, func(w *Writer) error { return w.SetStatus(x.id, s, journal.Day{}) })
		return whole(t, x.s, x.id)
	}
	before := whole(t, x.s, x.id)
	save(t, x.s, ref(x.id, journal.TextClosing), "Den blev lettere.", "")
	if got := status(journal.Closed); got.ClosedOn != x.c.day() {
		t.Errorf("closed on %s", got.ClosedOn)
	}
	closed := x.c.day()
	x.c.pass(24 * time.Hour)
	if got := status(journal.Archived); got.ClosedOn != closed {
		t.Errorf("archived, it was closed on %s", got.ClosedOn)
	}
	got := status(journal.Open)
	if !got.ClosedOn.IsZero() || got.Closing.Words != "Den blev lettere." || got.Status != journal.Open {
		t.Errorf("opened, it is %s, %s, %q", got.Status, got.ClosedOn, got.Closing.Words)
	}
	got.Closing = before.Closing
	unharmed(t, got, before)
	if got := status(journal.Closed); got.ClosedOn != x.c.day() || got.Closing.Words != "Den blev lettere." {
		t.Errorf("closed again, it is %s, %q", got.ClosedOn, got.Closing.Words)
	}
}

// Two meetings at the same time both stand, in the order they were planned, those
// with an earlier time of that day before them.
func TestTwoMeetingsOfOneTimeAreBothKept(t *testing.T) {
	x := newSpoilt(t)
	var made []journal.ID
	for _, m := range []struct {
		kind  journal.MeetingKind
		clock string
	}{{journal.Network, "13:00"}, {journal.Common, "09:00"}, {journal.Reflection, "13:00"}} {
		x.c.pass(time.Second)
		write(t, x.s, func(w *Writer) error {
			id, err := w.NewMeeting(m.kind, day("2027-01-11"), m.clock, x.second)
			made = append(made, id)
			return err
		})
	}
	want := []journal.ID{made[1], made[0], made[2]}
	var list, ofHome []journal.ID
	read(t, x.s, func(r *Reader) error {
		all, err := r.Meetings()
		for _, m := range all {
			list = append(list, m.ID)
		}
		return err
	})
	for _, m := range homeOf(t, x.s).Meetings {
		if slices.Contains(made, m.ID) {
			ofHome = append(ofHome, m.ID)
		}
	}
	if len(list) != 5 || !slices.Equal(list[2:], want) {
		t.Errorf("the meetings are %v, want %v at the end", list, want)
	}
	slices.SortFunc(ofHome, func(a, b journal.ID) int { return slices.Index(want, a) - slices.Index(want, b) })
	if !slices.Equal(ofHome, want) {
		t.Errorf("home has %v", ofHome)
	}
}

// The clock is set back a day or a year: what is written now still comes after what
// was written before, in texts, measurements of a day, loops, lists, the bin and undo.
func TestWhatIsWrittenAfterTheClockWasSetBackIsTheNewest(t *testing.T) {
	for _, back := range []time.Duration{time.Hour, 24 * time.Hour, 365 * 24 * time.Hour} {
		x := newSpoilt(t)
		other, _ := challenge(t, x.s, "Garderoben")
		last := x.c.day()
		x.delete(t, x.meeting)
		save(t, x.s, ref(x.second, "reflect.think"), "Først.", "")
		x.c.pass(-back)

		save(t, x.s, ref(x.second, "reflect.think"), "Siden.", Latest)
		if got := textOf(t, x.s, ref(x.second, "reflect.think")); got.Words != "Siden." || len(got.Others) != 0 {
			t.Errorf("%s: the text is %+v", back, got)
		}
		var value, third journal.ID
		write(t, x.s, func(w *Writer) (err error) {
			value, err = w.NewMeasurement(x.sign, 1, last, "")
			return err
		})
		write(t, x.s, func(w *Writer) (err error) { third, err = w.NewLoop(x.id, ""); return err })
		got := whole(t, x.s, x.id)
		if m := got.Indicator(x.sign).Measurements; m[len(m)-1].ID != value {
			t.Errorf("%s: of two measurements of a day the later one is not last", back)
		}
		if got.Current().ID != third || got.Current().Number != 3 {
			t.Errorf("%s: the current loop is %d", back, got.Current().Number)
		}
		if h := homeOf(t, x.s); h.Challenges[0].ID != x.id || h.Challenges[0].LoopID != third || h.Challenges[1].ID != other {
			t.Errorf("%s: home is %+v", back, h.Challenges)
		}
		x.delete(t, x.extra)
		read(t, x.s, func(r *Reader) error {
			bin, err := r.Bin()
			if len(bin) != 2 || bin[0].ID != x.extra {
				t.Errorf("%s: the bin is %+v", back, bin)
			}
			return err
		})
		for range 2 {
			if _, err := x.s.Undo(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		if got := whole(t, x.s, x.id); got.Current().ID != x.second || len(got.Meetings) != 1 {
			t.Errorf("%s: undone, the current loop is %d with %d meetings", back, got.Current().Number, len(got.Meetings))
		}
	}
}

// A challenge is archived or deleted during its meeting. Home does not list it, the
// meeting takes notes, and it comes back whole with what was noted meanwhile.
func TestAChallengeIsPutAwayDuringItsMeeting(t *testing.T) {
	for name, put := range map[string]struct{ away, back func(*spoilt, *Writer) error }{
		"archived": {
			func(x *spoilt, w *Writer) error { return w.SetStatus(x.id, journal.Archived, journal.Day{}) },
			func(x *spoilt, w *Writer) error { return w.SetStatus(x.id, journal.Open, journal.Day{}) },
		},
		"deleted": {
			func(x *spoilt, w *Writer) error { return w.Delete(x.id) },
			func(x *spoilt, w *Writer) error { return w.Restore(x.id) },
		},
	} {
		x := newSpoilt(t)
		before := whole(t, x.s, x.id)
		write(t, x.s, func(w *Writer) error { return put.away(x, w) })
		if h := homeOf(t, x.s); len(h.Challenges) != 0 {
			t.Errorf("%s: home lists %+v", name, h.Challenges)
		}
		save(t, x.s, ref(x.meeting, "team"), "Sagt imens.", "")
		save(t, x.s, ref(x.meeting, journal.MemberPrefix+"team"), "Om en andens.", "")
		read(t, x.s, func(r *Reader) error {
			all, err := r.Meetings()
			if n := len(all); n != 2 || all[1].ID != x.meeting || all[1].Texts["team"].Words != "Sagt imens." {
				t.Errorf("%s: the meetings are %+v", name, all)
			}
			return err
		})
		// Its time is put right as well, by who does not see which loops it is about.
		write(t, x.s, func(w *Writer) error {
			return w.SetMeeting(x.meeting, journal.Reflection, day("2026-11-23"), "14:00", nil)
		})
		if name == "archived" {
			write(t, x.s, func(w *Writer) error {
				return w.SetMeeting(x.meeting, journal.Reflection, day("2026-11-23"), "14:00", []journal.ID{x.second})
			})
		}
		write(t, x.s, func(w *Writer) error { return put.back(x, w) })
		after := whole(t, x.s, x.id)
		if len(after.Meetings) != 2 || len(homeOf(t, x.s).Challenges) != 1 {
			t.Fatalf("%s: it came back with %d meetings", name, len(after.Meetings))
		}
		m := after.Meetings[1]
		if m.Texts["team"].Words != "Sagt imens." || m.Member["team"].Words != "Om en andens." || m.Clock != "14:00" || !m.Covers(x.second) {
			t.Errorf("%s: the meeting is %+v", name, m)
		}
		after.Meetings[1] = before.Meetings[1]
		unharmed(t, after, before)
	}
}

// What was measured on the day the next loop is opened, before it is, is not
// measured in that loop: the list says so as the page does.
func TestWhatWasMeasuredBeforeTheLoopWasOpenedThatDay(t *testing.T) {
	s, c := testStore(t)
	id, _ := challenge(t, s, "Overgange")
	var sign journal.ID
	write(t, s, func(w *Writer) (err error) {
		if sign, err = w.NewIndicator(id, "Opkald", journal.KindCount, journal.Down); err != nil {
			return err
		}
		_, err = w.NewMeasurement(sign, 7, c.day(), "")
		return err
	})
	c.pass(time.Hour)
	write(t, s, func(w *Writer) error {
		_, err := w.NewLoop(id, "")
		return err
	})
	measured := func() (list, page bool) {
		got := whole(t, s, id)
		return slices.Contains(homeOf(t, s).Challenges[0].Answered, "log.measurement"), got.AnsweredIn(got.Current())("log.measurement")
	}
	if list, page := measured(); list || page {
		t.Errorf("before anything is measured in it the list says %v, the page %v", list, page)
	}
	c.pass(time.Hour)
	write(t, s, func(w *Writer) error {
		_, err := w.NewMeasurement(sign, 6, c.day(), "")
		return err
	})
	if list, page := measured(); !list || !page {
		t.Errorf("measured, the list says %v, the page %v", list, page)
	}
}
