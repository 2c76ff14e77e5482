package main_test

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// systemDisasters are those that only Linux can be asked for.
func systemDisasters() map[string]disaster {
	return map[string]disaster{
		// No file may grow beyond what a page or two of the journal takes; a file
		// for the text alone is smaller.
		"disk full": {reason: "Disken er fuld.", strike: func(t *testing.T, term *terminal, _ string) func() {
			was := limit(t, term, 6<<10)
			return func() { limit(t, term, was) }
		}},
		"the disk fails": {reason: "Disken svarer ikke, som den skal", start: func(t *testing.T, home string) *terminal {
			return acting(t, home, actFailing)
		}},
	}
}

// limit sets how large a file of the program may become, and returns what that was.
func limit(t *testing.T, term *terminal, size uint64) (was uint64) {
	t.Helper()
	var old unix.Rlimit
	if term.ended() {
		return 0
	}
	if err := unix.Prlimit(term.pid, unix.RLIMIT_FSIZE, nil, &old); err != nil {
		t.Fatal(err)
	}
	if err := unix.Prlimit(term.pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: size, Max: old.Max}, nil); err != nil {
		t.Fatal(err)
	}
	return old.Cur
}

// beMeek runs a program without the right to pass over what files allow, which
// the administrator has.
func beMeek(command []string) {
	// Both rights are held by a thread, and the program gets this one's.
	runtime.LockOSThread()
	for _, right := range []uintptr{unix.CAP_DAC_OVERRIDE, unix.CAP_DAC_READ_SEARCH} {
		// Who isn't the administrator hasn't got it and may not drop it.
		_ = unix.Prctl(unix.PR_CAPBSET_DROP, right, 0, 0, 0)
	}
	become(command)
}

// beFailing runs a program to which the system says that the disk fails whenever
// it writes into the journal as bbolt does. Other files are written otherwise.
func beFailing(command []string) {
	runtime.LockOSThread()
	load := func(offset uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: offset}
	}
	answer := func(how uint32) unix.SockFilter { return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: how} }
	is := func(call uint32, skip uint8) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: call, Jt: skip}
	}
	rules := []unix.SockFilter{
		load(0), // the number of the call
		is(unix.SYS_PWRITE64, 2), is(unix.SYS_FDATASYNC, 1),
		answer(unix.SECCOMP_RET_ALLOW),
		answer(unix.SECCOMP_RET_ERRNO | uint32(unix.EIO)),
	}
	program := unix.SockFprog{Len: uint16(len(rules)), Filter: &rules[0]}
	err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
	if err == nil {
		err = unix.Prctl(unix.PR_SET_SECCOMP, unix.SECCOMP_MODE_FILTER, uintptr(unsafe.Pointer(&program)), 0, 0)
	}
	if err != nil {
		fmt.Println("the system can't be asked to let the disk fail (seccomp):", err)
		os.Exit(1)
	}
	become(command)
}

// become turns this process into another program.
func become(command []string) {
	_ = os.Unsetenv(actEnv)
	fmt.Println(syscall.Exec(command[0], command, os.Environ()))
	os.Exit(1)
}
