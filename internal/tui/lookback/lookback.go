// Package lookback is the page on which the loops of a challenge stand side by
// side, one question at a time: what was answered in each, when it was written,
// and how the words became what they are.
package lookback

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Screen is the page.
type Screen struct {
	env  *ui.Env
	id   journal.ID // of the challenge
	want string     // the question to begin with, until the challenge was read

	challenge *journal.Challenge // nil until it was read
	topics    []topic
	gen       int // of readings: one that was overtaken is dropped
	known     map[string]pasts
	asked     map[string]int  // for which reading a topic's versions were asked for
	late      map[string]bool // topics whose versions take their time

	at   int // the topic in view
	loop int // the chosen loop, from 0
	from int // the first loop that stands in a column
	top  int // the first line in sight below the heads

	laid  layout
	heads []spot // where each loop in sight is drawn
}

// atHead is a top that is looked up when the page is laid: the chosen loop's head.
const atHead = -1

// spot is where a loop is drawn.
type spot struct{ loop, x, y, w, h int }

// New makes the page of a challenge. It begins with a question, or where that is
// "", or not there, with the first one that has something to compare.
func New(e *ui.Env, challenge journal.ID, question string) *Screen {
	return &Screen{env: e, id: challenge, want: question, known: map[string]pasts{}, asked: map[string]int{}, late: map[string]bool{}}
}

type readMsg struct {
	owner     *Screen
	gen       int
	challenge *journal.Challenge
}

// Init reads the challenge, which leads to the versions of what is in view.
func (s *Screen) Init() tea.Cmd {
	s.gen++
	gen, id := s.gen, s.id
	return ui.Read(s.env, func(r *store.Reader) (*journal.Challenge, error) { return r.Challenge(id) },
		func(c *journal.Challenge) tea.Msg { return readMsg{s, gen, c} })
}

// Update takes what was read, the wheel and presses.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		if msg.owner == s && msg.gen == s.gen {
			return s.took(msg.challenge)
		}
	case pastsMsg:
		if msg.owner == s && msg.pasts.gen == s.gen {
			s.known[msg.topic] = msg.pasts
			delete(s.late, msg.topic)
			s.laid = layout{}
		}
	case lateMsg:
		if msg.owner == s && msg.gen == s.gen && s.known[msg.topic].gen == 0 {
			s.late[msg.topic] = true
			s.laid = layout{}
		}
	case failedMsg:
		if msg.owner == s && msg.gen == s.gen {
			delete(s.late, msg.topic)
			delete(s.asked, msg.topic) // who comes back to the question has it tried again
			s.laid = layout{}
		}
	case ui.Refresh:
		return s.Init()
	case ui.SettingsChanged:
		s.laid = layout{}
		if s.challenge != nil {
			return s.took(s.challenge)
		}
	case ui.Wheel:
		s.scroll(msg.Rows)
	case ui.Click:
		return s.press(msg.X, msg.Y)
	}
	return nil
}

// took puts the challenge in. What was in view stays in view.
func (s *Screen) took(c *journal.Challenge) tea.Cmd {
	first := s.challenge == nil
	was, _ := s.topic()
	var chosen journal.ID
	if l := s.chosen(); l != nil {
		chosen = l.ID
	}
	s.challenge, s.topics, s.laid = c, topicsOf(s.env.Method, c), layout{}
	if first {
		s.begin()
		s.loop = len(c.Loops) - 1
		return s.look()
	}
	for i, l := range c.Loops {
		if l.ID == chosen {
			s.loop = i
		}
	}
	s.loop = max(0, min(s.loop, len(c.Loops)-1))
	s.at = max(0, min(s.at, len(s.topics)-1))
	for i, t := range s.topics {
		if len(was.items) > 0 && t.id() == was.id() {
			s.at = i
		}
	}
	return s.look()
}

// begin chooses the question to begin with.
func (s *Screen) begin() {
	for i, t := range s.topics {
		if s.want != "" && t.has(s.want) {
			s.at = i
			return
		}
	}
	for i, t := range s.topics {
		if t.moved(s.challenge) {
			s.at = i
			return
		}
	}
}

func (s *Screen) topic() (topic, bool) {
	if s.at < len(s.topics) {
		return s.topics[s.at], true
	}
	return topic{}, false
}

// chosen is the loop that enter leads to; nil until the challenge was read.
func (s *Screen) chosen() *journal.Loop {
	if s.challenge == nil || s.loop >= len(s.challenge.Loops) {
		return nil
	}
	return s.challenge.Loops[s.loop]
}

// Do goes from question to question and from loop to loop, scrolls, and leads to
// the question in the challenge.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	switch id {
	case action.Left:
		s.choose(s.loop - 1)
		return nil, true
	case action.Right:
		s.choose(s.loop + 1)
		return nil, true
	case action.PageUp:
		s.scroll(-max(1, s.laid.h-1))
		return nil, true
	case action.PageDown:
		s.scroll(max(1, s.laid.h-1))
		return nil, true
	case action.Open:
		return s.open(), true
	case action.Out:
		return ui.Send(ui.Pop{}), true
	case action.LookBack:
		return nil, true
	}
	c := ui.Cursor{At: s.at}
	if !c.Do(id, len(s.topics), 1) {
		return nil, false
	}
	if at := max(0, c.At); at != s.at {
		s.at, s.top, s.laid = at, 0, layout{}
		return s.look(), true
	}
	return nil, true
}

// choose has a loop chosen and in sight.
func (s *Screen) choose(loop int) {
	if s.challenge == nil || loop < 0 || loop >= len(s.challenge.Loops) || loop == s.loop {
		return
	}
	s.loop, s.top = loop, 0
	if len(s.laid.starts) > 0 {
		s.top = atHead
	}
	s.laid = layout{}
}

func (s *Screen) scroll(by int) {
	s.top = max(0, min(s.top+by, s.laid.total-s.laid.h))
}

// press chooses the loop under the pointer; a second press goes there.
func (s *Screen) press(x, y int) tea.Cmd {
	for _, at := range s.heads {
		if x < at.x || x >= at.x+at.w || y < at.y || y >= at.y+at.h {
			continue
		}
		if at.loop == s.loop {
			return s.open()
		}
		s.loop, s.laid = at.loop, layout{}
		return nil
	}
	return nil
}

// open leads to the question in the chosen loop: to the later one of two where
// that is answered.
func (s *Screen) open() tea.Cmd {
	t, ok := s.topic()
	l := s.chosen()
	if !ok || l == nil {
		return nil
	}
	question := t.id()
	if later := t.items[len(t.items)-1]; later.Pair != "" && stands(s.challenge, l, later) {
		question = later.ID
	}
	if _, known := s.env.Method.Item(question); !known {
		// There is no such question to go to; the loop is there.
		return ui.Send(ui.Go{Challenge: s.id, Loop: l.ID, Phase: 1})
	}
	return ui.Send(ui.Go{Challenge: s.id, Loop: l.ID, Question: question})
}

// Scopes are those of loops side by side, in a list, with the single keys.
func (s *Screen) Scopes() []action.Scope {
	return []action.Scope{action.Looking, action.List, action.Outside}
}

// Offer leaves out what there is nothing for.
func (s *Screen) Offer(id action.ID) bool {
	switch id {
	case action.Open:
		return len(s.topics) > 0
	case action.Left, action.Right:
		return s.challenge != nil && len(s.challenge.Loops) > 1
	case action.LookBack:
		return false
	}
	return true
}

// Head is what the page is, and of which challenge.
func (s *Screen) Head() (left, right string) {
	if s.challenge == nil {
		return s.env.T("lookback.title"), ""
	}
	return s.env.T("lookback.title_of", s.env.Words.Titled(s.challenge.Title.Words)), ""
}

// Context is the challenge, the chosen loop, and the phase of the question in view.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	if l := s.chosen(); l != nil {
		loop = l.ID
	}
	t, _ := s.topic()
	return s.id, loop, t.phase.ID
}
