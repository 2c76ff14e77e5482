package summary

import (
	"stjerne/internal/i18n"
	"stjerne/journal"
)

// ExpectationLine is what was expected of an indicator in a loop and when that was
// written, with what was expected before something was measured: "forventet 6 (ret
// sikkert), skrevet 2. okt.; før det 7 (usikkert), skrevet 25. aug.". It is "" where
// nothing was expected.
func ExpectationLine(s journal.Series, plan journal.Plan, w *i18n.Words) string {
	line := ""
	if plan.Expected.Set {
		line = expected(w, s.Indicator, plan.Expected.N, plan.Sure)
		if !plan.ExpectedOn.IsZero() {
			line = w.T("expect.on", line, w.ShortDay(plan.ExpectedOn.Time()))
		}
	}
	for n := len(plan.Earlier) - 1; n >= 0; n-- {
		e := plan.Earlier[n]
		if line == "" {
			line = w.T("expect.on", expected(w, s.Indicator, e.Value.N, e.Sure), w.ShortDay(e.Day.Time()))
			continue
		}
		value := Value(w, s.Indicator, e.Value.N)
		if e.Sure != "" {
			value += " (" + w.T("plan.sure-"+e.Sure) + ")"
		}
		line = w.T("expect.earlier", line, value, w.ShortDay(e.Day.Time()))
	}
	return line
}

// OutcomeLine puts what was expected beside what came: "Opkald: forventet 8
// (nogenlunde sikkert), blev 7". It is "" where nothing was expected. What counts is
// what was expected first: what one said before one knew.
func OutcomeLine(s journal.Series, plan journal.Plan, w *i18n.Words) string {
	first, sure := plan.Expected, plan.Sure
	if len(plan.Earlier) > 0 {
		first, sure = plan.Earlier[0].Value, plan.Earlier[0].Sure
	}
	if !first.Set {
		return ""
	}
	line := expected(w, s.Indicator, first.N, sure)
	if last, ok := s.Last(); ok {
		line = w.T("expect.came", line, Value(w, s.Indicator, last.Value))
	} else {
		line = w.T("expect.not-yet", line)
	}
	return w.T("expect.of", oneLine(s.Indicator.Name.Words), line)
}

func expected(w *i18n.Words, i *journal.Indicator, n float64, sure string) string {
	value := Value(w, i, n)
	if sure == "" || !w.Has("plan.sure-"+sure) {
		return w.T("expect.was-only", value)
	}
	return w.T("expect.was", value, w.T("plan.sure-"+sure))
}
