package persons

import (
	"strings"
	"unicode/utf8"
)

// nameMaker puts a name together from its tokens.
type nameMaker struct {
	s     string
	parts []string // folded, as they are compared; what a hyphen joins is one
	show  string   // as it is shown
}

// take adds a token, behind a space or what joins it.
func (n *nameMaker) take(t *token, link string) {
	shown := n.s[t.start:t.end]
	if len(n.parts) == 0 || !t.word.is(particle) {
		shown = display(shown, t.shape)
	}
	key := t.word.key
	if t.end-t.start == 1 && t.end < len(n.s) && n.s[t.end] == '.' {
		shown += "."
	}
	if link == "" || link == " " || len(n.parts) == 0 {
		n.parts = append(n.parts, key)
	} else {
		n.parts[len(n.parts)-1] += joiner(link) + key
	}
	n.show += link + shown
}

// end takes the genitive from the last word.
func (n *nameMaker) end(t *token) {
	last := len(n.parts) - 1
	n.parts[last] = strings.TrimSuffix(n.parts[last], t.word.key) + t.word.stem.key
	_, size := utf8.DecodeLastRuneInString(n.show)
	n.show = n.show[:len(n.show)-size]
}

// joiner is how a hyphen or an apostrophe is compared, whichever was typed.
func joiner(link string) string {
	if apostrophe(link, 0) > 0 {
		return "'"
	}
	return "-"
}

// display is a name as it would be replaced: with its capital, whether it stood in
// small letters or in capitals only.
func display(s string, written shape) string {
	switch written {
	case small:
		r, n := utf8.DecodeRuneInString(s)
		return strings.ToUpper(string(r)) + s[n:]
	case shouted:
		r, n := utf8.DecodeRuneInString(s)
		return string(r) + strings.ToLower(s[n:])
	}
	return s
}
