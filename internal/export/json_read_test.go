package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stjerne/internal/demo"
	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
)

// against holds JSON against a schema as anybody would who has only the two.
func against(t testing.TB, schema, data []byte) {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("urn:a", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("urn:a")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
}

// reopened is a journal that a copy was taken into.
func reopened(t testing.TB, c journal.Copy) *store.Store {
	t.Helper()
	s := store.New(store.Options{
		Path: filepath.Join(t.TempDir(), "to.stjerne"), Random: rand.NewChaCha8([32]byte{3}),
		Now: func() time.Time { return time.Date(2030, time.May, 1, 10, 0, 0, 0, time.UTC) },
	})
	if err := s.Write(context.Background(), "import", func(w *store.Writer) error {
		_, err := w.Import(c)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

func wholeOf(t testing.TB, s *store.Store) (data []byte) {
	t.Helper()
	if err := s.Read(context.Background(), func(r *store.Reader) (err error) {
		data, err = export.JSON(sourceOf(r), export.JSONOptions{})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return data
}

// Every sample is true to the schema, is read back, and taken into an empty journal
// is written again as the same bytes.
func TestSamplesComeBack(t *testing.T) {
	for _, name := range demo.Names() {
		s := store.New(store.Options{
			Path: filepath.Join(t.TempDir(), "journal.stjerne"), Now: demo.Now, Random: rand.NewChaCha8([32]byte{7}),
		})
		if err := demo.Write(context.Background(), s, name); err != nil {
			t.Fatal(err)
		}
		data := wholeOf(t, s)
		against(t, export.Schema(), data)
		c, err := export.ReadJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(name, err)
		}
		if again := wholeOf(t, reopened(t, c)); !bytes.Equal(again, data) {
			t.Errorf("%s is another journal when it comes back", name)
		}
	}
	s, _ := lived(t)
	against(t, export.Schema(), wholeOf(t, s))
	against(t, export.YearSchema(), yearOf(t, s, export.YearJSONOptions{}))
}

func yearOf(t *testing.T, s *store.Store, o export.YearJSONOptions) (data []byte) {
	t.Helper()
	if err := s.Read(context.Background(), func(r *store.Reader) error {
		in, err := summary.GatherYear(summary.YearSource{
			Outlines: r.Outlines, Challenge: r.Challenge, Meetings: r.Meetings, Own: r.Own,
			Notes: func(kinds []journal.EntryKind, since, until journal.Day) ([]journal.Entry, error) {
				list, _, err := r.Entries(store.EntryQuery{Kinds: kinds, Since: since, Until: until})
				return list, err
			},
		}, 2026, s.Today())
		if err != nil {
			return err
		}
		data, err = export.YearJSONFor(in.Year, o)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return data
}

const minimal = `{"format": "stjerne-journal", "version": 1,
"challenges": [{"id": "01000000000000000000000000", "title": {"words": "Overgange"}, "voice": "i", "status": "open",
 "created": "2026-11-20T14:31:00Z",
 "loops": [{"id": "02000000000000000000000000", "created": "2026-11-20T14:31:00Z", "answers": {"plan.try": {"words": "Vi ringer."}},
  "steps": {"before.scale": {"step": 2}}}],
 "indicators": [{"id": "03000000000000000000000000", "name": {"words": "Opkald"}, "kind": "count", "better": "down", "created": "2026-11-20T14:31:00Z",
  "plans": [{"loop": "02000000000000000000000000", "baseline": 7}],
  "measurements": [{"id": "04000000000000000000000000", "value": 7, "day": "2026-11-20", "created": "2026-11-20T14:31:00Z"}]}]}],
"meetings": [{"id": "05000000000000000000000000", "kind": "network", "loops": ["09000000000000000000000000"], "created": "2026-11-20T14:31:00Z"}],
"notes": [{"id": "06000000000000000000000000", "challenge": "01000000000000000000000000", "loop": "02000000000000000000000000", "kind": "star",
 "day": "2026-11-20", "text": {"words": "Hun ringede selv."}, "created": "2026-11-20T14:31:00Z"}],
"years": [{"year": 2026, "texts": {"ahead": {"words": "Videre."}}}],
"later": {"unknown": [1, 2]}}`

// What isn't a journal is refused with a sentence that names the place, in both
// languages; nothing of it is given back.
func TestReadJSONRefuses(t *testing.T) {
	if _, err := export.ReadJSON(strings.NewReader(minimal)); err != nil {
		t.Fatalf("the file that the others are made of: %v", err)
	}
	with := func(old, new string) string {
		if strings.Count(minimal, old) == 0 {
			t.Fatalf("%s is not in the file", old)
		}
		return strings.Replace(minimal, old, new, 1)
	}
	deep := func(n int, open, end string) string {
		return `{"format": "stjerne-journal", "version": 1, "x": ` + strings.Repeat(open, n) + "1" + strings.Repeat(end, n) + "}"
	}
	for name, of := range map[string]struct{ file, code, says string }{
		"empty":          {" \n", "json-empty", ""},
		"cut":            {minimal[:900], "json-cut", "10"},
		"cut in a word":  {minimal[:strings.Index(minimal, "ringede")], "json-cut", "11"},
		"deep cut":       {strings.Repeat("[", 100_000), "json-deep", "64"},
		"deep":           {deep(100_000, "[", "]"), "json-deep", "64"},
		"deep objects":   {deep(100_000, `{"a":`, "}"), "json-deep", "64"},
		"no JSON":        {"# Overgange\n", "json-syntax", "1"},
		"a comma":        {with("7}],", "7},],"), "json-syntax", "7"},
		"two":            {minimal + "\n" + minimal, "json-syntax", "13"},
		"not UTF-8":      {with("selv", "\xe6"), "json-utf8", "11"},
		"a list":         {"[1]", "json-format", ""},
		"another format": {`{"format": "jrnl"}`, "json-format", ""},
		"a year":         {`{"format": "stjerne-year", "version": 1}`, "json-year", ""},
		"newer":          {with(`"version": 1`, `"version": 2`), "json-newer", "2"},
		"no version":     {with(`"version": 1,`, ""), "json-false", "version"},
		"half a version": {with(`"version": 1`, `"version": 0.5`), "json-false", "version"},
		"no list":        {with(`"years": [`, `"years": 3, "x": [`), "json-false", "years"},
		"no object":      {with(`"meetings": [`, `"meetings": [7, `), "json-false", "meetings › 1"},
		"a step":         {with(`"step": 2`, `"step": 6`), "json-false", "challenges › 1 › loops › 1 › steps › before.scale › step"},
		"half a step":    {with(`"step": 2`, `"step": 2.5`), "json-false", "step"},
		"a kind":         {with(`"star"`, `"stjerne"`), "json-false", "notes › 1 › kind"},
		"no id":          {with(`"id": "06000000000000000000000000", `, ""), "json-false", "notes › 1"},
		"the root's id":  {with("06000000000000000000000000", "00000000000000000000000000"), "json-false", "notes › 1 › id"},
		"an id's case":   {with("06000000000000000000000000", "0A000000000000000000000000"), "json-false", "notes › 1 › id"},
		"two of one id":  {with("06000000000000000000000000", "05000000000000000000000001"), "json-false", "notes › 1 › id"},
		"an id twice":    {with("06000000000000000000000000", "05000000000000000000000000"), "json-false", "05000000000000000000000000"},
		"no such loop":   {with(`"loop": "02000000000000000000000000", "kind"`, `"loop": "08000000000000000000000000", "kind"`), "json-false", "notes › 1 › loop"},
		"of another":     {with(`"challenge": "01000000000000000000000000"`, `"challenge": "08000000000000000000000000"`), "json-false", "notes › 1 › challenge"},
		"a plan":         {with(`[{"loop": "02`, `[{"loop": "08`), "json-false", "indicators › 1 › plans › 1 › loop"},
		"a day":          {with(`"day": "2026-11-20", "text"`, `"day": "2026-02-30", "text"`), "json-false", "2026-02-30"},
		"a time": {with(`"2026-11-20T14:31:00Z",
 "loops"`, `"2026-11-20T25:31:00Z",
 "loops"`), "json-false", "challenges › 1 › created"},
		"before clocks": {with("2026-11-20T14:31:00Z", "0001-01-01T00:00:00Z"), "json-false", "created"},
		"a zone":        {with("2026-11-20T14:31:00Z", "2026-11-20T14:31:00+01:00"), "json-false", "created"},
		"no loop":       {with(`"loops": [{"id": "02`, `"loops": [], "x": [{"id": "02`), "json-false", "challenges › 1 › loops"},
		"a taken name":  {with(`"plan.try"`, `"title"`), "json-false", "title"},
		"a name":        {with(`"plan.try"`, `"brief/plan.try"`), "json-false", "brief/plan.try"},
		"a number":      {with(`"value": 7`, `"value": 1e999`), "json-number", "8"},
		"a year twice":  {with(`{"year": 2026,`, `{"year": 2026}, {"year": 2026,`), "json-false", "2026"},
		"other case":    {with(`"star"`, `"star", "Kind": "nonsense", "ID": 7`), "", ""},
		"a mark":        {"\uFEFF" + minimal, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := export.ReadJSON(strings.NewReader(of.file))
			if i18n.FaultCode(err) != of.code {
				t.Fatalf("%v, want %s", err, of.code)
			}
			if of.code == "" {
				return
			}
			if len(c.Challenges)+len(c.Entries)+len(c.Meetings)+len(c.Years) > 0 {
				t.Error("something of it is given back")
			}
			for _, lang := range i18n.Langs() {
				w, _ := words(t, lang)
				said := w.Sentence(err)
				if !strings.Contains(said, of.says) || strings.Contains(said, "⟦") || strings.Contains(said, "%!") {
					t.Errorf("%q doesn't say %q", said, of.says)
				}
			}
		})
	}
}

// endless is a file without an end.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	return copy(p, bytes.Repeat([]byte{' '}, len(p))), nil
}

func TestReadJSONRefusesWhatIsTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.json")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 1<<40); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := export.ReadJSON(f); i18n.FaultCode(err) != "json-large" {
		t.Errorf("a file of a terabyte: %v", err)
	}
	if at, err := f.Seek(0, io.SeekCurrent); err != nil || at != 0 {
		t.Errorf("%d bytes of it were read", at)
	}
	pipe := &endless{}
	if _, err := export.ReadJSON(pipe); i18n.FaultCode(err) != "json-large" || pipe.read > 300<<20 {
		t.Errorf("a pipe without an end: %v after %d bytes", err, pipe.read)
	}
	many := `{"format": "stjerne-journal", "version": 1, "x": [` + strings.Repeat("1,", 6_000_000) + "1]}"
	if _, err := export.ReadJSON(strings.NewReader(many)); i18n.FaultCode(err) != "json-large" {
		t.Errorf("six million values: %v", err)
	}
	broken := io.MultiReader(strings.NewReader("{"), failing{})
	if _, err := export.ReadJSON(broken); i18n.FaultCode(err) != "json-read" {
		t.Errorf("a disk that fails: %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("no more") }

// marked gives every text of a value a mark, but for ids and what is chosen from a
// list: those are what is left when the mark is taken out again.
func marked(v any, key string) any {
	switch v := v.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			v[k] = marked(v[k], k)
		}
	case []any:
		for i := range v {
			v[i] = marked(v[i], key)
		}
	case string:
		if key == "words" || key == "tags" {
			return v + "MÆRKE"
		}
	}
	return v
}

// Whatever a leader wrote goes through Replace, wherever it stands.
func TestReplaceReachesEveryText(t *testing.T) {
	s, challenge := lived(t)
	if err := s.Write(context.Background(), "text", func(w *store.Writer) error {
		c, err := w.Challenge(challenge)
		if err != nil {
			return err
		}
		loop, sign := c.Loops[0].ID, c.Indicators[0]
		refs := []journal.TextRef{
			{Object: challenge, Name: journal.TextClosing},
			{Object: loop, Name: journal.TextTitle},
			{Object: loop, Name: journal.TextOutcome},
			{Object: loop, Name: journal.TextDeclared},
			{Object: loop, Name: "plan.try"},
			{Object: loop, Name: journal.BriefPrefix + "plan.try"},
			{Object: sign.ID, Name: journal.TextUnit},
			{Object: sign.Measurements[0].ID, Name: journal.TextHow},
			{Object: loop, Name: "renew.decision"},
			{Object: c.Meetings[0].ID, Name: journal.TextPlace},
			{Object: c.Meetings[0].ID, Name: journal.TextParticipants},
			{Object: c.Meetings[0].ID, Name: "meeting.heard"},
			{Object: c.Meetings[0].ID, Name: "meeting.decision"},
		}
		for _, ref := range refs {
			if _, err := w.SetText(ref, "Skrevet her.", store.Latest); err != nil {
				return err
			}
		}
		if _, err := w.SetText(refs[4], "Skrevet i et andet vindue.", "gammel:1"); err != nil {
			return err
		}
		_, err = w.NewEntry(journal.Entry{Loop: loop, Kind: journal.Aha, Text: journal.Text{Words: "Et #mærkat"}, Tags: []string{"andet"}})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(wholeOf(t, s), &doc); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(marked(doc, ""))
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(text, []byte("MÆRKE")); n < 24 {
		t.Fatalf("only %d texts", n)
	}
	in, err := export.ReadJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	from := reopened(t, in)
	seen := 0
	take := func(words string) string {
		seen++
		return strings.ReplaceAll(words, "MÆRKE", "")
	}
	var out []byte
	if err := from.Read(context.Background(), func(r *store.Reader) (err error) {
		out, err = export.JSON(sourceOf(r), export.JSONOptions{Replace: take})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"journal": out, "year": yearOf(t, from, export.YearJSONOptions{Replace: take})} {
		if bytes.Contains(data, []byte("MÆRKE")) {
			t.Errorf("a text of the %s goes out as it was written:\n%s", name, data)
		}
	}
	if bytes.Count(yearOf(t, from, export.YearJSONOptions{}), []byte("MÆRKE")) < 3 {
		t.Error("there is nothing in the year to be replaced")
	}
	if bytes.Contains(out, []byte(`""`)) || seen < 24 {
		t.Errorf("%d texts were handed out", seen)
	}
	// Ids and days are not handed to it.
	if err := from.Read(context.Background(), func(r *store.Reader) (err error) {
		out, err = export.JSON(sourceOf(r), export.JSONOptions{Replace: func(string) string { return "x" }})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	against(t, export.Schema(), out)
}

// Whatever is accepted is a journal: it is true to the schema, and what is written
// of it is read and written again the same.
func FuzzReadJSON(f *testing.F) {
	f.Add([]byte(minimal))
	f.Add([]byte(minimal[:500]))
	f.Add([]byte(strings.Replace(minimal, `"step": 2`, `"step": 2, "day": "2026-11-20", "first": "2026-11-19"`, 1)))
	f.Add([]byte(strings.Replace(minimal, `"baseline": 7`, `"expected": 7, "sure": "low", "earlier": [{"value": 1e-7, "day": "2026-01-01"}]`, 1)))
	f.Add([]byte(strings.Replace(minimal, `"Vi ringer."}`, `"", "others": [{"words": "a"}, {"words": "b", "at": "2027-01-01T00:00:00Z"}]}`, 1)))
	f.Add([]byte(strings.Replace(minimal, `"answers"`, `"thoughts": [{"id": "07000000000000000000000000", "held": null, "verdict": "confirmed"}], "answers"`, 1)))
	if data, err := os.ReadFile("testdata/thin.json"); err == nil {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := export.ReadJSON(bytes.NewReader(data))
		if err != nil {
			if i18n.FaultCode(err) == "" {
				t.Fatalf("an error without a sentence: %v", err)
			}
			return
		}
		first := wholeOf(t, reopened(t, c))
		against(t, export.Schema(), first)
		again, err := export.ReadJSON(bytes.NewReader(first))
		if err != nil {
			t.Fatalf("%v of\n%s", err, first)
		}
		if second := wholeOf(t, reopened(t, again)); !bytes.Equal(second, first) {
			t.Fatalf("%s\nwritten again:\n%s", first, second)
		}
	})
}

// Everything of a large file comes in, quickly.
func BenchmarkReadJSON(b *testing.B) {
	var notes []string
	for n := range 10_000 {
		notes = append(notes, fmt.Sprintf(`{"id": "06%024d", "kind": "star", "day": "2026-11-20", "text": {"words": "%s"}, "created": "2026-11-20T14:31:00Z"}`,
			n*10, strings.Repeat("ord og flere ord ", 24)))
	}
	data := []byte(`{"format": "stjerne-journal", "version": 1, "notes": [` + strings.Join(notes, ",") + "]}")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := export.ReadJSON(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}
