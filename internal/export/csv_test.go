package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stjerne/internal/demo"
	"stjerne/internal/export"
	"stjerne/internal/export/safe"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/store/storetest"
	"stjerne/internal/summary"
	"stjerne/journal"
)

// table is a file as another program reads it: by the name of the column.
type table []map[string]string

func readTable(t *testing.T, data []byte, mark rune) table {
	t.Helper()
	rest, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	if !marked {
		t.Error("without a byte-order mark Excel guesses another encoding")
	}
	r := csv.NewReader(bytes.NewReader(rest))
	r.Comma = mark
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	var all table
	for _, row := range rows[1:] {
		cells := make(map[string]string)
		for i, head := range rows[0] {
			cells[head] = row[i]
		}
		if len(cells) != len(row) {
			t.Fatalf("two columns have one name: %q", rows[0])
		}
		all = append(all, cells)
	}
	return all
}

// holds tells whether a text stands in a cell of its own, harmless.
func (all table) holds(text string) bool {
	text = safe.Visible(text)
	for _, row := range all {
		for _, cell := range row {
			if cell == text || cell == "'"+text {
				return true
			}
		}
	}
	return false
}

func writeTable(t testing.TB, from export.JSONSource, lang i18n.Lang, o export.CSVOptions) []byte {
	t.Helper()
	o.Words, o.Method = words(t, lang)
	data, err := export.CSV(from, o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// tablesOf are all tables of a journal.
func tablesOf(t *testing.T, from export.JSONSource, o export.CSVOptions) map[string]table {
	t.Helper()
	all := make(map[string]table)
	for _, o.What = range export.CSVWhats() {
		all[o.What] = readTable(t, writeTable(t, from, i18n.Danish, o), ';')
	}
	return all
}

// textsFor are the texts of a journal that each table is for.
func textsFor(t *testing.T, from export.JSONSource) map[string][]string {
	t.Helper()
	all := make(map[string][]string)
	add := func(what string, texts ...journal.Text) {
		for _, text := range texts {
			if !text.Empty() {
				all[what] = append(all[what], text.Words)
			}
			for _, o := range text.Others {
				all[what] = append(all[what], o.Words)
			}
		}
	}
	each := func(texts map[string]journal.Text) {
		for _, text := range texts {
			add(export.CSVAnswers, text)
		}
	}
	outlines, err := from.Outlines()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range outlines {
		c, err := from.Challenge(o.ID)
		if err != nil {
			t.Fatal(err)
		}
		add(export.CSVAnswers, c.Title, c.Closing)
		for _, l := range c.Loops {
			add(export.CSVAnswers, l.Title, l.Story)
			each(l.Texts)
			each(l.Briefs)
			for _, thought := range l.Thoughts {
				add(export.CSVAnswers, thought.Hold)
			}
			if l.Declared != "" {
				add(export.CSVAnswers, l.DeclaredBy)
			}
		}
		for _, i := range c.Indicators {
			for _, m := range i.Measurements {
				add(export.CSVMeasurements, i.Name, i.Unit, m.How, c.Title)
			}
		}
	}
	meetings, err := from.Meetings()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range meetings {
		each(m.Texts)
		each(m.Member)
	}
	notes, err := from.Notes(summary.NoteQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range notes {
		add(export.CSVNotes, e.Text)
		if len(e.Tags) > 0 {
			all[export.CSVNotes] = append(all[export.CSVNotes], strings.Join(e.Tags, ", "))
		}
	}
	if from.Own == nil {
		return all
	}
	for year := 2020; year <= 2030; year++ {
		own, err := from.Own(year)
		if err != nil {
			t.Fatal(err)
		}
		each(own.Texts)
	}
	return all
}

func TestTablesHoldEveryText(t *testing.T) {
	for _, sample := range []string{"hjemmepleje", "dagtilbud", "thin", "homecare", "school"} {
		read(t, sample, func(from export.JSONSource, _ journal.ID) error {
			tables := tablesOf(t, from, export.CSVOptions{})
			for what, texts := range textsFor(t, from) {
				if len(texts) < 3 {
					t.Errorf("%s: only %q is looked for among the %s", sample, texts, what)
				}
				for _, text := range texts {
					if !tables[what].holds(text) {
						t.Errorf("%s: %q is not among the %s", sample, text, what)
					}
				}
			}
			return nil
		})
	}
}

// A negative number is a number, and what only looks like one is a text.
func TestTablesKnowNumbers(t *testing.T) {
	read(t, "hjemmepleje", func(from export.JSONSource, challenge journal.ID) error {
		changed := from
		changed.Challenge = func(id journal.ID) (*journal.Challenge, error) {
			c, err := from.Challenge(id)
			if err == nil {
				m := c.Indicators[0].Measurements[0]
				m.Value, m.How.Words = -1234.5, "-1234.5"
				c.Title.Words = "\u200b ＝1+1"
			}
			return c, err
		}
		for lang, want := range map[i18n.Lang]struct {
			mark        rune
			head, value string
		}{i18n.Danish: {';', "Værdi", "-1234,5"}, i18n.English: {',', "Value", "-1234.5"}} {
			data := writeTable(t, changed, lang, export.CSVOptions{What: export.CSVMeasurements, Challenge: challenge})
			rows := readTable(t, data, want.mark)
			found := slices.ContainsFunc(rows, func(row map[string]string) bool { return row[want.head] == want.value })
			if !found || !rows.holds("-1234.5") || rows[0]["id"] == "" {
				t.Errorf("%s: %s", lang, data)
			}
			if how := map[i18n.Lang]string{i18n.Danish: "Hvordan", i18n.English: "How"}[lang]; rows[0][how] != "'-1234.5" {
				t.Errorf("%s: a text is %q", lang, rows[0][how])
			}
			if bytes.Contains(bytes.ReplaceAll(data, []byte("'\u200b ＝"), nil), []byte("＝")) {
				t.Errorf("%s: a wide sign stands bare", lang)
			}
			for line := range bytes.SplitSeq(bytes.TrimSuffix(data, []byte("\r\n")), []byte("\r\n")) {
				if bytes.ContainsRune(line, '\r') {
					t.Errorf("%s: a line end stands inside %q", lang, line)
				}
			}
		}
		return nil
	})
}

func TestTablesLeaveOut(t *testing.T) {
	read(t, "dagtilbud", func(from export.JSONSource, challenge journal.ID) error {
		whole := tablesOf(t, from, export.CSVOptions{})
		first := tablesOf(t, from, export.CSVOptions{Challenge: challenge, Loops: []int{1}})
		for what, rows := range first {
			if len(rows) == 0 || len(rows) >= len(whole[what]) {
				t.Errorf("%d of %d %s are of the first loop", len(rows), len(whole[what]), what)
			}
			for _, row := range rows {
				if row["Loop"] != "1" && row["meeting-id"] == "" {
					t.Errorf("%s: a row of loop %q", what, row["Loop"])
				}
			}
		}
		without := tablesOf(t, from, export.CSVOptions{Without: []string{
			summary.SectionStars, summary.SectionSigns, summary.SectionMeeting, summary.SectionChange,
		}})
		for _, row := range without[export.CSVNotes] {
			if row["Slags"] == "stjernestund" {
				t.Errorf("left out, and there: %v", row)
			}
		}
		if n := len(without[export.CSVMeasurements]); n > 0 {
			t.Errorf("%d measurements are there though they are left out", n)
		}
		for _, row := range without[export.CSVAnswers] {
			if row["meeting-id"] != "" || strings.HasPrefix(row["question-id"], "before.") {
				t.Errorf("left out, and there: %v", row)
			}
		}
		_, m := words(t, i18n.Danish)
		w, _ := words(t, i18n.Danish)
		if _, err := export.CSV(from, export.CSVOptions{What: "noter", Words: w, Method: m}); i18n.FaultCode(err) != "csv-what" {
			t.Errorf("an unknown table: %v", err)
		}
		return nil
	})
}

// Scales are never bare numbers, and what was chosen is said in words.
func TestTableOfAnswers(t *testing.T) {
	read(t, "hjemmepleje", func(from export.JSONSource, challenge journal.ID) error {
		rows := readTable(t, writeTable(t, from, i18n.Danish, export.CSVOptions{What: export.CSVAnswers, Challenge: challenge}), ';')
		seen := map[string]map[string]string{}
		for _, row := range rows {
			seen[row["question-id"]] = row
			if row["Spørgsmål"] == "" || row["Spørgsmål"] == row["question-id"] || strings.Contains(row["Spørgsmål"], "⟦") {
				t.Errorf("the question of %v", row)
			}
			if row["Skrevet"] == "" {
				t.Errorf("when it was written: %v", row)
			}
		}
		scale := seen["before.scale"]
		if !strings.HasPrefix(scale["Valgt"], "Problemet udfordrer ") || !isNumber(scale["Trin (1 ☹ til 5 ☺)"]) {
			t.Errorf("the scale is %v", scale)
		}
		if ask := seen["meeting.ask"]; ask["Møde"] != "refleksionsmøde" || ask["Mødets dag"] != "2026-12-01" || ask["Loop"] == "" {
			t.Errorf("the meeting's is %v", ask)
		}
		return nil
	})
}

// The tables of a sample as they look.
func TestTableFiles(t *testing.T) {
	read(t, "thin", func(from export.JSONSource, _ journal.ID) error {
		for _, what := range export.CSVWhats() {
			data := writeTable(t, from, i18n.Danish, export.CSVOptions{What: what})
			// Which ids the store draws is its own affair.
			data = regexp.MustCompile(`\b[0-9a-z]{26}\b`).ReplaceAll(data, []byte("id"))
			golden(t, "thin-"+what+".csv", bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
		}
		return nil
	})
}

// BenchmarkCSV and BenchmarkICS are what an export does once the journal is open,
// and how large the file is, of a sample and of a year of 10,000 notes.
func BenchmarkCSV(b *testing.B) {
	for _, what := range export.CSVWhats() {
		o := export.CSVOptions{What: what}
		o.Words, o.Method = words(b, i18n.Danish)
		sampleAndLarge(b, what, func(from export.JSONSource) ([]byte, error) { return export.CSV(from, o) })
	}
}

func BenchmarkICS(b *testing.B) {
	w, m := words(b, i18n.Danish)
	sampleAndLarge(b, "meetings", func(from export.JSONSource) ([]byte, error) {
		list, err := export.ICSMeetings(from, export.ICSQuery{Method: m})
		return export.ICS(export.ICSInput{Meetings: list, Words: w, Method: m, ICSOptions: export.ICSOptions{Text: true}}), err
	})
}

func sampleAndLarge(b *testing.B, what string, write func(from export.JSONSource) ([]byte, error)) {
	b.Helper()
	measure := func(b *testing.B, from export.JSONSource) error {
		size := 0
		for b.Loop() {
			data, err := write(from)
			if err != nil {
				return err
			}
			size = len(data)
		}
		b.ReportMetric(float64(size)/1024, "KB")
		return nil
	}
	b.Run("sample/"+what, func(b *testing.B) {
		read(b, "hjemmepleje", func(from export.JSONSource, _ journal.ID) error { return measure(b, from) })
	})
	path := filepath.Join(b.TempDir(), "journal.stjerne")
	if err := storetest.FillYear(path, storetest.Size{Challenges: 10, Loops: 40, Entries: 10000, Measurements: 2000}); err != nil {
		b.Fatal(err)
	}
	b.Run("10000/"+what, func(b *testing.B) {
		st := store.New(store.Options{Path: path, Now: demo.Now})
		err := st.Read(context.Background(), func(r *store.Reader) error { return measure(b, sourceOf(r)) })
		if err != nil {
			b.Fatal(err)
		}
	})
}
