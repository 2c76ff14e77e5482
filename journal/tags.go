package journal

import (
	"slices"
	"strings"
	"unicode"
)

// Tags lists the tags that stand in a text as #tag: sorted, without the # and
// each once. A tag begins with a letter, and its # stands at the start of a word,
// so that the # of an address (side.dk/#top) or of a number (#1) makes none.
func Tags(text string) []string {
	var tags []string
	before := ' '
	runes := []rune(text)
	for i, r := range runes {
		opens := unicode.IsSpace(before) || strings.ContainsRune("([{\"'»«“”,;", before)
		before = r
		if r != '#' || !opens {
			continue
		}
		end := i + 1
		for end < len(runes) && inTag(runes[end]) {
			end++
		}
		// "#tavle-" at the end of a line is the tag and a dash.
		tag := strings.TrimRight(string(runes[i+1:end]), "-_")
		if tag != "" && unicode.IsLetter(runes[i+1]) {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// inTag tells whether a character can stand inside a tag. Combining marks are
// among them, since å may come as a and a ring.
func inTag(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '-' || r == '_'
}
