package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/store"
	"stjerne/journal"
)

// none clears a unit, or a number of an indicator's plan.
const none = "none"

// indicatorFlags are what can be said about an indicator.
type indicatorFlags struct {
	kind, unit, baseline, target, better, expected, sure, rename value
}

func (a *app) indicatorCommand() *cobra.Command {
	f := &indicatorFlags{}
	cmd := a.command("indicator", []argument{{name: "name"}}, func(_ *cobra.Command, args []string) error {
		return a.indicator(args[0], f)
	})
	a.flag(cmd, &f.kind, "kind")
	a.flag(cmd, &f.unit, "unit")
	a.flag(cmd, &f.baseline, "baseline")
	a.flag(cmd, &f.target, "target")
	a.flag(cmd, &f.better, "better")
	a.flag(cmd, &f.expected, "expected")
	a.flag(cmd, &f.sure, "sure")
	a.flag(cmd, &f.rename, "rename")
	a.complete(cmd, "kind", indicatorKinds())
	a.complete(cmd, "better", betters())
	a.complete(cmd, "sure", sures())
	return cmd
}

func (f *indicatorFlags) check() error {
	for _, c := range []struct {
		flag string
		value
		list []string
	}{
		{"--kind", f.kind, indicatorKinds()},
		{"--better", f.better, betters()},
		{"--sure", f.sure, sures()},
	} {
		if c.set {
			if err := oneOf(c.flag, c.text, c.list); err != nil {
				return err
			}
		}
	}
	for _, text := range []value{f.unit, f.rename} {
		if text.set && strings.TrimSpace(text.text) == "" {
			return fault("cli-empty")
		}
	}
	return nil
}

func (a *app) indicator(name string, f *indicatorFlags) error {
	name, err := a.text(name)
	if err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	var t target
	var of *journal.Indicator
	var made bool
	var kept int // how many earlier expectations there were
	a.undoubt(&f.baseline.text)
	a.undoubt(&f.target.text)
	a.undoubt(&f.expected.text)
	err = a.write("indicator", func(w *store.Writer) error {
		c, err := a.oneChallenge(nil)
		if err != nil {
			return err
		}
		if t, err = a.target(w.Reader, c, "", forWriting); err != nil {
			return err
		}
		of = indicatorExactly(t.challenge, name)
		if made = of == nil; made {
			of = &journal.Indicator{Name: journal.Text{Words: name}, Kind: journal.KindNumber, Better: journal.Neither}
		}
		kept = len(of.Plan(t.loop.ID).Earlier)
		if err := f.apply(w, t, of, made); err != nil {
			return err
		}
		if t, err = a.again(w.Reader, t); err != nil {
			return err
		}
		if stands := t.challenge.Indicator(of.ID); stands != nil {
			of = stands
		}
		return nil
	})
	if err != nil {
		return err
	}
	did := "changed"
	if made {
		did = "made"
	}
	lines := []string{a.words.T("cli.indicator."+did, oneLine(of.Name.Words), a.indicatorWords(of, t.loop.ID), a.where(t), of.ID.Short())}
	if earlier := of.Plan(t.loop.ID).Earlier; len(earlier) > kept {
		lines = append(lines, a.words.T("cli.expected.kept", a.expectationWords(of, earlier[len(earlier)-1])))
	}
	return a.say(receipt{
		Command: "indicator", ID: of.ID.String(), Challenge: refTo(t.challenge), Loop: t.loop.Number,
		Indicator: indicatorRefTo(of, t.loop.ID), Changed: truth(!made),
	}, lines...)
}

// apply makes or changes the indicator, and leaves in it what stands afterwards.
func (f *indicatorFlags) apply(w *store.Writer, t target, of *journal.Indicator, made bool) error {
	if f.kind.set {
		of.Kind = journal.IndicatorKind(f.kind.text)
		if err := stillFits(of); err != nil {
			return err
		}
	}
	p, planned, err := f.plan(of, t.loop.ID)
	if err != nil {
		return err
	}
	if err := f.direction(of, p); err != nil {
		return err
	}
	if made {
		if of.ID, err = w.NewIndicator(t.challenge.ID, of.Name.Words, of.Kind, of.Better); err != nil {
			return err
		}
	} else if err := w.SetIndicator(of.ID, of.Kind, of.Better); err != nil {
		return err
	}
	if made || planned {
		if err := w.SetPlan(of.ID, t.loop.ID, p); err != nil {
			return err
		}
		if of.Plans == nil {
			of.Plans = map[journal.ID]journal.Plan{}
		}
		of.Plans[t.loop.ID] = p
	}
	if f.unit.set {
		of.Unit.Words = f.unit.text
		if f.unit.text == none {
			of.Unit.Words = ""
		}
		if _, err := w.SetText(journal.TextRef{Object: of.ID, Name: journal.TextUnit}, of.Unit.Words, store.Latest); err != nil {
			return err
		}
	}
	if f.rename.set {
		if other := indicatorExactly(t.challenge, f.rename.text); other != nil && other.ID != of.ID {
			return fault("cli-indicator-taken", f.rename.text)
		}
		of.Name.Words = f.rename.text
		if _, err := w.SetText(journal.TextRef{Object: of.ID, Name: journal.TextName}, f.rename.text, store.Latest); err != nil {
			return err
		}
	}
	return nil
}

// plan is the indicator's plan for the loop with what was typed put in.
func (f *indicatorFlags) plan(of *journal.Indicator, loop journal.ID) (p journal.Plan, changed bool, err error) {
	p = of.Plan(loop)
	for _, n := range []struct {
		typed value
		into  *journal.Value
	}{{f.baseline, &p.Baseline}, {f.target, &p.Target}, {f.expected, &p.Expected}} {
		switch {
		case !n.typed.set:
		case n.typed.text == none:
			*n.into, changed = journal.Value{}, true
		default:
			v, err := valueOf(of.Kind, of.Name.Words, n.typed.text)
			if err != nil {
				return p, false, err
			}
			*n.into, changed = journal.Value{N: v, Set: true}, true
		}
	}
	if !p.Expected.Set {
		if f.sure.set {
			return p, false, fault("cli-sure-alone")
		}
		p.Sure = ""
	} else if f.sure.set {
		p.Sure, changed = f.sure.text, true
	}
	return p, changed, nil
}

// direction finds which way is better. Said, it is that; else a target tells it
// where the baseline is another, and up is taken where only the target is known.
// An indicator without either keeps no direction, and is told but not judged.
func (f *indicatorFlags) direction(of *journal.Indicator, p journal.Plan) error {
	if f.better.set {
		of.Better = journal.Better(f.better.text)
		if of.Better == journal.Neither && p.Target.Set {
			return fault("cli-neither-target", of.Name.Words)
		}
		return nil
	}
	if of.Better != journal.Neither || !p.Target.Set {
		return nil
	}
	of.Better = journal.Up
	if p.Baseline.Set && p.Target.N < p.Baseline.N {
		of.Better = journal.Down
	}
	return nil
}

// stillFits refuses a kind that what is measured or planned already can't be of.
func stillFits(of *journal.Indicator) error {
	if !of.CanBe(of.Kind) {
		return fault("cli-kind-misfit", of.Name.Words, string(of.Kind))
	}
	return nil
}

// indicatorWords tells an indicator's kind and plan in a few words.
func (a *app) indicatorWords(i *journal.Indicator, loop journal.ID) string {
	p := i.Plan(loop)
	parts := []string{a.words.T("cli.kind." + string(i.Kind)), a.words.T("cli.better." + string(i.Better))}
	if p.Baseline.Set {
		parts = append(parts, a.words.T("cli.indicator.baseline", a.valueWords(i, p.Baseline.N)))
	}
	if p.Target.Set {
		parts = append(parts, a.words.T("cli.indicator.target", a.valueWords(i, p.Target.N)))
	}
	if p.Expected.Set {
		expected := a.words.T("cli.indicator.expected", a.valueWords(i, p.Expected.N))
		if p.Sure != "" {
			expected += " " + a.words.T("cli.sure."+p.Sure)
		}
		parts = append(parts, expected)
	}
	for _, e := range slices.Backward(p.Earlier) {
		parts = append(parts, a.words.T("cli.expected.earlier", a.expectationWords(i, e)))
	}
	return strings.Join(parts, ", ")
}

// expectationWords tells what was once expected, how sure, and when.
func (a *app) expectationWords(i *journal.Indicator, e journal.Expectation) string {
	words := a.valueWords(i, e.Value.N)
	if e.Sure != "" {
		words += " " + a.words.T("cli.sure."+e.Sure)
	}
	return a.words.T("cli.expected.on", words, a.words.Day(e.Day.Time()))
}
