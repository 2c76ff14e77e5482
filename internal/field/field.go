package field

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Field is a text that can be written in. It is made by New or NewLine, belongs
// to the goroutine of the program's Update and View, and is never copied. Its
// texts (Text) may be handed to other goroutines.
type Field struct {
	text    Text
	version uint64
	given   string // what SetValue was given
	intact  uint64 // the version at which that still stands
	value   string // what Value gave last
	valueAt uint64

	cur    Pos
	hang   bool // the cursor is drawn at the end of the row before the one that begins there
	want   int  // column to keep while moving up and down; -1: the present one
	anchor Pos  // the other end of the selection; the cursor where nothing is selected
	press  press

	oneLine  bool
	readOnly bool
	focused  bool
	width    int
	most     int
	method   Method
	keys     Keys

	top   spot // the first row in sight
	left  int  // the first column in sight, of a field of one row
	free  bool // scrolled by hand: the cursor need not be in sight
	still bool // pointed at with the mouse: what is in sight stays where it is

	past, future []step
	kept         int // bytes in past and future
	now          func() time.Time

	seek        seek
	look        look
	tags        func(line string) [][2]int
	placeholder string
	fault       string
}

// New makes a field of many lines.
func New() *Field {
	f := &Field{width: 40, most: 1, want: -1, keys: DefaultKeys(), now: time.Now}
	f.SetLook(Look{})
	return f
}

// NewOneLine makes a field of one line: line ends that are pasted into it become
// blanks. In a single row it scrolls sideways.
func NewOneLine() *Field {
	f := New()
	f.oneLine = true
	return f
}

// SetKeys puts other keys in the place of DefaultKeys. The map is not copied.
func (f *Field) SetKeys(k Keys) { f.keys = k }

// SetClock gives the clock by which pauses in the typing are told, which part
// what is undone at once; without it time.Now is.
func (f *Field) SetClock(now func() time.Time) { f.now = now }

// SetMethod tells how wide the terminal draws clusters; ByRune where it isn't told.
func (f *Field) SetMethod(m Method) {
	if m != f.method {
		f.hang, f.want = false, -1
	}
	f.method = m
}

// SetReadOnly tells whether the text can only be read, searched and copied.
func (f *Field) SetReadOnly(on bool) { f.readOnly = on }

// SetTags gives a function that finds what is drawn in Look.Tag: byte ranges of a
// line, in order. It is asked about what is in sight only, never about part of a
// word, unless that has more than a thousand bytes out of sight.
func (f *Field) SetTags(find func(line string) [][2]int) { f.tags = find }

// SetPlaceholder gives the words that stand in the field while it is empty.
func (f *Field) SetPlaceholder(s string) { f.placeholder = s }

// SetFault puts the field in its error state: the sentence stands below the text,
// in rows of its own that count in Height. "" ends it.
func (f *Field) SetFault(sentence string) { f.fault = sentence }

// Focus shows the cursor and lets Update take keys.
func (f *Field) Focus() { f.focused = true }

// Blur hides the cursor.
func (f *Field) Blur() { f.focused = false }

// Update takes keys and pastes while the field has the focus, and tells whether
// they meant something to it.
func (f *Field) Update(msg tea.Msg) bool {
	if !f.focused {
		return false
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.Insert(msg.Content)
		return true
	case tea.KeyPressMsg:
		if msg.Text != "" {
			f.typed(msg.Text)
			return true
		}
		if c, ok := f.keys[msg.Keystroke()]; ok {
			return f.Do(c)
		}
	}
	return false
}

// Version changes whenever the text does, and never comes back.
func (f *Field) Version() uint64 { return f.version }

// Text is the text as it stands, at no cost.
func (f *Field) Text() Text {
	if f.version == f.intact && strings.IndexByte(f.given, '\r') >= 0 {
		return textOf([]line{{words: f.given}})
	}
	return f.text
}

// Value is the text. Until it is edited it is byte for byte what SetValue was
// given; from then on the line ends of Windows are plain ones.
func (f *Field) Value() string {
	if f.version == f.intact {
		return f.given
	}
	if f.valueAt != f.version {
		f.value, f.valueAt = f.text.String(), f.version
	}
	return f.value
}

// SetValue puts a text in, with the cursor at its end and nothing to undo.
func (f *Field) SetValue(s string) {
	f.version++
	f.given, f.intact = s, f.version
	f.text = f.made(s)
	f.past, f.future, f.kept = nil, nil, 0
	f.cur = f.text.End()
	f.anchor, f.hang, f.want = f.cur, false, -1
	f.top, f.left, f.press = spot{}, 0, press{}
	f.follow()
}

// Replace puts a text in the place of this one, as an outside editor does. The
// cursor stays with the words it stood in, and it can be undone like anything that
// was typed.
func (f *Field) Replace(s string) {
	s = Plain(s)
	if Plain(f.Value()) == s {
		return
	}
	from, to, words := difference(f.text, f.made(s))
	cur := f.cur
	f.part()
	end := f.replace(other, from, to, words)
	switch {
	case f.text.Len() == len(words):
		f.cur = end // nothing stood there, or nothing is left of it
	case !from.Before(cur):
		f.cur = cur
	case cur.Before(to):
		f.cur = from
	case cur.Line == to.Line:
		f.cur = Pos{end.Line, cur.Byte - to.Byte + end.Byte}
	default:
		f.cur = Pos{cur.Line - to.Line + end.Line, cur.Byte}
	}
	f.cur = f.snap(f.cur)
	f.anchor, f.hang, f.want = f.cur, false, -1
	if f.top.line > 0 && !(Pos{Line: f.top.line}).Before(to) {
		f.top.line += end.Line - to.Line // what is in sight stays there
	}
	f.part()
}

// Adopt is Replace for a text that was changed elsewhere: what somebody else did
// can't be undone here, nor what was done before it.
func (f *Field) Adopt(s string) {
	was := f.version
	f.Replace(s)
	if f.version != was {
		f.past, f.future, f.kept = nil, nil, 0
	}
}

func (f *Field) made(s string) Text {
	s = Plain(s)
	if f.oneLine {
		return textOf([]line{{words: s}})
	}
	return NewText(s)
}

func (f *Field) lines(s string) []line {
	if f.oneLine {
		return []line{{words: s}}
	}
	return split(s)
}

// SetSize gives the width in cells and the most rows the field may take.
func (f *Field) SetSize(width, most int) {
	width, most = max(1, width), max(1, most)
	if width != f.width {
		f.hang, f.want = false, -1
	}
	f.width, f.most = width, most
	if !f.sideways() {
		f.left = 0
	}
}

// sideways tells of a field of one row, which scrolls to the side.
func (f *Field) sideways() bool { return f.oneLine && f.most == 1 }

// Height is how many rows the field takes now: as many as its text has, up to
// the most it may.
func (f *Field) Height() int { return min(f.most, f.rows()+len(f.faultRows())) }

// rows is how many rows the text takes, or the most there is room for.
func (f *Field) rows() int {
	room := max(1, f.most-len(f.faultRows()))
	if f.text.Lines() >= room {
		return room
	}
	n := 0
	for l := 0; l < f.text.Lines() && n < room; l++ {
		n += len(f.wrapAt(l).rows)
	}
	return min(n, room)
}

// faultRows are the rows of the sentence that tells what is wrong.
func (f *Field) faultRows() []string {
	if f.fault == "" || f.most < 2 {
		return nil
	}
	rows := Wrap(f.fault, f.width, f.method)
	if room := f.most - 1; len(rows) > room {
		rows = append(rows[:room-1], clip(strings.Join(rows[room-1:], " "), f.width, f.method))
	}
	return rows
}
