package phase

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// headsMark parts a question's id from the number of another version of its answer.
const headsMark = "/heads"

// excerpt is how many cells of another version stand below an answer: enough to
// know it by; enter shows it whole.
const excerpt = 200

// headRows are the other versions of an answer, each the way to choosing.
func (s *Screen) headRows(id string, ref journal.TextRef, text journal.Text) []form.Row {
	var rows []form.Row
	for n, o := range text.Others {
		words := ui.Apart(text.Words, o.Words, excerpt)
		if words == "" {
			words = s.env.T("window.heads.emptied")
		}
		name := id + headsMark
		if n > 0 {
			name += strconv.Itoa(n + 1)
		}
		rows = append(rows, &form.Button{
			Name: name, Sign: "≠", Left: words, Right: s.env.T("phase.heads", s.env.When(o.Day)), Full: true, Gap: true,
			Press: func() tea.Cmd { return ui.Send(ui.Edit{Type: "heads", Ref: ref}) },
		})
	}
	return rows
}

// stay has what was read show the versions that stood on the screen, where they
// still stand in the journal.
func stay(shown, read *data) {
	if shown == nil {
		return
	}
	keep := func(now, before map[string]journal.Text) {
		for name, t := range now {
			if len(t.Others) > 0 {
				now[name] = ui.Staying(t, before[name].Rev)
			}
		}
	}
	for _, l := range read.challenge.Loops {
		if before := shown.challenge.Loop(l.ID); before != nil {
			keep(l.Texts, before.Texts)
		}
	}
	for _, m := range read.challenge.Meetings {
		for _, before := range shown.challenge.Meetings {
			if before.ID == m.ID {
				keep(m.Texts, before.Texts)
			}
		}
	}
}

// back gives the focus to an answer when the other version that had it is gone:
// the leader has chosen, and goes on with that answer.
func (s *Screen) back(from string) {
	if id, _, was := strings.Cut(from, headsMark); was && s.form.At() != from {
		s.form.Focus(id, false)
	}
}
