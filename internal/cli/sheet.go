package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/store"
	"stjerne/journal"
	"stjerne/journal/method"
)

// scales are the steps of the evaluation sheet, as they are typed, with the
// questions that they answer.
func scales() map[string]string {
	return map[string]string{"before": "before.scale", "after": "after.scale", "challenge": "after.challenge"}
}

func scaleNames() []string { return []string{"before", "after", "challenge"} }

func (a *app) scaleCommand() *cobra.Command {
	cmd := a.command("scale", []argument{{name: "scale"}, {name: "step"}}, func(_ *cobra.Command, args []string) error {
		if err := oneOf("scale", args[0], scaleNames()); err != nil {
			return err
		}
		m, err := a.method()
		if err != nil {
			return err
		}
		re := &reply{flags: &answerFlags{}}
		if re.item, err = question(m, scales()[args[0]]); err != nil {
			return err
		}
		if re.step, err = step(args[1]); err != nil {
			return err
		}
		if err := a.write("scale", func(w *store.Writer) error { return a.writeReply(w, re) }); err != nil {
			return err
		}
		return a.sayReply(m, re)
	})
	completeFirst(cmd, scaleNames)
	return cmd
}

// outcomes are how a trial can have gone, as they are typed.
func outcomes() []string {
	return []string{string(journal.CarriedOut), string(journal.Changed), string(journal.CameToNothing)}
}

func (a *app) outcomeCommand() *cobra.Command {
	cmd := a.command("outcome", []argument{{name: "outcome"}, {name: "text", optional: true}},
		func(_ *cobra.Command, args []string) error {
			if err := oneOf("outcome", args[0], outcomes()); err != nil {
				return err
			}
			var text string
			if len(args) > 1 {
				var err error
				if text, err = a.text(args[1]); err != nil {
					return err
				}
			}
			return a.outcome(journal.Outcome(args[0]), text)
		})
	completeFirst(cmd, outcomes)
	return cmd
}

func (a *app) outcome(o journal.Outcome, text string) error {
	var t target
	err := a.write("outcome", func(w *store.Writer) error {
		c, err := a.oneChallenge(nil)
		if err != nil {
			return err
		}
		if t, err = a.target(w.Reader, c, "", forWriting); err != nil {
			return err
		}
		if err := w.SetOutcome(t.loop.ID, o, a.today()); err != nil || text == "" {
			return err
		}
		_, err = w.SetText(journal.TextRef{Object: t.loop.ID, Name: journal.TextOutcome}, text, store.Latest)
		return err
	})
	if err != nil {
		return err
	}
	words := a.words.T("cli.outcome." + string(o))
	return a.say(receipt{
		Command: "outcome", Challenge: refTo(t.challenge), Loop: t.loop.Number, Outcome: string(o),
		Words: words, Day: a.today(), DayWords: a.longDay(a.today()),
	}, a.words.T("cli.outcome.saved", words, a.longDay(a.today()), a.where(t)))
}

// setFlags are what can be changed of a challenge or its loop.
type setFlags struct {
	title, voice, loopTitle, started value
	perspectives, values             values
}

func (a *app) setCommand() *cobra.Command {
	f := &setFlags{}
	cmd := a.command("set", []argument{{name: "challenge", optional: true, loose: true}},
		func(cmd *cobra.Command, args []string) error { return a.set(cmd, args, f) })
	a.flag(cmd, &f.title, "title")
	a.flag(cmd, &f.perspectives, "perspectives")
	a.flag(cmd, &f.values, "values")
	a.flag(cmd, &f.voice, "voice")
	a.flag(cmd, &f.loopTitle, "loop-title")
	a.flag(cmd, &f.started, "started")
	a.complete(cmd, "voice", voices())
	a.complete(cmd, "perspectives", perspectives())
	a.complete(cmd, "values", leadershipValues())
	return cmd
}

func voices() []string { return []string{string(method.I), string(method.We)} }

// leadershipValues are the ids of the leadership foundation; a test holds them
// against the method's data.
func leadershipValues() []string {
	return []string{"diversity", "professionalism", "interaction", "design"}
}

// check refuses what can't be before anything is written. A list emptied with
// "" is a list of nothing.
func (f *setFlags) check() error {
	if f.voice.set {
		if err := oneOf("--voice", f.voice.text, voices()); err != nil {
			return err
		}
	}
	for _, p := range f.perspectives.texts {
		if err := oneOf("--perspectives", p, perspectives()); err != nil {
			return err
		}
	}
	for _, v := range f.values.texts {
		if err := oneOf("--values", v, leadershipValues()); err != nil {
			return err
		}
	}
	for _, t := range []value{f.title, f.loopTitle} {
		if t.set && strings.TrimSpace(t.text) == "" {
			return fault("cli-empty")
		}
	}
	return nil
}

func (a *app) set(cmd *cobra.Command, args []string, f *setFlags) error {
	if !f.title.set && !f.perspectives.set && !f.values.set && !f.voice.set && !f.loopTitle.set && !f.started.set {
		return usage("cli-set-nothing", a.helpLine(cmd))
	}
	if err := f.check(); err != nil {
		return err
	}
	started, err := a.seen(f.started)
	if err != nil {
		return err
	}
	c, err := a.oneChallenge(args)
	if err != nil {
		return err
	}
	var t target
	err = a.write("challenge", func(w *store.Writer) error {
		if t, err = a.target(w.Reader, c, "", forWriting); err != nil {
			return err
		}
		return f.apply(w, t, started)
	})
	if err != nil {
		return err
	}
	if f.title.set {
		t.challenge.Title.Words = f.title.text
	}
	lines := []string{a.words.T("cli.set.saved", a.where(t))}
	object := receipt{Command: "set", ID: t.challenge.ID.String(), Challenge: refTo(t.challenge), Loop: t.loop.Number}
	if f.started.set {
		object.Day, object.DayWords = started, a.longDay(started)
		lines = append(lines, a.words.T("cli.set.started", a.longDay(started)))
	}
	return a.say(object, lines...)
}

func (f *setFlags) apply(w *store.Writer, t target, started journal.Day) error {
	challenge, loop := t.challenge.ID, t.loop.ID
	for _, text := range []struct {
		value
		of journal.ID
	}{{f.title, challenge}, {f.loopTitle, loop}} {
		if !text.set {
			continue
		}
		if _, err := w.SetText(journal.TextRef{Object: text.of, Name: journal.TextTitle}, text.text, store.Latest); err != nil {
			return err
		}
	}
	if f.voice.set {
		if err := w.SetVoice(challenge, journal.Voice(f.voice.text)); err != nil {
			return err
		}
	}
	if f.perspectives.set {
		if err := w.SetPerspectives(challenge, f.perspectives.texts); err != nil {
			return err
		}
	}
	if f.values.set {
		if err := w.SetValues(challenge, f.values.texts); err != nil {
			return err
		}
	}
	if f.started.set {
		return w.SetStarted(loop, started)
	}
	return nil
}
