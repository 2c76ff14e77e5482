package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"stjerne/journal"
)

// thing is an object of the plain model that the store is held against.
type thing struct {
	typ     string
	parent  journal.ID
	made    int
	deleted bool
	day     string
	words   string
	values  map[string]string
	loops   []journal.ID
}

type model map[journal.ID]thing

func (m model) clone() model {
	c := model{}
	for id, t := range m {
		t.values = maps.Clone(t.values)
		t.loops = slices.Clone(t.loops)
		c[id] = t
	}
	return c
}

func (m model) visible(id journal.ID) bool {
	for !id.IsZero() {
		t, there := m[id]
		if !there || t.deleted {
			return false
		}
		id = t.parent
	}
	return true
}

func (m model) pick(r *rand.Rand, types ...string) journal.ID {
	var ids []journal.ID
	for id, t := range m {
		if m.visible(id) && slices.Contains(types, t.typ) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return journal.ID{}
	}
	slices.SortFunc(ids, func(a, b journal.ID) int { return m[a].made - m[b].made })
	return ids[r.IntN(len(ids))]
}

// challengeOf and the pictures below say in words what a leader sees.
func (m model) challengeOf(id journal.ID) journal.ID {
	for !id.IsZero() && m[id].typ != typeChallenge {
		id = m[id].parent
	}
	return id
}

func (m model) picture() string {
	var lines, notes []string
	for id, t := range m {
		if !m.visible(id) {
			if t.deleted && (t.parent.IsZero() || m.visible(t.parent)) {
				lines = append(lines, fmt.Sprintf("bin %s %s %q", id.Short(), t.typ, t.words))
			}
			continue
		}
		switch t.typ {
		case typeEntry:
			notes = append(notes, fmt.Sprintf("note %s %06d %s %s in %s: %q", t.day, t.made, id.Short(), t.values["kind"], m.challengeOf(id).Short(), t.words))
		case typeMeeting:
			var loops []string
			for _, l := range t.loops {
				if m.visible(l) {
					loops = append(loops, l.Short())
				}
			}
			sort.Strings(loops)
			lines = append(lines, fmt.Sprintf("meeting %s %s %v", id.Short(), t.day, loops))
		default:
			lines = append(lines, fmt.Sprintf("%s %s of %s %q %v", t.typ, id.Short(), t.parent.Short(), t.words, t.values))
		}
	}
	sort.Strings(lines)
	sort.Sort(sort.Reverse(sort.StringSlice(notes)))
	for i := range notes {
		notes[i] = notes[i][:16] + notes[i][23:]
	}
	return strings.Join(append(lines, notes...), "\n")
}

// pictureOf says the same from what the store tells.
func pictureOf(t *testing.T, s *Store) string {
	t.Helper()
	var lines, notes []string
	read(t, s, func(r *Reader) error {
		list, err := r.Outlines()
		if err != nil {
			return err
		}
		for _, o := range list {
			c, err := r.Challenge(o.ID)
			if err != nil {
				return err
			}
			if c.Title.Words != o.Title || c.Current().ID != o.LoopID {
				t.Errorf("outline %+v of %+v", o, c)
			}
			lines = append(lines, fmt.Sprintf("challenge %s of %s %q %v", c.ID.Short(), journal.ID{}.Short(), c.Title.Words, map[string]string{"status": string(c.Status), "voice": string(c.Voice)}))
			for _, l := range c.Loops {
				values := map[string]string{}
				for id, text := range l.Texts {
					if text.Words != "" {
						values[id] = text.Words
					}
				}
				for id, step := range l.Steps {
					values[id] = fmt.Sprint(step.N)
				}
				lines = append(lines, fmt.Sprintf("loop %s of %s %q %v", l.ID.Short(), c.ID.Short(), l.Title.Words, values))
			}
			for _, i := range c.Indicators {
				lines = append(lines, fmt.Sprintf("indicator %s of %s %q %v", i.ID.Short(), c.ID.Short(), i.Name.Words, map[string]string{}))
				for _, m := range i.Measurements {
					lines = append(lines, fmt.Sprintf("measurement %s of %s %q %v", m.ID.Short(), i.ID.Short(), "", map[string]string{"value": fmt.Sprint(m.Value)}))
				}
			}
		}
		meetings, err := r.Meetings()
		if err != nil {
			return err
		}
		for _, m := range meetings {
			var loops []string
			for _, l := range m.Loops {
				loops = append(loops, l.Short())
			}
			sort.Strings(loops)
			lines = append(lines, fmt.Sprintf("meeting %s %s %v", m.ID.Short(), m.Day, loops))
		}
		bin, err := r.Bin()
		if err != nil {
			return err
		}
		for _, b := range bin {
			start := b.Start
			if b.Type == typeMeasurement {
				start = ""
			}
			lines = append(lines, fmt.Sprintf("bin %s %s %q", b.ID.Short(), b.Type, start))
		}
		entries, _, err := r.Entries(EntryQuery{})
		if err != nil {
			return err
		}
		h, err := r.Home()
		if err != nil {
			return err
		}
		for i, e := range entries {
			notes = append(notes, fmt.Sprintf("note %s %s %s in %s: %q", e.Day, e.ID.Short(), e.Kind, e.Challenge.Short(), e.Text.Words))
			if i < recentCount && (i >= len(h.Recent) || h.Recent[i].ID != e.ID || h.Recent[i].Start != e.Text.Words) {
				t.Errorf("recent %d is not note %d", i, i)
			}
		}
		if len(h.Recent) != min(recentCount, len(entries)) {
			t.Errorf("%d recent of %d notes", len(h.Recent), len(entries))
		}
		return nil
	})
	sort.Strings(lines)
	return strings.Join(append(lines, notes...), "\n")
}

// indexPicture says what the index holds, without its keys and without how
// notes are spread over segments.
func indexPicture(t *testing.T, r *Reader) string {
	t.Helper()
	h, err := r.current()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	folderOf := func(id journal.ID) {
		f, err := r.folder(id)
		if err != nil {
			t.Fatal(err)
		}
		// One that was emptied is as good as one that was never made.
		if f == nil || len(f.Loops)+len(f.Indicators)+len(f.Segments) == 0 {
			return
		}
		lines = append(lines, fmt.Sprintf("  %+v %+v", f.Loops, f.Indicators))
		last := ""
		for _, ref := range f.Segments {
			seg, err := r.segment(ref.Key)
			if err != nil {
				t.Fatal(err)
			}
			if len(seg.Lines) != ref.Count || ref.Count == 0 || ref.Count > segmentSize || ref.First != placeOf(seg.Lines[0]) || ref.Last != placeOf(seg.Lines[ref.Count-1]) || ref.First <= last {
				t.Errorf("segment %+v of %d lines after %s", ref, len(seg.Lines), last)
			}
			last = ref.Last
			lines = append(lines, seg.Lines...)
		}
	}
	outlines := slices.Clone(h.Challenges)
	slices.SortFunc(outlines, func(a, b outline) int { return strings.Compare(a.ID.String(), b.ID.String()) })
	for _, o := range outlines {
		folderOf(o.ID)
		o.Folder = journal.ID{}
		lines = append(lines, fmt.Sprintf("%+v", o))
	}
	folderOf(journal.ID{})
	bin := slices.Clone(h.Bin)
	slices.Sort(bin)
	return strings.Join(append(lines, fmt.Sprintf("%v %d %+v %+v %v", h.Newest, h.Objects, h.Meetings, h.Recent, bin)), "\n")
}

var errBack = errors.New("back")

func checkIndex(t *testing.T, s *Store) {
	t.Helper()
	err := s.Write(context.Background(), "x", func(w *Writer) error {
		before := indexPicture(t, w.Reader)
		w.stale.any, w.stale.rebuild = true, true
		if after := indexPicture(t, w.Reader); after != before {
			t.Errorf("the index that was kept:\n%s\nthe same made anew:\n%s", before, after)
		}
		return errBack
	})
	if !errors.Is(err, errBack) {
		t.Fatal(err)
	}
}

// step does something at random, to the store and to the model alike.
func (m model) step(r *rand.Rand, w *Writer, n int) error {
	day := w.today().Add(-r.IntN(40))
	text := fmt.Sprintf("ord %d", n)
	add := func(id journal.ID, t thing) {
		t.made = n
		if t.values == nil {
			t.values = map[string]string{}
		}
		m[id] = t
	}
	switch loop, any := m.pick(r, typeLoop), m.pick(r, typeChallenge, typeLoop, typeEntry, typeIndicator, typeMeasurement, typeMeeting); r.IntN(12) {
	case 0:
		id, first, err := w.NewChallenge(text, "i")
		add(id, thing{typ: typeChallenge, words: text, values: map[string]string{"status": "open", "voice": "i"}})
		add(first, thing{typ: typeLoop, parent: id})
		return err
	case 1, 2, 3:
		e := journal.Entry{Kind: journal.EntryKinds()[r.IntN(5)], Day: day, Text: words(text), Loop: loop}
		if r.IntN(4) == 0 {
			e.Loop = journal.ID{}
		}
		id, err := w.NewEntry(e)
		add(id, thing{typ: typeEntry, parent: e.Loop, words: text, day: day.String(), values: map[string]string{"kind": string(e.Kind)}})
		return err
	case 4:
		if e := m.pick(r, typeEntry); !e.IsZero() {
			t := m[e]
			t.day = day.String()
			t.values["kind"] = string(journal.Action)
			m[e] = t
			return w.SetEntry(e, journal.Action, day, "", "", nil)
		}
	case 5:
		if !loop.IsZero() {
			name := []string{"plan.try", "stars"}[r.IntN(2)]
			m[loop].values[name] = text
			_, err := w.SetText(ref(loop, name), text, Latest)
			return err
		}
	case 6:
		if !loop.IsZero() {
			step := 1 + r.IntN(5)
			m[loop].values["before.scale"] = fmt.Sprint(step)
			return w.SetStep(loop, "before.scale", step)
		}
	case 7:
		if any.IsZero() {
			return nil
		}
		err := w.Delete(any)
		if FaultOf(err) == FaultOnlyLoop {
			return nil
		}
		t := m[any]
		t.deleted = true
		m[any] = t
		return err
	case 8:
		for id, t := range m {
			if t.deleted && (t.parent.IsZero() || m.visible(t.parent)) {
				t.deleted = false
				m[id] = t
				return w.Restore(id)
			}
		}
	case 9:
		if c := m.pick(r, typeChallenge); !c.IsZero() && r.IntN(2) == 0 {
			id, err := w.NewLoop(c, text)
			add(id, thing{typ: typeLoop, parent: c, words: text})
			return err
		} else if !c.IsZero() {
			m[c].values["status"] = "closed"
			return w.SetStatus(c, journal.Closed, day)
		}
	case 10:
		if i := m.pick(r, typeIndicator); !i.IsZero() {
			id, err := w.NewMeasurement(i, float64(n), day, "")
			add(id, thing{typ: typeMeasurement, parent: i, values: map[string]string{"value": fmt.Sprint(float64(n))}})
			return err
		} else if c := m.pick(r, typeChallenge); !c.IsZero() {
			id, err := w.NewIndicator(c, text, journal.KindCount, journal.Up)
			add(id, thing{typ: typeIndicator, parent: c, words: text})
			return err
		}
	case 11:
		if loop.IsZero() {
			return nil
		}
		if id := m.pick(r, typeMeeting); !id.IsZero() {
			t := m[id]
			t.day = day.String()
			kept := slices.DeleteFunc(slices.Clone(t.loops), m.visible)
			t.loops = append(kept, loop)
			m[id] = t
			return w.SetMeeting(id, journal.Network, day, "", []journal.ID{loop})
		}
		id, err := w.NewMeeting(journal.Network, day, "", loop)
		add(id, thing{typ: typeMeeting, day: day.String(), loops: []journal.ID{loop}})
		return err
	}
	return nil
}

func TestRandomHistoriesAgainstAPlainModel(t *testing.T) {
	rounds, steps := 4, 250
	switch {
	case testing.Short():
		rounds = 2
	case os.Getenv("STJERNE_TORTURE") != "":
		rounds = 60
	}
	for round := range rounds {
		r := rand.New(rand.NewPCG(uint64(round), 7))
		s, c := testStore(t)
		m := model{}
		var done, undone []model
		for n := range steps {
			c.pass(time.Duration(r.IntN(7200)-600) * time.Second)
			switch turn := r.IntN(10); {
			case turn == 0 && len(done) > 0:
				if step, err := s.Undo(context.Background()); err != nil || step.What == "" {
					t.Fatalf("undo of step %d: %v %v", n, step, err)
				}
				undone = append(undone, m)
				m, done = done[len(done)-1], done[:len(done)-1]
			case turn == 1 && len(undone) > 0:
				if step, err := s.Redo(context.Background()); err != nil || step.What == "" {
					t.Fatalf("redo of step %d: %v %v", n, step, err)
				}
				done = append(done, m)
				m, undone = undone[len(undone)-1], undone[:len(undone)-1]
			default:
				before := m.clone()
				mark, _ := s.Mark()
				write(t, s, func(w *Writer) error { return m.step(r, w, n) })
				if after, _ := s.Mark(); after != mark {
					done, undone = append(done, before), nil
				}
			}
			if want, got := m.picture(), pictureOf(t, s); got != want {
				t.Fatalf("round %d step %d:\n%s\nwant:\n%s", round, n, got, want)
			}
			if n%25 == 0 {
				checkIndex(t, s)
			}
		}
		checkIndex(t, s)
	}
}
