package ui

import (
	"charm.land/lipgloss/v2"
	"stjerne/internal/field"
)

// Styles are how the parts of a screen look. They carry no size: layout is done
// on plain text, and styles are put on last.
type Styles struct {
	Text     lipgloss.Style // what the leader wrote
	Muted    lipgloss.Style // what can be overlooked
	Strong   lipgloss.Style // the one bold thing
	Accent   lipgloss.Style // where you are
	Line     lipgloss.Style // rules and borders
	Selected lipgloss.Style // the chosen line of a list
	Good     lipgloss.Style
	Trouble  lipgloss.Style
	Star     lipgloss.Style
	Hit      lipgloss.Style // what a search found
	Dark     bool
}

// FieldLook is how a text field is drawn.
func (s *Styles) FieldLook() field.Look {
	return field.Look{Text: s.Text.GetForeground(), Muted: s.Muted.GetForeground(), Cursor: s.Accent.GetForeground()}
}
