package diff

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// shown writes a difference down for a test.
func shown(list []Part) string {
	var b strings.Builder
	for _, p := range list {
		switch p.Kind {
		case Out:
			b.WriteString("[-" + p.Text + "-]")
		case In:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestWhatAReaderSees(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"", "nyt", "{+nyt+}"},
		{"gammelt", "", "[-gammelt-]"},
		{"uændret", "uændret", "uændret"},
		{"Vi spørger først.", "Vi lytter først.", "Vi [-spørger-]{+lytter+} først."},
		{"Vi prøver tre uger.", "Vi prøver i tre uger.", "Vi prøver {+i +}tre uger."},
		{"Vi prøver i tre uger.", "Vi prøver tre uger.", "Vi prøver [-i -]tre uger."},
		// Compounds are one word, hyphens and all.
		{"på overleveringsmødet i dag", "på overleveringen i dag", "på [-overleveringsmødet-]{+overleveringen+} i dag"},
		{"en dag-til-dag-aftale", "en uge-til-uge-aftale", "en [-dag-til-dag-aftale-]{+uge-til-uge-aftale+}"},
		{"MED's møde", "MED’s møde", "[-MED's-]{+MED’s+} møde"},
		{"kl. 13.30 og 3,5 timer", "kl. 13.45 og 3,4 timer", "kl. [-13.30-]{+13.45+} og [-3,5-]{+3,4+} timer"},
		// Letters are never split, composed or not.
		{"a\u030ag går", "a\u030aen går", "[-a\u030ag-]{+a\u030aen+} går"},
		{"på", "pa\u030a", "[-på-]{+pa\u030a+}"},
		{"hej 👩‍👩‍👧!", "hej 👩‍👩‍👦!", "hej [-👩‍👩‍👧-]{+👩‍👩‍👦+}!"},
		{"🇩🇰🇳🇴", "🇩🇰🇸🇪", "🇩🇰[-🇳🇴-]{+🇸🇪+}"},
		// Changed words with only a blank between stand together.
		{"vi spørger hurtigt nu", "vi lytter længe nu", "vi [-spørger hurtigt-]{+lytter længe+} nu"},
		// A rewritten sentence is no confetti of little words.
		{
			"Jeg svarer og løser det, før de spørger.", "Gruppen spørger og finder det selv ud.",
			"[-Jeg svarer og løser det, før de spørger-]{+Gruppen spørger og finder det selv ud+}.",
		},
		// A word that says something keeps two changes apart.
		{"Vi spørger gruppen nu.", "Vi lytter gruppen først.", "Vi [-spørger-]{+lytter+} gruppen [-nu-]{+først+}."},
		// What was only put in stands where a reader would say so.
		{"Et.\n\nTre.", "Et.\n\nTo.\n\nTre.", "Et.\n\n{+To.\n\n+}Tre."},
		{"Et. Tre.", "Et. To. Tre.", "Et. {+To. +}Tre."},
		{"a b c", "a b b c", "a {+b +}b c"},
		{"mange mange ord", "mange ord", "[-mange -]mange ord"},
		// Paragraphs are told apart, however much of them changed.
		{"Solen skinner\n\nVejen fryser", "Månen lyser\n\nBroen brænder", "[-Solen skinner-]{+Månen lyser+}\n\n[-Vejen fryser-]{+Broen brænder+}"},
		{"linje\nto", "linje\r\nto", "linje[-\n-]{+\r\n+}to"},
		{"en, to", "en; to", "en[-,-]{+;+} to"},
	} {
		if got := shown(Words(c.old, c.new)); got != c.want {
			t.Errorf("%q to %q:\ngot  %q\nwant %q", c.old, c.new, got, c.want)
		}
	}
}

// whole fails where the parts are not those of two texts.
func whole(t interface{ Fatalf(string, ...any) }, old, new string, list []Part) {
	var out, in strings.Builder
	last := Kind(-1)
	for _, p := range list {
		if p.Text == "" {
			t.Fatalf("an empty part of %q and %q", old, new)
		}
		if p.Kind == last || p.Kind == Out && last == In {
			t.Fatalf("a part of kind %d after one of kind %d: %s", p.Kind, last, shown(list))
		}
		last = p.Kind
		if p.Kind != In {
			out.WriteString(p.Text)
		}
		if p.Kind != Out {
			in.WriteString(p.Text)
		}
	}
	if out.String() != old {
		t.Fatalf("of the old text %q is left %q", old, out.String())
	}
	if in.String() != new {
		t.Fatalf("of the new text %q is left %q", new, in.String())
	}
}

func TestNothingIsLost(t *testing.T) {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"og", "at", "vi", "møde", "overleveringsmøde", " ", " ", " ", "  ", "\u00a0", "\n", "\r\n", "\r", ".", ",", "-", "'", "\u030a", "\u200d", "👩‍👩‍👧", "🇩🇰", "\xff", "\xc3", "\x00"}),
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 6), func(b []byte) string { return string(b) }),
	)
	pieces := rapid.SliceOfN(piece, 0, 40)
	rapid.Check(t, func(t *rapid.T) {
		before := pieces.Draw(t, "before")
		after := slices.Clone(before)
		// An edited text has most in common with what it was.
		for range rapid.IntRange(0, 6).Draw(t, "edits") {
			at := rapid.IntRange(0, len(after)).Draw(t, "at")
			to := min(len(after), at+rapid.IntRange(0, 5).Draw(t, "length"))
			after = slices.Replace(after, at, to, pieces.Draw(t, "put")...)
		}
		old, new := strings.Join(before, ""), strings.Join(after, "")
		whole(t, old, new, Words(old, new))
	})
}

func TestAWordIsNeverCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"overleveringsmøde", "overlevering", "møde", "dag-til-dag", "dag", "ærø", "ær", "3,5", "3"}), 0, 30)
		old := strings.Join(words.Draw(t, "old"), " ")
		new := strings.Join(words.Draw(t, "new"), " ")
		list := Words(old, new)
		whole(t, old, new, list)
		for i, p := range list[:max(0, len(list)-1)] {
			next := list[i+1]
			if p.Kind == Out && next.Kind == In {
				if i+2 == len(list) {
					continue
				}
				next = list[i+2]
			}
			if !strings.HasSuffix(p.Text, " ") && !strings.HasPrefix(next.Text, " ") {
				t.Fatalf("a word is cut in %s", shown(list))
			}
		}
	})
}

// vocabulary makes words that a text of any length is made of.
func vocabulary(r *rand.Rand, n int) []string {
	list := make([]string, n)
	for i := range list {
		b := make([]byte, 2+r.IntN(10))
		for j := range b {
			b[j] = byte('a' + r.IntN(26))
		}
		list[i] = string(b)
	}
	return list
}

// prose is that many words, in sentences and paragraphs.
func prose(r *rand.Rand, from []string, n int) []string {
	list := make([]string, n)
	for i := range list {
		// Some words are in every sentence, most in few.
		w := from[min(r.IntN(len(from)), r.IntN(len(from)), r.IntN(len(from)))]
		switch {
		case i%60 == 59:
			w += ".\n\n"
		case i%12 == 11:
			w += ". "
		default:
			w += " "
		}
		list[i] = w
	}
	return list
}

func TestAParagraphPutIntoALongTextIsAllThatChanged(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	from := vocabulary(r, 3_000)
	words := prose(r, from, 5_000)
	put := prose(r, from, 1_200)
	changed := slices.Clone(words)
	changed[40], changed[4_900] = "først ", "sidst "
	changed = slices.Insert(changed, 2_400, put...)
	old, new := strings.Join(words, ""), strings.Join(changed, "")
	list := Words(old, new)
	whole(t, old, new, list)
	in := 0
	for _, p := range list {
		if p.Kind == In {
			in += len(strings.Fields(p.Text))
		}
	}
	if in > len(put)+20 {
		t.Errorf("%d words are shown as new, and %d are", in, len(put)+2)
	}
}

// The limits of the work hold: a text that is compared by line, and one in which
// more was changed than is looked for at once.
func TestLongTextsAreWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	from := vocabulary(r, 4_000)
	long := prose(r, from, 40_000)
	edited := slices.Clone(long)
	for range 300 {
		edited[r.IntN(len(edited))] = "rettet "
	}
	old, new := strings.Join(long, ""), strings.Join(edited, "")
	list := Words(old, new)
	whole(t, old, new, list)
	marked := 0
	for _, p := range list {
		if p.Kind != Same {
			marked += len(p.Text)
		}
	}
	if marked > 300*40 {
		t.Errorf("%d bytes are marked for 300 words", marked)
	}
	a, b := strings.Join(prose(r, from, 5_000), ""), strings.Join(prose(r, from, 5_000), "")
	whole(t, a, b, Words(a, b))
	a, b = lines(20_000, "a"), lines(20_000, "b")
	whole(t, a, b, Words(a, b))
}

func TestAWordOfAVeryLongLineIsFound(t *testing.T) {
	long := strings.Repeat("vi spørger først og lytter længe ", 20_000)
	old, new := "Et. "+long+"fredag "+long+"slut", "To. "+long+"lørdag "+long+"slut"
	list := Words(old, new)
	whole(t, old, new, list)
	if len(list) != 6 || list[3].Text != "fredag" || list[4].Text != "lørdag" {
		t.Errorf("there are %d parts", len(list))
	}
}

// lines are as many lines, none of which another letter makes.
func lines(n int, letter string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s%d linje %s%d\n", letter, i, letter, i*7)
	}
	return b.String()
}

func BenchmarkWords(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	from := vocabulary(r, 3_000)
	words := prose(r, from, 5_000)
	text := strings.Join(words, "")
	some, half := slices.Clone(words), slices.Clone(words)
	for range 50 {
		some[r.IntN(len(some))] = "rettet "
	}
	for i := range half {
		if i/10%2 == 0 {
			half[i] = from[r.IntN(len(from))] + " "
		}
	}
	for _, c := range []struct{ name, old, new string }{
		{"5000-words-50-changed", text, strings.Join(some, "")},
		{"5000-words-half-changed", text, strings.Join(half, "")},
		{"5000-words-all-changed", text, strings.Join(prose(r, from, 5_000), "")},
		{"5000-words-alike", strings.Repeat("og ", 5_000), strings.Repeat("og at ", 2_500)},
		{"20000-lines-all-changed", lines(20_000, "a"), lines(20_000, "b")},
		{"20000-lines-shared-words", lines(20_000, "a"), strings.Join(prose(r, from, 60_000), "")},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				Words(c.old, c.new)
			}
		})
	}
}
