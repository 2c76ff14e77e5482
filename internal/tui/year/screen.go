// Package year is the screen on which a year is gathered: the leader's own words to
// each part of it, the calendar with meetings that are only proposed, the loops,
// what was learned, and the way ahead. It stands in the order of the document that
// is made from it, and what is left out here is left out there.
package year

import (
	"maps"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
	"stjerne/journal"
)

// Screen is the page of one year.
type Screen struct {
	env  *ui.Env
	year int // the one that is wanted; another stands there until it is read

	data  *data
	asked int // the reading that was asked for last; what an earlier one brings is dropped
	form  *form.Form
	stale bool // must be read again when nothing waits to be saved

	apart   map[string]part // what can be left out of the year, by its row
	shown   map[string]int  // how many notes of a section are shown
	planned journal.Slot    // the proposal that was planned last
	place   *window.Place   // where the last file of this page lies
}

// part is a thing of the year that can be left out of it.
type part struct {
	id  journal.ID
	out bool
}

// New makes the page of a year; 0 is the current one.
func New(env *ui.Env, year int) *Screen {
	if year == 0 {
		year = env.Today().Year
	}
	return &Screen{
		env: env, year: year, form: form.New(env), apart: map[string]part{}, shown: map[string]int{}, place: &window.Place{},
	}
}

// Init reads the year.
func (s *Screen) Init() tea.Cmd { return s.read() }

// Update takes what was read, saved or typed.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		if msg.owner == s && msg.no == s.asked {
			return s.took(msg.data)
		}
		return nil
	case ui.Refresh:
		return s.again()
	case ui.SavedMsg:
		s.saved(msg)
		if s.stale {
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

// saved puts own words that were saved into what was read, so that a page made
// anew shows them before the journal is read again.
func (s *Screen) saved(msg ui.SavedMsg) {
	if s.data == nil {
		return
	}
	found := false
	for _, id := range summary.YearSectionIDs() {
		if res, ok := msg.Results[s.key(id)]; ok {
			s.data.own()[id] = res.Text
			found = true
		}
	}
	if found {
		s.build()
	}
}

func (s *Screen) took(d *data) tea.Cmd {
	if s.data != nil && d.gen != s.env.Saver.Generation() {
		// Something was typed or saved since: what was read may be older than what
		// stands on the screen.
		return s.again()
	}
	turned := s.data == nil || s.data.year() != d.year()
	if turned {
		s.form, s.shown = form.New(s.env), map[string]int{}
	} else {
		d.stays(s.data)
	}
	s.data = d
	s.build()
	return nil
}

// build makes the rows anew; the focus stays.
func (s *Screen) build() {
	at := s.form.At()
	s.form.SetRows(s.rows())
	if s.form.At() == at {
		return
	}
	switch name, _, was := strings.Cut(at, headsMark); {
	case was:
		// The other version that had the focus is gone: the leader has chosen, and
		// goes on with that text.
		s.form.Focus(name, false)
	case at == proposalName(s.planned):
		// The proposal is a meeting now, which enter opens and changes.
		for _, m := range s.data.in.Year.Meetings {
			if m.Kind == s.planned.Kind && m.Day == s.planned.Day {
				s.form.Focus(meetingName(m.ID), false)
			}
		}
	}
}

// Do leaves out, hands over and goes from year to year; the page does the rest.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	switch id {
	case action.LeaveOut:
		return s.leaveOut(), true
	case action.Export:
		return s.export(), true
	case action.CopyText:
		return s.copy(), true
	case action.YearBefore, action.YearAfter:
		return s.turn(id), true
	}
	if cmd, ok := s.form.Do(id); ok {
		return cmd, true
	}
	if id == action.Out {
		if s.form.IsWriting() {
			return s.form.StopWriting(), true
		}
		return ui.Send(ui.Pop{}), true
	}
	return nil, false
}

// turn goes to the year before or after that has something.
func (s *Screen) turn(id action.ID) tea.Cmd {
	if !s.Offer(id) {
		return nil
	}
	s.year = s.data.before
	if id == action.YearAfter {
		s.year = s.data.after
	}
	return s.read()
}

// leaveOut leaves what has the focus out of the year, or takes it in again. It is
// seen at once; what is read afterwards says the same.
func (s *Screen) leaveOut() tea.Cmd {
	p, ok := s.apart[s.form.At()]
	if !ok || s.data == nil {
		return nil
	}
	year, id, out := s.data.year(), p.id, !p.out
	s.data.leaveOut(id, out)
	s.build()
	return ui.Write(s.env, "left-out", func(w *store.Writer) error { return w.LeaveOut(year, id, out) }, nil)
}

// Scopes are those of the page, and single keys outside of a text.
func (s *Screen) Scopes() []action.Scope {
	scopes := s.form.Scopes()
	if s.form.IsWriting() {
		return scopes
	}
	return append(append([]action.Scope{action.Gathering}, scopes...), action.Outside)
}

// Beyond is what can be done with the year and outside of it.
func (s *Screen) Beyond() []action.Scope { return []action.Scope{action.Gathering, action.Outside} }

// Offer leaves out what there is nothing for.
func (s *Screen) Offer(id action.ID) bool {
	switch id {
	case action.LeaveOut:
		_, ok := s.apart[s.form.At()]
		return ok
	case action.Export, action.CopyText:
		return s.data != nil
	case action.YearBefore:
		return s.data != nil && s.data.before != 0
	case action.YearAfter:
		return s.data != nil && s.data.after != 0
	case action.Year, action.Reopen:
		return false
	}
	return true
}

// Leaving saves what is being written.
func (s *Screen) Leaving() tea.Cmd { return s.form.StopWriting() }

// Writer is the page.
func (s *Screen) Writer() ui.Writer { return s.form }

// Writing is the text that has the cursor.
func (s *Screen) Writing() (string, bool) { return s.form.Writing() }

// Replace puts another text in its place.
func (s *Screen) Replace(text string) tea.Cmd { return s.form.Replace(text) }

// Head names the year that stands there.
func (s *Screen) Head() (left, right string) {
	year := s.year
	if s.data != nil {
		year = s.data.year()
	}
	return s.title(year), ""
}

func (s *Screen) title(year int) string { return s.env.T("year.title", strconv.Itoa(year)) }

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

// input is what the year's document is made from, as it stands on the screen: own
// words that wait to be saved are among it.
func (s *Screen) input() summary.YearInput {
	in := s.data.in
	in.Words, in.Method, in.Letterhead = s.env.Words, s.env.Method, s.env.Template.Head()
	in.Name, in.Role = s.env.Settings.Name, s.env.Settings.Role
	in.Year.Own.Texts = maps.Clone(s.data.own())
	for _, r := range s.form.Rows() {
		if t, ok := r.(*form.Text); ok {
			text := in.Year.Own.Texts[t.Name]
			text.Words = t.Words()
			in.Year.Own.Texts[t.Name] = text
		}
	}
	return in
}
