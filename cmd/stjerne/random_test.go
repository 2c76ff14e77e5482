//go:build unix

package main_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"stjerne/internal/demo"
	"stjerne/internal/store"
	"stjerne/journal"
)

// Random keys, presses and sizes: the program lives, what stands in the terminal
// is what it would paint anew, and the journal is whole afterwards. 20,000 here, a
// million in make torture; STJERNE_SEED repeats one that failed.
func TestRandomKeys(t *testing.T) {
	events, lanes := 20_000, 4
	if long() {
		events, lanes = 1_000_000, 8
	}
	if seed, err := strconv.ParseUint(os.Getenv("STJERNE_SEED"), 10, 64); err == nil {
		newFuzzer(t, seed).press(events / lanes)
		return
	}
	for lane := range lanes {
		t.Run(fmt.Sprint(lane), func(t *testing.T) {
			t.Parallel()
			// The last two bits say how it begins and which characters it knows.
			newFuzzer(t, rand.Uint64()>>16<<2|uint64(lane&3)).press(events / lanes)
		})
	}
}

// fuzzer presses keys at random.
type fuzzer struct {
	t      *testing.T
	seed   uint64
	plain  bool   // every terminal agrees on how wide its characters are
	odd    string // those that are typed now and then
	random *rand.Rand
	home   string
	term   *terminal
	w, h   int
	checks int
	events []string // the last of them
}

func newFuzzer(t *testing.T, seed uint64) *fuzzer {
	t.Helper()
	f := &fuzzer{t: t, seed: seed, random: rand.New(rand.NewPCG(seed, 3)), home: t.TempDir(), w: 80, h: 24}
	f.odd = odd
	if f.plain = seed&2 != 0; f.plain {
		f.odd = wide
	}
	if seed%2 == 0 {
		st := store.New(store.Options{Path: inside(f.home)})
		if err := demo.Write(context.Background(), st, "hjemmepleje"); err != nil {
			t.Fatal(err)
		}
	}
	f.start()
	return f
}

func (f *fuzzer) start() {
	f.t.Helper()
	f.term = run(f.t, f.home, danish, f.w, f.h)
	f.settle()
}

// fail tells how to come to the same place again.
func (f *fuzzer) fail(format string, args ...any) {
	f.t.Helper()
	f.t.Fatalf("%s\nSTJERNE_SEED=%d, the last keys, the latest last:\n%q\nthe screen of %dx%d was\n%s",
		fmt.Sprintf(format, args...), f.seed, f.events, f.w, f.h, f.term.screen())
}

// fault is the start of a trace that a program left behind.
func (t *terminal) fault() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	raw := string(t.raw)
	at := max(strings.LastIndex(raw, "panic:"), strings.LastIndex(raw, "fatal error:"))
	if at < 0 {
		return "nothing of a fault"
	}
	return raw[at:min(len(raw), at+4000)]
}

func (f *fuzzer) press(events int) {
	f.t.Helper()
	const together = 200
	for done := 0; done < events; done += together {
		for range together {
			f.event()
		}
		if f.settle() {
			f.whole()
		}
	}
	f.leave()
}

// send writes to the terminal. A program that has just ended takes nothing.
func (f *fuzzer) send(keys string) {
	f.events = append(f.events, keys)
	if n := len(f.events) - 200; n > 0 {
		f.events = slices.Delete(f.events, 0, n)
	}
	_, _ = f.term.tty.WriteString(keys)
}

const (
	letters = "abcdefghijklmnoprstuvwxyzæøåÆØÅ 123456.,-#?!:;'\"éüö"
	wide    = "😀漢字»«–½§"
	odd     = wide + "e\u0301a\u030a👩‍👩‍👧🇩🇰ก้สวัสดีعربى\u200b\u00a0\u00ad"
	// Keys of control but escape, what leaves (ctrl+c, ctrl+q, and ctrl+\, which ends
	// what runs while the terminal isn't the program's) and tab, enter and backspace,
	// which have a place of their own.
	controls = "\x00\x01\x02\x04\x05\x06\x07\x08\x0a\x0b\x0c\x0e\x0f\x10\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1d\x1e\x1f"
)

// event presses one key, moves the mouse, pastes or changes the window's size.
// A slash and a tilde are left out, so that no path leads out of the test's home.
func (f *fuzzer) event() {
	r := f.random
	switch n := r.IntN(1000); {
	case n < 420:
		all := []rune(letters)
		f.send(string(all[r.IntN(len(all))]))
	case n < 450:
		all := []rune(f.odd)
		f.send(string(all[r.IntN(len(all))]))
	case n < 520:
		f.send("\r")
	case n < 600:
		f.send([]string{"\t", "\x1b[Z"}[r.IntN(2)])
	case n < 640:
		f.send("\x7f")
	case n < 680:
		f.send("\x1b[27u") // escape, which can't be the start of anything
	case n < 730:
		f.send(string(controls[r.IntN(len(controls))]))
	case n < 850:
		f.send(f.arrow())
	case n < 865:
		// f1 to f12 but f4, which opens an editor.
		keys := []string{"\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~", "\x1b[21~", "\x1b[23~", "\x1b[24~"}
		f.send(keys[r.IntN(len(keys))])
	case n < 880:
		f.send("\x1b" + string(rune('a'+r.IntN(26)))) // alt
	case n < 980:
		f.send(f.mouse())
	case n < 990:
		f.send("\x1b[200~" + f.words() + "\x1b[201~")
	case n < 992:
		f.resize()
	default:
		f.send("\x0f") // the menu leads everywhere
	}
}

func (f *fuzzer) arrow() string {
	if f.random.IntN(2) == 0 {
		return "\x1b[" + string("ABCDHF"[f.random.IntN(6)])
	}
	if f.random.IntN(3) == 0 {
		return fmt.Sprintf("\x1b[%d;%d~", []int{2, 3, 5, 6}[f.random.IntN(4)], 1+f.random.IntN(8))
	}
	return fmt.Sprintf("\x1b[1;%d%c", 2+f.random.IntN(7), "ABCDHF"[f.random.IntN(6)])
}

func (f *fuzzer) mouse() string {
	button := []int{0, 0, 0, 0, 1, 2, 32, 32, 32, 64, 65, 4, 16}[f.random.IntN(13)]
	final := "Mm"[f.random.IntN(2)]
	return fmt.Sprintf("\x1b[<%d;%d;%d%c", button, 1+f.random.IntN(f.w+2), 1+f.random.IntN(f.h+2), final)
}

// words are pasted. C1 controls are left out: what is typed while the program has
// given the terminal back comes back from the terminal itself.
func (f *fuzzer) words() string {
	all := []rune(letters + f.odd + "\r\n\t\x1b\x07 ")
	var b strings.Builder
	for range f.random.IntN(400) {
		b.WriteRune(all[f.random.IntN(len(all))])
	}
	return b.String()
}

func (f *fuzzer) resize() {
	f.w, f.h = 1+f.random.IntN(140), 1+f.random.IntN(40)
	if f.random.IntN(3) > 0 {
		f.w, f.h = 60+f.random.IntN(60), 16+f.random.IntN(20)
	}
	f.events = append(f.events, fmt.Sprintf("(size %dx%d)", f.w, f.h))
	f.term.resize(f.w, f.h)
}

// settle waits until the program has taken everything and rests, and begins it
// again where it was left by chance; then it returns false.
func (f *fuzzer) settle() bool { return f.rest(60 * time.Millisecond) }

// rest waits until nothing was sent and no thread of the program was at work for
// so long.
func (f *fuzzer) rest(least time.Duration) bool {
	f.t.Helper()
	seen, quiet := -1, time.Now()
	for begun := time.Now(); time.Since(quiet) < least; time.Sleep(4 * time.Millisecond) {
		if f.term.ended() {
			_ = f.term.cmd.Wait()
			if code := f.term.cmd.ProcessState.ExitCode(); code != 0 {
				f.fail("it ended with status %d; it said\n%s", code, f.term.fault())
			}
			f.term.clean()
			f.term.close()
			f.start()
			return false
		}
		if n := f.term.sent(); n != seen {
			seen, quiet = n, time.Now()
		}
		if !f.term.shows() {
			// It has given the terminal back: it ends, or comes again in a moment.
			quiet = time.Now()
		}
		// A thread that waits for a core is at work as well. One that looks at the
		// clock 60 times a second is met now and then, and seldom for long.
		if least < time.Second && working(f.term.pid) {
			quiet = time.Now()
		}
		if time.Since(begun) > 2*waiting {
			f.fail("it never rests")
		}
	}
	return true
}

// shows tells whether the program has the terminal's other screen.
func (t *terminal) shows() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.vt.main != nil
}

// tail is the last of what was sent.
func (t *terminal) tail() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.raw[max(0, len(t.raw)-2000):])
}

// slow is how long everything that the program does by itself takes but for
// messages that fade: saving, and noticing that somebody saved.
const slow = 2200 * time.Millisecond

// whole fails unless what stands in the terminal is a whole frame: its last line
// where it belongs, and now and then, since it takes its time, that the program
// painting everything anew paints the same.
func (f *fuzzer) whole() {
	f.t.Helper()
	f.checks++
	anew := f.plain && f.checks%5 == 0
	if anew && !f.rest(slow) {
		return
	}
	before, sent := f.cells(), f.term.sent()
	f.term.signal(syscall.SIGWINCH)
	for begun := time.Now(); f.term.sent() == sent && !f.term.ended(); time.Sleep(4 * time.Millisecond) {
		if time.Since(begun) > waiting {
			f.fail("it doesn't paint any more")
		}
	}
	if !f.settle() {
		return
	}
	after := f.cells()
	if !f.term.shows() || strings.TrimSpace(after) == "" {
		// It is putting itself in the background, or opens another journal.
		f.settle()
		return
	}
	if anew && strings.TrimSpace(before) != "" && before != after && !faded(before, after) {
		f.fail("painted anew it looks otherwise; it was\n%s", before)
	}
	f.term.mu.Lock()
	strange := f.term.vt.odd
	f.term.mu.Unlock()
	if len(strange) > 0 {
		f.fail("the terminal was sent %q", strange)
	}
	// On a busy machine half a frame may be all that was read so far; what stays
	// broken is broken.
	for begun := time.Now(); !f.framed(); {
		if time.Since(begun) > waiting {
			f.fail("the last line isn't that of the keys; sent was\n%q", f.term.tail())
		}
		if !f.settle() {
			return
		}
	}
}

// framed tells whether the keys stand in the last line, where there is room for them.
func (f *fuzzer) framed() bool {
	lines := strings.Split(f.cells(), "\n")
	return f.w < 24 || f.h < 6 || strings.Contains(lines[f.h-1], "ctrl+o")
}

// faded tells whether the screens differ because a message above the last line
// went away meanwhile.
func faded(before, after string) bool {
	was, is := strings.Split(before, "\n"), strings.Split(after, "\n")
	n := len(was) - 2
	return n >= 0 && len(is) == len(was) && was[n] != is[n]
}

// cells is what stands in the terminal.
func (f *fuzzer) cells() string {
	f.term.mu.Lock()
	defer f.term.mu.Unlock()
	return f.term.vt.String()
}

// leave ends the program as a leader does, whatever it asks, and reads the journal.
func (f *fuzzer) leave() {
	f.t.Helper()
	for n := 0; !f.term.ended(); n++ {
		if n == 10 {
			f.fail("it can't be left")
		}
		_, _ = f.term.tty.WriteString("\x11")
		for begun := time.Now(); time.Since(begun) < 2*time.Second && !f.term.ended(); {
			time.Sleep(10 * time.Millisecond)
		}
		// What was written to something that was undone can't be saved any more,
		// and is offered elsewhere.
		_, _ = f.term.tty.WriteString("\r")
	}
	if code := f.term.end(); code != 0 {
		f.fail("it ended with status %d", code)
	}
	f.term.clean()
	f.term.cooked()
	if _, err := os.Stat(inside(f.home)); err != nil {
		return // nothing was ever written
	}
	for _, command := range [][]string{{"list", "--all"}, {"bin"}, {"export", "--format", "json", "-o", "-"}} {
		if out, code := shell(f.t, f.home, danish, command...); strings.Contains(out, "beskadiget") {
			f.fail("%v, status %d:\n%s", command, code, out)
		}
	}
	st := store.New(store.Options{Path: inside(f.home)})
	if err := st.Read(context.Background(), everything); err != nil {
		f.fail("the journal can't be read whole: %v", err)
	}
}

// everything reads what there is in a journal, each text with its revisions.
func everything(r *store.Reader) error {
	if _, err := r.Home(); err != nil {
		return err
	}
	if _, err := r.Bin(); err != nil {
		return err
	}
	if _, err := r.Meetings(); err != nil {
		return err
	}
	if _, err := r.Search(store.SearchQuery{Words: "e"}); err != nil {
		return err
	}
	if _, _, err := r.Entries(store.EntryQuery{}); err != nil {
		return err
	}
	outlines, err := r.Outlines()
	if err != nil {
		return err
	}
	for _, o := range outlines {
		c, err := r.Challenge(o.ID)
		if err != nil {
			return err
		}
		for _, l := range c.Loops {
			for name := range l.Texts {
				if _, err := r.Revisions(journal.TextRef{Object: l.ID, Name: name}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
