package store

import (
	"strings"

	"github.com/rivo/uniseg"
)

// startOf is the start of a text in one line: at most recentLength characters,
// none of them cut in two.
func startOf(words string) string {
	// Characters may be long, but a text of a few thousand words need not be
	// looked through for the first hundred.
	const enough = recentLength * 64
	if len(words) > enough {
		words = strings.ToValidUTF8(words[:enough], "")
	}
	line := strings.Join(strings.Fields(words), " ")
	count, end := 0, 0
	for rest, state := line, -1; rest != "" && count < recentLength; count++ {
		var character string
		character, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		end += len(character)
	}
	return line[:end]
}
