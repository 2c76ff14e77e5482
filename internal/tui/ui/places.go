package ui

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
)

// Folder is where a file is offered to be written: the leader's documents, else
// the home folder. It looks at the disk, so it is asked in a command.
func Folder(e *Env) string {
	home := homeOf(e)
	candidates := []string{}
	if e.Getenv != nil {
		candidates = append(candidates, e.Getenv("XDG_DOCUMENTS_DIR"))
	}
	if docs := xdg.UserDirs.Documents; docs != "" && strings.HasPrefix(docs, home) {
		candidates = append(candidates, docs)
	}
	candidates = append(candidates, filepath.Join(home, "Documents"), filepath.Join(home, "Dokumenter"), home)
	for _, dir := range candidates {
		if info, err := os.Stat(dir); err == nil && info.IsDir() && filepath.IsAbs(dir) {
			return dir
		}
	}
	return home
}

func homeOf(e *Env) string {
	for _, name := range []string{"HOME", "USERPROFILE"} {
		if e.Getenv != nil && e.Getenv(name) != "" {
			return e.Getenv(name)
		}
	}
	return xdg.Home
}

// FilePath makes a typed path whole: ~ is the home folder, and a path that
// isn't absolute is taken from there too, since who opened the program with a
// press of a button stands in no folder.
func FilePath(e *Env, typed string) string {
	path := strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		path = filepath.Join(homeOf(e), rest)
	}
	if path != "" && !filepath.IsAbs(path) {
		path = filepath.Join(homeOf(e), path)
	}
	return path
}

// ShownPath is a path with ~ for the home folder, as it is shown.
func ShownPath(e *Env, path string) string {
	home := homeOf(e)
	if rest, ok := strings.CutPrefix(path, home); ok && home != "" && rest != "" && os.IsPathSeparator(rest[0]) {
		return "~" + rest
	}
	return path
}
