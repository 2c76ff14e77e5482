package export_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
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

// A page that the leader has made short enough is one page, in PDF as it says, and in
// Word as LibreOffice lays it out.
func TestAShortenedPageIsOnePage(t *testing.T) {
	doc := shortened(t)
	if fit := export.Fit(doc); !fit.OnePage || len(fit.TooLong) > 0 {
		t.Fatalf("it is not one page: %+v", fit)
	}
	folder := t.TempDir()
	for _, format := range []string{"pdf", "docx"} {
		data, err := export.Write(doc, format)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, "side."+format)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if format == "docx" {
			path = office(t, path)
		}
		if n := pagesOf(t, path); n != 1 {
			t.Errorf("%s: %d pages", format, n)
		}
	}
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
