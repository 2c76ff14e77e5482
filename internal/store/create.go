package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// Format is the version of the file's content that this package writes.
const Format = 1

// Keys of the bucket meta. They never change, so that every version can tell
// what it has before it.
const (
	keyFormat  = "format"
	keyJournal = "journal"
	keyCreated = "created"
)

// createdFileTx is the number of the transaction that fills a new file. While
// it is the newest, nobody has written anything.
const createdFileTx = 2

// create makes an empty journal as a whole beside the path and then gives it
// its name, so that nobody ever sees half of one. Where another program was
// quicker, its file stands and made is false.
func (s *Store) create(path string) (made bool, err error) {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, folderMode); err != nil {
		return false, err
	}
	f, err := os.CreateTemp(folder, ".stjerne-*.new")
	if err != nil {
		return false, err
	}
	name := f.Name()
	defer os.Remove(name) //nolint:errcheck // It has its final name by then, or is of no use.
	if err := f.Close(); err != nil {
		return false, err
	}
	if err := s.fill(name); err != nil {
		return false, err
	}
	switch err := os.Link(name, path); {
	case err == nil:
	case errors.Is(err, fs.ErrExist):
		return false, nil
	default:
		// Some file systems know no second name. There two programs that start
		// in the same instant could replace each other's empty journal.
		if _, there := os.Lstat(path); there == nil {
			return false, nil
		}
		if err := os.Rename(name, path); err != nil {
			return false, err
		}
	}
	return true, syncFolder(folder)
}

// fill writes an empty journal into an empty file.
func (s *Store) fill(name string) error {
	db, err := bolt.Open(name, fileMode, &bolt.Options{NoStatistics: true})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, bucket := range []string{bucketMeta, bucketObj, bucketText, bucketRev, bucketIdx, bucketOp} {
			if _, err := tx.CreateBucket([]byte(bucket)); err != nil {
				return err
			}
		}
		id, err := s.newID()
		if err != nil {
			return err
		}
		return putMeta(tx, id, s.Now())
	})
	return errors.Join(err, db.Close())
}

func putMeta(tx *bolt.Tx, id journal.ID, now time.Time) error {
	bucket := tx.Bucket([]byte(bucketMeta))
	for _, entry := range []struct {
		key     string
		content []byte
	}{
		{keyFormat, strconv.AppendInt(nil, Format, 10)},
		{keyJournal, encode(id)},
		{keyCreated, encode(now.UTC().Format(time.RFC3339))},
	} {
		key := []byte(entry.key)
		if err := bucket.Put(key, seal(bucketMeta, key, entry.content)); err != nil {
			return err
		}
	}
	return nil
}

// unmake takes away a file that this store made a moment ago and that nothing
// was written to. The lock is held; whoever waits for it sees that the name is gone.
func (s *Store) unmake(db *bolt.DB, path string) {
	if runtime.GOOS == "windows" {
		// An open file keeps its name there; an empty journal does no harm.
		return
	}
	unused := false
	// What fails here leaves an empty journal, which does no harm.
	_ = db.View(func(tx *bolt.Tx) error {
		unused = tx.ID() <= createdFileTx
		return nil
	})
	if unused && os.Remove(path) == nil {
		s.Recreate()
	}
}

func openForScrub(path string) (*os.File, error) { return os.OpenFile(path, os.O_WRONLY, 0) }
