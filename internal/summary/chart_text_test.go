package summary_test

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal"
)

func wordsIn(t *testing.T, lang i18n.Lang) *i18n.Words {
	t.Helper()
	w, err := i18n.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func day(t *testing.T, text string) journal.Day {
	t.Helper()
	d, err := journal.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func set(n float64) journal.Value { return journal.Value{N: n, Set: true} }

// series is one from 5 October 2026, days and values in pairs.
func series(t *testing.T, kind journal.IndicatorKind, better journal.Better, base, target journal.Value, days []string, values []float64) journal.Series {
	t.Helper()
	s := journal.Series{
		Indicator: &journal.Indicator{
			Name: journal.Text{Words: "Sene overleveringer"}, Unit: journal.Text{Words: "om ugen"},
			Kind: kind, Better: better,
		},
		From: day(t, "2026-10-05"), Baseline: base, Target: target,
	}
	for i, d := range days {
		s.Points = append(s.Points, journal.Point{Day: day(t, d), Value: values[i], SeenBy: "employee"})
	}
	return s
}

func drawing(t *testing.T) journal.Series {
	return series(t, journal.KindCount, journal.Down, set(9), set(3),
		[]string{"2026-10-08", "2026-10-13", "2026-10-20", "2026-10-27", "2026-11-09", "2026-11-16"},
		[]float64{8, 6, 6, 5, 3, 3})
}

func TestChartText(t *testing.T) {
	w := wordsIn(t, i18n.Danish)
	days := []string{"2026-10-06", "2026-10-06", "2026-10-12", "2026-10-26"}
	tests := []struct {
		name          string
		series        journal.Series
		width, height int
	}{
		{"drawing-72", drawing(t), 72, 9},
		{"drawing-48", drawing(t), 48, 9},
		{"drawing-30", drawing(t), 30, 7},
		{"drawing-140", drawing(t), 140, 12},
		{"yesno", series(t, journal.KindYesNo, journal.Up, set(0), set(1), days, []float64{1, 0, 1, 1}), 60, 8},
		{"scale-mean", series(t, journal.KindScale, journal.Up, set(2), set(4), days, []float64{2, 2.5, 3.5, 4}), 60, 9},
		{"percent", series(t, journal.KindPercent, journal.Down, set(67), set(30), days, []float64{67, 50, 50, 33}), 60, 9},
		{"no-zero", series(t, journal.KindNumber, journal.Neither, set(1010), journal.Value{}, days, []float64{1002, 1005, 998, 1000}), 60, 10},
		{"negative", series(t, journal.KindNumber, journal.Up, set(-4), set(2), days, []float64{-3, -1, 0, 1.5}), 60, 9},
		{"year-and-gap", series(t, journal.KindCount, journal.Up, journal.Value{}, set(12), []string{"2026-10-06", "2026-11-02", "2028-02-01"}, []float64{0, 3, 12}), 72, 9},
		{"one", series(t, journal.KindCount, journal.Up, journal.Value{}, journal.Value{}, []string{"2026-10-05"}, []float64{0}), 50, 8},
		{"none", series(t, journal.KindCount, journal.Up, set(3), set(5), nil, nil), 50, 8},
	}
	var all strings.Builder
	for _, tt := range tests {
		lines := summary.ChartText(tt.series, w, tt.width, tt.height)
		if len(lines) > tt.height {
			t.Errorf("%s: %d lines, there is room for %d", tt.name, len(lines), tt.height)
		}
		for _, line := range lines {
			if n := uniseg.StringWidth(line); n > tt.width {
				t.Errorf("%s: a line of %d columns, there is room for %d: %q", tt.name, n, tt.width, line)
			}
		}
		dots := strings.Count(strings.Join(lines, "\n"), "●")
		if dots > len(tt.series.Points) || len(tt.series.Points) > 0 && dots == 0 {
			t.Errorf("%s: %d dots of %d points", tt.name, dots, len(tt.series.Points))
		}
		all.WriteString("== " + tt.name + "\n" + strings.Join(lines, "\n") + "\n" + summary.SeriesSentence(tt.series, w) + "\n\n")
	}
	golden(t, "charts.txt", []byte(all.String()))
}

// Nothing is drawn wider or higher than there is room for, and nothing panics,
// however small the room.
func TestChartTextInAnyRoom(t *testing.T) {
	w := wordsIn(t, i18n.English)
	s := drawing(t)
	for width := 0; width < 90; width++ {
		for height := 0; height < 20; height++ {
			lines := summary.ChartText(s, w, width, height)
			if len(lines) > height {
				t.Fatalf("%dx%d: %d lines", width, height, len(lines))
			}
			for _, line := range lines {
				if uniseg.StringWidth(line) > width {
					t.Fatalf("%dx%d: %q", width, height, line)
				}
			}
		}
	}
}

// Whatever number was typed, a picture comes of it, and soon.
func TestChartTextOfAnyNumber(t *testing.T) {
	w := wordsIn(t, i18n.Danish)
	numbers := []float64{0, -1, 0.001, 1e-300, 5e-324, 1e15, 1e17, 1e308, -1e308, 3.5, 100, 101}
	for _, kind := range []journal.IndicatorKind{
		journal.KindNumber, journal.KindCount, journal.KindPercent, journal.KindScale, journal.KindYesNo,
	} {
		for _, a := range numbers {
			for _, b := range numbers {
				s := series(t, kind, journal.Up, set(a), set(b), []string{"2026-10-12", "2026-10-13"}, []float64{b, a})
				for _, line := range summary.ChartText(s, w, 60, 9) {
					if uniseg.StringWidth(line) > 60 {
						t.Errorf("%s, %g and %g: %q", kind, a, b, line)
					}
				}
			}
		}
	}
}

// Whether the target was reached is what a reader looks for: a value just short
// of it must not be drawn on its line, whatever the rounding.
func TestDotKeepsItsSideOfTheTarget(t *testing.T) {
	w := wordsIn(t, i18n.Danish)
	for height := 6; height < 14; height++ {
		s := series(t, journal.KindNumber, journal.Down, set(100), set(50), []string{"2026-10-12"}, []float64{51})
		for _, line := range summary.ChartText(s, w, 60, height) {
			if strings.Contains(line, "╌") && strings.Contains(line, "●") {
				t.Errorf("height %d: 51 stands on the target's line of 50: %q", height, line)
			}
		}
	}
}

func TestSeriesSentence(t *testing.T) {
	da, en := wordsIn(t, i18n.Danish), wordsIn(t, i18n.English)
	if got, want := summary.SeriesSentence(drawing(t), da),
		"Sidste måling 16. nov.: 3, set af en medarbejder. Målet er nået i 2 af 6 målinger. Fra 9 til 3. "+
			"Seks målinger er for få til at sige, om forskellen er tilfældig."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := summary.SeriesSentence(drawing(t), en),
		"Last measured 16 Nov: 3, seen by an employee. The target was reached in 2 of 6 measurements. From 9 to 3. "+
			"Six measurements are too few to say whether the difference is chance."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	untold := series(t, journal.KindNumber, journal.Neither, set(14), journal.Value{}, []string{"2026-10-12"}, []float64{10.5})
	if got, want := summary.SeriesSentence(untold, da), "Sidste måling 12. okt.: 10,5, set af en medarbejder. Fra 14 til 10,5. "+
		"En måling er for lidt til at sige, om forskellen er tilfældig. Aksen har ikke 0 med."; got != want {
		t.Errorf("%q, want %q: told, not judged", got, want)
	}
}
