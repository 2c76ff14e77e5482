package journal

import "time"

// MeetingKind says what kind of meeting it is.
type MeetingKind string

// The kinds of meetings that a year has.
const (
	Kickoff    MeetingKind = "kickoff"
	Common     MeetingKind = "common"
	Network    MeetingKind = "network"
	Reflection MeetingKind = "reflection"
	YearEnd    MeetingKind = "yearend"
)

// Meeting belongs to the journal and names the loops it covers, none to several.
type Meeting struct {
	ID           ID
	Kind         MeetingKind
	Day          Day    // zero: not planned yet
	Clock        string // "13:00"; "" not said
	Place        Text
	Participants Text // a line each
	Loops        []ID
	Texts        map[string]Text // by question id: meeting.*, interview*, team*, mine*
	// Member are notes taken as member of another's team, by question id: what is
	// about somebody else's trial is kept apart from one's own.
	Member  map[string]Text
	Created time.Time
	Touched time.Time
}

// Covers tells whether the meeting names a loop.
func (m *Meeting) Covers(loop ID) bool {
	for _, l := range m.Loops {
		if l == loop {
			return true
		}
	}
	return false
}

// Held tells whether the meeting is over: its day is past. Such a meeting is never moved.
func (m *Meeting) Held(today Day) bool { return !m.Day.IsZero() && m.Day.Before(today) }
