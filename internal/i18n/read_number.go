package i18n

import (
	"strconv"
	"strings"
)

// mostDigits is how many digits a float64 keeps for certain. A number with more
// would come back changed.
const mostDigits = 15

// ParseNumber reads a number as a person types it, with the decimal sign of
// either language: 3,5 and 3.5, 1.234.567,5 and 1,234,567.5, 1 200. What can be
// read in two ways, 3.500 and 3,500, is a Fault that names both. There are no
// exponents, no hexadecimal numbers, and nothing that isn't a number.
func ParseNumber(text string) (float64, error) {
	typed := strings.TrimSpace(text)
	if typed == "" {
		return 0, NewFault("number_empty")
	}
	unknown := NewFault("number_unknown", typed)
	digits, sign := typed, ""
	for _, s := range []string{"-", "−", "+"} {
		if rest, ok := strings.CutPrefix(typed, s); ok {
			digits = strings.TrimLeft(rest, " ")
			if s != "+" {
				sign = "-"
			}
			break
		}
	}
	digits, ok := joinSpaced(digits)
	if !ok {
		return 0, unknown
	}
	plain, doubt, ok := decide(digits)
	if !ok {
		return 0, unknown
	}
	x, ok := exact(sign + plain)
	if !ok {
		return 0, NewFault("number_long", typed)
	}
	if doubt != "" {
		other, _ := exact(sign + doubt)
		return 0, NewFault("number_doubt", typed, x, other)
	}
	return x, nil
}

// ParsePercent reads a number that may have a percent sign behind it.
func ParsePercent(text string) (float64, error) {
	number := strings.TrimSpace(text)
	if cut, ok := strings.CutSuffix(number, "%"); ok && strings.TrimSpace(cut) != "" {
		number = cut
	}
	return ParseNumber(number)
}

// decide tells thousands marks from the decimal sign, and returns the number in
// Go's form. Where both readings are possible the first is that of thousands,
// and doubt is the other.
func decide(digits string) (plain, doubt string, ok bool) {
	points, commas := strings.Count(digits, "."), strings.Count(digits, ",")
	switch {
	case points == 0 && commas == 0:
		return digits, "", allDigits(digits)
	case points > 0 && commas > 0:
		// The one that stands last is the decimal sign.
		group, decimal := ".", ","
		if strings.LastIndex(digits, ".") > strings.LastIndex(digits, ",") {
			group, decimal = ",", "."
		}
		whole, part, _ := strings.Cut(digits, decimal)
		joined, grouped := ungroup(whole, group)
		return joined + "." + part, "", grouped && allDigits(part)
	}
	mark := "."
	if commas > 0 {
		mark = ","
	}
	if points+commas > 1 {
		joined, grouped := ungroup(digits, mark)
		return joined, "", grouped
	}
	whole, part, _ := strings.Cut(digits, mark)
	if whole == "" {
		whole = "0"
	}
	if !allDigits(whole) || !allDigits(part) {
		return "", "", false
	}
	joined, grouped := ungroup(whole+mark+part, mark)
	if grouped {
		return joined, whole + "." + part, true
	}
	return whole + "." + part, "", true
}

// ungroup takes the thousands marks out of 1.234.567. It reports false where
// they don't stand as they should, as in 12.34 and 0.500.
func ungroup(text, mark string) (string, bool) {
	groups := strings.Split(text, mark)
	first := groups[0]
	if len(first) < 1 || len(first) > 3 || first[0] == '0' || !allDigits(first) {
		return "", false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 || !allDigits(g) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// joinSpaced takes out the spaces of 1 234 567,5, plain or unbreakable.
func joinSpaced(text string) (string, bool) {
	text = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(text)
	if !strings.Contains(text, " ") {
		return text, true
	}
	end := strings.IndexAny(text, ".,")
	if end < 0 {
		end = len(text)
	}
	joined, ok := ungroup(text[:end], " ")
	return joined + text[end:], ok
}

func allDigits(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return !isDigit(r) }) < 0
}

// exact reads a number in Go's form, unless it has more digits than are kept.
func exact(plain string) (float64, bool) {
	significant := strings.TrimLeft(strings.Trim(plain, "-"), "0.")
	if strings.Contains(plain, ".") {
		significant = strings.TrimRight(significant, "0")
	}
	if len(strings.Replace(significant, ".", "", 1)) > mostDigits {
		return 0, false
	}
	x, err := strconv.ParseFloat(plain, 64)
	if x == 0 {
		x = 0 // so that -0 is stored and shown as 0
	}
	return x, err == nil
}

// ParseYesNo reads ja, nej, yes, no, true or false, or the first letter of the
// first four.
func ParseYesNo(text string) (bool, error) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "ja", "j", "yes", "y", "true":
		return true, nil
	case "nej", "no", "n", "false":
		return false, nil
	}
	return false, NewFault("yesno_unknown", strings.TrimSpace(text))
}
