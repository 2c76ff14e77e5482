package persons

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// The aliases that any text is tried with: plain names, parts that two people share,
// letters outside ASCII, a double name, an apostrophe. None is an everyday word, and
// no role holds one of the names.
var fuzzed = Aliases{
	{"Mette", "souschefen"},
	{"Jens", "en kollega"},
	{"Åse", "lederen"},
	{"Søren Juhl", "medarbejderen"},
	{"Lotte Juhl", "the deputy"},
	{"Zeynab Yildiz", "en fra holdet"},
	{"O'Brien", "den nye"},
	{"Karen-Lise", "chefs"},
}

// whole lists the names of one word, which may not stand anywhere afterwards.
var whole = map[string]bool{"mette": true, "jens": true, "åse": true, "zeynab yildiz": true}

func FuzzApply(f *testing.F) {
	for _, s := range []string{
		"Mette og mette's Mettes METTE Mette-sagen Mettesagen mette.juhl@x.dk", "Jens' Jens's »Jens« 'Jens' https://jens.dk/a?b=Jens",
		norm.NFD.String("Åse åses ÅSE"), "Søren Juhl, Søren Hansen, Lotte Juhl Søren Lotte Juhl", "S. Juhl L. Juhl Z.Y. Karen-Lise Karen Lise",
		"Mette Jens Åse Juhl Hansen O'Brien o’brien O Brien", "M\u00ade\u200btte \xff\xfe Mette\x00 x", "Mette\nJuhl\r\n\r\nMette", "-Mette_Mette/Mette2",
		"Mette Hansen Søren Mette Juhl Karen Søren", "Anne-Mette Mette-Lise", "ſ K İ ß Mette", "www.mette.dk.", "@Mette @ mette@ @x.dk",
	} {
		f.Add(s)
	}
	prepared := newReplacer(fuzzed)
	f.Fuzz(func(t *testing.T, s string) { holds(t, prepared, s) })
}

// Texts made of names and of what they are written with, which the fuzzer seldom
// hits upon.
func TestAnyRowOfNames(t *testing.T) {
	words := strings.Fields("Mette mette METTE Mettes Jens Jens' Åse åses Søren Juhl Juhls juhl Lotte Zeynab Yildiz Hansen Lund O'Brien " +
		"Karen Lise Karen-Lise Anne Marie Mette-Lise Mettesagen J. M. S. Z.Y. Bo mark Will og sagde Den den Word Kolding 20304050 a@b.dk jens@x.dk www.mette.dk https://x.dk/åse I")
	between := []string{" ", " ", " ", " ", "-", ". ", ", ", "'s ", "’s ", "' ", "/", "_", "\n", "\n\n", "", "s ", "\u00a0", " - ", ": ", " »", "« ", "(", ") "}
	random := rand.New(rand.NewPCG(1, 2))
	prepared := newReplacer(fuzzed)
	for range 30000 {
		var s strings.Builder
		for range 1 + random.IntN(7) {
			s.WriteString(words[random.IntN(len(words))])
			s.WriteString(between[random.IntN(len(between))])
		}
		holds(t, prepared, s.String())
		if t.Failed() {
			return
		}
	}
}

// holds checks what is true of any text.
func holds(t *testing.T, prepared *replacer, s string) {
	t.Helper()
	put := prepared.apply
	got := put(s)
	if again := put(got); again != got {
		t.Fatalf("%q became %q and then %q", s, got, again)
	}
	if left := standing(got); left != "" {
		t.Fatalf("%q became %q, where %q stands", s, got, left)
	}
	for _, form := range []norm.Form{norm.NFC, norm.NFD} {
		if left := standing(put(form.String(s))); left != "" {
			t.Fatalf("%q: %q stands", form.String(s), left)
		}
	}
	// All between the pieces is kept byte for byte, and a piece has a name in it.
	last := 0
	for _, p := range prepared.spans(s) {
		if p.start < last || p.end <= p.start || p.end > len(s) {
			t.Fatalf("%q: pieces overlap", s)
		}
		if !strings.HasPrefix(got, s[last:p.start]+p.role) {
			t.Fatalf("%q became %q", s, got)
		}
		got = got[p.start-last+len(p.role):]
		last = p.end
	}
	if got != s[last:] {
		t.Fatalf("%q ends in %q", s, got)
	}
}

// standing returns a name of one word that stands in a text, told without the code
// that is tested: by letters only, composed, in small letters.
func standing(s string) string {
	clean := strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "").Replace(s)
	words := strings.FieldsFunc(strings.ToLower(norm.NFC.String(clean)), func(r rune) bool { return !letter(r) })
	known := lexiconOf()
	for i, w := range words {
		if !whole[w] {
			continue
		}
		// Half of a double name is another's, which the documentation says.
		before, after := "", ""
		if i > 0 {
			before = words[i-1]
		}
		if i+1 < len(words) {
			after = words[i+1]
		}
		if known.has(before+"-"+w, first) || known.has(w+"-"+after, first) || known.has(w+"-"+strings.TrimSuffix(after, "s"), first) {
			continue
		}
		return w
	}
	return ""
}

// Whatever the texts are, looking through them ends, and every finding stands once.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"Mette Juhl J. Hansen M.J. 120485-1234 +45 20 30 40 50 a@b.dk", "O'Brien's De la Cour", "\xff@\xff.\xff", "1.1.1.1-1 (+) 00 0045", "den ene af de 2 mænd", "A.B.C.D. -- 's ’s"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, s, participant string) {
		met := map[string]bool{}
		for _, x := range Find(Texts{Lang: "da", Texts: []string{s}, Participants: []string{participant}, Own: participant}) {
			key := string(x.Kind) + x.Words
			if x.Words == "" || x.Count < 1 || met[key] {
				t.Fatalf("%q: %+v", s, x)
			}
			met[key] = true
			if strings.ContainsAny(x.Words+x.Where, "\n\r\t\x00") {
				t.Fatalf("%q: %+v is no line", s, x)
			}
		}
		for _, n := range CPRs([]string{s}) {
			if d := digitsOf(n); len(d) != 10 {
				t.Fatalf("%q is no number", n)
			}
		}
	})
}
