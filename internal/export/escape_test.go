package export

import (
	"strings"
	"testing"
	"unicode"

	"stjerne/internal/export/safe"
)

func TestEscape(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Vi prøver i tre uger.", "Vi prøver i tre uger."},
		{"»Så sover jeg«, sagde hun; kl. 15.30 (ca.)", "»Så sover jeg«, sagde hun; kl. 15.30 (ca.)"},
		{"a_b og _vigtigt_", `a_b og \_vigtigt\_`},
		{"2 * 3 * 4", `2 \* 3 \* 4`},
		{"# Ikke en overskrift", `\# Ikke en overskrift`},
		{"nr. #3 og #tag", "nr. #3 og #tag"},
		{"- punkt\n- punkt", "\\- punkt\n\\- punkt"},
		{"-5 grader", "-5 grader"},
		{"tekst\n---", "tekst\n\\---"},
		{"tekst\n===", "tekst\n\\==="},
		{"a\n---|---", "a\n\\---\\|---"},
		{"1. december", `1\. december`},
		{"2026. Et år", `2026\. Et år`},
		{"1.200 kr.", "1.200 kr."},
		{"3) ja", `3\) ja`},
		{"> citat", `\> citat`},
		{"a > b", "a > b"},
		{"<script>alert(1)</script>", `\<script>alert(1)\</script>`},
		{"[link](http://x.dk)", `\[link\](http://x.dk)`},
		{"![billede](x)", `!\[billede\](x)`},
		{"`kode` og ~~slettet~~", "\\`kode\\` og \\~\\~slettet\\~\\~"},
		{"Q&A og &amp; og &#65;", `Q&A og \&amp; og \&#65;`},
		{`C:\mappe`, `C:\\mappe`},
		{"    kode?", "\u00a0\u00a0\u00a0\u00a0kode?"},
		{"a  ", "a"},
		{"se https://x.dk/a_b", "se https://x.dk/a_b"},
		{"se https://x.dk/_b", `se https\://x.dk/\_b`},
		{"\x1b[31mrød", "␛\\[31mrød"},
		{"a\u202eb\x9bc", "a\ufffdb\ufffdc"},
		{"a\r\nb\rc", "a\nb\nc"},
		{"\n", "\n"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Escape(tt.text); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.text, got, tt.want)
		}
	}
}

// FuzzEscape holds three promises without a Markdown parser: taking the escapes
// out gives the text again; nothing in it is markup any more, by a reading of
// the rules of its own; and no control character is left.
func FuzzEscape(f *testing.F) {
	for _, seed := range []string{
		"*a* _b_ `c`", "# h\n## h", "1. a\n2) b", "- a\n+ b\n* c", "a\n===\nb\n---", "| a | b |\n|---|---|",
		"<b>&lt;", "[x]: http://y", "\\\\*", "\x1b]0;x\x07", "~~~\ncode", "   # x", "a_b_c", "æ_ø", "__init__",
		"http://a*b", "www.a_.dk", "x@y_z.dk", "$a$", ": def", "a\u2028b", "_", "-", "1.", "#", "&#x41;", "\t- x",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		out := Escape(text)
		if strings.ContainsFunc(out, func(r rune) bool { return r != '\n' && safe.Unsafe(r) }) {
			t.Fatalf("%q leaves a control character: %q", text, out)
		}
		if got, want := unescaped(out), shown(text); got != want {
			t.Fatalf("%q comes back as %q", want, got)
		}
		for _, line := range strings.Split(out, "\n") {
			if mark := markup(line); mark != "" {
				t.Fatalf("%q: %s in %q", text, mark, line)
			}
		}
	})
}

// shown is the text as a page would show it: harmless, without spaces at the ends
// of lines, those at their starts made hard.
func shown(text string) string {
	lines := strings.Split(safe.Visible(text), "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, " ")
		body := strings.TrimLeft(line, " ")
		lines[i] = strings.Repeat("\u00a0", len(line)-len(body)) + body
	}
	return strings.Join(lines, "\n")
}

// unescaped reads backslashes as Markdown does: before ASCII punctuation they
// vanish.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// markup names what a reader of Markdown would take for markup in a line.
func markup(line string) string {
	plain := true // whether the character before was no escape
	var last rune
	runes := []rune(line)
	for i, r := range runes {
		if plain && strings.ContainsRune("`*[]<|~$", r) {
			return "a bare " + string(r)
		}
		ascii := func(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
		if plain && r == '_' && (!ascii(last) || i+1 == len(runes) || !ascii(runes[i+1])) {
			return "a bare underscore"
		}
		plain, last = r != '\\' || !plain, r
	}
	switch {
	case line == "":
		return ""
	case strings.HasPrefix(line, "    "):
		return "a block of code"
	case strings.ContainsRune("#>=:", rune(line[0])):
		return "a line that begins a block"
	case strings.HasPrefix(line, "- "), strings.HasPrefix(line, "+ "), line == "-", line == "+":
		return "a list"
	case strings.Trim(line, "- ") == "":
		return "a rule"
	}
	digits := strings.TrimLeft(line, "0123456789")
	if n := len(line) - len(digits); n > 0 && n < 10 {
		if rest := digits; rest == "." || rest == ")" || strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ") {
			return "a numbered list"
		}
	}
	return ""
}
