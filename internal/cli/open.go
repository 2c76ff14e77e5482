package cli

import (
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"stjerne/internal/config"
	"stjerne/internal/demo"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal/method"
	"stjerne/themes"
)

// Opening is what the journal on the screen is handed.
type Opening struct {
	Store  *store.Store
	Words  *i18n.Words
	Method *method.Method
	// Template is what is handed over is made by; where the organisation's can't be
	// used it is the program's, and TemplateFault says why.
	Template      *summary.Template
	TemplateFault error
	Settings      config.Settings
	Paths         config.Paths
	Theme         themes.Theme
	Getenv        func(string) string
	Sample        bool // a throw-away journal
	// Language loads the words and the method of another language.
	Language func(i18n.Lang, config.Settings) (*i18n.Words, *method.Method, error)
}

// open is the bare program: it shows the journal.
func (a *app) open(*cobra.Command, []string) error {
	if !a.env.CanShow {
		return fault("cli-no-screen")
	}
	s, err := a.store()
	if err != nil {
		return err
	}
	for {
		sample, err := a.onScreen(s, false)
		if err != nil || !sample {
			return err
		}
		// The first screen offers the sample, and the leader's own journal is
		// there again when it is left.
		if err := a.refresh(); err != nil {
			return err
		}
		if err := a.demo(demo.For(a.words.Lang())); err != nil {
			return err
		}
		if err := a.refresh(); err != nil {
			return err
		}
	}
}

// refresh reads the settings again, since they can be changed on the screen, and
// with them the language.
func (a *app) refresh() error {
	a.settings, a.settingsErr = config.Load(a.paths.Settings)
	a.asks, a.made = nil, nil
	var err error
	a.words, err = i18n.Load(a.language())
	return err
}

// onScreen shows a journal until the leader leaves it, and tells whether the
// sample is wanted then.
func (a *app) onScreen(s *store.Store, sample bool) (wanted bool, err error) {
	settings, err := a.chosen()
	if err != nil {
		return false, err
	}
	m, err := a.method()
	if err != nil {
		return false, err
	}
	t, faulty := a.template()
	if faulty != nil {
		t = summary.DefaultTemplate()
	}
	theme := a.themeChosen
	if !a.flags.theme.set {
		if theme, err = themes.Load(settings.Theme, a.paths.Themes); err != nil {
			return false, err
		}
	}
	return a.env.Open(Opening{
		Store: s, Words: a.words, Method: m, Template: t, TemplateFault: faulty, Settings: settings, Paths: a.paths,
		Theme: theme, Getenv: a.env.Getenv, Sample: sample, Language: a.otherLanguage,
	})
}

// otherLanguage loads what changes with the language while the journal is open.
func (a *app) otherLanguage(lang i18n.Lang, s config.Settings) (*i18n.Words, *method.Method, error) {
	words, err := i18n.Load(lang)
	if err != nil {
		return nil, nil, err
	}
	m, err := a.methodIn(lang, s)
	return words, m, err
}

func (a *app) demoCommand() *cobra.Command {
	var name value
	cmd := a.command("demo", nil, func(*cobra.Command, []string) error {
		chosen := demo.For(a.words.Lang())
		if name.set {
			if err := oneOf("--case", name.text, demo.Names()); err != nil {
				return err
			}
			chosen = name.text
		}
		if !a.env.CanShow {
			return fault("cli-no-screen")
		}
		return a.demo(chosen)
	})
	a.flag(cmd, &name, "case")
	a.complete(cmd, "case", demo.Names())
	return cmd
}

// demo shows a sample journal in a folder of its own, which is removed when it
// is left. Its clock stands at the sample's day and goes on from there.
func (a *app) demo(name string) error {
	folder, err := os.MkdirTemp("", "stjerne-demo-")
	if err != nil {
		return fault("cli-demo-failed", err.Error())
	}
	defer func() { _ = os.RemoveAll(folder) }()
	began := a.env.Now()
	s := store.New(store.Options{
		Path: filepath.Join(folder, "journal.stjerne"), Backups: filepath.Join(folder, "backups"),
		Now:    func() time.Time { return demo.Now().Add(a.env.Now().Sub(began)) },
		Random: a.env.Random,
	})
	if err := demo.Write(a.ctx, s, name); err != nil {
		return err
	}
	_, err = a.onScreen(s, true)
	return err
}
