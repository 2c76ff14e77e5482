package i18n

import "strings"

// ParseClock reads a time of day: 13:00, 13.30, 13, kl. 13, 1.30 pm. The hour is
// 0 to 23. Anything else is a Fault.
func ParseClock(text string) (hour, minute int, err error) {
	r := &reader{tokens: tokens(text), whole: true}
	hour, minute, ok := r.clock()
	if !ok || !r.done() {
		return 0, 0, NewFault("clock_unknown", strings.TrimSpace(text))
	}
	return hour, minute, nil
}

// ParseClockPrefix reads a time of day at the start of a text such as "kl. 13 på
// rådhuset", and returns what follows it. A number alone is none here, so "13
// deltagere" is left as it is.
func ParseClockPrefix(text string) (hour, minute int, rest string, ok bool) {
	r := &reader{tokens: tokens(text)}
	hour, minute, ok = r.clock()
	if !ok || !r.boundary() {
		return 0, 0, text, false
	}
	return hour, minute, strings.TrimLeft(text[r.end():], " \t\r\n,;:."), true
}

func (r *reader) clock() (hour, minute int, ok bool) {
	told := r.skipWord("kl", "klokken", "at")
	if told {
		r.skip('.')
	}
	h := r.peek(0)
	if !fewDigits(h) {
		return 0, 0, false
	}
	r.at++
	if sep, m := r.peek(0), r.peek(1); (sep.mark == ':' || sep.mark == '.') && !sep.spaced && m.digits == 2 && !m.spaced {
		minute, told = m.number, true
		r.at += 2
	}
	hour = h.number
	if half := r.peek(0).word; half == "am" || half == "pm" {
		if hour < 1 || hour > 12 {
			return 0, 0, false
		}
		told = true
		hour %= 12
		if half == "pm" {
			hour += 12
		}
		r.at++
	}
	return hour, minute, (told || r.whole) && hour < 24 && minute < 60
}
