// Package plan carries out what a leader says about a meeting, the same on the
// screen and on the shell: it plans one, moves the planned one, or changes the
// one of that day. A meeting already held is never moved.
package plan

import (
	"slices"
	"time"

	"stjerne/internal/store"
	"stjerne/journal"
)

// Plan is what is said about a meeting: when it is, and what is changed of the
// rest. Zero fields keep what stands.
type Plan struct {
	Kind  journal.MeetingKind
	Day   journal.Day
	Clock string // "13:00"; "" keeps what stands
	Loops []journal.ID
	// SetLoops tells that the loops were said, not taken from the context.
	SetLoops bool
	// Except is the meeting that the plan was made at, which isn't moved by it.
	Except journal.ID
}

// Did says what became of a plan.
type Did string

// What can become of a plan.
const (
	Planned Did = "planned"
	Moved   Did = "moved"
	Changed Did = "changed"
	Found   Did = "found" // it stood there already
)

// Done is a meeting after a plan was carried out.
type Done struct {
	Meeting journal.ID
	Kind    journal.MeetingKind
	Day     journal.Day
	Clock   string
	Did     Did
	Before  journal.Day // the day it was moved from
}

// CarryOut plans a meeting, moves the planned one of that kind, or changes the
// one on that day. A day after one that was held makes a new meeting.
func (p Plan) CarryOut(w *store.Writer, all []*journal.Meeting, now time.Time) (Done, error) {
	if m, did := p.Finds(all, now); m != nil {
		return p.apply(w, m, did)
	}
	id, err := w.NewMeeting(p.Kind, p.Day, p.Clock, p.Loops...)
	return Done{Meeting: id, Kind: p.Kind, Day: p.Day, Clock: p.Clock, Did: Planned}, err
}

// Finds is the meeting that the plan holds for, and what will become of it; nil
// where it makes a new one.
func (p Plan) Finds(all []*journal.Meeting, now time.Time) (*journal.Meeting, Did) {
	of := p.Of(all)
	if m := p.on(of); m != nil {
		if p.Clock != "" && p.Clock != m.Clock || p.SetLoops && !sameLoops(p.Loops, m.Loops) {
			return m, Changed
		}
		return m, Found
	}
	if !p.Day.Before(journal.DayOf(now)) {
		if m := ToMove(of, now); m != nil {
			return m, Moved
		}
	}
	return nil, Planned
}

// on is the meeting of the plan's own day. Where there are two, which only a
// window or a merge makes, it is the one at the plan's own time, so that naming
// one of them never gives it the time of the other.
func (p Plan) on(of []*journal.Meeting) *journal.Meeting {
	var first *journal.Meeting
	for _, m := range of {
		switch {
		case m.Day != p.Day:
		case p.Clock != "" && m.Clock == p.Clock:
			return m
		case first == nil:
			first = m
		}
	}
	return first
}

// Of are those of all meetings that are of the plan's kind and about the same.
func (p Plan) Of(all []*journal.Meeting) []*journal.Meeting {
	return slices.DeleteFunc(slices.Clone(all), func(m *journal.Meeting) bool {
		return m.Kind != p.Kind || m.ID == p.Except || !p.concerns(m)
	})
}

// concerns tells whether a meeting is about the plan's loops. A plan without
// loops concerns the meetings of the journal as a whole.
func (p Plan) concerns(m *journal.Meeting) bool {
	if len(p.Loops) == 0 {
		return len(m.Loops) == 0
	}
	return slices.ContainsFunc(p.Loops, m.Covers)
}

func (p Plan) apply(w *store.Writer, m *journal.Meeting, did Did) (Done, error) {
	clock, loops := m.Clock, m.Loops
	if p.Clock != "" {
		clock = p.Clock
	}
	if p.SetLoops {
		loops = p.Loops
	}
	done := Done{Meeting: m.ID, Kind: m.Kind, Day: p.Day, Clock: clock, Did: did}
	if did == Moved {
		done.Before = m.Day
	}
	if did == Found {
		return done, nil
	}
	return done, w.SetMeeting(m.ID, m.Kind, p.Day, clock, loops)
}

// ToMove is the planned meeting: the next one that has a day, else one that
// waits for its day; nil where none is planned.
func ToMove(of []*journal.Meeting, now time.Time) *journal.Meeting {
	var waiting, next *journal.Meeting
	for _, m := range of {
		switch {
		case Held(m, now):
		case m.Day.IsZero():
			if waiting == nil || m.Touched.After(waiting.Touched) {
				waiting = m
			}
		case next == nil || m.Day.Before(next.Day):
			next = m
		}
	}
	if next != nil {
		return next
	}
	return waiting
}

// Held tells whether a meeting is over. On its own day it is when its time is
// past, or when something was noted that is first said at a meeting. One that lies
// ahead is where that was noted on its day or later: then the clock was set back
// since, and what was said stays on the day it was said.
func Held(m *journal.Meeting, now time.Time) bool {
	today := journal.DayOf(now)
	if m.Day.IsZero() || m.Held(today) {
		return m.Held(today)
	}
	if m.Day == today && m.Clock != "" && now.Format("15:04") > m.Clock {
		return true
	}
	for id, text := range m.Texts {
		if id != beforeMeeting && !text.Empty() && (m.Day == today || !text.Written.Before(m.Day)) {
			return true
		}
	}
	return false
}

// beforeMeeting is the one answer of a meeting that is written before it.
const beforeMeeting = "meeting.ask"

func sameLoops(a, b []journal.ID) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(id journal.ID) bool { return !slices.Contains(b, id) })
}

// AboutLoop tells whether a meeting of a kind is about a loop unless said. Those
// that gather everybody are not.
func AboutLoop(kind journal.MeetingKind) bool {
	return kind == journal.Reflection || kind == journal.Network
}
