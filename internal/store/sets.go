package store

import (
	"slices"
	"strings"

	"stjerne/journal"
)

// member is one member of a set, gone ones included.
type member struct {
	name  string
	value string
	stamp stamp
	gone  bool
}

// members lists a set in the order in which its members were put there.
func (o *object) members(set string) []member {
	content, err := o.sets.object(set)
	if err != nil {
		return nil
	}
	list := make([]member, 0, len(content))
	for _, m := range content {
		parts, err := parseRaw(m.value)
		if err != nil {
			continue
		}
		list = append(list, member{m.name, parts.text("v"), stamp(parts.text("s")), string(parts.get("gone")) == "true"})
	}
	slices.SortFunc(list, func(a, b member) int {
		if c := strings.Compare(string(a.stamp), string(b.stamp)); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	return list
}

// names are the members of a set that are in it, in the order of the alphabet.
func (o *object) names(set string) []string {
	var list []string
	for _, m := range o.members(set) {
		if !m.gone {
			list = append(list, m.name)
		}
	}
	slices.Sort(list)
	return list
}

// ids are the members of a set of objects, in the order they were put there.
func (o *object) ids(set string, withGone bool) []journal.ID {
	var list []journal.ID
	for _, m := range o.members(set) {
		if id, err := journal.ParseID(m.name); err == nil && (withGone || !m.gone) {
			list = append(list, id)
		}
	}
	return list
}

func (o *object) member(set, name string) (m member, found bool) {
	content, err := o.sets.object(set)
	if err != nil {
		return member{}, false
	}
	value := content.get(name)
	if value == nil {
		return member{}, false
	}
	parts, err := parseRaw(value)
	if err != nil {
		return member{}, false
	}
	return member{name, parts.text("v"), stamp(parts.text("s")), string(parts.get("gone")) == "true"}, true
}

// setMember puts a member into a set, or takes it out: a tombstone stays, so
// that merging with a copy that still has it doesn't bring it back.
func (o *object) setMember(set, name, value string, gone bool, s stamp) {
	content, err := o.sets.object(set)
	if err != nil {
		content = nil
	}
	var parts rawObject
	if old := content.get(name); old != nil {
		if parts, err = parseRaw(old); err != nil {
			parts = nil
		}
	}
	if value != "" {
		parts.setText("v", value)
	}
	parts.setText("s", string(s))
	if gone {
		parts.set("gone", []byte("true"))
	} else {
		parts.drop("gone")
	}
	content.set(name, parts.bytes())
	o.sets.set(set, content.bytes())
	o.changedSets, o.dirty = true, true
}

// textKey is the key of the record of a text, zero where there is none.
func (o *object) textKey(name string) journal.ID {
	m, found := o.member(setTexts, name)
	if !found {
		return journal.ID{}
	}
	key, err := journal.ParseID(m.value)
	if err != nil {
		return journal.ID{}
	}
	return key
}
