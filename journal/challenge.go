package journal

import (
	"time"

	"stjerne/journal/method"
)

// Voice says whether a challenge is one leader's or a group's.
type Voice = method.Voice

// Status of a challenge.
type Status string

// The three states of a challenge.
const (
	Open     Status = "open"
	Closed   Status = "closed"   // with a day, and in words what became of it
	Archived Status = "archived" // hidden, whole
)

// Challenge is one leadership challenge with everything that belongs to it but
// its notes, which are read by the page.
type Challenge struct {
	ID           ID
	Title        Text
	Voice        Voice
	Perspectives []string // ids of the triple bottom line
	Values       []string // ids of the leadership foundation
	Status       Status
	ClosedOn     Day
	Closing      Text
	Created      time.Time
	Touched      time.Time // when anything in it was last changed
	Loops        []*Loop   // in the order they were opened; never empty
	Indicators   []*Indicator
	Meetings     []*Meeting // those that name one of its loops, by day, without a day last
}

// Current is the loop that is being worked in: the newest.
func (c *Challenge) Current() *Loop {
	if len(c.Loops) == 0 {
		return nil
	}
	return c.Loops[len(c.Loops)-1]
}

// Loop returns the loop of an id, or nil.
func (c *Challenge) Loop(id ID) *Loop {
	for _, l := range c.Loops {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// Indicator returns the indicator of an id, or nil.
func (c *Challenge) Indicator(id ID) *Indicator {
	for _, i := range c.Indicators {
		if i.ID == id {
			return i
		}
	}
	return nil
}

// MeetingsOf are the meetings that name a loop, by day, those without one last.
func (c *Challenge) MeetingsOf(loop ID) []*Meeting {
	var of []*Meeting
	for _, m := range c.Meetings {
		if m.Covers(loop) {
			of = append(of, m)
		}
	}
	return of
}
