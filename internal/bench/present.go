//go:build unix

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/creack/pty"

	"stjerne/internal/demo"
	"stjerne/internal/store"
)

// What a terminal sends for the keys of a presentation.
const (
	onward = " "
	back   = "\x1b[D"
	enter  = "\r"
)

// A presentation of the sample has at least the page and the agenda; atEnd is more
// than any has.
const (
	fewest = 15
	atEnd  = 200
)

// presenting measures the keys of a presentation against a key in the bare program:
// there and back at one place, there and back through everything, and typing in
// the note.
func (b *bench) presenting() error {
	path := filepath.Join(b.dir, "journal-of-the-sample")
	st := store.New(store.Options{Path: path, Now: demo.Now})
	if err := demo.Write(context.Background(), st, "hjemmepleje"); err != nil {
		return err
	}
	for _, size := range []pty.Winsize{{Rows: 24, Cols: 80}, {Rows: 40, Cols: 140}} {
		if err := b.presentIn(size, path); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) presentIn(size pty.Winsize, path string) error {
	ours, err := openAt(size, b.env, b.program, "--journal", path)
	if err != nil {
		return err
	}
	defer ours.close(ctrlQ)
	if _, err := ours.expect("ctrl+o", limit); err != nil {
		return err
	}
	// The footer of a presentation tells of space; that of the front page doesn't.
	if _, err := ours.until("p", "space"); err != nil {
		return err
	}
	if err := ours.send(home); err != nil {
		return err
	}
	floor, err := b.bare(size, end)
	if err != nil {
		return err
	}
	defer floor.close(ctrlC)
	at := fmt.Sprintf("%dx%d", size.Cols, size.Rows)
	turn := pressing{times: 4 * b.runs, key: func(n int) string { return []string{onward, back}[n%2] }}
	if err := compareKeys("presenting, to and fro, "+at, ours, floor, turn); err != nil {
		return err
	}
	if err := walk("presenting, all of it, "+at, ours, floor); err != nil {
		return err
	}
	if err := ours.send(home, enter, "1. "+words); err != nil {
		return err
	}
	if err := b.compare("presenting, in the note, "+at, ours, floor); err != nil {
		return err
	}
	// A presentation that is interrupted would be there at the next start.
	return ours.send(esc, esc)
}

// walk goes through the whole presentation and back again, so that the tallest
// thing and every picture are among what is measured.
func walk(what string, ours, floor *terminal) error {
	steps := 0
	if err := ours.send(home); err != nil {
		return err
	}
	for ; steps < atEnd; steps++ {
		if _, err := ours.tty.WriteString(onward); err != nil {
			return err
		}
		if !ours.answers(300 * time.Millisecond) {
			break
		}
		ours.quiet(60 * time.Millisecond)
	}
	if steps < fewest || steps == atEnd {
		return fmt.Errorf("%w: %d steps of a presentation", errSilent, steps)
	}
	// All the way back first, then on again.
	way := func(n int) string {
		if n < steps {
			return back
		}
		return onward
	}
	return compareKeys(what, ours, floor, pressing{times: 2 * steps, key: way})
}
