package config

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

func TestAPlaceIsKeptAndForgotten(t *testing.T) {
	root := t.TempDir()
	p := Paths{State: filepath.Join(root, "state")}
	one, two := p.PlaceFile(filepath.Join(root, "a.stjerne")), p.PlaceFile(filepath.Join(root, "b.stjerne"))
	if _, ok := one.Load(); ok {
		t.Error("there is a place before one was kept")
	}
	if err := one.Forget(); err != nil {
		t.Errorf("forgetting none: %v", err)
	}
	want := Place{
		Challenge: "c", Loop: "l", Meeting: "m", Item: "signs/x", Before: []string{"title", "ask"}, Top: 4, Day: "2026-12-03", Open: true,
	}
	for _, place := range []Place{{Item: "title"}, want} {
		if err := one.Keep(place); err != nil {
			t.Fatal(err)
		}
	}
	if got, ok := one.Load(); !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, ok)
	}
	if _, ok := two.Load(); ok {
		t.Error("another journal has the same place")
	}
	for path, mode := range map[string]os.FileMode{one.path: 0o600, filepath.Dir(one.path): 0o700} {
		info, err := os.Stat(path)
		if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if strings.Contains(one.path, "a.stjerne") {
		t.Errorf("the file's name %s tells the journal's", one.path)
	}
	if err := one.Forget(); err != nil {
		t.Fatal(err)
	}
	if _, ok := one.Load(); ok {
		t.Error("it was not forgotten")
	}
}

// The same journal can be opened by its path, by a relative one and through a link.
func TestAPlaceIsOfTheFileAndNotOfItsName(t *testing.T) {
	root := t.TempDir()
	p := Paths{State: filepath.Join(root, "state")}
	file := write(t, filepath.Join(root, "a.stjerne"), "")
	t.Chdir(root)
	if got := p.PlaceFile("a.stjerne"); got != p.PlaceFile(file) {
		t.Errorf("a relative path gives %s", got.path)
	}
	link(t, file, filepath.Join(root, "link.stjerne"))
	if got := p.PlaceFile(filepath.Join(root, "link.stjerne")); got != p.PlaceFile(file) {
		t.Errorf("a link gives %s", got.path)
	}
}

// A place that can't be had is none, and never a reason not to present.
func TestAPlaceThatIsNone(t *testing.T) {
	root := t.TempDir()
	p := Paths{State: root}
	f := p.PlaceFile(filepath.Join(root, "a.stjerne"))
	for _, content := range []string{"", "{", "[]", `{"top":"x"}`, strings.Repeat(" ", mostPlace+1) + "{}"} {
		write(t, f.path, content)
		if place, ok := f.Load(); ok {
			t.Errorf("%.10q is the place %+v", content, place)
		}
	}
	in := Paths{State: filepath.Join(write(t, filepath.Join(root, "file"), ""), "b")}.PlaceFile("a")
	if err := in.Keep(Place{}); problem(t, err).Code != codeWrite {
		t.Errorf("no folder for it is told as %v", err)
	}
	if _, ok := (PlaceFile{}).Load(); ok || (PlaceFile{}).Keep(Place{}) != nil || (PlaceFile{}).Forget() != nil {
		t.Error("the zero value keeps something")
	}
}
