package notes

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Sort is the list that single notes are chosen from to be removed, when a
// challenge is closed: what was learned is not among them, and nothing is chosen
// unless the leader does it.
type Sort struct {
	env       *ui.Env
	challenge journal.ID

	title  string
	notes  []journal.Entry
	picked map[journal.ID]bool
	read   bool
	cursor ui.Cursor
	rows   []int // the note of each drawn line; -1 for none
	above  int
	h      int
}

type sortMsg struct {
	owner *Sort
	title string
	notes []journal.Entry
}

// NewSort makes the list of a challenge's notes.
func NewSort(e *ui.Env, challenge journal.ID) *Sort {
	return &Sort{env: e, challenge: challenge, picked: map[journal.ID]bool{}}
}

// Init reads the notes about what was done and seen, of all loops.
func (s *Sort) Init() tea.Cmd {
	id := s.challenge
	return ui.Read(s.env, func(r *store.Reader) (sortMsg, error) {
		c, err := r.Challenge(id)
		if err != nil {
			return sortMsg{}, err
		}
		m := sortMsg{owner: s, title: c.Title.Words}
		m.notes, _, err = r.Entries(store.EntryQuery{
			Challenge: id, Kinds: []journal.EntryKind{journal.Star, journal.Observation, journal.Action},
		})
		return m, err
	}, func(m sortMsg) tea.Msg { return m })
}

// Update takes what was read, the wheel and presses.
func (s *Sort) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case sortMsg:
		if msg.owner == s {
			s.title, s.notes, s.read = msg.title, msg.notes, true
			s.cursor.At = max(0, min(s.cursor.At, len(s.notes)-1))
		}
	case ui.Refresh:
		return s.Init()
	case ui.Wheel:
		s.cursor.Turn(msg, len(s.notes))
	case ui.Click:
		if line := msg.Y - s.above; line >= 0 && line < len(s.rows) && s.rows[line] >= 0 {
			s.cursor.At = s.rows[line]
			s.toggle()
		}
	}
	return nil
}

func (s *Sort) toggle() {
	if s.cursor.At < len(s.notes) {
		id := s.notes[s.cursor.At].ID
		if s.picked[id] = !s.picked[id]; !s.picked[id] {
			delete(s.picked, id)
		}
	}
}

// Do chooses, and removes what was chosen.
func (s *Sort) Do(id action.ID) (tea.Cmd, bool) {
	if s.cursor.Do(id, len(s.notes), max(1, s.h/3)) {
		return nil, true
	}
	switch id {
	case action.Toggle:
		s.toggle()
		return nil, true
	case action.Keep:
		return s.remove(), true
	case action.Out:
		return ui.Send(ui.Pop{}), true
	}
	return nil, false
}

// remove puts what was chosen into the bin, in one step of undo.
func (s *Sort) remove() tea.Cmd {
	var gone []journal.ID
	for _, n := range s.notes {
		if s.picked[n.ID] {
			gone = append(gone, n.ID)
		}
	}
	if len(gone) == 0 {
		return ui.Send(ui.Pop{})
	}
	e := s.env
	return ui.Write(e, "delete", func(w *store.Writer) error {
		for _, id := range gone {
			if err := w.Delete(id); err != nil {
				return err
			}
		}
		return nil
	}, func() ui.Wrote {
		return ui.Wrote{Say: e.Words.N("notes.removed", len(gone), ui.Capital(e.Words.Count(len(gone)))), Then: ui.Pop{}}
	})
}

// Scopes are those of choosing what is removed.
func (s *Sort) Scopes() []action.Scope { return []action.Scope{action.Sorting, action.List} }

// Offer leaves out what there is nothing for.
func (s *Sort) Offer(id action.ID) bool {
	switch id {
	case action.Open:
		return false
	case action.Toggle:
		return len(s.notes) > 0
	}
	return true
}

// Head names the challenge.
func (s *Sort) Head() (left, right string) { return s.env.T("notes.sort_head", s.title), "" }

// Context is the challenge whose notes they are.
func (s *Sort) Context() (challenge, loop journal.ID, phase string) {
	return s.challenge, journal.ID{}, ""
}

// View draws what it is about, and a note a line or two with a mark where it was chosen.
func (s *Sort) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	st := s.env.Styles
	say := s.env.T("notes.sort")
	if s.read && len(s.notes) == 0 {
		say = s.env.T("notes.sort_none")
	}
	top := append(ui.Paint(ui.Wrap(say, min(w, 76)), st.Muted), "")
	if n := len(s.picked); n > 0 {
		top = append(top, st.Text.Render(ui.OneLine(s.env.Words.N("notes.sort_chosen", n, ui.Capital(s.env.Words.Count(n))), w)), "")
	}
	if len(top) >= h {
		top = top[:max(0, h-1)]
	}
	s.above, s.h = len(top), h-len(top)
	var lines []string
	var owners []int
	from, to := 0, 0
	for i, n := range s.notes {
		chosen := i == s.cursor.At
		mark, paint := st.Row(chosen)
		box := "[ ] "
		if s.picked[n.ID] {
			box = "[×] "
		}
		room := max(1, w-ui.Width(box)-2)
		text := ui.Wrap(strings.TrimSpace(n.Text.Words), room)
		if !chosen && len(text) > 1 {
			text = []string{ui.OneLine(n.Text.Words, room)}
		}
		if chosen {
			from = len(lines)
		}
		about := s.env.When(n.Day) + ", " + method.OptionName(s.env.Method.EntryKinds, string(n.Kind))
		in := strings.Repeat(" ", ui.Width(box)+2)
		for j, l := range text {
			head := in
			if j == 0 {
				head = mark + paint.Render(box)
			}
			lines = append(lines, ui.Cut(head+paint.Render(l), w))
			owners = append(owners, i)
		}
		lines = append(lines, ui.Cut(in+st.Muted.Render(about), w))
		owners = append(owners, i)
		if chosen {
			to = len(lines)
		}
	}
	s.cursor.Scroll(from, to, len(lines), s.h)
	end := min(len(lines), s.cursor.Top+s.h)
	s.rows = slices.Clone(owners[s.cursor.Top:end])
	return ui.Fit(append(top, lines[s.cursor.Top:end]...), w, h), nil
}
