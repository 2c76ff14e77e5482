package present

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/tui/ui"
)

// planning makes a target whose text plans the next reflection meeting when the
// note is put away, and never moves the meeting that it is said at.
func (s *Screen) planning(t *ui.Target) (target *ui.Target, done func(string) tea.Cmd) {
	env, m, at := s.env, s.maker, s.meeting
	return ui.Planning(env, t, func(ctx context.Context, words string) error {
		after := at
		if after.IsZero() {
			after = m.Made()
		}
		return plan.NextFromText(ctx, env.Store, after, words)
	})
}

// echo says in words the day that a text plans, or what is wrong with it.
func (s *Screen) echo(words string) string { return ui.EchoDayAfter(s.env, words, s.day) }
