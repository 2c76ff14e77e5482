package meeting

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/persons"
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
			Letterhead: env.Template.Head(),
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
		day := in.Today
		if in.Meeting != nil && !in.Meeting.Day.IsZero() {
			day = in.Meeting.Day
		}
		job := window.OfDocument(env, func(a persons.Aliases) summary.Document {
			with := in
			with.Aliases = a
			return summary.BuildListening(with)
		}, func() []persons.Finding {
			return persons.Find(persons.Texts{Lang: env.Words.Lang(), Own: in.Name, Texts: []string{in.Challenge.Title.Words}})
		}, func(a persons.Aliases) string {
			title := a.Replacer()(in.Challenge.Title.Words)
			return strings.TrimSuffix(export.FileName(env.T("year.listening.file"), title, day, ""), ".")
		})
		job.What, job.Copied, job.Sent = "listening", "window.listening.copied", "window.listening.sent"
		return ui.Push{Screen: window.NewExport(env, job)}
	})
}
