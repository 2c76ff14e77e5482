// Package settings is the page of what the leader has chosen. Each choice holds
// at once and is written down; where the files lie is shown.
package settings

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/themes"
)

// Screen is the settings.
type Screen struct {
	env    *ui.Env
	form   *form.Form
	themes []theme
	rows   map[string]form.Row
	want   map[string]string // what was chosen last, by key
}

// theme is one that can be chosen, or one that can't and why.
type theme struct {
	name, title string
	fault       error
}

type themesMsg struct {
	owner *Screen
	list  []theme
}

// New makes the screen.
func New(e *ui.Env) *Screen {
	s := &Screen{env: e, want: map[string]string{}}
	s.themes = []theme{{name: e.Settings.Theme, title: e.Settings.Theme}}
	s.form = form.New(e)
	s.build()
	return s
}

// Init reads which themes there are.
func (s *Screen) Init() tea.Cmd {
	dir, lang := s.env.ThemesDir, string(s.env.Settings.Lang)
	return func() tea.Msg {
		names, err := themes.List(dir)
		if err != nil {
			return ui.Failed{Err: err}
		}
		list := make([]theme, 0, len(names))
		for _, name := range names {
			t, err := themes.Load(name, dir)
			if err != nil {
				list = append(list, theme{name, name, err})
				continue
			}
			list = append(list, theme{name, t.TitleIn(lang), nil})
		}
		return themesMsg{s, list}
	}
}

// Update takes the themes, changes made here or elsewhere, and what is typed.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case themesMsg:
		if msg.owner == s {
			s.themes = msg.list
			s.build()
		}
		return nil
	case ui.SettingsChanged:
		// Two quick choices may arrive in the other order; the last one chosen is meant.
		if want, ok := s.want[msg.Key]; ok && want != msg.Value {
			return ui.Send(ui.SettingsChanged{Key: msg.Key, Value: want})
		}
		delete(s.want, msg.Key)
		s.build()
		if msg.Key == "lang" {
			return s.Init() // the themes have titles in both languages
		}
		return nil
	case ui.Refresh:
		s.build()
		return nil
	}
	return s.form.Update(msg)
}

// target writes a setting down. It goes by way of the Saver, so that one file is
// never written twice at the same time, a failure is tried again, and what was
// typed is not lost when the program is ended.
func (s *Screen) target(key, name string) *ui.Target {
	set := s.env.Set
	return &ui.Target{Key: "setting/" + key, Name: name, Save: func(_ context.Context, value string) (store.Saved, error) {
		return store.Saved{Changed: true}, set(key, value)
	}}
}

// choose has a setting hold now and writes it down.
func (s *Screen) choose(key, name, value string) tea.Cmd {
	s.want[key] = value
	return tea.Batch(ui.Send(ui.SettingsChanged{Key: key, Value: value}),
		s.env.Saver.Touch(s.target(key, name), value), s.env.Saver.Now())
}

// Do moves between the rows and chooses in them. At the end of its options a
// choice stays: going on to the next row is for tab and the arrows down and up.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	row := s.rows[s.form.At()]
	if c, ok := row.(*form.Choice); ok && !s.form.IsWriting() {
		switch id {
		case action.Up, action.Down:
			cmd, _ := c.Do(id)
			return cmd, true
		}
	}
	switch id {
	case action.Out:
		if s.form.IsWriting() {
			return s.form.StopWriting(), true
		}
		return ui.Send(ui.Pop{}), true
	case action.Settings:
		return nil, true
	}
	return s.form.Do(id)
}

// Scopes are those of the row that has the focus.
func (s *Screen) Scopes() []action.Scope {
	if _, ok := s.rows[s.form.At()].(*form.Choice); ok {
		return []action.Scope{action.Inline, action.Form}
	}
	return s.form.Scopes()
}

// Offer leaves out what the row can't do.
func (s *Screen) Offer(id action.ID) bool {
	_, text := s.rows[s.form.At()].(*form.Text)
	switch id {
	case action.Write:
		return text
	case action.Settings:
		return false
	}
	return true
}

// Head is what the screen is.
func (s *Screen) Head() (left, right string) { return s.env.T("action.settings"), "" }

// Leaving saves what was typed last.
func (s *Screen) Leaving() tea.Cmd { return s.form.StopWriting() }

// Writer is the page.
func (s *Screen) Writer() ui.Writer {
	if s.form == nil {
		return nil
	}
	return s.form
}

// Writing is the text that has the cursor.
func (s *Screen) Writing() (string, bool) { return s.form.Writing() }

// Replace puts another text in its place.
func (s *Screen) Replace(text string) tea.Cmd { return s.form.Replace(text) }

// widest is how long a line may be and still be read with ease.
const widest = 84

// View draws the page.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	content, cursor := s.form.View(min(w, widest), h)
	return ui.Fit(strings.Split(content, "\n"), w, h), cursor
}
