package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"stjerne/journal"
)

// typist is one of those who write the same text. Like a window it has a store of
// its own, knows the revision that its words began from, and follows the file only
// while all that it typed is saved.
type typist struct {
	name  string
	store *Store
	base  journal.RevisionID
	words []string // the text as it stands in its window
	dirty bool
	typed int
}

func (p *typist) text() string { return strings.Join(p.words, " ") }

// own are the places of its own words in its window.
func (p *typist) own() []int {
	var at []int
	for i, w := range p.words {
		if strings.HasPrefix(w, p.name) {
			at = append(at, i)
		}
	}
	return at
}

// pair is a text that several write at once, and what of it must be found.
type pair struct {
	t         *testing.T
	r         *rand.Rand
	at        journal.TextRef
	clock     *clock
	log       []string
	acked     map[string]bool // words that a save was reported for
	out       map[string]bool // words that their own writer took out
	shell     int
	conflicts int // saves that left two versions beside each other
}

func (p *pair) did(format string, args ...any) {
	p.log = append(p.log, fmt.Sprintf(format, args...))
}

func (p *pair) save(e *typist, base journal.RevisionID) {
	saved := save(p.t, e.store, p.at, e.text(), base)
	e.base, e.dirty = saved.Text.Rev, false
	if saved.Conflict {
		p.conflicts++
	}
	for _, w := range e.words {
		p.acked[w] = true
	}
	if saved.Text.Words != e.text() {
		p.fail("%s saved %q and is told %q", e.name, e.text(), saved.Text.Words)
	}
}

// follow has a window read again, as the program does: it stays with the revision
// that it shows as long as that is one of those that stand.
func (p *pair) follow(e *typist) {
	got := textOf(p.t, e.store, p.at)
	words, rev := got.Words, got.Rev
	for _, o := range got.Others {
		if o.ID == e.base {
			words, rev = o.Words, o.ID
		}
	}
	e.words, e.base = strings.Fields(words), rev
}

func (p *pair) step(e *typist) {
	switch p.r.IntN(10) {
	case 0, 1, 2, 3:
		e.typed++
		word := fmt.Sprintf("%s%d", e.name, e.typed)
		e.words = slices.Insert(slices.Clone(e.words), p.r.IntN(len(e.words)+1), word)
		e.dirty = true
		p.did("%s types %s", e.name, word)
	case 4:
		if own := e.own(); len(own) > 0 {
			i := own[p.r.IntN(len(own))]
			p.out[e.words[i]] = true
			p.did("%s takes out %s", e.name, e.words[i])
			e.words = slices.Delete(slices.Clone(e.words), i, i+1)
			e.dirty = true
		}
	case 5, 6, 7:
		if e.dirty {
			p.did("%s saves %q from %s", e.name, e.text(), e.base)
			p.save(e, e.base)
		}
	case 8:
		if !e.dirty {
			p.follow(e)
			p.did("%s reads %q", e.name, e.text())
		}
	case 9:
		p.seldom(e)
	}
}

// seldom is what happens less often: the shell answers, or the leader chooses.
func (p *pair) seldom(e *typist) {
	got := textOf(p.t, e.store, p.at)
	switch p.r.IntN(4) {
	case 0:
		// The shell says something wholly new over all that stands.
		p.shell++
		sh := &typist{name: "s", words: []string{fmt.Sprintf("s%d", p.shell)}, store: New(Options{
			Path: e.store.Path(), Now: p.clock.now, Random: rand.NewChaCha8([32]byte{byte(p.shell), byte(p.shell >> 8), 9}),
		})}
		p.did("the shell says %s", sh.text())
		p.save(sh, Latest)
	case 1:
		if len(got.Others) == 0 || e.dirty {
			return
		}
		choice := got.Others[p.r.IntN(len(got.Others))].Words
		if p.r.IntN(2) == 0 {
			choice = got.Words + "\n\n" + choice
		}
		p.did("%s chooses %q", e.name, choice)
		write(p.t, e.store, func(w *Writer) error { return w.Choose(p.at, choice) })
		p.follow(e)
	default:
		p.clock.pass(time.Duration(p.r.IntN(1200)) * time.Second)
		if p.r.IntN(20) == 0 {
			p.clock.pass(-30 * time.Hour)
		}
	}
}

func (p *pair) fail(format string, args ...any) {
	p.t.Helper()
	p.t.Fatalf("%s\nafter\n%s", fmt.Sprintf(format, args...), strings.Join(p.log, "\n"))
}

// check fails unless each word that was saved is found: where it isn't, its own
// writer took it out. Thinning is no excuse.
func (p *pair) check(s *Store) {
	var all []string
	read(p.t, s, func(r *Reader) error {
		revisions, err := r.Revisions(p.at)
		for _, rev := range revisions {
			all = append(all, strings.Fields(rev.Words)...)
		}
		return err
	})
	for word := range p.acked {
		if !p.out[word] && !slices.Contains(all, word) {
			p.fail("%s was saved, its writer never took it out, and it is nowhere", word)
		}
	}
}

// Any interleaving of two windows and the shell ends with every word that was
// saved in the text or its revisions, but for those that their own writer took out.
func TestAnyInterleavingOfTwoWindowsKeepsEveryWord(t *testing.T) {
	histories := 300
	if os.Getenv("STJERNE_TORTURE") != "" {
		histories = 3000
	}
	conflicts := 0
	var s *Store
	var c *clock
	for seed := range histories {
		if seed%100 == 0 {
			s, c = testStore(t) // a journal of thousands of challenges is not what is tested
		}
		r := rand.New(rand.NewPCG(uint64(seed), 44))
		_, loop := challenge(t, s, fmt.Sprint(seed))
		p := &pair{t: t, r: r, at: ref(loop, "plan.try"), clock: c, acked: map[string]bool{}, out: map[string]bool{}}
		p.did("seed %d", seed)
		two := []*typist{
			{name: "a", store: New(Options{Path: s.Path(), Now: c.now, Random: rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8), 1})})},
			{name: "b", store: New(Options{Path: s.Path(), Now: c.now, Random: rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8), 2})})},
		}
		// A sitting each for most of it, some pauses, now and then the other.
		for range 40 + r.IntN(40) {
			c.pass(time.Duration(r.IntN(1500)) * time.Millisecond)
			p.step(two[r.IntN(2)])
		}
		p.check(s)
		conflicts += p.conflicts
	}
	// Else it would prove nothing about two versions beside each other.
	if conflicts < histories {
		t.Errorf("in %d histories two versions stood beside each other only %d times", histories, conflicts)
	}
}

// What the shell wrote over, and what was not chosen, is among the revisions, also
// when all of it happens within one of thinning's ten minutes.
func TestWhatSomebodyElseReplacedIsARevision(t *testing.T) {
	s, c := testStore(t)
	other := New(Options{Path: s.Path(), Now: c.now, Random: seeded(2)})
	_, loop := challenge(t, s, "A")
	at := ref(loop, "plan.try")
	rev := save(t, s, at, "begyndt", "").Text.Rev
	c.pass(time.Second)
	rev = save(t, s, at, "min tekst", rev).Text.Rev
	c.pass(time.Second)
	save(t, other, at, "fra skallen", Latest)
	c.pass(time.Second)
	save(t, s, at, "min tekst igen", rev)
	c.pass(time.Second)
	write(t, s, func(w *Writer) error { return w.Choose(at, "valgt") })
	for i := range 5 {
		c.pass(time.Second)
		save(t, s, at, fmt.Sprint("videre ", i), Latest)
	}
	var got []string
	read(t, s, func(r *Reader) error {
		revisions, err := r.Revisions(at)
		for _, rev := range revisions {
			got = append(got, rev.Words)
		}
		return err
	})
	want := []string{"videre 4", "min tekst igen", "fra skallen", "min tekst", "begyndt"}
	if !slices.Equal(got, want) {
		t.Errorf("the revisions are %q, want %q", got, want)
	}
}
