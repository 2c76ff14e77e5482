package meeting

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
	"stjerne/journal/method"
)

// partKeys are the headings of the list's parts.
var partKeys = [...]string{coming: "meeting.list.coming", undated: "meeting.list.undated", held: "meeting.list.held"}

// View draws the line that makes a meeting, and the meetings by part.
func (l *List) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 || !l.read {
		return "", nil
	}
	w = min(w, widest)
	l.h = h
	lines, owners, from, to := l.lay(w)
	l.cursor.Scroll(from, to, len(lines), h)
	end := min(len(lines), l.cursor.Top+h)
	l.rows = append(l.rows[:0], owners[l.cursor.Top:end]...)
	return ui.Fit(lines[l.cursor.Top:end], w, h), nil
}

// lay gives all lines, whose each is, and which are the chosen one's.
func (l *List) lay(w int) (lines []string, owners []int, from, to int) {
	st := l.env.Styles
	put := func(owner int, more ...string) {
		if owner == l.cursor.At {
			from, to = len(lines), len(lines)+len(more)
		}
		for _, line := range more {
			lines = append(lines, line)
			owners = append(owners, owner)
		}
	}
	mark, paint := st.Row(l.cursor.At == 0)
	if l.cursor.At != 0 {
		paint = st.Muted
	}
	put(0, ui.Cut(mark+paint.Render("+ "+l.env.T("meeting.list.make")), w))
	if len(l.lines) == 0 {
		put(-1, append([]string{""}, ui.Paint(ui.Wrap(l.env.T("meeting.list.empty"), w), st.Muted)...)...)
	}
	for i, one := range l.lines {
		if i == 0 || l.lines[i-1].part != one.part {
			put(-1, "", st.Accent.Render(ui.OneLine(l.env.T(partKeys[one.part]), w)))
		}
		put(i+1, l.draw(one, w, l.cursor.At == i+1)...)
	}
	if l.cursor.At <= 1 {
		from = 0 // with the heading that it stands under
	}
	return lines, owners, from, to
}

// draw gives a meeting: its day and kind, and below it what it is about and the
// words for what stands there.
func (l *List) draw(one listed, w int, chosen bool) []string {
	e, m := l.env, one.meeting
	mark, paint := e.Styles.Row(chosen)
	left := ui.Capital(method.OptionName(e.Method.MeetingKinds, string(m.Kind)))
	if !m.Day.IsZero() {
		when := e.Day(m.Day)
		if m.Clock != "" {
			when = e.T("ui.at", when, ui.Clock(e.Words, m.Clock))
		}
		left = when + " · " + left
	}
	right := ""
	if one.part == coming {
		right = e.Words.InDays(m.Day.Time(), e.Today().Time())
	}
	room := max(1, w-2)
	if ui.Width(left)+ui.Width(right)+2 > room {
		right = ""
	}
	lines := []string{ui.Cut(mark+ui.Ends(paint.Render(ui.OneLine(left, room)), e.Styles.Muted.Render(right), room), w)}
	const in = 4
	room = max(1, w-in)
	var below []string
	for _, c := range one.covers {
		below = append(below, ui.OneLine(c.name(e), room))
	}
	if words := l.words(one); words != "" {
		last := len(below) - 1
		if last >= 0 && ui.Width(below[last])+ui.Width(words)+2 <= room {
			below[last] = ui.Ends(below[last], words, room)
		} else {
			below = append(below, ui.OneLine(words, room))
		}
	}
	return append(lines, ui.Indent(ui.Paint(below, e.Styles.Muted), strings.Repeat(" ", in))...)
}

// words say whether something was noted, and whether another meeting stands at
// the same time.
func (l *List) words(one listed) string {
	var words []string
	if written(one.meeting.Texts) || written(one.meeting.Member) {
		words = append(words, l.env.T("meeting.list.notes"))
	}
	if one.same != "" {
		words = append(words, l.env.T(one.same))
	}
	return strings.Join(words, " · ")
}
