package cli

import (
	"github.com/spf13/cobra"

	"stjerne/internal/store"
	"stjerne/journal"
	"stjerne/journal/method"
)

func (a *app) newCommand() *cobra.Command {
	return a.command("new", []argument{{name: "title"}}, func(_ *cobra.Command, args []string) error {
		title, err := a.text(args[0])
		if err != nil {
			return err
		}
		settings, err := a.chosen()
		if err != nil {
			return err
		}
		voice := method.I
		if settings.Voice == string(method.We) {
			voice = method.We
		}
		var id journal.ID
		err = a.write("new", func(w *store.Writer) error {
			id, _, err = w.NewChallenge(title, voice)
			return err
		})
		if err != nil {
			return err
		}
		// Nothing but the id: it is what a script wants in a variable.
		return a.say(receipt{
			Command: "new", ID: id.String(), Loop: 1,
			Challenge: &challengeRef{ID: id.String(), Title: title},
		}, id.String())
	})
}

func (a *app) closeCommand() *cobra.Command {
	return a.command("close", []argument{{name: "text", optional: true}}, func(_ *cobra.Command, args []string) error {
		var text string
		if len(args) > 0 {
			var err error
			if text, err = a.text(args[0]); err != nil {
				return err
			}
		}
		return a.turn("close", forWriting, func(w *store.Writer, c *journal.Challenge) error {
			if c.Status == journal.Closed && text == "" {
				return fault("cli-closed-already", oneLine(a.words.Titled(c.Title.Words)))
			}
			day := a.today()
			if c.Status == journal.Closed {
				// What became of it is put into other words; when it ended stays.
				day = c.ClosedOn
			}
			if err := w.SetStatus(c.ID, journal.Closed, day); err != nil || text == "" {
				return err
			}
			_, err := w.SetText(journal.TextRef{Object: c.ID, Name: journal.TextClosing}, text, store.Latest)
			return err
		})
	})
}

func (a *app) reopenCommand() *cobra.Command {
	return a.command("reopen", nil, func(*cobra.Command, []string) error {
		return a.turn("reopen", forReopening, func(w *store.Writer, c *journal.Challenge) error {
			if c.Status == journal.Open {
				return fault("cli-open-already", oneLine(a.words.Titled(c.Title.Words)))
			}
			return w.SetStatus(c.ID, journal.Open, journal.Day{})
		})
	})
}

func (a *app) archiveCommand() *cobra.Command {
	return a.command("archive", nil, func(*cobra.Command, []string) error {
		return a.turn("archive", forReading, func(w *store.Writer, c *journal.Challenge) error {
			if c.Status == journal.Archived {
				return fault("cli-archived-already", oneLine(a.words.Titled(c.Title.Words)))
			}
			return w.SetStatus(c.ID, journal.Archived, c.ClosedOn)
		})
	})
}

// turn changes the status of a challenge and says so.
func (a *app) turn(command string, s scope, do func(*store.Writer, *journal.Challenge) error) error {
	var after *journal.Challenge
	err := a.write(command, func(w *store.Writer) error {
		c, err := a.oneChallenge(nil)
		if err != nil {
			return err
		}
		id, err := a.challengeID(w.Reader, c, s)
		if err != nil {
			return err
		}
		before, err := w.Challenge(id)
		if err != nil {
			return err
		}
		if err := do(w, before); err != nil {
			return err
		}
		after, err = w.Challenge(id)
		return err
	})
	if err != nil {
		return err
	}
	lines := []string{a.words.T("cli.turn."+command, oneLine(a.words.Titled(after.Title.Words)), a.longDay(a.today()))}
	if command == "close" {
		// On the screen single notes are offered to be taken out; here nobody is
		// asked anything, so it is said that none was.
		lines = append(lines, a.words.T("cli.close.kept"))
	}
	return a.say(receipt{
		Command: command, ID: after.ID.String(), Challenge: refTo(after), Status: string(after.Status),
		Day: a.today(), DayWords: a.longDay(a.today()),
	}, lines...)
}
