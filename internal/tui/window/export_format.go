package window

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// format is one that a file can be had in, and what it is good for.
type format struct{ id, name, about string }

// formatRow is the list of formats. Going to one chooses it, since enter writes
// the file: what has the mark is what comes.
type formatRow struct {
	formats []format
	at      int
	set     func() tea.Cmd
}

func newFormats(env *ui.Env, ids []string) *formatRow {
	row := &formatRow{}
	for _, id := range ids {
		row.formats = append(row.formats, format{id, env.T("handing.format_" + id), env.T("handing.about_" + id)})
	}
	return row
}

// Value is the id of the one that is chosen.
func (r *formatRow) Value() string { return r.formats[r.at].id }

// ID is the same for all.
func (r *formatRow) ID() string { return "format" }

// Sort is Chosen.
func (r *formatRow) Sort() form.Sort { return form.Chosen }

// Draw gives a line for each, and an empty one.
func (r *formatRow) Draw(p form.Pen) ([]string, *tea.Cursor) {
	s := p.Env.Styles
	widest := 0
	for _, f := range r.formats {
		widest = max(widest, ui.Width(f.name))
	}
	lines := make([]string, 0, len(r.formats)+1)
	for i, f := range r.formats {
		mark, name := "  ", s.Text
		if i == r.at {
			mark, name = "• ", s.Strong
			if p.Focused {
				mark = s.Accent.Render("▸") + " "
			}
		}
		line := mark + name.Render(ui.Fill(f.name, widest)) + "  "
		lines = append(lines, ui.Cut(line+s.Muted.Render(ui.OneLine(f.about, p.W-widest-4)), p.W))
	}
	return append(lines, ""), nil
}

// Do goes to the one before or after, or to one by its number.
func (r *formatRow) Do(id action.ID) (tea.Cmd, bool) {
	if n := action.Picked(id); n > 0 {
		return r.pick(n - 1), true
	}
	switch id {
	case action.Up:
		if r.at == 0 {
			return nil, false
		}
		return r.pick(r.at - 1), true
	case action.Down:
		if r.at == len(r.formats)-1 {
			return nil, false
		}
		return r.pick(r.at + 1), true
	case action.Choose:
		return nil, true
	}
	return nil, false
}

// Click chooses the one under the pointer.
func (r *formatRow) Click(_, y int) tea.Cmd { return r.pick(y) }

// take chooses a format by its id; false where it is chosen already, or not there.
func (r *formatRow) take(id string) bool {
	for i, f := range r.formats {
		if f.id == id && i != r.at {
			r.at = i
			return true
		}
	}
	return false
}

func (r *formatRow) pick(i int) tea.Cmd {
	if i < 0 || i >= len(r.formats) || i == r.at {
		return nil
	}
	r.at = i
	return r.set()
}
