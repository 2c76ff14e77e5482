package export

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

func plain(s string) summary.Inline  { return summary.Inline{{Text: s}} }
func strong(s string) summary.Inline { return summary.Inline{{Text: s, Style: summary.Strong}} }

// hostile is a document whose every text looks like markup or worse.
func hostile() summary.Document {
	evil := "# 1. *fed* | <b>\x1b[2J"
	return summary.Document{Blocks: []summary.Block{
		{Kind: summary.Heading, Level: 1, Text: plain("Titel #")},
		{Kind: summary.Heading, Level: 2, Text: plain("linje\nskift")},
		{Kind: summary.Paragraph, Text: plain("- ingen liste\n  to linjer")},
		{Kind: summary.Paragraph, Text: append(strong("20. november: "), summary.Run{Text: "- ringede"})},
		{Kind: summary.Quote, Text: plain("citat\nmed linje")},
		{Kind: summary.List, Items: []summary.Inline{plain("1. punkt\nlinje"), plain(evil)}},
		{Kind: summary.TableKind, Table: &summary.Table{
			Head: []summary.Inline{plain("Dag"), plain("Værdi | tal")}, Right: []bool{false, true},
			Rows: [][]summary.Inline{{plain("2. nov."), plain("3,5")}, {plain(evil), plain("")}},
		}},
		{Kind: summary.Beside, Columns: &summary.Columns{
			Left: strong("Før"), Right: strong("Efter"),
			Rows: []summary.Pair{{Left: plain("a\nb"), Right: nil}, {Left: nil, Right: plain("c")}},
		}},
		{Kind: summary.Beside, Columns: &summary.Columns{Left: strong("Før"), Rows: []summary.Pair{{Left: plain("alene")}}}},
		{Kind: summary.Rule},
		{Kind: summary.Room, Items: []summary.Inline{plain("Uklart"), plain("Logikker")}, Lines: 1},
		{Kind: summary.Note, Text: plain("Arbejdspapir")},
	}}
}

func TestMarkdown(t *testing.T) {
	out := string(Markdown(hostile()))
	for _, want := range []string{
		"# Titel \\#\n",
		"## linje skift\n",
		"\\- ingen liste  \n\u00a0\u00a0to linjer\n",
		"**20. november:** - ringede\n",
		"> citat  \n> med linje\n",
		"- 1\\. punkt  \n  linje\n",
		"- \\# 1. \\*fed\\* \\| \\<b>␛\\[2J\n",
		"| Dag | Værdi \\| tal |\n| --- | ---: |\n| 2. nov. | 3,5 |\n",
		"| Før | Efter |\n| --- | --- |\n| a b |  |\n|  | c |\n",
		"**Før**\n\nalene\n",
		"- Uklart " + penLine + "\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	harmless(t, out)
}

func TestText(t *testing.T) {
	out := string(Text(hostile()))
	for _, want := range []string{
		"Titel #\n=======\n",
		"- ingen liste\n  to linjer\n",
		"- 1. punkt\n  linje\n",
		"# 1. *fed* | <b>␛[2J",
		"Før                                   Efter\n",
		"a\nb\n\n                                      c\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	for _, line := range strings.Split(out, "\n") {
		if n := uniseg.StringWidth(line); n > textWidth {
			t.Errorf("%d columns: %q", n, line)
		}
	}
	harmless(t, out)
}

func harmless(t *testing.T, out string) {
	t.Helper()
	if strings.ContainsFunc(out, func(r rune) bool { return r != '\n' && safe.Unsafe(r) }) {
		t.Error("a control character is sent")
	}
	if strings.Contains(out, "\n\n\n") || !strings.HasSuffix(out, "\n") || strings.HasSuffix(out, "\n\n") {
		t.Errorf("empty lines pile up, or the end of the file is not one line end: %q", out)
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  string
	}{
		{"en to tre", 5, "en to|tre"},
		{"en to tre", 6, "en to|tre"},
		{"refleksionsmøde", 6, "reflek|sionsm|øde"},
		{"a refleksionsmøde", 6, "a|reflek|sionsm|øde"},
		{"æøå日本語", 5, "æøå日|本語"},
		{"første\n  anden linje", 9, "første|  anden|  linje"},
		{"a\n\nb", 9, "a||b"},
		{"", 9, ""},
		{"fra 67 % til 33 %", 14, "fra 67 % til|33 %"},
		{"skrevet 25. august", 11, "skrevet|25. august"},
		{"👨‍👩‍👧 bi", 3, "👨‍👩‍👧|bi"},
	}
	for _, tt := range tests {
		if got := strings.Join(wrap(tt.text, tt.width), "|"); got != tt.want {
			t.Errorf("%q at %d: %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}
