package search

import (
	"reflect"
	"strings"
	"testing"
	"testing/synctest"

	uv "github.com/charmbracelet/ultraviolet"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

func open(t *testing.T, lang i18n.Lang, w, h int) (*tuitest.Stage, *Screen, tuitest.Filled) {
	t.Helper()
	e := tuitest.Env(t, lang)
	f := tuitest.Fill(t, e)
	s := New(e)
	return tuitest.Open(t, e, s, w, h), s, f
}

// find types a text and waits until it was searched for.
func find(p *tuitest.Stage, text string) {
	p.Type(text)
	p.Settle(ui.Pause)
}

func TestGoldens(t *testing.T) {
	tuitest.Every(t, "found", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _, _ := open(t, lang, w, h)
		find(p, "vagt")
		tuitest.Golden(t, name, p.Screen())
	})
	tuitest.Every(t, "none", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _, _ := open(t, lang, w, h)
		find(p, "hest")
		tuitest.Golden(t, name, p.Screen())
	})
}

func TestWhatIsFoundIsOpened(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for typed, want := range map[string]func(tuitest.Filled) any{
			"ringede": func(f tuitest.Filled) any { return ui.Note{Kind: journal.Star, ID: f.Notes[0]} },
			"tre uger": func(f tuitest.Filled) any {
				return ui.Go{Challenge: f.Challenge, Loop: f.Loop, Question: "plan.try"}
			},
			"sene":         func(f tuitest.Filled) any { return ui.Edit{Type: "indicator", ID: f.Indicator} },
			"Overgange me": func(f tuitest.Filled) any { return ui.Go{Challenge: f.Challenge} },
		} {
			p, _, f := open(t, i18n.Danish, 78, 20)
			find(p, typed)
			p.Keys("enter")
			if got := p.Last(); !reflect.DeepEqual(got, want(f)) {
				t.Errorf("%s: got %+v, want %+v", typed, got, want(f))
			}
		}
	})
}

func TestEveryHitCanBeOpened(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		find(p, "e")
		if len(s.found.hits) < 6 {
			t.Fatalf("found only %d", len(s.found.hits))
		}
		for _, h := range s.found.hits {
			if Open(h) == nil {
				t.Errorf("%s %s can't be opened", h.Type, h.Ref.Name)
			}
			if what := What(s.env, h); strings.Contains(what, "⟦") || what == "" {
				t.Errorf("%s %s is called %q", h.Type, h.Ref.Name, what)
			}
		}
	})
}

func TestRefreshKeepsWhatIsChosen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, f := open(t, i18n.Danish, 78, 20)
		find(p, "vagt")
		p.Keys("down", "down")
		chosen := s.found.hits[s.cursor.At].Ref
		tuitest.Write(t, s.env, func(w *store.Writer) error {
			_, err := w.NewEntry(journal.Entry{
				Challenge: f.Challenge, Kind: journal.Star, Day: s.env.Today(), Text: journal.Text{Words: "Nattevagten spurgte."},
			})
			return err
		})
		before := len(s.found.hits)
		p.Send(ui.Refresh{})
		if len(s.found.hits) != before+1 || s.found.hits[s.cursor.At].Ref != chosen {
			t.Errorf("%d hits before, %d after; the chosen one is another", before, len(s.found.hits))
		}
	})
}

func TestAnAnswerToAnEarlierTypingIsDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		find(p, "vagt")
		stale := foundMsg{s.line.Gen(), s.found}
		find(p, "xx")
		p.Send(stale)
		if len(s.found.hits) != 0 {
			t.Error("what an earlier word found is shown for a later one")
		}
	})
}

func TestPartsHoldTheHitAndTheWidth(t *testing.T) {
	text := strings.Repeat("ord om noget andet ", 40) + "så kom \x1b[31mvagten\tforbi " + strings.Repeat("og meget mere ", 40)
	at := strings.Index(text, "vagten")
	h := store.Hit{Text: text, Marks: [][2]int{{at, at + len("vagten")}}}
	for w := 1; w < 120; w++ {
		var line string
		hit := false
		for _, p := range Parts(h, w) {
			line += p.Text
			hit = hit || p.Hit && p.Text == "vagten"
		}
		if ui.Width(line) > w {
			t.Errorf("%d cells: %q", w, line)
		}
		if w >= 24 && !hit {
			t.Errorf("%d cells without the hit: %q", w, line)
		}
		if strings.ContainsAny(line, "\x1b\n\t") {
			t.Errorf("a control character in %q", line)
		}
	}
	if got := Excerpt(store.Hit{Text: "Kort tekst", Marks: [][2]int{{0, 4}}}, 40); got != "Kort tekst" {
		t.Errorf("got %q", got)
	}
}

func TestHitsAreMarkedWithoutColour(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, _, _ := open(t, i18n.Danish, 78, 20)
		find(p, "ringede")
		content, _ := p.View()
		buf := uv.NewScreenBuffer(78, 20)
		uv.NewStyledString(content).Draw(buf, buf.Bounds())
		const row = ui.LineRows + 1
		var marked string
		for x := range 78 {
			if cell := buf.CellAt(x, row); cell != nil && cell.Style.Underline != 0 {
				marked += cell.Content
			}
		}
		if marked != "ringede" {
			t.Errorf("underlined is %q", marked)
		}
	})
}

func TestMouse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		find(p, "vagt")
		p.View()
		p.Send(ui.Click{X: 5, Y: ui.LineRows + 4})
		if s.cursor.At != 1 || p.Last() == nil {
			t.Errorf("at %d, sent %v", s.cursor.At, p.Last())
		}
	})
}

func TestSizes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, s, _ := open(t, i18n.Danish, 78, 20)
		tuitest.AnySize(t, s)
		find(p, "vagt")
		tuitest.AnySize(t, s)
		find(p, "xyz")
		tuitest.AnySize(t, s)
	})
}
