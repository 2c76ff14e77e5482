//go:build unix

package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// withEditor starts the program with a shell script as the leader's editor; $1 is
// the file and $PPID the program.
func withEditor(t *testing.T, home, script string) *terminal {
	t.Helper()
	path := filepath.Join(home, "editor")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(environment(home, danish), "EDITOR="+path)
	term := runCommand(t, cmd, 80, 24)
	term.open()
	return term
}

// draftsOf are the folders of texts that an editor has or had.
func draftsOf(t *testing.T, home string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(home, "state", "stjerne", "drafts", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// waitUntil waits for what another program does.
func waitUntil(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(waiting); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited for %s", what)
		}
	}
}

// The program is killed while the editor has the text: the next start offers it,
// and puts it in.
func TestKilledWhileTheEditorHasTheText(t *testing.T) {
	t.Parallel()
	home := started(t)
	term := withEditor(t, home, `printf 'fra feltet\nog fra editoren\n' > "$1"
kill -9 $PPID`)
	term.write("fra feltet")
	term.expect("fra feltet")
	term.keys("f4")
	term.end()
	if got := answer(t, home); !strings.Contains(got, "fra feltet") || strings.Contains(got, "editoren") {
		t.Errorf("before it is put in the journal holds %s", got)
	}
	again := run(t, home, danish, 80, 24)
	again.expect("En tekst fra tekstprogrammet", "fra feltet og fra editoren", "Sæt den ind")
	time.Sleep(500 * time.Millisecond) // the window takes no answer at once
	again.keys("enter")
	again.expect("Teksten er sat ind")
	again.gone("En tekst fra tekstprogrammet")
	again.close()
	if got := answer(t, home); !strings.Contains(got, `fra feltet\nog fra editoren"`) {
		t.Errorf("the journal holds %s", got)
	}
	if left := draftsOf(t, home); len(left) > 0 {
		t.Errorf("there is left %q", left)
	}
}

// The program is killed and the editor goes on: the text is not taken from under
// it, and is offered when it has ended.
func TestAnEditorThatOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	home := started(t)
	done := filepath.Join(home, "done")
	ready := filepath.Join(home, "ready")
	term := withEditor(t, home, `trap '' HUP
printf 'halvvejs' > "$1"
kill -9 $PPID
: > `+ready+`
until test -e `+done+`; do sleep 0.05; done
printf 'skrevet til ende\n' > "$1"
: > `+done+`.too`)
	term.write("fra feltet")
	term.expect("fra feltet")
	term.keys("f4")
	waitUntil(t, "the editor", func() bool { _, err := os.Stat(ready); return err == nil })
	_ = term.cmd.Wait()

	during := run(t, home, danish, 80, 24)
	during.expect("Udfordringer")
	time.Sleep(time.Second)
	if strings.Contains(during.screen(), "tekstprogrammet") {
		t.Errorf("the editor still has it:\n%s", during.screen())
	}
	during.close()

	if err := os.WriteFile(done, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	waitUntil(t, "the editor's end", func() bool { _, err := os.Stat(done + ".too"); return err == nil })
	time.Sleep(200 * time.Millisecond) // its last command is done, the shell is about to be
	after := run(t, home, danish, 80, 24)
	after.expect("En tekst fra tekstprogrammet", "skrevet til ende")
	time.Sleep(500 * time.Millisecond)
	after.keys("esc")
	after.gone("En tekst fra tekstprogrammet")
	after.close()
	if left := draftsOf(t, home); len(left) != 1 {
		t.Errorf("esc keeps it for the next time; there is left %q", left)
	}
}

// An editor that does as it should: the text is in the journal, and no file is left.
func TestTheEditorInATerminal(t *testing.T) {
	t.Parallel()
	home := started(t)
	term := withEditor(t, home, `cp "$1" "$1~"
printf ' og fra editoren\n' >> "$1"`)
	term.write("fra feltet")
	term.expect("fra feltet")
	term.keys("f4")
	term.expect("fra feltet og fra editoren")
	waitUntil(t, "the file to go", func() bool { return len(draftsOf(t, home)) == 0 })
	term.keys("ctrl+q")
	if code := term.end(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	term.clean()
	if got := answer(t, home); !strings.Contains(got, "fra feltet og fra editoren") {
		t.Errorf("the journal holds %s", got)
	}
}
