package store

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"stjerne/journal"
)

// refused holds that neither reading nor writing is let in, and that the file
// stays as it is.
func refused(t *testing.T, name string, content []byte, code string) {
	t.Helper()
	s, _ := testStore(t)
	writeFile(t, s.Path(), content)
	err := s.Read(context.Background(), func(r *Reader) error { _, err := r.Home(); return err })
	if FaultOf(err) != code {
		t.Errorf("%s: reading gave %v, want %q", name, err, code)
	}
	err = s.Write(context.Background(), "x", func(w *Writer) error { _, _, err := w.NewChallenge("A", "i"); return err })
	if FaultOf(err) != code {
		t.Errorf("%s: writing gave %v, want %q", name, err, code)
	}
	if !bytes.Equal(bytesOf(t, s.Path()), content) {
		t.Errorf("%s: the file was changed", name)
	}
}

func TestForeignFilesAreRefusedUntouched(t *testing.T) {
	foreign := path(t)
	raw(t, foreign, func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("widgets")); return err })
	unsynced := path(t)
	db, err := bolt.Open(unsynced, 0o600, &bolt.Options{NoFreelistSync: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("meta")); return err }), db.Close()); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		content []byte
		code    string
	}{
		"nothing":                  {nil, FaultEmptyFile},
		"a byte":                   {[]byte("x"), FaultNotJournal},
		"a text":                   {[]byte("Kære logbog\n"), FaultNotJournal},
		"a long text":              {bytes.Repeat([]byte("Kære logbog\n"), 10_000), FaultNotJournal},
		"PDF":                      {append([]byte("%PDF-1.7\n"), make([]byte, 9000)...), FaultNotJournal},
		"SQLite":                   {append([]byte("SQLite format 3\x00"), make([]byte, 16_000)...), FaultNotJournal},
		"zeros":                    {make([]byte, 70_000), FaultNotJournal},
		"another bbolt":            {bytesOf(t, foreign), FaultNotJournal},
		"bbolt without a freelist": {bytesOf(t, unsynced), FaultNotJournal},
	} {
		refused(t, name, test.content, test.code)
	}
	s := New(Options{Path: t.TempDir()})
	wantFault(t, s.Read(context.Background(), func(*Reader) error { return nil }), FaultNotJournal)
}

func TestANewerFormatIsRefusedWithBothNumbers(t *testing.T) {
	s, _ := testStore(t)
	challenge(t, s, "A")
	raw(t, s.Path(), func(tx *bolt.Tx) error {
		return tx.Bucket([]byte(bucketMeta)).Put([]byte(keyFormat), seal(bucketMeta, []byte(keyFormat), []byte("4")))
	})
	refused(t, "format 4", bytesOf(t, s.Path()), FaultNewer)
	err := s.Read(context.Background(), func(*Reader) error { return nil })
	var f *fault
	if !errors.As(err, &f) || len(f.args) != 2 || f.args[0] != 4 || f.args[1] != Format {
		t.Errorf("the fault says %v", err)
	}
}

func TestCutFilesAreSeen(t *testing.T) {
	s, c := testStore(t)
	sample(t, s, c)
	whole := bytesOf(t, s.Path())
	var used int64
	read(t, s, func(r *Reader) error { used = r.tx.Size(); return nil })
	r := rand.New(rand.NewPCG(3, 3))
	lengths := []int{1, 15, 79, 80, 4095, 4096, 4097, 4176, 8191, 8192, 8193, 12288, int(used) - 4096, int(used) - 1}
	for range 20 {
		lengths = append(lengths, 1+r.IntN(int(used)-1))
	}
	for _, n := range lengths {
		code := FaultDamaged
		if n < pageHeader+metaSize {
			// Too little is left to tell what it was.
			code = FaultNotJournal
			if n >= pageHeader+4 {
				code = FaultDamaged
			}
		}
		refused(t, "cut to "+time.Duration(n).String(), whole[:n], code)
	}
	// What was never used may be missing.
	writeFile(t, s.Path(), whole[:used])
	if len(homeOf(t, s).Challenges) != 1 {
		t.Error("a file without room to grow can't be read")
	}
}

func TestEveryFlippedByteOfAMetaPageIsSeen(t *testing.T) {
	s, c := testStore(t)
	sample(t, s, c)
	whole := bytesOf(t, s.Path())
	size := os.Getpagesize()
	for page := range 2 {
		for at := range pageHeader + metaSize {
			if at >= 10 && at < pageHeader {
				continue // How many elements a page has, which a meta page has none of.
			}
			changed := bytes.Clone(whole)
			changed[page*size+at] ^= 1 << (at % 8)
			writeFile(t, s.Path(), changed)
			if _, err := inspectOnce(s.Path()); !errors.Is(err, errDamaged) {
				t.Errorf("byte %d of meta page %d: %v", at, page, err)
			}
		}
	}
	changed := bytes.Clone(whole)
	changed[size+60] ^= 1
	refused(t, "second meta page", changed, FaultDamaged)
}

func TestDamagedPagesAreAFaultAndNeverTheEndOfTheProgram(t *testing.T) {
	s, c := testStore(t)
	ids := sample(t, s, c)
	whole := bytesOf(t, s.Path())
	used := 0
	want := ""
	read(t, s, func(r *Reader) error { used = int(r.tx.Size()); return nil })
	picture := func(s *Store) (text string, err error) {
		err = s.Read(context.Background(), func(r *Reader) error {
			c, err := r.Challenge(ids["challenge"])
			if err != nil {
				return err
			}
			h, err := r.Home()
			if err != nil {
				return err
			}
			if _, err := r.Search(SearchQuery{Words: "ringer"}); err != nil {
				return err
			}
			text = string(encode(c)) + string(encode(h))
			return nil
		})
		return text, err
	}
	want, err := picture(s)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(4, 4))
	seen := 0
	for range 300 {
		changed := bytes.Clone(whole)
		page := 2 + r.IntN(used/os.Getpagesize()-2)
		// Near the start of a page lie the lengths and places that bbolt trusts.
		at := page*os.Getpagesize() + r.IntN(200)
		changed[at] ^= 1 << r.IntN(8)
		broken := New(Options{Path: path(t), Now: c.now, Wait: 20 * time.Millisecond})
		writeFile(t, broken.Path(), changed)
		got, err := picture(broken)
		switch FaultOf(err) {
		case FaultDamaged, FaultNotJournal:
			seen++
		case FaultUnknownID:
			seen++ // A flipped key: what it named isn't found.
		case "":
			if err != nil || (got != want && strings.Contains(got, "\x00")) {
				t.Errorf("byte %d: %v", at, err)
			}
		default:
			t.Errorf("byte %d: %v", at, err)
		}
		// Writing may fail too, but ends, and leaves the lock free.
		_ = broken.Write(context.Background(), "x", func(w *Writer) error {
			_, err := w.NewEntry(journal.Entry{Kind: journal.Star, Text: words("x")})
			return err
		})
		if _, err := picture(broken); FaultOf(err) == FaultLocked {
			t.Fatalf("byte %d: the lock is still held", at)
		}
	}
	if seen == 0 {
		t.Error("no damage was seen at all")
	}
}

func TestTheFileIsPrivateAndItsModeIsKept(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes are those of Unix")
	}
	folder := filepath.Join(t.TempDir(), "a", "b")
	s := New(Options{Path: filepath.Join(folder, "journal.stjerne"), Now: newClock(november).now})
	challenge(t, s, "A")
	mode := func(path string) os.FileMode {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode().Perm()
	}
	if mode(s.Path()) != 0o600 || mode(folder) != 0o700 {
		t.Errorf("modes %v and %v", mode(s.Path()), mode(folder))
	}
	if err := os.Chmod(s.Path(), 0o640); err != nil {
		t.Fatal(err)
	}
	challenge(t, s, "B")
	if mode(s.Path()) != 0o640 {
		t.Errorf("mode became %v", mode(s.Path()))
	}
	names, err := os.ReadDir(folder)
	if err != nil || len(names) != 1 {
		t.Errorf("beside the journal lie %v %v", names, err)
	}
}

func TestASymbolicLinkIsWrittenThrough(t *testing.T) {
	for name, exists := range map[string]bool{"to a journal": true, "to nothing yet": false} {
		folder := t.TempDir()
		target, link, second := filepath.Join(folder, "there", "real"), filepath.Join(folder, "link"), filepath.Join(folder, "second")
		if exists {
			challenge(t, New(Options{Path: target, Now: newClock(november).now}), "A")
		}
		if err := errors.Join(os.Symlink(filepath.Join("there", "real"), link), os.Symlink(link, second)); err != nil {
			noLinks(t, err)
		}
		s := New(Options{Path: second, Now: newClock(november).now, Random: seeded(3)})
		challenge(t, s, "B")
		info, err := os.Lstat(second)
		if err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s: the link is no link any more: %v %v", name, info, err)
		}
		want := 1
		if exists {
			want = 2
		}
		if n := len(homeOf(t, New(Options{Path: target, Now: newClock(november).now})).Challenges); n != want {
			t.Errorf("%s: %d challenges at the end of the link", name, n)
		}
	}
}

func TestAFileThatWentIsNotMadeAnewUnasked(t *testing.T) {
	s, _ := testStore(t)
	challenge(t, s, "A")
	if err := os.Rename(s.Path(), s.Path()+".away"); err != nil {
		t.Fatal(err)
	}
	add := func() error {
		return s.Write(context.Background(), "x", func(w *Writer) error { _, _, err := w.NewChallenge("B", "i"); return err })
	}
	wantFault(t, add(), FaultGone)
	wantFault(t, s.Read(context.Background(), func(*Reader) error { return nil }), FaultGone)
	if _, err := os.Stat(s.Path()); !os.IsNotExist(err) {
		t.Errorf("a file was made: %v", err)
	}
	// Another journal in its place is not taken for it.
	other := New(Options{Path: s.Path(), Now: s.o.Now, Random: seeded(5)})
	challenge(t, other, "andres")
	before := bytesOf(t, s.Path())
	wantFault(t, add(), FaultReplaced)
	if !bytes.Equal(before, bytesOf(t, s.Path())) {
		t.Error("the other journal was written to")
	}
	s.Recreate()
	if err := add(); err != nil {
		t.Error(err)
	}
	if err := errors.Join(os.Remove(s.Path()), os.Rename(s.Path()+".away", s.Path())); err != nil {
		t.Fatal(err)
	}
	s.Recreate()
	if h := homeOf(t, s); h.Challenges[0].Title != "A" {
		t.Errorf("home %+v", h)
	}
}

func TestALockedFileIsWaitedForAndThenGivenUp(t *testing.T) {
	s, c := testStore(t)
	challenge(t, s, "A")
	db, err := bolt.Open(s.Path(), 0o600, &bolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	short := New(Options{Path: s.Path(), Now: c.now, Wait: 30 * time.Millisecond})
	wantFault(t, short.Read(context.Background(), func(*Reader) error { return nil }), FaultLocked)
	wantFault(t, short.Write(context.Background(), "x", func(*Writer) error { return nil }), FaultLocked)
	if _, err := short.Mark(); err != nil {
		t.Errorf("the mark needs no lock: %v", err)
	}
	free := make(chan error)
	go func() {
		time.Sleep(60 * time.Millisecond)
		free <- db.Close()
	}()
	if _, err := New(Options{Path: s.Path(), Now: c.now, Wait: time.Minute}).Undo(context.Background()); err != nil {
		t.Errorf("waiting: %v", err)
	}
	if err := <-free; err != nil {
		t.Fatal(err)
	}
}

func TestManyReadAtOnce(t *testing.T) {
	s, _ := testStore(t)
	challenge(t, s, "A")
	err := s.Read(context.Background(), func(*Reader) error {
		return s.Read(context.Background(), func(r *Reader) error { _, err := r.Home(); return err })
	})
	if err != nil {
		t.Error(err)
	}
}

func TestACallersMistakeIsNotTakenForDamage(t *testing.T) {
	s, _ := testStore(t)
	challenge(t, s, "A")
	panics := func(call func()) (what any) {
		defer func() { what = recover() }()
		call()
		return nil
	}
	mistake := errors.New("mistake")
	if what := panics(func() { _ = s.Read(context.Background(), func(*Reader) error { panic(mistake) }) }); !same(what, mistake) {
		t.Errorf("reading: %v", what)
	}
	if what := panics(func() { _ = s.Write(context.Background(), "x", func(*Writer) error { panic(mistake) }) }); !same(what, mistake) {
		t.Errorf("writing: %v", what)
	}
	challenge(t, s, "B")
	own := os.ErrNotExist
	if err := s.Read(context.Background(), func(*Reader) error { return own }); !same(err, own) {
		t.Errorf("a caller's own error became %v", err)
	}
}

// same tells whether what came back is the very thing that went in, unwrapped.
func same(got, want any) bool { return got == want }
