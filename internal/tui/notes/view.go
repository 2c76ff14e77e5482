package notes

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// shown is how many lines of a note stand there while it is not chosen.
const shown = 3

// View draws what the notes are narrowed to, and the notes by day.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	if s.look != s.env.Styles || s.drawnW != w {
		s.look, s.drawnW = s.env.Styles, w
		s.drawn = map[journal.ID][]string{}
	}
	top := append(s.drawChoices(w), "")
	if len(top) >= h {
		top = top[:max(0, h-1)]
	}
	s.above = len(top)
	s.h = h - len(top)
	s.rows = s.rows[:0]
	if s.slow && (len(s.notes) == 0 || s.cursor.At == 0) {
		// What stood there before something else was chosen is gone by now.
		return ui.Fit(append(top, s.look.Muted.Render(s.env.T("notes.reading"))), w, h), nil
	}
	if len(s.notes) == 0 {
		if s.read {
			key := "notes.none"
			if s.filter.any() {
				key = "notes.none_here"
			}
			top = append(top, ui.Paint(ui.Wrap(s.env.T(key), w), s.look.Muted)...)
		}
		return ui.Fit(top, w, h), nil
	}
	lines, owners, from, to := s.lay(w)
	if s.cursor.At == 0 {
		from = 0 // with the day that it stands under
	}
	s.cursor.Scroll(from, to, len(lines), s.h)
	end := min(len(lines), s.cursor.Top+s.h)
	s.rows = append(s.rows, owners[s.cursor.Top:end]...)
	return ui.Fit(append(top, lines[s.cursor.Top:end]...), w, h), nil
}

// drawChoices gives the ways to narrow, on as many lines as they need.
func (s *Screen) drawChoices(w int) []string {
	s.choices = s.choices[:0]
	lines := []string{""}
	x := 0
	for _, c := range s.choicesNow() {
		text := ui.OneLine(c.text, w)
		if x > 0 && x+3+ui.Width(text) > w {
			lines = append(lines, "")
			x = 0
		}
		if x > 0 {
			lines[len(lines)-1] += "   "
			x += 3
		}
		paint := s.look.Muted
		if c.on {
			paint = s.look.Strong
		}
		lines[len(lines)-1] += paint.Render(text)
		s.choices = append(s.choices, choiceSpan{c.by, len(lines) - 1, x, x + ui.Width(text)})
		x += ui.Width(text)
	}
	return lines
}

// lay gives all lines that were read, whose each is, and which are the chosen
// note's.
func (s *Screen) lay(w int) (lines []string, owners []int, from, to int) {
	put := func(owner int, more ...string) {
		for _, l := range more {
			lines = append(lines, l)
			owners = append(owners, owner)
		}
	}
	var day journal.Day
	for i, n := range s.notes {
		if i == 0 || n.Day != day {
			day = n.Day
			if i > 0 {
				put(-1, "")
			}
			put(-1, s.look.Muted.Render(ui.OneLine(s.env.When(day), w)))
		}
		if i == s.cursor.At {
			from = len(lines)
			put(i, s.draw(n, w, true)...)
			to = len(lines)
			continue
		}
		plain, ok := s.drawn[n.ID]
		if !ok {
			plain = s.draw(n, w, false)
			s.drawn[n.ID] = plain
		}
		put(i, plain...)
	}
	return lines, owners, from, to
}

// draw gives a note: whole with what is said of it where it is chosen, else its
// first lines.
func (s *Screen) draw(n journal.Entry, w int, chosen bool) []string {
	sign := s.look.Muted.Render("·")
	if n.Kind == journal.Star {
		sign = s.look.Star.Render("★")
	}
	mark, paint := s.look.Row(chosen)
	const in = 5 // the mark, the sign and two blanks
	room := max(1, w-in)
	words := n.Text.Words
	if !chosen {
		words = strings.TrimSpace(words)
	}
	text := ui.Wrap(words, room)
	most := shown
	var about []string
	if chosen {
		// What is said of it stays in sight; a note of several screens is read
		// in its own window.
		about = ui.Wrap(s.about(n), room)
		most = max(shown, s.h-len(about))
	}
	if len(text) > most {
		last := ui.Cut(text[most-1], max(1, room-2))
		if !strings.HasSuffix(last, "…") {
			last += " …"
		}
		text = append(text[:most-1:most-1], last)
	}
	lines := make([]string, 0, len(text)+len(about))
	for i, l := range text {
		head := strings.Repeat(" ", in)
		if i == 0 {
			head = mark + sign + "  "
		}
		lines = append(lines, ui.Cut(head+paint.Render(l), w))
	}
	lines = append(lines, ui.Indent(ui.Paint(about, s.look.Muted), strings.Repeat(" ", in))...)
	return lines
}
