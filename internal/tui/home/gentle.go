package home

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// gentleNotes is how many of a loop's newest notes the question is read from: more
// than most loops have, and few enough that they are read in no time and no room.
const gentleNotes = 100

type gentleMsg struct {
	of    journal.ID
	asked *journal.Gentle
}

// ask finds the day's gentle question. It comes after the first frame, which needs
// no notes.
func (s *Screen) ask() tea.Cmd {
	lead := s.data.Lead
	if lead == nil {
		s.asked = nil
		return nil
	}
	today := s.env.Today()
	return ui.Read(s.env, func(r *store.Reader) (gentleMsg, error) {
		loop := lead.Current()
		notes, _, err := r.Entries(store.EntryQuery{Challenge: lead.ID, Loop: loop.ID, Limit: gentleNotes, Bare: true})
		if err != nil {
			return gentleMsg{}, err
		}
		msg := gentleMsg{of: lead.ID}
		if g, ok := journal.GentleQuestion(lead, loop, notes, today); ok {
			msg.asked = &g
		}
		return msg, nil
	}, func(msg gentleMsg) tea.Msg { return msg })
}

// answer leads to where an answer to the question would be written.
func (s *Screen) answer() tea.Cmd {
	g := s.asked
	if g.Question != "" {
		return ui.Send(ui.Go{Challenge: s.data.Lead.ID, Loop: g.Loop, Question: g.Question, Write: true, Alone: true})
	}
	return ui.Send(ui.Note{Kind: g.Kind})
}

// putAway puts the question away for its loop.
func (s *Screen) putAway() tea.Cmd {
	g := s.asked
	return ui.Write(s.env, "put-away", func(w *store.Writer) error { return w.PutAway(g.Loop, g.Rule) },
		func() ui.Wrote { return ui.Wrote{Say: s.env.T("gentle.away")} })
}

// gentle is the question with its reason. Where more challenges than one are open
// it says which it is about.
func (s *Screen) gentle() string {
	g, w := s.asked, s.env.Words
	text := w.N("gentle."+g.Rule, g.Count, ui.Capital(w.Count(g.Count)), w.Count(g.Count),
		strings.ToLower(method.OptionName(s.env.Method.Perspectives, g.About)))
	if len(s.data.Home.Challenges) > 1 {
		return s.env.T("gentle.about", ui.Or(s.data.Lead.Title.Words, s.env.T("ui.untitled")), text)
	}
	return text
}
