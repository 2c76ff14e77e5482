package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
)

// folder is what stjerne's own folder is called, wherever it lies.
const folder = "stjerne"

// Paths says where files live. None of them need exist.
type Paths struct {
	Journal  string // the journal where no other is chosen
	Settings string // the settings file
	Themes   string // folder of the user's own themes
	State    string // folder for backups, logs, texts in an editor, and what else may be lost
	Runtime  string // folder for private files that live as long as the program

	// ChosenJournal is what STJERNE_JOURNAL names, or "".
	ChosenJournal string
	home          string
}

// Places works out where files live. The XDG variables are honoured on every
// system where env has them as absolute paths; else the system's own places are
// taken: ~/.local/share and the like, Application Support, LocalAppData.
func Places(env func(name string) string) Paths {
	// The library reads the environment when the program starts.
	xdg.Reload()
	place := func(name, otherwise string) string {
		if dir := env(name); filepath.IsAbs(dir) {
			otherwise = dir
		}
		return filepath.Join(otherwise, folder)
	}
	data := place("XDG_DATA_HOME", xdg.DataHome)
	config := place("XDG_CONFIG_HOME", xdg.ConfigHome)
	return Paths{
		Journal:       filepath.Join(data, "journal.stjerne"),
		Settings:      filepath.Join(config, "settings.toml"),
		Themes:        filepath.Join(config, "themes"),
		State:         place("XDG_STATE_HOME", xdg.StateHome),
		Runtime:       place("XDG_RUNTIME_DIR", xdg.RuntimeDir),
		ChosenJournal: env("STJERNE_JOURNAL"),
		home:          xdg.Home,
	}
}

// JournalFile returns the journal to open: the one of the flag, else that of
// STJERNE_JOURNAL, else that of the settings, else the usual place.
func (p Paths) JournalFile(flag string, s Settings) string {
	for _, chosen := range []string{flag, p.ChosenJournal} {
		if chosen != "" {
			return p.expand(chosen)
		}
	}
	if s.Journal != "" {
		return p.Resolve(s.Journal)
	}
	return p.Journal
}

// Resolve makes a path of the settings whole: ~ is the home folder, and a path
// that isn't absolute is taken from the folder that the settings lie in.
func (p Paths) Resolve(path string) string {
	if path == "" {
		return ""
	}
	path = p.expand(path)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(p.Settings), path)
	}
	return filepath.Clean(path)
}

// expand puts the home folder for a leading ~.
func (p Paths) expand(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || p.home == "" || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	return filepath.Join(p.home, rest)
}

// PrivateDir makes a new folder that only the user can look into, for a text of
// the sample that is handed to an editor: in the runtime folder, which is gone when
// the user logs out, else in the state folder. The caller removes it with all that
// is in it.
func (p Paths) PrivateDir() (string, error) {
	var last error
	for _, dir := range []string{p.Runtime, p.State} {
		// A runtime folder that the system didn't make is not made here: its
		// place is then a guess.
		if dir == p.Runtime {
			if _, err := os.Stat(filepath.Dir(dir)); err != nil {
				last = err
				continue
			}
		}
		if last = os.MkdirAll(dir, 0o700); last != nil {
			continue
		}
		made, err := os.MkdirTemp(dir, "text-")
		if err == nil {
			return made, nil
		}
		last = err
	}
	return "", &Problem{Code: codeWrite, Args: []any{p.State, last}}
}

// Drafts is the folder of the texts that editors have, each in a folder of its own.
// It lies with the state, which outlasts a power cut, and is there while such a
// text is.
func (p Paths) Drafts() string { return filepath.Join(p.State, "drafts") }

// DraftDir makes a new folder in Drafts that only the user can look into. The
// caller removes it with all that is in it.
func (p Paths) DraftDir() (string, error) {
	var dir string
	err := os.ErrNotExist
	// Another program may remove the folder of all, as it is empty, at this moment.
	for tries := 0; tries < 3 && errors.Is(err, os.ErrNotExist); tries++ {
		if err = os.MkdirAll(p.Drafts(), 0o700); err == nil {
			dir, err = os.MkdirTemp(p.Drafts(), "text-")
		}
	}
	if err != nil {
		return "", &Problem{Code: codeWrite, Args: []any{p.Drafts(), err}}
	}
	return dir, nil
}
