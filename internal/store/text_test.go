package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones are there whatever the machine has

	"stjerne/journal"
)

func TestTwoWindowsThatEditOneTextLoseNothing(t *testing.T) {
	s, c := testStore(t)
	other := New(Options{Path: s.Path(), Now: c.now, Random: seeded(2)})
	_, loop := challenge(t, s, "A")
	at := ref(loop, "plan.try")
	first := save(t, s, at, "fælles", "")
	c.pass(time.Minute)
	mine := save(t, s, at, "min", first.Text.Rev)
	c.pass(time.Minute)
	yours := save(t, other, at, "din", first.Text.Rev)
	if mine.Conflict || !yours.Conflict || yours.Text.Words != "din" || len(yours.Text.Others) != 1 || yours.Text.Others[0].Words != "min" {
		t.Fatalf("mine %+v, yours %+v", mine, yours)
	}
	// Both go on typing, each from what he wrote.
	for i := range 5 {
		c.pass(time.Second)
		mine = save(t, s, at, fmt.Sprint("min ", i), mine.Text.Rev)
		yours = save(t, other, at, fmt.Sprint("din ", i), yours.Text.Rev)
		if !mine.Conflict || !yours.Conflict || len(yours.Text.Others) != 1 {
			t.Fatalf("after %d: mine %+v, yours %+v", i, mine, yours)
		}
	}
	got := textOf(t, s, at)
	if got.Words != "din 4" || got.Others[0].Words != "min 4" {
		t.Errorf("text %+v", got)
	}
	if hits := find(t, s, SearchQuery{Words: "min"}); len(hits) != 1 {
		t.Errorf("the words of the other head are not found: %v", hits)
	}
	write(t, s, func(w *Writer) error { return w.Choose(at, "din og min") })
	if got := textOf(t, s, at); got.Words != "din og min" || len(got.Others) != 0 {
		t.Errorf("after choosing: %+v", got)
	}
}

func TestOneProgramCanBeInConflictWithItself(t *testing.T) {
	s, _ := testStore(t)
	_, loop := challenge(t, s, "A")
	at := ref(loop, "plan.try")
	first := save(t, s, at, "et", "")
	save(t, s, at, "to", first.Text.Rev)
	third := save(t, s, at, "tre", first.Text.Rev)
	if !third.Conflict || len(third.Text.Others) != 1 || third.Text.Others[0].Words != "to" {
		t.Errorf("saved %+v", third)
	}
	fourth := save(t, s, at, "fire", third.Text.Rev)
	if fourth.Text.Others[0].Words != "to" {
		t.Errorf("saved %+v", fourth)
	}
	// Writing what the other says ends it.
	fifth := save(t, s, at, "to", fourth.Text.Rev)
	if fifth.Conflict || len(fifth.Text.Others) != 0 || textOf(t, s, at).Words != "to" {
		t.Errorf("saved %+v", fifth)
	}
}

func TestSavingWhatStandsThereWritesNothing(t *testing.T) {
	s, c := testStore(t)
	_, loop := challenge(t, s, "A")
	at := ref(loop, "plan.try")
	first := save(t, s, at, "et", "")
	before := bytesOf(t, s.Path())
	c.pass(time.Hour)
	for _, base := range []journal.RevisionID{first.Text.Rev, Latest, "", "nobody:7"} {
		if again := save(t, s, at, "et", base); again.Changed || again.Conflict || again.Text.Rev != first.Text.Rev {
			t.Errorf("from %q: %+v", base, again)
		}
	}
	if empty := save(t, s, ref(loop, "plan.experience"), "", ""); empty.Changed {
		t.Errorf("nothing was written over nothing: %+v", empty)
	}
	if !slices.Equal(before, bytesOf(t, s.Path())) {
		t.Error("the file changed")
	}
}

func TestATextKnowsItsFirstDay(t *testing.T) {
	s, c := testStore(t)
	_, loop := challenge(t, s, "A")
	at := ref(loop, "plan.try")
	first := c.day()
	save(t, s, at, "et", "")
	c.pass(48 * time.Hour)
	save(t, s, at, "", Latest)
	c.pass(48 * time.Hour)
	save(t, s, at, "to", Latest)
	if got := textOf(t, s, at); got.First != first || got.Written != c.day() || !got.At.Equal(c.t) {
		t.Errorf("text %+v", got)
	}
}

// plainRevision is a revision of the model. One that somebody else replaced, or
// that was replaced together with another, is never dropped.
type plainRevision struct {
	timed
	words string
	keep  bool
}

func TestRevisionsAreThinnedAsTheWholeSetWouldBe(t *testing.T) {
	rounds := 4
	if os.Getenv("STJERNE_TORTURE") != "" {
		rounds = 40
	}
	for round := range rounds {
		r := rand.New(rand.NewPCG(uint64(round), 3))
		s, c := testStore(t)
		_, loop := challenge(t, s, "A")
		at := ref(loop, "plan.try")
		var all []plainRevision
		bases := []journal.RevisionID{""}
		stood := map[string]journal.RevisionID{}
		for n := range 110 {
			switch r.IntN(6) {
			case 0:
				c.pass(time.Duration(r.IntN(40)) * time.Hour)
			case 1:
				if round%4 > 1 {
					c.pass(-time.Duration(r.IntN(50)) * time.Hour)
				}
			default:
				c.pass(time.Duration(r.IntN(900)) * time.Second)
			}
			base := bases[len(bases)-1]
			if round%2 == 1 && r.IntN(8) == 0 {
				base = bases[r.IntN(len(bases))]
			} else if r.IntN(20) == 0 {
				base = Latest
			}
			saved := save(t, s, at, fmt.Sprint("ord ", n), base)
			bases = append(bases, saved.Text.Rev)
			read(t, s, func(r *Reader) error {
				o, _ := r.object(loop)
				rec, err := r.record(o, "plan.try")
				if err != nil {
					return err
				}
				heads := map[string]journal.RevisionID{}
				for _, h := range rec.heads {
					heads[h.words] = h.id
					if h.id == saved.Text.Rev {
						all = append(all, plainRevision{timed{stamp: h.stamp, at: c.t.UnixMilli()}, h.words, false})
					}
				}
				replaced := map[string]journal.RevisionID{}
				for words, id := range stood {
					if heads[words] == "" {
						replaced[words] = id
					}
				}
				stood = heads
				by, _ := splitRevision(saved.Text.Rev)
				set := make([]timed, len(all))
				for i := range all {
					of, _ := splitRevision(replaced[all[i].words])
					all[i].keep = all[i].keep || of != "" && (of != by || len(replaced) > 1)
					all[i].head = all[i].keep || heads[all[i].words] != ""
					set[i] = all[i].timed
				}
				var want, got []string
				for i, keep := range thin(set) {
					if keep {
						want = append(want, all[i].words)
					}
				}
				slices.Reverse(want)
				revisions, err := r.Revisions(at)
				for _, rev := range revisions {
					got = append(got, rev.Words)
				}
				if !slices.Equal(got, want) {
					t.Fatalf("round %d save %d: kept %v, want %v", round, n, got, want)
				}
				return err
			})
		}
	}
}

func TestThinningTwoHalvesThinsTheWhole(t *testing.T) {
	for round := range 300 {
		r := rand.New(rand.NewPCG(uint64(round), 5))
		var all []timed
		n := 1 + r.IntN(60)
		for i := range n {
			all = append(all, timed{stamp: stamp(fmt.Sprintf("%032d", i)), at: r.Int64N(5 * dayMillis / int64(1+r.IntN(50)))})
		}
		// What a copy has not seen replaced is a head of it, and no longer one
		// in the union unless it still is one of all.
		whole := slices.Clone(all)
		whole[n-1].head = true
		pick := func(share int) (half []timed) {
			for _, x := range all {
				if r.IntN(share) > 0 {
					half = append(half, x)
				}
			}
			if len(half) > 0 {
				half[len(half)-1].head = true
			}
			return half
		}
		a, b := pick(3), pick(2)
		kept := func(set []timed) map[stamp]timed {
			m := map[stamp]timed{}
			for i, keep := range thin(set) {
				if keep {
					m[set[i].stamp] = set[i]
				}
			}
			return m
		}
		join := func(sets ...map[stamp]timed) (list []timed) {
			m := map[stamp]timed{}
			var last stamp
			for _, set := range sets {
				for s, x := range set {
					last = max(last, s)
					m[s] = x
				}
			}
			for s, x := range m {
				x.head = s == last
				list = append(list, x)
			}
			return list
		}
		raw := func(set []timed) map[stamp]timed {
			m := map[stamp]timed{}
			for _, x := range set {
				m[x.stamp] = x
			}
			return m
		}
		once := kept(join(raw(a), raw(b)))
		twice := kept(join(kept(a), kept(b)))
		if fmt.Sprint(once) != fmt.Sprint(twice) {
			t.Fatalf("round %d: thin(A∪B) keeps %d, thin(thin(A)∪thin(B)) keeps %d", round, len(once), len(twice))
		}
	}
}

func TestThinningKeepsWhatWasPromised(t *testing.T) {
	minute := func(day, m int64) int64 { return day*dayMillis + m*60*1000 }
	set := []timed{
		{"1", minute(1, 2), false}, // first of its day
		{"2", minute(1, 5), false}, // neither
		{"3", minute(1, 9), false}, // last of its ten minutes
		{"4", minute(1, 11), false},
		{"5", minute(1, 19), true}, // a head, and the last of its day
		{"6", minute(2, 0), false}, // first and last of its day
	}
	if got, want := thin(set), []bool{true, false, true, false, true, true}; !slices.Equal(got, want) {
		t.Errorf("kept %v, want %v", got, want)
	}
}

func TestStampsGoOnWhenTheClockIsSetBack(t *testing.T) {
	s, c := testStore(t)
	_, loop := challenge(t, s, "A")
	at := ref(loop, "plan.try")
	save(t, s, at, "først", "")
	c.pass(-365 * 24 * time.Hour)
	saved := save(t, s, at, "siden", Latest)
	if got := textOf(t, s, at); got.Words != "siden" || !got.At.Equal(c.t) || got.Written != c.day() {
		t.Errorf("text %+v", got)
	}
	// Another program, whose clock is behind too, is not put off by it.
	other := New(Options{Path: s.Path(), Now: c.now, Random: seeded(2)})
	if third := save(t, other, at, "til sidst", saved.Text.Rev); third.Conflict || textOf(t, s, at).Words != "til sidst" {
		t.Errorf("saved %+v", third)
	}
	read(t, s, func(r *Reader) error {
		list, err := r.Revisions(at)
		if len(list) != 3 {
			t.Errorf("%d revisions are left of a year that the clock did not show", len(list))
		}
		return err
	})
}

func TestStampOrder(t *testing.T) {
	now := at(november)
	s := stamp("").next(now, "0123456789abcdef")
	for i := range 70_000 {
		next := s.next(now, "0123456789abcdef")
		if next <= s || len(next) != stampLength {
			t.Fatalf("stamp %d: %s after %s", i, next, s)
		}
		s = next
	}
	if later := s.next(now.Add(time.Hour), "0000000000000000"); later <= s || later.milli() != now.Add(time.Hour).UnixMilli() {
		t.Errorf("%s after %s", later, s)
	}
}

func TestADayIsTheSameInEveryZone(t *testing.T) {
	var pictures []string
	for _, zone := range []string{"Pacific/Auckland", "America/Los_Angeles", "Europe/Copenhagen"} {
		place, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		s, c := testStore(t)
		home, _ := time.LoadLocation("Europe/Copenhagen")
		c.t = time.Date(2026, 11, 23, 23, 30, 0, 0, home)
		id, loop := challenge(t, s, "A")
		note(t, s, journal.Entry{Text: words("sent"), Challenge: id})
		save(t, s, ref(loop, "plan.try"), "et", "")
		write(t, s, func(w *Writer) error { return w.SetStep(loop, "x", 3) })
		// The same file, read elsewhere.
		there := New(Options{Path: s.Path(), Now: func() time.Time { return c.t.In(place) }})
		local := time.Local
		time.Local = place
		got := whole(t, there, id)
		e := entries(t, there, EntryQuery{})[0]
		time.Local = local
		pictures = append(pictures, fmt.Sprint(e.Day, got.Current().Started, got.Current().Texts["plan.try"].Written, got.Current().Steps["x"]))
	}
	if want := "2026-11-23 2026-11-23 2026-11-23 {3 2026-11-23 2026-11-23}"; slices.ContainsFunc(pictures, func(p string) bool { return p != want }) {
		t.Errorf("days differ: %v", pictures)
	}
}

func TestWhatIsReadCanBeKept(t *testing.T) {
	s, _ := testStore(t)
	id, loop := challenge(t, s, "A")
	save(t, s, ref(loop, "plan.try"), "første ord", "")
	c := whole(t, s, id)
	for i := range 50 {
		save(t, s, ref(loop, "plan.try"), strings.Repeat("x", 1000*i), Latest)
	}
	if c.Current().Texts["plan.try"].Words != "første ord" {
		t.Error("words changed after they were read")
	}
}

func TestAContextThatEndsIsObeyed(t *testing.T) {
	s, _ := testStore(t)
	challenge(t, s, "A")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Read(ctx, func(*Reader) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
