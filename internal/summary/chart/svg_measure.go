package chart

import (
	"unicode"

	"github.com/rivo/uniseg"
)

// textWidth is how wide a label is at the most, in units. What font a page is shown
// in is not known here, so each letter counts as it is in the widest of those that
// systems have for their screens.
func textWidth(text string) float64 {
	w := 0.0
	for g := uniseg.NewGraphemes(text); g.Next(); {
		w += letterWidth(g.Runes(), g.Width())
	}
	return w * svgFont
}

// letterWidth is the width of what is seen as one letter, in parts of the size of
// the font. columns is how many a terminal gives it.
func letterWidth(letter []rune, columns int) float64 {
	r := letter[0]
	switch {
	case len(letter) > 1 || columns > 1 || unicode.Is(unicode.So, r):
		return 1.3
	case columns == 0:
		return 0
	case r >= '0' && r <= '9':
		return 0.64
	case r == ' ' || r == '.' || r == ',' || r == 'i' || r == 'j' || r == 'l' || r == 'I' || r == '\u00a0':
		return 0.36
	case r == 'm' || r == 'w' || r == 'M' || r == 'W' || r == '%' || r == 'æ' || r == 'Æ' || r == 'œ':
		return 1
	case unicode.IsUpper(r):
		return 0.8
	case r < 0x250 && unicode.IsLetter(r):
		return 0.64
	case r < 0x80:
		return 0.84
	default:
		return 1
	}
}

// cutTo is a text cut to a width, and says so with an ellipsis.
func cutTo(text string, width float64) string {
	if textWidth(text) <= width {
		return text
	}
	kept, used := "", textWidth("…")
	for g := uniseg.NewGraphemes(text); g.Next(); {
		used += letterWidth(g.Runes(), g.Width()) * svgFont
		if used > width {
			break
		}
		kept += g.Str()
	}
	return kept + "…"
}
