// Package export writes what is handed over as a file: a summary.Document as
// Markdown or plain text, and a journal as JSON (its format stands in JSON.md).
//
// Every word that a leader wrote comes out as it was written. What could do
// harm where the file is read does none: control characters are shown and not
// sent, and a text that looks like markup stays text. In JSON the characters
// themselves are kept, escaped.
package export
