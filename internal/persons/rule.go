package persons

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// rule is one alias, prepared.
type rule struct {
	role     string
	tokens   []string // the words of the name, folded
	part     []int    // the part of the name that each word belongs to: a hyphen joins
	parts    int
	initials string // "mj" where the name is initials, else ""
	capitals bool   // the name itself is all capitals
}

// start is a word that a match can begin with.
type start struct {
	rule *rule
	at   int // which of its words
}

// literal is an alias whose name is no row of words: an address, "Bruger7".
type literal struct{ name, role string }

// replacer puts roles in place of names. It is never changed after it is made.
type replacer struct {
	lex      *lexicon
	rules    []*rule
	starts   map[string][]start
	letters  map[string][]*rule // rules by the letters their parts begin with, for "M. Juhl"
	single   map[string]bool    // names of one word
	begins   [256]bool          // bytes that a word to be replaced can begin with
	digits   map[string]string  // roles of numbers, by phoneKey
	literals []literal
}

func newReplacer(aliases Aliases) *replacer {
	r := &replacer{
		lex: lexiconOf(), starts: map[string][]start{}, letters: map[string][]*rule{},
		single: map[string]bool{}, digits: map[string]string{},
	}
	for _, a := range aliases {
		name := strings.TrimSpace(a.Name)
		if !(Alias{Name: name}).names() {
			continue
		}
		switch {
		case !strings.ContainsFunc(name, func(r rune) bool { return letter(r) && !invisible(r) }):
			key := phoneKey(name)
			if _, taken := r.digits[key]; !taken && len(key) > 0 {
				r.digits[key] = a.Role
			}
		case strings.ContainsFunc(name, func(r rune) bool { return '0' <= r && r <= '9' || r == '@' }):
			r.literals = append(r.literals, literal{fold(name), a.Role})
			r.begin(name)
		default:
			r.add(name, a.Role)
		}
	}
	return r
}

// add prepares an alias whose name is a row of words.
func (r *replacer) add(name, role string) {
	u := &rule{role: role, capitals: name == strings.ToUpper(name)}
	for _, part := range parts(name) {
		for _, token := range strings.FieldsFunc(part, func(r rune) bool { return r == '-' || r == '\'' }) {
			u.tokens = append(u.tokens, token)
			u.part = append(u.part, u.parts)
		}
		u.parts++
	}
	if len(u.tokens) == 0 {
		return
	}
	r.rules = append(r.rules, u)
	if letters := strings.Join(u.tokens, ""); u.capitals && u.areInitials(letters) && !r.lex.has(letters, first) {
		u.initials = letters
		first, n := utf8.DecodeRuneInString(letters)
		r.letters[string(first)] = append(r.letters[string(first)], u)
		r.starts[letters] = append(r.starts[letters], start{u, 0})
		r.begin(letters[:n])
		return
	}
	if len(u.tokens) == 1 {
		r.single[u.tokens[0]] = true
	}
	for i, token := range u.tokens {
		if i > 0 && u.part[i] == u.part[i-1] {
			continue
		}
		alone := i+1 == len(u.tokens) || u.part[i+1] != u.part[i]
		if i > 0 && alone && (utf8.RuneCountInString(token) < 2 || r.lex.has(token, particle)) {
			continue
		}
		r.starts[token] = append(r.starts[token], start{u, i})
		r.begin(token)
		if letter, _ := utf8.DecodeRuneInString(token); u.parts > 1 {
			r.letters[string(letter)] = append(r.letters[string(letter)], u)
		}
	}
}

// areInitials tells whether the words of a name are initials: MJ, or M.J.
func (u *rule) areInitials(letters string) bool {
	n := utf8.RuneCountInString(letters)
	return n >= 2 && n <= 3 && (len(u.tokens) == 1 || len(u.tokens) == n)
}

// begin marks the bytes that a word can begin with that is compared equal: small or
// capital, composed or not.
func (r *replacer) begin(word string) {
	first, _ := utf8.DecodeRuneInString(word)
	for _, c := range []rune{unicode.ToLower(first), unicode.ToUpper(first), unicode.ToTitle(first)} {
		s := string(c)
		r.begins[s[0]] = true
		r.begins[norm.NFC.String(s)[0]] = true
		r.begins[norm.NFD.String(s)[0]] = true
	}
	// Letters outside ASCII that become one of ASCII when they are made small (K for
	// Kelvin) begin with a byte of their own, and so does what can't be seen.
	for b := utf8.RuneSelf; b < 256; b++ {
		r.begins[b] = true
	}
}
