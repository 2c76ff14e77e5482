package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"stjerne/internal/export/safe"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The namespaces of the format.
const (
	nsWord     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRel      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage  = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsTypes    = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsDrawing  = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsInPage   = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsChart    = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	nsPicture  = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsSVG      = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
	nsSheet    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	typeOffice = "application/vnd.openxmlformats-officedocument."
)

// around are the namespaces of a part with text in it.
const around = ` xmlns:w="` + nsWord + `" xmlns:r="` + nsRel + `" xmlns:wp="` + nsInPage + `" xmlns:a="` + nsDrawing + `"`

// file packs everything that has been written.
func (w *writer) file() ([]byte, error) {
	if w.failed != nil {
		return nil, w.failed
	}
	parts := []part{
		{"[Content_Types].xml", []byte(w.types())},
		{"_rels/.rels", []byte(rootRels)},
		{"word/document.xml", []byte(w.document())},
		{"word/_rels/document.xml.rels", []byte(w.documentRels())},
		{"word/styles.xml", []byte(w.styles())},
		{"word/numbering.xml", []byte(numbering)},
		{"word/settings.xml", []byte(w.settings())},
		{"word/fontTable.xml", []byte(fontTable)},
		{"word/footer1.xml", []byte(w.footer())},
	}
	if w.head != "" {
		// The first page has its own foot where it has its own head; a part for
		// each is what every program expects.
		parts = append(parts, part{"word/header1.xml", []byte(w.head)}, part{"word/footer2.xml", []byte(w.footer())})
		if len(w.media) > 0 {
			parts = append(parts, part{"word/_rels/header1.xml.rels", []byte(w.headRels())})
			parts = append(parts, w.media...)
		}
	}
	for n, c := range w.charts {
		number := strconv.Itoa(n + 1)
		parts = append(
			parts,
			part{"word/charts/chart" + number + ".xml", []byte(c.xml)},
			part{"word/charts/_rels/chart" + number + ".xml.rels", []byte(chartRels(number))},
			part{"word/embeddings/chart" + number + ".xlsx", c.book},
		)
	}
	parts = append(parts, part{"docProps/core.xml", []byte(w.core())}, part{"docProps/app.xml", []byte(app)})
	return archive(parts)
}

// document is the body with the page it stands on.
func (w *writer) document() string {
	section := `<w:sectPr>`
	if w.head != "" {
		section += `<w:headerReference w:type="first" r:id="head1"/><w:footerReference w:type="first" r:id="foot2"/>`
	}
	section += `<w:footerReference w:type="default" r:id="foot1"/>` +
		fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, sheetWidth, sheetHeight) +
		fmt.Sprintf(`<w:pgMar w:top="%[1]d" w:right="%[3]d" w:bottom="%[2]d" w:left="%[3]d" w:header="%[4]d" w:footer="%[5]d" w:gutter="0"/>`,
			marginTop, marginBottom, marginSide, headFrom, footFrom)
	if w.head != "" {
		section += `<w:titlePg/>`
	}
	if w.last != paragraph {
		// A body ends with a paragraph; Word would add one of its own height.
		w.begin(&w.body, look{style: "Between"}, false)
		w.end(&w.body)
	}
	return xmlHead + `<w:document` + around + `><w:body>` + w.body.String() + section + `</w:sectPr></w:body></w:document>`
}

// footer has the title to the left, short, and the number of the page to the right.
// The title stands whole on the first page.
func (w *writer) footer() string {
	var out strings.Builder
	out.WriteString(xmlHead + `<w:ftr` + around + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`)
	run(&out, "", shortened(safe.OneLine(sayable(w.doc.Meta.Title)), 80))
	out.WriteString(`<w:r><w:tab/></w:r>`)
	page, of := `<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>`, `<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	if words := w.doc.Meta.Words; words != nil {
		const first, second = "\x01", "\x02"
		said := words.T("paper.page-of", first, second)
		for said != "" {
			at := strings.IndexAny(said, first+second)
			if at < 0 {
				run(&out, "", said)
				break
			}
			run(&out, "", said[:at])
			if said[at:at+1] == first {
				out.WriteString(page)
			} else {
				out.WriteString(of)
			}
			said = said[at+1:]
		}
	} else {
		out.WriteString(page)
	}
	out.WriteString(`</w:p></w:ftr>`)
	return out.String()
}

// shortened is a line of at most so many characters, cut between words where that
// can be, with a sign that there was more.
func shortened(line string, most int) string {
	if utf8.RuneCountInString(line) <= most {
		return line
	}
	runes := []rune(line)[:most-1]
	cut := string(runes)
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:") + " …"
}

// locale is the language for the spell checker.
func (w *writer) locale() string {
	if w.doc.Meta.Lang == "da" {
		return "da-DK"
	}
	return "en-GB"
}

func (w *writer) settings() string {
	return xmlHead + `<w:settings xmlns:w="` + nsWord + `"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
		`<w:characterSpacingControl w:val="doNotCompress"/><w:compat>` +
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="` + w.locale() + `"/></w:settings>`
}

// core is what the file says about itself. Its times are the day of the document:
// when it was written to a disk is nobody's affair.
func (w *writer) core() string {
	m := w.doc.Meta
	out := xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escapedLine(m.Title) + `</dc:title>`
	if m.Author != "" {
		out += `<dc:creator>` + escapedLine(m.Author) + `</dc:creator><cp:lastModifiedBy>` + escapedLine(m.Author) + `</cp:lastModifiedBy>`
	}
	out += `<dc:language>` + w.locale() + `</dc:language>`
	if !m.Day.IsZero() {
		for _, name := range []string{"created", "modified"} {
			out += `<dcterms:` + name + ` xsi:type="dcterms:W3CDTF">` + m.Day.String() + `T00:00:00Z</dcterms:` + name + `>`
		}
	}
	return out + `</cp:coreProperties>`
}

const app = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
	`<Application>stjerne</Application><DocSecurity>0</DocSecurity></Properties>`

// numbering has one list: a bullet that hangs before its text.
const numbering = xmlHead + `<w:numbering xmlns:w="` + nsWord + `"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>` +
	`<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr><w:rPr><w:color w:val="` + titleColour + `"/></w:rPr></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

// fontTable says what to take where a font is not there: fonts of the same width
// for the text, and fonts with the same signs.
const fontTable = xmlHead + `<w:fonts xmlns:w="` + nsWord + `">` +
	`<w:font w:name="` + bodyFont + `"><w:altName w:val="Carlito"/><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="` + signFont + `"><w:altName w:val="Apple Symbols"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>` +
	`</w:fonts>`
