// Package tuitest plays with a Bubble Tea model without a terminal: it sends
// keys, runs the commands that come back until none is left, and draws what is
// seen into cells.
package tuitest

import (
	"reflect"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// patience is how long a command may take before it is taken for a timer, whose
// message is waited for by Settle only.
const patience = 120 * time.Millisecond

// Sim is a model being played with.
type Sim struct {
	Model tea.Model
	W, H  int
	// Quit is set once the model asked to end.
	Quit bool
	late []chan tea.Msg // commands that take their time: timers
}

// New starts a model at a size and runs its first commands.
func New(m tea.Model, w, h int) *Sim {
	s := &Sim{Model: m, W: w, H: h}
	s.run(m.Init())
	s.Resize(w, h)
	return s
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
		s.run(cmd)
	}
}

func (s *Sim) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	got := make(chan tea.Msg, 1)
	go func() { got <- cmd() }()
	var msg tea.Msg
	select {
	case msg = <-got:
	case <-time.After(patience):
		s.late = append(s.late, got)
		return
	}
	s.take(msg)
}

// Settle waits, and then hands over what timers have brought.
func (s *Sim) Settle(d time.Duration) {
	time.Sleep(d)
	late := s.late
	s.late = nil
	for _, got := range late {
		select {
		case msg := <-got:
			s.take(msg)
		default:
			s.late = append(s.late, got)
		}
	}
}

func (s *Sim) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		s.Quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	default:
		// A sequence is a list of commands of a type that is not exported.
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				c, _ := v.Index(i).Interface().(tea.Cmd)
				s.run(c)
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

// Keys presses keys: names, ctrl+ and a letter, or a character.
func (s *Sim) Keys(keys ...string) {
	for _, k := range keys {
		if msg, ok := named[k]; ok {
			s.Send(msg)
			continue
		}
		if c, ok := strings.CutPrefix(k, "ctrl+"); ok {
			s.Send(tea.KeyPressMsg{Code: []rune(c)[0], Mod: tea.ModCtrl})
			continue
		}
		s.Type(k)
	}
}

// Cells draws what is seen into a buffer of the terminal's size.
func (s *Sim) Cells() uv.ScreenBuffer {
	buf := uv.NewScreenBuffer(s.W, s.H)
	view := s.Model.View()
	uv.NewStyledString(view.Content).Draw(buf, buf.Bounds())
	return buf
}

// Screen is what is seen as text, without styles and without blanks at line ends.
func (s *Sim) Screen() string {
	buf := s.Cells()
	lines := make([]string, s.H)
	for y := range s.H {
		var b strings.Builder
		for x := 0; x < s.W; {
			cell := buf.CellAt(x, y)
			if cell == nil || cell.Content == "" {
				b.WriteByte(' ')
				x++
				continue
			}
			b.WriteString(cell.Content)
			x += max(1, cell.Width)
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(lines, "\n")
}

// Text is the screen as running text, for sentences that are broken over lines.
func (s *Sim) Text() string {
	text := s.Screen()
	for _, edge := range []string{"│", "▏", "▌", "▸"} {
		text = strings.ReplaceAll(text, edge, " ")
	}
	return strings.Join(strings.Fields(text), " ")
}
