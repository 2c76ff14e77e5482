package export

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"stjerne/internal/i18n"
	"stjerne/journal"
)

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "oplaeg.md")
	if err := WriteFile(path, []byte("et"), false); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %o: what is written touches people", info.Mode().Perm())
	}
	err := WriteFile(path, []byte("to"), false)
	if i18n.FaultCode(err) != "file-exists" {
		t.Errorf("%v, want file-exists", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "et" {
		t.Errorf("the file that was there is now %q", got)
	}
	if err := WriteFile(path, []byte("to"), true); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "to" {
		t.Errorf("forced, the file is %q", got)
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("%d files are left, want the one", len(names))
	}
}

func TestWriteFileFaults(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "fil")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "ingen", "oplaeg.md"): "no-folder",
		filepath.Join(file, "oplaeg.md"):         "no-folder",
		dir:                                      "file-is-folder",
	} {
		if err := WriteFile(path, []byte("x"), true); i18n.FaultCode(err) != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

// A link is written through, so that a file kept elsewhere stays where it is.
func TestWriteFileThroughLink(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "rigtig.md"), filepath.Join(dir, "link.md")
	if err := os.WriteFile(real, []byte("før"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(link, []byte("efter"), true); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(real); string(got) != "efter" {
		t.Errorf("behind the link stands %q", got)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is a file now")
	}
}

func TestFileName(t *testing.T) {
	day, _ := journal.ParseDay("2026-12-01")
	tests := []struct{ title, want string }{
		{"Overgange mellem vagter", "oplaeg-overgange-mellem-vagter-2026-12-01.md"},
		{"Ærlige møder på Ålborg", "oplaeg-aerlige-moeder-paa-aalborg-2026-12-01.md"},
		{"A\u030arhus: café/té?", "oplaeg-aarhus-cafe-te-2026-12-01.md"},
		{"../../etc/passwd", "oplaeg-etc-passwd-2026-12-01.md"},
		{"日本", "oplaeg-2026-12-01.md"},
		{"Det vigtigste bliver sagt i døren, når ingen hører det", "oplaeg-det-vigtigste-bliver-sagt-i-doeren-naar-ingen-2026-12-01.md"},
	}
	for _, tt := range tests {
		if got := FileName("oplaeg", tt.title, day, "md"); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.title, got, tt.want)
		}
	}
	if got, want := FileName("oplaeg", "x", journal.Day{}, "txt"), "oplaeg-x.txt"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What a program that was killed while writing has left goes when the next file is
// written beside it; nothing else does, nor what may still be being written.
func TestWriteFileSweeps(t *testing.T) {
	folder := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	for name, when := range map[string]time.Time{
		".stjerne-123456": old, ".stjerne-654321": time.Now(), ".stjerne-noter": old, "stjerne-1.md": old,
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("halv"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
	if err := WriteFile(filepath.Join(folder, "side.md"), []byte("hel"), false); err != nil {
		t.Fatal(err)
	}
	var left []string
	list, _ := os.ReadDir(folder)
	for _, e := range list {
		left = append(left, e.Name())
	}
	if got := strings.Join(left, " "); got != ".stjerne-654321 .stjerne-noter side.md stjerne-1.md" {
		t.Errorf("left: %s", got)
	}
}
