package history

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"stjerne/internal/diff"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Sizes of the page, in cells.
const (
	beside  = 60 // from this width on the versions stand beside the words
	column  = 27 // of the versions there
	between = 3  // air between the two
	airy    = 14 // from this height on there is an empty row under the question
)

// View draws the question, the versions, and the words of the chosen one.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	s.rows, s.side = area{}, area{}
	if w < 1 || h < 1 || !s.read && !s.slow {
		return "", nil
	}
	st := s.env.Styles
	if !s.read {
		return ui.Fit([]string{st.Muted.Render(s.env.T("history.reading"))}, w, h), nil
	}
	top := s.top(w, h)
	if len(s.list) < 2 {
		key := "history.none"
		if len(s.list) == 1 {
			key = "history.one"
		}
		return ui.Fit(append(top, ui.Paint(ui.Wrap(s.env.T(key), w), st.Muted)...), w, h), nil
	}
	y := len(top)
	if w >= beside {
		s.rows = area{0, y, column, h - y}
		s.side = area{column + between, y, w - column - between, h - y}
		body := ui.Beside(h-y, strings.Repeat(" ", between), []int{column, s.side.w}, s.drawRows(), s.drawWords())
		return ui.Fit(append(top, body...), w, h), nil
	}
	s.rows = area{0, y, w, min(len(s.list), max(1, min(6, (h-y)/3)))}
	at := y + s.rows.h
	if h >= airy {
		at++
	}
	s.side = area{0, at, w, h - at}
	lines := append(top, s.drawRows()...)
	for len(lines) < at {
		lines = append(lines, "")
	}
	return ui.Fit(append(lines, s.drawWords()...), w, h), nil
}

// top is the question, and where a text was written in two places, that.
func (s *Screen) top(w, h int) []string {
	st := s.env.Styles
	if h < 6 {
		return nil
	}
	if h < airy {
		return []string{st.Text.Render(ui.OneLine(s.question, w))}
	}
	lines := ui.Wrap(strings.TrimSpace(s.question), w)
	if len(lines) > 2 {
		lines = append(lines[:1:1], ui.OneLine(strings.Join(lines[1:], " "), w))
	}
	lines = append(ui.Paint(lines, st.Text), "")
	if len(s.now.Others) > 0 {
		lines = append(lines, ui.Paint(ui.Wrap(s.env.T("history.two"), w), st.Muted)...)
		lines = append(lines, "")
	}
	return lines
}

// drawRows draws the versions that are in sight.
func (s *Screen) drawRows() []string {
	h := s.rows.h
	if h < 1 {
		return nil
	}
	s.cursor.Scroll(s.cursor.At, s.cursor.At+1, len(s.list), h)
	lines := make([]string, 0, h)
	for i := s.cursor.Top; i < min(len(s.list), s.cursor.Top+h); i++ {
		st := s.env.Styles
		mark, paint := st.Row(i == s.cursor.At)
		room := s.rows.w - 2
		row := mark + paint.Render(s.label(s.list[i], room))
		if s.stands(s.list[i].ID) {
			if text := "  " + s.env.T("history.now"); ui.Width(row)+ui.Width(text) <= s.rows.w {
				row += st.Accent.Render(text)
			}
		}
		lines = append(lines, ui.Cut(row, s.rows.w))
	}
	return lines
}

// label is when a version was written, as far as there is room.
func (s *Screen) label(r journal.Revision, room int) string {
	if full := s.at(r); ui.Width(full) <= room {
		return full
	}
	return ui.OneLine(s.env.When(r.Day), room)
}

// at is when a version was written: "19. nov. kl. 14.05".
func (s *Screen) at(r journal.Revision) string {
	return s.env.T("ui.at", s.env.When(r.Day), s.env.Words.Clock(r.At.Hour(), r.At.Minute()))
}

// about says what the words below are, in that many cells.
func (s *Screen) about(busy bool, room int) string {
	e := s.env
	r, _ := s.chosen()
	switch {
	case busy:
		return e.T("history.comparing")
	case s.mode == plain:
		return e.T("history.plain")
	case s.mode == since && s.cursor.At+1 == len(s.list):
		return e.T("history.first")
	case s.mode == since:
		before := s.list[s.cursor.At+1]
		if s.stands(r.ID) && s.stands(before.ID) {
			// Neither was made of the other.
			return e.T("history.beside")
		}
		if full := e.T("history.since", s.at(before)); ui.Width(full) <= room {
			return full
		}
		return e.T("history.since", e.When(before.Day))
	case r.ID == s.now.Rev:
		return e.T("history.current")
	}
	return e.T("history.until")
}

// drawWords draws what is said of the words, and those of them that are in sight.
func (s *Screen) drawWords() []string {
	st := s.env.Styles
	parts, of, busy := s.parts()
	if s.laid.of != of || s.laid.w != s.side.w || s.laid.lines == nil {
		if s.laid.of != of {
			s.placed = false
		}
		s.laid = lay(parts, of, s.side.w)
	}
	const head = 1
	gap := 0
	if s.side.h >= airy {
		gap = 1
	}
	s.side.y += head + gap
	s.side.h = max(0, s.side.h-head-gap)
	h := s.side.h
	if !s.placed {
		s.words.Top, s.placed = 0, true
		if s.laid.first >= h {
			// What was changed is what one came for; two lines tell where it is.
			s.words.Top = s.laid.first - 2
		}
	}
	s.scroll(0)
	part := ""
	if total := len(s.laid.lines); h > 0 && total > h {
		page := (s.words.Top+h-1)/h + 1
		part = s.env.T("history.part", page, (total+h-1)/h)
	}
	room := s.side.w
	if part != "" {
		room -= ui.Width(part) + 2
	}
	lines := []string{ui.Ends(st.Muted.Render(ui.OneLine(s.about(busy, room), s.side.w)), st.Muted.Render(part), s.side.w)}
	for range gap {
		lines = append(lines, "")
	}
	if len(parts) == 0 {
		return append(lines, ui.Paint(ui.Wrap(s.env.T("history.empty"), s.side.w), st.Muted)...)
	}
	for _, l := range s.laid.lines[s.words.Top:min(len(s.laid.lines), s.words.Top+h)] {
		lines = append(lines, s.paint(l))
	}
	return lines
}

func (s *Screen) paint(l line) string {
	var b strings.Builder
	for _, p := range l {
		b.WriteString(s.style(p.Kind).Render(p.Text))
	}
	return b.String()
}

func (s *Screen) style(k diff.Kind) lipgloss.Style {
	switch k {
	case diff.Out:
		return s.env.Styles.Muted
	case diff.In:
		return s.env.Styles.Good
	}
	return s.env.Styles.Text
}
