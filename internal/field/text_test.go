package field

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// place is a place of a text of lines that is drawn anywhere in it.
func drawnPlace(r *rand.Rand, lines []string) Pos {
	n := r.IntN(len(lines))
	return Pos{n, r.IntN(len(lines[n]) + 1)}
}

func offsetIn(lines []string, p Pos) int {
	at := p.Byte
	for _, l := range lines[:p.Line] {
		at += len(l) + 1
	}
	return at
}

// A text of thousands of lines is what a string would be, whatever is put where;
// the texts it was before don't change; and its pieces don't become many or long.
func TestATextIsAString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		s := strings.Repeat("en linje\n\nog en til\n", r.IntN(2000))
		text := NewText(s)
		if r.IntN(9) == 0 {
			s, text = "", Text{}
		}
		for n := range rapid.IntRange(1, 60).Draw(t, "edits") {
			lines := strings.Split(s, "\n")
			from, to := drawnPlace(r, lines), drawnPlace(r, lines)
			if near := from.Line + r.IntN(5); r.IntN(4) > 0 && near < len(lines) {
				to = Pos{near, r.IntN(len(lines[near]) + 1)}
			}
			if to.Before(from) {
				from, to = to, from
			}
			in := strings.Repeat("ord\n", []int{0, 0, 0, 1, 2, 70, 900}[r.IntN(7)]) + []string{"", "x", "æø"}[r.IntN(3)]
			a, b := offsetIn(lines, from), offsetIn(lines, to)
			if got := text.Slice(from, to); got != s[a:b] {
				t.Fatalf("edit %d: Slice gives %d bytes, not %d", n, len(got), b-a)
			}
			was, wasText := s, text
			s = s[:a] + in + s[b:]
			var end Pos
			text, end = text.replace(from, to, split(in))
			if wasText.String() != was {
				t.Fatalf("edit %d changed the text before it", n)
			}
			lines = strings.Split(s, "\n")
			if text.String() != s || text.Len() != len(s) || text.Lines() != len(lines) || offsetIn(lines, end) != a+len(in) {
				t.Fatalf("edit %d: %d bytes in %d lines (Len %d), not %d in %d; it ends at %v", n, len(text.String()), text.Lines(), text.Len(), len(s), len(lines), end)
			}
			for _, k := range []int{-1, 0, r.IntN(len(lines)), len(lines) - 1, len(lines)} {
				if want := append(append([]string{""}, lines...), "")[k+1]; text.Line(k) != want {
					t.Fatalf("edit %d: line %d is %q, not %q", n, k, text.Line(k), want)
				}
			}
			sane(t, text)
		}
	})
}

func sane(t *rapid.T, text Text) {
	for n, c := range text.chunks {
		if len(c.lines) == 0 || len(c.lines) > 2*chunkLines {
			t.Fatalf("piece %d of %d has %d lines", n, len(text.chunks), len(c.lines))
		}
	}
	if most := 2 + text.Lines()*8/chunkLines; len(text.chunks) > most {
		t.Fatalf("%d lines are in %d pieces", text.Lines(), len(text.chunks))
	}
}

// All that was done can be taken back to the first byte, and done again to the last.
func TestUndoGoesBackToTheFirstByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := twins(rapid.Bool().Draw(t, "oneLine"))
		p.begin(t)
		p.check(t)
		steps := p.steps()
		first := p.m.text
		states := []string{first}
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			steps[rapid.SampledFrom([]string{"1 typing", "2 command", "4 paste", "5 edit", "time", "drag", "press", "to cut", "resize"}).Draw(t, "step")](t)
			p.check(t)
			if s := p.f.Text().String(); p.f.version != p.f.intact && s != states[len(states)-1] {
				states = append(states, s)
			}
		}
		last := p.f.Text().String()
		for p.f.Undo() {
			p.f.View()
		}
		if got := Plain(p.f.Value()); got != first {
			t.Fatalf("undone it is %q, not %q", got, first)
		}
		for p.f.Redo() {
			p.f.View()
		}
		if p.f.Value() != last {
			t.Fatalf("done again it is %q, not %q", p.f.Value(), last)
		}
	})
}

// A text that was taken can be read while the field is written in and drawn. The
// race detector is what this is for.
func TestATextIsReadWhileItIsWrittenIn(t *testing.T) {
	f := made(30, 8)
	f.SetValue(strings.Repeat("linje med flere ord end der er plads til\n", 300))
	var wg sync.WaitGroup
	for n := range 200 {
		text, want := f.Text(), f.Value()
		wg.Go(func() {
			if text.String() != want || text.Slice(Pos{1, 0}, Pos{2, 0}) != text.Line(1)+"\n" {
				t.Errorf("the text of key %d changed", n)
			}
		})
		typeIn(f, "æ\nx")
		if n%3 == 0 {
			f.Do([]Command{PageUp, TextStart, DeleteWordLeft, TextEnd, PageDown}[n%5])
		}
		f.View()
		f.Cursor()
	}
	wg.Wait()
}

// thaws fails where a test hangs. The time is no measure: it is a hundred times
// what the work takes, and a hundredth of what it takes if its cost grows with the
// square of the text.
func thaws(t *testing.T, done chan struct{}) {
	t.Helper()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it hangs")
	}
}

// What one key costs must not grow with the square of the text: taking out half a
// million lines, selecting and copying them are done at once.
func TestALotOfLinesAreTakenOutAtOnce(t *testing.T) {
	f := made(80, 20)
	f.SetValue(strings.Repeat("x\n", 400_000))
	done := make(chan struct{})
	go func() {
		defer close(done)
		f.Do(SelectAll)
		if f.Cut() != strings.Repeat("x\n", 400_000) || f.Value() != "" {
			t.Error("not all of it was cut")
		}
		f.Undo()
		f.Adopt("y\n" + f.Value())
		f.View()
	}()
	thaws(t, done)
}

// A word may be as long as the text, also in a row that scrolls sideways.
func TestALongWordIsTakenOutAtOnce(t *testing.T) {
	for _, f := range []*Field{New(), NewOneLine()} {
		f.SetSize(80, 1)
		f.Focus()
		f.SetValue(strings.Repeat("æ漢e\u0301", 40_000))
		done := make(chan struct{})
		go func() {
			defer close(done)
			f.Press(40, 0, 2, false)
			f.Do(TextEnd)
			f.Update(tea.KeyPressMsg{Code: 'w', Mod: tea.ModCtrl})
			f.View()
		}()
		thaws(t, done)
		if f.Value() != "" {
			t.Errorf("%d bytes are left", len(f.Value()))
		}
	}
}
