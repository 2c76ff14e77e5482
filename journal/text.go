package journal

import (
	"strconv"
	"strings"
	"time"
)

// RevisionID names one revision of one text: the session that wrote it and a
// counter. "" names none.
type RevisionID string

// Text is one thing that the leader wrote, with the revision it stands at. The
// zero Text was never written.
type Text struct {
	Words string
	// Rev is the revision that Words come from. Saving names it as the one the
	// edit began from.
	Rev RevisionID
	// Written is the day Words were written, First the day anything first stood here.
	Written, First Day
	// At is the instant Words were written.
	At time.Time
	// Carried is the revision of another text that this was copied from when a
	// loop was opened; "" once the leader has edited it.
	Carried RevisionID
	// Others are further heads: what was written to the same text elsewhere at
	// the same time. The leader is told and chooses; until then none is lost.
	Others []Revision
}

// Empty tells whether nothing stands there now.
func (t Text) Empty() bool { return t.Words == "" }

// Revision is a text as it stood once.
type Revision struct {
	ID    RevisionID
	At    time.Time
	Day   Day
	Words string
}

// TextRef is the place of a text: an object, and the name of the text in it
// (a question's id, or one of the names of this package).
type TextRef struct {
	Object ID
	Name   string
}

// QuestionOf is the id of the question that a text belongs to: the one that a
// short form, a note as member of another's team, or what became of an assumption
// stands beside. A text that is an answer itself is its own.
func QuestionOf(name string) string {
	for _, prefix := range []string{BriefPrefix, MemberPrefix} {
		if id, ok := strings.CutPrefix(name, prefix); ok {
			return id
		}
	}
	if strings.HasPrefix(name, ThoughtPrefix) {
		return AssumptionsID
	}
	return name
}

// Placed tells whether a text has a place in the journal that it can be found at
// again: it belongs to an object, or it is about a year. A line begun and not kept
// is none, nor is the text of something that was deleted.
func (r TextRef) Placed() bool { return !r.Object.IsZero() || strings.HasPrefix(r.Name, YearPrefix) }

// Names of texts that are not answers to a question of the method.
const (
	TextTitle        = "title"        // of a challenge or loop
	TextClosing      = "closing"      // of a challenge: what became of it
	TextName         = "name"         // of an indicator
	TextHow          = "how"          // of a measurement
	TextEntry        = "text"         // of an entry
	TextPlace        = "place"        // of a meeting
	TextOutcome      = "outcome"      // of a loop: how it went, in words
	TextDeclared     = "declared"     // of a loop: who evaluated and how
	TextUnit         = "unit"         // of an indicator
	TextParticipants = "participants" // of a meeting, one "name" or "name (role)" a line
)

// BriefPrefix begins the name of the short form of an answer, the one for the
// page that is handed over: "brief/plan.try".
const BriefPrefix = "brief/"

// MemberPrefix begins the name of a meeting's text that was noted as member of
// another's team: "member/team.unclear".
const MemberPrefix = "member/"

// ThoughtPrefix begins the names of what became of an assumption, on its loop:
// "thought/<id>/hold".
const ThoughtPrefix = "thought/"

// YearPrefix begins the names of what the leader says about a year, on the
// journal itself: "year/2026/ahead".
const YearPrefix = "year/"

// YearOfText is the year that a text of the journal itself is about; false where it
// is about none.
func YearOfText(name string) (year int, ok bool) {
	rest, ok := strings.CutPrefix(name, YearPrefix)
	if !ok {
		return 0, false
	}
	digits, _, _ := strings.Cut(rest, "/")
	year, err := strconv.Atoi(digits)
	return year, err == nil
}

// DraftPrefix begins the name of a line that was begun and not yet kept, on the
// journal itself: "draft/star".
const DraftPrefix = "draft/"
