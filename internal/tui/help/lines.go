package help

import (
	"slices"
	"strconv"
	"strings"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal/method"
)

// page gathers lines of one width.
type page struct {
	s     *ui.Styles
	w     int
	lines []string
}

func (p *page) heading(text string) {
	p.lines = append(append(p.lines, ui.Paint(ui.Wrap(text, p.w), p.s.Accent)...), "")
}

func (p *page) prose(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	p.lines = append(append(p.lines, ui.Indent(ui.Paint(ui.Wrap(text, max(1, p.w-2)), p.s.Text), "  ")...), "")
}

// pair is a short text with what it means beside it; where there is no room for
// both, below it.
func (p *page) pair(left, right string, leftW int) {
	room := p.w - 2 - leftW - 2
	if room < 16 {
		p.lines = append(p.lines, "  "+p.s.Text.Render(ui.OneLine(left, p.w-2)))
		p.lines = append(p.lines, ui.Indent(ui.Paint(ui.Wrap(right, max(1, p.w-4)), p.s.Muted), "    ")...)
		return
	}
	for i, l := range ui.Wrap(right, room) {
		head := ""
		if i == 0 {
			head = ui.OneLine(left, leftW)
		}
		p.lines = append(p.lines, "  "+p.s.Text.Render(ui.Fill(head, leftW))+"  "+p.s.Muted.Render(l))
	}
}

func (p *page) gap() { p.lines = append(p.lines, "") }

// lay lays the whole help out at a width.
func (s *Screen) lay(w int) []string {
	e := s.env
	p := &page{s: e.Styles, w: w}
	p.heading(e.T("help.here"))
	s.actions(p)
	writing := slices.ContainsFunc(s.here, func(a action.Action) bool { return a.Scope == action.Text })
	if writing {
		s.typing(p)
	}
	for _, ph := range e.Method.Phases {
		if ph.ID == s.phase {
			p.heading(e.T("help.phase", ph.Number, ph.Title))
			p.prose(ph.Help)
			s.items(p, ph)
		}
	}
	p.heading(e.T("help.method"))
	p.prose(e.Method.About)
	p.heading(e.T("help.year"))
	p.prose(e.Method.Year)
	p.heading(e.T("help.privacy"))
	p.prose(e.T("ui.privacy", ui.Clean(ui.ShownPath(e, e.Path))))
	if e.Synced != "" {
		p.prose(e.T("ui.synced"))
	}
	if !writing {
		s.typing(p)
	}
	p.heading(e.T("help.mouse"))
	if e.Settings.Mouse {
		p.prose(e.T("help.mouse_on"))
	} else {
		p.prose(e.T("help.mouse_off"))
	}
	for len(p.lines) > 0 && p.lines[len(p.lines)-1] == "" {
		p.lines = p.lines[:len(p.lines)-1]
	}
	return p.lines
}

// actions lists what can be done with a key here. What has none is in the menu,
// which is among them.
func (s *Screen) actions(p *page) {
	type row struct {
		name string
		keys []string
	}
	var rows []row
	at := map[string]int{}
	moves := false
	for _, a := range s.here {
		switch a.ID {
		case action.Up, action.Down, action.PageUp, action.PageDown:
			moves = true
		}
		if len(a.Keys) == 0 || a.Hidden && a.Foot == 0 {
			continue
		}
		name := s.env.Name(a.ID)
		i, known := at[name]
		if !known {
			i = len(rows)
			at[name] = i
			rows = append(rows, row{name: name})
		}
		rows[i].keys = append(rows[i].keys, s.env.Key(a.Keys[0]))
	}
	if moves {
		rows = append(rows, row{s.env.T("help.move"), []string{s.env.T("help.moving")}})
	}
	const keysW = 16
	for _, r := range rows {
		keys := strings.Join(r.keys, s.env.T("help.or"))
		if ui.Width(keys) > keysW && p.w > keysW+20 {
			p.pair(r.keys[0], r.name, keysW)
			continue
		}
		p.pair(keys, r.name, keysW)
	}
	p.gap()
}

// typing lists the keys that help in a text, wherever one is written.
func (s *Screen) typing(p *page) {
	e := s.env
	p.heading(e.T("help.typing"))
	told := func(a action.Action) bool {
		return a.Scope == action.Marked || a.Scope == action.Text && (a.Told || !a.Hidden)
	}
	p.pair(e.T("help.selecting"), e.T("help.select"), typingW)
	for _, a := range action.Table() {
		if len(a.Keys) == 0 || !told(a) {
			continue
		}
		keys := make([]string, 0, 2)
		for _, k := range a.Keys[:min(2, len(a.Keys))] {
			keys = append(keys, e.Key(k))
		}
		p.pair(strings.Join(keys, e.T("help.or")), e.Name(a.ID), typingW)
	}
	p.gap()
}

// typingW is the cells of the keys of that list.
const typingW = 28

// items lists the questions of a phase that the method says more about: what is
// meant, and the words of each step.
func (s *Screen) items(p *page, ph method.Phase) {
	for _, it := range ph.Items {
		ask := s.env.Method.Question(it.ID, s.env.Settings.Voice)
		if ask == "" || it.Help == "" && it.Kind != method.Scale {
			continue
		}
		p.lines = append(p.lines, ui.Indent(ui.Paint(ui.Wrap(ask, max(1, p.w-2)), p.s.Text), "  ")...)
		if it.Help != "" {
			p.lines = append(p.lines, ui.Indent(ui.Paint(ui.Wrap(it.Help, max(1, p.w-4)), p.s.Muted), "    ")...)
		}
		for n := range it.Steps {
			face := " "
			switch n {
			case 0:
				face = "☹"
			case len(it.Steps) - 1:
				face = "☺"
			}
			step := face + " " + strconv.Itoa(n+1) + " " + s.env.Method.Step(it.ID, n+1)
			p.lines = append(p.lines, "    "+p.s.Muted.Render(ui.OneLine(step, p.w-4)))
		}
		p.gap()
	}
}
