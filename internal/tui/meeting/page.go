// Package meeting is what stands around a meeting: the page on which one is
// prepared and noted at, and the list of all of them. The page is made from the
// method's data and names no question. A word that is written is saved under the
// meeting; what is noted as member of another's team is kept apart from one's own.
package meeting

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Screen is the page of one meeting.
type Screen struct {
	env             *ui.Env
	challenge, loop journal.ID // the ones at hand; zero where none is known
	id              journal.ID // zero: the loop's, or none that is planned yet
	maker           *ui.Maker

	data  *data
	asked int // the reading that was asked for last; what an earlier one brings is dropped
	form  *form.Form
	stale bool // must be read again when nothing waits to be saved

	member   bool            // the rounds are those noted as member of another's team
	focus    map[bool]string // the row that had the focus on either side
	naming   bool            // those who take part are being written
	prepares bool            // the page begins with what comes before the meeting
	when     string          // the day and time that this was decided for
}

// New makes the page of a meeting. Where its id is zero it is the meeting that the
// loop's summary is for (loop zero: the current one; challenge zero: the one last
// worked on). Where there is none yet, one without a date is made with the first
// word that is written.
func New(env *ui.Env, challenge, loop, meeting journal.ID) *Screen {
	return &Screen{
		env: env, challenge: challenge, loop: loop, id: meeting, maker: ui.NewMaker(env, challenge, loop), form: form.New(env),
		focus: map[bool]string{},
	}
}

// Init reads the meeting.
func (s *Screen) Init() tea.Cmd { return s.read() }

// Update takes what was read, saved or typed.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	cmd := s.update(msg)
	s.settle()
	return cmd
}

func (s *Screen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		if msg.owner == s && msg.no == s.asked {
			return s.took(msg.data)
		}
		return nil
	case ui.Refresh:
		return s.again()
	case ui.SavedMsg:
		if s.saved(msg) || s.stale {
			return s.again()
		}
		return nil
	}
	return s.form.Update(msg)
}

// again reads once nothing waits to be saved in the text that has the cursor.
func (s *Screen) again() tea.Cmd {
	if s.form.Unsaved() {
		s.stale = true
		return nil
	}
	return s.read()
}

// saved puts texts that were saved into what was read, so that a page made anew
// shows them before the journal is read again. It tells whether the page has to be
// read: the first word made the meeting.
func (s *Screen) saved(msg ui.SavedMsg) (made bool) {
	if s.data == nil {
		return false
	}
	found := false
	for key, res := range msg.Results {
		object, name, _ := strings.Cut(key, "/")
		switch m := s.data.meeting; {
		case m != nil && object == m.ID.String():
			put(m, name, res.Text)
			found = true
		case m == nil && object == s.maker.Place():
			made = true
		}
	}
	if found {
		s.build()
	}
	return made
}

func put(m *journal.Meeting, name string, text journal.Text) {
	switch id, member := strings.CutPrefix(name, journal.MemberPrefix); {
	case name == journal.TextPlace:
		m.Place = text
	case name == journal.TextParticipants:
		m.Participants = text
	case member:
		m.Member[id] = text
	default:
		m.Texts[name] = text
	}
}

func (s *Screen) took(d *data) tea.Cmd {
	if s.data != nil && d.gen != s.env.Saver.Generation() {
		// Something was typed or saved since: what was read may be older than
		// what stands on the screen.
		return s.again()
	}
	d.stays(s.data)
	s.data = d
	if d.meeting != nil {
		s.id = d.meeting.ID
		s.maker.Is(d.meeting.ID)
	} else if len(d.covers) > 0 {
		s.maker.About(d.covers[0].challenge.ID, d.covers[0].loop.ID)
	}
	if s.challenge.IsZero() && len(d.covers) > 0 {
		s.challenge, s.loop = d.covers[0].challenge.ID, d.covers[0].loop.ID
	}
	s.decide()
	s.build()
	return nil
}

// decide says whether the page begins with what comes before the meeting. That
// stays as it is while one notes: the first word of a meeting's own day would else
// take half of the page away under the cursor.
func (s *Screen) decide() {
	m := s.data.meeting
	if m == nil {
		s.prepares, s.when = true, ""
		return
	}
	if when := m.Day.String() + " " + m.Clock; when != s.when || s.when == "" {
		s.when = when
		s.prepares = !plan.Held(m, s.env.Store.Now())
	}
}

// build makes the rows anew; the focus stays.
func (s *Screen) build() {
	at := s.form.At()
	s.form.SetRows(s.rows())
	if name, _, was := strings.Cut(at, headsMark); was && s.form.At() != at {
		// The other version that had the focus is gone: the leader has chosen, and
		// goes on with that text.
		s.form.Focus(name, false)
	}
}

// settle folds those who take part together once they are no longer written.
func (s *Screen) settle() {
	if s.naming && (!s.form.IsWriting() || s.form.At() != journal.TextParticipants) {
		s.naming = false
		s.build()
	}
}

// Do turns to the notes as member and back, and has the page do the rest.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	cmd, done := s.do(id)
	s.settle()
	return cmd, done
}

func (s *Screen) do(id action.ID) (tea.Cmd, bool) {
	if id == action.AsMember && s.data != nil {
		return s.turn(), true
	}
	if cmd, ok := s.form.Do(id); ok {
		return cmd, true
	}
	if id == action.Out {
		switch {
		case s.form.IsWriting():
			return s.form.StopWriting(), true
		case s.member:
			return s.turn(), true
		}
		return ui.Send(ui.Pop{}), true
	}
	return nil, false
}

// turn goes to the notes as member of another's team, or back to one's own. What
// is being written is saved first.
func (s *Screen) turn() tea.Cmd {
	cmd := s.form.StopWriting()
	from := s.form.At()
	s.focus[s.member] = from
	s.member = !s.member
	s.form = form.New(s.env, s.rows()...)
	to, ok := s.focus[s.member]
	if !ok {
		to = journal.MemberPrefix + from // the same question, the first time
	}
	s.form.Focus(to, false)
	return cmd
}

// Scopes are those of the page, and single keys outside of a text.
func (s *Screen) Scopes() []action.Scope {
	scopes := s.form.Scopes()
	if s.form.IsWriting() {
		return scopes
	}
	return append(append([]action.Scope{action.Assembly}, scopes...), action.Outside)
}

// Beyond is what can be done on the page and outside of it.
func (s *Screen) Beyond() []action.Scope { return []action.Scope{action.Assembly, action.Outside} }

// Offer leaves out what there is nothing for.
func (s *Screen) Offer(id action.ID) bool {
	switch id {
	case action.Present, action.Summary:
		return !s.loop.IsZero() || s.data != nil && len(s.data.covers) > 0
	case action.Meeting, action.Reopen:
		return false
	}
	return true
}

// Context is the challenge and loop at hand.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	return s.challenge, s.loop, ""
}

// Leaving saves what is being written.
func (s *Screen) Leaving() tea.Cmd { return s.form.StopWriting() }

// Writer is the page.
func (s *Screen) Writer() ui.Writer { return s.form }

// Writing is the text that has the cursor.
func (s *Screen) Writing() (string, bool) { return s.form.Writing() }

// Replace puts another text in its place.
func (s *Screen) Replace(text string) tea.Cmd { return s.form.Replace(text) }

// Head names the kind of meeting and what it is about.
func (s *Screen) Head() (left, right string) {
	if s.data == nil {
		return "", ""
	}
	kind := ui.Capital(method.OptionName(s.env.Method.MeetingKinds, string(s.kind())))
	switch {
	case s.member:
		return s.env.T("meeting.head", kind, s.env.T("meeting.member")), ""
	case len(s.data.covers) == 0:
		return kind, ""
	}
	var titles []string
	for _, c := range s.data.covers {
		titles = append(titles, c.title(s.env))
	}
	return s.env.T("meeting.head", kind, s.env.Words.List(unique(titles))), ""
}

// widest is how wide the page gets: longer rows are hard to read.
const widest = 92

// View draws what is in sight of the page.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 || s.data == nil {
		return "", nil
	}
	w = min(w, widest)
	content, cursor := s.form.View(w, h)
	return ui.Fit(strings.Split(content, "\n"), w, h), cursor
}

func (s *Screen) kind() journal.MeetingKind {
	if s.data.meeting == nil {
		return journal.Reflection
	}
	return s.data.meeting.Kind
}

func (s *Screen) voice() journal.Voice {
	if s.data != nil && len(s.data.covers) > 0 {
		return s.data.covers[0].challenge.Voice
	}
	return s.env.Settings.Voice
}
