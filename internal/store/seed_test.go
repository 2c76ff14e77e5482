package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"stjerne/journal"
)

// Samples and tests draw the same chance in every run. What an earlier run
// wrote must not be written over.
func TestChanceThatRepeatsItselfOverwritesNothing(t *testing.T) {
	s, c := testStore(t)
	for i := range 5 {
		again := New(Options{Path: s.Path(), Now: c.now, Random: seeded(1)})
		challenge(t, again, string(rune('A'+i)))
		note(t, again, journal.Entry{Text: words(string(rune('a' + i)))})
	}
	if h := homeOf(t, s); len(h.Challenges) != 5 || len(h.Recent) != 5 {
		t.Errorf("%d challenges and %d notes of 5", len(h.Challenges), len(h.Recent))
	}
	checkIndex(t, s)
}

func TestAPathThatCannotBeSaysSo(t *testing.T) {
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "file"), []byte("x"))
	loop := filepath.Join(folder, "loop")
	if err := os.Symlink(loop, loop); err != nil {
		noLinks(t, err)
	}
	for _, path := range []string{filepath.Join(folder, "file", "journal"), loop} {
		s := New(Options{Path: path, Now: newClock(november).now})
		wantFault(t, s.Read(context.Background(), func(*Reader) error { return nil }), FaultNoPlace)
		wantFault(t, s.Write(context.Background(), "x", func(*Writer) error { return nil }), FaultNoPlace)
	}
}
