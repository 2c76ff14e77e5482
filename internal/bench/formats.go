//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"stjerne/internal/demo"
	"stjerne/internal/store"
)

// What a page may take as text, as a file for people, and as bytes of it.
const (
	textLimit  = 50
	paperLimit = 100
	bytesLimit = 200
)

// formats measures each format as a whole process: the page and every word of the
// sample, and what is made of 10,000 entries.
func (b *bench) formats() error {
	sample := filepath.Join(b.dir, "sample.stjerne")
	st := store.New(store.Options{Path: sample, Backups: b.dir, Now: demo.Now})
	if err := demo.Write(context.Background(), st, demo.Names()[0]); err != nil {
		return err
	}
	for _, what := range []struct {
		name, journal string
		args          []string
		limited       bool
	}{
		{"the sample's page", sample, nil, true},
		{"all of the sample", sample, []string{"--length", "full"}, false},
		{"all of 10,000 entries", b.journals[10_000], []string{"--length", "full"}, false},
	} {
		for _, format := range [][]string{
			{"md"}, {"txt"}, {"html"}, {"docx"}, {"pdf"}, {"json"}, {"ics"}, {"csv", "--what", "notes"},
		} {
			args := append([]string{"--journal", what.journal, "export", "-o", "-", "--format"}, format...)
			if format[0] != "ics" && format[0] != "csv" {
				args = append(args, what.args...)
			}
			var took []float64
			size := 0
			for range b.runs {
				cmd := exec.Command(b.program, args...)
				cmd.Env = append(os.Environ(), b.env...)
				from := time.Now()
				out, err := cmd.Output()
				if err != nil {
					return fmt.Errorf("%v: %w", args, err)
				}
				took = append(took, millis(time.Since(from)))
				size = len(out)
			}
			name := format[0] + ", " + what.name
			if !what.limited {
				fmt.Printf("%-36s %8.2f ms  %10.1f KB\n", name, median(took), float64(size)/1024)
				continue
			}
			limit := float64(textLimit)
			if format[0] == "pdf" || format[0] == "docx" {
				limit = paperLimit
			}
			say(name, median(took), limit, 1, "ms", "limit")
			say(name, float64(size)/1024, bytesLimit, 1, "KB", "limit")
		}
	}
	return nil
}
