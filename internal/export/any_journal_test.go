package export_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stjerne/internal/export"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// anyJournal draws a journal in which every text has a mark of its own, with whatever
// around it: none may be lost in any format.
type anyJournal struct {
	t     *rapid.T
	w     *store.Writer
	m     *method.Method
	marks []string
}

// text is a text that holds a mark.
func (a *anyJournal) text() string {
	mark := fmt.Sprintf("zq%dqz", len(a.marks))
	a.marks = append(a.marks, mark)
	hostile := exporttest.Hostile()
	around := rapid.SampledFrom(slices.Sorted(func(yield func(string) bool) {
		for name := range hostile {
			if len(hostile[name]) < 400 && !yield(name) {
				return
			}
		}
	}))
	words := mark
	if rapid.Bool().Draw(a.t, "something before") {
		words = hostile[around.Draw(a.t, "before")] + " " + words
	}
	if rapid.Bool().Draw(a.t, "something after") {
		words += " " + hostile[around.Draw(a.t, "after")]
	}
	return strings.ToValidUTF8(strings.ReplaceAll(words, "\x00", ""), "")
}

func (a *anyJournal) set(object journal.ID, name string) error {
	_, err := a.w.SetText(journal.TextRef{Object: object, Name: name}, a.text(), store.Latest)
	return err
}

func (a *anyJournal) day() journal.Day {
	return journal.Day{Year: 2026, Month: time.January, Date: 1}.Add(rapid.IntRange(0, 320).Draw(a.t, "day"))
}

func (a *anyJournal) fill() (challenge journal.ID, err error) {
	challenge, loop, err := a.w.NewChallenge(a.text(), rapid.SampledFrom([]journal.Voice{method.I, method.We}).Draw(a.t, "voice"))
	if err != nil {
		return challenge, err
	}
	loops := []journal.ID{loop}
	if rapid.Bool().Draw(a.t, "second loop") {
		second, err := a.w.NewLoop(challenge, a.text())
		if err != nil {
			return challenge, err
		}
		loops = append(loops, second)
	}
	for _, loop := range loops {
		if err := a.loop(challenge, loop); err != nil {
			return challenge, err
		}
	}
	meeting, err := a.w.NewMeeting(journal.Reflection, a.day(), "13:00", loops...)
	if err != nil {
		return challenge, err
	}
	names := []string{journal.TextPlace, journal.TextParticipants, "meeting.ask", "meeting.heard", "interview.done", "team", journal.MemberPrefix + "team.unclear"}
	for _, name := range rapid.SliceOfDistinct(rapid.SampledFrom(names), func(s string) string { return s }).Draw(a.t, "of the meeting") {
		if err := a.set(meeting, name); err != nil {
			return challenge, err
		}
	}
	return challenge, a.set(challenge, journal.TextClosing)
}

func (a *anyJournal) loop(challenge, loop journal.ID) error {
	var ids []string
	for _, id := range a.m.IDs() {
		if item, ok := a.m.Item(id); ok && item.On == method.OnLoop && (item.Kind == method.Text || item.Kind == method.Line) && item.Same == "" {
			ids = append(ids, item.Key())
		}
	}
	names := append(ids, journal.TextOutcome)
	for _, id := range ids {
		names = append(names, journal.BriefPrefix+id)
	}
	for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 8, func(s string) string { return s }).Draw(a.t, "answers") {
		if err := a.set(loop, name); err != nil {
			return err
		}
	}
	for range rapid.IntRange(0, 3).Draw(a.t, "notes") {
		kind := rapid.SampledFrom([]journal.EntryKind{journal.Action, journal.Observation, journal.Star, journal.Aha, journal.Learning}).Draw(a.t, "kind")
		if _, err := a.w.NewEntry(journal.Entry{Challenge: challenge, Loop: loop, Kind: kind, Day: a.day(), Text: journal.Text{Words: a.text()}}); err != nil {
			return err
		}
	}
	for range rapid.IntRange(0, 2).Draw(a.t, "indicators") {
		sign, err := a.w.NewIndicator(challenge, a.text(), journal.KindNumber, journal.Down)
		if err != nil {
			return err
		}
		if err := a.w.SetPlan(sign, loop, journal.Plan{Baseline: journal.Value{N: 7, Set: true}, Target: journal.Value{N: 3, Set: true}}); err != nil {
			return err
		}
		for range rapid.IntRange(0, 12).Draw(a.t, "measurements") {
			m, err := a.w.NewMeasurement(sign, rapid.Float64Range(-1e6, 1e6).Draw(a.t, "value"), a.day(), "")
			if err != nil {
				return err
			}
			if err := a.set(m, journal.TextHow); err != nil {
				return err
			}
		}
	}
	return nil
}

// Any journal comes out whole in every format.
func TestAnyJournalComesOutWhole(t *testing.T) {
	pdftotext := exporttest.Tool(t, "pdftotext", "poppler-utils")
	w, m := exporttest.Words(t, i18n.Danish)
	folder := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		st := store.New(store.Options{
			Path:   filepath.Join(folder, fmt.Sprintf("%d.stjerne", n)),
			Now:    func() time.Time { return time.Date(2026, time.November, 20, 10, 0, 0, 0, time.UTC) },
			Random: rand.NewChaCha8([32]byte{1}),
		})
		a := &anyJournal{t: t, m: m}
		var challenge journal.ID
		err := st.Write(context.Background(), "fill", func(w *store.Writer) (err error) {
			a.w = w
			challenge, err = a.fill()
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		var doc summary.Document
		var whole []byte
		err = st.Read(context.Background(), func(r *store.Reader) error {
			o := summary.Options{Length: summary.Full}
			in, err := summary.Gather(exporttest.Source(r), challenge, o, journal.Day{Year: 2026, Month: time.November, Date: 20})
			if err != nil {
				return err
			}
			in.Words, in.Method = w, m
			doc = summary.Build(in, o)
			whole, err = export.JSON(sourceOf(r), export.JSONOptions{Method: m})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]string{"json": jsonTexts(t, whole)}
		for _, format := range export.DocumentFormats() {
			data, err := export.Write(doc, format)
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			again, _ := export.Write(doc, format)
			if !bytes.Equal(data, again) {
				t.Fatalf("%s: the same document gives other bytes", format)
			}
			all[format] = strings.Join(strings.Fields(readable(t, format, data, pdftotext)), "")
		}
		for format, said := range all {
			for _, mark := range a.marks {
				if !strings.Contains(said, mark) {
					t.Fatalf("%s: a text is lost (%s)", format, mark)
				}
			}
		}
	})
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// readable is what a reader sees of a file, without what a line's end does to words.
func readable(t failer, format string, data []byte, pdftotext string) string {
	t.Helper()
	switch format {
	case "pdf":
		cmd := exec.Command(pdftotext, "-raw", "-", "-")
		cmd.Stdin = bytes.NewReader(data)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("pdftotext: %v", err)
		}
		return string(out)
	case "docx":
		return xmlTexts(t, part(t, data, "word/document.xml"))
	case "html":
		return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(data), ""))
	}
	return string(data)
}

// part is one part of a package.
func part(t failer, data []byte, name string) []byte {
	t.Helper()
	pack, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%v", err)
	}
	in, err := pack.Open(name)
	if err != nil {
		t.Fatalf("%v", err)
	}
	defer func() { _ = in.Close() }()
	content, err := io.ReadAll(in)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return content
}

func xmlTexts(t failer, data []byte) string {
	t.Helper()
	var b strings.Builder
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%v", err)
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.EndElement:
			if token.Name.Local == "p" {
				b.WriteByte('\n')
			}
		}
	}
}

func jsonTexts(t failer, data []byte) string {
	t.Helper()
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatalf("%v", err)
	}
	return fmt.Sprint(tree)
}

// What a role stands for is in no format any more: not in its texts, not in what the
// file says about itself, not in its raw bytes.
func TestNoFormatTellsTheName(t *testing.T) {
	qpdf := exporttest.Tool(t, "qpdf", "qpdf")
	o := summary.Options{Length: summary.Full}
	in := exporttest.Input(t, "dagtilbud", i18n.Danish, o)
	in.Challenge.Title.Words, in.Name = "Mettes dør", "Mette Holm"
	for _, i := range in.Challenge.Indicators {
		i.Name.Words += ", Mette"
	}
	in.Aliases = summary.AliasesOf([]journal.Named{
		{Name: "Mette", Role: "en pædagog"},
		{Name: "Lone", Role: "en kollega"},
		{Name: "Yusuf", Role: "en vikar"},
		{Name: "Sara", Role: "en medhjælper"},
	})
	doc := summary.Build(in, o)
	for _, format := range export.DocumentFormats() {
		data, err := export.Write(doc, format)
		if err != nil {
			t.Fatal(err)
		}
		for where, bare := range opened(t, format, data, qpdf) {
			for _, name := range []string{"Mette", "Lone", "Yusuf", "Sara"} {
				wide := strings.Join(strings.Split(name, ""), "\x00")
				if strings.Contains(bare, name) || strings.Contains(bare, wide) || strings.Contains(strings.ToUpper(bare), fmt.Sprintf("%X", utf16Of(name))) {
					t.Errorf("%s: %s stands in %s", format, name, where)
				}
			}
		}
	}
}

// utf16Of is a text as a PDF writes it in its titles.
func utf16Of(text string) []byte {
	var b []byte
	for _, r := range text {
		b = append(b, byte(r>>8), byte(r))
	}
	return b
}

// opened are the parts of a file without what compresses them.
func opened(t *testing.T, format string, data []byte, qpdf string) map[string]string {
	t.Helper()
	parts := map[string]string{"its bytes": string(data)}
	switch format {
	case "docx":
		pack, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range pack.File {
			parts[f.Name] = string(part(t, data, f.Name))
			if strings.HasSuffix(f.Name, ".xlsx") {
				inner, err := zip.NewReader(strings.NewReader(parts[f.Name]), int64(len(parts[f.Name])))
				if err != nil {
					t.Fatal(err)
				}
				for _, g := range inner.File {
					parts[f.Name+"/"+g.Name] = string(part(t, []byte(parts[f.Name]), g.Name))
				}
			}
		}
	case "pdf":
		path := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(qpdf, "--qdf", "--object-streams=disable", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		parts["its objects"] = string(out)
		pages, err := exec.Command(exporttest.Tool(t, "pdftotext", "poppler-utils"), path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		parts["its pages"] = string(pages)
		shape, err := exec.Command("pdfinfo", "-struct-text", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		parts["its structure"] = string(shape)
	}
	return parts
}
