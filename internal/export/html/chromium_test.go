package html_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"stjerne/internal/export/exporttest"
	"stjerne/internal/export/html"
	"stjerne/internal/summary"
)

var look = flag.String("look", "", "a folder to write pictures of the pages to")

// looked keeps what came out where somebody wants to look at it.
func looked(t *testing.T, name string, data []byte) {
	t.Helper()
	if *look == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*look, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func written(t testing.TB, doc summary.Document) []byte {
	t.Helper()
	page, err := html.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

var widths = []int{360, 768, 1400}

func TestChromium(t *testing.T) {
	b := openBrowser(t)
	source := axe(t)
	for _, s := range exporttest.Samples(t) {
		path := saved(t, s.Name, written(t, s.Doc))
		for _, width := range widths {
			for _, scheme := range []string{"light", "dark"} {
				name := fmt.Sprintf("%s-%d-%s", s.Name, width, scheme)
				b.show(path, width, 800, scheme)
				looked(t, name+".png", b.picture())
				for _, v := range b.violations(source) {
					t.Errorf("%s: %s", name, v)
				}
				for _, v := range b.trouble() {
					t.Errorf("%s: %s", name, v)
				}
			}
		}
		looked(t, s.Name+".pdf", b.print())
	}
}
