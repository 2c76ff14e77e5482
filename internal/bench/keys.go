//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/creack/pty"

	"stjerne/internal/store"
	"stjerne/internal/store/storetest"
	"stjerne/journal"
)

// What a terminal sends for keys that the measuring needs.
const (
	home     = "\x1b[H"
	end      = "\x1b[F"
	ctrlHome = "\x1b[1;5H"
	ctrlEnd  = "\x1b[1;5F"
	ctrlF    = "\x06"
	esc      = "\x1b"
	ctrlC    = "\x03"
	ctrlQ    = "\x11"
	ctrlR    = "\x12"
)

// halfway is a word that stands in the middle of a long answer only.
const halfway = "halvvejs"

// places are how the cursor is brought to where the key is measured, and to the
// same place in the one line of the bare program: typing before a line's words
// moves all of them, typing behind them none.
var places = []struct {
	name string
	keys []string
	bare string
}{
	{"top", []string{ctrlHome}, home},
	{"middle", []string{ctrlHome, ctrlF, halfway, esc}, end},
	{"end", []string{ctrlEnd}, end},
}

// words are those of each line.
const words = "Vi prøver at spørge først og lytte længe"

// keys measures a key in answers of one to 20,000 lines against one in the bare
// program, which has one line: how long until its last byte, and how many bytes.
func (b *bench) keys() error {
	for _, size := range []pty.Winsize{{Rows: 24, Cols: 80}, {Rows: 40, Cols: 140}} {
		for _, lines := range []int{1, 100, 3_000, 20_000} {
			if err := b.keysIn(size, lines); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *bench) keysIn(size pty.Winsize, lines int) error {
	path, err := b.answer(lines)
	if err != nil {
		return err
	}
	ours, err := openAt(size, b.env, b.program, "--journal", path)
	if err != nil {
		return err
	}
	defer ours.close(ctrlQ)
	if _, err := ours.expect("ctrl+o", limit); err != nil {
		return err
	}
	// The challenge, its first phase, the first question, writing.
	if err := ours.send("\x1b[B", "\r", esc, "1", "\x1b[H", "\r"); err != nil {
		return err
	}
	for _, place := range places {
		if lines == 1 && place.name == "middle" {
			continue
		}
		if err := ours.send(place.keys...); err != nil {
			return err
		}
		floor, err := b.bare(size, place.bare)
		if err != nil {
			return err
		}
		err = b.compare(fmt.Sprintf("a key, %d lines, %s, %dx%d", lines, place.name, size.Cols, size.Rows), ours, floor)
		floor.close(ctrlC)
		if err != nil {
			return err
		}
	}
	return nil
}

// bare opens the bare program with one line in it.
func (b *bench) bare(size pty.Winsize, key string) (*terminal, error) {
	floor, err := openAt(size, b.env, b.floor)
	if err != nil {
		return nil, err
	}
	if _, err := floor.expect("┃", limit); err != nil {
		floor.close(ctrlC)
		return nil, err
	}
	if err := floor.send("1. "+words, key); err != nil {
		floor.close(ctrlC)
		return nil, err
	}
	return floor, nil
}

// past measures how long an answer with 10,000 earlier versions takes to show them.
func (b *bench) past() error {
	path := filepath.Join(b.dir, "journal-of-versions")
	if err := storetest.Versions(path, 10_000); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	var took []float64
	ours, err := open(b.env, b.program, "--journal", path)
	if err != nil {
		return err
	}
	defer ours.close(ctrlQ)
	if _, err := ours.expect("ctrl+o", limit); err != nil {
		return err
	}
	if err := ours.send("\x1b[B", "\r", esc, "1", home); err != nil {
		return err
	}
	for n := range b.runs {
		ours.quiet(60*time.Millisecond + time.Duration(n%17)*time.Millisecond)
		d, err := ours.until(ctrlR, "compare")
		if err != nil {
			return err
		}
		took = append(took, millis(d))
		if err := ours.send(esc); err != nil {
			return err
		}
	}
	say("10,000 versions of an answer, shown", median(took), 50, 1, "ms", "limit")
	say("what they take in the file", float64(info.Size())/(1<<20), 5, 1, "MB", "limit")
	return nil
}

// send presses keys one by one, as a hand would.
func (t *terminal) send(keys ...string) error {
	for _, key := range keys {
		t.quiet(60 * time.Millisecond)
		if _, err := t.tty.WriteString(key); err != nil {
			return err
		}
		t.quiet(150 * time.Millisecond)
	}
	return nil
}

func (b *bench) compare(what string, ours, floor *terminal) error {
	return compareKeys(what, ours, floor, pressing{times: 3 * b.runs, key: func(int) string { return "x" }, bytes: 2})
}

// pressing says which keys are pressed, how many, and how many times the bytes of
// the bare program may be sent for one; 0 is no limit.
type pressing struct {
	times int
	key   func(n int) string
	bytes float64
}

// compareKeys measures keys, each beside one in the bare program.
func compareKeys(what string, ours, floor *terminal, p pressing) error {
	took, sizes := map[*terminal][]float64{}, map[*terminal][]float64{}
	// Both wait for a tick of painting, anything up to 17 ms: with fewer keys the
	// ratio of two medians says more about luck than about the programs.
	for n := range p.times {
		// Evenly over the ticks.
		pause := 60*time.Millisecond + time.Duration(n%17)*time.Millisecond
		for _, t := range []*terminal{floor, ours} {
			key := "x"
			if t == ours {
				key = p.key(n)
			}
			t.quiet(pause)
			d, bytes, err := t.key(key)
			if err != nil {
				return err
			}
			took[t] = append(took[t], millis(d))
			sizes[t] = append(sizes[t], float64(bytes))
		}
	}
	say(what, median(took[ours]), median(took[floor]), 1.2, "ms", "bare program")
	say("  its bytes", median(sizes[ours]), median(sizes[floor]), p.bytes, "B", "bare program")
	return nil
}

// answer makes a journal with one answer of so many lines.
func (b *bench) answer(lines int) (path string, err error) {
	path = filepath.Join(b.dir, fmt.Sprintf("journal-of-%d-lines", lines))
	var text strings.Builder
	for n := range lines {
		if n > 0 {
			text.WriteByte('\n')
		}
		fmt.Fprintf(&text, "%d. %s", n+1, words)
		if n == lines/2 {
			text.WriteString(" " + halfway)
		}
	}
	st := store.New(store.Options{Path: path, Now: time.Now})
	return path, st.Write(context.Background(), "challenge", func(w *store.Writer) error {
		_, loop, err := w.NewChallenge("Long answer", "i")
		if err != nil {
			return err
		}
		_, err = w.SetText(journal.TextRef{Object: loop, Name: "formulate.understand"}, text.String(), store.Latest)
		return err
	})
}
