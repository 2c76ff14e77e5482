package lookback

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stjerne/internal/diff"
	"stjerne/internal/tui/ui"
)

func plain(p paragraph) string {
	var b strings.Builder
	for _, one := range p {
		b.WriteString(one.Text)
	}
	return b.String()
}

func TestMarked(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"Vi spørger først.", "Vi lytter først.", "Vi [-spørger] [+lytter] først."},
		{"Vi prøver tre uger.", "Vi prøver i tre uger.", "Vi prøver [+i] tre uger."},
		{"Et.\n\nTo.\n\nTre.", "Et.\n\nFire.\n\nTre.", "…|[-To] [+Fire].|…"},
		{"Et.", "Et.\nTo.", "…|[+To.]"},
		{"Et.\nTo.", "Et.", "…|[-To.]"},
		{"Et.\n", "To.\n", "[-Et] [+To]."},
		{"Et.\n\nTo.", "Et.\n\nTre.", "…|[-To] [+Tre]."},
		{"", "Nyt.", "[+Nyt.]"},
		{"Væk.", "", "[-Væk.]"},
	} {
		var got []string
		for _, p := range marked(diff.Words(c.old, c.new)) {
			got = append(got, plain(p))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q to %q: %q, want %q", c.old, c.new, strings.Join(got, "|"), c.want)
		}
	}
}

// Breaking a paragraph into lines loses no character, makes no line too wide, and
// leaves what was changed in its own look.
func TestLinesKeepWhatWasChanged(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"vi", "prøver", "overleveringsmødet", "漢字", "e\u0301t", " ", "  ", "[+", "]"}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		old, now := strings.Join(words.Draw(t, "old"), " "), strings.Join(words.Draw(t, "new"), " ")
		w := rapid.IntRange(4, 40).Draw(t, "w")
		for _, p := range marked(diff.Words(old, now)) {
			var joined [3]string
			for _, line := range p.lines(w) {
				if ui.Width(plain(line)) > w {
					t.Fatalf("%q is wider than %d", plain(line), w)
				}
				for _, one := range line {
					joined[one.Kind] += bare(one.Text)
				}
			}
			var want [3]string
			for _, one := range p {
				want[one.Kind] += bare(one.Text)
			}
			if joined != want {
				t.Fatalf("%q became %q, want %q", plain(p), joined, want)
			}
		}
	})
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }
