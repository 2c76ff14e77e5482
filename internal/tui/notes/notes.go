// Package notes is the list of all notes, of one challenge or of the whole
// journal, a day at a time. It reads a page at a time, so that a journal of many
// years opens at once, and can be narrowed by kind, by who saw it and by tag.
package notes

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// page is how many notes are read at once, and near how many of the end the next
// ones are read.
const (
	page = 100
	near = 40
)

// Screen is the list.
type Screen struct {
	env    *ui.Env
	start  filter // how it was opened
	filter filter

	notes  []journal.Entry // and how trials went, each on its day
	went   []journal.Entry // those that are older than what was read so far
	next   *store.Cursor   // where the next page begins; nil at the end
	titles map[journal.ID]string
	read   bool // something was read
	busy   bool // a page is on its way
	slow   bool // and has been for a while
	gen    int  // of filter and refresh: pages of an earlier one are dropped

	cursor  ui.Cursor
	drawn   map[journal.ID][]string // notes as they look when they are not chosen
	drawnW  int
	look    *ui.Styles
	rows    []int // the note of each drawn line; -1 for none
	above   int   // rows that the choices take
	h       int
	choices []choiceSpan
}

// readMsg brings a page, or the first pages anew.
type readMsg struct {
	owner  *Screen
	gen    int
	again  bool
	notes  []journal.Entry
	went   []journal.Entry
	next   *store.Cursor
	titles map[journal.ID]string
}

// failedMsg tells that a page could not be read, slowMsg that it takes its time.
type (
	failedMsg struct {
		owner *Screen
		gen   int
	}
	slowMsg struct {
		owner *Screen
		gen   int
	}
)

// New makes the list of a challenge's notes; of all where it is zero.
func New(e *ui.Env, challenge journal.ID) *Screen {
	f := filter{challenge: challenge}
	return &Screen{env: e, start: f, filter: f, drawn: map[journal.ID][]string{}}
}

// Init reads the first page.
func (s *Screen) Init() tea.Cmd { return s.again(page) }

// again reads the first notes anew, as many as are needed.
func (s *Screen) again(n int) tea.Cmd {
	s.gen++
	s.busy = true
	return s.fetch(nil, n, true)
}

func (s *Screen) fetch(from *store.Cursor, n int, again bool) tea.Cmd {
	gen, q := s.gen, s.filter.query()
	q.Limit, q.Before = n, from
	read := ui.Read(s.env, func(r *store.Reader) (readMsg, error) {
		m := readMsg{owner: s, gen: gen, again: again}
		var err error
		if m.notes, m.next, err = r.Entries(q); err != nil || !again {
			return m, err
		}
		if m.went, err = went(s.env, r, s.filter); err != nil {
			return m, err
		}
		m.titles, err = titles(r)
		return m, err
	}, func(m readMsg) tea.Msg { return m })
	return ui.Patiently(read, slowMsg{s, gen}, failedMsg{s, gen})
}

func titles(r *store.Reader) (map[journal.ID]string, error) {
	outlines, err := r.Outlines()
	if err != nil {
		return nil, err
	}
	m := make(map[journal.ID]string, len(outlines))
	for _, o := range outlines {
		m[o.ID] = o.Title
	}
	return m, nil
}

// Update takes pages, choices and presses.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		if msg.owner == s && msg.gen == s.gen {
			s.took(msg)
			return s.more()
		}
	case chosenMsg:
		if msg.owner == s {
			s.filter.set(msg.by, msg.id)
			s.cursor = ui.Cursor{}
			return s.again(page)
		}
	case ui.Refresh:
		// Not more than what stands above the chosen one and a page below it:
		// whoever scrolled far need not read it all again each second.
		return s.again(s.cursor.At + page)
	case failedMsg:
		if msg.owner == s && msg.gen == s.gen {
			s.busy, s.slow = false, false
		}
	case slowMsg:
		if msg.owner == s && msg.gen == s.gen {
			s.slow = s.busy
		}
	case ui.Wheel:
		s.cursor.Turn(msg, len(s.notes))
		return s.more()
	case ui.Click:
		return s.press(msg.X, msg.Y)
	}
	return nil
}

// took puts a page in. What was chosen stays chosen; where it is gone, what
// stands in its place is.
func (s *Screen) took(m readMsg) {
	s.busy, s.slow, s.read, s.next = false, false, true, m.next
	if !m.again {
		s.notes = append(s.notes, s.among(m.notes, m.next == nil)...)
		return
	}
	s.went = m.went
	var chosen journal.ID
	if s.cursor.At < len(s.notes) {
		chosen = s.notes[s.cursor.At].ID
	}
	s.notes, s.titles = s.among(m.notes, m.next == nil), m.titles
	s.drawn = map[journal.ID][]string{}
	for i, n := range s.notes {
		if n.ID == chosen {
			s.cursor.At = i
		}
	}
	s.cursor.At = max(0, min(s.cursor.At, len(s.notes)-1))
}

// more reads the next page where the end is near.
func (s *Screen) more() tea.Cmd {
	if s.busy || s.next == nil || s.cursor.At < len(s.notes)-near {
		return nil
	}
	s.busy = true
	return s.fetch(s.next, page, false)
}

func (s *Screen) press(x, y int) tea.Cmd {
	for _, c := range s.choices {
		if y == c.row && x >= c.from && x < c.to {
			return s.choose(c.by)
		}
	}
	line := y - s.above
	if line < 0 || line >= len(s.rows) || s.rows[line] < 0 {
		return nil
	}
	if at := s.rows[line]; at != s.cursor.At {
		// The first press shows the note whole, the second opens it.
		s.cursor.At = at
		return nil
	}
	return s.open()
}

func (s *Screen) chosen() (journal.Entry, bool) {
	if s.cursor.At < len(s.notes) {
		return s.notes[s.cursor.At], true
	}
	return journal.Entry{}, false
}

func (s *Screen) open() tea.Cmd {
	n, ok := s.chosen()
	if !ok {
		return nil
	}
	if n.Kind == wentKind {
		return ui.Send(ui.Edit{Type: "outcome", ID: n.Loop})
	}
	return ui.Send(ui.Note{Kind: n.Kind, ID: n.ID})
}

// Do moves, opens, deletes and narrows.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	if s.cursor.Do(id, len(s.notes), max(1, s.h/3)) {
		return s.more(), true
	}
	switch id {
	case action.Open:
		return s.open(), true
	case action.Delete:
		return s.remove(), true
	case action.ByKind, action.BySeen, action.ByTag, action.ByChallenge:
		return s.choose(id), true
	case action.ShowAll:
		return s.narrow(filter{}), true
	case action.Out:
		if s.filter != s.start {
			return s.narrow(s.start), true
		}
		return ui.Send(ui.Pop{}), true
	case action.Notes:
		return nil, true
	}
	return nil, false
}

func (s *Screen) remove() tea.Cmd {
	n, ok := s.chosen()
	if !ok || n.Kind == wentKind {
		return nil
	}
	e := s.env
	return ui.Write(e, "delete", func(w *store.Writer) error { return w.Delete(n.ID) },
		func() ui.Wrote { return ui.Wrote{Say: e.T("ui.deleted")} })
}

func (s *Screen) narrow(to filter) tea.Cmd {
	if s.filter == to {
		return nil
	}
	s.filter = to
	return s.again(s.cursor.At + page)
}

// Scopes are those of a list of things that can be deleted and narrowed.
func (s *Screen) Scopes() []action.Scope {
	return []action.Scope{action.Filtering, action.Log, action.List, action.Outside}
}

// Offer leaves out what there is nothing for.
func (s *Screen) Offer(id action.ID) bool {
	switch id {
	case action.Open:
		return len(s.notes) > 0
	case action.Delete:
		n, ok := s.chosen()
		return ok && n.Kind != wentKind
	case action.ShowAll:
		return s.filter.any()
	case action.Notes, action.Reopen:
		return false
	}
	return true
}

// Head is what the list is of.
func (s *Screen) Head() (left, right string) {
	if title := s.titles[s.filter.challenge]; !s.filter.challenge.IsZero() && title != "" {
		return s.env.T("notes.title_of", title), ""
	}
	return s.env.T("notes.title"), ""
}

// Context is the challenge of the chosen note, else that of the list.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	if n, ok := s.chosen(); ok {
		return n.Challenge, n.Loop, ""
	}
	return s.filter.challenge, journal.ID{}, ""
}
