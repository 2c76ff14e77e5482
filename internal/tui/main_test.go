package tui

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stjerne/internal/config"
	"stjerne/internal/demo"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/journal/method"
	"stjerne/themes"
)

// play is a journal being played with.
type play struct {
	*tuitest.Sim
	t     testing.TB
	store *store.Store
	root  *root
	dir   string
}

// journalAt makes an empty journal's store with the sample's clock.
func journalAt(t *testing.T) *store.Store {
	t.Helper()
	return store.New(store.Options{
		Path: filepath.Join(t.TempDir(), "journal.stjerne"), Now: demo.Now, Wait: 200 * time.Millisecond,
	})
}

// sample is a journal with one of the sample cases.
func sample(t *testing.T, name string) *store.Store {
	t.Helper()
	st := journalAt(t)
	tuitest.Case(t, st, name)
	return st
}

// start opens a journal on a screen of w x h cells.
func start(t testing.TB, st *store.Store, lang i18n.Lang, w, h int, change ...func(*Options)) *play {
	t.Helper()
	words, m := tuitest.Words(t, lang)
	dir := t.TempDir()
	paths := config.Places(func(name string) string {
		if strings.HasPrefix(name, "XDG_") {
			return filepath.Join(dir, name)
		}
		return ""
	})
	o := Options{
		Store: st, Words: words, Method: m, Paths: paths, Settings: config.Default(), Theme: themes.Default(),
		Shade: "dark", CanSample: true, still: true, Env: func(string) string { return "" },
		Language: func(l i18n.Lang, _ config.Settings) (*i18n.Words, *method.Method, error) {
			words, m := tuitest.Words(t, l)
			return words, m, nil
		},
	}
	for _, c := range change {
		c(&o)
	}
	r, err := newRoot(o)
	if err != nil {
		t.Fatal(err)
	}
	// Paths differ from run to run, and what is drawn must not.
	r.env.Path = "~/stjerne/journal.stjerne"
	r.env.ConfigPath = "~/stjerne/settings.toml"
	return &play{Sim: tuitest.New(t, r, w, h), t: t, store: st, root: r, dir: dir}
}
