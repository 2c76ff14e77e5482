package method

import (
	"fmt"
	"slices"
)

// assemble joins the shape with the words. It fails where one names something
// that the other does not have, so that no screen meets an empty question.
func assemble(d data) (*Method, error) {
	w := &d.words
	m := &Method{
		About: w.About, Year: w.Year,
		Levels: w.Options["levels"], Values: w.Options["values"],
		Perspectives: w.Options["perspectives"], SeenBy: w.Options["seen_by"],
		MeetingKinds: w.Options["meeting_kinds"], EntryKinds: w.Options["entry_kinds"],
		Outcomes: w.Options["outcomes"], Lenses: w.Options["lenses"], Terms: w.Options["terms"],
		data:  d,
		items: make(map[string]Item, len(w.Items)),
	}
	j := joiner{m: m, w: w}

	m.Title = j.item(d.shape.Title, "")
	for _, p := range d.shape.Phases {
		m.Phases = append(m.Phases, j.phase(p))
	}
	for _, p := range d.shape.Agenda {
		m.Agenda = append(m.Agenda, j.item(p, ""))
	}
	for n, r := range d.shape.Rounds {
		round := Round{ID: r.ID, Number: n + 1, Item: j.item(place{ID: r.ID, Kind: Prompts, On: OnMeeting}, "")}
		round.Title, round.Help = round.Item.Ask.I, round.Item.Help
		for _, id := range r.Prompts {
			prompt := j.item(place{ID: id, Kind: Text, On: OnMeeting, Under: r.ID}, "")
			round.Prompts = append(round.Prompts, prompt)
		}
		m.Rounds = append(m.Rounds, round)
	}
	for _, f := range d.shape.First {
		first := m.items[f.Items[0]]
		m.First = append(m.First, FirstStep{Items: f.Items, Help: first.Help, Example: first.Example})
	}
	if j.err == nil && len(m.items) != len(w.Items) {
		for id := range w.Items {
			if _, ok := m.items[id]; !ok {
				j.fail("there are words for %q, which stands nowhere", id)
			}
		}
	}
	return m, j.err
}

// joiner carries the first fault, so that assemble reads as a list.
type joiner struct {
	m   *Method
	w   *words
	err error
}

func (j *joiner) fail(format string, args ...any) {
	if j.err == nil {
		j.err = fmt.Errorf(format, args...)
	}
}

func (j *joiner) phase(p phasePlace) Phase {
	w, ok := j.w.Phases[p.ID]
	if !ok {
		j.fail("phase %q has no words", p.ID)
	}
	phase := Phase{ID: p.ID, Number: p.Number, Title: w.Title, Short: w.Short, Help: w.Help}
	for _, at := range p.Items {
		if at.Heading != "" {
			phase.Items = append(phase.Items, j.heading(at, p.ID))
			continue
		}
		item := j.item(at, p.ID)
		phase.Items = append(phase.Items, item)
		switch {
		case item.Sheet == "trial":
			j.m.Trial = append(j.m.Trial, item)
		case item.Sheet == "evaluation":
			j.m.Evaluation = append(j.m.Evaluation, item)
		case item.On == OnMeeting && item.Kind == Text:
			j.m.Prepare = append(j.m.Prepare, item)
		}
	}
	return phase
}

func (j *joiner) heading(at place, phase string) Item {
	title := j.w.Headings[at.Heading]
	if title == "" {
		j.fail("heading %q has no words", at.Heading)
	}
	return Item{Kind: Heading, Phase: phase, Ask: Asked{I: title, We: title}}
}

// item joins one item with its words and registers it under its id.
func (j *joiner) item(at place, phase string) Item {
	w, ok := j.w.Items[at.ID]
	if !ok || w.Ask == "" || w.Name == "" {
		j.fail("%q has no words", at.ID)
	}
	if _, double := j.m.items[at.ID]; double {
		j.fail("%q stands twice", at.ID)
	}
	item := Item{
		ID: at.ID, Kind: at.Kind, On: at.On, Phase: phase, Sheet: at.Sheet, Own: at.own,
		Ask: j.w.forms(w.Ask), Lead: w.Lead, Short: w.Short, Help: w.Help, Name: w.Name,
		Example: w.Example, Prompts: w.Prompts,
		EntryKinds: at.EntryKinds, Same: at.Same, Under: at.Under, Pair: at.Pair, Both: j.w.forms(w.Both),
		AnsweredBy: at.AnsweredBy, Into: at.Into, Beside: at.Beside,
		Plans: at.Plans, Counts: at.Counts, Lives: at.Lives, Ready: at.Ready, Page: at.Page,
	}
	if w.We != "" {
		item.Ask.We = w.We
	}
	if at.Scale != "" {
		s := j.w.Scales[at.Scale]
		if len(s.Steps) != 5 {
			j.fail("the scale %q has not five steps", at.Scale)
		}
		item.Verb, item.Steps = s.Verb, s.Steps
	}
	if at.Options != "" {
		item.Options = j.options(at)
	}
	j.m.items[at.ID] = item
	if item.Answerable() {
		j.m.ids = append(j.m.ids, at.ID)
	}
	return item
}

func (j *joiner) options(at place) []Option {
	all := j.w.Options[at.Options]
	if len(all) == 0 {
		j.fail("there are no options %q", at.Options)
	}
	if len(at.Only) == 0 {
		return all
	}
	var some []Option
	for _, o := range all {
		if slices.Contains(at.Only, o.ID) {
			some = append(some, o)
		}
	}
	return some
}
