package phase

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Widths at which the rail becomes a column, and the thinking's own column is drawn.
const (
	railFrom  = 58
	railCells = 18
	asideFrom = 116
)

// View draws the rail, the page, and where there is room what belongs to it.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	if s.data == nil {
		return "", nil
	}
	switch {
	case s.Alone():
		return s.askAlone(w, h)
	case w < railFrom:
		return s.narrow(w, h)
	}
	s.railW, s.railH = railCells, 0
	st := s.env.Styles
	between := " " + st.Line.Render("│") + " "
	pageW := w - railCells - 3
	widths := []int{railCells, pageW}
	var side []string
	if w >= asideFrom {
		sideW := (pageW - 3) * 2 / 5
		pageW -= sideW + 3
		widths = []int{railCells, pageW, sideW}
		side = s.aside(sideW, h)
	}
	content, cursor := s.form.View(pageW, h)
	if cursor != nil {
		cursor.X += railCells + 3
	}
	columns := [][]string{s.rail(h), strings.Split(content, "\n")}
	if side != nil {
		columns = append(columns, side)
	}
	return strings.Join(ui.Beside(h, between, widths, columns...), "\n"), cursor
}

// askAlone draws the one question with air around it.
func (s *Screen) askAlone(w, h int) (string, *tea.Cursor) {
	room, top := min(w, aloneWidth), 0
	if h >= 14 {
		top = 2
	}
	left := (w - room) / 3
	content, cursor := s.form.View(room, h-top)
	if cursor != nil {
		cursor.X += left
		cursor.Y += top
	}
	s.railW, s.railH = 0, top
	pad := strings.Repeat(" ", left)
	return strings.Repeat("\n", top) + pad + strings.ReplaceAll(content, "\n", "\n"+pad), cursor
}

// aloneWidth is a line that is read at a glance.
const aloneWidth = 66

func (s *Screen) narrow(w, h int) (string, *tea.Cursor) {
	st := s.env.Styles
	var b strings.Builder
	has := s.data.challenge.AnsweredIn(s.theLoop())
	for i, p := range s.env.Method.Phases {
		text := s.env.T("phase.rail_short", p.Number, journal.PhaseMark(p, has).String())
		if i == s.at && s.sheet == "" {
			b.WriteString(st.Accent.Render("▌" + text))
		} else {
			b.WriteString(st.Muted.Render(" " + text))
		}
		b.WriteString(" ")
	}
	s.railW, s.railH = 0, 1
	if h < 3 {
		return s.form.View(w, h)
	}
	content, cursor := s.form.View(w, h-1)
	if cursor != nil {
		cursor.Y++
	}
	return ui.Cut(b.String(), w) + "\n" + content, cursor
}

func (s *Screen) rail(h int) []string {
	st := s.env.Styles
	has := s.data.challenge.AnsweredIn(s.theLoop())
	lines := make([]string, 0, h)
	for i, p := range s.env.Method.Phases {
		mark := journal.PhaseMark(p, has).String()
		text := ui.Ends(s.env.T("phase.rail", p.Number, p.Short), mark, railCells-1)
		if i == s.at && s.sheet == "" {
			lines = append(lines, st.Accent.Render("▌")+st.Strong.Render(text))
		} else {
			lines = append(lines, " "+st.Muted.Render(text))
		}
	}
	return lines
}

// onPage is a cell of the screen as one of the page beside or below the rail.
func (s *Screen) onPage(x, y int) (int, int) {
	if s.form.IsWhole() {
		return x, y
	}
	if s.railW > 0 {
		x -= s.railW + 3
	}
	return x, y - s.railH
}

func (s *Screen) click(c ui.Click) tea.Cmd {
	switch {
	case s.form.IsWhole():
	case s.railW > 0 && c.X < s.railW:
		if c.Y < len(s.env.Method.Phases) {
			return s.show(c.Y)
		}
		return nil
	case s.railH > 0 && c.Y == 0:
		if i := c.X / narrowCells; i < len(s.env.Method.Phases) {
			return s.show(i)
		}
		return nil
	}
	c.X, c.Y = s.onPage(c.X, c.Y)
	return s.form.Update(c)
}

// narrowCells is the width of a phase in the one-line rail: mark, number, sign, air.
const narrowCells = 5

// aside is the third column: what belongs to the thinking.
func (s *Screen) aside(w, h int) []string {
	st := s.env.Styles
	var lines []string
	add := func(title string, body []string) {
		if len(body) == 0 {
			return
		}
		lines = append(append(lines, st.Accent.Render(ui.OneLine(title, w))), append(body, "")...)
	}
	loop := s.theLoop()
	add(s.env.T("phase.aside_earlier"), s.earlier(w))
	if inds := s.data.challenge.IndicatorsOf(loop); len(inds) > 0 && !s.shows(method.Measurements) {
		add(s.env.T("phase.aside_indicator"), s.picture(inds[0], w))
	}
	var stars []string
	for i, e := range s.data.notes[journal.Star] {
		if i == 3 {
			break
		}
		text := ui.Wrap(e.Text.Words, w-2)
		if len(text) > 4 {
			text = append(text[:3], ui.Cut(text[3]+" …", w-2))
		}
		stars = append(stars, st.Star.Render("★")+" "+st.Text.Render(text[0]))
		stars = append(stars, ui.Indent(ui.Paint(text[1:], st.Text), "  ")...)
		stars = append(stars, st.Muted.Render(ui.OneLine("  "+s.seen(e.Day, e.SeenBy), w)))
	}
	add(s.env.T("phase.aside_stars"), stars)
	if len(lines) == 0 {
		add(s.phase().Title, ui.Paint(ui.Wrap(s.phase().Help, w), st.Muted))
	}
	return lines[:min(len(lines), h)]
}

func (s *Screen) shows(kind method.Kind) bool {
	_, items := s.page()
	for _, item := range items {
		if item.Kind == kind {
			return true
		}
	}
	return false
}

// earlier is what was written to the question at hand in the loop before.
func (s *Screen) earlier(w int) []string {
	before := s.data.challenge.Earlier(s.theLoop())
	if before == nil {
		return nil
	}
	id := s.form.At()
	words := before.Texts[id].Words
	if step := before.Steps[id]; step.N > 0 {
		words = s.env.T("phase.step", s.stepFace(id, step.N), s.env.Method.Step(id, step.N))
	}
	if words == "" {
		return nil
	}
	lines := ui.Wrap(words, w)
	if len(lines) > 8 {
		lines = append(lines[:7], ui.Cut(lines[7]+" …", w))
	}
	return ui.Paint(lines, s.env.Styles.Muted)
}
