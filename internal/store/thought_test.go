package store

import (
	"context"
	"reflect"
	"slices"
	"testing"
	"time"

	"stjerne/journal"
)

// writtenOn is a plan as it is read back on the day it was written.
func writtenOn(p journal.Plan, on journal.Day) journal.Plan {
	if p.Expected.Set {
		p.ExpectedOn = on
	}
	return p
}

func expecting(n float64, sure string) journal.Plan {
	return journal.Plan{Expected: journal.Value{N: n, Set: true}, Sure: sure}
}

// What was expected before anything was known stays in sight; before that it is
// put otherwise as often as one likes.
func TestAnExpectationChangedAfterAMeasurementStays(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "Overgange")
	var sign, measurement journal.ID
	set := func(p journal.Plan) {
		write(t, s, func(w *Writer) error { return w.SetPlan(sign, loop, p) })
	}
	plan := func() journal.Plan { return whole(t, s, id).Indicator(sign).Plan(loop) }
	write(t, s, func(w *Writer) (err error) {
		sign, err = w.NewIndicator(id, "Opkald", journal.KindCount, journal.Down)
		return err
	})
	set(expecting(8, "medium"))
	set(expecting(7, "low"))
	if p := plan(); len(p.Earlier) != 0 || p.ExpectedOn != c.day() {
		t.Fatalf("nothing is measured yet, and the plan is %+v", p)
	}
	first := c.day()
	c.pass(48 * time.Hour)
	write(t, s, func(w *Writer) (err error) {
		measurement, err = w.NewMeasurement(sign, 9, c.day(), "self")
		return err
	})
	set(expecting(7, "low")) // the same again is no change
	if p := plan(); len(p.Earlier) != 0 {
		t.Fatalf("the same expectation was kept beside itself: %+v", p)
	}
	set(expecting(6, "high"))
	want := []journal.Expectation{{Value: journal.Value{N: 7, Set: true}, Sure: "low", Day: first}}
	if p := plan(); !reflect.DeepEqual(p.Earlier, want) || p.Expected.N != 6 || p.ExpectedOn != c.day() {
		t.Fatalf("after a measurement the plan is %+v", p)
	}
	// Taken away, what was expected is not gone either.
	c.pass(24 * time.Hour)
	write(t, s, func(w *Writer) error {
		_, err := w.NewMeasurement(sign, 5, c.day(), "self")
		return err
	})
	set(journal.Plan{})
	if p := plan(); len(p.Earlier) != 2 || p.Earlier[1].Value.N != 6 || !p.ExpectedOn.IsZero() {
		t.Fatalf("taken away, the plan is %+v", p)
	}
	if _, err := s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if p := plan(); len(p.Earlier) != 1 || p.Expected.N != 6 {
		t.Fatalf("undone, the plan is %+v", p)
	}
	// A measurement in the bin told nobody anything.
	write(t, s, func(w *Writer) error { return w.Delete(measurement) })
	if p := plan(); len(p.Earlier) != 1 {
		t.Fatalf("with the measurement deleted the plan is %+v", p)
	}
}

func TestAnAssumptionKeepsWhatBecameOfIt(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "Overgange")
	star := note(t, s, journal.Entry{Challenge: id, Text: journal.Text{Words: "Hun ringede selv."}})
	var first, second journal.ID
	write(t, s, func(w *Writer) (err error) {
		if first, err = w.NewThought(loop, "At det handler om tid."); err != nil {
			return err
		}
		if second, err = w.NewThought(loop, "At de ikke gider."); err != nil {
			return err
		}
		return w.SetThought(loop, second, journal.Challenged, []journal.ID{star})
	})
	write(t, s, func(w *Writer) error {
		_, err := w.SetText(ref(loop, ThoughtHold(second)), "At vi gjorde det svært at spørge.", "")
		return err
	})
	got := whole(t, s, id).Current()
	if len(got.Thoughts) != 2 || got.Thoughts[0].ID != first || !got.Thoughts[0].Empty() {
		t.Fatalf("thoughts %+v", got.Thoughts)
	}
	th := got.Thoughts[1]
	if th.Verdict != journal.Challenged || th.On != c.day() || !slices.Equal(th.Notes, []journal.ID{star}) ||
		th.Hold.Words != "At vi gjorde det svært at spørge." || th.Held.Words != "At de ikke gider." {
		t.Fatalf("the thought is %+v", th)
	}
	if len(got.Texts) != 0 {
		t.Errorf("a thought is an answer: %v", got.Texts)
	}
	if o := homeOf(t, s).Challenges[0]; !slices.Equal(o.Answered, []string{"log.star"}) {
		t.Errorf("a thought is counted as answered: %v", o.Answered)
	}
	write(t, s, func(w *Writer) error { return w.SetThought(loop, second, "", nil) })
	if th := whole(t, s, id).Current().Thoughts[1]; th.Verdict != "" || !th.On.IsZero() || len(th.Notes) != 0 || th.Hold.Empty() {
		t.Errorf("taken back, the thought is %+v", th)
	}
}

func TestNotesAsMemberOfAnotherTeamAreKeptApart(t *testing.T) {
	s, _ := testStore(t)
	id, loop := challenge(t, s, "Overgange")
	var meeting journal.ID
	write(t, s, func(w *Writer) (err error) {
		if meeting, err = w.NewMeeting(journal.Reflection, day("2026-12-01"), "", loop); err != nil {
			return err
		}
		if _, err = w.SetText(ref(meeting, "team.unclear"), "Om mit eget.", ""); err != nil {
			return err
		}
		_, err = w.SetText(ref(meeting, journal.MemberPrefix+"team.unclear"), "Om en andens.", "")
		return err
	})
	m := whole(t, s, id).Meetings[0]
	if m.Texts["team.unclear"].Words != "Om mit eget." || m.Member["team.unclear"].Words != "Om en andens." || len(m.Texts) != 1 {
		t.Errorf("texts %v, as member %v", m.Texts, m.Member)
	}
}

func TestWhatIsSaidAboutAYearIsFoundAndLeftOutOfOthers(t *testing.T) {
	s, _ := testStore(t)
	id, _ := challenge(t, s, "Overgange")
	star := note(t, s, journal.Entry{Challenge: id, Text: journal.Text{Words: "Hun ringede selv."}})
	write(t, s, func(w *Writer) error {
		if _, err := w.SetText(YearText(2026, "ahead"), "Natten skal med.", ""); err != nil {
			return err
		}
		return w.LeaveOut(2026, star, true)
	})
	own := func(year int) (o journal.YearOwn) {
		read(t, s, func(r *Reader) (err error) {
			o, err = r.Own(year)
			return err
		})
		return o
	}
	if o := own(2026); o.Texts["ahead"].Words != "Natten skal med." || !o.Out[star] {
		t.Errorf("the year is %+v", o)
	}
	if o := own(2025); len(o.Texts)+len(o.Out) != 0 {
		t.Errorf("another year has it too: %+v", o)
	}
	read(t, s, func(r *Reader) error {
		hits, err := r.Search(SearchQuery{Words: "natten"})
		if err != nil || len(hits) != 1 || hits[0].Ref != YearText(2026, "ahead") || hits[0].Type != typeJournal {
			t.Errorf("found %+v, %v", hits, err)
		}
		return nil
	})
	write(t, s, func(w *Writer) error { return w.LeaveOut(2026, star, false) })
	if o := own(2026); o.Out[star] {
		t.Error("taken in again, it is still out")
	}
	// A second time changes nothing, so there is nothing to undo but the first.
	write(t, s, func(w *Writer) error { return w.LeaveOut(2026, star, false) })
	if _, err := s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if o := own(2026); !o.Out[star] {
		t.Error("undone, it is not out again")
	}
}

func TestAGentleQuestionIsPutAwayForItsLoop(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "Overgange")
	write(t, s, func(w *Writer) error { return w.PutAway(loop, "stars-self") })
	c.pass(72 * time.Hour)
	var next journal.ID
	write(t, s, func(w *Writer) (err error) {
		next, err = w.NewLoop(id, "")
		return err
	})
	got := whole(t, s, id)
	if away := got.Loop(loop).Away; len(away) != 1 || away["stars-self"] != day("2026-11-23") {
		t.Errorf("put away: %v", away)
	}
	if away := got.Loop(next).Away; len(away) != 0 {
		t.Errorf("the next loop has it too: %v", away)
	}
}
