package meeting

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// List is all meetings of the journal: those to come, the nearest first, those
// without a day, and those that were held, the newest first.
type List struct {
	env    *ui.Env
	asked  int
	lines  []listed
	read   bool
	cursor ui.Cursor
	rows   []int // the item of each drawn line; -1 for none
	h      int
}

// listed is a meeting in the list.
type listed struct {
	meeting *journal.Meeting
	covers  []cover
	part    part
	same    string // the word for another meeting at the same time; "" where there is none
}

// part is where in the list a meeting stands.
type part int

const (
	coming part = iota
	undated
	held
)

type listMsg struct {
	owner *List
	no    int
	lines []listed
}

// NewList makes the list.
func NewList(env *ui.Env) *List { return &List{env: env} }

// Init reads the meetings.
func (l *List) Init() tea.Cmd { return l.again() }

func (l *List) again() tea.Cmd {
	l.asked++
	no, env := l.asked, l.env
	return ui.Read(env, func(r *store.Reader) ([]listed, error) {
		all, err := r.Meetings()
		if err != nil {
			return nil, err
		}
		lines := arrange(env, all)
		return lines, coverAll(r, lines)
	}, func(lines []listed) tea.Msg { return listMsg{l, no, lines} })
}

// arrange puts meetings in the list's order, from that of the journal: by day and
// time, those without a day last.
func arrange(e *ui.Env, all []*journal.Meeting) []listed {
	now := e.Store.Now()
	var parts [3][]listed
	for _, m := range all {
		one := listed{meeting: m, same: same(m, all)}
		switch {
		case m.Day.IsZero():
			one.part = undated
		case plan.Held(m, now):
			one.part = held
		}
		parts[one.part] = append(parts[one.part], one)
	}
	slices.Reverse(parts[held])
	return slices.Concat(parts[coming], parts[undated], parts[held])
}

// same is the key of the word for a meeting that stands at the same time as
// another: that is allowed, and said. Where one of them has no time it is the day.
func same(m *journal.Meeting, all []*journal.Meeting) string {
	key := ""
	for _, other := range all {
		if other.ID == m.ID || m.Day.IsZero() || other.Day != m.Day {
			continue
		}
		switch {
		case m.Clock != "" && m.Clock == other.Clock:
			return "meeting.list.same_time"
		case m.Clock == "" || other.Clock == "":
			key = "meeting.list.same_day"
		}
	}
	return key
}

// coverAll puts in the loops that the meetings are about, reading each challenge once.
func coverAll(r *store.Reader, lines []listed) error {
	var loops []journal.ID
	for _, one := range lines {
		for _, id := range one.meeting.Loops {
			if !slices.Contains(loops, id) {
				loops = append(loops, id)
			}
		}
	}
	covers, err := covered(r, loops, journal.ID{})
	if err != nil {
		return err
	}
	of := map[journal.ID]cover{}
	for _, c := range covers {
		of[c.loop.ID] = c
	}
	for i, one := range lines {
		for _, id := range one.meeting.Loops {
			if c, ok := of[id]; ok {
				lines[i].covers = append(lines[i].covers, c)
			}
		}
	}
	return nil
}

// Update takes what was read, and the mouse.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case listMsg:
		if msg.owner == l && msg.no == l.asked {
			l.took(msg.lines)
		}
	case ui.Refresh:
		return l.again()
	case ui.Wheel:
		l.cursor.Turn(msg, l.items())
	case ui.Click:
		if msg.Y < 0 || msg.Y >= len(l.rows) || l.rows[msg.Y] < 0 {
			return nil
		}
		l.cursor.At = l.rows[msg.Y]
		return l.open()
	}
	return nil
}

// took puts the meetings in. What was chosen stays chosen; where it is gone, what
// stands in its place is.
func (l *List) took(lines []listed) {
	chosen, was := l.chosen()
	l.lines = lines
	if was {
		for i, one := range lines {
			if one.meeting.ID == chosen.meeting.ID {
				l.cursor.At = i + 1
			}
		}
	}
	if !l.read && len(lines) > 0 {
		l.cursor.At = 1 // the nearest meeting, past the line that makes one
	}
	l.read = true
	l.cursor.At = max(0, min(l.cursor.At, l.items()-1))
}

// items are the lines that can be chosen: the first makes a meeting.
func (l *List) items() int { return len(l.lines) + 1 }

func (l *List) chosen() (listed, bool) {
	if at := l.cursor.At - 1; at >= 0 && at < len(l.lines) {
		return l.lines[at], true
	}
	return listed{}, false
}

func (l *List) open() tea.Cmd {
	one, ok := l.chosen()
	if !ok {
		return ui.Send(ui.Edit{Type: "meeting", Make: true})
	}
	challenge, loop, _ := l.Context()
	return ui.Send(ui.Push{Screen: New(l.env, challenge, loop, one.meeting.ID)})
}

// Do moves, opens and deletes.
func (l *List) Do(id action.ID) (tea.Cmd, bool) {
	if l.cursor.Do(id, l.items(), max(1, l.h/3)) {
		return nil, true
	}
	switch id {
	case action.Open:
		return l.open(), true
	case action.Delete:
		one, ok := l.chosen()
		if !ok {
			return nil, true
		}
		e := l.env
		return ui.Write(e, "delete", func(w *store.Writer) error { return w.Delete(one.meeting.ID) },
			func() ui.Wrote { return ui.Wrote{Say: e.T("ui.deleted")} }), true
	case action.Out:
		return ui.Send(ui.Pop{}), true
	}
	return nil, false
}

// Scopes are those of a list of things that can be deleted.
func (l *List) Scopes() []action.Scope {
	return []action.Scope{action.Log, action.List, action.Outside}
}

// Offer leaves out what there is nothing for.
func (l *List) Offer(id action.ID) bool {
	switch id {
	case action.Delete:
		_, ok := l.chosen()
		return ok
	case action.Meetings, action.Reopen:
		return false
	}
	return true
}

// Context is the challenge and loop that the chosen meeting is about; zero where
// it is about none.
func (l *List) Context() (challenge, loop journal.ID, phase string) {
	if one, ok := l.chosen(); ok && len(one.covers) > 0 {
		return one.covers[0].challenge.ID, one.covers[0].loop.ID, ""
	}
	return journal.ID{}, journal.ID{}, ""
}

// Head is what the list is of.
func (l *List) Head() (left, right string) { return l.env.T("meeting.list.title"), "" }
