package summary_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal/method"
)

// methodWith is the Danish method with a question of an organisation's own.
func methodWith(t *testing.T) *method.Method {
	t.Helper()
	m, err := method.Load(method.Danish)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Apply(method.Overlay{Own: []method.Own{{ID: "own.economy", Phase: "plan", Kind: method.Text, Ask: "Hvad koster det?"}}}); err != nil {
		t.Fatal(err)
	}
	return m
}

func headingsOf(doc summary.Document) (all []string) {
	for _, b := range doc.Blocks {
		if b.Kind == summary.Heading {
			all = append(all, b.Text.String())
		}
	}
	return all
}

// A template decides which sections there are, in which order, under which
// headings, and adds sections of an organisation's own.
func TestTemplateOrdersSections(t *testing.T) {
	st, m := sample(t, "hjemmepleje"), methodWith(t)
	tpl, err := summary.NewTemplate(summary.TemplateFile{
		Page: []summary.TemplatePart{
			{Section: "trial", Heading: map[string]string{"da": "Prøven"}},
			{Section: "ask"},
			{Section: "own-economy", Words: 20, Heading: map[string]string{"da": "Økonomien"}, Questions: []string{"own.economy"}},
		},
		After: []summary.TemplatePart{{Section: "closing"}, {Section: "notes", Heading: map[string]string{"da": "Loggen"}}},
	}, m)
	if err != nil {
		t.Fatal(err)
	}
	in := gather(t, st, i18n.Danish, summary.Options{})
	in.Method, in.Template = m, tpl
	loop := in.Loops[0]
	text := loop.Texts["plan.try"]
	text.Words = "To timer om ugen i seks uger."
	loop.Texts["own.economy"] = text
	doc := summary.Build(in, summary.Options{})
	want := []string{in.Challenge.Title.Words, "Prøven", "Det vil jeg gerne have jeres hjælp til", "Økonomien"}
	if got := headingsOf(doc); !slices.Equal(got, want) {
		t.Errorf("the headings are %q, want %q", got, want)
	}
	if !strings.Contains(flat(doc), "To timer om ugen") {
		t.Error("the answer to an own question is not in its section")
	}
	without := summary.Build(in, summary.Options{Without: []string{"own-economy"}, With: []string{"phases"}})
	if strings.Contains(flat(without), "To timer om ugen") {
		t.Error("an own section is switched off, and its answer stands there all the same")
	}
	if got := tpl.SectionIDs(); !slices.Equal(got, []string{"trial", "ask", "own-economy", "closing", "notes"}) {
		t.Errorf("the sections are %q", got)
	}
	if err := tpl.Check([]string{"stars"}); i18n.FaultCode(err) != "unknown-section" {
		t.Errorf("a section that is not in the template is taken: %v", err)
	}
	// What merely has no place on the page is part of the whole all the same.
	o := summary.Options{Length: summary.Full}
	all := gather(t, st, i18n.Danish, o)
	all.Method, all.Template = m, tpl
	if got := headingsOf(summary.Build(all, o)); !slices.Contains(got, "Loggen") {
		t.Errorf("the notes' heading is not the template's: %q", got)
	}
	var star string
	for _, e := range all.Entries {
		if e.Kind == "star" {
			star = strings.Fields(e.Text.Words)[0] + " " + strings.Fields(e.Text.Words)[1]
		}
	}
	if star == "" || !strings.Contains(flat(summary.Build(all, o)), star) {
		t.Error("star moments are gone from the notes since the page has no section for them")
	}
}

// What is wrong in a template is said, and where it stands.
func TestTemplateIsRefused(t *testing.T) {
	m := methodWith(t)
	heading := map[string]string{"da": "Økonomi"}
	for name, tt := range map[string]struct {
		parts, after []summary.TemplatePart
		key, code    string
	}{
		"nothing":       {nil, nil, "page", "template-no-page"},
		"unknown":       {[]summary.TemplatePart{{Section: "ask"}, {Section: "stjerner"}}, nil, "page[1].section", "template-unknown"},
		"after on page": {[]summary.TemplatePart{{Section: "notes"}}, nil, "page[0].section", "template-unknown"},
		"own after":     {[]summary.TemplatePart{{Section: "ask"}}, []summary.TemplatePart{{Section: "own-x", Heading: heading, Questions: []string{"own.economy"}}}, "after[0].section", "template-unknown"},
		"twice":         {[]summary.TemplatePart{{Section: "ask"}, {Section: "ask"}}, nil, "page[1].section", "template-double"},
		"words":         {[]summary.TemplatePart{{Section: "ask", Words: -1}}, nil, "page[0].words", "template-words"},
		"language":      {[]summary.TemplatePart{{Section: "ask", Heading: map[string]string{"de": "x"}}}, nil, "page[0].heading.de", "template-heading"},
		"empty heading": {[]summary.TemplatePart{{Section: "ask", Heading: map[string]string{"da": " "}}}, nil, "page[0].heading.da", "template-text"},
		"no heading":    {[]summary.TemplatePart{{Section: "own-x", Questions: []string{"own.economy"}}}, nil, "page[0].section", "template-no-heading"},
		"no question":   {[]summary.TemplatePart{{Section: "own-x", Heading: heading, Questions: []string{"own.y"}}}, nil, "page[0].questions", "template-question"},
		"not its own":   {[]summary.TemplatePart{{Section: "ask", Questions: []string{"own.economy"}}}, nil, "page[0].questions", "template-not-own"},
		"placed":        {[]summary.TemplatePart{{Section: "own-x", Heading: heading, Questions: []string{"plan.try"}}}, nil, "page[0].questions", "template-twice"},
	} {
		_, err := summary.NewTemplate(summary.TemplateFile{Page: tt.parts, After: tt.after}, m)
		problem, ok := errors.AsType[*summary.TemplateProblem](err)
		if !ok || problem.Key != tt.key || problem.Code != tt.code {
			t.Errorf("%s: %+v, want %s %s", name, err, tt.key, tt.code)
			continue
		}
		if said := wordsIn(t, i18n.Danish).Sentence(err); strings.Contains(said, "⟦") || strings.Contains(said, "%!") {
			t.Errorf("%s: %s", name, said)
		}
	}
}

// The file that comes with the program is a template like another.
func TestDefaultTemplate(t *testing.T) {
	if got := len(summary.DefaultTemplate().SectionIDs()); got != 20 {
		t.Errorf("%d sections, there are 20", got)
	}
}

// Addresses become links, and nothing else does.
func TestLinks(t *testing.T) {
	st := sample(t, "thin")
	in := gather(t, st, i18n.Danish, summary.Options{})
	loop := in.Loops[0]
	text := loop.Texts["plan.try"]
	text.Words = "Se https://www.dst.dk/da/æøå?a=1&b=2#c, (http://a.dk/b_(c)) eller javascript:alert(1) og skriv til inge.holm@example.dk. " +
		"Ikke file:///etc/passwd, data:text/html, ftp://a.dk eller http://bruger:kode@a.dk."
	loop.Texts["plan.try"], loop.Briefs = text, nil
	var links []string
	for _, b := range summary.Build(in, summary.Options{}).Blocks {
		for _, r := range b.Text {
			if r.Link != "" {
				links = append(links, r.Text+" → "+r.Link)
			}
		}
	}
	want := []string{
		"https://www.dst.dk/da/æøå?a=1&b=2#c → https://www.dst.dk/da/%C3%A6%C3%B8%C3%A5?a=1&b=2#c",
		"http://a.dk/b_(c) → http://a.dk/b_(c)",
		"inge.holm@example.dk → mailto:inge.holm@example.dk",
	}
	if !slices.Equal(links, want) {
		t.Errorf("the links are\n%s\nwant\n%s", strings.Join(links, "\n"), strings.Join(want, "\n"))
	}
}

// Every text of a document goes through Map, and the document itself stays.
func TestMap(t *testing.T) {
	st := sample(t, "dagtilbud")
	o := summary.Options{Length: summary.Full}
	in := gather(t, st, i18n.Danish, o)
	tpl := *summary.DefaultTemplate()
	tpl.Letterhead = &summary.Letterhead{
		Text: summary.Inline{{Text: "Kommunen"}}, Logo: &summary.Logo{Alt: "byvåbenet"},
	}
	in.Template = &tpl
	doc := summary.Build(in, o)
	before := flat(doc)
	mapped := doc.Map(func(string) string { return "x" })
	for _, word := range strings.FieldsFunc(flat(mapped)+strings.Join(mapped.Texts(), "\n"), func(r rune) bool { return r == 'x' || r == '\n' }) {
		t.Fatalf("%q did not go through Map", word)
	}
	if mapped.Letterhead.Logo.Alt != "x" || doc.Letterhead.Logo.Alt != "byvåbenet" {
		t.Error("the letterhead did not go through Map, or was changed in the document itself")
	}
	for _, b := range mapped.Blocks {
		if b.Chart != nil && strings.ContainsAny(strings.Join(b.Chart.Text(60, 1), ""), "abcdefgh") {
			// The title is drawn from its own text, facts beside it are words of ours.
			if !strings.HasPrefix(b.Chart.Text(60, 1)[0], "x") {
				t.Errorf("the picture is titled %q", b.Chart.Text(60, 1)[0])
			}
		}
	}
	if flat(doc) != before {
		t.Error("Map changed the document itself")
	}
}
