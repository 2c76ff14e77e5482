package storetest_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"stjerne/internal/store"
	"stjerne/internal/store/storetest"
)

func TestFillMakesWhatItSays(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "journal")
	if err := storetest.Fill(path, 60, 3); err != nil {
		t.Fatal(err)
	}
	s := store.New(store.Options{Path: path})
	if err := s.Read(context.Background(), func(r *store.Reader) error {
		h, err := r.Home()
		if err != nil {
			return err
		}
		list, _, err := r.Entries(store.EntryQuery{})
		if len(h.Challenges) != 3 || len(list) != 60 || list[0].Day != storetest.NewestDay() {
			t.Errorf("%d challenges, %d notes, the newest of %v", len(h.Challenges), len(list), list[0].Day)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	words := filepath.Join(folder, "words")
	if err := storetest.Words(words, 60); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(words); err != nil || bytes.Count(text, []byte("\n")) != 60 {
		t.Errorf("%d lines, %v", bytes.Count(text, []byte("\n")), err)
	}
}
