package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// The faces. Both are on every Windows with Word and on every Mac with it; the
// second has the signs of the scale. What a program takes instead stands in
// fontTable.
const (
	bodyFont = "Calibri"
	signFont = "Segoe UI Symbol"
)

// The colours, as RRGGBB. Against white all but the line have a contrast of over
// 4.5 to 1; no meaning rests on them.
const (
	inkColour   = "1F2429"
	titleColour = "17566F"
	mutedColour = "515A63"
	linkColour  = "17566F"
	lineColour  = "C3CACE"
)

// style is one named style. Lengths are twentieths of a point.
type style struct {
	id, name string
	kind     string // paragraph, character
	based    string
	next     string // of a paragraph: what enter gives
	para     string // properties of the paragraph as XML
	run      string // properties of the letters as XML
	hidden   bool   // not offered in Word's gallery
}

// styles is styles.xml.
func (w *writer) styles() string {
	p := w.page
	var out strings.Builder
	out.WriteString(xmlHead + `<w:styles xmlns:w="` + nsWord + `"><w:docDefaults><w:rPrDefault><w:rPr>` +
		fonts(bodyFont) + `<w:color w:val="` + inkColour + `"/>` + size(p.half(0)) +
		`<w:lang w:val="` + w.locale() + `" w:eastAsia="` + w.locale() + `" w:bidi="ar-SA"/>` +
		`</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>` + spacing(0, p.between(30, 100), p.between(213, 247)) +
		`</w:pPr></w:pPrDefault></w:docDefaults>`)
	out.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>` +
		`<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`)
	for _, s := range p.styles() {
		out.WriteString(s.xml())
	}
	out.WriteString(tableStyles + `</w:styles>`)
	return out.String()
}

// styles are the document's own looks, each under the name that Word has for it
// where it has one.
func (p page) styles() []style {
	colour := func(c string) string { return `<w:color w:val="` + c + `"/>` }
	all := p.headings()
	return append(
		all,
		style{id: "Subtitle", name: "Subtitle", next: "Normal", para: spacing(0, 60, 0) + `<w:contextualSpacing/>`},
		style{id: "Label", name: "Label", next: "Normal", para: `<w:keepNext/>` + spacing(p.between(40, 100), p.between(10, 20), 0)},
		style{
			id: "ListBullet", name: "List Bullet", next: "ListBullet",
			para: `<w:numPr><w:numId w:val="1"/></w:numPr>` + spacing(0, p.between(8, 60), 0),
		},
		style{
			id: "Quote", name: "Quote", next: "Normal",
			para: border("left", 18, 10, titleColour) + spacing(p.between(30, 60), p.between(60, 120), 0) + `<w:ind w:left="340" w:right="340"/>`,
		},
		style{
			id: "Caption", name: "caption", next: "Normal",
			para: spacing(0, p.between(20, 120), 0), run: colour(mutedColour) + size(p.half(-1)),
		},
		style{
			id: "Picture", name: "Picture", next: "Caption", hidden: true,
			para: `<w:keepNext/>` + spacing(p.between(30, 80), p.between(0, 20), 240),
		},
		style{
			id: "Scale", name: "Scale", next: "Normal",
			para: `<w:tabs><w:tab w:val="left" w:pos="` + strconv.Itoa(p.scaleTab()) + `"/></w:tabs>` + spacing(0, p.between(40, 100), 0) +
				fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, p.scaleTab(), p.scaleTab()),
		},
		style{id: "TableText", name: "Table Text", next: "TableText", para: spacing(p.between(8, 40), p.between(14, 50), 0)},
		style{
			id: "TableHead", name: "Table Head", based: "TableText", next: "TableText",
			para: `<w:keepNext/>`, run: `<w:b/><w:bCs/>` + colour(titleColour),
		},
		style{
			id: "ColumnHead", name: "Column Head", next: "Normal",
			para: `<w:keepNext/>` + spacing(p.between(30, 60), p.between(20, 40), 0), run: `<w:b/><w:bCs/>` + colour(titleColour),
		},
		style{id: "Between", name: "Between Tables", hidden: true, para: `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`},
		style{id: "PenLabel", name: "Pen Label", next: "PenLine", para: `<w:keepNext/>` + spacing(120, 0, 0)},
		style{id: "PenLine", name: "Pen Line", next: "PenLine", para: penTabs(false) + p.penSpacing(), run: colour(mutedColour)},
		style{id: "PenBeside", name: "Pen Line with Label", next: "PenBeside", para: penTabs(true) + p.penSpacing()},
		style{id: "PenPair", name: "Pen Lines in a Row", next: "PenPair", para: penPairTabs + p.penSpacing()},
		style{
			id: "Foot", name: "Foot", next: "Normal",
			para: border("top", 4, 6, lineColour) + spacing(p.between(80, 240), 0, 0), run: colour(mutedColour) + size(p.half(-1)),
		},
		style{id: "Header", name: "header", next: "Header", hidden: true, para: spacing(0, 0, 240), run: colour(mutedColour) + size(p.half(-1))},
		style{
			id: "Footer", name: "footer", next: "Footer", hidden: true,
			para: `<w:tabs><w:tab w:val="right" w:pos="` + strconv.Itoa(textWidth) + `"/></w:tabs>` + spacing(0, 0, 240),
			run:  colour(mutedColour) + size(2*9),
		},
		style{id: "Strong", name: "Strong", kind: "character", run: `<w:b/><w:bCs/>`},
		style{id: "Muted", name: "Muted", kind: "character", run: colour(mutedColour)},
		style{id: "Hyperlink", name: "Hyperlink", kind: "character", run: colour(linkColour) + `<w:u w:val="single"/>`},
		style{id: "Steps", name: "Scale Signs", kind: "character", run: fonts(signFont) + colour(titleColour)},
	)
}

// headings are the five levels, which Word shows beside the text as a way through
// it. A heading never stands alone at the foot of a page.
func (p page) headings() []style {
	var all []style
	for n, h := range []struct {
		more          float64 // points over body text
		before, after int
		colour        string
	}{
		{float64(p.between(12, 18)) / 2, 0, p.between(30, 60), titleColour},
		{float64(p.between(2, 5)) / 2, p.between(76, 170), p.between(16, 40), titleColour},
		{float64(p.between(1, 3)) / 2, p.between(90, 160), p.between(16, 30), titleColour},
		{0.5, p.between(90, 140), p.between(10, 20), titleColour},
		{0, p.between(70, 110), p.between(8, 16), inkColour},
	} {
		line := p.between(212, 240)
		if n == 0 {
			line = 212
		}
		all = append(all, style{
			id: "Heading" + strconv.Itoa(n+1), name: "heading " + strconv.Itoa(n+1), next: "Normal",
			para: `<w:keepNext/><w:keepLines/>` + spacing(h.before, h.after, line) + `<w:outlineLvl w:val="` + strconv.Itoa(n) + `"/>`,
			run:  `<w:b/><w:bCs/><w:color w:val="` + h.colour + `"/>` + size(p.half(h.more)),
		})
	}
	return all
}

// scaleTab is where the words of a scale begin beside its signs.
func (p page) scaleTab() int { return p.between(1500, 1680) }

// penSpacing gives a pen 6 to 7 mm of height for each line.
func (p page) penSpacing() string {
	return fmt.Sprintf(`<w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/>`, p.between(334, 400))
}

// penTabs lead a line for a pen to the right edge.
func penTabs(beside bool) string {
	from := ""
	if beside {
		from = `<w:tab w:val="left" w:pos="` + strconv.Itoa(penFrom) + `"/>`
	}
	return `<w:tabs>` + from + `<w:tab w:val="right" w:leader="underscore" w:pos="` + strconv.Itoa(textWidth) + `"/></w:tabs>`
}

var penPairTabs = fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="%d"/><w:tab w:val="left" w:pos="%d"/>`+
	`<w:tab w:val="right" w:leader="underscore" w:pos="%d"/></w:tabs>`, penPair, penPair+penGap, textWidth)

func (s style) xml() string {
	kind := s.kind
	if kind == "" {
		kind = "paragraph"
	}
	based := s.based
	if based == "" {
		based = map[string]string{"paragraph": "Normal", "character": "DefaultParagraphFont"}[kind]
	}
	out := `<w:style w:type="` + kind + `" w:styleId="` + s.id + `"`
	if !builtIn[s.id] {
		out += ` w:customStyle="1"`
	}
	out += `><w:name w:val="` + s.name + `"/><w:basedOn w:val="` + based + `"/>`
	if s.next != "" {
		out += `<w:next w:val="` + s.next + `"/>`
	}
	if s.hidden {
		out += `<w:uiPriority w:val="99"/><w:unhideWhenUsed/>`
	} else {
		out += `<w:qFormat/>`
	}
	if s.para != "" {
		out += `<w:pPr>` + s.para + `</w:pPr>`
	}
	if s.run != "" {
		out += `<w:rPr>` + s.run + `</w:rPr>`
	}
	return out + `</w:style>`
}

// builtIn are the styles that Word knows itself, and translates the names of.
var builtIn = map[string]bool{
	"Heading1": true, "Heading2": true, "Heading3": true, "Heading4": true, "Heading5": true,
	"Subtitle": true, "ListBullet": true,
	"Quote": true, "Caption": true, "Header": true, "Footer": true, "Strong": true, "Hyperlink": true,
}

// tableStyles are Word's plain table and ours: lines between rows and none between
// columns, text on the edge of the text above, a stronger line under the head.
const tableStyles = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>` +
	`<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>` +
	`<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>` +
	`</w:tblCellMar></w:tblPr></w:style>` +
	`<w:style w:type="table" w:customStyle="1" w:styleId="Summary"><w:name w:val="Summary Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>` +
	`<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="` + lineColour + `"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="` + lineColour + `"/></w:tblBorders><w:tblCellMar>` +
	`<w:left w:w="0" w:type="dxa"/><w:right w:w="220" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
	`<w:tcPr><w:vAlign w:val="top"/></w:tcPr>` +
	`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>` +
	`<w:bottom w:val="single" w:sz="8" w:space="0" w:color="` + titleColour + `"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>`

func fonts(name string) string {
	return fmt.Sprintf(`<w:rFonts w:ascii="%[1]s" w:hAnsi="%[1]s" w:eastAsia="%[1]s" w:cs="%[1]s"/>`, name)
}

func size(half int) string {
	return fmt.Sprintf(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, half)
}

// spacing is the space around a paragraph and the height of its lines in 240ths of
// the font's own, 0 to leave that as it is.
func spacing(before, after, line int) string {
	s := fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d"`, before, after)
	if line > 0 {
		s += fmt.Sprintf(` w:line="%d" w:lineRule="auto"`, line)
	}
	return s + `/>`
}

// border is a line at one side, eighths of a point thick and so many points away.
func border(side string, eighths, away int, colour string) string {
	return fmt.Sprintf(`<w:pBdr><w:%s w:val="single" w:sz="%d" w:space="%d" w:color="%s"/></w:pBdr>`, side, eighths, away, colour)
}
