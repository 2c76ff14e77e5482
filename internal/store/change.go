package store

import (
	"slices"
	"strconv"

	"stjerne/journal"
)

// SetVoice says whether a challenge is one leader's or a group's.
func (w *Writer) SetVoice(challenge journal.ID, v journal.Voice) error {
	return w.with(challenge, typeChallenge, func(o *object) error { return w.setText(o, fieldVoice, string(v)) })
}

// SetPerspectives makes the perspectives of a challenge exactly those given.
func (w *Writer) SetPerspectives(challenge journal.ID, ids []string) error {
	return w.with(challenge, typeChallenge, func(o *object) error { return w.setSet(o, setPerspectives, ids) })
}

// SetValues makes the values of a challenge exactly those given.
func (w *Writer) SetValues(challenge journal.ID, ids []string) error {
	return w.with(challenge, typeChallenge, func(o *object) error { return w.setSet(o, setValues, ids) })
}

// SetStatus opens, closes or archives a challenge. Closed carries the day; an
// archived one keeps the day it was closed on, an open one has none.
func (w *Writer) SetStatus(challenge journal.ID, s journal.Status, day journal.Day) error {
	return w.with(challenge, typeChallenge, func(o *object) error {
		if err := w.setText(o, fieldStatus, string(s)); err != nil {
			return err
		}
		switch {
		case s == journal.Closed && day.IsZero():
			day = w.today()
		case s == journal.Archived && day.IsZero():
			return nil
		case s == journal.Open:
			day = journal.Day{}
		}
		return w.setDay(o, fieldClosedOn, day)
	})
}

// SetStarted says on which day a loop began.
func (w *Writer) SetStarted(loop journal.ID, d journal.Day) error {
	return w.with(loop, typeLoop, func(o *object) error { return w.setDay(o, fieldStarted, d) })
}

const lastStep = 5

// SetStep answers a scale with 1 to 5; 0 clears it.
func (w *Writer) SetStep(loop journal.ID, question string, n int) error {
	if n < 0 || n > lastStep {
		return newFault(FaultBadValue, strconv.Itoa(n))
	}
	if err := checkWords(question); err != nil {
		return err
	}
	return w.with(loop, typeLoop, func(o *object) error {
		name := stepPrefix + question
		if o.value(name) == nil && n == 0 {
			return nil
		}
		first := o.part(name).get("first") == nil
		if err := w.setField(o, name, encode(n)); err != nil || !first {
			return err
		}
		// The day of the first answer outlives every change of it.
		part := o.part(name)
		part.setText("first", w.today().String())
		o.fields.set(name, part.bytes())
		return nil
	})
}

// SetOutcome says how the trial went and on which day; "" clears it.
func (w *Writer) SetOutcome(loop journal.ID, outcome journal.Outcome, d journal.Day) error {
	return w.with(loop, typeLoop, func(o *object) error {
		if outcome == "" {
			d = journal.Day{}
		} else if d.IsZero() {
			d = w.today()
		}
		if err := w.setText(o, fieldOutcome, string(outcome)); err != nil {
			return err
		}
		return w.setDay(o, fieldOutcomeOn, d)
	})
}

// SetSections says which sections beyond the page are handed over, and which are left out.
func (w *Writer) SetSections(loop journal.ID, with, without []string) error {
	return w.with(loop, typeLoop, func(o *object) error {
		if err := w.setSet(o, setWith, with); err != nil {
			return err
		}
		return w.setSet(o, setWithout, without)
	})
}

// SetDeclared says which level of certainty the leader claims; "" none.
func (w *Writer) SetDeclared(loop journal.ID, level string) error {
	return w.with(loop, typeLoop, func(o *object) error { return w.setText(o, fieldDeclared, level) })
}

// SetIndicator changes what an indicator counts and which direction is wished for.
func (w *Writer) SetIndicator(id journal.ID, kind journal.IndicatorKind, better journal.Better) error {
	return w.with(id, typeIndicator, func(o *object) error { return w.setIndicator(o, kind, better) })
}

func (w *Writer) setIndicator(o *object, kind journal.IndicatorKind, better journal.Better) error {
	if err := w.setText(o, fieldKind, string(kind)); err != nil {
		return err
	}
	return w.setText(o, fieldBetter, string(better))
}

// SetPlan says what is expected of an indicator in one loop. An expectation that
// is changed when something was measured since it was written stays among the
// earlier ones; ExpectedOn and Earlier of the plan are not looked at.
func (w *Writer) SetPlan(indicator, loop journal.ID, p journal.Plan) error {
	if _, err := w.need(loop, typeLoop); err != nil {
		return err
	}
	return w.with(indicator, typeIndicator, func(o *object) error {
		if err := w.keepExpectation(o, loop, p); err != nil {
			return err
		}
		prefix := planPrefix + loop.String() + "/"
		for _, part := range []struct {
			name  string
			value journal.Value
		}{{planBaseline, p.Baseline}, {planTarget, p.Target}, {planExpected, p.Expected}} {
			content := []byte("null")
			if part.value.Set {
				if err := checkNumber(part.value.N); err != nil {
					return err
				}
				content = encodeNumber(part.value.N)
			}
			if err := w.setField(o, prefix+part.name, content); err != nil {
				return err
			}
		}
		if p.On {
			// Once it goes on it does, whatever is planned later.
			if err := w.setField(o, prefix+planOn, []byte("true")); err != nil {
				return err
			}
		}
		return w.setText(o, prefix+planSure, p.Sure)
	})
}

// SetMeasurement changes a measurement; the zero Day is today.
func (w *Writer) SetMeasurement(id journal.ID, value float64, day journal.Day, seenBy string) error {
	if err := checkNumber(value); err != nil {
		return err
	}
	return w.with(id, typeMeasurement, func(o *object) error { return w.setMeasurement(o, value, day, seenBy) })
}

func (w *Writer) setMeasurement(o *object, value float64, day journal.Day, seenBy string) error {
	if day.IsZero() {
		day = w.today()
	}
	if err := w.setField(o, fieldValue, encodeNumber(value)); err != nil {
		return err
	}
	if err := w.setDay(o, fieldDay, day); err != nil {
		return err
	}
	return w.setText(o, fieldSeenBy, seenBy)
}

// SetEntry changes what stands beside a note's words; the zero Day is today.
func (w *Writer) SetEntry(id journal.ID, kind journal.EntryKind, day journal.Day, seenBy, perspective string, tags []string) error {
	return w.with(id, typeEntry, func(o *object) error { return w.setEntry(o, kind, day, seenBy, perspective, tags) })
}

func (w *Writer) setEntry(o *object, kind journal.EntryKind, day journal.Day, seenBy, perspective string, tags []string) error {
	if !oneWord(string(kind)) {
		return newFault(FaultBadValue, string(kind))
	}
	if day.IsZero() {
		day = w.today()
	}
	if err := w.setText(o, fieldKind, string(kind)); err != nil {
		return err
	}
	if err := w.setDay(o, fieldDay, day); err != nil {
		return err
	}
	if err := w.setText(o, fieldSeenBy, seenBy); err != nil {
		return err
	}
	if err := w.setText(o, fieldPerspective, perspective); err != nil {
		return err
	}
	return w.setSet(o, setTags, tags)
}

// oneWord tells whether a kind can stand in a line of the index.
func oneWord(kind string) bool {
	for _, c := range kind {
		if (c < 'a' || c > 'z') && c != '-' {
			return false
		}
	}
	return kind != ""
}

// SetMeeting changes a meeting; the zero Day is not planned yet.
func (w *Writer) SetMeeting(id journal.ID, kind journal.MeetingKind, day journal.Day, clock string, loops []journal.ID) error {
	return w.with(id, typeMeeting, func(o *object) error {
		if err := w.needLoops(loops); err != nil {
			return err
		}
		for _, loop := range o.ids(setLoops, false) {
			// A loop in the bin isn't shown among those of the meeting, so the
			// caller can't name it; it stays, since it may come back.
			if _, err := w.need(loop); FaultOf(err) == FaultUnknownID {
				loops = append(slices.Clip(loops), loop)
			} else if err != nil {
				return err
			}
		}
		return w.setMeeting(o, kind, day, clock, loops)
	})
}

func (w *Writer) setMeeting(o *object, kind journal.MeetingKind, day journal.Day, clock string, loops []journal.ID) error {
	if err := w.setText(o, fieldKind, string(kind)); err != nil {
		return err
	}
	if err := w.setDay(o, fieldDay, day); err != nil {
		return err
	}
	if err := w.setText(o, fieldClock, clock); err != nil {
		return err
	}
	names := make([]string, 0, len(loops))
	for _, loop := range loops {
		names = append(names, loop.String())
	}
	return w.setSet(o, setLoops, names)
}

// with runs do on an object of a type that can be seen.
func (w *Writer) with(id journal.ID, typ string, do func(*object) error) error {
	o, err := w.need(id, typ)
	if err != nil {
		return err
	}
	return do(o)
}
