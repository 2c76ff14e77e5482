package export_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stjerne/internal/export"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/export/safe"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal"
)

// spoiled is a source whose every text, wherever one stands, is with's own.
func spoiled(from export.JSONSource, with journal.Text) export.JSONSource {
	bad := from
	bad.Challenge = func(id journal.ID) (*journal.Challenge, error) {
		c, err := from.Challenge(id)
		if err != nil {
			return nil, err
		}
		in := summary.Input{Challenge: c}
		spoil(&in, with)
		for _, l := range c.Loops {
			for _, thought := range l.Thoughts {
				thought.Held, thought.Hold = with, with
			}
		}
		return c, nil
	}
	bad.Meetings = func() ([]*journal.Meeting, error) {
		all, err := from.Meetings()
		in := summary.Input{Challenge: &journal.Challenge{}, Others: all}
		spoil(&in, with)
		for _, m := range all {
			for id := range m.Member {
				m.Member[id] = with
			}
		}
		return all, err
	}
	bad.Notes = func(q summary.NoteQuery) ([]journal.Entry, error) {
		list, err := from.Notes(q)
		in := summary.Input{Challenge: &journal.Challenge{}, Entries: list}
		spoil(&in, with)
		return list, err
	}
	bad.Own = func(year int) (journal.YearOwn, error) {
		own, err := from.Own(year)
		for part := range own.Texts {
			own.Texts[part] = with
		}
		return own, err
	}
	return bad
}

// Whatever is written, the table has its columns, its rows and its texts, and no
// cell that a spreadsheet would calculate.
func TestTablesOfAHostileJournal(t *testing.T) {
	read(t, "dagtilbud", func(from export.JSONSource, _ journal.ID) error {
		good := tablesOf(t, from, export.CSVOptions{})
		for name, text := range exporttest.Hostile() {
			if strings.HasPrefix(name, "long-line") {
				text = text[:2000]
			}
			bad := tablesOf(t, spoiled(from, journal.Text{Words: text}), export.CSVOptions{})
			for what, rows := range bad {
				if len(rows) != len(good[what]) {
					t.Errorf("%s: %d %s, there are %d", name, len(rows), what, len(good[what]))
				}
				if !rows.holds(text) {
					t.Errorf("%s is not among the %s", name, what)
				}
				for _, row := range rows {
					for head, cell := range row {
						if calculates(cell) && !isNumber(cell) || strings.ContainsFunc(cell, func(r rune) bool { return r != '\n' && safe.Unsafe(r) }) {
							t.Errorf("%s: %s of %s does harm: %q", name, head, what, cell)
						}
					}
				}
			}
		}
		return nil
	})
}

func calculates(cell string) bool {
	return regexp.MustCompile(`^[\s\x{200b}\x{feff}]*[=+\-@＝＋－＠﹦﹢﹣﹫]`).MatchString(cell)
}

func isNumber(cell string) bool {
	_, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
	return err == nil
}

// A name that a role stands for is in no cell, and what the program says stays.
func TestTablesPutRolesForNames(t *testing.T) {
	const mark = "Qwxz"
	read(t, "dagtilbud", func(from export.JSONSource, _ journal.ID) error {
		bad := spoiled(from, journal.Text{Words: "Om " + mark, Others: []journal.Revision{{Words: mark}}})
		for _, what := range export.CSVWhats() {
			o := export.CSVOptions{What: what}
			if data := writeTable(t, bad, i18n.Danish, o); !bytes.Contains(data, []byte(mark)) {
				t.Errorf("%s: no text is put", what)
			}
			o.Replace = func(s string) string { return strings.ReplaceAll(s, mark, "en medarbejder") }
			if data := writeTable(t, bad, i18n.Danish, o); bytes.Contains(data, []byte(mark)) {
				t.Errorf("%s: the name stands in\n%s", what, data)
			}
		}
		return nil
	})
}

// A spreadsheet opens the tables, and calculates none of their cells.
func TestSpreadsheetCalculatesNothing(t *testing.T) {
	soffice := exporttest.Tool(t, "soffice", "libreoffice-calc")
	folder := t.TempDir()
	var names []string
	write := func(name string, data []byte) {
		path := filepath.Join(folder, name+".csv")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, path)
	}
	// This one shows that a formula would be found.
	write("formula", []byte("\ufeffDag;Note\r\n2026-12-03;=1+1\r\n"))
	var evil []journal.Revision
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range exporttest.Hostile() {
			if !strings.HasPrefix(name, "long") && !yield(name) {
				return
			}
		}
	}) {
		evil = append(evil, journal.Revision{Words: exporttest.Hostile()[name]})
	}
	evil = append(evil, journal.Revision{Words: " ＝1+1"}, journal.Revision{Words: "\u200b=1+1"}, journal.Revision{Words: "\r=1+1"})
	read(t, "hjemmepleje", func(from export.JSONSource, challenge journal.ID) error {
		bad := spoiled(from, journal.Text{Words: "=1+1", Others: evil})
		for _, what := range export.CSVWhats() {
			write(what, writeTable(t, bad, i18n.Danish, export.CSVOptions{What: what, Challenge: challenge}))
		}
		return nil
	})
	// Parted by semicolons, in UTF-8, formulas calculated.
	filter := "CSV:59,34,76,1,,0,false,true,false,false,false,0,true"
	cmd := exec.Command(soffice, append([]string{
		"-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--headless", "--infilter=" + filter,
		"--convert-to", "fods", "--outdir", folder,
	}, names...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if _, err := os.Stat(filepath.Join(folder, "formula.fods")); err != nil {
		exporttest.Tool(t, "soffice with Calc", "libreoffice-calc")
	}
	for i, name := range names {
		data, err := os.ReadFile(strings.TrimSuffix(name, ".csv") + ".fods")
		if err != nil {
			t.Fatal(err)
		}
		calculated := bytes.Contains(data, []byte("table:formula="))
		if calculated != (i == 0) {
			t.Errorf("%s: a formula in it: %v", filepath.Base(name), calculated)
		}
		if i > 0 && (!bytes.Contains(data, []byte("=1+1")) || !bytes.Contains(data, []byte(`office:value-type="date"`))) {
			t.Errorf("%s: a text or a day is not in it", filepath.Base(name))
		}
	}
}

// One text, wherever it stands, comes back from the file as it was written.
func FuzzCSV(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		if len(text) < 1000 {
			f.Add(text)
		}
	}
	w, m := words(f, i18n.English)
	f.Fuzz(func(t *testing.T, text string) {
		from := export.JSONSource{
			Outlines: func() ([]journal.Outline, error) { return nil, nil },
			Source: summary.Source{
				Meetings: func() ([]*journal.Meeting, error) {
					return []*journal.Meeting{{ID: journal.ID{1}, Texts: map[string]journal.Text{"meeting.ask": {Words: text}}}}, nil
				},
				Notes: func(summary.NoteQuery) ([]journal.Entry, error) {
					return []journal.Entry{{ID: journal.ID{2}, Kind: journal.Star, Text: journal.Text{Words: text}, Tags: []string{text}}}, nil
				},
			},
		}
		for _, what := range []string{export.CSVNotes, export.CSVAnswers} {
			data, err := export.CSV(from, export.CSVOptions{What: what, Words: w, Method: m})
			if err != nil {
				t.Fatal(err)
			}
			rows := readTable(t, data, ',')
			if text == "" && what == export.CSVAnswers {
				continue
			}
			if len(rows) != 1 || !rows.holds(text) {
				t.Errorf("%q is not in %q", text, data)
			}
			for _, cell := range rows[0] {
				if calculates(cell) {
					t.Errorf("%q is calculated", cell)
				}
			}
		}
	})
}
