// Package window holds the small windows that lie over what stands there: a line
// into the log, a measurement, an indicator, a meeting, how the trial went,
// titles, a question with a few answers, and what to do where a text can't be
// saved.
//
// Enter keeps what a window says and puts it away, esc puts it away; tab and the
// arrows go between its rows. Nothing has to be changed but the one thing the
// window is for. A text that was begun and not kept is there again next time.
package window
