package cli

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/template"
	"stjerne/themes"
)

func (a *app) configCommand() *cobra.Command {
	cmd := a.command("config", []argument{{name: "key", optional: true}, {name: "setting", optional: true}},
		func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return a.showSettings()
			case 1:
				return a.showSetting(args[0])
			default:
				return a.changeSetting(args[0], args[1])
			}
		})
	path := a.command("path", nil, func(*cobra.Command, []string) error { return a.showPaths() })
	path.Short = a.words.T("cli.short.config-path")
	cmd.AddCommand(path)
	completeFirst(cmd, config.Keys)
	a.listings[cmd] = listing{a.words.T("cli.help.settings"), func() []entry {
		var list []entry
		for _, key := range config.Keys() {
			list = append(list, entry{key, a.words.T("cli.setting." + key)})
		}
		return list
	}}
	return cmd
}

// setting is a setting as `config --json` shows it.
type setting struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	Set   bool   `json:"set"`
}

func (a *app) settingOf(s config.Settings, key string) (setting, error) {
	text, err := s.Get(key)
	if err != nil {
		return setting{}, settingFault(err)
	}
	return setting{Key: key, Value: text, Set: text != "" || key == "vision" && s.Vision != nil}, nil
}

func (a *app) showSettings() error {
	s, err := a.chosen()
	if err != nil {
		return err
	}
	object := struct {
		Settings []setting `json:"settings"`
	}{}
	var rows [][]string
	for _, key := range config.Keys() {
		one, err := a.settingOf(s, key)
		if err != nil {
			return err
		}
		object.Settings = append(object.Settings, one)
		shown := one.Value
		if shown == "" {
			shown = a.words.T("cli.config.unset")
			if one.Set {
				shown = a.words.T("cli.config.none")
			}
		}
		rows = append(rows, []string{key, shown})
	}
	return a.say(object, table(rows)...)
}

func (a *app) showSetting(key string) error {
	s, err := a.chosen()
	if err != nil {
		return err
	}
	one, err := a.settingOf(s, key)
	if err != nil {
		return err
	}
	return a.say(one, one.Value)
}

func (a *app) changeSetting(key, text string) error {
	if key == "theme" && text != "" {
		if _, err := themes.Load(text, a.paths.Themes); err != nil {
			return themeFault(err)
		}
	}
	if key == "method" && text != "" {
		whole, err := filepath.Abs(text)
		if err != nil || strings.HasPrefix(text, "~") {
			whole = text
		}
		if err := a.tryMethod(whole); err != nil {
			return err
		}
	}
	if key == "template" && text != "" {
		whole, err := filepath.Abs(text)
		if err != nil || strings.HasPrefix(text, "~") {
			whole = text
		}
		m, err := a.method()
		if err != nil {
			return err
		}
		if _, err := template.Load(a.paths.Resolve(whole), m); err != nil {
			return err
		}
	}
	if key == "mouse" {
		if yes, err := i18n.ParseYesNo(text); err == nil {
			text = map[bool]string{true: "true", false: "false"}[yes]
		}
	}
	if err := config.Set(a.paths.Settings, key, text); err != nil {
		return settingFault(err)
	}
	s, err := config.Load(a.paths.Settings)
	if err != nil {
		return err
	}
	one, err := a.settingOf(s, key)
	if err != nil {
		return err
	}
	if key == "lang" {
		// The answer is in the language that was just chosen, unless this run
		// was told to use another.
		a.settings = s
		if words, err := i18n.Load(a.language()); err == nil {
			a.words = words
		}
	}
	if one.Value == "" {
		return a.say(one, a.words.T("cli.config.cleared", key))
	}
	return a.say(one, a.words.T("cli.config.saved", key, one.Value))
}

// tryMethod refuses a file that the program couldn't start with afterwards.
func (a *app) tryMethod(path string) error {
	_, err := a.methodIn(a.words.Lang(), config.Settings{Method: path})
	return err
}

// settingFault is wrong usage where a key or a value isn't among those there are.
func settingFault(err error) error {
	switch code := i18n.FaultCode(err); code {
	case "config_unknown", "config_meant", "config_choice", "config_yesno":
		return usageError{err}
	default:
		return err
	}
}

func (a *app) showPaths() error {
	journal := a.paths.JournalFile(a.flags.journal.text, a.settings)
	object := struct {
		Journal  string `json:"journal"`
		Settings string `json:"settings"`
		Themes   string `json:"themes"`
		State    string `json:"state"`
		Synced   string `json:"synced,omitempty"`
	}{Journal: journal, Settings: a.paths.Settings, Themes: a.paths.Themes, State: a.paths.State}
	lines := table([][]string{
		{a.words.T("cli.path.journal"), journal},
		{a.words.T("cli.path.settings"), a.paths.Settings},
		{a.words.T("cli.path.themes"), a.paths.Themes},
		{a.words.T("cli.path.state"), a.paths.State},
	})
	if service, synced := config.Synced(journal); synced {
		object.Synced = service
		lines = append(lines, a.words.T("cli.path.synced", service))
	}
	if a.settingsErr != nil {
		lines = append(lines, a.words.Sentence(a.settingsErr))
	}
	return a.say(object, lines...)
}

// themed is a theme as `themes --json` lists it.
type themed struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Chosen bool   `json:"chosen"`
	Fault  string `json:"fault,omitempty"`
}

func (a *app) themesCommand() *cobra.Command {
	return a.command("themes", nil, func(*cobra.Command, []string) error {
		names, err := themes.List(a.paths.Themes)
		if err != nil {
			return err
		}
		chosen := a.settings.Theme
		if a.flags.theme.set {
			chosen = a.flags.theme.text
		}
		object := struct {
			Themes []themed `json:"themes"`
		}{}
		var rows [][]string
		for _, name := range names {
			one := themed{Name: name, Chosen: strings.EqualFold(name, chosen)}
			theme, err := themes.Load(name, a.paths.Themes)
			if err != nil {
				one.Fault = a.words.Sentence(err)
				one.Title = one.Fault
			} else {
				one.Title = theme.TitleIn(string(a.words.Lang()))
			}
			mark := " "
			if one.Chosen {
				mark = "▸"
			}
			object.Themes = append(object.Themes, one)
			rows = append(rows, []string{mark + " " + name, one.Title})
		}
		return a.say(object, table(rows)...)
	})
}
