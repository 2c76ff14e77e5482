package tuitest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/ui"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Golden holds a text against testdata/NAME.golden.
func Golden(t *testing.T, name, got string) {
	t.Helper()
	File(t, filepath.Join("testdata", name+".golden"), got)
}

// File holds a text against the file of a path. A text that ends without a line
// break is kept with one.
func File(t *testing.T, path, got string) {
	t.Helper()
	if !strings.HasSuffix(got, "\n") {
		got += "\n"
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from what it was (go test -update writes it anew)\n--- now\n%s--- before\n%s", path, got, want)
	}
}

// Terminals are those in which every screen has to look right: the smallest, the
// ordinary and a large one.
func Terminals() [][2]int { return [][2]int{{40, 12}, {80, 24}, {140, 40}} }

// Bodies are what the program's frame leaves of Terminals for a screen.
func Bodies() [][2]int { return [][2]int{{40, 10}, {78, 20}, {138, 36}} }

// Every runs a test in each language and size; name is of the golden, w and h
// are of the body.
func Every(t *testing.T, screen string, do func(t *testing.T, lang i18n.Lang, w, h int, name string)) {
	t.Helper()
	for _, lang := range i18n.Langs() {
		for i, size := range Terminals() {
			name := fmt.Sprintf("%s-%s-%dx%d", screen, lang, size[0], size[1])
			body := Bodies()[i]
			Test(t, name, func(t *testing.T) { do(t, lang, body[0], body[1], name) })
		}
	}
}

// Drawn draws a screen in w x h cells, holds it to them, and returns what is seen
// below a line of size and title.
func Drawn(t *testing.T, size string, s ui.Screen, w, h int) string {
	t.Helper()
	content := within(t, s, w, h)
	title, _ := s.Head()
	var b strings.Builder
	fmt.Fprintf(&b, "[%s] %s\n", size, title)
	for _, row := range strings.Split(content, "\n") {
		b.WriteString("│" + strings.TrimRight(ansi.Strip(row), " ") + "\n")
	}
	return b.String() + "\n"
}

// AnySize draws a screen at many sizes, and fails where it takes more cells than
// it has. A terminal can be any size while it is being pulled at.
func AnySize(t *testing.T, s ui.Screen) {
	t.Helper()
	widths, heights := []int{200}, []int{50}
	for w := 0; w < 50; w += 1 + w/8 {
		widths = append(widths, w)
	}
	for h := 0; h < 30; h += 1 + h/6 {
		heights = append(heights, h)
	}
	for _, w := range widths {
		for _, h := range heights {
			if win, ok := s.(ui.Window); ok {
				win.Size(w, h)
			}
			within(t, s, w, h)
		}
	}
}

// within draws a screen and fails where a line is wider than w cells, there are
// more than h, or the cursor stands outside of them.
func within(t *testing.T, s ui.Screen, w, h int) string {
	t.Helper()
	content, cursor := s.View(w, h)
	rows := strings.Split(content, "\n")
	if len(rows) > max(1, h) {
		t.Errorf("%dx%d: %d rows where there is room for %d", w, h, len(rows), h)
	}
	for y, row := range rows {
		if ui.Width(row) > w {
			t.Errorf("%dx%d: row %d is %d cells wide: %q", w, h, y, ui.Width(row), row)
		}
	}
	if cursor != nil && (cursor.X < 0 || cursor.X >= w || cursor.Y < 0 || cursor.Y >= h) {
		t.Errorf("%dx%d: the cursor is at %d,%d", w, h, cursor.X, cursor.Y)
	}
	return content
}
