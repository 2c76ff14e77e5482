package tui

import (
	"io"
	"os/exec"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// settled runs something in the terminal's place, once the library has stopped
// painting for good.
//
// Bubble Tea tells its painting goroutine to stop and doesn't wait until it has.
// That goroutine's last act is to stop the ticker which paints; where the machine
// is busy it may come to it only after the program was woken and the ticker
// begun again. Then nothing is painted any more, ever. So it is waited for here,
// between the end of painting and its beginning.
type settled struct {
	run func() error
	cmd *exec.Cmd // gets the terminal as its own; nil where run needs none
}

// Run implements tea.ExecCommand.
func (s *settled) Run() error {
	for wait := time.Millisecond; painting() && wait < time.Second; wait += wait / 2 {
		time.Sleep(wait)
	}
	return s.run()
}

// SetStdin implements tea.ExecCommand, and the next two as well.
func (s *settled) SetStdin(r io.Reader) {
	if s.cmd != nil && s.cmd.Stdin == nil {
		s.cmd.Stdin = r
	}
}

// SetStdout gives the terminal to a command.
func (s *settled) SetStdout(w io.Writer) {
	if s.cmd != nil && s.cmd.Stdout == nil {
		s.cmd.Stdout = w
	}
}

// SetStderr gives the terminal to a command.
func (s *settled) SetStderr(w io.Writer) {
	if s.cmd != nil && s.cmd.Stderr == nil {
		s.cmd.Stderr = w
	}
}

// inPlace runs an editor in the terminal's place.
func inPlace(cmd *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return tea.Exec(&settled{run: cmd.Run, cmd: cmd}, done)
}

// painting tells whether a goroutine of the library that paints is there. The
// library has no way to ask, so it is read off the names of what runs.
func painting() bool {
	stacks := make([]byte, 64<<10)
	for {
		n := runtime.Stack(stacks, true)
		if n < len(stacks) {
			return strings.Contains(string(stacks[:n]), painter)
		}
		stacks = make([]byte, 2*len(stacks))
	}
}

// painter is what begins the goroutine that paints; a test holds that it is
// called so in the version of the library that is used.
const painter = "bubbletea/v2.(*Program).startRenderer"
