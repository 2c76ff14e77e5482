package i18n

import (
	"strings"
	"testing"
	"time"
)

// sampleToday is a Monday in ISO week 48.
var sampleToday = time.Date(2026, 11, 23, 21, 40, 0, 0, time.UTC)

func iso(t time.Time) string { return t.Format("2006-01-02") }

func TestParseDay(t *testing.T) {
	for _, c := range []struct {
		text string
		dir  Direction
		want string
	}{
		// The forms of the command line's documentation.
		{"2026-12-03", Past, "2026-12-03"},
		{"3/12", Future, "2026-12-03"},
		{"3/12", Past, "2025-12-03"},
		{"3. dec", Future, "2026-12-03"},
		{"3 Dec", Past, "2025-12-03"},
		{"3. december", Future, "2026-12-03"},
		{"3 December 2026", Past, "2026-12-03"},
		{"i dag", Past, "2026-11-23"},
		{"i går", Past, "2026-11-22"},
		{"i morgen", Past, "2026-11-24"},
		{"på mandag", Future, "2026-11-30"},
		{"uge 49", Future, "2026-11-30"},
		{"today", Future, "2026-11-23"},
		{"yesterday", Future, "2026-11-22"},
		{"tomorrow", Future, "2026-11-24"},
		{"next Monday", Future, "2026-11-30"},
		{"+14d", Past, "2026-12-07"},
		{"-2w", Future, "2026-11-09"},
		// What the program itself writes.
		{"torsdag den 3. december 2026", Past, "2026-12-03"},
		{"Thursday 3 December 2026", Past, "2026-12-03"},
		{"14. jan.", Future, "2027-01-14"},
		{"19. sept.", Past, "2026-09-19"},
		{"om ti dage", Future, "2026-12-03"},
		{"for tre dage siden", Past, "2026-11-20"},
		{"in ten days", Past, "2026-12-03"},
		{"3 days ago", Future, "2026-11-20"},
		// How else people write.
		{"3/12-2026", Past, "2026-12-03"},
		{"3/12 2026", Past, "2026-12-03"},
		{"03.12.2026", Past, "2026-12-03"},
		{"3.12", Future, "2026-12-03"},
		{"3-12-26", Past, "2026-12-03"},
		{"2026/12/3", Past, "2026-12-03"},
		{"d. 3/12", Future, "2026-12-03"},
		{"den 3. december", Future, "2026-12-03"},
		{"  3.DECEMBER,  2026 ", Past, "2026-12-03"},
		{"3rd of December 2026", Past, "2026-12-03"},
		{"December 3, 2026", Past, "2026-12-03"},
		{"tors. 3. dec", Future, "2026-12-03"},
		{"Thu 3 Dec 2026", Future, "2026-12-03"},
		{"i overmorgen", Future, "2026-11-25"},
		{"i forgårs", Future, "2026-11-21"},
		{"the day after tomorrow", Future, "2026-11-25"},
		{"om 14 dage", Past, "2026-12-07"},
		{"in two weeks", Past, "2026-12-07"},
		{"om en måned", Past, "2026-12-23"},
		{"i gaar", Past, "2026-11-22"},
		{"i ga\u030ar", Past, "2026-11-22"},
		{"loerdag", Future, "2026-11-28"},
		{"-3d", Future, "2026-11-20"},
		{"−3d", Future, "2026-11-20"},
		// Weekdays around a Monday.
		{"mandag", Future, "2026-11-23"},
		{"mandag", Past, "2026-11-23"},
		{"i mandags", Past, "2026-11-16"},
		{"last Monday", Past, "2026-11-16"},
		{"fredag", Future, "2026-11-27"},
		{"fredag", Past, "2026-11-20"},
		{"fredag", Nearest, "2026-11-20"},
		{"onsdag", Nearest, "2026-11-25"},
		{"i fredags", Future, "2026-11-20"},
		{"på søndag", Past, "2026-11-29"},
		{"fre", Future, "2026-11-27"},
		{"onsdag i uge 49", Future, "2026-12-02"},
		// Weeks: the one that is running is the last and the next.
		{"uge 48", Past, "2026-11-23"},
		{"uge 48", Future, "2026-11-23"},
		{"uge 49", Past, "2025-12-01"},
		{"week 47", Future, "2027-11-22"},
		{"uge 49 2027", Past, "2027-12-06"},
		{"2026-W49", Past, "2026-11-30"},
		{"uge 53", Future, "2026-12-28"},
		{"uge 53", Past, "2020-12-28"},
		{"uge 1, 2027", Past, "2027-01-04"},
		// Years left out.
		{"23/11", Future, "2026-11-23"},
		{"23/11", Past, "2026-11-23"},
		{"24/11", Past, "2025-11-24"},
		{"22/11", Future, "2027-11-22"},
		{"1/2", Nearest, "2027-02-01"},
		{"1/10", Nearest, "2026-10-01"},
		{"29/2", Future, "2028-02-29"},
		{"29/2", Past, "2024-02-29"},
	} {
		got, err := ParseDay(c.text, sampleToday, c.dir)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if iso(got) != c.want || got.Location() != time.UTC || got.Hour() != 0 {
			t.Errorf("%q (direction %d): got %v, want %s", c.text, c.dir, got, c.want)
		}
	}
}

func TestWeekdaysFromEveryDay(t *testing.T) {
	for shift := range 7 {
		today := sampleToday.AddDate(0, 0, shift)
		for name, number := range weekdayWords {
			next, err := ParseDay("på "+name, today, Past)
			if d := daysBetween(today, next); err != nil || isoWeekday(next) != number || d < 1 || d > 7 {
				t.Errorf("på %s from %s is %s (%v)", name, iso(today), iso(next), err)
			}
			last, err := ParseDay("sidste "+name, today, Future)
			if d := daysBetween(last, today); err != nil || isoWeekday(last) != number || d < 1 || d > 7 {
				t.Errorf("sidste %s from %s is %s (%v)", name, iso(today), iso(last), err)
			}
		}
	}
}

func TestMonthsOnEndInTheMonth(t *testing.T) {
	today := time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC)
	if got, err := ParseDay("om en måned", today, Future); err != nil || iso(got) != "2027-02-28" {
		t.Errorf("a month after 31 January is %v, %v", got, err)
	}
}

// A day is a day: whatever zone the clock is in, and whether or not it is
// already tomorrow in Greenwich.
func TestDaysKnowNoZone(t *testing.T) {
	for _, zone := range []*time.Location{
		time.FixedZone("Auckland", 13*3600), time.FixedZone("Los Angeles", -8*3600),
	} {
		for _, hour := range []int{0, 12, 23} {
			today := time.Date(2026, 11, 23, hour, 59, 0, 0, zone)
			got, err := ParseDay("i dag", today, Past)
			if err != nil || !got.Equal(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)) {
				t.Errorf("today at %v is %v (%v)", today, got, err)
			}
			if w := words(t, Danish); w.RelativeDay(got, today) != "i dag" {
				t.Errorf("%v is not shown as today at %v", got, today)
			}
		}
	}
}

func TestFaultyDays(t *testing.T) {
	da, en := words(t, Danish), words(t, English)
	for _, c := range []struct{ text, da, en string }{
		{
			"31/11", "31. november findes ikke; november har 30 dage.",
			"There is no 31 November; November has 30 days.",
		},
		{
			"31. november 2026", "31. november findes ikke; november har 30 dage.",
			"There is no 31 November; November has 30 days.",
		},
		{
			"2026-02-30", "30. februar findes ikke; februar har 28 dage.",
			"There is no 30 February; February has 28 days.",
		},
		{
			"29. februar 2027", "29. februar 2027 findes ikke; februar har 28 dage det år.",
			"There is no 29 February 2027; February has 28 days that year.",
		},
		{
			"0/12", "0. december findes ikke; december har 31 dage.",
			"There is no 0 December; December has 31 days.",
		},
		{
			"12/31", "Dagen står først: skriv 31/12, hvis det er den, du mener.",
			"The day comes first: write 31/12 if that is the one you mean.",
		},
		{"13/14", "Måned 14 findes ikke; året har 12 måneder.", "There is no month 14; the year has 12."},
		{
			"uge 54", "Uge 54 findes ikke; et år har 52 eller 53 uger.",
			"There is no week 54; a year has 52 or 53 weeks.",
		},
		{"uge 53 2027", "Uge 53 findes ikke i 2027; året har 52 uger.", "There is no week 53 in 2027; that year has 52 weeks."},
		{
			"fredag den 3. december 2026", "3. december 2026 er en torsdag, ikke en fredag.",
			"3 December 2026 is a Thursday, not a Friday.",
		},
		{"3026-12-03", "Året skal ligge mellem 1900 og 2199.", "The year must be between 1900 and 2199."},
		{"+99999w", "Året skal ligge mellem 1900 og 2199.", "The year must be between 1900 and 2199."},
		{
			" snart ", "\"snart\" er ikke en dato. Skriv for eksempel 3. december, 3/12, i morgen eller uge 49.",
			"\"snart\" is not a date. Write for instance 3 December, 3/12, tomorrow or week 49.",
		},
		{
			"\n", "Skriv en dato, for eksempel 3. december, 3/12 eller i morgen.",
			"Write a date, such as 3 December, 3/12 or tomorrow.",
		},
	} {
		_, err := ParseDay(c.text, sampleToday, Future)
		if err == nil {
			t.Errorf("%q was taken", c.text)
			continue
		}
		if got := da.Sentence(err); got != c.da {
			t.Errorf("%q: got %q, want %q", c.text, got, c.da)
		}
		if got := en.Sentence(err); got != c.en {
			t.Errorf("%q: got %q, want %q", c.text, got, c.en)
		}
	}
}

func TestWhatIsNoDay(t *testing.T) {
	for _, text := range []string{
		"3", "13:30", "2026", "20261203", "3/12 og 4/12", "3/12abc", "december", "may", "uge", "uge 49 50",
		"3. decembre", "i", "om lidt", "next", "3/12/", "3 / 12", "999999999999999999999", "\xff\xfe", "nul",
		"2026-12-03T10:00", "3/12-10/12", strings.Repeat("3/12 ", 1000),
	} {
		if day, err := ParseDay(text, sampleToday, Future); FaultCode(err) != "date_unknown" {
			t.Errorf("%.40q gives %s, %v", text, iso(day), err)
		}
	}
}

func TestParseDayPrefix(t *testing.T) {
	for _, c := range []struct{ text, day, rest string }{
		{"3. december kl. 13 på rådhuset", "2026-12-03", "kl. 13 på rådhuset"},
		{"3. december, kl. 13", "2026-12-03", "kl. 13"},
		{"3/12: rådhuset", "2026-12-03", "rådhuset"},
		{"torsdag den 3. december 2026 kl. 13.30", "2026-12-03", "kl. 13.30"},
		{"3 December 1330 in the town hall", "2026-12-03", "1330 in the town hall"},
		{"3. dec. Vi mødes alle", "2026-12-03", "Vi mødes alle"},
		{"i morgen\nved kaffemaskinen", "2026-11-24", "ved kaffemaskinen"},
		{"på fredag kl 9", "2026-11-27", "kl 9"},
		{"uge 49, tirsdag", "2026-11-30", "tirsdag"},
		{"om 14 dage på mødet", "2026-12-07", "på mødet"},
		{"3.12.2026 på rådhuset", "2026-12-03", "på rådhuset"},
		{"3/12-10/12", "2026-12-03", "-10/12"},
		{"2026-12-03", "2026-12-03", ""},
		{"3. december " + strings.Repeat("ord ", 2000), "2026-12-03", strings.Repeat("ord ", 2000)},
	} {
		day, rest, ok, err := ParseDayPrefix(c.text, sampleToday, Future)
		if !ok || err != nil || iso(day) != c.day || rest != c.rest {
			t.Errorf("%.40q: got %s, %.40q, %v, %v", c.text, iso(day), rest, ok, err)
		}
	}
	for _, text := range []string{
		"", "ved ikke endnu", "Man kan ikke vide det", "Sun is out", "3/4 af gruppen skal være med",
		"1/2 time om dagen", "3-4 gange om ugen", "3.12 er for tidligt", "13.30 på rådhuset", "- 2 uger efter",
		"mandagsmødet", "3/12abc", "May we decide later", "12 deltagere", "når 3. december er gået",
	} {
		day, rest, ok, err := ParseDayPrefix(text, sampleToday, Future)
		if ok || err != nil || rest != text {
			t.Errorf("%q: got %s, %q, %v, %v", text, iso(day), rest, ok, err)
		}
	}
	for text, code := range map[string]string{
		"31. november på rådhuset":     "date_none",
		"31/11 kl. 13":                 "date_none",
		"fredag den 3. december 2026!": "date_weekday",
		"29/2-2027, hos mig":           "date_none_year",
	} {
		if _, _, ok, err := ParseDayPrefix(text, sampleToday, Future); ok || FaultCode(err) != code {
			t.Errorf("%q: got %v, %v, want %s", text, ok, err, code)
		}
	}
}

func TestParseClock(t *testing.T) {
	for text, want := range map[string][2]int{
		"13:00": {13, 0}, "13.30": {13, 30}, "13": {13, 0}, "kl. 13": {13, 0}, "kl 9.05": {9, 5},
		" KL. 13:30 ": {13, 30}, "0:00": {0, 0}, "23:59": {23, 59}, "klokken 8": {8, 0}, "at 8": {8, 0},
		"1 pm": {13, 0}, "12.15 am": {0, 15}, "12pm": {12, 0},
	} {
		if h, m, err := ParseClock(text); err != nil || [2]int{h, m} != want {
			t.Errorf("%q: got %d:%d, %v", text, h, m, err)
		}
	}
	for _, text := range []string{"", "24:00", "13:60", "1300", "13:5", "kl.", "13:00:00", "tidligt", "-1", "13 pm", "0 am", "13 14"} {
		if h, m, err := ParseClock(text); FaultCode(err) != "clock_unknown" {
			t.Errorf("%q: got %d:%d, %v", text, h, m, err)
		}
	}
	if h, m, rest, ok := ParseClockPrefix("kl. 13 på rådhuset"); !ok || h != 13 || m != 0 || rest != "på rådhuset" {
		t.Errorf("got %d:%d %q %v", h, m, rest, ok)
	}
	if h, m, rest, ok := ParseClockPrefix("13.30, rådhuset"); !ok || h != 13 || m != 30 || rest != "rådhuset" {
		t.Errorf("got %d:%d %q %v", h, m, rest, ok)
	}
	for _, text := range []string{"13 deltagere", "på rådhuset", "kl. 25", "13.30abc"} {
		if _, _, rest, ok := ParseClockPrefix(text); ok || rest != text {
			t.Errorf("%q was read as a time", text)
		}
	}
}

// What is written can be typed again, for every day of two years.
func TestShownDaysAreRead(t *testing.T) {
	for _, lang := range Langs() {
		w := words(t, lang)
		for shift := -365; shift <= 365; shift++ {
			day := midnight(sampleToday).AddDate(0, 0, shift)
			texts := []string{w.LongDay(day), w.Day(day), w.RelativeDay(day, sampleToday), w.InDays(day, sampleToday)}
			if shift >= 0 && shift < 365 {
				texts = append(texts, w.ShortDay(day))
			}
			for _, text := range texts {
				got, err := ParseDay(text, sampleToday, Future)
				if err != nil || !got.Equal(day) {
					// A short day of this year that has passed means the next.
					if text == w.ShortDay(day) && shift < 0 {
						continue
					}
					t.Errorf("%q: got %s (%v), want %s", text, iso(got), err, iso(day))
				}
			}
		}
	}
}

func FuzzParseDay(f *testing.F) {
	for _, seed := range []string{
		"3/12", "31. november 2026", "torsdag den 3. december kl. 13", "uge 53", "om en måned", "+14d",
		"2026-W49", "i ga\u030ar", "fredag i uge 0", "\xff3/12", "3/12-10/12", "29/2-1900", "999999999999/1",
	} {
		f.Add(seed)
	}
	w, err := Load(Danish)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, dir := range []Direction{Nearest, Past, Future} {
			day, err := ParseDay(text, sampleToday, dir)
			if err != nil {
				if s := w.Sentence(err); strings.ContainsAny(s, "⟦%") && !strings.ContainsAny(text, "⟦%") {
					t.Errorf("%q: %s", text, s)
				}
				continue
			}
			if day.Year() < firstYear || day.Year() > lastYear || !day.Equal(midnight(day)) {
				t.Errorf("%q is %v", text, day)
			}
			if again, err := ParseDay(w.LongDay(day), sampleToday, dir); err != nil || !again.Equal(day) {
				t.Errorf("%q is %v, whose own words are read as %v (%v)", text, day, again, err)
			}
		}
		_, rest, ok, err := ParseDayPrefix(text, sampleToday, Future)
		if !strings.HasSuffix(text, rest) || !ok && rest != text || ok && err != nil {
			t.Errorf("%q leaves %q, %v, %v", text, rest, ok, err)
		}
		if h, m, err := ParseClock(text); err == nil && (h < 0 || h > 23 || m < 0 || m > 59) {
			t.Errorf("%q is %d:%d", text, h, m)
		}
	})
}
