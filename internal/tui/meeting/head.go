package meeting

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// headRows say when and where it is, who takes part and which loops it is about.
func (s *Screen) headRows() []form.Row {
	e, m := s.env, s.data.meeting
	var rows []form.Row
	if m == nil {
		rows = append(rows,
			&form.Prose{Text: e.T("meeting.none")},
			&form.Button{Name: "plan", Left: "+ " + e.Name(action.Meet), Gap: true, Press: func() tea.Cmd {
				return ui.Send(ui.Act{ID: action.Meet})
			}})
		return append(rows, s.loopRows()...)
	}
	rows = append(rows, &form.Heading{Text: ui.Capital(s.moment(m))})
	if about := s.about(m); about != "" {
		rows = append(rows, &form.Prose{Text: about, Muted: true})
	}
	rows = append(rows, &form.Button{
		Name: "change", Left: e.T("meeting.change"), Muted: true, Gap: true,
		Press: func() tea.Cmd { return ui.Send(ui.Edit{Type: "meeting", ID: m.ID}) },
	})
	rows = append(rows, s.peopleRows()...)
	return append(rows, s.loopRows()...)
}

// moment is the day and time of a meeting in words.
func (s *Screen) moment(m *journal.Meeting) string { return moment(s.env, m) }

func moment(e *ui.Env, m *journal.Meeting) string {
	switch {
	case m.Day.IsZero():
		return e.T("meeting.no_day")
	case m.Clock == "":
		return e.Words.LongDay(m.Day.Time())
	}
	return e.T("ui.at", e.Words.LongDay(m.Day.Time()), ui.Clock(e.Words, m.Clock))
}

// about says how far away the meeting is, and where.
func (s *Screen) about(m *journal.Meeting) string {
	var parts []string
	if !m.Day.IsZero() {
		parts = append(parts, ui.Capital(s.env.Words.InDays(m.Day.Time(), s.env.Today().Time())))
	}
	if !m.Place.Empty() {
		parts = append(parts, m.Place.Words)
	}
	return strings.Join(parts, " · ")
}

func (s *Screen) kindName(kind journal.MeetingKind) string {
	return method.OptionName(s.env.Method.MeetingKinds, string(kind))
}

// peopleRows are those who take part as they are read, a line each; enter opens
// the lines to be written in.
func (s *Screen) peopleRows() []form.Row {
	e, text := s.env, s.data.meeting.Participants
	row := &form.Text{
		Name: journal.TextParticipants, Question: e.T("meeting.people"), Help: e.T("meeting.people_help"), Value: text.Words,
	}
	row.Target = s.target(row.Name, row.Question, text)
	row.Done = func(words string) tea.Cmd {
		if tidy := plan.Tidy(words); tidy != words {
			row.Value = tidy
			return e.Saver.Touch(row.Target, tidy)
		}
		return nil
	}
	if s.naming {
		return s.withHeads(row, text)
	}
	row.Catch(e.Saver)
	var lines []string
	for _, p := range plan.People(row.Value) {
		lines = append(lines, p.String())
	}
	b := &form.Button{Name: row.Name, Left: strings.Join(lines, "\n"), Full: true, Gap: true, Press: func() tea.Cmd {
		s.naming = true
		s.build()
		return s.form.StartWriting()
	}}
	rows := []form.Row{b}
	if len(lines) == 0 {
		b.Left, b.Muted = "+ "+e.T("meeting.people_add"), true
	} else {
		rows = []form.Row{&form.Prose{Text: e.T("meeting.people"), Tight: true}, b}
	}
	return append(rows, s.otherVersions(row.Name, text)...)
}

// loopRows are the loops that the meeting is about, each the way to it.
func (s *Screen) loopRows() []form.Row {
	var rows []form.Row
	for i, c := range s.data.covers {
		rows = append(rows, &form.Button{
			Name: "loop/" + c.loop.ID.String(), Left: c.name(s.env), Full: true, Gap: i == len(s.data.covers)-1,
			Press: func() tea.Cmd { return ui.Send(ui.Go{Challenge: c.challenge.ID, Loop: c.loop.ID}) },
		})
	}
	return rows
}

// readyRows are what is not written yet for each loop, the most valuable first,
// each line the way to its field; and that the meeting can be held without. What
// the meeting itself is prepared with is said once, however many loops it is about.
func (s *Screen) readyRows() []form.Row {
	e := s.env
	said := map[string]bool{}
	var rows []form.Row
	loops := 0
	for _, c := range s.data.covers {
		if c.challenge.Status != journal.Open {
			continue
		}
		loops++
		var lines []*form.Button
		for _, m := range c.missing {
			if b := s.missing(c, m, said); b != nil {
				lines = append(lines, b)
			}
		}
		if len(lines) == 0 {
			continue
		}
		if len(s.data.covers) > 1 {
			rows = append(rows, &form.Prose{Text: c.name(e), Muted: true, Tight: true})
		}
		lines[len(lines)-1].Gap = true
		for _, b := range lines {
			rows = append(rows, b)
		}
	}
	switch {
	case loops == 0:
		return nil
	case len(rows) == 0:
		return []form.Row{&form.Prose{Text: e.T("meeting.ready")}}
	}
	return append([]form.Row{&form.Prose{Text: e.T("meeting.missing")}}, rows...)
}

// missing is one line of them; nil where it was said already.
func (s *Screen) missing(c cover, m journal.Missing, said map[string]bool) *form.Button {
	item, _ := s.env.Method.Item(m.ItemID)
	b := &form.Button{Name: "missing/" + c.loop.ID.String() + "/" + m.ItemID, Left: ui.Capital(item.Name), Full: true}
	switch {
	case !m.Indicator.IsZero():
		b.Name += "/" + m.Indicator.String()
		if i := c.challenge.Indicator(m.Indicator); i != nil {
			b.Left = ui.Capital(s.env.T("home.measurement_of", i.Name.Words))
		}
		b.Press = func() tea.Cmd { return ui.Send(ui.Edit{Type: "measurement", ID: m.Indicator, Make: true}) }
	case item.On == method.OnMeeting:
		if said[item.Key()] || s.stands(item.Key()) {
			return nil
		}
		said[item.Key()] = true
		b.Press = func() tea.Cmd {
			cmd, _ := s.form.Focus(item.Key(), true)
			return cmd
		}
	default:
		b.Press = func() tea.Cmd {
			return ui.Send(ui.Go{Challenge: c.challenge.ID, Loop: c.loop.ID, Question: m.ItemID, Write: true})
		}
	}
	return b
}

// headsMark parts a text's name from the number of another version of it.
const headsMark = "/heads"

// excerpt is how many cells of another version stand below a text: enough to know
// it by; enter shows it whole.
const excerpt = 200

// otherVersions are the other versions of a text, each the way to choosing.
func (s *Screen) otherVersions(name string, text journal.Text) []form.Row {
	if s.data.meeting == nil {
		return nil
	}
	ref := journal.TextRef{Object: s.data.meeting.ID, Name: name}
	var rows []form.Row
	for n, o := range text.Others {
		words := ui.Apart(text.Words, o.Words, excerpt)
		if words == "" {
			words = s.env.T("window.heads.emptied")
		}
		mark := headsMark
		if n > 0 {
			mark += strconv.Itoa(n + 1)
		}
		rows = append(rows, &form.Button{
			Name: name + mark, Sign: "≠", Left: words, Right: s.env.T("phase.heads", s.env.When(o.Day)), Full: true, Gap: true,
			Press: func() tea.Cmd { return ui.Send(ui.Edit{Type: "heads", Ref: ref}) },
		})
	}
	return rows
}
