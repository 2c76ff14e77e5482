package html_test

import (
	"bytes"
	"encoding/base64"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	for _, s := range exporttest.Samples(t) {
		if s.Name != "hjemmepleje" && s.Name != "school" {
			continue
		}
		got, path := written(t, s.Doc), filepath.Join("testdata", s.Name+".html")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; go test -update writes it anew", path)
		}
	}
}

func TestEveryTextIsFound(t *testing.T) {
	for _, s := range exporttest.Samples(t) {
		t.Run(s.Name, func(t *testing.T) { found(t, s.Doc, written(t, s.Doc)) })
	}
}

func TestHostile(t *testing.T) {
	base := exporttest.Document(t, "hjemmepleje", i18n.Danish, summary.Options{})
	texts := exporttest.Hostile()
	var all []string
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			doc := exporttest.Everything(base, text)
			found(t, doc, written(t, doc))
		})
		all = append(all, text)
	}
	slices.Sort(all)
	doc := exporttest.Everything(base, all...)
	found(t, doc, written(t, doc))
}

// What a document calls a link is looked at once more where it becomes one.
func TestOnlyHarmlessLinks(t *testing.T) {
	for link, want := range map[string]bool{
		"https://www.dst.dk/da/æøå?a=1&b=2#c": true, "http://a.dk/b_(c)": true, "mailto:inge.holm@example.dk": true,
		"javascript:alert(1)": false, "JaVaScRiPt:alert(1)": false, " javascript:alert(1)": false, "java\nscript:alert(1)": false,
		"data:text/html,<b>": false, "file:///etc/passwd": false, "vbscript:x": false, "//a.dk": false, "/a": false,
		"#a": false, "": false, "http:": false, "mailto:": false, "https://%zz": false, "blob:https://a.dk/1": false,
	} {
		doc := document(summary.Block{Kind: summary.Paragraph, Text: summary.Inline{{Text: "se her", Link: link}}})
		var links int
		for _, e := range harmless(t, written(t, doc)) {
			if e.name != "a" {
				continue
			}
			links++
			if e.attr["rel"] != "noopener noreferrer nofollow" || e.text != "se her" {
				t.Errorf("%q: %v %q", link, e.attr, e.text)
			}
		}
		if (links == 1) != want {
			t.Errorf("%q makes %d links", link, links)
		}
	}
}

// document is one of a heading and some blocks.
func document(blocks ...summary.Block) summary.Document {
	head := summary.Block{Kind: summary.Heading, Level: 1, Text: summary.Inline{{Text: "Titel"}}}
	return summary.Document{
		Meta: summary.Meta{Title: "Titel", Lang: "da"}, Blocks: append([]summary.Block{head}, blocks...),
	}
}

func heading(level int, text string) summary.Block {
	return summary.Block{Kind: summary.Heading, Level: level, Text: summary.Inline{{Text: text}}}
}

// A screen reader goes through a page by its headings: one of the first level, and
// none left out on the way down, whatever levels the document has.
func TestHeadingsLeaveNoLevelOut(t *testing.T) {
	page := written(t, document(
		heading(3, "a"), heading(4, "b"), heading(2, "c"), heading(4, "d"), heading(1, "e"), heading(2, "f"), heading(2, " \u200b"),
		summary.Block{Kind: summary.Rule}, heading(4, "g"),
	))
	var got []string
	for _, e := range harmless(t, page) {
		if len(e.name) == 2 && e.name[0] == 'h' && e.name != "hr" {
			got = append(got, e.name+" "+e.text)
		}
	}
	want := []string{"h1 Titel", "h2 a", "h3 b", "h2 c", "h3 d", "h2 e", "h3 f", "h2 g"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Landmarks of one name can't be told apart, so that only the first is one.
func TestLandmarksHaveNamesOfTheirOwn(t *testing.T) {
	page := written(t, document(heading(2, "a"), heading(2, "a"), heading(2, "b"), heading(3, "c")))
	n := 0
	for _, e := range harmless(t, page) {
		if e.name == "section" && e.attr["aria-labelledby"] != "" {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d sections are landmarks, want a and b", n)
	}
}

// A document without a title or a heading is a page with both all the same: a
// browser shows the one, a screen reader begins with the other.
func TestNothingToSay(t *testing.T) {
	for _, doc := range []summary.Document{
		{Meta: summary.Meta{Lang: "da"}},
		{Meta: summary.Meta{Lang: "en", Title: "\u200b"}, Blocks: []summary.Block{
			{Kind: summary.List},
			{Kind: summary.Paragraph},
			{Kind: summary.TableKind},
			{Kind: summary.Beside},
			{Kind: summary.Scaled},
			{Kind: summary.Picture},
			{Kind: summary.Room},
			heading(1, " "),
			{Kind: summary.TableKind, Table: &summary.Table{}},
			{Kind: summary.Beside, Columns: &summary.Columns{}},
		}},
	} {
		for _, e := range harmless(t, written(t, doc)) {
			if want := map[string]string{"da": "Oplæg", "en": "Summary"}[doc.Meta.Lang]; e.name == "title" && e.text != want {
				t.Errorf("the title is %q", e.text)
			}
		}
	}
}

func TestLetterhead(t *testing.T) {
	picture := []byte("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
	doc := document()
	doc.Letterhead = &summary.Letterhead{
		Text: summary.Inline{{Text: "Kommunen\nHjemmeplejen"}},
		Logo: &summary.Logo{PNG: []byte("png"), Width: 200, Height: 80, Alt: `Våben "rødt" & blåt`},
	}
	img := func() map[string]string {
		t.Helper()
		page := written(t, doc)
		if !strings.Contains(string(page), "Kommunen<br />Hjemmeplejen") {
			t.Error("the text of the letterhead is not there, line by line")
		}
		for _, e := range harmless(t, page) {
			if e.name == "img" {
				return e.attr
			}
		}
		return nil
	}
	if a := img(); a["src"] != "data:image/png;base64,cG5n" || a["alt"] != doc.Letterhead.Logo.Alt || a["width"] != "200" {
		t.Errorf("the picture is %v", a)
	}
	doc.Letterhead.Logo.SVG = picture
	if a := img(); a["src"] != "data:image/svg+xml;base64,"+base64.StdEncoding.EncodeToString(picture) {
		t.Errorf("the vectors are not taken where there are some: %v", a)
	}
	doc.Letterhead.Logo = nil
	if a := img(); a != nil {
		t.Errorf("there is a picture where there is none: %v", a)
	}
	doc.Letterhead = &summary.Letterhead{}
	if page := written(t, doc); bytes.Contains(page, []byte(`class="letterhead"`)) {
		t.Error("an empty letterhead takes room")
	}
}

func TestSameBytes(t *testing.T) {
	doc := exporttest.Document(t, "homecare", i18n.English, summary.Options{Length: summary.Full})
	if !bytes.Equal(written(t, doc), written(t, doc)) {
		t.Error("the same document is two pages")
	}
}

func BenchmarkWrite(b *testing.B) {
	doc := exporttest.Document(b, "hjemmepleje", i18n.Danish, summary.Options{})
	for b.Loop() {
		b.SetBytes(int64(len(written(b, doc))))
	}
}
