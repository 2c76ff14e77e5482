package persons

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a piece of a text and what stands in its place.
type span struct {
	start, end int
	role       string
}

// apply puts the roles in a text.
func (r *replacer) apply(s string) string {
	spans := r.spans(s)
	if len(spans) == 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16*len(spans))
	last := 0
	for _, p := range spans {
		b.WriteString(s[last:p.start])
		b.WriteString(p.role)
		last = p.end
	}
	b.WriteString(s[last:])
	return b.String()
}

// scan is a text being looked through.
type scan struct {
	*replacer
	s     string
	buf   []byte
	spans []span
	limit int // where the next address begins, which is looked at as a whole
}

// replaced is where the last piece ends that is replaced, -1 where none is.
func (c *scan) replaced() int {
	if len(c.spans) == 0 {
		return -1
	}
	return c.spans[len(c.spans)-1].end
}

// spans finds all that is to be replaced, in order.
func (r *replacer) spans(s string) []span {
	c := &scan{replacer: r, s: s, buf: make([]byte, 0, 64)}
	addresses := addressesOf(s)
	for i := 0; i < len(s); {
		if len(addresses) > 0 && i >= addresses[0][0] {
			a := addresses[0]
			addresses = addresses[1:]
			if i > a[0] {
				continue
			}
			if role, ok := c.address(a[0], a[1]); ok {
				c.spans = append(c.spans, span{a[0], a[1], role})
			}
			i = a[1]
			continue
		}
		c.limit = len(s)
		if len(addresses) > 0 {
			c.limit = addresses[0][0]
		}
		b := s[i]
		switch {
		case digit(b) || b == '+':
			i = c.number(i)
		case b < utf8.RuneSelf && (b|0x20 < 'a' || b|0x20 > 'z'):
			i++
		default:
			end := wordEnd(s, i)
			if end == i {
				_, n := utf8.DecodeRuneInString(s[i:])
				i += n
				continue
			}
			if r.begins[b] {
				if p, ok := c.match(i, end); ok {
					// A name that runs into an address takes it along.
					for len(addresses) > 0 && p.end > addresses[0][0] {
						p.end = max(p.end, addresses[0][1])
						addresses = addresses[1:]
					}
					c.spans = append(c.spans, p)
					i = p.end
					continue
				}
			}
			i = min(end, max(c.limit, i+1))
		}
	}
	return c.spans
}

// number matches the aliases that are numbers, and those that begin with a digit.
func (c *scan) number(i int) int {
	if p, ok := c.literal(i); ok {
		c.spans = append(c.spans, p)
		return p.end
	}
	end := i + 1
	if digit(c.s[i]) {
		for end < len(c.s) && digit(c.s[end]) {
			end++
		}
	}
	if len(c.digits) == 0 || c.s[i] == '+' && (end >= len(c.s) || !digit(c.s[end])) {
		return end
	}
	if to, role := c.digitsAt(i); to > 0 {
		c.spans = append(c.spans, span{i, to, role})
		return to
	}
	return end
}

// digitsAt tells whether a number that has a role begins at i, however it is grouped.
func (c *scan) digitsAt(i int) (int, string) {
	var digits []byte
	at, best, role := i, 0, ""
	if c.s[at] == '+' {
		at++
	}
	for parted := 0; at < len(c.s) && len(digits) < 24; {
		if b := c.s[at]; digit(b) {
			digits = append(digits, b)
			parted = 0
			at++
			if at == len(c.s) || !digit(c.s[at]) {
				key := string(digits)
				if c.s[i] == '+' {
					key = "+" + key
				}
				if found, ok := c.digits[phoneKey(key)]; ok {
					best, role = at, found
				}
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(c.s[at:])
		parted++
		if parted > 3 || len(digits) == 0 || !blank(r) && !dash(r) && !invisible(r) && r != '.' && r != '/' {
			break
		}
		at += n
	}
	return best, role
}

// literal matches an alias that is no row of words, at i.
func (c *scan) literal(i int) (span, bool) {
	if len(c.literals) == 0 || i > 0 && (digit(c.s[i-1]) || letter(lastRune(c.s[:i]))) {
		return span{}, false
	}
	best := span{}
	for _, l := range c.literals {
		end, rest := i, l.name
		for rest != "" && end < len(c.s) {
			r, n := utf8.DecodeRuneInString(c.s[end:])
			want, m := utf8.DecodeRuneInString(rest)
			if unicode.ToLower(r) != want {
				break
			}
			end += n
			rest = rest[m:]
		}
		whole := end == len(c.s) || !digit(c.s[end]) && !letterAt(c.s, end)
		if rest == "" && whole && end > best.end {
			best = span{i, end, l.role}
		}
	}
	return best, best.end > 0
}

// addressesOf finds addresses of e-mail and links, in order.
func addressesOf(s string) [][2]int {
	if !strings.Contains(s, "@") && !strings.Contains(s, "://") && !strings.Contains(s, "www.") && !strings.Contains(s, "WWW.") {
		return nil
	}
	var list [][2]int
	for i := 0; i < len(s); i++ {
		start, end := 0, 0
		switch {
		case s[i] == '@':
			start, end = mailAt(s, i)
		case strings.HasPrefix(s[i:], "://"):
			for start = i; start > 0 && s[start-1]|0x20 >= 'a' && s[start-1]|0x20 <= 'z'; start-- {
			}
			end = linkEnd(s, i+3)
			if start == i || end == i+3 {
				continue
			}
		case s[i]|0x20 == 'w' && len(s) > i+4 && strings.EqualFold(s[i:i+4], "www.") && (i == 0 || !letter(lastRune(s[:i]))):
			start, end = i, linkEnd(s, i+4)
		}
		if end == 0 {
			continue
		}
		if n := len(list); n > 0 && start < list[n-1][1] {
			list[n-1][1] = max(end, list[n-1][1])
		} else {
			list = append(list, [2]int{start, end})
		}
		i = max(i, end-1)
	}
	return list
}

// linkEnd is where a link ends: at a space or what closes it, without the
// punctuation of the sentence it stands in.
func linkEnd(s string, i int) int {
	from := i
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("<>\"“”»«", r) {
			break
		}
		i += n
	}
	for i > from && strings.IndexByte(".,;:!?)]'*_", s[i-1]) >= 0 {
		i--
	}
	return i
}

// address tells whether an address holds a name, and the role that stands for all of
// it. Before the @ a name counts also where it is run together with another.
func (c *scan) address(start, end int) (string, bool) {
	text := c.s[start:end]
	for _, l := range c.literals {
		if fold(text) == l.name {
			return l.role, true
		}
	}
	at := strings.IndexByte(text, '@')
	if strings.Contains(text, "://") {
		at = -1
	}
	scores := map[*rule]int{}
	for i := 0; i < len(text); {
		if digit(text[i]) && len(c.digits) > 0 {
			if to, role := (&scan{replacer: c.replacer, s: text}).digitsAt(i); to > 0 && (i == 0 || !digit(text[i-1])) {
				return role, true
			}
		}
		to := wordEnd(text, i)
		if to == i {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		token := fold(text[i:to])
		for _, u := range c.rules {
			scores[u] += c.inAddress(u, token, i < at)
		}
		i = to
	}
	var best *rule
	for _, u := range c.rules {
		switch {
		case scores[u] == 0:
		case best == nil || scores[u] > scores[best]:
			best = u
		case scores[u] == scores[best] && best.role != u.role && len(best.tokens) > 1 && len(u.tokens) > 1:
			return "", false // two people's: it can't be told whose
		}
	}
	if best == nil {
		return "", false
	}
	return best.role, true
}

// wholeName is what a name of one word says in an address: more than any number of
// parts.
const wholeName = 1000

// inAddress tells how much a word of an address says of an alias.
func (c *scan) inAddress(u *rule, token string, local bool) int {
	if u.initials != "" {
		if local && token == u.initials {
			return 1
		}
		return 0
	}
	score := 0
	for _, name := range u.tokens {
		plain := !c.lex.has(name, everyday)
		switch {
		case c.lex.has(name, particle) || utf8.RuneCountInString(name) < 2:
		case token == name || token == name+"s":
			if plain || local {
				score += 2
			}
			// A whole name says more than parts of names, which may be anybody's.
			if len(u.tokens) == 1 && score > 0 {
				score += wholeName
			}
		case local && plain && len(name) >= 4 && !c.lex.has(token, first|surname) &&
			(strings.HasPrefix(token, name) || strings.HasSuffix(token, name)):
			score++
		}
	}
	return score
}
