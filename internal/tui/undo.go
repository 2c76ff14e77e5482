package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
)

func (r *root) undone(msg undoneMsg) tea.Cmd {
	var say string
	switch {
	case msg.step.What == "" && r.writer() != nil:
		say = r.env.T("typing.nothing")
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

// undo takes the last change back, after what is being written was saved. From
// within a text that is a change of this text only: what else was done before the
// leader came here is not what he means by undoing.
func (r *root) undo(redo bool) tea.Cmd {
	saver, st := r.env.Saver, r.env.Store
	within, key := r.within()
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if _, err := saver.Flush(ctx); err != nil {
			return ui.Failed{Err: err}
		}
		do, next := st.Undo, (*store.Reader).NextUndo
		if redo {
			do, next = st.Redo, (*store.Reader).NextRedo
		}
		if within {
			var coming store.UndoStep
			if err := st.Read(ctx, func(rd *store.Reader) (err error) {
				coming, err = next(rd)
				return err
			}); err != nil {
				return ui.Failed{Err: err}
			}
			if key == "" || coming.Join != key {
				return undoneMsg{redo: redo}
			}
		}
		step, err := do(ctx)
		if err != nil {
			return ui.Failed{Err: err}
		}
		return undoneMsg{step, redo}
	}
}

// within tells whether a text is being written, and by which key it is saved; ""
// where it is no text of the journal.
func (r *root) within() (writing bool, key string) {
	w := r.writer()
	if w == nil {
		return false, ""
	}
	if k, ok := w.(interface{ Key() string }); ok {
		key = k.Key()
	}
	return true, key
}
