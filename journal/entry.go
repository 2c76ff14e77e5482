package journal

import "time"

// EntryKind says what a dated note tells of.
type EntryKind string

// The kinds of notes.
const (
	Action      EntryKind = "action"
	Observation EntryKind = "observation"
	Star        EntryKind = "star"
	Aha         EntryKind = "aha"
	Learning    EntryKind = "learning"
)

// EntryKinds lists the kinds in the order they are offered.
func EntryKinds() []EntryKind { return []EntryKind{Star, Observation, Action, Aha, Learning} }

// Entry is a dated note in the log.
type Entry struct {
	ID          ID
	Challenge   ID // zero: written without a challenge
	Loop        ID // the loop it was written in; zero where there is no challenge
	Kind        EntryKind
	Day         Day
	Text        Text
	SeenBy      string
	Perspective string
	Tags        []string // without #, sorted; those in the text are among them
	Created     time.Time
}
