//go:build unix

package main_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// program is the binary under test, built once.
var program string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "stjerne-test-")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(dir, "stjerne")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		panic(string(out))
	}
	// The tests wait for terminals far more than they work.
	flag.Parse()
	if err := flag.Set("test.parallel", "8"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// waiting is how long a screen may take on a busy machine; it is no measure.
const waiting = 15 * time.Second

// terminal is the program in a pseudo-terminal with an emulator behind it.
type terminal struct {
	t    *testing.T
	cmd  *exec.Cmd
	tty  *os.File
	mu   sync.Mutex
	vt   vt10x.Terminal
	raw  []byte
	done chan struct{}
}

var keyCodes = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B",
	"right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pgdown": "\x1b[6~", "pgup": "\x1b[5~",
	"delete": "\x1b[3~", "backspace": "\x7f", "space": " ", "f1": "\x1bOP", "f4": "\x1bOS",
	"ctrl+o": "\x0f", "ctrl+s": "\x13", "ctrl+z": "\x1a", "ctrl+y": "\x19", "ctrl+c": "\x03", "ctrl+q": "\x11",
}

// run starts the program in a home of its own with a terminal of w x h cells.
func run(t *testing.T, home, lang string, w, h int, args ...string) *terminal {
	t.Helper()
	term := &terminal{t: t, cmd: exec.Command(program, args...), vt: vt10x.New(vt10x.WithSize(w, h)), done: make(chan struct{})}
	term.cmd.Env = environment(home, lang)
	tty, err := pty.StartWithSize(term.cmd, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)})
	if err != nil {
		t.Fatal(err)
	}
	term.tty = tty
	go func() {
		defer close(term.done)
		buf := make([]byte, 64<<10)
		for {
			n, err := tty.Read(buf)
			term.mu.Lock()
			_, _ = term.vt.Write(buf[:n])
			term.raw = append(term.raw, buf[:n]...)
			term.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = term.cmd.Process.Kill()
		_ = term.tty.Close()
	})
	return term
}

// environment is a person's own: no setting of the machine's reaches the program.
func environment(home, lang string) []string {
	return []string{
		"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=" + lang,
		"XDG_DATA_HOME=" + home + "/data", "XDG_CONFIG_HOME=" + home + "/config",
		"XDG_STATE_HOME=" + home + "/state", "XDG_RUNTIME_DIR=" + home + "/run", "TZ=Europe/Copenhagen",
	}
}

// screen is what stands in the terminal now.
func (t *terminal) screen() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	lines := strings.Split(t.vt.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// folded is the screen as running text, for sentences that are broken over lines.
func folded(s string) string {
	for _, edge := range []string{"│", "▏"} {
		s = strings.ReplaceAll(s, edge, " ")
	}
	return strings.Join(strings.Fields(s), " ")
}

// expect waits until all texts stand on the screen, however they are broken into lines.
func (t *terminal) expect(texts ...string) {
	t.t.Helper()
	t.wait(strings.Join(texts, " + "), func(s string) bool {
		s = folded(s)
		for _, text := range texts {
			if !strings.Contains(s, text) {
				return false
			}
		}
		return true
	})
}

// gone waits until a text no longer stands on the screen.
func (t *terminal) gone(text string) {
	t.t.Helper()
	t.wait("no "+text, func(s string) bool { return !strings.Contains(folded(s), text) })
}

func (t *terminal) wait(what string, ok func(string) bool) {
	t.t.Helper()
	deadline := time.Now().Add(waiting)
	for !ok(t.screen()) {
		if time.Now().After(deadline) {
			t.t.Fatalf("waited for %q; the screen was\n%s", what, t.screen())
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// write types a text as a keyboard would.
func (t *terminal) write(text string) {
	t.t.Helper()
	if _, err := t.tty.WriteString(text); err != nil {
		t.t.Fatal(err)
	}
}

// keys presses keys by name, or characters as they are, with a moment after an
// escape, which is the start of a longer sequence otherwise.
func (t *terminal) keys(names ...string) {
	t.t.Helper()
	for _, name := range names {
		code, ok := keyCodes[name]
		if !ok {
			code = name
		}
		t.write(code)
		if name == "esc" {
			time.Sleep(120 * time.Millisecond)
		}
	}
}

// end waits for the program to end and returns its exit status.
func (t *terminal) end() int {
	t.t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- t.cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(waiting):
		t.t.Fatalf("the program did not end; the screen was\n%s", t.screen())
	}
	<-t.done
	return t.cmd.ProcessState.ExitCode()
}

// clean fails unless the terminal was given back as it was.
func (t *terminal) clean() {
	t.t.Helper()
	t.mu.Lock()
	defer t.mu.Unlock()
	raw := string(t.raw)
	for on, off := range map[string]string{
		"\x1b[?1049h": "\x1b[?1049l", "\x1b[?2004h": "\x1b[?2004l", "\x1b[?1002h": "\x1b[?1002l",
		"\x1b[?25l": "\x1b[?25h",
	} {
		if last := strings.LastIndex(raw, on); last >= 0 && last > strings.LastIndex(raw, off) {
			t.t.Errorf("%q was left on", on)
		}
	}
}

// shell runs a command beside the terminal and returns what it printed.
func shell(t *testing.T, home, lang string, args ...string) (string, int) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = environment(home, lang)
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

func (t *terminal) signal(s syscall.Signal) {
	t.t.Helper()
	if err := t.cmd.Process.Signal(s); err != nil {
		t.t.Fatal(err)
	}
}
