package export_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"stjerne/internal/demo"
	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
)

// The meetings of a journal, chosen as a leader chooses them.
func TestCalendarOfAJournal(t *testing.T) {
	_, m := words(t, i18n.Danish)
	read(t, "dagtilbud", func(from export.JSONSource, challenge journal.ID) error {
		count := func(q export.ICSQuery) []export.ICSMeeting {
			q.Method = m
			list, err := export.ICSMeetings(from, q)
			if err != nil {
				t.Fatal(err)
			}
			return list
		}
		c, err := from.Challenge(challenge)
		if err != nil {
			return err
		}
		all, of := count(export.ICSQuery{}), count(export.ICSQuery{Challenge: challenge})
		first := count(export.ICSQuery{Challenge: challenge, Loops: []int{1}})
		one := count(export.ICSQuery{Meeting: of[0].ID})
		if len(of) != len(c.Meetings) || len(all) < len(of) || len(first) == 0 || len(first) >= len(of) || len(one) != 1 {
			t.Errorf("%d in the journal, %d of the challenge, %d of its first loop, %d alone", len(all), len(of), len(first), len(one))
		}
		asks := 0
		for _, m := range of {
			if len(m.Titles) != 1 || m.Titles[0] != c.Title.Words {
				t.Errorf("the titles are %q", m.Titles)
			}
			if m.Ask != "" {
				asks++
			}
		}
		if asks == 0 {
			t.Error("nothing is asked at any meeting")
		}
		for _, m := range count(export.ICSQuery{Without: []string{summary.SectionAsk}}) {
			if m.Ask != "" {
				t.Errorf("what is left out is asked: %q", m.Ask)
			}
		}
		_, err = export.ICSMeetings(from, export.ICSQuery{Method: m, Without: []string{summary.SectionMeeting}})
		if i18n.FaultCode(err) != "calendar-empty" {
			t.Errorf("with no meeting left it says %v", err)
		}
		return nil
	})
}

// A meeting that is moved in the journal is moved in the calendar.
func TestCalendarOfAMovedMeeting(t *testing.T) {
	w, m := words(t, i18n.Danish)
	now := demo.Now()
	st := store.New(store.Options{
		Path: filepath.Join(t.TempDir(), "journal.stjerne"), Backups: t.TempDir(),
		Now: func() time.Time { return now }, Random: rand.NewChaCha8([32]byte{1}),
	})
	var id journal.ID
	step := func(do func(w *store.Writer) error) map[string]string {
		t.Helper()
		now = now.Add(time.Second)
		if err := st.Write(context.Background(), "meeting", do); err != nil {
			t.Fatal(err)
		}
		var data []byte
		if err := st.Read(context.Background(), func(r *store.Reader) error {
			list, err := export.ICSMeetings(sourceOf(r), export.ICSQuery{Method: m})
			data = export.ICS(export.ICSInput{Meetings: list, Words: w, Method: m})
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return readCalendar(t, data)[0]
	}
	day := journal.Day{Year: 2026, Month: 12, Date: 3}
	last := step(func(w *store.Writer) (err error) {
		id, err = w.NewMeeting(journal.Reflection, day, "13:00")
		return err
	})
	for what, do := range map[string]func(w *store.Writer) error{
		"the day":  func(w *store.Writer) error { return w.SetMeeting(id, journal.Reflection, day.Add(7), "13:00", nil) },
		"the hour": func(w *store.Writer) error { return w.SetMeeting(id, journal.Reflection, day.Add(7), "", nil) },
		"the place": func(w *store.Writer) error {
			_, err := w.SetText(journal.TextRef{Object: id, Name: journal.TextPlace}, "Rådhuset", store.Latest)
			return err
		},
	} {
		next := step(do)
		if next["UID"] != last["UID"] {
			t.Errorf("%s: another entry", what)
		}
		if len(next["SEQUENCE"]) < len(last["SEQUENCE"]) || len(next["SEQUENCE"]) == len(last["SEQUENCE"]) && next["SEQUENCE"] <= last["SEQUENCE"] {
			t.Errorf("%s: sequence %s after %s", what, next["SEQUENCE"], last["SEQUENCE"])
		}
		last = next
	}
}

func TestAlarms(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.Danish, i18n.English} {
		w, _ := words(t, lang)
		earlier := time.Duration(-1)
		for _, name := range export.Alarms() {
			before, err := export.ParseAlarm(" " + strings.ToUpper(name))
			if err != nil || before <= earlier || !w.Has("calendar.alarm."+name) {
				t.Errorf("%s is %v, %v", name, before, err)
			}
			earlier = before
		}
	}
	if _, err := export.ParseAlarm("2h"); i18n.FaultCode(err) != "alarm-unknown" {
		t.Errorf("2h: %v", err)
	}
}

// What a calendar of a sample looks like, line by line.
func TestCalendarFile(t *testing.T) {
	w, m := words(t, i18n.Danish)
	read(t, "hjemmepleje", func(from export.JSONSource, challenge journal.ID) error {
		list, err := export.ICSMeetings(from, export.ICSQuery{Challenge: challenge, Method: m})
		in := export.ICSInput{Meetings: list, Words: w, Method: m, Today: demo.Today()}
		in.Text, in.Alarm = true, 24*time.Hour
		data := export.ICS(in)
		if !bytes.Equal(data, export.ICS(in)) {
			t.Error("the same meetings make other bytes")
		}
		if bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) {
			t.Error("a line does not end as the standard says")
		}
		// Which ids the store draws is its own affair, and git keeps line ends as it
		// likes.
		data = regexp.MustCompile(`[0-9a-z]{26}@`).ReplaceAll(data, []byte("id@"))
		golden(t, "hjemmepleje.ics", bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
		return err
	})
}
