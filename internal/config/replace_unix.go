//go:build !windows

package config

import "os"

func rename(from, to string) error { return os.Rename(from, to) }

// syncDir writes a folder's list of names to the disk, without which a new name
// may be gone after a power cut. A file system that can't has none to write.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil
	}
	_ = d.Sync()
	return d.Close()
}
