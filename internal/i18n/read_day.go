package i18n

import (
	"strings"
	"time"
)

// Direction says which day is meant where a date leaves it open: one without a
// year, a weekday or a week alone.
type Direction int

// Today itself counts for both Past and Future. Nearest takes the day that is
// fewest days away, and of two equally far the later.
const (
	Nearest Direction = iota
	Past              // the last such day: when something was seen
	Future            // the next such day: when a meeting is
)

// The years that a date may have. A date outside them is a slip of the finger.
const (
	firstYear = 1900
	lastYear  = 2199
)

// ParseDay reads a date as a person types it, in Danish or English whatever the
// program's language: 2026-12-03, 3/12 (the day first), 3. dec, 3 December
// 2026, torsdag den 3. december 2026, i dag, yesterday, på mandag, uge 49, om 14
// dage, +14d. Of today only year, month and day are used, so a caller who
// counts from a meeting hands over the meeting's day.
//
// The result is midnight UTC of that calendar day. Errors are Faults that say
// what is wrong: "31. november findes ikke; november har 30 dage."
func ParseDay(text string, today time.Time, dir Direction) (time.Time, error) {
	if strings.TrimSpace(text) == "" {
		return time.Time{}, NewFault("date_empty")
	}
	r := newReader(text, today, dir)
	r.whole = true
	day, ok, err := r.date()
	switch {
	case err != nil:
		return time.Time{}, err
	case !ok || !r.done():
		return time.Time{}, NewFault("date_unknown", strings.TrimSpace(text))
	}
	return day, nil
}

// ParseDayPrefix reads a date at the start of a text such as "3. december kl.
// 13 på rådhuset", and returns what follows it, without the comma or space
// between. It reports false for a text that begins with no date. Where a date
// was meant that isn't one (31. november) the error is the Fault of ParseDay.
//
// It is stricter than ParseDay about what could be something else: 3-4, 3.12
// and 3/4 af gruppen are no dates here, and neither is a weekday's short name.
func ParseDayPrefix(text string, today time.Time, dir Direction) (day time.Time, rest string, ok bool, err error) {
	r := newReader(text, today, dir)
	day, ok, err = r.date()
	if err != nil || !ok || !r.boundary() {
		return time.Time{}, text, false, err
	}
	rest = strings.TrimLeft(text[r.end():], " \t\r\n,;:.")
	return day, rest, true, nil
}

// reader reads one date from the tokens of a text. Its methods return false
// where the text is none of theirs, and then leave the place as it was.
type reader struct {
	tokens []token
	at     int
	today  time.Time
	dir    Direction
	whole  bool // the text has to be a date from one end to the other
}

func newReader(text string, today time.Time, dir Direction) *reader {
	return &reader{tokens: tokens(text), today: midnight(today), dir: dir}
}

// peek returns the token that stands n places ahead, or an empty one.
func (r *reader) peek(n int) token {
	if r.at+n < len(r.tokens) {
		return r.tokens[r.at+n]
	}
	return token{number: -1}
}

func (r *reader) done() bool { return r.at >= len(r.tokens) }

// end is where the last token that was read ends, in bytes.
func (r *reader) end() int {
	if r.at == 0 {
		return 0
	}
	return r.tokens[r.at-1].end
}

// boundary reports whether the date ends here: not in the middle of 3/12abc.
func (r *reader) boundary() bool {
	t := r.peek(0)
	return r.done() || t.spaced || t.mark != 0
}

// skip goes past a mark that stands right behind the last token.
func (r *reader) skip(mark rune) bool {
	if t := r.peek(0); t.mark == mark && !t.spaced {
		r.at++
		return true
	}
	return false
}

// skipWord goes past one of the words.
func (r *reader) skipWord(words ...string) bool {
	if t := r.peek(0); t.word != "" && one(t.word, words...) {
		r.at++
		return true
	}
	return false
}

func (r *reader) date() (day time.Time, ok bool, err error) {
	start := r.at
	for _, form := range []func() (time.Time, bool, error){
		r.named, r.signed, r.ahead, r.ago, r.week, r.weekday, r.absolute,
	} {
		r.at = start
		if day, ok, err = form(); err != nil {
			return time.Time{}, false, err
		}
		if !ok {
			continue
		}
		if day.Year() < firstYear || day.Year() > lastYear {
			return time.Time{}, false, NewFault("date_year", firstYear, lastYear)
		}
		return day, true, nil
	}
	r.at = start
	return time.Time{}, false, nil
}

// named reads "i dag", "the day after tomorrow".
func (r *reader) named() (time.Time, bool, error) {
	for _, phrase := range dayPhrases {
		if r.phrase(phrase.words) {
			return r.today.AddDate(0, 0, phrase.days), true, nil
		}
	}
	return time.Time{}, false, nil
}

func (r *reader) phrase(words []string) bool {
	for i, w := range words {
		if r.peek(i).word != w {
			return false
		}
	}
	r.at += len(words)
	return true
}

// signed reads "+14d" and "-2w".
func (r *reader) signed() (time.Time, bool, error) {
	sign := 1
	switch r.peek(0).mark {
	case '+':
	case '-':
		sign = -1
	default:
		return time.Time{}, false, nil
	}
	r.at++
	// "- 2 uger" is a line of a list.
	if r.peek(0).spaced || r.peek(0).number < 0 {
		return time.Time{}, false, nil
	}
	return r.distance(sign)
}

// ahead reads "om 14 dage" and "in two weeks".
func (r *reader) ahead() (time.Time, bool, error) {
	if !r.skipWord("om", "in") {
		return time.Time{}, false, nil
	}
	return r.distance(1)
}

// ago reads "for tre dage siden" and "3 days ago".
func (r *reader) ago() (time.Time, bool, error) {
	r.skipWord("for")
	day, ok, err := r.distance(-1)
	return day, ok && r.skipWord("siden", "ago"), err
}

// distance reads a number and a unit, and counts them from today. A month on
// ends in the same month's last day where it has no such day.
func (r *reader) distance(sign int) (time.Time, bool, error) {
	t := r.peek(0)
	n := t.number
	if t.word != "" {
		n = -1
		if c, known := countWords[t.word]; known {
			n = c
		}
	}
	u, known := unitWords[r.peek(1).word]
	if n < 0 || !known {
		return time.Time{}, false, nil
	}
	r.at += 2
	n *= sign
	if u.months == 0 {
		return r.today.AddDate(0, 0, n*u.days), true, nil
	}
	first := time.Date(r.today.Year(), r.today.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0)
	return first.AddDate(0, 0, min(r.today.Day(), daysIn(first.Year(), first.Month()))-1), true, nil
}

// week reads "uge 49", "week 49 2026" and "2026-W49": the Monday of it.
func (r *reader) week() (time.Time, bool, error) {
	if year := r.peek(0); year.digits == 4 && r.peek(1).mark == '-' && r.peek(2).word == "w" && r.peek(3).number >= 0 {
		week := r.peek(3).number
		r.at += 4
		day, err := weekOf(year.number, week)
		return day, err == nil, err
	}
	if one(r.peek(0).word, "i", "in") && one(r.peek(1).word, "uge", "week") {
		r.at++
	}
	if !r.skipWord("uge", "week") || r.peek(0).number < 0 || r.peek(0).digits > 2 {
		return time.Time{}, false, nil
	}
	week := r.peek(0).number
	r.at++
	if year, ok := r.year(); ok {
		day, err := weekOf(year, week)
		return day, err == nil, err
	}
	if week < 1 || week > 53 {
		return time.Time{}, false, NewFault("date_week", week)
	}
	// A week that has begun and isn't over is both the last one and the next.
	day := r.pick(func(year int) (time.Time, bool) {
		monday, err := weekOf(year, week)
		return monday, err == nil
	}, 6)
	return day, true, nil
}

// weekOf returns the Monday of an ISO week.
func weekOf(year, week int) (time.Time, error) {
	if week < 1 || week > 53 {
		return time.Time{}, NewFault("date_week", week)
	}
	// The 4th of January always lies in the first week.
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := fourth.AddDate(0, 0, 1-isoWeekday(fourth)+7*(week-1))
	if _, w := monday.ISOWeek(); w != week {
		return time.Time{}, NewFault("date_week_year", week, year)
	}
	return monday, nil
}

// pick chooses the year of a day that was given without one. The days of
// length+1 that begin there count as one, as those of a week do.
func (r *reader) pick(in func(year int) (time.Time, bool), length int) time.Time {
	var best time.Time
	found := false
	// Between two 29ths of February lie up to eight years.
	for year := r.today.Year() - 8; year <= r.today.Year()+8; year++ {
		day, ok := in(year)
		if !ok {
			continue
		}
		switch r.dir {
		case Past:
			if day.After(r.today) {
				continue
			}
			best, found = day, true
		case Future:
			if day.AddDate(0, 0, length).Before(r.today) || found {
				continue
			}
			best, found = day, true
		default:
			if !found || away(day, r.today, length) <= away(best, r.today, length) {
				best, found = day, true
			}
		}
	}
	return best
}

// away is how many days lie between today and a day or the span that begins
// there.
func away(day, today time.Time, length int) int {
	n := daysBetween(today, day)
	switch {
	case n > 0:
		return n
	case n+length < 0:
		return -n - length
	default:
		return 0
	}
}
