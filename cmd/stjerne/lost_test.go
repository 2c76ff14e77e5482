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
// and all of it as it once stood on the screen. 30 moments here, 1,000 in make
// torture.
func TestKilledWhileWriting(t *testing.T) {
	rounds, lanes := 30, 6 // side by side, since most of a round is waiting
	if long() {
		rounds, lanes = 1000, 8
	}
	for lane := range lanes {
		t.Run(fmt.Sprint(lane), func(t *testing.T) {
			t.Parallel()
			for round := lane; round < rounds; round += lanes {
				killed(t, rand.Uint64())
			}
		})
	}
}

func killed(t *testing.T, seed uint64) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	home := started(t)
	term := answering(t, home)
	y := newTypist(term, random)
	moment := 50*time.Millisecond + time.Duration(random.Int64N(int64(2950*time.Millisecond)))
	for begun := time.Now(); time.Since(begun) < moment; {
		y.key()
		time.Sleep(min(time.Second/15, moment-time.Since(begun)))
	}
	now := time.Now()
	term.signal(syscall.SIGKILL)
	_ = term.cmd.Wait()
	y.kept(t, home, now.Add(-time.Second))
	term.close()
}

// Told to end, also in the moment after a key, the program saves up to that key
// and gives the terminal back. 3 moments each here, 20 in make torture.
func TestSignalsSaveUpToTheLastKey(t *testing.T) {
	moments := 3
	if long() {
		moments = 20
	}
	for name, s := range map[string]syscall.Signal{
		"HUP": syscall.SIGHUP, "TERM": syscall.SIGTERM, "INT": syscall.SIGINT, "QUIT": syscall.SIGQUIT,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for range moments {
				told(t, s, rand.N(50*time.Millisecond))
			}
		})
	}
}

func told(t *testing.T, s syscall.Signal, moment time.Duration) {
	t.Helper()
	home := started(t)
	term := answering(t, home)
	y := newTypist(term, rand.New(rand.NewPCG(rand.Uint64(), 2)))
	for range 20 {
		y.key()
		time.Sleep(5 * time.Millisecond)
	}
	y.key()
	last := y.stood[len(y.stood)-1].at
	time.Sleep(moment)
	term.signal(s)
	term.end()
	term.clean()
	term.cooked()
	y.kept(t, home, last)
	term.close()
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
