package lookback

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
)

// Sizes of the page, in cells.
const (
	two     = 56  // from this width on two loops stand side by side
	three   = 114 // from this width on three do
	widest  = 92  // of a column; longer lines are hard to read
	between = 3   // air between two
	airy    = 14  // from this height on there is an empty row under the question
	pad     = 2   // a column's words stand under its head's
)

// layout is the page of one topic at one size.
type layout struct {
	w, h    int // h of the rows below what stays in sight
	styles  *ui.Styles
	head    [][]string // of the columns; stacked they stand among the lines
	lines   [][]string // of each column in sight, or one of all
	starts  []int      // where each loop's head is, stacked
	columnW int
	total   int // of the longest column
}

// View draws the question, and below it what each loop has under it.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	s.heads = s.heads[:0]
	if w < 1 || h < 1 || s.challenge == nil {
		return "", nil
	}
	t, ok := s.topic()
	if !ok {
		return ui.Fit(ui.Paint(ui.Wrap(s.env.T("lookback.none"), w), s.env.Styles.Muted), w, h), nil
	}
	question := s.question(t, w, h)
	if s.laid.w != w || s.laid.styles != s.env.Styles || s.laid.lines == nil {
		s.lay(t, w)
	}
	top := question
	if len(s.laid.head) > 0 {
		top = append(top, s.side(s.laid.head)...)
	}
	top = top[:min(len(top), h)]
	s.laid.h = h - len(top)
	s.place(t, w)
	if len(question) > 0 && h > 1 {
		top[0] = ui.Ends(top[0], s.env.Styles.Muted.Render(s.where()), w)
	}
	s.note(len(question), h)
	inSight := make([][]string, len(s.laid.lines))
	for i, lines := range s.laid.lines {
		from := min(s.top, len(lines))
		inSight[i] = lines[from:min(len(lines), from+s.laid.h)]
	}
	return ui.Fit(append(top, s.side(inSight)...), w, h), nil
}

// question is the phase and the question, as many lines as there is room for.
func (s *Screen) question(t topic, w, h int) []string {
	st := s.env.Styles
	ask := strings.TrimSpace(s.ask(t))
	switch {
	case h < 4:
		return nil
	case h < airy:
		return []string{st.Text.Render(ui.OneLine(ask, w))}
	}
	lines := ui.Wrap(ask, w)
	if len(lines) > 3 {
		lines = append(lines[:2:2], ui.OneLine(strings.Join(lines[2:], " "), w))
	}
	phase := ""
	if t.phase.ID != "" {
		phase = s.env.T("phase.title", t.phase.Number, t.phase.Title)
	}
	head := []string{st.Muted.Render(ui.OneLine(phase, w))}
	return append(append(head, ui.Paint(lines, st.Text)...), "")
}

// where says which part is in sight where there is more than fits.
func (s *Screen) where() string {
	var said []string
	if n := len(s.challenge.Loops); len(s.laid.head) > 0 && len(s.laid.head) < n {
		said = append(said, s.env.T("lookback.loops", s.from+1, s.from+len(s.laid.head), n))
	}
	if h := s.laid.h; h > 0 && s.laid.total > h {
		said = append(said, s.env.T("history.part", (s.top+h-1)/h+1, (s.laid.total+h-1)/h))
	}
	return strings.Join(said, ", ")
}

// columns is how many loops stand side by side in a width; 1 where they stand
// below each other.
func (s *Screen) columns(w int) int {
	n := 1
	switch {
	case w >= three:
		n = 3
	case w >= two:
		n = 2
	}
	return min(n, len(s.challenge.Loops))
}

// place settles which line is the first in sight. Where loops stand below each
// other the chosen one stays in sight: enter must not lead to one that is not.
func (s *Screen) place(t topic, w int) {
	if s.top == atHead {
		s.top = 0
		if s.loop < len(s.laid.starts) {
			s.top = s.laid.starts[s.loop]
		}
	}
	s.scroll(0)
	if s.laid.h < 1 {
		return
	}
	for i, start := range s.laid.starts {
		end := s.end(i)
		if i == s.loop && start < s.top+s.laid.h && end > s.top {
			return
		}
	}
	for i := range s.laid.starts {
		if s.end(i) > s.top {
			s.loop = i
			s.lay(t, w)
			return
		}
	}
}

// end is the line after a loop's last one where loops stand below each other.
func (s *Screen) end(loop int) int {
	if loop+1 < len(s.laid.starts) {
		return s.laid.starts[loop+1]
	}
	return s.laid.total
}

func (s *Screen) lay(t topic, w int) {
	n := s.columns(w)
	s.laid = layout{w: w, h: s.laid.h, styles: s.env.Styles, columnW: min(widest, (w-between*(n-1))/n)}
	room := max(1, s.laid.columnW-pad)
	body := func(i int) []string {
		c := &column{s: s, loop: s.challenge.Loops[i], w: room}
		return ui.Indent(c.draw(t), strings.Repeat(" ", pad))
	}
	if n == 1 {
		var all []string
		for i, l := range s.challenge.Loops {
			if i > 0 {
				all = append(all, "")
			}
			s.laid.starts = append(s.laid.starts, len(all))
			all = append(all, slices.DeleteFunc(s.head(l, i == s.loop, s.laid.columnW), empty)...)
			all = append(all, body(i)...)
		}
		s.laid.lines, s.laid.total = [][]string{all}, len(all)
		return
	}
	s.from = max(0, min(s.from, s.loop, len(s.challenge.Loops)-n), s.loop-n+1)
	for i := s.from; i < s.from+n; i++ {
		s.laid.head = append(s.laid.head, s.head(s.challenge.Loops[i], i == s.loop, s.laid.columnW))
		lines := body(i)
		s.laid.lines = append(s.laid.lines, lines)
		s.laid.total = max(s.laid.total, len(lines))
	}
}

func empty(line string) bool { return line == "" }

// side joins columns.
func (s *Screen) side(columns [][]string) []string {
	h := 0
	widths := make([]int, len(columns))
	for i, c := range columns {
		h = max(h, len(c))
		widths[i] = s.laid.columnW
	}
	return ui.Beside(h, strings.Repeat(" ", between), widths, columns...)
}

// note keeps where each loop is drawn, for the pointer.
func (s *Screen) note(y, h int) {
	if len(s.laid.head) > 0 {
		for i := range s.laid.head {
			s.heads = append(s.heads, spot{s.from + i, i * (s.laid.columnW + between), y, s.laid.columnW, h - y})
		}
		return
	}
	for i, start := range s.laid.starts {
		from, to := max(0, start-s.top), min(s.laid.h, s.end(i)-s.top)
		if to > from {
			s.heads = append(s.heads, spot{i, 0, y + from, s.laid.columnW, to - from})
		}
	}
}
