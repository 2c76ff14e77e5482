package ui

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/journal"
)

// Push puts a screen on top.
type Push struct{ Screen Screen }

// Replace puts a screen in the place of the top one.
type Replace struct{ Screen Screen }

// Pop takes the top screen away. Refresh tells the one below to read again.
type Pop struct{}

// Home takes all screens away but the first.
type Home struct{}

// Refresh tells screens that the journal changed, here or elsewhere.
type Refresh struct{}

// Flash is a message that fades; where Trouble it stays until it is read.
type Flash struct {
	Text    string
	Trouble bool
}

// SettingsChanged tells that a setting was written down and holds from now on.
type SettingsChanged struct{ Key, Value string }

// Act carries an action out as if its key had been pressed.
type Act struct{ ID action.ID }

// Go asks for a place in the journal: a challenge, a loop of it, a question.
type Go struct {
	Challenge journal.ID
	Loop      journal.ID // zero: the current one
	Question  string     // "" with Phase 0: the first unanswered question
	Phase     int        // 1 to 6; 0: where the question is
	Sheet     string     // "trial" or "evaluation": that sheet as a whole
	Write     bool       // the cursor goes into the question
	Alone     bool       // that question by itself, and back: the two-minute way
	Entry     journal.ID // a note to show
}

// Note asks for the small window that takes a line into the log.
type Note struct {
	Kind journal.EntryKind
	ID   journal.ID // a note to change; zero for a new one
}

// Send makes a command of a message.
func Send(m tea.Msg) tea.Cmd { return func() tea.Msg { return m } }

// Edit asks for the small window of something that is not a note: an indicator,
// a measurement, a meeting, how it went. Make is set for a new one, ID then being
// the thing it belongs to where there is one.
type Edit struct {
	Type string // "indicator", "measurement", "meeting", "meeting-page", "outcome", "heads", "thought", "year"
	ID   journal.ID
	Make bool
	Ref  journal.TextRef // of "heads"
	Only []string        // of "outcome": the ones to choose from, all where empty
	// Words are an assumption that nothing became of yet, for "thought"; Ref.Object
	// is its loop.
	Words string
}

// Contexter is a Screen that is about one challenge.
type Contexter interface {
	// Context is the challenge and loop at hand; phase is its id, "" where none
	// is in view.
	Context() (challenge, loop journal.ID, phase string)
}
