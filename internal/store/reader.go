package store

import (
	"bytes"
	"strconv"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// Reader reads a journal as it stood when Read or Write opened it. It is valid
// inside those only; what it returns is the caller's and may be kept.
type Reader struct {
	store *Store
	tx    *bolt.Tx // nil where there is no file
	guard *guard
	cache *cache
	flush func() error // writes what was changed into the buckets, inside a Write
	fresh func() error // brings the index up to date inside a Write
	reads int          // records read, for the promise that opening is flat
}

// cache holds what was read or changed within one transaction.
type cache struct {
	objects  map[journal.ID]*object
	records  map[journal.ID]*record
	home     *home
	folders  map[journal.ID]*folder
	segments map[journal.ID]*segment
}

func newCache() *cache {
	return &cache{
		objects: map[journal.ID]*object{}, records: map[journal.ID]*record{},
		folders: map[journal.ID]*folder{}, segments: map[journal.ID]*segment{},
	}
}

// get returns the content of a value, copied out of the file; nil where there is none.
func (r *Reader) get(bucket string, key journal.ID) ([]byte, error) {
	if r.tx == nil {
		return nil, nil
	}
	r.reads++
	// Not deferred: on a panic the guard has to keep telling who was at work.
	was := r.guard.enter()
	content, err := getValue(r.tx, bucket, key)
	r.guard.outside = was
	return content, err
}

func getValue(tx *bolt.Tx, bucket string, key journal.ID) ([]byte, error) {
	b := tx.Bucket([]byte(bucket))
	if b == nil {
		return nil, damaged("no bucket %s", bucket)
	}
	value := b.Get(key[:])
	if value == nil {
		return nil, nil
	}
	content, err := unseal(bucket, key[:], value)
	if err != nil {
		return nil, err
	}
	return bytes.Clone(content), nil
}

// walk goes through a bucket from a key on, as long as do says so. Keys and
// values lie in the file and must not be kept.
func (r *Reader) walk(b *bolt.Bucket, from []byte, do func(key, value []byte) (more bool, err error)) error {
	// Not deferred: on a panic the guard has to keep telling who was at work.
	was := r.guard.enter()
	err := walkBucket(b, from, do)
	r.guard.outside = was
	return err
}

func walkBucket(b *bolt.Bucket, from []byte, do func(key, value []byte) (bool, error)) error {
	c := b.Cursor()
	key, value := c.First()
	if from != nil {
		key, value = c.Seek(from)
	}
	for ; key != nil; key, value = c.Next() {
		if more, err := do(key, value); !more || err != nil {
			return err
		}
	}
	return nil
}

// greet reads who the file is. It reports a file of an older format.
func (r *Reader) greet() (old bool, err error) {
	b := r.tx.Bucket([]byte(bucketMeta))
	path := r.store.o.Path
	if b == nil {
		return false, newFault(FaultNotJournal, path)
	}
	format, err := formatOf(b)
	switch {
	case err != nil:
		return false, err
	case format < 0:
		return false, newFault(FaultNotJournal, path)
	case format > Format:
		return false, newFault(FaultNewer, format, Format)
	case format < Format:
		return true, nil
	}
	content, err := unseal(bucketMeta, []byte(keyJournal), b.Get([]byte(keyJournal)))
	if err != nil {
		return false, err
	}
	var id journal.ID
	if err := decode(content, &id); err != nil {
		return false, err
	}
	s := r.store
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seen != (journal.ID{}) && s.seen != id {
		return false, newFault(FaultReplaced, path)
	}
	s.seen = id
	return false, nil
}

// formatOf reads the number of the format, -1 where there is none. Format 0 had
// no checksums.
func formatOf(b *bolt.Bucket) (int, error) {
	value := b.Get([]byte(keyFormat))
	if value == nil {
		return -1, nil
	}
	if string(value) == "0" {
		return 0, nil
	}
	content, err := unseal(bucketMeta, []byte(keyFormat), value)
	if err != nil {
		return 0, err
	}
	format, err := strconv.Atoi(string(content))
	if err != nil || format < 1 {
		return 0, damaged("format %q", content)
	}
	return format, nil
}

// object returns an object, nil where there is none of that id.
func (r *Reader) object(id journal.ID) (*object, error) {
	if o, known := r.cache.objects[id]; known {
		return o, nil
	}
	content, err := r.get(bucketObj, id)
	if err != nil || content == nil {
		return nil, err
	}
	o, err := parseObject(id, content)
	if err != nil {
		return nil, err
	}
	r.cache.objects[id] = o
	return o, nil
}

// need returns an object of one of the types that is there to be seen: deleted
// and erased ones, and those of another type, are faults.
func (r *Reader) need(id journal.ID, types ...string) (*object, error) {
	o, err := r.object(id)
	if err != nil {
		return nil, err
	}
	if o == nil || id.IsZero() {
		return nil, unknownID(id)
	}
	fits := len(types) == 0
	for _, t := range types {
		fits = fits || o.typ == t
	}
	if !fits {
		return nil, newFault(FaultWrongType, id.String())
	}
	visible, err := r.visible(o)
	if err != nil {
		return nil, err
	}
	if !visible {
		return nil, unknownID(id)
	}
	return o, nil
}

const deepest = 16 // parents are at most four deep; a ring of them would be damage

// parentOf is what an object that has a parent belongs to.
func (r *Reader) parentOf(o *object) (*object, error) {
	parent, err := r.object(o.parent)
	if err == nil && parent == nil {
		err = damaged("a parent that is not there")
	}
	return parent, err
}

// visible tells whether neither the object nor anything it belongs to is deleted.
func (r *Reader) visible(o *object) (bool, error) {
	for range deepest {
		if why, _, _ := o.hidden(); why != shown || o.erased() {
			return false, nil
		}
		if o.parent.IsZero() {
			return true, nil
		}
		parent, err := r.parentOf(o)
		if err != nil {
			return false, err
		}
		o = parent
	}
	return false, damaged("objects that belong to themselves")
}

// above finds the nearest object of a type at or above o, nil where there is none.
func (r *Reader) above(o *object, typ string) (*object, error) {
	for range deepest {
		if o.typ == typ {
			return o, nil
		}
		if o.parent.IsZero() {
			return nil, nil
		}
		parent, err := r.parentOf(o)
		if err != nil {
			return nil, err
		}
		o = parent
	}
	return nil, damaged("objects that belong to themselves")
}

// challengeOf is the challenge that an object belongs to, zero for none.
func (r *Reader) challengeOf(o *object) (journal.ID, error) {
	c, err := r.above(o, typeChallenge)
	if c == nil || err != nil {
		return journal.ID{}, err
	}
	return c.id, nil
}

// record returns the record of a text of an object, nil where nothing was ever
// written.
func (r *Reader) record(o *object, name string) (*record, error) {
	key := o.textKey(name)
	if key.IsZero() {
		return nil, nil
	}
	if rec, known := r.cache.records[key]; known {
		return rec, nil
	}
	content, err := r.get(bucketText, key)
	if err != nil {
		return nil, err
	}
	if content == nil {
		return nil, damaged("a text that is not there")
	}
	rec, err := parseRecord(key, content)
	if err != nil {
		return nil, err
	}
	if rec.object != o.id || rec.name != name {
		return nil, damaged("a text of another place")
	}
	r.cache.records[key] = rec
	return rec, nil
}

func (r *Reader) textOf(o *object, name string) (journal.Text, error) {
	rec, err := r.record(o, name)
	if err != nil {
		return journal.Text{}, err
	}
	return rec.text(""), nil
}

// Text returns one text; the zero Text where nothing was written. It fails with
// FaultUnknownID where the object isn't there or is deleted.
func (r *Reader) Text(ref journal.TextRef) (journal.Text, error) {
	o, err := r.owner(ref.Object)
	if o == nil || err != nil {
		return journal.Text{}, err
	}
	return r.textOf(o, ref.Name)
}

// owner is the object of a text: any that can be seen, or the journal itself,
// which is nil until something was written to it.
func (r *Reader) owner(id journal.ID) (*object, error) {
	if id.IsZero() {
		return r.object(id)
	}
	return r.need(id)
}

// Revisions lists how a text stood, newest first, those that stand now included.
// Those in between are thinned as FORMAT.md says.
func (r *Reader) Revisions(ref journal.TextRef) ([]journal.Revision, error) {
	return r.revisions(ref, r.history)
}

// RecentRevisions lists at least n of the newest revisions of a text, newest
// first, or all where there are fewer: to show at once where reading all would take
// longer than a glance. all tells whether it is all of them.
func (r *Reader) RecentRevisions(ref journal.TextRef, n int) (list []journal.Revision, all bool, err error) {
	list, err = r.revisions(ref, func(rec *record) ([]head, error) {
		have := len(rec.heads)
		for _, p := range rec.packs {
			have += p.Count
		}
		heads, err := r.recent(rec, n)
		all = len(heads) == have
		return heads, err
	})
	return list, all || list == nil, err
}

func (r *Reader) revisions(ref journal.TextRef, read func(*record) ([]head, error)) ([]journal.Revision, error) {
	o, err := r.owner(ref.Object)
	if o == nil || err != nil {
		return nil, err
	}
	rec, err := r.record(o, ref.Name)
	if rec == nil || err != nil {
		return nil, err
	}
	heads, err := read(rec)
	if err != nil {
		return nil, err
	}
	list := make([]journal.Revision, 0, len(heads))
	for i := len(heads) - 1; i >= 0; i-- {
		list = append(list, heads[i].revision())
	}
	return list, nil
}

// flushed makes what was written in this transaction visible to a walk through
// a bucket.
func (r *Reader) flushed() error {
	if r.flush == nil {
		return nil
	}
	return r.flush()
}
