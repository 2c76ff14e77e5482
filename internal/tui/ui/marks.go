package ui

import (
	"strings"

	"stjerne/internal/diff"
)

// EndMark ends what Mark begins.
const EndMark = "]"

// Mark begins what went and what came, so that a change is told without a colour;
// "" for what stayed.
func Mark(kind diff.Kind) string {
	switch kind {
	case diff.Out:
		return "[-"
	case diff.In:
		return "[+"
	}
	return ""
}

// Changed tells whether some of the parts of a line went or came.
func Changed(parts []diff.Part) bool {
	for _, p := range parts {
		if p.Kind != diff.Same {
			return true
		}
	}
	return false
}

// LineEnds makes \n of every end of a line.
func LineEnds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
