package html_test

import (
	"testing"

	"pgregory.net/rapid"

	"stjerne/internal/export/exporttest"
	"stjerne/internal/export/html"
	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

// words are texts of any characters, with those among them that mean something to a
// page more often than chance would bring them.
var words = rapid.OneOf(
	rapid.String(),
	rapid.StringOf(rapid.SampledFrom([]rune("ab æ<>&\"'/=\n\r\t\x00\x1b\u202e{}\u200b\uffff😀א"))),
	rapid.SampledFrom([]string{"<!--", "]]>", "</style>", "</title>", "&amp;", "{{.}}", "javascript:alert(1)", "", " "}),
)

var inlines = rapid.Custom(func(t *rapid.T) summary.Inline {
	var in summary.Inline
	for range rapid.IntRange(0, 3).Draw(t, "runs") {
		in = append(in, summary.Run{
			Text:  words.Draw(t, "text"),
			Style: rapid.SampledFrom([]summary.Style{summary.Plain, summary.Strong, summary.Muted}).Draw(t, "style"),
			Link:  rapid.SampledFrom([]string{"", "", "https://a.dk/?a=1&b=2", "javascript:alert(1)"}).Draw(t, "link"),
		})
	}
	return in
})

// block is a block of any kind, shaped as documents shape them.
func block(t *rapid.T, picture summary.Block) summary.Block {
	b := summary.Block{
		Kind: rapid.SampledFrom([]summary.Kind{
			summary.Heading, summary.Heading, summary.Paragraph, summary.Quote, summary.List, summary.TableKind, summary.Beside,
			summary.Picture, summary.Rule, summary.Room, summary.Note, summary.Scaled,
		}).Draw(t, "kind"),
		Section: rapid.SampledFrom([]string{"", summary.SectionAsk}).Draw(t, "section"),
	}
	switch b.Kind {
	case summary.Heading:
		b.Level, b.Text = rapid.IntRange(1, 4).Draw(t, "level"), inlines.Draw(t, "heading")
	case summary.List, summary.Room:
		b.Items, b.Lines = rapid.SliceOfN(inlines, 0, 3).Draw(t, "items"), rapid.IntRange(0, 4).Draw(t, "lines")
	case summary.TableKind:
		wide := rapid.IntRange(1, 4).Draw(t, "columns")
		row := rapid.SliceOfN(inlines, wide, wide)
		b.Table = &summary.Table{
			Head: row.Draw(t, "head"), Rows: rapid.SliceOfN(row, 0, 4).Draw(t, "rows"),
			Right: rapid.SliceOfN(rapid.Bool(), 0, 4).Draw(t, "right"),
		}
	case summary.Beside:
		b.Columns = &summary.Columns{Left: inlines.Draw(t, "left"), Right: inlines.Draw(t, "right")}
		for range rapid.IntRange(0, 3).Draw(t, "pairs") {
			b.Columns.Rows = append(b.Columns.Rows, summary.Pair{Left: inlines.Draw(t, "before"), Right: inlines.Draw(t, "after")})
		}
	case summary.Picture:
		c := *picture.Chart
		c.Title, c.Sentence = words.Draw(t, "title"), words.Draw(t, "sentence")
		b.Chart = &c
	case summary.Scaled:
		b.Text = inlines.Draw(t, "scale")
		b.Steps = &summary.Steps{Before: rapid.IntRange(0, 5).Draw(t, "was"), Now: rapid.IntRange(0, 5).Draw(t, "now")}
	case summary.Rule:
	default:
		b.Text = inlines.Draw(t, "text")
	}
	return b
}

func TestAnyDocument(t *testing.T) {
	base := exporttest.Document(t, "hjemmepleje", i18n.Danish, summary.Options{})
	var picture summary.Block
	for _, b := range base.Blocks {
		if b.Kind == summary.Picture {
			picture = b
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		doc := summary.Document{Meta: base.Meta}
		doc.Meta.Title, doc.Meta.Author = words.Draw(r, "title"), words.Draw(r, "author")
		for range rapid.IntRange(0, 8).Draw(r, "blocks") {
			doc.Blocks = append(doc.Blocks, block(r, picture))
		}
		page, err := html.Write(doc)
		if err != nil {
			r.Fatal(err)
		}
		found(r, doc, page)
	})
}
