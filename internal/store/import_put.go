package store

import (
	"slices"
	"strings"
	"time"

	"stjerne/journal"
)

// zoneMost is how far a day may begin before it does in UTC: what is known to have
// been written on a day was not written before that.
const zoneMost = 14 * time.Hour

// make makes an object with all its parts, after another stamp. Made with what it
// belongs to it is no change of its own to undo.
func (x *importer) make(want *wanted, after stamp) (stamp, error) {
	w := x.w
	s := x.stamps.stamp(want.created, after)
	o := newObject(want.id, want.typ, want.parent, s, want.created.In(x.zone))
	w.cache.objects[o.id] = o
	if !w.made[want.parent] {
		w.note(change{Object: o.id, Kind: changeMade})
		x.about(o)
	}
	w.made[o.id] = true
	if err := x.put(o, want, want.parts); err != nil {
		return "", err
	}
	return s, nil
}

// about says which challenge the change is about, where it is about one.
func (x *importer) about(o *object) {
	switch {
	case o.typ != typeChallenge:
	case x.took.Challenges == 1:
		x.w.about = o.id
	default:
		x.w.about = journal.ID{}
	}
}

// floorOf is the stamp that nothing in an object comes before. The journal itself was
// made at some time that says nothing of what is in it.
func floorOf(o *object) stamp {
	if o.id.IsZero() {
		return ""
	}
	return o.created
}

// put writes parts into an object that has none of them.
func (x *importer) put(o *object, want *wanted, parts []part) error {
	var fields, texts rawObject
	last := floorOf(o)
	for i := range parts {
		p := &parts[i]
		switch p.kind {
		case partField:
			fields = append(fields, rawMember{p.name, encode(p.name), x.fieldOf(o, want, p)})
		case partSet:
			o.sets.set(p.name, x.setOf(o, p).bytes())
			o.changedSets = true
		case partText:
			rec, err := x.recordOf(o, want, p)
			if err != nil {
				return err
			}
			s := floorOf(o)
			if p.bare || s == "" {
				// Thoughts stand in the order of these.
				last = x.stamps.stamp(time.UnixMilli(last.milli()), last)
				s = last
			}
			var m rawObject
			m.setText("v", rec.key.String())
			m.setText("s", string(s))
			texts = append(texts, rawMember{p.name, encode(p.name), m.bytes()})
		}
	}
	if len(fields) > 0 {
		o.fields, o.changedFields = append(o.fields, fields...), true
	}
	if len(texts) > 0 {
		old, err := o.sets.object(setTexts)
		if err != nil {
			return err
		}
		o.sets.set(setTexts, append(old, texts...).bytes())
		o.changedSets = true
	}
	o.dirty = true
	return nil
}

// fieldOf is a field as it is stored.
func (x *importer) fieldOf(o *object, want *wanted, p *part) []byte {
	s, day := o.created, p.day
	switch {
	case p.touch && !want.touched.IsZero():
		s = x.stamps.within(want.touched, o.created)
	case !day.IsZero():
		s = x.stamps.within(day.Time().Add(-zoneMost), o.created)
	}
	if day.IsZero() {
		day = journal.DayOf(want.created.In(x.zone))
	}
	var field rawObject
	field.set("v", p.value)
	field.setText("s", string(s))
	field.setText("d", day.String())
	if first := p.firstDay(day); !first.IsZero() {
		field.setText("first", first.String())
	}
	return field.bytes()
}

// firstDay is the day that a scale was first answered, zero of any other field.
func (p *part) firstDay(day journal.Day) journal.Day {
	if strings.HasPrefix(p.name, stepPrefix) && p.first.IsZero() {
		return day
	}
	return p.first
}

// setOf is a set as it is stored. Each member has a stamp of its own, since some
// sets are lists in the order of those.
func (x *importer) setOf(o *object, p *part) rawObject {
	seen := make(map[string]bool, len(p.names))
	var set rawObject
	last := floorOf(o)
	for _, name := range p.names {
		if name == "" || seen[name] {
			continue
		}
		seen[name] = true
		last = x.stamps.stamp(time.UnixMilli(last.milli()), last)
		var m rawObject
		m.setText("s", string(last))
		set = append(set, rawMember{name, encode(name), m.bytes()})
	}
	return set
}

// recordOf makes the record of a text. Where several heads stand each is of a
// session of its own: a number of a session covers all smaller ones of it.
func (x *importer) recordOf(o *object, want *wanted, p *part) (*record, error) {
	key, err := x.w.newID(bucketText)
	if err != nil {
		return nil, err
	}
	rec := &record{key: key, object: o.id, name: p.name, first: p.text.First, dirty: true}
	x.w.cache.records[key] = rec
	if p.bare && p.text.Words == "" && len(p.text.Others) == 0 {
		return rec, nil
	}
	for len(x.sessions) <= len(p.text.Others) {
		session, err := x.w.store.session(func(s string) bool { return !slices.Contains(x.sessions, s) })
		if err != nil {
			return nil, err
		}
		x.sessions = append(x.sessions, session)
	}
	last := floorOf(o)
	add := func(n int, at time.Time, day journal.Day, words string, from journal.RevisionID) {
		if at.IsZero() {
			at = want.created
		}
		if len(rec.heads) == 0 {
			last = x.stamps.within(at, last)
		} else {
			last = x.stamps.stamp(at, last)
		}
		session := x.sessions[n]
		h := newHead(revisionID(session, 1), vector{session: 1}, last, at.In(x.zone), words, from, nil)
		if !day.IsZero() {
			h.day = day
			h.raw.setText("day", day.String())
		}
		rec.heads = append(rec.heads, h)
		if rec.first.IsZero() || p.text.First.IsZero() && h.day.Before(rec.first) {
			rec.first = h.day
		}
	}
	for i, other := range slices.Backward(p.text.Others) {
		add(i+1, other.At, other.Day, other.Words, "")
	}
	from := journal.RevisionID("")
	if p.text.Carried != "" {
		// Which revision it was copied from is not in a copy; none has the number 0.
		from = revisionID(x.sessions[0], 0)
	}
	add(0, p.text.At, p.text.Written, p.text.Words, from)
	rec.sortHeads()
	return rec, nil
}

// fill adds to an object that is there what was never written in it.
func (x *importer) fill(o *object, want *wanted) error {
	var missing []part
	for _, p := range want.parts {
		if p.group == "" || has(o, want.parts, p.group) {
			continue
		}
		missing = append(missing, p)
		switch {
		case p.answer:
			x.took.Answers++
		case p.kind == partText && !p.bare:
			x.took.Texts++
		default:
			x.took.other++
		}
	}
	if x.w == nil || len(missing) == 0 {
		return nil
	}
	for _, p := range missing {
		x.noteFilled(o, p)
	}
	return x.put(o, want, missing)
}

// has tells whether an object has anything of a group, were it that it was taken
// away again.
func has(o *object, parts []part, group string) bool {
	for _, p := range parts {
		if p.group != group {
			continue
		}
		if o.fields.get(p.name) != nil || p.kind == partSet && o.sets.get(p.name) != nil || p.kind == partText && !o.textKey(p.name).IsZero() {
			return true
		}
	}
	return slices.ContainsFunc(o.fields, func(m rawMember) bool { return strings.HasPrefix(m.name, group+"/") })
}

// noteFilled remembers a part that came to an object that was there, for undo.
func (x *importer) noteFilled(o *object, p part) {
	switch p.kind {
	case partField:
		x.w.note(change{Object: o.id, Kind: changeField, Name: p.name, After: p.value})
	case partSet:
		for _, name := range p.names {
			x.w.note(change{Object: o.id, Kind: changeMember, Set: p.name, Name: name, Before: memberOut, After: memberIn})
		}
	case partText:
		list := []stood{{Words: p.text.Words}}
		for _, other := range p.text.Others {
			list = append(list, stood{Words: other.Words})
		}
		x.w.note(change{Object: o.id, Kind: changeText, Name: p.name, Mark: mark(list)})
	}
}

// years takes in what the leader said about years: texts and sets of the journal
// itself, which is made where nothing was ever written to it.
func (x *importer) years(years map[int]journal.YearOwn) error {
	want := wantYears(years)
	if len(want.parts) == 0 {
		return nil
	}
	o, err := x.r.object(journal.ID{})
	if err != nil {
		return err
	}
	if o == nil {
		o = newObject(journal.ID{}, typeJournal, journal.ID{}, x.stamps.stamp(time.UnixMilli(0), ""), time.UnixMilli(0))
		if x.w != nil {
			if o, err = x.w.newRoot(); err != nil {
				return err
			}
		}
	}
	want.created = o.createdAt()
	return x.fill(o, want)
}
