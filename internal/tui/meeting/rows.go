package meeting

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// rows makes the page anew.
func (s *Screen) rows() []form.Row {
	if s.data == nil {
		return nil
	}
	var rows []form.Row
	if s.data.gone {
		rows = append(rows, &form.Prose{Text: s.env.T("meeting.gone")})
		if s.data.meeting == nil {
			// A word written here would make another meeting in its place.
			return rows
		}
	}
	if s.member {
		return append(rows, s.memberRows()...)
	}
	rows = append(rows, s.headRows()...)
	rows = append(rows, s.beforeRows()...)
	rows = append(rows, s.agendaRows()...)
	rows = append(rows, s.roundRows()...)
	return append(rows, s.otherRows()...)
}

// texts are those that one of the two sides writes in, and what their names in the
// journal begin with.
func (s *Screen) texts() (texts map[string]journal.Text, prefix string) {
	m := s.data.meeting
	switch {
	case s.member && m == nil:
		return nil, journal.MemberPrefix
	case s.member:
		return m.Member, journal.MemberPrefix
	case m == nil:
		return nil, ""
	}
	return m.Texts, ""
}

// stands tells whether something is written under an id on the side in view.
func (s *Screen) stands(id string) bool {
	texts, prefix := s.texts()
	if t := texts[id]; !t.Empty() || len(t.Others) > 0 {
		return true
	}
	words, _, waits := s.env.Saver.Pending(s.key(prefix + id))
	return waits && words != ""
}

// key is what a text of the page waits under to be saved.
func (s *Screen) key(name string) string {
	if m := s.data.meeting; m != nil {
		return m.ID.String() + "/" + name
	}
	return s.maker.Place() + "/" + name
}

// text is an answer of the meeting. called names it where it has to be saved
// elsewhere.
func (s *Screen) text(id, question, help, called string) *form.Text {
	texts, prefix := s.texts()
	row := &form.Text{Name: prefix + id, Question: question, Help: help, Value: texts[id].Words}
	row.Target = s.target(row.Name, called, texts[id])
	return row
}

// with gives a text's row with the other versions of it, if there are any.
func (s *Screen) with(id string, row *form.Text) []form.Row {
	texts, _ := s.texts()
	return s.withHeads(row, texts[id])
}

func (s *Screen) withHeads(row *form.Text, text journal.Text) []form.Row {
	row.Catch(s.env.Saver)
	if len(text.Others) > 0 {
		row.Note = s.env.T("two.note")
	}
	return append([]form.Row{row}, s.otherVersions(row.Name, text)...)
}

// itemRows are an item of the agenda with its answer.
func (s *Screen) itemRows(item method.Item) []form.Row {
	ask := s.env.Method.Question(item.ID, s.voice())
	row := s.text(item.Key(), ask, item.Help, ask)
	row.Prompts = item.Prompts
	row.Line = item.Kind == method.Line || item.Kind == method.Date
	if item.Plans {
		row.Echo = s.echoNext
		row.Target, row.Done = s.planning(row.Target)
		row.Catch(s.env.Saver)
		row.Note = s.echoNext(row.Value)
	}
	rows := s.with(item.Key(), row)
	if item.Plans {
		rows = append(rows, s.nextRows()...)
	}
	return rows
}

// nextRows are the way to the next meeting, where one is planned.
func (s *Screen) nextRows() []form.Row {
	m := s.data.next(s.env.Today())
	if m == nil {
		return nil
	}
	return []form.Row{&form.Button{
		Name: "next/" + m.ID.String(), Left: s.env.T("meeting.next", s.kindName(m.Kind), s.moment(m)), Muted: true, Gap: true, Full: true,
		Press: func() tea.Cmd {
			return ui.Send(ui.Push{Screen: New(s.env, s.challenge, s.loop, m.ID)})
		},
	}}
}

// beforeRows are what comes before the meeting: what is not written yet, what is
// asked of the others, and the ways to what is brought along. Of a meeting that was
// held only what was written stays.
func (s *Screen) beforeRows() []form.Row {
	if !s.prepares {
		var rows []form.Row
		for _, item := range s.env.Method.Prepare {
			if s.stands(item.Key()) {
				rows = append(rows, s.itemRows(item)...)
			}
		}
		if len(rows) > 0 {
			rows = append([]form.Row{&form.Heading{Text: s.env.T("meeting.before")}}, rows...)
		}
		return rows
	}
	rows := []form.Row{&form.Heading{Text: s.env.T("meeting.before")}}
	rows = append(rows, s.readyRows()...)
	for _, item := range s.env.Method.Prepare {
		rows = append(rows, s.itemRows(item)...)
	}
	ways := []action.ID{action.Present, action.Summary, action.Listening}
	for i, id := range ways {
		if s.Offer(id) {
			rows = append(rows, &form.Button{
				Name: string(id), Left: s.env.Name(id), Right: s.env.Key(action.Key(id)), Gap: i == len(ways)-1,
				Press: func() tea.Cmd { return ui.Send(ui.Act{ID: id}) },
			})
		}
	}
	return rows
}

// agendaRows are the agenda. A meeting that gathers several begins with what was
// heard across; one that is about no loop decides on none, unless it did.
func (s *Screen) agendaRows() []form.Row {
	items := slices.Clone(s.env.Method.Agenda)
	if s.kind() != journal.Reflection {
		slices.SortStableFunc(items, func(a, b method.Item) int { return across(a) - across(b) })
	}
	decides := s.kind() == journal.Reflection || len(s.data.covers) > 0
	rows := []form.Row{&form.Heading{Text: s.env.T("meeting.agenda")}}
	headed := false
	for _, item := range items {
		if item.Into != "" && !decides && !s.stands(item.Key()) {
			continue
		}
		if item.Into != "" && item.Under != "" && !headed {
			headed = true
			rows = append(rows, &form.Prose{Text: s.env.T("meeting.parts"), Muted: true})
		}
		rows = append(rows, s.itemRows(item)...)
	}
	return rows
}

// across is 0 for what was heard across: the item under another that isn't
// carried on into a loop.
func across(item method.Item) int {
	if item.Under != "" && item.Into == "" {
		return 0
	}
	return 1
}

// roundRows are one's own rounds, and the way to those noted as member of
// another's team.
func (s *Screen) roundRows() []form.Row {
	b := &form.Button{
		Name: "as-member", Left: s.env.Name(action.AsMember), Right: s.env.Key(action.Key(action.AsMember)), Gap: true,
		Press: s.turn,
	}
	if m := s.data.meeting; m != nil && written(m.Member) {
		b.Right = s.env.T("meeting.noted")
	}
	rows := []form.Row{&form.Heading{Text: s.env.T("meeting.rounds")}}
	return append(append(rows, s.rounds()...), b)
}

func written(texts map[string]journal.Text) bool {
	for _, t := range texts {
		if !t.Empty() || len(t.Others) > 0 {
			return true
		}
	}
	return false
}

func (s *Screen) memberRows() []form.Row {
	rows := []form.Row{
		&form.Heading{Text: s.env.T("meeting.member")},
		&form.Prose{Text: s.env.T("meeting.member_about"), Muted: true},
		&form.Button{
			Name: "own", Left: s.env.T("meeting.own"), Right: s.env.Key(action.Key(action.AsMember)), Gap: true, Press: s.turn,
		},
	}
	return append(append(rows, s.rounds()...), s.otherRows()...)
}

// rounds are the three rounds on the side in view: each a free field, and below it
// the method's questions as examples. None of it has to be written.
func (s *Screen) rounds() []form.Row {
	var rows []form.Row
	for _, round := range s.env.Method.Rounds {
		title := s.env.T("phase.title", round.Number, round.Title)
		rows = append(rows, &form.Heading{Text: title})
		if round.Help != "" {
			rows = append(rows, &form.Prose{Text: ui.Capital(round.Help), Muted: true})
		}
		rows = append(rows, s.with(round.ID, s.text(round.ID, s.env.T("meeting.free"), "", title))...)
		for i, prompt := range round.Prompts {
			ask := s.env.Method.Question(prompt.ID, s.voice())
			row := s.text(prompt.ID, ui.Capital(ask), "", title+": "+ask)
			// Examples that nobody answered stand close, as a list of them does.
			row.Tight = !s.stands(prompt.ID) && i < len(round.Prompts)-1
			rows = append(rows, s.with(prompt.ID, row)...)
		}
	}
	return rows
}

// otherRows are what stands in the meeting under names that this method doesn't
// know: an organisation's own question that is gone, or what a later version asks.
func (s *Screen) otherRows() []form.Row {
	known := map[string]bool{}
	for _, item := range slices.Concat(s.env.Method.Prepare, s.env.Method.Agenda) {
		known[item.Key()] = !s.member
	}
	for _, round := range s.env.Method.Rounds {
		known[round.ID] = true
		for _, prompt := range round.Prompts {
			known[prompt.ID] = true
		}
	}
	texts, _ := s.texts()
	var names []string
	for name := range texts {
		if !known[name] && s.stands(name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	rows := []form.Row{&form.Heading{Text: s.env.T("meeting.others")}}
	for _, name := range names {
		ask := ui.Or(s.env.Method.Question(name, s.voice()), name)
		rows = append(rows, s.with(name, s.text(name, ask, "", ask))...)
	}
	return rows
}
