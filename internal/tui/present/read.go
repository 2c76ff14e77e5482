package present

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// page is what was read, cut into items.
type page struct {
	items   []item
	loop    journal.ID
	meeting *journal.Meeting // nil where there is none
	place   *config.Place    // where to begin; nil at the beginning, and in later readings
}

type pageRead struct {
	owner *Screen
	no    int
	gen   uint64 // of the saver, when the reading began
	page  *page
}

// read reads the page and the meeting. The meeting stays the one that was begun
// with, also where another one is planned while it is held.
func (s *Screen) read() tea.Cmd {
	s.asked++
	s.stale = false
	no, gen, env := s.asked, s.env.Saver.Generation(), s.env
	challenge, loop, meeting := s.challenge, s.loop, s.meeting
	if made := s.maker.Made(); !made.IsZero() {
		meeting = made
	}
	first, places := len(s.items) == 0, s.keeper.places
	read := func() tea.Msg {
		var place *config.Place
		if first && places != nil {
			if p, ok := places.Load(); ok && recent(p, env.Today()) && p.Challenge == challenge.String() {
				place = &p
			}
		}
		return ui.Read(env, func(r *store.Reader) (*page, error) {
			return gather(env, r, challenge, loop, meeting, place, !first)
		}, func(p *page) tea.Msg { return pageRead{s, no, gen, p} })()
	}
	return func() tea.Msg {
		msg := read()
		f, failed := msg.(ui.Failed)
		switch {
		case !failed || i18n.FaultCode(f.Err) != store.FaultUnknownID && !errors.Is(f.Err, errGone):
			return msg
		case !first:
			// It was deleted in the middle of the meeting. What stands on the screen is
			// what is spoken about, so it stays, and nothing is said of it.
			return nil
		}
		if forget := s.keeper.keep(nil); forget != nil {
			forget()
		}
		return tea.BatchMsg{ui.Send(f), ui.Send(ui.Pop{})}
	}
}

var errGone = errors.New("the loop that is presented is gone")

// gather reads what is presented of a loop (zero: the current one), at a meeting
// (zero: the one that the loop's page is for). A place of another loop is none.
// Where it was begun, a loop that is gone is not changed for another one.
func gather(env *ui.Env, r *store.Reader, challenge, loop, meeting journal.ID, place *config.Place, begun bool) (*page, error) {
	o := summary.Options{Length: summary.Page}
	if !loop.IsZero() {
		c, err := r.Challenge(challenge)
		if err != nil {
			return nil, err
		}
		switch l := c.Loop(loop); {
		case l != nil:
			o.Loops = []int{l.Number}
		case begun:
			return nil, errGone
		}
	}
	in, err := summary.Gather(source(r), challenge, o, env.Today())
	if err != nil {
		return nil, err
	}
	in.Words, in.Method, in.Template = env.Words, env.Method, env.Template
	in.Name, in.Role = env.Settings.Name, env.Settings.Role
	// What is presented is what is handed over: roles stand there where they were
	// chosen.
	named, err := r.Named()
	if err != nil {
		return nil, err
	}
	in.Aliases = summary.AliasesOf(named)
	p := &page{}
	if n := len(in.Loops); n > 0 {
		p.loop = in.Loops[n-1].ID
	}
	if place != nil && place.Loop == p.loop.String() {
		p.place = place
		if id, err := journal.ParseID(place.Meeting); err == nil {
			meeting = id
		}
	}
	for _, m := range in.Challenge.Meetings {
		if m.ID == meeting {
			in.Meeting = m
		}
	}
	p.meeting, p.items = in.Meeting, cut(summary.Build(in, o), in)
	p.items = append(p.items, agenda(env.Method, env.Words, in.Challenge.Voice, in.Meeting)...)
	last := end(env.Words)
	last.asked = p.items[0].asked
	p.items = append(p.items, last)
	return p, nil
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

// arrived takes what was read. Where a note was typed or saved since the reading
// began, it is older than what stands on the screen, and is read again.
func (s *Screen) arrived(msg pageRead) tea.Cmd {
	switch {
	case s.waits():
		s.stale = true
		return nil
	case len(s.items) > 0 && msg.gen != s.env.Saver.Generation():
		return s.read()
	}
	return s.take(msg.page)
}

// take shows what was read, at the thing that stood there before.
func (s *Screen) take(p *page) tea.Cmd {
	first := len(s.items) == 0
	keys := keysTo(s.items, s.at)
	if first && p.place != nil {
		keys, s.top = append(p.place.Before, p.place.Item), p.place.Top
	}
	before := s.texts
	s.items, s.loop, s.drawn = p.items, p.loop, drawn{}
	s.meeting, s.day, s.texts = journal.ID{}, journal.Day{}, map[string]journal.Text{}
	if p.meeting != nil {
		s.meeting, s.day = p.meeting.ID, p.meeting.Day
		for name, t := range p.meeting.Texts {
			s.texts[name] = ui.Staying(t, before[name].Rev)
		}
	}
	s.maker.About(s.challenge, s.loop)
	s.maker.Is(s.meeting)
	s.at = nearest(s.items, keys)
	if n := len(keys); n == 0 || s.items[s.at].key != keys[n-1] {
		s.top = 0
	}
	if s.form != nil {
		s.arrange()
	}
	if first {
		return s.stay()
	}
	return nil
}
