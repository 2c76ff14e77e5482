package present

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
)

// leastNote is how many rows a note has at least, and leastItem how many must be
// left of the thing it is about; where both have no room the note has it all.
const (
	leastNote = 5
	leastItem = 3
	fewest    = 4 // rows from which it is said that there is more
)

// drawn is the item as it was laid out last: a key that is typed in the note lays
// out nothing but the note.
type drawn struct {
	key, noted string
	w, h       int
	styles     *ui.Styles
	lines      []string
}

// column is the width of what is read, and where it begins.
func column(w int) (width, left int) {
	margin := 0
	switch {
	case w >= 60:
		margin = 4
	case w >= 24:
		margin = 1
	}
	width = min(columnWidth, max(1, w-2*margin))
	return width, (w - width) / 2
}

// lines lays the item at hand out for the screen as it was drawn last. What was
// noted is a part of it, unless it is being written.
func (s *Screen) lines() []string {
	it, ok := s.item()
	if !ok || s.w < 1 {
		return nil
	}
	w, _ := column(s.w)
	noted := ""
	if it.own && s.form == nil {
		noted = s.texts[it.note].Words
	}
	d := &s.drawn
	if d.lines != nil && d.key == it.key && d.noted == noted && d.w == w && d.h == s.h && d.styles == s.env.Styles {
		return d.lines
	}
	all := lines(it, w, s.h, s.env.Styles)
	if noted != "" {
		all = append(all, "", s.env.Styles.Muted.Render(ui.OneLine(s.env.T("present.noted"), w)))
		all = append(all, ui.Indent(s.env.Written(noted, max(1, w-2)), "  ")...)
	}
	*d = drawn{it.key, noted, w, s.h, s.env.Styles, all}
	return all
}

// rooms shares the rows between the item and the note.
func (s *Screen) rooms() (item, note int) {
	if s.form == nil {
		return s.h, 0
	}
	note = max(leastNote, s.h/3)
	if s.h-note < leastItem {
		return 0, s.h
	}
	return s.h - note, note
}

// lastTop is the row that the item is scrolled to when its end is in sight; 0
// where all of it is.
func (s *Screen) lastTop() int {
	all := len(s.lines())
	room, _ := s.rooms()
	switch {
	case all <= room || room < 1:
		return 0
	case room >= fewest:
		room-- // one row says that there is more above
	}
	return all - room
}

// page is how far on the next part of an item is: a line of it stays in sight.
func (s *Screen) page() int {
	room, _ := s.rooms()
	return max(1, room-3)
}

// View draws the thing at hand, and under it the note that is being written.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	s.w, s.h = w, h
	if w < 1 || h < 1 || len(s.items) == 0 {
		return "", nil
	}
	room, noteH := s.rooms()
	out := s.sight(room)
	if s.form == nil {
		return ui.Fit(out, w, h), nil
	}
	for len(out) < room {
		out = append(out, "")
	}
	st := s.env.Styles
	cw, left := column(w)
	pad := strings.Repeat(" ", left)
	s.noteX, s.noteY = left, room
	if noteH >= leastNote {
		// A line parts the note from what it is about, and says what it is.
		title := s.env.T("present.note")
		rule := strings.Repeat("─", max(0, cw-ui.Width(title)-1))
		out = append(out, pad+ui.Cut(st.Accent.Render(title)+" "+st.Line.Render(rule), cw))
		s.noteY++
		noteH--
	}
	text, cursor := s.form.View(cw, noteH)
	for _, l := range strings.Split(text, "\n") {
		out = append(out, pad+l)
	}
	if cursor != nil {
		cursor.X += s.noteX
		cursor.Y += s.noteY
		if cursor.X >= w || cursor.Y >= h {
			cursor = nil
		}
	}
	return ui.Fit(out, w, h), cursor
}

// sight is what is seen of the item in a number of rows. What fits stands a third
// from the top, also while a note is written; of what doesn't, a word tells that
// there is more.
func (s *Screen) sight(room int) []string {
	all := s.lines()
	_, left := column(s.w)
	pad := strings.Repeat(" ", left)
	if len(all) <= room {
		s.top = 0
		above := min((s.h-len(all))/3, room-len(all))
		return append(make([]string, max(0, above)), ui.Indent(all, pad)...)
	}
	if room < 1 {
		return nil
	}
	last := s.lastTop()
	s.top = max(0, min(s.top, last))
	var head, foot []string
	if room >= fewest {
		st := s.env.Styles.Muted
		if s.top > 0 {
			head = []string{st.Render("↑ " + s.env.T("present.above"))}
			room--
		}
		if s.top < last {
			foot = []string{st.Render("↓ " + s.env.T("present.below"))}
			room--
		}
	}
	out := append(head, all[s.top:min(len(all), s.top+room)]...)
	return ui.Indent(append(out, foot...), pad)
}

// inNote is a cell of the screen as one of the note.
func (s *Screen) inNote(x, y int) (int, int) {
	if s.form.IsWhole() {
		return x, y
	}
	return x - s.noteX, y - s.noteY
}
