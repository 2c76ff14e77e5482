package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stjerne/internal/export/safe"
)

// Escape makes a text stand in Markdown as the text it is. Only what would be
// markup is escaped, so that the file reads well as it is: a star, a bracket or
// a backtick always, an underscore unless it stands inside a word, a hash, a
// dash or a number with a full stop only where it begins a line. Line ends stay
// line ends; spaces at the start of a line become ones that are not markup.
func Escape(text string) string {
	lines := strings.Split(safe.Visible(text), "\n")
	for i, line := range lines {
		lines[i] = escapeLine(strings.TrimRight(line, " "))
	}
	return strings.Join(lines, "\n")
}

func escapeLine(line string) string {
	body := strings.TrimLeft(line, " ")
	var b strings.Builder
	b.Grow(len(line) + 8)
	// Four spaces would make a block of code, fewer would vanish.
	b.WriteString(strings.Repeat("\u00a0", len(line)-len(body)))
	start := blockMarker(body)
	last := ' '
	for i, r := range body {
		next, _ := utf8.DecodeRuneInString(body[i+utf8.RuneLen(r):])
		if i == start || special(r, last, next, body[i:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// special tells whether a character inside a line is markup.
func special(r, last, next rune, rest string) bool {
	switch r {
	case '\\', '`', '*', '[', ']', '<', '|', '~', '$':
		return true
	case '_':
		return !wordLetter(last) || !wordLetter(next)
	case '&':
		return entity(rest)
	case ':':
		// Programs make links of addresses by themselves, and inside one an
		// escape would show. So an address that has something to escape is kept
		// from being one.
		return strings.HasPrefix(rest, "://") && escapesAhead(rest[3:])
	case '.':
		return (last == 'w' || last == 'W') && escapesAhead(rest[1:])
	case '@':
		return next != utf8.RuneError && wordLetter(next) && escapesAhead(rest[1:])
	}
	return false
}

// escapesAhead tells whether a word still to come holds anything to escape.
func escapesAhead(rest string) bool {
	if end := strings.IndexFunc(rest, unicode.IsSpace); end >= 0 {
		rest = rest[:end]
	}
	last := ' '
	for i, r := range rest {
		next, _ := utf8.DecodeRuneInString(rest[i+utf8.RuneLen(r):])
		if strings.ContainsRune("\\`*[]<|~$", r) || r == '&' && entity(rest[i:]) ||
			r == '_' && (!wordLetter(last) || !wordLetter(next)) {
			return true
		}
		last = r
	}
	return false
}

func wordLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// entity tells whether a text beginning with & would be read as a character's
// name or number.
func entity(rest string) bool {
	end := strings.IndexByte(rest, ';')
	if end < 2 || end > 40 {
		return false
	}
	for _, r := range rest[1:end] {
		if !wordLetter(r) && r != '#' {
			return false
		}
	}
	return true
}

// blockMarker finds the byte that would make a line a heading, a list, a quote,
// a rule or a fence, -1 where none does.
func blockMarker(line string) int {
	if line == "" {
		return -1
	}
	switch line[0] {
	case '#', '>', '=', ':':
		return 0
	case '-', '+':
		// A dash before a word is just a dash; before a space it is a list, and
		// a line of nothing else is a rule or makes a heading of the line above.
		if len(line) == 1 || line[1] == ' ' || strings.Trim(line, "-+:| ") == "" {
			return 0
		}
		return -1
	}
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 9 || digits == len(line) {
		return -1
	}
	if (line[digits] == '.' || line[digits] == ')') && (digits+1 == len(line) || line[digits+1] == ' ') {
		return digits
	}
	return -1
}
