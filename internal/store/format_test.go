package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// sample writes something of every kind and returns the ids.
func sample(t *testing.T, s *Store, c *clock) (ids map[string]journal.ID) {
	t.Helper()
	ids = map[string]journal.ID{}
	write(t, s, func(w *Writer) (err error) {
		if ids["challenge"], ids["loop"], err = w.NewChallenge("Overgange mellem vagter", "we"); err != nil {
			return err
		}
		if ids["indicator"], err = w.NewIndicator(ids["challenge"], "Sene overleveringer", journal.KindCount, journal.Down); err != nil {
			return err
		}
		if ids["measurement"], err = w.NewMeasurement(ids["indicator"], 9, day("2026-11-20"), "self"); err != nil {
			return err
		}
		if ids["entry"], err = w.NewEntry(journal.Entry{Challenge: ids["challenge"], Kind: journal.Action, Day: day("2026-11-21"), Text: words("Vi flyttede tavlen"), Tags: []string{"tavle"}}); err != nil {
			return err
		}
		if ids["meeting"], err = w.NewMeeting(journal.Reflection, day("2026-12-03"), "13:00", ids["loop"]); err != nil {
			return err
		}
		if err = w.SetStep(ids["loop"], "before.scale", 2); err != nil {
			return err
		}
		return w.SetSections(ids["loop"], []string{"log"}, nil)
	})
	for i := range 40 {
		c.pass(11 * time.Minute)
		save(t, s, ref(ids["loop"], "plan.try"), fmt.Sprintf("Vi ringer %d", i), Latest)
	}
	note(t, s, journal.Entry{Text: words("løs")})
	return ids
}

func everyValue(t *testing.T, s *Store, do func(bucket string, key, value []byte)) {
	t.Helper()
	read(t, s, func(r *Reader) error {
		return r.tx.ForEach(func(name []byte, b *bolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				do(string(name), k, v)
				return nil
			})
		})
	})
}

func TestKeysMeanNothing(t *testing.T) {
	keys := func(seed byte) map[string]bool {
		c := newClock(november)
		s := New(Options{Path: path(t), Now: c.now, Random: seeded(seed)})
		sample(t, s, c)
		found := map[string]bool{}
		ones := map[byte]int{}
		everyValue(t, s, func(bucket string, key, _ []byte) {
			if bucket == bucketMeta {
				if !slices.Contains([]string{keyFormat, keyJournal, keyCreated}, string(key)) {
					t.Errorf("key %q of meta", key)
				}
				return
			}
			if len(key) != 16 {
				t.Errorf("key %q of %s has %d bytes", key, bucket, len(key))
			}
			if bytes.Equal(key, make([]byte, 16)) {
				return
			}
			if found[string(key)] {
				t.Errorf("key %x stands in two buckets", key)
			}
			found[string(key)] = true
			ones[key[0]]++
			for _, word := range []string{"plan", "2026", "1123", "over", "note"} {
				if bytes.Contains(key, []byte(word)) || strings.Contains(hex.EncodeToString(key), hex.EncodeToString([]byte(word))) {
					t.Errorf("key %q of %s holds %q", key, bucket, word)
				}
			}
		})
		if len(ones) < len(found)/2 {
			t.Errorf("%d keys begin with only %d different bytes", len(found), len(ones))
		}
		return found
	}
	one, two := keys(1), keys(2)
	for key := range one {
		if two[key] {
			t.Errorf("the same content gave the key %x twice", key)
		}
	}
	if len(one) != len(two) {
		t.Errorf("%d and %d keys", len(one), len(two))
	}
}

func TestEveryFlippedByteOfAValueIsSeen(t *testing.T) {
	s, c := testStore(t)
	ids := sample(t, s, c)
	type place struct {
		bucket string
		key    string
		length int
	}
	var places []place
	everyValue(t, s, func(bucket string, key, value []byte) {
		places = append(places, place{bucket, string(key), len(value)})
	})
	r := rand.New(rand.NewPCG(1, 2))
	seen := map[string]int{}
	for n := 0; n < 400; n++ {
		p := places[r.IntN(len(places))]
		at := r.IntN(p.length)
		bit := byte(1) << r.IntN(8)
		flip := func(value []byte) []byte {
			changed := bytes.Clone(value)
			changed[at] ^= bit
			return changed
		}
		// The checksum is asked directly: which call reads the value depends on
		// what it is.
		read(t, s, func(r *Reader) error {
			value := r.tx.Bucket([]byte(p.bucket)).Get([]byte(p.key))
			if _, err := unseal(p.bucket, []byte(p.key), flip(value)); err == nil {
				t.Errorf("byte %d of a value of %s was flipped and not seen", at, p.bucket)
			}
			if _, err := unseal(p.bucket, append([]byte{p.key[0] ^ bit}, p.key[1:]...), value); err == nil {
				t.Errorf("a value of %s was moved to another key and not seen", p.bucket)
			}
			return nil
		})
		seen[p.bucket]++
	}
	if len(seen) != 6 {
		t.Errorf("buckets %v", seen)
	}
	// And the whole way, for a value of each bucket that reading uses.
	for bucket, do := range map[string]func(*Reader) error{
		bucketObj:  func(r *Reader) error { _, err := r.Challenge(ids["challenge"]); return err },
		bucketText: func(r *Reader) error { _, err := r.Search(SearchQuery{}); return err },
		bucketRev:  func(r *Reader) error { _, err := r.Revisions(ref(ids["loop"], "plan.try")); return err },
		bucketIdx:  func(r *Reader) error { _, err := r.Home(); return err },
		bucketOp:   func(r *Reader) error { _, err := r.NextUndo(); return err },
		bucketMeta: func(*Reader) error { return nil },
	} {
		copied := New(Options{Path: path(t), Now: c.now})
		writeFile(t, copied.Path(), bytesOf(t, s.Path()))
		raw(t, copied.Path(), func(tx *bolt.Tx) error {
			b := tx.Bucket([]byte(bucket))
			changed := map[string][]byte{}
			_ = b.ForEach(func(k, v []byte) error {
				changed[string(k)] = bytes.Clone(v)
				changed[string(k)][len(v)-1] ^= 1
				return nil
			})
			for k, v := range changed {
				if err := b.Put([]byte(k), v); err != nil {
					return err
				}
			}
			return nil
		})
		before := bytesOf(t, copied.Path())
		wantFault(t, copied.Read(context.Background(), do), FaultDamaged)
		if bucket != bucketRev && bucket != bucketText {
			wantFault(t, copied.Write(context.Background(), "x", func(w *Writer) error {
				_, err := w.NewEntry(journal.Entry{Kind: journal.Star, Text: words("x"), Challenge: ids["challenge"]})
				return err
			}), FaultDamaged)
		}
		if !bytes.Equal(before, bytesOf(t, copied.Path())) {
			t.Errorf("a file with damage in %s was changed", bucket)
		}
	}
}

// future is what a later version might have put into an object.
const future = `{"v":1.50,"new":"æ<>&","deep":[{"b":1,"a":2}]}`

func TestWhatALaterVersionWroteKeepsItsBytes(t *testing.T) {
	s, c := testStore(t)
	ids := sample(t, s, c)
	strange := journal.ID{0xff, 1}
	var textKey journal.ID
	read(t, s, func(r *Reader) error {
		o, err := r.object(ids["loop"])
		textKey = o.textKey("plan.try")
		return err
	})
	inject := func(b *bolt.Bucket, bucket string, key journal.ID, change func(*rawObject)) error {
		content, err := unseal(bucket, key[:], b.Get(key[:]))
		if err != nil {
			return err
		}
		o, err := parseRaw(bytes.Clone(content))
		if err != nil {
			return err
		}
		change(&o)
		return b.Put(key[:], seal(bucket, key[:], o.bytes()))
	}
	member := func(o *rawObject, path string, value string) {
		name, rest, deeper := strings.Cut(path, "/")
		if !deeper {
			o.set(name, []byte(value))
			return
		}
		inner, _ := o.object(name)
		inner.set(rest, []byte(value))
		o.set(name, inner.bytes())
	}
	raw(t, s.Path(), func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("seal"))
		if err != nil {
			return err
		}
		if err := b.Put([]byte("slot"), []byte("opaque")); err != nil {
			return err
		}
		objects := tx.Bucket([]byte(bucketObj))
		odd := []byte(`{ "type":"vision", "parent":"` + ids["challenge"].String() + `","created":{"s":"` + strings.Repeat("0", 32) + `"}, "odd" : ` + future + ` }`)
		if err := objects.Put(strange[:], seal(bucketObj, strange[:], odd)); err != nil {
			return err
		}
		for _, id := range ids {
			if err := inject(objects, bucketObj, id, func(o *rawObject) {
				member(o, "later", future)
				member(o, "fields/laterField", future)
				member(o, "sets/laterSet", `{"x":`+future+`}`)
				fields, _ := o.object("fields")
				for _, f := range fields {
					if part, err := parseRaw(f.value); err == nil {
						part.set("beside", []byte(future))
						fields.set(f.name, part.bytes())
					}
				}
				o.set("fields", fields.bytes())
			}); err != nil {
				return err
			}
		}
		if err := inject(tx.Bucket([]byte(bucketText)), bucketText, textKey, func(o *rawObject) { o.set("later", []byte(future)) }); err != nil {
			return err
		}
		index := tx.Bucket([]byte(bucketIdx))
		var keys [][]byte
		_ = index.ForEach(func(k, _ []byte) error { keys = append(keys, bytes.Clone(k)); return nil })
		for _, k := range keys {
			if err := inject(index, bucketIdx, journal.ID(k), func(o *rawObject) {
				if o.get("e") == nil { // Segments come and go with their notes.
					o.set("later", []byte(future))
				}
			}); err != nil {
				return err
			}
		}
		return inject(tx.Bucket([]byte(bucketOp)), bucketOp, journal.ID{}, func(o *rawObject) { o.set("later", []byte(future)) })
	})
	count := func() map[string]int {
		found := map[string]int{}
		everyValue(t, s, func(bucket string, key, value []byte) {
			if n := bytes.Count(value, []byte(future)); n > 0 {
				found[fmt.Sprintf("%s %x", bucket, key)] = n
			}
			if bucket == "seal" && string(key) == "slot" && string(value) == "opaque" {
				found["seal"] = 1
			}
		})
		return found
	}
	before := count()
	if len(before) < 10 {
		t.Fatalf("only %d places hold something unknown", len(before))
	}
	// Every kind of write on every object that was marked.
	id, loop := ids["challenge"], ids["loop"]
	type step struct {
		name string
		do   func(*Writer) error
	}
	for _, w := range []step{
		{"title", func(w *Writer) error { _, err := w.SetText(ref(id, "title"), "Ny", Latest); return err }},
		{"text", func(w *Writer) error { _, err := w.SetText(ref(loop, "plan.try"), "Ny", Latest); return err }},
		{"voice", func(w *Writer) error { return w.SetVoice(id, "i") }},
		{"status", func(w *Writer) error { return w.SetStatus(id, journal.Closed, day("2026-11-30")) }},
		{"values", func(w *Writer) error { return w.SetValues(id, []string{"a"}) }},
		{"step", func(w *Writer) error { return w.SetStep(loop, "before.scale", 5) }},
		{"outcome", func(w *Writer) error { return w.SetOutcome(loop, journal.Changed, day("2026-11-30")) }},
		{"sections", func(w *Writer) error { return w.SetSections(loop, nil, []string{"log"}) }},
		{"indicator", func(w *Writer) error { return w.SetIndicator(ids["indicator"], journal.KindScale, journal.Up) }},
		{"plan", func(w *Writer) error { return w.SetPlan(ids["indicator"], loop, journal.Plan{Sure: "high"}) }},
		{"measurement", func(w *Writer) error { return w.SetMeasurement(ids["measurement"], 4, day("2026-11-19"), "other") }},
		{"entry", func(w *Writer) error {
			return w.SetEntry(ids["entry"], journal.Aha, day("2026-10-01"), "citizen", "p", []string{"ny"})
		}},
		{"meeting", func(w *Writer) error {
			return w.SetMeeting(ids["meeting"], journal.Network, day("2026-12-24"), "9:00", nil)
		}},
		{"note", func(w *Writer) error {
			_, err := w.NewEntry(journal.Entry{Challenge: id, Kind: journal.Star, Text: words("x")})
			return err
		}},
		{"loop", func(w *Writer) error { _, err := w.NewLoop(id, "x"); return err }},
		{"delete", func(w *Writer) error { return w.Delete(ids["measurement"]) }},
		{"restore", func(w *Writer) error { w.what = "x"; return w.Restore(ids["measurement"]) }},
	} {
		if err := s.Write(context.Background(), w.name, w.do); err != nil {
			t.Fatalf("%s: %v", w.name, err)
		}
		if after := count(); !maps.Equal(before, after) {
			t.Fatalf("after %s: %v, before %v", w.name, after, before)
		}
	}
	for range 12 {
		undo(t, s)
	}
	redo(t, s)
	if after := count(); !maps.Equal(before, after) {
		t.Errorf("after undo: %v, before %v", after, before)
	}
	write(t, s, func(w *Writer) error {
		w.stale.any, w.stale.rebuild = true, true
		return w.SetVoice(id, "we")
	})
	read(t, s, func(r *Reader) error {
		value := r.tx.Bucket([]byte(bucketObj)).Get(strange[:])
		if !bytes.Contains(value, []byte(`{ "type":"vision", "parent"`)) {
			t.Errorf("an object of an unknown type became %s", value)
		}
		_, typ, err := r.Find(strange.Short())
		if typ != "vision" {
			t.Errorf("it is found as %q", typ)
		}
		return err
	})
}

func TestOpeningIsFlat(t *testing.T) {
	reads := map[string][]int{}
	for _, n := range []int{10, 6000} {
		s, c := testStore(t)
		ids := sample(t, s, c)
		for from := 0; from < n; from += 2000 {
			write(t, s, func(w *Writer) error {
				for i := range min(2000, n-from) {
					if _, err := w.NewEntry(journal.Entry{Challenge: ids["challenge"], Kind: journal.Star, Text: words("x"), Day: c.day().Add(-i / 20)}); err != nil {
						return err
					}
				}
				return nil
			})
		}
		read(t, s, func(r *Reader) error {
			_, err := r.Home()
			reads["home"] = append(reads["home"], r.reads)
			return err
		})
		read(t, s, func(r *Reader) error {
			_, err := r.Challenge(ids["challenge"])
			reads["challenge"] = append(reads["challenge"], r.reads)
			return err
		})
		before := map[string]string{}
		everyValue(t, s, func(bucket string, key, value []byte) { before[bucket+string(key)] = string(value) })
		write(t, s, func(w *Writer) error {
			_, err := w.NewEntry(journal.Entry{Challenge: ids["challenge"], Kind: journal.Star, Text: words("x"), Day: c.day().Add(-15)})
			reads["note"] = append(reads["note"], w.reads)
			return err
		})
		changed := 0
		everyValue(t, s, func(bucket string, key, value []byte) {
			if before[bucket+string(key)] != string(value) {
				changed++
			}
		})
		if changed > 9 {
			t.Errorf("a note among %d changed %d records", n, changed)
		}
	}
	for what, counts := range reads {
		if counts[0] != counts[1] {
			t.Errorf("%s reads %d records of a small journal and %d of a large one", what, counts[0], counts[1])
		}
	}
	// Beside it every call reads meta, to know what it has before it.
	if reads["home"][0] > 1 {
		t.Errorf("home reads %d records", reads["home"][0])
	}
}
