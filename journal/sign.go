package journal

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// Sign is an indicator as a leader writes it in one line: "sene overleveringer,
// 9 om ugen nu, helst 3".
type Sign struct {
	Name             string
	Kind             IndicatorKind
	Unit             string
	Better           Better
	Baseline, Target Value
}

// What a line says about its numbers, in Danish and English.
var (
	signScale  = pattern(`(?i)[\s,(]*\b(på en |on a )?(skala|skalaen|scale)( fra| from)? 1 ?(-|–|til|to) ?5\b\)?`)
	signNumber = pattern(`\d+(?:[.,]\d+)*`)
	signNow    = signWords(`lige nu|i dag|for tiden|p\.t\.|nu|baseline|at present|right now|these days|now|today|currently`)
	signGoal   = signWords(`vi vil helst have|helst ikke over|helst ikke under|helst|gerne|højst|mindst|maks\.?|max\.?|min\.?|` +
		`målet er|mål|ned på|op på|ned til|op til|og til|til|ønsket er|ønsket|` +
		`preferably not over|preferably|ideally|aiming for|aim for|aim|the target is|target|the goal is|goal|` +
		`hopefully|hoping for|at most|at least|no more than|no less than|down to|up to|to|wanted`)
	signLess = signWords(`højst|maks\.?|max\.?|ned til|ned på|helst ikke over|færre|mindre|at most|no more than|preferably not over|down to|fewer|less`)
	signMore = signWords(`mindst|min\.?|op til|op på|helst ikke under|flere|mere|at least|no less than|up to|more`)
	signFrom = signWords(`fra|from`)
	signIs   = signWords(`er|is|are|er der|there are`)
	// A unit that begins so counts how often something happens.
	signCount = pattern(`(?i)^(om|i|pr\.?|per|gang|gange|hver|a|an|in|each|every|times)(\s|$)`)
)

// signWords finds any of the alternatives as whole words. Go's \b knows letters
// of English only, so the words' ends are looked for as what is no letter.
func signWords(alternatives string) func() *regexp.Regexp {
	return pattern(`(?i)(^|[^\pL\pN])(` + alternatives + `)($|[^\pL\pN])`)
}

// pattern is made when it is first used: together they take longer than the rest
// of the program's start.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// signed is a number of the line with what stands before it, back to the number
// or the separator before, and what stands after it up to the next.
type signed struct {
	n            float64
	before, rest string
	separated    bool // a comma, colon or dash stands before
}

// ParseSign reads such a line. It is false for a line that is no such thing:
// without a name, without one or two numbers, without a word that says what a
// number is, or with a number that can be read in two ways (3.500). It only
// offers; the leader's own line stays as it was written.
//
// Better is read off baseline and target where both are there, else off words
// like "højst" and "at least"; a target alone is taken to be wished reached from
// below, and a baseline alone says nothing of a direction.
func ParseSign(text string) (Sign, bool) {
	line := strings.TrimSpace(text)
	if strings.Contains(line, "\n") {
		return Sign{}, false
	}
	var s Sign
	if signScale().MatchString(line) {
		s.Kind = KindScale
		line = signScale().ReplaceAllString(line, "")
	}
	name, numbers, ok := cutSign(line)
	if !ok {
		return Sign{}, false
	}
	s.Name = name
	if !s.tell(numbers) {
		return Sign{}, false
	}
	s.settleKind()
	s.settleBetter(line)
	return s, true
}

// cutSign parts a line into its name and its numbers.
func cutSign(line string) (name string, numbers []signed, ok bool) {
	places := signNumber().FindAllStringIndex(line, -1)
	if len(places) < 1 || len(places) > 2 {
		return "", nil, false
	}
	from := 0
	for i, p := range places {
		n, ok := signValue(line[p[0]:p[1]])
		if !ok || inWord(line, p) {
			return "", nil, false
		}
		before := line[from:p[0]]
		separated := false
		if at := strings.LastIndexAny(before, ",;:(–"); at >= 0 && i == 0 {
			separated = true
		}
		end := len(line)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		rest := line[p[1]:end]
		if at := strings.IndexAny(rest, ",;:()–"); at >= 0 {
			rest = rest[:at]
		}
		from = p[1] + len(rest)
		numbers = append(numbers, signed{n: n, before: before, rest: rest, separated: separated})
	}
	// The name goes to the first separator, else to what is said of the number.
	first := numbers[0]
	name = first.before
	if at := strings.IndexAny(name, ",;:(–"); at >= 0 {
		name = name[:at]
	} else {
		for _, marks := range []*regexp.Regexp{signFrom(), signGoal(), signNow(), signIs()} {
			if m := lastMatch(marks, name); m >= 0 && m > 0 {
				name = name[:m]
			}
		}
	}
	name = strings.Trim(name, " \t-–,;:.")
	if strings.IndexFunc(name, unicode.IsLetter) < 0 {
		return "", nil, false
	}
	return name, numbers, true
}

// lastMatch is where the words stand that end a text, and -1 where the text ends
// with something else: "sene overleveringer fra ".
func lastMatch(words *regexp.Regexp, text string) int {
	m := words.FindAllStringSubmatchIndex(text, -1)
	if len(m) == 0 {
		return -1
	}
	last := m[len(m)-1]
	if strings.TrimSpace(text[last[5]:]) != "" {
		return -1
	}
	return last[4]
}

// inWord tells of digits that are part of a word or a code (B12, 3-4, 12/10).
func inWord(line string, p []int) bool {
	for _, r := range lastRune(line[:p[0]]) + firstRune(line[p[1]:]) {
		if unicode.IsLetter(r) || strings.ContainsRune("/#", r) {
			return true
		}
	}
	return false
}

func lastRune(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return ""
	}
	return string(r[len(r)-1])
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// signValue reads 9, 3,5 and 3.5. What could be thousands is read in neither way.
func signValue(digits string) (float64, bool) {
	whole, part, decimal := strings.Cut(strings.ReplaceAll(digits, ",", "."), ".")
	if decimal && (len(part) == 3 || strings.Contains(part, ".")) || len(whole) > 9 {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", "."), 64)
	return n, err == nil
}

// tell finds out which number is where it stands now and which is wished for,
// and what they count.
func (s *Sign) tell(numbers []signed) bool {
	marked := s.Kind == KindScale
	for i, n := range numbers {
		goal := signGoal().MatchString(n.before) || i > 0 && strings.ContainsAny(n.before, "→>")
		if i == 0 && goal {
			// In the name's own words "til" is no wish: "tid til en kop kaffe: 5".
			goal = lastMatch(signGoal(), n.before) >= 0
		}
		now := signNow().MatchString(n.rest) || signFrom().MatchString(n.before) || signNow().MatchString(n.before)
		unit, ok := signUnit(n.rest)
		if !ok {
			return false
		}
		if s.Unit == "" {
			s.Unit = unit
		}
		marked = marked || goal || now || n.separated || unit == "%"
		value := Value{N: n.n, Set: true}
		switch {
		case goal && !now || i > 0 && s.Baseline.Set:
			if s.Target.Set {
				return false
			}
			s.Target = value
		case !s.Baseline.Set:
			s.Baseline = value
		default:
			return false
		}
	}
	return marked
}

// signUnit is what stands behind a number, without the words that say which
// number it is. It is false where that is a whole story.
func signUnit(rest string) (string, bool) {
	for _, marks := range []*regexp.Regexp{signNow(), signGoal()} {
		for range 3 {
			rest = marks.ReplaceAllString(rest, "$1$3")
		}
	}
	rest = strings.Trim(strings.Join(strings.Fields(rest), " "), " .-→>")
	return rest, len(strings.Fields(rest)) <= 4
}

func (s *Sign) settleKind() {
	if s.Kind == KindScale {
		for _, v := range []Value{s.Baseline, s.Target} {
			if v.Set && (v.N < 1 || v.N > 5) {
				s.Kind = KindNumber
			}
		}
		if s.Kind == KindScale {
			return
		}
	}
	whole := s.Baseline.N == math.Trunc(s.Baseline.N) && s.Target.N == math.Trunc(s.Target.N)
	switch unit := strings.ToLower(s.Unit); {
	case strings.HasPrefix(unit, "%"), strings.HasPrefix(unit, "procent"), strings.HasPrefix(unit, "per cent"):
		s.Kind = KindPercent
		s.Unit = ""
	case whole && (unit == "" || signCount().MatchString(unit)):
		s.Kind = KindCount
	default:
		s.Kind = KindNumber
	}
}

func (s *Sign) settleBetter(line string) {
	switch {
	case s.Baseline.Set && s.Target.Set && s.Target.N < s.Baseline.N:
		s.Better = Down
	case s.Baseline.Set && s.Target.Set && s.Target.N > s.Baseline.N:
		s.Better = Up
	case s.Target.Set && signLess().MatchString(line):
		s.Better = Down
	case s.Target.Set && signMore().MatchString(line), s.Target.Set:
		s.Better = Up
	default:
		s.Better = Neither
	}
}
