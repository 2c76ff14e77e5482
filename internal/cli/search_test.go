package cli

import (
	"testing"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/journal"
)

// A hit is told in words, whatever the text is called in the journal file.
func TestHitsHaveWords(t *testing.T) {
	object, thought := journal.ID{1}, journal.ID{2}
	for _, c := range []struct {
		hit        store.Hit
		lang       i18n.Lang
		what, from string // from is "" for the object's own id
	}{
		{store.Hit{Ref: journal.TextRef{Object: object, Name: "plan.try"}}, i18n.Danish, "plan.try", ""},
		{store.Hit{Ref: journal.TextRef{Object: object, Name: "text"}, Kind: journal.Star}, i18n.Danish, "stjernestund", ""},
		{store.Hit{Ref: journal.TextRef{Object: object, Name: "brief/plan.try"}}, i18n.English, "plan.try, for the summary", ""},
		{store.Hit{Ref: journal.TextRef{Object: object, Name: "member/team"}}, i18n.English, "team, as member of another team", ""},
		{store.Hit{Ref: journal.TextRef{Object: object, Name: store.ThoughtHeld(thought)}}, i18n.Danish, "formulate.assumptions, sådan som det stod", ""},
		{store.Hit{Ref: journal.TextRef{Object: object, Name: store.ThoughtHold(thought)}}, i18n.English, "formulate.assumptions, what you hold now", ""},
		{store.Hit{Ref: journal.TextRef{Object: object, Name: journal.TextDeclared}}, i18n.Danish, "hvem der har vurderet det, og hvordan", ""},
		{store.Hit{Ref: store.YearText(2026, "ahead"), Type: "journal"}, i18n.Danish, "Vejen videre", "Året 2026"},
		{store.Hit{Ref: store.YearText(2026, "opening"), Type: "journal"}, i18n.English, "Opening", "The year 2026"},
	} {
		words, err := i18n.Load(c.lang)
		if err != nil {
			t.Fatal(err)
		}
		a := &app{words: words}
		from, what := a.hitWords(c.hit)
		if c.from == "" {
			c.from = object.Short()
		}
		if from != c.from || what != c.what {
			t.Errorf("%s: %q of %q, want %q of %q", c.hit.Ref.Name, what, from, c.what, c.from)
		}
	}
}
