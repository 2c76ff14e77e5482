package notes

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// filter is what the notes are narrowed to; its zero value shows all.
type filter struct {
	kind      journal.EntryKind
	seen, tag string
	challenge journal.ID
	loose     bool // only those without a challenge
}

func (f filter) any() bool { return f != filter{} }

// loose is the id of those without a challenge in the chooser.
const loose = "loose"

func (f *filter) set(by action.ID, id string) {
	switch by {
	case action.ByKind:
		f.kind = journal.EntryKind(id)
	case action.BySeen:
		f.seen = id
	case action.ByTag:
		f.tag = strings.TrimPrefix(id, "#")
	case action.ByChallenge:
		f.loose = id == loose
		f.challenge = journal.ID{}
		if of, err := journal.ParseID(id); err == nil {
			f.challenge = of
		}
	}
}

func (f filter) query() store.EntryQuery {
	q := store.EntryQuery{Challenge: f.challenge, Loose: f.loose, SeenBy: f.seen, Tag: f.tag}
	if f.kind != "" {
		q.Kinds = []journal.EntryKind{f.kind}
	}
	return q
}

// chosenMsg tells what was chosen in the small window; id is "" for all.
type chosenMsg struct {
	owner *Screen
	by    action.ID
	id    string
}

// choose opens the small window with what the notes can be narrowed to.
func (s *Screen) choose(by action.ID) tea.Cmd {
	c := newChooser(s.env, s.env.Name(by), func(id string) tea.Msg { return chosenMsg{s, by, id} })
	c.options = []option{{"", ui.Capital(s.env.T("notes.any"))}}
	switch by {
	case action.ByKind:
		c.now = string(s.filter.kind)
		for _, o := range s.env.Method.EntryKinds {
			c.options = append(c.options, option{o.ID, ui.Capital(o.Name)})
		}
	case action.BySeen:
		c.now = s.filter.seen
		for _, o := range s.env.Method.SeenBy {
			c.options = append(c.options, option{o.ID, ui.Capital(o.Name)})
		}
	case action.ByTag:
		c.now = s.filter.tag
		c.free = true
		c.empty = s.env.T("notes.no_tags")
		q := store.EntryQuery{Challenge: s.filter.challenge, Loose: s.filter.loose, Limit: tagsFrom}
		c.read = ui.Read(s.env, func(r *store.Reader) ([]option, error) { return tags(r, q) },
			func(list []option) tea.Msg { return optionsMsg{c, list} })
	case action.ByChallenge:
		switch {
		case s.filter.loose:
			c.now = loose
		case !s.filter.challenge.IsZero():
			c.now = s.filter.challenge.String()
		}
		c.options = append(c.options, option{loose, ui.Capital(s.env.T("notes.loose"))})
		untitled := s.env.T("ui.untitled")
		c.read = ui.Read(s.env, func(r *store.Reader) ([]option, error) { return challenges(r, untitled) },
			func(list []option) tea.Msg { return optionsMsg{c, list} })
	}
	c.start()
	return ui.Send(ui.Push{Screen: c})
}

func challenges(r *store.Reader, untitled string) ([]option, error) {
	outlines, err := r.Outlines()
	if err != nil {
		return nil, err
	}
	var list []option
	for _, o := range outlines {
		list = append(list, option{o.ID.String(), ui.Or(o.Title, untitled)})
	}
	return list, nil
}

// tagsFrom is among how many of the newest notes tags are looked for. An older
// one is found by typing it.
const tagsFrom = 2000

// tags lists the tags of notes, those used most first.
func tags(r *store.Reader, q store.EntryQuery) ([]option, error) {
	notes, _, err := r.Entries(q)
	if err != nil {
		return nil, err
	}
	count := map[string]int{}
	shown := map[string]string{}
	for _, n := range notes {
		for _, t := range n.Tags {
			low := strings.ToLower(t)
			count[low]++
			if shown[low] == "" {
				shown[low] = t
			}
		}
	}
	var list []option
	for low, t := range shown {
		list = append(list, option{low, "#" + t})
	}
	slices.SortFunc(list, func(a, b option) int {
		if count[a.id] != count[b.id] {
			return count[b.id] - count[a.id]
		}
		return strings.Compare(a.id, b.id)
	})
	return list, nil
}

// choice is one of the ways to narrow, as it is shown above the notes.
type choice struct {
	by   action.ID
	text string
	on   bool
}

// choiceSpan is where a choice was drawn.
type choiceSpan struct {
	by            action.ID
	row, from, to int
}

func (s *Screen) choicesNow() []choice {
	e := s.env
	all := e.T("notes.any")
	kind, seen, tag := all, all, all
	if s.filter.kind != "" {
		kind = method.OptionName(e.Method.EntryKinds, string(s.filter.kind))
	}
	if s.filter.seen != "" {
		seen = method.OptionName(e.Method.SeenBy, s.filter.seen)
	}
	if s.filter.tag != "" {
		tag = "#" + s.filter.tag
	}
	challenge := all
	switch {
	case s.filter.loose:
		challenge = e.T("notes.loose")
	case !s.filter.challenge.IsZero():
		challenge = "…"
		if s.read {
			challenge = ui.Or(s.titles[s.filter.challenge], e.T("ui.untitled"))
		}
	}
	return []choice{
		{action.ByKind, e.T("notes.kind", kind), s.filter.kind != ""},
		{action.BySeen, e.T("notes.seen", seen), s.filter.seen != ""},
		{action.ByTag, e.T("notes.tag", tag), s.filter.tag != ""},
		{action.ByChallenge, e.T("notes.challenge", challenge), s.filter.loose || !s.filter.challenge.IsZero()},
	}
}

// about says what a note is, who saw it, and where it belongs.
func (s *Screen) about(n journal.Entry) string {
	parts := []string{method.OptionName(s.env.Method.EntryKinds, string(n.Kind))}
	if item, ok := s.env.Method.Item(string(n.Kind)); ok && n.Kind == wentKind {
		parts[0] = item.Name
	}
	if by := summary.SeenBy(s.env.Words, n.SeenBy); by != "" {
		parts = append(parts, by)
	}
	if n.Perspective != "" {
		parts = append(parts, method.OptionName(s.env.Method.Perspectives, n.Perspective))
	}
	text := strings.Join(parts, ", ")
	if title := s.titles[n.Challenge]; s.filter.challenge.IsZero() && title != "" {
		text += " · " + title
	}
	// Tags that stand in the text are read there.
	in := journal.Tags(n.Text.Words)
	for _, t := range n.Tags {
		if !slices.Contains(in, t) {
			text += " #" + t
		}
	}
	return text
}
