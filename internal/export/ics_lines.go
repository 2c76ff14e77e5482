package export

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"stjerne/internal/export/safe"
)

// icsWriter writes the lines of a calendar.
type icsWriter struct {
	in ICSInput
	b  strings.Builder
}

// The most octets that a line has, its end not counted.
const icsWidth = 75

// line writes a property, folded where it is too long: never inside a character as
// a reader sees it, unless a single one is longer than a line.
func (w *icsWriter) line(name, value string) {
	rest, used := name+":"+value, 0
	for state := -1; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		for cluster != "" {
			part := cluster
			if len(part) > icsWidth-1 {
				_, n := utf8.DecodeRuneInString(part)
				part = part[:n]
			}
			if used+len(part) > icsWidth {
				w.b.WriteString("\r\n ")
				used = 1
			}
			w.b.WriteString(part)
			used += len(part)
			cluster = cluster[len(part):]
		}
	}
	w.b.WriteString("\r\n")
}

// text writes a property whose value is a text: harmless, and escaped.
func (w *icsWriter) text(name, value string) { w.line(name, icsEscapes.Replace(safe.Visible(value))) }

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// The shapes of days and times.
const (
	icsDay   = "20060102"
	icsLocal = "20060102T150405"
)

func utc(t time.Time) string { return t.UTC().Format(icsLocal) + "Z" }

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// zoneName is the zone that meetings are held in.
const zoneName = "Europe/Copenhagen"

// zone writes the zone with the rule that the European Union has had since 1996:
// summer time from the last Sunday of March to the last one of October. It is
// written here, since a machine may know no zones at all.
func (w *icsWriter) zone() {
	w.line("BEGIN", "VTIMEZONE")
	w.line("TZID", zoneName)
	for _, half := range []struct{ kind, name, start, from, to, month string }{
		{"DAYLIGHT", "CEST", "19700329T020000", "+0100", "+0200", "3"},
		{"STANDARD", "CET", "19701025T030000", "+0200", "+0100", "10"},
	} {
		w.line("BEGIN", half.kind)
		w.line("TZOFFSETFROM", half.from)
		w.line("TZOFFSETTO", half.to)
		w.line("TZNAME", half.name)
		w.line("DTSTART", half.start)
		w.line("RRULE", "FREQ=YEARLY;BYMONTH="+half.month+";BYDAY=-1SU")
		w.line("END", half.kind)
	}
	w.line("END", "VTIMEZONE")
}

// changes is the hour, in UTC, of the day that the clock is changed.
const changes = 1 * time.Hour

// summer tells whether summer time stands at an instant.
func summer(t time.Time) bool {
	t = t.UTC()
	from, until := lastSunday(t.Year(), time.March), lastSunday(t.Year(), time.October)
	return !t.Before(from.Add(changes)) && t.Before(until.Add(changes))
}

func lastSunday(year int, month time.Month) time.Time {
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int(last.Weekday()))
}

// local is what a clock in the zone shows at an instant, as a time that claims to
// be UTC; instant is the way back. Of an hour that comes twice it is the first, and
// one that is left out is counted on from the hour before, as the standard says.
func local(t time.Time) time.Time {
	if summer(t) {
		return t.UTC().Add(2 * time.Hour)
	}
	return t.UTC().Add(time.Hour)
}

func instant(shown time.Time) time.Time {
	if t := shown.Add(-2 * time.Hour); summer(t) {
		return t
	}
	return shown.Add(-time.Hour)
}
