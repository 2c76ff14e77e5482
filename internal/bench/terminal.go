//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/creack/pty"
)

// terminal is a program in a pseudo-terminal, and what it has written.
type terminal struct {
	cmd   *exec.Cmd
	tty   *os.File
	start time.Time
	bytes chan chunk
	seen  bytes.Buffer
}

type chunk struct {
	data []byte
	at   time.Time
}

var errSilent = errors.New("the program did not show what was waited for")

// open starts a program in a terminal of 80x24 cells.
func open(env []string, name string, args ...string) (*terminal, error) {
	return openAt(pty.Winsize{Rows: 24, Cols: 80}, env, name, args...)
}

// openAt starts a program in a terminal of a size.
func openAt(size pty.Winsize, env []string, name string, args ...string) (*terminal, error) {
	t := &terminal{cmd: exec.Command(name, args...), bytes: make(chan chunk, 1024)}
	t.cmd.Env = append(os.Environ(), append([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, env...)...)
	t.start = time.Now()
	tty, err := pty.StartWithSize(t.cmd, &size)
	if err != nil {
		return nil, err
	}
	t.tty = tty
	go func() {
		defer close(t.bytes)
		buf := make([]byte, 64<<10)
		for {
			n, err := tty.Read(buf)
			if n > 0 {
				t.bytes <- chunk{bytes.Clone(buf[:n]), time.Now()}
			}
			if err != nil {
				return
			}
		}
	}()
	return t, nil
}

// expect waits until a text was written, and returns when it was.
func (t *terminal) expect(text string, limit time.Duration) (time.Time, error) {
	deadline := time.After(limit)
	for {
		select {
		case c, ok := <-t.bytes:
			if !ok {
				return time.Time{}, fmt.Errorf("%w: %q in %q", errSilent, text, t.seen.String())
			}
			t.seen.Write(c.data)
			if bytes.Contains(t.seen.Bytes(), []byte(text)) {
				t.seen.Reset()
				return c.at, nil
			}
		case <-deadline:
			return time.Time{}, fmt.Errorf("%w: %q in %q", errSilent, text, t.seen.String())
		}
	}
}

// quiet waits until nothing was written for a while.
func (t *terminal) quiet(pause time.Duration) {
	for {
		select {
		case _, ok := <-t.bytes:
			if !ok {
				return
			}
		case <-time.After(pause):
			return
		}
	}
}

// answers tells whether something is written within a while.
func (t *terminal) answers(within time.Duration) bool {
	select {
	case _, ok := <-t.bytes:
		return ok
	case <-time.After(within):
		return false
	}
}

// key types something and returns how long the answer took until its last byte,
// and how many bytes it was.
func (t *terminal) key(text string) (time.Duration, int, error) {
	sent := time.Now()
	if _, err := t.tty.WriteString(text); err != nil {
		return 0, 0, err
	}
	var last time.Time
	n := 0
	wait := time.Second
	for {
		select {
		case c, ok := <-t.bytes:
			if !ok {
				return 0, 0, errSilent
			}
			if last.IsZero() {
				wait = 40 * time.Millisecond
			}
			last = c.at
			n += len(c.data)
		case <-time.After(wait):
			if last.IsZero() {
				return 0, 0, errSilent
			}
			return last.Sub(sent), n, nil
		}
	}
}

// until types something and returns how long it took until a text was written.
func (t *terminal) until(key, text string) (time.Duration, error) {
	t.seen.Reset()
	sent := time.Now()
	if _, err := t.tty.WriteString(key); err != nil {
		return 0, err
	}
	at, err := t.expect(text, limit)
	return at.Sub(sent), err
}

// close ends the program and returns the most memory it had, in bytes.
func (t *terminal) close(keys string) int64 {
	rss := t.memory()
	_, _ = t.tty.WriteString(keys)
	done := make(chan struct{})
	go func() {
		for range t.bytes { // what is left is read so that the program can end
		}
		close(done)
	}()
	timer := time.AfterFunc(5*time.Second, func() { _ = t.cmd.Process.Kill() })
	_ = t.cmd.Wait()
	timer.Stop()
	_ = t.tty.Close()
	<-done
	return rss
}

// memory is the most that the program has held so far, in bytes; 0 where the
// system doesn't tell. What the system counts for a child that has ended would
// include what this process was before it became the program.
func (t *terminal) memory() int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", t.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			if err == nil {
				return kb << 10
			}
		}
	}
	return 0
}
