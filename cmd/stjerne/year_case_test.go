//go:build unix

package main_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// sampleLoop is a loop of a sample case, as a leader types it.
type sampleLoop struct {
	Title, Started, Outcome string
	OutcomeNote             string `toml:"outcome_note"`
	Answers, Trial          map[string]string
	Before, After           map[string]any
	Indicators              []struct {
		Name, Kind, Unit, Better string
		Baseline, Target         *float64
		Measurements             []struct {
			Date, How string
			Value     float64
			SeenBy    string `toml:"seen_by"`
		}
	}
	Log []struct {
		Date, Kind, Text string
		SeenBy           string `toml:"seen_by"`
	}
	Meetings []sampleMeeting
}

type sampleMeeting struct {
	Kind, Date, Time, Place string
	Participants            []string
	Notes                   map[string]string
}

// aYear is last year as a leader had it: the days of a sample case are those of last
// year, so that all of them are past whenever the test runs.
type aYear struct {
	t     *testing.T
	home  string
	year  int
	loops []sampleLoop
}

func newYear(t *testing.T) *aYear {
	t.Helper()
	y := &aYear{t: t, home: t.TempDir(), year: time.Now().Year() - 1}
	file, err := os.ReadFile("../../internal/demo/cases/dagtilbud.toml")
	if err != nil {
		t.Fatal(err)
	}
	file = bytes.ReplaceAll(file, []byte("2026-"), []byte(y.day("")))
	var sample struct{ Loops []sampleLoop }
	if err := toml.Unmarshal(file, &sample); err != nil {
		t.Fatal(err)
	}
	y.loops = sample.Loops
	return y
}

// day is a day of the year: "06-04".
func (y *aYear) day(monthDate string) string { return fmt.Sprintf("%d-%s", y.year, monthDate) }

// do runs a command that must not fail, and returns what it says.
func (y *aYear) do(args ...string) string {
	y.t.Helper()
	out, code := shell(y.t, y.home, danish, args...)
	if code != 0 {
		y.t.Fatalf("stjerne %q: status %d\n%s", args, code, out)
	}
	return out
}

// says fails unless a text has all of these, however its lines are broken.
func (y *aYear) says(text string, want ...string) {
	y.t.Helper()
	// Markdown marks what would else mean something to it.
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, `\`, "")), " ")
	for _, w := range want {
		if w = strings.Join(strings.Fields(w), " "); !strings.Contains(text, w) {
			y.t.Errorf("%q is not in\n%s", w, text)
		}
	}
}

// lived types a loop of the sample into the current one: what was thought before,
// what was noted and measured, what is thought afterwards, and how it went.
func (y *aYear) lived(l sampleLoop) {
	y.t.Helper()
	y.do("set", "--started", l.Started, "--loop-title", l.Title)
	for _, answers := range []map[string]string{l.Answers, l.Trial} {
		for _, id := range slices.Sorted(maps.Keys(answers)) {
			y.do("answer", id, answers[id])
		}
	}
	for _, column := range []map[string]any{l.Before, l.After} {
		for _, id := range slices.Sorted(maps.Keys(column)) {
			if id != "date" {
				y.do("answer", id, fmt.Sprint(column[id]))
			}
		}
	}
	y.measured(l)
	verbs := map[string]string{"action": "act", "observation": "observe", "star": "star", "aha": "aha", "learning": "learn"}
	for _, e := range l.Log {
		args := []string{verbs[e.Kind], e.Text, "--date", e.Date}
		if e.SeenBy != "" {
			args = append(args, "--seen-by", e.SeenBy)
		}
		y.do(args...)
	}
}

func (y *aYear) measured(l sampleLoop) {
	y.t.Helper()
	for _, i := range l.Indicators {
		number := func(n float64) string {
			if i.Kind == "yesno" {
				return map[bool]string{true: "ja", false: "nej"}[n != 0]
			}
			return strconv.FormatFloat(n, 'f', -1, 64)
		}
		args := []string{"indicator", i.Name, "--kind", i.Kind, "--better", i.Better}
		if i.Baseline != nil {
			args = append(args, "--baseline", number(*i.Baseline))
		}
		if i.Unit != "" {
			args = append(args, "--unit", i.Unit)
		}
		y.do(args...)
		for _, m := range i.Measurements {
			y.do("measure", i.Name, number(m.Value), "--date", m.Date, "--seen-by", m.SeenBy, "--how", m.How)
		}
	}
}

// met holds a meeting and writes down what was said there.
func (y *aYear) met(m sampleMeeting, flags ...string) {
	y.t.Helper()
	y.do(append([]string{"meet", m.Date, m.Time, "--kind", m.Kind, "--place", m.Place, "--with", strings.Join(m.Participants, ",")}, flags...)...)
	for _, id := range slices.Sorted(maps.Keys(m.Notes)) {
		if id != "meeting.next" { // it would plan one more
			y.do("answer", id, m.Notes[id], "--meeting", m.Date)
		}
	}
}
