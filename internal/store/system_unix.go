//go:build !windows

package store

import (
	"io/fs"
	"os"
	"syscall"
)

func inodeOf(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Ino)
	}
	return 0
}

// syncFolder makes a new name in a folder outlast a power cut.
func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // Only read from.
	return f.Sync()
}

// release gives back the lock on a file and closes it. Closing alone would not
// do: the lock lasts as long as anything of the file is mapped.
func release(f *os.File) {
	// What led here is what is told.
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN)
	_ = f.Close()
}
