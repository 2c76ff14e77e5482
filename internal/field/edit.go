package field

import (
	"strings"
	"unicode/utf8"
)

// edit carries out a command that changes the text.
func (f *Field) edit(c Command) bool {
	to := f.cur
	how := other
	switch c {
	case NewLine:
		if f.oneLine {
			return false
		}
		f.newLine()
		return true
	case DeleteLeft:
		to, how = f.previous(f.cur), back
	case DeleteRight:
		to, how = f.next(f.cur), forth
	case DeleteWordLeft:
		to = f.wordLeft(f.cur)
	case DeleteWordRight:
		to = f.wordRight(f.cur)
	case DeleteToStart:
		to.Byte = 0
	case DeleteToEnd:
		to.Byte = len(f.text.Line(to.Line))
		if to == f.cur {
			to = f.next(f.cur) // at the end of a line the next one is joined to it
		}
	default:
		return false
	}
	from, until := f.Selection()
	if from == until {
		from, until = f.cur, to
		if until.Before(from) {
			from, until = until, from
		}
	} else {
		how = other
	}
	if from != until {
		f.replace(how, from, until, "")
	}
	return true
}

// newLine begins a line. One that was an item of a list is followed by another;
// an item with nothing in it ends the list.
func (f *Field) newLine() {
	from, to := f.Selection()
	words := f.text.Line(from.Line)
	mark := item(words)
	switch {
	case mark == "" || from.Byte < len(mark):
		f.replace(other, from, to, "\n")
	case from == to && len(words) == len(mark):
		f.replace(other, Pos{from.Line, 0}, from, "")
	default:
		f.replace(other, from, to, "\n"+mark)
	}
	f.part()
}

// item is what a line of a list begins with: blanks, a hyphen and a blank.
func item(words string) string {
	rest := strings.TrimLeft(words, " \t")
	if !strings.HasPrefix(rest, "- ") {
		return ""
	}
	return words[:len(words)-len(rest)+2]
}

// typed puts in what a key gave.
func (f *Field) typed(words string) {
	f.follow()
	if f.readOnly {
		return
	}
	f.put(typing, words)
}

// Insert puts a text in at the cursor, in the place of what is selected, as a
// paste does: it is undone by itself.
func (f *Field) Insert(words string) {
	f.follow()
	if f.readOnly || words == "" {
		return
	}
	f.part()
	f.put(other, words)
	f.part()
}

func (f *Field) put(how manner, words string) {
	words = strings.ToValidUTF8(Plain(words), "\ufffd")
	if f.oneLine {
		words = strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == '\n' }), " ")
	}
	from, to := f.Selection()
	if words == "" && from == to {
		return
	}
	f.replace(how, from, to, words)
}

// Cut takes what is selected out and returns it.
func (f *Field) Cut() string {
	cut := f.Selected()
	if f.readOnly || cut == "" {
		return cut
	}
	f.follow()
	from, to := f.Selection()
	f.part()
	f.replace(other, from, to, "")
	f.part()
	return cut
}

// replace puts words in the place of what stands between two places, so that it
// can be undone. The cursor is behind them afterwards.
func (f *Field) replace(how manner, from, to Pos, words string) Pos {
	out := f.text.Slice(from, to)
	before := f.state()
	end := f.change(from, to, words)
	f.record(how, from, out, words, before)
	return end
}

// change puts words in without a trace, with the cursor behind them.
func (f *Field) change(from, to Pos, words string) Pos {
	var end Pos
	f.text, end = f.text.replace(from, to, f.lines(words))
	f.version++
	// What was put in may have grown together with what follows it.
	f.cur = f.snapAfter(end)
	f.anchor, f.hang, f.want = f.cur, false, -1
	f.press = press{} // a drag would go on from a place that is no longer there
	return end
}

// behind is the place after words that begin at another.
func (f *Field) behind(p Pos, words string) Pos {
	if f.oneLine {
		return Pos{p.Line, p.Byte + len(words)}
	}
	n := strings.Count(words, "\n")
	if n == 0 {
		return Pos{p.Line, p.Byte + len(words)}
	}
	return Pos{p.Line + n, len(words) - strings.LastIndexByte(words, '\n') - 1}
}

// difference is what has to be replaced in a text, and by what, to make another
// of it: all but the lines they begin and end with, and of the first and last of
// those that differ all but what they begin and end with.
func difference(was, now Text) (from, to Pos, words string) {
	before, after := was.flat(), now.flat()
	both := min(len(before), len(after))
	head := 0
	for head < both-1 && before[head] == after[head] {
		head++
	}
	tail := 0
	for tail < both-head-1 && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	a, b := was.Line(head), now.Line(head)
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	for same > 0 && (same < len(a) && !utf8.RuneStart(a[same]) || same < len(b) && !utf8.RuneStart(b[same])) {
		same--
	}
	from = Pos{head, same}
	to = Pos{was.Lines() - 1 - tail, 0}
	end := Pos{now.Lines() - 1 - tail, 0}
	a, b = was.Line(to.Line), now.Line(end.Line)
	least, leastNow := 0, 0
	if to.Line == head {
		least = same
	}
	if end.Line == head {
		leastNow = same
	}
	to.Byte, end.Byte = len(a), len(b)
	for to.Byte > least && end.Byte > leastNow && a[to.Byte-1] == b[end.Byte-1] {
		to.Byte--
		end.Byte--
	}
	for to.Byte < len(a) && !utf8.RuneStart(a[to.Byte]) {
		to.Byte++
		end.Byte++
	}
	return from, to, now.Slice(from, end)
}
