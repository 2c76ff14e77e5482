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

// The marks of a row that scrolls sideways are where walking from its start gets
// to, however it was edited, and no stretch between them becomes long.
func TestTheMarksOfARowThatScrolls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom([]Method{ByRune, ByCluster}).Draw(t, "method")
		words := strings.Repeat(strings.ReplaceAll(anyText(80, broken).Draw(t, "words"), "\n", ""), rapid.IntRange(1, 9).Draw(t, "often"))
		if rapid.Bool().Draw(t, "without tabs") {
			words = strings.ReplaceAll(words, "\t", "")
		}
		w := wrap(words, endless, m)
		for range rapid.IntRange(1, 30).Draw(t, "edits") {
			from := int(rapid.Uint32().Draw(t, "from")) % (len(words) + 1)
			to := min(len(words), from+rapid.SampledFrom([]int{0, 0, 1, 2, 9, 600}).Draw(t, "out"))
			in := anyText(3, broken).Draw(t, "in")
			words = words[:from] + in + words[to:]
			w = w.edited(words, from, to, from+len(in))
			col, next := 0, 0
			for at := 0; at < len(words); {
				if next < len(w.stretches) && int(w.stretches[next].at) == at {
					if int(w.stretches[next].col) != col {
						t.Fatalf("the mark at %d is in column %d, not %d, of %q", at, w.stretches[next].col, col, words)
					}
					next++
				}
				n, cells := cluster(words[at:], m)
				col += fit(words[at:at+n], cells, col, endless)
				at += n
			}
			if next < len(w.stretches) && int(w.stretches[next].at) == len(words) {
				next++
			}
			if next < len(w.stretches) || w.total != col {
				t.Fatalf("%d of %d marks are right, and %d cells are %d, in %q", next, len(w.stretches), w.total, col, words)
			}
			for i := 1; i < len(w.stretches); i++ {
				if long := int(w.stretches[i].at - w.stretches[i-1].at); long > 3*stretch {
					t.Fatalf("a stretch of %d bytes", long)
				}
			}
			if most := 2 + 8*len(words)/stretch + 20; len(w.stretches) > most {
				t.Fatalf("%d marks in %d bytes", len(w.stretches), len(words))
			}
			if strings.LastIndexByte(words, '\t') > w.tab {
				t.Fatalf("a tab stands at %d, behind %d", strings.LastIndexByte(words, '\t'), w.tab)
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
