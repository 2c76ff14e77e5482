package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/store"
	"stjerne/journal"
)

func (a *app) measureCommand() *cobra.Command {
	var date, seenBy, how value
	cmd := a.command("measure", []argument{{name: "name"}, {name: "value"}}, func(_ *cobra.Command, args []string) error {
		return a.measure(args[0], args[1], date, seenBy, how)
	})
	a.flag(cmd, &date, "date")
	a.flag(cmd, &seenBy, "seen-by")
	a.flag(cmd, &how, "how")
	a.complete(cmd, "seen-by", seenBys())
	return cmd
}

func (a *app) measure(name, typed string, date, seenBy, how value) error {
	if seenBy.set {
		if err := oneOf("--seen-by", seenBy.text, seenBys()); err != nil {
			return err
		}
	}
	day, err := a.seen(date)
	if err != nil {
		return err
	}
	if how.set {
		if how.text, err = a.text(how.text); err != nil {
			return err
		}
	}
	var t target
	var of *journal.Indicator
	var id journal.ID
	var n float64
	a.undoubt(&typed)
	err = a.write("measurement", func(w *store.Writer) error {
		c, err := a.oneChallenge(nil)
		if err != nil {
			return err
		}
		if t, err = a.target(w.Reader, c, "", forWriting); err != nil {
			return err
		}
		if of, err = a.indicatorNamed(t.challenge, name); err != nil {
			return err
		}
		if n, err = valueOf(of.Kind, of.Name.Words, typed); err != nil {
			return err
		}
		if id, err = w.NewMeasurement(of.ID, n, day, seenBy.text); err != nil || !how.set {
			return err
		}
		_, err = w.SetText(journal.TextRef{Object: id, Name: journal.TextHow}, how.text, store.Latest)
		return err
	})
	if err != nil {
		return err
	}
	value := a.valueWords(of, n)
	line := a.words.T("cli.measure.saved", oneLine(of.Name.Words), a.seenWords(value, seenBy.text), a.longDay(day), a.where(t), id.Short())
	return a.say(receipt{
		Command: "measure", ID: id.String(), Challenge: refTo(t.challenge), Loop: t.loop.Number,
		Indicator: indicatorRefTo(of, t.loop.ID), Value: &n, Words: value, Day: day,
		DayWords: a.longDay(day), SeenBy: seenBy.text,
	}, line)
}

// indicatorNamed finds an indicator by its name, or by the start of its words
// where only one is meant.
func (a *app) indicatorNamed(c *journal.Challenge, name string) (*journal.Indicator, error) {
	if strings.TrimSpace(name) == "" {
		return nil, fault("cli-empty")
	}
	if exact := indicatorExactly(c, name); exact != nil {
		return exact, nil
	}
	found := slices.DeleteFunc(slices.Clone(c.Indicators), func(i *journal.Indicator) bool {
		return !hasWords(i.Name.Words, name)
	})
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(c.Indicators) == 0:
		return nil, fault("cli-no-indicator", oneLine(a.words.Titled(c.Title.Words)))
	case len(found) > 1:
		return nil, fault("cli-indicator-several", name, a.words.List(indicatorNames(found)))
	}
	return nil, fault("cli-indicator-unknown", name, a.words.List(indicatorNames(c.Indicators)))
}

// indicatorExactly is the indicator of a name, but for case and punctuation; nil
// where there is none.
func indicatorExactly(c *journal.Challenge, name string) *journal.Indicator {
	for _, i := range c.Indicators {
		if i.Name.Words == name {
			return i
		}
	}
	for _, i := range c.Indicators {
		if folded(i.Name.Words) == folded(name) {
			return i
		}
	}
	return nil
}

func indicatorNames(list []*journal.Indicator) []string {
	var names []string
	for _, i := range list {
		names = append(names, oneLine(i.Name.Words))
	}
	return names
}

func indicatorRefTo(i *journal.Indicator, loop journal.ID) *indicatorRef {
	p := i.Plan(loop)
	ref := &indicatorRef{
		ID: i.ID.String(), Name: i.Name.Words, Kind: string(i.Kind), Unit: i.Unit.Words,
		Better: string(i.Better), Baseline: pointer(p.Baseline), Target: pointer(p.Target),
		Expected: pointer(p.Expected), Sure: p.Sure,
	}
	for _, e := range p.Earlier {
		ref.Earlier = append(ref.Earlier, expectationRef{e.Value.N, e.Sure, e.Day})
	}
	return ref
}
