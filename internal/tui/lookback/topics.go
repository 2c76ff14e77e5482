package lookback

import (
	"maps"
	"slices"

	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// topic is what is looked at in all loops at once: a question, an earlier and a
// later one that belong together, or how the trial went.
type topic struct {
	phase method.Phase // zero for a question that the method does not know
	items []method.Item
}

// id is what a topic is known by: its first item's, which is there in every
// reading of the journal.
func (t topic) id() string { return t.items[0].ID }

// has tells whether an item is one of the topic's.
func (t topic) has(id string) bool {
	return slices.ContainsFunc(t.items, func(item method.Item) bool { return item.ID == id || item.Key() == id })
}

// textName is the name of an item's text in a loop; "" where it has none.
func textName(item method.Item) string {
	switch item.Kind {
	case method.Scale, method.Indicators:
		return ""
	case method.Outcome:
		return journal.TextOutcome
	}
	return item.Key()
}

// textOf is the text of a loop that an item's answer stands in.
func textOf(loop *journal.Loop, item method.Item) journal.Text {
	if item.Kind == method.Outcome {
		return loop.Story
	}
	return loop.Texts[item.Key()]
}

// topicsOf lists what there is to look back at: everything that a loop keeps and
// that something stands under in at least one of them, in the order of the phases.
// A later question stands with the earlier one that it is compared with, and a
// list with the question that it answers.
func topicsOf(m *method.Method, c *journal.Challenge) []topic {
	later, lists := map[string]method.Item{}, map[string]method.Item{}
	placed := map[string]bool{}
	for _, p := range m.Phases {
		for _, item := range p.Items {
			if item.Pair != "" {
				later[item.Pair] = item
				placed[item.ID] = true
			}
			for _, by := range item.AnsweredBy {
				if list, ok := m.Item(by); ok && list.Kind == method.Indicators {
					lists[item.ID] = list
					placed[by] = true
				}
			}
		}
	}
	var all []topic
	for _, p := range m.Phases {
		for _, item := range p.Items {
			if placed[item.ID] || item.On != method.OnLoop || !item.Answerable() && item.Kind != method.Indicators {
				continue
			}
			t := topic{phase: p, items: []method.Item{item}}
			for _, more := range []map[string]method.Item{later, lists} {
				if other, ok := more[item.ID]; ok {
					t.items = append(t.items, other)
				}
			}
			all = append(all, t)
		}
	}
	all = append(all, unknown(m, c)...)
	return slices.DeleteFunc(all, func(t topic) bool {
		return !slices.ContainsFunc(c.Loops, func(l *journal.Loop) bool { return t.standsIn(c, l) })
	})
}

// unknown are answers to questions that the method in use does not have: another
// wording had them, and they were written all the same.
func unknown(m *method.Method, c *journal.Challenge) []topic {
	ids := map[string]bool{}
	for _, l := range c.Loops {
		for id := range l.Texts {
			if _, known := m.Item(id); !known {
				ids[id] = true
			}
		}
	}
	var all []topic
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		all = append(all, topic{items: []method.Item{{ID: id, Kind: method.Text, On: method.OnLoop}}})
	}
	return all
}

// standsIn tells whether something stands under the topic in a loop.
func (t topic) standsIn(c *journal.Challenge, l *journal.Loop) bool {
	return slices.ContainsFunc(t.items, func(item method.Item) bool { return stands(c, l, item) })
}

func stands(c *journal.Challenge, l *journal.Loop, item method.Item) bool {
	switch item.Kind {
	case method.Outcome:
		return l.Outcome != "" || !l.Story.Empty()
	case method.Indicators:
		return len(c.IndicatorsOf(l)) > 0
	}
	return l.Answered(item.Key())
}

// moved tells whether there is something to compare: the topic stands in two
// loops, before and after in one, or in versions of several days.
func (t topic) moved(c *journal.Challenge) bool {
	in := 0
	for _, l := range c.Loops {
		if t.standsIn(c, l) {
			in++
		}
		both := len(t.items) > 1
		for _, item := range t.items {
			text := textOf(l, item)
			if textName(item) != "" && text.First.Before(text.Written) {
				return true
			}
			both = both && item.Kind != method.Indicators && stands(c, l, item)
		}
		if both {
			return true
		}
	}
	return in > 1
}

// ask is the topic as a question.
func (s *Screen) ask(t topic) string {
	m, voice := s.env.Method, s.challenge.Voice
	for _, item := range t.items {
		if both := m.Both(item.ID, voice); both != "" {
			return both
		}
	}
	return ui.Or(m.Question(t.id(), voice), t.id())
}
