package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stjerne/internal/export/exporttest"
	"stjerne/internal/export/pdf"
	"stjerne/internal/export/safe"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

func inline(s string) summary.Inline { return summary.Inline{{Text: s}} }

func paragraph(s string) summary.Block {
	return summary.Block{Kind: summary.Paragraph, Text: inline(s)}
}

func heading(level int, s string) summary.Block {
	return summary.Block{Kind: summary.Heading, Level: level, Text: inline(s)}
}

// known are the characters that the fonts must have at the least; a text made of
// them alone comes out as it was written.
var known = regexp.MustCompile(`^[\n\x20-\x7e\x{a0}-\x{24f}\x{300}\x{301}\x{30a}☹☺★▴●○→–—»«„“…½×≠≥€√□\x{2400}-\x{2421}\x{fffd}]*$`)

func TestHostile(t *testing.T) {
	base := exporttest.Document(t, "hjemmepleje", i18n.Danish, summary.Options{})
	texts := exporttest.Hostile()
	qpdf(t, written(t, exporttest.Everything(base, slices.Collect(maps.Values(texts))...)))
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			path := written(t, exporttest.Everything(base, text))
			got := tagged(t, path)
			seen := safe.Visible(text)
			if strings.TrimSpace(bare(seen)) == "" {
				return
			}
			if !known.MatchString(seen) {
				if name != "combining" && !strings.Contains(got, "□") {
					t.Errorf("no box stands for what the fonts lack:\n%.300s", got)
				}
				return
			}
			// Four headings, nine texts of other kinds: each is there, read once.
			if n := strings.Count(got, bare(seen)); n < 20 {
				t.Errorf("%d times in the file:\n%.600s", n, got)
			}
		})
	}
}

// What a font lacks is a box, one for each character that a reader sees, and the
// words around it stay.
func TestMissingGlyph(t *testing.T) {
	for text, want := range map[string]string{
		"før 👍🏽 efter":          "før□efter",
		"👩‍👩‍👧🇩🇰!":              "□□!",
		"☺️ og ☹":               "☺og☹",
		"שלום":                  "□□□□",
		"漢字 og ★":               "□□og★",
		"e\u0301 a\u030a":       "éå",
		"\U0010FFFF\ufdd0x":     "□□x",
		"før\x1befter":          "før␛efter",
		"ΑΩ жук ½ × ≠ ≥ € → …":  "ΑΩжук½×≠≥€→…",
		"væ\u00adv og a\u200bb": "vævogab",
	} {
		got := tagged(t, written(t, summary.Document{Blocks: []summary.Block{paragraph(text)}}))
		if got != want {
			t.Errorf("%q is read as %q, not %q", text, got, want)
		}
	}
}

// A very long answer takes pages and no time to speak of.
func TestVeryLong(t *testing.T) {
	words := strings.TrimSpace(strings.Repeat("Det gik bedre, end jeg havde troet, og dårligere. ", 100_000/9))
	doc := summary.Document{Blocks: []summary.Block{
		heading(1, "Langt"), paragraph(words),
		{Kind: summary.Beside, Columns: &summary.Columns{
			Left: inline("Før"), Right: inline("Efter"), Rows: []summary.Pair{{Left: inline(words[:60_000]), Right: inline(words[:30_000])}},
		}},
		{Kind: summary.TableKind, Table: &summary.Table{
			Head: []summary.Inline{inline("Dag"), inline("Hvad")}, Rows: [][]summary.Inline{{inline("i går"), inline(words[:60_000])}},
		}},
		heading(2, strings.Repeat("overskrift", 500)),
	}}
	path := written(t, doc)
	qpdf(t, path)
	everyText(t, doc, path)
	if l := pdf.Measure(doc); l.Pages < 100 || l.Over < 1000 {
		t.Errorf("%+v", l)
	}
}

var links = summary.Document{Blocks: []summary.Block{{Kind: summary.Paragraph, Text: summary.Inline{
	{Text: "Se "},
	{Text: "www.dst.dk/da/æøå", Link: "https://www.dst.dk/da/æøå?a=1&b=(2)#c"},
	{Text: ", skriv til "},
	{Text: "inge@example.dk", Link: "mailto:inge@example.dk"},
	{Text: " eller "},
	{Text: "lad være", Link: "javascript:alert(1)"},
	{Text: strings.Repeat(" og så videre", 30)},
	{Text: " " + strings.Repeat("en lang adresse ", 20), Link: "http://a.dk/lang"},
}}}}

func TestLinks(t *testing.T) {
	path := written(t, links)
	qpdf(t, path)
	urls := strings.Join(strings.Fields(poppler(t, "pdfinfo", "-url", path)), " ")
	for _, want := range []string{"https://www.dst.dk/da/%C3%A6%C3%B8%C3%A5?a=1&b=(2)#c", "mailto:inge@example.dk", "http://a.dk/lang"} {
		if !strings.Contains(urls, want) {
			t.Errorf("%s is not among the links: %s", want, urls)
		}
	}
	if strings.Contains(urls, "javascript") {
		t.Errorf("a script can be followed: %s", urls)
	}
	structure := poppler(t, "pdfinfo", "-struct", path)
	if n := strings.Count(structure, "Link"); n != 3 {
		t.Errorf("%d links in the structure:\n%s", n, structure)
	}
	if n := strings.Count(structure, "Object"); n < 4 {
		t.Errorf("%d places of links in the structure, the last one has two lines:\n%s", n, structure)
	}
}

func logo(t *testing.T) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 80, 40))
	for x := range 80 {
		img.Set(x, x/2, color.NRGBA{0, 80, 100, uint8(3 * x)})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLetterhead(t *testing.T) {
	doc := exporttest.Document(t, "thin", i18n.Danish, summary.Options{Length: summary.Full})
	bare := pdf.Measure(doc)
	doc.Letterhead = &summary.Letterhead{
		Text: inline("Solbjerg Kommune\nÆldre og sundhed"),
		Logo: &summary.Logo{PNG: logo(t), Width: 80, Height: 40, Alt: "Kommunens byvåben"},
	}
	path := written(t, doc)
	qpdf(t, path)
	text := poppler(t, "pdftotext", "-layout", path, "-")
	if n := strings.Count(text, "Solbjerg Kommune"); n != 1 || !strings.Contains(strings.Split(text, "\f")[0], "sundhed") {
		t.Errorf("the head stands %d times:\n%.400s", n, text)
	}
	images := poppler(t, "pdfimages", "-list", path)
	if !regexp.MustCompile(`1\s+0 image\s+80\s+40\s+rgb`).MatchString(images) {
		t.Errorf("the logo is not there as it was:\n%s", images)
	}
	if pdf.Measure(doc).Points > bare.Points {
		t.Error("a head gave more room")
	}
	doc.Letterhead.Logo.PNG = []byte("no picture")
	if _, err := pdf.Write(doc); err == nil {
		t.Error("a logo that is none was taken")
	}
}

// long is a table of so many rows, every row two lines high.
func long(rows int) summary.Block {
	t := &summary.Table{Head: []summary.Inline{inline("Dag"), inline("Værdi"), inline("Hvordan")}, Right: []bool{false, true, false}}
	for i := range rows {
		t.Rows = append(t.Rows, []summary.Inline{
			inline(fmt.Sprintf("dag%d", i)), inline(fmt.Sprint(i)),
			inline(fmt.Sprintf("begynd%d ", i) + strings.Repeat("ord ", 30) + fmt.Sprintf("slut%d", i)),
		})
	}
	return summary.Block{Kind: summary.TableKind, Table: t}
}

func TestLongTable(t *testing.T) {
	path := written(t, summary.Document{Blocks: []summary.Block{heading(1, "Målinger"), long(90)}})
	qpdf(t, path)
	pages := strings.Split(strings.TrimSuffix(poppler(t, "pdftotext", "-layout", path, "-"), "\f"), "\f")
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	for n, page := range pages {
		if strings.Count(page, "Hvordan") != 1 {
			t.Errorf("page %d has no head, or several:\n%.300s", n+1, page)
		}
	}
	for i := range 90 {
		for _, page := range pages {
			begins := regexp.MustCompile(fmt.Sprintf(`\bbegynd%d\b`, i)).MatchString(page)
			ends := regexp.MustCompile(fmt.Sprintf(`\bslut%d\b`, i)).MatchString(page)
			if begins != ends {
				t.Errorf("row %d is split between pages", i)
			}
		}
	}
	structure := poppler(t, "pdfinfo", "-struct", path)
	for tag, want := range map[string]int{"Table": 1, "TR": 91, "TH": 3, "TD": 270} {
		if n := len(regexp.MustCompile(`(?m)^ *`+tag+`\b`).FindAllString(structure, -1)); n != want {
			t.Errorf("%d %s in the structure, not %d", n, tag, want)
		}
	}
	if n := strings.Count(tagged(t, path), "Hvordan"); n != 1 {
		t.Errorf("the head is read %d times", n)
	}
}

// At every height that a heading can come to stand in, it is not the last of its
// page, and neither is the first line of a paragraph nor the last one the first.
func TestNothingAlone(t *testing.T) {
	five := "aaa1 " + strings.Repeat("langt ", 70) + "zzz1"
	for above := 26; above < 46; above++ {
		doc := summary.Document{Blocks: []summary.Block{heading(1, "Titel")}}
		for range above {
			doc.Blocks = append(doc.Blocks, paragraph("Linje."))
		}
		doc.Blocks = append(doc.Blocks, heading(2, "Overskrift"), paragraph(five), heading(3, "Endnu en"), heading(4, "Under den"), paragraph(five))
		text := poppler(t, "pdftotext", "-layout", written(t, doc), "-")
		for n, page := range strings.Split(strings.TrimSuffix(text, "\f"), "\f") {
			var lines []string
			for line := range strings.Lines(page) {
				if s := strings.TrimSpace(line); s != "" {
					lines = append(lines, s)
				}
			}
			if len(lines) == 0 {
				t.Fatalf("%d lines above: page %d is empty", above, n+1)
			}
			last := lines[len(lines)-1]
			if slices.Contains([]string{"Overskrift", "Endnu en", "Under den"}, last) {
				t.Errorf("%d lines above: the heading %q is the last of page %d", above, last, n+1)
			}
			if strings.HasPrefix(last, "aaa1") || strings.HasSuffix(lines[0], "zzz1") && len(lines[0]) < 60 {
				t.Errorf("%d lines above: a line stands alone on page %d", above, n+1)
			}
		}
	}
}

// What a screen reader gets: headings by their level, lists, columns with heads,
// pictures in words.
func TestStructure(t *testing.T) {
	doc := exporttest.Document(t, "hjemmepleje", i18n.Danish, summary.Options{})
	doc.Blocks = append(doc.Blocks, summary.Block{Kind: summary.Quote, Text: inline("Et citat")})
	path := written(t, doc)
	structure := poppler(t, "pdfinfo", "-struct", path)
	for tag, least := range map[string]int{"H1": 1, "H2": 8, "L": 2, "LI": 9, "Lbl": 5, "LBody": 9, "Table": 1, "TH": 2, "Figure": 2, "BlockQuote": 1} {
		if n := len(regexp.MustCompile(`(?m)^ *`+tag+`\b`).FindAllString(structure, -1)); n < least {
			t.Errorf("%d %s, not %d:\n%s", n, tag, least, structure)
		}
	}
	if !strings.Contains(structure, "/Scope /Column") {
		t.Error("the heads of columns do not say what they are heads of")
	}
	json := run(t, "qpdf", "qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=none", path)
	for _, b := range doc.Blocks {
		alt := ""
		switch b.Kind {
		case summary.Picture:
			alt = b.Chart.Alt()
		case summary.Scaled:
			alt = b.Text.String()
		default:
			continue
		}
		if !strings.Contains(json, `"/Alt": "u:`+strings.ReplaceAll(alt, `"`, `\"`)) {
			t.Errorf("nothing says %q", alt)
		}
	}
}

// Any document comes out: every text of it is found, in order, and boxes stand for
// what the fonts lack.
func TestAnyDocument(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 6))
			doc, boxes := anyDocument(r)
			path := written(t, doc)
			qpdf(t, path)
			everyText(t, covered(doc), path)
			if got := strings.Count(tagged(t, path), "□"); got != boxes {
				t.Errorf("%d boxes for %d characters that no font has", got, boxes)
			}
			if l := pdf.Measure(doc); (l.Over == 0) != (l.Pages == 1) {
				t.Errorf("%+v", l)
			}
		})
	}
}

// covered is a document as it will be read: boxes in place of Chinese.
func covered(doc summary.Document) summary.Document {
	return doc.Map(func(s string) string { return strings.ReplaceAll(s, "漢", "□") })
}

// anyDocument makes a document by chance, and counts the characters in it that no
// font has.
func anyDocument(r *rand.Rand) (doc summary.Document, boxes int) {
	words := []string{"og", "vagtskiftet", "æøå", "»nej«", "3,5 %", "漢", "☹", "→", "kl. 13", "25. august", "a-b", "-", "(\\)", "{nb}", "ord/ord", strings.Repeat("langt", 60), "\n", "  ", "\n\n"}
	text := func() summary.Inline {
		var in summary.Inline
		for range 1 + r.IntN(4) {
			var s strings.Builder
			for range 1 + r.IntN(40) {
				word := words[r.IntN(len(words))]
				boxes += strings.Count(word, "漢")
				s.WriteString(word + " ")
			}
			in = append(in, summary.Run{Text: s.String(), Style: summary.Style(r.IntN(3))})
		}
		return in
	}
	texts := func() (all []summary.Inline) {
		for range 1 + r.IntN(5) {
			all = append(all, text())
		}
		return all
	}
	for range 5 + r.IntN(30) {
		b := summary.Block{Text: nil}
		switch r.IntN(10) {
		case 0:
			b.Kind, b.Level, b.Text = summary.Heading, 1+r.IntN(4), text()
		case 1:
			b.Kind, b.Text = summary.Quote, text()
		case 2:
			b.Kind, b.Items = summary.List, texts()
		case 3:
			head := texts()
			b.Kind, b.Table = summary.TableKind, &summary.Table{Head: head}
			for range r.IntN(12) {
				var row []summary.Inline
				for range head {
					row = append(row, text())
				}
				b.Table.Rows = append(b.Table.Rows, row)
			}
		case 4:
			b.Kind, b.Columns = summary.Beside, &summary.Columns{Left: text(), Right: text()}
			for range r.IntN(5) {
				b.Columns.Rows = append(b.Columns.Rows, summary.Pair{Left: text(), Right: text()})
			}
		case 5:
			b.Kind = summary.Rule
		case 6:
			b.Kind, b.Items, b.Lines = summary.Room, texts(), r.IntN(4)
		case 7:
			b.Kind, b.Text, b.Steps = summary.Scaled, text(), &summary.Steps{Before: r.IntN(6), Now: 1 + r.IntN(5)}
		default:
			b.Kind, b.Text = summary.Paragraph, text()
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	return doc, boxes
}

// FuzzParagraph writes any text without an error, and in little time.
func FuzzParagraph(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := exporttest.Everything(summary.Document{}, text)
		data, err := pdf.Write(doc)
		if err != nil || !bytes.HasPrefix(data, []byte("%PDF-1.7")) || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
