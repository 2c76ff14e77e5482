package window

import (
	"stjerne/internal/store"
	"stjerne/journal"
)

// challengeOr reads the challenge of an id, else the one last worked on. It is
// nil where there is none.
func challengeOr(r *store.Reader, id journal.ID) (*journal.Challenge, error) {
	if id.IsZero() {
		last, err := r.LastWorked()
		if err != nil || last.IsZero() {
			return nil, err
		}
		id = last
	}
	return r.Challenge(id)
}

// challengeWith finds the challenge that holds something, the one at hand first:
// from the first screen an indicator is reached without its challenge in view.
func challengeWith(r *store.Reader, hint journal.ID, holds func(*journal.Challenge) bool) (*journal.Challenge, error) {
	c, err := challengeOr(r, hint)
	if err != nil || c == nil || holds(c) {
		return c, err
	}
	all, err := r.Outlines()
	if err != nil {
		return nil, err
	}
	for _, o := range all {
		other, err := r.Challenge(o.ID)
		if err != nil {
			return nil, err
		}
		if holds(other) {
			return other, nil
		}
	}
	return c, nil
}

// measurement returns the measurement of an id with its indicator, or nils.
func measurement(c *journal.Challenge, id journal.ID) (*journal.Indicator, *journal.Measurement) {
	for _, i := range c.Indicators {
		for _, m := range i.Measurements {
			if m.ID == id {
				return i, m
			}
		}
	}
	return nil, nil
}
