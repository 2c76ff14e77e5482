package handover

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
)

// Widths of the list beside the page, and from where they stand beside each other.
const (
	besideFrom = 98 // of the body: a terminal of 100
	listCells  = 36
	briefCells = 46
)

// drawn is the page as it was drawn last, so that moving about draws nothing anew.
type drawn struct {
	w      int
	styles *ui.Styles
	lines  []string
	at     map[string]int
}

func (s *Screen) drawPage(w int) {
	w = max(1, min(w, pageWidth))
	if s.drawn.lines != nil && s.drawn.w == w && s.drawn.styles == s.env.Styles {
		return
	}
	all, at := lines(s.page.doc, w, s.env.Styles)
	s.drawn = drawn{w, s.env.Styles, all, at}
}

// View draws the list and the page, beside each other where there is room.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	s.w, s.h = w, h
	if w < 1 || h < 1 || s.page == nil {
		return "", nil
	}
	s.listW = 0
	if !s.placed {
		// Where there is room for one of them only, what is handed over comes
		// first: the list is a tab away.
		s.placed, s.onPage = true, w < besideFrom
	}
	if w >= besideFrom {
		return s.beside(w, h)
	}
	text, cursor := s.alone(w, h)
	if w < leastWidth {
		// Below what can be laid out at all, what is too wide is cut.
		rows := strings.Split(text, "\n")
		for i, l := range rows {
			rows[i] = ui.Cut(l, w)
		}
		if cursor != nil && cursor.X >= w {
			cursor = nil
		}
		text = strings.Join(rows[:min(len(rows), h)], "\n")
	}
	return text, cursor
}

// leastWidth is the width below which lines are cut rather than laid out.
const leastWidth = 24

// alone draws the list or the page, where they take turns.
func (s *Screen) alone(w, h int) (string, *tea.Cursor) {
	switch {
	case s.brief != nil:
		formRows, pageRows := splitRows(h)
		drawn, cursor := s.brief.View(w, formRows)
		all := strings.Split(drawn, "\n")
		if pageRows > 0 {
			for len(all) < formRows {
				all = append(all, "")
			}
			all = append(all, s.env.Styles.Line.Render(strings.Repeat("─", w)))
			all = append(all, s.sight(w, pageRows)...)
		}
		return strings.Join(all, "\n"), cursor
	case s.onPage:
		head := s.fit(w, true)
		if len(head)+leastPage > h {
			head = nil
		}
		return strings.Join(append(head, s.sight(w, h-len(head))...), "\n"), nil
	}
	return strings.Join(s.sections(w, h), "\n"), nil
}

func (s *Screen) beside(w, h int) (string, *tea.Cursor) {
	s.listW = listCells
	if s.brief != nil {
		s.listW = briefCells
	}
	between := " " + s.env.Styles.Line.Render("│") + "  "
	pageW := w - s.listW - 4
	right := s.sight(pageW, h)
	var left []string
	var cursor *tea.Cursor
	if s.brief != nil {
		var text string
		text, cursor = s.brief.View(s.listW, h)
		left = strings.Split(text, "\n")
	} else {
		left = s.sections(s.listW, h)
	}
	return strings.Join(ui.Beside(h, between, []int{s.listW, pageW}, left, right), "\n"), cursor
}

// sight is what is in sight of the page, with a mark before the chosen section.
func (s *Screen) sight(w, h int) []string {
	s.drawPage(w - 2)
	s.pageH = h
	from, to := s.span()
	if s.seek && to > from {
		s.top = from - 1
	}
	s.seek = false
	s.top = max(0, min(s.top, len(s.drawn.lines)-h))
	var out []string
	for i := s.top; i < min(len(s.drawn.lines), s.top+h); i++ {
		mark := "  "
		if i >= from && i < to && s.drawn.lines[i] != "" {
			mark = s.env.Styles.Accent.Render("▏") + " "
		}
		out = append(out, mark+s.drawn.lines[i])
	}
	return out
}

// span is the lines that the chosen section takes.
func (s *Screen) span() (from, to int) {
	sec, ok := s.chosen()
	if !ok || sec.ID == exportRow {
		return 0, 0
	}
	from, there := s.drawn.at[sec.ID]
	if !there {
		return 0, 0
	}
	to = len(s.drawn.lines)
	for _, line := range s.drawn.at {
		if line > from && line < to {
			to = line
		}
	}
	return from, to
}

// fit says how long it takes to read aloud and whether it is one page; each
// also what is too long, where the list does not say it.
func (s *Screen) fit(w int, each bool) []string {
	st := s.env.Styles
	var unused []string
	if err := s.env.TemplateFault; err != nil {
		unused = ui.Paint(ui.Wrap(s.env.T("template.own-words", s.env.Words.Sentence(err)), w), st.Muted)
	}
	if s.full {
		return append(append(unused, ui.Paint(ui.Wrap(s.env.T("handover.full"), w), st.Muted)...), "")
	}
	f := s.page.fit
	paint := st.Muted
	if !f.OnePage {
		paint = st.Text
	}
	lines := ui.Paint(ui.Wrap(f.Sentence(s.env.Words), w), paint)
	for _, over := range f.TooLong {
		if !each {
			break
		}
		lines = append(lines, hanging(ui.Paint(ui.Wrap(over.Say(s.env.Words), w-2), st.Muted), st.Accent.Render("! "))...)
	}
	return append(append(lines, unused...), "")
}

// sections is the list, as much of it as is in sight, and the chosen one among it.
func (s *Screen) sections(w, h int) []string {
	st := s.env.Styles
	head := s.fit(w, false)
	if len(head)+4 > h {
		head = head[:min(len(head), max(0, h-4))]
	}
	var all []string
	from, to := 0, 0
	rows := s.rows()
	for i, sec := range rows {
		if i > 0 && rows[i-1].Page && !sec.Page && sec.ID != exportRow {
			all = append(all, "", st.Accent.Render(ui.OneLine(s.env.T("handover.after_page"), w)))
		}
		if sec.ID == exportRow {
			all = append(all, "")
		}
		row := s.row(i, sec, w)
		if i == s.list.At {
			from, to = len(all), len(all)+len(row)
		}
		all = append(all, row...)
	}
	all = append(all, "")
	all = append(all, ui.Paint(ui.Wrap(s.env.T("handover.shared"), w), st.Muted)...)
	room := h - len(head)
	s.list.Scroll(from, to, len(all), room)
	return append(head, all[s.list.Top:min(len(all), s.list.Top+room)]...)
}

// row is one line of the list: whether it is handed over, what it is called, and
// what is to be said of it.
func (s *Screen) row(i int, sec summary.Section, w int) []string {
	st := s.env.Styles
	mark := "  "
	name := st.Text
	if i == s.list.At && !s.onPage {
		mark = st.Accent.Render("▸") + " "
		name = st.Strong
	}
	if sec.ID == exportRow {
		return []string{mark + name.Render(ui.OneLine(s.env.T("handover.export"), w-2))}
	}
	box := "○ "
	if sec.On {
		box = "● "
	} else if i != s.list.At {
		name = st.Muted
	}
	lines := hanging(ui.Paint(ui.Wrap(sec.Title, w-4), name), mark+name.Render(box))
	if over := s.over(sec); over != "" {
		lines = append(lines, "    "+st.Muted.Render(ui.OneLine("! "+over, w-4)))
	}
	if note := s.about(sec); note != "" {
		lines = append(lines, "    "+st.Muted.Render(ui.OneLine(note, w-4)))
	}
	return lines
}

// about is what is said of a section: that it is empty, or that there is more
// than the page shows.
func (s *Screen) about(sec summary.Section) string {
	switch {
	case sec.ID == summary.SectionNotes && !sec.On && s.noted():
		return "" // the log is read when it is asked for
	case sec.Empty:
		return s.env.T("ui.not_written")
	case sec.On && sec.Rest > 0 && !s.full:
		return s.env.Words.N("handover.rest", sec.Rest)
	}
	return ""
}

// over says by how much a section is too long for the page.
func (s *Screen) over(sec summary.Section) string {
	if s.full || !sec.On {
		return ""
	}
	for _, over := range s.page.fit.TooLong {
		if over.Section == sec.ID {
			return s.env.Words.N("handover.over", over.Words)
		}
	}
	return ""
}

// noted tells whether there are notes in the loop at all.
func (s *Screen) noted() bool {
	l := s.page.loopOf()
	if l == nil {
		return false
	}
	for _, n := range l.Kinds {
		if n > 0 {
			return true
		}
	}
	return false
}

// rowAt is the row of the list that stands on a line of it.
func (s *Screen) rowAt(y, w int) (int, bool) {
	head := s.fit(w, false)
	if len(head)+4 > s.h {
		head = head[:min(len(head), max(0, s.h-4))]
	}
	line := y - len(head) + s.list.Top
	at := 0
	rows := s.rows()
	for i, sec := range rows {
		if i > 0 && rows[i-1].Page && !sec.Page && sec.ID != exportRow {
			at += 2
		}
		if sec.ID == exportRow {
			at++
		}
		n := len(s.row(i, sec, w))
		if y >= len(head) && line >= at && line < at+n {
			return i, true
		}
		at += n
	}
	return 0, false
}

func (s *Screen) click(c ui.Click) tea.Cmd {
	if s.page == nil {
		return nil
	}
	if s.brief != nil {
		if s.listW == 0 || c.X < s.listW || s.brief.IsWhole() {
			return s.brief.Update(c)
		}
		return nil
	}
	w := s.listW
	if w == 0 {
		w = s.w
		if s.onPage {
			return nil
		}
	}
	if c.X >= w {
		s.onPage = true
		return nil
	}
	i, ok := s.rowAt(c.Y, w)
	if !ok {
		return nil
	}
	s.onPage = false
	s.list.At = i
	sec := s.rows()[i]
	switch {
	case sec.ID == exportRow:
		return s.export()
	case c.X >= 2 && c.X < 4:
		return s.toggle() // the circle is what a hand would press
	}
	s.reveal()
	return nil
}
