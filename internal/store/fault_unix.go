//go:build !windows

package store

import "syscall"

// What the system answers, sorted by what a leader can do about it. A limit on
// the size of files and a used-up quota are a full disk to him.
var (
	fullErrors     = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	readOnlyErrors = []error{syscall.EROFS}
	brokenErrors   = []error{syscall.EIO, syscall.ESTALE}
	lockedErrors   = []error{syscall.EWOULDBLOCK}
	placeErrors    = []error{syscall.ENOTDIR, syscall.ELOOP, syscall.ENAMETOOLONG}
)
