package plan

import (
	"context"
	"testing"
	"time"

	"stjerne/internal/store"
	"stjerne/journal"
)

// stood is a meeting that is there when another one is planned.
type stood struct {
	kind  journal.MeetingKind
	day   string // "" without one
	clock string
	other bool   // about another challenge's loop
	noted string // written in the pattern analysis on a day; "" not at all
	ask   bool   // what one would like help with is written
}

func (s stood) make(t *testing.T, n byte) *journal.Meeting {
	t.Helper()
	m := &journal.Meeting{ID: journal.ID{n}, Kind: s.kind, Clock: s.clock, Loops: []journal.ID{{1}}, Texts: map[string]journal.Text{}}
	if s.other {
		m.Loops = []journal.ID{{2}}
	}
	if s.day != "" {
		m.Day = on(t, s.day)
	}
	if s.noted != "" {
		m.Texts["meeting.patterns"] = journal.Text{Words: "Alle ringer.", Written: on(t, s.noted)}
	}
	if s.ask {
		m.Texts["meeting.ask"] = journal.Text{Words: "Hvad ser I?", Written: on(t, "2026-11-23")}
	}
	return m
}

func on(t *testing.T, text string) journal.Day {
	t.Helper()
	d, err := journal.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// What becomes of a plan on a bad day. It is made on 23 November 2026 at 10, for a
// reflection meeting about loop 1, unless said.
func TestAPlanOnABadDay(t *testing.T) {
	const (
		reflection = journal.Reflection
		network    = journal.Network
	)
	for _, c := range []struct {
		name  string
		there []stood
		kind  journal.MeetingKind // "" is a reflection meeting
		day   string
		clock string
		now   string // "" is 2026-11-23
		which int    // place of the meeting it holds for; -1 a new one
		did   Did
	}{
		// In the past: held, noted as such, and moved by nothing.
		{name: "a past day makes a meeting that was held", day: "2026-11-10", which: -1, did: Planned},
		{name: "noting a past one leaves the planned one where it is", there: []stood{{kind: reflection, day: "2026-12-03"}}, day: "2026-11-10", which: -1, did: Planned},
		{name: "a past one is not moved by the next", there: []stood{{kind: reflection, day: "2026-11-22"}}, day: "2026-12-03", which: -1, did: Planned},
		{name: "nor one of today that was noted at", there: []stood{{kind: reflection, day: "2026-11-23", noted: "2026-11-23"}}, day: "2026-12-03", which: -1, did: Planned},
		{name: "nor one of today whose time is past", there: []stood{{kind: reflection, day: "2026-11-23", clock: "09:00"}}, day: "2026-12-03", which: -1, did: Planned},
		{name: "one of later today is moved", there: []stood{{kind: reflection, day: "2026-11-23", clock: "13:00", ask: true}}, day: "2026-12-03", which: 0, did: Moved},
		{name: "of a past and a planned one the planned is moved", there: []stood{{kind: reflection, day: "2026-11-10"}, {kind: reflection, day: "2026-12-03"}}, day: "2026-12-10", which: 1, did: Moved},
		{name: "the time of a past one is put right on its own day", there: []stood{{kind: reflection, day: "2026-11-10", clock: "09:00"}}, day: "2026-11-10", clock: "10:00", which: 0, did: Changed},
		{name: "one without a day is not given a past one", there: []stood{{kind: reflection}}, day: "2026-11-10", which: -1, did: Planned},

		// At the same time: another kind or another loop is another meeting.
		{name: "another kind at the same time stands beside it", there: []stood{{kind: network, day: "2026-12-03", clock: "13:00"}}, day: "2026-12-03", clock: "13:00", which: -1, did: Planned},
		{name: "about another challenge at the same time", there: []stood{{kind: reflection, day: "2026-12-03", clock: "13:00", other: true}}, day: "2026-12-03", clock: "13:00", which: -1, did: Planned},
		{name: "the same kind that day is that one", there: []stood{{kind: reflection, day: "2026-12-03", clock: "13:00"}}, day: "2026-12-03", clock: "15:00", which: 0, did: Changed},
		{name: "said twice, it is there already", there: []stood{{kind: reflection, day: "2026-12-03", clock: "13:00"}}, day: "2026-12-03", clock: "13:00", which: 0, did: Found},
		{name: "of two of a day the one at that time", there: []stood{{kind: reflection, day: "2026-12-03", clock: "10:00"}, {kind: reflection, day: "2026-12-03", clock: "13:00"}}, day: "2026-12-03", clock: "13:00", which: 1, did: Found},
		{name: "without a time, the first of the day", there: []stood{{kind: reflection, day: "2026-12-03", clock: "10:00"}, {kind: reflection, day: "2026-12-03", clock: "13:00"}}, day: "2026-12-03", which: 0, did: Found},
		{name: "of three kinds of a day its own", there: []stood{{kind: network, day: "2026-12-03"}, {kind: journal.Common, day: "2026-12-03"}, {kind: reflection, day: "2026-12-03"}}, day: "2026-12-03", which: 2, did: Found},

		// The clock is set back: what was said at a meeting tells that it was held.
		{name: "set back a day, one that was noted at stays", there: []stood{{kind: reflection, day: "2026-11-23", noted: "2026-11-23"}}, day: "2026-12-03", now: "2026-11-22", which: -1, did: Planned},
		{name: "set back a year, too", there: []stood{{kind: reflection, day: "2026-11-23", noted: "2026-11-24"}}, day: "2025-12-03", now: "2025-11-23", which: -1, did: Planned},
		{name: "one prepared in its rounds beforehand is moved", there: []stood{{kind: reflection, day: "2026-12-03", noted: "2026-11-20"}}, day: "2026-12-10", which: 0, did: Moved},
		{name: "one that waits for its day is given it", there: []stood{{kind: reflection, noted: "2026-11-20"}}, day: "2026-12-10", now: "2025-11-23", which: 0, did: Moved},
	} {
		t.Run(c.name, func(t *testing.T) {
			var all []*journal.Meeting
			for n, s := range c.there {
				all = append(all, s.make(t, byte(n+40)))
			}
			now := on(t, "2026-11-23").Time().Add(10 * time.Hour)
			if c.now != "" {
				now = on(t, c.now).Time().Add(10 * time.Hour)
			}
			p := Plan{Kind: journal.Reflection, Day: on(t, c.day), Clock: c.clock, Loops: []journal.ID{{1}}}
			if c.kind != "" {
				p.Kind = c.kind
			}
			m, did := p.Finds(all, now)
			if did != c.did {
				t.Errorf("it is %s, want %s", did, c.did)
			}
			switch {
			case c.which < 0 && m != nil:
				t.Errorf("it holds for %+v, want a new one", m)
			case c.which >= 0 && m != all[c.which]:
				t.Errorf("it holds for %+v", m)
			}
		})
	}
}

// Each meeting that a plan makes or changes is one in the journal: none is made twice
// and none goes, in whatever order a bad day brings them.
func TestPlansOfABadDayLoseNoMeeting(t *testing.T) {
	o := newOpening(t)
	var other journal.ID
	o.write(func(w *store.Writer) (err error) {
		_, other, err = w.NewChallenge("Forældre i garderoben", journal.Voice("i"))
		return err
	})
	for n, step := range []struct {
		kind  journal.MeetingKind
		day   string
		loop  journal.ID
		noted bool
		want  int // meetings there are then
	}{
		{journal.Reflection, "2026-12-03", o.first, false, 1},
		{journal.Reflection, "2026-11-10", o.first, false, 2}, // noted as held
		{journal.Network, "2026-12-03", o.first, false, 3},    // the same day, another kind
		{journal.Reflection, "2026-12-03", other, false, 4},   // the same day, another challenge
		{journal.Reflection, "2026-12-10", o.first, false, 4}, // moved
		{journal.Reflection, "2026-11-10", o.first, true, 4},  // found, and written in
		{journal.Reflection, "2026-12-17", o.first, false, 4}, // moves the planned one again, not the held one
	} {
		o.write(func(w *store.Writer) error {
			all, err := w.Meetings()
			if err != nil {
				return err
			}
			done, err := Plan{Kind: step.kind, Day: on(t, step.day), Loops: []journal.ID{step.loop}}.CarryOut(w, all, o.now)
			if err != nil || !step.noted {
				return err
			}
			_, err = w.SetText(journal.TextRef{Object: done.Meeting, Name: "meeting.heard"}, "Alle ringer.", store.Latest)
			return err
		})
		var days []string
		if err := o.s.Read(context.Background(), func(r *store.Reader) error {
			all, err := r.Meetings()
			for _, m := range all {
				days = append(days, m.Day.String()+" "+string(m.Kind)+" "+m.Texts["meeting.heard"].Words)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if len(days) != step.want {
			t.Errorf("after step %d there are %q", n+1, days)
		}
		if step.noted && days[0] != "2026-11-10 reflection Alle ringer." {
			t.Errorf("the one that was held is %q", days[0])
		}
	}
}

// What a meeting decided is carried over by its day and not by when it was written:
// a loop that is gone back to after the next was opened changes nothing there, and
// the loop after that takes the decision about its own loop.
func TestWritingInALoopAfterTheNextWasOpened(t *testing.T) {
	o := newOpening(t)
	id := o.meeting("2026-11-20", map[string]string{"meeting.decision": "Vi ringer."}, o.first)
	var sign journal.ID
	o.write(func(w *store.Writer) (err error) {
		if sign, err = w.NewIndicator(o.challenge, "Opkald", journal.KindCount, journal.Down); err != nil {
			return err
		}
		if err = w.SetPlan(sign, o.first, journal.Plan{Baseline: journal.Value{N: 9, Set: true}}); err != nil {
			return err
		}
		_, err = w.NewMeasurement(sign, 7, on(t, "2026-11-24"), "")
		return err
	})
	o.now = o.now.AddDate(0, 0, 4)
	opened := o.next()
	o.now = o.now.AddDate(0, 0, 7)
	o.write(func(w *store.Writer) error {
		for ref, words := range map[journal.TextRef]string{
			{Object: id, Name: "meeting.decision"}:       "Vi ringer om natten.",
			{Object: o.first, Name: "plan.try"}:          "Det, vi egentlig prøvede.",
			{Object: o.first, Name: "renew.insights"}:    "Skrevet bagefter.",
			{Object: o.first, Name: journal.TextTitle}:   "Nat",
			{Object: id, Name: journal.TextParticipants}: "Anne",
		} {
			if _, err := w.SetText(ref, words, store.Latest); err != nil {
				return err
			}
		}
		_, err := w.NewMeasurement(sign, 5, on(t, "2026-11-26"), "")
		return err
	})
	c := o.read()
	one, two := c.Loops[0], c.Loops[1]
	if got := two.Texts["plan.try"]; got.Words != "Vi ringer." || got.Carried == "" {
		t.Errorf("what was carried over became %+v", got)
	}
	if got := one.Texts["renew.insights"]; got.Words != "Skrevet bagefter." || got.First != on(t, "2026-12-04") {
		t.Errorf("what was written afterwards is %+v, want it dated the day it was written", got)
	}
	if got := one.Texts["plan.try"].Words; got != "Det, vi egentlig prøvede." {
		t.Errorf("loop 1 tried %q", got)
	}
	i := c.Indicator(sign)
	if got := i.Plan(opened.Loop).Baseline; got.N != 7 {
		t.Errorf("the baseline that was copied became %v", got)
	}
	if a, b := c.SeriesOf(i, one), c.SeriesOf(i, two); len(a.Points) != 2 || len(b.Points) != 0 || b.Baseline.N != 7 {
		t.Errorf("loop 1 has %d values, loop 2 %d from %v", len(a.Points), len(b.Points), b.Baseline)
	}
	// The decision was about loop 1, and loop 2 is followed by its own.
	if third := o.next(); len(third.Carried) != 0 {
		t.Errorf("loop 3 begins with %v", third.Carried)
	}
}

// The next loop is opened while the clock is set back a year. It is the current one,
// and the baseline is the measurement of the latest day all the same.
func TestTheNextLoopWhileTheClockIsSetBack(t *testing.T) {
	o := newOpening(t)
	o.meeting("2026-11-20", map[string]string{"meeting.decision": "Vi ringer."}, o.first)
	var sign journal.ID
	o.write(func(w *store.Writer) (err error) {
		if sign, err = w.NewIndicator(o.challenge, "Opkald", journal.KindCount, journal.Down); err != nil {
			return err
		}
		_, err = w.NewMeasurement(sign, 7, on(t, "2026-11-10"), "")
		return err
	})
	o.now = o.now.AddDate(-1, 0, 0)
	o.write(func(w *store.Writer) error {
		_, err := w.NewMeasurement(sign, 9, journal.Day{}, "") // of the day that the clock shows
		return err
	})
	opened := o.next()
	c := o.read()
	if c.Current().ID != opened.Loop || c.Current().Number != 2 || c.Current().Texts["plan.try"].Words != "Vi ringer." {
		t.Errorf("the current loop is %d with %v", c.Current().Number, c.Current().Texts)
	}
	i := c.Indicator(sign)
	if got := i.Plan(opened.Loop).Baseline; got.N != 7 {
		t.Errorf("loop 2 begins at %v, want the value of the latest day", got)
	}
	if th := c.Thread(i); len(th.Before)+len(th.Points) != 2 {
		t.Errorf("a measurement is gone: %+v", th)
	}
}
