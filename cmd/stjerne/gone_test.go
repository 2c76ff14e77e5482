//go:build unix

package main_test

import (
	"os/exec"
	"strings"
	"testing"
)

// The terminal goes without a signal, as it does for a program that was told to
// outlive it: what was written is saved, and no program is left that nobody can end.
func TestATerminalThatGoesWithoutASignal(t *testing.T) {
	home := started(t)
	cmd := exec.Command("sh", "-c", `trap "" HUP; exec "$0"`, program)
	cmd.Env = environment(home, danish)
	term := runCommand(t, cmd, 80, 24)
	term.expect("Udfordringer")
	term.keys("down", "enter")
	term.expect("esc ud", "ctrl+s gem")
	term.write("før vinduet forsvandt")
	term.expect("før vinduet forsvandt")
	_ = term.tty.Close()
	term.end()
	if got := answer(t, home); !strings.Contains(got, "før vinduet forsvandt") {
		t.Errorf("what was written is gone:\n%s", got)
	}
}

// The terminal is closed at the moment when the sample is asked for: it is not
// opened, since there is nobody to see it and nothing to end it by.
func TestATerminalClosedWhileTheSampleOpens(t *testing.T) {
	for range 8 {
		home := t.TempDir()
		term := run(t, home, danish, 80, 24)
		term.expect("d eksempel")
		term.write("d")
		_ = term.tty.Close()
		term.end()
	}
}
