package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// migrate brings a file of an older format to the present one, in one
// transaction and after copying it to the folder of backups. Where the file
// can't be written FaultOldReadOnly says so.
func (s *Store) migrate(ctx context.Context, path string) error {
	err := s.open(ctx, path, false, func(db *bolt.DB, guard *guard) error {
		return db.Update(func(tx *bolt.Tx) error {
			r := &Reader{store: s, tx: tx, guard: guard, cache: newCache()}
			if old, err := r.greet(); err != nil || !old {
				// Another program was quicker, or this is no journal after all.
				return err
			}
			if err := s.backUp(tx, path); err != nil {
				return err
			}
			return fromFormat0(r)
		})
	})
	if FaultOf(err) == FaultReadOnly {
		return causedFault(err, FaultOldReadOnly, s.o.Path)
	}
	return err
}

// backUp copies the file as it stands into the folder of backups. The name has
// the day and the format, and a number where it is taken.
func (s *Store) backUp(tx *bolt.Tx, path string) (err error) {
	if err := os.MkdirAll(s.o.Backups, folderMode); err != nil {
		return err
	}
	format, err := formatOf(tx.Bucket([]byte(bucketMeta)))
	if err != nil {
		return err
	}
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	stem := fmt.Sprintf("%s-%s-format%d", base, s.Today(), format)
	f, err := createUnused(s.o.Backups, stem, filepath.Ext(path))
	if err != nil {
		return err
	}
	_, err = tx.WriteTo(f)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		// Half a copy would be taken for a whole one later.
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(s.o.Backups)
}

func createUnused(folder, stem, ending string) (*os.File, error) {
	for n := 1; ; n++ {
		name := stem + ending
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", stem, n, ending)
		}
		f, err := os.OpenFile(filepath.Join(folder, name), os.O_CREATE|os.O_EXCL|os.O_RDWR, fileMode)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// Format 0 was a bucket obj of JSON without checksums and stamps: created was an
// instant as text, words and short values stood side by side, and there was
// neither an index nor earlier revisions.
var (
	format0Fields = []string{
		fieldKind, fieldDay, fieldClock, fieldSeenBy, fieldPerspective, fieldVoice, fieldStatus, fieldClosedOn,
		fieldStarted, fieldOutcome, fieldOutcomeOn, fieldBetter, fieldValue,
	}
	format0Texts = []string{
		journal.TextTitle, journal.TextName, journal.TextUnit, journal.TextHow, journal.TextEntry, journal.TextPlace,
		journal.TextParticipants, journal.TextClosing,
	}
	format0Sets = []string{setPerspectives, setValues, setTags, setLoops}
)

type format0Object struct {
	id      journal.ID
	raw     rawObject
	created time.Time
}

// fromFormat0 writes every object anew. What it doesn't know stays, byte for
// byte, as a member of the object.
func fromFormat0(r *Reader) error {
	for _, bucket := range []string{bucketText, bucketRev, bucketIdx, bucketOp} {
		if _, err := r.tx.CreateBucketIfNotExists([]byte(bucket)); err != nil {
			return err
		}
	}
	meta := r.tx.Bucket([]byte(bucketMeta))
	id, err := journal.ParseID(string(meta.Get([]byte(keyJournal))))
	if err != nil {
		return damaged("journal id of format 0")
	}
	old, err := readFormat0(r.tx)
	if err != nil {
		return err
	}
	w, err := newWriter(r)
	if err != nil {
		return err
	}
	// The old objects stand in the bucket until each is written over.
	for i := range old {
		if err := w.adopt(&old[i]); err != nil {
			return err
		}
	}
	w.At(time.Time{})
	if err := putMeta(r.tx, id, w.now()); err != nil {
		return err
	}
	w.stale.any, w.stale.rebuild = true, true
	return w.flush()
}

func readFormat0(tx *bolt.Tx) ([]format0Object, error) {
	b := tx.Bucket([]byte(bucketObj))
	if b == nil {
		return nil, damaged("no bucket %s", bucketObj)
	}
	var list []format0Object
	err := b.ForEach(func(key, value []byte) error {
		if len(key) != len(journal.ID{}) {
			return damaged("a key of %d bytes", len(key))
		}
		raw, err := parseRaw(bytes.Clone(value))
		if err != nil {
			return err
		}
		created, err := time.Parse(time.RFC3339, raw.text("created"))
		if err != nil {
			return damaged("created of format 0")
		}
		list = append(list, format0Object{journal.ID(key), raw, created})
		return nil
	})
	slices.SortFunc(list, func(a, b format0Object) int {
		return cmp.Or(a.created.Compare(b.created), bytes.Compare(a.id[:], b.id[:]))
	})
	return list, err
}

// adopt makes an object of the present format of one of format 0.
func (w *Writer) adopt(old *format0Object) error {
	var parent journal.ID
	if text := old.raw.text("parent"); text != "" {
		var err error
		if parent, err = journal.ParseID(text); err != nil {
			return damaged("parent of format 0")
		}
	}
	w.At(old.created)
	s, err := w.stamp()
	if err != nil {
		return err
	}
	o := newObject(old.id, old.raw.text("type"), parent, s, old.created)
	w.cache.objects[old.id] = o
	w.made[old.id] = true
	day := journal.DayOf(old.created).String()
	if string(old.raw.get("deleted")) == "true" {
		o.setHidden(binned, s, day)
	}
	texts, err := old.raw.object("texts")
	if err != nil {
		return err
	}
	for _, m := range old.raw {
		switch {
		case m.name == "type" || m.name == "parent" || m.name == "created" || m.name == "deleted" || m.name == "texts":
		case slices.Contains(format0Fields, m.name):
			o.setField(m.name, m.value, s, day)
		case slices.Contains(format0Sets, m.name):
			var names []string
			if err := decode(m.value, &names); err != nil {
				return err
			}
			for _, name := range names {
				o.setMember(m.name, name, "", false, s)
			}
		case slices.Contains(format0Texts, m.name):
			texts = append(texts, m)
		default:
			o.raw.set(m.name, m.value)
		}
	}
	for _, m := range texts {
		var words string
		if err := decode(m.value, &words); err != nil {
			return err
		}
		var rec *record
		if _, err := w.writeHead(o, &rec, m.name, words, "", nil, nil); err != nil {
			return err
		}
	}
	return nil
}
