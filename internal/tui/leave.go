package tui

import (
	"context"
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
)

// broke notes a panic and ends the program in order. What was being written is
// saved by Run when the program has ended.
func (r *root) broke(p any) tea.Cmd {
	if r.broken == nil {
		text := fmt.Sprintf("%v\n\n%s", p, debug.Stack())
		r.broken = &text
	}
	return tea.Quit
}

// guard keeps a panic in a command from ending the program with a trace on the
// screen.
func (r *root) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if p := recover(); p != nil {
				text := fmt.Sprintf("%v\n\n%s", p, debug.Stack())
				msg = panicked{text}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = r.guard(c)
			}
		}
		return msg
	}
}

type panicked struct{ text string }

// leave saves everything and ends the program; where something cannot be saved
// the leader is asked, with the cursor where it was.
func (r *root) leave() tea.Cmd {
	if r.leaving && !r.forced {
		return nil
	}
	r.leaving = true
	saver := r.env.Saver
	return func() tea.Msg {
		_, err := saver.Flush(context.Background())
		return flushedMsg{err}
	}
}

func (r *root) flushed(err error) tea.Cmd {
	saver := r.env.Saver
	if err != nil && !r.forced && len(saver.Unkept()) > 0 {
		r.leaving = false
		return r.elsewhere(err, true)
	}
	saver.Close(true)
	var last []tea.Cmd
	for i := len(r.stack) - 1; i >= 0; i-- {
		if l, ok := r.stack[i].(ui.Leaver); ok {
			last = append(last, l.Leaving())
		}
	}
	return func() tea.Msg {
		finish(last)
		_, err := saver.Flush(context.Background())
		return endedMsg{err}
	}
}

// ended lets the program end once all is saved. What could not be saved at the
// very last is asked about as well.
func (r *root) ended(err error) tea.Cmd {
	if err != nil && !r.forced && len(r.env.Saver.Unkept()) > 0 {
		r.leaving = false
		r.env.Saver.Close(false)
		return r.elsewhere(err, true)
	}
	return tea.Quit
}

// finish runs commands to their end, those in batches too. Their messages have
// nobody to go to any more.
func finish(cmds []tea.Cmd) {
	for _, cmd := range cmds {
		if cmd == nil {
			continue
		}
		if batch, ok := cmd().(tea.BatchMsg); ok {
			finish(batch)
		}
	}
}
