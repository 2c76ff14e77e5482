package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"stjerne/journal"
)

func TestSearchFoldsAsADaneExpects(t *testing.T) {
	s, _ := testStore(t)
	texts := []string{
		"Ærlighed på AFTENVAGTEN", "Aabenraa og Ålborg", "café Müller, Göteborg", "hjørnet med børnene",
		"linje et\nlinje to", `han sagde "nu" \ måske <b>&`, "sa\u030a lidt", "Çelik Łódź Škoda", "\x1bgul", "pris 42",
	}
	ids := map[journal.ID]string{}
	for _, text := range texts {
		ids[note(t, s, journal.Entry{Text: words(text)})] = text
	}
	for query, want := range map[string][]int{
		"aftenvagten": {0}, "ÆRLIGHED": {0}, "ærlighed aftenvagten": {0}, "aerlighed": nil, "arlighed": nil,
		"åbenrå": {1}, "aabenraa": {1}, "aalborg": {1}, "ÅLBORG": {1}, "alborg": nil, "cafe": {2}, "CAFÉ muller": {2},
		"goteborg": {2}, "gøteborg": nil, "ørne": {3}, "børn hjørn": {3}, "to": {4}, "linje to": {4}, `"nu"`: {5}, `\`: {5},
		"<b>&": {5}, "så": {6}, "saa": {6}, "celik": {7}, "łodz": {7}, "skoda": {7}, "gul": {8}, "42": {9}, "zz": nil,
		"mø": nil, "måske": {5}, "maaske": {5}, "nlinje": nil, "bgul": nil,
	} {
		var got []int
		for _, hit := range find(t, s, SearchQuery{Words: query}) {
			got = append(got, slices.Index(texts, hit.Text))
			for _, m := range hit.Marks {
				if marked := hit.Text[m[0]:m[1]]; !strings.Contains(strings.ToLower(string(fold(query).letters)), string(fold(marked).letters)) {
					t.Errorf("%q marks %q in %q", query, marked, hit.Text)
				}
			}
			if len(hit.Marks) == 0 {
				t.Errorf("%q marks nothing in %q", query, hit.Text)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q found %v, want %v", query, got, want)
		}
	}
	hit := find(t, s, SearchQuery{Words: "åbenrå"})[0]
	if got := hit.Text[hit.Marks[0][0]:hit.Marks[0][1]]; got != "Aabenraa" {
		t.Errorf("marked %q", got)
	}
}

// The sieve works on bytes and may let too much through, but must never hold
// back what folding would find.
func TestTheSieveHoldsNothingBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	letters := []string{
		"a", "A", "e", "k", "K", "v", "n", "N", "s", "ø", "Ø", "æ", "å", "Å", "aa", "Aa", "a\u030a", "é", "ö", "ü", "ç", "ñ",
		"š", "ž", "ł", "ķ", "Ķ", "k\u0301", "n\u0303", " ", "\n", "\t", "\"", "\\", "<", "&", "\x1b", "\x00", "\u2028", "7", "-", ".", "\u212a", "😀",
	}
	draw := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	found := 0
	for range 60_000 {
		text, query := draw(1+r.IntN(30)), draw(1+r.IntN(4))
		if r.IntN(2) == 0 {
			// A piece of the text itself, so that hits are not rare.
			runes := []rune(text)
			from := r.IntN(len(runes))
			query = string(runes[from:min(len(runes), from+1+r.IntN(4))])
		}
		list := queryWords(query)
		if len(list) == 0 {
			continue
		}
		_, hit := fold(text).marks(list)
		value := encode(map[string]any{"heads": []any{map[string]string{"w": text}}})
		sieve := newSieve(list)
		if hit && !sieve.mayHold(value) {
			t.Fatalf("%q is in %q, and the sieve %+v holds it back", query, text, sieve)
		}
		if hit {
			found++
		}
	}
	if found < 10_000 {
		t.Errorf("only %d hits were tried", found)
	}
}

func TestSearchChooses(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "Ro om natten")
	a := note(t, s, journal.Entry{Text: words("ro et #nat"), Challenge: id, SeenBy: "citizen", Kind: journal.Aha})
	b := note(t, s, journal.Entry{Text: words("ro to"), Day: c.day().Add(-10)})
	c.pass(48 * time.Hour)
	save(t, s, ref(loop, "plan.try"), "ro tre", "")
	save(t, s, ref(loop, "brief/plan.try"), "kort ro", "")
	var indicator journal.ID
	write(t, s, func(w *Writer) (err error) {
		indicator, err = w.NewIndicator(id, "Ro", journal.KindScale, journal.Up)
		return err
	})
	for name, test := range map[string]struct {
		q    SearchQuery
		want []journal.ID
	}{
		"all, newest first": {SearchQuery{Words: "ro"}, []journal.ID{indicator, loop, loop, id, a, b}},
		"limit":             {SearchQuery{Words: "ro", Limit: 2}, []journal.ID{indicator, loop}},
		"kind":              {SearchQuery{Words: "ro", Kinds: []journal.EntryKind{journal.Aha}}, []journal.ID{a}},
		"tag":               {SearchQuery{Words: "ro", Tag: "Nat"}, []journal.ID{a}},
		"seen":              {SearchQuery{SeenBy: "citizen"}, []journal.ID{a}},
		"until":             {SearchQuery{Words: "ro", Until: c.day().Add(-5)}, []journal.ID{b}},
		"since":             {SearchQuery{Words: "ro", Since: c.day()}, []journal.ID{indicator, loop, loop}},
		"two words":         {SearchQuery{Words: "to RO"}, []journal.ID{b}},
	} {
		var got []journal.ID
		var places []string
		for _, hit := range find(t, s, test.q) {
			got = append(got, hit.Ref.Object)
			places = append(places, fmt.Sprint(hit.Type, " ", hit.Ref.Name, " ", hit.Day))
		}
		if name == "all, newest first" {
			// The two of one object have no order but that of their stamps.
			slices.Sort(places[:3])
		}
		if len(got) != len(test.want) || (name != "all, newest first" && !slices.Equal(got, test.want)) {
			t.Errorf("%s: %v %v, want %v", name, places, got, test.want)
		}
	}
	hit := find(t, s, SearchQuery{Words: "tre"})[0]
	if hit.Type != "loop" || hit.Challenge != id || hit.Loop != loop || hit.Ref.Name != "plan.try" || hit.Day != c.day() {
		t.Errorf("hit %+v", hit)
	}
	save(t, s, ref(loop, "plan.try"), "noget andet", Latest)
	if hits := find(t, s, SearchQuery{Words: "tre"}); len(hits) != 0 {
		t.Errorf("earlier words are found: %v", hits)
	}
}
