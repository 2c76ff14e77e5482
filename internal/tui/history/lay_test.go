package history

import (
	"strings"
	"testing"

	"stjerne/internal/diff"
	"stjerne/internal/field"
	"stjerne/internal/tui/ui"
)

func TestMarks(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"Vi spørger først.", "Vi lytter først.", "Vi [-spørger] [+lytter] først."},
		{"Vi prøver uger.", "Vi prøver tre uger.", "Vi prøver [+tre] uger."},
		{"Et.\n\nTre.", "Et.\n\nTo.\nTo igen.\n\nTre.", "Et.\n\n[+To.]\n[+To igen.]\n\nTre."},
		{"linje\nto", "linje to", "linje[-¶] [+·]to"},
		{"linje to", "linje\nto", "linje[-·] [+¶]\nto"},
		{"linje\nto", "linje\n\nto", "linje\n[+¶]\nto"},
		{"a\u00a0b", "a b", "a[-·] [+·]b"},
		{"Vi spørger nu. ", "Vi lytter.", "Vi [-spørger nu.] [+lytter.]"},
		{"", "nyt\n", "[+nyt]\n"},
		{"væk", "", "[-væk]"},
		{"a\r\nb", "a\nb", "a[-¶] [+¶]\nb"},
		{"a\x1b[2Jb", "c", "[-a␛[2Jb] [+c]"},
	} {
		var b strings.Builder
		for _, p := range marked(diff.Words(c.old, c.new)) {
			b.WriteString(p.Text)
		}
		if b.String() != c.want {
			t.Errorf("%q to %q:\ngot  %q\nwant %q", c.old, c.new, b.String(), c.want)
		}
	}
}

func TestLinesAreFilled(t *testing.T) {
	defer ui.SetMeasure(ui.Measure())
	ui.SetMeasure(field.ByCluster)
	for _, c := range []struct {
		w         int
		old, want string
	}{
		{10, "et to tre fire", "et to tre|fire"},
		{9, "et to tre fire", "et to tre|fire"},
		{8, "et to tre fire", "et to|tre fire"},
		{5, "overleveringsmøde i dag", "overl|everi|ngsmø|de i|dag"},
		{10, "- punkt\n  ind\n\nslut", "- punkt|  ind||slut"},
		{3, "日本語", "日|本|語"},
		{1, "日本", ""},
		{4, "a👩‍👩‍👧b", "a👩‍👩‍👧b"},
	} {
		var lines []string
		for _, l := range lay([]diff.Part{{Kind: diff.Same, Text: c.old}}, pair{}, c.w).lines {
			text := ""
			for _, p := range l {
				text += p.Text
			}
			if ui.Width(text) > c.w {
				t.Errorf("%q in %d cells: %q is too wide", c.old, c.w, text)
			}
			lines = append(lines, text)
		}
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%q in %d cells: got %q, want %q", c.old, c.w, got, c.want)
		}
	}
}
