package store

import (
	"fmt"
	"time"
)

// aheadMost is how far ahead of the clock a stamp that is taken in may be. One that
// was far ahead would drag along every stamp that is written after it.
const aheadMost = 24 * time.Hour

// stamper makes the stamps of what is taken in: those of the instants that it was
// written at, so that what is taken in stands where it stood among the rest, and
// what was changed since wins when files are merged.
type stamper struct {
	session string
	next    map[int64]int // the counter that is free in a millisecond
	latest  int64
}

// stamp is one of an instant, or as little later as it takes to come after another.
func (s *stamper) stamp(at time.Time, after stamp) stamp {
	ms := max(min(at.UnixMilli(), s.latest), after.milli(), 0)
	for {
		counter := s.next[ms]
		if after != "" && ms == after.milli() {
			counter = max(counter, after.counter()+1)
		}
		if counter <= lastCounter {
			s.next[ms] = counter + 1
			return stamp(fmt.Sprintf("%012x%04x%s", ms, counter, s.session))
		}
		ms++
	}
}

// within is the stamp of something that came with an object, or later: that of the
// object itself where nothing says that it was later.
func (s *stamper) within(at time.Time, made stamp) stamp {
	if made != "" && at.UnixMilli() <= made.milli() {
		return made
	}
	return s.stamp(at, made)
}
