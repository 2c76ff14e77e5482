package tui

import (
	"context"
	"flag"
	"os"
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

var update = flag.Bool("update", false, "write the golden files anew")

// langs are the program's languages, each with the sample that is in it.
var langs = []i18n.Lang{i18n.Danish, i18n.English}

// sizes are the smallest, the ordinary and a large terminal.
var sizes = [][2]int{{40, 12}, {80, 24}, {140, 40}}

// bench is a journal being played with.
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
	if err := demo.Write(context.Background(), st, name); err != nil {
		t.Fatal(err)
	}
	return st
}

// start opens a journal on a screen of w x h cells.
func start(t testing.TB, st *store.Store, lang i18n.Lang, w, h int, change ...func(*Options)) *play {
	t.Helper()
	words, err := i18n.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	m, err := method.Load(method.Lang(lang))
	if err != nil {
		t.Fatal(err)
	}
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
			words, err := i18n.Load(l)
			if err != nil {
				return nil, nil, err
			}
			m, err := method.Load(method.Lang(l))
			return words, m, err
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
	return &play{Sim: tuitest.New(r, w, h), t: t, store: st, root: r, dir: dir}
}

// has fails unless all texts are seen, however they are broken into lines.
func (p *play) has(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		if !strings.Contains(p.Text(), text) {
			p.t.Fatalf("%q is not seen:\n%s", text, p.Screen())
		}
	}
}

// hasNot fails where a text is seen.
func (p *play) hasNot(text string) {
	p.t.Helper()
	if strings.Contains(p.Text(), text) {
		p.t.Fatalf("%q is seen:\n%s", text, p.Screen())
	}
}

// golden compares what is seen with the file of that name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got+"\n" != string(want) {
		t.Errorf("%s differs; the screen is now\n%s\nand was\n%s", name, got, want)
	}
}
