package meeting

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// target saves a text of the page.
func (s *Screen) target(name, called string, text journal.Text) *ui.Target {
	if m := s.data.meeting; m != nil {
		return form.TextTarget(s.env, journal.TextRef{Object: m.ID, Name: name}, called, text.Rev)
	}
	return s.maker.Target(name, called)
}

// planning makes a target whose text plans the next reflection meeting by the rule
// of the shell, which never moves the meeting that it is said at.
func (s *Screen) planning(t *ui.Target) (target *ui.Target, done func(string) tea.Cmd) {
	env, maker := s.env, s.maker
	return ui.Planning(env, t, func(ctx context.Context, words string) error {
		return plan.NextFromText(ctx, env.Store, maker.Made(), words)
	})
}

// echoNext says in words the day that a text plans, or what is wrong with it.
func (s *Screen) echoNext(words string) string {
	if s.data.meeting == nil {
		return ui.EchoDay(s.env, words)
	}
	return ui.EchoDayAfter(s.env, words, s.data.meeting.Day)
}
