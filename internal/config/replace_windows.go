package config

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// Windows refuses to rename over a file that another program, often a virus
// scanner, has open at that moment.
const (
	errorAccessDenied     = syscall.Errno(5)
	errorSharingViolation = syscall.Errno(32)
	renameTries           = 50
	renamePause           = 20 * time.Millisecond
)

// rename tries for a second.
func rename(from, to string) error {
	var err error
	for range renameTries {
		err = os.Rename(from, to)
		if !errors.Is(err, errorSharingViolation) && !errors.Is(err, errorAccessDenied) {
			return err
		}
		time.Sleep(renamePause)
	}
	return err
}

// syncDir has nothing to do: Windows keeps no open folders to write out.
func syncDir(string) {}
