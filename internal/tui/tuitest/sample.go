package tuitest

import (
	"testing"
	"time"

	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Filled are the things that Fill made.
type Filled struct {
	Challenge, Loop, Other, Indicator journal.ID
	Notes                             []journal.ID // newest first
}

// Long is a note that doesn't fit three lines.
const Long = "Vi prøvede at gå med i garderoben, alle tre. Der var stille de første minutter, og så " +
	"begyndte forældrene selv at spørge. Jeg lagde mærke til, at de spurgte om dagen og ikke om mødetider. " +
	"Bagefter talte vi om, hvorfor vi plejer at stå bag disken. Det er nok mest, fordi det altid har været sådan. #garderobe #vaner"

// Fill writes a leader's journal: two challenges, some answers, an indicator, and
// notes of several days and kinds.
func Fill(t testing.TB, e *ui.Env) Filled {
	t.Helper()
	var f Filled
	day := func(m time.Month, d int) journal.Day { return journal.Day{Year: 2026, Month: m, Date: d} }
	Write(t, e, func(w *store.Writer) error {
		w.At(Now().AddDate(0, -1, 0))
		var err error
		if f.Challenge, f.Loop, err = w.NewChallenge("Overgange mellem vagter", journal.Voice(method.I)); err != nil {
			return err
		}
		if f.Other, _, err = w.NewChallenge("Forældre i garderoben", journal.Voice(method.We)); err != nil {
			return err
		}
		for id, words := range map[string]string{
			"trial.baseline": "Aftenvagten ved ikke, hvad dagvagten har aftalt.\n\nDet går ud over borgerne ved vagtskiftet.",
			"plan.try":       "Vi prøver i tre uger, at den, der går hjem, ringer til den, der møder ind, i stedet for at skrive i systemet.",
		} {
			if _, err := w.SetText(journal.TextRef{Object: f.Loop, Name: id}, words, store.Latest); err != nil {
				return err
			}
		}
		if f.Indicator, err = w.NewIndicator(f.Challenge, "Sene overleveringer", journal.KindCount, journal.Down); err != nil {
			return err
		}
		_, err = w.NewMeasurement(f.Indicator, 9, day(time.October, 12), "self")
		return err
	})
	notes := []journal.Entry{
		{Challenge: f.Challenge, Kind: journal.Action, Day: day(time.November, 2), Text: journal.Text{Words: "Vi flyttede tavlen ud ved kaffemaskinen. #tavle"}},
		{Challenge: f.Other, Kind: journal.Observation, Day: day(time.November, 17), SeenBy: "citizen", Text: journal.Text{Words: Long}},
		{Challenge: f.Challenge, Kind: journal.Observation, Day: day(time.November, 19), SeenBy: "employee", Text: journal.Text{Words: "To overleveringer blev sprunget over, begge efter kl. 22."}},
		{Kind: journal.Aha, Day: day(time.November, 22), Text: journal.Text{Words: "Det er mig, der skriver for langt."}},
		{Challenge: f.Challenge, Kind: journal.Star, Day: day(time.November, 22), SeenBy: "employee", Text: journal.Text{Words: "Aftenvagten ringede selv, før hun gik hjem. \"Så sover jeg bedre,\" sagde hun. #tavle"}},
	}
	for i, n := range notes {
		Write(t, e, func(w *store.Writer) error {
			w.At(Now().Add(time.Duration(i-len(notes)) * time.Hour))
			id, err := w.NewEntry(n)
			f.Notes = append([]journal.ID{id}, f.Notes...)
			return err
		})
	}
	return f
}
