package store

import (
	"cmp"
	"slices"
)

// timed is what thinning looks at in a revision.
type timed struct {
	stamp stamp
	at    int64 // milliseconds since 1970 by the clock that was read
	head  bool  // never dropped: it stands now, or is marked to be kept
}

const (
	slotMillis = 10 * 60 * 1000
	dayMillis  = 24 * 60 * 60 * 1000
)

// thin tells which revisions of a text are kept: every head, the first and the
// last of each day and the last of each ten minutes of the clock. Days are
// those of UTC, so that two copies thin alike wherever they are. Which are kept
// depends on the set alone: thinning what was thinned before, or the union of
// two thinned sets, keeps what thinning everything at once would.
func thin(set []timed) (keep []bool) {
	type span struct{ first, last int }
	order := make([]int, len(set))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(set[a].stamp, set[b].stamp) })
	days, slots := map[int64]span{}, map[int64]int{}
	for _, i := range order {
		day := floorDiv(set[i].at, dayMillis)
		s, seen := days[day]
		if !seen {
			s.first = i
		}
		s.last = i
		days[day] = s
		slots[floorDiv(set[i].at, slotMillis)] = i
	}
	keep = make([]bool, len(set))
	for i, r := range set {
		keep[i] = r.head
	}
	for _, s := range days {
		keep[s.first], keep[s.last] = true, true
	}
	for _, i := range slots {
		keep[i] = true
	}
	return keep
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
