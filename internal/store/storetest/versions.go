package storetest

import (
	"context"
	"math/rand/v2"
	"strings"
	"time"

	"stjerne/internal/store"
	"stjerne/journal"
)

// Versions makes a journal at path with one answer of some 3 KB that was changed n
// times, by a word every ten minutes: none of its versions is thinned away.
func Versions(path string, n int) error {
	now := newest.Add(-time.Duration(n) * 10 * time.Minute)
	s := store.New(store.Options{Path: path, Now: func() time.Time { return now }, Wait: time.Minute})
	ctx := context.Background()
	g := generator{rand.New(rand.NewPCG(uint64(n), 1))}
	words := strings.Fields(g.sentence(3000))
	var ref journal.TextRef
	if err := s.Write(ctx, "sample", func(w *store.Writer) error {
		_, loop, err := w.NewChallenge("Overgange mellem vagter", "i")
		ref = journal.TextRef{Object: loop, Name: "formulate.understand"}
		return err
	}); err != nil {
		return err
	}
	for from := 0; from < n; from += atOnce {
		if err := s.Write(ctx, "sample", func(w *store.Writer) error {
			for range min(atOnce, n-from) {
				now = now.Add(10 * time.Minute)
				w.At(now)
				words[g.r.IntN(len(words))] = vocabulary[g.r.IntN(len(vocabulary))]
				if _, err := w.SetText(ref, strings.Join(words, " "), store.Latest); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}
