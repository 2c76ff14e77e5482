package lookback

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/diff"
	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// mostChanges is how many changes of one text are worked out and shown. Who wants
// to see every one of more than these finds them at the answer itself.
const mostChanges = 40

// change is one version of a text, told by what was new in it.
type change struct {
	day   journal.Day
	parts []diff.Part // against the version before it; nil for the first
	words string      // of the first, whole
}

// past is how a text came to be, the newest change first and last the text as it
// was first written. It is empty where the text was never changed.
type past struct {
	changes []change
	left    bool // some in between are not shown
}

// pasts are those of a topic's texts in all loops.
type pasts struct {
	gen   int // of the reading of the challenge that they belong to
	texts map[journal.TextRef]past
}

// pastsMsg brings them; lateMsg tells that they take their time, and failedMsg
// that they could not be read.
type (
	pastsMsg struct {
		owner *Screen
		topic string
		pasts pasts
	}
	lateMsg struct {
		owner *Screen
		topic string
		gen   int
	}
	failedMsg lateMsg
)

// look reads the versions of the topic in view, unless that was done since the
// challenge was read.
func (s *Screen) look() tea.Cmd {
	t, ok := s.topic()
	if !ok || s.asked[t.id()] == s.gen {
		return nil
	}
	gen, id, list := s.gen, t.id(), s.texts(t)
	s.asked[id] = gen
	read := ui.Read(s.env, func(r *store.Reader) (pasts, error) {
		got := pasts{gen, map[journal.TextRef]past{}}
		for _, one := range list {
			versions, err := r.Revisions(one.ref)
			if err != nil {
				return got, err
			}
			got.texts[one.ref] = pastOf(versions, one.text)
		}
		return got, nil
	}, func(got pasts) tea.Msg { return pastsMsg{s, id, got} })
	return ui.Patiently(read, lateMsg{s, id, gen}, failedMsg{s, id, gen})
}

// written is a text of a loop that was written at least once.
type written struct {
	ref  journal.TextRef
	text journal.Text
}

func (s *Screen) texts(t topic) []written {
	var list []written
	for _, l := range s.challenge.Loops {
		for _, item := range t.items {
			text := textOf(l, item)
			if name := textName(item); name != "" && text.Rev != "" {
				list = append(list, written{journal.TextRef{Object: l.ID, Name: name}, text})
			}
		}
	}
	return list
}

// pastOf makes of all versions of a text, newest first, what is shown of them: the
// last of each day, and of those only where the words became others. What was
// written elsewhere at the same time is no step on the way to what stands now.
func pastOf(versions []journal.Revision, now journal.Text) past {
	var steps []journal.Revision
	for _, v := range versions {
		if slices.ContainsFunc(now.Others, func(o journal.Revision) bool { return o.ID == v.ID }) {
			continue
		}
		last := len(steps) - 1
		switch {
		case last >= 0 && steps[last].Day == v.Day:
		case last >= 0 && same(steps[last].Words, v.Words):
			// The words are those of the older one, and so is their day.
			steps[last] = v
		default:
			steps = append(steps, v)
		}
	}
	for len(steps) > 0 && strings.TrimSpace(steps[len(steps)-1].Words) == "" {
		steps = steps[:len(steps)-1]
	}
	if len(steps) < 2 {
		return past{}
	}
	var p past
	for i := range min(len(steps)-1, mostChanges) {
		p.changes = append(p.changes, change{day: steps[i].Day, parts: diff.Words(steps[i+1].Words, steps[i].Words)})
	}
	p.left = len(steps)-1 > mostChanges
	first := steps[len(steps)-1]
	p.changes = append(p.changes, change{day: first.Day, words: first.Words})
	return p
}

// same tells whether two texts have the same words; blanks are no change of
// thinking.
func same(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }
