package field

import (
	"strings"
)

// Pos is a place in a text: a line from 0 and the byte in it, always the start
// of a grapheme cluster or the end of the line.
type Pos struct{ Line, Byte int }

// Before tells whether a place comes before another.
func (p Pos) Before(q Pos) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Byte < q.Byte
}

// chunkLines is how many lines a chunk has when it is made: an edit copies one
// chunk and the list of them.
const chunkLines = 64

// line is one line of a text, without its end, and how it was wrapped last.
type line struct {
	words string
	wrap  *wrapped // nil where it was not in sight yet
}

type chunk struct{ lines []line }

// Text is a text that never changes: an edit makes another, which shares nearly
// all of its memory with it. It may be read from any goroutine. The zero Text is
// one empty line.
type Text struct {
	chunks []*chunk
	count  int // lines; 0 in the zero Text only
	size   int // bytes, line ends included
}

// NewText makes a Text of lines that are separated by "\n".
func NewText(s string) Text { return textOf(split(s)) }

func split(s string) []line {
	lines := make([]line, 0, strings.Count(s, "\n")+1)
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			return append(lines, line{words: s})
		}
		lines = append(lines, line{words: s[:i]})
		s = s[i+1:]
	}
}

func textOf(lines []line) Text {
	t := Text{count: len(lines), size: len(lines) - 1, chunks: cutUp(lines)}
	for _, l := range lines {
		t.size += len(l.words)
	}
	return t
}

func cutUp(lines []line) []*chunk {
	chunks := make([]*chunk, 0, len(lines)/chunkLines+1)
	for len(lines) > 0 {
		n := min(chunkLines, len(lines))
		if len(lines) < chunkLines*3/2 {
			n = len(lines)
		}
		chunks = append(chunks, &chunk{lines[:n:n]})
		lines = lines[n:]
	}
	return chunks
}

// Lines is how many lines the text has, at least 1.
func (t Text) Lines() int { return max(1, t.count) }

// Len is how many bytes String has.
func (t Text) Len() int { return t.size }

// String is the whole text. It costs as much as the text is long.
func (t Text) String() string {
	if t.count == 1 {
		return t.chunks[0].lines[0].words
	}
	var b strings.Builder
	b.Grow(t.size)
	first := true
	t.each(0, t.count, func(l *line) {
		if !first {
			b.WriteByte('\n')
		}
		first = false
		b.WriteString(l.words)
	})
	return b.String()
}

// Line is the line of a number, without its end; "" where there is none.
func (t Text) Line(n int) string {
	if l := t.at(n); l != nil {
		return l.words
	}
	return ""
}

func (t Text) at(n int) *line {
	for _, c := range t.chunks {
		if n < len(c.lines) {
			if n < 0 {
				return nil
			}
			return &c.lines[n]
		}
		n -= len(c.lines)
	}
	return nil
}

// End is the place after the last character.
func (t Text) End() Pos {
	last := t.Lines() - 1
	return Pos{last, len(t.Line(last))}
}

// Slice is the text between two places.
func (t Text) Slice(from, to Pos) string {
	if !from.Before(to) {
		return ""
	}
	if from.Line == to.Line {
		return t.Line(from.Line)[from.Byte:to.Byte]
	}
	var b strings.Builder
	b.WriteString(t.Line(from.Line)[from.Byte:])
	t.each(from.Line+1, to.Line, func(l *line) {
		b.WriteByte('\n')
		b.WriteString(l.words)
	})
	b.WriteByte('\n')
	b.WriteString(t.Line(to.Line)[:to.Byte])
	return b.String()
}

// each calls do for the lines of some numbers.
func (t Text) each(from, to int, do func(l *line)) {
	for _, c := range t.chunks {
		for i := max(0, from); i < min(to, len(c.lines)); i++ {
			do(&c.lines[i])
		}
		if from, to = from-len(c.lines), to-len(c.lines); to <= 0 {
			return
		}
	}
}

// flat is the lines of a text.
func (t Text) flat() []string {
	lines := make([]string, 0, t.Lines())
	t.each(0, t.count, func(l *line) { lines = append(lines, l.words) })
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// replace is the text with other words between two places, and the place after
// them. Where a single line stays one, what is known of its wrapping stays too.
func (t Text) replace(from, to Pos, words []line) (Text, Pos) {
	first, last := t.at(from.Line), t.at(to.Line)
	var head, tail string
	var was *wrapped
	if first != nil {
		head, tail = first.words[:from.Byte], last.words[to.Byte:]
		was = first.wrap
	}
	fresh := make([]line, len(words))
	copy(fresh, words)
	n := len(fresh) - 1
	end := Pos{from.Line + n, len(fresh[n].words)}
	if n == 0 {
		end.Byte += from.Byte
	}
	fresh[0].words = head + fresh[0].words
	fresh[n].words += tail
	if n == 0 && from.Line == to.Line && was != nil {
		fresh[0].wrap = was.edited(fresh[0].words, from.Byte, to.Byte, end.Byte)
	}
	return t.splice(from.Line, to.Line+1, fresh), end
}

// splice puts lines in the place of others, by number.
func (t Text) splice(from, to int, fresh []line) Text {
	if t.count == 0 {
		return textOf(fresh)
	}
	next := Text{count: t.count - (to - from) + len(fresh), size: t.size}
	for _, l := range fresh {
		next.size += len(l.words) + 1
	}
	// The chunks that hold the lines, and where the first of them begins.
	begin, at := 0, 0
	for at < len(t.chunks)-1 && begin+len(t.chunks[at].lines) <= from {
		begin += len(t.chunks[at].lines)
		at++
	}
	stop, behind := begin, at
	for behind < len(t.chunks) && stop < to {
		stop += len(t.chunks[behind].lines)
		behind++
	}
	if behind == at {
		stop, behind = begin+len(t.chunks[at].lines), at+1
	}
	t.each(from, to, func(l *line) { next.size -= len(l.words) + 1 })
	lines := make([]line, 0, from-begin+len(fresh)+stop-to)
	lines = append(lines, t.chunks[at].lines[:from-begin]...)
	lines = append(lines, fresh...)
	if rest := stop - to; rest > 0 {
		tail := t.chunks[behind-1].lines
		lines = append(lines, tail[len(tail)-rest:]...)
	}
	// A chunk that has become small joins its neighbour, so that a text that was
	// cut down doesn't keep a long list of little ones.
	if len(lines) < chunkLines/4 && behind < len(t.chunks) && len(t.chunks[behind].lines) < chunkLines {
		lines = append(lines, t.chunks[behind].lines...)
		behind++
	}
	made := []*chunk{{lines}}
	if len(lines) > 2*chunkLines {
		made = cutUp(lines)
	} else if len(lines) == 0 {
		made = nil
	}
	next.chunks = make([]*chunk, 0, at+len(made)+len(t.chunks)-behind)
	next.chunks = append(next.chunks, t.chunks[:at]...)
	next.chunks = append(next.chunks, made...)
	next.chunks = append(next.chunks, t.chunks[behind:]...)
	return next
}
