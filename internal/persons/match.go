package persons

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// match is where a name stands that begins at a word.
type match struct {
	rule    *rule
	end     int
	covered int // how many of the name's words stand there
	full    bool
	owns    bool // the last word has the s of the genitive on it
}

// match tells what stands in place of the word from i to end and perhaps of those
// behind it.
func (c *scan) match(i, end int) (span, bool) {
	if p, ok := c.literal(i); ok {
		return p, true
	}
	c.buf = appendFold(c.buf[:0], c.s[i:end])
	var best match
	clash := false
	try := func(m match) {
		switch {
		case m.rule == nil || !c.stands(m, i, end):
		case best.rule == nil || m.end > best.end || m.end == best.end && m.full && !best.full:
			best, clash = m, false
		case m.end == best.end && m.full == best.full && !m.full && m.rule.role != best.rule.role:
			// Two people have this part: it can't be told whose it is.
			clash = true
		}
	}
	for _, st := range c.starts[string(c.buf)] {
		try(c.chain(st, i, end, false))
	}
	if n := len(c.buf); n > 1 && c.buf[n-1] == 's' {
		if list := c.starts[string(c.buf[:n-1])]; len(list) > 0 {
			if _, genitive := c.lex.base(string(c.buf), func(string) bool { return true }); genitive || !c.lex.has(string(c.buf), first|surname) {
				for _, st := range list {
					try(c.chain(st, i, end, true))
				}
			}
		}
	}
	if single(c.s[i:end]) {
		for _, u := range c.letters[string(c.buf)] {
			try(c.lettersAt(u, i, end))
		}
	}
	if best.rule == nil || clash {
		return c.compound(i, end)
	}
	return c.put(best, i), true
}

// single tells whether a word is one capital.
func single(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && unicode.IsUpper(r)
}

// chain follows a name word by word as far as it goes.
func (c *scan) chain(st start, i, end int, owns bool) match {
	u := st.rule
	if u.initials != "" {
		written := c.s[i:end]
		if owns {
			written = written[:len(written)-1]
		}
		if shapeOf(written) != shouted {
			return match{}
		}
		return match{u, end, 1, true, owns}
	}
	m := match{rule: u, end: end, covered: 1, owns: owns}
	at := st.at
	// A genitive ends a name, but for one whose own words end in s.
	for !m.owns && at+1 < len(u.tokens) {
		from, to, between := c.next(m.end)
		if to == 0 {
			break
		}
		tight := between == spaced || between == joined || between == quoted || between == slashed ||
			between == dotted && (from == m.end+1 || utf8.RuneCountInString(u.tokens[at]) == 1)
		if !tight {
			break
		}
		key := fold(c.s[from:to])
		k := at + 1
		for k < len(u.tokens) && key != u.tokens[k] && key != u.tokens[k]+"s" {
			k++
		}
		if k == len(u.tokens) {
			if e, ok := c.initial(u, at, from, to); ok {
				m.end = e
				m.covered++
			} else if e, owns := c.across(u, at, m.end); e > 0 {
				m.end, m.owns = e, owns
				m.covered++
			}
			break
		}
		m.owns = key != u.tokens[k]
		m.end, at = to, k
		m.covered++
	}
	m.full = m.covered == len(u.tokens)
	// Half of what a hyphen joins is no part of the name.
	if !m.full && at+1 < len(u.tokens) && u.part[at+1] == u.part[at] {
		return match{}
	}
	return m
}

// The most names that may stand between a first name and the surname of an alias:
// "Mette Marie Juhl" is "Mette Juhl".
const namesBetween = 2

// across tells where the last word of a name stands behind others of the same person,
// 0 where it doesn't.
func (c *scan) across(u *rule, at, end int) (int, bool) {
	final := len(u.tokens) - 1
	if u.part[at] == u.part[final] || final > 0 && u.part[final] == u.part[final-1] {
		return 0, false
	}
	last := u.tokens[final]
	for n := 0; n <= namesBetween; n++ {
		from, to, between := c.next(end)
		near := between == spaced || between == dotted && n > 0 && single(c.s[end-1:end])
		if to == 0 || !near || c.s[from-1] == '\n' {
			return 0, false
		}
		if shape := shapeOf(c.s[from:to]); shape != large && shape != shouted {
			return 0, false
		}
		if key := fold(c.s[from:to]); key == last || key == last+"s" {
			return to, key != last
		}
		end = to
	}
	return 0, false
}

// initial tells whether a single capital stands for a later part of a name, and
// where it ends, with its full stop.
func (c *scan) initial(u *rule, at, from, to int) (int, bool) {
	if !single(c.s[from:to]) {
		return 0, false
	}
	key := fold(c.s[from:to])
	for k := at + 1; k < len(u.tokens); k++ {
		if strings.HasPrefix(u.tokens[k], key) {
			return c.stop(to), true
		}
	}
	return 0, false
}

// stop takes the full stop behind an initial along, unless it ends the sentence.
func (c *scan) stop(to int) int {
	if to >= len(c.s) || c.s[to] != '.' {
		return to
	}
	rest := strings.TrimLeft(c.s[to+1:], " \u00a0\"»”’'")
	r, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || unicode.IsUpper(r) || r == '\n' {
		return to
	}
	return to + 1
}

// lettersAt matches what begins with an initial: "M. Juhl" of a full name, and
// "M.J." of initials.
func (c *scan) lettersAt(u *rule, i, end int) match {
	from, to, between := c.next(end)
	if to == 0 || between != dotted {
		return match{}
	}
	// The s of a genitive is no initial: "JENS'S. Juhl".
	if _, _, before := c.before(i); before == quoted {
		return match{}
	}
	if u.initials != "" {
		letters := fold(c.s[i:end])
		for to > 0 && between == dotted && single(c.s[from:to]) && len(letters) < len(u.initials) {
			letters += fold(c.s[from:to])
			end = to
			from, to, between = c.next(end)
		}
		if letters != u.initials || to > 0 && between == dotted && from == end+1 && single(c.s[from:to]) {
			return match{}
		}
		return match{u, c.stop(end), 1, true, false}
	}
	key, own := fold(c.s[i:end]), fold(c.s[from:to])
	for k := range u.tokens {
		if !strings.HasPrefix(u.tokens[k], key) {
			continue
		}
		for later := k + 1; later < len(u.tokens); later++ {
			if u.part[later] == u.part[k] || utf8.RuneCountInString(u.tokens[later]) < 2 {
				continue
			}
			if own == u.tokens[later] || own == u.tokens[later]+"s" {
				return match{u, to, 2, false, own != u.tokens[later]}
			}
		}
	}
	return match{}
}

// next is the word behind end, and what stands between; to is 0 where there is none
// near.
func (c *scan) next(end int) (from, to int, between gap) {
	from = end
	for from < c.limit && from < end+4 {
		if to = wordEnd(c.s, from); to > from {
			return from, to, gapOf(c.s[end:from])
		}
		_, n := utf8.DecodeRuneInString(c.s[from:])
		from += n
	}
	return 0, 0, apart
}

// before is the word in front of i, and what stands between.
func (c *scan) before(i int) (from, to int, between gap) {
	for to = i; to > 0 && i-to < 4; {
		r, n := utf8.DecodeLastRuneInString(c.s[:to])
		if letter(r) {
			break
		}
		to -= n
	}
	for from = to; from > 0; {
		r, n := utf8.DecodeLastRuneInString(c.s[:from])
		if !letter(r) {
			break
		}
		from -= n
	}
	if from == to {
		return 0, 0, apart
	}
	return from, to, gapOf(c.s[to:i])
}

// stands tells whether a match means the one whose name it is.
func (c *scan) stands(m match, i, end int) bool {
	u := m.rule
	if m.covered > 1 || u.initials != "" {
		return true
	}
	key := fold(c.s[i:end])
	if m.owns {
		key = key[:len(key)-1]
	}
	if c.double(key, i, end) {
		return false
	}
	if !m.full {
		if c.lex.has(key, particle) || utf8.RuneCountInString(key) < 2 || c.anothers(m, key, i, end) {
			return false
		}
	}
	if !c.lex.has(key, everyday) {
		return true
	}
	from, to, between := c.next(m.end)
	acts := to > 0 && between == spaced && c.lex.has(fold(c.s[from:to]), verb)
	switch {
	case shapeOf(c.s[i:end]) == small:
		return acts
	case !c.starting(i):
		return true
	case m.full:
		return acts || !c.lex.has(key, doubtful) || !c.meansNobody(m.end)
	}
	return acts || !c.lex.has(key, doubtful)
}

// meansNobody tells whether what follows a doubtful word at a sentence's start shows
// that no person is meant: "Will you", "Per 1. maj".
func (c *scan) meansNobody(end int) bool {
	if rest := strings.TrimLeft(c.s[end:], " "); rest != "" && digit(rest[0]) {
		return true
	}
	from, to, between := c.next(end)
	if to == 0 || between != spaced || shapeOf(c.s[from:to]) != small && c.s[from:to] != "I" {
		return false
	}
	switch fold(c.s[from:to]) {
	case "jeg", "du", "han", "hun", "den", "det", "de", "vi", "man", "en", "et", "i",
		"a", "an", "the", "you", "he", "she", "it", "we", "they", "this", "that", "your", "my", "our", "there":
		return true
	}
	return false
}

// double tells whether a word is half of a known double name, which is another's.
func (c *scan) double(key string, i, end int) bool {
	if from, to, between := c.next(end); to > 0 && between == joined {
		if c.lex.has(key+"-"+strings.TrimSuffix(fold(c.s[from:to]), "s"), first) || c.lex.has(key+"-"+fold(c.s[from:to]), first) {
			return true
		}
	}
	from, to, between := c.before(i)
	return to > 0 && between == joined && to != c.replaced() && c.lex.has(fold(c.s[from:to])+"-"+key, first)
}

// anothers tells whether a part of a name belongs to somebody else's: a surname that
// isn't in the alias follows it, or another first name stands before it.
func (c *scan) anothers(m match, key string, i, end int) bool {
	if c.lex.has(key, place|organisation) && !c.lex.has(key, first) {
		return true // the town, not the one who is called after it
	}
	if m.owns {
		return c.ledBy(m, key, i)
	}
	if from, to, between := c.next(end); to > 0 && between == spaced && shapeOf(c.s[from:to]) != small {
		next := fold(c.s[from:to])
		base, _ := c.lex.base(next, func(string) bool { return false })
		if !c.single[next] && !c.single[base] && !c.partOf(m.rule, base) && (c.lex.isSurname(next) || c.lex.isSurname(base)) {
			return true
		}
	}
	return c.ledBy(m, key, i)
}

// ledBy tells whether another's first name stands before a surname.
func (c *scan) ledBy(m match, key string, i int) bool {
	from, to, between := c.before(i)
	if to == 0 || between != spaced || to == c.replaced() || shapeOf(c.s[from:to]) == small {
		return false
	}
	if m.rule.tokens[0] == key && c.lex.has(key, first) {
		return false
	}
	before := fold(c.s[from:to])
	_, begins := c.starts[before]
	return (c.lex.has(before, first) || begins) && !c.partOf(m.rule, before) && !c.single[before]
}

func (c *scan) partOf(u *rule, word string) bool {
	for _, token := range u.tokens {
		if token == word {
			return true
		}
	}
	return false
}

// compound matches a name that is written together with what follows: "Mettesagen".
// At the start of a sentence, where any noun has a capital, only what is usual.
func (c *scan) compound(i, end int) (span, bool) {
	if end-i < 7 || shapeOf(c.s[i:end]) != large {
		return span{}, false
	}
	word := fold(c.s[i:end])
	if c.lex.has(word, first|surname|place|organisation) || c.lex.isSurname(word) || c.lex.isSurname(strings.TrimSuffix(word, "s")) {
		return span{}, false
	}
	var best *rule
	size := 0
	for _, u := range c.rules {
		for _, name := range u.tokens {
			rest, ok := strings.CutPrefix(word, name)
			if !ok || utf8.RuneCountInString(name) < 4 || len(rest) < 3 || len(name) <= size || c.lex.has(name, everyday) || u.initials != "" {
				continue
			}
			usual := hasPrefix(rest, c.lex.compounds) || hasPrefix(strings.TrimPrefix(rest, "s"), c.lex.compounds)
			if usual || utf8.RuneCountInString(rest) >= 4 && !c.starting(i) {
				best, size = u, len(name)
			}
		}
	}
	if best == nil {
		return span{}, false
	}
	// The name is as many letters long in the text as it is folded: it may stand
	// there in more bytes.
	letters, at := 0, i
	for letters < size && at < end {
		r, n := utf8.DecodeRuneInString(c.s[at:end])
		at += n
		if !invisible(r) {
			letters = len(appendFold(nil, c.s[i:at]))
		}
	}
	return span{i, at, c.cased(best, i, end) + "-"}, true
}
