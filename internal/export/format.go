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
		return docx.Write(doc, docx.Options{Points: wordPoints(pdf.Measure(doc))})
	case "html":
		return html.Write(doc)
	case "md":
		return Markdown(doc), nil
	default:
		return Text(doc), nil
	}
}

// wordPoints is the size in which Word sets a page that the PDF lays out in this way,
// so that it is one page there too. Word's own face is narrower and its size carries
// the air with it: pages filled line by line were laid out in both, and these are the
// largest sizes that held, less a little for what another face would take.
func wordPoints(l pdf.Layout) float64 {
	switch {
	case l.Points >= 11:
		return 11
	case l.Points > 10:
		return 10.8
	case l.Air > 0.7:
		return 10.6
	case l.Air > 0.6:
		return 10.5
	case l.Air > 0.5:
		return 10.3
	}
	return 10.15
}

// Fit tells whether the page of a document is one page, by laying it out as the PDF
// lays it out.
func Fit(doc summary.Document) summary.Fit {
	laid := pdf.Measure(doc)
	return summary.Measure(doc).Laid(laid.Pages, laid.Over, laid.Lines)
}
