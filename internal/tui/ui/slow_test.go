package ui

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestPatientlySaysThatAReadingIsLateAndStillBringsIt(t *testing.T) {
	release := make(chan struct{})
	msg := Patiently(func() tea.Msg { <-release; return "read" }, "late", "failed")()
	batch, ok := msg.(tea.BatchMsg)
	if !ok || len(batch) != 2 || batch[0]() != "late" {
		t.Fatalf("got %v", msg)
	}
	close(release)
	if got := batch[1](); got != "read" {
		t.Errorf("got %v", got)
	}
}

func TestPatientlyTellsTheScreenAndTheProgramOfAFailure(t *testing.T) {
	cause := errors.New("no")
	batch, ok := Patiently(func() tea.Msg { return Failed{cause} }, "late", "failed")().(tea.BatchMsg)
	if !ok || len(batch) != 2 || batch[0]() != (Failed{cause}) || batch[1]() != "failed" {
		t.Errorf("got %v", batch)
	}
	if got := Patiently(func() tea.Msg { return "read" }, "late", "failed")(); got != "read" {
		t.Errorf("got %v", got)
	}
}

// A panic has to come up where the program catches it, not in a goroutine of its
// own, which would end the program with what was written unsaved.
func TestPatientlyPanicsWhereItCanBeCaught(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the panic is gone")
		}
	}()
	Patiently(func() tea.Msg { panic("at once") }, nil, nil)()
}
