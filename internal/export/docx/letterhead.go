package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"strconv"
	"strings"

	"stjerne/internal/summary"
)

// The most room that a logo takes, in twentieths of a point: 60 by 18 mm.
const (
	logoWidth  = 3402
	logoHeight = 1021
)

// letterhead makes the header of the first page: text to the left and the logo to
// the right. The error is that of a logo that is no PNG.
func (w *writer) letterhead() error {
	head := w.doc.Letterhead
	if head == nil {
		return nil
	}
	logo, err := w.logo(head.Logo)
	if err != nil {
		return err
	}
	text := strings.TrimSpace(head.Text.String()) != ""
	if !text && logo == "" {
		return nil
	}
	var out strings.Builder
	out.WriteString(xmlHead + `<w:hdr` + around + `>`)
	say := func() { w.paragraph(&out, look{style: "Header"}, head.Text) }
	show := func() {
		w.begin(&out, look{style: "Header", right: true}, false)
		out.WriteString(`<w:r>` + logo + `</w:r>`)
		w.end(&out)
	}
	switch {
	case logo == "":
		say()
	case !text:
		show()
	default:
		const right = logoWidth + 200
		cell := func(width int, write func()) {
			out.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/></w:tcPr>`)
			write()
			out.WriteString(`</w:tc>`)
		}
		fmt.Fprintf(&out, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`+
			`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>`+
			`<w:tblGrid><w:gridCol w:w="%d"/><w:gridCol w:w="%d"/></w:tblGrid><w:tr>`, textWidth, textWidth-right, right)
		cell(textWidth-right, say)
		cell(right, show)
		out.WriteString(`</w:tr></w:tbl>`)
	}
	// The page begins at some distance from its letterhead.
	out.WriteString(`<w:p><w:pPr><w:pStyle w:val="Between"/></w:pPr></w:p></w:hdr>`)
	w.head = out.String()
	return nil
}

// logo keeps the picture as a part, or both its forms, and is the drawing of it.
func (w *writer) logo(l *summary.Logo) (string, error) {
	if l == nil || len(l.PNG) == 0 {
		return "", nil
	}
	config, err := png.DecodeConfig(bytes.NewReader(l.PNG))
	if err != nil {
		return "", fmt.Errorf("logo: %w", err)
	}
	if config.Width == 0 || config.Height == 0 {
		return "", nil
	}
	width, height := logoWidth, logoWidth*config.Height/config.Width
	if height > logoHeight {
		width, height = logoHeight*config.Width/config.Height, logoHeight
	}
	width, height = max(width, 20), max(height, 20)
	w.media = append(w.media, part{"word/media/logo.png", l.PNG})
	more := ""
	if harmless(l.SVG) {
		w.media = append(w.media, part{"word/media/logo.svg", l.SVG})
		more = `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">` +
			`<asvg:svgBlip xmlns:asvg="` + nsSVG + `" r:embed="logo2"/></a:ext></a:extLst>`
	}
	size := fmt.Sprintf(`cx="%d" cy="%d"`, width*emuPerTwip, height*emuPerTwip)
	return w.drawing(width, height, l.Alt, `<a:graphicData uri="`+nsPicture+`"><pic:pic xmlns:pic="`+nsPicture+`"><pic:nvPicPr>`+
		`<pic:cNvPr id="0" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="logo1">`+more+`</a:blip>`+
		`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext `+size+`/></a:xfrm>`+
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>`), nil
}

// drawing is a picture in a line of text, with its words for those who don't see
// it. Lengths are twentieths of a point.
func (w *writer) drawing(width, height int, alt, data string) string {
	w.pictures++
	return fmt.Sprintf(`<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>`+
		`<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="%d" name="Picture %[3]d" descr="%s"/><wp:cNvGraphicFramePr/>`+
		`<a:graphic>%s</a:graphic></wp:inline></w:drawing>`, width*emuPerTwip, height*emuPerTwip, w.pictures, escapedLine(alt), data)
}

// harmless tells whether a picture in SVG draws only what it has in itself: it runs
// nothing and fetches nothing. Another is left to its PNG.
func harmless(svg []byte) bool {
	if len(svg) == 0 {
		return false
	}
	d := xml.NewDecoder(bytes.NewReader(svg))
	drawn := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return drawn
		}
		if err != nil {
			return false
		}
		switch t := token.(type) {
		case xml.Directive:
			return false
		case xml.ProcInst:
			if t.Target != "xml" {
				return false
			}
		case xml.CharData:
			if reaches(string(t)) {
				return false
			}
		case xml.StartElement:
			drawn = drawn || t.Name.Local == "svg"
			switch strings.ToLower(t.Name.Local) {
			case "script", "foreignobject", "iframe", "a", "handler":
				return false
			}
			for _, a := range t.Attr {
				name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
				if strings.HasPrefix(name, "on") || reaches(value) ||
					(name == "href" || name == "src") && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/") {
					return false
				}
			}
		}
	}
}

// reaches tells whether a style takes something from elsewhere.
func reaches(style string) bool {
	style = strings.ToLower(style)
	if strings.Contains(style, "@import") {
		return true
	}
	for {
		at := strings.Index(style, "url(")
		if at < 0 {
			return false
		}
		style = strings.TrimLeft(style[at+len("url("):], ` "'`)
		if !strings.HasPrefix(style, "#") {
			return true
		}
	}
}
