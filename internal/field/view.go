package field

import (
	"image/color"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// Look is how a field is drawn. The zero Look uses no colours.
type Look struct {
	Text, Muted lipgloss.Style // Muted: the placeholder, and signs for what can't be seen
	Tag         lipgloss.Style // what SetTags finds
	Match       lipgloss.Style // what Find finds
	Fault       lipgloss.Style // the sentence of SetFault
	Selection   lipgloss.Style // reversed where it has no style
	Cursor      color.Color    // nil is the terminal's own
}

// pen is a style as what goes before and after the characters: asking a style
// for each run of them would cost more than all else.
type pen struct{ on, off string }

func penOf(s lipgloss.Style) pen {
	on, off, ok := strings.Cut(s.Render("x"), "x")
	if !ok {
		return pen{}
	}
	return pen{on, off}
}

type ink int

const (
	inkText ink = iota
	inkMuted
	inkTag
	inkMatch
	inkSelection
	inkFault
	inks
)

type look struct {
	pens   [inks]pen
	cursor color.Color
}

// SetLook gives the colours and styles.
func (f *Field) SetLook(l Look) {
	chosen := penOf(l.Selection)
	if chosen.on == "" {
		chosen = penOf(lipgloss.NewStyle().Reverse(true))
	}
	match := penOf(l.Match)
	if match.on == "" {
		match = penOf(lipgloss.NewStyle().Underline(true))
	}
	f.look = look{cursor: l.Cursor, pens: [inks]pen{
		inkText: penOf(l.Text), inkMuted: penOf(l.Muted), inkTag: penOf(l.Tag), inkMatch: match, inkSelection: chosen,
		inkFault: penOf(l.Fault),
	}}
}

// View draws the field in its width and Height rows.
func (f *Field) View() string {
	f.reveal()
	var b strings.Builder
	rows := f.rows()
	b.Grow(rows * (min(f.width, 200) + 16))
	s := f.top
	for n := range rows {
		if n > 0 {
			b.WriteByte('\n')
			s, _ = f.below(s, 1)
		}
		if n == 0 && f.text.Len() == 0 && f.placeholder != "" {
			f.paint(&b, inkMuted, clip(strings.ReplaceAll(f.placeholder, "\n", " "), f.width, f.method))
			continue
		}
		f.row(&b, s)
	}
	for _, l := range f.faultRows() {
		b.WriteByte('\n')
		f.paint(&b, inkFault, l)
	}
	return b.String()
}

func (f *Field) paint(b *strings.Builder, i ink, words string) {
	if words == "" {
		return
	}
	b.WriteString(f.look.pens[i].on)
	b.WriteString(words)
	b.WriteString(f.look.pens[i].off)
}

// marks are the ranges of a line that are drawn in a style of their own.
type marks struct {
	tags, hits [][2]int
	from, to   int // selected
	none       bool
}

// row draws one row.
func (f *Field) row(b *strings.Builder, s spot) {
	words := f.text.Line(s.line)
	width, aside := max(least, f.width), f.sideways()
	start, end := f.wrapAt(s.line).span(words, s.row)
	begin := mark{at: int32(start)}
	if aside {
		begin, end = f.inSight(words)
		start = int(begin.at)
	}
	m := f.marks(s.line, words, start, end)
	last := inkText
	b.WriteString(f.look.pens[last].on)
	put := func(i ink, drawn string) {
		if i != last {
			b.WriteString(f.look.pens[last].off)
			b.WriteString(f.look.pens[i].on)
			last = i
		}
		b.WriteString(drawn)
	}
	first, beyond := f.left, f.left+f.width
	cut := false
	if aside && f.left > 0 {
		put(inkMuted, "…")
		first++
	}
	used := 0
	f.walk(s, begin, func(from, to, col, cells int) bool {
		used = col + cells
		if aside {
			if col+cells > beyond || col+cells == beyond && to < len(words) {
				cut = true
				if first < beyond {
					put(inkMuted, strings.Repeat(" ", max(0, beyond-1-max(col, first)))+"…")
				}
				return false
			}
			if col < first {
				put(m.ink(from, true), strings.Repeat(" ", max(0, min(cells, col+cells-first))))
				return true
			}
		}
		if !aside && col+cells > f.width {
			return false // nothing is wrapped as narrow as this
		}
		drawn, plain := draw(words[from:to], cells, width, f.method)
		put(m.ink(from, plain), drawn)
		return true
	})
	// A line's end that is selected shows as a blank, so that an empty line does.
	if m.to > len(words) && m.from <= len(words) && end == len(words) && used < f.width && !cut {
		put(inkSelection, " ")
	}
	b.WriteString(f.look.pens[last].off)
}

// draw is what a cluster looks like in its cells.
func draw(c string, cells, width int, m Method) (drawn string, plain bool) {
	if len(c) == 1 && c[0] >= 0x20 && c[0] < 0x7f {
		return c, true
	}
	if c == "\t" {
		return "    "[:min(cells, tabStop)], true
	}
	if _, natural := cluster(c, m); natural != cells {
		return "·", false // wider than the field
	}
	return shown(c, m)
}

// clip is a row without any style, and without the blanks at its end; it ends
// with a sign where it is cut off.
func clip(words string, width int, m Method) string {
	words = strings.TrimRight(words, " \t")
	var b strings.Builder
	fits := 0 // bytes that leave a cell for the sign
	walkCells(words, mark{}, max(least, width), m, func(from, to, col, cells int) bool {
		if col+cells > width {
			rest := b.String()[:fits]
			b.Reset()
			b.WriteString(rest + "…")
			return false
		}
		drawn, _ := draw(words[from:to], cells, max(least, width), m)
		b.WriteString(drawn)
		if col+cells < width {
			fits = b.Len()
		}
		return true
	})
	return b.String()
}

// marks looks for what is drawn in a style of its own in the part of a line that
// is in sight, and as much before and after it as belongs to the same words.
func (f *Field) marks(n int, words string, start, end int) marks {
	var m marks
	a, z := f.Selection()
	if a != z && a.Line <= n && n <= z.Line {
		m.to = len(words) + 1
		if a.Line == n {
			m.from = a.Byte
		}
		if z.Line == n {
			m.to = z.Byte
		}
	}
	m.hits = between(f.hits(words), start, end)
	if f.tags == nil {
		m.none = m.to == 0 && len(m.hits) == 0
		return m
	}
	start, end = apart(words, start, end)
	for _, t := range f.tags(words[start:end]) {
		m.tags = append(m.tags, [2]int{t[0] + start, t[1] + start})
	}
	m.none = m.to == 0 && len(m.hits) == 0 && len(m.tags) == 0
	return m
}

// tagReach is how far a word is followed out of sight: longer ones are no tags, and
// a line without blanks may have a million letters.
const tagReach = 1000

// apart is the stretch of a line with the words it begins and ends in.
func apart(words string, start, end int) (from, to int) {
	from, to = max(0, start-tagReach), min(len(words), end+tagReach)
	if i := strings.LastIndexByte(words[from:start], ' '); i >= 0 {
		from += i
	}
	for from < start && !utf8.RuneStart(words[from]) {
		from++
	}
	if i := strings.IndexByte(words[end:to], ' '); i >= 0 {
		to = end + i
	}
	for to < len(words) && to > end && !utf8.RuneStart(words[to]) {
		to--
	}
	return from, to
}

func (m marks) ink(at int, plain bool) ink {
	switch {
	case m.none && plain:
		return inkText
	case at >= m.from && at < m.to:
		return inkSelection
	case within(m.hits, at):
		return inkMatch
	case !plain:
		return inkMuted
	case within(m.tags, at):
		return inkTag
	}
	return inkText
}

func within(ranges [][2]int, at int) bool {
	for _, r := range ranges {
		if at >= r[0] && at < r[1] {
			return true
		}
	}
	return false
}

// Cursor is the cell of the cursor within View; nil without the focus, and where
// it was scrolled out of sight.
func (f *Field) Cursor() *tea.Cursor {
	if !f.focused {
		return nil
	}
	f.reveal()
	at := f.spotOf(f.cur, f.hang)
	y, s, rows := 0, f.top, f.rows()
	for s != at {
		next, moved := f.below(s, 1)
		if moved == 0 || y == rows-1 {
			return nil
		}
		s = next
		y++
	}
	x := f.column(f.cur, at) - f.left
	if x < 0 || x >= max(f.width, 1) {
		return nil
	}
	c := tea.NewCursor(x, y)
	c.Shape, c.Blink, c.Color = tea.CursorBar, false, f.look.cursor
	return c
}
