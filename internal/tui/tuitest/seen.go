package tuitest

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Cells draws what is seen into a buffer of the terminal's size.
func (s *Sim) Cells() uv.ScreenBuffer {
	buf := uv.NewScreenBuffer(s.W, s.H)
	view := s.Model.View()
	uv.NewStyledString(view.Content).Draw(buf, buf.Bounds())
	return buf
}

// Screen is what is seen as text, without styles, without blanks at the ends of
// lines, and without empty lines at its end.
func (s *Sim) Screen() string {
	buf := s.Cells()
	lines := make([]string, s.H)
	for y := range s.H {
		var b strings.Builder
		for x := 0; x < s.W; {
			cell := buf.CellAt(x, y)
			if cell == nil || cell.Content == "" {
				b.WriteByte(' ')
				x++
				continue
			}
			b.WriteString(cell.Content)
			x += max(1, cell.Width)
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// Text is the screen as running text, for sentences that are broken over lines.
func (s *Sim) Text() string {
	text := s.Screen()
	for _, edge := range []string{"│", "▏", "▌", "▸"} {
		text = strings.ReplaceAll(text, edge, " ")
	}
	return strings.Join(strings.Fields(text), " ")
}

// Has fails unless all texts are seen, however they are broken into lines.
func (s *Sim) Has(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if !strings.Contains(s.Text(), text) {
			s.t.Fatalf("%q is not seen:\n%s", text, s.Screen())
		}
	}
}

// HasNot fails where a text is seen.
func (s *Sim) HasNot(text string) {
	s.t.Helper()
	if strings.Contains(s.Text(), text) {
		s.t.Fatalf("%q is seen:\n%s", text, s.Screen())
	}
}
