package demo

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/journal"
	"stjerne/journal/method"
)

func written(t *testing.T, name string) *store.Store {
	t.Helper()
	st := store.New(store.Options{
		Path: filepath.Join(t.TempDir(), "journal.stjerne"), Backups: t.TempDir(),
		Now: Now, Random: rand.NewChaCha8([32]byte{1}),
	})
	if err := Write(context.Background(), st, name); err != nil {
		t.Fatal(err)
	}
	return st
}

// Everything in a sample is found again through the store, word for word and day
// for day.
func TestWrite(t *testing.T) {
	if len(Names()) != 5 {
		t.Fatalf("samples %q", Names())
	}
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			s, err := read(name)
			if err != nil {
				t.Fatal(err)
			}
			st := written(t, name)
			err = st.Read(context.Background(), func(r *store.Reader) error { return compare(t, s, r) })
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

func compare(t *testing.T, s *sample, r *store.Reader) error {
	all, err := r.Outlines()
	if err != nil {
		return err
	}
	if len(all) != 1 {
		t.Fatalf("%d challenges", len(all))
	}
	c, err := r.Challenge(all[0].ID)
	if err != nil {
		return err
	}
	same(t, "title", c.Title.Words, s.Challenge.Title)
	same(t, "status", string(c.Status), s.Challenge.Status)
	same(t, "closing", c.Closing.Words, s.Challenge.Closing)
	set(t, "perspectives", c.Perspectives, s.Challenge.Perspectives)
	set(t, "values", c.Values, s.Challenge.Values)
	if len(c.Loops) != len(s.Loops) {
		t.Fatalf("%d loops, want %d", len(c.Loops), len(s.Loops))
	}
	meetings := s.Meetings
	notes := 0
	for n, l := range s.Loops {
		compareLoop(t, c, c.Loops[n], l)
		meetings = append(meetings, l.Meetings...)
		entries, _, err := r.Entries(store.EntryQuery{Challenge: c.ID, Loop: c.Loops[n].ID})
		if err != nil {
			return err
		}
		compareLog(t, entries, l.Log)
		notes += len(entries)
	}
	entries, _, err := r.Entries(store.EntryQuery{})
	if err != nil {
		return err
	}
	if len(entries) != notes {
		t.Errorf("%d notes in all, %d in loops", len(entries), notes)
	}
	stored, err := r.Meetings()
	if err != nil {
		return err
	}
	if len(stored) != len(meetings) {
		t.Errorf("%d meetings, want %d", len(stored), len(meetings))
	}
	for _, m := range meetings {
		compareMeeting(t, stored, m)
	}
	return nil
}

func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func set(t *testing.T, what string, got, want []string) {
	t.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func compareLoop(t *testing.T, c *journal.Challenge, got *journal.Loop, want loop) {
	same(t, "title", got.Title.Words, want.Title)
	same(t, "started", got.Started, want.Started)
	same(t, "outcome", string(got.Outcome), want.Outcome)
	same(t, "story", got.Story.Words, want.OutcomeNote)
	same(t, "declared", got.Declared, want.Evidence.Declared)
	same(t, "declared by", got.DeclaredBy.Words, want.Evidence.Note)
	texts, steps := 0, 0
	text := func(id, words string, on journal.Day) {
		texts++
		same(t, id, got.Texts[id].Words, words)
		if !on.IsZero() {
			same(t, id+" written", got.Texts[id].Written, on)
		}
	}
	for id, words := range want.Answers {
		text(id, words, journal.Day{})
	}
	for id, words := range want.Trial {
		text(id, words, want.Started)
	}
	for _, column := range []map[string]any{want.Before, want.After} {
		on := dateOf(column, journal.Day{})
		for id, v := range column {
			switch v := v.(type) {
			case int64:
				steps++
				same(t, id, int64(got.Steps[id].N), v)
				same(t, id+" answered", got.Steps[id].Day, on)
			case string:
				if id != "date" {
					text(id, v, on)
				}
			}
		}
	}
	same(t, "number of answers", len(got.Texts), texts)
	same(t, "number of steps", len(got.Steps), steps)
	same(t, "number of short forms", len(got.Briefs), len(want.Brief))
	for id, words := range want.Brief {
		same(t, "short form of "+id, got.Briefs[id].Words, words)
	}
	for _, w := range want.Indicators {
		compareIndicator(t, c, got, w)
	}
	same(t, "number of indicators", len(c.IndicatorsOf(got)), len(want.Indicators))
	if first := slices.IndexFunc(want.Log, func(e entry) bool { return e.Kind == "action" }); first >= 0 {
		same(t, "first action", got.FirstAction, want.Log[first].Date)
	}
}

func compareIndicator(t *testing.T, c *journal.Challenge, loop *journal.Loop, want indicator) {
	at := slices.IndexFunc(c.Indicators, func(i *journal.Indicator) bool { return i.Name.Words == want.Name })
	if at < 0 {
		t.Errorf("no indicator %q", want.Name)
		return
	}
	got := c.Indicators[at]
	same(t, "kind", string(got.Kind), want.Kind)
	same(t, "unit", got.Unit.Words, want.Unit)
	same(t, "better", string(got.Better), want.Better)
	plan := got.Plan(loop.ID)
	same(t, "baseline", plan.Baseline, value(want.Baseline))
	same(t, "target", plan.Target, value(want.Target))
	same(t, "expected", plan.Expected, value(want.Expected))
	same(t, "sure", plan.Sure, want.Sure)
	points := c.SeriesOf(got, loop).Points
	if len(points) != len(want.Measurements) {
		t.Errorf("%s: %d points, want %d", want.Name, len(points), len(want.Measurements))
		return
	}
	for n, m := range want.Measurements {
		same(t, "day", points[n].Day, m.Date)
		same(t, "value", points[n].Value, m.Value)
		same(t, "seen by", points[n].SeenBy, m.SeenBy)
		how := slices.IndexFunc(got.Measurements, func(k *journal.Measurement) bool { return k.ID == points[n].ID })
		same(t, "how", got.Measurements[how].How.Words, m.How)
	}
}

func compareLog(t *testing.T, got []journal.Entry, want []entry) {
	if len(got) != len(want) {
		t.Errorf("%d notes, want %d", len(got), len(want))
		return
	}
	slices.Reverse(got)
	for n, w := range want {
		same(t, "note", got[n].Text.Words, w.Text)
		same(t, "day", got[n].Day, w.Date)
		same(t, "written", got[n].Text.Written, w.Date)
		same(t, "kind", string(got[n].Kind), w.Kind)
		same(t, "seen by", got[n].SeenBy, w.SeenBy)
		set(t, "tags", got[n].Tags, w.Tags)
	}
}

func compareMeeting(t *testing.T, all []*journal.Meeting, want meeting) {
	at := slices.IndexFunc(all, func(m *journal.Meeting) bool {
		return m.Day == want.Date && string(m.Kind) == want.Kind
	})
	if at < 0 {
		t.Errorf("no %s meeting on %s", want.Kind, want.Date)
		return
	}
	got := all[at]
	same(t, "time", got.Clock, want.Time)
	same(t, "place", got.Place.Words, want.Place)
	same(t, "participants", got.Participants.Words, strings.Join(want.Participants, "\n"))
	notes := len(want.Notes)
	for id, words := range want.Notes {
		same(t, id, got.Texts[id].Words, words)
	}
	if !want.Next.IsZero() && want.Notes["meeting.next"] == "" {
		notes++
		same(t, "next", got.Texts["meeting.next"].Words, want.Next.String())
	}
	same(t, "number of notes", len(got.Texts), notes)
	reflection := want.Kind == "reflection"
	same(t, "covers a loop", len(got.Loops) > 0, reflection)
}

// Nothing in a sample is written after the day it is read on.
func TestNothingIsWrittenLater(t *testing.T) {
	st := written(t, "dagtilbud")
	err := st.Read(context.Background(), func(r *store.Reader) error {
		entries, _, err := r.Entries(store.EntryQuery{})
		for _, e := range entries {
			if e.Created.After(Now()) {
				t.Errorf("%s was written %s", e.Text.Words, e.Created)
			}
		}
		meetings, err2 := r.Meetings()
		for _, m := range meetings {
			for id, text := range m.Texts {
				if text.Written.After(Today()) {
					t.Errorf("%s was written %s", id, text.Written)
				}
			}
		}
		if err == nil {
			err = err2
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNames(t *testing.T) {
	for _, lang := range i18n.Langs() {
		if !slices.Contains(Names(), For(lang)) {
			t.Errorf("%s has no sample %q", lang, For(lang))
		}
	}
	err := Write(context.Background(), nil, "ingen")
	if i18n.FaultCode(err) != "no-sample" {
		t.Errorf("%v, want no-sample", err)
	}
}

// A challenge in a list has the same marks as on its own screen.
func TestMarksInListAndChallenge(t *testing.T) {
	m, err := method.Load(method.Danish)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"dagtilbud": "●●●●○○", "hjemmepleje": "●●●●◐◐", "homecare": "●●●●◐◐", "school": "●●●●●●", "thin": "◐◐●●○○",
	}
	for _, name := range Names() {
		err := written(t, name).Read(context.Background(), func(r *store.Reader) error {
			all, err := r.Outlines()
			if err != nil {
				return err
			}
			c, err := r.Challenge(all[0].ID)
			if err != nil {
				return err
			}
			var list, screen string
			for _, p := range m.Phases {
				list += journal.PhaseMark(p, all[0].Has()).String()
				screen += journal.PhaseMark(p, c.AnsweredIn(c.Current())).String()
			}
			if list != screen || screen != want[name] {
				t.Errorf("%s: %s in the list, %s on its screen, want %s", name, list, screen, want[name])
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
