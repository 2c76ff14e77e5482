package tuitest

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// Stage is a Sim of one screen, and of those that it opens over itself.
type Stage struct {
	*Sim
	// Stack are the open screens, the one in front last.
	Stack []ui.Screen
	// Sent are the messages that the program would have taken: ways to go,
	// actions, what is said.
	Sent []tea.Msg
	// Changed is told of a setting before the screens are; may be nil.
	Changed func(ui.SettingsChanged)

	env *ui.Env
}

// Open puts a screen on a stage of w x h cells and runs its first commands.
func Open(t testing.TB, e *ui.Env, s ui.Screen, w, h int) *Stage {
	t.Helper()
	p := Before(t, e, s, w, h)
	p.Run(s.Init())
	return p
}

// Before is a stage whose screen has not been asked for its first commands, for
// what is pressed before the journal has answered.
func Before(t testing.TB, e *ui.Env, s ui.Screen, w, h int) *Stage {
	t.Helper()
	p := &Stage{Stack: []ui.Screen{s}, env: e}
	p.Sim = sim(t, program{p}, w, h)
	return p
}

// Top is the screen in front; nil where all are gone.
func (p *Stage) Top() ui.Screen {
	if len(p.Stack) == 0 {
		return nil
	}
	return p.Stack[len(p.Stack)-1]
}

// Last is the newest of Sent; nil where there is none.
func (p *Stage) Last() tea.Msg {
	if len(p.Sent) == 0 {
		return nil
	}
	return p.Sent[len(p.Sent)-1]
}

// Last is the newest message of a type that was sent; ok is false where none was.
func Last[T tea.Msg](p *Stage) (last T, ok bool) {
	for _, m := range p.Sent {
		if got, is := m.(T); is {
			last, ok = got, true
		}
	}
	return last, ok
}

// Press presses keys that must mean an action where they are pressed. What stands
// there but cannot be done now is no failure.
func (p *Stage) Press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		if p.Top() == nil {
			p.t.Fatalf("%q is pressed where nothing is open", key)
		}
		// Drawing comes between two keys, as in the program.
		p.View()
		if _, ok := action.Lookup(key, p.scopes()); !ok {
			p.t.Fatalf("%q does nothing in %v", key, p.Top().Scopes())
		}
		p.Keys(key)
	}
}

// Do carries out an action on the screen in front.
func (p *Stage) Do(id action.ID) {
	cmd, _ := p.Top().Do(id)
	p.Run(cmd)
}

// Flush saves what is being written.
func (p *Stage) Flush() {
	p.t.Helper()
	if _, err := p.env.Saver.Flush(context.Background()); err != nil {
		p.t.Fatal(err)
	}
}

// Closed fails where a screen is still open.
func (p *Stage) Closed() {
	p.t.Helper()
	if p.Top() != nil {
		p.t.Fatalf("the window is still open:\n%s", p.Screen())
	}
}

// Opened fails where no screen is open.
func (p *Stage) Opened() {
	p.t.Helper()
	if p.Top() == nil {
		p.t.Fatal("the window is gone")
	}
}

func (p *Stage) scopes() []action.Scope {
	return append(append([]action.Scope{}, p.Top().Scopes()...), action.Everywhere)
}

// View draws the screen in front, a window at the size it likes.
func (p *Stage) View() (string, *tea.Cursor) {
	if p.Top() == nil {
		return "", nil
	}
	w, h := p.W, p.H
	if win, ok := p.Top().(ui.Window); ok {
		// As the program does: no window is larger than the terminal.
		w, h = win.Size(w, h)
		w, h = max(1, min(w, p.W)), max(1, min(h, p.H))
	}
	return p.Top().View(w, h)
}
