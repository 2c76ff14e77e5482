package store

import (
	"slices"
	"strconv"
	"strings"

	"stjerne/journal"
)

// NewThought marks an assumption of a loop: what is held, as it reads now.
func (w *Writer) NewThought(loop journal.ID, held string) (journal.ID, error) {
	if err := needWords(held); err != nil {
		return journal.ID{}, err
	}
	o, err := w.need(loop, typeLoop)
	if err != nil {
		return journal.ID{}, err
	}
	id, err := w.store.newID()
	if err != nil {
		return journal.ID{}, err
	}
	_, err = w.saveText(o, ThoughtHeld(id), held, Latest, "")
	return id, err
}

// SetThought says what became of an assumption, and by which notes. "" takes the
// verdict back.
func (w *Writer) SetThought(loop, id journal.ID, verdict journal.Verdict, notes []journal.ID) error {
	return w.with(loop, typeLoop, func(o *object) error {
		if err := w.setText(o, thoughtName(id, thoughtVerdict), string(verdict)); err != nil {
			return err
		}
		names := make([]string, 0, len(notes))
		for _, note := range notes {
			names = append(names, note.String())
		}
		return w.setSet(o, thoughtName(id, thoughtNotes), names)
	})
}

// ThoughtHeld and ThoughtHold name the texts of an assumption on its loop: what
// was held, and what is held now.
func ThoughtHeld(id journal.ID) string { return thoughtName(id, thoughtHeld) }

// ThoughtHold names what is held now.
func ThoughtHold(id journal.ID) string { return thoughtName(id, thoughtHold) }

func thoughtName(id journal.ID, what string) string {
	return journal.ThoughtPrefix + id.String() + "/" + what
}

// thoughts are the assumptions of a loop that were ever marked, in that order.
func (r *Reader) thoughts(o *object) ([]*journal.Thought, error) {
	type marked struct {
		*journal.Thought
		at stamp
	}
	var list []marked
	for _, name := range o.names(setTexts) {
		rest, ok := strings.CutPrefix(name, journal.ThoughtPrefix)
		text, held := strings.CutSuffix(rest, "/"+thoughtHeld)
		if !ok || !held {
			continue
		}
		id, err := journal.ParseID(text)
		if err != nil {
			continue
		}
		t := &journal.Thought{ID: id, Notes: o.ids(thoughtName(id, thoughtNotes), false)}
		if t.Held, err = r.textOf(o, name); err != nil {
			return nil, err
		}
		if t.Hold, err = r.textOf(o, ThoughtHold(id)); err != nil {
			return nil, err
		}
		if field := thoughtName(id, thoughtVerdict); o.text(field) != "" {
			t.Verdict = journal.Verdict(o.text(field))
			t.On = dayFrom(o.part(field).text("d"))
		}
		m, _ := o.member(setTexts, name)
		list = append(list, marked{t, m.stamp})
	}
	slices.SortFunc(list, func(a, b marked) int { return strings.Compare(string(a.at), string(b.at)) })
	var sorted []*journal.Thought
	for _, m := range list {
		sorted = append(sorted, m.Thought)
	}
	return sorted, nil
}

// PutAway puts a gentle question away for a loop, today.
func (w *Writer) PutAway(loop journal.ID, rule string) error {
	return w.with(loop, typeLoop, func(o *object) error { return w.setDay(o, awayPrefix+rule, w.today()) })
}

func awayOf(o *object) map[string]journal.Day {
	away := map[string]journal.Day{}
	for _, field := range o.fields {
		if rule, ok := strings.CutPrefix(field.name, awayPrefix); ok {
			if day := o.day(field.name); !day.IsZero() {
				away[rule] = day
			}
		}
	}
	return away
}

// keepExpectation keeps what was expected of an indicator before a plan puts it
// otherwise, where something was measured since it was written.
func (w *Writer) keepExpectation(o *object, loop journal.ID, p journal.Plan) error {
	prefix := planPrefix + loop.String() + "/"
	old, sure := o.number(prefix+planExpected), o.text(prefix+planSure)
	if !old.Set || old == p.Expected && sure == p.Sure {
		return nil
	}
	written := stamp(o.part(prefix + planExpected).text("s"))
	since, err := w.measuredSince(o, written)
	if err != nil || !since {
		return err
	}
	name := expectedOn(o, loop).String() + " " + string(encodeNumber(old.N)) + " " + sure
	return w.putMember(o, expectedPrefix+loop.String(), strings.TrimSpace(name), false)
}

func (w *Writer) measuredSince(o *object, at stamp) (bool, error) {
	if err := w.reindex(); err != nil {
		return false, err
	}
	f, err := w.folder(o.parent)
	if err != nil || f == nil {
		return false, err
	}
	for _, signs := range f.Indicators {
		if signs.ID != o.id {
			continue
		}
		for _, id := range signs.Measurements {
			m, err := w.object(id)
			if err != nil {
				return false, err
			}
			if m == nil {
				continue
			}
			if why, _, _ := m.hidden(); why == shown && !m.erased() && m.created > at {
				return true, nil
			}
		}
	}
	return false, nil
}

// expectedOn is the day what is expected in a loop was last put otherwise.
func expectedOn(o *object, loop journal.ID) journal.Day {
	prefix := planPrefix + loop.String() + "/"
	if !o.number(prefix + planExpected).Set {
		return journal.Day{}
	}
	day := dayFrom(o.part(prefix + planExpected).text("d"))
	if sure := o.part(prefix + planSure); o.text(prefix+planSure) != "" {
		if later := dayFrom(sure.text("d")); later.After(day) {
			day = later
		}
	}
	return day
}

// earlierOf are the expectations that were changed after a measurement. Each is a
// member "2026-08-25 8 medium" of the loop's set.
func earlierOf(o *object, loop journal.ID) []journal.Expectation {
	var list []journal.Expectation
	for _, name := range o.names(expectedPrefix + loop.String()) {
		parts := strings.Fields(name)
		if len(parts) < 2 {
			continue
		}
		day, err := journal.ParseDay(parts[0])
		if err != nil {
			continue
		}
		n, err := strconv.ParseFloat(parts[1], 64)
		if err != nil {
			continue
		}
		e := journal.Expectation{Value: journal.Value{N: n, Set: true}, Day: day}
		if len(parts) > 2 {
			e.Sure = parts[2]
		}
		list = append(list, e)
	}
	slices.SortStableFunc(list, func(a, b journal.Expectation) int { return a.Day.Compare(b.Day) })
	return list
}
