package ui

import (
	"charm.land/lipgloss/v2"

	"stjerne/internal/field"
	"stjerne/themes"
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
	return field.Look{
		Text: s.Text, Muted: s.Muted, Tag: s.Accent, Match: s.Hit, Fault: s.Trouble, Cursor: s.Accent.GetForeground(),
	}
}

// Row is how a row of a list begins and how its words look.
func (s *Styles) Row(chosen bool) (mark string, words lipgloss.Style) {
	if chosen {
		return s.Accent.Render("▸") + " ", s.Strong
	}
	return "  ", s.Text
}

// NewStyles makes styles of a theme's palette.
func NewStyles(p themes.Palette, dark bool) *Styles {
	style := func(t themes.Style) lipgloss.Style {
		st := lipgloss.NewStyle().Bold(t.Bold).Underline(t.Underline).Reverse(t.Reverse)
		if t.Color != "" {
			st = st.Foreground(lipgloss.Color(t.Color))
		}
		return st
	}
	selected := style(p.SelectText)
	if p.Select != "" {
		selected = selected.Background(lipgloss.Color(p.Select))
	}
	return &Styles{
		Text: style(p.Text), Muted: style(p.Muted), Strong: style(p.Strong), Accent: style(p.Accent), Line: style(p.Line),
		Selected: selected, Good: style(p.Good), Trouble: style(p.Trouble), Star: style(p.Star), Hit: style(p.Hit), Dark: dark,
	}
}
