//go:build unix

package tui

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// stopping is how long the system may take to stop the program. Where it isn't
// stopped by then nobody could wake it, and it goes on.
const stopping = time.Second

// jobs is the shell's job control as the program meets it.
type jobs struct {
	signals chan os.Signal
	done    chan struct{}
	ignored bool
}

// watchJobs has the program take signals of the system as it should. Told to stop
// by another program, as by a shell's kill -TSTP, it puts itself in the background
// in order: else the terminal would be left raw, on the other screen and with the
// mouse taken.
func watchJobs(program *tea.Program) *jobs {
	j := &jobs{signals: make(chan os.Signal, 1), done: make(chan struct{}), ignored: signal.Ignored(syscall.SIGTSTP)}
	// A limit on the size of files is met as a full disk is, and not by a signal
	// that ends the program. What comes is read by nobody.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGXFSZ)
	if j.ignored {
		// Whoever started the program so has no way to wake it.
		return j
	}
	signal.Notify(j.signals, syscall.SIGTSTP)
	go func() {
		for {
			select {
			case <-j.done:
				return
			case <-j.signals:
				program.Send(tea.SuspendMsg{})
			}
		}
	}()
	return j
}

func (j *jobs) close() {
	signal.Stop(j.signals)
	close(j.done)
}

// stop stops the program, and those of the same job as a shell expects, and
// returns when it is woken. false is returned where the system didn't stop it: a
// program that no shell watches over can't be.
func (j *jobs) stop() bool {
	if j.ignored {
		return false
	}
	woken := make(chan os.Signal, 1)
	signal.Notify(woken, syscall.SIGCONT)
	defer signal.Stop(woken)
	// The others of the job are told as a shell tells them. This program catches
	// that, and Go has no way back to what the system does with it, so it stops
	// itself by the other signal that stops a job where somebody can wake it.
	own := make(chan os.Signal, 1)
	signal.Notify(own, syscall.SIGTSTP)
	signal.Stop(j.signals)
	defer func() {
		signal.Notify(j.signals, syscall.SIGTSTP)
		signal.Stop(own)
	}()
	if syscall.Kill(0, syscall.SIGTSTP) == nil {
		select {
		case <-own: // else it would be taken for another one when all is over
		case <-time.After(stopping):
		}
	}
	if syscall.Kill(syscall.Getpid(), syscall.SIGTTIN) != nil {
		return false
	}
	select {
	case <-woken:
		return true
	case <-time.After(stopping):
	}
	// The clock goes on while the program is stopped, so both may be there.
	select {
	case <-woken:
		return true
	case <-time.After(stopping / 20):
		return false
	}
}

// unheard tells whether keys wait in the terminal that the program hasn't read.
func unheard(in *os.File) bool {
	raw, err := in.SyscallConn()
	if err != nil {
		return false
	}
	waiting := false
	_ = raw.Control(func(fd uintptr) {
		fds := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}} //nolint:gosec // a descriptor fits
		n, err := unix.Poll(fds, 0)
		// A terminal that is gone says that it can be read, and has nothing.
		waiting = err == nil && n > 0 && fds[0].Revents == unix.POLLIN
	})
	return waiting
}
