package cli

import (
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"

	"stjerne/internal/config"
	"stjerne/internal/export"
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
	naming  naming        // who is named in it
}

// handed is what was written to a file, for --json.
type handed struct {
	Command string        `json:"command"`
	Path    string        `json:"path"`
	Format  string        `json:"format"`
	About   *challengeRef `json:"challenge,omitempty"`
	Year    int           `json:"year,omitempty"`
}

// hand prints what is handed over, or writes it where it was told to. Who is named
// in it is told just before.
func (a *app) hand(h handing) error {
	path := h.f.output.text
	if path == "" || path == "-" {
		if a.env.OutTerminal && slices.Contains(binary(), h.f.format.text) {
			return fault("cli-export-binary", h.f.format.text, h.name)
		}
		if err := a.tell(h.naming, h.f); err != nil {
			return err
		}
		_, err := a.out.Write(a.printed(h))
		return err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, h.name)
	}
	force := h.f.force || a.flags.yes
	if _, err := os.Lstat(path); err == nil && !force {
		if !a.confirmed(a.words.T("cli.export.overwrite", filepath.Base(path))) {
			return fault("cli-export-kept", filepath.Base(path))
		}
		force = true
	}
	if err := a.tell(h.naming, h.f); err != nil {
		return err
	}
	// Who breaks off now finds the file whole, or not there.
	defer hold()()
	if err := export.WriteFile(path, h.data, force); err != nil {
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

// binary are the formats that a terminal can't show.
func binary() []string { return []string{"pdf", "docx"} }

// printed is what goes to standard output: to a terminal safe to be printed, into a
// pipe just the file.
func (a *app) printed(h handing) []byte {
	switch {
	case h.f.format.text == formatJSON:
		return safeJSON(h.data)
	case a.env.OutTerminal, h.f.format.text == "md", h.f.format.text == "txt":
		return []byte(safe(string(h.data)))
	}
	return h.data
}

// hold keeps the signals that end a program waiting until release is called.
func hold() (release func()) {
	waiting := make(chan os.Signal, 1)
	signal.Notify(waiting, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	return func() { signal.Stop(waiting) }
}
