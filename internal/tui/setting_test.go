package tui

import (
	"bytes"
	"os"
	"testing"
	"testing/synctest"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/tui/ui"
)

// Settings change what is drawn, and no byte of the journal.
func TestNoSettingChangesAStoredByte(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := sample(t, "hjemmepleje")
		before, err := os.ReadFile(st.Path())
		if err != nil {
			t.Fatal(err)
		}
		p := start(t, st, i18n.Danish, 80, 24)
		values := map[string][]string{
			"lang": {"en", "da"}, "theme": {"hav", "lyng", "blaek"}, "dark": {"light", "dark", "auto"},
			"vision": {"det gode børneliv", ""}, "voice": {"we", "i"}, "name": {"Bo"}, "role": {"leder"},
			"mouse": {"false", "true"}, "editor": {"nano"},
		}
		for _, key := range config.Keys() {
			if key == "method" || key == "template" || key == "journal" {
				continue // these are read when the program starts
			}
			if len(values[key]) == 0 {
				t.Errorf("%s is a setting that this test does not know", key)
			}
			for _, value := range values[key] {
				if err := p.root.env.Set(key, value); err != nil {
					t.Fatal(err)
				}
				p.Send(ui.SettingsChanged{Key: key, Value: value})
				p.Keys("down", "enter", "esc")
				for _, phase := range []string{"1", "2", "3", "4", "5", "6"} {
					p.Keys(phase)
					p.sound()
				}
				p.Keys("esc", "esc")
			}
		}
		after, err := os.ReadFile(st.Path())
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(before, after) {
			t.Error("the journal was written to")
		}
	})
}

// The vision stands in the questions, and its clause goes where it is emptied.
func TestTheVisionIsInTheQuestions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := start(t, sample(t, "hjemmepleje"), i18n.Danish, 80, 200)
		p.Keys("down", "enter", "esc", "1")
		p.Has("ind i selvværd og sammenhæng")
		p.Send(ui.SettingsChanged{Key: "vision", Value: "det gode børneliv"})
		p.Has("ind i det gode børneliv")
		p.Send(ui.SettingsChanged{Key: "vision", Value: ""})
		p.HasNot("ledelse ind i")
	})
}

// Without colours everything that is told by colour is told by a sign as well.
func TestInkHasTheSameSigns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := sample(t, "hjemmepleje")
		plain := func(theme string) string {
			p := start(t, st, i18n.Danish, 80, 24)
			p.Send(ui.SettingsChanged{Key: "theme", Value: theme})
			p.Keys("down", "enter", "esc", "5")
			return p.Screen()
		}
		if a, b := plain("stjerne"), plain("blaek"); a != b {
			t.Errorf("the signs differ:\n%s\n%s", a, b)
		}
	})
}
