package themes

import (
	"math"
	"strconv"
)

// leastContrast is what WCAG 2.2 asks of text at level AA (1.4.3).
const leastContrast = 4.5

// Contrast returns how far two colours are apart by WCAG 2.2: 1 for the same
// colour, 21 for black and white. Both are "#rrggbb".
func Contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(color string) float64 {
	if len(color) != 7 {
		return 0
	}
	channel := func(from int) float64 {
		n, err := strconv.ParseUint(color[from:from+2], 16, 8)
		if err != nil {
			return 0
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(1) + 0.7152*channel(3) + 0.0722*channel(5)
}

// Weak names the texts of a palette that are hard to read: those under 4.5:1
// against one of the backgrounds they may stand on, in the order of the file.
// The terminal's own text counts as black on a light ground and white on a dark
// one.
func (p Palette) Weak() []string {
	own := "#000000"
	if Contrast("#ffffff", p.Ground) > Contrast("#000000", p.Ground) {
		own = "#ffffff"
	}
	ground := p.Ground
	if p.Background != "" {
		ground = p.Background
	}
	grounds := []string{ground}
	for _, g := range []string{p.Select, p.CursorLine} {
		if g != "" {
			grounds = append(grounds, g)
		}
	}
	var weak []string
	places := p.places()
	for _, name := range names() {
		style := places[name].style
		if style == nil || name == "line" {
			continue
		}
		color := style.Color
		if color == "" {
			color = own
		}
		on := grounds
		if name == "select_text" && p.Select != "" {
			on = []string{p.Select}
		}
		for _, g := range on {
			if Contrast(color, g) < leastContrast {
				weak = append(weak, name)
				break
			}
		}
	}
	return weak
}
