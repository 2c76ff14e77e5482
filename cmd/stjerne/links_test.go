package main_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// What is written here stays here: nothing that could send it is in the program.
func TestTheProgramCannotUseTheNetwork(t *testing.T) {
	for _, system := range []string{"linux", "windows", "darwin"} {
		list := exec.Command("go", "list", "-deps", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			t.Fatalf("%s: %v", system, err)
		}
		packages := strings.Fields(string(out))
		if !slices.Contains(packages, "stjerne/internal/store") {
			t.Fatalf("%s: the list of packages is not the program's: %d", system, len(packages))
		}
		for _, sends := range []string{"net/http", "crypto/tls"} {
			if slices.Contains(packages, sends) {
				t.Errorf("on %s the program links %s", system, sends)
			}
		}
	}
}
