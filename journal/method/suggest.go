package method

import (
	"slices"
	"strings"
)

// Suggest returns the known id that was probably meant ("plan.tri" is
// "plan.try", "success" is "trial.success"), or "" if none is near. Upper and
// lower case are the same.
func (m *Method) Suggest(id string) string {
	id = strings.ToLower(strings.TrimSpace(id))
	if slices.Contains(m.ids, id) {
		return id
	}
	// Three letters in ten may be wrong; at that rate a word of its own is not
	// taken for another.
	best, nearest := "", len([]rune(id))*3/10+1
	for _, known := range m.ids {
		d := distance(id, known)
		// Whoever leaves the sheet's name out means that question and none that
		// merely looks like it.
		if _, last, ok := strings.Cut(known, "."); ok && last == id {
			d = 0
		}
		if d < nearest {
			best, nearest = known, d
		}
	}
	return best
}

// distance counts the letters to insert, delete, change or swap with the next
// to make b of a.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			change := last[j-1]
			if s[i-1] != t[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
