// Package present is the screen that is shown at the meeting: one thing at a time
// over the whole screen, in the order of the page that is handed over, then the
// agenda with its rounds. What is shown is cut from the page's own document
// (internal/summary), so that what the leader left out is out here too, and short
// forms stand in for long answers. Nothing but the thing at hand is ever drawn.
//
// Notes are taken under the thing at hand, on the meeting's own texts. Where the
// leader was is kept outside of the journal (Places), by ids only, so that a
// presentation that is interrupted goes on where it was.
package present
