package store

import (
	"slices"
	"strings"

	"stjerne/journal"
)

// What an outline counts as answered beside the ids of questions and scales.
const (
	answeredOutcome    = "outcome"
	answeredIndicators = "indicators"
	answeredMeasured   = "log.measurement"
	answeredLog        = "log."
)

// reindexOutline works out what lists show of a challenge from the records of
// its current loop, which are a few dozen at any size of journal.
func (w *Writer) reindexOutline(h *home, challenge journal.ID, todo *stale) error {
	o, err := w.object(challenge)
	if err != nil {
		return err
	}
	out := h.outline(challenge)
	if o == nil || out == nil {
		return nil
	}
	f, err := w.folder(challenge)
	if f == nil || err != nil {
		return err
	}
	why, _, _ := o.hidden()
	if gone := why != shown; gone != out.Gone {
		out.Gone, todo.recents = gone, true
	}
	title, err := w.Reader.record(o, journal.TextTitle)
	if err != nil {
		return err
	}
	out.Title, out.Status, out.Voice = title.words(), o.text(fieldStatus), o.text(fieldVoice)
	out.Loops = nil
	var current *object
	for i := range f.Loops {
		l, err := w.object(f.Loops[i].ID)
		if err != nil {
			return err
		}
		if l == nil {
			return damaged("a loop that is not there")
		}
		why, _, _ := l.hidden()
		if gone := why != shown; gone != f.Loops[i].Gone {
			f.Loops[i].Gone, f.dirty, todo.recents = gone, true, true
		}
		if why == shown {
			out.Loops, current = append(out.Loops, l.id.String()), l
		}
	}
	out.Loop = len(out.Loops)
	if current == nil {
		out.Answered, out.Log = "", ""
		return nil
	}
	answered, err := w.answered(h, f, current, out.Loop)
	out.Answered = strings.Join(answered, " ")
	if err != nil {
		return err
	}
	return w.reindexLog(h, challenge)
}

// answered lists what stands in a loop, in the order of the alphabet.
func (w *Writer) answered(h *home, f *folder, loop *object, number int) ([]string, error) {
	found := map[string]bool{}
	if err := w.answeredTexts(loop, found); err != nil {
		return nil, err
	}
	for _, field := range loop.fields {
		if id, step := strings.CutPrefix(field.name, stepPrefix); step && loop.number(field.name).N > 0 {
			found[id] = true
		}
	}
	if loop.text(fieldOutcome) != "" {
		found[answeredOutcome] = true
	}
	for _, p := range h.Meetings {
		if !slices.Contains(p.Loops, loop.id.String()) {
			continue
		}
		m, err := w.object(p.ID)
		if err != nil {
			return nil, err
		}
		if m == nil {
			return nil, damaged("a meeting that is not there")
		}
		if err := w.answeredTexts(m, found); err != nil {
			return nil, err
		}
	}
	for _, signs := range f.Indicators {
		i, err := w.object(signs.ID)
		if err != nil {
			return nil, err
		}
		if i == nil {
			return nil, damaged("an indicator that is not there")
		}
		if why, _, _ := i.hidden(); why != shown {
			continue
		}
		found[answeredIndicators] = true
		if measured, err := w.measured(signs, loop, number); err != nil {
			return nil, err
		} else if measured {
			found[answeredMeasured] = true
		}
	}
	list := make([]string, 0, len(found))
	for id := range found {
		list = append(list, id)
	}
	slices.Sort(list)
	return list, nil
}

// answeredTexts finds the questions to which something stands.
func (w *Writer) answeredTexts(o *object, found map[string]bool) error {
	for _, name := range o.names(setTexts) {
		switch name {
		case journal.TextTitle, journal.TextOutcome, journal.TextDeclared, journal.TextPlace, journal.TextParticipants:
			continue
		}
		if strings.Contains(name, "/") {
			// What stands beside an answer: its short form, what became of an
			// assumption, a note as member of another's team.
			continue
		}
		rec, err := w.Reader.record(o, name)
		if err != nil {
			return err
		}
		if rec.words() != "" {
			found[name] = true
			if rec.heads[0].from != "" {
				found[journal.CarriedPrefix+name] = true
			}
		}
	}
	return nil
}

// measured tells whether an indicator was measured in a loop: on or after the
// day it was started, and for the first loop ever. What was written on the day a
// later loop was opened, but before it was, belongs to the one before, as in
// journal.Challenge.SeriesOf. The newest are looked at first.
func (w *Writer) measured(signs folderSigns, loop *object, number int) (bool, error) {
	started := loop.text(fieldStarted)
	for i := len(signs.Measurements) - 1; i >= 0; i-- {
		m, err := w.object(signs.Measurements[i])
		if err != nil {
			return false, err
		}
		if m == nil {
			return false, damaged("a measurement that is not there")
		}
		if why, _, _ := m.hidden(); why != shown {
			continue
		}
		day := m.text(fieldDay)
		before := day == started && m.createdAt().Before(loop.createdAt()) && journal.DayOf(loop.createdAt()).String() == started
		if number == 1 || day >= started && !before {
			return true, nil
		}
	}
	return false, nil
}
