package store

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"stjerne/journal"
)

func TestAnAbsentFileReadsAsAnEmptyJournalAndIsNotMade(t *testing.T) {
	s, _ := testStore(t)
	h := homeOf(t, s)
	if !h.Empty || len(h.Challenges) != 0 {
		t.Errorf("home of nothing is %+v", h)
	}
	if hits := find(t, s, SearchQuery{}); len(hits) != 0 {
		t.Errorf("found %v in nothing", hits)
	}
	if m, err := s.Mark(); err != nil || m != (Mark{}) {
		t.Errorf("mark of nothing: %v %v", m, err)
	}
}

func TestAChallengeIsReadAsItWasWritten(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "Overgange mellem vagter")
	var indicator, second, meeting journal.ID
	plan := journal.Plan{Baseline: journal.Value{N: 9, Set: true}, Target: journal.Value{N: 0, Set: true}, Sure: "low"}
	write(t, s, func(w *Writer) (err error) {
		if _, err = w.SetText(ref(loop, "plan.try"), "Vi ringer.\n\"Og\" <siger> \\ & det.\u2028\x00", ""); err != nil {
			return err
		}
		if _, err = w.SetText(ref(loop, "brief/plan.try"), "Ringe.", ""); err != nil {
			return err
		}
		if indicator, err = w.NewIndicator(id, "Sene overleveringer", journal.KindCount, journal.Down); err != nil {
			return err
		}
		if _, err = w.SetText(ref(indicator, journal.TextUnit), "om ugen", ""); err != nil {
			return err
		}
		if err = w.SetPlan(indicator, loop, plan); err != nil {
			return err
		}
		if second, err = w.NewMeasurement(indicator, 3.5, day("2026-11-20"), "employee"); err != nil {
			return err
		}
		if _, err = w.NewMeasurement(indicator, 0, day("2026-11-10"), ""); err != nil {
			return err
		}
		if err = w.SetStep(loop, "before.scale", 2); err != nil {
			return err
		}
		if err = w.SetOutcome(loop, journal.Changed, day("2026-11-22")); err != nil {
			return err
		}
		if err = w.SetSections(loop, []string{"log"}, []string{"stars", "before"}); err != nil {
			return err
		}
		if err = w.SetPerspectives(id, []string{"b", "a"}); err != nil {
			return err
		}
		meeting, err = w.NewMeeting(journal.Reflection, day("2026-12-03"), "13:00", loop)
		if err != nil {
			return err
		}
		_, err = w.SetText(ref(meeting, "meeting.ask"), "Hvad overser jeg?", "")
		return err
	})
	got := whole(t, s, id)
	l := got.Current()
	if got.Title.Words != "Overgange mellem vagter" || got.Voice != "i" || got.Status != journal.Open || l.Number != 1 || l.Started != c.day() {
		t.Errorf("challenge %+v, loop %+v", got, l)
	}
	if w := l.Texts["plan.try"].Words; w != "Vi ringer.\n\"Og\" <siger> \\ & det.\u2028\x00" {
		t.Errorf("plan.try is %q", w)
	}
	if l.Briefs["plan.try"].Words != "Ringe." || len(l.Texts) != 1 {
		t.Errorf("briefs %v, texts %v", l.Briefs, l.Texts)
	}
	if l.Steps["before.scale"] != (journal.Step{N: 2, Day: c.day(), First: c.day()}) {
		t.Errorf("step %+v", l.Steps["before.scale"])
	}
	if l.Outcome != journal.Changed || l.OutcomeOn != day("2026-11-22") || !slices.Equal(l.Without, []string{"before", "stars"}) {
		t.Errorf("loop %+v", l)
	}
	if !slices.Equal(got.Perspectives, []string{"a", "b"}) {
		t.Errorf("perspectives %v", got.Perspectives)
	}
	i := got.Indicator(indicator)
	if i.Name.Words != "Sene overleveringer" || i.Unit.Words != "om ugen" || !reflect.DeepEqual(i.Plan(loop), writtenOn(plan, c.day())) {
		t.Errorf("indicator %+v", i)
	}
	if len(i.Measurements) != 2 || i.Measurements[0].Value != 0 || i.Measurements[1].ID != second || i.Measurements[1].Value != 3.5 {
		t.Errorf("measurements are not by day: %+v", i.Measurements)
	}
	if len(got.Meetings) != 1 || got.Meetings[0].Texts["meeting.ask"].Words != "Hvad overser jeg?" || !got.Meetings[0].Covers(loop) {
		t.Errorf("meetings %+v", got.Meetings)
	}
	h := homeOf(t, s)
	want := []string{"before.scale", "indicators", "log.measurement", "meeting.ask", "outcome", "plan.try"}
	if o := h.Challenges[0]; !slices.Equal(o.Answered, want) || o.NextDay != day("2026-12-03") || o.Loop != 1 || o.LoopID != loop {
		t.Errorf("outline %+v", o)
	}
}

func TestStepKeepsTheDayOfItsFirstAnswer(t *testing.T) {
	s, c := testStore(t)
	_, loop := challenge(t, s, "A")
	set := func(n int) { write(t, s, func(w *Writer) error { return w.SetStep(loop, "x", n) }) }
	set(2)
	first := c.day()
	c.pass(72 * time.Hour)
	set(4)
	set(0)
	set(5)
	id := homeOf(t, s).Challenges[0].ID
	if got := whole(t, s, id).Current().Steps["x"]; got != (journal.Step{N: 5, Day: c.day(), First: first}) {
		t.Errorf("step is %+v", got)
	}
}

func TestNotesAreByDayThenByWhenTheyWereWritten(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "A")
	a := note(t, s, journal.Entry{Text: words("a"), Challenge: id, Kind: journal.Action})
	b := note(t, s, journal.Entry{Text: words("b #Tavle"), Day: c.day().Add(-3), Tags: []string{"nat"}, SeenBy: "citizen"})
	e := note(t, s, journal.Entry{Text: words("c"), Loop: loop, Day: c.day().Add(-3), Kind: journal.Action})
	d := note(t, s, journal.Entry{Text: words("d"), Challenge: id})
	ids := func(q EntryQuery) (list []journal.ID) {
		for _, e := range entries(t, s, q) {
			list = append(list, e.ID)
		}
		return list
	}
	for name, test := range map[string]struct {
		q    EntryQuery
		want []journal.ID
	}{
		"all":       {EntryQuery{}, []journal.ID{d, a, e, b}},
		"loose":     {EntryQuery{Loose: true}, []journal.ID{b}},
		"challenge": {EntryQuery{Challenge: id}, []journal.ID{d, a, e}},
		"loop":      {EntryQuery{Loop: loop}, []journal.ID{d, a, e}},
		"kind":      {EntryQuery{Kinds: []journal.EntryKind{journal.Action}}, []journal.ID{a, e}},
		"since":     {EntryQuery{Since: c.day()}, []journal.ID{d, a}},
		"until":     {EntryQuery{Until: c.day().Add(-3)}, []journal.ID{e, b}},
		"tag":       {EntryQuery{Tag: "tavle"}, []journal.ID{b}},
		"seen":      {EntryQuery{SeenBy: "citizen"}, []journal.ID{b}},
	} {
		if got := ids(test.q); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
	if got := entries(t, s, EntryQuery{Loose: true})[0]; !slices.Equal(got.Tags, []string{"Tavle", "nat"}) {
		t.Errorf("tags %v", got.Tags)
	}
	l := whole(t, s, id).Current()
	if l.Kinds[journal.Action] != 2 || l.FirstAction != c.day().Add(-3) {
		t.Errorf("kinds %v, first action %v", l.Kinds, l.FirstAction)
	}
	write(t, s, func(w *Writer) error { return w.Delete(e) })
	if l := whole(t, s, id).Current(); l.Kinds[journal.Action] != 1 || l.FirstAction != c.day() {
		t.Errorf("after deleting: kinds %v, first action %v", l.Kinds, l.FirstAction)
	}
	if r := homeOf(t, s).Recent; len(r) != 3 || r[0].ID != d || r[0].Start != "d" {
		t.Errorf("recent %+v", r)
	}
}

func TestPagesOfNotesMissNoneAndRepeatNone(t *testing.T) {
	s, c := testStore(t)
	id, _ := challenge(t, s, "A")
	write(t, s, func(w *Writer) error {
		for i := range 700 {
			e := journal.Entry{Kind: journal.Star, Text: words("x"), Day: c.day().Add(-(i * 37 % 400))}
			if i%3 > 0 {
				e.Challenge = id
			}
			if _, err := w.NewEntry(e); err != nil {
				return err
			}
		}
		return nil
	})
	all := entries(t, s, EntryQuery{})
	if len(all) != 700 {
		t.Fatalf("%d notes", len(all))
	}
	var paged []journal.Entry
	q := EntryQuery{Limit: 64}
	for {
		var next *Cursor
		read(t, s, func(r *Reader) error {
			list, n, err := r.Entries(q)
			paged, next = append(paged, list...), n
			return err
		})
		if next == nil {
			break
		}
		q.Before = next
	}
	if !reflect.DeepEqual(all, paged) {
		t.Errorf("%d notes by the page, not the same %d", len(paged), len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b journal.Entry) int { return b.Day.Compare(a.Day) }) {
		t.Error("not newest first")
	}
}

func TestAnotherLoopIsTheCurrentOne(t *testing.T) {
	s, c := testStore(t)
	id, first := challenge(t, s, "A")
	c.pass(24 * time.Hour)
	var second journal.ID
	write(t, s, func(w *Writer) (err error) {
		if second, err = w.NewLoop(id, "igen"); err != nil {
			return err
		}
		if err = w.SetCarried(ref(second, "plan.try"), "det samme", "abc:1"); err != nil {
			return err
		}
		_, err = w.NewEntry(journal.Entry{Challenge: id, Kind: journal.Aha, Text: words("ny")})
		return err
	})
	got := whole(t, s, id)
	if len(got.Loops) != 2 || got.Loops[0].ID != first || got.Current().ID != second || got.Current().Number != 2 {
		t.Fatalf("loops %+v", got.Loops)
	}
	if got.Current().Texts["plan.try"].Carried != "abc:1" || got.Current().Kinds[journal.Aha] != 1 {
		t.Errorf("loop %+v", got.Current())
	}
	saved := save(t, s, ref(second, "plan.try"), "noget andet", got.Current().Texts["plan.try"].Rev)
	if saved.Text.Carried != "" || saved.Conflict {
		t.Errorf("an edited text is still carried: %+v", saved)
	}
	wantFault(t, s.Write(context.Background(), "delete", func(w *Writer) error {
		if err := w.Delete(second); err != nil {
			return err
		}
		return w.Delete(first)
	}), FaultOnlyLoop)
	if len(whole(t, s, id).Loops) != 2 {
		t.Error("a failed write left something")
	}
}

func TestStatusDecidesWhereAChallengeIsListed(t *testing.T) {
	s, c := testStore(t)
	a, _ := challenge(t, s, "A")
	c.pass(time.Second)
	b, _ := challenge(t, s, "B")
	c.pass(time.Second)
	d, _ := challenge(t, s, "C")
	write(t, s, func(w *Writer) error { return w.SetStatus(b, journal.Closed, journal.Day{}) })
	write(t, s, func(w *Writer) error { return w.SetStatus(d, journal.Archived, journal.Day{}) })
	h := homeOf(t, s)
	if len(h.Challenges) != 1 || h.Challenges[0].ID != a || h.Closed != 1 || h.Archived != 1 {
		t.Errorf("home %+v", h)
	}
	if got := whole(t, s, b); got.ClosedOn != c.day() {
		t.Errorf("closed on %v", got.ClosedOn)
	}
	read(t, s, func(r *Reader) error {
		last, err := r.LastWorked()
		if last != a {
			t.Errorf("last worked on %v, want the open one", last)
		}
		list, err2 := r.Outlines()
		if len(list) != 3 {
			t.Errorf("%d outlines", len(list))
		}
		return errors.Join(err, err2)
	})
}

func TestUnfitValuesAreRefusedAndNothingIsWritten(t *testing.T) {
	s, _ := testStore(t)
	id, loop := challenge(t, s, "A")
	before := bytesOf(t, s.Path())
	for name, test := range map[string]struct {
		code string
		do   func(*Writer) error
	}{
		"empty note": {FaultEmptyText, func(w *Writer) error {
			_, err := w.NewEntry(journal.Entry{Kind: journal.Star, Text: words(" \n")})
			return err
		}},
		"not UTF-8":     {FaultInvalidText, func(w *Writer) error { _, err := w.SetText(ref(loop, "plan.try"), "\xff", Latest); return err }},
		"seven steps":   {FaultBadValue, func(w *Writer) error { return w.SetStep(loop, "x", 7) }},
		"unknown":       {FaultUnknownID, func(w *Writer) error { return w.SetStep(journal.ID{1}, "x", 1) }},
		"other type":    {FaultWrongType, func(w *Writer) error { return w.SetStep(id, "x", 1) }},
		"kind":          {FaultBadValue, func(w *Writer) error { _, err := w.NewEntry(journal.Entry{Text: words("x")}); return err }},
		"not deleted":   {FaultNotInBin, func(w *Writer) error { return w.Erase(id) }},
		"a caller's no": {"", func(w *Writer) error { _, err := w.NewLoop(id, "x"); return errors.Join(err, errors.New("no")) }},
		"nothing new":   {"", func(w *Writer) error { return w.SetVoice(id, "i") }},
	} {
		err := s.Write(context.Background(), "x", test.do)
		if FaultOf(err) != test.code {
			t.Errorf("%s: got %v, want %q", name, err, test.code)
		}
		if !slices.Equal(before, bytesOf(t, s.Path())) {
			t.Fatalf("%s changed the file", name)
		}
	}
}

func TestAFirstWriteThatFailsLeavesNoFile(t *testing.T) {
	s, _ := testStore(t)
	no := errors.New("no")
	if err := s.Write(context.Background(), "x", func(*Writer) error { return no }); !errors.Is(err, no) {
		t.Fatal(err)
	}
	if m, err := s.Mark(); err != nil || m != (Mark{}) {
		t.Errorf("there is a file: %v %v", m, err)
	}
	challenge(t, s, "A")
	if homeOf(t, s).Empty {
		t.Error("nothing was written after all")
	}
}

func TestMarkDiffersAfterEveryWrite(t *testing.T) {
	s, _ := testStore(t)
	id, _ := challenge(t, s, "A")
	mark := func() Mark {
		m, err := s.Mark()
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	first := mark()
	homeOf(t, s)
	write(t, s, func(w *Writer) error { return w.SetVoice(id, "i") })
	if mark() != first {
		t.Error("reading, or writing what stood there, changed the mark")
	}
	write(t, s, func(w *Writer) error { return w.SetVoice(id, "we") })
	if mark() == first {
		t.Error("a write did not change the mark")
	}
}

func TestAWriterSeesItsOwnWrites(t *testing.T) {
	s, c := testStore(t)
	write(t, s, func(w *Writer) error {
		id, _, err := w.NewChallenge("Nattevagten", "we")
		if err != nil {
			return err
		}
		e, err := w.NewEntry(journal.Entry{Challenge: id, Kind: journal.Star, Text: words("Hun ringede selv")})
		if err != nil {
			return err
		}
		h, err := w.Home()
		if err != nil || len(h.Challenges) != 1 || len(h.Recent) != 1 || h.Challenges[0].Answered[0] != "log.star" {
			t.Errorf("home %+v %v", h, err)
		}
		hits, err := w.Search(SearchQuery{Words: "RINGÉDE"})
		if err != nil || len(hits) != 1 || hits[0].Ref.Object != e || hits[0].Day != c.day() || hits[0].Challenge != id {
			t.Errorf("hits %+v %v", hits, err)
		}
		list, _, err := w.Entries(EntryQuery{})
		if err != nil || len(list) != 1 {
			t.Errorf("entries %v %v", list, err)
		}
		whole, err := w.Challenge(id)
		if err != nil || whole.Title.Words != "Nattevagten" {
			t.Errorf("challenge %v %v", whole, err)
		}
		_, typ, err := w.Find(strings.ToUpper(e.Short()))
		if err != nil || typ != "entry" {
			t.Errorf("found %v %v", typ, err)
		}
		return nil
	})
}
