package journal

import "time"

// Home is what the first screen needs, read in one go at any size of journal.
type Home struct {
	Challenges []Outline // open ones, the one most recently worked on first
	Closed     int       // how many are closed
	Archived   int       // how many are archived
	Meetings   []Meeting // without texts: planned ones, nearest first, those without a day left out
	Recent     []Recent  // the newest notes, at most 32, newest first
	Empty      bool      // nothing was ever written: the first quarter of an hour begins
}

// Outline is a challenge as a line in a list.
type Outline struct {
	ID       ID
	Title    string
	Status   Status
	Voice    Voice
	Loop     int // number of the current loop
	LoopID   ID
	Answered []string // ids answered in the current loop: questions, scales, "outcome", "indicators", "log.action" and so on for each kind of note, "log.measurement", "carried/plan.try" for what was carried over
	NextDay  Day      // of its next planned meeting
	Touched  time.Time
}

// Recent is a note as a line in a list.
type Recent struct {
	ID        ID
	Challenge ID
	Kind      EntryKind
	Day       Day
	Start     string // the first 120 characters, in one line
	SeenBy    string
}
