package window

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
	"stjerne/themes"
)

var update = flag.Bool("update", false, "write the golden files anew")

// now is the clock of the tests: a Monday.
var now = time.Date(2026, time.November, 23, 10, 0, 0, 0, time.UTC)

func newEnv(t *testing.T, lang i18n.Lang) *ui.Env {
	t.Helper()
	words, err := i18n.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	m, err := method.Load(method.Lang(lang))
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	return &ui.Env{
		Store: store.New(store.Options{Path: filepath.Join(t.TempDir(), "journal.stjerne"), Now: func() time.Time { return now }}),
		Words: words, Method: m, Styles: ui.NewStyles(themes.Palette{}, false), Saver: ui.NewSaver(),
		Settings: ui.Settings{Voice: method.I, Lang: lang},
		Getenv: func(name string) string {
			if name == "HOME" {
				return home
			}
			return ""
		},
	}
}

func day(y int, m time.Month, d int) journal.Day { return journal.Day{Year: y, Month: m, Date: d} }

// sample is a journal with one challenge, two indicators and a planned meeting.
type sample struct {
	challenge, loop, count, yesno, meeting journal.ID
}

func write(t *testing.T, e *ui.Env, do func(*store.Writer) error) {
	t.Helper()
	if err := e.Store.Write(context.Background(), "note", do); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, e *ui.Env, do func(*store.Reader) error) {
	t.Helper()
	if err := e.Store.Read(context.Background(), do); err != nil {
		t.Fatal(err)
	}
}

func newSample(t *testing.T, e *ui.Env) sample {
	t.Helper()
	var s sample
	write(t, e, func(w *store.Writer) error {
		var err error
		if s.challenge, s.loop, err = w.NewChallenge("Overgange mellem vagter", method.I); err != nil {
			return err
		}
		if s.count, err = w.NewIndicator(s.challenge, "Sene overleveringer", journal.KindCount, journal.Down); err != nil {
			return err
		}
		if _, err = w.SetText(journal.TextRef{Object: s.count, Name: journal.TextUnit}, "om ugen", ""); err != nil {
			return err
		}
		if err = w.SetPlan(s.count, s.loop, journal.Plan{Baseline: journal.Value{N: 9, Set: true}, Target: journal.Value{N: 3, Set: true}}); err != nil {
			return err
		}
		if s.yesno, err = w.NewIndicator(s.challenge, "Tavlen er læst", journal.KindYesNo, journal.Up); err != nil {
			return err
		}
		s.meeting, err = w.NewMeeting(journal.Reflection, day(2026, time.December, 3), "13:00", s.loop)
		return err
	})
	return s
}

func challengeOf(t *testing.T, e *ui.Env, id journal.ID) *journal.Challenge {
	t.Helper()
	var c *journal.Challenge
	read(t, e, func(r *store.Reader) (err error) {
		c, err = r.Challenge(id)
		return err
	})
	return c
}

func entries(t *testing.T, e *ui.Env) []journal.Entry {
	t.Helper()
	var list []journal.Entry
	read(t, e, func(r *store.Reader) (err error) {
		list, _, err = r.Entries(store.EntryQuery{})
		return err
	})
	return list
}

// pilot drives a window as the program around it would.
type pilot struct {
	t      *testing.T
	env    *ui.Env
	win    ui.Window
	sent   []tea.Msg
	popped bool
}

func open(t *testing.T, e *ui.Env, w ui.Window) *pilot {
	t.Helper()
	p := &pilot{t: t, env: e, win: w}
	p.drain(w.Init())
	return p
}

// drain runs a command and all that follow from it.
func (p *pilot) drain(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	switch m := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			p.drain(c)
		}
	case ui.Pop:
		p.popped = true
		if l, ok := p.win.(ui.Leaver); ok {
			p.drain(l.Leaving())
		}
	case ui.Wrote:
		p.sent = append(p.sent, m)
		if m.Then != nil {
			p.drain(ui.Send(m.Then))
		}
	case ui.Failed, ui.Flash, ui.Go, ui.Push, ui.Replace, ui.Act, ui.Note:
		p.sent = append(p.sent, m)
	default:
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				p.drain(v.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		p.drain(p.win.Update(msg))
	}
}

// write types a text. What typing leads to later, its saving, is left to flush.
func (p *pilot) write(text string) {
	for _, r := range text {
		p.win.Update(tea.KeyPressMsg{Text: string(r), Code: r})
	}
}

// press does what a key does in the window's scopes.
func (p *pilot) press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		a, ok := action.Lookup(key, append(p.win.Scopes(), action.Everywhere))
		if !ok {
			p.t.Fatalf("%q does nothing in %v", key, p.win.Scopes())
		}
		cmd, _ := p.win.Do(a.ID)
		p.drain(cmd)
	}
}

// clear takes all characters of the field away that has the cursor.
func (p *pilot) clear() {
	for range 60 {
		p.win.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	}
}

func (p *pilot) flush() {
	p.t.Helper()
	if _, err := p.env.Saver.Flush(context.Background()); err != nil {
		p.t.Fatal(err)
	}
}

func (p *pilot) seen() string {
	w, h := p.win.Size(76, 21)
	text, _ := p.win.View(w, h)
	return ansi.Strip(text)
}

func (p *pilot) sees(what string) {
	p.t.Helper()
	if !strings.Contains(strings.Join(strings.Fields(p.seen()), " "), what) {
		p.t.Errorf("not seen: %q in\n%s", what, p.seen())
	}
}

func (p *pilot) closed() {
	p.t.Helper()
	if !p.popped {
		p.t.Fatalf("the window is still open:\n%s", p.seen())
	}
}

func (p *pilot) open() {
	p.t.Helper()
	if p.popped {
		p.t.Fatal("the window is gone")
	}
}

// drawn draws a window as the program draws it at a terminal's size, and holds it
// to its cells.
func drawn(t *testing.T, win ui.Window, tw, th int) string {
	t.Helper()
	w, h := win.Size(tw-4, th-3)
	w, h = max(1, min(w, tw-4)), max(1, min(h, th-3))
	text, cursor := win.View(w, h)
	rows := strings.Split(text, "\n")
	if len(rows) > h {
		t.Errorf("%dx%d: %d rows where there is room for %d", tw, th, len(rows), h)
	}
	if cursor != nil && (cursor.X < 0 || cursor.X > w || cursor.Y < 0 || cursor.Y >= h) {
		t.Errorf("%dx%d: the cursor is at %d,%d", tw, th, cursor.X, cursor.Y)
	}
	title, _ := win.Head()
	var b strings.Builder
	fmt.Fprintf(&b, "[%dx%d] %s\n", tw, th, title)
	for y, row := range rows {
		if ansi.StringWidth(row) > w {
			t.Errorf("%dx%d: row %d is %d cells wide, not %d: %q", tw, th, y, ansi.StringWidth(row), w, row)
		}
		b.WriteString("│" + strings.TrimRight(ansi.Strip(row), " ") + "\n")
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is not as it was (-update writes it anew):\n%s", name, got)
	}
}

func say[T tea.Msg](p *pilot) (found T, ok bool) {
	for _, m := range p.sent {
		if got, is := m.(T); is {
			found, ok = got, true
		}
	}
	return found, ok
}
