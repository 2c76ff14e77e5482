package store

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// A held lock is tried again after a pause between these two. bbolt's own pause
// of 50 ms would make a line from the shell wait for nothing.
const (
	shortestPause = 2 * time.Millisecond
	longestPause  = 8 * time.Millisecond
)

// errMoved says that the file which was locked is no longer the one of that name.
var errMoved = errors.New("the file was moved while it was opened")

// open runs do on the file, opened and locked. It fails before anything is
// touched where the file is no journal, is damaged or can't be had in time.
func (s *Store) open(ctx context.Context, path string, readOnly bool, do func(*bolt.DB, *guard) error) error {
	if runtime.GOOS == "windows" && !readOnly {
		// There bbolt lengthens a file as soon as it is opened for writing, so
		// whether it is a journal is asked of a reader first.
		nothing := func(*bolt.DB, *guard) error { return nil }
		if err := s.open(ctx, path, true, nothing); err != nil {
			return err
		}
	}
	// Waiting is measured by the system's clock: the store's own may stand still.
	deadline := time.Now().Add(s.o.Wait)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := inspect(path); err != nil {
			return inspected(err, s.o.Path)
		}
		err := s.locked(path, readOnly, do)
		if again := errors.Is(err, errBusy) || errors.Is(err, errMoved); !again {
			return explain(err, s.o.Path, !readOnly)
		}
		if time.Now().After(deadline) {
			return causedFault(err, FaultLocked, s.o.Path)
		}
		pause := shortestPause + rand.N(longestPause-shortestPause)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

var errBusy = errors.New("another program holds the lock")

// locked opens the file, runs do and closes it. errBusy and errMoved mean that
// do was not run and that it is worth trying again.
func (s *Store) locked(path string, readOnly bool, do func(*bolt.DB, *guard) error) (err error) {
	guard := &guard{}
	var file *os.File
	// Where bbolt panics, its own locks may be held for ever, so its Close would
	// hang. The file is given back to other programs without it.
	defer guard.recover(&err, func() {
		if file != nil {
			release(file)
		}
	})
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))

	guard.enter()
	db, err := bolt.Open(path, fileMode, &bolt.Options{
		ReadOnly:     readOnly,
		Timeout:      time.Nanosecond, // One try: the pauses between are ours.
		NoStatistics: true,
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag&^os.O_CREATE, mode)
			if err != nil {
				return nil, err
			}
			if info, err := f.Stat(); err != nil || info.Size() == 0 {
				// bbolt would fill an empty file.
				_ = f.Close()
				return nil, errOr(err, errEmpty)
			}
			file = f
			return f, nil
		},
	})
	if err != nil {
		switch {
		case errors.Is(err, berrors.ErrTimeout):
			return errBusy
		case errors.Is(err, errEmpty):
			return newFault(FaultEmptyFile, s.o.Path)
		}
		return err
	}
	if !sameFile(file, path) {
		err = errMoved
	} else {
		err = do(db, guard)
	}
	guard.enter()
	if closing := db.Close(); err == nil {
		err = closing
	}
	return err
}

func sameFile(file *os.File, path string) bool {
	held, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(held, named)
}

// guard knows whether bbolt is at work, so that a panic over a damaged page is
// told from a mistake in the caller's own code.
type guard struct{ outside bool }

// enter says that bbolt is at work from here on and returns what was before;
// leave says that the caller is.
func (g *guard) enter() (was bool) {
	was = g.outside
	g.outside = false
	return was
}

func (g *guard) leave() { g.outside = true }

func (g *guard) recover(err *error, release func()) {
	if g == nil {
		return
	}
	what := recover()
	if what == nil {
		return
	}
	release()
	if _, fault := what.(interface{ Addr() uintptr }); g.outside && !fault {
		panic(what)
	}
	*err = damaged("%v", what)
}

const (
	fileMode   fs.FileMode = 0o600
	folderMode fs.FileMode = 0o700
)
