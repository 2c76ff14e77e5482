package docx

import (
	"strconv"
	"strings"
)

// types is [Content_Types].xml: what each part is.
func (w *writer) types() string {
	var out strings.Builder
	override := func(name, kind string) {
		out.WriteString(`<Override PartName="/` + name + `" ContentType="` + kind + `"/>`)
	}
	out.WriteString(xmlHead + `<Types xmlns="` + nsTypes + `">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>` +
		`<Default Extension="xlsx" ContentType="` + typeOffice + `spreadsheetml.sheet"/>`)
	const word = typeOffice + "wordprocessingml."
	override("word/document.xml", word+"document.main+xml")
	for _, name := range []string{"styles", "numbering", "settings", "fontTable"} {
		override("word/"+name+".xml", word+name+"+xml")
	}
	override("word/footer1.xml", word+"footer+xml")
	if w.head != "" {
		override("word/header1.xml", word+"header+xml")
		override("word/footer2.xml", word+"footer+xml")
	}
	for n := range w.charts {
		override("word/charts/chart"+strconv.Itoa(n+1)+".xml", typeOffice+"drawingml.chart+xml")
	}
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	override("docProps/app.xml", typeOffice+"extended-properties+xml")
	out.WriteString(`</Types>`)
	return out.String()
}

const rootRels = xmlHead + `<Relationships xmlns="` + nsPackage + `">` +
	`<Relationship Id="doc1" Type="` + nsRel + `/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="core1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="app1" Type="` + nsRel + `/extended-properties" Target="docProps/app.xml"/></Relationships>`

// documentRels leads from the body to its other parts and, for links only, out.
func (w *writer) documentRels() string {
	var out strings.Builder
	out.WriteString(xmlHead + `<Relationships xmlns="` + nsPackage + `">`)
	part := func(id, kind, target string) {
		out.WriteString(`<Relationship Id="` + id + `" Type="` + nsRel + `/` + kind + `" Target="` + target + `"/>`)
	}
	for _, name := range []string{"styles", "numbering", "settings", "fontTable"} {
		part(name+"1", name, name+".xml")
	}
	part("foot1", "footer", "footer1.xml")
	if w.head != "" {
		part("head1", "header", "header1.xml")
		part("foot2", "footer", "footer2.xml")
	}
	for n := range w.charts {
		number := strconv.Itoa(n + 1)
		part("chart"+number, "chart", "charts/chart"+number+".xml")
	}
	for n, target := range w.links {
		out.WriteString(`<Relationship Id="` + linkRel(n+1) + `" Type="` + nsRel + `/hyperlink" Target="` +
			escapedLine(target) + `" TargetMode="External"/>`)
	}
	out.WriteString(`</Relationships>`)
	return out.String()
}

// headRels leads from the header to the logo.
func (w *writer) headRels() string {
	out := xmlHead + `<Relationships xmlns="` + nsPackage + `">`
	for n, p := range w.media {
		out += `<Relationship Id="logo` + strconv.Itoa(n+1) + `" Type="` + nsRel + `/image" Target="` +
			strings.TrimPrefix(p.name, "word/") + `"/>`
	}
	return out + `</Relationships>`
}

// chartRels leads from a chart to its numbers.
func chartRels(number string) string {
	return xmlHead + `<Relationships xmlns="` + nsPackage + `"><Relationship Id="book1" Type="` + nsRel +
		`/package" Target="../embeddings/chart` + number + `.xlsx"/></Relationships>`
}
