package store

import (
	"bytes"
	"cmp"
	"slices"

	"stjerne/journal"
)

// rebuild makes the index anew from objects and texts, after erasing, after a
// migration, and where a later part of the program has taken in another copy.
func (w *Writer) rebuild() error {
	if err := w.flushContent(); err != nil {
		return err
	}
	if err := w.clearIndex(); err != nil {
		return err
	}
	all, err := w.everything()
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b *object) int { return cmp.Compare(a.created, b.created) })
	h, err := w.home()
	if err != nil {
		return err
	}
	w.stale = newStale()
	todo := newStale()
	for _, o := range all {
		h.Objects++
		s, err := w.newestOfAll(o)
		if err != nil {
			return err
		}
		h.Newest = max(h.Newest, s)
		if o.erased() {
			continue
		}
		if err := w.file(h, o, &todo); err != nil {
			return err
		}
		if why, _, _ := o.hidden(); why == binned {
			h.setBinned(o.id, true)
		}
		challenge, err := w.challengeOf(o)
		if err != nil {
			return err
		}
		todo.touched[challenge] = max(todo.touched[challenge], s)
		switch o.typ {
		case typeMeeting:
			todo.meetings[o.id] = s
		case typeEntry:
			todo.entries[o.id] = ""
		}
	}
	root, err := w.object(journal.ID{})
	if err != nil {
		return err
	}
	if root != nil {
		s, err := w.newestOfAll(root)
		if err != nil {
			return err
		}
		h.Newest = max(h.Newest, s)
	}
	h.dirty = true
	return w.settleIndex(h, &todo)
}

// settleIndex is the rest of what reindex does, over everything.
func (w *Writer) settleIndex(h *home, todo *stale) error {
	todo.recents = true
	for id, s := range todo.meetings {
		if err := w.reindexMeeting(h, id, s, todo); err != nil {
			return err
		}
	}
	for id := range todo.entries {
		if err := w.reindexEntry(h, id, "", todo); err != nil {
			return err
		}
	}
	for i := range h.Challenges {
		out := &h.Challenges[i]
		out.Touched = todo.touched[out.ID]
		if err := w.reindexOutline(h, out.ID, todo); err != nil {
			return err
		}
	}
	return w.reindexRecent(h)
}

// newestOfAll is the latest stamp of an object and of its texts.
func (w *Writer) newestOfAll(o *object) (stamp, error) {
	newest := o.newest()
	for _, m := range o.members(setTexts) {
		rec, err := w.Reader.record(o, m.name)
		if err != nil {
			return "", err
		}
		if rec == nil {
			continue
		}
		for _, h := range rec.heads {
			newest = max(newest, h.stamp)
		}
	}
	return newest, nil
}

// clearIndex empties the index but for what a later version keeps in the home record.
func (w *Writer) clearIndex() error {
	old, err := w.home()
	if err != nil {
		return err
	}
	rest := rawObject{}
	own := encode(home{})
	known, err := parseRaw(own)
	if err != nil {
		return err
	}
	for _, m := range old.rest {
		if known.get(m.name) == nil {
			rest = append(rest, m)
		}
	}
	b := w.tx.Bucket([]byte(bucketIdx))
	var keys [][]byte
	if err := w.walk(b, nil, func(key, _ []byte) (bool, error) {
		keys = append(keys, bytes.Clone(key))
		return true, nil
	}); err != nil {
		return err
	}
	for _, key := range keys {
		if err := b.Delete(key); err != nil {
			return err
		}
	}
	w.wrote = true
	w.cache.home = &home{rest: rest, Newest: w.newest, dirty: true}
	w.cache.folders, w.cache.segments = map[journal.ID]*folder{}, map[journal.ID]*segment{}
	return nil
}
