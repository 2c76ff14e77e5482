package summary

import (
	"strings"

	"github.com/rivo/uniseg"

	"stjerne/internal/i18n"
	"stjerne/internal/summary/chart"
	"stjerne/journal"
)

// Chart is a picture of an indicator, in one loop or through all of them. Formats
// that draw use Drawing and Labels; those that write use Text.
type Chart struct {
	Series   journal.Series // of the last loop in the picture
	Thread   journal.Thread
	Marks    []chart.Mark
	Title    string // name and unit
	Sentence string // what the picture shows, for who does not see it
	words    *i18n.Words
}

// NewChart makes the picture of one loop.
func NewChart(s journal.Series, w *i18n.Words) *Chart {
	return ThreadChart(s.Thread(), nil, w)
}

// ThreadChart makes the picture of an indicator through its loops, with notes
// marked on the axis of time. Notes of other kinds than actions and star moments,
// and of days outside the loops, are left out.
func ThreadChart(t journal.Thread, marks []chart.Mark, w *i18n.Words) *Chart {
	c := &Chart{Thread: t, Marks: marks, words: w, Series: journal.Series{Indicator: t.Indicator}}
	if n := len(t.Parts); n > 0 {
		c.Series = t.Parts[n-1]
	}
	c.Title, c.Sentence = seriesTitle(c.Series, w), ThreadSentence(t, marks, w)
	return c
}

// MarksOf are the notes that a picture marks on its axis of time.
func MarksOf(notes []journal.Entry) []chart.Mark {
	var marks []chart.Mark
	for _, e := range notes {
		if chart.Marked(e.Kind) {
			marks = append(marks, chart.Mark{Day: e.Day, Kind: e.Kind})
		}
	}
	return marks
}

// Drawing works the picture out, with at most so many ticks on each axis.
func (c *Chart) Drawing(valueTicks, timeTicks int) chart.Chart {
	return chart.New(c.Thread, c.Marks, valueTicks, timeTicks)
}

// Labels are the words of the picture.
func (c *Chart) Labels() chart.Labels {
	w, i := c.words, c.Thread.Indicator
	return chart.Labels{
		Baseline: w.T("chart.baseline"),
		Target:   w.T("chart.target"),
		Median:   w.T("signs.median"),
		Value: func(v float64) string {
			switch {
			case i.Kind == journal.KindYesNo:
				return Value(w, i, v)
			// Where less is wished for, 5 is not the smiling end.
			case i.Kind == journal.KindScale && i.Better != journal.Down && v == 1:
				return w.T("signs.face-low", w.Number(v))
			case i.Kind == journal.KindScale && i.Better != journal.Down && v == 5:
				return w.T("signs.face-high", w.Number(v))
			default:
				return w.Number(v)
			}
		},
		Time: func(t chart.Tick) string {
			switch t.Unit {
			case chart.Days:
				return w.ShortDay(t.Day.Time())
			case chart.MonthAndYear:
				return w.T("chart.month-year", w.ShortMonth(t.Day.Month), t.Day.Year)
			default:
				return w.ShortMonth(t.Day.Month)
			}
		},
	}
}

// leastRows is how many rows a picture has at the least, its axis included.
const leastRows = 3

// Text draws the picture with characters, its title above. No line is wider than
// width; height counts all lines. Where there is no room for a picture only the
// title stands there, and nothing under a width of 12.
func (c *Chart) Text(width, height int) []string {
	if width < 12 || height < 1 {
		return nil
	}
	lines := c.titleLines(width)
	if len(lines) > height {
		lines = lines[:height]
	}
	rows := height - len(lines) - 1 // one for the axis of time
	if rows < leastRows || len(c.Thread.Points) == 0 {
		return lines
	}
	timeTicks := max(width/10, 2)
	markRow := rows > leastRows && len(chart.Within(c.Thread, c.Marks)) > 0
	if markRow {
		rows--
	}
	rows = min(rows, 16)
	if c.Thread.Indicator.Kind == journal.KindYesNo {
		rows = min(rows, 4)
	}
	drawn := c.Drawing((rows+1)/2, timeTicks)
	labels := c.Labels()
	gutter := 0
	for _, t := range drawn.Values {
		gutter = max(gutter, uniseg.StringWidth(labels.Value(t.Value)))
	}
	gutter++
	if width < 40 {
		labels.Baseline, labels.Target, labels.Median = "", "", ""
	}
	margin := labelRoom(drawn, labels, rows)
	// The values have the most of the room: where labels would take it, those go
	// whose value stands in the title.
	for _, label := range []*string{&labels.Baseline, &labels.Target} {
		if width-gutter-2-margin < width/2 {
			*label = ""
			margin = labelRoom(drawn, labels, rows)
		}
	}
	room := width - gutter - 2 - margin
	if room < 8 {
		return lines
	}
	canvas := chart.NewText(room, rows, gutter, margin)
	if drawn.Low > 0 && drawn.Cut {
		canvas.Cut()
	}
	if markRow {
		canvas.MarkRow()
	}
	drawn.Draw(canvas, labels)
	return append(lines, canvas.Lines()...)
}

// labelRoom is how many columns the labels at the right ends of lines need; those
// that come to stand in one row stand behind each other.
func labelRoom(c chart.Chart, labels chart.Labels, rows int) int {
	texts, heights := c.EndLabels(labels)
	used := map[int]int{}
	room := 0
	for n, text := range texts {
		row := chart.Row(heights[n], rows)
		if used[row] > 0 {
			used[row] += 2
		}
		used[row] += uniseg.StringWidth(text)
		room = max(room, 1+used[row])
	}
	return room
}

// titleLines are the title, with baseline and target at the right end where both
// have room, else in a line of their own.
func (c *Chart) titleLines(width int) []string {
	var facts []string
	if c.Series.Baseline.Set {
		facts = append(facts, c.words.T("chart.baseline")+" "+Value(c.words, c.Series.Indicator, c.Series.Baseline.N))
	}
	if c.Series.Target.Set {
		facts = append(facts, c.words.T("chart.target")+" "+Value(c.words, c.Series.Indicator, c.Series.Target.N))
	}
	right := strings.Join(facts, "   ")
	title := oneLine(c.Title)
	gap := width - uniseg.StringWidth(title) - uniseg.StringWidth(right)
	switch {
	case right == "":
		return []string{fitLine(title, width)}
	case gap >= 3:
		return []string{title + strings.Repeat(" ", gap) + right}
	default:
		return []string{fitLine(title, width), fitLine(right, width)}
	}
}

// fitLine cuts a text to a width and says so with an ellipsis.
func fitLine(s string, width int) string {
	if uniseg.StringWidth(s) <= width {
		return s
	}
	var b strings.Builder
	used := 0
	for g := uniseg.NewGraphemes(s); g.Next() && used+g.Width() < width; {
		b.WriteString(g.Str())
		used += g.Width()
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// ChartText is the picture of one loop as lines, drawn with characters.
func ChartText(s journal.Series, w *i18n.Words, width, height int) []string {
	return NewChart(s, w).Text(width, height)
}

// ThreadText is the picture of an indicator through its loops as lines, drawn with
// characters. Its words stand in ThreadSentence.
func ThreadText(t journal.Thread, marks []chart.Mark, w *i18n.Words, width, height int) []string {
	return ThreadChart(t, marks, w).Text(width, height)
}

// Alt is the picture in words, for who does not see it: what it is of, and what it
// shows.
func (c *Chart) Alt() string {
	if c.Sentence == "" {
		return oneLine(c.Title)
	}
	return strings.TrimSuffix(oneLine(c.Title), ".") + ". " + c.Sentence
}

// Table is what the picture shows as a table, every value with its day, those of before
// the loops of the picture first.
func (c *Chart) Table() *Table {
	w := c.words
	t := &Table{Head: []Inline{plain(w.T("table.day")), plain(w.T("table.value"))}, Right: []bool{false, true}}
	row := func(p journal.Point) {
		t.Rows = append(t.Rows, []Inline{plain(w.Day(p.Day.Time())), plain(Value(w, c.Thread.Indicator, p.Value))})
	}
	for _, p := range c.Thread.Before {
		row(p)
	}
	for _, p := range c.Thread.Points {
		row(p)
	}
	return t
}
