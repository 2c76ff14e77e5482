package storetest_test

import (
	"context"
	"path/filepath"
	"testing"

	"stjerne/internal/store"
	"stjerne/internal/store/storetest"
	"stjerne/journal"
)

// What is measured must be there to be measured: loops, notes and values of the
// numbers that were asked for, all of the one year.
func TestFillYearMakesWhatItSays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	size := storetest.Size{Challenges: 4, Loops: 20, Entries: 303, Measurements: 500}
	if err := storetest.FillYear(path, size); err != nil {
		t.Fatal(err)
	}
	year := storetest.NewestDay().Year
	var got storetest.Size
	s := store.New(store.Options{Path: path})
	if err := s.Read(context.Background(), func(r *store.Reader) error {
		list, err := r.Outlines()
		if err != nil {
			return err
		}
		got.Challenges = len(list)
		for _, o := range list {
			c, err := r.Challenge(o.ID)
			if err != nil {
				return err
			}
			for _, l := range c.Loops {
				got.Loops++
				if l.Started.Year != year || l.Outcome == "" || len(c.MeetingsOf(l.ID)) != 1 {
					t.Errorf("loop %d began %v, went %q, has %d meetings", l.Number, l.Started, l.Outcome, len(c.MeetingsOf(l.ID)))
				}
			}
			for _, i := range c.Indicators {
				thread := c.Thread(i)
				got.Measurements += len(thread.Points)
				if len(thread.Parts) != 5 {
					t.Errorf("%q is followed in %d loops", i.Name.Words, len(thread.Parts))
				}
			}
		}
		entries, _, err := r.Entries(store.EntryQuery{
			Since: journal.Day{Year: year, Month: 1, Date: 1}, Until: storetest.NewestDay(),
		})
		got.Entries = len(entries)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if got != size {
		t.Errorf("made %+v, want %+v", got, size)
	}
}
