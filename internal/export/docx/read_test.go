package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"pgregory.net/rapid"

	"stjerne/internal/export/docx"
	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

// opened is a file as it was read back: each part by its name, those of a workbook
// inside it under "chart1.xlsx!".
type opened map[string][]byte

func write(t rapid.TB, doc summary.Document, o docx.Options) []byte {
	t.Helper()
	data, err := docx.Write(doc, o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func open(t rapid.TB, data []byte) opened {
	t.Helper()
	parts := opened{}
	parts.add(t, "", data)
	return parts
}

func (o opened) add(t rapid.TB, prefix string, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := o[prefix+f.Name]; twice {
			t.Errorf("%s is there twice", prefix+f.Name)
		}
		if f.Modified.Year() > 1980 {
			t.Errorf("%s has a time", f.Name)
		}
		o[prefix+f.Name] = part
		if strings.HasSuffix(f.Name, ".xlsx") {
			o.add(t, path.Base(f.Name)+"!", part)
		}
	}
}

// elements calls do for each start of an element of a part and for each text, with
// the names of the elements around it. A part that is not well-formed fails.
func (o opened) elements(t rapid.TB, name string, do func(around []string, e *xml.StartElement, text string)) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(o[name]))
	var around []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			do(around, &e, "")
			around = append(around, e.Name.Local)
		case xml.EndElement:
			around = around[:len(around)-1]
		case xml.CharData:
			if len(around) > 0 {
				do(around, nil, string(e))
			}
		}
	}
}

func attr(e *xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// said is a paragraph as it was read back.
type said struct {
	style, text string
	inTable     bool
}

// paragraphs reads a part with text. Words that stand anywhere but in a text's own
// element fail: a program would not show them.
func (o opened) paragraphs(t rapid.TB, name string) []said {
	t.Helper()
	var all []said
	o.elements(t, name, func(around []string, e *xml.StartElement, text string) {
		if e == nil {
			if around[len(around)-1] == "t" {
				all[len(all)-1].text += text
			} else if strings.TrimSpace(text) != "" {
				t.Errorf("%s: %q stands in %v", name, text, around)
			}
			return
		}
		switch e.Name.Local {
		case "p":
			p := said{}
			for _, of := range around {
				p.inTable = p.inTable || of == "tbl"
			}
			all = append(all, p)
		case "pStyle":
			all[len(all)-1].style = attr(e, "val")
		case "br":
			all[len(all)-1].text += "\n"
		case "tab":
			if around[len(around)-1] == "r" {
				all[len(all)-1].text += "\t"
			}
		case "docPr":
			all[len(all)-1].text += "[" + attr(e, "descr") + "]"
		}
	})
	return all
}

// shown is a text as a file for Word can hold it.
func shown(s string) string {
	return strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(safe.Visible(s))
}

// everyText fails for each text of the document that can't be found again. Titles
// that stand in one line are looked for with single spaces.
func everyText(t rapid.TB, doc summary.Document, parts opened) {
	t.Helper()
	var body, line strings.Builder
	for name := range parts {
		switch {
		case name == "word/document.xml" || strings.HasPrefix(name, "word/header"):
			for _, p := range parts.paragraphs(t, name) {
				body.WriteString(p.text + "\n")
			}
		case name == "docProps/core.xml":
			parts.elements(t, name, func(_ []string, _ *xml.StartElement, text string) { line.WriteString(text + " ") })
		}
	}
	all, single := body.String(), safe.OneLine(line.String()+" "+body.String())
	meta := map[string]bool{doc.Meta.Title: true, doc.Meta.Author: true}
	if doc.Letterhead != nil && doc.Letterhead.Logo != nil {
		meta[doc.Letterhead.Logo.Alt] = true
	}
	inCharts := map[string]bool{}
	for _, b := range doc.Blocks {
		if b.Chart != nil {
			meta[b.Chart.Title], meta[b.Chart.Sentence] = true, true
			inCharts[b.Chart.Thread.Indicator.Name.Words], inCharts[b.Chart.Thread.Indicator.Unit.Words] = true, true
		}
	}
	for _, text := range doc.Texts() {
		switch {
		case inCharts[text]:
			// The title has the name as the summary put it together.
		case meta[text]:
			if !strings.Contains(single, safe.OneLine(shown(text))) {
				t.Errorf("%.80q is not said anywhere", text)
			}
		case !strings.Contains(all, shown(text)):
			t.Errorf("%.80q is not there as it was written", text)
		}
	}
}

// sound fails where a file is not one that Word opens without a question: a part
// that is not well-formed or has no type, a style that is not there, a relationship
// that leads nowhere or out of the file where it is no link.
func sound(t rapid.TB, parts opened) {
	t.Helper()
	styles, types := map[string]bool{}, map[string]bool{}
	parts.elements(t, "word/styles.xml", func(_ []string, e *xml.StartElement, _ string) {
		if e != nil && e.Name.Local == "style" {
			styles[attr(e, "styleId")] = true
		}
	})
	parts.elements(t, "[Content_Types].xml", func(_ []string, e *xml.StartElement, _ string) {
		if e == nil {
			return
		}
		switch e.Name.Local {
		case "Override":
			name := strings.TrimPrefix(attr(e, "PartName"), "/")
			if parts[name] == nil {
				t.Errorf("%s has a type and is not there", name)
			}
			types[name] = true
		case "Default":
			types["."+attr(e, "Extension")] = true
		}
	})
	numbers := map[string]bool{}
	for name := range parts {
		if !strings.Contains(name, "!") && !types[name] && (strings.HasSuffix(name, ".xml") && name != "[Content_Types].xml" || !types[path.Ext(name)]) {
			t.Errorf("%s has no type", name)
		}
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
			continue
		}
		rels := parts.relationships(t, name)
		parts.elements(t, name, func(_ []string, e *xml.StartElement, _ string) {
			if e == nil {
				return
			}
			switch e.Name.Local {
			case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
				if !styles[attr(e, "val")] {
					t.Errorf("%s: the style %s is not there", name, attr(e, "val"))
				}
			case "docPr":
				if numbers[name+attr(e, "id")] {
					t.Errorf("two drawings have the number %s", attr(e, "id"))
				}
				numbers[name+attr(e, "id")] = true
			}
			for _, a := range e.Attr {
				if a.Name.Space == "http://schemas.openxmlformats.org/officeDocument/2006/relationships" && rels[a.Value] == "" {
					t.Errorf("%s: %s refers to nothing", name, a.Value)
				}
			}
		})
	}
}

// relationships are the targets that a part may refer to by id.
func (o opened) relationships(t rapid.TB, name string) map[string]string {
	t.Helper()
	prefix, inner, ok := strings.Cut(name, "!")
	if ok {
		prefix += "!"
	} else {
		prefix, inner = "", name
	}
	targets := map[string]string{}
	rels := prefix + path.Join(path.Dir(inner), "_rels", path.Base(inner)+".rels")
	if o[rels] == nil {
		return targets
	}
	o.elements(t, rels, func(_ []string, e *xml.StartElement, _ string) {
		if e == nil || e.Name.Local != "Relationship" {
			return
		}
		target := attr(e, "Target")
		targets[attr(e, "Id")] = target
		if attr(e, "TargetMode") == "External" {
			if !strings.HasSuffix(attr(e, "Type"), "/hyperlink") || !strings.HasPrefix(target, "http://") &&
				!strings.HasPrefix(target, "https://") && !strings.HasPrefix(target, "mailto:") {
				t.Errorf("%s leads out of the file to %s", rels, target)
			}
			return
		}
		if o[prefix+path.Join(path.Dir(inner), target)] == nil {
			t.Errorf("%s leads to %s, which is not there", rels, target)
		}
	})
	return targets
}
