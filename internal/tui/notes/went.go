package notes

import (
	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// wentKind is the kind of a line that is no note: how a trial went.
const wentKind journal.EntryKind = "outcome"

// went are the lines that say how trials went, newest first: they are part of the
// log as much as what was noted on the way. Where notes are narrowed to what only
// notes have there are none.
func went(e *ui.Env, r *store.Reader, f filter) ([]journal.Entry, error) {
	if f.kind != "" || f.seen != "" || f.tag != "" || f.loose {
		return nil, nil
	}
	list, err := r.Outcomes(f.challenge)
	if err != nil {
		return nil, err
	}
	var lines []journal.Entry
	for _, o := range list {
		said := e.T("notes.went", method.OptionName(e.Method.Outcomes, string(o.Outcome)))
		if !o.Words.Empty() {
			said = e.T("notes.went_so", method.OptionName(e.Method.Outcomes, string(o.Outcome)), o.Words.Words)
		}
		lines = append(lines, journal.Entry{
			ID: o.Loop, Challenge: o.Challenge, Loop: o.Loop, Kind: wentKind, Day: o.Day, Text: journal.Text{Words: said},
		})
	}
	return lines, nil
}

// among puts the lines that belong between notes that were read among them: those
// of their days, and at the end of the list all that are left.
func (s *Screen) among(notes []journal.Entry, end bool) []journal.Entry {
	var all []journal.Entry
	for _, n := range notes {
		for len(s.went) > 0 && !s.went[0].Day.Before(n.Day) {
			all = append(all, s.went[0])
			s.went = s.went[1:]
		}
		all = append(all, n)
	}
	if end {
		all = append(all, s.went...)
		s.went = nil
	}
	return all
}
