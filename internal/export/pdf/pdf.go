// Package pdf writes a summary.Document as a PDF: A4, set as a typographer would set
// it for people who print it in black and white, and tagged so that a screen reader
// reads it in order.
//
// A document becomes pieces (flow.go, table.go, beside.go, room.go, picture.go), the
// least that is put on a page; paginate.go puts them on pages; paint.go draws them
// and marks what each drawing belongs to in the structure (tag.go); write.go makes
// the file. The objects of a file are written by the package object, and the fonts
// are read and cut by the package font.
//
// The page, which is everything before the first Rule and the note at the foot, is
// one page where it fits at 10 points or more. Nothing is ever left out for that:
// what does not fit goes on to the next page, and Layout says how much it is.
package pdf

import (
	"math"
	"slices"

	"stjerne/internal/summary"
)

// Layout tells how the page of a document came out.
type Layout struct {
	// Points is the size of the body text: 11, 10.5 or 10, the largest with which
	// the page is one A4 page; 10 where none does.
	Points float64
	// Air is how much room stands between the parts of the page: 1 where there is
	// all there should be, less where it had to give way for it to be one page.
	Air float64
	// Pages is how many A4 pages the page takes, its foot included.
	Pages int
	// Over is how many lines of body text are too many for one page; 0 where it is
	// one page.
	Over int
	// Lines is how many lines each section of the page takes, rounded up, headings
	// and pictures left out, by the section's id.
	Lines map[string]int
}

// Write makes the PDF. The same document gives the same bytes. It fails where the
// logo of the letterhead cannot be read.
func Write(doc summary.Document) ([]byte, error) {
	set, _, err := compose(doc, true)
	if err != nil {
		return nil, err
	}
	return write(doc, set)
}

// Measure lays the page out without writing it.
func Measure(doc summary.Document) Layout {
	_, layout, err := compose(doc, false)
	if err != nil {
		// The fonts are part of the program, and a test reads them.
		panic(err)
	}
	return layout
}

// compose sets a document in the first measure in which its page is one page; all
// of it, or the page alone.
func compose(doc summary.Document, whole bool) (*setter, Layout, error) {
	f, err := loadFonts()
	if err != nil {
		return nil, Layout{}, err
	}
	page, foot, rest := parts(doc.Blocks)
	try := func(m measure) *setter {
		s := &setter{fonts: f, m: m, words: doc.Meta.Words, root: &node{tag: "Document", joined: true}}
		s.letterhead(doc.Letterhead)
		s.blocks(page)
		if foot != nil {
			s.note(foot.Text, true)
		}
		return s
	}
	// Where the smallest is too large there is no use in trying the others.
	set := try(measures[len(measures)-1])
	if fits(set) {
		for _, m := range measures[:len(measures)-1] {
			if other := try(m); fits(other) {
				set = other
				break
			}
		}
	}
	keepHeadings(set.pieces)
	layout := measured(set)
	if whole && len(rest) > 0 {
		set.pieces = append(set.pieces, piece{brk: true})
		// Only the page has to be short of air to be one page.
		set.rest, set.m = true, set.m.airy()
		set.blocks(rest)
		for n := len(set.pieces); n > 0 && set.pieces[n-1].brk; n = len(set.pieces) {
			set.pieces = set.pieces[:n-1]
		}
		keepHeadings(set.pieces)
	}
	return set, layout, nil
}

// parts are the page, the note at its foot, and what comes after it. The note
// stands last in a document, and is that of the page.
func parts(all []summary.Block) (page []summary.Block, foot *summary.Block, rest []summary.Block) {
	if n := len(all); n > 0 && all[n-1].Kind == summary.Note {
		foot = &all[n-1]
		all = all[:n-1]
	}
	at := slices.IndexFunc(all, func(b summary.Block) bool { return b.Kind == summary.Rule })
	if at < 0 {
		return all, foot, nil
	}
	return all[:at], foot, all[at+1:]
}

// full is how high the pieces of a page are under each other.
func full(all []piece) float64 {
	h := height(all)
	if len(all) > 0 {
		h -= all[0].above
	}
	return h
}

// slack is how much less than a line is no overflow but rounding.
const slack = 0.01

func fits(s *setter) bool { return full(s.pieces) <= textHeight+slack }

func measured(s *setter) Layout {
	l := Layout{Points: s.m.body, Air: s.m.air, Pages: 1, Lines: map[string]int{}}
	if over := full(s.pieces) - textHeight; over > slack {
		l.Over = int(math.Ceil(over/s.m.lead - slack))
		_, l.Pages = paginate(s.pieces)
	}
	high := map[string]float64{}
	for _, p := range s.pieces {
		if p.section != "" && p.counts {
			high[p.section] += p.above + p.height
		}
	}
	for id, h := range high {
		l.Lines[id] = int(math.Ceil(h/s.m.lead - slack))
	}
	return l
}
