package persons

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// put writes the role for a match, with the genitive that the name has there.
func (c *scan) put(m match, i int) span {
	if m.full && !m.owns {
		m = c.surnames(m, i)
	}
	role := c.cased(m.rule, i, m.end)
	if m.owns {
		return span{i, m.end, genitive(role)}
	}
	n := apostrophe(c.s, m.end)
	if n == 0 {
		return span{i, m.end, role}
	}
	after := m.end + n
	if after < len(c.s) && c.s[after]|0x20 == 's' && wordEnd(c.s, after) == after+1 {
		// Written as in English, or as many Danes do: kept so.
		if sibilant(role) && !english(role) {
			return span{i, after + 1, role + c.s[m.end:after]}
		}
		return span{i, after + 1, role + c.s[m.end:after+1]}
	}
	name := c.s[i:m.end]
	quoted := i > 0 && apostropheBefore(c.s, i)
	if sibilant(name) && !quoted && wordEnd(c.s, after) == after {
		return span{i, after, genitive(role)}
	}
	return span{i, m.end, role}
}

// surnames takes a surname or an initial along that follows a name: it would point
// at the same person.
func (c *scan) surnames(m match, i int) match {
	if m.rule.initials != "" || shapeOf(c.s[i:m.end]) == small {
		return m
	}
	for range longestName {
		from, to, between := c.next(m.end)
		if to == 0 || between != spaced || c.s[from-1] == '\n' {
			return m
		}
		written := c.s[from:to]
		if single(written) && to < len(c.s) && c.s[to] == '.' {
			if end := c.stop(to); end > to {
				m.end = end
				continue
			}
			// The initial ends the sentence, or a surname follows it.
			after, last, gap := c.next(to)
			if last > 0 && gap == dotted && c.lex.isSurname(strings.TrimSuffix(fold(c.s[after:last]), "s")) && shapeOf(c.s[after:last]) == large {
				m.end = to + 1
				continue
			}
			m.end = to
			return m
		}
		key := fold(written)
		base, owns := c.lex.base(key, func(string) bool { return false })
		if c.lex.isSurname(key) {
			base, owns = key, false
		}
		shape := shapeOf(written)
		if shape == small || shape == mixed || !c.lex.isSurname(base) || c.lex.has(base, first|organisation) || c.single[base] || c.single[key] {
			return m
		}
		m.end = to
		if owns {
			m.owns = true
			return m
		}
	}
	return m
}

// cased is the role as it is written in place of the text from i to end: with a
// capital at a sentence's start, in capitals among capitals.
func (c *scan) cased(u *rule, i, end int) string {
	first, _ := utf8.DecodeRuneInString(c.s[i:])
	if !unicode.IsUpper(first) {
		return u.role
	}
	if !u.capitals && u.initials == "" && shapeOf(c.s[i:wordEnd(c.s, i)]) == shouted && c.amongCapitals(i, end) {
		return strings.ToUpper(u.role)
	}
	if !c.starting(i) {
		return u.role
	}
	r, n := utf8.DecodeRuneInString(u.role)
	return string(unicode.ToUpper(r)) + u.role[n:]
}

// amongCapitals tells whether the word beside is all capitals too.
func (c *scan) amongCapitals(i, end int) bool {
	if from, to, between := c.before(i); to > 0 && between == spaced && shapeOf(c.s[from:to]) == shouted {
		return true
	}
	from, to, between := c.next(end)
	return to > 0 && between == spaced && shapeOf(c.s[from:to]) == shouted
}

// starting tells whether a sentence starts at i. A text does, unless it begins with a
// space and so goes on with the one before it.
func (c *scan) starting(i int) bool {
	at, spaces := i, 0
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(c.s[:at])
		switch {
		case r == '\n':
			return true
		case unicode.IsSpace(r):
			spaces++
		case strings.ContainsRune("\"“„»«”'‘*_#>([•", r) || dash(r):
		case r == '!' || r == '?' || r == '…':
			return spaces > 0
		case r == '.':
			return spaces > 0 && !c.shortened(at-n)
		default:
			return false
		}
		at -= n
	}
	r, _ := utf8.DecodeRuneInString(c.s)
	return !unicode.IsSpace(r)
}

// shortened tells whether the full stop at i belongs to a short form: "bl.a. Mette".
func (c *scan) shortened(i int) bool {
	from := i
	for from > 0 {
		r, n := utf8.DecodeLastRuneInString(c.s[:from])
		if !letter(r) {
			break
		}
		from -= n
	}
	return from < i && (c.lex.has(fold(c.s[from:i]), short) || single(c.s[from:i]))
}

// apostropheBefore tells whether a quotation opens right before i.
func apostropheBefore(s string, i int) bool {
	r := lastRune(s[:i])
	return r == '\'' || r == '‘' || r == '’' || r == '`'
}

// sibilant tells whether a word's genitive is an apostrophe in Danish.
func sibilant(s string) bool {
	r := unicode.ToLower(lastRune(s))
	return r == 's' || r == 'x' || r == 'z'
}

// english tells whether a role is English, by its article.
func english(role string) bool {
	word, _, more := strings.Cut(role, " ")
	switch strings.ToLower(word) {
	case "the", "a", "an", "my", "our", "one":
		return more
	}
	return false
}

// genitive is the role's genitive: souschefens, the deputy's, TR's... In Danish a role
// in capitals has an apostrophe, and so has one that ends in an s.
func genitive(role string) string {
	switch {
	case english(role):
		return role + "'s"
	case sibilant(role):
		return role + "'"
	case shapeOf(role[strings.LastIndexByte(role, ' ')+1:]) == shouted && utf8.RuneCountInString(role) <= 4:
		return role + "'s"
	}
	return role + "s"
}
