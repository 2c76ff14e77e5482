package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

const fixture = "testdata/format0.stjerne"

// format0 is the content of the fixture: the objects of a journal of format 0.
var format0 = map[string]string{
	"1": `{"type":"challenge","created":"2025-01-10T08:00:00Z","title":"Overgange","voice":"we","status":"open","perspectives":["a","b"],"later":{"x":[1,2.50]}}`,
	"2": `{"type":"loop","parent":"1","created":"2025-01-10T08:00:01Z","started":"2025-01-10","texts":{"plan.try":"Vi ringer \"først\"","stars":"ro"},"outcome":"changed","outcomeOn":"2025-03-01"}`,
	"3": `{"type":"indicator","parent":"1","created":"2025-01-11T08:00:00Z","name":"Sene overleveringer","unit":"om ugen","kind":"count","better":"down"}`,
	"4": `{"type":"measurement","parent":"3","created":"2025-01-12T08:00:00Z","value":9,"day":"2025-01-12","seen":"self","how":"talt"}`,
	"5": `{"type":"entry","parent":"2","created":"2025-01-13T21:30:00Z","kind":"action","day":"2025-01-13","text":"Tavlen blev flyttet","tags":["tavle"]}`,
	"6": `{"type":"entry","created":"2025-01-14T08:00:00Z","kind":"star","day":"2025-01-14","text":"Hun ringede selv"}`,
	"7": `{"type":"entry","created":"2025-01-15T08:00:00Z","kind":"star","day":"2025-01-15","text":"Slettet","deleted":true}`,
	"8": `{"type":"meeting","created":"2025-01-16T08:00:00Z","kind":"reflection","day":"2025-02-03","clock":"13:00","place":"Mødelokale 2","loops":["2"]}`,
	"9": `{"type":"vision","created":"2025-01-17T08:00:00Z","odd": [ 1 , "æ<>" ]}`,
}

func format0ID(name string) journal.ID {
	id := journal.ID{}
	for i := range id {
		id[i] = name[0]*31 + byte(i)*7
	}
	return id
}

// TestMakeFormat0 writes the fixture where STJERNE_FIXTURE asks for it. Format 0
// is no longer written by anything else.
func TestMakeFormat0(t *testing.T) {
	if os.Getenv("STJERNE_FIXTURE") == "" {
		if _, err := os.Stat(fixture); err != nil {
			t.Fatal(err)
		}
		return
	}
	_ = os.Remove(fixture)
	raw(t, fixture, func(tx *bolt.Tx) error {
		meta, err := tx.CreateBucket([]byte(bucketMeta))
		if err != nil {
			return err
		}
		if err := meta.Put([]byte(keyFormat), []byte("0")); err != nil {
			return err
		}
		if err := meta.Put([]byte(keyJournal), []byte(format0ID("j").String())); err != nil {
			return err
		}
		more, err := tx.CreateBucket([]byte("extra"))
		if err != nil {
			return err
		}
		if err := more.Put([]byte("k"), []byte("v")); err != nil {
			return err
		}
		objects, err := tx.CreateBucket([]byte(bucketObj))
		if err != nil {
			return err
		}
		for name, content := range format0 {
			for other := range format0 {
				content = strings.ReplaceAll(content, `"parent":"`+other+`"`, `"parent":"`+format0ID(other).String()+`"`)
				content = strings.ReplaceAll(content, `["`+other+`"]`, `["`+format0ID(other).String()+`"]`)
			}
			id := format0ID(name)
			if err := objects.Put(id[:], []byte(content)); err != nil {
				return err
			}
		}
		return nil
	})
}

func oldStore(t *testing.T) *Store {
	t.Helper()
	s := New(Options{Path: path(t), Backups: filepath.Join(t.TempDir(), "kopier"), Now: newClock(november).now, Random: seeded(1)})
	writeFile(t, s.Path(), bytesOf(t, fixture))
	return s
}

func TestAnOlderFormatIsCopiedAndBroughtForward(t *testing.T) {
	for name, open := range map[string]func(*Store) error{
		"reading": func(s *Store) error {
			return s.Read(context.Background(), func(r *Reader) error { _, err := r.Home(); return err })
		},
		"writing": func(s *Store) error {
			return s.Write(context.Background(), "x", func(w *Writer) error { return w.SetVoice(format0ID("1"), "i") })
		},
	} {
		s := oldStore(t)
		if err := open(s); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		copies, err := os.ReadDir(s.o.Backups)
		if err != nil || len(copies) != 1 || copies[0].Name() != "journal-2026-11-23-format0.stjerne" {
			t.Fatalf("%s: copies %v %v", name, copies, err)
		}
		db, err := bolt.Open(filepath.Join(s.o.Backups, copies[0].Name()), 0o600, &bolt.Options{ReadOnly: true, Timeout: time.Second})
		if err != nil {
			t.Fatal(err)
		}
		_ = db.View(func(tx *bolt.Tx) error {
			if string(tx.Bucket([]byte(bucketMeta)).Get([]byte(keyFormat))) != "0" || tx.Bucket([]byte(bucketObj)).Stats().KeyN != len(format0) {
				t.Errorf("%s: the copy is not the file as it was", name)
			}
			return nil
		})
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		checkMigrated(t, s)
		checkIndex(t, s)
		if copies, _ := os.ReadDir(s.o.Backups); len(copies) != 1 {
			t.Errorf("%s: migrated twice", name)
		}
	}
}

func checkMigrated(t *testing.T, s *Store) {
	t.Helper()
	c := whole(t, s, format0ID("1"))
	l := c.Current()
	if c.Title.Words != "Overgange" || !slices.Equal(c.Perspectives, []string{"a", "b"}) || !c.Created.Equal(at("2025-01-10T08:00:00Z")) {
		t.Errorf("challenge %+v", c)
	}
	if l.ID != format0ID("2") || l.Texts["plan.try"].Words != `Vi ringer "først"` || l.Texts["plan.try"].Written != day("2025-01-10") || l.Outcome != journal.Changed || l.FirstAction != day("2025-01-13") {
		t.Errorf("loop %+v", l)
	}
	i := c.Indicators[0]
	if i.Unit.Words != "om ugen" || i.Better != journal.Down || i.Measurements[0].Value != 9 || i.Measurements[0].How.Words != "talt" {
		t.Errorf("indicator %+v", i)
	}
	if len(c.Meetings) != 1 || c.Meetings[0].Place.Words != "Mødelokale 2" {
		t.Errorf("meetings %+v", c.Meetings)
	}
	list := entries(t, s, EntryQuery{})
	if len(list) != 2 || list[0].ID != format0ID("6") || list[1].Loop != l.ID || !slices.Equal(list[1].Tags, []string{"tavle"}) {
		t.Errorf("notes %+v", list)
	}
	read(t, s, func(r *Reader) error {
		bin, err := r.Bin()
		if len(bin) != 1 || bin[0].Start != "Slettet" {
			t.Errorf("bin %+v", bin)
		}
		return err
	})
	kept := 0
	everyValue(t, s, func(bucket string, key, value []byte) {
		for _, part := range []string{`"later":{"x":[1,2.50]}`, `"odd":[ 1 , "æ<>" ]`} {
			kept += bytes.Count(value, []byte(part))
		}
		if bucket == "extra" && string(key) == "k" && string(value) == "v" {
			kept++
		}
	})
	if kept != 3 {
		t.Errorf("%d of 3 unknown things were kept", kept)
	}
}

func TestAnOlderFormatThatCantBeCopiedIsLeftAlone(t *testing.T) {
	s := oldStore(t)
	// Where the folder should be lies a file.
	writeFile(t, s.o.Backups, []byte("x"))
	before := bytesOf(t, s.Path())
	if err := s.Read(context.Background(), func(*Reader) error { return nil }); err == nil {
		t.Error("it was migrated without a copy")
	}
	after := bytesOf(t, s.Path())
	raw(t, s.Path(), func(tx *bolt.Tx) error {
		if string(tx.Bucket([]byte(bucketMeta)).Get([]byte(keyFormat))) != "0" {
			t.Error("the format changed")
		}
		return nil
	})
	if !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
}

func TestTwoProgramsMigrateOnce(t *testing.T) {
	s := oldStore(t)
	done := make(chan error)
	for n := range 4 {
		go func() {
			each := New(Options{Path: s.Path(), Backups: s.o.Backups, Now: s.o.Now, Random: seeded(byte(n)), Wait: 10 * time.Second})
			done <- each.Read(context.Background(), func(r *Reader) error { _, err := r.Challenge(format0ID("1")); return err })
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if copies, err := os.ReadDir(s.o.Backups); err != nil || len(copies) != 1 {
		t.Errorf("copies %v %v", copies, err)
	}
}
