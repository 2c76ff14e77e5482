package store

import (
	"strconv"
	"time"

	"stjerne/journal"
)

// Types of objects.
const (
	typeJournal     = "journal"
	typeChallenge   = "challenge"
	typeLoop        = "loop"
	typeIndicator   = "indicator"
	typeMeasurement = "measurement"
	typeEntry       = "entry"
	typeMeeting     = "meeting"
)

// Names of sets.
const (
	setTexts        = "texts" // names of texts, each with the key of its record
	setPerspectives = "perspectives"
	setValues       = "values"
	setWith         = "with"
	setWithout      = "without"
	setTags         = "tags"
	setLoops        = "loops"
)

// hidden says why an object isn't shown.
type hidden string

const (
	shown  hidden = ""
	binned hidden = "bin"    // deleted by the leader; can be put back from the bin
	undone hidden = "undone" // its making was undone; comes back by redo only
)

// object is a record of the bucket obj. Its members are kept as they were
// read; only what is set changes.
type object struct {
	id      journal.ID
	typ     string
	parent  journal.ID
	created stamp
	raw     rawObject
	fields  rawObject
	sets    rawObject

	changedFields, changedSets bool
	dirty                      bool
}

// newObject is an object that nobody has seen yet. day is the local day of its making.
func newObject(id journal.ID, typ string, parent journal.ID, s stamp, now time.Time) *object {
	o := &object{id: id, typ: typ, parent: parent, created: s, dirty: true}
	o.raw.setText("type", typ)
	if id != (journal.ID{}) {
		o.raw.setText("parent", parent.String())
	}
	var made rawObject
	made.setText("s", string(s))
	if ms := now.UnixMilli(); ms != s.milli() {
		made.set("t", strconv.AppendInt(nil, ms, 10))
	}
	made.setText("d", journal.DayOf(now).String())
	o.raw.set("created", made.bytes())
	return o
}

func parseObject(id journal.ID, content []byte) (*object, error) {
	raw, err := parseRaw(content)
	if err != nil {
		return nil, err
	}
	o := &object{id: id, raw: raw, typ: raw.text("type")}
	if parent := raw.text("parent"); parent != "" {
		if o.parent, err = journal.ParseID(parent); err != nil {
			return nil, damaged("parent of an object")
		}
	}
	made, err := raw.object("created")
	if err != nil {
		return nil, err
	}
	o.created = stamp(made.text("s"))
	if o.fields, err = raw.object("fields"); err != nil {
		return nil, err
	}
	o.sets, err = raw.object("sets")
	return o, err
}

func (o *object) bytes() []byte {
	if o.changedFields {
		o.raw.set("fields", o.fields.bytes())
	}
	if o.changedSets {
		o.raw.set("sets", o.sets.bytes())
	}
	o.changedFields, o.changedSets = false, false
	return o.raw.bytes()
}

// createdAt is the instant that the clock showed when the object was made.
func (o *object) createdAt() time.Time {
	made, err := o.raw.object("created")
	if err != nil {
		return time.Time{}
	}
	return instant(made.number("t"), o.created)
}

// instant is a recorded clock time, which is left out where the stamp says the same.
func instant(ms int64, s stamp) time.Time {
	if ms == 0 {
		ms = s.milli()
	}
	return time.UnixMilli(ms)
}

// value returns the JSON of a field's value, nil where it was never set.
func (o *object) value(name string) []byte { return o.part(name).get("v") }

func (o *object) part(name string) rawObject {
	content := o.fields.get(name)
	if content == nil {
		return nil
	}
	field, err := parseRaw(content)
	if err != nil {
		return nil
	}
	return field
}

func (o *object) text(name string) string { return o.part(name).text("v") }

func (o *object) day(name string) journal.Day { return dayFrom(o.text(name)) }

func (o *object) number(name string) journal.Value {
	v := o.value(name)
	if len(v) == 0 {
		return journal.Value{}
	}
	n, err := strconv.ParseFloat(string(v), 64)
	return journal.Value{N: n, Set: err == nil}
}

// dayFrom reads a stored day; what can't be read is no day.
func dayFrom(text string) journal.Day {
	var d journal.Day
	if d.UnmarshalText([]byte(text)) != nil {
		return journal.Day{}
	}
	return d
}

// setField writes a field's value with its stamp and the local day. What a
// later version keeps beside them stays.
func (o *object) setField(name string, value []byte, s stamp, day string) {
	field := o.part(name)
	field.set("v", value)
	field.setText("s", string(s))
	field.setText("d", day)
	o.fields.set(name, field.bytes())
	o.changedFields, o.dirty = true, true
}

// hidden tells whether the object itself was deleted.
func (o *object) hidden() (why hidden, when stamp, day journal.Day) {
	content := o.raw.get("deleted")
	if content == nil {
		return shown, "", journal.Day{}
	}
	parts, err := parseRaw(content)
	if err != nil {
		return shown, "", journal.Day{}
	}
	when, day = stamp(parts.text("s")), dayFrom(parts.text("d"))
	switch {
	case string(parts.get("v")) != "true":
		return shown, when, day
	case string(parts.get("undone")) == "true":
		return undone, when, day
	}
	return binned, when, day
}

func (o *object) setHidden(why hidden, s stamp, day string) {
	parts, err := o.raw.object("deleted")
	if err != nil {
		parts = nil
	}
	parts.set("v", strconv.AppendBool(nil, why != shown))
	if why == undone {
		parts.set("undone", []byte("true"))
	} else {
		parts.drop("undone")
	}
	parts.setText("s", string(s))
	parts.setText("d", day)
	o.raw.set("deleted", parts.bytes())
	o.dirty = true
}

func (o *object) erased() bool { return o.raw.get("erased") != nil }

// erase leaves what a merge needs: id, type, parent, the keys of its texts, and
// the stamp up to which everything is gone. What a later version wrote into the
// object goes too, since nobody here can tell whether it holds words.
func (o *object) erase(s stamp) {
	texts := o.sets.get(setTexts)
	o.fields, o.sets = nil, nil
	kept := rawObject{}
	for _, name := range []string{"type", "parent", "created", "deleted"} {
		if value := o.raw.get(name); value != nil {
			kept.set(name, value)
		}
	}
	if texts != nil {
		o.sets.set(setTexts, texts)
		kept.set("sets", o.sets.bytes())
	}
	var gone rawObject
	gone.set("v", []byte("true"))
	gone.setText("s", string(s))
	kept.set("erased", gone.bytes())
	o.raw, o.changedFields, o.changedSets, o.dirty = kept, false, false, true
}

// newest is the latest stamp anywhere in the object.
func (o *object) newest() stamp {
	latest := o.created
	see := func(content []byte) {
		if parts, err := parseRaw(content); err == nil {
			latest = max(latest, stamp(parts.text("s")))
		}
	}
	for _, f := range o.fields {
		see(f.value)
	}
	for _, set := range o.sets {
		content, err := parseRaw(set.value)
		if err != nil {
			continue
		}
		for _, m := range content {
			see(m.value)
		}
	}
	for _, name := range []string{"deleted", "erased"} {
		if content := o.raw.get(name); content != nil {
			see(content)
		}
	}
	return latest
}
