package summary_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stjerne/internal/demo"
	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/store/storetest"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// yearSource reads from a reader of the store as the command line and the screens do.
func yearSource(r *store.Reader) summary.YearSource {
	return summary.YearSource{
		Outlines: r.Outlines, Challenge: r.Challenge, Meetings: r.Meetings, Own: r.Own,
		Notes: func(kinds []journal.EntryKind, since, until journal.Day) ([]journal.Entry, error) {
			list, _, err := r.Entries(store.EntryQuery{Kinds: kinds, Since: since, Until: until})
			return list, err
		},
	}
}

func gatherYear(t *testing.T, st *store.Store, lang i18n.Lang, year int) summary.YearInput {
	t.Helper()
	var in summary.YearInput
	err := st.Read(context.Background(), func(r *store.Reader) (err error) {
		in, err = summary.GatherYear(yearSource(r), year, demo.Today())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	in.Words = wordsIn(t, lang)
	if in.Method, err = method.Load(method.Lang(lang)); err != nil {
		t.Fatal(err)
	}
	in.Name, in.Role = "Inge Holm", "teamleder"
	return in
}

func TestYearOfTheSamples(t *testing.T) {
	for _, c := range []struct {
		name   string
		lang   i18n.Lang
		length summary.Length
	}{
		{"dagtilbud", i18n.Danish, summary.Page},
		{"dagtilbud", i18n.Danish, summary.Full},
		{"dagtilbud", i18n.English, summary.Page},
		{"homecare", i18n.English, summary.Page},
		{"thin", i18n.Danish, summary.Page},
	} {
		doc := summary.BuildYear(gatherYear(t, sample(t, c.name), c.lang, 2026), summary.Options{Length: c.length})
		golden(t, fmt.Sprintf("year-%s-%s-%s.md", c.name, c.lang, c.length), export.Markdown(doc))
	}
}

// yearOf is a year of one challenge with a loop for each way it can go.
func yearOf(t *testing.T, change func(in *journal.YearInput)) summary.YearInput {
	t.Helper()
	c := &journal.Challenge{ID: journal.ID{1}, Title: text("Overgange"), Voice: method.I, Status: journal.Open}
	for n, o := range []journal.Outcome{journal.CarriedOut, journal.Changed, journal.CameToNothing} {
		c.Loops = append(c.Loops, &journal.Loop{
			ID: journal.ID{2, byte(n)}, Challenge: c.ID, Number: n + 1, Started: journal.Day{Year: 2026, Month: time.Month(1 + 3*n), Date: 1},
			Outcome: o, OutcomeOn: journal.Day{Year: 2026, Month: time.Month(3 + 3*n), Date: 1}, Story: text("Sådan gik det, " + string(o) + "."),
			Texts: map[string]journal.Text{}, Briefs: map[string]journal.Text{}, Steps: map[string]journal.Step{},
		})
	}
	in := journal.YearInput{Year: 2026, Today: journal.Day{Year: 2026, Month: 12, Date: 10}, Challenges: []*journal.Challenge{c}}
	if change != nil {
		change(&in)
	}
	m, err := method.Load(method.Danish)
	if err != nil {
		t.Fatal(err)
	}
	return summary.YearInput{Year: journal.YearOf(in), Words: wordsIn(t, i18n.Danish), Method: m, Today: in.Today}
}

func text(words string) journal.Text { return journal.Text{Words: words} }

// All three outcomes can be learned from and presented: each has its place, its
// day and its words.
func TestEveryOutcomeIsToldAlike(t *testing.T) {
	said := flat(summary.BuildYear(yearOf(t, nil), summary.Options{}))
	for _, want := range []string{
		"Læringsloop 1 (1. januar – 1. marts)", "Gennemført, 1. marts. Sådan gik det, carried-out.",
		"Læringsloop 2 (1. april – 1. juni)", "Ændret undervejs, 1. juni. Sådan gik det, changed.",
		"Læringsloop 3 (1. juli – 1. september)", "Blev ikke til noget, 1. september. Sådan gik det, came-to-nothing.",
	} {
		if !strings.Contains(said, want+"\n") {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
}

// What doesn't fit is said, never dropped silently; what the leader left out is.
func TestNotesThatDoNotFitAreCounted(t *testing.T) {
	for _, c := range []struct {
		notes, out int
		length     summary.Length
		shown      int
		more       string
	}{
		{10, 0, summary.Page, 10, ""},
		{11, 0, summary.Page, 10, "Og en til i noterne."},
		{11, 1, summary.Page, 10, ""},
		{33, 0, summary.Page, 10, "Og 23 til i noterne."},
		{33, 2, summary.Full, 31, ""},
	} {
		in := yearOf(t, func(in *journal.YearInput) {
			in.Own.Out = map[journal.ID]bool{}
			for n := range c.notes {
				e := journal.Entry{ID: journal.ID{9, byte(n)}, Kind: journal.Learning, Day: journal.Day{Year: 2026, Month: 2, Date: 1 + n%28}, Text: text("Læst.")}
				in.Entries = append(in.Entries, e)
				in.Own.Out[e.ID] = n < c.out
			}
		})
		said := flat(summary.BuildYear(in, summary.Options{Length: c.length}))
		if got := strings.Count(said, "Læst."); got != c.shown {
			t.Errorf("%d notes, %d left out: %d are there, want %d", c.notes, c.out, got, c.shown)
		}
		if strings.Contains(said, "i noterne") != (c.more != "") || !strings.Contains(said, c.more) {
			t.Errorf("%d notes, %d left out: want %q in\n%s", c.notes, c.out, c.more, said)
		}
	}
}

func TestNewestNotesAreThoseOfThePage(t *testing.T) {
	in := yearOf(t, func(in *journal.YearInput) {
		for n := range 12 {
			in.Entries = append(in.Entries, journal.Entry{
				ID: journal.ID{9, byte(n)}, Kind: journal.Star, Day: journal.Day{Year: 2026, Month: time.Month(n + 1), Date: 1},
				SeenBy: "employee", Text: text(fmt.Sprintf("Nummer %d.\n\nMere.", n)),
			})
		}
	})
	page, full := flat(summary.BuildYear(in, summary.Options{})), flat(summary.BuildYear(in, summary.Options{Length: summary.Full}))
	if strings.Contains(page, "Nummer 1.") || !strings.Contains(page, "1. december, set af en medarbejder: Nummer 11.") || strings.Contains(page, "Mere.") {
		t.Errorf("the page has\n%s", page)
	}
	if !strings.Contains(full, "1. januar, set af en medarbejder: Nummer 0.\nMere.") {
		t.Errorf("all of it has\n%s", full)
	}
}

// What is left out leaves no trace, and an empty section none either.
func TestSectionsOfAYear(t *testing.T) {
	in := yearOf(t, func(in *journal.YearInput) {
		in.Own.Texts = map[string]journal.Text{"opening": text("Det var året."), "ahas": text("Ét ord.")}
	})
	var ids, titles []string
	for _, block := range summary.BuildYear(in, summary.Options{}).Blocks {
		if block.Section != "" && !slices.Contains(ids, block.Section) {
			ids = append(ids, block.Section)
		}
		if block.Kind == summary.Heading && block.Level == 2 {
			titles = append(titles, block.Text.String())
		}
	}
	if want := []string{"opening", "loops", "ahas", "ahead"}; !slices.Equal(ids, want) {
		t.Errorf("sections %v, want %v", ids, want)
	}
	if want := []string{"Udfordringer og læringsloops", "Aha-oplevelser", "Vejen videre"}; !slices.Equal(titles, want) {
		t.Errorf("headings %v, want %v", titles, want)
	}
	for _, id := range summary.YearSectionIDs() {
		without := summary.BuildYear(in, summary.Options{Without: []string{id}})
		if slices.ContainsFunc(without.Blocks, func(b summary.Block) bool { return b.Section == id }) {
			t.Errorf("%s is there without it", id)
		}
	}
	for _, s := range summary.YearSections(in, summary.Options{Without: []string{"ahas"}}) {
		if s.Empty == slices.Contains(ids, s.ID) || s.On == (s.ID == "ahas") {
			t.Errorf("%+v", s)
		}
	}
	if err := summary.CheckYearSections([]string{"stars", "sheet"}); i18n.FaultCode(err) != "unknown-section" {
		t.Errorf("sheet is taken for a section of a year: %v", err)
	}
}

// The loop's closing words are said once: where the challenge goes from here, or
// with the loop where that is over or the way ahead is left out.
func TestClosingWordsAreSaidOnce(t *testing.T) {
	in := yearOf(t, func(in *journal.YearInput) {
		for n, l := range in.Challenges[0].Loops {
			l.Texts["renew.decision"] = text(fmt.Sprintf("Videre %d.", n+1))
		}
	})
	for _, o := range []summary.Options{{}, {Without: []string{"ahead"}}} {
		said := flat(summary.BuildYear(in, o))
		for n := 1; n <= 3; n++ {
			if got := strings.Count(said, fmt.Sprintf("Videre %d.", n)); got != 1 {
				t.Errorf("without %v the words of loop %d are there %d times:\n%s", o.Without, n, got, said)
			}
		}
	}
}

// BenchmarkGatherYear reads and writes the year of a journal of 40 challenges, 200
// loops, 10,000 notes and 5,000 measurements.
func BenchmarkGatherYear(b *testing.B) {
	path := b.TempDir() + "/journal.stjerne"
	if err := storetest.Fill(path, 10000, 40); err != nil {
		b.Fatal(err)
	}
	st := store.New(store.Options{Path: path})
	words, err := i18n.Load(i18n.Danish)
	if err != nil {
		b.Fatal(err)
	}
	m, err := method.Load(method.Danish)
	if err != nil {
		b.Fatal(err)
	}
	if err := st.Write(context.Background(), "sample", grow); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := st.Read(context.Background(), func(r *store.Reader) error {
			in, err := summary.GatherYear(yearSource(r), 2026, storetest.NewestDay())
			if err != nil {
				return err
			}
			in.Words, in.Method = words, m
			summary.BuildYear(in, summary.Options{})
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAYearOfNothingSaysSo(t *testing.T) {
	in := yearOf(t, func(in *journal.YearInput) { in.Year = 2019 })
	if said := flat(summary.BuildYear(in, summary.Options{})); !strings.Contains(said, "Der er ikke skrevet noget i 2019.") {
		t.Errorf("it says\n%s", said)
	}
}

// grow gives each challenge five loops and an indicator of 125 measurements.
func grow(w *store.Writer) error {
	all, err := w.Outlines()
	if err != nil {
		return err
	}
	for _, o := range all {
		for range 4 {
			if _, err := w.NewLoop(o.ID, ""); err != nil {
				return err
			}
		}
		sign, err := w.NewIndicator(o.ID, "Opkald", journal.KindCount, journal.Down)
		if err != nil {
			return err
		}
		for n := range 125 {
			if _, err := w.NewMeasurement(sign, float64(n%9), storetest.NewestDay().Add(-2*n), "employee"); err != nil {
				return err
			}
		}
	}
	return nil
}
