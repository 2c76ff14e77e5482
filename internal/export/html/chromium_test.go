package html_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stjerne/internal/export/exporttest"
	"stjerne/internal/export/html"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

var look = flag.String("look", "", "a folder to write pictures of the pages to")

// looked keeps what came out where somebody wants to look at it.
func looked(t *testing.T, name string, data func() []byte) {
	t.Helper()
	if *look == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*look, name), data(), 0o644); err != nil {
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

// shape is what a page looks like, as the browser has laid it out.
const shape = `(() => {
	const wrong = [];
	if (document.documentElement.scrollWidth > innerWidth)
		wrong.push("the page is " + document.documentElement.scrollWidth + " wide in " + innerWidth);
	for (const svg of document.querySelectorAll("svg.chart")) {
		const frame = svg.getBoundingClientRect();
		if (frame.width === 0) continue;
		const boxes = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
		for (const [i, [text, a]] of boxes.entries()) {
			if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
				wrong.push(text + " runs out of its picture");
			for (const [other, b] of boxes.slice(0, i))
				if (a.left < b.right && b.left < a.right && a.top + 2 < b.bottom - 2 && b.top + 2 < a.bottom - 2)
					wrong.push(text + " lies on " + other);
		}
	}
	for (const figure of document.querySelectorAll("figure")) {
		const seen = [...figure.querySelectorAll("svg")].filter(s => s.getBoundingClientRect().width > 0);
		if (seen.length !== 1) wrong.push(seen.length + " drawings of one picture are shown");
	}
	if (getComputedStyle(document.body).maxWidth === "none") wrong.push("the page has no style");
	return wrong;
})()`

// At the width of a telephone, a tablet and a screen, by day and by night, a page
// asks nobody for anything, breaks no policy, needs no scrolling sideways, and has
// nothing that somebody who can't see it would stumble over.
func TestChromium(t *testing.T) {
	b := openBrowser(t)
	paths := map[string]string{}
	keep := func(name string, doc summary.Document) { paths[name] = saved(t, name, written(t, doc)) }
	for _, s := range exporttest.Samples(t) {
		// The whole of one case is every kind of section; those of the others are
		// more of the same and cost the time of all tests together.
		if !strings.HasSuffix(s.Name, "-full") || s.Name == "hjemmepleje-full" {
			keep(s.Name, s.Doc)
		}
	}
	base := exporttest.Document(t, "school", i18n.English, summary.Options{})
	base.Letterhead = headed()
	keep("letterhead", base)
	texts := exporttest.Hostile()
	keep("everything", exporttest.Everything(base, texts["html"], texts["long-word"], texts["hebrew"], texts["links"], texts["empty-ish"]))
	b.run(t, "fits and asks for nothing", func(t *testing.T) { b.fits(t, paths) })
	b.run(t, "axe", func(t *testing.T) { b.reads(t, paths) })
	b.run(t, "texts come back", b.showsTexts)
	b.run(t, "what is wrong is seen", b.seesTrouble)
}

// sizes are the windows of the tests.
var sizes = []int{360, 768, 1400}

var schemes = []string{"light", "dark"}

func (b *browser) fits(t *testing.T, paths map[string]string) {
	for name, path := range paths {
		b.show(path, sizes[0], 800, schemes[0])
		for _, width := range []int{320, 360, 480, 576, 577, 768, 1024, 1400, 1600} {
			b.be(width, 800, schemes[0])
			var wrong []string
			b.eval(shape, &wrong)
			for _, w := range wrong {
				t.Errorf("%s at %d: %s", name, width, w)
			}
		}
		for _, w := range b.trouble() {
			t.Errorf("%s: %s", name, w)
		}
		if *look == "" {
			continue
		}
		looked(t, name+".pdf", b.print)
		for _, width := range sizes {
			for _, scheme := range schemes {
				b.be(width, 800, scheme)
				looked(t, fmt.Sprintf("%s-%d-%s.png", name, width, scheme), b.picture)
			}
		}
	}
}

func (b *browser) reads(t *testing.T, paths map[string]string) {
	source := axe(t)
	for name, path := range paths {
		b.show(path, sizes[0], 800, schemes[0])
		b.eval(source+";0", nil)
		for _, width := range sizes {
			for _, scheme := range schemes {
				b.be(width, 800, scheme)
				for _, v := range b.violations() {
					t.Errorf("%s at %d, %s: %s", name, width, scheme, v)
				}
			}
		}
	}
	page := strings.Replace(string(written(t, document())), "</main>", `<img src="data:," /></main>`, 1)
	b.show(saved(t, "wrong", []byte(page)), 768, 800, "light")
	b.eval(source+";0", nil)
	if found := strings.Join(b.violations(), "\n"); !strings.Contains(found, "image-alt") {
		t.Errorf("axe does not see a picture without words: %s", found)
	}
}

// seesTrouble holds that the tests above would see what they look for.
func (b *browser) seesTrouble(t *testing.T) {
	page := string(written(t, exporttest.Document(t, "thin", i18n.Danish, summary.Options{})))
	page = strings.Replace(page, "</main>", `<img src="http://127.0.0.1:1/a.png" /><div style="width:3000px">x</div></main>`, 1)
	page = strings.Replace(page, "img-src data:", "img-src http:", 1)
	b.show(saved(t, "wrong", []byte(page)), 768, 800, "light")
	found := strings.Join(b.trouble(), "\n")
	for _, want := range []string{"request: http://127.0.0.1:1/a.png", "Content Security Policy"} {
		if !strings.Contains(found, want) {
			t.Errorf("%q is not seen in %s", want, found)
		}
	}
	b.eval(`document.querySelector("h1").style.width = "3000px"; 0`, nil)
	var wrong []string
	if b.eval(shape, &wrong); len(wrong) == 0 {
		t.Error("a page that is too wide is not seen")
	}
}

// showsTexts holds that what the browser makes of a page is the texts that went into
// it, and runs none of them.
func (b *browser) showsTexts(t *testing.T) {
	base := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	for name, text := range exporttest.Hostile() {
		doc := exporttest.Everything(base, text)
		path := saved(t, name, written(t, doc))
		b.show(path, 360, 800, "light")
		var got struct {
			Title, Quote string
			Elements     int
		}
		b.eval(`(() => {
			const quote = document.querySelector("blockquote");
			quote.querySelectorAll("br").forEach(br => br.replaceWith("\n"));
			return {title: document.title, quote: quote.textContent, elements: document.querySelectorAll("script, iframe, object, embed, form, [onerror]").length};
		})()`, &got)
		if got.Quote != shown(text) {
			t.Errorf("%s: %.300q is shown as %.300q", name, shown(text), got.Quote)
		}
		if got.Elements > 0 {
			t.Errorf("%s: a text has become an element", name)
		}
		for _, w := range b.trouble() {
			t.Errorf("%s: %s", name, w)
		}
	}
}

// On paper stands what stands on the page, in its order, on A4, the values' table
// left out unless it is opened.
func TestPrint(t *testing.T) {
	b := openBrowser(t)
	text := exporttest.Tool(t, "pdftotext", "poppler-utils")
	info := exporttest.Tool(t, "pdfinfo", "poppler-utils")
	run := func(program string, args ...string) string {
		t.Helper()
		out, err := exec.Command(program, args...).Output()
		if err != nil {
			t.Fatalf("%s: %v", program, err)
		}
		return string(out)
	}
	for _, s := range exporttest.Samples(t) {
		if s.Name != "hjemmepleje" && s.Name != "homecare-full" && s.Name != "listening" {
			continue
		}
		// By night too a page is printed in ink.
		b.show(saved(t, s.Name, written(t, s.Doc)), 360, 800, "dark")
		path := filepath.Join(t.TempDir(), s.Name+".pdf")
		if err := os.WriteFile(path, b.print(), 0o600); err != nil {
			t.Fatal(err)
		}
		printed := strings.Join(strings.Fields(run(text, "-raw", "-enc", "UTF-8", path, "-")), "")
		at := 0
		for _, block := range s.Doc.Blocks {
			if block.Kind != summary.Heading && block.Kind != summary.Paragraph && block.Kind != summary.Note {
				continue
			}
			// The number of a page may stand in the middle of a paragraph, so its
			// beginning is what is looked for.
			want := []rune(strings.Join(strings.Fields(block.Text.String()), ""))
			begins := string(want[:min(len(want), 25)])
			i := strings.Index(printed[at:], begins)
			if i < 0 {
				t.Fatalf("%s: %q is not printed after %q", s.Name, begins, printed[max(0, at-60):at])
			}
			at += i + len(begins)
		}
		facts := run(info, path)
		for _, want := range []string{"A4", "Tagged:          yes", "Title:           " + s.Doc.Meta.Title} {
			if !strings.Contains(facts, want) {
				t.Errorf("%s: %q is not in\n%s", s.Name, want, facts)
			}
		}
		if closed := "Tallenesomtabel"; strings.Contains(printed, closed) {
			t.Errorf("%s: a table that is closed is printed", s.Name)
		}
		if s.Name == "listening" && !strings.Contains(facts, "Pages:           1\n") {
			t.Errorf("the listening sheet is not one page:\n%s", facts)
		}
	}
}

// headed is a letterhead of text and vectors.
func headed() *summary.Letterhead {
	return &summary.Letterhead{
		Text: summary.Inline{{Text: "Sønderby Kommune\nHjemmeplejen, Nordvest"}},
		Logo: &summary.Logo{
			Width: 320, Height: 120, Alt: "Sønderby Kommune",
			SVG: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 60"><style>circle{fill:#a33}</style>` +
				`<circle cx="30" cy="30" r="28"/><rect x="70" y="14" width="86" height="32" rx="4" fill="#345"/></svg>`),
		},
	}
}
