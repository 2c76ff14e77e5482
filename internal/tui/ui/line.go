package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/field"
)

// LineRows is how many rows a Line takes: its own, and an empty one.
const LineRows = 2

// Pause is how long nothing must have been typed before what was is searched for.
const Pause = 80 * time.Millisecond

// Line is the line that is typed in over the list of what it finds.
type Line struct {
	env    *Env
	mark   string // what stands before it
	hint   string // key of what stands in it while it is empty; "" for none
	field  *field.Field
	styles *Styles
	room   int // cells that the hint is cut to
	typed  string
	gen    int
}

// Paused tells that nothing has been typed for a moment.
type Paused struct {
	of  *Line
	gen int
}

// NewLine makes an empty line with the cursor in it.
func NewLine(e *Env, mark, hint string) *Line {
	l := &Line{env: e, mark: mark, hint: hint, field: field.NewOneLine()}
	l.field.SetKeys(FieldKeys())
	l.field.Focus()
	return l
}

// Typed is what stands there, without blanks around it.
func (l *Line) Typed() string { return l.typed }

// Gen counts how often it became another. What was found for an earlier one is
// not shown for a later one.
func (l *Line) Gen() int { return l.gen }

// Update takes a key or a paste, and tells whether another text stands there
// than before.
func (l *Line) Update(msg tea.Msg) (changed bool) {
	l.field.Update(msg)
	return l.read()
}

// read tells whether another text stands there than when it was read last.
func (l *Line) read() bool {
	typed := strings.TrimSpace(l.field.Value())
	if typed == l.typed {
		return false
	}
	l.typed = typed
	l.gen++
	return true
}

// Wait leads to Paused after a moment.
func (l *Line) Wait() tea.Cmd {
	msg := Paused{l, l.gen}
	return tea.Tick(Pause, func(time.Time) tea.Msg { return msg })
}

// Is tells whether nothing has been typed in the line since it was waited.
func (l *Line) Is(msg Paused) bool { return msg.of == l && msg.gen == l.gen }

// View draws the line and the empty row below it.
func (l *Line) View(w int) ([]string, *tea.Cursor) {
	if l.styles != l.env.Styles {
		l.styles = l.env.Styles
		l.field.SetLook(l.styles.FieldLook())
	}
	room := max(1, w-Width(l.mark))
	l.field.SetMethod(Measure())
	l.field.SetSize(room, 1)
	if l.hint != "" && l.room != room {
		l.room = room
		l.field.SetPlaceholder(OneLine(l.env.T(l.hint), room-1))
	}
	cursor := l.field.Cursor()
	if cursor != nil {
		cursor.X = min(cursor.X+Width(l.mark), w-1)
	}
	return []string{Cut(l.styles.Accent.Render(l.mark)+l.field.View(), w), ""}, cursor
}
