package html

import (
	"html/template"
	"strconv"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/internal/summary/chart"
)

// figure is a picture in two drawings, of which a page shows the one that its width
// has room for: a picture that is only made smaller can't be read on a telephone.
type figure struct {
	Caption string // "" where the heading above has just said it
	Title   string
	Wide    template.HTML
	Narrow  template.HTML
	Figures string // what the table of its values is called
	Table   *table // nil without any
}

// The sizes of the two drawings, in units of the text around them: pixels where
// nobody has made that larger.
const (
	wideWidth, wideHeight     = 640, 230
	narrowWidth, narrowHeight = 330, 220
)

func (b *builder) figure(of *summary.Chart) {
	if of == nil {
		return
	}
	b.figures++
	f := &figure{Title: line(of.Title), Figures: b.w.T("web.figures")}
	if blank(f.Title) {
		f.Title = f.Figures
	}
	if f.Title != b.said {
		f.Caption = f.Title
	}
	f.Table = newTable(of.Table())
	if len(f.Table.Rows) == 0 {
		f.Table = nil
	}
	f.Table.captioned(f.Title)
	id := "c" + strconv.Itoa(b.figures)
	draw := func(class string, width, height int) template.HTML {
		canvas := chart.NewSVG(width, height)
		drawn := of.Drawing(chart.SVGTicks(width, height))
		if drawn.Low > 0 && drawn.Cut {
			canvas.Cut()
		}
		drawn.Draw(loopNamer{canvas, b.w}, b.labels(of, drawn.Median))
		// Markup escapes what it is given; it is the one thing here that writes
		// elements without the template.
		return template.HTML(canvas.Markup(chart.SVGName{
			ID: id + "-" + class, Class: class, Title: f.Title, Desc: clean(of.Sentence),
		}))
	}
	f.Wide, f.Narrow = draw("wide", wideWidth, wideHeight), draw("narrow", narrowWidth, narrowHeight)
	b.add(part{Kind: string(summary.Picture), Figure: f})
}

func (t *table) captioned(caption string) {
	if t != nil {
		t.Caption = caption
	}
}

// labels are the words of a picture, with the value at the end of a line that has
// one: the axis alone doesn't tell it.
func (b *builder) labels(of *summary.Chart, median *chart.Tick) chart.Labels {
	labels, series := of.Labels(), of.Series
	if median != nil {
		labels.Median += " " + summary.Value(b.w, series.Indicator, median.Value)
	}
	if series.Baseline.Set {
		labels.Baseline += " " + summary.Value(b.w, series.Indicator, series.Baseline.N)
	}
	if series.Target.Set {
		labels.Target += " " + summary.Value(b.w, series.Indicator, series.Target.N)
	}
	return labels
}

// loopNamer is a canvas on which the number of a loop is said to be one: there is
// room for the word, and nobody has to ask what the number is of.
type loopNamer struct {
	chart.Canvas
	w *i18n.Words
}

func (n loopNamer) Text(place chart.Place, x, y float64, text string) {
	if place == chart.Beside {
		text = n.w.T("web.loop", text)
	}
	n.Canvas.Text(place, x, y, text)
}
