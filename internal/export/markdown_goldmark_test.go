package export_test

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	renderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"

	"stjerne/internal/export"
	"stjerne/internal/export/exporttest"
	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

// outline is a document as a row of blocks, "h2: words" and so on: what a reader of
// Markdown must find, and what one finds. Line ends stay; how much space stands
// beside them doesn't matter, for nobody sees it.
type outline []string

func (o *outline) add(kind, words string) {
	lines := strings.Split(words, "\n")
	for i, line := range lines {
		lines[i] = squeezed(line)
	}
	*o = append(*o, strings.TrimRight(kind+": "+strings.Join(lines, "\n"), " "))
}

func squeezed(line string) string {
	return strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\u00a0' }), " ")
}

// paragraphs adds a text, whose empty lines part paragraphs.
func (o *outline) paragraphs(first, more, words string) {
	kind := first
	var lines []string
	flush := func() {
		if len(lines) > 0 {
			o.add(kind, strings.Join(lines, "\n"))
			kind, lines = more, nil
		}
	}
	for line := range strings.SplitSeq(words, "\n") {
		if strings.Trim(line, " ") == "" {
			flush()
			continue
		}
		lines = append(lines, line)
	}
	flush()
	if kind == first && first != more {
		o.add(first, "") // an item is there, even with nothing in it
	}
}

// wanted is the outline of a document.
func wanted(doc summary.Document) outline {
	var o outline
	shown := func(in summary.Inline) (words string) {
		for _, run := range in {
			words += safe.Visible(run.Text)
		}
		return words
	}
	oneLine := func(in summary.Inline) string { return safe.OneLine(shown(in)) }
	table := func(head []summary.Inline, rows [][]summary.Inline) {
		for i, row := range append([][]summary.Inline{head}, rows...) {
			for _, cell := range row {
				o.add(fmt.Sprintf("cell %d", i), oneLine(cell))
			}
		}
	}
	for _, b := range doc.Blocks {
		switch b.Kind {
		case summary.Heading:
			o.add(fmt.Sprintf("h%d", b.Level), oneLine(b.Text))
		case summary.Paragraph:
			o.paragraphs("p", "p", shown(b.Text))
		case summary.Scaled:
			o.paragraphs("p", "p", b.Steps.String()+" "+shown(b.Text))
		case summary.Quote:
			o.paragraphs("quote", "quote", shown(b.Text))
		case summary.List, summary.Room:
			pen := strings.TrimPrefix(strings.Repeat("\n"+strings.Repeat("…", 30), b.Lines), "\n")
			for _, item := range b.Items {
				o.paragraphs("item", "item goes on", strings.Trim(shown(item), "\n ")+" "+pen)
			}
		case summary.TableKind:
			table(b.Table.Head, b.Table.Rows)
		case summary.Beside:
			if b.Columns.OneSided() {
				o.paragraphs("p", "p", oneLine(b.Columns.Left))
				for _, p := range b.Columns.Rows {
					o.paragraphs("p", "p", shown(p.Left))
				}
				continue
			}
			var rows [][]summary.Inline
			for _, p := range b.Columns.Rows {
				rows = append(rows, []summary.Inline{p.Left, p.Right})
			}
			table([]summary.Inline{b.Columns.Left, b.Columns.Right}, rows)
		case summary.Picture:
			var lines []string
			for _, line := range b.Chart.Text(68, 10) {
				lines = append(lines, safe.Visible(line))
			}
			o.add("code", strings.TrimRight(strings.Join(lines, "\n"), "\n"))
		case summary.Rule:
			o.add("rule", "")
		case summary.Note:
			o.add("rule", "")
			o.paragraphs("p", "p", shown(b.Text))
		}
	}
	return o
}

// found is the outline that goldmark reads from Markdown, with everything switched
// on that a reader's program may know; and what should not be there at all.
func found(source []byte) (o outline, wrong []string) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	var blocks func(kind string, parent ast.Node)
	words := func(n ast.Node) string {
		w, bad := inlineWords(n, source)
		wrong = append(wrong, bad...)
		return w
	}
	blocks = func(kind string, parent ast.Node) {
		for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
			switch n := n.(type) {
			case *ast.Heading:
				o.add(fmt.Sprintf("h%d", n.Level), words(n))
			case *ast.Paragraph, *ast.TextBlock:
				o.add(kind, words(n))
				if kind == "item" {
					kind = "item goes on"
				}
			case *ast.Blockquote:
				blocks("quote", n)
			case *ast.List:
				if n.IsOrdered() {
					wrong = append(wrong, "a numbered list")
				}
				for item := n.FirstChild(); item != nil; item = item.NextSibling() {
					if item.FirstChild() == nil {
						o.add("item", "")
					}
					blocks("item", item)
				}
			case *ast.FencedCodeBlock:
				var lines []string
				for i := range n.Lines().Len() {
					at := n.Lines().At(i)
					lines = append(lines, strings.TrimRight(string(at.Value(source)), "\n"))
				}
				o.add("code", strings.TrimRight(strings.Join(lines, "\n"), "\n"))
			case *ast.ThematicBreak:
				o.add("rule", "")
			case *tables.Table:
				row := 0
				for r := n.FirstChild(); r != nil; r = r.NextSibling() {
					for cell := r.FirstChild(); cell != nil; cell = cell.NextSibling() {
						o.add(fmt.Sprintf("cell %d", row), words(cell))
					}
					row++
				}
			default:
				wrong = append(wrong, "a block of kind "+n.Kind().String())
			}
		}
	}
	blocks("p", md.Parser().Parse(text.NewReader(source)))
	return o, wrong
}

// inlineWords are the words of a block as they would be read.
func inlineWords(parent ast.Node, source []byte) (words string, wrong []string) {
	var b strings.Builder
	shown := func(raw []byte) {
		var out bytes.Buffer
		w := bufio.NewWriter(&out)
		renderer.DefaultWriter.Write(w, raw)
		_ = w.Flush() // a buffer takes everything
		b.WriteString(html.UnescapeString(out.String()))
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			shown(n.Segment.Value(source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte('\n')
			}
			if n.SoftLineBreak() {
				wrong = append(wrong, "a line end that a reader's program takes for a space")
			}
		case *ast.String:
			shown(n.Value)
		case *ast.Emphasis:
			if n.Level != 2 {
				wrong = append(wrong, "emphasis that nobody put")
			}
			inner, bad := inlineWords(n, source)
			b.WriteString(inner)
			wrong = append(wrong, bad...)
		case *ast.AutoLink:
			address := string(n.Label(source))
			if to := string(n.URL(source)); n.AutoLinkType == ast.AutoLinkURL && !strings.HasPrefix(strings.ToLower(to), "http") &&
				!strings.HasPrefix(strings.ToLower(to), "ftp://") {
				wrong = append(wrong, "a link to "+to)
			}
			b.WriteString(address)
		default:
			wrong = append(wrong, "a "+n.Kind().String())
		}
	}
	return b.String(), wrong
}

// compareMarkdown holds a document against what is read from its Markdown.
func compareMarkdown(t *testing.T, doc summary.Document) {
	t.Helper()
	source := export.Markdown(doc)
	want := wanted(doc)
	got, wrong := found(source)
	for _, w := range wrong {
		t.Errorf("there is %s", w)
	}
	for i := range max(len(want), len(got)) {
		w, g := "nothing", "nothing"
		if i < len(want) {
			w = want[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if w != g {
			t.Errorf("block %d is\n%q, and it should be\n%q", i, g, w)
			break
		}
	}
	if t.Failed() {
		t.Logf("%q", source)
	}
}

func TestMarkdownIsReadAsTheDocument(t *testing.T) {
	samples := exporttest.Samples(t)
	for _, s := range samples {
		t.Run(s.Name+"-"+string(s.Lang), func(t *testing.T) { compareMarkdown(t, s.Doc) })
	}
	hostile := exporttest.Hostile()
	for _, name := range slices.Sorted(maps.Keys(hostile)) {
		t.Run(name, func(t *testing.T) { compareMarkdown(t, exporttest.Everything(samples[0].Doc, hostile[name])) })
	}
	t.Run("all together", func(t *testing.T) {
		compareMarkdown(t, exporttest.Everything(samples[0].Doc, slices.Sorted(maps.Values(hostile))...))
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, words := range exporttest.Hostile() {
		if len(words) < 1000 {
			f.Add(words, "- "+words)
		}
	}
	f.Add("a\n\n---\n\n    b", "[^1]: c\n: d\n- [ ] e")
	f.Fuzz(func(t *testing.T, one, two string) {
		compareMarkdown(t, exporttest.Everything(summary.Document{}, one, two))
	})
}
