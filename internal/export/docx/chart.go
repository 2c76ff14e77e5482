package docx

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"stjerne/internal/summary"
	"stjerne/internal/summary/chart"
	"stjerne/journal"
)

// chartPart is a chart with the workbook that holds its numbers.
type chartPart struct {
	xml  string
	book []byte
}

// chartHeight is how high a picture is, in twentieths of a point: 25 to 38 mm, and
// 22 to 24 where there is only yes and no. It is as wide as the text.
func (p page) chartHeight(kind journal.IndicatorKind) int {
	if kind == journal.KindYesNo {
		return p.between(1247, 1361)
	}
	return p.between(1389, 2154)
}

// How many ticks the axes have at the most.
const (
	valueTicks = 4
	timeTicks  = 10
)

// chart writes a picture and its title below it.
func (w *writer) chart(c *summary.Chart) {
	if c == nil {
		return
	}
	drawn := c.Drawing(valueTicks, timeTicks)
	if len(c.Thread.Points) == 0 || math.IsInf(drawn.High-drawn.Low, 0) || math.IsNaN(drawn.High-drawn.Low) {
		// Nothing can be drawn: what the picture would say is said.
		w.paragraph(&w.body, look{}, summary.Inline{{Text: c.Alt()}})
		return
	}
	f := newFigure(c, drawn, w.page.chartHeight(drawn.Kind))
	f.locale = w.locale()
	if words := w.doc.Meta.Words; words != nil {
		f.dayWord = words.T("table.day")
	}
	book, err := f.workbook()
	if err != nil {
		w.failed = err
		return
	}
	w.charts = append(w.charts, chartPart{f.xml(), book})
	w.begin(&w.body, look{style: "Picture"}, false)
	w.body.WriteString(`<w:r>` + w.drawing(textWidth, f.height, c.Alt(),
		`<a:graphicData uri="`+nsChart+`"><c:chart xmlns:c="`+nsChart+`" r:id="chart`+strconv.Itoa(len(w.charts))+`"/></a:graphicData>`) + `</w:r>`)
	w.end(&w.body)
	w.paragraph(&w.body, look{style: "Caption"}, summary.Inline{{Text: c.Title}})
}

// series is a row of points in the picture, each with a day and a value.
type series struct {
	name     string
	days     []float64 // as a spreadsheet counts them, from 30 December 1899
	values   []float64
	line     string // how its points are joined, as XML; "" for not at all
	marker   string // what stands at its points, as XML; "" for nothing
	labels   []string
	where    string // of the labels: r, b
	measured bool   // values of the indicator
	from     int    // its first row among those of the table, from 0
}

// figure is a picture on its way to be a chart of Word's kind.
type figure struct {
	chart.Chart
	words   chart.Labels
	title   string
	height  int
	dayWord string // heads the columns of days in the workbook
	locale  string
	time    calendar
	series  []series
	ends    []end
	rows    int // of the table behind the picture
}

// end is a label at the right end of a line.
type end struct {
	series int
	at     float64
	text   string
}

func newFigure(c *summary.Chart, drawn chart.Chart, height int) *figure {
	f := &figure{Chart: drawn, words: c.Labels(), title: c.Title, height: height, time: calendarOf(drawn)}
	f.ticks()
	f.levels()
	f.borders()
	f.dots()
	f.marks()
	f.label()
	f.place()
	return f
}

// place gives each series its rows in the one table behind the picture, the
// measured values first: they are what somebody looks for there.
func (f *figure) place() {
	for _, measured := range []bool{true, false} {
		for n := range f.series {
			if s := &f.series[n]; s.measured == measured {
				s.from = f.rows
				f.rows += len(s.days)
			}
		}
	}
}

// ticks are the days that the axis of time names. Word's own axis has ticks at equal
// distances only, and months are not: so they are points on it.
func (f *figure) ticks() {
	s := series{name: "|", marker: marker("plus", 4, "", mutedColour), where: "b"}
	for _, t := range f.Times {
		s.add(serial(t.Day), f.Low)
		s.labels = append(s.labels, f.words.Time(t))
	}
	f.add(s)
}

// levels are the lines of median, baseline and target, each over the time of its
// loop, that of the target over the others.
func (f *figure) levels() {
	if m := f.Median; m != nil {
		f.level(chart.Level{X2: 1, At: m.At, Value: m.Value, Last: true}, f.words.Median, line(mutedColour, 12700, "sysDot"))
	}
	for _, l := range f.Baselines {
		f.level(l, f.words.Baseline, line("8A979E", 28575, "solid"))
	}
	for _, l := range f.Targets {
		f.level(l, f.words.Target, line(titleColour, 15875, "dash"))
	}
}

func (f *figure) level(l chart.Level, name, look string) {
	s := series{name: name, line: look}
	s.add(f.time.at(l.X1), l.Value)
	s.add(f.time.at(l.X2), l.Value)
	if l.Last && name != "" {
		// A dot at the end of the line must not stand on its name.
		f.ends = append(f.ends, end{len(f.series), l.At, "\u00a0\u00a0" + name + "\u00a0" + f.words.Value(l.Value)})
	}
	f.add(s)
}

// borders are upright lines where a later loop began, with its number.
func (f *figure) borders() {
	for _, b := range f.Borders {
		number := strconv.Itoa(b.Loop)
		s := series{name: number, line: line(mutedColour, 9525, "sysDash"), labels: []string{"", number}, where: "r"}
		s.add(serial(b.Day), f.Low)
		s.add(serial(b.Day), f.High)
		f.add(s)
	}
}

// dots are the values, those from before the loops hollow. They are not joined:
// nothing is known of the days between them.
func (f *figure) dots() {
	before := series{name: f.title, marker: marker("circle", 6, "FFFFFF", titleColour), measured: true}
	full := series{name: f.title, marker: marker("circle", 6, titleColour, titleColour), measured: true}
	for _, d := range f.Dots {
		if d.Before {
			before.add(serial(d.Point.Day), d.Point.Value)
		} else {
			full.add(serial(d.Point.Day), d.Point.Value)
		}
	}
	f.add(before)
	f.add(full)
}

// marks are the notes on the axis of time: what was done, and star moments over it.
func (f *figure) marks() {
	done := series{name: "▴", marker: marker("triangle", 6, mutedColour, mutedColour)}
	stars := series{name: "★", marker: marker("star", 7, "", titleColour)}
	for _, m := range f.Marks {
		if m.Kind == journal.Star {
			stars.add(serial(m.Day), f.Low)
		} else {
			done.add(serial(m.Day), f.Low)
		}
	}
	f.add(done)
	f.add(stars)
}

// add keeps a series that has points.
func (f *figure) add(s series) {
	if len(s.days) > 0 {
		f.series = append(f.series, s)
	}
}

func (s *series) add(day, value float64) {
	s.days, s.values = append(s.days, day), append(s.values, value)
}

// apart is how far labels must be from each other, of the height of the picture.
const apart = 0.14

// label names the lines at their right ends. Lines that are nearly at one height
// share a label, the upper one named first.
func (f *figure) label() {
	slices.SortStableFunc(f.ends, func(a, b end) int {
		switch {
		case a.at > b.at:
			return -1
		case a.at < b.at:
			return 1
		}
		return 0
	})
	for n := 0; n < len(f.ends); {
		first := f.ends[n]
		texts := []string{first.text}
		for n++; n < len(f.ends) && first.at-f.ends[n].at < apart; n++ {
			if !slices.Contains(texts, f.ends[n].text) {
				texts = append(texts, f.ends[n].text)
			}
		}
		s := &f.series[first.series]
		// A space keeps the label off a dot at the end of the line.
		s.labels, s.where = []string{"", "\u00a0\u00a0" + strings.Join(texts, ", ")}, "r"
	}
}

// room is how much of the width the labels left and right of the picture need.
func (f *figure) room() (left, right float64) {
	const letter = 1.75 / 168 // of nine points, of the width of the page
	for _, t := range f.Values {
		left = max(left, float64(uniseg.StringWidth(f.words.Value(t.Value))+2)*letter)
	}
	for _, s := range f.series {
		if s.where == "r" {
			right = max(right, float64(uniseg.StringWidth(s.labels[len(s.labels)-1])+2)*letter)
		}
	}
	return min(left+0.005, 0.3), min(max(right, 0.02), 0.3)
}

// calendar turns a place on the axis of time into a day.
type calendar struct{ first, days float64 }

// at is the day of a place, a whole one.
func (c calendar) at(x float64) float64 { return math.Round(c.first + x*c.days) }

// calendarOf are the days of the axis of time.
func calendarOf(c chart.Chart) calendar {
	if c.First.IsZero() || !c.Last.After(c.First) {
		return calendar{first: serial(c.First), days: 1}
	}
	return calendar{first: serial(c.First), days: float64(c.Last.Sub(c.First))}
}

// serial is a day as spreadsheets count them.
func serial(d journal.Day) float64 {
	return float64(d.Sub(journal.Day{Year: 1899, Month: 12, Date: 30}))
}
