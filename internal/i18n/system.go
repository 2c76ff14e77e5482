package i18n

import (
	"errors"
	"io/fs"
	"runtime"
	"syscall"
)

// onWindows guards numbers that mean something else on other systems.
const onWindows = runtime.GOOS == "windows"

// windowsDiskFull and windowsHandleFull are what Windows says of a full disk
// (ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL). Go gives ENOSPC no meaning there.
const (
	windowsDiskFull   = syscall.Errno(112)
	windowsHandleFull = syscall.Errno(39)
)

// reason says why the operating system refused, in the user's language where it
// is one of the causes that a user can do something about; else in the
// system's own words, which are seldom Danish.
func (w *Words) reason(err error) string {
	for _, r := range []struct {
		cause error
		key   string
	}{
		{fs.ErrPermission, "system.permission"},
		{fs.ErrNotExist, "system.missing"},
		{fs.ErrExist, "system.exists"},
		{fs.ErrInvalid, "system.file"},
		{syscall.ENOSPC, "system.full"},
		{syscall.EROFS, "system.readonly"},
		{syscall.EISDIR, "system.folder"},
		{syscall.ENOTDIR, "system.notfolder"},
	} {
		if errors.Is(err, r.cause) {
			return w.T(r.key)
		}
	}
	if onWindows && (errors.Is(err, windowsDiskFull) || errors.Is(err, windowsHandleFull)) {
		return w.T("system.full")
	}
	return harmless(err.Error())
}
