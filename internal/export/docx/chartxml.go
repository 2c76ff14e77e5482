package docx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"stjerne/journal"
)

// xml is the chart as a part of the file.
func (f *figure) xml() string {
	var out strings.Builder
	left, right := f.room()
	top, bottom := 130/float64(f.height), 370/float64(f.height)
	fmt.Fprintf(&out, xmlHead+`<c:chartSpace xmlns:c="%s" xmlns:a="%s" xmlns:r="%s"><c:date1904 val="0"/><c:lang val="%s"/><c:roundedCorners val="0"/>`+
		`<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/>`+
		`<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="%.4f"/><c:y val="%.4f"/><c:w val="%.4f"/><c:h val="%.4f"/></c:manualLayout></c:layout>`+
		`<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>`,
		nsChart, nsDrawing, nsRel, f.locale, left, top, 1-left-right, 1-top-bottom)
	for n, s := range f.series {
		f.one(&out, n, s)
	}
	out.WriteString(`<c:axId val="1"/><c:axId val="2"/></c:scatterChart>`)
	fmt.Fprintf(&out, `<c:valAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/><c:max val="%s"/><c:min val="%s"/></c:scaling><c:delete val="0"/>`+
		`<c:axPos val="b"/><c:numFmt formatCode="d/m/yyyy" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>`+
		`<c:spPr>%s</c:spPr><c:crossAx val="2"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>`,
		number(f.time.at(1)), number(f.time.at(0)), line(mutedColour, 9525, "solid"))
	step := f.High - f.Low
	if len(f.Values) > 1 {
		step = f.Values[1].Value - f.Values[0].Value
	}
	fmt.Fprintf(&out, `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="%s"/><c:min val="%s"/></c:scaling><c:delete val="0"/>`+
		`<c:axPos val="l"/><c:majorGridlines><c:spPr>%s</c:spPr></c:majorGridlines><c:numFmt formatCode="%s" sourceLinked="0"/>`+
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr>%s</c:spPr>`+
		`<c:crossAx val="1"/><c:crosses val="min"/><c:crossBetween val="midCat"/>`,
		number(f.High), number(f.Low), line("E4E9EB", 6350, "solid"), escapedLine(f.valueFormat()), line(mutedColour, 9525, "solid"))
	if step > 0 {
		out.WriteString(`<c:majorUnit val="` + number(step) + `"/>`)
	}
	out.WriteString(`</c:valAx><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
		`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="` + mutedColour +
		`"/></a:solidFill><a:latin typeface="` + bodyFont + `"/></a:defRPr></a:pPr><a:endParaRPr lang="` + f.locale + `"/></a:p></c:txPr>` +
		`<c:externalData r:id="book1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`)
	return out.String()
}

// one writes a series with its numbers, and where they stand in the workbook.
func (f *figure) one(out *strings.Builder, n int, s series) {
	column := columnName(n + 1)
	fmt.Fprintf(out, `<c:ser><c:idx val="%[1]d"/><c:order val="%[1]d"/><c:tx><c:strRef><c:f>%[2]s!$%[3]s$1</c:f><c:strCache><c:ptCount val="1"/>`+
		`<c:pt idx="0"><c:v>%[4]s</c:v></c:pt></c:strCache></c:strRef></c:tx>`, n, sheetName, column, escapedLine(s.name))
	look := s.line
	if look == "" {
		look = `<a:ln w="12700"><a:noFill/></a:ln>`
	}
	mark := s.marker
	if mark == "" {
		mark = `<c:marker><c:symbol val="none"/></c:marker>`
	}
	out.WriteString(`<c:spPr>` + look + `</c:spPr>` + mark)
	if len(s.labels) > 0 {
		out.WriteString(`<c:dLbls>`)
		for at, text := range s.labels {
			if text == "" {
				continue
			}
			fmt.Fprintf(out, `<c:dLbl><c:idx val="%d"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r><a:rPr lang="%s"/><a:t>%s</a:t></a:r></a:p></c:rich></c:tx>`+
				`<c:dLblPos val="%s"/>%s</c:dLbl>`, s.from+at, f.locale, escapedLine(text), s.where, shows(1))
		}
		out.WriteString(shows(0) + `</c:dLbls>`)
	}
	last := f.rows + 1
	fmt.Fprintf(out, `<c:xVal><c:numRef><c:f>%s!$A$2:$A$%d</c:f>`, sheetName, last)
	f.cache(out, "d/m/yyyy", s.from, s.days)
	fmt.Fprintf(out, `</c:numRef></c:xVal><c:yVal><c:numRef><c:f>%[1]s!$%[2]s$2:$%[2]s$%[3]d</c:f>`, sheetName, column, last)
	f.cache(out, "General", s.from, s.values)
	out.WriteString(`</c:numRef></c:yVal><c:smooth val="0"/></c:ser>`)
}

// cache repeats what stands in a column, for who draws the chart without opening
// the workbook. All columns are equally long: some programs lose shorter ones.
func (f *figure) cache(out *strings.Builder, format string, from int, numbers []float64) {
	fmt.Fprintf(out, `<c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val="%d"/>`, format, f.rows)
	for n, v := range numbers {
		fmt.Fprintf(out, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, from+n, number(v))
	}
	out.WriteString(`</c:numCache>`)
}

// shows says whether labels show their value; a label with words of its own shows
// those in its place.
func shows(value int) string {
	return fmt.Sprintf(`<c:showLegendKey val="0"/><c:showVal val="%d"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`, value)
}

// valueFormat is the number format of the axis of values: the words of its ends
// where they have some, and a sign at its foot where 0 is not on it.
func (f *figure) valueFormat() string {
	if f.Cut && f.Low > 0 {
		return `[=` + number(f.Low) + `]"≈ "General;General`
	}
	if f.Kind != journal.KindScale && f.Kind != journal.KindYesNo || len(f.Values) == 0 {
		return "General"
	}
	var parts []string
	for _, t := range []float64{f.Low, f.High} {
		text := f.words.Value(t)
		if plain := number(t); text != plain && !strings.ContainsAny(text, `"\`) {
			parts = append(parts, `[=`+plain+`]"`+text+`"`)
		}
	}
	return strings.Join(append(parts, "General"), ";")
}

// line is how a line is drawn: colour, width in the unit of drawings, kind of dash.
func line(colour string, width int, dash string) string {
	return fmt.Sprintf(`<a:ln w="%d" cap="flat"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:prstDash val="%s"/><a:round/></a:ln>`, width, colour, dash)
}

// marker is what stands at a point, so many points wide; without a fill "" it is
// drawn as lines.
func marker(symbol string, size int, fill, edge string) string {
	inner := `<a:noFill/>`
	if fill != "" {
		inner = `<a:solidFill><a:srgbClr val="` + fill + `"/></a:solidFill>`
	}
	return fmt.Sprintf(`<c:marker><c:symbol val="%s"/><c:size val="%d"/><c:spPr>%s%s</c:spPr></c:marker>`, symbol, size, inner, line(edge, 12700, "solid"))
}

// number writes a number as the format reads it.
func number(v float64) string {
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e15) {
		return strconv.FormatFloat(v, 'E', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
