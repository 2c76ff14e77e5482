package settings

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// open opens the settings with a settings file of their own, and does with a
// changed setting what the program does.
func open(t *testing.T, lang i18n.Lang, w, h int) (*tuitest.Stage, *Screen, func(key string) string) {
	t.Helper()
	e := tuitest.Env(t, lang)
	dir := t.TempDir()
	file := filepath.Join(dir, "settings.toml")
	e.Set = func(key, value string) error { return config.Set(file, key, value) }
	e.ConfigPath, e.ThemesDir = "/home/anne/.config/stjerne/settings.toml", filepath.Join(dir, "themes")
	e.Settings.Name, e.Settings.Role = "Anne Holm", ""
	s := New(e)
	p := tuitest.Open(t, e, s, w, h)
	p.Changed = func(c ui.SettingsChanged) {
		switch c.Key {
		case "lang":
			e.Settings.Lang = i18n.Lang(c.Value)
			e.Words, _ = tuitest.Words(t, e.Settings.Lang)
		case "theme":
			e.Settings.Theme = c.Value
		case "dark":
			e.Shade = c.Value
		case "mouse":
			e.Settings.Mouse = c.Value == "true"
		case "voice":
			e.Settings.Voice = journal.Voice(c.Value)
		case "name":
			e.Settings.Name = c.Value
		case "vision":
			e.Settings.Vision = c.Value
		}
	}
	return p, s, func(key string) string {
		t.Helper()
		set, err := config.Load(file)
		if err != nil {
			t.Fatal(err)
		}
		value, err := set.Get(key)
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func TestGoldens(t *testing.T) {
	tuitest.Every(t, "settings", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, s, _ := open(t, lang, w, h)
		s.env.ThemesDir = "/home/anne/.config/stjerne/themes"
		s.env.Synced = "OneDrive"
		p.Send(ui.Refresh{})
		tuitest.Golden(t, name, p.Screen())
		p.Keys("end")
		tuitest.Golden(t, name+"-end", p.Screen())
	})
}

func TestEachChoiceHoldsAtOnceAndIsWrittenDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, c := range []struct {
			keys       []string
			key, value string
		}{
			{[]string{"right"}, "lang", "en"},
			{[]string{"2"}, "lang", "en"},
			{[]string{"down", "right"}, "theme", "hav"},
			{[]string{"down", "right", "right", "right"}, "theme", "blaek"},
			{[]string{"tab", "tab", "3"}, "dark", "dark"},
			{[]string{"tab", "tab", "tab", "right"}, "mouse", "false"},
			{[]string{"tab", "tab", "tab", "tab", "tab", "tab", "right", "space"}, "voice", "we"},
		} {
			p, _, file := open(t, i18n.Danish, 78, 20)
			p.Keys(c.keys...)
			if got := file(c.key); got != c.value {
				t.Errorf("%v: %s is %q in the file, want %q", c.keys, c.key, got, c.value)
			}
			found := false
			for _, m := range p.Sent {
				found = found || m == ui.SettingsChanged{Key: c.key, Value: c.value}
			}
			if !found {
				t.Errorf("%v: the program is not told: %v", c.keys, p.Sent)
			}
		}
	})
}

func TestArrowsDownAndUpGoFromRowToRowAndChangeNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, file := open(t, i18n.Danish, 78, 20)
		for range 12 {
			p.Keys("down")
		}
		for range 12 {
			p.Keys("up")
		}
		p.Keys("left")
		if s.form.At() != "lang" {
			t.Errorf("the focus is at %q", s.form.At())
		}
		if len(p.Sent) != 0 || file("theme") != "stjerne" {
			t.Errorf("something was changed: %v", p.Sent)
		}
	})
}

func TestTheLanguageChangesWhatStandsHere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		p.Keys("right")
		if text := p.Text(); !strings.Contains(text, "How stjerne looks") || strings.Contains(text, "sprog") {
			t.Errorf("after changing the language:\n%s", p.Screen())
		}
		if s.form.At() != "lang" {
			t.Errorf("the focus went to %q", s.form.At())
		}
		if !strings.Contains(p.Text(), s.themes[1].title) || s.themes[1].title == "Hav" {
			t.Errorf("the themes are still called as before: %q", s.themes[1].title)
		}
	})
}

func TestNameAndVisionAreSavedWhenLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, file := open(t, i18n.Danish, 78, 20)
		p.Keys("tab", "tab", "tab", "tab", "enter", " Krag")
		if text, ok := s.Writing(); !ok || text != "Anne Holm Krag" {
			t.Fatalf("the field holds %q", text)
		}
		p.Keys("esc")
		if got := file("name"); got != "Anne Holm Krag" {
			t.Errorf("the file holds %q", got)
		}
		if p.Last() != (ui.SettingsChanged{Key: "name", Value: "Anne Holm Krag"}) {
			t.Errorf("the program is told %v", p.Last())
		}
		p.Keys("tab", "tab", "tab", "enter")
		p.Run(s.Replace(""))
		p.Keys("tab")
		if got := p.Last(); got != (ui.SettingsChanged{Key: "vision", Value: ""}) {
			t.Errorf("the program is told %v", got)
		}
		if file("vision") != "" || s.env.Settings.Vision != "" {
			t.Error("the vision is not left out")
		}
		p.Keys("esc")
		if p.Top() != nil {
			t.Error("esc outside a field does not leave")
		}
	})
}

func TestWhatIsTypedIsSavedWhenTheProgramEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, file := open(t, i18n.Danish, 78, 20)
		p.Keys("tab", "tab", "tab", "tab", "tab", "enter", "leder")
		p.Run(s.Leaving())
		if got := file("role"); got != "leder" {
			t.Errorf("the file holds %q", got)
		}
	})
}

func TestASettingThatCannotBeWrittenIsSaid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		s.env.Set = func(string, string) error { return errors.New("no") }
		p.Keys("right")
		if state, err := s.env.Saver.State(); state != ui.NotSaved || err == nil {
			t.Errorf("the state is %v, %v", state, err)
		}
	})
}

func TestAFaultyThemeIsRefusedWithTheReason(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, file := open(t, i18n.Danish, 78, 20)
		if err := os.MkdirAll(s.env.ThemesDir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(s.env.ThemesDir, "egen.toml"), []byte("[light]\ntext = \"rød\"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		p.Run(s.Init())
		p.Keys("tab", "5")
		say, ok := p.Last().(ui.Flash)
		if !ok || !say.Trouble || !strings.Contains(say.Text, "egen.toml") {
			t.Errorf("it says %v", p.Last())
		}
		if file("theme") != "stjerne" || s.env.Settings.Theme != "stjerne" {
			t.Error("the theme was chosen all the same")
		}
	})
}

func TestWhereThingsLie(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 138, 36)
		s.env.Synced = "OneDrive"
		p.Send(ui.Refresh{})
		for _, want := range []string{"~/.local/share/stjerne/journal.stjerne", "~/.config/stjerne/settings.toml", "Mappen synkroniseres til skyen."} {
			if !strings.Contains(p.Text(), want) {
				t.Errorf("%q is not said:\n%s", want, p.Screen())
			}
		}
	})
}

func TestSizes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		tuitest.AnySize(t, s)
		p.Keys("tab", "tab", "tab", "tab", "enter")
		tuitest.AnySize(t, s)
	})
}
