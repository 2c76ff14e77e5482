//go:build unix

package main_test

import (
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// Put in the background and woken, from the menu and from outside: what was
// written is saved first, the terminal is the shell's meanwhile, and afterwards
// the program paints a window of another size and answers keys. 10 times here,
// 200 times with every core at work in make torture.
func TestSuspended(t *testing.T) {
	times := 10
	if long() {
		times = 200
		busy(t, runtime.NumCPU())
	}
	home := started(t)
	j := runJob(t, home, danish, 80, 24)
	j.open()
	for n := range times {
		word := fmt.Sprintf("ord%d", n)
		j.write(word + " ")
		j.expect(word)
		if n%2 == 0 {
			j.keys("ctrl+o")
			j.expect("╰")
			j.write("baggrunden")
			j.expect("▸ Læg stjerne i baggrunden")
			j.keys("enter")
		} else {
			j.signal(syscall.SIGTSTP)
		}
		j.hear("stopped")
		j.clean()
		j.cooked()
		if got := answer(t, home); !strings.Contains(got, word) {
			t.Fatalf("time %d: what was written was not saved first:\n%s", n, got)
		}
		w, h := 80+n%7, 24+n%5
		j.resize(w, h)
		j.wake()
		j.expectPainted(w, h)
		j.write("x")
		j.expect(word + " x")
	}
	j.keys("ctrl+q")
	if status := j.hear("ended"); status != "0" {
		t.Errorf("exit status %s", status)
	}
	<-j.done
	j.clean()
	j.cooked()
	if got := answer(t, home); !strings.Contains(got, fmt.Sprintf("ord%d x", times-1)) {
		t.Errorf("the last word is not saved:\n%s", got)
	}
}

// Woken in the background it waits until the shell gives it the terminal.
func TestWokenInTheBackground(t *testing.T) {
	home := started(t)
	j := runJob(t, home, danish, 80, 24)
	j.open()
	j.signal(syscall.SIGTSTP)
	j.hear("stopped")
	j.signal(syscall.SIGCONT)
	j.signal(syscall.SIGTERM)
	j.wake()
	if what := <-j.told; strings.HasPrefix(what, "stopped") {
		j.wake()
		j.hear("ended")
	}
	<-j.done
	j.clean()
	j.cooked()
}

// Where no shell watches over it the program can't be put in the background; it
// says so and goes on.
func TestNobodyToWakeIt(t *testing.T) {
	home := started(t)
	term := answering(t, home)
	term.signal(syscall.SIGTSTP)
	term.expect("ingen kommandolinje at vende tilbage til")
	term.write("og videre")
	term.expect("og videre")
	term.keys("ctrl+q")
	if code := term.end(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	term.clean()
}
