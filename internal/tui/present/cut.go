package present

import (
	"strconv"
	"strings"

	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// cut makes the items of a page's document: its head, and each section as one
// thing or several. What comes after the page is not presented, and the room for
// a listener's pen becomes the agenda itself.
func cut(doc summary.Document, in summary.Input) []item {
	c := cutter{in: in}
	if n := len(in.Loops); n > 0 {
		c.loop = in.Loops[n-1]
	}
	title := item{key: titleKey}
	var items []item
	for i := 0; i < len(doc.Blocks); {
		b := doc.Blocks[i]
		if b.Kind == summary.Rule {
			break
		}
		n := i + 1
		for n < len(doc.Blocks) && doc.Blocks[n].Section == b.Section && doc.Blocks[n].Kind != summary.Rule {
			n++
		}
		switch {
		case b.Section == summary.SectionListen:
		case b.Section != "":
			items = append(items, c.section(b.Section, doc.Blocks[i:n])...)
		case len(items) == 0:
			title.heading, title.parts = headed(doc.Blocks[i:n])
		}
		i = n
	}
	items = append([]item{title}, items...)
	of, _ := in.Method.Item(presented)
	for i := range items {
		items[i].note, items[i].asked = presented, strings.TrimRight(of.Lead, ".: ")
	}
	return items
}

// presented is the text that notes on the page go to: the leader presents, and
// the others listen and ask.
const presented = "meeting.round"

type cutter struct {
	in   summary.Input
	loop *journal.Loop
}

// section makes the items of one section.
func (c cutter) section(id string, blocks []summary.Block) []item {
	heading, parts := headed(blocks)
	switch id {
	case summary.SectionChange:
		return c.change(id, heading, parts)
	case summary.SectionSigns:
		return c.signs(id, heading, parts)
	case summary.SectionStars:
		return c.stars(id, heading, parts)
	}
	return []item{{key: id, heading: heading, parts: parts}}
}

// headed parts blocks into the first heading and what stands under it.
func headed(blocks []summary.Block) (heading string, parts []part) {
	for _, b := range blocks {
		switch b.Kind {
		case summary.Heading:
			if heading == "" {
				heading = b.Text.String()
				continue
			}
			parts = append(parts, part{sort: words, text: b.Text})
		case summary.Paragraph, summary.Quote, summary.Scaled:
			parts = append(parts, part{sort: words, text: b.Text})
		case summary.Note:
			parts = append(parts, part{sort: quiet, text: b.Text})
		case summary.List, summary.Room:
			for _, text := range b.Items {
				parts = append(parts, part{sort: point, text: text})
			}
		case summary.Beside:
			parts = append(parts, part{sort: sides, sides: b.Columns})
		case summary.Picture:
			parts = append(parts, part{sort: image, chart: b.Chart})
		case summary.TableKind:
			for _, row := range b.Table.Rows {
				cells := make([]string, len(row))
				for i, cell := range row {
					cells[i] = cell.String()
				}
				parts = append(parts, said(point, strings.Join(cells, ", ")))
			}
		}
	}
	return heading, parts
}

// change makes an item of each answer that was given before and after, and one of
// the scales with what became of them: they are only read together.
func (c cutter) change(section, heading string, parts []part) []item {
	var items []item
	var scales []part
	for _, p := range parts {
		if p.sort != sides {
			scales = append(scales, p)
			continue
		}
		for _, row := range p.sides.Rows {
			cols := &summary.Columns{Left: p.sides.Left, Right: p.sides.Right, Rows: []summary.Pair{row}}
			asked, _ := c.in.Method.Item(row.Question)
			if asked.Kind == method.Scale {
				scales = join(scales, cols)
				continue
			}
			it := item{key: section + "/" + row.Question, heading: heading}
			if q := c.question(asked); q != "" {
				it.parts = append(it.parts, said(quiet, q))
			}
			it.parts = append(it.parts, part{sort: sides, sides: cols})
			items = append(items, it)
		}
	}
	if len(scales) > 0 {
		items = append(items, item{key: section + "/scales", heading: heading, parts: scales})
	}
	return items
}

// join puts the rows of columns under those of the last part, where that is some.
func join(parts []part, cols *summary.Columns) []part {
	if n := len(parts); n > 0 && parts[n-1].sort == sides {
		parts[n-1].sides.Rows = append(parts[n-1].sides.Rows, cols.Rows...)
		return parts
	}
	return append(parts, part{sort: sides, sides: cols})
}

// question is what an answer before and the one after are both answers to.
func (c cutter) question(it method.Item) string {
	if both := c.in.Method.Both(it.ID, c.in.Challenge.Voice); both != "" {
		return both
	}
	return c.in.Method.Question(it.ID, c.in.Challenge.Voice)
}

// signs makes an item of each indicator, with its picture where it has one.
func (c cutter) signs(section, heading string, parts []part) []item {
	var lines, rest []part
	pictures := map[journal.ID]*summary.Chart{}
	var loose *summary.Chart
	for _, p := range parts {
		switch {
		case p.sort == point:
			lines = append(lines, p)
		case p.sort == image && p.chart != nil && p.chart.Series.Indicator != nil:
			pictures[p.chart.Series.Indicator.ID] = p.chart
		case p.sort == image:
			loose = p.chart
		default:
			rest = append(rest, p)
		}
	}
	var series []journal.Series
	if c.loop != nil {
		series = summary.Signs(c.in.Challenge, c.loop)
	}
	var items []item
	for i, line := range lines {
		// Alone on the screen it needs no mark that tells it from others.
		line.sort = words
		it := item{key: section + "/" + strconv.Itoa(i+1), heading: heading, parts: []part{line}}
		if len(series) == len(lines) {
			s := series[i]
			it.key = section + "/" + s.Indicator.ID.String()
			chart := pictures[s.Indicator.ID]
			if chart == nil && len(s.Points) > 1 {
				chart = summary.ThreadChart(c.in.Challenge.Thread(s.Indicator).To(c.loop), nil, c.in.Words)
			}
			if chart != nil {
				it.parts = append(it.parts, part{sort: image, chart: chart})
			}
		} else if loose != nil && i == 0 {
			it.parts = append(it.parts, part{sort: image, chart: loose})
		}
		items = append(items, it)
	}
	if len(rest) > 0 {
		items = append(items, item{key: section, heading: heading, parts: rest})
	}
	return items
}

// stars makes an item of each star moment, and one of the leader's own words
// about them.
func (c cutter) stars(section, heading string, parts []part) []item {
	var lines, rest []part
	for _, p := range parts {
		if p.sort == point {
			p.sort = words
			lines = append(lines, p)
		} else {
			rest = append(rest, p)
		}
	}
	var items []item
	if len(rest) > 0 {
		items = append(items, item{key: section, heading: heading, parts: rest})
	}
	ids := c.seen(lines)
	for i, line := range lines {
		key := section + "/" + strconv.Itoa(i+1)
		if ids != nil {
			key = section + "/" + ids[i]
		}
		items = append(items, item{key: key, heading: heading, parts: []part{line}})
	}
	return items
}

// seen are the ids of the notes that lines of star moments show; nil where they
// can't be told.
func (c cutter) seen(lines []part) []string {
	var ids []string
	for _, e := range c.in.Stars {
		if c.loop == nil || e.Loop != c.loop.ID || len(ids) == len(lines) {
			continue
		}
		first, _, _ := strings.Cut(strings.TrimSpace(e.Text.Words), "\n")
		if first = strings.TrimSpace(first); first != "" && strings.Contains(lines[len(ids)].text.String(), first) {
			ids = append(ids, e.ID.String())
		}
	}
	if len(ids) != len(lines) {
		return nil
	}
	return ids
}
