package store

import (
	"testing"

	"stjerne/journal"
)

func TestOutcomesAreReadNewestFirstAndNotOfWhatIsDeleted(t *testing.T) {
	s, _ := testStore(t)
	first, one := challenge(t, s, "Overgange")
	second, two := challenge(t, s, "Garderoben")
	_, three := challenge(t, s, "Slettet")
	write(t, s, func(w *Writer) error {
		for loop, on := range map[journal.ID]string{one: "2026-10-01", two: "2026-11-01", three: "2026-11-02"} {
			if err := w.SetOutcome(loop, journal.CameToNothing, day(on)); err != nil {
				return err
			}
		}
		if _, err := w.SetText(ref(one, journal.TextOutcome), "Sygdom.", ""); err != nil {
			return err
		}
		l, err := w.need(three)
		if err != nil {
			return err
		}
		return w.Delete(l.parent)
	})
	outcomes := func(of journal.ID) (list []Went) {
		read(t, s, func(r *Reader) (err error) {
			list, err = r.Outcomes(of)
			return err
		})
		return list
	}
	all := outcomes(journal.ID{})
	if len(all) != 2 || all[0].Challenge != second || all[1].Loop != one || all[1].Words.Words != "Sygdom." || all[1].Day != day("2026-10-01") {
		t.Errorf("all: %+v", all)
	}
	if of := outcomes(first); len(of) != 1 || of[0].Outcome != journal.CameToNothing {
		t.Errorf("of one: %+v", of)
	}
}

// Bare notes say what they are without their words, and are chosen by a tag all
// the same.
func TestBareNotes(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "Overgange")
	note(t, s, journal.Entry{Challenge: id, Text: journal.Text{Words: "Hun ringede. #tavle"}, SeenBy: "citizen", Perspective: "citizen"})
	read(t, s, func(r *Reader) error {
		for _, tag := range []string{"", "tavle"} {
			list, _, err := r.Entries(EntryQuery{Challenge: id, Bare: true, Tag: tag})
			if err != nil {
				return err
			}
			if len(list) != 1 || list[0].SeenBy != "citizen" || list[0].Perspective != "citizen" || list[0].Loop != loop ||
				list[0].Day != c.day() || list[0].Kind != journal.Star || (tag == "") != list[0].Text.Empty() {
				t.Errorf("tag %q: %+v", tag, list)
			}
		}
		return nil
	})
}
