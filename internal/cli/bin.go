package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/store"
	"stjerne/journal"
)

// binned is a deleted thing as `bin --json` shows it.
type binned struct {
	ID      string      `json:"id"`
	Type    string      `json:"type"`
	Kind    string      `json:"kind,omitempty"`
	Start   string      `json:"start"`
	Day     journal.Day `json:"day,omitzero"`
	Deleted string      `json:"deleted"`
}

func (a *app) deleteCommand() *cobra.Command {
	return a.command("delete", []argument{{name: "id"}}, func(_ *cobra.Command, args []string) error {
		var id journal.ID
		var typ, start string
		err := a.write("delete", func(w *store.Writer) error {
			var err error
			if id, typ, err = w.Find(cleanID(args[0])); err != nil {
				return err
			}
			if typ == "loop" {
				if err := moreLoops(w.Reader, id); err != nil {
					return err
				}
			}
			if err := w.Delete(id); err != nil {
				return err
			}
			start, err = startOf(w.Reader, id)
			return err
		})
		if err != nil {
			return err
		}
		return a.say(receipt{Command: "delete", ID: id.String(), Type: typ},
			a.words.T("cli.delete.done", a.words.T("cli.type."+typ), oneLine(start), id.Short()))
	})
}

// cleanID is an id as it was typed, with the mistakes of reading aloud mended.
func cleanID(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

// startOf is how what was just deleted begins, as the bin shows it.
func startOf(r *store.Reader, id journal.ID) (string, error) {
	list, err := r.Bin()
	if err != nil {
		return "", err
	}
	for _, b := range list {
		if b.ID == id {
			return b.Start, nil
		}
	}
	return "", nil
}

// moreLoops refuses to delete the only loop of a challenge, which would leave
// the challenge with nothing to work in.
func moreLoops(r *store.Reader, loop journal.ID) error {
	all, err := r.Outlines()
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.LoopID != loop || o.Loop > 1 {
			continue
		}
		c, err := r.Challenge(o.ID)
		if err != nil {
			return err
		}
		if len(c.Loops) == 1 {
			return fault("cli-only-loop", oneLine(c.Title.Words), c.ID.Short())
		}
	}
	return nil
}

func (a *app) undoCommand() *cobra.Command {
	return a.command("undo", nil, func(*cobra.Command, []string) error {
		s, err := a.store()
		if err != nil {
			return err
		}
		step, err := s.Undo(a.ctx)
		if err != nil {
			return err
		}
		if step.What == "" {
			return fault("cli-undo-nothing")
		}
		object := receipt{Command: "undo", Undone: step.What}
		line := a.words.T("cli.undo.done", a.undone(step.What))
		if !step.Challenge.IsZero() {
			_ = a.read(func(r *store.Reader) error {
				// A challenge that was undone itself is there no more, and
				// the sentence does without it.
				if c, err := r.Challenge(step.Challenge); err == nil {
					object.Challenge = refTo(c)
					line += " " + a.words.T("cli.where-challenge", oneLine(a.words.Titled(c.Title.Words)))
				}
				return nil
			})
		}
		return a.say(object, line)
	})
}

// undone names a step of undo. The screens name theirs in a table of their own.
func (a *app) undone(what string) string {
	for _, key := range []string{"undo." + what, "cli.undone." + what} {
		if a.words.Has(key) {
			return a.words.T(key)
		}
	}
	return a.words.T("cli.undone.change")
}

func (a *app) binCommand() *cobra.Command {
	bin := a.command("bin", nil, func(*cobra.Command, []string) error { return a.bin() })
	restore := a.command("restore", []argument{{name: "id"}}, func(_ *cobra.Command, args []string) error {
		return a.restore(args[0])
	})
	restore.Short = a.words.T("cli.short.bin-restore")
	empty := a.command("empty", []argument{{name: "id", optional: true}}, func(_ *cobra.Command, args []string) error {
		return a.empty(args)
	})
	empty.Short = a.words.T("cli.short.bin-empty")
	bin.AddCommand(restore, empty)
	bin.Args = a.unknownUnder(bin)
	return bin
}

func (a *app) bin() error {
	var list []store.Binned
	err := a.read(func(r *store.Reader) error {
		var err error
		list, err = r.Bin()
		return err
	})
	if err != nil {
		return err
	}
	object := struct {
		Bin []binned `json:"bin"`
	}{[]binned{}}
	var rows [][]string
	for _, b := range list {
		object.Bin = append(object.Bin, binned{
			ID: b.ID.String(), Type: b.Type, Kind: string(b.Kind), Start: b.Start, Day: b.Day,
			Deleted: b.Deleted.UTC().Format(instant),
		})
		rows = append(rows, []string{
			b.ID.Short(), a.words.Day(journal.DayOf(b.Deleted.In(a.env.Now().Location())).Time()), a.typeWords(b), oneLine(b.Start),
		})
	}
	lines := table(rows)
	if len(rows) == 0 {
		lines = []string{a.words.T("cli.bin.nothing")}
	}
	return a.say(object, lines...)
}

// typeWords names what a deleted thing is; a note by its kind.
func (a *app) typeWords(b store.Binned) string {
	if b.Kind != "" {
		return a.words.T("cli.note." + string(b.Kind))
	}
	return a.words.T("cli.type." + b.Type)
}

// fromBin finds a deleted thing by its id or the start of one.
func fromBin(r *store.Reader, typed string) (store.Binned, error) {
	list, err := r.Bin()
	if err != nil {
		return store.Binned{}, err
	}
	start := cleanID(typed)
	if start == "" {
		return store.Binned{}, fault("cli-empty")
	}
	var found []store.Binned
	for _, b := range list {
		if strings.HasPrefix(b.ID.String(), start) {
			found = append(found, b)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return store.Binned{}, fault("cli-bin-unknown", typed)
	}
	return store.Binned{}, fault("cli-bin-several", typed, len(found))
}

func (a *app) restore(typed string) error {
	var b store.Binned
	err := a.write("restore", func(w *store.Writer) error {
		var err error
		if b, err = fromBin(w.Reader, typed); err != nil {
			return err
		}
		return w.Restore(b.ID)
	})
	if err != nil {
		return err
	}
	return a.say(receipt{Command: "restore", ID: b.ID.String(), Type: b.Type, Kind: string(b.Kind)},
		a.words.T("cli.bin.restored", a.typeWords(b), oneLine(b.Start)))
}

// empty erases for good what is in the bin, or one thing of it, and only after a
// yes: this is the one deletion that can't be undone.
func (a *app) empty(args []string) error {
	var list []store.Binned
	err := a.read(func(r *store.Reader) error {
		var err error
		if len(args) == 0 {
			list, err = r.Bin()
			return err
		}
		b, err := fromBin(r, args[0])
		list = []store.Binned{b}
		return err
	})
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return a.say(receipt{Command: "empty", Erased: []string{}}, a.words.T("cli.bin.nothing"))
	}
	if !a.confirmed(a.words.N("cli.bin.ask", len(list))) {
		return fault("cli-bin-kept")
	}
	object := receipt{Command: "empty"}
	err = a.write("empty", func(w *store.Writer) error {
		object.Erased = nil
		for _, b := range list {
			if err := w.Erase(b.ID); err != nil {
				return err
			}
			object.Erased = append(object.Erased, b.ID.String())
		}
		return nil
	})
	if err != nil {
		return err
	}
	return a.say(object, a.words.N("cli.bin.emptied", len(list)))
}
