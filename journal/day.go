package journal

import (
	"cmp"
	"errors"
	"time"
)

// Day is a calendar day, the same one in every time zone. The zero Day is no day.
type Day struct {
	Year  int
	Month time.Month
	Date  int
}

// ErrDay is returned for a text that is no day of the calendar.
var ErrDay = errors.New("not a day")

const dayLayout = "2006-01-02"

// DayOf is the day that t's own clock shows, in t's own zone.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return Day{}
	}
	y, m, d := t.Date()
	return Day{y, m, d}
}

// ParseDay reads "2026-12-03" and nothing else; what people type is read by
// internal/i18n. It returns ErrDay for any other text.
func ParseDay(text string) (Day, error) {
	t, err := time.Parse(dayLayout, text)
	if err != nil {
		return Day{}, ErrDay
	}
	return DayOf(t), nil
}

// IsZero tells whether there is no day.
func (d Day) IsZero() bool { return d == Day{} }

// Time is midnight of the day in UTC, for arithmetic and for formatting; the
// zero time for the zero Day.
func (d Day) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Date, 0, 0, 0, 0, time.UTC)
}

// String is "2026-12-03", or "" for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(dayLayout)
}

// Before tells whether d comes before e. The zero Day comes before every other.
func (d Day) Before(e Day) bool { return d.Compare(e) < 0 }

// After tells whether d comes after e.
func (d Day) After(e Day) bool { return d.Compare(e) > 0 }

// Compare is negative, zero or positive as d comes before, is, or comes after e.
func (d Day) Compare(e Day) int {
	if d.IsZero() || e.IsZero() {
		switch {
		case d == e:
			return 0
		case d.IsZero():
			return -1
		default:
			return 1
		}
	}
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Date, e.Date))
}

// Add is the day n days later, or earlier where n is negative. The zero Day stays zero.
func (d Day) Add(n int) Day {
	if d.IsZero() {
		return d
	}
	return DayOf(d.Time().AddDate(0, 0, n))
}

// Sub is the number of days from e to d.
func (d Day) Sub(e Day) int { return int(d.Time().Sub(e.Time()).Hours()) / 24 }

// MarshalText writes the day as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote; the empty text is the zero Day.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Day{}
		return nil
	}
	parsed, err := ParseDay(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
