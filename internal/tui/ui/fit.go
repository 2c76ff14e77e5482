package ui

import "strings"

// Fit joins lines into what is drawn in w x h cells: no line is wider and there
// are no more of them.
func Fit(lines []string, w, h int) string {
	lines = lines[:max(0, min(len(lines), h))]
	fitted := make([]string, len(lines))
	for i, l := range lines {
		fitted[i] = Cut(l, w)
	}
	return strings.Join(fitted, "\n")
}
