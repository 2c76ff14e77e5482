package pdf

// part is a line of text at its place in a piece; x from the left of the text, y
// its baseline from the top of the piece.
type part struct {
	x, y float64
	row  row
	node *node // the element of the structure that it belongs to, nil for none
	cell int   // of a row of columns: they are read one after the other
}

// art is what a piece draws besides text, with its top at y of the page.
type art struct {
	node *node // a figure, or nil for what only adorns
	draw func(p *painter, y float64)
}

// piece is the least that is put on a page: a line, a row of a table, a picture.
type piece struct {
	above   float64 // room above, which falls away at the top of a page
	height  float64
	keep    bool // the next piece stands on the same page
	parts   []part
	arts    []art
	row     int    // pieces of one row of columns have one number; 0 is none
	head    *piece // the head of a table, which stands again on a new page
	mark    *mark  // the heading that begins here
	section string
	counts  bool // it is body text, which a reader can shorten
	lines   int  // of text, for headings that want some lines with them
	label   bool // it is a label of what follows it
	brk     bool // a new page begins here
	foot    bool // it stands at the bottom of its page
}

// mark is where a heading stands, for the list that a reader navigates by.
type mark struct {
	title string
	level int
	page  int
	y     float64
}

// keepHeadings sees to it that a heading or a label has at least two lines with it, where
// there are two before the next heading.
func keepHeadings(all []piece) {
	for i := range all {
		if all[i].mark == nil && !all[i].label {
			continue
		}
		lines := 0
		for n := i; n+1 < len(all) && !all[n+1].brk && !all[n+1].foot; n++ {
			if n > i && all[n].mark == nil && !all[n].label {
				lines += all[n].lines
			}
			if lines >= 2 || lines == 1 && all[n+1].mark != nil {
				break
			}
			all[n].keep = true
		}
	}
}
