package field

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

const sentence5 = "Det var blåbærgrød igen, og nogen måtte jo spise den. "

func lined(lines int) string {
	return strings.TrimSuffix(strings.Repeat(strings.Repeat(sentence5, 2)+"\n", lines), "\n")
}

// at puts the cursor at the top, in the middle or at the end of a text.
func at(f *Field, where string) {
	f.Do(TextEnd)
	switch where {
	case "top":
		f.Do(TextStart)
	case "middle":
		p := Pos{f.text.Lines() / 2, len(f.text.Line(f.text.Lines()/2)) / 2}
		f.Select(p, p)
	}
	f.View()
}

// key types a character and takes it away again, drawing each time: two keys.
func key(b *testing.B, f *Field) {
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		if n%2 == 0 {
			f.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
		} else {
			f.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		f.View()
		f.Cursor()
	}
}

func BenchmarkKey(b *testing.B) {
	for _, lines := range []int{1, 100, 3000, 20_000} {
		for _, where := range []string{"top", "middle", "end"} {
			for _, size := range [][2]int{{80, 20}, {140, 40}} {
				b.Run(fmt.Sprintf("lines=%d/at=%s/%dx%d", lines, where, size[0], size[1]), func(b *testing.B) {
					f := made(size[0], size[1])
					f.SetValue(lined(lines))
					at(f, where)
					key(b, f)
				})
			}
		}
	}
}

// The key in a line of 1 MB: of words, of one word, of Chinese, with tags and
// something to find in it, and in a field of one row.
func BenchmarkKeyInALineOfAMegabyte(b *testing.B) {
	for name, words := range map[string]string{
		"words": strings.Repeat(sentence5, 1<<20/len(sentence5)), "word": strings.Repeat("x", 1<<20), "chinese": strings.Repeat("漢字", 1<<20/6),
	} {
		for _, where := range []string{"top", "middle", "end"} {
			for kind, made := range map[string]func() *Field{
				"rows": New, "one": NewOneLine, "tags": func() *Field { f := New(); f.SetTags(hashes); return f },
				"find": func() *Field { f := New(); f.SetValue("x"); f.Find("e"); return f },
			} {
				b.Run(fmt.Sprintf("%s/%s/%s", kind, name, where), func(b *testing.B) {
					f := made()
					f.Focus()
					f.SetSize(140, 40)
					if kind == "one" {
						f.SetSize(140, 1)
					}
					f.SetValue(words)
					at(f, where)
					key(b, f)
				})
			}
		}
	}
}

// hashes are words that begin with #.
func hashes(line string) [][2]int {
	var found [][2]int
	for i := 0; i < len(line); i++ {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ') {
			n := strings.IndexByte(line[i:]+" ", ' ')
			found = append(found, [2]int{i, i + n})
		}
	}
	return found
}

func BenchmarkPasteOfAMegabyte(b *testing.B) {
	for name, words := range map[string]string{
		"lines": lined(1 << 20 / 110), "line": strings.Repeat(sentence5, 1<<20/len(sentence5)), "empty lines": strings.Repeat("\n", 1<<20),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f := made(140, 40)
				f.SetValue("før\nefter")
				f.Update(tea.PasteMsg{Content: words})
				f.View()
				f.Cursor()
			}
		})
	}
}

func BenchmarkFound(b *testing.B) {
	f := made(140, 40)
	f.SetValue(lined(20_000))
	f.Find("grød")
	for n := 0; b.Loop(); n++ {
		f.version++ // as if it had been edited: else it was counted before
		f.Found()
	}
}

func BenchmarkView(b *testing.B) {
	f := made(140, 40)
	f.SetValue(lined(3000))
	b.ReportAllocs()
	for b.Loop() {
		f.View()
	}
}

func BenchmarkPageDown(b *testing.B) {
	f := made(140, 40)
	f.SetValue(lined(20_000))
	f.Do(TextStart)
	for n := 0; b.Loop(); n++ {
		f.Do(PageDown)
		f.View()
		if !f.CanDown() {
			f.Do(TextStart)
		}
	}
}
