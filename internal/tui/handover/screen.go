package handover

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/persons"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
	"stjerne/journal"
)

// Screen is the screen of what is handed over.
type Screen struct {
	env             *ui.Env
	challenge, loop journal.ID

	page   *page
	full   bool
	asked  int  // the reading that was asked for last; what an earlier one brings is dropped
	onPage bool // the page is being read, not the list
	placed bool // it was decided which of them stands there first
	list   ui.Cursor
	top    int // first line of the page in sight
	seek   bool
	brief  *form.Form
	of     string                  // the section whose short forms are written
	briefs journal.ID              // the loop that they belong to
	texts  map[string]journal.Text // the short forms as they stand on the screen
	stale  bool                    // must be read again when nothing waits to be saved

	w, h   int // as last drawn
	listW  int // cells of the list beside the page; 0 where they take turns
	pageH  int
	fullOn map[string]bool // sections of the whole that were switched here
	drawn  drawn
	place  *window.Place // where the last file of this page lies
}

// page is what was read, and what was made of it.
type page struct {
	in       summary.Input
	options  summary.Options
	aliases  persons.Aliases // roles in the place of names
	doc      summary.Document
	sections []summary.Section
	fit      summary.Fit
}

type pageRead struct {
	owner *Screen
	no    int
	page  *page
	gen   uint64 // of the saver, when the reading began
}

// New makes the screen for a loop (zero: the current one) of a challenge.
func New(env *ui.Env, challenge, loop journal.ID) *Screen {
	return &Screen{env: env, challenge: challenge, loop: loop, fullOn: map[string]bool{}, place: &window.Place{}}
}

// Init reads what the page is made from.
func (s *Screen) Init() tea.Cmd { return s.read() }

func (s *Screen) options() summary.Options {
	o := summary.Options{Length: summary.Page}
	if s.full {
		o.Length = summary.Full
		for _, id := range s.env.Template.SectionIDs() {
			if on, set := s.fullOn[id]; set && on {
				o.With = append(o.With, id)
			} else if set {
				o.Without = append(o.Without, id)
			}
		}
	}
	return o
}

func (s *Screen) read() tea.Cmd {
	s.asked++
	s.stale = false
	gen := s.env.Saver.Generation()
	no, env, o, challenge, loop := s.asked, s.env, s.options(), s.challenge, s.loop
	return ui.Read(env, func(r *store.Reader) (*page, error) {
		if o.Length == summary.Page && !loop.IsZero() {
			c, err := r.Challenge(challenge)
			if err != nil {
				return nil, err
			}
			if l := c.Loop(loop); l != nil {
				o.Loops = []int{l.Number}
			}
		}
		in, err := summary.Gather(source(r), challenge, o, env.Today())
		if err != nil {
			return nil, err
		}
		in.Words, in.Method, in.Template = env.Words, env.Method, env.Template
		in.Name, in.Role = env.Settings.Name, env.Settings.Role
		// What was chosen for names holds on the screen as in the file.
		aliases, err := named(r)
		if err != nil {
			return nil, err
		}
		return build(in, o, aliases), nil
	}, func(p *page) tea.Msg { return pageRead{s, no, p, gen} })
}

// source has the summary read from the store.
func source(r *store.Reader) summary.Source {
	return summary.Source{
		Challenge: r.Challenge,
		Meetings:  r.Meetings,
		Notes: func(q summary.NoteQuery) ([]journal.Entry, error) {
			list, _, err := r.Entries(store.EntryQuery{Challenge: q.Challenge, Loop: q.Loop, Kinds: q.Kinds, Limit: q.Limit})
			return list, err
		},
	}
}

func build(in summary.Input, o summary.Options, aliases persons.Aliases) *page {
	with := in
	with.Aliases = aliases
	doc := summary.Build(with, o)
	return &page{in: in, options: o, aliases: aliases, doc: doc, sections: summary.Sections(in, o), fit: export.Fit(doc)}
}

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
		s.savedBriefs(msg)
		if (s.full || s.stale) && s.brief != nil && !s.briefWaits() {
			return s.read()
		}
	case ui.Click:
		return s.click(msg)
	case ui.Wheel:
		if s.brief != nil && s.brief.IsWhole() {
			return s.brief.Update(msg)
		}
		s.scroll(msg.Rows)
	default:
		if s.brief != nil {
			return s.brief.Update(msg)
		}
	}
	return nil
}

// arrived takes what was read. Where a short form was typed in or saved since, it may
// be older than what stands on the screen.
func (s *Screen) arrived(msg pageRead) tea.Cmd {
	fresh := msg.gen == s.env.Saver.Generation()
	if fresh {
		s.follow(msg.page)
	}
	s.take(msg.page)
	switch {
	case fresh || s.brief == nil:
		return nil
	case s.briefWaits():
		s.stale = true
		return nil
	}
	return s.read()
}

// take shows what was read. What is being written stands already on the page, and
// stays there until it is saved.
func (s *Screen) take(p *page) {
	if s.brief != nil && s.page != nil {
		for _, r := range s.brief.Rows() {
			if t, ok := r.(*form.Text); ok {
				putBrief(p.in, t.Name, t.Value)
			}
		}
		p = build(p.in, p.options, p.aliases)
	}
	s.page = p
	s.list.At = max(0, min(s.list.At, len(s.rows())-1))
	s.drawn = drawn{}
}

// loopOf is the loop whose page it is.
func (p *page) loopOf() *journal.Loop {
	if n := len(p.in.Loops); n > 0 {
		return p.in.Loops[n-1]
	}
	return nil
}

// rows are the lines of the list: the sections, and at the end the way to a file.
func (s *Screen) rows() []summary.Section {
	if s.page == nil {
		return nil
	}
	return append(slices.Clip(s.page.sections), summary.Section{ID: exportRow})
}

// exportRow is the id of the list's last line.
const exportRow = ""

func (s *Screen) chosen() (summary.Section, bool) {
	rows := s.rows()
	if s.list.At < 0 || s.list.At >= len(rows) {
		return summary.Section{}, false
	}
	return rows[s.list.At], true
}

// Do carries out what can be done with the page.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	if s.brief != nil {
		return s.doBrief(id)
	}
	switch id {
	case action.Toggle:
		return s.toggle(), true
	case action.Write:
		if sec, ok := s.chosen(); ok && sec.ID == exportRow {
			return s.export(), true
		}
		return s.write(), true
	case action.Next, action.Previous:
		s.onPage = !s.onPage
		return nil, true
	case action.Length:
		s.full = !s.full
		s.top = 0
		return s.read(), true
	case action.Export:
		return s.export(), true
	case action.CopyText:
		return s.copy(), true
	case action.Out:
		if !s.onPage && s.listW == 0 {
			s.onPage = true
			return nil, true
		}
		return ui.Send(ui.Pop{}), true
	case action.PageDown:
		s.scroll(max(1, s.pageH-2))
		return nil, true
	case action.PageUp:
		s.scroll(-max(1, s.pageH-2))
		return nil, true
	}
	if s.onPage {
		return nil, s.move(id)
	}
	if s.list.Do(id, len(s.rows()), 8) {
		s.reveal()
		return nil, true
	}
	return nil, false
}

// move scrolls the page.
func (s *Screen) move(id action.ID) bool {
	switch id {
	case action.Up:
		s.scroll(-1)
	case action.Down:
		s.scroll(1)
	case action.First:
		s.top = 0
	case action.Last:
		s.scroll(len(s.drawn.lines))
	default:
		return false
	}
	return true
}

func (s *Screen) scroll(rows int) {
	s.top = max(0, min(s.top+rows, len(s.drawn.lines)-s.pageH))
}

// reveal brings the chosen section into sight when the page is drawn next.
func (s *Screen) reveal() { s.seek = true }

// toggle switches the chosen section on or off. For the page the choice is kept
// with the loop.
func (s *Screen) toggle() tea.Cmd {
	sec, ok := s.chosen()
	if !ok || sec.ID == exportRow || s.page == nil {
		return nil
	}
	if s.full {
		s.fullOn[sec.ID] = !sec.On
		return s.read()
	}
	loop := s.page.loopOf()
	if loop == nil {
		return nil
	}
	with, without := slices.Clone(loop.With), slices.Clone(loop.Without)
	remove := func(list []string) []string {
		return slices.DeleteFunc(list, func(id string) bool { return id == sec.ID })
	}
	with, without = remove(with), remove(without)
	switch {
	case sec.On && sec.Page:
		without = append(without, sec.ID)
	case !sec.On && !sec.Page:
		with = append(with, sec.ID)
	}
	// It is seen at once; what is read afterwards says the same.
	loop.With, loop.Without = with, without
	s.take(build(s.page.in, s.page.options, s.page.aliases))
	id := loop.ID
	return ui.Write(s.env, "sections", func(w *store.Writer) error { return w.SetSections(id, with, without) }, nil)
}

// Scopes are those of the list, or of reading.
func (s *Screen) Scopes() []action.Scope {
	if s.brief != nil {
		return s.brief.Scopes()
	}
	if s.onPage {
		return []action.Scope{action.Reading, action.Handover, action.Outside}
	}
	return []action.Scope{action.Handover, action.Reading, action.Outside}
}

// Offer leaves out what means nothing for what is chosen.
func (s *Screen) Offer(id action.ID) bool {
	sec, ok := s.chosen()
	switch id {
	case action.Write:
		return !s.onPage && ok && (sec.ID == exportRow || len(sec.Briefs) > 0) || s.brief != nil
	case action.Toggle:
		return !s.onPage && ok && sec.ID != exportRow
	case action.Summary:
		return false // this is it
	case action.Next, action.Previous:
		return s.brief != nil || s.listW == 0 || s.page != nil
	case action.Reopen:
		return false
	}
	return true
}

// Head is what this is, and the challenge.
func (s *Screen) Head() (left, right string) {
	left = s.env.T("handover.title")
	if s.page == nil {
		return left, ""
	}
	if l := s.page.loopOf(); l != nil && !s.full {
		return s.env.T("handover.head", s.env.Words.Titled(s.page.in.Challenge.Title.Words), l.Number, left), ""
	}
	return left + " · " + s.env.Words.Titled(s.page.in.Challenge.Title.Words), ""
}

// Context is the challenge whose page it is.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	return s.challenge, s.loop, ""
}
