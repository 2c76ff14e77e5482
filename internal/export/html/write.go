package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

//go:embed page.html
var pageSource string

//go:embed style.css
var styleSource string

// style is as a browser reads it, with the line ends that its hash is taken of, on
// whatever system the program was built.
var style = strings.ReplaceAll(styleSource, "\r\n", "\n")

var pageTemplate = template.Must(template.New("").Parse(pageSource))

// policy allows the page its own style and the pictures in it, and nothing else.
var policy = fmt.Sprintf(
	"default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'",
	base64.StdEncoding.EncodeToString(hashed(style)))

func hashed(s string) []byte {
	sum := sha256.Sum256([]byte(s))
	return sum[:]
}

// Write is the document as a web page in UTF-8. The same document is the same bytes.
// The error is that of a language without words, where the document has none.
func Write(doc summary.Document) ([]byte, error) {
	if doc.Meta.Words == nil {
		w, err := i18n.Load(i18n.Lang(doc.Meta.Lang))
		if err != nil {
			return nil, err
		}
		doc.Meta.Words = w
	}
	var b bytes.Buffer
	if err := pageTemplate.ExecuteTemplate(&b, "page", newPage(doc)); err != nil {
		return nil, fmt.Errorf("writing a web page: %w", err)
	}
	return b.Bytes(), nil
}
