package i18n

import "time"

// The words that a typed date may hold. They stand here and not in the
// catalogue because both languages are read in either setting: a Dane with an
// English program still types "3. maj". Spellings without æ, ø and å are there
// for keyboards that lack them.

var monthWords = map[string]time.Month{
	"januar": 1, "january": 1, "jan": 1,
	"februar": 2, "february": 2, "feb": 2, "febr": 2,
	"marts": 3, "march": 3, "mar": 3,
	"april": 4, "apr": 4,
	"maj": 5, "may": 5,
	"juni": 6, "june": 6, "jun": 6,
	"juli": 7, "july": 7, "jul": 7,
	"august": 8, "aug": 8,
	"september": 9, "sept": 9, "sep": 9,
	"oktober": 10, "october": 10, "okt": 10, "oct": 10,
	"november": 11, "nov": 11,
	"december": 12, "dec": 12,
}

// Days of the week count from Monday, 1, as in ISO 8601.
var weekdayWords = map[string]int{
	"mandag": 1, "monday": 1,
	"tirsdag": 2, "tuesday": 2,
	"onsdag": 3, "wednesday": 3,
	"torsdag": 4, "thursday": 4,
	"fredag": 5, "friday": 5,
	"lørdag": 6, "loerdag": 6, "saturday": 6,
	"søndag": 7, "soendag": 7, "sunday": 7,
}

// Short names are apart, because several of them are other words too (man, søn,
// sat, sun): they count only where a date follows or where nothing else stands.
var shortWeekdayWords = map[string]int{
	"man": 1, "mon": 1,
	"tir": 2, "tirs": 2, "tue": 2, "tues": 2,
	"ons": 3, "wed": 3,
	"tor": 4, "tors": 4, "thu": 4, "thur": 4, "thurs": 4,
	"fre": 5, "fri": 5,
	"lør": 6, "sat": 6,
	"søn": 7, "sun": 7,
}

// dayPhrases are the days that have a name of their own, longest first where
// one begins with another.
var dayPhrases = []struct {
	words []string
	days  int
}{
	{[]string{"the", "day", "after", "tomorrow"}, 2},
	{[]string{"the", "day", "before", "yesterday"}, -2},
	{[]string{"day", "after", "tomorrow"}, 2},
	{[]string{"day", "before", "yesterday"}, -2},
	{[]string{"i", "overmorgen"}, 2},
	{[]string{"overmorgen"}, 2},
	{[]string{"i", "forgårs"}, -2},
	{[]string{"i", "forgaars"}, -2},
	{[]string{"forgårs"}, -2},
	{[]string{"i", "morgen"}, 1},
	{[]string{"imorgen"}, 1},
	{[]string{"tomorrow"}, 1},
	{[]string{"i", "dag"}, 0},
	{[]string{"idag"}, 0},
	{[]string{"today"}, 0},
	{[]string{"i", "går"}, -1},
	{[]string{"i", "gaar"}, -1},
	{[]string{"igår"}, -1},
	{[]string{"yesterday"}, -1},
}

// countWords are the numbers of "om to uger" and "in a week".
var countWords = map[string]int{
	"en": 1, "et": 1, "a": 1, "an": 1, "one": 1,
	"to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4,
	"fem": 5, "five": 5, "seks": 6, "six": 6, "syv": 7, "seven": 7,
	"otte": 8, "eight": 8, "ni": 9, "nine": 9, "ti": 10, "ten": 10,
	"fjorten": 14, "fourteen": 14,
}

// unit is a length of time in days or in months.
type unit struct{ days, months int }

var unitWords = map[string]unit{
	"dag": {days: 1}, "dage": {days: 1}, "day": {days: 1}, "days": {days: 1}, "d": {days: 1},
	"uge": {days: 7}, "uger": {days: 7}, "week": {days: 7}, "weeks": {days: 7}, "w": {days: 7}, "u": {days: 7},
	"måned": {months: 1}, "måneder": {months: 1}, "maaned": {months: 1}, "maaneder": {months: 1},
	"month": {months: 1}, "months": {months: 1}, "m": {months: 1},
}

// fractionWords follow a fraction: "3/4 af gruppen" is no date in April.
var fractionWords = map[string]bool{
	"af": true, "of": true, "time": true, "timer": true, "hour": true, "hours": true,
	"dag": true, "day": true, "år": true, "year": true, "del": true, "dele": true,
	"an": true, "a": true, "en": true, "et": true, "the": true,
}

// one reports whether a word is one of those given.
func one(word string, of ...string) bool {
	for _, w := range of {
		if word == w {
			return true
		}
	}
	return false
}
