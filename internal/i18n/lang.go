package i18n

import "strings"

// Lang is one of the languages of the interface, by its ISO 639-1 code. It is
// also the name of the folder that holds the language's words.
type Lang string

// The languages there are.
const (
	Danish  Lang = "da"
	English Lang = "en"
)

// Langs returns every language there is, Danish first.
func Langs() []Lang { return []Lang{Danish, English} }

// ParseLang reads a language code as it stands in a setting or after --lang:
// "da" or "en", in either case. It reports false for anything else.
func ParseLang(code string) (Lang, bool) {
	for _, l := range Langs() {
		if strings.EqualFold(code, string(l)) {
			return l, true
		}
	}
	return "", false
}
