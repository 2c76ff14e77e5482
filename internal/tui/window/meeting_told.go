package window

import (
	"strings"

	"stjerne/internal/i18n"
	"stjerne/internal/plan"
	"stjerne/journal"
	"stjerne/journal/method"
)

// moving says that a meeting is planned already, and will be moved to the day that
// is typed. Until one is typed it is the one that any day to come will move.
func (m *Meeting) moving() string {
	if m.old != nil {
		return ""
	}
	p, now := m.plan(), m.env.Store.Now()
	planned := plan.ToMove(p.Of(m.meetings), now)
	if day, clock, err := m.dayAndClock(m.day.Value); err == nil {
		var did plan.Did
		p.Day, p.Clock = day, clock
		if planned, did = p.Finds(m.meetings, now); did != plan.Moved {
			return ""
		}
	}
	if planned == nil || planned.Day.IsZero() {
		return ""
	}
	return m.env.T("window.meeting.moves", method.OptionName(m.env.Method.MeetingKinds, string(planned.Kind)),
		m.env.Words.LongDay(planned.Day.Time()))
}

// said is the day and time that are typed; ok is false where no day can be read.
func (m *Meeting) said() (day journal.Day, clock string, ok bool) {
	if strings.TrimSpace(m.day.Words()) == "" {
		return day, "", false
	}
	day, clock, err := m.dayAndClock(m.day.Words())
	if err != nil {
		return day, "", false
	}
	if h, min, err := i18n.ParseClock(m.clock.Words()); err == nil {
		clock = plan.Clock(h, min)
	}
	return day, clock, true
}

// passed says that a meeting on a day or at a time that is past is noted as held,
// where it wasn't already.
func (m *Meeting) passed() string {
	now := m.env.Store.Now()
	day, clock, ok := m.said()
	if !ok || m.old != nil && plan.Held(m.old, now) {
		return ""
	}
	switch {
	case !plan.Held(&journal.Meeting{Day: day, Clock: clock}, now):
		return ""
	case day == m.env.Today():
		return m.env.T("meeting.window.held_now")
	}
	return m.env.T("meeting.window.held")
}

// beside says which other meeting stands at the time that is typed; where one of
// the two has no time, on that day. Both can stand.
func (m *Meeting) beside() string {
	day, clock, ok := m.said()
	if !ok {
		return ""
	}
	self := m.id
	if m.old == nil {
		p := m.plan()
		p.Day, p.Clock = day, clock
		if one, _ := p.Finds(m.meetings, m.env.Store.Now()); one != nil {
			self = one.ID
			if clock == "" {
				clock = one.Clock // it is kept
			}
		}
	}
	var at, on []string
	for _, other := range m.meetings {
		name := method.OptionName(m.env.Method.MeetingKinds, string(other.Kind))
		switch {
		case other.ID == self || other.Day != day:
		case clock != "" && other.Clock == clock:
			at = append(at, name)
		case clock == "" || other.Clock == "":
			on = append(on, name)
		}
	}
	switch {
	case len(at) > 0:
		return m.env.T("meeting.window.same_time", m.env.Words.List(at))
	case len(on) > 0:
		return m.env.T("meeting.window.same_day", m.env.Words.List(on))
	}
	return ""
}
