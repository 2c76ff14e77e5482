package store

import (
	"bytes"
	"strings"
	"time"
	"unicode/utf8"

	"stjerne/journal"
)

// Writer changes a journal within Write. It reads too, and sees its own writes.
type Writer struct {
	*Reader

	what    string
	join    string
	clock   time.Time // what At said; zero: the store's own
	session string
	newest  stamp

	wrote   bool
	erasing bool
	changes []change
	made    map[journal.ID]bool // objects made in this transaction
	about   journal.ID          // the challenge that was changed last, for the undo message
	stale   stale
	packer  packer
}

func newWriter(r *Reader) (*Writer, error) {
	session, err := r.store.session(func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	w := &Writer{Reader: r, session: session, made: map[journal.ID]bool{}, stale: newStale()}
	r.fresh, r.flush = w.reindex, w.flush
	return w, nil
}

// At sets the clock for what follows: samples and imports date what they write.
// The order in which things are written is kept whatever the clock says.
func (w *Writer) At(t time.Time) { w.clock = t }

// Join makes this write one step of undo with the step before it, where that was
// written by this store under the same name: saves while typing in one field.
func (w *Writer) Join(name string) { w.join = name }

func (w *Writer) now() time.Time {
	if w.clock.IsZero() {
		return w.store.o.Now()
	}
	return w.clock
}

func (w *Writer) today() journal.Day { return journal.DayOf(w.now()) }

// newID draws a key that a bucket doesn't have yet. A source of chance that
// begins again with each run, as those of samples do, must not write over what
// an earlier run wrote.
func (w *Writer) newID(bucket string) (journal.ID, error) {
	for {
		id, err := w.store.newID()
		if err != nil {
			return journal.ID{}, err
		}
		was := w.guard.enter()
		taken := w.tx.Bucket([]byte(bucket)).Get(id[:]) != nil
		w.guard.outside = was
		if !taken {
			return id, nil
		}
	}
}

// stamp is the next stamp, later than everything in the file.
func (w *Writer) stamp() (stamp, error) {
	if w.newest == "" {
		h, err := w.home()
		if err != nil {
			return "", err
		}
		w.newest = h.Newest
	}
	w.newest = w.newest.next(w.now(), w.session)
	return w.newest, nil
}

// put writes a value. Equal content is not written again.
func (w *Writer) put(bucket string, key journal.ID, content []byte) error {
	w.wrote = true
	was := w.guard.enter()
	err := w.tx.Bucket([]byte(bucket)).Put(bytes.Clone(key[:]), seal(bucket, key[:], content))
	w.guard.outside = was
	return err
}

func (w *Writer) remove(bucket string, key journal.ID) error {
	w.wrote = true
	was := w.guard.enter()
	err := w.tx.Bucket([]byte(bucket)).Delete(key[:])
	w.guard.outside = was
	return err
}

// touch is called before an object or one of its texts is changed: it gives the
// stamp of the change and notes what of the index has to follow.
func (w *Writer) touch(o *object) (stamp, error) {
	s, err := w.stamp()
	if err != nil {
		return "", err
	}
	w.wrote = true
	if o.typ == typeEntry {
		if _, known := w.stale.entries[o.id]; !known {
			line := ""
			if why, _, _ := o.hidden(); why == shown && !o.erased() && !w.made[o.id] {
				line = makeLine(o)
			}
			w.stale.entries[o.id] = line
		}
	}
	if o.typ == typeMeeting {
		w.stale.meetings[o.id] = s
	}
	challenge, err := w.challengeOf(o)
	if err != nil {
		return "", err
	}
	if !challenge.IsZero() {
		w.about = challenge
		w.stale.touched[challenge] = s
		if o.typ != typeEntry {
			w.stale.outlines[challenge] = true
		}
	}
	w.stale.any = true
	return s, nil
}

// create makes an object. What is put into it before the transaction ends is
// part of its making.
func (w *Writer) create(typ string, parent journal.ID) (*object, error) {
	id, err := w.newID(bucketObj)
	if err != nil {
		return nil, err
	}
	s, err := w.stamp()
	if err != nil {
		return nil, err
	}
	o := newObject(id, typ, parent, s, w.now())
	w.cache.objects[id] = o
	w.made[id] = true
	w.stale.added = append(w.stale.added, o)
	if _, err := w.touch(o); err != nil {
		return nil, err
	}
	w.note(change{Object: id, Kind: changeMade})
	return o, nil
}

// newRoot is the journal itself, made when something is first written to it.
func (w *Writer) newRoot() (*object, error) {
	s, err := w.stamp()
	if err != nil {
		return nil, err
	}
	o := newObject(journal.ID{}, typeJournal, journal.ID{}, s, w.now())
	w.cache.objects[journal.ID{}] = o
	return o, nil
}

// setField writes a field where its value differs from what stands there.
func (w *Writer) setField(o *object, name string, value []byte) error {
	before := bytes.Clone(o.value(name))
	if bytes.Equal(before, value) || (before == nil && isNothing(value)) {
		return nil
	}
	s, err := w.touch(o)
	if err != nil {
		return err
	}
	w.note(change{Object: o.id, Kind: changeField, Name: name, Before: before, After: value})
	o.setField(name, value, s, w.today().String())
	return nil
}

// isNothing tells of values that say the same as no value at all.
func isNothing(value []byte) bool {
	switch string(value) {
	case `""`, "null":
		return true
	}
	return false
}

func (w *Writer) setText(o *object, name, text string) error {
	if err := checkWords(text); err != nil {
		return err
	}
	return w.setField(o, name, encode(text))
}

func (w *Writer) setDay(o *object, name string, d journal.Day) error {
	return w.setText(o, name, d.String())
}

// setSet makes the members of a set exactly those given.
func (w *Writer) setSet(o *object, set string, names []string) error {
	wanted := map[string]bool{}
	for _, name := range names {
		if err := checkWords(name); err != nil {
			return err
		}
		if name == "" || wanted[name] {
			continue
		}
		wanted[name] = true
		if m, found := o.member(set, name); found && !m.gone {
			continue
		}
		if err := w.putMember(o, set, name, false); err != nil {
			return err
		}
	}
	for _, name := range o.names(set) {
		if !wanted[name] {
			if err := w.putMember(o, set, name, true); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *Writer) putMember(o *object, set, name string, gone bool) error {
	s, err := w.touch(o)
	if err != nil {
		return err
	}
	before, after := memberIn, memberOut
	if !gone {
		before, after = after, before
	}
	w.note(change{Object: o.id, Kind: changeMember, Set: set, Name: name, Before: before, After: after})
	o.setMember(set, name, "", gone, s)
	return nil
}

// setHidden deletes an object or puts it back.
func (w *Writer) setHidden(o *object, why hidden) error {
	before, _, _ := o.hidden()
	if before == why {
		return nil
	}
	s, err := w.touch(o)
	if err != nil {
		return err
	}
	w.note(change{Object: o.id, Kind: changeHidden, Before: encode(before), After: encode(why)})
	o.setHidden(why, s, w.today().String())
	h, err := w.home()
	if err != nil {
		return err
	}
	h.setBinned(o.id, why == binned)
	return nil
}

// checkWords refuses what is no text. Control characters are kept as given:
// whoever shows them makes them harmless.
func checkWords(words string) error {
	if !utf8.ValidString(words) {
		return newFault(FaultInvalidText)
	}
	return nil
}

func needWords(words string) error {
	if err := checkWords(words); err != nil {
		return err
	}
	if strings.TrimSpace(words) == "" {
		return newFault(FaultEmptyText)
	}
	return nil
}

// flush writes everything that was changed into the transaction.
func (w *Writer) flush() error {
	if err := w.reindex(); err != nil {
		return err
	}
	if !w.wrote {
		return nil
	}
	if err := w.flushContent(); err != nil {
		return err
	}
	return w.flushIndex()
}

// flushContent writes the objects and texts that were changed.
func (w *Writer) flushContent() error {
	for id, o := range w.cache.objects {
		if o.dirty {
			if err := w.put(bucketObj, id, o.bytes()); err != nil {
				return err
			}
			o.dirty = false
		}
	}
	for key, rec := range w.cache.records {
		if rec.dirty {
			if err := w.put(bucketText, key, rec.bytes()); err != nil {
				return err
			}
			rec.dirty = false
		}
	}
	return nil
}

func (w *Writer) flushIndex() error {
	for key, f := range w.cache.folders {
		if f.dirty {
			if err := w.put(bucketIdx, key, encodeKeeping(f, f.rest)); err != nil {
				return err
			}
			f.dirty = false
		}
	}
	for key, seg := range w.cache.segments {
		if seg.dirty {
			if err := w.put(bucketIdx, key, encodeKeeping(seg, seg.rest)); err != nil {
				return err
			}
			seg.dirty = false
		}
	}
	h, err := w.home()
	if err != nil {
		return err
	}
	if w.newest > h.Newest {
		h.Newest, h.dirty = w.newest, true
	}
	if h.dirty {
		if err := w.put(bucketIdx, journal.ID{}, encodeKeeping(h, h.rest)); err != nil {
			return err
		}
		h.dirty = false
	}
	return nil
}
