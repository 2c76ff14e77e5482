package store

import (
	"slices"

	"stjerne/journal"
)

// Latest as the base of a text replaces whatever stands there.
const Latest journal.RevisionID = "*"

// Saved tells how a text was saved.
type Saved struct {
	Text     journal.Text // as it stands now; its words are those that were saved
	Conflict bool         // something else was written meanwhile, and both stand now
	Changed  bool         // false: the same words stood there already, nothing was written
}

// SetText saves words that were edited from revision base: "" where nothing
// stood there, Latest to replace whatever stands there. Where base is no longer
// what stands, both are kept. It fails with FaultInvalidText for what is not
// UTF-8, and with FaultUnknownID where there is no such object.
func (w *Writer) SetText(ref journal.TextRef, words string, base journal.RevisionID) (Saved, error) {
	if err := checkWords(words); err != nil {
		return Saved{}, err
	}
	o, err := w.target(ref)
	if err != nil {
		return Saved{}, err
	}
	return w.saveText(o, ref.Name, words, base, "")
}

// SetCarried copies a text as carried over from another revision.
func (w *Writer) SetCarried(ref journal.TextRef, words string, from journal.RevisionID) error {
	o, err := w.target(ref)
	if err != nil {
		return err
	}
	_, err = w.saveText(o, ref.Name, words, Latest, from)
	return err
}

// Choose keeps one of several heads, or words made of them: it replaces all.
func (w *Writer) Choose(ref journal.TextRef, words string) error {
	_, err := w.SetText(ref, words, Latest)
	return err
}

func (w *Writer) target(ref journal.TextRef) (*object, error) {
	if ref.Name == "" {
		return nil, newFault(FaultBadValue, ref.Name)
	}
	if !ref.Object.IsZero() {
		return w.need(ref.Object)
	}
	o, err := w.object(journal.ID{})
	if o == nil && err == nil {
		o, err = w.newRoot()
	}
	return o, err
}

func (w *Writer) saveText(o *object, name, words string, base, from journal.RevisionID) (Saved, error) {
	if err := checkWords(words); err != nil {
		return Saved{}, err
	}
	if err := checkWords(name); err != nil {
		return Saved{}, err
	}
	rec, err := w.Reader.record(o, name)
	if err != nil {
		return Saved{}, err
	}
	var covered, left []head
	if rec != nil {
		covered, left = split(rec.heads, words, base)
	}
	if len(covered)+len(left) == 0 && words == "" {
		return Saved{Text: rec.text("")}, nil
	}
	if len(covered) == 1 && covered[0].words == words && (from == "" || covered[0].from == from) {
		return Saved{Text: rec.text(covered[0].id), Conflict: len(left) > 0}, nil
	}
	h, err := w.writeHead(o, &rec, name, words, from, covered, left)
	if err != nil {
		return Saved{}, err
	}
	return Saved{Text: rec.text(h.id), Conflict: len(left) > 0, Changed: true}, nil
}

// split tells which heads new words replace: the one they were edited from, or
// all; and beside it those that say the same or nothing, since nobody has to
// choose between equal words.
func split(heads []head, words string, base journal.RevisionID) (covered, left []head) {
	for _, h := range heads {
		if base == Latest || h.id == base || h.words == words || h.words == "" {
			covered = append(covered, h)
		} else {
			left = append(left, h)
		}
	}
	return covered, left
}

// writeHead adds a revision that replaces the covered heads and stands beside
// those that are left. *rec is made where there is none yet.
func (w *Writer) writeHead(o *object, rec **record, name, words string, from journal.RevisionID, covered, left []head) (head, error) {
	before := (*rec).standing()
	s, err := w.touch(o)
	if err != nil {
		return head{}, err
	}
	if *rec == nil {
		key, err := w.newID(bucketText)
		if err != nil {
			return head{}, err
		}
		*rec = &record{key: key, object: o.id, name: name}
		w.cache.records[key] = *rec
		o.setMember(setTexts, name, key.String(), false, s)
	}
	all := (*rec).all()
	session, err := w.store.session(func(session string) bool {
		// A number of a session covers all smaller ones of it, so it can't be
		// used beside a head of that session which is meant to stay.
		return !slices.ContainsFunc(left, func(h head) bool { of, _ := splitRevision(h.id); return of == session })
	})
	if err != nil {
		return head{}, err
	}
	vv := vector{session: all[session] + 1}
	var over []journal.RevisionID
	for _, h := range covered {
		vv = vv.join(h.vv)
		over = append(over, h.id)
	}
	id := revisionID(session, all[session]+1)
	h := newHead(id, vv, s, w.now(), words, from, over)
	(*rec).heads = append([]head{h}, left...)
	(*rec).sortHeads()
	if (*rec).first.IsZero() || h.day.Before((*rec).first) {
		(*rec).first = h.day
	}
	(*rec).dirty = true
	w.note(change{Object: o.id, Kind: changeText, Name: name, Heads: before, Mark: mark((*rec).standing())})
	return h, w.retire(*rec, spared(covered, session, words))
}

// spared marks those of the heads that words replace which have to be found among
// the earlier revisions whatever thinning says: where one of several was chosen,
// each of them; where another window, the shell or a later sitting put its words in
// the place of others, those. Whoever goes on typing replaces his own text only,
// and what is no longer in that he took out himself.
func spared(covered []head, session, words string) []head {
	list := slices.Clone(covered)
	for i, h := range list {
		of, _ := splitRevision(h.id)
		if h.words != "" && h.words != words && (len(covered) > 1 || of != session) {
			list[i] = h.kept()
		}
	}
	return list
}
