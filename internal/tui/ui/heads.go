package ui

import (
	"strings"
	"unicode/utf8"

	"stjerne/journal"
)

// Staying is a text with the words of revision at in front, where that is one of
// those that stand; the others follow. A screen stays with the version that it
// showed: another one that is newer must not take its place under the cursor.
func Staying(t journal.Text, at journal.RevisionID) journal.Text {
	for i, o := range t.Others {
		if o.ID != at {
			continue
		}
		others := append([]journal.Revision{{ID: t.Rev, At: t.At, Day: t.Written, Words: t.Words}}, t.Others[:i]...)
		t.Others = append(others, t.Others[i+1:]...)
		t.Words, t.Rev, t.Written, t.At = o.Words, o.ID, o.Day, o.At
		t.Carried = "" // what was carried over stands there once, before anybody wrote
		return t
	}
	return t
}

// alike is how many characters of what two versions have in common are shown
// before the place where they part.
const alike = 24

// Apart is the start of another version in at most w cells and one line, from a
// few words before it says something else than one's own: texts of a page mostly
// part at their end.
func Apart(own, other string, w int) string {
	own, other = strings.Join(strings.Fields(own), " "), strings.Join(strings.Fields(other), " ")
	same := 0
	for same < len(own) && same < len(other) && own[same] == other[same] {
		same++
	}
	for same > 0 && same < len(other) && !utf8.RuneStart(other[same]) {
		same--
	}
	if same == len(other) {
		same = 0 // it is the start of one's own, so it is shown from its own start
	}
	if len(other) <= w || utf8.RuneCountInString(other[:same]) <= alike+1 {
		return OneLine(other, w)
	}
	from := same
	for n := 0; n < alike || from > 0 && other[from-1] != ' '; n++ {
		_, size := utf8.DecodeLastRuneInString(other[:from])
		from -= size
		if from == 0 {
			return OneLine(other, w)
		}
	}
	return OneLine("… "+other[from:], w)
}
