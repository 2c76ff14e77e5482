package docx_test

import (
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"stjerne/internal/export/docx"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/internal/summary/chart"
	"stjerne/journal"
)

// drawnSeries is a series as it stands in a chart.
type drawnSeries struct {
	name   string
	joined bool
	x, y   map[int]string // by place in the column
	labels []string
}

// drawnChart is a chart as it was read back.
type drawnChart struct {
	series   []drawnSeries
	min, max []string // of the axes, time first
	formats  []string
}

func readChart(t *testing.T, parts opened, name string) drawnChart {
	t.Helper()
	var c drawnChart
	var at int
	parts.elements(t, name, func(around []string, e *xml.StartElement, text string) {
		in := func(what string) bool { return slices.Contains(around, what) }
		if e == nil {
			s := &c.series[len(c.series)-1]
			switch {
			case in("tx") && in("strCache"):
				s.name += text
			case in("rich"):
				s.labels = append(s.labels, strings.TrimLeft(text, "\u00a0"))
			case in("xVal") && in("v"):
				s.x[at] = text
			case in("yVal") && in("v"):
				s.y[at] = text
			}
			return
		}
		switch e.Name.Local {
		case "ser":
			c.series = append(c.series, drawnSeries{x: map[int]string{}, y: map[int]string{}})
		case "prstDash":
			if in("ser") && !in("marker") {
				c.series[len(c.series)-1].joined = true
			}
		case "pt":
			at, _ = strconv.Atoi(attr(e, "idx"))
		case "min":
			c.min = append(c.min, attr(e, "val"))
		case "max":
			c.max = append(c.max, attr(e, "val"))
		case "numFmt":
			c.formats = append(c.formats, attr(e, "formatCode"))
		}
	})
	return c
}

// points are the points of all series of a name, "day value" each.
func (c drawnChart) points(name string, joined bool) []string {
	var all []string
	for _, s := range c.series {
		if s.name != name || s.joined != joined {
			continue
		}
		for _, at := range slices.Sorted(keys(s.x)) {
			all = append(all, s.x[at]+" "+s.y[at])
		}
	}
	return all
}

func keys(m map[int]string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func day(t *testing.T, s string) journal.Day {
	t.Helper()
	d, err := journal.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// inSheets is a day as spreadsheets count it: 1 January 2026 is 46023.
func inSheets(d journal.Day) string {
	first := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	return strconv.Itoa(46023 + int(math.Round(d.Time().Sub(first).Hours()/24)))
}

// Every picture of the samples has the values that were measured, on their days and
// not joined, lines over the time of their loops, and the axes of the one place that
// works them out.
func TestChartsHoldWhatWasMeasured(t *testing.T) {
	drawn := 0
	for _, s := range exporttest.Samples(t) {
		parts := open(t, write(t, s.Doc, docx.Options{}))
		number := 0
		for _, b := range s.Doc.Blocks {
			if b.Kind != summary.Picture {
				continue
			}
			number++
			drawn++
			name := fmt.Sprintf("word/charts/chart%d.xml", number)
			c, want, labels := readChart(t, parts, name), b.Chart.Drawing(4, 10), b.Chart.Labels()
			var dots []string
			for _, before := range []bool{true, false} {
				for _, d := range want.Dots {
					if d.Before == before {
						dots = append(dots, inSheets(d.Point.Day)+" "+strconv.FormatFloat(d.Point.Value, 'f', -1, 64))
					}
				}
			}
			if got := c.points(b.Chart.Title, false); !sameSet(got, dots) {
				t.Errorf("%s, %s: dots %v, want %v", s.Name, b.Chart.Title, got, dots)
			}
			if got := c.points(b.Chart.Title, true); len(got) > 0 {
				t.Errorf("%s, %s: values are joined", s.Name, b.Chart.Title)
			}
			for word, levels := range map[string][]chart.Level{labels.Baseline: want.Baselines, labels.Target: want.Targets} {
				if got := c.points(word, true); len(got) != 2*len(levels) {
					t.Errorf("%s, %s: %s has %v", s.Name, b.Chart.Title, word, got)
				}
			}
			if first, _ := strconv.ParseFloat(c.min[1], 64); first != want.Low {
				t.Errorf("%s, %s: the axis begins at %v, want %v", s.Name, b.Chart.Title, c.min[1], want.Low)
			}
			if last, _ := strconv.ParseFloat(c.max[1], 64); last != want.High {
				t.Errorf("%s, %s: the axis ends at %v, want %v", s.Name, b.Chart.Title, c.max[1], want.High)
			}
			var times []string
			for _, tick := range want.Times {
				times = append(times, labels.Time(tick))
			}
			if !slices.Equal(c.series[0].labels, times) {
				t.Errorf("%s, %s: the days are %q, want %q", s.Name, b.Chart.Title, c.series[0].labels, times)
			}
		}
	}
	if drawn < 10 {
		t.Errorf("only %d pictures", drawn)
	}
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// thread is an indicator through two loops with a value before, of which one line
// each is known by heart.
func thread(t *testing.T, kind journal.IndicatorKind, values ...float64) *summary.Chart {
	t.Helper()
	w, _ := exporttest.Words(t, i18n.Danish)
	i := &journal.Indicator{Name: journal.Text{Words: "Opkald"}, Kind: kind, Better: journal.Up}
	th := journal.Thread{Indicator: i, Before: []journal.Point{{Day: day(t, "2026-08-20"), Value: values[0]}}}
	first := journal.Series{
		Indicator: i, Loop: &journal.Loop{Number: 1}, From: day(t, "2026-09-01"), Until: day(t, "2026-10-01"),
		Baseline: journal.Value{N: values[0], Set: true},
	}
	second := journal.Series{Indicator: i, Loop: &journal.Loop{Number: 2}, From: day(t, "2026-10-01"), Target: journal.Value{N: values[len(values)-1], Set: true}}
	for n, v := range values {
		th.Points = append(th.Points, journal.Point{Day: day(t, "2026-09-10").Add(10 * n), Value: v})
	}
	th.Parts = []journal.Series{first, second}
	return summary.ThreadChart(th, []chart.Mark{{Day: day(t, "2026-09-15"), Kind: journal.Star}, {Day: day(t, "2026-09-16"), Kind: journal.Action}}, w)
}

func chartOf(t *testing.T, c *summary.Chart) (drawnChart, opened) {
	t.Helper()
	doc := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	doc.Blocks = []summary.Block{{Kind: summary.Picture, Chart: c}}
	parts := open(t, write(t, doc, docx.Options{}))
	sound(t, parts)
	return readChart(t, parts, "word/charts/chart1.xml"), parts
}

// Lines begin and end with their loops, a loop begins where it began, and notes
// stand on their days.
func TestChartThroughLoops(t *testing.T) {
	c, _ := chartOf(t, thread(t, journal.KindNumber, 9, 8, 7, 5, 3))
	for _, want := range []struct {
		name   string
		joined bool
		points []string
	}{
		{"baseline", true, []string{inSheets(day(t, "2026-09-01")) + " 9", inSheets(day(t, "2026-10-01")) + " 9"}},
		{"mål", true, []string{inSheets(day(t, "2026-10-01")) + " 3", inSheets(day(t, "2026-10-20")) + " 3"}},
		{"2", true, []string{inSheets(day(t, "2026-10-01")) + " 0", inSheets(day(t, "2026-10-01")) + " 9"}},
		{"★", false, []string{inSheets(day(t, "2026-09-15")) + " 0"}},
		{"▴", false, []string{inSheets(day(t, "2026-09-16")) + " 0"}},
	} {
		if got := c.points(want.name, want.joined); !slices.Equal(got, want.points) {
			t.Errorf("%s: %v, want %v", want.name, got, want.points)
		}
	}
	if c.min[0] != inSheets(day(t, "2026-08-20")) || c.max[0] != inSheets(day(t, "2026-10-20")) {
		t.Errorf("time is from %s to %s", c.min[0], c.max[0])
	}
}

// An axis without a 0 says so, a scale has its faces, and yes and no are words.
func TestChartAxes(t *testing.T) {
	for _, tt := range []struct {
		kind   journal.IndicatorKind
		values []float64
		want   string
	}{
		{journal.KindNumber, []float64{90, 95, 99}, `[=90]"≈ "General;General`},
		{journal.KindNumber, []float64{1, 95, 99}, `General`},
		{journal.KindScale, []float64{2, 3, 4}, `[=1]"☹ 1";[=5]"☺ 5";General`},
		{journal.KindYesNo, []float64{0, 1, 1}, `[=0]"nej";[=1]"ja";General`},
	} {
		if c, _ := chartOf(t, thread(t, tt.kind, tt.values...)); c.formats[1] != tt.want {
			t.Errorf("%s %v: %s, want %s", tt.kind, tt.values, c.formats[1], tt.want)
		}
	}
}

// What stands behind a picture, to be changed in Word, is what the picture shows.
func TestWorkbookHoldsTheChart(t *testing.T) {
	c, parts := chartOf(t, thread(t, journal.KindNumber, 9, 8, 7, 5, 3))
	cells := map[string]string{}
	cell := ""
	parts.elements(t, "chart1.xlsx!xl/worksheets/sheet1.xml", func(_ []string, e *xml.StartElement, text string) {
		switch {
		case e == nil:
			cells[cell] += text
		case e.Name.Local == "c":
			cell = attr(e, "r")
		}
	})
	for n, s := range c.series {
		column := string(rune('B' + n))
		if cells[column+"1"] != s.name {
			t.Errorf("column %s is of %q, want %q", column, cells[column+"1"], s.name)
		}
		for at := range s.x {
			if row := strconv.Itoa(at + 2); cells["A"+row] != s.x[at] || cells[column+row] != s.y[at] {
				t.Errorf("%s%s is %s on %s, want %s on %s", column, row, cells[column+row], cells["A"+row], s.y[at], s.x[at])
			}
		}
	}
	if cells["A1"] != "Dag" {
		t.Errorf("the days are headed %q", cells["A1"])
	}
}

// Values at the edge of what a number can hold, one value, and none at all still
// give a file; what can't be drawn is said.
func TestChartExtremes(t *testing.T) {
	chartOf(t, thread(t, journal.KindNumber, 1e-300, 1e300))
	chartOf(t, thread(t, journal.KindNumber, 5))
	doc := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	for name, c := range map[string]*summary.Chart{
		"none":    thread(t, journal.KindNumber, 4),
		"endless": thread(t, journal.KindNumber, -math.MaxFloat64, math.MaxFloat64),
	} {
		if name == "none" {
			c.Thread.Points, c.Thread.Before = nil, nil
		}
		doc.Blocks = []summary.Block{{Kind: summary.Picture, Chart: c}}
		parts := open(t, write(t, doc, docx.Options{}))
		sound(t, parts)
		if said := parts.paragraphs(t, "word/document.xml"); len(said) == 0 || said[0].text != c.Alt() {
			t.Errorf("%s: %v, want %q", name, said, c.Alt())
		}
	}
}
