package i18n

import (
	"strconv"
	"time"
)

// weekday reads a day of the week, alone ("på mandag", "last Friday", "i
// mandags"), in front of a date ("torsdag den 3. december 2026") or of a week
// ("onsdag i uge 49").
func (r *reader) weekday() (time.Time, bool, error) {
	start := r.at
	forward := r.skipWord("på", "paa", "on", "next", "næste", "naeste", "førstkommende")
	back := !forward && r.skipWord("last", "sidste", "forrige")
	if !forward && !back && r.peek(0).word == "i" {
		if n := weekdayWords[cutS(r.peek(1).word)]; n > 0 && weekdayWords[r.peek(1).word] == 0 {
			r.at += 2
			return r.before(n), true, nil
		}
	}
	name := r.peek(0).word
	wanted, short := weekdayWords[name], false
	if wanted == 0 {
		wanted, short = shortWeekdayWords[name], true
	}
	if wanted == 0 {
		return time.Time{}, false, nil
	}
	r.at++
	if short {
		r.skip('.')
	}
	afterName := r.at
	r.skip(',')
	day, ok, err := r.absolute()
	switch {
	case err != nil:
		return time.Time{}, false, err
	case ok && isoWeekday(day) != wanted:
		return time.Time{}, false, NewFault("date_weekday", day, weekdayKey(isoWeekday(day)), weekdayKey(wanted))
	case ok:
		return day, true, nil
	}
	r.at = afterName
	if monday, ok, err := r.week(); ok || err != nil {
		return monday.AddDate(0, 0, wanted-1), ok, err
	}
	r.at = afterName
	if short && !(r.whole && r.done()) {
		r.at = start
		return time.Time{}, false, nil
	}
	switch {
	case forward:
		return r.after(wanted), true, nil
	case back:
		return r.before(wanted), true, nil
	}
	return r.that(wanted), true, nil
}

func weekdayKey(n int) Key { return Key("date.weekday." + strconv.Itoa(n)) }

// cutS takes the s off "mandags".
func cutS(word string) string {
	if n := len(word); n > 0 && word[n-1] == 's' {
		return word[:n-1]
	}
	return word
}

// after returns the next such weekday, never today: nobody calls today "på
// mandag".
func (r *reader) after(weekday int) time.Time {
	return r.today.AddDate(0, 0, (weekday-isoWeekday(r.today)+6)%7+1)
}

// before returns the last such weekday, never today.
func (r *reader) before(weekday int) time.Time {
	return r.after(weekday).AddDate(0, 0, -7-boolInt(isoWeekday(r.today) == weekday)*7)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// that returns the weekday that a bare name means.
func (r *reader) that(weekday int) time.Time {
	if isoWeekday(r.today) == weekday {
		return r.today
	}
	next, last := r.after(weekday), r.before(weekday)
	if r.dir == Future || r.dir == Nearest && daysBetween(r.today, next) < daysBetween(last, r.today) {
		return next
	}
	return last
}

// absolute reads a day of a month, with or without its year.
func (r *reader) absolute() (time.Time, bool, error) {
	start := r.at
	if r.skipWord("den", "d", "the", "on") {
		r.skip('.')
	}
	afterArticle := r.at
	for _, form := range []func() (dayOfMonth, bool){r.iso, r.numeric, r.dayFirst, r.monthFirst} {
		r.at = afterArticle
		if d, ok := form(); ok {
			day, err := r.resolve(d)
			return day, err == nil, err
		}
	}
	r.at = start
	return time.Time{}, false, nil
}

// dayOfMonth is a date as it was read, not yet known to exist.
type dayOfMonth struct {
	day, month, year int
	dated            bool // the year was given
}

// iso reads 2026-12-03.
func (r *reader) iso() (dayOfMonth, bool) {
	year, a, month, b, day := r.peek(0), r.peek(1), r.peek(2), r.peek(3), r.peek(4)
	if year.digits != 4 || a.mark != b.mark || a.mark != '-' && a.mark != '/' || !fewDigits(month) || !fewDigits(day) {
		return dayOfMonth{}, false
	}
	r.at += 5
	return dayOfMonth{day.number, month.number, year.number, true}, true
}

// fewDigits tells of a number that can be a day or a month: one or two digits.
func fewDigits(t token) bool { return t.digits == 1 || t.digits == 2 }

// numeric reads 3/12, 3/12-2026, 3.12.2026 and 3-12-26.
func (r *reader) numeric() (dayOfMonth, bool) {
	day, mark, month := r.peek(0), r.peek(1).mark, r.peek(2)
	if !fewDigits(day) || !fewDigits(month) || mark != '/' && mark != '.' && mark != '-' || r.peek(1).spaced || month.spaced {
		return dayOfMonth{}, false
	}
	r.at += 3
	if year, ok := r.numericYear(mark); ok {
		return dayOfMonth{day.number, month.number, year, true}, true
	}
	if r.whole {
		r.skip('.')
		return dayOfMonth{day.number, month.number, 0, false}, true
	}
	// Inside a text 3.12 may be a time, 3-4 a span and 3/4 a part.
	next := r.peek(0)
	if mark != '/' || month.number > 12 || fractionWords[next.word] || next.mark == '/' {
		return dayOfMonth{}, false
	}
	return dayOfMonth{day.number, month.number, 0, false}, true
}

// numericYear reads the year of a date in digits: of two or four digits right
// behind a mark, of four behind a space.
func (r *reader) numericYear(mark rune) (int, bool) {
	sep, year := r.peek(0), r.peek(1)
	if (sep.mark == mark || sep.mark == '-') && !sep.spaced && !year.spaced && (year.digits == 2 || year.digits == 4) {
		// 3/12-10/12 is a span of days and no year 10.
		if after := r.peek(2); after.mark != 0 && after.mark == mark && !after.spaced && r.peek(3).number >= 0 {
			return 0, false
		}
		r.at += 2
		if year.digits == 2 {
			return 2000 + year.number, true
		}
		return year.number, true
	}
	return r.year()
}

// year reads a year of four digits, perhaps behind a comma. A number that is no
// likely year is left alone: 1330 is a time.
func (r *reader) year() (int, bool) {
	start := r.at
	r.skip(',')
	t := r.peek(0)
	if t.digits != 4 || !t.spaced || t.number < firstYear || t.number > lastYear {
		r.at = start
		return 0, false
	}
	r.at++
	return t.number, true
}

// dayFirst reads 3. december, 3 Dec 2026, 3rd of December.
func (r *reader) dayFirst() (dayOfMonth, bool) {
	day := r.peek(0)
	if !fewDigits(day) {
		return dayOfMonth{}, false
	}
	r.at++
	if !r.skip('.') {
		r.ordinal()
	}
	r.skipWord("of")
	month, known := monthWords[r.peek(0).word]
	if !known {
		return dayOfMonth{}, false
	}
	r.at++
	r.skip('.')
	year, dated := r.year()
	return dayOfMonth{day.number, int(month), year, dated}, true
}

// monthFirst reads December 3 and December 3rd, 2026.
func (r *reader) monthFirst() (dayOfMonth, bool) {
	month, known := monthWords[r.peek(0).word]
	if !known {
		return dayOfMonth{}, false
	}
	r.at++
	r.skip('.')
	r.skipWord("the")
	day := r.peek(0)
	if !fewDigits(day) {
		return dayOfMonth{}, false
	}
	r.at++
	r.ordinal()
	year, dated := r.year()
	return dayOfMonth{day.number, int(month), year, dated}, true
}

// ordinal goes past the letters of 3rd.
func (r *reader) ordinal() {
	if !r.peek(0).spaced {
		r.skipWord("st", "nd", "rd", "th")
	}
}

// resolve makes a day of what was read, or says why there is none.
func (r *reader) resolve(d dayOfMonth) (time.Time, error) {
	if d.month < 1 || d.month > 12 {
		if d.day >= 1 && d.day <= 12 && d.month <= 31 && d.month > 0 {
			return time.Time{}, NewFault("date_month_first", d.month, d.day)
		}
		return time.Time{}, NewFault("date_month", d.month)
	}
	month := time.Month(d.month)
	// 2024 is a leap year: a day that it lacks is in no year.
	if longest := daysIn(2024, month); d.day < 1 || d.day > longest {
		days := longest
		if d.dated {
			days = daysIn(d.year, month)
		}
		return time.Time{}, NewFault("date_none", d.day, Key("date.month."+strconv.Itoa(d.month)), days)
	}
	if !d.dated {
		return r.pick(func(year int) (time.Time, bool) { return dayIn(year, month, d.day) }, 0), nil
	}
	if d.year < firstYear || d.year > lastYear {
		return time.Time{}, NewFault("date_year", firstYear, lastYear)
	}
	day, ok := dayIn(d.year, month, d.day)
	if !ok {
		return time.Time{}, NewFault("date_none_year", d.day, Key("date.month."+strconv.Itoa(d.month)), daysIn(d.year, month), d.year)
	}
	return day, nil
}

func dayIn(year int, month time.Month, day int) (time.Time, bool) {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC), day <= daysIn(year, month)
}

// daysIn returns how many days a month has.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
