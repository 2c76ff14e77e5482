package persons

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// addresses finds addresses of e-mail, and hides their words from the search for
// names. The leader's own is no finding.
func (f *finder) addresses(text int, tokens []token) {
	s := f.texts[text]
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '@')
		if i < 0 {
			return
		}
		i += from
		from = i + 1
		start, end := mailAt(s, i)
		if end == 0 {
			continue
		}
		from = end
		hide := sort.Search(len(tokens), func(k int) bool { return tokens[k].start >= start })
		for ; hide < len(tokens) && tokens[hide].start < end; hide++ {
			tokens[hide].hidden = true
		}
		if f.ownMail(s[start:i]) {
			continue
		}
		f.add(Mail, fold(s[start:end]), s[start:end], spot{text, start, end})
	}
}

// mailAt tells where the address begins and ends whose @ stands at i; 0, 0 where it
// is none.
func mailAt(s string, i int) (start, end int) {
	start = i
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !letter(r) && !digit(byte(r)) && !strings.ContainsRune("._%+-'", r) || r >= utf8.RuneSelf && !letter(r) {
			break
		}
		start -= n
	}
	for start < i && strings.IndexByte(".'-+", s[start]) >= 0 {
		start++
	}
	end = i + 1
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !letter(r) && !(r < utf8.RuneSelf && (digit(byte(r)) || r == '.' || r == '-')) {
			break
		}
		end += n
	}
	for end > i+1 && (s[end-1] == '.' || s[end-1] == '-') {
		end--
	}
	domain := s[i+1 : end]
	if start == i || !strings.Contains(domain, ".") || domain[0] == '.' || strings.Contains(domain, "..") {
		return 0, 0
	}
	return start, end
}

// ownMail tells whether the leader's own name stands before the @.
func (f *finder) ownMail(local string) bool {
	if len(f.own) == 0 {
		return false
	}
	local = fold(local)
	for _, part := range f.own {
		if !strings.Contains(local, part) {
			return false
		}
	}
	return true
}
