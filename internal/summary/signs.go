package summary

import (
	"math"
	"strings"

	"github.com/rivo/uniseg"

	"stjerne/internal/i18n"
	"stjerne/internal/summary/chart"
	"stjerne/journal"
)

// Chart is a picture of an indicator in a loop. Formats that draw use chart.New
// and Labels; those that write use Text.
type Chart struct {
	Series   journal.Series
	Title    string // name and unit
	Sentence string // what the picture shows, for who does not see it
	words    *i18n.Words
}

// NewChart makes the picture of a series.
func NewChart(s journal.Series, w *i18n.Words) *Chart {
	return &Chart{Series: s, Title: seriesTitle(s, w), Sentence: SeriesSentence(s, w), words: w}
}

// Labels are the words of the picture.
func (c *Chart) Labels() chart.Labels {
	w, s := c.words, c.Series
	return chart.Labels{
		Baseline: w.T("chart.baseline"),
		Target:   w.T("chart.target"),
		Value: func(v float64) string {
			if s.Indicator.Kind == journal.KindYesNo {
				return Value(w, s.Indicator, v)
			}
			return w.Number(v)
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
	if rows < 3 || len(c.Series.Points) == 0 {
		return lines
	}
	rows = min(rows, 16)
	if c.Series.Indicator.Kind == journal.KindYesNo {
		rows = min(rows, 4)
	}
	labels := c.Labels()
	drawn := chart.New(c.Series, (rows+1)/2, max(width/10, 2))
	if drawn.Cut && rows > 4 {
		// A row for the sentence that says so.
		rows--
		drawn = chart.New(c.Series, (rows+1)/2, max(width/10, 2))
	}
	gutter := 0
	for _, t := range drawn.Values {
		gutter = max(gutter, uniseg.StringWidth(labels.Value(t.Value)))
	}
	gutter++
	margin := 0
	if width >= 40 {
		margin = labelRoom(drawn, labels)
	} else {
		labels.Baseline, labels.Target = "", ""
	}
	room := width - gutter - 2 - margin
	if room < 8 {
		return lines
	}
	canvas := chart.NewText(room, rows, gutter, margin)
	if drawn.Cut {
		canvas.Cut()
	}
	drawn.Draw(canvas, labels)
	lines = append(lines, canvas.Lines()...)
	if drawn.Cut && len(lines) < height {
		lines = append(lines, strings.Repeat(" ", gutter+2)+fitLine(c.words.T("chart.cut", c.words.Number(drawn.Low)), width-gutter-2))
	}
	return lines
}

// labelRoom is how many columns the labels at the right ends of lines need; both
// may come to stand in one row.
func labelRoom(c chart.Chart, labels chart.Labels) int {
	base, target := 0, 0
	if c.Baseline != nil {
		base = uniseg.StringWidth(labels.Baseline)
	}
	if c.Target != nil {
		target = uniseg.StringWidth(labels.Target)
	}
	switch {
	case base+target == 0:
		return 0
	case base > 0 && target > 0 && math.Abs(c.Baseline.At-c.Target.At) < 0.34:
		return 1 + base + 2 + target
	default:
		return 1 + max(base, target)
	}
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

// ChartText is the picture of a series as lines, drawn with characters.
func ChartText(s journal.Series, w *i18n.Words, width, height int) []string {
	return NewChart(s, w).Text(width, height)
}

// Value says a value of an indicator: "7", "67 %", "ja". The unit of a number is
// not added.
func Value(w *i18n.Words, i *journal.Indicator, v float64) string {
	switch i.Kind {
	case journal.KindYesNo:
		if v != 0 {
			return w.T("chart.yes")
		}
		return w.T("chart.no")
	case journal.KindPercent:
		return w.Percent(v)
	default:
		return w.Number(v)
	}
}

// seriesTitle is the name of an indicator with its unit: "Sene overleveringer, om
// ugen".
func seriesTitle(s journal.Series, w *i18n.Words) string {
	name := oneLine(s.Indicator.Name.Words)
	switch {
	case s.Indicator.Kind == journal.KindScale:
		return name + ", " + w.T("chart.scale")
	case s.Indicator.Kind == journal.KindPercent || s.Indicator.Kind == journal.KindYesNo || s.Indicator.Unit.Empty():
		return name
	default:
		return name + ", " + oneLine(s.Indicator.Unit.Words)
	}
}

// SeriesSentence tells what was measured last, by whom it was seen, and in how
// many measurements the target was reached: "Sidste måling 16. nov.: 3, set af en
// medarbejder. Målet er nået i 2 af 6 målinger."
func SeriesSentence(s journal.Series, w *i18n.Words) string {
	last, ok := s.Last()
	if !ok {
		return w.T("chart.no-measurement")
	}
	value := Value(w, s.Indicator, last.Value)
	line := w.T("chart.last", w.ShortDay(last.Day.Time()), value)
	if by := SeenBy(w, last.SeenBy); by != "" {
		line += ", " + by
	}
	line += "."
	if reached := targetSentence(s, w); reached != "" {
		line += " " + reached
	}
	return line
}

func targetSentence(s journal.Series, w *i18n.Words) string {
	reached, of, judged := s.AtTarget()
	if !judged {
		return ""
	}
	return w.N("chart.reached", of, reached)
}

// sign is an indicator as a line: "Opkald efter 15.30: fra 14 til 7 opkald pr.
// uge, 22. november. Målet er 6 og nået i 0 af 7 målinger."
func (b *builder) sign(s journal.Series) Inline {
	w, i := b.w, s.Indicator
	last, _ := s.Last()
	day := b.dayMonth(last.Day)
	value := b.amount(s, last.Value)
	var line string
	switch {
	case i.Kind == journal.KindYesNo:
		yes := 0
		for _, p := range s.Points {
			if p.Value != 0 {
				yes++
			}
		}
		line = w.N("sign.yesno", len(s.Points), yes, Value(w, i, last.Value), day)
		if s.Baseline.Set {
			line += " " + w.T("sign.baseline", Value(w, i, s.Baseline.N))
		}
		return append(strong(oneLine(i.Name.Words)+": "), Run{Text: line})
	case s.Moved() == journal.NotMeasured:
		line = w.T("sign.once", value, day)
	case s.Moved() == journal.Unmoved:
		line = w.T("sign.unmoved", value, day)
	default:
		line = w.T("sign.moved", b.start(s), value, day)
	}
	if s.Target.Set {
		if reached, of, judged := s.AtTarget(); judged && reached > 0 {
			line += " " + w.N("sign.target-reached", of, reached, Value(w, i, s.Target.N))
		} else {
			line += " " + w.T("sign.target", Value(w, i, s.Target.N))
		}
	} else if i.Better == journal.Up || i.Better == journal.Down {
		line += " " + w.T("sign."+string(i.Better))
	}
	return append(strong(oneLine(i.Name.Words)+": "), Run{Text: line})
}

// amount is a value with what it is counted in.
func (b *builder) amount(s journal.Series, v float64) string {
	value := Value(b.w, s.Indicator, v)
	switch {
	case s.Indicator.Kind == journal.KindScale:
		return b.w.T("sign.of-five", value)
	case s.Indicator.Kind == journal.KindPercent || s.Indicator.Unit.Empty():
		return value
	default:
		return value + " " + oneLine(s.Indicator.Unit.Words)
	}
}

func (b *builder) start(s journal.Series) string { return Value(b.w, s.Indicator, s.Start().N) }

func (b *builder) chart(s journal.Series) {
	b.add(Block{Kind: Picture, Chart: NewChart(s, b.w)})
}
