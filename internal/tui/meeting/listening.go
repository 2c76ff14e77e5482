package meeting

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
	"stjerne/journal"
)

// Listening opens the window that writes the listening sheet of a loop's meeting,
// one page for a colleague. Nothing that is written on it comes back here.
func Listening(env *ui.Env, challenge, loop journal.ID) tea.Cmd {
	return ui.Read(env, func(r *store.Reader) (summary.ListeningInput, error) {
		c, err := r.Challenge(challenge)
		if err != nil {
			return summary.ListeningInput{}, err
		}
		in := summary.ListeningInput{
			Challenge: c, Words: env.Words, Method: env.Method, Name: env.Settings.Name, Role: env.Settings.Role, Today: env.Today(),
		}
		l := c.Loop(loop)
		if l == nil {
			l = c.Current()
		}
		if l != nil {
			in.Meeting = c.MeetingFor(l, in.Today)
		}
		return in, nil
	}, func(in summary.ListeningInput) tea.Msg {
		doc := summary.BuildListening(in)
		day := in.Today
		if in.Meeting != nil && !in.Meeting.Day.IsZero() {
			day = in.Meeting.Day
		}
		name := export.FileName(env.T("year.listening.file"), in.Challenge.Title.Words, day, "")
		return ui.Push{Screen: window.NewExport(env, window.Job{
			What:    "listening",
			Formats: []string{"md", "txt"}, Name: strings.TrimSuffix(name, "."),
			Render: func(format string) ([]byte, error) {
				if format == "md" {
					return export.Markdown(doc), nil
				}
				return export.Text(doc), nil
			},
			Copy: func() tea.Cmd {
				return env.Copy(string(export.Text(doc)), "window.listening.copied", "window.listening.sent")
			},
		})}
	})
}
