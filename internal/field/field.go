// Package field is the place where a person writes: a text of many lines or of
// one, behind an interface of its own, so that what is inside can be changed
// without a screen knowing. It knows nothing of the journal.
//
// Texts go in and come out as they are: line ends of Windows become plain ones,
// and a text that nobody edited is given back byte for byte.
package field

import (
	"image/color"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Look is how a field is drawn.
type Look struct {
	Text, Muted color.Color // nil is the terminal's own
	Cursor      color.Color
}

// Field is a text that can be written in.
type Field interface {
	// Update takes keys and pastes while the field has the cursor.
	Update(tea.Msg) tea.Cmd
	// View draws the field in its width and Height rows.
	View() string
	// Cursor is the cell of the cursor within View; nil without focus.
	Cursor() *tea.Cursor
	// Value is the text. Until it is edited it is what SetValue was given.
	Value() string
	// SetValue puts a text in, with the cursor at its end.
	SetValue(string)
	// SetSize gives the width in cells and the most rows it may take.
	SetSize(width, most int)
	// Height is how many rows it takes now.
	Height() int
	Focus() tea.Cmd
	Blur()
	// Press puts the cursor at a cell of View.
	Press(x, y int)
	// CanUp and CanDown tell whether the cursor has a row above or below it.
	CanUp() bool
	CanDown() bool
	// Whole tells whether the whole text is in the field; where it is not (more
	// than it can hold) the field must not be written in.
	Whole() bool
	SetLook(Look)
	SetPlaceholder(string)
}

// Plain turns the line ends of Windows and old Macs into plain ones.
func Plain(s string) string {
	if !strings.ContainsRune(s, '\r') {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
