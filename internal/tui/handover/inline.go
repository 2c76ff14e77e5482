package handover

import (
	"strings"

	"charm.land/lipgloss/v2"

	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
)

// piece is a part of a word in one style.
type piece struct {
	text  string
	style lipgloss.Style
}

// word is what is not broken, as long as it fits a line.
type word struct {
	pieces []piece
	width  int
	spaces int  // before it
	line   bool // a line of the text begins with it
}

// styleOf is how a run looks; plain is what is said in the block's own voice.
func styleOf(s *ui.Styles, of summary.Style, plain lipgloss.Style) lipgloss.Style {
	switch of {
	case summary.Strong:
		return s.Strong
	case summary.Muted:
		return s.Muted
	}
	return plain
}

// words parts a text into words with their styles. A word can have several.
func words(in summary.Inline, s *ui.Styles, plain lipgloss.Style) []word {
	var list []word
	spaces, line, open := 0, true, false
	for _, run := range in {
		st := styleOf(s, run.Style, plain)
		for _, part := range split(ui.Clean(run.Text)) {
			switch {
			case part == "\n":
				if line {
					list = append(list, word{line: true}) // an empty line
				}
				line, spaces, open = true, 0, false
			case part[0] == ' ':
				spaces += len(part)
				open = false
			case !open && !line && part[0] == '%' && len(list) > 0:
				// A percent sign stays with its number, as it does in print.
				last := &list[len(list)-1]
				last.pieces = append(last.pieces, piece{strings.Repeat(" ", spaces) + part, st})
				last.width += spaces + ui.Width(part)
				spaces, open = 0, true
			case open:
				last := &list[len(list)-1]
				last.pieces = append(last.pieces, piece{part, st})
				last.width += ui.Width(part)
			default:
				list = append(list, word{[]piece{{part, st}}, ui.Width(part), spaces, line})
				spaces, line, open = 0, false, true
			}
		}
	}
	return list
}

// split cuts a text into line ends, runs of spaces and what is between.
func split(s string) []string {
	var parts []string
	for s != "" {
		if s[0] == '\n' {
			parts = append(parts, "\n")
			s = s[1:]
			continue
		}
		space := s[0] == ' '
		n := strings.IndexFunc(s, func(r rune) bool { return r == '\n' || (r == ' ') != space })
		if n < 0 {
			n = len(s)
		}
		parts = append(parts, s[:n])
		s = s[n:]
	}
	return parts
}

// wrap breaks a text of several styles into lines of at most w cells.
func wrap(in summary.Inline, w int, s *ui.Styles, plain lipgloss.Style) []string {
	w = max(1, w)
	var lines []string
	var now strings.Builder
	used := 0
	flush := func() {
		lines = append(lines, now.String())
		now.Reset()
		used = 0
	}
	for i, word := range words(in, s, plain) {
		if word.line && i > 0 {
			flush()
		}
		// Spaces at the start of a line say what belongs together, so they stay.
		gap := min(word.spaces, w/2)
		if !word.line && used == 0 {
			gap = 0
		}
		if used > 0 && used+gap+word.width > w {
			flush()
			gap = 0
		}
		now.WriteString(strings.Repeat(" ", gap))
		used += gap
		for _, p := range word.pieces {
			text := p.text
			for used+ui.Width(text) > w {
				head := ui.Measure().Truncate(text, w-used, "")
				if head == "" && used == 0 {
					head = text // one character wider than the line
				}
				now.WriteString(p.style.Render(head))
				text = strings.TrimPrefix(text, head)
				flush()
			}
			if text != "" {
				now.WriteString(p.style.Render(text))
				used += ui.Width(text)
			}
		}
	}
	if now.Len() > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}
