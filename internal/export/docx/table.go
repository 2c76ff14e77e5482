package docx

import (
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"stjerne/internal/summary"
)

// table writes a table whose first row is repeated on every page that it reaches.
func (w *writer) table(t *summary.Table) {
	if t == nil || len(t.Head) == 0 {
		return
	}
	widths := w.widths(t)
	w.openTable(widths)
	w.row(widths, t.Head, t.Right, true)
	for _, row := range t.Rows {
		w.row(widths, row, t.Right, false)
	}
	w.closeTable()
}

// columns writes two answers side by side, or below each other where there is
// nothing in the second column.
func (w *writer) columns(c *summary.Columns) {
	if c == nil {
		return
	}
	if c.OneSided() {
		if len(c.Left) > 0 {
			w.paragraph(&w.body, look{style: "ColumnHead"}, c.Left)
		}
		for _, p := range c.Rows {
			w.paragraph(&w.body, look{}, p.Left)
		}
		return
	}
	widths := []int{textWidth / 2, textWidth - textWidth/2}
	w.openTable(widths)
	w.row(widths, []summary.Inline{c.Left, c.Right}, nil, true)
	for _, p := range c.Rows {
		w.row(widths, []summary.Inline{p.Left, p.Right}, nil, false)
	}
	w.closeTable()
}

// openTable begins a table of fixed widths: a column that grew with its longest word
// would leave the page.
func (w *writer) openTable(widths []int) {
	if w.last == table || w.breakNext {
		// Two tables with nothing between them are one, and a table can't begin a
		// page by itself.
		w.begin(&w.body, look{style: "Between"}, false)
		w.end(&w.body)
	}
	w.body.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Summary"/>` +
		`<w:tblW w:w="` + strconv.Itoa(textWidth) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
		`<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>` +
		`</w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		w.body.WriteString(`<w:gridCol w:w="` + strconv.Itoa(width) + `"/>`)
	}
	w.body.WriteString(`</w:tblGrid>`)
}

func (w *writer) closeTable() {
	w.body.WriteString(`</w:tbl>`)
	w.last = table
}

// wholeRow is how many letters a row may have and still be kept on one page: one
// that is longer than a page could not be read if it might not break.
const wholeRow = 900

func (w *writer) row(widths []int, cells []summary.Inline, right []bool, head bool) {
	letters := 0
	for _, in := range cells {
		text := in.String()
		letters += len(text) + 60*strings.Count(text, "\n")
	}
	style := "TableText"
	w.body.WriteString("<w:tr>")
	if head {
		style = "TableHead"
	}
	if letters <= wholeRow {
		w.body.WriteString("<w:trPr><w:cantSplit/>")
		if head {
			w.body.WriteString("<w:tblHeader/>")
		}
		w.body.WriteString("</w:trPr>")
	}
	for n, width := range widths {
		w.body.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/></w:tcPr>`)
		var in summary.Inline
		if n < len(cells) {
			in = cells[n]
		}
		// A cell is written on its own, so that nothing of the page around it
		// reaches into it.
		var cell strings.Builder
		w.paragraph(&cell, look{style: style, right: n < len(right) && right[n]}, in)
		w.body.WriteString(cell.String() + "</w:tc>")
	}
	w.body.WriteString("</w:tr>")
}

// widths shares the width of the page among columns: each has room for its longest
// word where that can be, and what is left goes to those with long texts.
func (w *writer) widths(t *summary.Table) []int {
	const gap = 240
	n := len(t.Head)
	least, wish := make([]int, n), make([]int, n)
	see := func(row []summary.Inline) {
		for i := range min(n, len(row)) {
			for _, line := range strings.Split(row[i].String(), "\n") {
				wish[i] = max(wish[i], min(uniseg.StringWidth(line), 400)*w.page.letter()+gap)
				for _, word := range strings.Fields(line) {
					least[i] = max(least[i], min(uniseg.StringWidth(word), 40)*w.page.letter()+gap)
				}
			}
		}
	}
	see(t.Head)
	for _, row := range t.Rows {
		see(row)
	}
	for i := range n {
		least[i] = min(max(least[i], 2*gap), textWidth/n)
		wish[i] = max(wish[i], least[i])
		if wish[i] <= textWidth/n {
			// A day or a number is not broken into two lines.
			least[i] = wish[i]
		}
	}
	return share(least, wish)
}

// share gives each column its least and the rest of the page's width in proportion
// to what it wishes beyond.
func share(least, wish []int) []int {
	left, more := textWidth, 0
	for i := range least {
		left -= least[i]
		more += wish[i] - least[i]
	}
	widths, given := make([]int, len(least)), 0
	for i := range least {
		widths[i] = least[i]
		if more > 0 {
			widths[i] += left * (wish[i] - least[i]) / more
		} else {
			widths[i] += left / len(least)
		}
		given += widths[i]
	}
	widths[len(widths)-1] += textWidth - given
	return widths
}
