package journal_test

import (
	"reflect"
	"testing"

	"stjerne/journal"
)

func TestParagraphs(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil,
		"Jeg antog, at det var tid.\nDet var det ikke.\n\nAt de ikke gider.": {"Jeg antog, at det var tid.\nDet var det ikke.", "At de ikke gider."},
		"- tid\n- lyst\n  og mod\n\n\n3. vane":                               {"tid", "lyst\nog mod", "vane"},
		"2026. år":                                                           {"2026. år"},
		" \n\t\n- \n":                                                        nil,
	} {
		if got := journal.Paragraphs(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestAssumptionsKeepTheirVerdictsWhileTheTextIsEdited(t *testing.T) {
	_, l := challenge(t)
	time := &journal.Thought{ID: id(1), Held: words("Jeg antog, at det handlede om for lidt tid."), Verdict: journal.Qualified}
	will := &journal.Thought{ID: id(2), Held: words("Jeg antog, at de ikke gider."), Verdict: journal.Challenged}
	l.Thoughts = []*journal.Thought{will, time, {ID: id(3), Held: words("Uden dom.")}}
	set := func(text string) []journal.Assumption {
		l.Texts[journal.AssumptionsID] = words(text)
		return l.Assumptions()
	}
	got := set("Jeg antog, at det handlede om for lidt tid.\n\nJeg antog, at de ikke gider.\n\nOg en ny.")
	if len(got) != 3 || got[0].Thought != time || got[1].Thought != will || got[2].Thought != nil {
		t.Errorf("as marked: %+v", got)
	}
	got = set("Jeg antog i august, at det mest handlede om for lidt tid om aftenen.\n\nJeg antog, at de ikke gider.")
	if got[0].Thought != time || got[1].Thought != will {
		t.Errorf("reworded: %+v", got)
	}
	got = set("Noget helt andet.")
	if len(got) != 3 || got[0].Thought != nil || !got[1].Gone || !got[2].Gone || got[1].Words != will.Held.Words {
		t.Errorf("taken out: %+v", got)
	}
	if got = set(""); len(got) != 2 {
		t.Errorf("with the answer empty: %+v", got)
	}
}
