package year

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
	"stjerne/journal"
)

// copied is what the key that copies puts on the clipboard.
func copied(t *testing.T, p *tuitest.Stage, e *ui.Env, s *Screen) string {
	t.Helper()
	var text string
	e.Clip.Write = func(got string) error {
		text = got
		return nil
	}
	if s.form.IsWriting() {
		t.Fatal("a text is being written")
	}
	p.Press("y")
	if said, ok := tuitest.Last[ui.Flash](p); !ok || said.Trouble {
		t.Error("that it was copied is not said")
	}
	return text
}

// What is handed over is what stands on the screen, without what is left out, and
// with words that are not saved yet.
func TestExportIsWhatStandsThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for lang, file := range map[i18n.Lang]string{i18n.Danish: "aaret-2026", i18n.English: "year-2026"} {
			e := sample(t, lang, "dagtilbud")
			note(t, e, journal.Star, on(2026, 11, 20), "Den her er med.")
			note(t, e, journal.Star, on(2026, 11, 21), "Den her er ikke med.")
			p, s := open(t, e, 78, 20)
			to(t, p, s, "ahead")
			p.Press("up")
			for !strings.HasPrefix(s.form.At(), "note/") {
				p.Press("up")
			}
			p.Press("space")
			p.Press("home", "enter")
			p.Type("Det blev et godt år.")
			s.Do(action.Out) // the words wait to be saved
			text := copied(t, p, e, s)
			p.Press("e")
			win, ok := p.Top().(*window.Export)
			if !ok {
				t.Fatalf("%T is open", p.Top())
			}
			// The names that were found are kept; Markdown is the fourth format.
			p.Press("enter", "down", "down", "down", "enter")
			home := e.Getenv("HOME")
			md, err := os.ReadFile(filepath.Join(home, file+".md"))
			if err != nil {
				t.Fatalf("%v\n%s", err, p.Screen())
			}
			if p.Top() != ui.Screen(win) {
				t.Error("the window doesn't stay to tell where the file is")
			}
			for _, out := range []string{text, string(md)} {
				for _, has := range []string{"2026", "Karen Holm", "Det blev et godt år.", "Den her er med.", "garderoben"} {
					if !strings.Contains(out, has) {
						t.Errorf("%q is not handed over:\n%s", has, out)
					}
				}
				if strings.Contains(out, "Den her er ikke med.") {
					t.Error("what is left out is handed over")
				}
			}
			if !strings.HasPrefix(string(md), "# ") || strings.Contains(text, "# ") {
				t.Error("the formats are not told apart")
			}
			p.Flush()
		}
	})
}
