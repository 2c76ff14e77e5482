package tui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/charmbracelet/x/ansi"

	"stjerne/internal/demo"
	"stjerne/internal/i18n"
	"stjerne/internal/tui/tuitest"
)

// views are places in the sample, by the keys that lead there from home.
var views = []struct {
	name string
	keys []string
}{
	{"home", nil},
	{"phase-1", []string{"down", "enter", "esc", "1"}},
	{"phase-2", []string{"down", "enter", "esc", "2"}},
	{"phase-2-indicators", []string{"down", "enter", "esc", "2", "end"}},
	{"phase-3", []string{"down", "enter", "esc", "3"}},
	{"phase-4", []string{"down", "enter", "esc", "4"}},
	{"phase-4-measured", []string{"down", "enter", "esc", "4", "tab", "tab"}},
	{"phase-5", []string{"down", "enter", "esc", "5"}},
	{"phase-5-beside", []string{"down", "enter", "esc", "5", "tab", "enter"}},
	{"phase-5-scale", []string{"down", "enter", "esc", "5", "tab", "tab", "tab", "tab"}},
	{"phase-5-thinking", []string{"down", "enter", "esc", "5", "end", "up", "up", "up", "up", "up", "up", "up"}},
	{"phase-5-assumption", []string{"down", "enter", "esc", "5", "end", "up", "up", "up", "up", "up", "up", "up", "enter"}},
	{"present", []string{"p"}},
	{"phase-6", []string{"down", "enter", "esc", "6"}},
	{"sheet", []string{"down", "enter", "esc", "ctrl+o", "e", "v", "a", "l", "enter"}},
	{"writing", []string{"down", "enter", "esc", "1", "enter"}},
	{"star", []string{"s"}},
	{"menu", []string{"ctrl+o"}},
	{"help", []string{"f1"}},
}

func TestScreens(t *testing.T) {
	for _, lang := range i18n.Langs() {
		st := sample(t, demo.For(lang))
		for _, view := range views {
			for _, size := range tuitest.Terminals() {
				name := fmt.Sprintf("%s-%s-%dx%d", view.name, lang, size[0], size[1])
				tuitest.Test(t, name, func(t *testing.T) {
					p := start(t, st, lang, size[0], size[1])
					p.Keys(view.keys...)
					p.sound()
					tuitest.Golden(t, name, p.Screen())
				})
			}
		}
	}
}

func TestFirstScreens(t *testing.T) {
	for _, lang := range i18n.Langs() {
		for _, size := range tuitest.Terminals() {
			name := fmt.Sprintf("first-%s-%dx%d", lang, size[0], size[1])
			tuitest.Test(t, name, func(t *testing.T) {
				p := start(t, journalAt(t), lang, size[0], size[1])
				p.sound()
				seen := []string{p.Screen()}
				p.Keys("enter")
				seen = append(seen, p.Screen())
				p.Keys("tab", "tab")
				seen = append(seen, p.Screen())
				p.sound()
				tuitest.Golden(t, name, strings.Join(seen, "\n"+strings.Repeat("-", size[0])+"\n"))
			})
		}
	}
}

// sound fails where a line is wider than the screen, the frame is not full, a
// text of the catalogue is absent, or the cursor is not on the screen.
func (p *play) sound() {
	p.t.Helper()
	view := p.Model.View()
	lines := strings.Split(view.Content, "\n")
	if len(lines) != p.H {
		p.t.Errorf("%d lines on a screen of %d", len(lines), p.H)
	}
	for _, l := range lines {
		if w := ansi.StringWidth(l); w > p.W {
			p.t.Errorf("a line of %d cells on a screen of %d: %q", w, p.W, l)
		}
	}
	if strings.ContainsAny(view.Content, "⟦⟧") || strings.Contains(view.Content, "%!") {
		p.t.Errorf("words are absent or have the wrong arguments:\n%s", p.Screen())
	}
	if c := view.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= p.W || c.Y >= p.H) {
		p.t.Errorf("the cursor is at %d,%d", c.X, c.Y)
	}
}

// Every size from nothing to large draws without a broken frame.
func TestEverySize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := sample(t, "hjemmepleje")
		for _, keys := range [][]string{nil, {"down", "enter"}, {"s"}, {"ctrl+o"}, {"down", "enter", "esc", "5", "tab", "enter"}} {
			p := start(t, st, i18n.Danish, 80, 24)
			p.Keys(keys...)
			for _, w := range []int{1, 2, 7, 23, 24, 25, 39, 40, 57, 58, 59, 60, 80, 115, 116, 119, 120, 200} {
				for _, h := range []int{1, 2, 5, 6, 7, 11, 12, 15, 16, 19, 20, 24, 60} {
					p.Resize(w, h)
					view := p.Model.View()
					lines := strings.Split(view.Content, "\n")
					if len(lines) > h {
						t.Fatalf("%v at %dx%d: %d lines", keys, w, h, len(lines))
					}
					for _, l := range lines {
						if ansi.StringWidth(l) > w {
							t.Fatalf("%v at %dx%d: %q is too wide", keys, w, h, l)
						}
					}
				}
			}
		}
	})
}

// The pictures of the README are drawn by the program.
func TestPictures(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := sample(t, "hjemmepleje")
		for name, keys := range map[string][]string{"home": nil, "phase": {"down", "enter", "esc", "5", "tab", "enter"}} {
			p := start(t, st, i18n.Danish, 80, 24)
			p.Keys(keys...)
			drawn := tuitest.SVG(p.Cells(), p.W, p.H, "#1e1e1e", "#e8e4de")
			tuitest.File(t, filepath.Join("..", "..", ".pictures", name+".svg"), drawn)
		}
	})
}
