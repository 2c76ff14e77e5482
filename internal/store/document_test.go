package store

import (
	"bytes"
	"compress/flate"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// foreignReader reads a journal as FORMAT.md tells, with nothing of this
// package. What it can't do, the document doesn't tell.
type foreignReader struct {
	t       *testing.T
	buckets map[string]map[string][]byte // bucket, key as text, content
}

var foreignIDs = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

func openForeign(t *testing.T, path string) *foreignReader {
	t.Helper()
	f := &foreignReader{t, map[string]map[string][]byte{}}
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bolt.Bucket) error {
			f.buckets[string(name)] = map[string][]byte{}
			return b.ForEach(func(k, v []byte) error {
				sum := crc32.Checksum(slices.Concat(name, k, v[4:]), crc32.MakeTable(crc32.Castagnoli))
				if sum != binary.BigEndian.Uint32(v) {
					t.Errorf("checksum of a value of %s", name)
				}
				key := string(k)
				if string(name) != "meta" {
					key = foreignIDs.EncodeToString(k)
				}
				f.buckets[string(name)][key] = bytes.Clone(v[4:])
				return nil
			})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

type foreignObject struct {
	Type, Parent string
	Created      struct {
		S string
		D string
	}
	Fields map[string]struct {
		V     any
		First string
	}
	Sets map[string]map[string]struct {
		V    string
		Gone bool
	}
	Deleted, Erased struct{ V bool }
}

type foreignText struct {
	Object, Field, First string
	Heads                []foreignHead
	Packs                []struct{ K string }
	Erased               map[string]int
}

type foreignHead struct {
	ID   string
	VV   map[string]int
	At   string
	Day  string
	From string
	W    string
}

func (f *foreignReader) decode(bucket, key string, v any) {
	f.t.Helper()
	content := f.buckets[bucket][key]
	if bucket == "rev" {
		var err error
		if content, err = io.ReadAll(flate.NewReader(bytes.NewReader(content))); err != nil {
			f.t.Fatal(err)
		}
	}
	if err := json.Unmarshal(content, v); err != nil {
		f.t.Fatalf("%s %s: %v", bucket, key, err)
	}
}

// picture is what the document lets one see, in words.
func (f *foreignReader) picture() []string {
	objects := map[string]foreignObject{}
	for key := range f.buckets["obj"] {
		var o foreignObject
		f.decode("obj", key, &o)
		objects[key] = o
	}
	zero := strings.Repeat("0", 26)
	hidden := func(id string) bool {
		for id != zero && id != "" {
			o := objects[id]
			if o.Deleted.V || o.Erased.V {
				return true
			}
			id = o.Parent
		}
		return false
	}
	var lines []string
	for id, o := range objects {
		if id == zero || hidden(id) {
			continue
		}
		line := fmt.Sprintf("%s %s in %s %s:", o.Type, id, o.Parent, o.Created.D)
		for _, name := range sortedKeys(o.Fields) {
			if v := o.Fields[name].V; v != nil && v != "" {
				line += fmt.Sprintf(" %s=%v", name, v)
			}
		}
		for _, set := range sortedKeys(o.Sets) {
			for _, name := range sortedKeys(o.Sets[set]) {
				m := o.Sets[set][name]
				if set != "texts" && !m.Gone {
					line += fmt.Sprintf(" %s:%s", set, name)
				} else if set == "texts" {
					line += f.text(m.V, id, name)
				}
			}
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return lines
}

func (f *foreignReader) text(key, object, name string) string {
	var text foreignText
	f.decode("text", key, &text)
	if text.Object != object || text.Field != name {
		f.t.Errorf("text %s is of %s %s", key, text.Object, text.Field)
	}
	earlier := 0
	for _, p := range text.Packs {
		var list []foreignHead
		f.decode("rev", p.K, &list)
		earlier += len(list)
	}
	slices.SortFunc(text.Heads, func(a, b foreignHead) int { return strings.Compare(b.At, a.At) })
	out := ""
	for _, h := range text.Heads {
		session, number, _ := strings.Cut(h.ID, ":")
		if fmt.Sprint(h.VV[session]) != number {
			f.t.Errorf("revision %s has the vector %v", h.ID, h.VV)
		}
		out += fmt.Sprintf(" %s=%q(%s)", name, h.W, h.Day)
	}
	if earlier > 0 {
		out += fmt.Sprintf("+%d", earlier)
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func TestTheDocumentIsEnoughToReadAJournal(t *testing.T) {
	s, c := testStore(t)
	ids := sample(t, s, c)
	other := New(Options{Path: s.Path(), Now: c.now, Random: seeded(7)})
	at := ref(ids["loop"], "stars")
	first := save(t, s, at, "et", "")
	save(t, s, at, "to\n\"<&", first.Text.Rev)
	save(t, other, at, "tre", first.Text.Rev)
	write(t, s, func(w *Writer) error {
		return w.SetPlan(ids["indicator"], ids["loop"], journal.Plan{Target: journal.Value{N: 3.5, Set: true}, Sure: "low"})
	})
	gone := note(t, s, journal.Entry{Text: words("slettes"), Challenge: ids["challenge"]})
	write(t, s, func(w *Writer) error { return w.Delete(gone) })

	got := strings.Join(openForeign(t, s.Path()).picture(), "\n")
	id := func(name string) string { return ids[name].String() }
	day := "2026-11-23"
	later := c.day().String()
	revisions := 0
	read(t, s, func(r *Reader) error {
		list, err := r.Revisions(ref(ids["loop"], "plan.try"))
		revisions = len(list) - 1
		return err
	})
	want := []string{
		fmt.Sprintf(`challenge %s in %s %s: status=open voice=we title="Overgange mellem vagter"(%s)`, id("challenge"), journal.ID{}, day, day),
		fmt.Sprintf(`loop %s in %s %s: started=%s step/before.scale=2 plan.try="Vi ringer 39"(%s)+%d stars="tre"(%s) stars="to\n\"<&"(%s)+1 with:log`,
			id("loop"), id("challenge"), day, day, later, revisions, later, later),
		fmt.Sprintf(`indicator %s in %s %s: better=down kind=count plan/%s/sure=low plan/%s/target=3.5 name="Sene overleveringer"(%s)`,
			id("indicator"), id("challenge"), day, id("loop"), id("loop"), day),
		fmt.Sprintf(`measurement %s in %s %s: day=2026-11-20 seen=self value=9`, id("measurement"), id("indicator"), day),
		fmt.Sprintf(`entry %s in %s %s: day=2026-11-21 kind=action tags:tavle text="Vi flyttede tavlen"(%s)`, id("entry"), id("loop"), day, day),
		fmt.Sprintf(`meeting %s in %s %s: clock=13:00 day=2026-12-03 kind=reflection loops:%s`, id("meeting"), journal.ID{}, day, id("loop")),
	}
	for _, line := range want {
		if !strings.Contains(got, line) {
			t.Errorf("not read: %s\nof:\n%s", line, got)
		}
	}
	if strings.Contains(got, "slettes") || strings.Count(got, "\n") != len(want) {
		t.Errorf("read:\n%s", got)
	}
}
