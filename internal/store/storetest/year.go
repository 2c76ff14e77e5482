package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"stjerne/internal/store"
	"stjerne/journal"
)

// Size is how much a journal holds that FillYear makes. Loops and measurements are
// spread evenly over the challenges, so that what doesn't divide is rounded up;
// the number of entries is exact.
type Size struct{ Challenges, Loops, Entries, Measurements int }

// signsOf are the indicators that each challenge of FillYear follows.
var signsOf = []struct {
	name   string
	kind   journal.IndicatorKind
	better journal.Better
	most   int
}{
	{"Sene overleveringer", journal.KindCount, journal.Down, 12},
	{"Ro på stuen", journal.KindScale, journal.Up, 5},
	{"Opkald om natten", journal.KindNumber, journal.Down, 40},
}

// thought are the questions that each loop of FillYear has an answer to.
var thought = append([]string{
	"formulate.assumptions", "trial.methods", "reflect.think", "after.think", "renew.decision",
}, answered...)

// FillYear makes a journal at path whose every loop ran in the year of NewestDay:
// the most that gathering a year can meet. Each loop has answers, an outcome and a
// meeting with a decision; its challenge has three indicators with measurements all
// the way. It fails where the file can't be written.
func FillYear(path string, size Size) error {
	size.Challenges = max(1, size.Challenges)
	y := yearFiller{
		g: generator{rand.New(rand.NewPCG(uint64(size.Entries), uint64(size.Loops)))}, size: size,
		now:    time.Date(newest.Year(), time.January, 2, 10, 0, 0, 0, time.UTC),
		rounds: max(1, ceil(size.Loops, size.Challenges)),
	}
	y.round = newest.Sub(y.now) / time.Duration(y.rounds)
	s := store.New(store.Options{Path: path, Now: func() time.Time { return y.now }, Wait: time.Minute})
	for n := range y.rounds {
		if err := s.Write(context.Background(), "sample", func(w *store.Writer) error { return y.fill(w, n) }); err != nil {
			return err
		}
	}
	return nil
}

func ceil(n, by int) int { return (n + by - 1) / by }

// yearFiller writes round after round: a loop of every challenge, what was noted
// and measured while they ran, and their meetings.
type yearFiller struct {
	g          generator
	size       Size
	now        time.Time
	rounds     int
	round      time.Duration
	challenges []journal.ID
	signs      [][]journal.ID // by challenge
	written    int            // entries
}

func (y *yearFiller) fill(w *store.Writer, n int) error {
	begun := y.now
	w.At(begun)
	end := begun.Add(y.round - 24*time.Hour)
	loops, meetings := make([]journal.ID, y.size.Challenges), make([]journal.ID, y.size.Challenges)
	for c := range loops {
		var err error
		if loops[c], err = y.loop(w, c); err != nil {
			return err
		}
		if meetings[c], err = w.NewMeeting(journal.Reflection, journal.DayOf(end), "13:00", loops[c]); err != nil {
			return err
		}
	}
	if err := y.notes(w, n, begun); err != nil {
		return err
	}
	if err := y.measure(w, begun); err != nil {
		return err
	}
	w.At(end)
	outcomes := []journal.Outcome{journal.CarriedOut, journal.Changed, journal.CameToNothing}
	for c := range loops {
		if err := w.SetOutcome(loops[c], outcomes[(n+c)%len(outcomes)], journal.DayOf(end)); err != nil {
			return err
		}
		for id, of := range map[string]journal.ID{journal.TextOutcome: loops[c], "meeting.decision": meetings[c]} {
			if _, err := w.SetText(journal.TextRef{Object: of, Name: id}, y.g.sentence(300), store.Latest); err != nil {
				return err
			}
		}
	}
	y.now = begun.Add(y.round)
	return nil
}

// loop opens the next loop of a challenge, and the challenge where it is the first.
func (y *yearFiller) loop(w *store.Writer, c int) (loop journal.ID, err error) {
	if c == len(y.challenges) {
		var id journal.ID
		if id, loop, err = w.NewChallenge(fmt.Sprintf("Udfordring %d: %s", c+1, y.g.sentence(20)), "i"); err != nil {
			return loop, err
		}
		y.challenges, y.signs = append(y.challenges, id), append(y.signs, nil)
		for _, s := range signsOf {
			sign, err := w.NewIndicator(id, s.name, s.kind, s.better)
			if err != nil {
				return loop, err
			}
			y.signs[c] = append(y.signs[c], sign)
		}
	} else if loop, err = w.NewLoop(y.challenges[c], ""); err != nil {
		return loop, err
	}
	for _, question := range thought {
		if _, err := w.SetText(journal.TextRef{Object: loop, Name: question}, y.g.sentence(600), store.Latest); err != nil {
			return loop, err
		}
	}
	for i, sign := range y.signs[c] {
		baseline := journal.Value{N: float64(signsOf[i].most), Set: true}
		if err := w.SetPlan(sign, loop, journal.Plan{Baseline: baseline}); err != nil {
			return loop, err
		}
	}
	return loop, w.SetStep(loop, "before.scale", 1+y.g.r.IntN(5))
}

// notes writes the round's share of the entries, evenly over its time.
func (y *yearFiller) notes(w *store.Writer, n int, begun time.Time) error {
	upTo := y.size.Entries * (n + 1) / y.rounds
	share := max(1, upTo-y.written)
	for k := 0; y.written < upTo; k++ {
		w.At(begun.Add(y.round * time.Duration(k) / time.Duration(share)))
		if _, err := w.NewEntry(y.g.entry(y.challenges)); err != nil {
			return err
		}
		y.written++
	}
	return nil
}

// measure writes the round's share of the measurements of every challenge.
func (y *yearFiller) measure(w *store.Writer, begun time.Time) error {
	share := ceil(y.size.Measurements, y.size.Challenges*y.rounds)
	for c := range y.challenges {
		for k := range share {
			i := k % len(signsOf)
			at := begun.Add(y.round * time.Duration(k) / time.Duration(share))
			w.At(at)
			value := float64(1 + y.g.r.IntN(signsOf[i].most))
			if _, err := w.NewMeasurement(y.signs[c][i], value, journal.DayOf(at), "employee"); err != nil {
				return err
			}
		}
	}
	return nil
}
