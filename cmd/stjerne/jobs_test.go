//go:build unix

package main_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The test program starts itself again as a shell with job control, as
// something that keeps the machine busy, or to become the program under other
// conditions; which it is stands in the environment.
const (
	actEnv     = "STJERNE_TEST_ACT"
	actShell   = "shell"
	actBusy    = "busy"
	actMeek    = "meek"    // the program without an administrator's rights
	actFailing = "failing" // the program on a disk that fails
)

// act does what the environment asks for and ends, or returns.
func act() {
	switch os.Getenv(actEnv) {
	case actShell:
		beShell(os.Args[1:])
	case actMeek:
		beMeek(os.Args[1:])
	case actFailing:
		beFailing(os.Args[1:])
	case actBusy:
		for n := 0; os.Getppid() != 1; n++ {
			// A parent that was killed leaves nobody to end this.
			for range 1 << 20 {
				n++
			}
		}
	default:
		return
	}
	os.Exit(0)
}

// beShell runs a program as the job in the foreground, as a shell does: it takes
// the terminal back where the job is stopped, tells of it on descriptor 4, and
// wakes the job when descriptor 3 says so.
func beShell(command []string) {
	orders, told := bufio.NewScanner(os.NewFile(3, "orders")), os.NewFile(4, "told")
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), actEnv+"=")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true, Ctty: 0}
	if err := cmd.Start(); err != nil {
		fmt.Fprintln(told, "failed", err)
		os.Exit(1)
	}
	job := cmd.Process.Pid
	fmt.Fprintln(told, "started", job)
	for {
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(job, &status, syscall.WUNTRACED, nil); err != nil {
			if err == syscall.EINTR {
				continue
			}
			os.Exit(1)
		}
		if !status.Stopped() {
			foreground(syscall.Getpgrp())
			fmt.Fprintln(told, "ended", status.ExitStatus())
			os.Exit(0)
		}
		foreground(syscall.Getpgrp())
		fmt.Fprintln(told, "stopped", status.StopSignal())
		if !orders.Scan() {
			_ = syscall.Kill(-job, syscall.SIGKILL)
			os.Exit(1)
		}
		foreground(job)
		_ = syscall.Kill(-job, syscall.SIGCONT)
	}
}

// foreground gives the terminal to a job. The signal that the system sends one
// who isn't in the foreground is ignored only meanwhile, since jobs inherit that.
func foreground(group int) {
	signal.Ignore(syscall.SIGTTOU)
	defer signal.Reset(syscall.SIGTTOU)
	_ = unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, group)
}

// job is the program as a shell's job in a terminal.
type job struct {
	*terminal
	orders *os.File
	told   chan string
}

// runJob starts the program under a shell.
func runJob(t *testing.T, home, lang string, w, h int, args ...string) *job {
	t.Helper()
	ordered, orders, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	told, telling, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], append([]string{program}, args...)...)
	cmd.ExtraFiles = []*os.File{ordered, telling}
	cmd.Env = append(environment(home, lang), actEnv+"="+actShell)
	j := &job{terminal: runCommand(t, cmd, w, h), orders: orders, told: make(chan string, 8)}
	_, _ = ordered.Close(), telling.Close()
	go func() {
		defer close(j.told)
		lines := bufio.NewScanner(told)
		for lines.Scan() {
			j.told <- lines.Text()
		}
	}()
	t.Cleanup(func() { _, _ = orders.Close(), told.Close() })
	pid, err := strconv.Atoi(j.hear("started"))
	if err != nil {
		t.Fatal(err)
	}
	j.pid = pid
	t.Cleanup(func() { _ = syscall.Kill(pid, syscall.SIGKILL) })
	return j
}

// hear waits for the shell to tell of something and returns what it says of it.
func (j *job) hear(what string) string {
	j.t.Helper()
	select {
	case line, ok := <-j.told:
		rest, is := strings.CutPrefix(line, what)
		if !ok || !is {
			j.t.Fatalf("the shell told %q, not that the job %s; the screen was\n%s", line, what, j.screen())
		}
		return strings.TrimSpace(rest)
	case <-time.After(waiting):
		j.t.Fatalf("the job was not %s; the screen was\n%s", what, j.screen())
	}
	return ""
}

// wake has the shell put the job in the foreground again.
func (j *job) wake() {
	j.t.Helper()
	if _, err := fmt.Fprintln(j.orders, "fg"); err != nil {
		j.t.Fatal(err)
	}
}

// busy keeps every core of the machine at work, twice over, until the test ends.
func busy(t *testing.T, cores int) {
	t.Helper()
	for range 2 * cores {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), actEnv+"="+actBusy)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		})
	}
}
