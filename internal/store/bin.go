package store

import (
	"bytes"
	"cmp"
	"encoding/base32"
	"errors"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// Binned is a deleted thing that can be put back.
type Binned struct {
	ID      journal.ID
	Type    string // "challenge", "loop", "indicator", "measurement", "entry" or "meeting"
	Start   string // its title, name or first words; of a measurement its indicator's name
	Kind    journal.EntryKind
	Deleted time.Time
	Day     journal.Day // of a note, a measurement or a meeting
}

// Delete puts something into the bin, with all that belongs to it. The only
// loop of a challenge can't be deleted alone (FaultOnlyLoop).
func (w *Writer) Delete(id journal.ID) error {
	o, err := w.need(id)
	if err != nil {
		return err
	}
	if o.typ == typeLoop {
		if err := w.reindex(); err != nil {
			return err
		}
		f, err := w.folder(o.parent)
		if err != nil {
			return err
		}
		if f == nil || !slices.ContainsFunc(f.Loops, func(l folderLoop) bool { return l.ID != id && !l.Gone }) {
			return newFault(FaultOnlyLoop)
		}
	}
	return w.setHidden(o, binned)
}

// Restore takes something out of the bin, with all that belongs to it. It fails
// with FaultNotInBin for what isn't there by itself.
func (w *Writer) Restore(id journal.ID) error {
	o, err := w.binned(id)
	if err != nil {
		return err
	}
	return w.setHidden(o, shown)
}

func (r *Reader) binned(id journal.ID) (*object, error) {
	o, err := r.object(id)
	if err != nil {
		return nil, err
	}
	if o == nil || id.IsZero() || o.erased() {
		return nil, unknownID(id)
	}
	if why, _, _ := o.hidden(); why != binned {
		return nil, newFault(FaultNotInBin, id.String())
	}
	return o, nil
}

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
			if up, err = w.object(up.parent); err != nil {
				return err
			}
			if up == nil {
				return damaged("a parent that is not there")
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
	err := b.ForEach(func(key, _ []byte) error {
		if len(key) != len(journal.ID{}) {
			return damaged("a key of %d bytes", len(key))
		}
		id := journal.ID(key)
		if id.IsZero() {
			return nil
		}
		o, err := r.object(id)
		if err != nil {
			return err
		}
		list = append(list, o)
		return nil
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

// Bin lists what is in the bin, newest first. What was deleted along with
// something it belongs to comes back with that, and isn't listed by itself.
func (r *Reader) Bin() ([]Binned, error) {
	h, err := r.current()
	if err != nil {
		return nil, err
	}
	type deleted struct {
		b    Binned
		when stamp
	}
	var list []deleted
	for _, text := range h.Bin {
		id, err := journal.ParseID(text)
		if err != nil {
			return nil, damaged("an id of the index")
		}
		o, err := r.object(id)
		if err != nil {
			return nil, err
		}
		if o == nil {
			return nil, damaged("a deleted thing that is not there")
		}
		if top, err := r.topmost(o); err != nil {
			return nil, err
		} else if !top {
			continue
		}
		b, when, err := r.describe(o)
		if err != nil {
			return nil, err
		}
		list = append(list, deleted{b, when})
	}
	slices.SortFunc(list, func(a, b deleted) int { return -cmp.Compare(a.when, b.when) })
	out := make([]Binned, 0, len(list))
	for _, d := range list {
		out = append(out, d.b)
	}
	return out, nil
}

// topmost tells whether nothing that an object belongs to is deleted as well.
func (r *Reader) topmost(o *object) (bool, error) {
	if o.parent.IsZero() {
		return true, nil
	}
	parent, err := r.object(o.parent)
	if err != nil {
		return false, err
	}
	if parent == nil {
		return false, damaged("a parent that is not there")
	}
	return r.visible(parent)
}

func (r *Reader) describe(o *object) (Binned, stamp, error) {
	_, when, _ := o.hidden()
	b := Binned{ID: o.id, Type: o.typ, Day: o.day(fieldDay), Deleted: time.UnixMilli(when.milli())}
	name, of := journal.TextTitle, o
	switch o.typ {
	case typeEntry:
		name, b.Kind = journal.TextEntry, journal.EntryKind(o.text(fieldKind))
	case typeIndicator:
		name = journal.TextName
	case typeMeeting:
		name = journal.TextPlace
	case typeMeasurement:
		name = journal.TextName
		var err error
		if of, err = r.object(o.parent); err != nil {
			return b, when, err
		}
	}
	rec, err := r.record(of, name)
	b.Start = startOf(rec.words())
	return b, when, err
}

var idLetters = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

const idLength = 26

// Find returns the object whose id is prefix or begins with it, deleted ones
// included. It fails with FaultUnknownID or, where several begin so, with
// FaultAmbiguousID.
func (r *Reader) Find(prefix string) (id journal.ID, typ string, err error) {
	prefix = strings.ToLower(prefix)
	unknown := newFault(FaultUnknownID, prefix)
	if prefix == "" || len(prefix) > idLength || r.tx == nil {
		return journal.ID{}, "", unknown
	}
	first, err := idLetters.DecodeString(prefix + strings.Repeat("0", idLength-len(prefix)))
	if err != nil {
		return journal.ID{}, "", unknown
	}
	if err := r.flushed(); err != nil {
		return journal.ID{}, "", err
	}
	c := r.tx.Bucket([]byte(bucketObj)).Cursor()
	for key, _ := c.Seek(first); len(key) == len(id); key, _ = c.Next() {
		found := journal.ID(bytes.Clone(key))
		if !strings.HasPrefix(found.String(), prefix) {
			break
		}
		o, err := r.object(found)
		if err != nil {
			return journal.ID{}, "", err
		}
		if found.IsZero() || o.erased() {
			continue
		}
		if !id.IsZero() {
			return journal.ID{}, "", newFault(FaultAmbiguousID, prefix)
		}
		id, typ = found, o.typ
	}
	if id.IsZero() {
		return journal.ID{}, "", unknown
	}
	return id, typ, nil
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
