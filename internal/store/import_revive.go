package store

import (
	"bytes"
	"slices"

	"stjerne/journal"
)

// revive brings back what an undo had taken away, as the copy has it: taking in
// again what was taken in and undone must not bring what stood in an older copy.
// These are new writes, so their stamps are as well.
func (x *importer) revive(o *object, want *wanted) error {
	w := x.w
	x.revived[o.id] = true
	if w == nil {
		return nil
	}
	if why, _, _ := o.hidden(); why != shown {
		if err := w.setHidden(o, shown); err != nil {
			return err
		}
	}
	// Undone again it is hidden again, and with it all that is written now.
	w.made[o.id] = true
	wantedNames := map[string]bool{}
	for i := range want.parts {
		p := &want.parts[i]
		wantedNames[p.name] = true
		if err := x.revivePart(o, want, p); err != nil {
			return err
		}
	}
	for _, field := range slices.Clone(o.fields) {
		if !wantedNames[field.name] {
			if err := w.setField(o, field.name, nothingLike(o.value(field.name))); err != nil {
				return err
			}
		}
	}
	for _, set := range slices.Clone(o.sets) {
		if set.name != setTexts && !wantedNames[set.name] {
			if err := w.setSet(o, set.name, nil); err != nil {
				return err
			}
		}
	}
	for _, name := range o.names(setTexts) {
		if !wantedNames[name] {
			if _, err := w.saveText(o, name, "", Latest, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *importer) revivePart(o *object, want *wanted, p *part) error {
	w := x.w
	switch p.kind {
	case partSet:
		return w.setSet(o, p.name, p.names)
	case partText:
		return x.reviveText(o, want, p)
	}
	stands := o.part(p.name)
	if bytes.Equal(stands.get("v"), p.value) && (p.day.IsZero() || stands.text("d") == p.day.String()) &&
		(p.first.IsZero() || stands.text("first") == p.first.String()) {
		return nil
	}
	s, err := w.touch(o)
	if err != nil {
		return err
	}
	day := p.day
	if day.IsZero() {
		day = w.today()
	}
	o.setField(p.name, p.value, s, day.String())
	if first := p.firstDay(day); !first.IsZero() {
		field := o.part(p.name)
		field.setText("first", first.String())
		o.fields.set(p.name, field.bytes())
	}
	return nil
}

// reviveText puts the words of the copy in the place of what stands, with the
// instants they were written at.
func (x *importer) reviveText(o *object, want *wanted, p *part) error {
	w := x.w
	if o.textKey(p.name).IsZero() {
		return x.put(o, want, []part{*p})
	}
	rec, err := w.Reader.record(o, p.name)
	if err != nil {
		return err
	}
	heads := []journal.Revision{{Words: p.text.Words, At: p.text.At, Day: p.text.Written}}
	heads = append(heads, p.text.Others...)
	same := len(rec.heads) == len(heads) || len(rec.heads) == 0 && p.text.Words == ""
	for i := range rec.heads {
		same = same && rec.heads[i].words == heads[i].Words
	}
	if same {
		return nil
	}
	defer w.At(w.clock)
	covered := slices.Clone(rec.heads)
	for i, h := range slices.Backward(heads) {
		from := journal.RevisionID("")
		if i == 0 && p.text.Carried != "" {
			from = revisionID(w.session, 0)
		}
		var left []head
		if i < len(heads)-1 {
			left = slices.Clone(rec.heads)
		}
		if at := h.At; !at.IsZero() {
			w.At(at.In(x.zone))
		}
		wrote, err := w.writeHead(o, &rec, p.name, h.Words, from, covered, left)
		if err != nil {
			return err
		}
		if !h.Day.IsZero() {
			rec.dated(wrote.id, h.Day)
		}
		covered = nil
	}
	return nil
}

// dated says on which day a head was written, where the zone that it was written in
// is not the one of this clock.
func (r *record) dated(id journal.RevisionID, day journal.Day) {
	for i := range r.heads {
		if h := &r.heads[i]; h.id == id {
			h.day = day
			h.raw.setText("day", day.String())
		}
	}
}
