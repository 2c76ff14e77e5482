package config

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func modeOf(t *testing.T, path string) os.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

// onlyFiles fails where something is left behind beside the files named.
func onlyFiles(t *testing.T, dir string, want int) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != want {
		t.Errorf("in %s are %v (%v), want %d", dir, entries, err, want)
	}
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "settings.toml")
	for _, text := range []string{"one", "two and longer", ""} {
		if err := Replace(path, []byte(text)); err != nil || read(t, path) != text {
			t.Errorf("%q: %v", text, err)
		}
	}
	if runtime.GOOS != "windows" {
		if mode := modeOf(t, path); mode != 0o600 {
			t.Errorf("a new file has the mode %v", mode)
		}
		if err := os.Chmod(path, 0o640); err != nil {
			t.Fatal(err)
		}
		if err := Replace(path, []byte("x")); err != nil || modeOf(t, path) != 0o640 {
			t.Errorf("the mode is now %v (%v)", modeOf(t, path), err)
		}
	}
	onlyFiles(t, dir, 1)
}

func TestReplaceKeepsLinks(t *testing.T) {
	dir := t.TempDir()
	target := write(t, filepath.Join(dir, "dotfiles", "settings.toml"), "old")
	first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
	link(t, filepath.Join("dotfiles", "settings.toml"), first)
	link(t, first, second)
	if err := Replace(second, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if read(t, target) != "new" {
		t.Error("what the link leads to was not written")
	}
	for _, path := range []string{first, second} {
		if info, err := os.Lstat(path); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s is no link any more (%v)", path, err)
		}
	}
	dangling := filepath.Join(dir, "dangling")
	link(t, filepath.Join("dotfiles", "new.toml"), dangling)
	if err := Replace(dangling, []byte("made")); err != nil || read(t, filepath.Join(dir, "dotfiles", "new.toml")) != "made" {
		t.Errorf("a link to a file that isn't there: %v", err)
	}
	ring := filepath.Join(dir, "ring")
	link(t, ring, ring)
	if err := Replace(ring, []byte("x")); err == nil {
		t.Error("a ring of links was written to")
	}
	onlyFiles(t, filepath.Join(dir, "dotfiles"), 2)
}

func TestReplaceFailsWhole(t *testing.T) {
	dir := t.TempDir()
	if err := Replace(dir, []byte("x")); err == nil {
		t.Error("a folder was replaced")
	}
	if err := Replace(filepath.Join(dir, "none", "settings.toml"), []byte("x")); err == nil {
		t.Error("a file was made in a folder that isn't there")
	}
	onlyFiles(t, dir, 0)
	file := write(t, filepath.Join(dir, "file"), "")
	if err := Set(filepath.Join(file, "settings.toml"), "lang", "da"); problem(t, err).Code != codeRead {
		t.Errorf("a file where a folder should be is told as %v", err)
	}
}
