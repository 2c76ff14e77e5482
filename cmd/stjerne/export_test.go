//go:build unix

package main_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// However an export ends, and whenever: the file is the old one, or the new one whole.
func TestAnExportThatIsBrokenOffLeavesNoHalfFile(t *testing.T) {
	home := t.TempDir()
	run := func(input string, args ...string) {
		t.Helper()
		cmd := exec.Command(program, args...)
		cmd.Env, cmd.Stdin = environment(home, "da_DK.UTF-8"), strings.NewReader(input)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	run("", "new", "Overgange")
	run(strings.Repeat("Det gik bedre, end jeg havde troet, og dårligere, end jeg havde håbet.\n\n", 3000), "answer", "plan.try", "-")
	path := filepath.Join(home, "oplaeg.pdf")
	old := []byte("det gamle oplæg")
	began := time.Now()
	run("", "export", "--length", "full", "-o", path)
	whole := time.Since(began)

	times := 24
	if long() {
		times = 400
	}
	kept, written := 0, 0
	for n := range times {
		if err := os.WriteFile(path, old, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "export", "--length", "full", "-o", path, "--force")
		cmd.Env = environment(home, "da_DK.UTF-8")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(whole * time.Duration(n) / time.Duration(times) * 5 / 4)
		_ = cmd.Process.Signal([]syscall.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP}[n%4])
		_ = cmd.Wait()
		data, err := os.ReadFile(path)
		switch {
		case err == nil && bytes.Equal(data, old):
			kept++
		case err == nil && bytes.HasPrefix(data, []byte("%PDF-1.7")) && bytes.HasSuffix(data, []byte("%%EOF\n")):
			written++
		default:
			t.Fatalf("%d: half a file of %d bytes, %v", n, len(data), err)
		}
	}
	if kept == 0 || written == 0 {
		t.Errorf("%d exports were broken off before the file was written, %d after: no moment in between was met", kept, written)
	}
}
