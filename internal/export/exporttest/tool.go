// Package exporttest is what the tests of all formats share: samples to write, and
// the outside programs that read what was written.
package exporttest

import (
	"os"
	"os/exec"
	"testing"
)

// Tool is the path of an outside program that a test looks at a file with, and the
// Debian package that has it. Where it is missing the test is skipped and says what
// to install; where STJERNE_TOOLS is "all", as on the machine that checks every
// change, it fails.
func Tool(t testing.TB, program, debian string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err == nil {
		return path
	}
	if os.Getenv("STJERNE_TOOLS") == "all" {
		t.Fatalf("%s is missing: apt-get install %s", program, debian)
	}
	t.Skipf("%s is missing: apt-get install %s", program, debian)
	return ""
}
