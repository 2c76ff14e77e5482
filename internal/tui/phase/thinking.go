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

// expectedRows put what was expected of each indicator beside what came: the first
// thing to reflect on. Where nothing was expected there is nothing.
func (s *Screen) expectedRows(item method.Item) []form.Row {
	var lines []string
	loop := s.theLoop()
	for _, i := range s.data.challenge.IndicatorsOf(loop) {
		if line := summary.OutcomeLine(s.data.challenge.SeriesOf(i, loop), i.Plan(loop.ID), s.env.Words); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	rows := []form.Row{&form.Prose{Text: s.ask(item), Muted: true, Tight: true}}
	for n, line := range lines {
		rows = append(rows, &form.Prose{Text: line, In: 2, Tight: n < len(lines)-1})
	}
	return rows
}

// expectation is the line below an indicator that says what was expected of it.
func (s *Screen) expectation(i *journal.Indicator, loop *journal.Loop) []form.Row {
	line := summary.ExpectationLine(s.data.challenge.SeriesOf(i, loop), i.Plan(loop.ID), s.env.Words)
	if line == "" {
		return nil
	}
	return []form.Row{&form.Prose{Text: line, In: 4, Muted: true, Tight: true}}
}

// thinkingRows are the assumptions of the loop in two columns, what was held and
// what is held, each with what became of it.
func (s *Screen) thinkingRows() []form.Row {
	loop := s.theLoop()
	list := loop.Assumptions()
	if len(list) == 0 {
		return []form.Row{&form.Prose{Text: s.env.T("thinking.none"), Muted: true, In: 2}}
	}
	var rows []form.Row
	for n, a := range list {
		rows = append(rows, s.assumptionRows(n, a)...)
	}
	return rows
}

func (s *Screen) assumptionRows(n int, a journal.Assumption) []form.Row {
	press := func(id journal.ID) func() tea.Cmd {
		ref := journal.TextRef{Object: s.loop}
		return func() tea.Cmd { return ui.Send(ui.Edit{Type: "thought", ID: id, Ref: ref, Words: a.Words}) }
	}
	t := a.Thought
	if t == nil {
		return []form.Row{&form.Button{
			// Its place among the assumptions: it has no name of its own yet.
			Name: "assumption/" + strings.Repeat("i", n+1), Left: a.Words, Full: true, Right: s.env.T("thinking.mark"), Gap: true,
			Press: press(journal.ID{}),
		}}
	}
	held := s.env.T("thinking.held")
	if !t.Held.First.IsZero() {
		held = s.env.T("thinking.held_on", s.env.Day(t.Held.First))
	}
	if a.Gone {
		held += ", " + s.env.T("thinking.gone")
	}
	hold := s.env.T("thinking.hold")
	if !t.Hold.Empty() {
		hold = s.env.T("thinking.hold_on", s.env.Day(t.Hold.Written))
	}
	ref := journal.TextRef{Object: s.loop, Name: store.ThoughtHold(t.ID)}
	row := &form.Text{
		Name: ref.Name, Question: s.verdict(t), Value: t.Hold.Words,
		Beside: a.Words, BesideTitle: held, Title: hold,
		Target: form.TextTarget(s.env, ref, s.env.T("thinking.write_now"), t.Hold.Rev),
	}
	row.Catch(s.env.Saver)
	rows := []form.Row{row}
	if len(t.Hold.Others) > 0 {
		row.Note = s.env.T("two.note")
		rows = append(rows, s.headRows(row.Name, ref, t.Hold)...)
	}
	words := s.env.T("thinking.by")
	if known := s.because(t); known != "" {
		words = known
	}
	return append(rows, &form.Button{Name: "verdict/" + t.ID.String(), Left: words, Muted: true, Gap: true, Press: press(t.ID)})
}

// verdict is what became of an assumption, and when: "Udfordret 3. nov.".
func (s *Screen) verdict(t *journal.Thought) string {
	if t.Verdict == "" {
		return ui.Capital(s.env.T("thinking.taken_back"))
	}
	return ui.Capital(s.env.T("thinking.verdict", s.env.T("thinking."+string(t.Verdict)), s.env.When(t.On)))
}

// because tells how many notes did it, and how the newest of them begins.
func (s *Screen) because(t *journal.Thought) string {
	if len(t.Notes) == 0 {
		return ""
	}
	count := s.env.Words.N("thinking.notes", len(t.Notes), ui.Capital(s.env.Words.Count(len(t.Notes))))
	for _, list := range s.data.notes {
		for _, e := range list {
			if e.ID == t.Notes[len(t.Notes)-1] {
				return ui.Capital(s.env.T("thinking.because", count, strings.Join(strings.Fields(e.Text.Words), " ")))
			}
		}
	}
	return ui.Capital(count)
}

// surenessRow says in one sentence how sure the learning is, and leads to more.
func (s *Screen) surenessRow(item method.Item) form.Row {
	return &form.Button{
		Name: item.ID, Left: s.ask(item), Right: summary.Sureness(s.env.Words, s.data.challenge, s.theLoop()), Full: true, Gap: true,
		Press: func() tea.Cmd { return ui.Send(ui.Act{ID: action.Levels}) },
	}
}
