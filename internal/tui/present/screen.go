package present

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Screen is a presentation of one loop.
type Screen struct {
	env             *ui.Env
	challenge, loop journal.ID // loop is zero until it was read: the current one
	meeting         journal.ID // whose texts the notes are; zero where there is none yet
	keeper          keeper

	items []item
	day   journal.Day             // of the meeting; zero where it has none
	texts map[string]journal.Text // the meeting's, as they stand on the screen
	at    int
	top   int // rows that the item is scrolled by
	asked int // the reading that was asked for last; what an earlier one brings is dropped
	stale bool

	form   *form.Form // the note that is being written; nil where none is
	noting item
	maker  *ui.Maker
	used   map[string]aimed // by the keys that they are saved by

	w, h  int // as last drawn
	noteY int // the row that the note begins in
	noteX int
	drawn drawn
}

// New makes the presentation of a loop (zero: the current one) of a challenge. It
// begins where it was left today, or interrupted; places may be nil: then it
// begins at the beginning, and nothing is kept.
func New(env *ui.Env, places Places, challenge, loop journal.ID) *Screen {
	return &Screen{
		env: env, challenge: challenge, loop: loop, keeper: keeper{places: places},
		texts: map[string]journal.Text{}, used: map[string]aimed{}, maker: ui.NewMaker(env, challenge, loop),
	}
}

// Init reads what is presented.
func (s *Screen) Init() tea.Cmd { return s.read() }

// Update takes what was read, what is written and the mouse.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case pageRead:
		if msg.owner == s && msg.no == s.asked {
			return s.arrived(msg)
		}
	case ui.Refresh:
		return s.read()
	case ui.SavedMsg:
		return s.saved(msg)
	case ui.Click:
		return s.click(msg)
	case ui.Drag:
		if s.form != nil {
			msg.X, msg.Y = s.inNote(msg.X, msg.Y)
			return s.form.Update(msg)
		}
	case ui.Wheel:
		if s.form != nil && (s.form.IsWhole() || msg.Y >= s.noteY) {
			msg.X, msg.Y = s.inNote(msg.X, msg.Y)
			return s.form.Update(msg)
		}
		s.scroll(msg.Rows)
		return s.stay()
	default:
		if s.form != nil {
			return s.form.Update(msg)
		}
	}
	return nil
}

// item is the thing at hand; false before the journal was read.
func (s *Screen) item() (item, bool) {
	if s.at < 0 || s.at >= len(s.items) {
		return item{}, false
	}
	return s.items[s.at], true
}

// Do goes on and back, and opens and closes the note.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	if s.form != nil {
		if id == action.Out {
			return s.closeNote(), true
		}
		return s.form.Do(id)
	}
	switch id {
	case action.Onward:
		return s.onward(), true
	case action.Back:
		return s.back(), true
	case action.First:
		return s.show(0, 0), true
	case action.Last:
		// The last thing that is shown, not the end: that has nothing to say.
		return s.show(len(s.items)-2, 0), true
	case action.Write:
		return s.note(), true
	case action.Out:
		if len(s.items) == 0 {
			return ui.Send(ui.Pop{}), true
		}
		return tea.Batch(s.keeper.keep(s.place(false)), ui.Send(ui.Pop{})), true
	}
	return nil, false
}

// show turns to an item.
func (s *Screen) show(at, top int) tea.Cmd {
	if len(s.items) == 0 {
		return nil
	}
	s.at, s.top = max(0, min(at, len(s.items)-1)), top
	return s.stay()
}

// onward shows more of the item where there is more, else the next one.
func (s *Screen) onward() tea.Cmd {
	if last := s.lastTop(); s.top < last {
		s.top = min(s.top+s.page(), last)
		return s.stay()
	}
	if s.at >= len(s.items)-1 {
		return nil
	}
	return s.show(s.at+1, 0)
}

// back is the way that onward came: into the end of an item that is taller than
// the screen.
func (s *Screen) back() tea.Cmd {
	if s.top > 0 {
		s.top = max(0, min(s.top, s.lastTop())-s.page())
		return s.stay()
	}
	if s.at == 0 {
		return nil
	}
	s.at--
	s.top = s.lastTop()
	return s.stay()
}

func (s *Screen) scroll(rows int) { s.top = max(0, min(s.top+rows, s.lastTop())) }

// click turns as a hand would: on with the right half, back with the left one.
func (s *Screen) click(c ui.Click) tea.Cmd {
	switch {
	case s.form != nil:
		if s.form.IsWhole() || c.Y >= s.noteY {
			c.X, c.Y = s.inNote(c.X, c.Y)
			return s.form.Update(c)
		}
		return nil
	case c.X >= s.w/2:
		return s.onward()
	}
	return s.back()
}

// Scopes are those of the stage, or of the note that is being written.
func (s *Screen) Scopes() []action.Scope {
	if s.form != nil {
		return s.form.Scopes()
	}
	return []action.Scope{action.Stage}
}

// Offer leaves out what leads nowhere.
func (s *Screen) Offer(id action.ID) bool {
	if s.form != nil {
		return true
	}
	switch id {
	case action.Onward:
		return s.at < len(s.items)-1
	case action.Back:
		return s.at > 0 || s.top > 0
	case action.Write:
		return len(s.items) > 0
	}
	return true
}

// Head is empty: the thing at hand has the screen to itself. How texts are saved
// is told while one is written, and where it failed.
func (s *Screen) Head() (left, right string) {
	if state, _ := s.env.Saver.State(); s.form == nil && state != ui.NotSaved {
		return "", " "
	}
	return "", ""
}

// Context is the challenge and loop that are presented.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	return s.challenge, s.loop, ""
}

// Leaving saves what was typed last, and keeps the place. Where the program goes
// on the presentation was left; where it ends the second half of the sequence is
// run by nobody, and the presentation counts as interrupted.
func (s *Screen) Leaving() tea.Cmd {
	var note tea.Cmd
	if s.form != nil {
		note = s.form.StopWriting()
	}
	if len(s.items) == 0 {
		return note
	}
	at := s.place(false)
	left := func() tea.Msg {
		if cmd := s.keeper.keep(at); cmd != nil {
			cmd()
		}
		return nil
	}
	return tea.Batch(note, s.keeper.write, tea.Sequence(s.keeper.write, left))
}

var (
	_ ui.Screen    = (*Screen)(nil)
	_ ui.Leaver    = (*Screen)(nil)
	_ ui.Offers    = (*Screen)(nil)
	_ ui.Hosts     = (*Screen)(nil)
	_ ui.Writes    = (*Screen)(nil)
	_ ui.Contexter = (*Screen)(nil)
)
