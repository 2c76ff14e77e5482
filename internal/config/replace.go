package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Replace writes a file so that at every moment either the old or the new one
// is there whole: a new file beside it, written out to the disk, takes its
// name. A symbolic link stays one, and what it leads to is replaced. A new file
// is the user's alone (0600); one that was there keeps its mode.
func Replace(path string, data []byte) (err error) {
	target, err := follow(path)
	if err != nil {
		return err
	}
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(target); err == nil {
		if !info.Mode().IsRegular() {
			return &fs.PathError{Op: "replace", Path: target, Err: fs.ErrInvalid}
		}
		mode = info.Mode().Perm()
	}
	beside, err := os.CreateTemp(filepath.Dir(target), ".stjerne-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = beside.Close()
			_ = os.Remove(beside.Name())
		}
	}()
	if _, err = beside.Write(data); err != nil {
		return err
	}
	if err = beside.Chmod(mode); err != nil {
		return err
	}
	if err = beside.Sync(); err != nil {
		return err
	}
	if err = beside.Close(); err != nil {
		return err
	}
	if err = rename(beside.Name(), target); err != nil {
		return err
	}
	syncDir(filepath.Dir(target))
	return nil
}

// mostLinks is how many symbolic links are followed before they are taken for a
// ring, as Linux does.
const mostLinks = 40

// follow returns what a path leads to through symbolic links, also where the
// last of them leads to a file that isn't there yet.
func follow(path string) (string, error) {
	for range mostLinks {
		next, linked := readLink(path)
		if !linked {
			// A folder on the way may be a link itself.
			dir, err := filepath.EvalSymlinks(filepath.Dir(path))
			return filepath.Join(dir, filepath.Base(path)), err
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(filepath.Dir(path), next)
		}
		path = next
	}
	return "", &fs.PathError{Op: "follow", Path: path, Err: errors.New("too many links")}
}

// readLink returns what a symbolic link leads to. Anything that can't be read as
// one is none.
func readLink(path string) (to string, ok bool) {
	to, err := os.Readlink(path)
	return to, err == nil
}
