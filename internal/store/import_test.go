package store

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stjerne/internal/export"
	"stjerne/internal/summary"
	"stjerne/journal"
)

// exported is a journal as JSON, of one challenge or whole.
func exported(t *testing.T, s *Store, challenge journal.ID) (data []byte) {
	t.Helper()
	read(t, s, func(r *Reader) (err error) {
		from := export.JSONSource{Outlines: r.Outlines, Own: r.Own, Source: summary.Source{
			Challenge: r.Challenge, Meetings: r.Meetings,
			Notes: func(q summary.NoteQuery) ([]journal.Entry, error) {
				list, _, err := r.Entries(EntryQuery{Challenge: q.Challenge, Loop: q.Loop, Kinds: q.Kinds, Limit: q.Limit})
				return list, err
			},
		}}
		data, err = export.JSON(from, export.JSONOptions{Challenge: challenge})
		return err
	})
	return data
}

func copyOf(t *testing.T, data []byte) journal.Copy {
	t.Helper()
	c, err := export.ReadJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return c
}

func imported(t *testing.T, s *Store, c journal.Copy) (took Imported) {
	t.Helper()
	var would Imported
	read(t, s, func(r *Reader) (err error) {
		would, err = r.WouldImport(c)
		return err
	})
	write(t, s, func(w *Writer) (err error) {
		took, err = w.Import(c)
		return err
	})
	if took != would {
		t.Errorf("took %+v in, and told before %+v", took, would)
	}
	return took
}

// later is an empty journal whose clock is past all that is taken into it.
func later(t *testing.T) (*Store, *clock) {
	t.Helper()
	c := newClock("2028-01-01T10:00:00Z")
	c.t = c.t.In(time.FixedZone("CET", 3600))
	return New(Options{Path: path(t), Now: c.now, Random: rand.NewChaCha8([32]byte{9, byte(len(t.Name()))})}), c
}

func sameBytes(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s: line %d differs\n%s\nwant:\n%s", what, i+1, strings.Join(g[max(0, i-12):min(len(g), i+4)], "\n"), strings.Join(w[max(0, i-12):min(len(w), i+4)], "\n"))
		}
	}
	t.Fatalf("%s: %d lines, want %d", what, len(g), len(w))
}

// live does at random what the plain model of the histories has not: what a whole
// journal holds beside objects.
func live(r *rand.Rand, m model, w *Writer, n int) error {
	loop, challenge, sign := m.pick(r, typeLoop), m.pick(r, typeChallenge), m.pick(r, typeIndicator)
	note, meeting := m.pick(r, typeEntry), m.pick(r, typeMeeting)
	words := fmt.Sprintf("levet %d #tag%d", n, r.IntN(3))
	if r.IntN(8) == 0 {
		words = ""
	}
	text := func(id journal.ID, name string) error {
		if id.IsZero() {
			return nil
		}
		_, err := w.SetText(ref(id, name), words, Latest)
		return err
	}
	switch r.IntN(17) {
	case 0:
		return text(challenge, journal.TextClosing)
	case 1:
		return text(loop, journal.BriefPrefix+"plan.try")
	case 2:
		return text(meeting, []string{"meeting.ask", journal.MemberPrefix + "team.unclear", journal.TextPlace, journal.TextParticipants}[r.IntN(4)])
	case 3:
		return text(note, journal.TextEntry)
	case 4:
		return text(sign, []string{journal.TextUnit, journal.TextName}[r.IntN(2)])
	case 5:
		_, err := w.SetText(YearText(2025+r.IntN(3), "ahead"), words, Latest)
		return err
	case 6:
		if !note.IsZero() {
			return w.LeaveOut(2026, note, r.IntN(3) > 0)
		}
	case 7:
		if !loop.IsZero() {
			id, err := w.NewThought(loop, "antaget "+words)
			if err != nil || r.IntN(4) == 0 {
				return err
			}
			var notes []journal.ID
			if !note.IsZero() {
				notes = []journal.ID{note}
			}
			if err := w.SetThought(loop, id, []journal.Verdict{"", journal.Confirmed, journal.Challenged}[r.IntN(3)], notes); err != nil {
				return err
			}
			return text(loop, ThoughtHold(id))
		}
	case 8:
		if !loop.IsZero() {
			return w.PutAway(loop, "eyes")
		}
	case 9, 10:
		for _, l := range []journal.ID{loop} {
			if sign.IsZero() || l.IsZero() || m.challengeOf(l) != m.challengeOf(sign) {
				continue
			}
			v := func() journal.Value { return journal.Value{N: float64(r.IntN(9)) / 3, Set: r.IntN(2) == 0} }
			p := journal.Plan{Baseline: v(), Target: v(), Expected: v(), On: r.IntN(3) == 0}
			if p.Expected.Set {
				p.Sure = []string{"", "low", "high"}[r.IntN(3)]
			}
			return w.SetPlan(sign, l, p)
		}
	case 11:
		if !loop.IsZero() {
			return w.SetOutcome(loop, []journal.Outcome{"", journal.CarriedOut, journal.Changed}[r.IntN(3)], w.today().Add(r.IntN(9)))
		}
	case 12:
		if !loop.IsZero() {
			return w.SetSections(loop, []string{"notes", "sheet"}[:r.IntN(3)], []string{"ask"}[:r.IntN(2)])
		}
	case 13:
		if !loop.IsZero() {
			if err := w.SetDeclared(loop, []string{"", "tendency"}[r.IntN(2)]); err != nil {
				return err
			}
			return text(loop, journal.TextDeclared)
		}
	case 14:
		if !loop.IsZero() {
			return w.SetCarried(ref(loop, "plan.try"), words, "0123456789abcdef:3")
		}
	case 15:
		// Written in another window meanwhile: both stand.
		if !loop.IsZero() {
			_, err := w.SetText(ref(loop, "plan.experience"), words, "")
			return err
		}
	case 16:
		if !challenge.IsZero() {
			if err := w.SetPerspectives(challenge, []string{"citizen", "economy"}[:r.IntN(3)]); err != nil {
				return err
			}
			return w.SetValues(challenge, []string{"design", "diversity"}[:r.IntN(3)])
		}
	}
	return nil
}

// history is a journal that was lived at random, by a clock that is set back at
// times, with things deleted, erased and undone.
func history(t *testing.T, seed uint64, steps int, back bool) *Store {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 11))
	s, c := testStore(t)
	if seed%2 == 1 {
		c.t = c.t.In(time.FixedZone("there", 13*3600))
	}
	m := model{}
	for n := range steps {
		pass := r.IntN(7200)
		if back {
			pass -= 600
		}
		c.pass(time.Duration(pass)*time.Second + time.Duration(r.IntN(1000))*time.Millisecond)
		if r.IntN(12) == 0 {
			before := m.clone()
			mark, _ := s.Mark()
			write(t, s, func(w *Writer) error { return m.step(r, w, n) })
			if after, _ := s.Mark(); after != mark {
				if _, err := s.Undo(context.Background()); err != nil {
					t.Fatal(err)
				}
				m = before
			}
			continue
		}
		write(t, s, func(w *Writer) error {
			if r.IntN(2) == 0 {
				return live(r, m, w, n)
			}
			return m.step(r, w, n)
		})
	}
	return s
}

func rounds(t *testing.T) int {
	switch {
	case testing.Short():
		return 2
	case os.Getenv("STJERNE_TORTURE") != "":
		return 200
	}
	return 6
}

// Any journal, taken into an empty one, is the same journal; once more nothing.
func TestAnyJournalComesWhole(t *testing.T) {
	for round := range rounds(t) {
		data := exported(t, history(t, uint64(round), 200, true), journal.ID{})
		s, c := later(t)
		took := imported(t, s, copyOf(t, data))
		sameBytes(t, fmt.Sprintf("round %d", round), exported(t, s, journal.ID{}), data)
		checkIndex(t, s)
		before, err := os.ReadFile(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		c.pass(time.Hour)
		if again := imported(t, s, copyOf(t, data)); !again.Nothing() || again.Binned+again.Erased > 0 {
			t.Fatalf("round %d: twice adds %+v", round, again)
		}
		after, err := os.ReadFile(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(before, after) {
			t.Fatalf("round %d: twice writes to the file", round)
		}
		if took.Challenges == 0 || took.Notes == 0 {
			t.Fatalf("round %d: took %+v", round, took)
		}
	}
}

// One challenge first and the whole afterwards is the same as the whole at once.
func TestHalfThenWhole(t *testing.T) {
	for round := range rounds(t) {
		from := history(t, uint64(round), 200, false)
		data := exported(t, from, journal.ID{})
		s, _ := later(t)
		var some journal.ID
		read(t, from, func(r *Reader) error {
			list, err := r.Outlines()
			some = list[len(list)/2].ID
			return err
		})
		imported(t, s, copyOf(t, exported(t, from, some)))
		checkIndex(t, s)
		imported(t, s, copyOf(t, data))
		sameBytes(t, fmt.Sprintf("round %d", round), exported(t, s, journal.ID{}), data)
		checkIndex(t, s)
	}
}

// What was taken in goes with one undo, comes with redo, and comes again when it is
// taken in again, as the newer copy has it.
func TestImportIsOneStep(t *testing.T) {
	for round := range rounds(t) {
		from := history(t, uint64(round), 120, true)
		first := exported(t, from, journal.ID{})
		s, c := later(t)
		empty := exported(t, s, journal.ID{})
		imported(t, s, copyOf(t, first))
		c.pass(time.Minute)
		undo := func() {
			t.Helper()
			if step, err := s.Undo(context.Background()); err != nil || step.What != "text" {
				t.Fatalf("undo: %+v %v", step, err)
			}
		}
		undo()
		if got := exported(t, s, journal.ID{}); !bytes.Equal(got, empty) {
			t.Fatalf("round %d: undone it leaves\n%s", round, got)
		}
		checkIndex(t, s)
		if _, err := s.Redo(context.Background()); err != nil {
			t.Fatal(err)
		}
		sameBytes(t, "redone", timeless(exported(t, s, journal.ID{})), timeless(first))
		undo()
		if got := exported(t, s, journal.ID{}); !bytes.Equal(got, empty) {
			t.Fatalf("round %d: undone again it leaves\n%s", round, got)
		}
	}
}

// timeless is an export without when things were changed, since undo is a change,
// and without what was said about years: there undo and redo write words anew.
func timeless(data []byte) []byte {
	data, _, _ = bytes.Cut(data, []byte(`  "years":`))
	var out []byte
	for line := range bytes.Lines(data) {
		trimmed := bytes.TrimSpace(line)
		if !bytes.HasPrefix(trimmed, []byte(`"changed":`)) {
			out = append(out, bytes.TrimRight(bytes.TrimRight(line, "\n"), ",")...)
			out = append(out, '\n')
		}
	}
	return bytes.TrimRight(out, " ]}\n")
}

// What stands stays, what was never written comes, and what lies in the bin or was
// erased stays away.
func TestImportIntoAJournalOfItsOwn(t *testing.T) {
	s, c := testStore(t)
	id, loop := challenge(t, s, "Overgange")
	kept := note(t, s, journal.Entry{Loop: loop, Text: words("Står")})
	binned := note(t, s, journal.Entry{Loop: loop, Text: words("I papirkurven")})
	erased := note(t, s, journal.Entry{Loop: loop, Text: words("Slettet for altid")})
	save(t, s, ref(loop, "plan.try"), "Vi ringer.", "")
	old := copyOf(t, exported(t, s, journal.ID{}))
	c.pass(time.Hour)
	write(t, s, func(w *Writer) error {
		for _, gone := range []journal.ID{binned, erased} {
			if err := w.Delete(gone); err != nil {
				return err
			}
		}
		return w.Erase(erased)
	})
	save(t, s, ref(kept, journal.TextEntry), "Står anderledes", Latest)
	save(t, s, ref(loop, "plan.try"), "", Latest)
	before := exported(t, s, journal.ID{})
	if took := imported(t, s, old); !took.Nothing() || took.Binned != 1 || took.Erased != 1 {
		t.Errorf("took %+v", took)
	}
	sameBytes(t, "what stands", exported(t, s, journal.ID{}), before)

	fresh := journal.ID{7}
	old.Entries = append(old.Entries, journal.Entry{
		ID: fresh, Challenge: id, Loop: loop, Kind: journal.Star, Day: day("2026-11-20"), Text: words("Ny"), Created: at("2026-11-20T09:00:00Z"),
	})
	l := old.Challenges[0].Loops[0]
	l.Texts["plan.experience"] = words("Hvad ved vi?")
	l.Steps["before.scale"] = journal.Step{N: 2, Day: day("2026-11-20"), First: day("2026-11-19")}
	if took := imported(t, s, old); took.Notes != 1 || took.Answers != 2 || took.Texts != 0 {
		t.Errorf("took %+v", took)
	}
	got := whole(t, s, id)
	if got.Current().Texts["plan.experience"].Words != "Hvad ved vi?" || got.Current().Steps["before.scale"] != l.Steps["before.scale"] {
		t.Errorf("came as %+v", got.Current())
	}
	if list := entries(t, s, EntryQuery{}); len(list) != 2 || list[1].ID != fresh || list[1].Text.Words != "Ny" {
		t.Errorf("notes %+v", list)
	}
	checkIndex(t, s)
	if _, err := s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	sameBytes(t, "undone", timeless(exported(t, s, journal.ID{})), timeless(before))

	mixed := journal.Copy{Entries: []journal.Entry{{ID: loop, Kind: journal.Star, Day: day("2026-11-20"), Text: words("x"), Created: c.t}}}
	err := s.Write(context.Background(), "import", func(w *Writer) error {
		_, err := w.Import(mixed)
		return err
	})
	wantFault(t, err, FaultOtherThing)
}

// A clock that was far ahead where the copy was made doesn't drag this one along.
func TestImportFromTheFuture(t *testing.T) {
	s, c := testStore(t)
	id := journal.ID{1}
	far := at("2099-01-01T00:00:00Z")
	imported(t, s, journal.Copy{Challenges: []*journal.Challenge{{
		ID: id, Title: journal.Text{Words: "Om lidt", At: far, Written: day("2099-01-01")}, Voice: "i", Status: journal.Open, Created: far, Touched: far,
		Loops: []*journal.Loop{{ID: journal.ID{2}, Challenge: id, Created: far}},
	}}})
	got := whole(t, s, id)
	if !got.Created.Equal(far) || !got.Title.At.Equal(far) || got.Touched.After(c.t.Add(25*time.Hour)) {
		t.Errorf("created %v, changed %v", got.Created, got.Touched)
	}
}

func BenchmarkImport(b *testing.B) {
	from := filepath.Join(b.TempDir(), "from")
	fillForImport(b, from, 10_000)
	s := New(Options{Path: from})
	var data []byte
	export := func() {
		t := &testing.T{}
		data = exported(t, s, journal.ID{})
	}
	export()
	b.Run("export", func(b *testing.B) {
		for b.Loop() {
			export()
		}
		b.ReportMetric(float64(len(data))/1e6, "MB")
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			copyOf(&testing.T{}, data)
		}
	})
	b.Run("import", func(b *testing.B) {
		c := copyOf(&testing.T{}, data)
		for b.Loop() {
			to := New(Options{Path: filepath.Join(b.TempDir(), "to")})
			if err := to.Write(context.Background(), "import", func(w *Writer) error {
				_, err := w.Import(c)
				return err
			}); err != nil {
				b.Fatal(err)
			}
			if err := os.Remove(to.Path()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// fillForImport is a journal of that many notes in ten challenges.
func fillForImport(b *testing.B, path string, notes int) {
	b.Helper()
	c := newClock("2024-11-23T10:00:00Z")
	s := New(Options{Path: path, Now: c.now})
	if err := s.Write(context.Background(), "sample", func(w *Writer) error {
		var loops []journal.ID
		for n := range 10 {
			_, loop, err := w.NewChallenge(fmt.Sprintf("Udfordring %d", n), "i")
			if err != nil {
				return err
			}
			loops = append(loops, loop)
		}
		for n := range notes {
			c.pass(time.Hour)
			e := journal.Entry{Loop: loops[n%len(loops)], Kind: journal.Star, Text: words(strings.Repeat("ord og flere ord ", 24))}
			if _, err := w.NewEntry(e); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
}
