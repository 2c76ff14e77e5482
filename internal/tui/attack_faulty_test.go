package tui

import (
	"context"
	"errors"
	"os"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/phase"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// faulty is the screen of a phase that breaks. What is typed reaches it as it
// does any other until "§" is typed; then it breaks at the n-th call that is
// meant.
type faulty struct {
	*phase.Screen
	env  *ui.Env
	kind string
	left int // calls until it breaks; 0 before "§"
	n    int
}

// Kinds of faults, by what it is that breaks.
const (
	breakUpdate   = "update"
	breakView     = "view"
	breakCommand  = "command"
	breakBatch    = "batch"
	breakSequence = "sequence"
	breakNested   = "nested"
	breakSave     = "save"   // saving itself breaks, and goes on to
	breakAway     = "away"   // Update breaks while the journal can't be saved
	breakNowhere  = "gone"   // as away, and there is no place for a rescue either
	breakSystem   = "system" // Update breaks over something the system stops
)

// secret are words that what breaks says of itself; a log must not hold them.
const secret = "Karen fra aftenvagten"

func (f *faulty) now(kind string) bool {
	if f.left == 0 || f.kind != kind {
		return false
	}
	f.left--
	return f.left == 0
}

// fault is a command that breaks.
func (f *faulty) fault() tea.Msg { panic(errors.New(secret)) }

// Update breaks before the real screen sees the message.
func (f *faulty) Update(msg tea.Msg) tea.Cmd {
	for _, kind := range []string{breakUpdate, breakAway, breakNowhere} {
		if f.now(kind) {
			panic(secret)
		}
	}
	if f.now(breakSystem) {
		var none []string
		_ = none[f.n]
	}
	cmd := f.Screen.Update(msg)
	if key, ok := msg.(tea.KeyPressMsg); ok && key.Text == "§" {
		f.left = f.n
		cmd = tea.Batch(cmd, f.prepare())
	}
	nothing := func() tea.Msg { return nil }
	switch {
	case f.now(breakCommand):
		return f.fault
	case f.now(breakBatch):
		return tea.Batch(cmd, nothing, f.fault)
	case f.now(breakSequence):
		return tea.Sequence(nothing, f.fault)
	case f.now(breakNested):
		return tea.Sequence(nothing, tea.Batch(nothing, tea.Sequence(nothing, f.fault)))
	}
	return cmd
}

// prepare makes the rest of the world as bad as the kind of fault has it.
func (f *faulty) prepare() tea.Cmd {
	switch f.kind {
	case breakAway, breakNowhere:
		if err := os.Remove(f.env.Store.Path()); err != nil {
			panic(err)
		}
	case breakSave:
		return f.env.Saver.Touch(&ui.Target{Key: "faulty", Name: "Svaret", Save: func(context.Context, string) (store.Saved, error) {
			panic(secret)
		}}, "det, der ikke kunne gemmes")
	}
	return nil
}

// View breaks as it draws.
func (f *faulty) View(w, h int) (string, *tea.Cursor) {
	if f.now(breakView) {
		panic(secret)
	}
	return f.Screen.View(w, h)
}

// RunFaulty is Run on a journal with one challenge, whose screen breaks at the
// n-th call of the kind that is named.
func RunFaulty(o Options, kind string, n int) (Result, error) {
	if o.In == nil {
		o.In, o.Out = os.Stdin, os.Stdout
	}
	if kind == breakNowhere {
		o.Paths.State = ""
		if err := os.Setenv("TMPDIR", os.DevNull); err != nil {
			return Result{}, err
		}
	}
	r, err := newRoot(o)
	if err != nil {
		return Result{}, err
	}
	var home journal.Home
	if err := o.Store.Read(context.Background(), func(rd *store.Reader) (err error) {
		home, err = rd.Home()
		return err
	}); err != nil {
		return Result{}, err
	}
	where := ui.Go{Challenge: home.Challenges[0].ID, Write: true}
	r.stack = append(r.stack, &faulty{Screen: phase.New(r.env, where), env: r.env, kind: kind, n: n})
	return r.run()
}

// Faults lists the kinds that RunFaulty knows.
func Faults() []string {
	return []string{
		breakUpdate, breakView, breakCommand, breakBatch, breakSequence, breakNested, breakSave, breakAway, breakNowhere, breakSystem,
	}
}

// Secret are the words that a log must not hold.
const Secret = secret
