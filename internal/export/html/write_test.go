package html_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"stjerne/internal/export/exporttest"
	"stjerne/internal/export/safe"
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

// checker is what tests and properties both can do.
type checker interface {
	Helper()
	Error(args ...any)
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// element is an element of a page as it was read back.
type element struct {
	name string
	attr map[string]string
	text string // with what stands in it, a line end for each br
}

// elements reads a page by the rules of XML, which forgive nothing.
func elements(t checker, page []byte) []*element {
	t.Helper()
	var all, open []*element
	d := xml.NewDecoder(bytes.NewReader(page))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
		switch is := token.(type) {
		case xml.StartElement:
			e := &element{name: is.Name.Local, attr: map[string]string{}}
			for _, a := range is.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			if e.name == "br" {
				for _, o := range open {
					o.text += "\n"
				}
			}
			all, open = append(all, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, o := range open {
				o.text += string(is)
			}
		}
	}
}

// own are the elements that the template has, with the attributes that they may have.
var own = map[string][]string{
	"html": {"lang"}, "head": nil, "title": {"id"}, "style": nil, "body": nil,
	"meta": {"charset", "http-equiv", "content", "name"}, "link": {"rel", "href"},
	"header": nil, "main": nil, "footer": nil, "section": {"class", "aria-labelledby"},
	"h1": {"class", "dir"}, "h2": {"id", "dir"}, "h3": {"dir"}, "h4": {"dir"}, "h5": {"dir"}, "h6": {"dir"},
	"p": {"class", "dir"}, "blockquote": nil, "ul": {"class"}, "li": {"class", "dir"}, "b": nil, "br": nil, "hr": nil,
	"span": {"class", "dir", "aria-hidden"}, "a": {"href", "rel"}, "img": {"src", "alt", "width", "height"},
	"div": {"class", "role", "aria-labelledby", "tabindex"}, "figure": nil, "figcaption": {"dir"},
	"table": nil, "caption": {"class", "id"}, "thead": nil, "tbody": nil, "tr": nil,
	"th": {"scope", "dir", "class"}, "td": {"dir", "class"}, "details": nil, "summary": nil,
	"svg":  {"class", "viewBox", "role", "aria-labelledby", "aria-hidden", "focusable", "fill", "stroke", "font-size"},
	"desc": {"id"}, "g": {"class", "fill", "stroke", "transform"}, "path": {"class", "d"},
	"circle": {"class", "cx", "cy", "r", "fill", "stroke"}, "text": {"class", "x", "y", "text-anchor"},
}

// harmless holds what is true of every page, whatever stands in it.
func harmless(t checker, page []byte) []*element {
	t.Helper()
	all := elements(t, page)
	count, level, ids := map[string]int{}, 0, map[string]bool{}
	for _, e := range all {
		count[e.name]++
		allowed, known := own[e.name]
		if !known {
			t.Fatalf("the page has an element %s", e.name)
		}
		for name, value := range e.attr {
			if !slices.Contains(allowed, name) {
				t.Fatalf("%s has an attribute %s", e.name, name)
			}
			if name == "id" {
				if ids[value] {
					t.Errorf("two elements are called %s", value)
				}
				ids[value] = true
			}
		}
		if href := e.attr["href"]; e.name == "a" && !strings.HasPrefix(href, "http://") &&
			!strings.HasPrefix(href, "https://") && !strings.HasPrefix(href, "mailto:") {
			t.Errorf("a link leads to %q", href)
		}
		if len(e.name) == 2 && e.name[0] == 'h' && e.name[1] >= '1' && e.name[1] <= '6' {
			next := int(e.name[1] - '0')
			if next > level+1 {
				t.Errorf("a heading of level %d follows one of level %d: %q", next, level, e.text)
			}
			level = next
			if unseen(e.text) {
				t.Error("a heading is empty")
			}
		}
	}
	for _, name := range []string{"h1", "title", "main", "header"} {
		want := 1
		if name == "title" {
			want += 2 * count["figure"]
		}
		if count[name] != want {
			t.Errorf("the page has %d %s, want %d", count[name], name, want)
		}
	}
	for _, e := range all {
		for _, id := range strings.Fields(e.attr["aria-labelledby"]) {
			if !ids[id] {
				t.Errorf("%s is named by %s, which is not there", e.name, id)
			}
		}
	}
	if strings.ContainsFunc(string(page), func(r rune) bool { return r != '\n' && safe.Unsafe(r) }) {
		t.Error("the page has a control character")
	}
	return all
}

// shown is a text as a page is to show it.
func shown(text string) string {
	text = strings.Map(func(r rune) rune {
		if r >= 0xfdd0 && r <= 0xfdef || r&0xffff == 0xfffe || r&0xffff == 0xffff {
			return '\ufffd'
		}
		return r
	}, safe.Visible(text))
	return text
}

// unseen tells whether there is nothing to see in a text.
func unseen(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.Z, unicode.Cf, unicode.Cc) })
}

// found holds that every text of the document's blocks stands on the page, in their
// order and as it was written.
func found(t checker, doc summary.Document, page []byte) {
	t.Helper()
	all := harmless(t, page)
	var body string
	for _, e := range all {
		if e.name == "body" {
			body = e.text
		}
	}
	at := 0
	next := func(text string) {
		if text == "" {
			return
		}
		i := strings.Index(body[at:], text)
		if i < 0 {
			t.Fatalf("%.200q is not where it is to be, after %q", text, body[max(0, at-80):at])
		}
		at += i + len(text)
	}
	inline := func(in summary.Inline) {
		var text string
		for _, r := range in {
			text += shown(r.Text)
		}
		next(text)
	}
	for _, b := range doc.Blocks {
		switch b.Kind {
		case summary.TableKind:
			for _, row := range append([][]summary.Inline{b.Table.Head}, b.Table.Rows...) {
				for _, cell := range row {
					inline(cell)
				}
			}
		case summary.Beside:
			for _, p := range b.Columns.Rows {
				if p.Left.String() != "" {
					inline(b.Columns.Left)
				}
				inline(p.Left)
				if p.Right.String() != "" {
					inline(b.Columns.Right)
				}
				inline(p.Right)
			}
		case summary.Picture:
			if title := safe.OneLine(shown(b.Chart.Title)); !unseen(title) {
				next(title)
			}
			next(shown(b.Chart.Sentence))
			for _, row := range b.Chart.Table().Rows {
				inline(row[0])
				inline(row[1])
			}
		default:
			inline(b.Text)
			for _, in := range b.Items {
				inline(in)
			}
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
			{Kind: summary.List}, {Kind: summary.Paragraph}, {Kind: summary.TableKind}, {Kind: summary.Beside},
			{Kind: summary.Scaled}, {Kind: summary.Picture}, {Kind: summary.Room}, heading(1, " "),
			{Kind: summary.TableKind, Table: &summary.Table{}}, {Kind: summary.Beside, Columns: &summary.Columns{}},
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
