package summary

import (
	"strings"

	"stjerne/internal/i18n"
	"stjerne/internal/summary/chart"
	"stjerne/journal"
)

// SeriesSentence tells what a picture of one loop shows, as ThreadSentence does.
func SeriesSentence(s journal.Series, w *i18n.Words) string {
	return ThreadSentence(s.Thread(), nil, w)
}

// ThreadSentence tells what a picture of a thread shows, for who does not see it
// and for who does: what was measured last and by whom it was seen, how often
// the target was reached, how it changed and whether chance can be the reason, where
// loops began, what stands on the axis of time, and what must be known of the axis
// and the unit. All that is said of a picture is said here, on the screen as in a
// document.
//
//	Sidste måling 16. nov.: 3, set af en medarbejder. Målet er nået i 2 af 6 målinger.
//	Fra 9 til 3. Seks målinger er for få til at sige, om forskellen er tilfældig.
func ThreadSentence(t journal.Thread, marks []chart.Mark, w *i18n.Words) string {
	said := teller{thread: t, w: w}
	last, measured := t.Last()
	if !measured {
		said.add(w.T("chart.no-measurement"))
	} else {
		line := w.T("chart.last", said.day(last.Day), said.value(last.Value))
		if by := SeenBy(w, last.SeenBy); by != "" {
			line += ", " + by
		}
		said.add(line + ".")
		if t.Indicator.Kind == journal.KindYesNo {
			yes, of := t.Share()
			said.add(w.N("signs.share", of, yes))
		} else {
			said.reached()
			said.change()
			said.chance()
		}
	}
	said.before()
	said.loops()
	if measured {
		said.marks(marks)
	}
	if day, changed := t.Indicator.UnitChanged(); changed {
		said.add(w.T("signs.unit", said.day(day)))
	}
	if measured {
		said.drawn()
	}
	return strings.Join(said.sentences, " ")
}

// teller gathers the sentences of a picture.
type teller struct {
	thread    journal.Thread
	w         *i18n.Words
	sentences []string
}

// add takes a sentence. Danish months are shortened with a point, which is the
// sentence's own where one ends it.
func (s *teller) add(sentence string) {
	s.sentences = append(s.sentences, strings.ReplaceAll(sentence, "..", "."))
}

func (s *teller) value(v float64) string { return Value(s.w, s.thread.Indicator, v) }

// day is a day as short as can be told apart: with its year where the thread has
// days of more than one.
func (s *teller) day(d journal.Day) string {
	first, last := d, d
	see := func(d journal.Day) {
		if d.IsZero() {
			return
		}
		if d.Before(first) {
			first = d
		}
		if d.After(last) {
			last = d
		}
	}
	if points := s.thread.Points; len(points) > 0 {
		see(points[0].Day)
		see(points[len(points)-1].Day)
	}
	for _, part := range s.thread.Parts {
		see(part.From)
	}
	if first.Year != last.Year {
		return s.w.Day(d.Time())
	}
	return s.w.ShortDay(d.Time())
}

// change is the plain change from where the indicator began to where it is.
func (s *teller) change() {
	start, last, moved := s.moved()
	switch {
	case !moved:
	case start == last:
		s.add(s.w.T("signs.unmoved", s.value(last)))
	default:
		s.add(s.w.T("signs.change", s.value(start), s.value(last)))
	}
}

// moved is the start and the last value; false where there is only one value and
// nothing that it could be held against.
func (s *teller) moved() (start, last float64, moved bool) {
	point, measured := s.thread.Last()
	from := s.thread.Start()
	based := len(s.thread.Parts) > 0 && s.thread.Parts[0].Baseline.Set
	return from.N, point.Value, measured && from.Set && (based || len(s.thread.Points) > 1)
}

// reached tells how often the target was reached, of the last loop that has one
// and was measured in.
func (s *teller) reached() {
	parts := s.thread.Parts
	for n := len(parts) - 1; n >= 0; n-- {
		reached, of, judged := parts[n].AtTarget()
		switch {
		case !judged:
			continue
		case len(parts) == 1:
			s.add(s.w.N("chart.reached", of, reached))
		default:
			s.add(s.w.N("signs.reached-in", of, reached, parts[n].Number()))
		}
		return
	}
}

// chance tells whether what happened can be chance. Where nothing changed under ten
// values there is no difference to tell of.
func (s *teller) chance() {
	w, runs := s.w, s.thread.Runs()
	start, last, moved := s.moved()
	if !runs.HasMedian() {
		if moved && start != last {
			s.add(w.N("signs.few", runs.Points, capital(w.Count(runs.Points))))
		}
		return
	}
	if runs.Useful == 0 {
		s.add(w.T("signs.same", w.Count(runs.Points)))
		return
	}
	s.add(w.T("signs.middle", s.value(runs.Median)))
	switch {
	case !runs.Enough():
		s.add(w.N("signs.off-middle", runs.Useful, w.Count(runs.Useful), w.Count(runs.Points)))
	case runs.Signal() && !runs.Even():
		s.add(w.T("signs.uneven"))
	case runs.LongRun() && runs.Above:
		s.add(w.T("signs.run-above", capital(w.Count(runs.Longest))))
	case runs.LongRun():
		s.add(w.T("signs.run-below", capital(w.Count(runs.Longest))))
	case runs.FewCrossings():
		s.add(w.N("signs.crossings", runs.Crossings, w.Count(runs.Crossings)))
	case moved && start != last:
		s.add(w.T("signs.chance"))
	default:
		s.add(w.T("signs.swings"))
	}
}

// before tells of what was measured before the first loop.
func (s *teller) before() {
	t := s.thread
	if len(t.Before) == 0 || len(t.Parts) == 0 {
		return
	}
	key := "signs.before-far"
	for _, d := range chart.New(t, nil, 2, 2).Dots {
		if d.Before {
			key = "signs.before"
		}
	}
	s.add(s.w.N(key, len(t.Before), capital(s.w.Count(len(t.Before))), t.Parts[0].Number()))
}

// bordersTold is how many loops are told of one by one.
const bordersTold = 3

// loops tells when later loops began, and what each was to reach where that is not
// the same in all.
func (s *teller) loops() {
	if len(s.thread.Parts) < 2 {
		return
	}
	w, later := s.w, s.thread.Parts[1:]
	if len(later) > bordersTold {
		end := later[len(later)-1]
		s.add(w.T("signs.borders", later[0].Number(), end.Number(), s.day(later[0].From), s.day(end.From)))
	} else {
		for _, part := range later {
			s.add(w.T("signs.border", part.Number(), s.day(part.From)))
		}
	}
	s.each("signs.bases", func(part journal.Series) journal.Value { return part.Baseline })
	s.each("signs.aims", func(part journal.Series) journal.Value { return part.Target })
}

// each lists what the loops have each for itself; nothing where it is one value.
func (s *teller) each(key string, of func(journal.Series) journal.Value) {
	var values []float64
	var said []string
	differ := false
	for _, part := range s.thread.Parts {
		v := of(part)
		if !v.Set {
			continue
		}
		differ = differ || len(values) > 0 && values[0] != v.N
		values = append(values, v.N)
		said = append(said, s.w.T("signs.aim", part.Number(), s.value(v.N)))
	}
	if differ {
		s.add(s.w.T(key, s.w.List(said)))
	}
}

// datesTold is how many notes of a kind are told with their days.
const datesTold = 3

// marks tells what stands on the axis of time.
func (s *teller) marks(marks []chart.Mark) {
	days := map[journal.EntryKind][]string{}
	for _, m := range chart.Within(s.thread, marks) {
		days[m.Kind] = append(days[m.Kind], s.day(m.Day))
	}
	var kinds []string
	tell := func(kind journal.EntryKind, key string) {
		on := days[kind]
		if len(on) == 0 {
			return
		}
		line := s.w.N(key, len(on), s.w.Count(len(on)))
		if len(on) <= datesTold {
			line = s.w.T("signs.marked-on", line, s.w.List(on))
		}
		kinds = append(kinds, line)
	}
	tell(journal.Star, "signs.stars")
	tell(journal.Action, "signs.actions")
	if len(kinds) > 0 {
		s.add(s.w.T("signs.marks", strings.Join(kinds, "; ")))
	}
}

// crowded is from how many values on some come to stand in one place of a picture
// of characters.
const crowded = 30

// drawn tells what must be known of the drawing itself.
func (s *teller) drawn() {
	if chart.New(s.thread, nil, 2, 2).Cut {
		s.add(s.w.T("signs.cut"))
	}
	points := s.thread.Points
	twice := len(points) > crowded
	for n := 1; n < len(points) && !twice; n++ {
		for k := n - 1; k >= 0 && points[k].Day == points[n].Day; k-- {
			twice = twice || points[k].Value == points[n].Value
		}
	}
	if twice {
		s.add(s.w.T("signs.many"))
	}
}
