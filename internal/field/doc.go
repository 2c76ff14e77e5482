// Package field is the place where a person writes: a text of many lines or of
// one, as good as a desktop program's, for Bubble Tea. It knows nothing of the
// program around it.
//
//	f := field.New()
//	f.SetSize(60, 12)         // cells, and rows it may grow to
//	f.SetValue("Kære dagbog")
//	f.Focus()
//	...
//	f.Update(msg)             // keys and pastes
//	f.Press(x, y, 1, false)   // the mouse, in cells of View
//	view, cursor := f.View(), f.Cursor()
//
// # The text
//
// What SetValue is given comes out of Value byte for byte until it is edited.
// An edit changes what it is about and nothing else, but for the line ends of
// Windows, which become plain ones. Tabs, blanks at the ends of lines and no-break
// spaces stay. Characters that a terminal might obey are shown as signs and kept;
// of what is typed or pasted, bytes that are no characters become the sign for that.
//
// Text is the text as a value that never changes: it costs nothing to take, can be
// read in another goroutine (to save it), and Version tells whether it is another.
//
// # Cells
//
// Everything is done by grapheme clusters: the cursor goes over what the eye sees
// as one character, and backspace takes that away. How wide a cluster is, the
// terminal decides (Method); the field asks the same functions as the renderer, so
// that the cursor stands where the terminal draws the character.
//
// Long lines are broken after blanks, and after the hyphen of a compound. A row
// leaves its last cell free for the cursor or for a blank: so every place in the
// text has a cell of its own. Where one word fills more than a row, the place at
// the break belongs to the row below, and End shows it at the end of the row above.
//
// After a key the cursor has two rows around it where the text has them. The mouse
// scrolls only when it is drawn over an edge: what was pressed once has to be there
// for the second time.
//
// # Cost
//
// A key costs what is in sight, not what the text is long: a text is a list of
// small pieces that an edit copies one of, and lines are wrapped when they come
// into sight and kept so until they change. Of a line that changes, the rows
// before and behind the change are kept too. In a field of one row, which
// scrolls sideways, places along the way are remembered instead.
package field
