//go:build unix

package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/store/storetest"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// busyYear is the journal that the rules must be quick in.
var busyYear = storetest.Size{Challenges: 40, Loops: 200, Entries: 10_000, Measurements: 5_000}

// ruleLimit is how long one of them may take over all of it, in milliseconds.
const ruleLimit = 20

// whole is a journal in memory, as its rules get it.
type whole struct {
	outlines   []journal.Outline
	challenges map[journal.ID]*journal.Challenge
	meetings   []*journal.Meeting
	notes      []journal.Entry // those that a year gathers
	own        journal.YearOwn
}

// rules measures what is worked out from a journal without being stored in it:
// what isn't written yet, the levels, the rules of run charts and the year. All
// loops of the busiest year are asked, where a screen asks one.
func (b *bench) rules() error {
	path := filepath.Join(b.dir, "journal-of-a-year")
	if err := storetest.FillYear(path, busyYear); err != nil {
		return err
	}
	today := storetest.NewestDay()
	m, err := method.Load(method.Danish)
	if err != nil {
		return err
	}
	w, err := i18n.Load(i18n.Danish)
	if err != nil {
		return err
	}
	st := store.New(store.Options{Path: path, Now: time.Now})
	var read []float64
	for range b.runs {
		from := time.Now()
		if _, err := gather(st, today.Year); err != nil {
			return err
		}
		read = append(read, millis(time.Since(from)))
	}
	all, err := gather(st, today.Year)
	if err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		do   func() error
	}{
		{"readiness of every loop", func() error { all.readiness(m, today); return nil }},
		{"levels of every loop", func() error { all.levels(); return nil }},
		{"run-chart rules, every indicator", func() error { all.runs(); return nil }},
		{"the year, its page", func() error { return all.year(summary.Page, m, w, today) }},
		{"the year, every word", func() error { return all.year(summary.Full, m, w, today) }},
	} {
		var took []float64
		for range b.runs {
			from := time.Now()
			if err := part.do(); err != nil {
				return err
			}
			took = append(took, millis(time.Since(from)))
		}
		say(part.name, median(took), ruleLimit, 1, "ms", "limit")
	}
	return b.yearOnTheShell(path, median(read))
}

// yearOnTheShell tells, without a limit, what a year takes as it is typed: most of
// it is reading.
func (b *bench) yearOnTheShell(path string, read float64) error {
	var took, version []float64
	for range b.runs {
		for _, c := range []struct {
			to   *[]float64
			args []string
		}{
			{&took, []string{"--journal", path, "year", "2026", "--format", "md", "-o", "-"}},
			{&version, []string{"version"}},
		} {
			cmd := exec.Command(b.program, c.args...)
			cmd.Env = append(os.Environ(), b.env...)
			from := time.Now()
			if err := cmd.Run(); err != nil {
				return err
			}
			*c.to = append(*c.to, millis(time.Since(from)))
		}
	}
	say("  reading it all, in the process", read, median(version), 0, "ms", "version")
	say("  year --format md, from the shell", median(took), read, 0, "ms", "reading")
	return nil
}

// gather reads everything that the rules look at.
func gather(st *store.Store, year int) (all *whole, err error) {
	all = &whole{challenges: map[journal.ID]*journal.Challenge{}}
	err = st.Read(context.Background(), func(r *store.Reader) (err error) {
		if all.outlines, err = r.Outlines(); err != nil {
			return err
		}
		for _, o := range all.outlines {
			if all.challenges[o.ID], err = r.Challenge(o.ID); err != nil {
				return err
			}
		}
		if all.meetings, err = r.Meetings(); err != nil {
			return err
		}
		if all.own, err = r.Own(year); err != nil {
			return err
		}
		all.notes, _, err = r.Entries(store.EntryQuery{
			Kinds: []journal.EntryKind{journal.Learning, journal.Aha, journal.Star},
			Since: journal.Day{Year: year, Month: time.January, Date: 1},
			Until: journal.Day{Year: year, Month: time.December, Date: 31},
		})
		return err
	})
	return all, err
}

func (a *whole) readiness(m *method.Method, today journal.Day) {
	for _, c := range a.challenges {
		for _, l := range c.Loops {
			journal.Readiness(m, c, l, c.MeetingFor(l, today), today)
		}
	}
}

func (a *whole) levels() {
	for _, c := range a.challenges {
		for _, l := range c.Loops {
			c.LevelOf(l)
			c.Further(l)
		}
	}
}

func (a *whole) runs() {
	for _, c := range a.challenges {
		for _, i := range c.Indicators {
			c.Thread(i).Runs().Signal()
		}
	}
}

// year works a year out from what was read already.
func (a *whole) year(length summary.Length, m *method.Method, w *i18n.Words, today journal.Day) error {
	in, err := summary.GatherYear(summary.YearSource{
		Outlines:  func() ([]journal.Outline, error) { return a.outlines, nil },
		Challenge: func(id journal.ID) (*journal.Challenge, error) { return a.challenges[id], nil },
		Meetings:  func() ([]*journal.Meeting, error) { return a.meetings, nil },
		Own:       func(int) (journal.YearOwn, error) { return a.own, nil },
		Notes: func([]journal.EntryKind, journal.Day, journal.Day) ([]journal.Entry, error) {
			return a.notes, nil
		},
	}, today.Year, today)
	if err != nil {
		return err
	}
	in.Method, in.Words = m, w
	summary.BuildYear(in, summary.Options{Length: length})
	return nil
}
