package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
)

func (r *root) undone(msg undoneMsg) tea.Cmd {
	var say string
	switch {
	case msg.step.What == "" && msg.redo:
		say = r.env.T("ui.nothing_to_redo")
	case msg.step.What == "":
		say = r.env.T("ui.nothing_to_undo")
	default:
		key := "ui.undone"
		if msg.redo {
			key = "ui.redone"
		}
		say = r.env.T(key, r.env.T("undo."+msg.step.What))
	}
	return tea.Batch(r.refresh(), r.say(ui.Flash{Text: say}))
}

// undo takes the last change back, after what is being written was saved.
func (r *root) undo(redo bool) tea.Cmd {
	saver, st := r.env.Saver, r.env.Store
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if _, err := saver.Flush(ctx); err != nil {
			return ui.Failed{Err: err}
		}
		do := st.Undo
		if redo {
			do = st.Redo
		}
		step, err := do(ctx)
		if err != nil {
			return ui.Failed{Err: err}
		}
		return undoneMsg{step, redo}
	}
}
