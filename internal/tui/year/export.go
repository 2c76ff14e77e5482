package year

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
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
	return ui.Send(ui.Push{Screen: window.NewExport(s.env, window.Job{
		What:    "year",
		Formats: []string{"md", "txt"}, Name: s.env.T("year.file") + "-" + strconv.Itoa(s.data.year()),
		Render: func(format string) ([]byte, error) {
			if format == "md" {
				return export.Markdown(document(in)), nil
			}
			return export.Text(document(in)), nil
		},
		Copy: func() tea.Cmd { return s.put(in) },
	})})
}

// copy puts the year as plain text on the clipboard.
func (s *Screen) copy() tea.Cmd {
	if s.data == nil {
		return nil
	}
	return s.put(s.input())
}

// put says of a terminal's clipboard that the text was sent there: it never answers.
func (s *Screen) put(in summary.YearInput) tea.Cmd {
	return s.env.Copy(string(export.Text(document(in))), "handover.copied", "handover.sent")
}
