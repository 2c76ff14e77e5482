package tui

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/themes"
)

// set changes a setting and writes it down.
func (r *root) set(key, value string) tea.Cmd {
	env := r.env
	return func() tea.Msg {
		if err := env.Set(key, value); err != nil {
			return ui.Failed{Err: err}
		}
		return ui.SettingsChanged{Key: key, Value: value}
	}
}

// settingChanged has a changed setting hold at once.
func (r *root) settingChanged(msg ui.SettingsChanged) tea.Cmd {
	e, s := r.env, &r.options.Settings
	switch msg.Key {
	case "lang":
		lang, ok := i18n.ParseLang(msg.Value)
		if !ok || r.options.Language == nil {
			return nil
		}
		s.Lang = msg.Value
		words, m, err := r.options.Language(lang, *s)
		if err != nil {
			return ui.Send(ui.Failed{Err: err})
		}
		e.Words, e.Method, e.Settings.Lang = words, m, lang
		r.restyle() // what was drawn in the other language is drawn anew
	case "theme":
		theme, err := themes.Load(msg.Value, r.options.Paths.Themes)
		if err != nil {
			return ui.Send(ui.Failed{Err: err})
		}
		s.Theme, r.options.Theme, e.Settings.Theme = msg.Value, theme, msg.Value
		r.restyle()
	case "dark":
		s.Dark, e.Shade = msg.Value, msg.Value
		r.options.Shade = msg.Value
		if msg.Value == "auto" {
			r.options.Shade = ""
			return tea.RequestBackgroundColor
		}
		r.dark = msg.Value == "dark"
		r.restyle()
	case "vision":
		value := msg.Value
		s.Vision, e.Settings.Vision = &value, value
		e.Method.SetVision(value)
	case "voice":
		s.Voice, e.Settings.Voice = msg.Value, journal.Voice(msg.Value)
	case "name":
		s.Name, e.Settings.Name = msg.Value, msg.Value
	case "role":
		s.Role, e.Settings.Role = msg.Value, msg.Value
	case "mouse":
		s.Mouse, e.Settings.Mouse = msg.Value == "true", msg.Value == "true"
		key := "ui.mouse_off"
		if e.Settings.Mouse {
			key = "ui.mouse_on"
		}
		return tea.Batch(r.refresh(), r.say(ui.Flash{Text: e.T(key)}))
	}
	var cmds []tea.Cmd
	for _, screen := range r.stack {
		cmds = append(cmds, screen.Update(msg))
	}
	return tea.Batch(append(cmds, r.refresh())...)
}
