package summary_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
)

// What became of an assumption stands beside it in what is handed over whole, what
// was noted about somebody else's trial only there and under its own heading, and
// neither on the page.
func TestThinkingAndNotesAsMember(t *testing.T) {
	s := sample(t, "dagtilbud")
	var id, star journal.ID
	err := s.Write(context.Background(), "text", func(w *store.Writer) error {
		all, err := w.Outlines()
		if err != nil {
			return err
		}
		id = all[0].ID
		c, err := w.Challenge(id)
		if err != nil {
			return err
		}
		first := c.Loops[0]
		notes, _, err := w.Entries(store.EntryQuery{Challenge: id, Loop: first.ID, Kinds: []journal.EntryKind{journal.Star}, Limit: 1})
		if err != nil {
			return err
		}
		star = notes[0].ID
		held := journal.Paragraphs(first.Texts[journal.AssumptionsID].Words)[0]
		thought, err := w.NewThought(first.ID, held)
		if err != nil {
			return err
		}
		if err := w.SetThought(first.ID, thought, journal.Challenged, []journal.ID{star}); err != nil {
			return err
		}
		if _, err := w.SetText(journal.TextRef{Object: first.ID, Name: store.ThoughtHold(thought)}, "At døren er min.", ""); err != nil {
			return err
		}
		_, err = w.SetText(journal.TextRef{Object: c.MeetingsOf(first.ID)[0].ID, Name: journal.MemberPrefix + "team.logics"}, "Andres logik.", "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	full := string(export.Markdown(summary.Build(gather(t, s, i18n.Danish, summary.Options{Length: summary.Full}),
		summary.Options{Length: summary.Full})))
	for _, want := range []string{"Min tænkning, før og efter", "Udfordret 23. november", "At døren er min.", "Som medlem af et andet team", "Andres logik."} {
		if !strings.Contains(full, want) {
			t.Errorf("what is handed over whole has no %q", want)
		}
	}
	without := summary.Options{Length: summary.Full, Without: []string{summary.SectionThinking, summary.SectionMember}}
	page := summary.Options{AllLoops: true}
	for name, o := range map[string]summary.Options{"whole without them": without, "the page": page} {
		text := string(export.Markdown(summary.Build(gather(t, s, i18n.Danish, o), o)))
		for _, hidden := range []string{"At døren er min.", "Andres logik.", "Som medlem"} {
			if strings.Contains(text, hidden) {
				t.Errorf("%s gives away %q", name, hidden)
			}
		}
	}
}

func TestLoopsSideBySide(t *testing.T) {
	o := summary.Options{Length: summary.Full, With: []string{summary.SectionLookBack}}
	doc := summary.Build(gather(t, sample(t, "dagtilbud"), i18n.Danish, o), o)
	found := false
	for _, b := range doc.Blocks {
		if b.Section != summary.SectionLookBack || b.Kind != summary.List {
			continue
		}
		found = true
		if len(b.Items) != 2 || !strings.HasPrefix(b.Items[0].String(), "Læringsloop 1, ") || !strings.HasPrefix(b.Items[1].String(), "Læringsloop 2, ") {
			t.Errorf("side by side: %q", b.Items)
		}
	}
	if !found {
		t.Error("two loops and nothing side by side")
	}
	without := summary.Options{Length: summary.Full}
	for _, b := range summary.Build(gather(t, sample(t, "dagtilbud"), i18n.Danish, without), without).Blocks {
		if b.Section == summary.SectionLookBack {
			t.Fatal("it stands there although nobody asked for it")
		}
	}
}

// An expectation that was changed after a measurement is not written over in what
// is handed over.
func TestWhatWasExpectedBefore(t *testing.T) {
	plan := journal.Plan{
		Expected: journal.Value{N: 6, Set: true}, Sure: "high", ExpectedOn: journal.Day{Year: 2026, Month: time.October, Date: 2},
		Earlier: []journal.Expectation{{Value: journal.Value{N: 8, Set: true}, Sure: "low", Day: journal.Day{Year: 2026, Month: time.August, Date: 25}}},
	}
	s := journal.Series{Indicator: &journal.Indicator{Name: journal.Text{Words: "Opkald"}, Kind: journal.KindCount}}
	w := wordsIn(t, i18n.Danish)
	if got, want := summary.ExpectationLine(s, plan, w), "forventet 6 (ret sikkert), skrevet 2. okt.; før det 8 (usikkert), skrevet 25. aug."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := summary.OutcomeLine(s, plan, w), "Opkald: forventet 8 (usikkert), ikke målt endnu."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	s.Points = []journal.Point{{Value: 7}}
	if got, want := summary.OutcomeLine(s, plan, w), "Opkald: forventet 8 (usikkert), blev 7."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := summary.OutcomeLine(s, journal.Plan{}, w); got != "" {
		t.Errorf("nothing expected, and it says %q", got)
	}
}
