package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"

	"stjerne/internal/summary"
)

// Options are how the document is set.
type Options struct {
	Points float64 // size of body text: 10 to 11; 0 is 11
}

// The sizes of body text, in points. Nobody should have to read less than the least.
const (
	usualPoints = 11
	leastPoints = 10
	mostPoints  = 16
)

// Write is the document as the bytes of a .docx file. The errors are those of
// putting the file together in memory; no text of a document is one.
func Write(doc summary.Document, o Options) ([]byte, error) {
	w := newWriter(doc, o)
	for n, b := range doc.Blocks {
		next := summary.Kind("")
		if n+1 < len(doc.Blocks) {
			next = doc.Blocks[n+1].Kind
		}
		w.block(b, next)
	}
	if err := w.letterhead(); err != nil {
		return nil, err
	}
	return w.file()
}

// writer puts the parts of a file together.
type writer struct {
	doc  summary.Document
	page page
	body strings.Builder

	links    []string       // targets in the order of their first use
	linkID   map[string]int // number of a target in links, from 1
	charts   []chartPart
	media    []part
	head     string // the first page's header as XML, "" for none
	pictures int    // drawings so far: each needs a number of its own

	top       bool // nothing but the title and what belongs to it has been written
	breakNext bool // the next block begins a page
	last      placed
	failed    error
}

// placed is what was written last, for what has to follow it in another way.
type placed int

const (
	nothing placed = iota
	paragraph
	table
)

func newWriter(doc summary.Document, o Options) *writer {
	points := o.Points
	if points == 0 || math.IsNaN(points) {
		points = usualPoints
	}
	return &writer{
		doc: doc, top: true, linkID: map[string]int{},
		page: page{points: min(max(points, leastPoints), mostPoints)},
	}
}

// page is the sheet and the size of what stands on it. Lengths are twentieths of a
// point, as in the format, unless said otherwise.
type page struct{ points float64 }

// A4 with 21 mm of margin at the sides, 16 above and 17 below, where the footer is.
const (
	sheetWidth   = 11906
	sheetHeight  = 16838
	marginSide   = 1191
	marginTop    = 907
	marginBottom = 964
	textWidth    = sheetWidth - 2*marginSide
	headFrom     = 567 // from the edge of the sheet to the letterhead
	footFrom     = 482 // from the edge of the sheet to the footer
)

// emuPerTwip turns twentieths of a point into the unit of drawings.
const emuPerTwip = 635

// between is a length between what it is at the least size of body text and at the
// usual one. Who needs the least size needs the room on the page: there things stand
// closer together.
func (p page) between(least, usual int) int {
	part := min((p.points-leastPoints)/(usualPoints-leastPoints), 1)
	return least + int(math.Round(part*float64(usual-least)))
}

// half is a size in half points, so many points more or less than the body's.
func (p page) half(more float64) int { return int(math.Round((p.points + more) * 2)) }

// part is a file in the archive.
type part struct {
	name string // "word/document.xml"
	data []byte
}

// archive packs parts in their order, without times, so that the same parts are
// the same bytes.
func archive(parts []part) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
		if _, err := io.Copy(f, bytes.NewReader(p.data)); err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return out.Bytes(), nil
}
