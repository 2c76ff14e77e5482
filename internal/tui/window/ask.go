package window

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// grace is how long a window that has appeared by itself takes no answer: a key
// that was on its way to something else must not give one.
const grace = 350 * time.Millisecond

// graceOver ends a window's grace.
type graceOver struct{ owner *base }

func (b *base) startGrace() tea.Cmd {
	return tea.Tick(grace, func(time.Time) tea.Msg { return graceOver{b} })
}

// Answer is one that can be given to a question.
type Answer struct {
	Name string
	Do   func() tea.Cmd // run when the window is gone; nil does nothing
}

// Ask is a question with a few answers. Esc gives none of them.
type Ask struct {
	base
	armed bool
}

// NewAsk makes the window. The first answer is the one that enter gives, so it is
// the one that loses nothing.
func NewAsk(env *ui.Env, title, sentence string, answers ...Answer) *Ask {
	a := &Ask{}
	a.start(env, title)
	rows := []form.Row{&told{say: func() string { return sentence }, strong: true}, &told{say: func() string { return " " }}}
	for n, answer := range answers {
		rows = append(rows, &form.Button{Name: string(rune('a' + n)), Left: answer.Name, Press: func() tea.Cmd {
			if answer.Do == nil {
				return ui.Send(ui.Pop{})
			}
			return tea.Sequence(ui.Send(ui.Pop{}), answer.Do())
		}})
	}
	a.form.SetRows(rows)
	a.loaded = true
	return a
}

// Init begins the grace.
func (a *Ask) Init() tea.Cmd { return a.startGrace() }

// Update takes the mouse and the end of the grace.
func (a *Ask) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case graceOver:
		a.armed = a.armed || msg.owner == &a.base
		return nil
	case ui.Click:
		if !a.armed {
			return nil
		}
	}
	return a.update(msg)
}

// Do moves between the answers and gives one.
func (a *Ask) Do(id action.ID) (tea.Cmd, bool) {
	if !a.armed {
		return nil, true
	}
	if n := action.Picked(id); n > 0 {
		if buttons := a.buttons(); n <= len(buttons) {
			return buttons[n-1].Press(), true
		}
		return nil, true
	}
	return a.base.Do(id)
}

func (a *Ask) buttons() []*form.Button {
	var list []*form.Button
	for _, r := range a.form.Rows() {
		if b, ok := r.(*form.Button); ok {
			list = append(list, b)
		}
	}
	return list
}

// Scopes are those of a question.
func (a *Ask) Scopes() []action.Scope { return []action.Scope{action.Asking, action.Picking} }
