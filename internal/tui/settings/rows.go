package settings

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// labelW is how wide the names of the settings are.
const labelW = 18

// build makes the rows anew from what holds now. The focus, and what is being
// written, stay.
func (s *Screen) build() {
	e := s.env
	langs := make([]form.Option, 0, 2)
	for _, l := range i18n.Langs() {
		langs = append(langs, form.Option{ID: string(l), Name: e.T("settings.lang_" + string(l))})
	}
	shade := ui.Or(e.Shade, "auto")
	mouse := "false"
	if e.Settings.Mouse {
		mouse = "true"
	}
	rows := []form.Row{
		&form.Heading{Text: e.T("settings.look")},
		s.choice("lang", "settings.language", string(e.Settings.Lang), langs...),
		s.themeRow(),
		s.choice("dark", "settings.shade", shade,
			form.Option{ID: "auto", Name: e.T("settings.shade_auto")},
			form.Option{ID: "light", Name: e.T("settings.shade_light")},
			form.Option{ID: "dark", Name: e.T("settings.shade_dark")}),
		s.choice("mouse", "settings.mouse", mouse,
			form.Option{ID: "true", Name: e.T("settings.on")}, form.Option{ID: "false", Name: e.T("settings.off")}),
		&form.Prose{Tight: true},
		&form.Heading{Text: e.T("settings.you")},
		s.line("name", e.Settings.Name, e.T("settings.name_hint")),
		s.line("role", e.Settings.Role, e.T("settings.role_hint")),
		s.choice("voice", "settings.voice", string(e.Settings.Voice),
			form.Option{ID: "i", Name: e.T("settings.voice_i")}, form.Option{ID: "we", Name: e.T("settings.voice_we")}),
		&form.Prose{Tight: true},
		s.vision(),
		&form.Heading{Text: e.T("settings.files")},
	}
	rows = append(rows, s.files()...)
	s.rows = map[string]form.Row{}
	for _, r := range rows {
		if r.ID() != "" {
			s.rows[r.ID()] = r
		}
	}
	s.form.SetRows(rows)
}

func (s *Screen) choice(key, label, now string, options ...form.Option) *form.Choice {
	name := s.env.T(label)
	return &form.Choice{
		Name: key, Question: name, LabelW: labelW, Inline: true, Options: options, Picked: map[string]bool{now: true},
		Set: func(ids []string) tea.Cmd {
			if len(ids) == 0 {
				return nil
			}
			return s.choose(key, name, ids[0])
		},
	}
}

// themeRow tries each theme as soon as it is come to. One with a fault in its
// file is refused with the reason.
func (s *Screen) themeRow() *form.Choice {
	var options []form.Option
	faults := map[string]error{}
	for _, t := range s.themes {
		options = append(options, form.Option{ID: t.name, Name: t.title})
		faults[t.name] = t.fault
	}
	c := s.choice("theme", "settings.theme", s.env.Settings.Theme, options...)
	set := c.Set
	c.Set = func(ids []string) tea.Cmd {
		if len(ids) > 0 && faults[ids[0]] != nil {
			c.Picked = map[string]bool{s.env.Settings.Theme: true}
			return ui.Send(ui.Flash{Text: s.env.Words.Sentence(faults[ids[0]]), Trouble: true})
		}
		return set(ids)
	}
	return c
}

func (s *Screen) line(key, value, hint string) *form.Text {
	name := s.env.T("settings." + key)
	return &form.Text{
		Name: key, Label: name, LabelW: labelW, Line: true, Tight: true, Value: value, Hint: hint,
		Target: s.target(key, name), Done: s.done(key),
	}
}

func (s *Screen) vision() *form.Text {
	name := s.env.T("settings.vision")
	return &form.Text{
		Name: "vision", Question: name, Help: s.env.T("settings.vision_help"), Line: true, Value: s.env.Settings.Vision,
		Target: s.target("vision", name), Done: s.done("vision"),
	}
}

// done has a text hold when the leader has left it; it was written down while it
// was typed.
func (s *Screen) done(key string) func(string) tea.Cmd {
	return func(value string) tea.Cmd {
		s.want[key] = value
		return ui.Send(ui.SettingsChanged{Key: key, Value: value})
	}
}

// files says where things lie. The rows can be come to, so that a small screen
// scrolls down to them.
func (s *Screen) files() []form.Row {
	e := s.env
	path := func(key, path string) form.Row {
		return &form.Button{Name: "path/" + key, Left: e.T("settings."+key) + ": " + ui.ShownPath(e, path), Full: true}
	}
	rows := []form.Row{path("journal", e.Path)}
	if e.Synced != "" {
		rows = append(rows, &form.Prose{Text: e.T("ui.synced"), In: 2, Tight: true})
	}
	if e.ConfigPath != "" {
		rows = append(rows, path("settings", e.ConfigPath))
	}
	if e.ThemesDir != "" {
		rows = append(rows, path("themes", e.ThemesDir))
	}
	return rows
}
