package cli

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// safe returns a text fit to be printed. Control characters, which could move
// the cursor, change the window's title or answer a query in the leader's name,
// become their pictures (␛); bytes that are no UTF-8 and characters that only
// turn the writing direction become �. Line ends and tabs stay.
func safe(text string) string {
	clean := true
	for _, r := range text {
		if dangerous(r) || r == utf8.RuneError {
			clean = false
			break
		}
	}
	if clean {
		return text
	}
	var b bytes.Buffer
	for _, r := range text {
		switch {
		case r < 0x20 && dangerous(r):
			b.WriteRune(0x2400 + r)
		case r == 0x7f:
			b.WriteRune('\u2421')
		case dangerous(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func dangerous(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	default:
		return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029
	}
}

// safeJSON makes JSON fit to be printed without changing what it says. The
// encoder escapes the characters below 0x20; those above it that terminals act
// on (DEL, C1, directions) can stand only within strings, where \u says the same.
func safeJSON(data []byte) []byte {
	var b bytes.Buffer
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r != '\n' && dangerous(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.Write(data[:size])
		}
		data = data[size:]
	}
	return b.Bytes()
}
