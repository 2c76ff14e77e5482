package field

import (
	"strings"
	"time"
	"unicode/utf8"
)

// manner is how a change came about; changes of one manner that follow on each
// other are undone at once.
type manner int

const (
	other  manner = iota
	typing        // one character after the other
	back          // with backspace
	forth         // with delete
)

// pause is how long nothing must have been typed for what follows to be undone
// by itself.
const pause = time.Second

// Limits of what can be undone, so that a day of writing stays small.
const (
	keptSteps = 5000
	keptBytes = 16 << 20
	burst     = 1000 // bytes typed without a pause that are undone at once
)

// state is where the cursor stood. At which end of a row is no part of it: by the
// time it is undone the rows may be others.
type state struct{ cur, anchor Pos }

// step is a change that can be undone: at a place, words out and words in.
type step struct {
	at            Pos
	out, in       string
	before, after state
	how           manner
	open          bool // the next change may belong to it
	when          time.Time
}

func (f *Field) state() state { return state{f.cur, f.anchor} }

func (f *Field) restore(s state) {
	f.cur, f.anchor, f.hang, f.want = f.snap(s.cur), f.snap(s.anchor), false, -1
}

// part ends what is undone at once.
func (f *Field) part() {
	if n := len(f.past); n > 0 {
		f.past[n-1].open = false
	}
}

// record notes a change that was made just now.
func (f *Field) record(how manner, at Pos, out, in string, before state) {
	for _, s := range f.future {
		f.kept -= len(s.out) + len(s.in)
	}
	f.future = nil
	when := f.now()
	f.kept += len(out) + len(in)
	if n := len(f.past); n > 0 && f.past[n-1].takes(f, how, at, out, in, before, when) {
		f.past[n-1].after, f.past[n-1].when = f.state(), when
		return
	}
	f.past = append(f.past, step{
		at: at, out: out, in: in, before: before, after: f.state(), how: how, open: how != other, when: when,
	})
	drop := 0
	for drop < len(f.past)-1 && (len(f.past)-drop > keptSteps || f.kept > keptBytes) {
		f.kept -= len(f.past[drop].out) + len(f.past[drop].in)
		f.past[drop] = step{}
		drop++
	}
	f.past = f.past[drop:]
}

// takes adds a change to a step where both belong to one burst of typing.
func (s *step) takes(f *Field, how manner, at Pos, out, in string, before state, when time.Time) bool {
	if !s.open || s.how != how || when.Sub(s.when) >= pause || before != s.after || len(s.in)+len(s.out) > burst {
		return false
	}
	switch how {
	case typing:
		if out != "" || at != f.behind(s.at, s.in) || sentence(s.in, in) {
			return false
		}
		s.in += in
	case back:
		if in != "" || f.behind(at, out) != s.at {
			return false
		}
		s.at, s.out = at, out+s.out
	case forth:
		if in != "" || at != s.at {
			return false
		}
		s.out += out
	default:
		return false
	}
	return true
}

// sentence tells whether what is typed begins a new sentence: then the one before
// is undone by itself.
func sentence(typed, next string) bool {
	r, _ := utf8.DecodeRuneInString(next)
	if kindOf(string(r)) == gap {
		return false
	}
	trimmed := strings.TrimRight(typed, " ")
	return trimmed != typed && strings.HasSuffix(trimmed, ".") || strings.HasSuffix(trimmed, "!") && trimmed != typed ||
		strings.HasSuffix(trimmed, "?") && trimmed != typed
}

// CanUndo tells whether there is something to undo.
func (f *Field) CanUndo() bool { return len(f.past) > 0 && !f.readOnly }

// CanRedo tells whether something was undone that can be done again.
func (f *Field) CanRedo() bool { return len(f.future) > 0 && !f.readOnly }

// Undo takes the last burst of typing back, or the last other change; false
// where there is none.
func (f *Field) Undo() bool {
	if !f.CanUndo() {
		return false
	}
	n := len(f.past) - 1
	s := f.past[n]
	f.past = f.past[:n]
	s.open = false
	f.part() // what is typed now is no part of what was typed before
	f.future = append(f.future, s)
	f.change(s.at, f.behind(s.at, s.in), s.out)
	f.restore(s.before)
	f.follow()
	return true
}

// Redo does again what was undone last; false where nothing was.
func (f *Field) Redo() bool {
	if !f.CanRedo() {
		return false
	}
	n := len(f.future) - 1
	s := f.future[n]
	f.future = f.future[:n]
	f.past = append(f.past, s)
	f.change(s.at, f.behind(s.at, s.out), s.in)
	f.restore(s.after)
	f.follow()
	return true
}
