//go:build unix

package main_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const danish = "da_DK.UTF-8"

// answering opens a journal with one challenge and puts the cursor in its first question.
func answering(t *testing.T, home string) *terminal {
	t.Helper()
	term := run(t, home, danish, 80, 24)
	term.open()
	return term
}

// started makes a home with one challenge in its journal.
func started(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	if out, code := shell(t, home, danish, "new", "Overgange"); code != 0 {
		t.Fatalf("new: %s", out)
	}
	return home
}

func answer(t *testing.T, home string) string {
	t.Helper()
	out, code := shell(t, home, danish, "show", "--json")
	if code != 0 {
		t.Fatalf("show after the end: status %d\n%s", code, out)
	}
	return out
}

func long() bool { return os.Getenv("STJERNE_TORTURE") != "" }

// What stood there a second before the program was killed is there afterwards,
// each word right. 40 moments here, 200 in make torture.
func TestKilledWhileWriting(t *testing.T) {
	rounds := 40
	if long() {
		rounds = 200
	}
	const journals = 5 // side by side, since most of a round is waiting
	for n := range journals {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			killed(t, rounds/journals)
		})
	}
}

func killed(t *testing.T, rounds int) {
	t.Helper()
	for round := range rounds {
		home := started(t)
		term := answering(t, home)
		var typed []time.Time
		for stop := time.Now().Add(1100*time.Millisecond + rand.N(900*time.Millisecond)); time.Now().Before(stop); {
			term.write(fmt.Sprintf("w%d ", len(typed)))
			typed = append(typed, time.Now())
			time.Sleep(60 * time.Millisecond)
		}
		killed := time.Now()
		term.signal(syscall.SIGKILL)
		_ = term.cmd.Wait()
		got := answer(t, home)
		for n, at := range typed {
			if killed.Sub(at) > time.Second && !strings.Contains(got, fmt.Sprintf("w%d ", n)) {
				t.Fatalf("round %d: w%d is gone, typed %v before the kill:\n%s", round, n, killed.Sub(at), got)
			}
		}
		// No word is broken, and none stands there that was not typed.
		_, text, _ := strings.Cut(got, "w0 ")
		text, _, _ = strings.Cut(text, "\"")
		for n, word := range strings.Fields(text) {
			if word != fmt.Sprintf("w%d", n+1) && !strings.HasPrefix(fmt.Sprintf("w%d", n+1), word) {
				t.Fatalf("round %d: %q where w%d should be:\n%s", round, word, n+1, got)
			}
		}
	}
}

// Told to end, the program saves up to the last key and gives the terminal back.
func TestSignalsSaveUpToTheLastKey(t *testing.T) {
	for name, s := range map[string]syscall.Signal{"HUP": syscall.SIGHUP, "TERM": syscall.SIGTERM, "INT": syscall.SIGINT} {
		t.Run(name, func(t *testing.T) {
			home := started(t)
			term := answering(t, home)
			term.write("det sidste ord")
			term.expect("det sidste ord")
			term.signal(s)
			term.end()
			term.clean()
			if got := answer(t, home); !strings.Contains(got, "det sidste ord") {
				t.Errorf("the last key was lost:\n%s", got)
			}
		})
	}
}

// The terminal is closed under the program.
func TestAClosedTerminal(t *testing.T) {
	home := started(t)
	term := answering(t, home)
	term.write("før vinduet blev lukket")
	term.expect("før vinduet blev lukket")
	_ = term.tty.Close()
	term.end()
	if got := answer(t, home); !strings.Contains(got, "før vinduet blev lukket") {
		t.Errorf("what was written is gone:\n%s", got)
	}
}

// Eight shells write beside the open journal: none is lost, and the journal on
// the screen shows them within a second or so, without a key.
func TestShellsBesideTheScreen(t *testing.T) {
	home := started(t)
	term := run(t, home, danish, 80, 24)
	term.expect("Udfordringer")
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if out, code := shell(t, home, danish, "star", fmt.Sprintf("stjerne nummer %d", n)); code != 0 {
				t.Errorf("status %d: %s", code, out)
			}
		}()
	}
	wg.Wait()
	term.expect("Seneste noter", "stjerne nummer")
	out, _ := shell(t, home, danish, "search", "stjerne nummer")
	out = strings.ReplaceAll(out, "*", "") // hits are marked
	for n := range 8 {
		if !strings.Contains(out, fmt.Sprintf("nummer %d", n)) {
			t.Errorf("nummer %d is lost:\n%s", n, out)
		}
	}
	term.keys("ctrl+q")
	if code := term.end(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

// What is pasted with escapes in it is shown and never sent to the terminal.
func TestPastedEscapes(t *testing.T) {
	home := started(t)
	term := answering(t, home)
	term.write("\x1b[200~\x1b]0;pwned\x07\x1b[31mrød\x1b[201~")
	term.expect("rød")
	term.keys("esc")
	term.expect("rød")
	term.mu.Lock()
	raw := string(term.raw)
	term.mu.Unlock()
	if strings.Contains(raw, "]0;pwned") || strings.Contains(raw, "\x1b[31mrød") {
		t.Error("an escape of the text reached the terminal")
	}
	term.keys("ctrl+q")
	term.end()
	term.clean()
}

// Output that is no terminal gets a sentence and no program.
func TestNoTerminal(t *testing.T) {
	out, code := shell(t, started(t), danish)
	if code == 0 || !strings.Contains(out, "terminalvindue") || strings.Contains(out, "\x1b") {
		t.Errorf("status %d: %q", code, out)
	}
}
