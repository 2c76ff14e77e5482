package ui

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
)

// Screen is one thing that fills the terminal, or lies over what does.
type Screen interface {
	Init() tea.Cmd
	// Update takes every message that is no action: results of commands, keys
	// that the table does not have, Click and Wheel in the screen's own cells.
	Update(tea.Msg) tea.Cmd
	// Do carries out an action; false where it means nothing here.
	Do(action.ID) (tea.Cmd, bool)
	// View draws into exactly w x h cells or fewer. The cursor is relative to
	// what is drawn; nil hides it.
	View(w, h int) (string, *tea.Cursor)
	// Scopes are the open ones, the innermost first, without Everywhere.
	Scopes() []action.Scope
	// Head is the line at the top: what this is, and what stands at its right
	// end ("" is the state of saving).
	Head() (left, right string)
}

// Window is a Screen that lies over the one below, which stays in sight.
type Window interface {
	Screen
	// Size is how many cells it would like of the terminal's w x h.
	Size(w, h int) (int, int)
}

// Leaver is a Screen with something to keep when it is left.
type Leaver interface {
	// Leaving is called before the screen goes away, and before the program ends.
	Leaving() tea.Cmd
}

// Offers is a Screen that can do some actions only at times: those it says no to
// stand neither in the footer nor in the palette.
type Offers interface {
	Offer(action.ID) bool
}

// Beyonder is a Screen on which more can be done than the keys reach while a text is
// being written: the menu lists that too, so that nobody has to step out first.
type Beyonder interface {
	// Beyond are the scopes that stepping out of the text opens.
	Beyond() []action.Scope
}

// Writes is a Screen with a text that is being written, which an outside editor
// can take over and a paste goes into.
type Writes interface {
	// Writing returns the text that has the cursor; ok is false where none has.
	Writing() (text string, ok bool)
	// Replace puts another text in its place, as if it had been typed.
	Replace(text string) tea.Cmd
}

// Click is a press of the left button on a cell of the screen.
type Click struct {
	X, Y  int
	Times int  // how often in a row on the same cell, from 1; 0 is 1
	Along bool // shift is held
}

// Drag is a move of the mouse to a cell while the button is held; it may lie
// outside of the screen's own cells.
type Drag struct{ X, Y int }

// Wheel is a turn of the wheel: rows down, or up where negative.
type Wheel struct{ X, Y, Rows int }
