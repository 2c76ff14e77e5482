package year

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/persons"
	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
)

// document is the year as it stands on the screen, whole.
func document(in summary.YearInput) summary.Document {
	return summary.BuildYear(in, summary.Options{Length: summary.Full})
}

// export opens the window that writes the year to a file. The year is as it stood
// when the window was opened: what was seen is what is handed over.
func (s *Screen) export() tea.Cmd {
	if s.data == nil {
		return nil
	}
	in := s.input()
	name := s.env.T("year.file") + "-" + strconv.Itoa(s.data.year())
	job := window.OfDocument(s.env, func(a persons.Aliases) summary.Document {
		with := in
		with.Aliases = a
		return document(with)
	}, func() []persons.Finding {
		return summary.YearPersons(in, summary.Options{Length: summary.Full})
	}, func(persons.Aliases) string { return name })
	job.What, job.Place = "year", s.place
	return ui.Send(ui.Push{Screen: window.NewExport(s.env, job)})
}

// copy puts the year as plain text on the clipboard, with the roles in it that were
// chosen. A terminal never tells whether it took it: there the text is said to be sent.
func (s *Screen) copy() tea.Cmd {
	if s.data == nil {
		return nil
	}
	in := s.input()
	in.Aliases = s.data.aliases
	return s.env.Copy(string(export.Text(document(in))), "handover.copied", "handover.sent")
}
