// Package ui is what the screens of the terminal journal share: the environment
// they are handed, how they look, how a text is saved while it is written, and
// the messages they send to the program around them.
//
// A screen never touches the journal file's format and never sees a key that
// the table of actions has: it is told the action.
package ui
