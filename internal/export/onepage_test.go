package export_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"stjerne/internal/export"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal"
)

var pictures = flag.String("pictures", "", "the folder that the README's pictures of what is handed over are drawn into")

// shortened is the sample's page as the leader would have it: with short forms of the
// answers that are too long for it.
func shortened(t testing.TB) summary.Document {
	t.Helper()
	in := exporttest.Input(t, "hjemmepleje", i18n.Danish, summary.Options{})
	for id, words := range map[string]string{
		"before.think": "Vi overleverer til journalen og ikke til hinanden. Jeg skammer mig lidt over de syv felter.",
		"before.do":    "Når noget går galt, laver jeg en arbejdsgang. Efter tre uger bruger ingen den.",
		"after.do":     "Jeg spørger: »Hvad skulle vi have spurgt om?« Det tager længere tid end at lave et felt.",
	} {
		in.Loops[0].Briefs[id] = journal.Text{Words: words}
	}
	return summary.Build(in, summary.Options{})
}

// What is said to be one page is one page: in PDF, and in Word as LibreOffice lays it
// out, from a page with little on it to one with no room for another line.
func TestOnePageIsOnePage(t *testing.T) {
	line := summary.Block{Kind: summary.Paragraph, Section: summary.SectionStars, Text: summary.Inline{{
		Text: "Hun ringede selv, og jeg hørte først bagefter, at det var gået godt for både hende og de andre på vagten.",
	}}}
	thin := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	folder := t.TempDir()
	var paths []string
	for n, doc := range map[string]summary.Document{
		"shortened": shortened(t), "thin": thin,
		"dagtilbud": exporttest.Document(t, "dagtilbud", i18n.Danish, summary.Options{}),
		"school":    fitting(t, exporttest.Document(t, "school", i18n.English, summary.Options{})),
	} {
		for lines := 0; ; lines++ {
			more := doc
			more.Blocks = slices.Clone(doc.Blocks)
			for range lines {
				more.Blocks = slices.Insert(more.Blocks, len(more.Blocks)-1, line)
			}
			fit := export.Fit(more)
			if !fit.OnePage {
				if lines == 0 {
					t.Errorf("%s is not one page: %+v", n, fit.Lines)
				}
				break
			}
			if lines%4 != 0 && export.Fit(withOneMore(more, line)).OnePage {
				continue // only every fourth, and the last
			}
			for _, format := range []string{"pdf", "docx"} {
				data, err := export.Write(more, format)
				if err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(folder, fmt.Sprintf("%s-%d.%s", n, lines, format))
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
				if format == "docx" {
					paths = append(paths, path)
				} else if pages := pagesOf(t, path); pages != 1 {
					t.Errorf("%s: %d pages", filepath.Base(path), pages)
				}
			}
		}
	}
	for i, path := range offices(t, paths...) {
		if pages := pagesOf(t, path); pages != 1 {
			t.Errorf("%s: %d pages", filepath.Base(paths[i]), pages)
		}
	}
}

func withOneMore(doc summary.Document, line summary.Block) summary.Document {
	doc.Blocks = slices.Insert(slices.Clone(doc.Blocks), len(doc.Blocks)-1, line)
	return doc
}

// fitting takes paragraphs and items away from a page, the last of each section first,
// until it is one page.
func fitting(t testing.TB, doc summary.Document) summary.Document {
	t.Helper()
	for i := len(doc.Blocks) - 2; i > 0 && !export.Fit(doc).OnePage; i-- {
		if b := doc.Blocks[i]; b.Kind == summary.Paragraph && b.Section != "" {
			doc.Blocks = slices.Delete(slices.Clone(doc.Blocks), i, i+1)
		}
	}
	return doc
}

// TestPictures draws the pictures of the README: -pictures ../../.pictures.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		return
	}
	doc := shortened(t)
	for format, name := range map[string]string{"pdf": "page", "html": "phone"} {
		data, err := export.Write(doc, format)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "side."+format)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := filepath.Abs(filepath.Join(*pictures, name))
		if err != nil {
			t.Fatal(err)
		}
		draw := exec.Command("pdftoppm", "-png", "-gray", "-r", "90", "-singlefile", path, out)
		if format == "html" {
			draw = exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
				"--user-data-dir="+t.TempDir(), "--force-device-scale-factor=1", "--window-size=500,1050", "--screenshot="+out+".png", "file://"+path)
		}
		if text, err := draw.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	}
}
