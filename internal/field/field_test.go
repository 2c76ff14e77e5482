package field

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func typeIn(f *Field, text string) {
	for _, r := range text {
		k := tea.KeyPressMsg{Code: r, Text: string(r)}
		switch r {
		case '\n':
			k = tea.KeyPressMsg{Code: tea.KeyEnter}
		case '\b':
			k = tea.KeyPressMsg{Code: tea.KeyBackspace}
		}
		f.Update(k)
	}
}

func made(width, most int) *Field {
	f := New()
	f.SetSize(width, most)
	f.Focus()
	return f
}

func TestATextThatNobodyEditedComesOutAsItWentIn(t *testing.T) {
	for _, text := range []string{
		"med\ttab", "Windows\r\nlinje", "hård\u00a0blank ", "citat »her«", "\x1b[31m", strings.Repeat("lang ", 4000),
		strings.Repeat("linje\n", 300), "",
	} {
		f := made(40, 8)
		f.SetValue(text)
		f.View()
		f.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
		f.SetSize(20, 3)
		if f.Value() != text {
			t.Errorf("%.20q came out as %.20q", text, f.Value())
		}
	}
}

func TestWhatIsTypedIsThere(t *testing.T) {
	f := made(30, 5)
	typeIn(f, "Blåbærgrød @£$€{[]}|\\~\nen ny linje\bn")
	if want := "Blåbærgrød @£$€{[]}|\\~\nen ny linjn"; f.Value() != want {
		t.Errorf("got %q, want %q", f.Value(), want)
	}
}

// The rows that are drawn are those that Height says, each as wide as asked, and
// the cursor is in them: also while typing makes the text outgrow its room.
func TestDrawingWhileTyping(t *testing.T) {
	for width := 4; width < 60; width += 5 {
		f := made(width, 4)
		for n, r := range strings.Repeat("ord og flere ord af æøå, et\nlangtordudenmellemrum ", 6) {
			typeIn(f, string(r))
			rows := strings.Split(f.View(), "\n")
			if len(rows) != f.Height() || len(rows) > 4 {
				t.Fatalf("width %d, key %d: %d rows, height %d", width, n, len(rows), f.Height())
			}
			for _, row := range rows {
				if ansi.StringWidth(row) > width {
					t.Fatalf("width %d, key %d: a row of %d cells", width, n, ansi.StringWidth(row))
				}
			}
			c := f.Cursor()
			if c == nil || c.Y < 0 || c.Y >= len(rows) || c.X < 0 || c.X > width {
				t.Fatalf("width %d, key %d: the cursor is at %+v in %d rows", width, n, c, len(rows))
			}
		}
	}
}

// The row that is drawn where the cursor stands is the one that was typed last.
func TestTheCursorsRowIsInSight(t *testing.T) {
	f := made(20, 3)
	for n := range 30 {
		typeIn(f, string(rune('a'+n%26))+"-linje\n")
		rows := strings.Split(ansi.Strip(f.View()), "\n")
		if above := f.Cursor().Y - 1; above >= 0 && !strings.HasPrefix(rows[above], string(rune('a'+n%26))+"-linje") {
			t.Fatalf("line %d: above the cursor stands %q", n, rows[above])
		}
	}
}

func TestAPasteIntoOneLine(t *testing.T) {
	f := NewOneLine()
	f.SetSize(40, 1)
	f.Focus()
	f.Update(tea.PasteMsg{Content: "to\r\nlinjer"})
	if f.Value() != "to linjer" {
		t.Errorf("got %q", f.Value())
	}
}

// A long text that is opened in little room and then given more fills it, with
// the cursor at its end.
func TestALongTextFillsTheRoomItGets(t *testing.T) {
	f := New()
	f.SetValue(strings.TrimSpace(strings.Repeat("Der er mange linjer i den her tekst, og de fylder.\n\n", 60)))
	f.Focus()
	for _, most := range []int{3, 18, 7, 40} {
		f.SetSize(50, most)
		rows := strings.Split(ansi.Strip(f.View()), "\n")
		if len(rows) != most {
			t.Fatalf("%d rows of %d", len(rows), most)
		}
		if c := f.Cursor(); c == nil || c.Y != most-1 {
			t.Errorf("in %d rows the cursor is at %+v, not in the last", most, c)
		}
		if strings.TrimSpace(rows[0]) == "" && strings.TrimSpace(rows[1]) == "" {
			t.Errorf("in %d rows the first are empty", most)
		}
	}
}
