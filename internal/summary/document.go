// Package summary turns a journal into what is handed over: a document of
// sections, tables and charts that knows no format. internal/export writes it as
// a file and internal/tui shows it on the screen, so that what is seen before is
// what is handed over.
//
// Gather reads what is needed, Build makes the document, Sections tells a screen
// what can be switched on and off and what is empty, Measure tells whether the
// page is one page and how long it takes to read aloud.
//
// What is left out is out: a section that is switched off leaves no trace in the
// document, neither in its blocks nor in its meta data, and the answers it stands
// for are left out wherever else they would appear.
package summary

import (
	"strings"

	"stjerne/internal/i18n"
	"stjerne/journal"
)

// Document is what is handed over.
type Document struct {
	Meta       Meta
	Letterhead *Letterhead // nil where the organisation has none
	Blocks     []Block
	parts      []part // of the page, for Measure
}

// Meta is what a file says about itself.
type Meta struct {
	Title  string
	Author string // "" where the settings have no name
	Lang   string // "da", "en"
	Day    journal.Day
	Words  *i18n.Words // for what a format says by itself: the number of a page
}

// Letterhead is what an organisation has on top of its first page.
type Letterhead struct {
	Text Inline // lines with \n between; may be empty
	Logo *Logo  // may be nil
}

// Logo is a picture that every format can take: the PNG always, the SVG where the
// picture came as one.
type Logo struct {
	PNG           []byte
	Width, Height int // of the PNG in pixels
	SVG           []byte
	Alt           string
}

// Kind is the kind of a block. The list is closed.
type Kind string

// The kinds of blocks.
const (
	Heading   Kind = "heading"   // Text at Level 1 to 5
	Paragraph Kind = "paragraph" // Text; a line end in it is kept
	Quote     Kind = "quote"     // Text, set off
	List      Kind = "list"      // Items
	TableKind Kind = "table"     // Table
	Beside    Kind = "columns"   // Columns: before and after
	Picture   Kind = "chart"     // Chart
	Rule      Kind = "rule"      // what comes after the page begins
	Room      Kind = "room"      // Items, each with Lines empty lines for a pen
	Note      Kind = "note"      // Text, small: the foot
	Scaled    Kind = "scale"     // Steps as a row from ☹ to ☺, and Text, which says it in words
)

// Block is one part of a document, from top to bottom.
type Block struct {
	Kind    Kind
	Section string // id of the section it belongs to; "" for head and foot
	Level   int
	Text    Inline
	Items   []Inline
	Lines   int
	Table   *Table
	Columns *Columns
	Chart   *Chart
	Steps   *Steps
	ours    bool // a heading of the program's or the method's own words
}

// Style is how a run of text stands out.
type Style int

// The styles. They are meant for the eye: no meaning rests on them.
const (
	Plain  Style = iota
	Strong       // a date, a name, a label
	Muted        // what is said about a text: who saw it, when it was written
)

// Run is a piece of text in one style. Link is the address that it leads to, http,
// https or mailto and nothing else; "" where it leads nowhere.
type Run struct {
	Text  string
	Style Style
	Link  string
}

// Inline is a text of several styles.
type Inline []Run

// String is the text without its styles.
func (in Inline) String() string {
	var s string
	for _, r := range in {
		s += r.Text
	}
	return s
}

// Steps is a place on a scale of StepsOf steps, of which the first is ☹ and the last
// ☺. Before is where it stood earlier, 0 where that isn't said.
type Steps struct{ Before, Now int }

// String is the scale as a row of characters, "☹ · ○ · ● · ☺": ● where it stands, ○
// where it stood.
func (s *Steps) String() string {
	row := []string{"☹"}
	for n := 1; n <= StepsOf; n++ {
		switch n {
		case s.Now:
			row = append(row, "●")
		case s.Before:
			row = append(row, "○")
		default:
			row = append(row, "·")
		}
	}
	return strings.Join(append(row, "☺"), " ")
}

// StepsOf is how many steps a scale has.
const StepsOf = 5

// Table has a row of headings and as many cells in each row as headings.
type Table struct {
	Head  []Inline
	Rows  [][]Inline
	Right []bool // columns that stand to the right: numbers
}

// Columns are two answers side by side, before and after, row by row. Where
// Right is empty in the head and in every row there is no second column.
type Columns struct {
	Left, Right Inline // the heads
	Rows        []Pair
}

// Pair is a row of two columns; either may be empty. Question is the id of the
// later of the two questions that they answer, "" where they answer none.
type Pair struct {
	Left, Right Inline
	Question    string
}

// OneSided tells whether there is nothing in the second column.
func (c *Columns) OneSided() bool {
	if len(c.Right) > 0 {
		return false
	}
	for _, p := range c.Rows {
		if len(p.Right) > 0 {
			return false
		}
	}
	return true
}

func plain(s string) Inline  { return Inline{{Text: s}} }
func strong(s string) Inline { return Inline{{Text: s, Style: Strong}} }
func muted(s string) Inline  { return Inline{{Text: s, Style: Muted}} }
