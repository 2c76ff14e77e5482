package store

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"stjerne/journal"
)

func undo(t *testing.T, s *Store) UndoStep {
	t.Helper()
	step, err := s.Undo(context.Background())
	if err != nil {
		t.Fatalf("Undo: %v", err)
	}
	return step
}

func redo(t *testing.T, s *Store) UndoStep {
	t.Helper()
	step, err := s.Redo(context.Background())
	if err != nil {
		t.Fatalf("Redo: %v", err)
	}
	return step
}

func TestNothingToUndoIsNoFault(t *testing.T) {
	s, _ := testStore(t)
	if step := undo(t, s); step != (UndoStep{}) {
		t.Errorf("undone %+v", step)
	}
	challenge(t, s, "A")
	if step := redo(t, s); step != (UndoStep{}) {
		t.Errorf("redone %+v", step)
	}
}

func TestSavesWhileTypingAreOneStep(t *testing.T) {
	s, c := testStore(t)
	_, loop := challenge(t, s, "A")
	at := ref(loop, "plan.try")
	first := save(t, s, at, "før", "")
	base := first.Text.Rev
	for i := range 4 {
		c.pass(time.Second)
		write(t, s, func(w *Writer) error {
			w.Join("felt")
			saved, err := w.SetText(at, fmt.Sprint("skriver ", i), base)
			base = saved.Text.Rev
			return err
		})
	}
	undo(t, s)
	if got := textOf(t, s, at).Words; got != "før" {
		t.Errorf("after one undo: %q", got)
	}
	redo(t, s)
	if got := textOf(t, s, at).Words; got != "skriver 3" {
		t.Errorf("after redo: %q", got)
	}
	undo(t, s)
	undo(t, s)
	if got := textOf(t, s, at).Words; got != "" {
		t.Errorf("after all: %q", got)
	}
	// Another store's typing is another step, whatever it calls itself.
	other := New(Options{Path: s.Path(), Now: c.now, Random: seeded(9)})
	for i, each := range []*Store{s, other} {
		write(t, each, func(w *Writer) error {
			w.Join("felt")
			_, err := w.SetText(at, fmt.Sprint("vindue ", i), Latest)
			return err
		})
	}
	undo(t, s)
	if got := textOf(t, s, at).Words; got != "vindue 0" {
		t.Errorf("after undoing the other window: %q", got)
	}
}

func TestUndoLeavesAloneWhatWasChangedSince(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "A")
	other := New(Options{Path: s.Path(), Now: c.now, Random: seeded(9)})
	write(t, s, func(w *Writer) error {
		if err := w.SetVoice(id, "we"); err != nil {
			return err
		}
		_, err := w.SetText(ref(loop, "plan.try"), "et", "")
		return err
	})
	// The step that is undone next is not the newest change of the text.
	steps := 0
	write(t, other, func(w *Writer) error {
		list, err := w.steps()
		steps = len(list.Done)
		if _, err := w.SetText(ref(loop, "plan.try"), "to", Latest); err != nil {
			return err
		}
		w.changes = nil // As a program without undo would leave it.
		return err
	})
	if steps != 2 {
		t.Fatalf("%d steps", steps)
	}
	undo(t, s)
	if got := whole(t, s, id); got.Voice != "i" || got.Current().Texts["plan.try"].Words != "to" {
		t.Errorf("challenge %+v", got)
	}
	redo(t, s)
	if got := whole(t, s, id); got.Voice != "we" || got.Current().Texts["plan.try"].Words != "to" {
		t.Errorf("challenge %+v", got)
	}
	write(t, s, func(w *Writer) error {
		err := w.SetVoice(id, "i")
		w.changes = nil
		return err
	})
	_, err := s.Undo(context.Background())
	wantFault(t, err, FaultOvertaken)
	if step := undo(t, s); step.Challenge != id {
		t.Errorf("the step before is %+v", step)
	}
	if len(homeOf(t, s).Challenges) != 0 {
		t.Error("the making of the challenge was not undone")
	}
}

func TestUndoOfAChoicePutsBothBack(t *testing.T) {
	s, _ := testStore(t)
	_, loop := challenge(t, s, "A")
	at := ref(loop, "plan.try")
	first := save(t, s, at, "et", "")
	save(t, s, at, "to", first.Text.Rev)
	save(t, s, at, "tre", first.Text.Rev)
	write(t, s, func(w *Writer) error { return w.Choose(at, "begge") })
	undo(t, s)
	if got := textOf(t, s, at); got.Words != "tre" || len(got.Others) != 1 || got.Others[0].Words != "to" {
		t.Errorf("text %+v", got)
	}
	redo(t, s)
	if got := textOf(t, s, at); got.Words != "begge" || len(got.Others) != 0 {
		t.Errorf("text %+v", got)
	}
}

func TestOnlyTheLastStepsAreKept(t *testing.T) {
	s, _ := testStore(t)
	_, loop := challenge(t, s, "A")
	for i := range keptSteps + 20 {
		save(t, s, ref(loop, "plan.try"), fmt.Sprint(i), Latest)
	}
	read(t, s, func(r *Reader) error {
		if n := r.tx.Bucket([]byte(bucketOp)).Stats().KeyN; n != keptSteps+1 {
			t.Errorf("%d records of undo", n)
		}
		step, err := r.NextUndo()
		if step.What != "text" || step.At.IsZero() {
			t.Errorf("next is %+v", step)
		}
		return err
	})
}

func TestDraftsAreNoSteps(t *testing.T) {
	s, _ := testStore(t)
	draft := journal.TextRef{Name: "draft/star"}
	save(t, s, draft, "en begyndt linje", "")
	if got := textOf(t, s, draft).Words; got != "en begyndt linje" {
		t.Errorf("draft %q", got)
	}
	if step := undo(t, s); step.What != "" {
		t.Errorf("undone %+v", step)
	}
	if h := homeOf(t, s); !h.Empty {
		t.Error("a draft alone makes the journal no longer empty")
	}
	if hits := find(t, s, SearchQuery{Words: "begyndt"}); len(hits) != 0 {
		t.Errorf("found %v", hits)
	}
}

func TestDeletedThingsAreHiddenWithAllThatBelongsToThem(t *testing.T) {
	s, c := testStore(t)
	id, first := challenge(t, s, "Nattevagten")
	var second journal.ID
	write(t, s, func(w *Writer) (err error) {
		second, err = w.NewLoop(id, "to")
		return err
	})
	inFirst := note(t, s, journal.Entry{Text: words("i det første"), Loop: first})
	note(t, s, journal.Entry{Text: words("i det andet"), Loop: second})
	write(t, s, func(w *Writer) error { return w.Delete(inFirst) })
	c.pass(time.Minute)
	write(t, s, func(w *Writer) error { return w.Delete(second) })
	if n := len(entries(t, s, EntryQuery{})); n != 0 {
		t.Errorf("%d notes can be seen", n)
	}
	if h := homeOf(t, s); h.Challenges[0].LoopID != first || h.Challenges[0].Loop != 1 || len(h.Recent) != 0 {
		t.Errorf("home %+v", h)
	}
	wantFault(t, s.Write(context.Background(), "note", func(w *Writer) error {
		_, err := w.NewEntry(journal.Entry{Kind: journal.Star, Text: words("x"), Loop: second})
		return err
	}), FaultUnknownID)
	write(t, s, func(w *Writer) error { return w.Delete(id) })
	if hits := find(t, s, SearchQuery{}); len(hits) != 0 {
		t.Errorf("deleted things are found: %v", hits)
	}
	read(t, s, func(r *Reader) error {
		bin, err := r.Bin()
		if len(bin) != 1 || bin[0].ID != id || bin[0].Start != "Nattevagten" {
			t.Errorf("bin %+v", bin)
		}
		return err
	})
	write(t, s, func(w *Writer) error { return w.Restore(id) })
	read(t, s, func(r *Reader) error {
		bin, err := r.Bin()
		if len(bin) != 2 || bin[0].ID != second || bin[1].ID != inFirst || bin[1].Start != "i det første" {
			t.Errorf("bin %+v", bin)
		}
		return err
	})
	write(t, s, func(w *Writer) error { return w.Restore(second) })
	if n := len(entries(t, s, EntryQuery{})); n != 1 {
		t.Errorf("%d notes can be seen", n)
	}
}

func TestErasedWordsAreGoneFromTheWholeFile(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "Hemmeligt-Titel")
	at := ref(loop, "plan.try")
	for i := range 60 {
		c.pass(11 * time.Minute)
		save(t, s, at, fmt.Sprintf("Hemmeligt-%d om Karen-%d", i, i), Latest)
	}
	entry := note(t, s, journal.Entry{Text: words("Hemmeligt-Note"), Challenge: id, SeenBy: "Hemmeligt-Hvem", Tags: []string{"Hemmeligt-tag"}})
	write(t, s, func(w *Writer) error { return w.Delete(entry) })
	keep := note(t, s, journal.Entry{Text: words("Bliver stående")})
	write(t, s, func(w *Writer) error { return w.Delete(id) })
	vector := ""
	read(t, s, func(r *Reader) error {
		o, err := r.object(loop)
		rec, _ := r.record(o, "plan.try")
		vector = fmt.Sprint(rec.all())
		return err
	})
	write(t, s, func(w *Writer) error { return w.Erase(id) })
	for _, secret := range []string{"Hemmeligt", "Karen"} {
		if at := bytes.Index(bytesOf(t, s.Path()), []byte(secret)); at >= 0 {
			t.Errorf("%s stands at byte %d", secret, at)
		}
	}
	read(t, s, func(r *Reader) error {
		// What a merge needs is left.
		o, err := r.object(loop)
		if o == nil || !o.erased() || o.textKey("plan.try").IsZero() {
			t.Errorf("object %+v", o)
		}
		rec, _ := r.record(o, "plan.try")
		if fmt.Sprint(rec.erased) != vector || len(rec.heads)+len(rec.packs) > 0 {
			t.Errorf("record %+v, want the vector %s", rec, vector)
		}
		if _, err := r.Entry(keep); err != nil {
			t.Errorf("another note: %v", err)
		}
		if bin, _ := r.Bin(); len(bin) != 0 {
			t.Errorf("bin %+v", bin)
		}
		return err
	})
	wantFault(t, s.Write(context.Background(), "restore", func(w *Writer) error { return w.Restore(id) }), FaultUnknownID)
	checkIndex(t, s)
	for range 10 {
		if step, err := s.Undo(context.Background()); err != nil || step.What == "" {
			break
		}
	}
	if h := homeOf(t, s); len(h.Challenges) != 0 {
		t.Errorf("undo brought back %+v", h)
	}
}

func TestErasingOneNoteLeavesTheRest(t *testing.T) {
	s, _ := testStore(t)
	id, _ := challenge(t, s, "A")
	a := note(t, s, journal.Entry{Text: words("væk"), Challenge: id, Kind: journal.Action})
	b := note(t, s, journal.Entry{Text: words("bliver"), Challenge: id})
	write(t, s, func(w *Writer) error { return w.Delete(a) })
	write(t, s, func(w *Writer) error { return w.Erase(a) })
	list := entries(t, s, EntryQuery{})
	if len(list) != 1 || list[0].ID != b {
		t.Errorf("notes %+v", list)
	}
	read(t, s, func(r *Reader) error {
		_, _, err := r.Find(a.Short())
		wantFault(t, err, FaultUnknownID)
		return nil
	})
	checkIndex(t, s)
}
