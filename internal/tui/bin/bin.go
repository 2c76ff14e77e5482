// Package bin is the list of what was deleted: anything in it can be put back,
// or deleted for good.
package bin

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Screen is the bin.
type Screen struct {
	env    *ui.Env
	list   []store.Binned
	read   bool
	cursor ui.Cursor
	rows   []int // the thing of each drawn line; -1 for none
	h      int
}

type readMsg struct {
	owner *Screen
	list  []store.Binned
}

// New makes the screen.
func New(e *ui.Env) *Screen { return &Screen{env: e} }

// Init reads what is in the bin.
func (s *Screen) Init() tea.Cmd { return s.again() }

func (s *Screen) again() tea.Cmd {
	return ui.Read(s.env, func(r *store.Reader) ([]store.Binned, error) { return r.Bin() },
		func(list []store.Binned) tea.Msg { return readMsg{s, list} })
}

// Update takes what was read, and presses.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		if msg.owner == s {
			s.took(msg.list)
		}
	case ui.Refresh:
		return s.again()
	case ui.Wheel:
		s.cursor.Turn(msg, len(s.list))
	case ui.Click:
		// Nothing here is done by a press alone: it would be done by accident.
		if msg.Y >= 0 && msg.Y < len(s.rows) && s.rows[msg.Y] >= 0 {
			s.cursor.At = s.rows[msg.Y]
		}
	}
	return nil
}

func (s *Screen) took(list []store.Binned) {
	var chosen journal.ID
	if b, ok := s.chosen(); ok {
		chosen = b.ID
	}
	s.list, s.read = list, true
	for i, b := range list {
		if b.ID == chosen {
			s.cursor.At = i
		}
	}
	s.cursor.At = max(0, min(s.cursor.At, len(list)-1))
}

func (s *Screen) chosen() (store.Binned, bool) {
	if s.cursor.At < len(s.list) {
		return s.list[s.cursor.At], true
	}
	return store.Binned{}, false
}

// Do moves, puts back and deletes for good.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	if s.cursor.Do(id, len(s.list), max(1, s.h/each)) {
		return nil, true
	}
	switch id {
	case action.Restore, action.Open:
		return s.restore(), true
	case action.Erase:
		return s.askOne(), true
	case action.EmptyBin:
		return s.askAll(), true
	case action.Out:
		return ui.Send(ui.Pop{}), true
	case action.Bin:
		return nil, true
	}
	return nil, false
}

func (s *Screen) restore() tea.Cmd {
	b, ok := s.chosen()
	if !ok {
		return nil
	}
	e := s.env
	return ui.Write(e, "restore", func(w *store.Writer) error { return w.Restore(b.ID) },
		func() ui.Wrote { return ui.Wrote{Say: e.T("bin.restored")} })
}

func (s *Screen) askOne() tea.Cmd {
	b, ok := s.chosen()
	if !ok {
		return nil
	}
	return s.ask(s.env.T("bin.ask_one", `"`+ui.OneLine(s.name(b), 60)+`"`), "bin.erased", []journal.ID{b.ID})
}

func (s *Screen) askAll() tea.Cmd {
	if len(s.list) == 0 {
		return nil
	}
	ids := make([]journal.ID, len(s.list))
	for i, b := range s.list {
		ids[i] = b.ID
	}
	return s.ask(s.env.Words.N("bin.ask_all", len(ids)), "bin.emptied", ids)
}

// ask has the leader say that what can't be undone is meant. Keeping is the first
// answer, so that enter alone loses nothing.
func (s *Screen) ask(sentence, said string, ids []journal.ID) tea.Cmd {
	e := s.env
	erase := func() tea.Cmd {
		return ui.Write(e, "empty", func(w *store.Writer) error {
			for _, id := range ids {
				if err := w.Erase(id); err != nil {
					return err
				}
			}
			return nil
		}, func() ui.Wrote { return ui.Wrote{Say: e.T(said)} })
	}
	return ui.Send(ui.Push{Screen: window.NewAsk(e, e.T("bin.ask"), sentence+" "+e.T("bin.law"),
		window.Answer{Name: e.T("bin.no")}, window.Answer{Name: e.T("bin.yes"), Do: erase})})
}

// Scopes are those of the bin, a list, with the single keys.
func (s *Screen) Scopes() []action.Scope {
	return []action.Scope{action.Binned, action.List, action.Outside}
}

// Offer leaves out what there is nothing for.
func (s *Screen) Offer(id action.ID) bool {
	switch id {
	case action.Restore, action.Erase, action.EmptyBin:
		return len(s.list) > 0
	case action.Open, action.Bin, action.Reopen:
		return false
	}
	return true
}

// Head is what the screen is.
func (s *Screen) Head() (left, right string) { return s.env.T("action.bin"), "" }

// each is how many rows a thing takes: what it is, what is said of it, and air.
const each = 3

// View draws the list.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	s.h = h
	s.rows = s.rows[:0]
	if len(s.list) == 0 {
		if !s.read {
			return "", nil
		}
		lines := ui.Paint(ui.Wrap(s.env.T("bin.none"), w), s.env.Styles.Muted)
		return ui.Fit(lines, w, h), nil
	}
	total := len(s.list)*each - 1
	s.cursor.Scroll(s.cursor.At*each, s.cursor.At*each+each-1, total, h)
	var lines []string
	for y := s.cursor.Top; y < min(total, s.cursor.Top+h); y++ {
		at := y / each
		line := ""
		switch y % each {
		case 0:
			line = s.first(s.list[at], at == s.cursor.At, w)
		case 1:
			line = "     " + s.env.Styles.Muted.Render(ui.OneLine(s.second(s.list[at]), w-5))
		default:
			at = -1
		}
		s.rows = append(s.rows, at)
		lines = append(lines, line)
	}
	return ui.Fit(lines, w, h), nil
}

func (s *Screen) name(b store.Binned) string { return ui.Or(b.Start, s.env.T("ui.untitled")) }

func (s *Screen) first(b store.Binned, chosen bool, w int) string {
	st := s.env.Styles
	mark, paint := st.Row(chosen)
	sign := st.Muted.Render("·")
	if b.Type == "entry" && b.Kind == journal.Star {
		sign = st.Star.Render("★")
	}
	return ui.Cut(mark+sign+"  "+paint.Render(ui.OneLine(s.name(b), w-5)), w)
}

// second says when it was deleted, what it is, and its day.
func (s *Screen) second(b store.Binned) string {
	e := s.env
	what := e.T("bin.other")
	switch key := "bin." + b.Type; {
	case b.Type == "entry":
		what = method.OptionName(e.Method.EntryKinds, string(b.Kind))
	case e.Words.Has(key):
		what = e.T(key)
	}
	if !b.Day.IsZero() {
		what = e.T("notes.about", what, e.When(b.Day))
	}
	return e.T("bin.on", e.When(journal.DayOf(b.Deleted))) + " · " + what
}
