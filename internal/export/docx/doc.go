// Package docx writes a document as a file for Word (Office Open XML,
// ISO/IEC 29500, transitional).
//
// The file is made to be worked on: headings, lists, quotes and tables have the
// styles that Word knows by name, space stands in the styles and not in empty
// paragraphs, and a picture is a chart of Word's own kind with its numbers in a
// small workbook behind it. The language is set, so that the spell checker works;
// pictures have words for those who don't see them.
//
// Words of the document become text and nothing else: no field, no link but those
// that the document names, no reference to anything outside the file. What XML
// can't hold is shown as U+FFFD. The same document gives the same bytes.
//
// A picture takes every number from internal/summary/chart. Days are days of the
// calendar in it, values are the measured ones, and they are never joined.
package docx
