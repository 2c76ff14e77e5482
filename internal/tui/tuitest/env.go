package tuitest

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"stjerne/internal/demo"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
	"stjerne/themes"
)

// Now is the time of all these journals: the sample's clock, a Monday.
func Now() time.Time { return demo.Now() }

// Words loads a language's texts, the program's own and the method's.
func Words(t testing.TB, lang i18n.Lang) (*i18n.Words, *method.Method) {
	t.Helper()
	words, err := i18n.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	m, err := method.Load(method.Lang(lang))
	if err != nil {
		t.Fatal(err)
	}
	return words, m
}

// Env makes the environment of a screen on an empty journal.
func Env(t testing.TB, lang i18n.Lang) *ui.Env {
	t.Helper()
	words, m := Words(t, lang)
	dir := t.TempDir()
	return &ui.Env{
		Store: store.New(store.Options{
			Path: filepath.Join(dir, "journal.stjerne"), Backups: filepath.Join(dir, "backups"),
			Now: Now, Random: rand.NewChaCha8([32]byte{1}),
		}),
		Words: words, Method: m, Saver: ui.NewSaver(), Styles: ui.NewStyles(themes.Default().Light, false),
		Settings: ui.Settings{Voice: journal.Voice(method.I), Mouse: true, Theme: themes.DefaultName, Vision: m.Vision, Lang: lang},
		Path:     "/home/anne/.local/share/stjerne/journal.stjerne",
		Getenv:   home("/home/anne"),
		Set:      func(string, string) error { return nil },
	}
}

func home(path string) func(string) string {
	return func(name string) string {
		if name == "HOME" {
			return path
		}
		return ""
	}
}

// Home gives the environment a home folder that can be written in.
func Home(t testing.TB, e *ui.Env) {
	t.Helper()
	e.Getenv = home(t.TempDir())
}

// Case writes one of the program's own samples into an empty journal.
func Case(t testing.TB, st *store.Store, name string) {
	t.Helper()
	if err := demo.Write(context.Background(), st, name); err != nil {
		t.Fatal(err)
	}
}

// Write changes the journal.
func Write(t testing.TB, e *ui.Env, do func(*store.Writer) error) {
	t.Helper()
	if err := e.Store.Write(context.Background(), "note", do); err != nil {
		t.Fatal(err)
	}
}

// Read reads the journal.
func Read[T any](t testing.TB, e *ui.Env, do func(*store.Reader) (T, error)) T {
	t.Helper()
	var got T
	err := e.Store.Read(context.Background(), func(r *store.Reader) error {
		var err error
		got, err = do(r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}
