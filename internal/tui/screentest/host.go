package screentest

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// patience is how long a command may take before it is taken for a timer that
// nobody waits for here. It is longer than the pause before a search.
const patience = 400 * time.Millisecond

// Host stands in for the program around a screen.
type Host struct {
	Stack []ui.Screen
	// Sent are the messages that the program would have taken: ways to go,
	// actions, what is said.
	Sent []tea.Msg
	W, H int
	// Changed is told of a setting before the screens are; may be nil.
	Changed func(ui.SettingsChanged)
}

// Open puts a screen on an empty stack and runs its first commands.
func Open(s ui.Screen, w, h int) *Host {
	p := &Host{W: w, H: h, Stack: []ui.Screen{s}}
	p.Run(s.Init())
	return p
}

// Top is the screen in front; nil where all are gone.
func (p *Host) Top() ui.Screen {
	if len(p.Stack) == 0 {
		return nil
	}
	return p.Stack[len(p.Stack)-1]
}

// Run runs a command and all that follow from it.
func (p *Host) Run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	got := make(chan tea.Msg, 1)
	go func() { got <- cmd() }()
	select {
	case msg := <-got:
		p.Take(msg)
	case <-time.After(patience):
	}
}

// Take does with a message what the program does.
func (p *Host) Take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			p.Run(c)
		}
	case ui.Push:
		p.Stack = append(p.Stack, msg.Screen)
		p.Run(msg.Screen.Init())
	case ui.Pop:
		p.Stack = p.Stack[:max(0, len(p.Stack)-1)]
		p.Send(ui.Refresh{})
	case ui.Wrote:
		p.Send(ui.Refresh{})
		if msg.Say != "" {
			p.Sent = append(p.Sent, ui.Flash{Text: msg.Say})
		}
		p.Take(msg.Then)
	case ui.SettingsChanged:
		p.Sent = append(p.Sent, msg)
		if p.Changed != nil {
			p.Changed(msg)
		}
		p.Send(msg)
	case ui.Go, ui.Act, ui.Note, ui.Edit, ui.Flash, ui.Failed:
		p.Sent = append(p.Sent, msg)
	default:
		// A sequence is a list of commands of a type that is not exported.
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				c, _ := v.Index(i).Interface().(tea.Cmd)
				p.Run(c)
			}
			return
		}
		p.Send(msg)
	}
}

// Send hands a message to all screens.
func (p *Host) Send(msg tea.Msg) {
	for _, s := range append([]ui.Screen{}, p.Stack...) {
		p.Run(s.Update(msg))
	}
}

// Last is the newest of Sent; nil where there is none.
func (p *Host) Last() tea.Msg {
	if len(p.Sent) == 0 {
		return nil
	}
	return p.Sent[len(p.Sent)-1]
}

var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "esc": {Code: tea.KeyEscape}, "up": {Code: tea.KeyUp},
	"down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "home": {Code: tea.KeyHome},
	"end": {Code: tea.KeyEnd}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "delete": {Code: tea.KeyDelete},
	"backspace": {Code: tea.KeyBackspace}, "space": {Code: tea.KeySpace, Text: " "},
}

// Keys presses keys: those that mean an action where the screen stands do it, the
// others are typed. A text that is no name of a key is typed letter by letter.
func (p *Host) Keys(keys ...string) {
	for _, k := range keys {
		if msg, ok := named[k]; ok {
			p.key(k, msg)
			continue
		}
		for _, r := range k {
			if r == ' ' {
				p.key("space", named["space"])
				continue
			}
			p.key(string(r), tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

func (p *Host) key(name string, msg tea.KeyPressMsg) {
	// Drawing comes between two keys, as in the program.
	p.View()
	top := p.Top()
	if a, ok := action.Lookup(name, top.Scopes()); ok {
		o, picky := top.(ui.Offers)
		if !picky || o.Offer(a.ID) {
			if cmd, done := top.Do(a.ID); done {
				p.Run(cmd)
				return
			}
		}
	}
	p.Run(top.Update(msg))
}

// Do carries out an action on the top screen.
func (p *Host) Do(id action.ID) {
	cmd, _ := p.Top().Do(id)
	p.Run(cmd)
}

// View draws the top screen at its size, a window at the size it likes.
func (p *Host) View() (string, *tea.Cursor) {
	w, h := p.W, p.H
	if win, ok := p.Top().(ui.Window); ok {
		w, h = win.Size(w, h)
	}
	return p.Top().View(w, h)
}

// Screen is what is seen, as text without styles and blanks at line ends.
func (p *Host) Screen() string {
	content, _ := p.View()
	buf := uv.NewScreenBuffer(p.W, p.H)
	uv.NewStyledString(content).Draw(buf, buf.Bounds())
	lines := make([]string, p.H)
	for y := range p.H {
		var b strings.Builder
		for x := 0; x < p.W; {
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
	return strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n"
}

// Text is the screen as running text, for sentences that are broken over lines.
func (p *Host) Text() string { return strings.Join(strings.Fields(p.Screen()), " ") }

var update = flag.Bool("update", false, "write the goldens anew")

// Golden holds a text against testdata/NAME.golden.
func Golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from what it was (go test -update writes it anew)\n--- now\n%s--- before\n%s", path, got, want)
	}
}

// Sizes are those at which every screen has to look right: bodies of terminals
// of 40x12, 80x24 and 140x40.
func Sizes() [][2]int { return [][2]int{{40, 10}, {78, 20}, {138, 36}} }

// Every runs a test in each language and size; name is of the golden.
func Every(t *testing.T, screen string, do func(t *testing.T, lang i18n.Lang, w, h int, name string)) {
	t.Helper()
	for _, lang := range i18n.Langs() {
		for _, size := range Sizes() {
			name := screen + "-" + string(lang) + "-" + []string{"40x12", "80x24", "140x40"}[indexOf(size)]
			t.Run(name, func(t *testing.T) { do(t, lang, size[0], size[1], name) })
		}
	}
}

func indexOf(size [2]int) int {
	for i, s := range Sizes() {
		if s == size {
			return i
		}
	}
	return 0
}

// NoSizePanics draws a screen at many sizes, and fails where a line is too wide or
// there are too many.
func NoSizePanics(t *testing.T, s ui.Screen) {
	t.Helper()
	for w := 0; w < 50; w += 1 + w/8 {
		for h := 0; h < 30; h += 1 + h/6 {
			content, cursor := s.View(w, h)
			lines := strings.Split(content, "\n")
			if len(lines) > max(1, h) {
				t.Errorf("%d lines in %d rows", len(lines), h)
			}
			for _, l := range lines {
				if ui.Width(l) > w {
					t.Errorf("%d cells in %d: %q", ui.Width(l), w, l)
				}
			}
			if cursor != nil && (cursor.X < 0 || cursor.Y < 0 || cursor.Y >= h) {
				t.Errorf("the cursor is at %d,%d in %dx%d", cursor.X, cursor.Y, w, h)
			}
		}
	}
}
