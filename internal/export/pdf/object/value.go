package object

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Text is a text as the dictionaries of a file spell it, in any language.
func Text(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7e {
			plain = false
			break
		}
	}
	if plain {
		return Bytes(s)
	}
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		hex := strconv.FormatUint(uint64(unit), 16)
		b.WriteString("0000"[len(hex):] + hex)
	}
	b.WriteByte('>')
	return b.String()
}

// Bytes are bytes below 128 in brackets, such as an address.
func Bytes(s string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`, "\n", `\n`).Replace(s) + ")"
}

// AppendNumber adds a number with at most two decimals.
func AppendNumber(b []byte, v float64) []byte {
	hundredths := int64(math.Round(v * 100))
	if hundredths < 0 {
		b = append(b, '-')
		hundredths = -hundredths
	}
	b = strconv.AppendInt(b, hundredths/100, 10)
	if part := hundredths % 100; part != 0 {
		b = append(b, '.', byte('0'+part/10))
		if part%10 != 0 {
			b = append(b, byte('0'+part%10))
		}
	}
	return b
}

// Number is a number with at most two decimals.
func Number(v float64) string { return string(AppendNumber(nil, v)) }
