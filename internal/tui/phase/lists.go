package phase

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// indicatorRows are the loop's indicators with what is expected of each.
func (s *Screen) indicatorRows() []form.Row {
	var rows []form.Row
	loop := s.theLoop()
	for _, i := range s.data.challenge.IndicatorsOf(loop) {
		rows = append(rows, &form.Button{
			Name: "indicator/" + i.ID.String(), Left: i.Name.Words, Right: s.planned(i, loop),
			Press:  func() tea.Cmd { return ui.Send(ui.Edit{Type: "indicator", ID: i.ID}) },
			Remove: s.remover(i.ID),
		})
		rows = append(rows, s.expectation(i, loop)...)
	}
	return append(rows, &form.Button{
		Name: "indicator/new", Left: "+ " + s.env.T("phase.new_indicator"), Muted: true, Gap: true,
		Press: func() tea.Cmd { return ui.Send(ui.Act{ID: action.NewIndicator}) },
	})
}

// planned says where an indicator stood and where it should go: "9 om ugen, helst 3".
func (s *Screen) planned(i *journal.Indicator, loop *journal.Loop) string {
	plan := i.Plan(loop.ID)
	var parts []string
	if start := s.data.challenge.SeriesOf(i, loop).Start(); start.Set {
		value := summary.Value(s.env.Words, i, start.N)
		if unit := i.Unit.Words; unit != "" && i.Kind != journal.KindPercent && i.Kind != journal.KindScale {
			value += " " + unit
		}
		parts = append(parts, value)
	}
	if plan.Target.Set {
		parts = append(parts, s.env.T("phase.wanted", summary.Value(s.env.Words, i, plan.Target.N)))
	}
	return strings.Join(parts, ", ")
}

// remover deletes a thing to the bin.
func (s *Screen) remover(id journal.ID) func() tea.Cmd {
	return func() tea.Cmd {
		return ui.Write(s.env, "delete", func(w *store.Writer) error { return w.Delete(id) },
			func() ui.Wrote { return ui.Wrote{Say: s.env.T("ui.deleted")} })
	}
}

// measurementRows are the pictures of the indicators and what was measured last.
func (s *Screen) measurementRows() []form.Row {
	var rows []form.Row
	loop := s.theLoop()
	for _, i := range s.data.challenge.IndicatorsOf(loop) {
		series := s.data.challenge.SeriesOf(i, loop)
		rows = append(rows, &form.Picture{Lines: func(w int) []string { return s.picture(i, w) }})
		for n := len(series.Points) - 1; n >= max(0, len(series.Points)-3); n-- {
			p := series.Points[n]
			rows = append(rows, &form.Button{
				Name: "measurement/" + p.ID.String(),
				Left: summary.Value(s.env.Words, i, p.Value), Right: s.seen(p.Day, p.SeenBy),
				Press:  func() tea.Cmd { return ui.Send(ui.Edit{Type: "measurement", ID: p.ID}) },
				Remove: s.remover(p.ID),
			})
		}
		rows = append(rows, &form.Button{
			Name: "measure/" + i.ID.String(), Left: "+ " + s.env.T("phase.new_measurement"), Muted: true, Gap: true,
			Press: func() tea.Cmd { return ui.Send(ui.Edit{Type: "measurement", ID: i.ID, Make: true}) },
		})
	}
	if len(rows) == 0 {
		rows = append(rows, &form.Button{
			Name: "measure/none", Left: s.env.T("phase.no_indicator"), Muted: true, Gap: true,
			Press: func() tea.Cmd { return ui.Send(ui.Act{ID: action.NewIndicator}) },
		})
	}
	return rows
}

// chartHeight is how many rows an indicator's picture takes, its axis included.
const chartHeight = 12

// picture is an indicator through all loops up to the one in view, with its
// sentence.
func (s *Screen) picture(i *journal.Indicator, w int) []string {
	thread := s.data.challenge.Thread(i).To(s.theLoop())
	lines := summary.ThreadText(thread, s.data.marks, s.env.Words, w, chartHeight)
	for i, l := range lines {
		lines[i] = ui.Cut(ui.Clean(l), w)
	}
	if len(lines) > 0 {
		lines[0] = s.env.Styles.Strong.Render(lines[0])
	}
	told := ui.Wrap(summary.ThreadSentence(thread, s.data.marks, s.env.Words), w)
	return append(lines, ui.Paint(told, s.env.Styles.Muted)...)
}

func (s *Screen) seen(d journal.Day, by string) string {
	when := s.env.When(d)
	if by == "" {
		return when
	}
	return s.env.T("ui.seen", when, summary.SeenBy(s.env.Words, by))
}

// logRows are the notes of an item's kinds and a way to write one.
func (s *Screen) logRows(item method.Item) []form.Row { return s.noteRows(item, true) }

func (s *Screen) noteRows(item method.Item, makes bool) []form.Row {
	var rows []form.Row
	more := false
	for _, k := range item.EntryKinds {
		kind := journal.EntryKind(k)
		list := s.data.notes[kind]
		more = more || s.data.more[kind]
		if len(list) > 0 && (makes || len(item.EntryKinds) > 1) {
			rows = append(rows, &form.Prose{Text: s.plural(k), Muted: true, Tight: true})
		}
		for _, e := range list {
			rows = append(rows, s.noteRow(e))
		}
	}
	if more {
		rows = append(rows, &form.Button{
			Name: "notes/" + item.ID, Left: s.env.T("phase.all_notes"), Muted: true,
			Press: func() tea.Cmd { return ui.Send(ui.Act{ID: action.Notes}) },
		})
	}
	if makes {
		for n, k := range item.EntryKinds {
			kind := journal.EntryKind(k)
			rows = append(rows, &form.Button{
				Name: "note/" + k, Left: "+ " + method.OptionName(s.env.Method.EntryKinds, k), Muted: true,
				Gap:   n == len(item.EntryKinds)-1,
				Press: func() tea.Cmd { return ui.Send(ui.Note{Kind: kind}) },
			})
		}
	} else if len(rows) > 0 {
		rows = append(rows, &form.Prose{})
	}
	return rows
}

func (s *Screen) plural(kind string) string {
	for _, o := range s.env.Method.EntryKinds {
		if o.ID == kind && o.Plural != "" {
			return ui.Capital(o.Plural)
		}
	}
	return kind
}

func (s *Screen) noteRow(e journal.Entry) form.Row {
	sign := "·"
	if e.Kind == journal.Star {
		sign = "★"
	}
	return &form.Button{
		Name: "entry/" + e.ID.String(), Sign: sign, Left: e.Text.Words, Right: s.seen(e.Day, e.SeenBy), Full: true,
		Star:   e.Kind == journal.Star,
		Press:  func() tea.Cmd { return ui.Send(ui.Note{Kind: e.Kind, ID: e.ID}) },
		Remove: s.remover(e.ID),
	}
}

// outcomeRow says how the trial went, or how it was changed on the way.
func (s *Screen) outcomeRow(item method.Item) form.Row {
	loop := s.theLoop()
	var only []string
	for _, o := range item.Options {
		only = append(only, o.ID)
	}
	b := &form.Button{Name: item.ID, Gap: true, Full: true, Press: func() tea.Cmd {
		return ui.Send(ui.Edit{Type: "outcome", ID: s.loop, Only: only})
	}}
	shown := false
	for _, o := range item.Options {
		shown = shown || o.ID == string(loop.Outcome)
	}
	switch {
	case shown && loop.Outcome != "":
		b.Left = method.OptionName(item.Options, string(loop.Outcome))
		if !loop.Story.Empty() {
			b.Left = s.env.T("phase.outcome", b.Left, loop.Story.Words)
		}
		b.Right = s.env.When(loop.OutcomeOn)
	default:
		b.Left, b.Muted = "+ "+s.ask(item), true
	}
	return b
}

// wayRows lead to what has a place of its own: the summary, the meeting, the next loop.
func (s *Screen) wayRows(item method.Item) []form.Row {
	switch item.Kind {
	case method.Summary:
		return []form.Row{&form.Button{
			Name: item.ID, Left: s.ask(item),
			Press: func() tea.Cmd { return ui.Send(ui.Act{ID: action.Summary}) },
		}}
	case method.Meeting:
		b := &form.Button{Name: item.ID, Left: s.ask(item), Press: func() tea.Cmd { return ui.Send(ui.Act{ID: action.Meeting}) }}
		if m := s.meeting(); m != nil && !m.Day.IsZero() {
			b.Left = s.env.T("phase.meeting", ui.Capital(method.OptionName(s.env.Method.MeetingKinds, string(m.Kind))), s.env.Words.LongDay(m.Day.Time()))
			b.Right = s.env.Words.InDays(m.Day.Time(), s.env.Today().Time())
		}
		return []form.Row{b, &form.Button{Name: item.ID + "/present", Left: s.env.Name(action.Present), Gap: true, Press: func() tea.Cmd {
			return ui.Send(ui.Act{ID: action.Present})
		}}}
	case method.Next:
		var rows []form.Row
		if c := s.data.challenge; !c.ClosedOn.IsZero() {
			rows = append(rows, &form.Prose{Text: s.env.T("phase.closed", s.env.Day(c.ClosedOn), c.Closing.Words), In: 2})
		}
		for _, id := range []action.ID{action.NextLoop, action.Close, action.Reopen, action.LookBack} {
			if s.Offer(id) {
				rows = append(rows, &form.Button{Name: item.ID + "/" + string(id), Left: s.env.Name(id), Press: func() tea.Cmd {
					return ui.Send(ui.Act{ID: id})
				}})
			}
		}
		return rows
	}
	return nil
}
