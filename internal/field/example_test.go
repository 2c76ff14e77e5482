package field_test

import (
	"fmt"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/field"
)

// note is a whole program around a field: what is written in it is printed when
// the program ends.
type note struct {
	field  *field.Field
	height int
	clicks int
	last   tea.Mouse
	when   time.Time
}

func newNote() *note {
	f := field.New()
	f.SetPlaceholder("Write something")
	f.Focus()
	return &note{field: f}
}

func (n *note) Init() tea.Cmd { return nil }

func (n *note) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		n.height = msg.Height
		n.field.SetSize(msg.Width, msg.Height-1)
	case tea.KeyPressMsg:
		if cmd, ok := n.key(msg.Keystroke()); ok {
			return n, cmd
		}
		n.field.Update(msg)
	case tea.PasteMsg:
		n.field.Update(msg)
	case tea.MouseClickMsg:
		n.press(msg.Mouse())
	case tea.MouseMotionMsg:
		if m := msg.Mouse(); m.Button == tea.MouseLeft {
			n.field.Drag(m.X, m.Y)
		}
	case tea.MouseWheelMsg:
		rows := 3
		if msg.Mouse().Button == tea.MouseWheelUp {
			rows = -3
		}
		n.field.Scroll(rows)
	}
	return n, nil
}

// key is what the program itself does with keys: the field has no clipboard and
// binds no key to undo, as programs differ in them.
func (n *note) key(name string) (tea.Cmd, bool) {
	switch name {
	case "ctrl+q":
		return tea.Quit, true
	case "ctrl+z":
		n.field.Undo()
	case "ctrl+y":
		n.field.Redo()
	case "ctrl+x":
		return tea.SetClipboard(n.field.Cut()), true
	case "ctrl+c":
		return tea.SetClipboard(n.field.Selected()), true
	default:
		return nil, false
	}
	return nil, true
}

// press counts how often the same cell was pressed within half a second.
func (n *note) press(m tea.Mouse) {
	if now := time.Now(); m.X != n.last.X || m.Y != n.last.Y || now.Sub(n.when) > time.Second/2 {
		n.clicks = 0
	}
	n.clicks = n.clicks%3 + 1
	n.last, n.when = m, time.Now()
	n.field.Press(m.X, m.Y, n.clicks, m.Mod.Contains(tea.ModShift))
}

func (n *note) View() tea.View {
	view := tea.NewView(n.field.View())
	view.Cursor = n.field.Cursor()
	view.AltScreen = true
	view.MouseMode = tea.MouseModeCellMotion
	return view
}

// A whole program with a field in it.
func Example() {
	n := newNote()
	if _, err := tea.NewProgram(n).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(n.field.Value())
}

// What is typed is wrapped, undone in one go, and done again.
func ExampleField() {
	f := field.New()
	f.SetSize(20, 5)
	f.Focus()
	for _, r := range "Rødgrød med fløde og blåbær" {
		f.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	for _, row := range field.Wrap(f.Value(), 20, field.ByRune) {
		fmt.Printf("%q\n", row)
	}
	cursor := f.Cursor()
	fmt.Println("rows", f.Height(), "cursor", cursor.X, cursor.Y)

	f.Do(field.DeleteWordLeft)
	fmt.Printf("%q\n", f.Value())
	f.Undo()
	fmt.Printf("%q\n", f.Value())
	f.Undo()
	fmt.Printf("%q\n", f.Value())
	f.Redo()
	fmt.Printf("%q\n", f.Value())
	// Output:
	// "Rødgrød med fløde"
	// "og blåbær"
	// rows 2 cursor 9 1
	// "Rødgrød med fløde og "
	// "Rødgrød med fløde og blåbær"
	// ""
	// "Rødgrød med fløde og blåbær"
}
