package year

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// calendarRows are the meetings of the year by day, and between them those that
// are only proposed.
func (s *Screen) calendarRows() []form.Row {
	y, proposed := s.data.in.Year, s.data.proposed
	var rows []form.Row
	if len(proposed) > 0 {
		rows = append(rows, &form.Prose{Text: s.env.T("yearscreen.calendar"), Muted: true})
	}
	var last *form.Button
	add := func(b *form.Button) {
		last = b
		rows = append(rows, b)
	}
	for _, m := range y.Meetings {
		for len(proposed) > 0 && proposed[0].Day.Before(m.Day) {
			add(s.proposalRow(proposed[0]))
			proposed = proposed[1:]
		}
		add(s.meetingRow(m))
	}
	for _, slot := range proposed {
		add(s.proposalRow(slot))
	}
	if last != nil {
		last.Gap = true
	}
	return rows
}

func meetingName(id journal.ID) string { return "meeting/" + id.String() }

func proposalName(slot journal.Slot) string {
	return "proposal/" + string(slot.Kind) + "/" + slot.Day.String()
}

// meetingRow is the way to a meeting's page.
func (s *Screen) meetingRow(m journal.YearMeeting) *form.Button {
	when := s.weekday(m.Day)
	if m.Clock != "" {
		when = s.env.T("ui.at", when, ui.Clock(s.env.Words, m.Clock))
	}
	b := &form.Button{
		Name: meetingName(m.ID), Left: s.env.T("yearscreen.meeting", ui.Capital(s.kindName(m.Kind)), when), Full: true,
		Press: func() tea.Cmd { return ui.Send(ui.Edit{Type: "meeting-page", ID: m.ID}) },
	}
	if !m.Held {
		b.Left += " " + s.env.T("year.planned")
	}
	return s.leavable(b, m.ID, m.Out)
}

// proposalRow is a meeting that is only proposed; it is planned by who presses it.
func (s *Screen) proposalRow(slot journal.Slot) *form.Button {
	said := s.env.T("yearscreen.meeting", s.kindName(slot.Kind), s.weekday(slot.Day))
	return &form.Button{
		Name: proposalName(slot), Left: s.env.T("yearscreen.proposed", said), Full: true, Muted: true,
		Press: func() tea.Cmd { return s.plan(slot) },
	}
}

func (s *Screen) kindName(kind journal.MeetingKind) string {
	return method.OptionName(s.env.Method.MeetingKinds, string(kind))
}

// weekday writes a day of the year with its weekday: "torsdag den 12. marts".
func (s *Screen) weekday(d journal.Day) string {
	return s.env.T("yearscreen.weekday", s.env.Words.Weekday(d.Time()), d.Date, s.env.Words.Month(d.Month))
}

// plan makes a meeting of a proposal. A meeting that waits for its day takes it;
// one that has a day stands where it stands, since the proposal is of one more.
func (s *Screen) plan(slot journal.Slot) tea.Cmd {
	s.planned = slot
	e, year, said := s.env, s.data.year(), "yearscreen.planned_now"
	what := ui.Capital(e.T("yearscreen.meeting", s.kindName(slot.Kind), s.weekday(slot.Day)))
	return ui.Write(e, "meeting", func(w *store.Writer) error {
		all, err := w.Meetings()
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(journal.YearCalendar(year, all, e.Today()), func(now journal.Slot) bool {
			return now.Proposed() && now.Kind == slot.Kind && now.Day == slot.Day
		}) {
			// It was planned elsewhere meanwhile, or by the same key a moment ago.
			said = "yearscreen.otherwise"
			return nil
		}
		waiting := slices.DeleteFunc(slices.Clone(all), func(m *journal.Meeting) bool { return !m.Day.IsZero() })
		_, err = plan.Plan{Kind: slot.Kind, Day: slot.Day}.CarryOut(w, waiting, e.Store.Now())
		return err
	}, func() ui.Wrote { return ui.Wrote{Say: e.T(said, what)} })
}
