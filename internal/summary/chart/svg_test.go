package chart_test

import (
	"encoding/xml"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/internal/summary/chart"
	"stjerne/journal"
)

// drawing is what a picture is read back as.
type drawing struct {
	XMLName xml.Name `xml:"svg"`
	Box     string   `xml:"viewBox,attr"`
	Named   string   `xml:"aria-labelledby,attr"`
	Title   named    `xml:"title"`
	Desc    named    `xml:"desc"`
	Lines   []path   `xml:"g>path"`
	Marks   []path   `xml:"path"`
	Dots    []circle `xml:"circle"`
	Texts   []text   `xml:"text"`
}

type named struct {
	ID   string `xml:"id,attr"`
	Text string `xml:",chardata"`
}

type path struct {
	Class string `xml:"class,attr"`
	D     string `xml:"d,attr"`
}

type circle struct {
	Class string  `xml:"class,attr"`
	X     float64 `xml:"cx,attr"`
	Y     float64 `xml:"cy,attr"`
	R     float64 `xml:"r,attr"`
}

type text struct {
	Class  string  `xml:"class,attr"`
	X      float64 `xml:"x,attr"`
	Y      float64 `xml:"y,attr"`
	Anchor string  `xml:"text-anchor,attr"`
	Text   string  `xml:",chardata"`
}

// fatal is what tests and properties both can do.
type fatal interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

func read(t fatal, markup string) drawing {
	t.Helper()
	var d drawing
	if err := xml.Unmarshal([]byte(markup), &d); err != nil {
		t.Fatalf("not well-formed: %v\n%s", err, markup)
	}
	return d
}

func (d drawing) size(t fatal) (width, height float64) {
	t.Helper()
	if _, err := fmt.Sscanf(d.Box, "0 0 %g %g", &width, &height); err != nil {
		t.Fatalf("viewBox %q: %v", d.Box, err)
	}
	return width, height
}

// box is a room that something takes.
type box struct {
	what           string
	x1, y1, x2, y2 float64
}

func (a box) touches(b box) bool { return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2 }

const size = 13.0 // of the font

// box is the room of a text in the narrower of the fonts of screens. What doesn't
// fit then would fit nowhere.
func (t text) box() box {
	w := 0.0
	for _, r := range t.Text {
		if strings.ContainsRune(" .,ijlI", r) {
			w += 0.28 * size
		} else {
			w += 0.5 * size
		}
	}
	x := t.X
	switch t.Anchor {
	case "end":
		x -= w
	case "middle":
		x -= w / 2
	}
	return box{t.Text, x, t.Y - 0.75*size, x + w, t.Y + 0.2*size}
}

var coordinate = regexp.MustCompile(`-?[0-9.]+`)

// sound holds what is true of every picture: all of it lies inside, no text lies on
// another, no dot under a text of its loop, and the two axes are there.
func sound(t fatal, markup string) drawing {
	t.Helper()
	d := read(t, markup)
	width, height := d.size(t)
	inside := func(what string, x1, y1, x2, y2 float64) {
		t.Helper()
		if !(x1 >= 0 && y1 >= 0 && x2 <= width && y2 <= height) {
			t.Errorf("%s is outside of %g by %g: %g %g %g %g\n%s", what, width, height, x1, y1, x2, y2, markup)
		}
	}
	axes := 0
	for _, p := range append(slices.Clone(d.Lines), d.Marks...) {
		if p.Class == "axis" {
			axes++
		}
		all := coordinate.FindAllString(p.D, -1)
		if len(all) < 4 || len(all)%2 != 0 {
			t.Errorf("%s has %d coordinates: %s", p.Class, len(all), p.D)
		}
		for i := 0; i+1 < len(all); i += 2 {
			x, y := float(t, all[i]), float(t, all[i+1])
			inside(p.Class, x, y, x, y)
		}
	}
	if axes != 2 {
		t.Errorf("%d axes are drawn", axes)
	}
	for _, c := range d.Dots {
		inside(c.Class, c.X-c.R, c.Y-c.R, c.X+c.R, c.Y+c.R)
	}
	var boxes []box
	for _, tt := range d.Texts {
		b := tt.box()
		inside(tt.Text, b.x1, b.y1, b.x2, b.y2)
		for _, other := range boxes {
			if b.touches(other) {
				t.Errorf("%q lies on %q\n%s", b.what, other.what, markup)
			}
		}
		boxes = append(boxes, b)
		for _, c := range d.Dots {
			if b.touches(box{"", c.X - c.R, c.Y - c.R, c.X + c.R, c.Y + c.R}) {
				t.Errorf("%q lies on a dot\n%s", b.what, markup)
			}
		}
	}
	return d
}

func float(t fatal, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		t.Fatalf("%q is no coordinate", s)
	}
	return x
}

func draw(c *summary.Chart, labels chart.Labels, width, height int) string {
	canvas := chart.NewSVG(width, height)
	drawn := c.Drawing(chart.SVGTicks(width, height))
	if drawn.Cut {
		canvas.Cut()
	}
	drawn.Draw(canvas, labels)
	return canvas.Markup(chart.SVGName{ID: "c", Title: c.Title, Desc: c.Sentence})
}

// thread makes an indicator through loops out of random days and values.
func thread(t *rapid.T) journal.Thread {
	kind := rapid.SampledFrom([]journal.IndicatorKind{
		journal.KindCount, journal.KindNumber, journal.KindScale, journal.KindPercent, journal.KindYesNo,
	}).Draw(t, "kind")
	value := rapid.OneOf(rapid.Float64Range(-3, 12), rapid.Float64Range(-1e9, 1e9), rapid.Just(5.0))
	switch kind {
	case journal.KindScale:
		value = rapid.Map(rapid.IntRange(1, 5), func(n int) float64 { return float64(n) })
	case journal.KindYesNo:
		value = rapid.Map(rapid.IntRange(0, 1), func(n int) float64 { return float64(n) })
	}
	maybe := rapid.Custom(func(t *rapid.T) journal.Value {
		if !rapid.Bool().Draw(t, "set") {
			return journal.Value{}
		}
		return journal.Value{Set: true, N: value.Draw(t, "n")}
	})
	start := journal.Day{Year: 2026, Month: time.October, Date: 5}
	c := &journal.Challenge{ID: journal.ID{9}}
	i := &journal.Indicator{ID: journal.ID{20}, Name: journal.Text{Words: "Navn"}, Kind: kind, Plans: map[journal.ID]journal.Plan{}}
	for n := range rapid.IntRange(1, 5).Draw(t, "loops") {
		loop := &journal.Loop{ID: journal.ID{byte(n + 1)}, Number: n + 1, Started: start.Add(rapid.IntRange(0, 400).Draw(t, "began"))}
		c.Loops = append(c.Loops, loop)
		i.Plans[loop.ID] = journal.Plan{Baseline: maybe.Draw(t, "baseline"), Target: maybe.Draw(t, "target")}
	}
	for n := range rapid.IntRange(0, 25).Draw(t, "points") {
		i.Measurements = append(i.Measurements, &journal.Measurement{
			ID: journal.ID{byte(n), 1}, Day: start.Add(rapid.IntRange(-60, 800).Draw(t, "day")), Value: value.Draw(t, "value"),
		})
	}
	slices.SortStableFunc(i.Measurements, func(a, b *journal.Measurement) int { return a.Day.Sub(b.Day) })
	c.Indicators = append(c.Indicators, i)
	return c.Thread(i)
}

func TestSVGOfAnyThread(t *testing.T) {
	words := map[i18n.Lang]*i18n.Words{i18n.Danish: load(t, i18n.Danish), i18n.English: load(t, i18n.English)}
	rapid.Check(t, func(t *rapid.T) {
		of := thread(t)
		var marks []chart.Mark
		for range rapid.IntRange(0, 12).Draw(t, "marks") {
			marks = append(marks, chart.Mark{
				Day:  journal.Day{Year: 2026, Month: time.October, Date: 1}.Add(rapid.IntRange(0, 500).Draw(t, "marked")),
				Kind: rapid.SampledFrom([]journal.EntryKind{journal.Action, journal.Star}).Draw(t, "of"),
			})
		}
		c := summary.ThreadChart(of, marks, words[rapid.SampledFrom([]i18n.Lang{i18n.Danish, i18n.English}).Draw(t, "lang")])
		labels := c.Labels()
		labels.Baseline += rapid.SampledFrom([]string{"", " 14", " 1.200.000,25"}).Draw(t, "baseline label")
		d := sound(t, draw(c, labels, rapid.IntRange(0, 900).Draw(t, "width"), rapid.IntRange(0, 500).Draw(t, "height")))
		if len(of.Points) > 0 && len(d.Dots) == 0 {
			t.Errorf("%d values have no dot", len(of.Points))
		}
	})
}

func load(t *testing.T, lang i18n.Lang) *i18n.Words {
	t.Helper()
	w, err := i18n.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Lines that end near each other keep their labels, each at its own height.
func TestSVGLabelsGiveWay(t *testing.T) {
	s := chart.NewSVG(600, 200)
	axes(s)
	for _, at := range []float64{0, 0.01, 0.5, 0.52, 0.54, 1} {
		s.Text(chart.RightOf, 1, at, fmt.Sprint("ved ", at))
	}
	d := sound(t, s.Markup(chart.SVGName{ID: "c", Title: "t"}))
	var got []string
	for _, tt := range d.Texts {
		got = append(got, tt.Text)
	}
	if want := "ved 1 ved 0.54 ved 0.52 ved 0.5 ved 0.01 ved 0"; strings.Join(got, " ") != want {
		t.Errorf("got %q", got)
	}
	leaders := 0
	for _, l := range d.Lines {
		if l.Class == "leader" {
			leaders++
		}
	}
	if leaders == 0 {
		t.Error("no line leads to a label that had to give way")
	}
}

// Where there is no room for all of them some labels go, and a tick without its
// label goes with it.
func TestSVGLabelsThatWouldTouchAreLeftOut(t *testing.T) {
	s := chart.NewSVG(200, 120)
	axes(s)
	for n := range 40 {
		s.Text(chart.Below, float64(n)/39, 0, fmt.Sprintf("%d. sept.", n))
		s.Text(chart.LeftOf, 0, float64(n)/39, fmt.Sprint(n))
		s.Text(chart.Beside, float64(n)/39, 1, fmt.Sprint("loop ", n))
	}
	d := sound(t, s.Markup(chart.SVGName{ID: "c", Title: "t"}))
	count := map[string]int{}
	for _, tt := range d.Texts {
		count[tt.Class]++
	}
	for _, l := range d.Lines {
		count[l.Class]++
	}
	if count["time"] < 2 || count["value"] < 3 || count["loop"] < 1 {
		t.Errorf("too little is left: %v", count)
	}
	if count["tick"] != count["time"] {
		t.Errorf("%d ticks of time have %d labels", count["tick"], count["time"])
	}
}

// Labels never take the room of what was measured, however long they are.
func TestSVGLongLabels(t *testing.T) {
	for _, place := range []chart.Place{chart.LeftOf, chart.RightOf, chart.Below, chart.Beside} {
		s := chart.NewSVG(320, 200)
		axes(s)
		s.Text(place, 0.5, 0.5, strings.Repeat("langt ", 100))
		d := sound(t, s.Markup(chart.SVGName{ID: "c", Title: "t"}))
		for _, l := range d.Lines {
			if l.Class != "axis" {
				continue
			}
			c := coordinate.FindAllString(l.D, -1)
			if wide := float(t, c[2]) - float(t, c[0]); wide != 0 && wide < 150 {
				t.Errorf("%d: the axis has %g of 320 left", place, wide)
			}
		}
	}
}

// Several values in one place are one dot that says so.
func TestSVGValuesInOnePlace(t *testing.T) {
	s := chart.NewSVG(320, 200)
	axes(s)
	s.Dot(chart.Hollow, 0.5, 0.5)
	s.Dot(chart.Full, 0.5, 0.5)
	s.Dot(chart.Full, 0.5, 0.6)
	d := sound(t, s.Markup(chart.SVGName{ID: "c", Title: "t"}))
	var got []string
	for _, c := range d.Dots {
		got = append(got, c.Class)
	}
	if want := []string{"ring", "dot", "dot"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What a picture is called is text, whatever it looks like.
func TestSVGNames(t *testing.T) {
	s := chart.NewSVG(320, 200)
	axes(s)
	s.Text(chart.LeftOf, 0, 0, "<script>&\x00")
	d := sound(t, s.Markup(chart.SVGName{ID: "c1", Title: `</title><script>"&'` + "\x01", Desc: "a\ufffeb\nc"}))
	if d.Title.Text != `</title><script>"&'`+"\ufffd" || d.Desc.Text != "a\ufffdb\nc" {
		t.Errorf("title %q, description %q", d.Title.Text, d.Desc.Text)
	}
	if d.Named != d.Title.ID+" "+d.Desc.ID || d.Title.ID == d.Desc.ID {
		t.Errorf("named by %q, which are %q and %q", d.Named, d.Title.ID, d.Desc.ID)
	}
	if d = read(t, s.Markup(chart.SVGName{ID: "c1", Title: "t"})); d.Named != d.Title.ID || d.Desc.ID != "" {
		t.Errorf("a picture that nothing is said about is named by %q", d.Named)
	}
}

func axes(s *chart.SVG) {
	s.Line(chart.Axis, 0, 0, 0, 1)
	s.Line(chart.Axis, 0, 0, 1, 0)
}
