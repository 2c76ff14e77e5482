// Package storetest makes journals of any size, for tests and for measuring.
// The same call makes the same content, but for ids.
package storetest

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"stjerne/internal/store"
	"stjerne/journal"
)

// newest is when the newest note of a journal that Fill makes was written.
var newest = time.Date(2026, time.November, 23, 10, 0, 0, 0, time.UTC)

// NewestDay is the day of the newest note of what Fill makes.
func NewestDay() journal.Day { return journal.DayOf(newest) }

// atOnce is how many notes are written in one transaction.
const atOnce = 2000

// Fill makes a journal at path with that many notes of some 400 characters, spread
// over challenges and over two years. Each challenge has answers, an indicator
// with measurements and a meeting; one note in ten belongs to no challenge. It
// fails where the file can't be written.
func Fill(path string, entries, challenges int) error {
	now := newest.AddDate(-2, 0, 0)
	s := store.New(store.Options{Path: path, Now: func() time.Time { return now }, Wait: time.Minute})
	ctx := context.Background()
	g := generator{rand.New(rand.NewPCG(uint64(entries), uint64(challenges)))}
	var ids []journal.ID
	for n := range challenges {
		if err := s.Write(ctx, "sample", func(w *store.Writer) error {
			id, err := g.challenge(w, n)
			ids = append(ids, id)
			return err
		}); err != nil {
			return err
		}
	}
	step := newest.Sub(now) / time.Duration(max(entries, 1))
	for from := 0; from < entries; from += atOnce {
		if err := s.Write(ctx, "sample", func(w *store.Writer) error {
			for range min(atOnce, entries-from) {
				now = now.Add(step)
				w.At(now)
				if _, err := w.NewEntry(g.entry(ids)); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// Words writes the words of that many notes of Fill as plain text, a note a
// line, so that looking through them can be compared with other programs.
func Words(path string, entries int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(f)
	g := generator{rand.New(rand.NewPCG(uint64(entries), 0))}
	for range entries {
		// What failed is told by Flush.
		_, _ = fmt.Fprintln(b, g.sentence(noteLength))
	}
	if err := b.Flush(); err != nil {
		return err
	}
	return f.Close()
}

const noteLength = 400

type generator struct{ r *rand.Rand }

var vocabulary = strings.Fields(`vi prøver at spørge først og lytte længe når vagten skifter ringer den der går hjem
	til den der møder ind i stedet for at skrive det hele i systemet borgeren var rolig og sov igen efter en time
	medarbejderne talte sammen ved tavlen om hvem der gør hvad inden kaffen blev kold jeg sagde mindre end jeg plejer
	og hørte mere fælles overblik giver ro også om natten hvor vi er få på arbejde to overleveringer blev sprunget
	over fordi telefonen ikke svarede næste gang begynder vi med det vigtigste øvelse gør mester ærlighed åbner døre`)

// rare stands in few notes, so that a search for it has few hits.
const rare = "Aftenvagten"

func (g generator) sentence(length int) string {
	var b strings.Builder
	if g.r.IntN(500) == 0 {
		b.WriteString(rare + " ")
	}
	for b.Len() < length {
		b.WriteString(vocabulary[g.r.IntN(len(vocabulary))])
		if g.r.IntN(12) == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

func (g generator) entry(challenges []journal.ID) journal.Entry {
	kinds := journal.EntryKinds()
	e := journal.Entry{Kind: kinds[g.r.IntN(len(kinds))], Text: journal.Text{Words: g.sentence(noteLength)}}
	if len(challenges) > 0 && g.r.IntN(10) > 0 {
		e.Challenge = challenges[g.r.IntN(len(challenges))]
	}
	if g.r.IntN(3) == 0 {
		e.SeenBy = []string{"self", "employee", "citizen", "colleague", "other"}[g.r.IntN(5)]
	}
	return e
}

// answered are the questions that have an answer in a made journal.
var answered = []string{"formulate.understand", "formulate.readings", "plan.try", "plan.experience", "trial.baseline", "trial.success"}

func (g generator) challenge(w *store.Writer, n int) (journal.ID, error) {
	id, loop, err := w.NewChallenge(fmt.Sprintf("Udfordring %d: %s", n+1, g.sentence(20)), "i")
	if err != nil {
		return id, err
	}
	for _, question := range answered {
		if _, err := w.SetText(journal.TextRef{Object: loop, Name: question}, g.sentence(600), store.Latest); err != nil {
			return id, err
		}
	}
	if err := w.SetStep(loop, "before.scale", 1+g.r.IntN(5)); err != nil {
		return id, err
	}
	indicator, err := w.NewIndicator(id, "Sene overleveringer", journal.KindCount, journal.Down)
	if err != nil {
		return id, err
	}
	for week := range 10 {
		if _, err := w.NewMeasurement(indicator, float64(g.r.IntN(12)), NewestDay().Add(-7*week), "self"); err != nil {
			return id, err
		}
	}
	_, err = w.NewMeeting(journal.Reflection, NewestDay().Add(10+n), "13:00", loop)
	return id, err
}
