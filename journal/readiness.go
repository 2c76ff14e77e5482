package journal

import (
	"cmp"
	"slices"

	"stjerne/journal/method"
)

// Missing is one thing that is not written yet before the reflection meeting.
// The meeting can be held without any of them.
type Missing struct {
	// ItemID is the id of the item of the method.
	ItemID string
	// Indicator is the one that has no measurement of late, where ItemID is the
	// item of the measurements; else the zero ID.
	Indicator ID
}

// fresh is for how many days a measurement counts as new, at the least.
const fresh = 14

// Readiness lists what is not written yet, the most valuable first, as the
// method's data ranks it (method.Item.Ready): the sheets, before, after,
// reflect.think, stars, meeting.ask, and for each indicator a measurement in
// the last two weeks or within twice its usual interval. It never lists
// renew.*, the rounds or the meeting's notes, which come at the meeting, nor
// what is optional. The meeting may be nil. Of one that is past nothing is asked: an
// answer would stand in it as if it had been said there.
func Readiness(m *method.Method, c *Challenge, loop *Loop, meeting *Meeting, today Day) []Missing {
	has := c.AnsweredIn(loop)
	var items []method.Item
	for _, phase := range m.Phases {
		for _, item := range phase.Items {
			if item.Ready > 0 {
				items = append(items, item)
			}
		}
	}
	slices.SortStableFunc(items, func(a, b method.Item) int { return cmp.Compare(a.Ready, b.Ready) })

	var missing []Missing
	for _, item := range items {
		switch {
		case item.Kind == method.Measurements:
			for _, i := range c.IndicatorsOf(loop) {
				if !c.SeriesOf(i, loop).Fresh(today) {
					missing = append(missing, Missing{ItemID: item.ID, Indicator: i.ID})
				}
			}
		case item.On == method.OnMeeting:
			if meeting == nil || !meeting.Held(today) && meeting.Texts[item.Key()].Empty() {
				missing = append(missing, Missing{ItemID: item.ID})
			}
		case !ItemAnswered(item, has):
			missing = append(missing, Missing{ItemID: item.ID})
		}
	}
	return missing
}

// MostValuable is the one question that is worth two minutes now. Before a meeting
// it is the first of what is not written yet. With none ahead what comes after the
// trial waits until it is said how the trial went: the sheet's second column is
// filled when its period is over (method.md), and nobody has asked for help yet. It
// is false where nothing is left.
func MostValuable(m *method.Method, loop *Loop, meeting *Meeting, missing []Missing) (Missing, bool) {
	if len(missing) == 0 {
		return Missing{}, false
	}
	if meeting == nil && loop.Outcome == "" {
		for _, one := range missing {
			item, _ := m.Item(one.ItemID)
			if item.On != method.OnMeeting && item.Phase != reflectPhase {
				return one, true
			}
		}
	}
	return missing[0], true
}

// reflectPhase is the phase that looks back at the trial.
const reflectPhase = "reflect"

// Fresh tells whether there is a measurement in the last two weeks, or within
// twice the indicator's usual interval where that is longer: what is measured
// once a month is not asked for every other week.
func (s Series) Fresh(today Day) bool {
	last, ok := s.Last()
	return ok && today.Sub(last.Day) <= max(fresh, 2*s.Interval())
}

// Preparing is the loop that there is something to prepare for: the current one,
// unless only a loop before it has a meeting to come. The next loop may be opened
// before the meeting about this one is held.
func (c *Challenge) Preparing(today Day) *Loop {
	for _, l := range slices.Backward(c.Loops) {
		if m := c.MeetingFor(l, today); m != nil && !m.Day.IsZero() && !m.Held(today) {
			return l
		}
	}
	return c.Current()
}

// MeetingFor is the meeting that a loop's summary is for: the nearest reflection
// meeting to come, else one without a day, else the nearest meeting to come of
// another kind, else the last one held. It is nil where no meeting names the loop.
func (c *Challenge) MeetingFor(loop *Loop, today Day) *Meeting {
	var best *Meeting
	rank := func(m *Meeting) int {
		switch {
		case m.Held(today):
			return 3
		case m.Kind == Reflection && !m.Day.IsZero():
			return 0
		case m.Kind == Reflection:
			return 1
		default:
			return 2
		}
	}
	for _, m := range c.MeetingsOf(loop.ID) {
		switch {
		case best == nil || rank(m) < rank(best):
			best = m
		case rank(m) > rank(best):
		case m.Held(today) && m.Day.After(best.Day), !m.Held(today) && m.Day.Before(best.Day):
			best = m
		}
	}
	return best
}
