package export

import (
	"stjerne/internal/export/docx"
	"stjerne/internal/export/html"
	"stjerne/internal/export/pdf"
	"stjerne/internal/summary"
)

// DocumentFormats are the formats that a document is written in, as they are typed;
// each is the ending of a file's name too. The first is what most hand over.
func DocumentFormats() []string { return []string{"pdf", "docx", "html", "md", "txt"} }

// Write writes a document in one of DocumentFormats. The same document gives the
// same bytes.
func Write(doc summary.Document, format string) ([]byte, error) {
	switch format {
	case "pdf":
		return pdf.Write(doc)
	case "docx":
		return docx.Write(doc, docx.Options{Points: pdf.Measure(doc).Points})
	case "html":
		return html.Write(doc)
	case "md":
		return Markdown(doc), nil
	default:
		return Text(doc), nil
	}
}

// Fit tells whether the page of a document is one page, by laying it out as the PDF
// lays it out.
func Fit(doc summary.Document) summary.Fit {
	laid := pdf.Measure(doc)
	return summary.Measure(doc).Laid(laid.Pages, laid.Over, laid.Lines)
}
