package summary

import (
	"slices"

	"stjerne/internal/i18n"
	"stjerne/internal/persons"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Length says how much is handed over.
type Length string

// The lengths. Full is the page, and after it every word that stands now.
const (
	Page Length = "page"
	Full Length = "full"
)

// Options are the leader's choices.
type Options struct {
	Length Length // Page where empty
	// Loops are the numbers of the loops that are handed over, in any order.
	// Empty, it is the current one for a page and all of them for Full.
	Loops []int
	// AllLoops hands all of them over, whatever the length.
	AllLoops bool
	// With and Without switch sections on and off by their ids, Without last.
	// For a page they are added to what is kept with the loop.
	With, Without []string
}

// Input is everything a document is made from.
type Input struct {
	Challenge *journal.Challenge
	// Loops are those that are handed over, in the order they were opened.
	Loops []*journal.Loop
	// Meeting is the one that the page is for; nil where there is none.
	Meeting *journal.Meeting
	// Stars are star moments of the loops, newest first; the page needs two of
	// each loop.
	Stars []journal.Entry
	// Entries are all notes of the loops, newest first; needed for what comes
	// after the page.
	Entries []journal.Entry
	// Others are the meetings that name no loop at all.
	Others []*journal.Meeting

	Words      *i18n.Words
	Method     *method.Method
	Name, Role string // of the leader, from the settings; may be empty
	Today      journal.Day
	// Aliases are the roles that stand in place of names, wherever those stand.
	Aliases  persons.Aliases
	Template *Template // nil is the program's own
}

func (in Input) template() *Template {
	if in.Template == nil {
		return DefaultTemplate()
	}
	return in.Template
}

// Source is what Gather reads from, inside one reading of the journal: the
// reader's own methods, and its notes behind a function, since the store's
// question about notes is the store's own type.
type Source struct {
	Challenge func(journal.ID) (*journal.Challenge, error)
	Meetings  func() ([]*journal.Meeting, error)
	Notes     func(NoteQuery) ([]journal.Entry, error)
}

// NoteQuery chooses notes; zero fields choose all. They come newest first.
type NoteQuery struct {
	Challenge journal.ID
	Loop      journal.ID
	Kinds     []journal.EntryKind
	Limit     int // 0: all
}

// starsShown is how many star moments a page shows of a loop.
const starsShown = 2

// Gather reads what a document of these options needs and nothing else: for a
// page the challenge and two notes a loop, however long the log is. It leaves
// Words, Method, Name, Role and Today to the caller, but takes today to choose
// the meeting. A loop that is not there is a Fault.
func Gather(from Source, challenge journal.ID, o Options, today journal.Day) (Input, error) {
	c, err := from.Challenge(challenge)
	if err != nil {
		return Input{}, err
	}
	in := Input{Challenge: c, Today: today}
	if in.Loops, err = choose(c, o); err != nil {
		return Input{}, err
	}
	if n := len(in.Loops); n > 0 {
		in.Meeting = c.MeetingFor(in.Loops[n-1], today)
	}
	whole := o.Length == Full || slices.Contains(o.With, SectionNotes)
	for _, l := range in.Loops {
		whole = whole || slices.Contains(l.With, SectionNotes)
	}
	for _, l := range in.Loops {
		q := NoteQuery{Challenge: c.ID, Loop: l.ID}
		if !whole {
			q.Kinds, q.Limit = []journal.EntryKind{journal.Star}, starsShown
		}
		notes, err := from.Notes(q)
		if err != nil {
			return Input{}, err
		}
		for _, e := range notes {
			if e.Kind == journal.Star {
				in.Stars = append(in.Stars, e)
			}
		}
		if whole {
			in.Entries = append(in.Entries, notes...)
		}
	}
	if o.Length == Full && len(in.Loops) == len(c.Loops) {
		meetings, err := from.Meetings()
		if err != nil {
			return Input{}, err
		}
		for _, m := range meetings {
			if len(m.Loops) == 0 {
				in.Others = append(in.Others, m)
			}
		}
	}
	return in, nil
}

func choose(c *journal.Challenge, o Options) ([]*journal.Loop, error) {
	switch {
	case o.AllLoops, o.Length == Full && len(o.Loops) == 0:
		return c.Loops, nil
	case len(o.Loops) == 0:
		if l := c.Current(); l != nil {
			return []*journal.Loop{l}, nil
		}
		return nil, nil
	}
	for _, n := range o.Loops {
		if n < 1 || n > len(c.Loops) {
			return nil, i18n.NewFault("no-loop", n, len(c.Loops))
		}
	}
	var chosen []*journal.Loop
	for i, l := range c.Loops {
		if slices.Contains(o.Loops, i+1) {
			chosen = append(chosen, l)
		}
	}
	return chosen, nil
}
