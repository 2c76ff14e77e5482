//go:build unix

package tui

import (
	"os"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/journal"
)

// Another program holds the journal for long: the text stays, the reason stands
// there, and it is saved once the journal is free.
func TestALockHeldForLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := start(t, st, i18n.Danish, 80, 24)
		p.Keys("down", "enter")
		held, err := os.Open(st.Path())
		if err != nil {
			t.Fatal(err)
		}
		defer held.Close()
		if err := syscall.Flock(int(held.Fd()), syscall.LOCK_EX); err != nil {
			t.Fatal(err)
		}
		p.Type("Skrevet imens")
		p.Keys("ctrl+s")
		p.Settle(3 * time.Second)
		p.Has("ikke gemt", "Logbogen er i brug i et andet program.", "Skrevet imens")
		if err := syscall.Flock(int(held.Fd()), syscall.LOCK_UN); err != nil {
			t.Fatal(err)
		}
		// It is tried again without a key.
		p.Settle(5 * time.Second)
		p.Settle(5 * time.Second)
		if got := text(t, st, journal.TextRef{Object: loop, Name: "formulate.understand"}); got.Words != "Skrevet imens" {
			t.Errorf("saved %q", got.Words)
		}
		p.HasNot("ikke gemt")
	})
}
