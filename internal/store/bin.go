package store

import (
	"cmp"
	"slices"
	"time"

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
	parent, err := r.parentOf(o)
	if err != nil {
		return false, err
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
