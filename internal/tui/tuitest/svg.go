package tuitest

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Cells of a picture, in its own units.
const (
	cellW = 8.4
	cellH = 18.0
	edge  = 12.0
)

// SVG draws cells as a picture: text in a monospaced font on a ground.
func SVG(buf uv.ScreenBuffer, w, h int, ground, ink string) string {
	var b strings.Builder
	width, height := float64(w)*cellW+2*edge, float64(h)*cellH+2*edge
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", ground)
	for y := range h {
		for x := 0; x < w; {
			cell := buf.CellAt(x, y)
			if cell == nil || strings.TrimSpace(cell.Content) == "" {
				x++
				continue
			}
			// Cells of one look that stand together are one text.
			from, text := x, ""
			look := attributes(cell, ink)
			for x < w {
				c := buf.CellAt(x, y)
				if c == nil || c.Content == "" || attributes(c, ink) != look {
					break
				}
				text += c.Content
				x += max(1, c.Width)
			}
			fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" textLength="%.1f" xml:space="preserve" %s>%s</text>`+"\n",
				edge+float64(from)*cellW, edge+float64(y)*cellH+13.5, float64(x-from)*cellW, look, html.EscapeString(text))
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func attributes(cell *uv.Cell, ink string) string {
	fill := ink
	if cell.Style.Fg != nil {
		fill = hex(cell.Style.Fg)
	}
	look := fmt.Sprintf(`fill="%s"`, fill)
	if cell.Style.Attrs&uv.AttrBold != 0 {
		look += ` font-weight="bold"`
	}
	return look
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
