//go:build unix

package main_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// disaster is something that keeps a text from being saved.
type disaster struct {
	reason string // as the screen words it
	// start starts the program where it takes more than its name; nil is the
	// plain way.
	start func(t *testing.T, home string) *terminal
	// strike makes it happen and returns how it is mended; nil where it is there
	// from the start and can't be mended.
	strike func(t *testing.T, term *terminal, journal string) (mend func())
}

func disasters() map[string]disaster {
	all := map[string]disaster{
		"file removed": {reason: "Logbogen ligger ikke længere i", strike: func(t *testing.T, _ *terminal, journal string) func() {
			return moved(t, journal)
		}},
		"another journal": {reason: "ligger der nu en anden logbog", strike: func(t *testing.T, _ *terminal, journal string) func() {
			other := started(t)
			back := moved(t, journal)
			put(t, journal, whole(t, inside(other)))
			return back
		}},
		"a newer format": {reason: "skrevet med en nyere version af stjerne", strike: func(t *testing.T, _ *terminal, journal string) func() {
			data := newer(t, whole(t, journal))
			back := moved(t, journal)
			put(t, journal, data)
			return back
		}},
		"rubbish": {reason: "Filen er ikke en logbog fra stjerne", strike: func(t *testing.T, _ *terminal, journal string) func() {
			back := moved(t, journal)
			put(t, journal, bytes.Repeat([]byte("Kære dagbog\n"), 4000))
			return back
		}},
		"file read-only": {reason: "kan kun læses", start: meek, strike: func(t *testing.T, _ *terminal, journal string) func() {
			return allowed(t, journal, 0o400)
		}},
		"folder closed": {reason: "ikke gemt", start: meek, strike: func(t *testing.T, _ *terminal, journal string) func() {
			return allowed(t, filepath.Dir(journal), 0)
		}},
		"a held lock": {reason: "Logbogen er i brug i et andet program", strike: func(t *testing.T, _ *terminal, journal string) func() {
			return locked(t, journal)
		}},
	}
	for name, d := range systemDisasters() {
		all[name] = d
	}
	return all
}

// Whatever keeps a text from being saved, it stays on the screen with the reason
// beside it, is saved by itself when it can be, and is offered elsewhere where the
// leader leaves before that.
func TestDisasters(t *testing.T) {
	for name, d := range disasters() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := started(t)
			term := d.run(t, home)
			term.open()
			text, saved, last := "Før det skete.", "", func() {}
			term.write(text)
			term.expect(text)
			if d.strike != nil {
				term.expect(text, "✓ gemt")
				mend := d.strike(t, term, inside(home))
				text += " Imens."
				term.write(" Imens.")
				term.expect(text, "✗ ikke gemt", "Ikke gemt: ", d.reason, "Teksten står her stadig")
				mend()
				// No key is pressed: it is tried again by itself.
				term.expect(text, "✓ gemt")
				term.gone("kke gemt")
				if got := answer(t, home); !strings.Contains(got, text) {
					t.Fatalf("said to be saved, and is not:\n%s", got)
				}
				saved, last = text, d.strike(t, term, inside(home))
			}
			text += " Til sidst."
			term.write(" Til sidst.")
			term.expect(text, "✗ ikke gemt", d.reason)
			term.leaveElsewhere(d.reason)
			kept, err := filepath.Glob(filepath.Join(home, "stjerne-ikke-gemt-*.txt"))
			if err != nil || len(kept) != 1 {
				t.Fatalf("kept elsewhere: %v, %v", kept, err)
			}
			if data := whole(t, kept[0]); !bytes.Contains(data, []byte(text)) {
				t.Errorf("the file holds\n%s", data)
			}
			last()
			if got := answer(t, home); !strings.Contains(got, saved) {
				t.Errorf("what was saved before is gone:\n%s", got)
			}
		})
	}
}

// The journal is held by another program for long: 6 s here, 3 minutes in make
// torture, and what was typed meanwhile is saved afterwards.
func TestALockHeldForMinutes(t *testing.T) {
	held := 6 * time.Second
	if long() {
		held = 3 * time.Minute
	}
	t.Parallel()
	home := started(t)
	term := answering(t, home)
	mend := locked(t, inside(home))
	var text strings.Builder
	for begun := time.Now(); time.Since(begun) < held; time.Sleep(200 * time.Millisecond) {
		text.WriteString("ord")
		term.write("ord")
	}
	term.expect("✗ ikke gemt", "Logbogen er i brug i et andet program")
	mend()
	term.expect("✓ gemt")
	if got := answers(t, home); got[0] != text.String() {
		t.Errorf("saved is %q", got[0])
	}
	term.keys("ctrl+q")
	if code := term.end(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

// A folder that nothing can be made in is enough for a journal that is there.
func TestAReadOnlyFolder(t *testing.T) {
	home := started(t)
	mend := allowed(t, filepath.Dir(inside(home)), 0o500)
	defer mend()
	term := meek(t, home)
	term.open()
	term.write("Det går alligevel.")
	term.expect("Det går alligevel.", "✓ gemt")
	term.keys("ctrl+q")
	if code := term.end(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	if got := answer(t, home); !strings.Contains(got, "Det går alligevel.") {
		t.Error(got)
	}
}

func (d disaster) run(t *testing.T, home string) *terminal {
	t.Helper()
	if d.start != nil {
		return d.start(t, home)
	}
	return run(t, home, danish, 100, 30)
}

// leaveElsewhere leaves, and keeps what can't be saved in the file that is offered.
func (t *terminal) leaveElsewhere(reason string) {
	t.t.Helper()
	t.keys("ctrl+q")
	t.expect("Gem teksten i filen", "Luk uden at gemme", reason, "stjerne-ikke-gemt-")
	ended := make(chan error, 1)
	go func() { ended <- t.cmd.Wait() }()
	for begun := time.Now(); ; {
		// A window that has just come takes no answer yet, so that a key in flight
		// is none.
		t.write("\r")
		select {
		case <-ended:
			<-t.done
			if code := t.cmd.ProcessState.ExitCode(); code != 0 {
				t.t.Errorf("exit status %d", code)
			}
			t.clean()
			return
		case <-time.After(time.Second):
		}
		if time.Since(begun) > waiting {
			t.t.Fatalf("it did not end; the screen was\n%s", t.screen())
		}
	}
}

// inside is where the journal of a home is.
func inside(home string) string { return filepath.Join(home, "data", "stjerne", "journal.stjerne") }

// meek starts the program so that it has to ask for leave to write as people do,
// also where the tests are run by somebody who need not.
func meek(t *testing.T, home string) *terminal { return acting(t, home, actMeek) }

// acting starts the program through something of this test program's own.
func acting(t *testing.T, home, what string) *terminal {
	t.Helper()
	cmd := exec.Command(os.Args[0], program)
	cmd.Env = append(environment(home, danish), actEnv+"="+what)
	return runCommand(t, cmd, 100, 30)
}

func whole(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func put(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path+".new", data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

// moved takes a file away and returns what puts it back.
func moved(t *testing.T, path string) (back func()) {
	t.Helper()
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		if err := os.Rename(path+".away", path); err != nil {
			t.Fatal(err)
		}
	}
}

// allowed changes what is allowed with a file, and returns what changes it back.
func allowed(t *testing.T, path string, mode os.FileMode) (back func()) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		if err := os.Chmod(path, info.Mode()); err != nil {
			t.Fatal(err)
		}
	}
}

// locked holds a file as another program does, and returns what lets it go.
func locked(t *testing.T, path string) (free func()) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := f.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	held := raw.Control(func(fd uintptr) {
		for begun := time.Now(); time.Since(begun) < waiting; time.Sleep(time.Millisecond) {
			if err = syscall.Flock(int(fd), syscall.LOCK_EX|syscall.LOCK_NB); err == nil {
				return
			}
		}
	})
	if held != nil || err != nil {
		t.Fatal(held, err)
	}
	return func() { _ = f.Close() }
}

// newer makes of a journal one of a format that no program knows yet. The number
// stands behind its key and a checksum over bucket, key and number.
func newer(t *testing.T, data []byte) []byte {
	t.Helper()
	sealed := func(number string) []byte {
		sum := crc32.Checksum([]byte("metaformat"+number), crc32.MakeTable(crc32.Castagnoli))
		return append(binary.BigEndian.AppendUint32([]byte("format"), sum), number...)
	}
	now := sealed("1")
	if !bytes.Contains(data, now) {
		t.Fatal("the journal is not of format 1 any more; this test has to learn the new one")
	}
	return bytes.ReplaceAll(data, now, sealed("9"))
}
