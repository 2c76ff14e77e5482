//go:build !windows

package config

import "os"

func rename(from, to string) error { return os.Rename(from, to) }

// syncDir writes a folder's list of names to the disk, without which a new name
// may be gone after a power cut. The new file stands there by then, so a file
// system that can't do it is no reason to say that nothing was saved.
func syncDir(dir string) {
	d, err := os.Open(dir)
	if err != nil {
		return
	}
	_ = d.Sync()
	_ = d.Close()
}
