package html

import (
	"strconv"

	"stjerne/internal/summary"
)

// table is a table with a caption that only a screen reader says: for the eye the
// heading above has said it.
type table struct {
	ID      string // of the caption; "" where the table needs no frame to scroll in
	Caption string
	Head    []cell
	Rows    [][]cell
}

// cell is a cell; Number stands to the right.
type cell struct {
	Text   runs
	Number bool
}

func newTable(of *summary.Table) *table {
	t := &table{Head: cells(of.Head, of.Right)}
	for _, row := range of.Rows {
		t.Rows = append(t.Rows, cells(row, of.Right))
	}
	return t
}

func cells(of []summary.Inline, right []bool) []cell {
	all := make([]cell, len(of))
	for i, in := range of {
		all[i] = cell{newRuns(in), i < len(right) && right[i]}
	}
	return all
}

// table adds a table in a frame that scrolls by itself where a telephone is too
// narrow, so that the page never does. The frame has a name, and no two the same.
func (b *builder) table(of *summary.Table) {
	if of == nil || len(of.Head) == 0 && len(of.Rows) == 0 {
		return
	}
	b.tables++
	t := newTable(of)
	t.ID = "t" + strconv.Itoa(b.tables)
	t.Caption = b.w.T("web.table-bare", b.tables)
	if b.said != "" {
		t.Caption = b.w.T("web.table", b.tables, b.said)
	}
	b.add(part{Kind: string(summary.TableKind), Table: t})
}

// columns are before and after: pairs that stand beside each other, and on a
// telephone under each other, each side with its head.
type columns struct {
	One   bool // there is no after yet
	Pairs []pair
}

type pair struct{ Left, Right side }

// side is one of two columns in a row. First is set in the uppermost, whose heads
// stand over the columns; the heads of the others are seen only where the columns
// stand under each other.
type side struct {
	Head, Text runs
	First      bool
}

func (b *builder) columns(of *summary.Columns) {
	if of == nil {
		return
	}
	c := &columns{One: of.OneSided()}
	left, right := newRuns(of.Left), newRuns(of.Right)
	for n, row := range of.Rows {
		head := left
		if c.One && n > 0 {
			// Nothing stands between, so that the first head goes for all.
			head = nil
		}
		c.Pairs = append(c.Pairs, pair{
			side{head, newRuns(row.Left), n == 0}, side{right, newRuns(row.Right), n == 0},
		})
	}
	if len(c.Pairs) == 0 {
		c.Pairs = []pair{{side{left, nil, true}, side{right, nil, true}}}
	}
	b.add(part{Kind: string(summary.Beside), Columns: c})
}

// steps is a scale as the template draws it. Its words stand beside it, so that a
// screen reader passes it over.
type steps struct {
	Width, Happy int // how wide it is, and where its last face begins
	Dots         []stepDot
}

// stepDot is one step: where it stands now, where it stood, or neither.
type stepDot struct {
	X           int
	Now, Before bool
}

// Sizes of the row of steps, in pixels.
const (
	stepFirst = 42
	stepApart = 24
)

func newSteps(of *summary.Steps) *steps {
	if of == nil {
		return nil
	}
	s := &steps{}
	for n := 1; n <= summary.StepsOf; n++ {
		s.Dots = append(s.Dots, stepDot{X: stepFirst + (n-1)*stepApart, Now: n == of.Now, Before: n == of.Before && n != of.Now})
	}
	s.Happy = stepFirst + (summary.StepsOf-1)*stepApart + 18
	s.Width = s.Happy + 24
	return s
}
