package store

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// Erase removes what is in the bin for good, with all that belongs to it: its
// words, their revisions, what undo knew of them, and the room they took in the
// file. It can't be undone.
func (w *Writer) Erase(id journal.ID) error {
	top, err := w.binned(id)
	if err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	doomed := map[journal.ID]bool{}
	if err := w.below(top, doomed); err != nil {
		return err
	}
	for each := range doomed {
		if err := w.eraseOne(each); err != nil {
			return err
		}
	}
	w.changes = slices.DeleteFunc(w.changes, func(c change) bool { return doomed[c.Object] })
	w.erasing = true
	w.stale.any, w.stale.rebuild = true, true
	return w.forgetSteps(doomed)
}

// below finds everything that belongs to an object, whether deleted or not.
// Erasing is rare, so it looks through all objects rather than trust an index.
func (w *Writer) below(top *object, found map[journal.ID]bool) error {
	all, err := w.everything()
	if err != nil {
		return err
	}
	for _, o := range all {
		up := o
		for range deepest {
			if up.id == top.id {
				found[o.id] = true
				break
			}
			if up.parent.IsZero() {
				break
			}
			if up, err = w.parentOf(up); err != nil {
				return err
			}
		}
	}
	return nil
}

// everything reads all objects but the journal itself.
func (r *Reader) everything() ([]*object, error) {
	if r.tx == nil {
		return nil, nil
	}
	b := r.tx.Bucket([]byte(bucketObj))
	if b == nil {
		return nil, damaged("no bucket %s", bucketObj)
	}
	var list []*object
	err := r.walk(b, nil, func(key, _ []byte) (bool, error) {
		if len(key) != len(journal.ID{}) {
			return false, damaged("a key of %d bytes", len(key))
		}
		id := journal.ID(key)
		if id.IsZero() {
			return true, nil
		}
		o, err := r.object(id)
		if err != nil {
			return false, err
		}
		list = append(list, o)
		return true, nil
	})
	return list, err
}

func (w *Writer) eraseOne(id journal.ID) error {
	o, err := w.object(id)
	if err != nil {
		return err
	}
	s, err := w.stamp()
	if err != nil {
		return err
	}
	for _, m := range o.members(setTexts) {
		rec, err := w.Reader.record(o, m.name)
		if err != nil {
			return err
		}
		if rec == nil {
			continue
		}
		for _, p := range rec.packs {
			if err := w.remove(bucketRev, p.Key); err != nil {
				return err
			}
		}
		// The vector stays, so that an old copy doesn't bring the words back.
		gone := &record{key: rec.key, object: rec.object, name: rec.name, erased: rec.all(), dirty: true}
		w.cache.records[rec.key] = gone
	}
	o.erase(s)
	w.wrote = true
	return nil
}

// forgetSteps takes what was erased out of the steps of undo.
func (w *Writer) forgetSteps(doomed map[journal.ID]bool) error {
	list, err := w.steps()
	if err != nil {
		return err
	}
	for _, side := range []*[]journal.ID{&list.Done, &list.Undone} {
		var kept []journal.ID
		for _, key := range *side {
			s, err := w.step(key)
			if err != nil {
				return err
			}
			before := len(s.Changes)
			s.Changes = slices.DeleteFunc(s.Changes, func(c change) bool { return doomed[c.Object] })
			switch {
			case len(s.Changes) == 0:
				err = w.remove(bucketOp, key)
			case len(s.Changes) < before:
				err = w.put(bucketOp, key, encode(s))
			}
			if err != nil {
				return err
			}
			if len(s.Changes) > 0 {
				kept = append(kept, key)
			}
		}
		*side = kept
	}
	return w.putSteps(list)
}

// scrub overwrites the pages that the last transaction let go of: bbolt leaves
// their bytes until it needs the room, and what was erased for good must not
// stand there. The lock is held. An empty transaction comes first, so that
// neither meta page leads to those pages any more.
func scrub(db *bolt.DB) error {
	if err := db.Update(func(*bolt.Tx) error { return nil }); err != nil {
		return err
	}
	return db.View(func(tx *bolt.Tx) (err error) {
		f, err := openForScrub(db.Path())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		size := int64(db.Info().PageSize)
		blank := make([]byte, size)
		for page := 0; ; page++ {
			info, err := tx.Page(page)
			if err != nil {
				return err
			}
			if info == nil {
				return f.Sync()
			}
			if info.Type != "free" {
				page += info.OverflowCount
				continue
			}
			if _, err := f.WriteAt(blank, int64(page)*size); err != nil {
				return err
			}
		}
	})
}
