//go:build unix

package tui

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// takeHold holds a file that nobody else holds; ok is false where somebody does.
// The hold is one of the open file and not of this program: lent to an editor it
// lasts until that has ended too, whatever ends either of them.
func takeHold(path string) (held *os.File, ok bool, err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, false, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case err == nil:
		return f, true, nil
	case errors.Is(err, syscall.EWOULDBLOCK):
		err = nil
	}
	_ = f.Close() // nothing was written to it
	return nil, false, err
}

// lend gives the hold to a program that is going to be run.
func lend(held *os.File, cmd *exec.Cmd) { cmd.ExtraFiles = append(cmd.ExtraFiles, held) }
