package store

import (
	"slices"
	"testing"

	"stjerne/journal"
)

func TestChoicesForNamesAreRemembered(t *testing.T) {
	s, _ := testStore(t)
	named := func() (list []journal.Named) {
		read(t, s, func(r *Reader) (err error) {
			list, err = r.Named()
			return err
		})
		return list
	}
	if got := named(); got != nil {
		t.Errorf("an empty journal remembers %v", got)
	}
	put := func(list ...journal.Named) {
		write(t, s, func(w *Writer) error {
			for _, n := range list {
				if err := w.SetNamed(n); err != nil {
					return err
				}
			}
			return nil
		})
	}
	// A role can be any word, also one that the file has a use for, and a name can be
	// written in two ways by its characters.
	put(journal.Named{Name: "Mette", Role: "souschefen"}, journal.Named{Name: "Pa\u030al"},
		journal.Named{Name: "Bo / Bente", Role: "keep"}, journal.Named{})
	want := []journal.Named{{Name: "Bo / Bente", Role: "keep"}, {Name: "Mette", Role: "souschefen"}, {Name: "Pål"}}
	if got := named(); !slices.Equal(got, want) {
		t.Errorf("remembered: %v, want %v", got, want)
	}
	put(journal.Named{Name: "Mette"}, journal.Named{Name: "Pål", Role: "en medarbejder"})
	write(t, s, func(w *Writer) error { return w.ForgetNamed("Bo / Bente") })
	want = []journal.Named{{Name: "Mette"}, {Name: "Pål", Role: "en medarbejder"}}
	if got := named(); !slices.Equal(got, want) {
		t.Errorf("after choosing anew: %v, want %v", got, want)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := named(); len(got) != 3 {
		t.Errorf("undo did not bring back what was forgotten: %v", got)
	}
}
