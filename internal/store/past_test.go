package store

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stjerne/journal"
)

// sentences are what an answer of a leader is made of in the tests of size: the
// words of another one are no more alike than those of a real answer.
const sentences = `Vi prøver i tre uger, at den, der går hjem, ringer til den, der møder ind, i stedet for at skrive i systemet.
Aftenvagten ved ikke, hvad dagvagten har aftalt med de pårørende, og det går ud over borgerne ved vagtskiftet.
Jeg har lagt mærke til, at jeg selv svarer på spørgsmål, som gruppen godt kunne svare på.
På overleveringsmødet talte vi om, hvorfor tavlen aldrig bliver brugt efter kl. 15.
Anne foreslog en dag-til-dag-aftale, og det vil vi afprøve fra mandag i den lille gruppe.
Nogle syntes, at det tager for lang tid; andre sagde: "Så sover jeg bedre."
Min hypotese er, at færre afbrydelser giver mere ro omkring måltiderne.
Hvis det ikke virker, kan vi vende tilbage til den gamle ordning uden at nogen taber ansigt.
Der var tre sene overleveringer i uge 47 mod ni i september, men november er altid stille.
Til næste gang skal jeg spørge først og lytte længere, før jeg kommer med en løsning.
Forældrene i garderoben spurgte om dagen og ikke om mødetider, da vi stod foran disken.
Pædagogerne skriver nu selv beskederne, og tonen er blevet en anden.`

// rewritten makes of an answer of some 3 KB the same with a word changed, put in
// or taken out.
func rewritten(r *rand.Rand, words []string) []string {
	other := strings.Fields(sentences)
	at := r.IntN(len(words))
	switch n := len(words); {
	case n > 520 || n > 480 && r.IntN(3) == 0:
		return slices.Delete(words, at, at+1)
	case n < 480 || r.IntN(2) == 0:
		return slices.Insert(words, at, other[r.IntN(len(other))])
	}
	words[at] = other[r.IntN(len(other))]
	return words
}

// edited writes an answer and changes it n times by a word, a while apart.
// batch is how many changes lie in one transaction.
func edited(t testing.TB, s *Store, c *clock, n, batch int, apart func(*rand.Rand) time.Duration) journal.TextRef {
	t.Helper()
	var at journal.TextRef
	ctx := context.Background()
	err := s.Write(ctx, "text", func(w *Writer) error {
		_, loop, err := w.NewChallenge("Overgange mellem vagter", "i")
		at = ref(loop, "plan.try")
		return err
	})
	r := rand.New(rand.NewPCG(1, 1))
	words := strings.Fields(strings.Repeat(sentences+" ", 3))
	before := ""
	for from := 0; from < n && err == nil; from += batch {
		err = s.Write(ctx, "text", func(w *Writer) error {
			for range min(batch, n-from) {
				now := before
				for now == before {
					words = rewritten(r, words)
					now = strings.ReplaceAll(strings.Join(words, " "), ". ", ".\n")
				}
				before = now
				c.pass(apart(r))
				if _, err := w.SetText(at, now, Latest); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// typing is how far apart changes are that are saved while a leader writes for
// some hours of a few days.
func typing(r *rand.Rand) time.Duration {
	if r.IntN(400) == 0 {
		return time.Duration(2+r.IntN(20)) * time.Hour
	}
	return time.Duration(500+r.IntN(9_500)) * time.Millisecond
}

// unthinned is the worst there is: nothing lies between two that are kept.
func unthinned(*rand.Rand) time.Duration { return 10 * time.Minute }

func TestTenThousandChangesOfAnAnswerStaySmall(t *testing.T) {
	const most = 5_000_000
	changes := 10_000
	if testing.Short() {
		changes = 2_000
	}
	// Changes are made one in a transaction; many in one take a tenth of the time
	// and, for want of pages that were given back, less room.
	batch := 500
	if os.Getenv("STJERNE_TORTURE") != "" {
		batch = 1
	}
	for name, test := range map[string]struct {
		apart    func(*rand.Rand) time.Duration
		from, to int // how many revisions are left
	}{
		"typed in some days":   {typing, changes / 100, changes / 10},
		"one each ten minutes": {unthinned, changes, changes},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := testStore(t)
			at := edited(t, s, c, changes, batch, test.apart)
			var list []journal.Revision
			read(t, s, func(r *Reader) (err error) {
				list, err = r.Revisions(at)
				return err
			})
			if n := len(list); n < test.from || n > test.to {
				t.Errorf("%d revisions are left, want %d to %d", n, test.from, test.to)
			}
			now := textOf(t, s, at)
			if list[0].Words != now.Words || len(list[len(list)/2].Words) < 2_500 {
				t.Errorf("the newest says %.40q, a middle one is %d long", list[0].Words, len(list[len(list)/2].Words))
			}
			if size := len(bytesOf(t, s.Path())); size > most {
				t.Errorf("%d changes take %d bytes, more than %d", changes, size, most)
			} else {
				t.Logf("%d revisions, %d bytes", len(list), size)
			}
		})
	}
}

// What the words of earlier revisions are read with says the same as encoding/json.
func TestEarlierWordsAreReadAsTheyWereWritten(t *testing.T) {
	for _, say := range []string{
		"", "æøå", "a\u030a", "linje\nog\tlinje\r\n", `"Så sover jeg bedre" \ \n`, "<b> & </b>", "\u2028\u2029", "\x00\x01\x1f\x7f",
		"👩‍👩‍👧 \U0010ffff", `\u00e6`, "\\", `\\"`,
	} {
		if got := wordsOf(encode(say)); got != say {
			t.Errorf("%q is read as %q", say, got)
		}
	}
	for _, written := range []string{`"\ud83d\ude00"`, `"\ud83d"`, `"\ud83dx"`, `"\ud83d\u0041"`, `"\u00E6\/\b\f"`} {
		var want string
		if err := json.Unmarshal([]byte(written), &want); err != nil {
			t.Fatal(err)
		}
		if got := wordsOf([]byte(written)); got != want {
			t.Errorf("%s is read as %q, want %q", written, got, want)
		}
	}
	for _, none := range []string{"", "1", "null", `"`} {
		if got := wordsOf([]byte(none)); got != "" {
			t.Errorf("%q is read as %q", none, got)
		}
	}
}

// BenchmarkHistoryOpen measures what the screen of earlier versions reads, of an
// answer that was changed 10,000 times.
func BenchmarkHistoryOpen(b *testing.B) {
	for _, test := range []struct {
		name  string
		apart func(*rand.Rand) time.Duration
	}{{"typed", typing}, {"unthinned", unthinned}} {
		c := newClock(november)
		s := New(Options{Path: filepath.Join(b.TempDir(), "journal.stjerne"), Now: c.now, Random: seeded(1)})
		at := edited(b, s, c, 10_000, 500, test.apart)
		b.Run(test.name, func(b *testing.B) {
			for b.Loop() {
				if err := s.Read(context.Background(), func(r *Reader) error {
					if _, err := r.Revisions(at); err != nil {
						return err
					}
					_, err := r.Text(at)
					return err
				}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The newest versions, to be shown at once, are those that the list of all begins with.
func TestTheNewestVersionsFirst(t *testing.T) {
	s, c := testStore(t)
	at := edited(t, s, c, 300, 100, unthinned)
	read(t, s, func(r *Reader) error {
		all, err := r.Revisions(at)
		if err != nil {
			return err
		}
		for _, n := range []int{1, 40, 100, 1000} {
			some, whole, err := r.RecentRevisions(at, n)
			if err != nil {
				return err
			}
			if len(some) < min(n, len(all)) || len(some) > n+64 || whole != (len(some) == len(all)) {
				t.Errorf("asked for %d of %d: got %d, all %v", n, len(all), len(some), whole)
			}
			for i := range some {
				if some[i].ID != all[i].ID || some[i].Words != all[i].Words {
					t.Fatalf("asked for %d: version %d is another", n, i)
				}
			}
		}
		return nil
	})
}
