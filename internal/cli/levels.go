package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// sureness is the answer of `levels --json`.
type sureness struct {
	Challenge challengeRef `json:"challenge"`
	Loop      int          `json:"loop"`
	Level     string       `json:"level,omitempty"`
	Declared  bool         `json:"declared"`
	By        string       `json:"by,omitempty"`
	Words     string       `json:"words"`
	Next      string       `json:"next,omitempty"`
	Takes     []condition  `json:"takes,omitempty"`
}

// condition is one thing that the next level takes.
type condition struct {
	ID        string `json:"id"`
	Words     string `json:"words"`
	Indicator string `json:"indicator,omitempty"`
	Have      int    `json:"have,omitempty"`
	Need      int    `json:"need,omitempty"`
}

// levels are those a leader can declare, as they are typed.
func levels() []string {
	return []string{string(journal.Experience), string(journal.Tendency), string(journal.Evidence)}
}

func (a *app) levelsCommand() *cobra.Command {
	var declare value
	cmd := a.command("levels", []argument{{name: "challenge", optional: true, loose: true}},
		func(cmd *cobra.Command, args []string) error {
			if declare.set {
				return a.declare(cmd, declare.text, args)
			}
			return a.levels(args)
		})
	a.flag(cmd, &declare, "declare")
	a.complete(cmd, "declare", levels())
	return cmd
}

// levels says what the current loop has, and, since it was asked for, what would
// take it further.
func (a *app) levels(args []string) error {
	m, err := a.method()
	if err != nil {
		return err
	}
	c, err := a.oneChallenge(args)
	if err != nil {
		return err
	}
	var t target
	err = a.read(func(r *store.Reader) (err error) {
		t, err = a.target(r, c, "", forReading)
		return err
	})
	if err != nil {
		return err
	}
	object, lines := a.surenessOf(m, t)
	return a.say(object, lines...)
}

// surenessOf tells how sure the learning of a loop is, for a script and in lines.
func (a *app) surenessOf(m *method.Method, t target) (sureness, []string) {
	level, declared := t.challenge.LevelOf(t.loop)
	object := sureness{
		Challenge: *refTo(t.challenge), Loop: t.loop.Number, Level: string(level), Declared: declared,
		By: t.loop.DeclaredBy.Words, Words: summary.Sureness(a.words, t.challenge, t.loop),
	}
	if object.Words == "" {
		object.Words = a.words.T("levels.none")
	}
	lines := []string{a.where(t), object.Words}
	// Of evidence the sentence says it already.
	if by := oneLine(object.By); by != "" && level != journal.Evidence {
		lines = append(lines, a.words.T("cli.levels.by", by))
	}
	next, open := t.challenge.Further(t.loop)
	becomes, takes, optional := summary.Further(a.words, m, t.challenge, t.loop)
	object.Next = string(next)
	lines = append(lines, "", becomes)
	for i, words := range takes {
		one := condition{ID: string(open[i].ID), Words: words, Have: open[i].Have, Need: open[i].Need}
		if open[i].Indicator != nil {
			one.Indicator = open[i].Indicator.ID.String()
		}
		object.Takes = append(object.Takes, one)
		lines = append(lines, "  - "+words)
	}
	if optional != "" {
		lines = append(lines, optional)
	}
	return object, lines
}

// declare keeps what the leader claims, always with who judged it and how: a claim
// without that says nothing to whoever reads it.
func (a *app) declare(cmd *cobra.Command, level string, args []string) error {
	if err := oneOf("--declare", level, levels()); err != nil {
		return err
	}
	if len(args) == 0 || !a.typedAfter("--declare", args[len(args)-1]) {
		return usage("cli-too-little", a.usageLine(cmd)+" --declare "+level+" "+a.words.T("cli.place.text"))
	}
	by, err := a.text(args[len(args)-1])
	if err != nil {
		return err
	}
	c, err := a.oneChallenge(args[:len(args)-1])
	if err != nil {
		return err
	}
	var t target
	err = a.write("level", func(w *store.Writer) (err error) {
		if t, err = a.target(w.Reader, c, "", forWriting); err != nil {
			return err
		}
		if err = w.SetDeclared(t.loop.ID, level); err != nil {
			return err
		}
		if _, err = w.SetText(journal.TextRef{Object: t.loop.ID, Name: journal.TextDeclared}, by, store.Latest); err != nil {
			return err
		}
		t, err = a.again(w.Reader, t)
		return err
	})
	if err != nil {
		return err
	}
	words := summary.Sureness(a.words, t.challenge, t.loop)
	lines := []string{a.words.T("cli.levels.declared", a.words.T("cli.level."+level), a.where(t)), words}
	if level != string(journal.Evidence) {
		lines = append(lines, a.words.T("cli.levels.by", oneLine(by)))
	}
	return a.say(receipt{
		Command: "levels", Challenge: refTo(t.challenge), Loop: t.loop.Number, Level: level, By: by, Words: words,
	}, lines...)
}

// again reads a challenge and its loop anew, within the write that changed them.
func (a *app) again(r *store.Reader, t target) (target, error) {
	c, err := r.Challenge(t.challenge.ID)
	if err != nil {
		return t, err
	}
	return target{c, c.Loop(t.loop.ID)}, nil
}

// typedAfter tells whether an argument was typed behind a flag: what stands before
// --declare is a challenge, and never taken for what is declared.
func (a *app) typedAfter(flag, arg string) bool {
	at := slices.IndexFunc(a.env.Args, func(s string) bool { return s == flag || strings.HasPrefix(s, flag+"=") })
	if at < 0 {
		return false
	}
	behind := a.env.Args[at+1:]
	if a.env.Args[at] == flag && len(behind) > 0 {
		behind = behind[1:] // the flag's own value
	}
	return slices.Contains(behind, arg)
}
