// Package html writes a summary.Document as one web page that can be sent as a file,
// opened on any telephone, read by a screen reader, and printed.
//
// The page holds all it needs: its style stands in it, pictures are vectors or data
// in it, and its Content-Security-Policy forbids everything else, so that opening it
// asks nobody for anything. It has no script. Its output is well-formed as XML too,
// which is how the tests read it.
//
// Every text goes through html/template, which escapes it for where it stands. What
// an eye sees is kept: line ends, spaces in a row, the direction of Hebrew and
// Arabic.
package html
