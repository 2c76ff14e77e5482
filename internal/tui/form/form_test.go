package form

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
)

func press(f *Form, text string) {
	for _, r := range text {
		f.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func shown(f *Form, w, h int) string {
	s, _ := f.View(w, h)
	return ansi.Strip(s)
}

func TestTabGoesOnWritingInTheNextText(t *testing.T) {
	e := tuitest.Env(t, i18n.Danish)
	first, second := &Text{Name: "a", Question: "Et?"}, &Text{Name: "b", Question: "To?"}
	f := New(e, &Heading{Text: "Overskrift"}, first, &Prose{Text: "læses"}, second)
	f.StartWriting()
	press(f, "blåbær")
	f.Do(action.Next)
	press(f, "grød")
	f.Do(action.Out)
	f.StopWriting()
	if first.Value != "blåbær" || second.Value != "grød" {
		t.Errorf("got %q and %q", first.Value, second.Value)
	}
	if f.At() != "b" {
		t.Errorf("the focus is at %q", f.At())
	}
}

func TestSetRowsKeepsWhatIsBeingWritten(t *testing.T) {
	e := tuitest.Env(t, i18n.Danish)
	saved := ""
	target := func() *ui.Target {
		return &ui.Target{Key: "k", Save: func(_ context.Context, w string) (store.Saved, error) { saved = w; return store.Saved{}, nil }}
	}
	f := New(e, &Text{Name: "a", Value: "før", Target: target()})
	f.StartWriting()
	press(f, " nu")
	f.SetRows([]Row{&Text{Name: "x"}, &Text{Name: "a", Value: "fra en anden", Target: target()}})
	if text, ok := f.Writing(); !ok || text != "før nu" {
		t.Fatalf("after the page was made anew the field holds %q, writing %v", text, ok)
	}
	if _, err := e.Saver.Flush(context.Background()); err != nil || saved != "før nu" {
		t.Fatalf("saved %q, %v", saved, err)
	}
	// Nothing waits now: what somebody else wrote is taken over.
	f.SetRows([]Row{&Text{Name: "a", Value: "fra en anden", Target: target()}})
	if text, _ := f.Writing(); text != "fra en anden" {
		t.Errorf("the field holds %q", text)
	}
}

func TestScale(t *testing.T) {
	e := tuitest.Env(t, i18n.Danish)
	var set []string
	c := &Choice{Name: "s", Question: "Hvor meget?", Scale: true, Picked: map[string]bool{}, Set: func(ids []string) tea.Cmd {
		set = ids
		return nil
	}}
	for i, n := range []string{"i meget høj grad", "i høj grad", "i nogen grad", "i mindre grad", "slet ikke"} {
		c.Options = append(c.Options, Option{ID: string(rune('1' + i)), Name: n})
	}
	c.Options[0].Mark, c.Options[4].Mark = "☹", "☺"
	f := New(e, &Text{Name: "a"}, c, &Text{Name: "b"})
	f.Focus("s", false)
	if s := shown(f, 60, 20); !strings.Contains(s, "☹ 1 i meget høj grad") || !strings.Contains(s, "☺ 5 slet ikke") {
		t.Fatalf("the steps are not shown in words:\n%s", s)
	}
	f.Do(action.Pick2)
	if len(set) != 1 || set[0] != "2" {
		t.Errorf("2 chose %v", set)
	}
	f.Do(action.Down)
	f.Do(action.Choose)
	if len(set) != 1 || set[0] != "3" {
		t.Errorf("down and space chose %v", set)
	}
	for range 3 {
		f.Do(action.Down)
	}
	if f.At() != "b" {
		t.Errorf("down at the last step stays at %q", f.At())
	}
	if s := shown(f, 60, 20); !strings.Contains(s, "3, i nogen grad") {
		t.Errorf("a step is shown without its words:\n%s", s)
	}
}

func TestTheFocusIsInSightAtEverySize(t *testing.T) {
	e := tuitest.Env(t, i18n.Danish)
	var rows []Row
	for i := range 12 {
		rows = append(rows, &Text{Name: string(rune('a' + i)), Question: "Spørgsmål " + string(rune('a'+i)), Value: strings.Repeat("ord ", 40)})
	}
	for w := 1; w < 100; w += 7 {
		for h := 1; h < 30; h += 3 {
			f := New(e, rows...)
			for i := range rows {
				f.Focus(string(rune('a'+i)), true)
				s, cursor := f.View(w, h)
				if lines := strings.Split(s, "\n"); len(lines) > h {
					t.Fatalf("%dx%d: %d lines", w, h, len(lines))
				}
				if w > 12 && h > 2 && (cursor == nil || cursor.Y < 0 || cursor.Y >= h) {
					t.Fatalf("%dx%d: the cursor of row %d is out of sight", w, h, i)
				}
			}
			f.StopWriting()
		}
	}
}

func TestEscapesInAnAnswerAreShownHarmless(t *testing.T) {
	e := tuitest.Env(t, i18n.Danish)
	f := New(e, &Text{Name: "a", Question: "?", Value: "\x1b]0;pwned\x07 og \x1b[31mrød"}, &Text{Name: "b"})
	f.Focus("b", false)
	s, _ := f.View(60, 20)
	if strings.Contains(s, "\x1b]") || strings.Contains(s, "\x1b[31m") {
		t.Errorf("an escape of the text reaches the terminal: %q", s)
	}
	if !strings.Contains(s, "␛") {
		t.Errorf("the escape is not shown: %q", s)
	}
}

// Tab leads from text to text, also where a scale or a button lies between; after
// esc it only moves.
func TestTabGoesOnWritingBeyondAButton(t *testing.T) {
	e := tuitest.Env(t, i18n.Danish)
	f := New(e, &Text{Name: "a"}, &Button{Name: "b", Left: "+ indikator"}, &Text{Name: "c"})
	f.StartWriting()
	f.Do(action.Next)
	if f.IsWriting() {
		t.Fatal("a button is written in")
	}
	f.Do(action.Next)
	if !f.IsWriting() || f.At() != "c" {
		t.Fatalf("at %q, writing %v", f.At(), f.IsWriting())
	}
	f.StopWriting()
	f.Do(action.Previous)
	f.Do(action.Previous)
	if f.IsWriting() {
		t.Error("moving after esc begins to write")
	}
}
