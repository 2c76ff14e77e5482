package docx_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"stjerne/internal/export/docx"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

// schemas is a folder with the schemas of the format, made ready for a program
// without a network. Where STJERNE_XSD does not name them the test is skipped and
// says how they are had; where STJERNE_TOOLS is "all" it fails.
func schemas(t *testing.T) string {
	t.Helper()
	from := os.Getenv("STJERNE_XSD")
	if from == "" {
		const say = "STJERNE_XSD names no folder with the schemas: internal/export/docx/testdata/schemas.sh FOLDER fetches them"
		if os.Getenv("STJERNE_TOOLS") == "all" {
			t.Fatal(say)
		}
		t.Skip(say)
	}
	folder := t.TempDir()
	files, err := filepath.Glob(filepath.Join(from, "*.xsd"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no schemas in %s: %v", from, err)
	}
	// The schemas name what they import from elsewhere by its address, or not at
	// all. What little of it they need stands here.
	local := strings.NewReplacer(
		`<xsd:import namespace="http://www.w3.org/XML/1998/namespace"/>`, `<xsd:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>`,
		`<xs:import id="xml" namespace="http://www.w3.org/XML/1998/namespace"/>`, `<xs:import id="xml" namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>`,
		"http://dublincore.org/schemas/xmls/qdc/2003/04/02/", "",
	)
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		put(filepath.Base(file), local.Replace(string(data)))
	}
	const head = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" targetNamespace=`
	put("xml.xsd", head+`"http://www.w3.org/XML/1998/namespace"><xs:attribute name="space" type="xs:NCName"/><xs:attribute name="lang" type="xs:language"/></xs:schema>`)
	put("dc.xsd", head+`"http://purl.org/dc/elements/1.1/"><xs:element name="title" type="xs:string"/><xs:element name="creator" type="xs:string"/>`+
		`<xs:element name="description" type="xs:string"/><xs:element name="identifier" type="xs:string"/><xs:element name="language" type="xs:language"/>`+
		`<xs:element name="subject" type="xs:string"/></xs:schema>`)
	put("dcterms.xsd", head+`"http://purl.org/dc/terms/" xmlns="http://purl.org/dc/terms/"><xs:simpleType name="W3CDTF"><xs:restriction base="xs:dateTime"/></xs:simpleType>`+
		`<xs:element name="created" type="W3CDTF"/><xs:element name="modified" type="W3CDTF"/></xs:schema>`)
	put("all.xsd", `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">`+
		`<xs:import namespace="http://schemas.openxmlformats.org/wordprocessingml/2006/main" schemaLocation="wml.xsd"/>`+
		`<xs:import namespace="http://schemas.openxmlformats.org/drawingml/2006/chart" schemaLocation="dml-chart.xsd"/>`+
		`<xs:import namespace="http://schemas.openxmlformats.org/drawingml/2006/picture" schemaLocation="dml-picture.xsd"/></xs:schema>`)
	return folder
}

// schemaOf is the schema that a part has to hold against, "" for what is no XML.
func schemaOf(part string) string {
	switch {
	case strings.HasSuffix(part, "[Content_Types].xml"):
		return "opc-contentTypes.xsd"
	case strings.HasSuffix(part, ".rels"):
		return "opc-relationships.xsd"
	case part == "docProps/core.xml":
		return "opc-coreProperties.xsd"
	case part == "docProps/app.xml":
		return "shared-documentPropertiesExtended.xsd"
	case strings.Contains(part, "!xl/"):
		return "sml.xsd"
	case strings.HasPrefix(part, "word/") && strings.HasSuffix(part, ".xml"):
		return "all.xsd"
	}
	return ""
}

// Every part of every sample, of a document with hostile texts in every place, and
// of one with a letterhead holds against the schema of the format.
func TestSchema(t *testing.T) {
	xmllint := exporttest.Tool(t, "xmllint", "libxml2-utils")
	folder, files := schemas(t), map[string][]string{}
	add := func(name string, doc summary.Document) {
		for part, data := range open(t, write(t, doc, docx.Options{Points: 10})) {
			schema := schemaOf(part)
			if schema == "" {
				continue
			}
			file := filepath.Join(folder, name+"-"+strconv.Itoa(len(files[schema]))+"-"+strings.NewReplacer("/", "-", "[", "", "]", "", "!", "-").Replace(part))
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			files[schema] = append(files[schema], file)
		}
	}
	for _, s := range exporttest.Samples(t) {
		add(s.Name, s.Doc)
	}
	base := exporttest.Document(t, "hjemmepleje", i18n.Danish, summary.Options{})
	for name, text := range exporttest.Hostile() {
		doc := exporttest.Everything(base, text)
		doc.Meta.Author = text
		add(name, doc)
	}
	base.Letterhead = letterhead(t)
	add("letterhead", base)
	for schema, names := range files {
		// The libraries' own limit on one text is below what a leader may write.
		out, err := exec.Command(xmllint, append([]string{"--nonet", "--noout", "--huge", "--schema", filepath.Join(folder, schema)}, names...)...).CombinedOutput()
		if err != nil {
			var faults []string
			for line := range bytes.Lines(out) {
				if !bytes.HasSuffix(bytes.TrimSpace(line), []byte(" validates")) && len(faults) < 20 {
					faults = append(faults, string(line))
				}
			}
			t.Errorf("%s: %v\n%s", schema, err, strings.Join(faults, ""))
		}
	}
}
