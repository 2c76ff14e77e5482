// Package history is the page that shows how a text came to be: its earlier
// versions with when they were written, what was changed in each of them marked
// by word, and a key that puts one back.
package history

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Screen is the page.
type Screen struct {
	env      *ui.Env
	ref      journal.TextRef
	question string
	put      func(words string) tea.Cmd

	list []journal.Revision // newest first
	now  journal.Text       // what stands now
	read bool
	slow bool // a reading has been under way for a while
	gen  int  // of readings: one that was overtaken is dropped

	cursor ui.Cursor
	mode   mode
	known  map[pair]*compared
	asked  pair // being compared in a command

	laid   layout
	words  ui.Cursor // of the words' lines, only its Top
	placed bool      // words.Top was chosen for what is shown
	rows   area      // where the versions stand
	side   area      // where the words stand
}

// area is a part of the page.
type area struct{ x, y, w, h int }

func (a area) has(x, y int) bool { return x >= a.x && x < a.x+a.w && y >= a.y && y < a.y+a.h }

// New makes the page of a text. question is what the text answers. put writes
// words in the place of what stands now, as a change like any other.
func New(env *ui.Env, ref journal.TextRef, question string, put func(words string) tea.Cmd) *Screen {
	return &Screen{env: env, ref: ref, question: question, put: put, known: map[pair]*compared{}}
}

type read struct {
	list []journal.Revision
	now  journal.Text
	all  bool
}

// atFirst is how many versions are shown before all of them are read.
const atFirst = 100

// readMsg brings the versions; slowMsg tells that they take their time, failedMsg
// that they could not be read.
type (
	readMsg struct {
		owner *Screen
		gen   int
		read
	}
	slowMsg struct {
		owner *Screen
		gen   int
	}
	failedMsg struct {
		owner *Screen
		gen   int
	}
)

// Init reads the newest versions, which leads to reading all of them.
func (s *Screen) Init() tea.Cmd {
	s.gen++
	if s.read {
		return s.readAll()
	}
	return s.reading(func(r *store.Reader, got *read) (err error) {
		got.list, got.all, err = r.RecentRevisions(s.ref, atFirst)
		return err
	})
}

func (s *Screen) readAll() tea.Cmd {
	return s.reading(func(r *store.Reader, got *read) (err error) {
		got.list, err = r.Revisions(s.ref)
		got.all = true
		return err
	})
}

func (s *Screen) reading(list func(*store.Reader, *read) error) tea.Cmd {
	gen, ref := s.gen, s.ref
	reading := ui.Read(s.env, func(r *store.Reader) (got read, err error) {
		if err = list(r, &got); err != nil {
			return got, err
		}
		got.now, err = r.Text(ref)
		return got, err
	}, func(got read) tea.Msg { return readMsg{s, gen, got} })
	return ui.Patiently(reading, slowMsg{s, gen}, failedMsg{s, gen})
}

// Update takes what was read and compared, the wheel and presses.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		if msg.owner == s && msg.gen == s.gen {
			took := s.took(msg.read)
			if !msg.all {
				return tea.Batch(took, s.readAll())
			}
			return took
		}
	case slowMsg:
		s.slow = s.slow || msg.owner == s && msg.gen == s.gen && !s.read
	case failedMsg:
		s.slow = s.slow && (msg.owner != s || msg.gen != s.gen)
	case comparedMsg:
		if msg.owner == s {
			s.keep(msg.pair, msg.compared)
		}
	case ui.Refresh:
		return s.Init()
	case ui.Wheel:
		if s.side.has(msg.X, msg.Y) {
			s.scroll(msg.Rows)
			return nil
		}
		s.cursor.Turn(msg, len(s.list))
		return s.look()
	case ui.Click:
		if at := s.cursor.Top + msg.Y - s.rows.y; s.rows.has(msg.X, msg.Y) && at < len(s.list) && at != s.cursor.At {
			s.cursor.At = at
			return s.look()
		}
	}
	return nil
}

// took puts what was read in. What was chosen stays chosen; where it is gone,
// what stands in its place is.
func (s *Screen) took(got read) tea.Cmd {
	chosen, ok := s.chosen()
	s.list, s.now, s.read, s.slow = got.list, got.now, true, false
	for i := range s.list {
		if ok && s.list[i].ID == chosen.ID {
			s.cursor.At = i
			break
		}
	}
	s.cursor.At = max(0, min(s.cursor.At, len(s.list)-1))
	if again, _ := s.chosen(); again.ID == chosen.ID {
		return s.compare()
	}
	return s.look()
}

// look shows what is chosen now from where it was changed.
func (s *Screen) look() tea.Cmd {
	s.placed = false
	return s.compare()
}

func (s *Screen) chosen() (journal.Revision, bool) {
	if s.cursor.At < len(s.list) {
		return s.list[s.cursor.At], true
	}
	return journal.Revision{}, false
}

// stands tells whether a version is one that stands now. There are two where a
// text was written in two places at once.
func (s *Screen) stands(id journal.RevisionID) bool {
	if id == s.now.Rev {
		return true
	}
	for _, o := range s.now.Others {
		if o.ID == id {
			return true
		}
	}
	return false
}

// Do chooses, compares in another way, scrolls, and puts back.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	switch id {
	case action.PageUp:
		s.scroll(-max(1, s.side.h-1))
		return nil, true
	case action.PageDown:
		s.scroll(max(1, s.side.h-1))
		return nil, true
	case action.Compare:
		s.mode = (s.mode + 1) % modes
		return s.look(), true
	case action.Open, action.Restore:
		return s.back(), true
	case action.Out:
		return ui.Send(ui.Pop{}), true
	case action.History:
		return nil, true
	}
	before := s.cursor.At
	if !s.cursor.Do(id, len(s.list), 1) {
		return nil, false
	}
	s.cursor.At = max(0, s.cursor.At)
	if s.cursor.At == before {
		return nil, true
	}
	return s.look(), true
}

func (s *Screen) scroll(by int) {
	s.words.Top = max(0, min(s.words.Top+by, len(s.laid.lines)-s.side.h))
}

// back puts the chosen version back, and the leader where the text is.
func (s *Screen) back() tea.Cmd {
	r, ok := s.chosen()
	if !ok || len(s.list) < 2 {
		return nil
	}
	if r.Words == s.now.Words && len(s.now.Others) == 0 {
		return ui.Send(ui.Flash{Text: s.env.T("history.same")})
	}
	// What put leads to may wait for the time of saving; the leader does not.
	return tea.Batch(s.put(r.Words), tea.Sequence(ui.Send(ui.Pop{}), ui.Send(ui.Flash{Text: s.env.T("history.back")})))
}

// Scopes are those of earlier versions, in a list, with the single keys.
func (s *Screen) Scopes() []action.Scope {
	return []action.Scope{action.Earlier, action.List, action.Outside}
}

// Offer leaves out what there is nothing for.
func (s *Screen) Offer(id action.ID) bool {
	switch id {
	case action.Open, action.Restore, action.Compare:
		return len(s.list) > 1
	case action.History, action.Reopen:
		return false
	}
	return true
}

// Head is what the page is.
func (s *Screen) Head() (left, right string) { return s.env.T("history.title"), "" }
