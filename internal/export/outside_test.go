package export_test

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"stjerne/internal/export/exporttest"
)

// offices has LibreOffice make PDF files of documents in one run, and returns their
// paths in the same order.
func offices(t testing.TB, paths ...string) []string {
	t.Helper()
	soffice := exporttest.Tool(t, "soffice", "libreoffice-writer")
	out := t.TempDir()
	args := append([]string{
		"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "pdf", "--outdir", out,
	}, paths...)
	if text, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, text)
	}
	made := make([]string, len(paths))
	for i, path := range paths {
		made[i] = filepath.Join(out, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+".pdf")
	}
	return made
}

var pageCount = regexp.MustCompile(`(?m)^Pages:\s+(\d+)$`)

func pagesOf(t testing.TB, path string) int {
	t.Helper()
	out, err := exec.Command(exporttest.Tool(t, "pdfinfo", "poppler-utils"), path).Output()
	if err != nil {
		t.Fatal(err)
	}
	found := pageCount.FindSubmatch(out)
	if found == nil {
		t.Fatalf("no pages are told of:\n%s", out)
	}
	n, _ := strconv.Atoi(string(found[1]))
	return n
}
