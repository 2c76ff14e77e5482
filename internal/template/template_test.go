package template_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/template"
	"stjerne/journal/method"
)

func write(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func danish(t *testing.T) (*i18n.Words, *method.Method) {
	t.Helper()
	w, err := i18n.Load(i18n.Danish)
	if err != nil {
		t.Fatal(err)
	}
	m, err := method.Load(method.Danish)
	if err != nil {
		t.Fatal(err)
	}
	return w, m
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#004488"/><circle cx="10" cy="10" r="8" fill="#ffffff"/></svg>`

func picture(t *testing.T, w, h int) string {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		img.Set(x, x*h/w, color.NRGBA{R: 200, A: 255})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// An organisation's file gives sections and a letterhead, with a logo of either kind.
func TestLoad(t *testing.T) {
	_, m := danish(t)
	for name, logo := range map[string]string{"logo.svg": svg, "logo.png": picture(t, 3000, 1000)} {
		folder := t.TempDir()
		write(t, folder, name, logo)
		path := write(t, folder, "summary.toml", `
[letterhead]
text = "Vejby Kommune\nSundhed og omsorg"
logo = "`+name+`"
logo-text = "Vejby Kommunes byvåben"

[[page]]
section = "ask"
words = 30
heading = { da = "Hjælp mig med" }

[[after]]
section = "notes"
`)
		got, err := template.Load(path, m)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if ids := strings.Join(got.SectionIDs(), " "); ids != "ask notes" {
			t.Errorf("%s: the sections are %s", name, ids)
		}
		head := got.Letterhead
		if head.Text.String() != "Vejby Kommune\nSundhed og omsorg" || head.Logo.Alt != "Vejby Kommunes byvåben" {
			t.Errorf("%s: the letterhead is %q, %q", name, head.Text, head.Logo.Alt)
		}
		shown, err := png.Decode(bytes.NewReader(head.Logo.PNG))
		if err != nil || shown.Bounds().Dx() != head.Logo.Width || shown.Bounds().Dy() != head.Logo.Height {
			t.Fatalf("%s: the picture is %v (%v), said to be %dx%d", name, shown.Bounds(), err, head.Logo.Width, head.Logo.Height)
		}
		if head.Logo.Width != 720 {
			t.Errorf("%s: %d pixels wide", name, head.Logo.Width)
		}
		if name == "logo.svg" {
			if r, g, b, _ := shown.At(700, 20).RGBA(); r>>8 != 0 || g>>8 != 0x44 || b>>8 != 0x88 {
				t.Errorf("the drawing's blue came out as %d %d %d", r>>8, g>>8, b>>8)
			}
		}
	}
}

// A faulty template is refused with a sentence that has the line.
func TestLoadRefuses(t *testing.T) {
	w, m := danish(t)
	page := "[[page]]\nsection = \"ask\"\n"
	for name, tt := range map[string]struct{ file, said string }{
		"syntax":      {"[[page]\n", "linje 1"},
		"unknown key": {page + "farve = \"blå\"\n", "linje 3"},
		"section":     {page + "\n[[page]]\nsection = \"stjerner\"\n", "linje 5"},
		"heading":     {page + "heading = { de = \"Hilfe\" }\n", "linje 3"},
		"words":       {page + "words = 9999\n", "linje 3"},
		"type":        {page + "words = \"mange\"\n", "linje 3"},
		"no logo":     {"[letterhead]\nlogo = \"væk.png\"\n" + page, "linje 2"},
		"no picture":  {"[letterhead]\nlogo = \"summary.toml\"\n" + page, "linje 2"},
		"evil svg":    {"[letterhead]\nlogo = \"evil.svg\"\n" + page, "linje 2"},
		"broken svg":  {"[letterhead]\nlogo = \"broken.svg\"\n" + page, "linje 2"},
		"fetch":       {"[letterhead]\nlogo = \"fetch.svg\"\n" + page, "linje 2"},
		"lines":       {"[letterhead]\ntext = \"a\\nb\\nc\\nd\\ne\\nf\\ng\"\n" + page, "linje 2"},
		"control":     {"[letterhead]\ntext = \"\\u001b[2J\"\n" + page, "linje 2"},
	} {
		folder := t.TempDir()
		write(t, folder, "evil.svg", strings.Replace(svg, "<rect", "<script>alert(1)</script><rect", 1))
		write(t, folder, "fetch.svg", strings.Replace(svg, "<rect", `<image href="https://a.dk/x.png"/><rect`, 1))
		write(t, folder, "broken.svg", "<svg viewBox=\"0 0 4")
		path := write(t, folder, "summary.toml", tt.file)
		_, err := template.Load(path, m)
		if err == nil {
			t.Errorf("%s is taken", name)
			continue
		}
		said := w.Sentence(err)
		if !strings.Contains(said, tt.said) || !strings.Contains(said, "summary.toml") || strings.Contains(said, "⟦") || strings.Contains(said, "%!") {
			t.Errorf("%s: %s", name, said)
		}
	}
}

// The settings' own file comes first, then the one beside the settings.
func TestFor(t *testing.T) {
	_, m := danish(t)
	folder := t.TempDir()
	paths := config.Paths{Settings: filepath.Join(folder, "settings.toml")}
	ids := func(s config.Settings) string {
		t.Helper()
		got, err := template.For(paths, s, m)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(got.SectionIDs(), " ")
	}
	if got := ids(config.Settings{}); !strings.HasPrefix(got, "ask challenge") {
		t.Errorf("without a file: %s", got)
	}
	write(t, folder, "summary.toml", "[[page]]\nsection = \"trial\"\n")
	if got := ids(config.Settings{}); got != "trial" {
		t.Errorf("beside the settings: %s", got)
	}
	other := write(t, t.TempDir(), "vores.toml", "[[page]]\nsection = \"stars\"\n")
	if got := ids(config.Settings{Template: other}); got != "stars" {
		t.Errorf("named in the settings: %s", got)
	}
}
