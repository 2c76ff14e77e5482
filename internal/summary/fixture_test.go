package summary_test

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"stjerne/internal/demo"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// sample opens a journal that holds a sample.
func sample(t *testing.T, name string) *store.Store {
	t.Helper()
	st := store.New(store.Options{
		Path: filepath.Join(t.TempDir(), "journal.stjerne"), Backups: t.TempDir(),
		Now: demo.Now, Random: rand.NewChaCha8([32]byte{1}),
	})
	if err := demo.Write(context.Background(), st, name); err != nil {
		t.Fatal(err)
	}
	return st
}

// source reads from a reader of the store as the command line and the screens do.
func source(r *store.Reader) summary.Source {
	return summary.Source{
		Challenge: r.Challenge,
		Meetings:  r.Meetings,
		Notes: func(q summary.NoteQuery) ([]journal.Entry, error) {
			list, _, err := r.Entries(store.EntryQuery{Challenge: q.Challenge, Loop: q.Loop, Kinds: q.Kinds, Limit: q.Limit})
			return list, err
		},
	}
}

// gather reads the input of a sample's only challenge.
func gather(t *testing.T, st *store.Store, lang i18n.Lang, o summary.Options) summary.Input {
	t.Helper()
	var in summary.Input
	err := st.Read(context.Background(), func(r *store.Reader) error {
		all, err := r.Outlines()
		if err != nil {
			return err
		}
		in, err = summary.Gather(source(r), all[0].ID, o, demo.Today())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	in.Words = wordsIn(t, lang)
	if in.Method, err = method.Load(method.Lang(lang)); err != nil {
		t.Fatal(err)
	}
	in.Name, in.Role = "Inge Holm", "teamleder"
	return in
}

// flat is everything a document says, a line a text.
func flat(doc summary.Document) string {
	var b strings.Builder
	say := func(in summary.Inline) { b.WriteString(in.String() + "\n") }
	for _, block := range doc.Blocks {
		say(block.Text)
		for _, item := range block.Items {
			say(item)
		}
		if block.Table != nil {
			for _, row := range append([][]summary.Inline{block.Table.Head}, block.Table.Rows...) {
				for _, cell := range row {
					say(cell)
				}
			}
		}
		if block.Columns != nil {
			for _, p := range append([]summary.Pair{{Left: block.Columns.Left, Right: block.Columns.Right}}, block.Columns.Rows...) {
				say(p.Left)
				say(p.Right)
			}
		}
		if block.Chart != nil {
			b.WriteString(block.Chart.Title + "\n" + block.Chart.Sentence + "\n")
		}
	}
	return b.String() + strings.Join([]string{doc.Meta.Title, doc.Meta.Author}, "\n")
}
