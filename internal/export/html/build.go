package html

import (
	"strconv"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

// builder puts a page together from top to bottom.
type builder struct {
	w    *i18n.Words
	page *page
	// open are the sections that a next block stands in, the uppermost first, and
	// the levels that their headings have in the document.
	open    []*section
	levels  []int
	named   map[string]bool // headings that are landmarks
	said    string          // the last heading, by which a table is called
	count   int             // sections so far
	tables  int
	figures int
}

// add puts a part where the next block stands.
func (b *builder) add(p part) {
	if n := len(b.open); n > 0 {
		b.open[n-1].Parts = append(b.open[n-1].Parts, p)
		return
	}
	b.page.Parts = append(b.page.Parts, p)
}

func (b *builder) block(block summary.Block) {
	text := newRuns(block.Text)
	switch block.Kind {
	case summary.Heading:
		b.heading(block, text)
	case summary.Paragraph, summary.Quote, summary.Note:
		if len(text) > 0 {
			lead := block.Kind == summary.Paragraph && text.lead()
			b.add(part{Kind: string(block.Kind), Text: text, Lead: lead})
		}
	case summary.List, summary.Room:
		b.items(block)
	case summary.TableKind:
		b.table(block.Table)
	case summary.Beside:
		b.columns(block.Columns)
	case summary.Picture:
		b.figure(block.Chart)
	case summary.Scaled:
		b.add(part{Kind: string(block.Kind), Text: text, Steps: newSteps(block.Steps)})
	case summary.Rule:
		// What comes after the page belongs to none of its sections.
		b.open, b.levels = nil, nil
		b.add(part{Kind: string(block.Kind)})
	}
}

// deepest is the lowest level that a heading of a page has.
const deepest = 6

// heading opens a section. Its level in the page is how many sections it stands in,
// so that none is left out on the way down, as a screen reader needs it; where the
// document leaves one out the levels below it are lifted.
func (b *builder) heading(block summary.Block, text runs) {
	if blank(text.String()) {
		if len(text) > 0 {
			b.add(part{Kind: string(summary.Paragraph), Text: text})
		}
		return
	}
	n := len(b.open)
	for n > 0 && b.levels[n-1] >= block.Level {
		n--
	}
	b.open, b.levels = b.open[:n], b.levels[:n]
	b.count++
	b.said = text.String()
	s := &section{
		ID: "s" + strconv.Itoa(b.count), Level: min(n+2, deepest), Heading: text,
		Ask: block.Section == summary.SectionAsk,
	}
	if n == 0 && !b.named[b.said] {
		s.Landmark, b.named[b.said] = true, true
	}
	b.add(part{Kind: "section", Section: s})
	b.open, b.levels = append(b.open, s), append(b.levels, block.Level)
}

// items adds a list; where there is room for a pen its lines stand after each item.
func (b *builder) items(block summary.Block) {
	if len(block.Items) == 0 {
		return
	}
	p := part{Kind: string(block.Kind)}
	for _, in := range block.Items {
		one := item{Text: newRuns(in), After: block.Kind == summary.Room && block.Lines == 1}
		if block.Kind == summary.Room && block.Lines > 1 {
			one.Under = make([]int, block.Lines)
		}
		p.Items = append(p.Items, one)
	}
	b.add(p)
}
