package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPlacesWithoutAnEnvironment(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	for _, name := range []string{"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"} {
		t.Setenv(name, "")
	}
	p := Places(os.Getenv)
	for _, c := range []struct{ got, want string }{
		{p.Journal, ".local/share/stjerne/journal.stjerne"},
		{p.Settings, ".config/stjerne/settings.toml"},
		{p.State, ".local/state/stjerne"},
		{p.Resolve("~/own.toml"), "own.toml"},
		{p.Resolve("~"), ""},
	} {
		if want := filepath.Join(home, c.want); c.got != want {
			t.Errorf("got %s, want %s", c.got, want)
		}
	}
	if got := p.Resolve("~other/x"); strings.HasPrefix(got, home+"other") {
		t.Errorf("another's home is %s", got)
	}
}
