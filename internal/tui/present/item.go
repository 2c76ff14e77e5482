package present

import (
	"stjerne/internal/summary"
)

// item is one thing that is presented.
type item struct {
	// key stays the same whatever is written meanwhile: a section, the id of a
	// question, an indicator or a note.
	key     string
	heading string
	parts   []part
	// note is the name of the meeting's text that is written under it.
	note string
	// asked is what that text is called where it has to be saved elsewhere.
	asked string
	// own is set where that text is part of the item, and not of the whole page.
	own bool
	// plans is set where a day at the start of that text plans a meeting.
	plans bool
}

// Keys of the items that are made of no section, question or note.
const (
	titleKey = "title"
	endKey   = "end"
)

// sort says how a part is drawn.
type sort int

const (
	words  sort = iota // a paragraph
	point              // one of several, with a mark before it
	quiet              // said about the others: a question, a label
	answer             // under a point
	sides              // before and after
	image              // an indicator's picture
)

// part is a piece of an item, from top to bottom.
type part struct {
	sort  sort
	text  summary.Inline
	sides *summary.Columns
	chart *summary.Chart
}

func said(sort sort, text string) part { return part{sort: sort, text: summary.Inline{{Text: text}}} }

// nearest is the place among items of the last of keys that is still there; 0
// where none is.
func nearest(items []item, keys []string) int {
	at := make(map[string]int, len(items))
	for i, it := range items {
		at[it.key] = i
	}
	for n := len(keys) - 1; n >= 0; n-- {
		if i, there := at[keys[n]]; there {
			return i
		}
	}
	return 0
}

// keysTo are the keys of the items up to one, that one's last.
func keysTo(items []item, at int) []string {
	var keys []string
	for _, it := range items[:min(at+1, len(items))] {
		keys = append(keys, it.key)
	}
	return keys
}
