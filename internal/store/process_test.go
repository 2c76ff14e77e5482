//go:build !windows

package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"stjerne/journal"
)

// The test program starts itself again as another process; what it is to do
// there stands in the environment.
const (
	childEnv = "STJERNE_STORE_CHILD"
	pathEnv  = "STJERNE_STORE_PATH"
	nameEnv  = "STJERNE_STORE_NAME"
)

func TestMain(m *testing.M) {
	switch os.Getenv(childEnv) {
	case "":
		os.Exit(m.Run())
	case "notes":
		childNotes()
	case "full":
		childFull()
	case "try":
		childTry()
	}
}

func child(what, path, name string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+what, pathEnv+"="+path, nameEnv+"="+name)
	cmd.Stderr = os.Stderr
	return cmd
}

func childStore() *Store { return New(Options{Path: os.Getenv(pathEnv), Wait: time.Minute}) }

// childNotes writes notes until it is stopped, or as many as its name says
// after a colon, and tells of each once it is written.
func childNotes() {
	s := childStore()
	name, count, _ := strings.Cut(os.Getenv(nameEnv), ":")
	most, err := strconv.Atoi(count)
	if err != nil {
		most = 1 << 30
	}
	var base journal.RevisionID
	var loop journal.ID
	for i := range most {
		text := fmt.Sprintf("%s nr. %d.", name, i)
		err := s.Write(context.Background(), "note", func(w *Writer) (err error) {
			if _, err = w.NewEntry(journal.Entry{Kind: journal.Star, Text: words(text)}); err != nil {
				return err
			}
			if loop.IsZero() {
				if _, loop, err = w.NewChallenge(name, "i"); err != nil {
					return err
				}
			}
			saved, err := w.SetText(ref(loop, "plan.try"), text+strings.Repeat(" ord", 200*(i%7)), base)
			base = saved.Text.Rev
			return err
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(text)
	}
}

func TestEightProcessesWriteAtOnceAndNoneIsLost(t *testing.T) {
	// The file isn't there yet: they also race to make it.
	file := filepath.Join(t.TempDir(), "new", "journal.stjerne")
	const writers, each = 8, 12
	var running []*exec.Cmd
	for n := range writers {
		cmd := child("notes", file, fmt.Sprintf("skriver%d:%d", n, each))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	s := New(Options{Path: file})
	found := map[string]bool{}
	for _, e := range entries(t, s, EntryQuery{}) {
		found[e.Text.Words] = true
	}
	for n := range writers {
		for i := range each {
			if text := fmt.Sprintf("skriver%d nr. %d.", n, i); !found[text] {
				t.Errorf("%q is lost", text)
			}
		}
	}
	if h := homeOf(t, s); len(h.Challenges) != writers || len(found) != writers*each {
		t.Errorf("%d challenges, %d notes", len(h.Challenges), len(found))
	}
	checkIndex(t, s)
}

func TestWhatWasAcknowledgedOutlivesAKill(t *testing.T) {
	kills := 40
	switch {
	case os.Getenv("STJERNE_TORTURE") != "":
		kills = 200
	case testing.Short():
		kills = 8
	}
	file := path(t)
	s := New(Options{Path: file, Wait: 10 * time.Second})
	r := rand.New(rand.NewPCG(1, 9))
	acknowledged := map[string]bool{}
	for n := range kills {
		cmd := child("notes", file, fmt.Sprintf("proces%d", n))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(10+r.IntN(60))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			acknowledged[lines.Text()] = true
		}
		_ = cmd.Wait()
		if _, err := inspectOnce(file); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatalf("after kill %d: %v", n, err)
		}
	}
	if len(acknowledged) < kills {
		t.Fatalf("only %d writes in %d processes", len(acknowledged), kills)
	}
	for _, e := range entries(t, s, EntryQuery{}) {
		delete(acknowledged, e.Text.Words)
	}
	for text := range acknowledged {
		t.Errorf("%q was acknowledged and is lost", text)
	}
	checkIndex(t, s)
}

// childFull writes with a limit on how large the file may become, which the
// system meets as it does a full disk.
func childFull() {
	signal.Ignore(syscall.SIGXFSZ)
	s := childStore()
	info, err := os.Stat(s.Path())
	if err != nil {
		fmt.Println(err)
		return
	}
	limit := syscall.Rlimit{Cur: uint64(info.Size()), Max: uint64(info.Size())}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println(err)
		return
	}
	for i := range 1000 {
		err := s.Write(context.Background(), "note", func(w *Writer) error {
			_, err := w.NewEntry(journal.Entry{Kind: journal.Star, Text: words(strings.Repeat("x", 5000))})
			return err
		})
		if err != nil {
			fmt.Println(FaultOf(err), i, err)
			return
		}
	}
	fmt.Println("never full")
}

func TestAFullDiskIsAFaultAndNothingElse(t *testing.T) {
	s, c := testStore(t)
	sample(t, s, c)
	out, err := child("full", s.Path(), "").Output()
	if err != nil {
		t.Fatal(err)
	}
	code, rest, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	count, _, _ := strings.Cut(rest, " ")
	if code != FaultDiskFull {
		t.Fatalf("writing to a full disk: %s", out)
	}
	written, err := strconv.Atoi(count)
	if err != nil {
		t.Fatal(err)
	}
	// What was written before the disk was full is there, and goes on.
	if got := len(entries(t, s, EntryQuery{Kinds: []journal.EntryKind{journal.Star}})); got != written+1 {
		t.Errorf("%d notes, want %d", got, written+1)
	}
	note(t, s, journal.Entry{Text: words("igen")})
	checkIndex(t, s)
}

// childTry reads and writes once and tells the faults.
func childTry() {
	s := childStore()
	found := 0
	err := s.Read(context.Background(), func(r *Reader) error {
		h, err := r.Home()
		found = len(h.Challenges)
		return err
	})
	_, marked := s.Mark()
	wrote := s.Write(context.Background(), "x", func(w *Writer) error { _, _, err := w.NewChallenge("B", "i"); return err })
	fmt.Printf("%s %d %t %s", or(FaultOf(err), "read"), found, marked == nil, or(FaultOf(wrote), fmt.Sprint(wrote)))
}

func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

func TestWithoutLeaveToWriteItCanStillBeRead(t *testing.T) {
	s, _ := testStore(t)
	challenge(t, s, "A")
	folder := filepath.Dir(s.Path())
	for name, test := range map[string]struct {
		file, folder os.FileMode
		absent       bool
		want         string
	}{
		"file can only be read":         {0o444, 0o755, false, "read 1 true read-only"},
		"file and folder, only read":    {0o444, 0o555, false, "read 1 true read-only"},
		"file can't be read":            {0o000, 0o755, false, "no-permission 0 false no-permission"},
		"folder can't be entered":       {0o644, 0o000, false, "no-permission 0 false no-permission"},
		"no file, folder only for read": {0o644, 0o555, true, "read 0 true read-only"},
	} {
		file := s.Path()
		if test.absent {
			file += ".absent"
		}
		if err := errors.Join(os.Chmod(s.Path(), test.file), os.Chmod(folder, test.folder)); err != nil {
			t.Fatal(err)
		}
		cmd := child("try", file, "")
		if os.Geteuid() == 0 {
			// The root user may do anything, so somebody else has to try.
			cmd = asNobody(t, cmd)
		}
		out, err := cmd.Output()
		if err := errors.Join(os.Chmod(folder, 0o755), os.Chmod(s.Path(), 0o644)); err != nil {
			t.Fatal(err)
		}
		if err != nil || string(out) != test.want {
			t.Errorf("%s: %s %v, want %s", name, out, err, test.want)
		}
	}
}

const nobody = 65534

func TestAnOlderFormatThatCantBeWrittenSaysSo(t *testing.T) {
	s := oldStore(t)
	if err := os.Chmod(s.Path(), 0o444); err != nil {
		t.Fatal(err)
	}
	cmd := child("try", s.Path(), "")
	if os.Geteuid() == 0 {
		cmd = asNobody(t, cmd)
	}
	if err := os.Chmod(filepath.Dir(s.Path()), 0o755); err != nil {
		t.Fatal(err)
	}
	before := bytesOf(t, s.Path())
	out, err := cmd.Output()
	if want := "old-format 0 true read-only"; err != nil || string(out) != want {
		t.Errorf("%s %v, want %s", out, err, want)
	}
	if !slices.Equal(before, bytesOf(t, s.Path())) {
		t.Error("the file changed")
	}
}

// asNobody runs the test program as another user. Folders of a test are for its
// own user alone, so the way there is opened.
func asNobody(t *testing.T, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	for _, v := range cmd.Env {
		file, is := strings.CutPrefix(v, pathEnv+"=")
		for up := filepath.Dir(filepath.Dir(file)); is && up != os.TempDir() && up != "/" && up != "."; up = filepath.Dir(up) {
			if err := os.Chmod(up, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	program := filepath.Join(os.TempDir(), fmt.Sprintf("stjerne-store-%d.test", os.Getpid()))
	content, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, content, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(program) })
	cmd.Path = program
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	return cmd
}
