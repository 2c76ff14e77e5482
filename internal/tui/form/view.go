package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/ui"
)

// Lines draws the whole form at a width, without scrolling: for small windows.
func (f *Form) Lines(w, h int) ([]string, *tea.Cursor) {
	f.h, f.lastW = h, w
	f.spans = f.spans[:0]
	var all []string
	var cursor *tea.Cursor
	for i, r := range f.rows {
		lines, cur := r.Draw(Pen{f.Env, w, h, i == f.at, i == f.at && f.writing})
		if cur != nil {
			cur.Y += len(all)
			cursor = cur
			// In a column narrower than the row's edge the field lies outside.
			cursor.X = min(cursor.X, w-1)
		}
		f.spans = append(f.spans, span{from: len(all), to: len(all) + len(lines)})
		all = append(all, lines...)
	}
	return all, cursor
}

// View draws what is in sight in w x h cells.
func (f *Form) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	all, cursor := f.Lines(w, h)
	if f.at >= 0 && f.at < len(f.spans) && !f.free {
		sp := f.spans[f.at]
		if cursor != nil && sp.to-sp.from > h {
			f.inSight(cursor.Y, cursor.Y+1, len(all), h)
		} else {
			to := sp.to
			if t, ok := f.rows[f.at].(*Text); ok && f.writing && !t.Line {
				to += min(4, h/4) // room for what is going to be written
			}
			f.inSight(sp.from, to, len(all), h)
		}
	}
	f.top = max(0, min(f.top, len(all)-h))
	end := min(len(all), f.top+h)
	if cursor != nil {
		cursor.Y -= f.top
		if cursor.Y < 0 || cursor.Y >= h {
			cursor = nil
		}
	}
	return strings.Join(all[f.top:end], "\n"), cursor
}

func (f *Form) inSight(from, to, total, h int) {
	c := ui.Cursor{Top: f.top}
	c.Scroll(from, to, total, h)
	f.top = c.Top
}

// Above and Below tell whether there is more out of sight.
func (f *Form) Above() bool { return f.top > 0 }

// Below tells whether there is more below what is in sight.
func (f *Form) Below() bool {
	n := len(f.spans)
	return n > 0 && f.top+f.h < f.spans[n-1].to
}

// Writing is the text that has the cursor.
func (f *Form) Writing() (string, bool) {
	t, ok := f.row().(*Text)
	if !ok || !f.writing || t.field == nil {
		return "", false
	}
	return t.field.Value(), true
}

// Replace puts another text in the place of the one that has the cursor.
func (f *Form) Replace(text string) tea.Cmd {
	t, ok := f.row().(*Text)
	if !ok || !f.writing || t.field == nil {
		return nil
	}
	t.field.Replace(text)
	return t.changed(f.Env)
}

// Unsaved tells whether the text that has the cursor waits to be saved.
func (f *Form) Unsaved() bool {
	t, ok := f.row().(*Text)
	return ok && f.writing && t.Target != nil && f.Env.Saver.Waiting(t.Target.Key)
}
