package export_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"stjerne/internal/demo"
	"stjerne/internal/export"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test -update writes it anew\n%s", name, got)
	}
}

// read runs do on a journal that holds a sample; ids and times are the same in
// every run.
func read(t testing.TB, name string, do func(from export.JSONSource, challenge journal.ID) error) {
	t.Helper()
	exporttest.Read(t, name, func(r *store.Reader, challenge journal.ID) error { return do(sourceOf(r), challenge) })
}

func sourceOf(r *store.Reader) export.JSONSource {
	return export.JSONSource{Outlines: r.Outlines, Own: r.Own, Source: exporttest.Source(r)}
}

func words(t testing.TB, lang i18n.Lang) (*i18n.Words, *method.Method) {
	t.Helper()
	return exporttest.Words(t, lang)
}

func document(t *testing.T, name string, lang i18n.Lang, o summary.Options) summary.Document {
	t.Helper()
	return exporttest.Document(t, name, lang, o)
}

// The page as it is handed over, read by people before it was kept here.
func TestPages(t *testing.T) {
	tests := []struct {
		file, sample string
		lang         i18n.Lang
		o            summary.Options
	}{
		{"hjemmepleje", "hjemmepleje", i18n.Danish, summary.Options{}},
		{"homecare", "homecare", i18n.English, summary.Options{}},
		{"thin", "thin", i18n.Danish, summary.Options{}},
		{"thin-1", "thin", i18n.Danish, summary.Options{Loops: []int{1}}},
		{"dagtilbud", "dagtilbud", i18n.Danish, summary.Options{AllLoops: true}},
		{"dagtilbud-1", "dagtilbud", i18n.Danish, summary.Options{Loops: []int{1}}},
		{"school", "school", i18n.English, summary.Options{}},
		{"thin-full", "thin", i18n.Danish, summary.Options{Length: summary.Full}},
		{"hjemmepleje-with", "hjemmepleje", i18n.Danish, summary.Options{
			With: []string{"indicators", "agenda"}, Without: []string{"stars", "listen"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			doc := document(t, tt.sample, tt.lang, tt.o)
			golden(t, tt.file+".md", export.Markdown(doc))
			golden(t, tt.file+".txt", export.Text(doc))
		})
	}
}

// Everything of the largest sample goes through both formats.
func TestFull(t *testing.T) {
	for name, lang := range map[string]i18n.Lang{"dagtilbud": i18n.Danish, "school": i18n.English} {
		doc := document(t, name, lang, summary.Options{Length: summary.Full})
		md, txt := string(export.Markdown(doc)), string(export.Text(doc))
		for _, out := range []string{md, txt} {
			if strings.Contains(out, "⟦") || strings.Contains(out, "%!") || strings.Contains(out, "\n\n\n") {
				t.Errorf("%s: a word of the catalogue is not there, or empty lines pile up", name)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	_, m := words(t, i18n.Danish)
	read(t, "thin", func(from export.JSONSource, challenge journal.ID) error {
		whole, err := export.JSON(from, export.JSONOptions{Method: m})
		golden(t, "thin.json", numbered(whole))
		if err != nil {
			return err
		}
		one, err := export.JSON(from, export.JSONOptions{Challenge: challenge, Loops: []int{2}, Without: []string{"stars"}, Method: m})
		if err != nil {
			return err
		}
		for _, out := range []string{"Porten er ordnet", "Aftaler, der blev til noget", "Rådhuset", "Løvfaldet"} {
			if !bytes.Contains(whole, []byte(out)) {
				t.Errorf("%q is not in the whole journal", out)
			}
			if bytes.Contains(one, []byte(out)) {
				t.Errorf("%q is in what is left when loop 1 and star moments are out", out)
			}
		}
		return nil
	})
}

// numbered puts numbers for ids, in the order they come: which ids the store draws
// is its own affair, and what refers to what must still be seen.
func numbered(data []byte) []byte {
	seen := map[string]int{}
	return regexp.MustCompile(`"[0-9a-z]{26}"`).ReplaceAllFunc(data, func(id []byte) []byte {
		if seen[string(id)] == 0 {
			seen[string(id)] = len(seen) + 1
		}
		return fmt.Appendf(nil, `"id-%d"`, seen[string(id)])
	})
}

// JSON.md names every field of the largest sample.
func TestJSONIsDocumented(t *testing.T) {
	_, m := words(t, i18n.Danish)
	read(t, "dagtilbud", func(from export.JSONSource, _ journal.ID) error {
		data, err := export.JSON(from, export.JSONOptions{Method: m})
		if err == nil {
			documented(t, data)
		}
		return err
	})
}

// Bytes that could harm a terminal are kept in JSON, escaped.
func TestJSONKeepsBytes(t *testing.T) {
	words := "\x1b[2J <b> & \u202e «ja»\r\nto"
	c := &journal.Challenge{ID: journal.ID{9}, Title: journal.Text{Words: words}}
	from := export.JSONSource{Source: summary.Source{
		Challenge: func(journal.ID) (*journal.Challenge, error) { return c, nil },
		Meetings:  func() ([]*journal.Meeting, error) { return nil, nil },
		Notes:     func(summary.NoteQuery) ([]journal.Entry, error) { return nil, nil },
	}}
	out, err := export.JSON(from, export.JSONOptions{Challenge: c.ID})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.ContainsRune(out, '\x1b') || bytes.ContainsRune(out, '\u202e') {
		t.Errorf("a control character stands bare in %s", out)
	}
	var doc struct {
		Challenges []struct{ Title struct{ Words string } }
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		t.Fatal(err)
	}
	if got := doc.Challenges[0].Title.Words; got != words {
		t.Errorf("%q comes back as %q", words, got)
	}
}

// BenchmarkPage is what an export does once the journal is read.
func BenchmarkPage(b *testing.B) {
	w, m := words(b, i18n.Danish)
	read(b, "hjemmepleje", func(from export.JSONSource, challenge journal.ID) error {
		for b.Loop() {
			in, err := summary.Gather(from.Source, challenge, summary.Options{}, demo.Today())
			if err != nil {
				return err
			}
			in.Words, in.Method = w, m
			export.Markdown(summary.Build(in, summary.Options{}))
		}
		return nil
	})
}
