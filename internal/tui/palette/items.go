package palette

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/search"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// item is a line of the list.
type item struct {
	name  string
	right string  // at its right end: the key, or what it is
	do    tea.Msg // sent when the palette is gone
	fit   int
}

const (
	questionsShown = 8 // more than fit a glance are found by one letter more
	textsShown     = 6
	excerptW       = 48 // cells of a text around what was found in it
)

// acts are the actions that can be done now, each once, in the table's order.
func acts(e *ui.Env, list []action.Action) []item {
	place := map[action.ID]int{}
	for i, a := range action.Table() {
		if _, known := place[a.ID]; !known {
			place[a.ID] = i
		}
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b action.Action) int { return place[a.ID] - place[b.ID] })
	var items []item
	seen := map[string]int{}
	for _, a := range list {
		if a.Hidden {
			continue
		}
		name, key := e.Name(a.ID), ""
		if len(a.Keys) > 0 {
			key = e.Key(a.Keys[0])
		}
		if at, ok := seen[name]; ok {
			if items[at].right == "" {
				items[at].right = key
			}
			continue
		}
		seen[name] = len(items)
		items = append(items, item{name: name, right: key, do: ui.Act{ID: a.ID}})
	}
	return items
}

// known is what the palette has read of the journal.
type known struct {
	outlines []journal.Outline
	voice    journal.Voice
}

func read(r *store.Reader, challenge journal.ID) (known, error) {
	var k known
	var err error
	if k.outlines, err = r.Outlines(); err != nil {
		return k, err
	}
	for _, o := range k.outlines {
		if o.ID == challenge {
			k.voice = o.Voice
		}
	}
	return k, nil
}

func challenges(e *ui.Env, k known) []item {
	var items []item
	for _, o := range k.outlines {
		items = append(items, item{
			name: ui.Or(o.Title, e.T("ui.untitled")), right: e.T("palette.challenge"), do: ui.Go{Challenge: o.ID},
		})
	}
	return items
}

// questions are those of the challenge at hand, found by their words or their id.
func questions(e *ui.Env, k known, challenge journal.ID, typed string) []item {
	if challenge.IsZero() {
		return nil
	}
	var items []item
	for _, phase := range e.Method.Phases {
		for _, q := range phase.Items {
			if q.ID == "" || !q.Answerable() {
				continue
			}
			ask := e.Method.Question(q.ID, k.voice)
			f := min(fit(typed, ask), fit(typed, q.Short))
			if strings.HasPrefix(q.ID, typed) {
				f = whole
			}
			if weak(f) {
				continue
			}
			items = append(items, item{
				name: ask, right: e.T("palette.question"), fit: f,
				do: ui.Go{Challenge: challenge, Question: q.ID, Phase: phase.Number, Write: true},
			})
		}
	}
	slices.SortStableFunc(items, func(a, b item) int { return a.fit - b.fit })
	return items[:min(len(items), questionsShown)]
}

func texts(e *ui.Env, hits []store.Hit) []item {
	var items []item
	for _, h := range hits {
		if open := search.Open(h); open != nil {
			items = append(items, item{name: search.Excerpt(h, excerptW), right: search.What(e, h), do: open})
		}
	}
	return items
}

// rated keeps the items whose names answer to what was typed, best first. worst
// is the weakest fit that counts.
func rated(typed string, items []item, worst int) []item {
	var fits []item
	for _, it := range items {
		if it.fit = fit(typed, it.name); it.fit <= worst {
			fits = append(fits, it)
		}
	}
	slices.SortStableFunc(fits, func(a, b item) int { return a.fit - b.fit })
	return fits
}

// found lists what answers to what was typed, best first: among those that fit
// well actions come before challenges and these before questions, so that what
// somebody means to do is not pushed away by what happens to hold the same word.
// What was found in the texts stands last.
func (p *Palette) found(typed string) []item {
	list := rated(typed, p.acts, letters)
	if typed != "" {
		// Titles are long: the letters of most words stand in them somewhere.
		list = append(list, rated(typed, challenges(p.env, p.known), inside)...)
	}
	if len([]rune(typed)) > 1 {
		list = append(list, questions(p.env, p.known, p.challenge, typed)...)
	}
	slices.SortStableFunc(list, func(a, b item) int {
		switch {
		case weak(a.fit) == weak(b.fit):
			return 0
		case weak(a.fit):
			return 1
		}
		return -1
	})
	return append(list, texts(p.env, p.hits)...)
}
