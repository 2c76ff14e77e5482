package persons

import (
	"strings"
	"unicode/utf8"
)

// CPRs returns what could be a number of the CPR register: a date of six digits
// (with 60 added to the day, as replacement numbers have it) and four digits, written
// together or with a space, a dash or the like between. They are returned as they
// stand, in the order they are met, each once. What stands around is not looked at,
// but a longer row of digits holds none.
func CPRs(texts []string) []string {
	var list []string
	met := map[string]bool{}
	for _, s := range texts {
		for i := 0; i < len(s); i++ {
			if !digit(s[i]) {
				continue
			}
			if end, masked := cprAt(s, i); end > 0 && !masked {
				if n := s[i:end]; !met[n] {
					met[n] = true
					list = append(list, n)
				}
				i = end - 1
			}
		}
	}
	return list
}

// cprAt tells where a number of the register ends that begins at i, 0 where none
// does. It is masked where its last four stand as x or *.
func cprAt(s string, i int) (end int, masked bool) {
	if i > 0 && digit(s[i-1]) {
		return 0, false
	}
	at := i
	var part [3]int
	parted := 0
	for k := range part {
		if k > 0 {
			if n := datePoint(s, at); n > 0 && (k == 1 || parted > 0) {
				at += n
				parted++
			} else if k == 2 && parted > 0 {
				return 0, false
			}
		}
		if at+2 > len(s) || !digit(s[at]) || !digit(s[at+1]) {
			return 0, false
		}
		part[k] = int(s[at]-'0')*10 + int(s[at+1]-'0')
		at += 2
	}
	if day := part[0] % 60; day < 1 || day > 31 || part[0] > 91 || part[1] < 1 || part[1] > 12 {
		return 0, false
	}
	from := at
	at += between(s, at)
	if parted > 0 && at == from {
		return 0, false
	}
	if at+4 > len(s) {
		return 0, false
	}
	last := s[at : at+4]
	switch {
	case strings.Trim(last, "0123456789") == "":
		if at+4 < len(s) && digit(s[at+4]) {
			return 0, false
		}
		return at + 4, false
	case at > from && (strings.EqualFold(last, "xxxx") || last == "****"):
		return at + 4, true
	}
	return 0, false
}

// datePoint is how long the character is that parts a date's numbers.
func datePoint(s string, at int) int {
	if at < len(s) && strings.IndexByte(".-/ ", s[at]) >= 0 {
		return 1
	}
	return 0
}

// between is how long the separator is before the last four digits: a dash, a point,
// a stroke or none, with up to two spaces on either side.
func between(s string, at int) int {
	from, points, spaces := at, 0, 0
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		switch {
		case dash(r) || r == '.' || r == '/' || r == '_':
			points++
		case blank(r):
			spaces++
		case invisible(r):
		default:
			return at - from
		}
		if points > 1 || spaces > 4 {
			return at - from
		}
		at += n
	}
	return at - from
}

// numbers finds numbers of the register and of telephones in a text.
func (f *finder) numbers(text int) {
	s := f.texts[text]
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) || i > 0 && digit(s[i-1]) {
			continue
		}
		if end, _ := cprAt(s, i); end > 0 {
			f.add(CPR, strings.ToLower(digitsOf(s[i:end])), s[i:end], spot{text, i, end})
			i = end - 1
			continue
		}
		start := i
		if i > 0 && s[i-1] == '+' {
			start--
		}
		if end := phoneAt(s, start); end > 0 {
			f.add(Phone, phoneKey(s[start:end]), s[start:end], spot{text, start, end})
			i = end - 1
		}
	}
}

// digitsOf is a number without what parts it; the x of a masked one stays.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' || r == 'x' || r == 'X' || r == '*' {
			return r
		}
		return -1
	}, s)
}

// phoneKey is a number of a telephone by its digits, without Denmark's own prefix,
// so that it is the same however it is written.
func phoneKey(s string) string {
	d := digitsOf(s)
	for _, prefix := range []string{"0045", "45"} {
		if rest, ok := strings.CutPrefix(d, prefix); ok && len(rest) == 8 && (prefix == "0045" || strings.HasPrefix(s, "+")) {
			return rest
		}
	}
	return d
}

// group is a row of digits within a number.
type group struct {
	start, end int
	sep        byte // before it: a space, '-' or '.'; 0 for the first
}

// groupsAt reads the rows of digits that follow each other with one separator
// between, at most eight of them.
func groupsAt(s string, i int) []group {
	var list []group
	var sep byte
	for len(list) < 8 {
		start := i
		for i < len(s) && digit(s[i]) {
			i++
		}
		if i == start {
			break
		}
		list = append(list, group{start, i, sep})
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case blank(r):
			sep = ' '
		case dash(r):
			sep = '-'
		case r == '.':
			sep = '.'
		default:
			return list
		}
		i += n
	}
	return list
}

// phoneAt tells where a number of a telephone ends that begins at i, 0 where none
// does: eight digits as Danes group them, with +45 or 0045 before or not; a foreign
// one with + or 00; a British one, which begins with 0.
func phoneAt(s string, i int) int {
	if i > 0 && (digit(s[i-1]) || letter(lastRune(s[:i]))) {
		return 0
	}
	plus := s[i] == '+'
	at := i
	if plus {
		at++
		if at < len(s) && s[at] == '(' {
			return 0
		}
	}
	groups := groupsAt(s, at)
	if len(groups) == 0 {
		return 0
	}
	if n := len(groups); letterAt(s, groups[n-1].end) {
		groups = groups[:n-1]
	}
	for n := len(groups); n > 0; n-- {
		g := groups[:n]
		end := g[n-1].end
		digits := 0
		for _, part := range g {
			digits += part.end - part.start
		}
		lead := s[g[0].start:g[0].end]
		switch {
		case plus || strings.HasPrefix(lead, "00") && digits >= 10:
			if digits >= 8 && digits <= 15 {
				return end
			}
		case lead[0] == '0':
			if (digits == 10 || digits == 11) && (n == 2 || n == 3 || n == 1 && digits == 11) && len(lead) >= 3 {
				return end
			}
		default:
			if digits == 8 && danishNumber(s, g) && !more(s, groups, n) {
				return end
			}
		}
	}
	return 0
}

// danishNumber tells whether groups of eight digits are grouped as the number of a
// telephone and are no date, amount or pair of years.
func danishNumber(s string, g []group) bool {
	if s[g[0].start] < '2' {
		return false
	}
	whole := digitsOf(s[g[0].start:g[len(g)-1].end])
	var sizes strings.Builder
	for i, part := range g {
		sizes.WriteByte(byte('0' + part.end - part.start))
		if i > 0 && part.sep != g[1].sep {
			return false
		}
	}
	century := func(year string) bool { return year == "19" || year == "20" }
	switch sizes.String() {
	case "8":
		date := century(whole[:2]) && whole[4:6] <= "12" || century(whole[4:6]) && whole[2:4] <= "12" && whole[:2] <= "31"
		if date {
			return false
		}
	case "44":
		if century(whole[:2]) && century(whole[4:6]) {
			return false
		}
	case "2222", "332":
	case "233":
		if g[1].sep == '.' || strings.HasSuffix(whole, "000") {
			return false
		}
	default:
		return false
	}
	return !amount(s[g[len(g)-1].end:]) && !register(s[:g[0].start])
}

// more tells whether a row of four two-digit groups goes on to either side, which
// makes it a row of measurements rather than a number.
func more(s string, groups []group, n int) bool {
	if n != 4 {
		return false
	}
	if len(groups) > n && groups[n].end-groups[n].start == 2 && groups[n].sep == groups[1].sep {
		return true
	}
	before := s[:groups[0].start]
	k := len(before)
	return k >= 3 && digit(before[k-2]) && digit(before[k-3]) && groups[1].sep == before[k-1] && before[k-3:k-1] != "45" &&
		(k == 3 || !digit(before[k-4]))
}

// amount tells whether what follows makes a number an amount.
func amount(after string) bool {
	after = strings.ToLower(strings.TrimLeft(after, " \u00a0"))
	for _, unit := range []string{"kr", "mio", "dkk", "%", "euro", "€", ",-", "stk"} {
		if strings.HasPrefix(after, unit) {
			return true
		}
	}
	return false
}

// register tells whether what stands before makes a number that of a firm or a case.
func register(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " .:-"))
	for _, word := range []string{"cvr", "cvr-nr", "cvr nr", "ean", "p-nr", "konto", "kontonr", "sagsnr", "sag", "sagsnummer", "£", "$", "€"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

func letterAt(s string, i int) bool {
	r, n := utf8.DecodeRuneInString(s[i:])
	return n > 0 && letter(r)
}
