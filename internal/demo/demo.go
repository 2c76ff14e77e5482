// Package demo holds sample journals that are worth seeing: invented leaders, one
// challenge each, as if written up to 23 November 2026. No person or place in
// them is real. It writes them into an empty journal with every date as it would
// have been, so that before is before and remembered afterwards is just that.
package demo

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"stjerne/internal/i18n"
	"stjerne/journal"
)

//go:embed cases/*.toml
var files embed.FS

// Today is the day on which the samples are read.
func Today() journal.Day { return journal.Day{Year: 2026, Month: time.November, Date: 23} }

// Now is the time of the sample's clock: the afternoon of Today.
func Now() time.Time { return at(Today(), 15*time.Hour) }

// at is a time on a day. UTC, since a sample is the same everywhere.
func at(d journal.Day, since time.Duration) time.Time { return d.Time().Add(since) }

// Names lists the samples, sorted.
func Names() []string {
	entries, err := files.ReadDir("cases")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".toml"))
	}
	slices.Sort(names)
	return names
}

// For is the sample that a language has unless another is asked for.
func For(lang i18n.Lang) string {
	if lang == i18n.Danish {
		return "hjemmepleje"
	}
	return "homecare"
}

// sample is one file of cases. A part that is not begun yet is absent.
type sample struct {
	Lang      string
	Challenge struct {
		Title        string
		Perspectives []string
		Values       []string
		Status       string
		Closing      string
	}
	Loops    []loop
	Meetings []meeting // those that stand under no loop
}

type loop struct {
	Title       string
	Started     journal.Day
	Outcome     string
	OutcomeNote string `toml:"outcome_note"`
	Answers     map[string]string
	Trial       map[string]string
	Before      map[string]any // question ids, and date
	After       map[string]any
	Brief       map[string]string
	Evidence    struct{ Declared, Note string }
	Indicators  []indicator
	Log         []entry
	Meetings    []meeting
}

type indicator struct {
	Name, Kind, Unit, Better   string
	Baseline, Target, Expected *float64
	Sure                       string
	Measurements               []struct {
		Date   journal.Day
		Value  float64
		SeenBy string `toml:"seen_by"`
		How    string
	}
}

type entry struct {
	Date   journal.Day
	Kind   string
	Text   string
	SeenBy string `toml:"seen_by"`
	Tags   []string
}

type meeting struct {
	Kind         string
	Date         journal.Day
	Time         string
	Place        string
	Loops        []int // numbers, for one that stands under no loop
	Participants []string
	Notes        map[string]string
	Next         journal.Day
}

func read(name string) (*sample, error) {
	data, err := files.ReadFile(path.Join("cases", name+".toml"))
	if err != nil {
		return nil, i18n.NewFault("no-sample", name, strings.Join(Names(), ", "))
	}
	var s sample
	d := toml.NewDecoder(strings.NewReader(string(data)))
	if err := d.DisallowUnknownFields().Decode(&s); err != nil {
		return nil, fmt.Errorf("demo: %s: %w", name, err)
	}
	return &s, nil
}
