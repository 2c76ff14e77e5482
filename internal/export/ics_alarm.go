package export

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"stjerne/internal/i18n"
	"stjerne/journal"
)

// alarms are those that can be chosen. A leader plans by the quarter, the hour, the
// day and the week; the day before is when what is handed over can still be read.
var alarms = map[string]time.Duration{
	"none": 0, "15m": 15 * time.Minute, "1h": time.Hour, "1d": 24 * time.Hour, "7d": 7 * 24 * time.Hour,
}

// Alarms lists the alarms that can be chosen as they are typed, none first, then
// from short to long. The catalogue names each under "calendar.alarm.".
func Alarms() []string {
	list := make([]string, 0, len(alarms))
	for name := range alarms {
		list = append(list, name)
	}
	slices.SortFunc(list, func(a, b string) int { return int(alarms[a]/time.Minute - alarms[b]/time.Minute) })
	return list
}

// ParseAlarm reads one of Alarms; none is 0. Any other text is the Fault
// "alarm-unknown".
func ParseAlarm(text string) (time.Duration, error) {
	before, ok := alarms[strings.ToLower(strings.TrimSpace(text))]
	if !ok {
		return 0, i18n.NewFault("alarm-unknown", text, strings.Join(Alarms(), ", "))
	}
	return before, nil
}

// wholeDayAlarm is the hour that alarms of a whole day are counted from: before
// midnight, where the day begins, nobody would hear them.
const wholeDayAlarm = 9 * time.Hour

// trigger is when an alarm rings, counted from the start of the entry.
func trigger(before time.Duration, timed bool) string {
	at := -before
	if !timed {
		at += wholeDayAlarm
	}
	sign := ""
	if at < 0 {
		sign, at = "-", -at
	}
	days, hours, minutes := at/(24*time.Hour), at%(24*time.Hour)/time.Hour, at%time.Hour/time.Minute
	text := sign + "P"
	if days > 0 {
		text += fmt.Sprintf("%dD", days)
	}
	switch {
	case hours > 0 && minutes > 0:
		text += fmt.Sprintf("T%dH%dM", hours, minutes)
	case hours > 0:
		text += fmt.Sprintf("T%dH", hours)
	case minutes > 0 || days == 0:
		text += fmt.Sprintf("T%dM", minutes)
	}
	return text
}

// clockOn is the time that a clock such as "13:30" shows on a day, as one that
// claims to be UTC; false where the hour isn't known.
func clockOn(day journal.Day, clock string) (time.Time, bool) {
	at, err := time.Parse("15:04", clock)
	if err != nil {
		return time.Time{}, false
	}
	return day.Time().Add(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute), true
}
