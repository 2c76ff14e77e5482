package plan

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"stjerne/internal/store"
	"stjerne/journal"
	"stjerne/journal/method"
)

// opening is a challenge whose next loop is opened.
type opening struct {
	t         *testing.T
	s         *store.Store
	m         *method.Method
	now       time.Time
	challenge journal.ID
	first     journal.ID
}

func newOpening(t *testing.T) *opening {
	t.Helper()
	m, err := method.Load(method.Danish)
	if err != nil {
		t.Fatal(err)
	}
	o := &opening{t: t, m: m, now: time.Date(2026, time.November, 23, 10, 0, 0, 0, time.UTC)}
	o.s = store.New(store.Options{
		Path: filepath.Join(t.TempDir(), "journal.stjerne"),
		Now:  func() time.Time { o.now = o.now.Add(time.Second); return o.now }, Random: rand.NewChaCha8([32]byte{1}),
	})
	o.write(func(w *store.Writer) (err error) {
		o.challenge, o.first, err = w.NewChallenge("Overgange mellem vagter", method.I)
		return err
	})
	return o
}

func (o *opening) write(do func(*store.Writer) error) {
	o.t.Helper()
	if err := o.s.Write(context.Background(), "loop", do); err != nil {
		o.t.Fatal(err)
	}
}

func (o *opening) read() (c *journal.Challenge) {
	o.t.Helper()
	if err := o.s.Read(context.Background(), func(r *store.Reader) (err error) {
		c, err = r.Challenge(o.challenge)
		return err
	}); err != nil {
		o.t.Fatal(err)
	}
	return c
}

func (o *opening) next() (opened Opened) {
	o.t.Helper()
	o.write(func(w *store.Writer) (err error) {
		opened, err = Next(w, o.m, o.challenge, "")
		return err
	})
	return opened
}

// meeting makes a meeting about loops with texts; day "" is none.
func (o *opening) meeting(day string, texts map[string]string, loops ...journal.ID) (id journal.ID) {
	o.t.Helper()
	o.write(func(w *store.Writer) (err error) {
		var d journal.Day
		if day != "" {
			if d, err = journal.ParseDay(day); err != nil {
				return err
			}
		}
		if id, err = w.NewMeeting(journal.Reflection, d, "", loops...); err != nil {
			return err
		}
		for name, words := range texts {
			if _, err := w.SetText(journal.TextRef{Object: id, Name: name}, words, store.Latest); err != nil {
				return err
			}
		}
		return nil
	})
	return id
}

// design.md: into the next loop go `meeting.decision` → `plan.try`, `.look` and
// `.stars` → `observe.*`, `.cooperate`, `.barriers` and `.help` → `act.*`.
func TestWhatWasDecidedOpensTheNextLoop(t *testing.T) {
	type held struct {
		day   string
		texts map[string]string
	}
	for _, c := range []struct {
		name     string
		meetings []held
		want     map[string]string
		from     string
	}{
		{name: "no meeting", want: map[string]string{}},
		{
			name:     "nothing decided",
			meetings: []held{{"2026-11-20", map[string]string{"meeting.heard": "Alle ringer.", "meeting.decision": " \n"}}},
			want:     map[string]string{},
		},
		{
			name: "every part of a decision",
			meetings: []held{{"2026-11-20", map[string]string{
				"meeting.decision": "Vi ringer også om natten.", "meeting.decision.look": "Hvem der ringer.",
				"meeting.decision.stars": "Vi siger det højt.", "meeting.decision.cooperate": "To og to.",
				"meeting.decision.barriers": "Telefonen ligger nede.", "meeting.decision.help": "En telefon mere.",
				"meeting.next": "om to måneder", "meeting.heard": "Alle ringer.",
			}}},
			want: map[string]string{
				"plan.try": "Vi ringer også om natten.", "observe.look": "Hvem der ringer.", "observe.stars": "Vi siger det højt.",
				"act.cooperate": "To og to.", "act.barriers": "Telefonen ligger nede.", "act.help": "En telefon mere.",
			},
			from: "2026-11-20",
		},
		{
			name: "several meetings: the latest day that has words, part by part, whenever they were written",
			meetings: []held{
				{"2026-11-20", map[string]string{"meeting.decision": "Det nye."}},
				{"2026-10-01", map[string]string{"meeting.decision": "Det gamle.", "meeting.decision.help": "Tid."}},
				{"2026-12-20", map[string]string{"meeting.ask": "Hvad nu?"}},
			},
			want: map[string]string{"plan.try": "Det nye.", "act.help": "Tid."},
			from: "2026-11-20",
		},
		{
			name: "a meeting without a day was held when it was last written in",
			meetings: []held{
				{"", map[string]string{"meeting.decision": "Uden dag.", "meeting.decision.look": "Uden dag."}},
				{"2026-10-01", map[string]string{"meeting.decision": "Med dag."}},
			},
			want: map[string]string{"plan.try": "Uden dag.", "observe.look": "Uden dag."},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOpening(t)
			for _, m := range c.meetings {
				o.meeting(m.day, m.texts, o.first)
			}
			opened := o.next()
			loop := o.read().Current()
			if loop.ID != opened.Loop || loop.Number != 2 || opened.Number != 2 {
				t.Errorf("opened %+v, current is loop %d", opened, loop.Number)
			}
			got := map[string]string{}
			for id, text := range loop.Texts {
				got[id] = text.Words
				if text.Carried == "" {
					t.Errorf("%s is not marked as carried over", id)
				}
				if !slices.Contains(opened.Carried, id) {
					t.Errorf("%s is not among those carried, %v", id, opened.Carried)
				}
			}
			if !reflect.DeepEqual(got, c.want) || len(opened.Carried) != len(c.want) {
				t.Errorf("carried %q (%v), want %q", got, opened.Carried, c.want)
			}
			if opened.From.Day.String() != c.from {
				t.Errorf("decided on %q, want %q", opened.From.Day, c.from)
			}
		})
	}
}

func TestAMeetingAboutSeveralLoopsOpensEach(t *testing.T) {
	o := newOpening(t)
	var other, otherLoop journal.ID
	o.write(func(w *store.Writer) (err error) {
		other, otherLoop, err = w.NewChallenge("Forældre i garderoben", method.I)
		return err
	})
	id := o.meeting("2026-11-20", map[string]string{"meeting.decision": "Vi ringer."}, o.first, otherLoop)
	for _, challenge := range []journal.ID{o.challenge, other} {
		o.challenge = challenge
		opened := o.next()
		if opened.From.Meeting != id || o.read().Current().Texts["plan.try"].Words != "Vi ringer." {
			t.Errorf("opened %+v", opened)
		}
	}
	// It was about the first loops; it says nothing of the third.
	if opened := o.next(); len(opened.Carried) != 0 {
		t.Errorf("the third loop begins with %v", opened.Carried)
	}
}

func TestWhatWasCarriedIsMarkedUntilItIsEdited(t *testing.T) {
	o := newOpening(t)
	o.meeting("2026-11-20", map[string]string{"meeting.decision": "Vi ringer."}, o.first)
	opened := o.next()
	o.write(func(w *store.Writer) error {
		_, err := w.SetText(journal.TextRef{Object: opened.Loop, Name: "plan.try"}, "Vi ringer ikke.", store.Latest)
		return err
	})
	if text := o.read().Current().Texts["plan.try"]; text.Carried != "" || text.Words != "Vi ringer ikke." {
		t.Errorf("after editing it is %+v", text)
	}
}

// design.md: the last measurement → baseline; indicators go on with one line
// through all loops.
func TestIndicatorsGoOn(t *testing.T) {
	set := func(n float64) journal.Value { return journal.Value{N: n, Set: true} }
	for _, c := range []struct {
		name     string
		plan     journal.Plan
		measured []float64 // a day each, before the new loop
		deleted  bool
		want     journal.Plan
	}{
		{"measured", journal.Plan{Baseline: set(9), Target: set(3)}, []float64{7, 0}, false, journal.Plan{On: true, Baseline: set(0), Target: set(3)}},
		{"without measurement", journal.Plan{Baseline: set(9), Target: set(3)}, nil, false, journal.Plan{On: true, Baseline: set(9), Target: set(3)}},
		{"what was expected is asked anew", journal.Plan{Expected: set(4), Sure: "high", Target: set(3)}, []float64{5}, false, journal.Plan{On: true, Baseline: set(5), Target: set(3)}},
		{"nothing but a name", journal.Plan{}, nil, false, journal.Plan{On: true}},
		{"deleted", journal.Plan{Baseline: set(9)}, []float64{7}, true, journal.Plan{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOpening(t)
			var sign journal.ID
			o.write(func(w *store.Writer) (err error) {
				if sign, err = w.NewIndicator(o.challenge, "Sene overleveringer", journal.KindCount, journal.Down); err != nil {
					return err
				}
				if err = w.SetPlan(sign, o.first, c.plan); err != nil {
					return err
				}
				for i, value := range c.measured {
					if _, err = w.NewMeasurement(sign, value, journal.Day{Year: 2026, Month: time.November, Date: 10 + i}, ""); err != nil {
						return err
					}
				}
				if c.deleted {
					return w.Delete(sign)
				}
				return nil
			})
			opened := o.next()
			if c.deleted {
				if len(opened.Signs) != 0 {
					t.Errorf("a deleted indicator goes on: %v", opened.Signs)
				}
				return
			}
			now := o.read()
			i := now.Indicator(sign)
			if of := now.IndicatorsOf(now.Current()); len(of) != 1 || of[0] != i {
				t.Errorf("the new loop has %d indicators", len(of))
			}
			if got := i.Plan(opened.Loop); !reflect.DeepEqual(got, c.want) {
				t.Errorf("planned %+v, want %+v", got, c.want)
			}
			if got := i.Plan(o.first); got.Baseline != c.plan.Baseline || got.Expected != c.plan.Expected {
				t.Errorf("the earlier loop's plan became %+v", got)
			}
			if !slices.Equal(opened.Signs, []journal.ID{sign}) {
				t.Errorf("signs %v", opened.Signs)
			}
		})
	}
}

func TestOneUndoTakesTheWholeLoopBack(t *testing.T) {
	o := newOpening(t)
	o.meeting("2026-11-20", map[string]string{"meeting.decision": "Vi ringer."}, o.first)
	o.write(func(w *store.Writer) error {
		sign, err := w.NewIndicator(o.challenge, "Sene overleveringer", journal.KindCount, journal.Down)
		if err != nil {
			return err
		}
		return w.SetPlan(sign, o.first, journal.Plan{Baseline: journal.Value{N: 9, Set: true}})
	})
	before := o.read()
	opened := o.next()
	if _, err := o.s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	after := o.read()
	if after.Current().ID != o.first || len(after.Loops) != 1 {
		t.Errorf("after undo the current loop is %d of %d", after.Current().Number, len(after.Loops))
	}
	if got := after.Indicators[0].Plans; !reflect.DeepEqual(got, before.Indicators[0].Plans) {
		t.Errorf("after undo the plans are %v", got)
	}
	if _, err := o.s.Redo(context.Background()); err != nil {
		t.Fatal(err)
	}
	again := o.read()
	loop := again.Current()
	if loop.ID != opened.Loop || loop.Texts["plan.try"].Words != "Vi ringer." || loop.Texts["plan.try"].Carried == "" {
		t.Errorf("after redo the loop has %+v", loop.Texts)
	}
	if got := again.Indicators[0].Plan(opened.Loop).Baseline.N; got != 9 {
		t.Errorf("after redo the baseline is %v", got)
	}
}

// A loop that was just opened is in its first phase, whatever the meeting decided
// for later ones, on its page as in the list; once that is edited it is begun.
func TestWhatWasCarriedOverIsNotBegun(t *testing.T) {
	o := newOpening(t)
	o.meeting("2026-11-20", map[string]string{"meeting.decision": "Vi ringer.", "meeting.decision.look": "Hvem der ringer."}, o.first)
	opened := o.next()
	phases := func() (page, list int) {
		c := o.read()
		var outlines []journal.Outline
		if err := o.s.Read(t.Context(), func(r *store.Reader) (err error) {
			outlines, err = r.Outlines()
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return journal.PhaseOf(o.m, c.AnsweredIn(c.Current())).Number, journal.PhaseOf(o.m, outlines[0].Has()).Number
	}
	if page, list := phases(); page != 1 || list != 1 {
		t.Errorf("just opened it is in phase %d, in the list %d", page, list)
	}
	o.write(func(w *store.Writer) error {
		_, err := w.SetText(journal.TextRef{Object: opened.Loop, Name: "plan.try"}, "Vi ringer hver nat.", store.Latest)
		return err
	})
	if page, list := phases(); page != 2 || list != 2 {
		t.Errorf("edited it is in phase %d, in the list %d", page, list)
	}
}
