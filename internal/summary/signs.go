package summary

import (
	"stjerne/internal/i18n"
	"stjerne/journal"
)

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

// chart adds the picture of an indicator up to a loop. The page marks no notes on
// it: it reads two of them, and a few of many would mislead.
func (b *builder) chart(s journal.Series, loop *journal.Loop) {
	b.add(Block{Kind: Picture, Chart: ThreadChart(b.c.Thread(s.Indicator).To(loop), nil, b.w)})
}
