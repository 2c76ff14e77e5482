package field

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// However a line is edited, taking over the rows around the change gives what
// wrapping it from the start gives.
func TestWrappingWhatChangedIsWrappingAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.OneOf(rapid.IntRange(1, 12), rapid.IntRange(1, 60), rapid.Just(endless)).Draw(t, "width")
		m := rapid.SampledFrom([]Method{ByRune, ByCluster}).Draw(t, "method")
		words := strings.ReplaceAll(anyText(80, broken).Draw(t, "words"), "\n", "")
		w := wrap(words, width, m)
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			from := rapid.IntRange(0, len(words)).Draw(t, "from")
			to := min(len(words), from+rapid.SampledFrom([]int{0, 0, 1, 2, 9, 60}).Draw(t, "out"))
			in := anyText(3, broken).Draw(t, "in")
			was := words
			words = words[:from] + in + words[to:]
			w = w.edited(words, from, to, from+len(in))
			if all := wrap(words, width, m); !slices.Equal(w.rows, all.rows) {
				t.Fatalf("%q became %q: rows at %v, wrapped anew they are at %v", was, words, w.rows, all.rows)
			}
		}
	})
}

// The rows of Wrap are those of the field, and no wider than they may be.
func TestWrapReadsAsTheFieldDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 60).Draw(t, "width")
		m := rapid.SampledFrom([]Method{ByRune, ByCluster}).Draw(t, "method")
		s := anyText(40, breaks, broken).Draw(t, "text")
		f := New()
		f.SetMethod(m)
		f.SetSize(width, 1000)
		f.SetValue(s)
		rows := Wrap(s, width, m)
		if len(rows) != f.Height() {
			t.Fatalf("%q takes %d rows in %d cells, %d in a field", s, len(rows), width, f.Height())
		}
		for n, row := range rows {
			if m.StringWidth(row) > width {
				t.Fatalf("row %d of %q is %d cells wide in %d: %q", n, s, m.StringWidth(row), width, row)
			}
		}
	})
}
