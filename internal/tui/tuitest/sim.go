// Package tuitest plays with the journal on the screen without a terminal: with
// a whole Bubble Tea model (Sim), or with one screen and a stand-in for the
// program around it (Stage). It sends keys, runs the commands that come back
// until none is left, and draws what is seen into cells.
//
// A test plays in a bubble of testing/synctest: a command that waits for nothing
// but a timer is told from one that works, however busy the machine is, and the
// timers of a test cost no time.
package tuitest

import (
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// patience is how long a command may take before it is taken for a timer where
// there is no bubble, as in a benchmark.
const patience = 120 * time.Millisecond

// Sim is a model being played with.
type Sim struct {
	Model tea.Model
	W, H  int
	// Quit is set once the model asked to end.
	Quit bool

	t    testing.TB
	real bool           // there is no bubble: time passes
	late []chan tea.Msg // commands that wait for a timer, the oldest first
}

// New starts a model at a size and runs its first commands.
func New(t testing.TB, m tea.Model, w, h int) *Sim {
	t.Helper()
	s := sim(t, m, w, h)
	s.Run(m.Init())
	s.Resize(w, h)
	return s
}

func sim(t testing.TB, m tea.Model, w, h int) *Sim {
	_, test := t.(*testing.T)
	s := &Sim{Model: m, W: w, H: h, t: t, real: !test}
	if test {
		// A bubble has to be empty at its end.
		t.Cleanup(func() {
			for _, got := range s.late {
				<-got
			}
		})
	}
	return s
}

// Test runs a subtest in a bubble of its own.
func Test(t *testing.T, name string, do func(t *testing.T)) {
	t.Helper()
	t.Run(name, func(t *testing.T) { synctest.Test(t, do) })
}

// Resize changes the terminal's size.
func (s *Sim) Resize(w, h int) {
	s.W, s.H = w, h
	s.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Send hands messages to the model and runs what follows from them.
func (s *Sim) Send(msgs ...tea.Msg) {
	for _, msg := range msgs {
		var cmd tea.Cmd
		s.Model, cmd = s.Model.Update(msg)
		s.Run(cmd)
	}
}

// Run runs a command and all that follow from it, but for those that wait for a
// timer.
func (s *Sim) Run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	got := make(chan tea.Msg, 1)
	go func() { got <- cmd() }()
	if s.real {
		select {
		case msg := <-got:
			s.take(msg)
		case <-time.After(patience):
			s.late = append(s.late, got)
		}
		return
	}
	synctest.Wait()
	s.ask(got)
}

// ask takes a command's message, or lets it be late.
func (s *Sim) ask(got chan tea.Msg) {
	select {
	case msg := <-got:
		s.take(msg)
	default:
		s.late = append(s.late, got)
	}
}

// Settle lets time pass, and hands over what timers have brought by then.
func (s *Sim) Settle(d time.Duration) {
	time.Sleep(d)
	if !s.real {
		synctest.Wait()
	}
	late := s.late
	s.late = nil
	for _, got := range late {
		s.ask(got)
	}
}

func (s *Sim) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		s.Quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			s.Run(c)
		}
	default:
		// A sequence is a list of commands of a type that is not exported.
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				c, _ := v.Index(i).Interface().(tea.Cmd)
				s.Run(c)
			}
			return
		}
		s.Send(msg)
	}
}

// Type types a text, a character at a time.
func (s *Sim) Type(text string) {
	for _, r := range text {
		if r == '\n' {
			s.Keys("enter")
			continue
		}
		s.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"esc": {Code: tea.KeyEscape}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft},
	"right": {Code: tea.KeyRight}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "pgup": {Code: tea.KeyPgUp},
	"pgdown": {Code: tea.KeyPgDown}, "delete": {Code: tea.KeyDelete}, "backspace": {Code: tea.KeyBackspace},
	"space": {Code: tea.KeySpace, Text: " "}, "f1": {Code: tea.KeyF1}, "f4": {Code: tea.KeyF4},
}

// Keys presses keys: names, ctrl+ and a letter, or a character. What is no name
// of a key is typed letter by letter.
func (s *Sim) Keys(keys ...string) {
	for _, k := range keys {
		if msg, ok := named[k]; ok {
			s.Send(msg)
			continue
		}
		if msg, ok := modified(k); ok {
			s.Send(msg)
			continue
		}
		s.Type(k)
	}
}

// modified is a key with modifiers: names, or a single character.
func modified(k string) (tea.KeyPressMsg, bool) {
	var mod tea.KeyMod
	for name, m := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "shift+": tea.ModShift, "alt+": tea.ModAlt} {
		if rest, cut := strings.CutPrefix(k, name); cut && rest != "" {
			mod |= m
			if more, ok := modified(rest); ok {
				more.Mod |= m
				return more, true
			}
			if msg, ok := named[rest]; ok {
				msg.Mod, msg.Text = mod, ""
				return msg, true
			}
			return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: mod}, true
		}
	}
	return tea.KeyPressMsg{}, false
}

// Clear takes away all that stands before the cursor in the field that has it, up
// to 80 characters.
func (s *Sim) Clear() {
	for range 80 {
		s.Keys("backspace")
	}
}
