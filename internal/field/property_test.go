package field

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"
)

// TestMain sets how long the property tests take, unless a flag does.
func TestMain(m *testing.M) {
	flag.Parse()
	set := map[string]string{"rapid.checks": "60", "rapid.steps": "60"}
	if os.Getenv("STJERNE_TORTURE") != "" {
		set = map[string]string{"rapid.checks": "1500", "rapid.steps": "120"}
	}
	flag.Visit(func(f *flag.Flag) { delete(set, f.Name) })
	for name, value := range set {
		if err := flag.Set(name, value); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// pieces are what people type and paste, and what they should not.
var pieces = []string{
	"a", "b", "e", "x", "Z", "7", "_", ".", "! ", "? ", ". ", ", ", "-", "'", "’", "»", "#mor", " ", " ", " ", "  ", "\t", "\t",
	"æ", "ø", "å", "Å", "a\u030a", "o\u0308", "e\u0301", "é", "ordet ", "bil-kø ", "far-far", "langtordudenmellemrum", "den er ikke der endnu ",
	"\u0301", "\u0308", "\u030a", "\u200d", "\ufe0f", "\u20e3", "1\ufe0f\u20e3", "❤", "❤\ufe0f", "☎\ufe0e", "漢", "字、", "かな", "カ", "ｶﾞ", "한", "\u1112", "\u1161", "\u11ab", "Ａ",
	"👩", "👨‍👩‍👧‍👦", "👍🏽", "🏽", "🇩", "🇰", "🇩🇰", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍", "ก", "กำ", "ที่", "ำ", "سلام", "لا", "\u0600", "\u0600١", "नमस्ते", "क्", "ष", "ि", "ক্ষ", "\u0d4e",
	"\u00a0", "\u202f", "\u2007", "\u2003", "\u3000", "\u00ad", "\u200b", "\u2060", "\u200e", "\u061c", "\u202e", "\u2066", "\ufeff", "\u2028",
	"\x00", "\x1b", "\x07", "\x7f", "\u0085", "\u009b", "\x1b[31m", "\ufffd", "\ufff9", "\U000e0001", "\U000e0041", "\u0e33", "\U0001f1e6", "\U00011d46", "\ue000", "\u0378",
}

// breaks are pieces that only a paste, a saved text or Enter gives.
var breaks = []string{"\n", "\n", "\n\n", "\r\n", "\r", "\n- ", "\n  - ab", "\n- \n"}

var broken = []string{"\xff", "\xc3", "\xe2\x80", "\xf0\x9f\x91", "\x80", "e\xcc"}

func anyText(most int, more ...[]string) *rapid.Generator[string] {
	all := pieces
	for _, m := range more {
		for range 1 + len(pieces)/len(m)/8 {
			all = append(all, m...)
		}
	}
	return rapid.Custom(func(t *rapid.T) string {
		// What rapid draws by itself is short and made of the first few pieces.
		if seed := rapid.Uint64().Draw(t, "seed"); seed%3 > 0 {
			r := rand.New(rand.NewPCG(seed, 1))
			var b strings.Builder
			for range r.IntN(most) + 1 {
				b.WriteString(all[r.IntN(len(all))])
			}
			return b.String()
		}
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(all), 0, most).Draw(t, "pieces"), "")
	})
}

var commands = []Command{
	Left, Right, WordLeft, WordRight, Up, Down, PageUp, PageDown, RowStart, RowEnd, ParagraphStart, ParagraphEnd, TextStart, TextEnd,
}

var edits = []Command{NewLine, DeleteLeft, DeleteRight, DeleteWordLeft, DeleteWordRight, DeleteToStart, DeleteToEnd}

// failing is what both rapid and go test give a test to fail with.
type failing interface {
	Fatalf(format string, args ...any)
}

// pair is a field and its model.
type pair struct {
	f *Field
	m *model
	// What stood in sight before this step, for what may not move without need.
	calm bool
}

func twins(oneLine bool) *pair {
	p := &pair{f: New(), m: &model{want: -1, intact: true, width: 40, most: 1, clock: time.Unix(1e9, 0), oneLine: oneLine}}
	if oneLine {
		p.f = NewOneLine()
	}
	p.f.SetClock(func() time.Time { return p.m.clock })
	p.f.Focus()
	return p
}

func (p *pair) size(w, h int) {
	if p.m.width != w {
		p.m.hang, p.m.want = false, -1
	}
	p.m.width, p.m.most = w, h
	p.f.SetSize(w, h)
}

// Any sequence of all that can be done to a field gives the text, cursor and
// selection that the model gives, and the frame shows it after each step.
func TestTheFieldIsThePlainString(t *testing.T) {
	for _, oneLine := range []bool{false, true} {
		t.Run(fmt.Sprintf("oneLine=%v", oneLine), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { p := twins(oneLine); p.begin(t); t.Repeat(p.steps()) })
		})
	}
}

func (p *pair) begin(t *rapid.T) {
	p.size(rapid.OneOf(rapid.IntRange(1, 12), rapid.IntRange(10, 140)).Draw(t, "width"), rapid.OneOf(rapid.IntRange(1, 8), rapid.IntRange(1, 40)).Draw(t, "most"))
	p.method(rapid.SampledFrom([]Method{ByRune, ByCluster}).Draw(t, "method"))
	p.set(anyText(150, breaks, broken).Draw(t, "text"))
}

func (p *pair) method(m Method) {
	if m != p.m.method {
		p.m.hang, p.m.want = false, -1
	}
	p.m.method = m
	p.f.SetMethod(m)
}

func (p *pair) set(s string) {
	p.f.SetValue(s)
	p.m.setValue(s)
}

func (p *pair) steps() map[string]func(*rapid.T) {
	point := func(t *rapid.T) (x, y int) {
		rows := p.f.Height()
		return rapid.OneOf(rapid.IntRange(0, min(p.m.width, 20)), rapid.IntRange(-5, p.m.width+5)).Draw(t, "x"),
			rapid.OneOf(rapid.IntRange(0, rows), rapid.IntRange(-4, rows+4)).Draw(t, "y")
	}
	command := func(t *rapid.T) {
		c := rapid.SampledFrom(commands).Draw(t, "command")
		along := rapid.IntRange(0, 2).Draw(t, "along") == 0
		if p.calm = true; along {
			p.f.Do(Selecting(c))
		} else {
			p.f.Do(c)
		}
		p.m.move(c, along)
	}
	edit := func(t *rapid.T) {
		c := rapid.SampledFrom(edits).Draw(t, "edit")
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			p.f.Do(c)
			if !p.m.readOnly {
				p.m.edit(c)
			}
		}
	}
	typing := func(t *rapid.T) {
		for _, k := range naive(anyText(8).Draw(t, "keys")) {
			p.f.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: k})
			p.m.typed(k)
		}
	}
	return map[string]func(*rapid.T){
		"": func(t *rapid.T) { p.check(t) },
		// Named so that they are drawn more often than the rest, which take words away.
		"1 typing": typing, "2 command": command, "3 typing": typing, "5 edit": edit, "7 command": command, "8 typing": typing,
		"time": func(t *rapid.T) {
			p.m.clock = p.m.clock.Add(time.Duration(rapid.IntRange(100, 2000).Draw(t, "ms")) * time.Millisecond)
		},
		"select all": func(*rapid.T) { p.f.Do(SelectAll); p.m.move(SelectAll, false) },
		"press": func(t *rapid.T) {
			x, y := point(t)
			times, along := rapid.IntRange(1, 3).Draw(t, "times"), rapid.IntRange(0, 3).Draw(t, "along") == 0
			p.calm = y >= 0 && y < len(p.rows())
			p.f.Press(x, y, times, along)
			p.m.press(x, y, times, along)
		},
		"drag": func(t *rapid.T) {
			x, y := point(t)
			p.calm = y >= 0 && y < len(p.rows())
			p.f.Drag(x, y)
			p.m.drag(x, y)
		},
		"sought": func(t *rapid.T) {
			// What is marked mustn't change what stands where.
			p.f.seek.query = rapid.SampledFrom([]string{"", "e", "漢", "\u0301"}).Draw(t, "query")
		},
		"wheel": func(t *rapid.T) {
			by := rapid.IntRange(-9, 9).Draw(t, "rows")
			rows := p.m.rows()
			to := max(0, min(p.m.top+by, len(rows)-p.m.shown(rows)))
			if moved := p.f.Scroll(by); moved != (to != p.m.top) {
				t.Fatalf("Scroll(%d) from row %d to %d says %v", by, p.m.top, to, moved)
			}
			if p.f.View(); p.top() != to {
				t.Fatalf("Scroll(%d) from row %d leads to %d, not %d", by, p.m.top, p.top(), to)
			}
		},
		"4 paste": func(t *rapid.T) {
			s := anyText(60, breaks, broken).Draw(t, "paste")
			p.f.Update(tea.PasteMsg{Content: s})
			p.m.paste(s)
		},
		"to cut": func(t *rapid.T) {
			if got, want := p.f.Cut(), p.m.cut(); got != want {
				t.Fatalf("Cut gave %q, not %q", got, want)
			}
			p.m.open = p.m.open && p.m.cur == p.m.anchor
		},
		"undo": func(t *rapid.T) {
			if got, want := p.f.Undo(), p.m.undo(); got != want {
				t.Fatalf("Undo says %v, not %v", got, want)
			}
		},
		"redo": func(t *rapid.T) {
			if got, want := p.f.Redo(), p.m.redo(); got != want {
				t.Fatalf("Redo says %v, not %v", got, want)
			}
		},
		"resize": func(t *rapid.T) {
			p.size(rapid.OneOf(rapid.IntRange(1, 12), rapid.IntRange(10, 140)).Draw(t, "width"), rapid.OneOf(rapid.IntRange(1, 8), rapid.IntRange(1, 40)).Draw(t, "most"))
		},
		"value": func(t *rapid.T) {
			if rapid.IntRange(0, 3).Draw(t, "seldom") == 0 {
				p.set(anyText(150, breaks, broken).Draw(t, "text"))
			}
		},
		"text from elsewhere": func(t *rapid.T) {
			if !utf8.ValidString(p.m.text) {
				// Which half of a broken character the cursor was in is nobody's business.
				p.set(strings.ToValidUTF8(p.m.text, "?"))
			}
			s := p.m.text
			a := p.m.floor(rapid.IntRange(0, len(s)).Draw(t, "from"))
			b := p.m.ceil(rapid.IntRange(a, min(len(s), a+rapid.IntRange(0, 40).Draw(t, "cut"))).Draw(t, "to"))
			s = s[:a] + anyText(4, breaks).Draw(t, "put") + s[b:]
			if rapid.Bool().Draw(t, "adopted") {
				p.f.Adopt(s)
				p.m.adopt(s)
				return
			}
			p.f.Replace(s)
			p.m.overwrite(s)
		},
		"method": func(t *rapid.T) { p.method(rapid.SampledFrom([]Method{ByRune, ByCluster}).Draw(t, "method")) },
		"fault": func(t *rapid.T) {
			p.m.fault = ""
			if rapid.IntRange(0, 3).Draw(t, "seldom") == 0 {
				p.m.fault = strings.ReplaceAll(anyText(20).Draw(t, "fault"), "\n", " ")
			}
			p.f.SetFault(p.m.fault)
		},
		"read": func(t *rapid.T) {
			p.m.readOnly = rapid.IntRange(0, 5).Draw(t, "seldom") == 0
			p.f.SetReadOnly(p.m.readOnly)
		},
	}
}

func (p *pair) rows() []visual {
	rows := p.m.rows()
	return rows[p.m.top : p.m.top+p.m.shown(rows)]
}

// top is the number of the first row in sight. The field counts by lines and the
// rows in them, which the model doesn't know of.
func (p *pair) top() int {
	lines := -1
	for i, row := range p.m.rows() {
		if row.first {
			lines++
		}
		if lines == p.f.top.line {
			return i + p.f.top.row
		}
	}
	return -1
}

func (p *pair) check(t failing) {
	f, m := p.f, p.m
	view, cursor := f.View(), f.Cursor()
	if f.Value() != m.value() || f.Text().String() != m.value() || f.Text().Len() != len(m.value()) {
		t.Fatalf("the text is\n%q (in Text %q, %d bytes), not\n%q", f.Value(), f.Text().String(), f.Text().Len(), m.value())
	}
	if m.offset(f.cur) != m.cur || m.offset(f.anchor) != m.anchor || f.At() != m.pos(m.cur) {
		t.Fatalf("the cursor and its other end are at %d, %d, not %d, %d in %q", m.offset(f.cur), m.offset(f.anchor), m.cur, m.anchor, m.text)
	}
	if from, to := m.selection(); f.Selected() != m.text[from:to] {
		t.Fatalf("selected is %q, not %q", f.Selected(), m.text[from:to])
	}
	if f.CanUndo() != (len(m.past) > 0 && !m.readOnly) || f.CanRedo() != (len(m.future) > 0 && !m.readOnly) {
		t.Fatalf("CanUndo %v, CanRedo %v with %d, %d to do", f.CanUndo(), f.CanRedo(), len(m.past), len(m.future))
	}
	rows := m.rows()
	at := m.rowOf(rows, m.cur, m.hang)
	if f.CanUp() != (at > 0) || f.CanDown() != (at < len(rows)-1) {
		t.Fatalf("CanUp %v, CanDown %v in row %d of %d", f.CanUp(), f.CanDown(), at, len(rows))
	}
	was, wasLeft := m.top, m.left
	m.top, m.left = p.top(), f.left
	height := m.shown(rows)
	if m.top < 0 || m.top+height > len(rows) {
		t.Fatalf("the first row in sight is %d of %d, with %d in sight", m.top, len(rows), height)
	}
	if p.calm {
		p.calm = false
		p.stays(t, at, len(rows), height, was)
	}
	if all := height + m.faultRows(); f.Height() != all || strings.Count(view, "\n")+1 != all || all > m.most {
		t.Fatalf("Height is %d, View has %d rows; there should be %d of at most %d", f.Height(), strings.Count(view, "\n")+1, all, m.most)
	}
	kept := 0
	for _, s := range slices.Concat(f.past, f.future) {
		kept += len(s.in) + len(s.out)
	}
	if kept != f.kept {
		t.Fatalf("%d bytes can be undone, %d are counted", kept, f.kept)
	}
	context := min(2, (height-1)/2)
	if f.still {
		context = 0
	}
	if !f.free && (at < m.top+min(context, at) || at > m.top+height-1-min(context, len(rows)-1-at)) {
		t.Fatalf("the cursor is in row %d of %d, rows %d to %d are in sight", at, len(rows), m.top, m.top+height-1)
	}
	x, y := column(rows[at], m.cur)-m.left, at-m.top
	switch seen := y >= 0 && y < height && x < m.width; {
	case seen && (cursor == nil || cursor.X != x || cursor.Y != y):
		t.Fatalf("the cursor is drawn at %+v, not at %d, %d", cursor, x, y)
	case !seen && cursor != nil:
		t.Fatalf("the cursor is drawn at %+v, but it is out of sight at %d, %d", cursor, x, y)
	case !seen && !f.free && m.width >= 3:
		t.Fatalf("the cursor is out of sight at %d, %d", x, y)
	}
	if m.columns() == 1<<30 && m.width >= 4 && wasLeft != m.left {
		p.aside(t, x, rows[0].cells())
	}
	p.shows(t, view, rows[m.top:m.top+height])
}

// stays fails where the text was scrolled though the cursor was in sight with
// its rows around it, or the mouse pointed at what is in sight.
func (p *pair) stays(t failing, at, rows, height, was int) {
	context := min(2, (height-1)/2)
	if p.f.still {
		context = 0
	}
	if at >= was+min(context, at) && at <= was+height-1-min(context, rows-1-at) && p.m.top != was {
		t.Fatalf("row %d was in sight among rows %d to %d, which became %d to %d", at, was, was+height-1, p.m.top, p.m.top+height-1)
	}
}

// aside holds a row that was scrolled sideways to having something on both sides
// of the cursor, and to not being scrolled further than its end.
func (p *pair) aside(t failing, x, total int) {
	if p.m.left > 0 && (x < 1 || p.m.left+p.m.width > total+1) {
		t.Fatalf("%d cells are scrolled %d to the side in %d, with the cursor at %d", total, p.m.left, p.m.width, x)
	}
}

// shows holds the cells of a frame against the rows that should stand in it.
func (p *pair) shows(t failing, view string, rows []visual) {
	m := p.m
	for y, row := range strings.Split(view, "\n") {
		if w := m.method.StringWidth(row); w > m.width {
			t.Fatalf("row %d is %d cells wide in %d: %q", y, w, m.width, row)
		}
	}
	if m.width < 3 {
		return // nothing is wrapped so narrow, and what sticks out is cut off
	}
	screen := uv.NewScreenBuffer(m.width, len(rows))
	screen.Method = m.method
	uv.NewStyledString(view).Draw(screen, screen.Bounds())
	from, to := m.selection()
	for y, row := range rows {
		beyond := m.left + m.width
		cut := row.cells() > beyond
		for _, g := range row.glyphs {
			if g.col < m.left+min(1, m.left) || g.col+g.cells > beyond || cut && g.col+g.cells == beyond {
				continue
			}
			p.cell(t, screen, g, y, g.from >= from && g.from < to)
		}
		if m.left > 0 && screen.CellAt(0, y).Content != "…" || cut && screen.CellAt(m.width-1, y).Content != "…" {
			t.Fatalf("an edge without a sign that there is more: %q", view)
		}
		for x := row.cells() - m.left; x >= 0 && x < m.width; x++ {
			c := screen.CellAt(x, y)
			ended := x == row.cells()-m.left && row.last && row.to >= from && row.to < to
			if c.Content != " " || c.Style.Attrs&uv.AttrReverse != 0 != ended {
				t.Fatalf("behind the end of row %d at %d stands %q (reversed: %v)", y, x, c.Content, c.Style.Attrs&uv.AttrReverse != 0)
			}
		}
	}
}

func (p *pair) cell(t failing, screen uv.ScreenBuffer, g glyph, y int, chosen bool) {
	c, x := p.m.text[g.from:g.to], g.col-p.m.left
	got := screen.CellAt(x, y)
	if got == nil || got.Style.Attrs&uv.AttrReverse != 0 != chosen {
		t.Fatalf("%q at %d, %d: reversed or not, as it shouldn't be", c, x, y)
	}
	drawn := c
	if bareMark(c, p.m.method) {
		drawn = "◌" + c
	}
	switch {
	case g.tab:
		for i := range g.cells {
			if screen.CellAt(x+i, y).Content != " " {
				t.Fatalf("a tab of %d at %d, %d: %q stands in it", g.cells, x, y, screen.CellAt(x+i, y).Content)
			}
		}
	case visible(c, p.m.method) && p.m.method.StringWidth(drawn) == g.cells:
		if got.Content != drawn || got.Width != g.cells {
			t.Fatalf("at %d, %d stands %q in %d cells, not %q in %d", x, y, got.Content, got.Width, drawn, g.cells)
		}
	case got.Width != 1 || got.Content == " " || got.Content == "":
		t.Fatalf("at %d, %d stands %q in %d cells for %q", x, y, got.Content, got.Width, c)
	}
}
