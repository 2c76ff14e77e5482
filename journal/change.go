package journal

// Change is what became of a scale from before to after. It is told in the
// words of the steps ("fra i høj grad til i nogen grad, et trin bedre"), never
// as a number with a sign.
type Change struct {
	Before, After Step
	// Went is Improved, Worsened or Unmoved.
	Went Movement
	// Steps is by how many steps, never negative.
	Steps int
}

// ChangeBetween compares two steps of one scale. 1 is ☹ and 5 is ☺ on every
// scale, so that more is better whatever is asked. It is false where either is
// not answered.
func ChangeBetween(before, after Step) (Change, bool) {
	if before.N == 0 || after.N == 0 {
		return Change{}, false
	}
	c := Change{Before: before, After: after, Went: Unmoved, Steps: after.N - before.N}
	switch {
	case c.Steps > 0:
		c.Went = Improved
	case c.Steps < 0:
		c.Went, c.Steps = Worsened, -c.Steps
	}
	return c, true
}

// RememberedAfterwards tells whether an answer of before was first written after
// the trial action began, and on which day: it is kept as such ("husket bagefter,
// skrevet 20. november"). What was written before and edited since was not
// remembered afterwards.
func RememberedAfterwards(loop *Loop, questionID string) (written Day, remembered bool) {
	first := loop.Texts[questionID].First
	if step := loop.Steps[questionID]; step.N > 0 {
		first = step.First
	}
	if first.IsZero() || loop.FirstAction.IsZero() || !first.After(loop.FirstAction) {
		return Day{}, false
	}
	return first, true
}

// Span is the time a loop has run: from the day it began to the day its trial
// was over, the next loop began or the challenge was closed, whichever came
// first, else today.
func (c *Challenge) Span(loop *Loop, today Day) (from, to Day) {
	to = today
	ends := []Day{loop.OutcomeOn, c.ClosedOn}
	if next := c.Next(loop); next != nil {
		ends = append(ends, next.Started)
	}
	for _, end := range ends {
		if !end.IsZero() && !end.Before(loop.Started) && end.Before(to) {
			to = end
		}
	}
	if to.Before(loop.Started) {
		to = loop.Started
	}
	return loop.Started, to
}
