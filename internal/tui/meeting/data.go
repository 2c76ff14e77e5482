package meeting

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// data is what was read of the journal for a page.
type data struct {
	meeting *journal.Meeting // nil: none is planned yet
	gone    bool             // the meeting lies in the bin
	covers  []cover          // the loops it is about
	all     []*journal.Meeting
	gen     uint64 // of the saver, when the reading began
}

// cover is a loop that a meeting is about, with the challenge that it is of.
type cover struct {
	challenge *journal.Challenge
	loop      *journal.Loop
	missing   []journal.Missing // what is not written yet; of a page, and an open challenge
}

func (c cover) title(e *ui.Env) string {
	return ui.Or(c.challenge.Title.Words, e.T("ui.untitled"))
}

// name is the challenge's title and the loop's number.
func (c cover) name(e *ui.Env) string {
	return e.T("phase.head", c.title(e), c.loop.Number)
}

type readMsg struct {
	owner *Screen
	no    int
	data  *data
}

func (s *Screen) read() tea.Cmd {
	s.asked++
	s.stale = false
	env, no, gen := s.env, s.asked, s.env.Saver.Generation()
	challenge, loop, id, m := s.challenge, s.loop, s.id, s.env.Method
	if id.IsZero() {
		id = s.maker.Made()
	}
	return ui.Read(env, func(r *store.Reader) (*data, error) {
		d := &data{gen: gen}
		var err error
		if d.all, err = r.Meetings(); err != nil {
			return nil, err
		}
		if challenge.IsZero() && id.IsZero() {
			if challenge, err = r.LastWorked(); err != nil {
				return nil, err
			}
		}
		if err = d.find(r, challenge, loop, id, env.Today()); err != nil {
			return nil, err
		}
		// Here and not where the rows are made, since it looks at each measurement.
		for i, c := range d.covers {
			if c.challenge.Status == journal.Open {
				d.covers[i].missing = journal.Readiness(m, c.challenge, c.loop, d.meeting, env.Today())
			}
		}
		return d, nil
	}, func(d *data) tea.Msg { return readMsg{s, no, d} })
}

// find puts in the meeting of an id, or where that is zero the one that the loop's
// summary is for, and the loops it is about.
func (d *data) find(r *store.Reader, challenge, loop, id journal.ID, today journal.Day) error {
	if !id.IsZero() {
		at := slices.IndexFunc(d.all, func(m *journal.Meeting) bool { return m.ID == id })
		if at < 0 {
			d.gone = true
			return nil
		}
		d.meeting = d.all[at]
		var err error
		d.covers, err = covered(r, d.meeting.Loops, challenge)
		return err
	}
	if challenge.IsZero() {
		return nil
	}
	c, err := r.Challenge(challenge)
	if err != nil {
		return err
	}
	l := c.Loop(loop)
	if l == nil {
		l = c.Current()
	}
	if l == nil {
		return nil
	}
	if m := c.MeetingFor(l, today); m != nil {
		return d.find(r, challenge, l.ID, m.ID, today)
	}
	d.covers = []cover{{challenge: c, loop: l}}
	return nil
}

// covered finds loops with their challenges, in the order in which the meeting
// names them. The challenge at hand is looked at first, then those whose current
// loop is named: most meetings are about no other.
func covered(r *store.Reader, loops []journal.ID, hint journal.ID) ([]cover, error) {
	if len(loops) == 0 {
		return nil, nil
	}
	outlines, err := r.Outlines()
	if err != nil {
		return nil, err
	}
	rank := func(o journal.Outline) int {
		switch {
		case o.ID == hint:
			return 0
		case slices.Contains(loops, o.LoopID):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(outlines, func(a, b journal.Outline) int { return rank(a) - rank(b) })
	found := map[journal.ID]cover{}
	for _, o := range outlines {
		if len(found) == len(loops) {
			break
		}
		c, err := r.Challenge(o.ID)
		if err != nil {
			return nil, err
		}
		for _, l := range c.Loops {
			if slices.Contains(loops, l.ID) {
				found[l.ID] = cover{challenge: c, loop: l}
			}
		}
	}
	var list []cover
	for _, id := range loops {
		if c, ok := found[id]; ok {
			list = append(list, c)
		}
	}
	return list, nil
}

// stays has what was read show the versions that stood on the screen, where they
// still stand in the journal. A meeting that lies in the bin is shown as it was.
func (d *data) stays(shown *data) {
	if shown == nil {
		return
	}
	if d.gone {
		d.meeting, d.covers = shown.meeting, shown.covers
		return
	}
	if d.meeting == nil || shown.meeting == nil || d.meeting.ID != shown.meeting.ID {
		return
	}
	keep := func(now, before map[string]journal.Text) {
		for name, t := range now {
			now[name] = ui.Staying(t, before[name].Rev)
		}
	}
	now, before := d.meeting, shown.meeting
	keep(now.Texts, before.Texts)
	keep(now.Member, before.Member)
	now.Participants = ui.Staying(now.Participants, before.Participants.Rev)
}

// next is the nearest meeting to come after this one that is about one of the
// same loops; nil where none is planned.
func (d *data) next(today journal.Day) *journal.Meeting {
	for _, m := range d.all {
		if d.meeting == nil || m.ID == d.meeting.ID || m.Day.IsZero() || m.Held(today) || m.Day.Before(d.meeting.Day) {
			continue
		}
		if slices.ContainsFunc(d.meeting.Loops, m.Covers) {
			return m
		}
	}
	return nil
}

func unique(list []string) []string {
	var kept []string
	for _, one := range list {
		if !slices.Contains(kept, one) {
			kept = append(kept, one)
		}
	}
	return kept
}
