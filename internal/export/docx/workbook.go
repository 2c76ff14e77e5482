package docx

import (
	"regexp"
	"strconv"
	"strings"

	"stjerne/internal/export/safe"
)

// sheetName is the one sheet of a workbook. It is a word in both languages.
const sheetName = "Data"

// workbook holds the numbers of a chart, so that "edit data" in Word has something
// to open: a column of days, and one for each series with its values at its own
// days. Every text is a text, never a formula.
func (f *figure) workbook() ([]byte, error) {
	const sheet = typeOffice + "spreadsheetml."
	return archive([]part{
		{"[Content_Types].xml", []byte(xmlHead + `<Types xmlns="` + nsTypes + `">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + sheet + `sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + sheet + `worksheet+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + sheet + `styles+xml"/></Types>`)},
		{"_rels/.rels", []byte(xmlHead + `<Relationships xmlns="` + nsPackage + `"><Relationship Id="book1" Type="` + nsRel +
			`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
		{"xl/workbook.xml", []byte(xmlHead + `<workbook xmlns="` + nsSheet + `" xmlns:r="` + nsRel + `"><sheets><sheet name="` + sheetName +
			`" sheetId="1" r:id="sheet1"/></sheets></workbook>`)},
		{"xl/_rels/workbook.xml.rels", []byte(xmlHead + `<Relationships xmlns="` + nsPackage + `"><Relationship Id="sheet1" Type="` + nsRel +
			`/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="styles1" Type="` + nsRel + `/styles" Target="styles.xml"/></Relationships>`)},
		{"xl/worksheets/sheet1.xml", []byte(f.sheet())},
		{"xl/styles.xml", []byte(bookStyles)},
	})
}

// sheet is the sheet with the names of the series in its first row.
func (f *figure) sheet() string {
	var out strings.Builder
	out.WriteString(xmlHead + `<worksheet xmlns="` + nsSheet + `"><sheetFormatPr defaultRowHeight="15"/>`)
	out.WriteString(`<cols><col min="1" max="` + strconv.Itoa(len(f.series)+1) + `" width="14" customWidth="1"/></cols><sheetData><row r="1">`)
	said(&out, "A1", f.dayWord)
	for n, s := range f.series {
		said(&out, columnName(n+1)+"1", s.name)
	}
	out.WriteString(`</row>`)
	rows := make([]string, f.rows)
	for n, s := range f.series {
		for i := range s.days {
			at := strconv.Itoa(s.from + i + 2)
			rows[s.from+i] = `<row r="` + at + `"><c r="A` + at + `" s="1"><v>` + number(s.days[i]) + `</v></c><c r="` +
				columnName(n+1) + at + `"><v>` + number(s.values[i]) + `</v></c></row>`
		}
	}
	out.WriteString(strings.Join(rows, ""))
	out.WriteString(`</sheetData></worksheet>`)
	return out.String()
}

// coded is what a spreadsheet would read as the code of a character.
var coded = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// longestCell is how many characters a cell of a spreadsheet can hold.
const longestCell = 32767

func said(out *strings.Builder, cell, text string) {
	text = shortened(safe.OneLine(sayable(text)), longestCell/8)
	out.WriteString(`<c r="` + cell + `" t="inlineStr"><is><t>` +
		coded.ReplaceAllString(escapedLine(text), "_x005F_$1") + `</t></is></c>`)
}

// columnName is the name of a column, A for 0.
func columnName(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// bookStyles has the plain cell and that of a day.
const bookStyles = xmlHead + `<styleSheet xmlns="` + nsSheet + `"><fonts count="1"><font><sz val="11"/><name val="` + bodyFont + `"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
