package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"stjerne/internal/store"
	"stjerne/internal/store/storetest"
	"stjerne/journal"
)

// BenchmarkSizes measures every call that must not grow with the journal, and
// search, which may, on journals of three sizes.
func BenchmarkSizes(b *testing.B) {
	for _, n := range []int{10, 10_000, 100_000} {
		path := filepath.Join(b.TempDir(), "journal.stjerne")
		if err := storetest.Fill(path, n, 40); err != nil {
			b.Fatal(err)
		}
		s := store.New(store.Options{Path: path, Now: func() time.Time { return storetest.NewestDay().Time() }})
		ctx := context.Background()
		var first journal.ID
		run := func(name string, do func() error) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if err := do(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		run("home", func() error {
			return s.Read(ctx, func(r *store.Reader) error {
				h, err := r.Home()
				first = h.Challenges[0].ID
				return err
			})
		})
		run("challenge", func() error {
			return s.Read(ctx, func(r *store.Reader) error { _, err := r.Challenge(first); return err })
		})
		run("page", func() error {
			return s.Read(ctx, func(r *store.Reader) error { _, _, err := r.Entries(store.EntryQuery{Limit: 50}); return err })
		})
		run("note", func() error {
			return s.Write(ctx, "note", func(w *store.Writer) error {
				_, err := w.NewEntry(journal.Entry{Challenge: first, Kind: journal.Star, Text: journal.Text{Words: "Hun ringede selv"}})
				return err
			})
		})
		for _, words := range []string{"aftenvagten", "ørne", "ærlighed kaffen", "ø"} {
			run("search "+words, func() error {
				return s.Read(ctx, func(r *store.Reader) error {
					_, err := r.Search(store.SearchQuery{Words: words, Limit: 100})
					return err
				})
			})
		}
	}
}
