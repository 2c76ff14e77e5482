package ui

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes of a text what it is found by: small letters, without accents, with
// aa as å. The letters æ, ø and å are letters of their own and stay.
func Fold(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < 0x80, r == 'æ', r == 'ø', r == 'å':
			b.WriteRune(r)
		default:
			for _, part := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.Mn, part) {
					b.WriteRune(part)
				}
			}
		}
	}
	return strings.ReplaceAll(b.String(), "aa", "å")
}
