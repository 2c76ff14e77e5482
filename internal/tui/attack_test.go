//go:build unix

package tui_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"stjerne/internal/cli"
	"stjerne/internal/store"
	"stjerne/internal/tui"
	"stjerne/journal"
)

// The test program starts itself again as stjerne, with a screen that breaks;
// which and when stands in the environment.
const faultEnv = "STJERNE_TEST_FAULT"

func TestMain(m *testing.M) {
	kind, count, asked := strings.Cut(os.Getenv(faultEnv), ":")
	if !asked {
		os.Exit(m.Run())
	}
	n, err := strconv.Atoi(count)
	if err != nil {
		panic(err)
	}
	env := cli.Env{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, Now: time.Now, Random: rand.Reader, Version: "test",
		CanShow: true,
		Open: func(o cli.Opening) (bool, error) {
			result, err := tui.RunFaulty(tui.Options{
				Store: o.Store, Words: o.Words, Method: o.Method, Paths: o.Paths, Settings: o.Settings,
				Theme: o.Theme, Language: o.Language, Env: o.Getenv, Shade: "dark",
			}, kind, n)
			return result.Sample, err
		},
	}
	os.Exit(cli.Run(env))
}

// broken is how a program that broke left things.
type broken struct {
	home    string
	typed   string
	screen  string // all that was sent to the terminal
	said    string // on standard error
	status  int
	journal string
}

// breaks types into a program whose screen breaks and tells how that ended.
func breaks(t *testing.T, kind string, n int) broken {
	t.Helper()
	b := broken{home: t.TempDir(), typed: "Aftenvagten ringede selv, æøå og to linjer"}
	b.journal = filepath.Join(b.home, "data", "stjerne", "journal.stjerne")
	st := store.New(store.Options{Path: b.journal})
	if err := st.Write(context.Background(), "challenge", func(w *store.Writer) error {
		_, _, err := w.NewChallenge("Overgange", "i")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	tty, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = []string{
		faultEnv + "=" + fmt.Sprintf("%s:%d", kind, n), "HOME=" + b.home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color",
		"LANG=da_DK.UTF-8", "XDG_DATA_HOME=" + b.home + "/data", "XDG_CONFIG_HOME=" + b.home + "/config",
		"XDG_STATE_HOME=" + b.home + "/state", "XDG_RUNTIME_DIR=" + b.home + "/run",
	}
	var said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = slave.Close()
	var mu sync.Mutex
	var raw []byte
	read := make(chan struct{})
	go func() {
		defer close(read)
		buf := make([]byte, 32<<10)
		for {
			got, err := tty.Read(buf)
			mu.Lock()
			raw = append(raw, buf[:got]...)
			mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for start := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		mu.Lock()
		there := strings.Contains(ansi.Strip(string(raw)), "ctrl+s gem")
		mu.Unlock()
		if there {
			break
		}
		if time.Since(start) > 20*time.Second {
			_ = cmd.Process.Kill()
			t.Fatalf("no question was opened:\n%s\n%s", ansi.Strip(string(raw)), said.String())
		}
	}
	// What comes after "§" may meet the fault; what comes before may not.
	if _, err := tty.WriteString(b.typed + "§"); err != nil {
		t.Fatal(err)
	}
	for range 2 * n {
		_, _ = tty.WriteString("z")
		time.Sleep(20 * time.Millisecond)
	}
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		_ = cmd.Process.Kill()
		t.Fatalf("it did not end:\n%s", ansi.Strip(string(raw)))
	}
	<-read
	b.screen, b.said, b.status = string(raw), said.String(), cmd.ProcessState.ExitCode()
	return b
}

var rescued = regexp.MustCompile(`/\S+\.txt`)

// Whatever of the program breaks, what was typed before is in the journal, or in
// a file that is named where the journal can't be had; the terminal is given back,
// one sentence says so, and the log has nothing of what was written.
func TestWhateverBreaksNothingIsLost(t *testing.T) {
	calls := []int{1, 3}
	if os.Getenv("STJERNE_TORTURE") != "" {
		calls = []int{1, 2, 3, 4, 5, 6, 8, 11, 15, 20}
	}
	for _, kind := range tui.Faults() {
		for _, n := range calls {
			t.Run(fmt.Sprintf("%s %d", kind, n), func(t *testing.T) {
				t.Parallel()
				b := breaks(t, kind, n)
				if b.status != 1 {
					t.Errorf("exit status %d", b.status)
				}
				if lines := strings.Split(strings.TrimRight(b.said, "\n"), "\n"); len(lines) != 1 || !strings.Contains(lines[0], "Der gik noget galt i stjerne") {
					t.Errorf("it said\n%s", b.said)
				}
				b.clean(t)
				b.wordless(t, kind)
				kept := ""
				if _, err := os.Stat(b.journal); err == nil {
					kept = b.answer(t)
				}
				if file := rescued.FindString(b.said); file != "" {
					data, err := os.ReadFile(strings.TrimRight(file, "."))
					if err != nil {
						t.Fatal(err)
					}
					kept += string(data)
				}
				if kind == "gone" {
					if !strings.Contains(b.said, "kunne ikke gemmes") {
						t.Errorf("it said %s", b.said)
					}
					return
				}
				if !strings.Contains(kept, b.typed+"§") {
					t.Errorf("kept is %q", kept)
				}
				if kind == "save" && !strings.Contains(kept, "det, der ikke kunne gemmes") {
					t.Errorf("what could not be saved is not rescued: %q", kept)
				}
			})
		}
	}
}

// answer is what the journal holds of what was typed.
func (b broken) answer(t *testing.T) string {
	t.Helper()
	var words string
	err := store.New(store.Options{Path: b.journal}).Read(context.Background(), func(r *store.Reader) error {
		home, err := r.Home()
		if err != nil {
			return err
		}
		text, err := r.Text(journal.TextRef{Object: home.Challenges[0].LoopID, Name: "formulate.understand"})
		words = text.Words
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// clean fails unless the terminal was given back as it was.
func (b broken) clean(t *testing.T) {
	t.Helper()
	for _, mode := range []string{"1049", "2004", "1000", "1002", "1003", "1006"} {
		if strings.LastIndex(b.screen, "\x1b[?"+mode+"h") > strings.LastIndex(b.screen, "\x1b[?"+mode+"l") {
			t.Errorf("mode %s was left on", mode)
		}
	}
	if strings.LastIndex(b.screen, "\x1b[?25l") > strings.LastIndex(b.screen, "\x1b[?25h") {
		t.Error("the cursor was left hidden")
	}
	if strings.LastIndex(b.screen, ansi.SetModifyOtherKeys2) > strings.LastIndex(b.screen, ansi.ResetModifyOtherKeys) {
		t.Error("modified keys were left on")
	}
	if after := b.screen[strings.LastIndex(b.screen, "\x1b[?1049l"):]; strings.Contains(after, "goroutine") {
		t.Errorf("a trace was printed:\n%s", after)
	}
}

// wordless fails where a log holds what was typed, or what the fault said.
func (b broken) wordless(t *testing.T, kind string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(b.home, "state", "stjerne", "crash.log"))
	if err != nil {
		if kind != "gone" {
			t.Error(err)
		}
		return
	}
	for _, words := range []string{tui.Secret, "Aftenvagten", "ringede", "Overgange"} {
		if bytes.Contains(data, []byte(words)) {
			t.Errorf("the log holds %q:\n%s", words, data)
		}
	}
	want := "goroutine"
	if kind == "system" {
		want = "index out of range"
	}
	if !bytes.Contains(data, []byte(want)) {
		t.Errorf("the log tells nothing:\n%s", data)
	}
}
