package docx_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"stjerne/internal/export/docx"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

// outside is what a program says of a file.
func outside(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

// dense is a text without its spaces and line ends, which a page lays anew.
func dense(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// Another program than Word opens every file without a repair, shows every word,
// has the page on one page, and makes a PDF of it that a screen reader finds its way
// in. One run for all files: starting it takes seconds.
func TestLibreOffice(t *testing.T) {
	soffice := exporttest.Tool(t, "soffice", "libreoffice-writer")
	pdftotext, pdfinfo := exporttest.Tool(t, "pdftotext", "poppler-utils"), exporttest.Tool(t, "pdfinfo", "poppler-utils")
	folder, pages := t.TempDir(), map[string]bool{}
	put := func(name string, doc summary.Document, o docx.Options) {
		if err := os.WriteFile(filepath.Join(folder, name+".docx"), write(t, doc, o), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	samples := exporttest.Samples(t)
	for _, s := range samples {
		pages[s.Name] = !strings.HasSuffix(s.Name, "-full")
		points := 11.0
		if pages[s.Name] {
			points = 10
		}
		put(s.Name, s.Doc, docx.Options{Points: points})
	}
	base := exporttest.Document(t, "hjemmepleje", i18n.Danish, summary.Options{})
	var texts []string
	for _, text := range exporttest.Hostile() {
		// The longest are for TestHostile: here they would only take time.
		texts = append(texts, text[:min(len(text), 700)])
	}
	slices.Sort(texts)
	hostile := exporttest.Everything(base, texts...)
	last := summary.Block{Kind: summary.Paragraph, Text: summary.Inline{{Text: "Allersidste ord."}}}
	hostile.Blocks = append(hostile.Blocks, last)
	put("hostile", hostile, docx.Options{})
	const longAnswer = 1000
	huge := base
	huge.Blocks = append(slices.Clone(base.Blocks), summary.Block{Kind: summary.Beside, Columns: &summary.Columns{
		Left: summary.Inline{{Text: "Før"}}, Right: summary.Inline{{Text: "Efter"}},
		Rows: []summary.Pair{{Left: summary.Inline{{Text: strings.Repeat("Et langt svar. ", longAnswer)}}}},
	}}, last)
	put("huge", huge, docx.Options{})
	headed := base
	headed.Letterhead = letterhead(t)
	put("letterhead", headed, docx.Options{Points: 10})

	files, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	outside(t, soffice, append([]string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(folder, "office")), "--headless", "--convert-to",
		`pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}`, "--outdir", folder,
	}, files...)...)

	for _, s := range samples {
		pdf := filepath.Join(folder, s.Name+".pdf")
		text := dense(outside(t, pdftotext, pdf, "-"))
		alt := map[string]bool{}
		for _, b := range s.Doc.Blocks {
			if b.Chart != nil {
				alt[b.Chart.Sentence] = true
			}
		}
		for _, said := range s.Doc.Texts() {
			if alt[said] {
				continue // for those who don't see the picture
			}
			for word := range strings.FieldsSeq(said) {
				if !strings.Contains(text, word) {
					t.Errorf("%s: %q is not on any page", s.Name, word)
				}
			}
		}
		info := outside(t, pdfinfo, pdf)
		if !strings.Contains(dense(info), dense("Title:"+s.Doc.Meta.Title)) || !strings.Contains(dense(info), "Tagged:yes") {
			t.Errorf("%s: %s", s.Name, info)
		}
		structured(t, s, outside(t, pdfinfo, "-struct", pdf))
	}
	for _, name := range []string{"hostile", "huge"} {
		if text := outside(t, pdftotext, filepath.Join(folder, name+".pdf"), "-"); !strings.Contains(text, "Allersidste ord.") {
			t.Errorf("%s: the last words are not on any page", name)
		}
	}
	if text := outside(t, pdftotext, filepath.Join(folder, "huge.pdf"), "-"); strings.Count(text, "svar.") != longAnswer {
		t.Errorf("of a cell that is longer than a page %d of %d sentences are left", strings.Count(text, "svar."), longAnswer)
	}
	if text := outside(t, pdftotext, "-l", "1", filepath.Join(folder, "letterhead.pdf"), "-"); !strings.HasPrefix(strings.TrimSpace(text), "Nordby Kommune") {
		t.Errorf("the letterhead is not at the top:\n%.200s", text)
	}
	onePage(t, folder, pdfinfo, pages)
}

// structured fails where headings, lists and the heads of tables have become mere
// text.
func structured(t *testing.T, s exporttest.Sample, tree string) {
	t.Helper()
	var headings, items, tables int
	for _, b := range s.Doc.Blocks {
		switch b.Kind {
		case summary.Heading:
			headings++
		case summary.List:
			items += len(b.Items)
		case summary.TableKind:
			tables++
		case summary.Beside:
			if !b.Columns.OneSided() {
				tables++
			}
		case summary.Picture:
			if !strings.Contains(tree, "Figure") {
				t.Errorf("%s: no figure in\n%s", s.Name, tree)
			}
		}
	}
	found := map[string]int{}
	for line := range strings.Lines(tree) {
		name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		found[strings.TrimSuffix(name, ":")]++
	}
	if got := found["H1"] + found["H2"] + found["H3"] + found["H4"] + found["H5"]; got != headings {
		t.Errorf("%s: %d headings of %d", s.Name, got, headings)
	}
	if found["LI"] != items {
		t.Errorf("%s: %d items of %d", s.Name, found["LI"], items)
	}
	if found["Table"] != tables || tables > 0 && found["TH"] == 0 {
		t.Errorf("%s: %d tables of %d, %d heads", s.Name, found["Table"], tables, found["TH"])
	}
}

// onePage fails where a page is more than one. That can only be seen with a font as
// wide as the one that Word takes.
func onePage(t *testing.T, folder, pdfinfo string, pages map[string]bool) {
	t.Helper()
	match, err := exec.Command(exporttest.Tool(t, "fc-match", "fontconfig"), "Calibri").Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(match), "Carlito") && !strings.Contains(string(match), "Calibri") {
		const say = "neither Calibri nor a font as wide as it is here: apt-get install fonts-crosextra-carlito"
		if os.Getenv("STJERNE_TOOLS") == "all" {
			t.Fatal(say)
		}
		t.Skip(say)
	}
	for name, one := range pages {
		info := outside(t, pdfinfo, filepath.Join(folder, name+".pdf"))
		if one && !strings.Contains(dense(info), "Pages:1Encrypted") {
			t.Errorf("%s is more than one page\n%s", name, info)
		}
	}
}
