package field

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// FuzzTyping does with any bytes what can be done with a field, at any size, and
// holds it to the model after each step.
func FuzzTyping(f *testing.F) {
	f.Add("ord og æøå\n漢字 👨‍👩‍👧 e\u0301", "abc", []byte{0, 16, 32, 48, 64, 80, 96, 112, 1, 17, 33}, uint8(20), uint8(4), false)
	f.Add("- mælk\n- ", "\u0301\u200d", []byte{4, 0, 4, 2, 66, 50, 8, 9, 10}, uint8(3), uint8(1), false)
	f.Add(strings.Repeat("langtordudenmellemrum", 4), "🇩🇰\t", []byte{1, 129, 17, 145, 5, 21, 6, 7, 11, 12}, uint8(9), uint8(3), false)
	f.Add("titel\nto", "\r\n\xff\xfe", []byte{2, 3, 0, 7, 6, 13, 29, 45, 14, 30, 15}, uint8(7), uint8(1), true)
	f.Add("\x1b]52;c;eA==\x07\u202eab\u2066", "\x00", []byte{0, 2, 4, 6, 8}, uint8(1), uint8(2), true)
	f.Add("ab\u0600\t\u0e33"+strings.Repeat("\u0301", 300), "\u0e33", []byte{9, 25, 41, 10, 26, 42, 0, 7}, uint8(12), uint8(5), false)
	f.Fuzz(func(t *testing.T, text, keys string, steps []byte, width, most uint8, oneLine bool) {
		if len(text) > 2000 || len(keys) > 200 || len(steps) > 200 {
			return // long inputs find nothing that short ones don't, and take long
		}
		p := twins(oneLine)
		p.size(int(width)%140+1, int(most)%40+1)
		p.set(text)
		p.check(t)
		for _, b := range steps {
			p.step(t, int(b%16), int(b/16), keys)
			p.check(t)
		}
		for p.f.Undo() {
		}
		if len(p.m.past) > 0 && !p.m.readOnly && p.f.Value() != p.m.past[0].before.text {
			t.Fatalf("undone it is %q, not %q", p.f.Value(), p.m.past[0].before.text)
		}
	})
}

// step does one of 16 things in one of 16 ways.
func (p *pair) step(t *testing.T, what, how int, keys string) {
	switch what {
	case 0:
		for _, k := range naive(keys) {
			p.f.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: k})
			p.m.typed(k)
		}
	case 1:
		c := commands[how%len(commands)]
		p.calm = true
		p.f.Do(c)
		p.m.move(c, false)
	case 2:
		c := commands[how%len(commands)]
		p.f.Do(Selecting(c))
		p.m.move(c, true)
	case 3, 4:
		c := edits[how%len(edits)]
		p.f.Do(c)
		p.m.edit(c)
	case 5:
		p.f.Update(tea.PasteMsg{Content: keys})
		p.m.paste(keys)
	case 6:
		p.f.Undo()
		p.m.undo()
	case 7:
		p.f.Redo()
		p.m.redo()
	case 8:
		p.f.Press(how, how/3, how%3+1, how > 12)
		p.m.press(how, how/3, how%3+1, how > 12)
	case 9:
		p.f.Drag(how*2-4, how/2-2)
		p.m.drag(how*2-4, how/2-2)
	case 10:
		p.size(how*how/2+1, p.m.most)
	case 11:
		p.size(p.m.width, how+1)
	case 12:
		p.m.clock = p.m.clock.Add(time.Duration(how) * 200 * time.Millisecond)
	case 13:
		p.method([]Method{ByRune, ByCluster}[how%2])
	case 14:
		p.f.Cut()
		p.m.cut()
	case 15:
		p.f.Scroll(how - 7)
	}
}
