package cli

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/template"
	"stjerne/journal/method"
	"stjerne/themes"
)

// app is one run of the program. What a command may do without (the method's
// words, themes, the journal itself) is made when it is first asked for: a line
// into the log is one of many in a day and should cost nothing.
type app struct {
	env   Env
	ctx   context.Context
	out   *bufio.Writer
	lines *bufio.Reader // standard input where questions are asked
	words *i18n.Words

	flags struct {
		journal, lang, theme, challenge value
		json, yes                       bool
	}
	groups   []group
	places   map[*cobra.Command][]argument
	listings map[*cobra.Command]listing

	paths       config.Paths
	settings    config.Settings // the default where they can't be read
	settingsErr error
	themeChosen themes.Theme

	stored *store.Store
	asks   *method.Method
	made   *summary.Template
}

// listing is a list on a command's own help page, made when it is shown.
type listing struct {
	heading string
	entries func() []entry
}

// start finds the user's language and reads its words.
func (a *app) start() error {
	a.places = map[*cobra.Command][]argument{}
	a.listings = map[*cobra.Command]listing{}
	a.paths = config.Places(a.env.Getenv)
	return a.refresh()
}

// common checks the flags that all commands have, before a command does
// anything.
func (a *app) common(*cobra.Command) error {
	if a.flags.lang.set {
		if _, ok := i18n.ParseLang(a.flags.lang.text); !ok {
			return oneOf("--lang", a.flags.lang.text, langNames())
		}
	}
	if a.flags.journal.set && a.flags.journal.text == "" {
		return fault("cli-empty-path", "--journal")
	}
	if a.flags.theme.set {
		theme, err := themes.Load(a.flags.theme.text, a.paths.Themes)
		if err != nil {
			return themeFault(err)
		}
		a.themeChosen = theme
	}
	return nil
}

// themeFault is wrong usage where the theme isn't there, as with any list of
// names; a theme that is faulty is a failure.
func themeFault(err error) error {
	if i18n.FaultCode(err) == "theme_unknown" {
		return usageError{err}
	}
	return err
}

// chosen are the user's settings. Faulty ones are an error: they may name the
// journal, and a note would go into another.
func (a *app) chosen() (config.Settings, error) { return a.settings, a.settingsErr }

// journalPath is the journal that is meant.
func (a *app) journalPath() (string, error) {
	if a.settingsErr != nil && !a.flags.journal.set && a.paths.ChosenJournal == "" {
		return "", a.settingsErr
	}
	return a.paths.JournalFile(a.flags.journal.text, a.settings), nil
}

// store is the journal. Making it reads nothing yet.
func (a *app) store() (*store.Store, error) {
	if a.stored != nil {
		return a.stored, nil
	}
	path, err := a.journalPath()
	if err != nil {
		return nil, err
	}
	a.stored = store.New(store.Options{
		Path: path, Backups: filepath.Join(a.paths.State, "backups"),
		Now: a.env.Now, Random: a.env.Random,
	})
	return a.stored, nil
}

// write runs a change of the journal as one step of undo.
func (a *app) write(what string, do func(*store.Writer) error) error {
	s, err := a.store()
	if err != nil {
		return err
	}
	return s.Write(a.ctx, what, do)
}

// read runs a reading of the journal.
func (a *app) read(do func(*store.Reader) error) error {
	s, err := a.store()
	if err != nil {
		return err
	}
	return s.Read(a.ctx, do)
}

// method is the method in the user's language, with the organisation's own
// wording and vision laid over it.
func (a *app) method() (*method.Method, error) {
	if a.asks != nil {
		return a.asks, nil
	}
	settings, err := a.chosen()
	if err != nil {
		return nil, err
	}
	a.asks, err = a.methodIn(a.words.Lang(), settings)
	return a.asks, err
}

func (a *app) methodIn(lang i18n.Lang, settings config.Settings) (*method.Method, error) {
	m, err := method.Load(method.Lang(lang))
	if err != nil {
		return nil, err
	}
	if settings.Method != "" {
		if err := overlay(m, a.paths.Resolve(settings.Method)); err != nil {
			return nil, err
		}
	}
	if settings.Vision != nil {
		m.SetVision(*settings.Vision)
	}
	return m, nil
}

// template is what is handed over is made by: the organisation's, or the program's.
func (a *app) template() (*summary.Template, error) {
	if a.made != nil {
		return a.made, nil
	}
	settings, err := a.chosen()
	if err != nil {
		return nil, err
	}
	m, err := a.method()
	if err != nil {
		return nil, err
	}
	a.made, err = template.For(a.paths, settings, m)
	return a.made, err
}

// overlay lays an organisation's own file over the method. What is wrong in it
// is told with the file and the line.
func overlay(m *method.Method, path string) error {
	var own method.Overlay
	if err := config.DecodeStrict(path, &own); err != nil {
		return err
	}
	err := m.Apply(own)
	problem, ok := errors.AsType[*method.Problem](err)
	if !ok {
		return err
	}
	data, _ := os.ReadFile(path)
	return config.InFile(path, data, problem.Key, problem)
}

// logPath is the file that keeps the trace of a mistake in the program.
func (a *app) logPath() string {
	if a.paths.State == "" {
		return ""
	}
	return filepath.Join(a.paths.State, "error.log")
}
