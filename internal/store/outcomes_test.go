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
