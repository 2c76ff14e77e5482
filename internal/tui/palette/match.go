package palette

import (
	"strings"
	"unicode"

	"stjerne/internal/tui/ui"
)

// How well a name fits what was typed; lower is better.
const (
	whole    = iota // the name begins with it
	ordered         // words of the name begin with its words, in their order
	anyOrder        // the same in any order
	starts          // it is made of the beginnings of words: "nyst" for "Ny stjernestund"
	inside          // it stands somewhere in the name
	letters         // its letters stand in the name in their order
	nowhere
)

// weak fits are listed below all others: they are often found by accident.
func weak(fit int) bool { return fit >= inside }

// fit tells how well a name answers to what was typed, both folded here.
func fit(typed, name string) int {
	typed, name = ui.Fold(strings.TrimSpace(typed)), ui.Fold(name)
	asked, words := split(typed), split(name)
	switch {
	case typed == "" || strings.HasPrefix(name, typed):
		return whole
	case len(asked) == 0:
		return nowhere
	case inOrder(asked, words):
		return ordered
	case allStart(asked, words):
		return anyOrder
	case ofStarts(strings.Join(asked, ""), words):
		return starts
	case strings.Contains(name, typed):
		return inside
	case spread(strings.Join(asked, ""), name):
		return letters
	}
	return nowhere
}

func split(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func inOrder(asked, words []string) bool {
	for _, w := range words {
		if len(asked) > 0 && strings.HasPrefix(w, asked[0]) {
			asked = asked[1:]
		}
	}
	return len(asked) == 0
}

func allStart(asked, words []string) bool {
	for _, a := range asked {
		found := false
		for _, w := range words {
			found = found || strings.HasPrefix(w, a)
		}
		if !found {
			return false
		}
	}
	return true
}

// ofStarts tells whether typed can be cut into pieces that words begin with, one
// after the other. It keeps how far each word may have come, so that a long name
// of many like words costs no more than its length.
func ofStarts(typed string, words []string) bool {
	reached := make([]bool, len(typed)+1)
	reached[0] = true
	for _, w := range words {
		for from := len(typed) - 1; from >= 0; from-- {
			if !reached[from] {
				continue
			}
			for n := 0; n < len(w) && from+n < len(typed) && w[n] == typed[from+n]; n++ {
				reached[from+n+1] = true
			}
		}
	}
	return reached[len(typed)]
}

func spread(typed, name string) bool {
	for _, r := range typed {
		at := strings.IndexRune(name, r)
		if at < 0 {
			return false
		}
		name = name[at+len(string(r)):]
	}
	return true
}
