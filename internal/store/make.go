package store

import (
	"math"
	"strconv"

	"stjerne/journal"
)

// NewChallenge starts a challenge and its first loop. The title may be empty:
// a leader may answer the first questions before knowing what to call it.
func (w *Writer) NewChallenge(title string, voice journal.Voice) (challenge, loop journal.ID, err error) {
	o, err := w.create(typeChallenge, journal.ID{})
	if err != nil {
		return journal.ID{}, journal.ID{}, err
	}
	if err := w.setText(o, fieldStatus, string(journal.Open)); err != nil {
		return journal.ID{}, journal.ID{}, err
	}
	if err := w.setText(o, fieldVoice, string(voice)); err != nil {
		return journal.ID{}, journal.ID{}, err
	}
	if _, err := w.saveText(o, journal.TextTitle, title, Latest, ""); err != nil {
		return journal.ID{}, journal.ID{}, err
	}
	loop, err = w.NewLoop(o.id, "")
	return o.id, loop, err
}

// NewLoop opens the next loop of a challenge, begun today.
func (w *Writer) NewLoop(challenge journal.ID, title string) (journal.ID, error) {
	if _, err := w.need(challenge, typeChallenge); err != nil {
		return journal.ID{}, err
	}
	o, err := w.create(typeLoop, challenge)
	if err != nil {
		return journal.ID{}, err
	}
	if err := w.setDay(o, fieldStarted, w.today()); err != nil {
		return journal.ID{}, err
	}
	_, err = w.saveText(o, journal.TextTitle, title, Latest, "")
	return o.id, err
}

// NewIndicator adds an indicator to a challenge.
func (w *Writer) NewIndicator(challenge journal.ID, name string, kind journal.IndicatorKind, better journal.Better) (journal.ID, error) {
	if err := needWords(name); err != nil {
		return journal.ID{}, err
	}
	if _, err := w.need(challenge, typeChallenge); err != nil {
		return journal.ID{}, err
	}
	o, err := w.create(typeIndicator, challenge)
	if err != nil {
		return journal.ID{}, err
	}
	if err := w.setIndicator(o, kind, better); err != nil {
		return journal.ID{}, err
	}
	_, err = w.saveText(o, journal.TextName, name, Latest, "")
	return o.id, err
}

// NewMeasurement adds a value of an indicator on a day; the zero Day is today.
// Whether the value suits the indicator's kind is the caller's to judge.
func (w *Writer) NewMeasurement(indicator journal.ID, value float64, day journal.Day, seenBy string) (journal.ID, error) {
	if _, err := w.need(indicator, typeIndicator); err != nil {
		return journal.ID{}, err
	}
	if err := checkNumber(value); err != nil {
		return journal.ID{}, err
	}
	o, err := w.create(typeMeasurement, indicator)
	if err != nil {
		return journal.ID{}, err
	}
	return o.id, w.setMeasurement(o, value, day, seenBy)
}

// NewEntry adds a note; its Text.Words are what it says. ID and Created are
// ignored. Without a day it is today's, without a loop it is the challenge's
// current one's. It fails with FaultEmptyText where there are no words.
func (w *Writer) NewEntry(e journal.Entry) (journal.ID, error) {
	if err := needWords(e.Text.Words); err != nil {
		return journal.ID{}, err
	}
	loop := e.Loop
	switch {
	case !loop.IsZero():
		l, err := w.need(loop, typeLoop)
		if err != nil {
			return journal.ID{}, err
		}
		if !e.Challenge.IsZero() && l.parent != e.Challenge {
			return journal.ID{}, newFault(FaultWrongType, loop.String())
		}
	case !e.Challenge.IsZero():
		var err error
		if loop, err = w.currentLoop(e.Challenge); err != nil {
			return journal.ID{}, err
		}
	}
	o, err := w.create(typeEntry, loop)
	if err != nil {
		return journal.ID{}, err
	}
	if err := w.setEntry(o, e.Kind, e.Day, e.SeenBy, e.Perspective, e.Tags); err != nil {
		return journal.ID{}, err
	}
	_, err = w.saveText(o, journal.TextEntry, e.Text.Words, Latest, "")
	return o.id, err
}

// currentLoop is the newest loop of a challenge that can be seen.
func (w *Writer) currentLoop(challenge journal.ID) (journal.ID, error) {
	if _, err := w.need(challenge, typeChallenge); err != nil {
		return journal.ID{}, err
	}
	h, err := w.home()
	if err != nil {
		return journal.ID{}, err
	}
	if h.outline(challenge) == nil || w.stale.outlines[challenge] {
		// The challenge or a loop of it was made or deleted a moment ago.
		if err := w.reindex(); err != nil {
			return journal.ID{}, err
		}
	}
	f, err := w.folder(challenge)
	if err != nil {
		return journal.ID{}, err
	}
	if f == nil || len(f.Loops) == 0 {
		return journal.ID{}, damaged("a challenge without a loop")
	}
	for i := len(f.Loops) - 1; i >= 0; i-- {
		if !f.Loops[i].Gone {
			return f.Loops[i].ID, nil
		}
	}
	return f.Loops[len(f.Loops)-1].ID, nil
}

// NewMeeting adds a meeting about any number of loops. The zero Day is not planned yet.
func (w *Writer) NewMeeting(kind journal.MeetingKind, day journal.Day, clock string, loops ...journal.ID) (journal.ID, error) {
	if err := w.needLoops(loops); err != nil {
		return journal.ID{}, err
	}
	o, err := w.create(typeMeeting, journal.ID{})
	if err != nil {
		return journal.ID{}, err
	}
	return o.id, w.setMeeting(o, kind, day, clock, loops)
}

func (w *Writer) needLoops(loops []journal.ID) error {
	for _, loop := range loops {
		if _, err := w.need(loop, typeLoop); err != nil {
			return err
		}
	}
	return nil
}

func checkNumber(n float64) error {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return newFault(FaultBadValue, strconv.FormatFloat(n, 'g', -1, 64))
	}
	return nil
}

// encodeNumber writes a number with as many digits as it takes to read it back.
func encodeNumber(n float64) []byte { return strconv.AppendFloat(nil, n, 'g', -1, 64) }
