package window

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/persons"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// besideWords is the width from which the choice stands beside the words.
const besideWords = 52

// nameRow is what may point to a person, and what is to stand in its place.
type nameRow struct {
	name    string // the row's id
	finding persons.Finding
	where   string // kind and number of places, in words
	// instead tells that a role stands in its place; it is written in role.
	instead bool
	role    *form.Text
	pick    func(instead bool) tea.Cmd

	options [2]string // behold, rolle i stedet
	spans   [2]rowSpan
	drawn   []string
	key     nameKey
}

// rowSpan are cells of a line of a row.
type rowSpan struct{ from, to, line int }

// nameKey is all that the look of a row depends on.
type nameKey struct {
	w                int
	focused, instead bool
	role             string
	styles           *ui.Styles
}

// chosen is the role that stands in its place, "" where it is kept.
func (r *nameRow) chosen() string {
	if !r.instead {
		return ""
	}
	return strings.TrimSpace(r.role.Words())
}

// ID is the name it was given.
func (r *nameRow) ID() string { return r.name }

// Sort is Chosen.
func (r *nameRow) Sort() form.Sort { return form.Chosen }

// Draw gives the words with what was chosen for them, and below them where they
// stand. Most rows look as they did when a key is pressed.
func (r *nameRow) Draw(p form.Pen) ([]string, *tea.Cursor) {
	key := nameKey{p.W, p.Focused, r.instead, r.chosen(), p.Env.Styles}
	if r.drawn == nil || key != r.key {
		r.key, r.drawn = key, r.draw(p)
	}
	return r.drawn, nil
}

func (r *nameRow) draw(p form.Pen) []string {
	s := p.Env.Styles
	mark, words := s.Row(p.Focused)
	room := max(1, p.W-2)
	r.spans = [2]rowSpan{}
	head := func(right string) string {
		left := words.Render(ui.OneLine(r.finding.Words, max(1, room-ui.Width(right)-2)))
		return mark + ui.Ends(left, right, room)
	}
	var lines []string
	switch {
	case p.Focused && p.W >= besideWords:
		choice, size := r.choice(s)
		r.place(p.W-size, 0)
		lines = []string{head(choice)}
	case r.instead:
		lines = []string{head(s.Accent.Render("→ ") + s.Text.Render(ui.OneLine(r.chosen(), max(4, room/2))))}
	default:
		lines = []string{head(s.Muted.Render(r.options[0]))}
	}
	lines = append(lines, "  "+s.Muted.Render(r.about(room)))
	if p.Focused && p.W < besideWords {
		lines[0] = head("")
		choice, _ := r.choice(s)
		r.place(1, len(lines))
		lines = append(lines, ui.Cut(" "+choice, p.W))
	}
	return lines
}

// about is how often it stands there, and the words around the first place.
func (r *nameRow) about(room int) string {
	left := room - ui.Width(r.where) - 2
	if left < 8 || r.finding.Where == "" {
		return ui.OneLine(r.where, room)
	}
	return r.where + "  " + inSight(r.finding.Where, r.finding.Words, left)
}

// choice are the two that can be chosen between, the chosen one with a sign, and
// how many cells they take.
func (r *nameRow) choice(s *ui.Styles) (string, int) {
	text, size := "", 0
	for i, name := range r.options {
		sign, st := " ", s.Muted
		if (i == 1) == r.instead {
			sign, st = "•", s.Strong
		}
		if i > 0 {
			text, size = text+"  ", size+2
		}
		text += s.Text.Render(sign) + st.Render(name)
		size += 1 + ui.Width(name)
	}
	return text, size
}

// place notes where the two stand, for the mouse.
func (r *nameRow) place(x, line int) {
	for i, name := range r.options {
		w := 1 + ui.Width(name)
		r.spans[i] = rowSpan{x, x + w, line}
		x += w + 2
	}
}

// Do chooses: left keeps the words, right puts a role in their place.
func (r *nameRow) Do(id action.ID) (tea.Cmd, bool) {
	switch {
	case id == action.Left, action.Picked(id) == 1:
		return r.pick(false), true
	case id == action.Right, action.Picked(id) == 2:
		return r.pick(true), true
	case id == action.Choose:
		return r.pick(!r.instead), true
	}
	return nil, action.Picked(id) > 0
}

// Click chooses the one under the pointer.
func (r *nameRow) Click(x, y int) tea.Cmd {
	for i, sp := range r.spans {
		if y == sp.line && x >= sp.from && x < sp.to {
			return r.pick(i == 1)
		}
	}
	return nil
}

// inSight is a text cut to w cells so that the words in it that it is about are in
// sight.
func inSight(text, words string, w int) string {
	text = strings.Join(strings.Fields(ui.Clean(text)), " ")
	if ui.Width(text) <= w {
		return text
	}
	at := strings.Index(text, words)
	if at < 0 || ui.Width(text[:at+len(words)])+4 <= w {
		return ui.Cut(text, w)
	}
	// Some words before it, as many as leave room for some after it.
	from := at
	for before := max(0, (w-ui.Width(words))/2-2); from > 0; {
		space := strings.LastIndexByte(text[:from-1], ' ') + 1
		if ui.Width(text[space:at]) > before {
			break
		}
		from = space
	}
	if from == 0 {
		return ui.Cut(text, w)
	}
	return ui.Cut("… "+strings.TrimPrefix(text[from:], "… "), w)
}
