package field

import (
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// model is a field of the simplest kind: a string and offsets in it, wrapped anew
// for every question, with whole texts for what can be undone. It is written from
// what doc.go and the commands promise.
type model struct {
	text        string
	raw         string // what SetValue was given, while nothing was edited
	intact      bool
	cur, anchor int
	hang        bool
	want        int

	oneLine, readOnly bool
	width, most       int
	method            Method
	fault             string

	past, future []deed
	open         bool // what is typed next may belong to the last deed
	clock        time.Time

	pressed            int // how often; 0 where a drag means nothing
	pressFrom, pressTo int
	top, left          int // as the field shows it: the first row and column in sight

	places   []int
	placesOf string
}

type moment struct {
	text        string
	cur, anchor int
}

type deed struct {
	before, after moment
	how           manner
	at            int
	out, in       string
	when          time.Time
}

type glyph struct {
	from, to, col, cells int
	tab                  bool
}

// visual is a row as it is seen.
type visual struct {
	from, to int
	first    bool // of its line
	last     bool
	glyphs   []glyph
}

func (v visual) cells() int {
	if n := len(v.glyphs); n > 0 {
		return v.glyphs[n-1].col + v.glyphs[n-1].cells
	}
	return 0
}

// naive is a line in grapheme clusters, as the renderer sees them.
func naive(s string) []string {
	var all []string
	for s != "" {
		c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		// A byte that is no character stands alone.
		for i, r := range c {
			if _, n := utf8.DecodeRuneInString(c[i:]); r == utf8.RuneError && n == 1 {
				c = c[:max(i, 1)]
				break
			}
		}
		all = append(all, c)
		s = s[len(c):]
	}
	return all
}

// span is where each line begins and ends.
func (m *model) spans() [][2]int {
	if m.oneLine {
		return [][2]int{{0, len(m.text)}}
	}
	var all [][2]int
	at := 0
	for _, l := range strings.Split(m.text, "\n") {
		all = append(all, [2]int{at, at + len(l)})
		at += len(l) + 1
	}
	return all
}

func (m *model) span(at int) [2]int {
	all := m.spans()
	return all[sort.Search(len(all), func(i int) bool { return all[i][1] >= at })]
}

func (m *model) pos(at int) Pos {
	for n, s := range m.spans() {
		if at <= s[1] {
			return Pos{n, at - s[0]}
		}
	}
	panic("outside the text")
}

func (m *model) offset(p Pos) int { return m.spans()[p.Line][0] + p.Byte }

// borders are all places of the text. They are kept for as long as it stays the
// same, or a test would take minutes.
func (m *model) borders() []int {
	if m.places != nil && m.placesOf == m.text {
		return m.places
	}
	var all []int
	for _, s := range m.spans() {
		at := s[0]
		all = append(all, at)
		for _, c := range naive(m.text[s[0]:s[1]]) {
			at += len(c)
			all = append(all, at)
		}
	}
	m.places, m.placesOf = all, m.text
	return all
}

func (m *model) floor(at int) int {
	all := m.borders()
	return all[sort.SearchInts(all, at+1)-1]
}

func (m *model) ceil(at int) int {
	all := m.borders()
	return all[sort.SearchInts(all, at)]
}

func (m *model) nextPlace(at int) int {
	if at == len(m.text) {
		return at
	}
	return m.ceil(at + 1)
}

func (m *model) placeBefore(at int) int {
	if at == 0 {
		return 0
	}
	return m.floor(at - 1)
}

func (m *model) columns() int {
	if m.oneLine && m.most == 1 {
		return 1 << 30
	}
	return max(3, m.width)
}

// rows wraps the whole text: as many clusters in a row as fit, and then back to
// where a line may be broken.
func (m *model) rows() []visual {
	var rows []visual
	for _, s := range m.spans() {
		all := naive(m.text[s[0]:s[1]])
		at, first := s[0], true
		for {
			row, rest := m.firstRow(at, all)
			row.first, first = first, false
			rows = append(rows, row)
			if len(rest) == 0 {
				if row.cells() == m.columns() {
					rows = append(rows, visual{from: row.to, to: row.to})
				}
				break
			}
			at, all = row.to, rest
		}
		rows[len(rows)-1].last = true
	}
	return rows
}

func (m *model) firstRow(at int, all []string) (visual, []string) {
	row := visual{from: at, to: at}
	width := m.columns()
	fit, break_ := 0, 0
	for i, c := range all {
		g := glyph{from: row.to, to: row.to + len(c), col: row.cells(), cells: m.cells(c), tab: c == "\t"}
		room := width - 1
		if isBlank(c) {
			room = width
		}
		if g.tab {
			g.cells = max(1, min(4-g.col%4, width-g.col))
		}
		if i > 0 && m.breakable(all, i) {
			break_ = i
		}
		if i > 0 && g.col+g.cells > room {
			fit = break_
			if fit == 0 {
				fit = i
			}
			row.glyphs = row.glyphs[:fit]
			row.to = row.glyphs[fit-1].to
			return row, all[fit:]
		}
		row.glyphs = append(row.glyphs, g)
		row.to = g.to
	}
	return row, nil
}

func (m *model) cells(c string) int {
	if !visible(c, m.method) {
		return 1
	}
	w := m.method.StringWidth(c)
	if bareMark(c, m.method) {
		w = max(1, m.method.StringWidth("◌"+c))
	}
	if w > m.columns()-1 {
		return 1
	}
	return w
}

// visible tells of clusters that are shown as they are.
func visible(c string, m Method) bool {
	for _, r := range c {
		if unicode.IsControl(r) || r == utf8.RuneError || r == 0xad || unicode.In(r, unicode.Zl, unicode.Zp) ||
			unicode.Is(unicode.Bidi_Control, r) || r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r < 0xe0020 || r > 0xe007f && r < 0xe1000 {
			return false
		}
	}
	if after, _ := ansi.FirstGraphemeCluster(c+"x", m); after != c {
		return false
	}
	_, w := ansi.FirstGraphemeCluster(c, m)
	return w > 0 || bareMark(c, m)
}

// bareMark tells of what would be drawn over the character before: it gets one
// of its own below it.
func bareMark(c string, m Method) bool {
	with, w := ansi.FirstGraphemeCluster("◌"+c, m)
	_, own := ansi.FirstGraphemeCluster(c, m)
	r, _ := utf8.DecodeRuneInString(c)
	return w > 0 && with == "◌"+c && (own > 0 || unicode.Is(unicode.M, r))
}

func isBlank(c string) bool {
	r, n := utf8.DecodeRuneInString(c)
	return n == len(c) && (r == '\t' || unicode.Is(unicode.Zs, r)) && r != 0xa0 && r != 0x2007 && r != 0x202f
}

// breakable tells whether a line may be broken before a cluster.
func (m *model) breakable(all []string, i int) bool {
	wide := func(c string) bool {
		r, _ := utf8.DecodeRuneInString(c)
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && m.cells(c) > 1
	}
	letter := func(c string) bool {
		r, _ := utf8.DecodeRuneInString(c)
		return unicode.IsLetter(r)
	}
	return isBlank(all[i-1]) || wide(all[i-1]) || wide(all[i]) && !isBlank(all[i]) ||
		i > 1 && all[i-1] == "-" && letter(all[i-2]) && letter(all[i])
}

// rowOf is the row of a place.
func (m *model) rowOf(rows []visual, at int, hang bool) int {
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].from > at {
			continue
		}
		if hang && !rows[i].first && rows[i].from == at {
			i--
		}
		return i
	}
	return 0
}

func column(row visual, at int) int {
	for _, g := range row.glyphs {
		if g.from >= at {
			return g.col
		}
	}
	return row.cells()
}

// spotAt is the place in a row that is nearest to a column from the left.
func (m *model) spotAt(row visual, col int) (at int, hang bool) {
	at = row.from
	for _, g := range row.glyphs {
		if g.col <= col {
			at = g.from
		}
	}
	if n := len(row.glyphs); n > 0 && row.cells() <= col {
		end := row.glyphs[n-1]
		switch {
		case row.last:
			return row.to, false
		case !isBlank(m.text[end.from:end.to]):
			return row.to, true
		}
	}
	return at, false
}

func (m *model) selection() (from, to int) { return min(m.cur, m.anchor), max(m.cur, m.anchor) }

func (m *model) value() string {
	if m.intact {
		return m.raw
	}
	return m.text
}

func (m *model) moment() moment { return moment{m.text, m.cur, m.anchor} }

func (m *model) setMoment(s moment) {
	m.text, m.cur, m.anchor = s.text, s.cur, s.anchor
	m.hang, m.want, m.intact, m.pressed = false, -1, false, 0
}

func (m *model) setValue(s string) {
	m.text, m.raw, m.intact = Plain(s), s, true
	m.cur, m.anchor, m.hang, m.want, m.pressed = len(m.text), len(m.text), false, -1, 0
	m.past, m.future, m.open = nil, nil, false
}

// replace is every edit there is.
func (m *model) replace(how manner, from, to int, in string) {
	d := deed{before: m.moment(), how: how, at: from, out: m.text[from:to], in: in, when: m.clock}
	m.text = m.text[:from] + in + m.text[to:]
	at := m.ceil(from + len(in))
	m.cur, m.anchor, m.hang, m.want, m.intact, m.pressed = at, at, false, -1, false, 0
	d.after = m.moment()
	m.future = nil
	n := len(m.past) - 1
	if m.open && n >= 0 && m.joins(m.past[n], d) {
		last := &m.past[n]
		switch how {
		case typing:
			last.in += d.in
		case back:
			last.at, last.out = d.at, d.out+last.out
		case forth:
			last.out += d.out
		}
		last.after, last.when = d.after, d.when
	} else {
		m.past = append(m.past, d)
	}
	m.open = how != other
}

func (m *model) joins(last, d deed) bool {
	if last.how != d.how || d.how == other || d.when.Sub(last.when) >= time.Second || len(last.in)+len(last.out) > 1000 {
		return false
	}
	switch d.how {
	case typing:
		said := strings.TrimRight(last.in, " ")
		first, _ := utf8.DecodeRuneInString(d.in)
		ended := said != last.in && strings.ContainsAny(said[max(0, len(said)-1):], ".!?") && !unicode.IsSpace(first)
		return d.out == "" && d.at == last.at+len(last.in) && !ended
	case back:
		return d.in == "" && d.at+len(d.out) == last.at
	}
	return d.in == "" && d.at == last.at
}
