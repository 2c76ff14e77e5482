package docx_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"stjerne/internal/export/docx"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

const star = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><defs><linearGradient id="g"/></defs>` +
	`<path fill="url(#g)" d="M0 0h40v20H0z"/></svg>`

// letterhead is one with text and a logo in both its forms.
func letterhead(t testing.TB) *summary.Letterhead {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 120, 60))
	for x := range 120 {
		for y := range 60 {
			picture.Set(x, y, color.RGBA{23, 86, 111, 255})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return &summary.Letterhead{
		Text: summary.Inline{{Text: "Nordby Kommune", Style: summary.Strong}, {Text: "\nHjemmeplejen\nStrandvej 1"}},
		Logo: &summary.Logo{PNG: out.Bytes(), Width: 120, Height: 60, SVG: []byte(star), Alt: "Nordby Kommunes våben"},
	}
}

// The letterhead stands on the first page only, with words for the logo.
func TestLetterhead(t *testing.T) {
	doc := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	doc.Letterhead = letterhead(t)
	parts := open(t, write(t, doc, docx.Options{}))
	sound(t, parts)
	everyText(t, doc, parts)
	if !bytes.Equal(parts["word/media/logo.png"], doc.Letterhead.Logo.PNG) || string(parts["word/media/logo.svg"]) != star {
		t.Error("the logo is not there in both its forms")
	}
	body := string(parts["word/document.xml"])
	if !strings.Contains(body, `<w:headerReference w:type="first"`) || !strings.Contains(body, `<w:titlePg/>`) || strings.Contains(body, `<w:headerReference w:type="default"`) {
		t.Error("the letterhead is not that of the first page alone")
	}
	if !strings.Contains(body, `<w:footerReference w:type="first"`) {
		t.Error("the first page has lost its foot")
	}
	if !strings.Contains(string(parts["word/header1.xml"]), `cx="1296670" cy="648335"`) {
		t.Error("the logo is not 18 mm high and as wide as its picture")
	}
}

// A logo that would fetch or run something is shown as its PNG only, and one that
// is no picture is said.
func TestLogo(t *testing.T) {
	doc := exporttest.Document(t, "thin", i18n.Danish, summary.Options{})
	for name, svg := range map[string]string{
		"script":    `<svg><script>alert(1)</script></svg>`,
		"handler":   `<svg onload="alert(1)"/>`,
		"fetch":     `<svg><image href="https://a.dk/a.png"/></svg>`,
		"xlink":     `<svg xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="file:///etc/passwd#a"/></svg>`,
		"style":     `<svg><style>@import "https://a.dk/a.css";</style></svg>`,
		"style-url": `<svg><rect style="fill: URL( 'https://a.dk/a.svg#b')"/></svg>`,
		"entity":    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`,
		"sheet":     `<?xml-stylesheet href="https://a.dk/a.css"?><svg/>`,
		"page":      `<svg><foreignObject><iframe src="https://a.dk"/></foreignObject></svg>`,
		"broken":    `<svg>`,
		"nothing":   `not a picture`,
	} {
		doc.Letterhead = letterhead(t)
		doc.Letterhead.Logo.SVG = []byte(svg)
		parts := open(t, write(t, doc, docx.Options{}))
		sound(t, parts)
		if parts["word/media/logo.svg"] != nil || parts["word/media/logo.png"] == nil {
			t.Errorf("%s: kept", name)
		}
	}
	doc.Letterhead.Logo.PNG = []byte("GIF89a")
	if _, err := docx.Write(doc, docx.Options{}); err == nil {
		t.Error("a logo that is no PNG was taken in")
	}
}
