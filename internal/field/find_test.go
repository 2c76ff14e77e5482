package field

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFinding(t *testing.T) {
	f := with("Æble|r, pærer og ÆBLER\nblomme\næbler igen")
	var seen []string
	note := func(ok bool) {
		at, total := f.Found()
		seen = append(seen, marked(f)[max(0, strings.Index(marked(f), "[")-1):])
		if !ok || total != 3 || at == 0 {
			t.Errorf("found %v: %d of %d", ok, at, total)
		}
	}
	note(f.Find("æbler"))
	for range 3 {
		note(f.FindNext(1))
	}
	if at, _ := f.Found(); at != 2 || !strings.Contains(seen[0], "[ÆBLER]") || !strings.Contains(seen[2], "[Æbler], p") {
		t.Errorf("went through %q, and ended at %d", seen, at)
	}
	note(f.FindNext(-1))
	if at, _ := f.Found(); at != 1 {
		t.Errorf("one back is %d", at)
	}
	if f.Find("kiwi") {
		t.Error("found what isn't there")
	}
	if at, total := f.Found(); at != 0 || total != 0 {
		t.Errorf("%d of %d of what isn't there", at, total)
	}
	if f.Find(""); marked(f)[:6] != "Æble|" {
		t.Errorf("nothing to look for leaves the cursor at %q", marked(f))
	}
}

// From any place, each hit is come by once before the first one comes again, in
// both directions, whatever the text and the query are made of.
func TestGoingThroughAllHits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := twins(false)
		p.begin(t)
		query := rapid.SampledFrom([]string{"e", "a", " ", "\u0301", "en", "ikke", "👩", "漢", "- ", "é", "\ufffd"}).Draw(t, "query")
		step := rapid.SampledFrom([]int{1, -1}).Draw(t, "step")
		if !p.f.Find(query) {
			if at, total := p.f.Found(); at != 0 || total != 0 {
				t.Fatalf("nothing is found, but %d of %d", at, total)
			}
			return
		}
		type stretch struct{ from, to Pos }
		first, seen := stretch{}, map[stretch]bool{}
		for n := 0; ; n++ {
			from, to := p.f.Selection()
			s := stretch{from, to}
			p.f.View()
			if at, total := p.f.Found(); at == 0 || at > total || from == to {
				t.Fatalf("%q is selected, which is %d of %d", p.f.Selected(), at, total)
			}
			if n == 0 {
				first = s
			} else if s == first {
				break
			} else if seen[s] {
				t.Fatalf("%q at %v is found again before the first at %v", query, from, first)
			}
			seen[s] = true
			p.f.FindNext(step)
		}
		for n, l := range strings.Split(p.f.Text().String(), "\n") {
			for _, h := range matches(Plain(l), query) {
				if a, z := p.f.whole(min(n, p.f.text.Lines()-1), h); !strings.Contains(p.f.Text().String(), "\r") && !seen[stretch{a, z}] {
					t.Fatalf("%q in line %d at %v was passed by", query, n, h)
				}
			}
		}
	})
}
