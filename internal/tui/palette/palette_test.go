package palette

import (
	"testing"
	"testing/synctest"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// here are the actions of a phase's page.
func here() []action.Action {
	var list []action.Action
	for _, sc := range []action.Scope{action.Form, action.Rail, action.Outside, action.Everywhere} {
		for _, a := range action.Table() {
			if a.Scope == sc {
				list = append(list, a)
			}
		}
	}
	return list
}

func open(t *testing.T, lang i18n.Lang, w, h int) (*tuitest.Stage, *Palette, tuitest.Filled) {
	t.Helper()
	e := tuitest.Env(t, lang)
	f := tuitest.Fill(t, e)
	p := New(e, here(), f.Challenge)
	return tuitest.Open(t, e, p, w, h), p, f
}

// find types a text and waits until the texts were searched for it.
func find(p *tuitest.Stage, text string) {
	p.Type(text)
	p.Settle(ui.Pause)
}

func first(p *Palette) string {
	if len(p.items) == 0 {
		return ""
	}
	return p.items[0].name
}

func TestGoldens(t *testing.T) {
	tuitest.Every(t, "open", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _, _ := open(t, lang, w, h)
		tuitest.Golden(t, name, p.Screen())
	})
	tuitest.Every(t, "typed", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, _, _ := open(t, lang, w, h)
		find(p, "tavle")
		tuitest.Golden(t, name, p.Screen())
	})
}

func TestFitIsBestFirst(t *testing.T) {
	for _, c := range []struct {
		typed, name string
		want        int
	}{
		{"", "Ny stjernestund", whole},
		{"ny stj", "Ny stjernestund", whole},
		{"stj", "Ny stjernestund", ordered},
		{"STJ", "Ny stjernestund", ordered},
		{"stjerne ny", "Ny stjernestund", anyOrder},
		{"nyst", "Ny stjernestund", starts},
		{"stund", "Ny stjernestund", inside},
		{"njd", "Ny stjernestund", letters},
		{"xyz", "Ny stjernestund", nowhere},
		{"maal", "Ny måling", ordered},
		{"laering", "Ny læring", nowhere}, // ae is how a theme's file is called, not how a word is searched for
		{"ideer", "Idéer", whole},
		{"?", "Hvad skal vi afprøve?", nowhere},
	} {
		if got := fit(c.typed, c.name); got != c.want {
			t.Errorf("fit(%q, %q) = %d, want %d", c.typed, c.name, got, c.want)
		}
	}
}

func TestTypingFindsAnActionAndEnterDoesIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, pal, _ := open(t, i18n.Danish, 78, 20)
		p.Keys("stj")
		if first(pal) != "Ny stjernestund" {
			t.Fatalf("the first is %q", first(pal))
		}
		p.Keys("enter")
		if p.Top() != nil {
			t.Error("the palette is still there")
		}
		if got := p.Last(); got != (ui.Act{ID: action.Star}) {
			t.Errorf("got %v", got)
		}
	})
}

func TestEveryActionThatCanBeDoneIsFoundByItsName(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, pal, _ := open(t, i18n.Danish, 78, 20)
		for _, it := range acts(pal.env, here()) {
			if list := pal.found(it.name); len(list) == 0 || list[0].name != it.name {
				t.Errorf("%q is not first among what its name finds", it.name)
			}
		}
		seen := map[string]bool{}
		for _, it := range pal.acts {
			if seen[it.name] {
				t.Errorf("%q stands there twice", it.name)
			}
			seen[it.name] = true
		}
	})
}

func TestChallengesQuestionsAndTextsAreFound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for typed, want := range map[string]any{
			"foraeldre":  nil, // ae is no æ
			"garderoben": ui.Go{},
			"afprøve":    ui.Go{Question: "plan.try", Phase: 2, Write: true},
			"plan.try":   ui.Go{Question: "plan.try", Phase: 2, Write: true},
			"ringede":    ui.Note{Kind: journal.Star},
		} {
			p, _, f := open(t, i18n.Danish, 78, 20)
			find(p, typed)
			p.Keys("enter")
			switch want := want.(type) {
			case nil:
				if p.Last() != nil {
					t.Errorf("%s: got %v", typed, p.Last())
				}
			case ui.Go:
				want.Challenge = f.Challenge
				if want.Question == "" {
					want.Challenge = f.Other
				}
				if p.Last() != want {
					t.Errorf("%s: got %+v, want %+v", typed, p.Last(), want)
				}
			case ui.Note:
				want.ID = f.Notes[0]
				if p.Last() != want {
					t.Errorf("%s: got %+v, want %+v", typed, p.Last(), want)
				}
			}
		}
	})
}

func TestAnAnswerToAnEarlierTypingIsDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, pal, _ := open(t, i18n.Danish, 78, 20)
		find(p, "tavle")
		if len(pal.hits) == 0 {
			t.Fatal("nothing was found in the texts")
		}
		stale := hitsMsg{pal.line.Gen(), pal.hits}
		p.Keys("x")
		pal.Update(stale)
		if len(pal.hits) != 0 {
			t.Error("what an earlier word found is shown for a later one")
		}
	})
}

func TestALongTitleIsNotFoundByItsLetters(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, pal, f := open(t, i18n.Danish, 78, 20)
		pal.known.outlines = []journal.Outline{{ID: f.Other, Title: "Ingen andre steder"}}
		for _, it := range pal.found("indst") {
			if it.name == "Ingen andre steder" {
				t.Error("a title is found by letters that stand in it anywhere")
			}
		}
		if first := pal.found("indst")[0].name; first != "Indstillinger" {
			t.Errorf("the first is %q", first)
		}
	})
}

func TestMouseAndWheel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, pal, _ := open(t, i18n.Danish, 78, 20)
		p.View()
		p.Send(ui.Wheel{Rows: 3})
		if pal.cursor.At != 1 {
			t.Errorf("the wheel went to %d", pal.cursor.At)
		}
		p.Send(ui.Click{X: 4, Y: 0})
		if p.Last() != nil {
			t.Error("a press on the line that is typed in did something")
		}
		p.Send(ui.Click{X: 4, Y: ui.LineRows + 2})
		if got := p.Last(); got != (ui.Act{ID: action.Measure}) {
			t.Errorf("got %v", got)
		}
	})
}

func TestWithoutAJournalThereAreActionsStill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.English)
		p := tuitest.Open(t, e, New(e, here(), journal.ID{}), 78, 20)
		p.Keys("challenge", "down", "up", "enter")
		if got := p.Last(); got != (ui.Act{ID: action.NewChallenge}) {
			t.Errorf("got %v", got)
		}
	})
}

func TestSizes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, pal, _ := open(t, i18n.Danish, 78, 20)
		tuitest.AnySize(t, pal)
	})
}
