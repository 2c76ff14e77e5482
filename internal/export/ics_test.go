package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"stjerne/internal/export"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/export/safe"
	"stjerne/internal/i18n"
	"stjerne/journal"
	"stjerne/journal/method"
)

// readCalendar is what another program understands of a calendar: the events, each
// property by its name.
func readCalendar(t *testing.T, data []byte) []map[string]string {
	t.Helper()
	// A Python that somebody put before the system's knows nothing of its modules.
	python := "/usr/bin/python3"
	if _, err := os.Stat(python); err != nil {
		python = exporttest.Tool(t, "python3", "python3")
	}
	if exec.Command(python, "-c", "import icalendar").Run() != nil {
		exporttest.Tool(t, "python3 with icalendar", "python3-icalendar")
	}
	cmd := exec.Command(python, "testdata/read_ics.py")
	cmd.Stdin = bytes.NewReader(data)
	cmd.Env = append(os.Environ(), "TZ=America/New_York", "PYTHONUTF8=1")
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, trouble.Bytes(), data)
	}
	var read struct {
		Events []map[string]string
		Zones  []string
	}
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Zones) != 1 || read.Zones[0] != "Europe/Copenhagen" {
		t.Errorf("the zones are %v", read.Zones)
	}
	return read.Events
}

// calendarInput has one meeting.
func calendarInput(t *testing.T, day, clock string) export.ICSInput {
	t.Helper()
	w, m := words(t, i18n.Danish)
	on, err := journal.ParseDay(day)
	if err != nil {
		t.Fatal(err)
	}
	made := time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)
	return export.ICSInput{Words: w, Method: m, Meetings: []export.ICSMeeting{{Meeting: &journal.Meeting{
		ID: journal.ID{7}, Kind: journal.Reflection, Day: on, Clock: clock, Created: made, Touched: made.Add(time.Minute),
		Place: journal.Text{Words: "Rådhuset, lokale 4; stuen"}, Participants: journal.Text{Words: "Mette Juhl (afdelingsleder)"},
	}}}}
}

func TestCalendarTimes(t *testing.T) {
	const zone = "Europe/Copenhagen"
	tests := []struct {
		name, day, clock       string
		start, end, alarm, opt string
	}{
		// An empty end isn't looked at: it lies in the hour that comes twice, and who
		// reads it says which one is meant.
		{"winter", "2026-12-03", "13:00", "2026-12-03T13:00:00+01:00", "2026-12-03T15:00:00+01:00", "-900", "15m"},
		{"summer", "2026-06-03", "08:30", "2026-06-03T08:30:00+02:00", "2026-06-03T10:30:00+02:00", "-86400", "1d"},
		{"the clock goes forward", "2026-03-29", "01:00", "2026-03-29T01:00:00+01:00", "2026-03-29T04:00:00+02:00", "-604800", "7d"},
		{"the day before", "2026-03-28", "13:00", "2026-03-28T13:00:00+01:00", "2026-03-28T15:00:00+01:00", "-3600", "1h"},
		{"the clock goes back", "2026-10-25", "01:15", "2026-10-25T01:15:00+02:00", "", "", "none"},
		{"after that", "2026-10-25", "13:00", "2026-10-25T13:00:00+01:00", "2026-10-25T15:00:00+01:00", "", "none"},
		{"over midnight", "2026-12-31", "23:15", "2026-12-31T23:15:00+01:00", "2027-01-01T01:15:00+01:00", "", "none"},
		{"whole day", "2026-12-31", "", "2026-12-31", "2027-01-01", "-54000", "1d"},
		{"whole day, on the day", "2026-12-03", "", "2026-12-03", "2026-12-04", "28800", "1h"},
		{"no clock that can be read", "2026-12-03", "efter frokost", "2026-12-03", "2026-12-04", "-572400", "7d"},
	}
	var all export.ICSInput
	for i, tt := range tests {
		in := calendarInput(t, tt.day, tt.clock)
		var err error
		if in.Alarm, err = export.ParseAlarm(tt.opt); err != nil {
			t.Fatal(err)
		}
		got := readCalendar(t, export.ICS(in))[0]
		if got["DTSTART"] != tt.start || tt.end != "" && got["DTEND"] != tt.end || got["ALARM"] != tt.alarm {
			t.Errorf("%s: %s to %s, alarm %q", tt.name, got["DTSTART"], got["DTEND"], got["ALARM"])
		}
		timed := strings.Contains(tt.start, "T")
		if timed && (got["DTSTART-ZONE"] != zone || got["DTEND-ZONE"] != zone) {
			t.Errorf("%s: the zones are %s and %s", tt.name, got["DTSTART-ZONE"], got["DTEND-ZONE"])
		}
		if want := map[bool]string{true: "OPAQUE", false: "TRANSPARENT"}[timed]; got["TRANSP"] != want {
			t.Errorf("%s: %s", tt.name, got["TRANSP"])
		}
		in.Meetings[0].ID = journal.ID{byte(i + 1)}
		all.Words, all.Method = in.Words, in.Method
		all.Meetings = append(all.Meetings, in.Meetings...)
	}
	if got := readCalendar(t, export.ICS(all)); len(got) != len(tests) {
		t.Errorf("%d meetings of %d are in one calendar", len(got), len(tests))
	}
}

// What a calendar tells those who may look into it.
func TestCalendarSaysWhatIsAsked(t *testing.T) {
	in := calendarInput(t, "2026-12-03", "13:00")
	in.Meetings[0].Titles, in.Meetings[0].Ask = []string{"Overgange, for Mette", "Forældre"}, "Se på mine overgange.\nOg Mettes."
	data := export.ICS(in)
	got := readCalendar(t, data)[0]
	if got["SUMMARY"] != "Refleksionsmøde" || got["DESCRIPTION"] != "" || got["LOCATION"] != "Rådhuset, lokale 4; stuen" {
		t.Errorf("it says %v", got)
	}
	if got["CLASS"] != "PRIVATE" || got["STATUS"] != "CONFIRMED" || got["PEOPLE"] != "" || bytes.Contains(data, []byte("Mette")) {
		t.Errorf("who takes part, or a text, is in\n%s", data)
	}
	in.Text = true
	got = readCalendar(t, export.ICS(in))[0]
	if want := "Refleksionsmøde: Overgange, for Mette og Forældre"; got["SUMMARY"] != want {
		t.Errorf("the title is %q", got["SUMMARY"])
	}
	if want := "Det vil jeg gerne have jeres hjælp til:\nSe på mine overgange.\nOg Mettes."; got["DESCRIPTION"] != want {
		t.Errorf("the description is %q", got["DESCRIPTION"])
	}
	in.Meetings[0].Voice = method.We
	if got := readCalendar(t, export.ICS(in))[0]["DESCRIPTION"]; !strings.HasPrefix(got, "Det vil vi ") {
		t.Errorf("the description is %q", got)
	}
	in.Replace = func(s string) string {
		return strings.NewReplacer("Mette", "souschefen", "Rådhuset", "huset").Replace(s)
	}
	in.Alarm = time.Hour
	if data := export.ICS(in); bytes.Contains(data, []byte("Mette")) || bytes.Contains(data, []byte("Rådhuset")) ||
		bytes.Count(data, []byte("souschefen")) != 3 {
		t.Errorf("a role stands not everywhere in\n%s", data)
	}
	in.Today = journal.Day{Year: 2026, Month: 12, Date: 4}
	if _, rings := readCalendar(t, export.ICS(in))[0]["ALARM"]; rings {
		t.Error("a meeting that was held yesterday rings")
	}
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A meeting that is moved is the same entry, and the newer one.
func TestCalendarFollowsAMeeting(t *testing.T) {
	in := calendarInput(t, "2026-12-03", "13:00")
	before := readCalendar(t, export.ICS(in))[0]
	m := in.Meetings[0].Meeting
	m.Day, m.Clock, m.Touched = journal.Day{Year: 2026, Month: 12, Date: 10}, "", m.Touched.Add(time.Second)
	after := readCalendar(t, export.ICS(in))[0]
	if before["UID"] != m.ID.String()+"@stjerne" || after["UID"] != before["UID"] {
		t.Errorf("the UID was %s and is %s", before["UID"], after["UID"])
	}
	if atoi(t, after["SEQUENCE"]) <= atoi(t, before["SEQUENCE"]) || after["DTSTAMP"] <= before["DTSTAMP"] {
		t.Errorf("sequence %s after %s, stamp %s after %s", after["SEQUENCE"], before["SEQUENCE"], after["DTSTAMP"], before["DTSTAMP"])
	}
	m.Touched = m.Created.AddDate(200, 0, 0)
	if n := atoi(t, readCalendar(t, export.ICS(in))[0]["SEQUENCE"]); n != 1<<31-1 {
		t.Errorf("the sequence %d is none that programs read", n)
	}
}

// Every text comes back as it was written, made harmless, and breaks nothing.
func TestCalendarKeepsEveryText(t *testing.T) {
	var in export.ICSInput
	want := map[string]string{}
	for name, text := range exporttest.Hostile() {
		one := calendarInput(t, "2026-12-03", "13:00")
		one.Text = true
		m := one.Meetings[0]
		m.ID, m.Place.Words, m.Titles, m.Ask = journal.ID([]byte((name + strings.Repeat(" ", 16))[:16])), text, []string{text}, text
		one.Meetings[0] = m
		in.ICSOptions, in.Words, in.Method = one.ICSOptions, one.Words, one.Method
		in.Meetings = append(in.Meetings, m)
		want[m.ID.String()+"@stjerne"] = text
	}
	in.Alarm = time.Hour
	data := export.ICS(in)
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsFunc(line, safe.Unsafe) || strings.ToValidUTF8(line, "") != line {
			t.Errorf("the line %q is too long, or does harm", line)
		}
	}
	events := readCalendar(t, data)
	if len(events) != len(want) {
		t.Fatalf("%d entries, want %d", len(events), len(want))
	}
	for _, got := range events {
		text := want[got["UID"]]
		shown := safe.Visible(text)
		if got["LOCATION"] != shown {
			t.Errorf("place %q comes back as %q", shown, got["LOCATION"])
		}
		if title := "Refleksionsmøde: " + safe.Visible(in.Words.Titled(text)); got["SUMMARY"] != title {
			t.Errorf("title %q comes back as %q", title, got["SUMMARY"])
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		if ask := "Det vil jeg gerne have jeres hjælp til:\n" + shown; got["DESCRIPTION"] != ask {
			t.Errorf("%q comes back as %q", ask, got["DESCRIPTION"])
		}
	}
}

// One text, wherever it stands, comes back when lines are joined and escapes taken
// out, and no line is longer than the standard has it.
func FuzzICS(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		if len(text) < 1000 {
			f.Add(text)
		}
	}
	w, m := words(f, i18n.English)
	f.Fuzz(func(t *testing.T, text string) {
		meeting := &journal.Meeting{
			ID: journal.ID{7}, Kind: journal.Common, Day: journal.Day{Year: 2026, Month: 12, Date: 3}, Place: journal.Text{Words: text},
		}
		in := export.ICSInput{Words: w, Method: m, Meetings: []export.ICSMeeting{{Meeting: meeting, Titles: []string{text}, Ask: text}}}
		in.Text = true
		data := string(export.ICS(in))
		for line := range strings.SplitSeq(strings.TrimSuffix(data, "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsFunc(line, safe.Unsafe) || !utf8.ValidString(line) {
				t.Fatalf("the line %q", line)
			}
		}
		for line := range strings.SplitSeq(strings.ReplaceAll(data, "\r\n ", ""), "\r\n") {
			if place, is := strings.CutPrefix(line, "LOCATION:"); is {
				var back strings.Builder
				for i := 0; i < len(place); i++ {
					if place[i] == '\\' {
						if i++; place[i] == 'n' {
							back.WriteByte('\n')
							continue
						}
					} else if strings.IndexByte(",;", place[i]) >= 0 {
						t.Fatalf("%q stands bare in %q", place[i], place)
					}
					back.WriteByte(place[i])
				}
				if back.String() != safe.Visible(text) {
					t.Fatalf("%q comes back as %q", text, back.String())
				}
				return
			}
		}
		if text != "" {
			t.Fatal("there is no place")
		}
	})
}
