package html_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

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
		if errors.Is(err, io.EOF) {
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
			for n, p := range b.Columns.Rows {
				if p.Left.String() != "" && (n == 0 || !b.Columns.OneSided()) {
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
