package cli

import (
	"stjerne/internal/i18n"
	"stjerne/journal"
)

// day reads a date that was typed. Not typed, it is the fallback.
func (a *app) day(v value, dir i18n.Direction, fallback journal.Day) (journal.Day, error) {
	if !v.set {
		return fallback, nil
	}
	return a.parseDay(v.text, a.today(), dir)
}

func (a *app) parseDay(text string, anchor journal.Day, dir i18n.Direction) (journal.Day, error) {
	t, err := i18n.ParseDay(text, anchor.Time(), dir)
	if err != nil {
		return journal.Day{}, err
	}
	return journal.DayOf(t), nil
}

// seen reads the day something was done, seen or measured: today unless said.
func (a *app) seen(v value) (journal.Day, error) { return a.day(v, i18n.Past, a.today()) }

// today is the day of the clock that was handed in.
func (a *app) today() journal.Day { return journal.DayOf(a.env.Now()) }

// longDay echoes a day in words with its weekday.
func (a *app) longDay(d journal.Day) string {
	if d.IsZero() {
		return a.words.T("cli.no-day")
	}
	return a.words.LongDay(d.Time())
}

// clock is "13:00" in the user's language; "" stays "".
func (a *app) clock(stored string) string {
	if stored == "" {
		return ""
	}
	hour, minute, err := i18n.ParseClock(stored)
	if err != nil {
		return stored
	}
	return a.words.Clock(hour, minute)
}

// dayAndClock is a meeting's time in words.
func (a *app) dayAndClock(d journal.Day, clock string) string {
	if clock = a.clock(clock); clock == "" || d.IsZero() {
		return a.longDay(d)
	}
	return a.words.T("cli.day-clock", a.longDay(d), clock)
}
