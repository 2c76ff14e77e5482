package window

import (
	"stjerne/internal/export"
	"stjerne/internal/export/pdf"
	"stjerne/internal/i18n"
	"stjerne/internal/persons"
	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
)

// OfDocument is the job of handing over one document. build makes it with roles in
// the place of names, and find tells who is named where none stands there yet; name
// is the file's, without its ending.
func OfDocument(env *ui.Env, build func(persons.Aliases) summary.Document, find func() []persons.Finding, name func(persons.Aliases) string) Job {
	return Job{
		Formats: export.DocumentFormats(),
		Find:    func(Choice) ([]persons.Finding, error) { return find(), nil },
		Numbers: func(c Choice) ([]string, error) { return persons.CPRs(build(c.Aliases).Texts()), nil },
		Prepare: func(a persons.Aliases) (Prepared, error) {
			file := name(a)
			return Prepared{Name: func(Choice) string { return file }}, nil
		},
		Render: func(c Choice) (Made, error) { return renderDocument(build(c.Aliases), c.Format) },
		Text:   func(a persons.Aliases) (string, error) { return string(export.Text(build(a))), nil },
	}
}

// renderDocument writes a document in a format. Of a page on paper it is known how
// many pages it takes; what runs on after it is not counted.
func renderDocument(doc summary.Document, format string) (made Made, err error) {
	if made.Data, err = export.Write(doc, format); err != nil {
		return made, i18n.NewFault("handing_render", err)
	}
	if format == "pdf" && !runsOn(doc) {
		made.Pages = pdf.Measure(doc).Pages
	}
	return made, nil
}

// runsOn tells whether there is more than the page.
func runsOn(doc summary.Document) bool {
	for _, b := range doc.Blocks {
		if b.Kind == summary.Rule {
			return true
		}
	}
	return false
}
