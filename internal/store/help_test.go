package store

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// clock is a clock that a test moves.
type clock struct{ t time.Time }

func (c *clock) now() time.Time                      { return c.t }
func (c *clock) pass(d time.Duration)                { c.t = c.t.Add(d) }
func (c *clock) day() journal.Day                    { return journal.DayOf(c.t) }
func at(text string) time.Time                       { t, _ := time.Parse(time.RFC3339, text); return t }
func newClock(text string) *clock                    { return &clock{at(text)} }
func seeded(seed byte) *rand.ChaCha8                 { return rand.NewChaCha8([32]byte{seed}) }
func path(t *testing.T) string                       { t.Helper(); return filepath.Join(t.TempDir(), "journal.stjerne") }
func day(text string) journal.Day                    { d, _ := journal.ParseDay(text); return d }
func ref(id journal.ID, name string) journal.TextRef { return journal.TextRef{Object: id, Name: name} }

const november = "2026-11-23T10:00:00Z"

// testStore is a store on a file that isn't there yet.
func testStore(t *testing.T) (*Store, *clock) {
	t.Helper()
	c := newClock(november)
	return New(Options{Path: path(t), Now: c.now, Random: seeded(1)}), c
}

func write(t *testing.T, s *Store, do func(*Writer) error) {
	t.Helper()
	if err := s.Write(context.Background(), "text", do); err != nil {
		t.Fatalf("Write: %v", err)
	}
}

func read(t *testing.T, s *Store, do func(*Reader) error) {
	t.Helper()
	if err := s.Read(context.Background(), do); err != nil {
		t.Fatalf("Read: %v", err)
	}
}

func wantFault(t *testing.T, err error, code string) {
	t.Helper()
	if FaultOf(err) != code {
		t.Fatalf("got the error %v, want the fault %q", err, code)
	}
}

// challenge makes a challenge with one loop.
func challenge(t *testing.T, s *Store, title string) (id, loop journal.ID) {
	t.Helper()
	write(t, s, func(w *Writer) (err error) {
		id, loop, err = w.NewChallenge(title, "i")
		return err
	})
	return id, loop
}

func note(t *testing.T, s *Store, e journal.Entry) (id journal.ID) {
	t.Helper()
	if e.Kind == "" {
		e.Kind = journal.Star
	}
	write(t, s, func(w *Writer) (err error) {
		id, err = w.NewEntry(e)
		return err
	})
	return id
}

func words(text string) journal.Text { return journal.Text{Words: text} }

func save(t *testing.T, s *Store, r journal.TextRef, text string, base journal.RevisionID) (saved Saved) {
	t.Helper()
	write(t, s, func(w *Writer) (err error) {
		saved, err = w.SetText(r, text, base)
		return err
	})
	return saved
}

func textOf(t *testing.T, s *Store, r journal.TextRef) (text journal.Text) {
	t.Helper()
	read(t, s, func(r2 *Reader) (err error) {
		text, err = r2.Text(r)
		return err
	})
	return text
}

func whole(t *testing.T, s *Store, id journal.ID) (c *journal.Challenge) {
	t.Helper()
	read(t, s, func(r *Reader) (err error) {
		c, err = r.Challenge(id)
		return err
	})
	return c
}

func homeOf(t *testing.T, s *Store) (h journal.Home) {
	t.Helper()
	read(t, s, func(r *Reader) (err error) {
		h, err = r.Home()
		return err
	})
	return h
}

func entries(t *testing.T, s *Store, q EntryQuery) (list []journal.Entry) {
	t.Helper()
	read(t, s, func(r *Reader) (err error) {
		list, _, err = r.Entries(q)
		return err
	})
	return list
}

func find(t *testing.T, s *Store, q SearchQuery) (hits []Hit) {
	t.Helper()
	read(t, s, func(r *Reader) (err error) {
		hits, err = r.Search(q)
		return err
	})
	return hits
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// raw opens the file behind the store's back.
func raw(t *testing.T, path string, do func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(do); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func writeFile(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// noLinks ends a test that could not make a symbolic link. Only Windows may
// refuse one, where it takes a right that not everybody has.
func noLinks(t *testing.T, err error) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skipf("symbolic links need Windows' developer mode; turn it on (%v)", err)
	}
	t.Fatal(err)
}
