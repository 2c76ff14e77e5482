package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

func (r *root) key(msg tea.KeyPressMsg) tea.Cmd {
	if r.flash.Trouble && time.Since(r.flashAt) > unread {
		r.flash = ui.Flash{}
	}
	scopes := r.scopes()
	name := keyName(msg)
	// A character that is being written is never a command, whatever keys made
	// it: on a Danish layout AltGr may come as ctrl+alt.
	if msg.Text != "" && writing(scopes) {
		return r.top().Update(msg)
	}
	if a, ok := action.Lookup(name, scopes); ok && r.offers(a.ID) {
		if cmd, done := r.try(a.ID); done {
			return cmd
		}
	}
	return r.top().Update(msg)
}

// keyName is the key as the table of actions names it. Characters go by what
// they are, so that "/" and "?" are found on every layout.
func keyName(msg tea.KeyPressMsg) string {
	if msg.Text != "" && msg.Text != " " {
		return msg.Text
	}
	return msg.Keystroke()
}

func writing(scopes []action.Scope) bool {
	if len(scopes) == 0 {
		return false
	}
	switch scopes[0] {
	case action.Writing, action.Line, action.Window, action.Marked, action.Seeking:
		return true
	}
	return false
}

func (r *root) scopes() []action.Scope {
	return append(append([]action.Scope{}, r.top().Scopes()...), action.Everywhere)
}

func (r *root) offers(id action.ID) bool {
	if o, ok := r.top().(ui.Offers); ok && !o.Offer(id) {
		return false
	}
	return true
}

// try has the top screen carry an action out, else does it itself.
func (r *root) try(id action.ID) (tea.Cmd, bool) {
	if cmd, ok := r.inText(id); ok {
		return cmd, true
	}
	if cmd, ok := r.top().Do(id); ok {
		return cmd, true
	}
	return r.own(id)
}

func (r *root) do(id action.ID) tea.Cmd {
	cmd, _ := r.try(id)
	return cmd
}
