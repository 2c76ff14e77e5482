package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"stjerne/journal"
)

func (r *Reader) addMeetings(c *journal.Challenge, h *home) error {
	for _, p := range h.Meetings {
		if !slices.ContainsFunc(c.Loops, func(l *journal.Loop) bool { return slices.Contains(p.Loops, l.ID.String()) }) {
			continue
		}
		m, err := r.meeting(p.ID)
		if err != nil {
			return err
		}
		c.Meetings = append(c.Meetings, m)
	}
	sortMeetings(c.Meetings)
	return nil
}

// sortMeetings orders by day and clock, meetings without a day last.
func sortMeetings(list []*journal.Meeting) {
	slices.SortStableFunc(list, func(a, b *journal.Meeting) int {
		if a.Day.IsZero() != b.Day.IsZero() {
			if a.Day.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Clock, b.Clock), a.Created.Compare(b.Created))
	})
}

// Meetings returns all meetings whole, by day, those without a day last.
func (r *Reader) Meetings() ([]*journal.Meeting, error) {
	h, err := r.current()
	if err != nil {
		return nil, err
	}
	var list []*journal.Meeting
	for _, p := range h.Meetings {
		m, err := r.meeting(p.ID)
		if err != nil {
			return nil, err
		}
		list = append(list, m)
	}
	sortMeetings(list)
	return list, nil
}

func (r *Reader) meeting(id journal.ID) (*journal.Meeting, error) {
	o, err := r.object(id)
	if err != nil {
		return nil, err
	}
	if o == nil {
		return nil, damaged("a meeting that is not there")
	}
	m := &journal.Meeting{
		ID: id, Kind: journal.MeetingKind(o.text(fieldKind)), Day: o.day(fieldDay), Clock: o.text(fieldClock),
		Texts: map[string]journal.Text{}, Member: map[string]journal.Text{}, Created: o.createdAt(),
	}
	for _, loop := range o.ids(setLoops, false) {
		l, err := r.object(loop)
		if err != nil {
			return nil, err
		}
		if l == nil {
			continue
		}
		if visible, err := r.visible(l); err != nil {
			return nil, err
		} else if visible {
			m.Loops = append(m.Loops, loop)
		}
	}
	newest := o.newest()
	for _, name := range o.names(setTexts) {
		rec, err := r.record(o, name)
		if err != nil {
			return nil, err
		}
		switch t := rec.text(""); name {
		case journal.TextPlace:
			m.Place = t
		case journal.TextParticipants:
			m.Participants = t
		default:
			if id, member := strings.CutPrefix(name, journal.MemberPrefix); member {
				m.Member[id] = t
			} else {
				m.Texts[name] = t
			}
		}
		for _, h := range rec.heads {
			newest = max(newest, h.stamp)
		}
	}
	m.Touched = time.UnixMilli(newest.milli())
	return m, nil
}
