// Package journal is the domain of stjerne: a leader's challenges, the learning
// loops they go through, what is measured and seen on the way, the meetings, and
// the rules that are read off them (progress, readiness, change, levels).
//
// It does no I/O and imports nothing but the standard library and
// journal/method, the words of the method as data. Values of this package are
// plain snapshots: internal/store reads and writes them, and changing one
// changes nothing in a journal file.
package journal
