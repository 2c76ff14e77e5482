package cli

import (
	"github.com/spf13/cobra"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/journal"
	"stjerne/journal/method"
)

// carriedRef is an answer that a new loop begins with, and the meeting that
// decided it.
type carriedRef struct {
	Question string      `json:"question"`
	Meeting  string      `json:"meeting"`
	Day      journal.Day `json:"day,omitzero"`
}

// baselineRef is where an indicator starts from in a new loop. Measured is the
// day of the measurement it comes from.
type baselineRef struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Value    float64     `json:"value"`
	Measured journal.Day `json:"measured,omitzero"`
}

func (a *app) nextCommand() *cobra.Command {
	return a.command("next", nil, func(*cobra.Command, []string) error {
		m, err := a.method()
		if err != nil {
			return err
		}
		var t target
		var opened plan.Opened
		err = a.write("loop", func(w *store.Writer) error {
			c, err := a.oneChallenge(nil)
			if err != nil {
				return err
			}
			if t, err = a.target(w.Reader, c, "", forWriting); err != nil {
				return err
			}
			if t.challenge.Status != journal.Open {
				return fault("cli-not-open", oneLine(a.words.Titled(t.challenge.Title.Words)))
			}
			if opened, err = plan.Next(w, m, t.challenge.ID, ""); err != nil {
				return err
			}
			// The plans of the new loop say where the indicators start from.
			t.challenge, err = w.Challenge(t.challenge.ID)
			return err
		})
		if err != nil {
			return err
		}
		return a.sayNext(m, t.challenge, opened)
	})
}

// sayNext tells what a new loop begins with, a line each.
func (a *app) sayNext(m *method.Method, c *journal.Challenge, opened plan.Opened) error {
	object := receipt{Command: "next", ID: opened.Loop.String(), Challenge: refTo(c), Loop: opened.Number}
	lines := []string{a.words.T("cli.next.opened", opened.Number, oneLine(a.words.Titled(c.Title.Words)), a.longDay(a.today()))}
	for _, id := range opened.Carried {
		from := opened.Sources[id]
		object.Carried = append(object.Carried, carriedRef{id, from.Meeting.String(), from.Day})
		key := "cli.next.carried"
		if from.Day.IsZero() {
			key += "-undated"
		}
		item, _ := m.Item(id)
		lines = append(lines, a.words.T(key, a.longDay(from.Day), item.Name, id))
	}
	if len(opened.Carried) == 0 {
		lines = append(lines, a.words.T("cli.next.nothing-carried"))
	}
	for _, id := range opened.Signs {
		i := c.Indicator(id)
		baseline := i.Plan(opened.Loop).Baseline
		if !baseline.Set {
			continue
		}
		one := baselineRef{ID: id.String(), Name: i.Name.Words, Value: baseline.N}
		line := a.words.T("cli.next.baseline-kept", oneLine(i.Name.Words), a.valueWords(i, baseline.N))
		if n := len(i.Measurements); n > 0 {
			one.Measured = i.Measurements[n-1].Day
			line = a.words.T("cli.next.baseline", oneLine(i.Name.Words), a.valueWords(i, baseline.N), a.words.Day(one.Measured.Time()))
		}
		object.Baselines = append(object.Baselines, one)
		lines = append(lines, line)
	}
	return a.say(object, lines...)
}
