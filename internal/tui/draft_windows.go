package tui

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// takeHold holds a file that nobody else holds; ok is false where somebody does.
// The file is opened for nobody else to open. What is lent to an editor is its
// handle, so it stays closed to others until that has ended too, whatever ends
// either of them.
func takeHold(path string) (held *os.File, ok bool, err error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, false, err
	}
	inherited := &windows.SecurityAttributes{Length: uint32(unsafe.Sizeof(windows.SecurityAttributes{})), InheritHandle: 1}
	h, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, 0, inherited, windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case err == nil:
		return os.NewFile(uintptr(h), path), true, nil
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION):
		return nil, false, nil
	}
	return nil, false, err
}

// lend gives the hold to a program that is going to be run.
func lend(held *os.File, cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.AdditionalInheritedHandles = append(cmd.SysProcAttr.AdditionalInheritedHandles, syscall.Handle(held.Fd()))
}
