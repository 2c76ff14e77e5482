package cli

import (
	"os"
	"path/filepath"

	"stjerne/internal/config"
	"stjerne/internal/export"
	"stjerne/internal/i18n"
)

// handing is something that is handed over: printed, or written to a file.
type handing struct {
	command string
	f       *exportFlags
	data    []byte
	name    string        // of the file where only its folder was said
	about   *challengeRef // nil where it is about no one challenge
	year    int           // the year it is of; 0 for none
	shared  string        // key of what is said of sharing it; "" for nothing
	added   []string      // what else is to be said
}

// handed is what was written to a file, for --json.
type handed struct {
	Command string        `json:"command"`
	Path    string        `json:"path"`
	Format  string        `json:"format"`
	About   *challengeRef `json:"challenge,omitempty"`
	Year    int           `json:"year,omitempty"`
}

// hand prints what is handed over, or writes it where it was told to.
func (a *app) hand(h handing) error {
	path := h.f.output.text
	if path == "" || path == "-" {
		printed := safe
		if h.f.format.text == "json" {
			printed = func(text string) string { return string(safeJSON([]byte(text))) }
		}
		_, err := a.out.WriteString(printed(string(h.data)))
		return err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, h.name)
	}
	err := export.WriteFile(path, h.data, h.f.force || a.flags.yes)
	if i18n.FaultCode(err) == "file-exists" {
		if !a.confirmed(a.words.T("cli.export.overwrite", filepath.Base(path))) {
			return fault("cli-export-kept", filepath.Base(path))
		}
		err = export.WriteFile(path, h.data, true)
	}
	if err != nil {
		return err
	}
	whole, absErr := filepath.Abs(path)
	if absErr != nil {
		whole = path
	}
	lines := []string{a.words.T("cli.export.written", whole)}
	if h.about != nil {
		lines[0] += " " + a.words.T("cli.where-challenge", oneLine(h.about.Title))
	}
	if h.shared != "" {
		lines = append(lines, a.words.T(h.shared))
	}
	lines = append(lines, h.added...)
	if service, synced := config.Synced(whole); synced {
		lines = append(lines, a.words.T("cli.path.synced", service))
	}
	return a.say(handed{h.command, whole, h.f.format.text, h.about, h.year}, lines...)
}
