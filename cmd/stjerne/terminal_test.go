//go:build unix

package main_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"golang.org/x/term"
)

// program is the binary under test, built once.
var program string

func TestMain(m *testing.M) {
	act()
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
	pid  int         // of the program itself
	was  *term.State // of the terminal before
	mu   sync.Mutex
	vt   *emulator
	raw  []byte // the last of what was sent
	all  int    // how much was sent
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
	cmd := exec.Command(program, args...)
	cmd.Env = environment(home, lang)
	return runCommand(t, cmd, w, h)
}

// runCommand starts what a command says in a terminal of w x h cells.
func runCommand(t *testing.T, cmd *exec.Cmd, w, h int) *terminal {
	t.Helper()
	term := &terminal{t: t, cmd: cmd, vt: newEmulator(w, h), done: make(chan struct{})}
	tty, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	term.tty = tty
	if err := pty.Setsize(tty, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}); err != nil {
		t.Fatal(err)
	}
	term.was = term.modes()
	cmd.Stdin, cmd.Stdout = slave, slave
	if cmd.Stderr == nil {
		cmd.Stderr = slave
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	err = cmd.Start()
	_ = slave.Close()
	if err != nil {
		t.Fatal(err)
	}
	term.pid = cmd.Process.Pid
	go func() {
		defer close(term.done)
		buf := make([]byte, 64<<10)
		for {
			n, err := tty.Read(buf)
			term.mu.Lock()
			term.vt.write(buf[:n])
			term.keep(buf[:n])
			term.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(term.close)
	return term
}

// modes are the terminal's own: raw or cooked, with echo or not.
func (t *terminal) modes() *term.State {
	t.t.Helper()
	raw, err := t.tty.SyscallConn()
	if err != nil {
		t.t.Fatal(err)
	}
	var state *term.State
	// Fd would take the descriptor from the poller, and reading would block Close.
	if failed := raw.Control(func(fd uintptr) { state, err = term.GetState(int(fd)) }); failed != nil || err != nil {
		t.t.Fatal(failed, err)
	}
	return state
}

// cooked fails unless the terminal treats keys as it did before the program.
func (t *terminal) cooked() {
	t.t.Helper()
	if now := t.modes(); !reflect.DeepEqual(now, t.was) {
		t.t.Errorf("the terminal's modes are %v, and were %v", now, t.was)
	}
}

// resize gives the window another size, as a hand on its corner does.
func (t *terminal) resize(w, h int) {
	t.t.Helper()
	t.mu.Lock()
	t.vt.resize(w, h)
	t.mu.Unlock()
	if err := pty.Setsize(t.tty, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}); err != nil {
		t.t.Fatal(err)
	}
}

// expectPainted waits until a window of w x h cells is filled: its first line ends
// at the right edge, and its last one is the footer.
func (t *terminal) expectPainted(w, h int) {
	t.t.Helper()
	t.wait(fmt.Sprintf("a window of %dx%d", w, h), func(s string) bool {
		lines := strings.Split(s, "\n")
		return len(lines) == h && utf8.RuneCountInString(lines[0]) == w-1 && strings.Contains(lines[h-1], "ctrl+o")
	})
}

// open puts the cursor in the first question of the first challenge.
func (t *terminal) open() {
	t.t.Helper()
	t.expect("Udfordringer")
	t.keys("down", "enter")
	t.expect("esc ud", "ctrl+s gem")
}

// keep notes what was sent, of very much only the end.
func (t *terminal) keep(data []byte) {
	const most = 8 << 20
	t.all += len(data)
	if t.raw = append(t.raw, data...); len(t.raw) > most {
		t.raw = append([]byte(nil), t.raw[most/2:]...)
	}
}

// sent is how many bytes the program has sent.
func (t *terminal) sent() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.all
}

// ended tells whether the program has ended, and what it sent was read.
func (t *terminal) ended() bool {
	select {
	case <-t.done:
		return true
	default:
		return false
	}
}

// close ends the program and gives the terminal up; once is enough, and a second
// time does nothing.
func (t *terminal) close() {
	_ = t.cmd.Process.Kill()
	_ = t.tty.Close()
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
	return strings.TrimRight(t.vt.String(), "\n")
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

// clean fails unless the terminal is given back as it was.
func (t *terminal) clean() {
	t.t.Helper()
	var left string
	for deadline := time.Now().Add(waiting); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		t.mu.Lock()
		left = leftOn(string(t.raw))
		t.mu.Unlock()
		if left == "" {
			return
		}
	}
	t.t.Error(left)
}

// leftOn tells what of a terminal was changed and not put back, "" for nothing.
func leftOn(raw string) string {
	for _, mode := range []string{"1049", "2004", "1000", "1002", "1003", "1004", "1006", "2026", "2027"} {
		if strings.LastIndex(raw, "\x1b[?"+mode+"h") > strings.LastIndex(raw, "\x1b[?"+mode+"l") {
			return "mode " + mode + " was left on"
		}
	}
	if strings.LastIndex(raw, "\x1b[?25l") > strings.LastIndex(raw, "\x1b[?25h") {
		return "the cursor was left hidden"
	}
	if strings.LastIndex(raw, ansi.SetModifyOtherKeys2) > strings.LastIndex(raw, ansi.ResetModifyOtherKeys) {
		return "modified keys were left on"
	}
	pushed, popped := len(pushedKeyboard.FindAllString(raw, -1)), len(poppedKeyboard.FindAllString(raw, -1))
	if pushed > popped {
		return fmt.Sprintf("the keyboard was changed %d times and put back %d times", pushed, popped)
	}
	return ""
}

// What the protocol of kitty says to change the keyboard and to put it back.
var (
	pushedKeyboard = regexp.MustCompile(`\x1b\[>\d*u`)
	poppedKeyboard = regexp.MustCompile(`\x1b\[<\d*u`)
)

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
	if err := syscall.Kill(t.pid, s); err != nil {
		t.t.Fatal(err)
	}
}
