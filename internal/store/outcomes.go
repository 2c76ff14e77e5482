package store

import (
	"cmp"
	"slices"

	"stjerne/journal"
)

// Went is how the trial of a loop went: one of the three outcomes with its day and
// words, as a line in the log.
type Went struct {
	Loop, Challenge journal.ID
	Outcome         journal.Outcome
	Day             journal.Day
	Words           journal.Text
}

// Outcomes lists how the trials of a challenge went, of all challenges where it is
// zero, the newest first. It reads the loops and nothing in them.
func (r *Reader) Outcomes(challenge journal.ID) ([]Went, error) {
	h, err := r.current()
	if err != nil {
		return nil, err
	}
	var list []Went
	for i := range h.Challenges {
		out := &h.Challenges[i]
		if out.Gone || !challenge.IsZero() && out.ID != challenge {
			continue
		}
		ids, err := parseIDs(out.Loops)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			o, err := r.object(id)
			if err != nil {
				return nil, err
			}
			if o == nil {
				return nil, damaged("a loop that is not there")
			}
			if o.text(fieldOutcome) == "" {
				continue
			}
			w := Went{
				Loop: id, Challenge: out.ID, Outcome: journal.Outcome(o.text(fieldOutcome)), Day: o.day(fieldOutcomeOn),
			}
			if w.Words, err = r.textOf(o, journal.TextOutcome); err != nil {
				return nil, err
			}
			list = append(list, w)
		}
	}
	slices.SortStableFunc(list, func(a, b Went) int {
		return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(a.Loop.String(), b.Loop.String()))
	})
	return list, nil
}
