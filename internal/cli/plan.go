package cli

import (
	"slices"
	"time"

	"stjerne/internal/plan"
	"stjerne/journal"
)

// lastMeeting is the meeting of a loop that an answer goes to: the one last
// worked on, else the planned one, else one that stands there; nil where there
// is none. Worked on is a meeting in which something is written.
func lastMeeting(of []*journal.Meeting, now time.Time) *journal.Meeting {
	var worked *journal.Meeting
	for _, m := range of {
		if written(m) && (worked == nil || m.Touched.After(worked.Touched)) {
			worked = m
		}
	}
	if worked != nil {
		return worked
	}
	reflections := slices.DeleteFunc(slices.Clone(of), func(m *journal.Meeting) bool { return m.Kind != journal.Reflection })
	for _, list := range [][]*journal.Meeting{reflections, of} {
		if m := plan.ToMove(list, now); m != nil {
			return m
		}
	}
	if len(of) > 0 {
		return of[len(of)-1]
	}
	return nil
}

func written(m *journal.Meeting) bool {
	for _, t := range m.Texts {
		if !t.Empty() {
			return true
		}
	}
	return false
}

// told says in a sentence what became of a meeting.
func (a *app) told(p plan.Done) string {
	when := a.dayAndClock(p.Day, p.Clock)
	kind := a.words.T("cli.meeting." + string(p.Kind))
	switch p.Did {
	case plan.Moved:
		if p.Before.IsZero() {
			return a.words.T("cli.meet.dated", kind, when)
		}
		return a.words.T("cli.meet.moved", kind, a.longDay(p.Before), when)
	case plan.Changed:
		return a.words.T("cli.meet.changed", kind, when)
	case plan.Found:
		return a.words.T("cli.meet.found", kind, when)
	default:
		return a.words.T("cli.meet.planned", kind, when)
	}
}

func (a *app) refToMeeting(p plan.Done) *meetingRef {
	ref := &meetingRef{
		ID: p.Meeting.String(), Kind: string(p.Kind), Day: p.Day, Time: p.Clock,
		Did: string(p.Did), Before: p.Before,
	}
	if !p.Day.IsZero() {
		ref.DayWords = a.longDay(p.Day)
	}
	return ref
}
