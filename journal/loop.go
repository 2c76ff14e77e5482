package journal

import "time"

// Outcome is how a trial action went; "" is not said yet.
type Outcome string

// All three outcomes can be learned from and presented.
const (
	CarriedOut    Outcome = "carried-out"
	Changed       Outcome = "changed"
	CameToNothing Outcome = "came-to-nothing"
)

// Step is an answered 1-5 scale. 1 is ☹ and 5 is ☺ on every scale.
type Step struct {
	N     int // 1 to 5; 0 is not answered
	Day   Day // when it was answered
	First Day // when it was first answered
}

// Loop is one trial action on its way through the six phases.
type Loop struct {
	ID        ID
	Challenge ID
	Number    int // 1 for the first; derived, never stored
	Title     Text
	Started   Day
	Created   time.Time
	Texts     map[string]Text // answers by question id, of phases and sheets
	Briefs    map[string]Text // short forms by question id, for the page handed over
	Steps     map[string]Step // scales by question id
	Outcome   Outcome
	OutcomeOn Day
	// Story is how it went in words.
	Story Text
	// Kinds counts the loop's notes by kind; progress and readiness look at it.
	Kinds map[EntryKind]int
	// FirstAction is the day of the first action in the log, when the trial
	// began; the zero Day before there is one.
	FirstAction Day
	// Without are the sections that are left out of what is handed over; With
	// are those beyond the page that were chosen.
	Without, With []string
	Declared      string // level that the leader claims: experience, tendency, evidence
	DeclaredBy    Text   // who evaluated and how
	// Thoughts are what became of assumptions, in the order they were marked.
	Thoughts []*Thought
	// Away are the gentle questions that were put away for this loop, by their
	// rule, with the day it was done.
	Away map[string]Day
}

// Answered tells whether something stands as the answer to a question: a text or a step.
func (l *Loop) Answered(id string) bool {
	return !l.Texts[id].Empty() || l.Steps[id].N > 0
}
