package export

import (
	"slices"
	"strings"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// What a file for a spreadsheet can hold.
const (
	CSVNotes        = "notes"        // a row a note
	CSVMeasurements = "measurements" // a row a measurement
	CSVAnswers      = "answers"      // a row an answer, those of meetings and years too
)

// CSVWhats lists what a file for a spreadsheet can hold, as it is typed. The
// catalogue names each under "sheetfile.what.".
func CSVWhats() []string { return []string{CSVNotes, CSVMeasurements, CSVAnswers} }

// CSVOptions choose what is written for a spreadsheet.
type CSVOptions struct {
	What string // one of CSVWhats
	// Challenge is the one to write; the zero ID writes the whole journal.
	Challenge journal.ID
	// Loops are the numbers of the challenge's loops to write; empty for all.
	Loops []int
	// Without are sections that are left out (summary.SectionIDs).
	Without []string
	Method  *method.Method
	// Template is the one that the sections are of; nil is the program's own.
	Template *summary.Template
	// Words give the heads and, as a spreadsheet of their language reads them,
	// the mark between cells and the one before decimals.
	Words *i18n.Words
	// Replace puts roles for names in every text of the journal; nil: none.
	Replace func(string) string
}

// CSV writes a table for a spreadsheet: UTF-8 with a byte-order mark, without which
// Excel guesses another encoding; lines that end in CRLF; line ends inside a cell
// as \n. Days are ISO, numbers are numbers, and a text that a spreadsheet would
// calculate or run has an apostrophe before it. The last columns hold ids, under
// heads that are the same in every language. What is none of CSVWhats is the Fault
// "csv-what".
//
// Where a text was written in two places at once and nobody has chosen, the other
// words are a row of their own, said so in its remark.
func CSV(from JSONSource, o CSVOptions) ([]byte, error) {
	x := &csvTable{from: from, o: o, w: o.Words, left: summary.LeftOut(o.Method, o.Without).Under(o.Template)}
	x.mark = x.w.T("sheetfile.separator")
	x.b.WriteString("\ufeff")
	write := map[string]func() error{
		CSVNotes: x.notes, CSVMeasurements: x.measurements, CSVAnswers: x.answers,
	}[o.What]
	if write == nil {
		return nil, i18n.NewFault("csv-what", o.What, strings.Join(CSVWhats(), ", "))
	}
	var err error
	if x.challenges, err = challengesOf(from, o.Challenge); err != nil {
		return nil, err
	}
	if err := write(); err != nil {
		return nil, err
	}
	return []byte(x.b.String()), nil
}

// csvTable is a table on its way out, row by row.
type csvTable struct {
	from       JSONSource
	o          CSVOptions
	w          *i18n.Words
	left       summary.Left
	mark       string // between two cells
	challenges []*journal.Challenge
	b          strings.Builder
	begun      bool // whether the row has a cell
}

// whole tells whether the whole journal is written.
func (x *csvTable) whole() bool { return x.o.Challenge.IsZero() }

// loops are those of a challenge that are written.
func (x *csvTable) loops(c *journal.Challenge) []*journal.Loop {
	if x.whole() {
		return c.Loops
	}
	return loopsNumbered(c, x.o.Loops)
}

func (x *csvTable) notes() error {
	x.heads([]string{
		"day", "note-kind", "note", "seen", "perspective", "tags", "challenge", "loop", "trial", "written", "remark",
	}, "id", "challenge-id", "loop-id")
	if x.left.Note("") {
		return nil
	}
	notes, err := x.from.Notes(summary.NoteQuery{Challenge: x.o.Challenge})
	if err != nil {
		return err
	}
	type place struct {
		c *journal.Challenge
		l *journal.Loop
	}
	places := make(map[journal.ID]place)
	for _, c := range x.challenges {
		for _, l := range x.loops(c) {
			places[l.ID] = place{c, l}
		}
	}
	for _, e := range slices.Backward(notes) {
		at, chosen := places[e.Loop]
		if x.left.Note(e.Kind) || !chosen && !x.whole() {
			continue
		}
		for _, said := range versions(e.Text) {
			x.day(e.Day)
			x.own(method.OptionName(x.o.Method.EntryKinds, string(e.Kind)))
			x.text(said.words)
			x.option(x.o.Method.SeenBy, e.SeenBy)
			x.option(x.o.Method.Perspectives, e.Perspective)
			x.text(strings.Join(e.Tags, ", "))
			x.place(at.c, at.l)
			x.day(said.written)
			x.own(x.remark(said, ""))
			x.ids(e.ID, e.Challenge, e.Loop)
			x.end()
		}
	}
	return nil
}

func (x *csvTable) measurements() error {
	x.heads([]string{
		"day", "indicator", "value", "unit", "indicator-kind", "better", "baseline", "target", "expected",
		"seen", "how", "challenge", "loop", "trial",
	}, "id", "indicator-id", "challenge-id", "loop-id")
	if x.left.Indicators() {
		return nil
	}
	for _, c := range x.challenges {
		for _, i := range c.Indicators {
			series := make(map[journal.ID]journal.Series)
			for _, l := range x.loops(c) {
				s := c.SeriesOf(i, l)
				for _, p := range s.Points {
					series[p.ID] = s
				}
			}
			for _, m := range i.Measurements {
				if s, in := series[m.ID]; in || len(x.loops(c)) == len(c.Loops) {
					x.measurement(c, i, m, s)
				}
			}
		}
	}
	return nil
}

// measurement writes a row; of one from before the first loop the series is empty.
func (x *csvTable) measurement(c *journal.Challenge, i *journal.Indicator, m *journal.Measurement, s journal.Series) {
	x.day(m.Day)
	x.text(i.Name.Words)
	x.number(journal.Value{N: m.Value, Set: true})
	x.text(i.Unit.Words)
	x.own(x.w.T("sheetfile.kind." + string(i.Kind)))
	x.own(x.w.T("sheetfile.better." + string(i.Better)))
	x.number(s.Baseline)
	x.number(s.Target)
	x.number(s.Expected)
	x.option(x.o.Method.SeenBy, m.SeenBy)
	x.text(m.How.Words)
	x.place(c, s.Loop)
	loop := journal.ID{}
	if s.Loop != nil {
		loop = s.Loop.ID
	}
	x.ids(m.ID, i.ID, c.ID, loop)
	x.end()
}

// place writes which challenge, which loop and which trial action; nil where there
// is none.
func (x *csvTable) place(c *journal.Challenge, l *journal.Loop) {
	if c == nil {
		x.own("")
	} else {
		x.text(c.Title.Words)
	}
	if l == nil {
		x.own("")
		x.own("")
		return
	}
	x.number(journal.Value{N: float64(l.Number), Set: true})
	x.text(l.Title.Words)
}

// version is a text as it stands, or as it was written elsewhere at the same time.
type version struct {
	words          string
	first, written journal.Day
	carried, other bool
}

func versions(t journal.Text) []version {
	list := []version{{words: t.Words, first: t.First, written: t.Written, carried: t.Carried != ""}}
	for _, o := range t.Others {
		list = append(list, version{words: o.Words, written: o.Day, other: true})
	}
	return list
}

// remark says of a text what a reader of a row would else not know.
func (x *csvTable) remark(v version, more string) string {
	var said []string
	if more != "" {
		said = append(said, more)
	}
	if v.carried {
		said = append(said, x.w.T("sheetfile.remark.carried"))
	}
	if v.other {
		said = append(said, x.w.T("sheetfile.remark.other"))
	}
	return strings.Join(said, "; ")
}
