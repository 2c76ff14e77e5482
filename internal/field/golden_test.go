package field

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

var update = flag.Bool("update", false, "write the golden files anew")

// pens are styles that a test can tell apart, and the letters it shows them as.
var pens = Look{
	Muted: lipgloss.NewStyle().Faint(true), Tag: lipgloss.NewStyle().Bold(true), Match: lipgloss.NewStyle().Underline(true),
	Fault: lipgloss.NewStyle().Italic(true),
}

func letter(c *uv.Cell) byte {
	switch {
	case c.Style.Attrs&uv.AttrReverse != 0:
		return 's'
	case c.Style.Underline != uv.UnderlineNone:
		return 'm'
	case c.Style.Attrs&uv.AttrBold != 0:
		return 't'
	case c.Style.Attrs&uv.AttrItalic != 0:
		return 'f'
	case c.Style.Attrs&uv.AttrFaint != 0:
		return '.'
	}
	return ' '
}

// frame is a field as it is seen: its rows between bars, and below those that need
// it a row with a letter for each cell that has a style, and ^ for the cursor.
func frame(f *Field) string {
	screen := uv.NewScreenBuffer(f.width, f.Height())
	screen.Method = f.method
	uv.NewStyledString(f.View()).Draw(screen, screen.Bounds())
	var b strings.Builder
	cursor := f.Cursor()
	for y := range f.Height() {
		row, below := "", make([]byte, f.width)
		for x := range f.width {
			c := screen.CellAt(x, y)
			below[x] = ' '
			if c.Width > 0 {
				row += c.Content
				below[x] = letter(c)
			}
			if cursor != nil && cursor.X == x && cursor.Y == y {
				below[x] = '^'
			}
		}
		fmt.Fprintf(&b, "│%s│\n", row)
		if marks := strings.TrimRight(string(below), " "); marks != "" {
			fmt.Fprintf(&b, " %s\n", marks)
		}
	}
	return b.String()
}

// scenes draws some fields into one golden file.
type scenes struct {
	strings.Builder
	t *testing.T
}

func (s *scenes) add(title string, f *Field) { fmt.Fprintf(s, "%s\n%s\n", title, frame(f)) }

func (s *scenes) hold(name string) {
	s.t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			s.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(s.String()), 0o644); err != nil {
			s.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	if got := s.String(); got != string(want) {
		s.t.Errorf("%s differs from what it was (go test -update writes it anew)\n--- now\n%s--- before\n%s", path, got, want)
	}
}

func scene(text string, width, most int) *Field {
	f := with(text)
	f.SetLook(pens)
	f.SetMethod(ByCluster)
	f.SetTags(hashes)
	f.SetSize(width, most)
	return f
}

func TestHowTextIsWrapped(t *testing.T) {
	s := &scenes{t: t}
	for _, width := range []int{12, 20, 34} {
		for _, text := range []string{
			"Vi havde aftalt at lave rødgrød med fløde, men fløden var sur.|",
			"Speciallægepraksisplanlægningsstabiliseringsperiode er ét ord|",
			"Nord-syd-forbindelsen, e-mail, 5-6 stk. og tests-|",
			"  - indrykket   med   blanke     |",
			"100\u00a0kr.\u00a0pr.\u00a0stk. bliver samlet|",
			"Linje et\n\n\nLinje fire|",
		} {
			s.add(fmt.Sprintf("%d cells", width), scene(text, width, 9))
		}
	}
	s.hold("wrap")
}

func TestHowASelectionLooks(t *testing.T) {
	s := &scenes{t: t}
	s.add("within a row", scene("en [to] tre", 20, 5))
	s.add("over rows that were broken, backwards", func() *Field {
		f := scene("en linje som er brudt i flere rækker|", 12, 6)
		f.Select(f.At(), Pos{0, 5})
		return f
	}())
	s.add("over lines, an empty one among them", scene("før[ste\n\ntred]je", 20, 5))
	s.add("to the start of a line", scene("første[\n]anden", 20, 5))
	s.add("wide characters and a tab", scene("漢[字\t👍🏽]x", 20, 5))
	s.add("a row that is full to its last cell", scene("[123456789 12345678\nx]", 10, 5))
	s.hold("selection")
}

func TestHowOddCharactersLook(t *testing.T) {
	s := &scenes{t: t}
	for _, m := range []Method{ByRune, ByCluster} {
		for _, c := range [][2]string{
			{"chinese, japanese, korean", "漢字仮名交じり文、ひらがなと한국어"},
			{"families, skins, flags", "👨‍👩‍👧‍👦 👍🏽 🇩🇰 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ❤️x"},
			{"combining", "bla\u030aba\u0308r e\u0301\u0302x"},
			{"thai, arabic, devanagari", "ที่นี่กำ سلام नमस्ते"},
			{"tabs", "a\tbc\tdef\tghij\tx"},
			{"signs for what a terminal would obey", "\x00\x07\x1b[31m\x7f\u0085\u009b\u202eab\u2066\u200b\u00ad\u2028"},
			{"marks and numbers without what they belong to", "\u0301a\t\u0301\x1b\u0e33\u0600\t"},
			{"half characters", "a\xff\xc3b\xf0\x9f\x91"},
		} {
			f := scene("|", 24, 4)
			f.SetValue(c[1])
			f.SetMethod(m)
			s.add(fmt.Sprintf("%s, method %d", c[0], m), f)
		}
	}
	s.hold("odd")
}

func TestHowTagsAndHitsLook(t *testing.T) {
	s := &scenes{t: t}
	s.add("tags", scene("Ringede til #mor og #far; se http://a.dk/#b|", 20, 5))
	s.add("a tag that is broken over rows", scene("om #speciallægepraksisplan i dag|", 12, 5))
	f := scene("Grød og |grød og #grødhoved", 20, 5)
	f.Find("grød")
	s.add("what is sought", f)
	f.FindNext(1)
	s.add("the next one, in a tag", f)
	f.EndFind()
	s.add("no more", f)
	s.hold("marks")
}

func TestHowAnEmptyOrFaultyFieldLooks(t *testing.T) {
	s := &scenes{t: t}
	f := scene("|", 24, 3)
	f.SetPlaceholder("Skriv om dagen, som den var, eller lad være")
	s.add("a placeholder", f)
	typeIn(f, "å")
	s.add("a letter", f)
	f.SetFault("Det kan ikke gemmes: der er ikke mere plads på disken.")
	s.add("a fault in three rows", f)
	f.SetSize(24, 2)
	s.add("in two", f)
	f.SetSize(24, 1)
	s.add("in one", f)
	f.SetSize(24, 6)
	f.Blur()
	s.add("in six, without the focus", f)
	s.hold("fault")
}

func TestHowARowScrollsSideways(t *testing.T) {
	s := &scenes{t: t}
	f := NewOneLine()
	f.SetLook(pens)
	f.SetMethod(ByCluster)
	f.Focus()
	f.SetSize(20, 1)
	for _, n := range []string{"en titel", " som er længere", " end feltet, 漢字"} {
		typeIn(f, n)
		s.add("typed on", f)
	}
	for range 3 {
		f.Do(WordLeft)
	}
	s.add("three words back", f)
	f.Do(Selecting(TextStart))
	s.add("selected to the start", f)
	f.Do(Right)
	f.Do(TextEnd)
	f.Do(Selecting(WordLeft))
	s.add("the last word selected", f)
	for width := 9; width > 0; width-- {
		f.SetSize(width, 1)
		s.add(fmt.Sprintf("in %d cells", width), f)
	}
	f.SetSize(20, 3)
	s.add("in rows", f)
	s.hold("sideways")
}
