package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
)

// widest is how wide a text is that has the whole screen: longer rows are hard to read.
const widest = 92

// IsWhole tells whether the text that is being written has the whole screen.
func (f *Form) IsWhole() bool { return f.whole && f.roomy() }

// ViewWhole draws that text alone, with its question above it.
func (f *Form) ViewWhole(w, h int) (string, *tea.Cursor) {
	t := f.written()
	if t == nil || w < 1 || h < 1 {
		return "", nil
	}
	p := Pen{f.Env, min(w, widest), h, true, true}
	left := (w - p.W) / 2
	ask := t.Question
	if ask == "" {
		ask = ui.Or(t.Label, t.BesideTitle)
	}
	head := question(p, ask, "")
	head = head[:min(len(head), h/3)]
	if len(head) > 0 && h >= 12 {
		head = append(head, "")
	}
	lines, cur := t.drawIn(p, len(head), max(4, p.W-2), h-len(head))
	t.fieldX += left
	if cur != nil {
		cur.X += left
	}
	f.top, f.free, f.h, f.lastW = 0, false, h, w
	return strings.Join(ui.Indent(append(head, lines...), strings.Repeat(" ", left)), "\n"), cur
}
