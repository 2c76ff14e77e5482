package i18n

import (
	"strconv"
	"strings"
	"time"
)

// LongDay writes a day with its weekday: "torsdag den 3. december 2026" or
// "Thursday 3 December 2026".
func (w *Words) LongDay(day time.Time) string {
	return w.T("date.long", w.Weekday(day), day.Day(), w.Month(day.Month()), day.Year())
}

// Day writes a day: "3. december 2026" or "3 December 2026".
func (w *Words) Day(day time.Time) string {
	return w.T("date.day", day.Day(), w.Month(day.Month()), day.Year())
}

// ShortDay writes a day without its year: "3. dec." or "3 Dec".
func (w *Words) ShortDay(day time.Time) string {
	return w.T("date.short", day.Day(), w.ShortMonth(day.Month()))
}

// RelativeDay writes a day as seen from today: "i dag", "i går", "i morgen",
// else short, and with its year where that is another than today's.
func (w *Words) RelativeDay(day, today time.Time) string {
	switch daysBetween(today, day) {
	case 0:
		return w.T("date.today")
	case -1:
		return w.T("date.yesterday")
	case 1:
		return w.T("date.tomorrow")
	}
	if day.Year() != today.Year() {
		return w.ShortDay(day) + " " + strconv.Itoa(day.Year())
	}
	return w.ShortDay(day)
}

// InDays writes how far a day is from today: "om ti dage", "i morgen", "for tre
// dage siden", "in ten days". Numbers up to ten are words.
func (w *Words) InDays(day, today time.Time) string {
	n := daysBetween(today, day)
	switch {
	case n >= -1 && n <= 1:
		return w.RelativeDay(day, today)
	case n > 0:
		return w.N("date.ahead", n, w.Count(n))
	default:
		return w.N("date.ago", -n, w.Count(-n))
	}
}

// Weekday names the day of the week: "torsdag", "Thursday".
func (w *Words) Weekday(day time.Time) string {
	return w.T("date.weekday." + strconv.Itoa(isoWeekday(day)))
}

// Month names a month: "december", "December".
func (w *Words) Month(m time.Month) string {
	return w.T("date.month." + strconv.Itoa(int(m)))
}

// ShortMonth names a month for a list or the axis of a chart: "dec.", "maj",
// "Dec".
func (w *Words) ShortMonth(m time.Month) string {
	return w.T("date.mon." + strconv.Itoa(int(m)))
}

// Week names an ISO week: "uge 49", "week 49".
func (w *Words) Week(day time.Time) string {
	_, week := day.ISOWeek()
	return w.T("date.week", week)
}

// Clock writes a time of day: "kl. 13" and "kl. 13.30", or "13:00" and "13:30".
func (w *Words) Clock(hour, minute int) string {
	if minute == 0 {
		return w.T("time.hour", hour)
	}
	return w.T("time.minute", hour, minute)
}

// Count writes a whole number from one to ten as a word and any other in
// digits.
func (w *Words) Count(n int) string {
	if n >= 1 && n <= 10 {
		return w.T("number." + strconv.Itoa(n))
	}
	return w.Number(float64(n))
}

// Number writes a number for reading: "3,5" and "1.200", or "3.5" and "1,200".
// It shows at most three decimals, and no more than the value has.
func (w *Words) Number(x float64) string {
	return w.number(strconv.FormatFloat(x, 'f', 3, 64), w.T("number.group"))
}

// Plain writes a number as a person would type it, with the language's decimal
// sign, all decimals and no thousands marks: "3500" and "3,5".
func (w *Words) Plain(x float64) string {
	return w.number(strconv.FormatFloat(x, 'f', -1, 64), "")
}

// Percent writes a percentage given in percent (12.5, not 0.125): "12,5 %" or
// "12.5%".
func (w *Words) Percent(x float64) string {
	return w.T("number.percent", w.Number(x))
}

// number takes digits with a decimal point and puts the language's own marks.
func (w *Words) number(digits, group string) string {
	digits, negative := strings.CutPrefix(digits, "-")
	whole, decimals, _ := strings.Cut(digits, ".")
	decimals = strings.TrimRight(decimals, "0")
	var b strings.Builder
	// A value that is rounded away keeps no sign: "-0" would puzzle a reader.
	if negative && decimals+strings.Trim(whole, "0") != "" {
		b.WriteByte('-')
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(digit)
	}
	if decimals != "" {
		b.WriteString(w.T("number.decimal"))
		b.WriteString(decimals)
	}
	return b.String()
}

// List joins texts as in a sentence: "a", "a og b", "a, b og c".
func (w *Words) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + w.T("list.and") + " " + items[last]
}

// isoWeekday counts from Monday, 1, to Sunday, 7.
func isoWeekday(day time.Time) int {
	return (int(day.Weekday())+6)%7 + 1
}

// daysBetween returns how many calendar days lie from one day to another. It
// looks only at the dates, so that neither a zone nor summer time moves a day.
func daysBetween(from, to time.Time) int {
	return int(midnight(to).Sub(midnight(from)) / (24 * time.Hour))
}

// midnight returns the calendar day of t as midnight UTC.
func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
