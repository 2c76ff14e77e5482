package i18n

import (
	"testing"
	"time"
	_ "time/tzdata" // so that the test runs where the system has no zones
)

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

func TestShownDates(t *testing.T) {
	da, en := words(t, Danish), words(t, English)
	meeting := day(2026, 12, 3)
	for _, c := range []struct{ got, want string }{
		{da.LongDay(meeting), "torsdag den 3. december 2026"},
		{en.LongDay(meeting), "Thursday 3 December 2026"},
		{da.Day(meeting), "3. december 2026"},
		{en.Day(meeting), "3 December 2026"},
		{da.ShortDay(meeting), "3. dec."},
		{en.ShortDay(meeting), "3 Dec"},
		{da.ShortDay(day(2026, 5, 1)), "1. maj"},
		{da.ShortDay(day(2026, 6, 1)), "1. juni"},
		{da.ShortMonth(time.October), "okt."},
		{da.Week(meeting), "uge 49"},
		{en.Week(day(2027, 1, 1)), "week 53"},
		{da.RelativeDay(day(2026, 11, 23), sampleToday), "i dag"},
		{da.RelativeDay(day(2026, 11, 22), sampleToday), "i går"},
		{da.RelativeDay(day(2026, 11, 24), sampleToday), "i morgen"},
		{da.RelativeDay(day(2026, 11, 19), sampleToday), "19. nov."},
		{da.RelativeDay(day(2027, 1, 14), sampleToday), "14. jan. 2027"},
		{en.RelativeDay(day(2025, 5, 2), sampleToday), "2 May 2025"},
		{da.InDays(meeting, sampleToday), "om ti dage"},
		{en.InDays(meeting, sampleToday), "in ten days"},
		{da.InDays(day(2026, 11, 20), sampleToday), "for tre dage siden"},
		{en.InDays(day(2026, 11, 20), sampleToday), "three days ago"},
		{da.InDays(day(2026, 11, 24), sampleToday), "i morgen"},
		{da.InDays(day(2026, 12, 7), sampleToday), "om 14 dage"},
		{da.InDays(day(2026, 11, 23), sampleToday), "i dag"},
		{da.Clock(13, 0), "kl. 13"},
		{da.Clock(13, 30), "kl. 13.30"},
		{da.Clock(9, 5), "kl. 9.05"},
		{en.Clock(13, 0), "13:00"},
		{en.Clock(9, 5), "09:05"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// The nights in which clocks are put forward and back have 23 and 25 hours.
func TestDaysAreCountedAcrossSummerTime(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		t.Fatal(err)
	}
	w := words(t, Danish)
	for _, start := range []time.Time{
		time.Date(2026, 3, 28, 0, 30, 0, 0, zone), time.Date(2026, 10, 24, 23, 30, 0, 0, zone),
	} {
		if got := w.InDays(start.AddDate(0, 0, 2), start); got != "om to dage" {
			t.Errorf("two days after %v is %q", start, got)
		}
	}
}

func TestShownNumbers(t *testing.T) {
	da, en := words(t, Danish), words(t, English)
	for _, c := range []struct{ got, want string }{
		{da.Number(3.5), "3,5"},
		{en.Number(3.5), "3.5"},
		{da.Number(1200), "1.200"},
		{en.Number(1200), "1,200"},
		{da.Number(-1234567.25), "-1.234.567,25"},
		{da.Number(0), "0"},
		{da.Number(-0.0001), "0"},
		{da.Number(-0.5), "-0,5"},
		{da.Number(10), "10"},
		{da.Number(100), "100"},
		{da.Number(2.0 / 3), "0,667"},
		{da.Number(999.9999), "1.000"},
		{da.Plain(1200), "1200"},
		{da.Plain(0.12345), "0,12345"},
		{da.Plain(-0.0001), "-0,0001"},
		{da.Percent(12.5), "12,5 %"},
		{en.Percent(12.5), "12.5%"},
		{da.Count(2), "to"},
		{da.Count(10), "ti"},
		{da.Count(11), "11"},
		{da.Count(0), "0"},
		{en.Count(3), "three"},
		{da.List(nil), ""},
		{da.List([]string{"a"}), "a"},
		{da.List([]string{"a", "b"}), "a og b"},
		{en.List([]string{"a", "b", "c"}), "a, b and c"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
