package field

import "strings"

// Command is something a key can do in a field.
type Command string

// The commands. Those from Left to TextEnd move the cursor; with Selecting they
// take the selection along.
const (
	Left           Command = "left" // by grapheme cluster
	Right          Command = "right"
	WordLeft       Command = "word-left"  // to the start of a word
	WordRight      Command = "word-right" // to the end of a word
	Up             Command = "up"         // by rows as they are seen
	Down           Command = "down"
	PageUp         Command = "page-up"
	PageDown       Command = "page-down"
	RowStart       Command = "row-start"
	RowEnd         Command = "row-end"
	ParagraphStart Command = "paragraph-start" // or of the one before
	ParagraphEnd   Command = "paragraph-end"   // or of the next
	TextStart      Command = "text-start"
	TextEnd        Command = "text-end"

	SelectAll Command = "select-all"

	NewLine         Command = "new-line"
	DeleteLeft      Command = "delete-left"
	DeleteRight     Command = "delete-right"
	DeleteWordLeft  Command = "delete-word-left"
	DeleteWordRight Command = "delete-word-right"
	DeleteToStart   Command = "delete-to-start" // of the line
	DeleteToEnd     Command = "delete-to-end"
)

// selecting is what a command that takes the selection along begins with.
const selecting = "select:"

// Selecting is a movement that takes the selection along.
func Selecting(c Command) Command { return selecting + c }

// Keys tells which keys do what, by the name that Bubble Tea gives a keystroke.
type Keys map[string]Command

// DefaultKeys are the keys of desktop programs, and those of readline that don't
// get in their way.
func DefaultKeys() Keys {
	keys := Keys{
		"enter": NewLine, "backspace": DeleteLeft, "shift+backspace": DeleteLeft, "delete": DeleteRight, "ctrl+d": DeleteRight,
		"ctrl+w": DeleteWordLeft, "ctrl+backspace": DeleteWordLeft, "alt+backspace": DeleteWordLeft,
		"ctrl+delete": DeleteWordRight, "alt+delete": DeleteWordRight, "alt+d": DeleteWordRight,
		"ctrl+u": DeleteToStart, "ctrl+k": DeleteToEnd,
		"ctrl+b": Left, "alt+b": WordLeft, "alt+f": WordRight, "ctrl+a": RowStart, "ctrl+e": RowEnd,
		"ctrl+p": Up, "ctrl+n": Down,
	}
	for key, c := range map[string]Command{
		"left": Left, "right": Right, "up": Up, "down": Down, "home": RowStart, "end": RowEnd,
		"ctrl+left": WordLeft, "ctrl+right": WordRight, "alt+left": WordLeft, "alt+right": WordRight,
		"ctrl+up": ParagraphStart, "ctrl+down": ParagraphEnd, "alt+up": ParagraphStart, "alt+down": ParagraphEnd,
		"pgup": PageUp, "pgdown": PageDown, "ctrl+home": TextStart, "ctrl+end": TextEnd,
	} {
		keys[key] = c
		keys[shifted(key)] = Selecting(c)
	}
	return keys
}

// Add has a key do something; where that moves the cursor, the key with shift
// takes the selection along, unless it does something else already.
func (k Keys) Add(key string, c Command) {
	k[key] = c
	if c.writes() || c == SelectAll || strings.HasPrefix(key, "shift+") {
		return
	}
	if _, taken := k[shifted(key)]; !taken {
		k[shifted(key)] = Selecting(c)
	}
}

// shifted is a keystroke with shift, named as Bubble Tea does.
func shifted(key string) string {
	for _, mod := range []string{"ctrl+", "alt+"} {
		if rest, ok := strings.CutPrefix(key, mod); ok {
			return mod + "shift+" + rest
		}
	}
	return "shift+" + key
}

// Do carries a command out and tells whether it was one.
func (f *Field) Do(c Command) bool {
	f.follow()
	if f.readOnly && c.writes() {
		return true
	}
	if m, ok := strings.CutPrefix(string(c), selecting); ok {
		return f.move(Command(m), true)
	}
	if f.edit(c) {
		return true
	}
	return f.move(c, false)
}

func (c Command) writes() bool {
	return c == NewLine || strings.HasPrefix(string(c), "delete-")
}
