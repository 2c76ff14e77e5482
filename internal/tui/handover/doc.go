// Package handover is the screen of what is handed over: the page as it will read,
// its sections to switch on and off, the short forms to write in place, and how
// long it takes to read aloud. What is seen here is what is written.
package handover
