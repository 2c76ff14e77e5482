package pdf_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"stjerne/internal/export/exporttest"
	"stjerne/internal/export/pdf"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

var update = flag.Bool("update", false, "write the golden files")

// written is a document as a file that outside programs can read.
func written(t *testing.T, doc summary.Document) string {
	t.Helper()
	data, err := pdf.Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// run is what an outside program prints of a file; it must not complain.
func run(t *testing.T, program, debian string, args ...string) string {
	t.Helper()
	tool := exporttest.Tool(t, program, debian)
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, tool, args...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Fatalf("%s %v: %v\n%s%s", program, args, err, out.String(), complaints.String())
	}
	return out.String()
}

func poppler(t *testing.T, program string, args ...string) string {
	return run(t, program, "poppler-utils", args...)
}

func qpdf(t *testing.T, path string) {
	t.Helper()
	if out := run(t, "qpdf", "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Fatal(out)
	}
}

// bare is a text as it is compared: without the spaces, which a line end may be, and
// in one form of Unicode.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == '\u00a0' || r == '\u00ad' || r == '\ufeff' || r >= '\u2000' && r <= '\u200f' || r >= 0xfe00 && r <= 0xfe0f {
			return -1
		}
		return r
	}, norm.NFC.String(s))
}

// tagged is the text of a file in the order of its structure, which is that of a
// screen reader, without spaces.
func tagged(t *testing.T, path string) string {
	t.Helper()
	var all strings.Builder
	for line := range strings.Lines(poppler(t, "pdfinfo", "-struct-text", path)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, `"`) && strings.HasSuffix(line, `"`) && len(line) > 1 {
			all.WriteString(line[1 : len(line)-1])
		}
	}
	return bare(all.String())
}

func TestSamples(t *testing.T) {
	for _, s := range exporttest.Samples(t) {
		t.Run(s.Name, func(t *testing.T) {
			path := written(t, s.Doc)
			qpdf(t, path)
			if info, err := os.Stat(path); err != nil || info.Size() > 200_000 {
				t.Errorf("the file has %d bytes (%v)", info.Size(), err)
			}
			about := poppler(t, "pdfinfo", path)
			for _, want := range []string{"Tagged: yes", "PDF version: 1.7", "Page size: 595.28 x 841.89 pts (A4)", "Title: " + s.Doc.Meta.Title} {
				if !strings.Contains(strings.Join(strings.Fields(about), " "), want) {
					t.Errorf("pdfinfo does not say %q:\n%s", want, about)
				}
			}
			for _, font := range strings.Split(strings.TrimSpace(poppler(t, "pdffonts", path)), "\n")[2:] {
				if !strings.Contains(font, "yes yes yes") {
					t.Errorf("a font is not embedded, not a subset or not readable: %s", font)
				}
			}
			everyText(t, s.Doc, path)
			again, err := pdf.Write(s.Doc)
			if err != nil {
				t.Fatal(err)
			}
			first, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(first, again) {
				t.Errorf("the same document gave other bytes (%v)", err)
			}
		})
	}
}

// everyText looks for every text of a document in the structure, in their order.
// Pictures' words are in their descriptions.
func everyText(t *testing.T, doc summary.Document, path string) {
	t.Helper()
	all := tagged(t, path)
	all = strings.ReplaceAll(all, "☹☺", "")
	var foot summary.Block
	if n := len(doc.Blocks); n > 0 {
		foot = doc.Blocks[n-1]
	}
	if foot.Kind == summary.Note && !strings.Contains(all, bare(foot.Text.String())) {
		t.Errorf("the foot is not there")
	}
	for _, b := range doc.Blocks {
		if b.Kind == summary.Note || b.Kind == summary.Picture {
			continue
		}
		only := summary.Document{Blocks: []summary.Block{b}}
		for _, text := range only.Texts() {
			at := strings.Index(all, bare(text))
			if at < 0 {
				t.Fatalf("%q is not there, or not where it is read", text)
			}
			all = all[at+len(bare(text)):]
		}
	}
}

func TestGolden(t *testing.T) {
	for _, s := range exporttest.Samples(t) {
		if strings.HasSuffix(s.Name, "-full") && s.Name != "thin-full" {
			continue
		}
		t.Run(s.Name, func(t *testing.T) {
			got := poppler(t, "pdftotext", "-layout", written(t, s.Doc), "-")
			path := filepath.Join("testdata", s.Name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the page reads otherwise than %s; go test -update and look at the difference\n%s", path, got)
			}
		})
	}
}

func TestOnePage(t *testing.T) {
	for _, s := range exporttest.Samples(t) {
		t.Run(s.Name, func(t *testing.T) {
			l := pdf.Measure(s.Doc)
			if l.Points < 10 || l.Points > 11 {
				t.Errorf("set in %v points", l.Points)
			}
			if (l.Over == 0) != (l.Pages == 1) {
				t.Errorf("%d pages, %d lines over", l.Pages, l.Over)
			}
			if f := summary.Measure(s.Doc); f.OnePage && l.Pages != 1 {
				t.Errorf("a page of %d words takes %d pages, %d lines over", f.Words, l.Pages, l.Over)
			}
			pages := strings.Count(poppler(t, "pdftotext", written(t, s.Doc), "-"), "\f")
			if page, _, rest := split(s.Doc.Blocks); !rest && pages != l.Pages {
				t.Errorf("Measure says %d pages of %d blocks, the file has %d", l.Pages, len(page), pages)
			}
		})
	}
}

func split(all []summary.Block) (page, after []summary.Block, rest bool) {
	for i, b := range all {
		if b.Kind == summary.Rule {
			return all[:i], all[i+1:], true
		}
	}
	return all, nil, false
}

// A page that is too long says by how much; when that much is taken away it fits.
func TestOver(t *testing.T) {
	doc := exporttest.Document(t, "dagtilbud", i18n.Danish, summary.Options{})
	line := summary.Block{Kind: summary.List, Section: "stars", Items: []summary.Inline{{{Text: "Hun ringede selv."}}}}
	before := pdf.Measure(doc)
	at := len(doc.Blocks) - 1
	blocks, foot := append([]summary.Block{}, doc.Blocks[:at]...), doc.Blocks[at]
	longer := func(lines int) pdf.Layout {
		for range lines {
			blocks = append(blocks, line)
		}
		doc.Blocks = append(append([]summary.Block{}, blocks...), foot)
		return pdf.Measure(doc)
	}
	l, added := before, 0
	for ; l.Over == 0; added++ {
		if l.Pages != 1 {
			t.Fatalf("%d pages, and nothing is over: %+v", l.Pages, l)
		}
		l = longer(1)
	}
	if added < 5 || l.Points != 10 || l.Pages != 2 || l.Over > 2 {
		t.Errorf("after %d lines the first one too many: %+v", added, l)
	}
	if more := longer(5).Over - l.Over; more < 5 || more > 7 {
		t.Errorf("five lines more are said to be %d", more)
	}
	if more := pdf.Measure(doc).Lines["stars"] - before.Lines["stars"]; more < added+5 || more > (added+5)*13/10 {
		t.Errorf("the section is said to have %d lines more, it has %d", more, added+5)
	}
}

func TestWithoutAnything(t *testing.T) {
	path := written(t, summary.Document{})
	qpdf(t, path)
	if l := pdf.Measure(summary.Document{}); l.Pages != 1 || l.Over != 0 || l.Points != 11 {
		t.Errorf("%+v", l)
	}
}

func TestLanguageAndWindow(t *testing.T) {
	doc := exporttest.Document(t, "school", i18n.English, summary.Options{})
	qdf := run(t, "qpdf", "qpdf", "--json", "--json-stream-data=none", written(t, doc))
	for _, want := range []string{`"/Lang": "u:en-GB"`, `"/DisplayDocTitle": true`, `"/Marked": true`, `"/CreationDate": "u:D:20261123000000Z"`, `"/Author": "u:Inge Holm"`} {
		if !strings.Contains(qdf, want) {
			t.Errorf("the file does not say %s", want)
		}
	}
}

// The headings stand in the list a reader navigates by, those of a loop under it.
func TestOutline(t *testing.T) {
	doc := exporttest.Document(t, "hjemmepleje", i18n.Danish, summary.Options{Length: summary.Full})
	json := run(t, "qpdf", "qpdf", "--json=2", "--json-key=outlines", written(t, doc))
	headings := 0
	for _, b := range doc.Blocks {
		if b.Kind == summary.Heading {
			headings++
		}
	}
	if got := strings.Count(json, `"title"`); got != headings {
		t.Errorf("%d of %d headings are there", got, headings)
	}
	if !regexp.MustCompile(`(?s)"kids": \[\s*\{\s*"dest`).MatchString(json) {
		t.Errorf("they are not under each other:\n%.2000s", json)
	}
}

func BenchmarkPage(b *testing.B) {
	benchmark(b, summary.Options{})
}

func BenchmarkFull(b *testing.B) {
	benchmark(b, summary.Options{Length: summary.Full})
}

func benchmark(b *testing.B, o summary.Options) {
	doc := exporttest.Document(b, "hjemmepleje", i18n.Danish, o)
	for b.Loop() {
		data, err := pdf.Write(doc)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(data)))
	}
}
