package ui

import (
	"strings"
	"testing"
	"unicode"
)

func TestCleanSendsNoCommandToTheTerminal(t *testing.T) {
	for _, text := range []string{
		"\x1b]52;c;aGVq\x07", "\x1b[2J", "a\x00b\x7f", "\u009b31m", "\u202eabc", "\xff\xfe", "line\r\nend", "tab\there",
	} {
		for _, r := range Clean(text) {
			if r != '\n' && (unicode.IsControl(r) || r >= 0x202a && r <= 0x202e) {
				t.Errorf("Clean(%q) still holds %U", text, r)
			}
		}
	}
	if got, want := Clean("æøå »citat« ☹ → –\n\tx"), "æøå »citat« ☹ → –\n    x"; got != want {
		t.Errorf("Clean changed a harmless text: %q, want %q", got, want)
	}
}

func TestWrapKeepsEveryWordAndTheWidth(t *testing.T) {
	text := "Vi prøver i tre uger, at den, der går hjem, ringer til den, der møder ind.\n\n- og 漢字 er brede\n" +
		strings.Repeat("udenmellemrum", 12)
	for w := 4; w < 90; w++ {
		lines := Wrap(text, w)
		for _, l := range lines {
			if Width(l) > w {
				t.Fatalf("at %d cells %q takes %d", w, l, Width(l))
			}
		}
		if got, want := bare(strings.Join(lines, "")), bare(text); got != want {
			t.Fatalf("at %d cells the words became %q, want %q", w, got, want)
		}
	}
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }

func TestCutSaysThatSomethingIsGone(t *testing.T) {
	for w := range 12 {
		got := Cut("stjernestund", w)
		if Width(got) > w {
			t.Errorf("Cut to %d takes %d cells", w, Width(got))
		}
		if w > 0 && !strings.HasSuffix(got, "…") {
			t.Errorf("Cut to %d is %q: nothing says that it goes on", w, got)
		}
	}
	if got := Cut("stjerne", 7); got != "stjerne" {
		t.Errorf("what fits was cut: %q", got)
	}
}

func TestEndsIsNeverWiderThanAsked(t *testing.T) {
	for w := range 40 {
		if got := Ends("Overgange mellem vagter", "✓ gemt", w); Width(got) > w {
			t.Errorf("at %d cells it takes %d: %q", w, Width(got), got)
		}
	}
}

func TestCursorStaysInSight(t *testing.T) {
	for h := 1; h < 12; h++ {
		for at := range 60 {
			c := Cursor{Top: 20}
			c.Scroll(at, at+1, 60, h)
			if at < c.Top || at >= c.Top+h {
				t.Errorf("line %d of 60 is out of sight in %d rows from %d", at, h, c.Top)
			}
		}
	}
}
