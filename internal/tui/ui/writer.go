package ui

import (
	"sync"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/field"
	"stjerne/internal/tui/action"
	"stjerne/journal"
)

// Writer is what holds the field that has the cursor.
type Writer interface {
	// Field is the one that has the cursor; nil where none has.
	Field() *field.Field
	// Touched notes that the field's text was changed, as if it had been typed.
	Touched() tea.Cmd
}

// Hosts is a Screen in which something can be written.
type Hosts interface {
	// Writer is nil where nothing can be written now.
	Writer() Writer
}

// Whole is a Writer that can give its one field the whole screen.
type Whole interface {
	// IsWhole tells whether it has it.
	IsWhole() bool
	// ViewWhole draws the field with the question above it into w x h cells.
	ViewWhole(w, h int) (string, *tea.Cursor)
}

// Dated is a Writer whose text has earlier versions.
type Dated interface {
	// Dated is the text that has the focus, what it is called, and how other words
	// are put in its place; ok is false where that has no versions.
	Dated() (ref journal.TextRef, name string, put func(words string) tea.Cmd, ok bool)
}

// lineWriter is the Writer of a Line, whose screen finds what is typed.
type lineWriter struct {
	line    *Line
	touched func() tea.Cmd
}

func (w lineWriter) Field() *field.Field { return w.line.field }

func (w lineWriter) Touched() tea.Cmd {
	if !w.line.read() {
		return nil
	}
	return w.touched()
}

// Writer is the Writer of a line; touched is what follows from another text in it.
func (l *Line) Writer(touched func() tea.Cmd) Writer { return lineWriter{l, touched} }

// Scopes are those of the line over the list of what it finds.
func (l *Line) Scopes() []action.Scope { return Scoped(l.field, action.Finding) }

// FieldKeys are the keys of a text field, from the table of actions.
var FieldKeys = sync.OnceValue(func() field.Keys {
	keys := field.Keys{
		// Some terminals send this for backspace; so it is no key of its own.
		"ctrl+h": field.DeleteLeft,
	}
	for key, name := range action.Typing() {
		keys.Add(key, field.Command(name))
	}
	return keys
})

// Scoped are the scopes of a text that is being written: that of what is selected
// where something is, the given one, and that of the text's own keys.
func Scoped(f *field.Field, in action.Scope) []action.Scope {
	if f == nil {
		return []action.Scope{in}
	}
	if from, to := f.Selection(); from != to {
		return []action.Scope{action.Marked, in, action.Text}
	}
	return []action.Scope{in, action.Text}
}
