package journal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tags lists the tags that stand in a text as #tag: sorted, without the # and
// each once. A tag begins with a letter, and its # stands at the start of a word,
// so that the # of an address (side.dk/#top) or of a number (#1) makes none.
func Tags(text string) []string {
	var tags []string
	for _, at := range TagRanges(text) {
		tags = append(tags, text[at[0]+1:at[1]])
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// TagRanges tells where the tags of a text stand, as byte ranges from the # on, in
// order.
func TagRanges(text string) [][2]int {
	if strings.IndexByte(text, '#') < 0 {
		return nil
	}
	var found [][2]int
	before := ' '
	for i, r := range text {
		opens := unicode.IsSpace(before) || strings.ContainsRune("([{\"'»«“”,;", before)
		before = r
		if r != '#' || !opens {
			continue
		}
		end := i + 1
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !inTag(r) {
				break
			}
			end += size
		}
		// "#tavle-" at the end of a line is the tag and a dash.
		end = i + 1 + len(strings.TrimRight(text[i+1:end], "-_"))
		if first, _ := utf8.DecodeRuneInString(text[i+1:]); end > i+1 && unicode.IsLetter(first) {
			found = append(found, [2]int{i, end})
		}
	}
	return found
}

// inTag tells whether a character can stand inside a tag. Combining marks are
// among them, since å may come as a and a ring.
func inTag(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '-' || r == '_'
}
