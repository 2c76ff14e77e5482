// Package store is the journal file: a bbolt file that is opened for each call
// and closed again, so that several programs can work on it at once and a
// synchronised folder never holds a half-written one.
//
// FORMAT.md beside this file describes what is in it. What the package
// promises: keys mean nothing, every value has a checksum, every change carries
// a stamp that a merge can rest on, what a later version wrote keeps its bytes,
// and a file that is refused is not touched.
//
// A Store is made by New, which does no I/O. Read and Write open the file once
// each and hand out a Reader or a Writer for that time. A Write is one step of
// undo. Errors that a user is told about have a method Fault with the code of
// their sentence; FaultOf reads it.
package store

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// Options say where a journal is and where the store takes time and chance from.
type Options struct {
	Path    string           // the journal file; a symbolic link is written through
	Backups string           // folder for automatic copies, made when needed; "backups" beside the file if ""
	Now     func() time.Time // the clock; its zone decides which day it is; time.Now if nil
	Random  io.Reader        // ids and session numbers; the system's own if nil
	Wait    time.Duration    // how long a held lock is tried for; 2 s if zero
}

const defaultWait = 2 * time.Second

// Store reads and writes one journal file. It holds no file open between calls
// and may be used by several goroutines.
type Store struct {
	o Options

	mu       sync.Mutex
	sessions []string   // of this store; the first is the one that is normally used
	seen     journal.ID // the journal that was last seen in the file; zero: none yet
}

// New does no I/O.
func New(o Options) *Store {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Wait == 0 {
		o.Wait = defaultWait
	}
	if o.Backups == "" {
		o.Backups = filepath.Join(filepath.Dir(o.Path), "backups")
	}
	return &Store{o: o}
}

// Path is the path of the file as it was given.
func (s *Store) Path() string { return s.o.Path }

// Now is what the store's clock shows.
func (s *Store) Now() time.Time { return s.o.Now() }

// Today is the day of the store's clock.
func (s *Store) Today() journal.Day { return journal.DayOf(s.o.Now()) }

// Recreate makes the next call take the file as it finds it: absent, it is made
// anew on writing; replaced by another journal, that one is used. Without it
// such calls fail with FaultGone and FaultReplaced.
func (s *Store) Recreate() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seen = journal.ID{}
}

// Read opens the file for reading, once. An absent file reads as an empty
// journal, unless this store has seen it before (FaultGone). A file of an older
// format is brought to the present one first.
func (s *Store) Read(ctx context.Context, do func(*Reader) error) error {
	path, present, err := s.find()
	if err != nil {
		return err
	}
	if !present {
		return do(&Reader{store: s, cache: newCache()})
	}
	old, err := s.read(ctx, path, do)
	if !old {
		return err
	}
	if err := s.migrate(ctx, path); err != nil {
		return err
	}
	_, err = s.read(ctx, path, do)
	return err
}

// read reports whether the file has an older format, in which case do wasn't called.
func (s *Store) read(ctx context.Context, path string, do func(*Reader) error) (old bool, err error) {
	err = s.open(ctx, path, true, func(db *bolt.DB, guard *guard) error {
		return db.View(func(tx *bolt.Tx) error {
			r := &Reader{store: s, tx: tx, guard: guard, cache: newCache()}
			if old, err = r.greet(); err != nil || old {
				return err
			}
			guard.leave()
			err := callers(do(r))
			guard.enter()
			return err
		})
	})
	return old, err
}

// Write opens the file for writing, once, in one transaction that is one step of
// undo. what names the change for the undo message (a part of the catalogue's
// key: "note", "text", "delete" and so on). Where do fails nothing is written,
// and where do changes nothing the file stays as it is. An absent file is made,
// unless this store has seen it before (FaultGone).
func (s *Store) Write(ctx context.Context, what string, do func(*Writer) error) error {
	return s.write(ctx, func(w *Writer) error {
		w.what = what
		w.guard.leave()
		if err := do(w); err != nil {
			return callers(err)
		}
		return w.finish()
	})
}

// errNothing ends a transaction that has nothing to write.
var errNothing = newFault("nothing")

// write runs a transaction, making the file or bringing it to the present
// format first where that is needed. do is called once.
func (s *Store) write(ctx context.Context, do func(*Writer) error) error {
	called := false
	once := func(w *Writer) error {
		called = true
		return do(w)
	}
	for range createTries {
		err := s.tryWrite(ctx, once)
		if !called && FaultOf(err) == FaultGone && !s.known() {
			// The file was taken away between finding and opening it: another
			// program had made it and then had nothing to write.
			continue
		}
		if errors.Is(err, errNothing) {
			return nil
		}
		return err
	}
	return newFault(FaultGone, s.o.Path)
}

const createTries = 5

func (s *Store) tryWrite(ctx context.Context, do func(*Writer) error) error {
	path, present, err := s.find()
	if err != nil {
		return err
	}
	made := false
	if !present {
		if made, err = s.create(path); err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				// It was never there: what is wrong is the place.
				return causedFault(err, FaultNoPlace, s.o.Path)
			}
			return explain(err, s.o.Path, true)
		}
	}
	old, err := s.transact(ctx, path, made, do)
	if old {
		if err := s.migrate(ctx, path); err != nil {
			return err
		}
		_, err = s.transact(ctx, path, false, do)
	}
	return err
}

// known tells whether this store has seen the journal.
func (s *Store) known() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen != (journal.ID{})
}

// transact reports whether the file has an older format, in which case do
// wasn't called. A file that was made for this and stays without content is
// taken away again.
func (s *Store) transact(ctx context.Context, path string, made bool, do func(*Writer) error) (old bool, err error) {
	err = s.open(ctx, path, false, func(db *bolt.DB, guard *guard) error {
		erasing := false
		err := db.Update(func(tx *bolt.Tx) error {
			w, err := newWriter(&Reader{store: s, tx: tx, guard: guard, cache: newCache()})
			if err != nil {
				return err
			}
			if old, err = w.greet(); err != nil {
				return err
			}
			if old {
				return errNothing
			}
			err = do(w)
			guard.leave()
			if err == nil {
				err = w.flush()
			}
			guard.enter()
			if err == nil && !w.wrote {
				err = errNothing
			}
			erasing = w.erasing
			return err
		})
		if err == nil && erasing {
			return scrub(db)
		}
		if err != nil && made {
			s.unmake(db, path)
		}
		return err
	})
	return old, err
}

func errOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// find resolves the path, through links even to a file that isn't there yet.
func (s *Store) find() (path string, present bool, err error) {
	path = resolve(s.o.Path)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return path, true, newFault(FaultNotJournal, s.o.Path)
	case err == nil && !info.Mode().IsRegular():
		// A pipe would hang the program, a device would be read without end.
		return path, true, newFault(FaultNotJournal, s.o.Path)
	case err == nil && info.Size() == 0:
		return path, true, newFault(FaultEmptyFile, s.o.Path)
	case err == nil:
		return path, true, nil
	case !os.IsNotExist(err):
		return path, false, explain(err, s.o.Path, false)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seen != (journal.ID{}) {
		return path, false, newFault(FaultGone, s.o.Path)
	}
	return path, false, nil
}

const mostLinks = 40

// resolve follows symbolic links itself, since the system's way fails where the
// file at the end isn't there yet.
func resolve(path string) string {
	for range mostLinks {
		to, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return path
}

const sessionBytes = 8

// newSession draws a session: what tells revisions and stamps of this store
// from those of every other.
func (s *Store) newSession() (string, error) {
	var b [sessionBytes]byte
	if _, err := io.ReadFull(s.o.Random, b[:]); err != nil {
		return "", err
	}
	session := hex.EncodeToString(b[:])
	s.sessions = append(s.sessions, session)
	return session, nil
}

// session returns the first session of the store that suits, drawing another
// where none does.
func (s *Store) session(suits func(string) bool) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, session := range s.sessions {
		if suits(session) {
			return session, nil
		}
	}
	return s.newSession()
}

func (s *Store) newID() (journal.ID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return journal.NewID(s.o.Random)
}
