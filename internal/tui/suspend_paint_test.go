package tui

import (
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

type still struct{}

func (still) Init() tea.Cmd                       { return nil }
func (still) Update(tea.Msg) (tea.Model, tea.Cmd) { return still{}, nil }
func (still) View() tea.View                      { return tea.NewView("") }

// Waiting until the library has stopped painting rests on how it calls what
// paints: a version that calls it otherwise must not pass unseen.
func TestWhatPaintsIsSeen(t *testing.T) {
	program := tea.NewProgram(still{}, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	ended := make(chan error, 1)
	go func() {
		_, err := program.Run()
		ended <- err
	}()
	for start := time.Now(); !painting(); time.Sleep(time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			t.Fatalf("no goroutine was begun by %s", painter)
		}
	}
	program.Quit()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	for start := time.Now(); painting(); time.Sleep(time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			t.Fatal("it paints after the end")
		}
	}
}

// What a fault says may be words of the leader's; what the system says of one,
// and where it happened, is not.
func TestTheLogHasNoWords(t *testing.T) {
	for text, want := range map[string]string{
		"aftenvagten ringede\n\ngoroutine 1 [running]:\nmain.go:1":                         "goroutine 1",
		"aftenvagten\n\nringede\n\ngoroutine 1 [running]:\nmain.go:1":                      "main.go:1",
		"runtime error: index out of range [3] with length 3\n\ngoroutine 1 [running]:\nx": "with length 3",
		"aftenvagten": "left out",
	} {
		got := wordless(text)
		if strings.Contains(got, "aftenvagten") || strings.Contains(got, "ringede") || !strings.Contains(got, want) {
			t.Errorf("%q became %q", text, got)
		}
	}
}
