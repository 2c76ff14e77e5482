package docx_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stjerne/internal/export/docx"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestSamples(t *testing.T) {
	for _, s := range exporttest.Samples(t) {
		t.Run(s.Name, func(t *testing.T) {
			data := write(t, s.Doc, docx.Options{})
			parts := open(t, data)
			sound(t, parts)
			everyText(t, s.Doc, parts)
			if again := write(t, s.Doc, docx.Options{}); !bytes.Equal(data, again) {
				t.Error("the same document gave other bytes")
			}
			if limit := 200 << 10; len(data) > limit {
				t.Errorf("%d bytes, more than a mail should carry", len(data))
			}
		})
	}
}

// What Word shows beside the text as the way through it, and what a reader meets, in
// order: read by people before it was kept here.
func TestOutlines(t *testing.T) {
	for _, s := range exporttest.Samples(t) {
		if strings.HasSuffix(s.Name, "-full") && s.Name != "thin-full" {
			continue
		}
		var out strings.Builder
		for _, p := range open(t, write(t, s.Doc, docx.Options{})).paragraphs(t, "word/document.xml") {
			if p.style == "" {
				p.style = "Normal"
			}
			fmt.Fprintf(&out, "%-11s %s\n", p.style, strings.NewReplacer("\n", " / ", "\t", " ⇥ ").Replace(p.text))
		}
		path := filepath.Join("testdata", s.Name+".outline")
		if *update {
			if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if out.String() != string(want) {
			t.Errorf("%s differs; go test -update writes it anew\n%s", path, out.String())
		}
	}
}

// Each text that could do harm comes out as text, wherever it stands.
func TestHostile(t *testing.T) {
	base := exporttest.Document(t, "hjemmepleje", i18n.Danish, summary.Options{})
	var all []string
	for name, text := range exporttest.Hostile() {
		all = append(all, text)
		t.Run(name, func(t *testing.T) {
			doc := exporttest.Everything(base, text)
			doc.Meta.Author = text
			doc.Letterhead = &summary.Letterhead{Text: summary.Inline{{Text: text}}}
			parts := open(t, write(t, doc, docx.Options{}))
			sound(t, parts)
			everyText(t, doc, parts)
		})
	}
	slices.Sort(all)
	doc := exporttest.Everything(base, all...)
	sound(t, open(t, write(t, doc, docx.Options{})))
}

// Any document at all is one that Word opens, with every text in it.
func TestAnyDocument(t *testing.T) {
	base := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	rapid.Check(t, func(r *rapid.T) {
		doc := summary.Document{Meta: base.Meta, Blocks: rapid.SliceOfN(rapid.Custom(block), 0, 12).Draw(r, "blocks")}
		doc.Meta.Title = rapid.String().Draw(r, "title")
		parts := open(r, write(r, doc, docx.Options{Points: rapid.Float64Range(10, 11).Draw(r, "points")}))
		sound(r, parts)
		everyText(r, doc, parts)
	})
}

func block(r *rapid.T) summary.Block {
	b := summary.Block{
		Kind: rapid.SampledFrom([]summary.Kind{
			summary.Heading, summary.Paragraph, summary.Quote, summary.List, summary.TableKind, summary.Beside,
			summary.Rule, summary.Room, summary.Note, summary.Scaled,
		}).Draw(r, "kind"),
	}
	inline := rapid.Custom(func(r *rapid.T) summary.Inline {
		return rapid.SliceOfN(rapid.Custom(func(r *rapid.T) summary.Run {
			return summary.Run{
				Text:  rapid.StringOfN(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("aæ <&\n\t\x00\ufffe☹אب1"))), 0, 30, -1).Draw(r, "text"),
				Style: rapid.SampledFrom([]summary.Style{summary.Plain, summary.Strong, summary.Muted}).Draw(r, "style"),
				Link:  rapid.SampledFrom([]string{"", "", "", "https://a.dk/æ?b=\"<&", "javascript:alert(1)", "mailto:a@b.dk"}).Draw(r, "link"),
			}
		}), 0, 3).Draw(r, "inline")
	})
	row := func(cells int) []summary.Inline { return rapid.SliceOfN(inline, cells, cells).Draw(r, "row") }
	switch b.Kind {
	case summary.Heading:
		b.Level, b.Text = rapid.IntRange(0, 6).Draw(r, "level"), inline.Draw(r, "heading")
	case summary.List:
		b.Items = row(rapid.IntRange(0, 3).Draw(r, "items"))
	case summary.Room:
		b.Items, b.Lines = row(rapid.IntRange(0, 5).Draw(r, "items")), rapid.IntRange(0, 3).Draw(r, "lines")
	case summary.TableKind:
		columns := rapid.IntRange(1, 5).Draw(r, "columns")
		b.Table = &summary.Table{Head: row(columns), Right: rapid.SliceOfN(rapid.Bool(), columns, columns).Draw(r, "right")}
		for range rapid.IntRange(0, 4).Draw(r, "rows") {
			b.Table.Rows = append(b.Table.Rows, row(columns))
		}
	case summary.Beside:
		b.Columns = &summary.Columns{Left: inline.Draw(r, "left"), Right: inline.Draw(r, "right")}
		for range rapid.IntRange(0, 3).Draw(r, "rows") {
			b.Columns.Rows = append(b.Columns.Rows, summary.Pair{Left: inline.Draw(r, "left"), Right: inline.Draw(r, "right")})
		}
	case summary.Scaled:
		b.Text, b.Steps = inline.Draw(r, "scale"), &summary.Steps{Before: rapid.IntRange(0, 5).Draw(r, "before"), Now: rapid.IntRange(1, 5).Draw(r, "now")}
	case summary.Rule:
	default:
		b.Text = inline.Draw(r, "words")
	}
	return b
}

// A name that was replaced is nowhere in the file: not in what it says about
// itself, not in alt texts, not in the workbooks behind the pictures.
func TestWhatIsReplacedIsGone(t *testing.T) {
	doc := exporttest.Document(t, "hjemmepleje", i18n.Danish, summary.Options{Length: summary.Full})
	out := []string{"Inge Holm", "Opkald", "døren"}
	doc = doc.Map(func(s string) string {
		for _, name := range out {
			s = strings.ReplaceAll(s, name, "XXXX")
		}
		return s
	})
	for part, data := range open(t, write(t, doc, docx.Options{})) {
		for _, name := range out {
			if bytes.Contains(data, []byte(name)) {
				t.Errorf("%q is in %s", name, part)
			}
		}
	}
}

// What the spell checker, the search of the system and a screen reader go by.
func TestWhatTheFileSaysOfItself(t *testing.T) {
	for sample, want := range map[string]struct {
		lang i18n.Lang
		code string
		page string
	}{"hjemmepleje": {i18n.Danish, "da-DK", "Side 1 af 1"}, "homecare": {i18n.English, "en-GB", "Page 1 of 1"}} {
		doc := exporttest.Document(t, sample, want.lang, summary.Options{})
		parts := open(t, write(t, doc, docx.Options{}))
		core := map[string]string{}
		parts.elements(t, "docProps/core.xml", func(around []string, e *xml.StartElement, text string) {
			if e == nil {
				core[around[len(around)-1]] = text
			}
		})
		for name, value := range map[string]string{
			"title": doc.Meta.Title, "creator": "Inge Holm", "language": want.code,
			"created": doc.Meta.Day.String() + "T00:00:00Z", "modified": doc.Meta.Day.String() + "T00:00:00Z",
		} {
			if core[name] != value {
				t.Errorf("%s: %s is %q, want %q", sample, name, core[name], value)
			}
		}
		for _, name := range []string{"word/styles.xml", "word/settings.xml"} {
			if !bytes.Contains(parts[name], []byte(`w:val="`+want.code+`"`)) {
				t.Errorf("%s: %s has not the language %s", sample, name, want.code)
			}
		}
		foot := parts.paragraphs(t, "word/footer1.xml")
		if len(foot) != 1 || foot[0].text != doc.Meta.Title+"\t"+want.page {
			t.Errorf("%s: the foot says %v", sample, foot)
		}
		if !bytes.Contains(parts["word/footer1.xml"], []byte(`" PAGE "`)) || !bytes.Contains(parts["word/footer1.xml"], []byte(`" NUMPAGES "`)) {
			t.Errorf("%s: the foot counts no pages", sample)
		}
	}
}

// Each table has one head, which is repeated on the next page, and no row of usual
// length breaks; a row that is longer than a page may.
func TestTableHeads(t *testing.T) {
	long := strings.Repeat("Et langt svar. ", 2000)
	doc := exporttest.Document(t, "dagtilbud", i18n.Danish, summary.Options{Length: summary.Full})
	doc.Blocks = append(doc.Blocks, summary.Block{Kind: summary.TableKind, Table: &summary.Table{
		Head: []summary.Inline{{{Text: "Dag"}}}, Rows: [][]summary.Inline{{{{Text: long}}}},
	}})
	var heads, tables, rows, whole int
	open(t, write(t, doc, docx.Options{})).elements(t, "word/document.xml", func(_ []string, e *xml.StartElement, _ string) {
		if e == nil {
			return
		}
		switch e.Name.Local {
		case "tbl":
			tables++
		case "tblHeader":
			heads++
		case "tr":
			rows++
		case "cantSplit":
			whole++
		}
	})
	if tables < 2 || heads != tables || whole != rows-1 {
		t.Errorf("%d tables, %d heads, %d rows, %d of them whole", tables, heads, rows, whole)
	}
}

// Body text has the size that was asked for, and never one under ten points.
func TestPoints(t *testing.T) {
	doc := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	for points, half := range map[float64]string{0: "22", 11: "22", 10: "20", 10.5: "21", 4: "20"} {
		styles := open(t, write(t, doc, docx.Options{Points: points}))["word/styles.xml"]
		defaults, _, _ := bytes.Cut(styles, []byte("</w:docDefaults>"))
		if !bytes.Contains(defaults, []byte(`<w:sz w:val="`+half+`"/>`)) {
			t.Errorf("%v points: not %s half points in %s", points, half, defaults)
		}
	}
}

// Hebrew and Arabic are marked, letter for letter, and Danish beside them is not.
func TestRightToLeft(t *testing.T) {
	doc := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	doc.Blocks = []summary.Block{
		{Kind: summary.Paragraph, Text: summary.Inline{{Text: "Hun sagde שלום, עולם 12 og gik."}}},
		{Kind: summary.Quote, Text: summary.Inline{{Text: "»مرحبا بالعالم«"}}},
	}
	var runs []string
	var bidi, rtl bool
	parts := open(t, write(t, doc, docx.Options{}))
	parts.elements(t, "word/document.xml", func(around []string, e *xml.StartElement, text string) {
		switch {
		case e == nil:
			runs = append(runs, fmt.Sprint(bidi, rtl, text))
		case e.Name.Local == "p":
			bidi = false
		case e.Name.Local == "r":
			rtl = false
		case e.Name.Local == "bidi":
			bidi = true
		case e.Name.Local == "rtl":
			rtl = true
		}
	})
	want := []string{
		"falsefalseHun sagde ", "falsetrueשלום, עולם", "falsefalse 12 og gik.",
		"truefalse»", "truetrueمرحبا بالعالم", "truefalse«",
	}
	for i := range want {
		want[i] = strings.NewReplacer("falsefalse", "false false", "falsetrue", "false true", "truefalse", "true false", "truetrue", "true true").Replace(want[i])
	}
	if !slices.Equal(runs, want) {
		t.Errorf("%q\nwant\n%q", runs, want)
	}
}

// A link leads where the document says, and only to a page or an address.
func TestLinks(t *testing.T) {
	doc := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	doc.Blocks = nil
	for _, target := range []string{
		"https://www.dst.dk/da/æøå?a=1&b=2#c", "mailto:inge@example.dk", "http://a.dk/b_(c)", "https://www.dst.dk/da/æøå?a=1&b=2#c",
		"javascript:alert(1)", "file:///etc/passwd", "https://", "mailto:ingen", "http://[::1", "https://user:pw@a.dk/", "ftp://a.dk",
	} {
		doc.Blocks = append(doc.Blocks, summary.Block{Kind: summary.Paragraph, Text: summary.Inline{{Text: "ord", Link: target}}})
	}
	parts := open(t, write(t, doc, docx.Options{}))
	sound(t, parts)
	var links []string
	rels := parts.relationships(t, "word/document.xml")
	parts.elements(t, "word/document.xml", func(_ []string, e *xml.StartElement, _ string) {
		if e != nil && e.Name.Local == "hyperlink" {
			links = append(links, rels[attr(e, "id")])
		}
	})
	want := []string{
		"https://www.dst.dk/da/%C3%A6%C3%B8%C3%A5?a=1&b=2#c", "mailto:inge@example.dk", "http://a.dk/b_(c)",
		"https://www.dst.dk/da/%C3%A6%C3%B8%C3%A5?a=1&b=2#c",
	}
	if !slices.Equal(links, want) {
		t.Errorf("%q\nwant\n%q", links, want)
	}
}

// BenchmarkWrite is the whole of the largest sample.
func BenchmarkWrite(b *testing.B) {
	doc := exporttest.Document(b, "dagtilbud", i18n.Danish, summary.Options{Length: summary.Full})
	var size int
	for b.Loop() {
		size = len(write(b, doc, docx.Options{}))
	}
	b.ReportMetric(float64(size), "bytes")
}
