package field

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the model does on commands, keys and the mouse.

func (m *model) typed(words string) {
	if !m.readOnly {
		m.put(typing, words)
	}
}

func (m *model) paste(words string) {
	if m.readOnly || words == "" {
		return
	}
	m.open = false
	m.put(other, words)
	m.open = false
}

func (m *model) put(how manner, words string) {
	words = Plain(strings.ToValidUTF8(words, "\ufffd"))
	if m.oneLine {
		words = strings.Trim(words, "\n")
		for strings.Contains(words, "\n\n") {
			words = strings.ReplaceAll(words, "\n\n", "\n")
		}
		words = strings.ReplaceAll(words, "\n", " ")
	}
	from, to := m.selection()
	if from != to || words != "" {
		m.replace(how, from, to, words)
	}
}

func (m *model) cut() string {
	from, to := m.selection()
	cut := m.text[from:to]
	if cut != "" && !m.readOnly {
		m.replace(other, from, to, "")
	}
	return cut
}

func (m *model) undo() bool {
	n := len(m.past) - 1
	if n < 0 || m.readOnly {
		return false
	}
	m.future = append(m.future, m.past[n])
	m.setMoment(m.past[n].before)
	m.past, m.open = m.past[:n], false
	return true
}

func (m *model) redo() bool {
	n := len(m.future) - 1
	if n < 0 || m.readOnly {
		return false
	}
	m.past, m.open = append(m.past, m.future[n]), false
	m.setMoment(m.future[n].after)
	m.future = m.future[:n]
	return true
}

// adopt is overwrite with nothing to undo afterwards.
func (m *model) adopt(s string) {
	if Plain(s) != m.text {
		m.overwrite(s)
		m.past, m.future = nil, nil
	}
}

// overwrite keeps the cursor in its words: what both texts begin and end with
// stays. Behind words that are all new it stands at their end.
func (m *model) overwrite(s string) {
	s = Plain(s)
	if s == m.text {
		return
	}
	was, cur := m.text, m.cur
	from := 0
	for from < min(len(was), len(s)) && was[from] == s[from] {
		from++
	}
	for from > 0 && (from < len(was) && !utf8.RuneStart(was[from]) || from < len(s) && !utf8.RuneStart(s[from])) {
		from--
	}
	to, end := len(was), len(s)
	for to > from && end > from && was[to-1] == s[end-1] {
		to--
		end--
	}
	for to < len(was) && !utf8.RuneStart(was[to]) {
		to++
		end++
	}
	m.open = false
	m.replace(other, from, to, s[from:end])
	switch {
	case end-from == len(s):
		cur = len(s)
	case cur <= from:
	case cur < to:
		cur = from
	default:
		cur += end - to
	}
	m.cur = m.floor(cur)
	m.anchor, m.open = m.cur, false
}

func (m *model) edit(c Command) {
	from, to := m.selection()
	line := m.span(m.cur)
	if c == NewLine {
		m.newLine()
		return
	}
	how := other
	if from == to {
		switch c {
		case DeleteLeft:
			from, how = m.placeBefore(m.cur), back
		case DeleteRight:
			to, how = m.nextPlace(m.cur), forth
		case DeleteWordLeft:
			from = m.wordLeft(m.cur)
		case DeleteWordRight:
			to = m.wordRight(m.cur)
		case DeleteToStart:
			from = line[0]
		case DeleteToEnd:
			if to = line[1]; to == m.cur {
				to = m.nextPlace(m.cur)
			}
		}
	}
	if from != to {
		m.replace(how, from, to, "")
	}
}

// newLine is what Enter does. In a list it goes on with the list, and on an item
// without words it ends it.
func (m *model) newLine() {
	if m.oneLine {
		return
	}
	from, to := m.selection()
	line := m.span(from)
	words := m.text[line[0]:line[1]]
	mark := words[:len(words)-len(strings.TrimLeft(words, " \t"))] + "- "
	switch {
	case !strings.HasPrefix(words, mark) || from < line[0]+len(mark):
		m.replace(other, from, to, "\n")
	case words == mark && from == to:
		m.replace(other, line[0], line[1], "")
	default:
		m.replace(other, from, to, "\n"+mark)
	}
	m.open = false
}

func (m *model) move(c Command, along bool) {
	from, to := m.selection()
	some := from != to && !along
	rows := m.rows()
	at := m.rowOf(rows, m.cur, m.hang)
	line := m.span(m.cur)
	cur, hang, want := m.cur, false, -1
	page := max(1, m.shown(rows)-2)
	switch c {
	case SelectAll:
		m.anchor, m.cur, m.hang, m.want, m.open = 0, len(m.text), false, -1, false
		return
	case Left:
		cur = m.placeBefore(cur)
		if some {
			cur = from
		}
	case Right:
		cur = m.nextPlace(cur)
		if some {
			cur = to
		}
	case WordLeft:
		cur = m.wordLeft(cur)
	case WordRight:
		cur = m.wordRight(cur)
	case ParagraphStart:
		if cur == line[0] && cur > 0 {
			line = m.span(cur - 1)
		}
		cur = line[0]
	case ParagraphEnd:
		if cur == line[1] && cur < len(m.text) {
			line = m.span(cur + 1)
		}
		cur = line[1]
	case TextStart:
		cur = 0
	case TextEnd:
		cur = len(m.text)
	case RowStart:
		cur = rows[at].from
	case RowEnd:
		cur, hang = m.spotAt(rows[at], 1<<30)
	case Up:
		cur, hang, want = m.vertical(rows, at, -1)
	case Down:
		cur, hang, want = m.vertical(rows, at, 1)
	case PageUp:
		cur, hang, want = m.vertical(rows, at, -page)
	case PageDown:
		cur, hang, want = m.vertical(rows, at, page)
	}
	m.cur, m.hang, m.want, m.open = cur, hang, want, false
	if !along {
		m.anchor = cur
	}
}

func (m *model) vertical(rows []visual, at, by int) (cur int, hang bool, want int) {
	want = m.want
	if want < 0 {
		want = column(rows[at], m.cur)
	}
	to := max(0, min(at+by, len(rows)-1))
	switch {
	case to == at && by < 0:
		return 0, false, -1
	case to == at:
		return len(m.text), false, -1
	}
	cur, hang = m.spotAt(rows[to], want)
	return cur, hang, want
}

// shown is how many rows of text there are in sight.
func (m *model) shown(rows []visual) int { return min(max(1, m.most-m.faultRows()), len(rows)) }

// faultRows is how many rows the sentence of a fault takes: all but one at most.
func (m *model) faultRows() int {
	if m.fault == "" {
		return 0
	}
	sentence := model{text: m.fault, width: m.width, method: m.method}
	return min(len(sentence.rows()), m.most-1)
}

func (m *model) wordLeft(at int) int {
	for at > 0 && m.kind(m.placeBefore(at)) == gap {
		at = m.placeBefore(at)
	}
	for k := m.kind(m.placeBefore(at)); at > 0 && m.kind(m.placeBefore(at)) == k; {
		at = m.placeBefore(at)
	}
	return at
}

func (m *model) wordRight(at int) int {
	for at < len(m.text) && m.kind(at) == gap {
		at = m.nextPlace(at)
	}
	for k := m.kind(at); at < len(m.text) && m.kind(at) == k; {
		at = m.nextPlace(at)
	}
	return at
}

// kind is what begins at a place: blanks and line ends, a word, or signs. What
// stands within a word, such as an apostrophe, belongs to it.
func (m *model) kind(at int) kind {
	if at == len(m.text) {
		return gap
	}
	wordy := func(r rune) bool {
		return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
	}
	r, n := utf8.DecodeRuneInString(m.text[at:])
	if next := m.nextPlace(at); strings.ContainsRune("'’\u00ad\u2060", r) && next == at+n {
		before, _ := utf8.DecodeLastRuneInString(m.text[:at])
		after, _ := utf8.DecodeRuneInString(m.text[next:])
		if wordy(before) && wordy(after) {
			return word
		}
	}
	switch {
	case unicode.IsSpace(r):
		return gap
	case wordy(r):
		return word
	}
	return sign
}

// The mouse.

func (m *model) under(x, y int) (at int, hang bool) {
	rows := m.rows()
	n := m.top + y
	if n >= len(rows) {
		return len(m.text), false
	}
	return m.spotAt(rows[max(0, n)], x+m.left)
}

func (m *model) around(at, times int) (from, to int) {
	line := m.span(at)
	switch {
	case times < 2:
		return at, at
	case times > 2:
		return line[0], line[1]
	case line[0] == line[1]:
		return at, at
	}
	if at == line[1] {
		at = m.placeBefore(at)
	}
	from, to = at, m.nextPlace(at)
	for from > line[0] && m.kind(m.placeBefore(from)) == m.kind(at) {
		from = m.placeBefore(from)
	}
	for to < line[1] && m.kind(to) == m.kind(at) {
		to = m.nextPlace(to)
	}
	return from, to
}

func (m *model) press(x, y, times int, along bool) {
	at, hang := m.under(x, y)
	m.want, m.open = -1, false
	if along {
		m.cur, m.hang = at, hang
		m.pressed, m.pressFrom, m.pressTo = 1, m.anchor, m.anchor
		return
	}
	from, to := m.around(at, times)
	m.anchor, m.cur, m.hang = from, to, hang && times < 2
	m.pressed, m.pressFrom, m.pressTo = times, from, to
}

func (m *model) drag(x, y int) {
	if m.pressed == 0 {
		return
	}
	at, hang := m.under(x, y)
	from, to := m.around(at, m.pressed)
	m.want, m.open = -1, false
	if at < m.pressFrom {
		m.anchor, m.cur, m.hang = m.pressTo, from, false
		return
	}
	m.anchor, m.cur, m.hang = m.pressFrom, to, hang && to == at
}
