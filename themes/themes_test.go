package themes

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestOwnThemesCanBeRead(t *testing.T) {
	files, err := embedded.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(own()) {
		t.Errorf("%d files and %d names", len(files), len(own()))
	}
	for _, name := range own() {
		theme, err := Load(name, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for mode, p := range map[string]Palette{"light": theme.Light, "dark": theme.Dark} {
			if weak := p.Weak(); len(weak) > 0 {
				t.Errorf("%s, %s: under 4.5:1 are %v", name, mode, weak)
			}
			// Running text keeps the terminal's colour, so that a wrong guess
			// at its background leaves it readable.
			if p.Text.Color != "" || p.Background != "" {
				t.Errorf("%s, %s: paints running text or its background", name, mode)
			}
		}
		if Contrast(theme.Light.Ground, "#000000") < 15 || Contrast(theme.Dark.Ground, "#ffffff") < 15 {
			t.Errorf("%s: a ground is neither light nor dark", name)
		}
		for _, lang := range []string{"da", "en"} {
			if theme.Title[lang] == "" {
				t.Errorf("%s has no title in %s", name, lang)
			}
		}
	}
	if Default().Name != DefaultName || Default().Light.Accent.Color == "" {
		t.Error("the default theme is empty")
	}
}

func TestInkHasNoColours(t *testing.T) {
	theme, err := Load("Blæk", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []Palette{theme.Light, theme.Dark} {
		seen := map[Style]bool{}
		for name, at := range p.places() {
			color := ""
			if at.color != nil {
				color = *at.color
			} else {
				color = at.style.Color
				seen[*at.style] = true
			}
			if !slices.Contains([]string{"", "#000000", "#ffffff"}, color) {
				t.Errorf("%s is %s", name, color)
			}
		}
		if p.SelectText == p.Text || p.Trouble == p.Text || p.Trouble == p.Good || len(seen) < 5 {
			t.Error("without colours, what must differ looks alike")
		}
	}
}

func TestContrast(t *testing.T) {
	if c := Contrast("#000000", "#ffffff"); c < 20.99 || c > 21.01 {
		t.Errorf("black on white is %v", c)
	}
	// WCAG's own example of a grey that just fails and one that just passes.
	if Contrast("#777777", "#ffffff") >= 4.5 || Contrast("#767676", "#ffffff") < 4.5 {
		t.Error("the limit of 4.5:1 lies elsewhere")
	}
	p := Default().Light
	p.Muted.Color = "#bbbbbb"
	if weak := p.Weak(); !slices.Equal(weak, []string{"muted"}) {
		t.Errorf("grey on white is not seen: %v", weak)
	}
	p = Default().Light
	p.Select = "#95470c"
	if !slices.Contains(p.Weak(), "accent") {
		t.Error("an accent on its own colour is not seen")
	}
}

// sample returns the default theme's file with one text replaced.
func sample(t *testing.T, old, with string) string {
	t.Helper()
	data, err := embedded.ReadFile("stjerne.toml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		t.Fatalf("the file has no %q", old)
	}
	return strings.Replace(string(data), old, with, 1)
}

func lineWith(text, what string) int {
	before, _, _ := strings.Cut(text, what)
	return strings.Count(before, "\n") + 1
}

func TestFaultyThemesAreRefused(t *testing.T) {
	for _, c := range []struct{ old, new, code, at string }{
		{`"#66605a"`, `"grey"`, codeStyle, `"grey"`},
		{`"#66605a"`, `"#66605"`, codeStyle, `"#66605"`},
		{`"#66605a"`, `"#66605g"`, codeStyle, `"#66605g"`},
		{`"#66605a"`, `"#66605a #000000"`, codeStyle, `"#66605a #000000"`},
		{`"#66605a"`, `"bold bold"`, codeStyle, `"bold bold"`},
		{`"#66605a"`, `12`, codeText, "= 12"},
		{`"#f6ebdd"`, `"bold"`, codeColor, `"bold"`},
		{`"#ffffff"`, `""`, codeColor, `ground      = ""`},
		{"muted ", "mutet ", codeKey, "mutet "},
		{"\n[dark]", "\n[drak]", codeTable, "[drak]"},
		{"\n[dark]", "\n[[dark]]", codeTable, "[[dark]]"},
		{"\n[dark]", "\n[light]", codeDouble, "\n[light]\nground      = \"#1e"},
		{"star        = \"#ffd166\"", "", codeMissing, "[dark]"},
		{"\n[dark]", "\nstar = \"bold\"\n[dark]", codeDouble, "star = \"bold\""},
		{`"#66605a"`, `"#66605a`, codeSyntax, `"#66605a `},
		{"[title]", "title", codeSyntax, "title"},
		{"[title]", "name = \"x\"\n[title]", codeKey, "name ="},
		{`da = "Stjerne"`, `sv = "Stjärna"`, codeKey, "sv ="},
		{`da = "Stjerne"`, `da = "\u001b[2J"`, codeText, "da ="},
		{`da = "Stjerne"`, "da = \"\xff\"", codeSyntax, "da ="},
	} {
		text := sample(t, c.old, c.new)
		_, err := Parse("mine", []byte(text))
		problem, ok := errors.AsType[*Problem](err)
		if !ok {
			t.Errorf("%q was taken: %v", c.new, err)
			continue
		}
		want := lineWith(text, c.at)
		if strings.HasPrefix(c.at, "\n") {
			want++
		}
		if problem.Code != c.code || problem.Line != want || problem.File != "mine.toml" {
			t.Errorf("%q: got %v, want %s in line %d", c.new, problem, c.code, want)
		}
		if code, args := problem.Fault(); code != "in_file" || len(args) != 3 {
			t.Errorf("%q: the sentence is %s of %v", c.new, code, args)
		}
	}
	if _, err := Parse("mine", nil); err == nil {
		t.Error("an empty file was taken")
	}
}

func TestUsersThemes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("Min egen.toml", "\ufeff"+strings.ReplaceAll(sample(t, "[title]\nda = \"Stjerne\"\nen = \"Stjerne\"\n", ""), "\n", "\r\n"))
	write("hav.toml", sample(t, `"#95470c"`, `"#AB12CD"`))
	write("broken.toml", sample(t, `"#95470c"`, `"red"`))
	write("long.toml", strings.Repeat("# long\n", longestFile))
	write("notes.txt", "")
	if err := os.Mkdir(filepath.Join(dir, "folder.toml"), 0o700); err != nil {
		t.Fatal(err)
	}

	got, err := List(dir)
	if want := []string{"stjerne", "hav", "lyng", "blaek", "Min egen", "broken", "long"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("listed are %v (%v), want %v", got, err, want)
	}
	mine, err := Load("Min egen", dir)
	if err != nil || mine.Light.Accent.Color != "#95470c" || mine.TitleIn("da") != "Min egen" {
		t.Errorf("got %+v, %v", mine, err)
	}
	// A user's own file stands before the program's of the same name.
	if hav, err := Load("hav", dir); err != nil || hav.Light.Accent.Color != "#ab12cd" {
		t.Errorf("got %+v, %v", hav, err)
	}
	_, err = Load("broken", dir)
	if p, ok := errors.AsType[*Problem](err); !ok || p.File != filepath.Join(dir, "broken.toml") || p.Line == 0 {
		t.Errorf("the broken file is told as %v", err)
	}
	if _, err = Load("long", dir); err == nil {
		t.Error("the long file was read")
	} else if p, ok := errors.AsType[*Problem](err); !ok || p.Code != codeLong {
		t.Errorf("the long file is told as %v", err)
	}
	for _, name := range []string{"", "nowhere", "../hav", "/etc/passwd", `..\hav`, ".hidden", "a\x00b"} {
		_, err := Load(name, filepath.Join(dir, "sub"))
		if p, ok := errors.AsType[*Problem](err); !ok || p.Code != codeUnknown {
			t.Errorf("%q: %v", name, err)
		}
	}
	if got, err := List(filepath.Join(dir, "nowhere")); err != nil || len(got) != len(own()) {
		t.Errorf("without the folder: %v, %v", got, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range own() {
		data, err := embedded.ReadFile(name + ".toml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("[light]\na = [[[{}]]]\n"))
	f.Add([]byte("title = 'x'\n\"\\u0000\" = 1979-05-27"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Parse("x", data)
		if p, ok := errors.AsType[*Problem](err); err != nil && (!ok || p.Line < 1 || p.Line > strings.Count(string(data), "\n")+1) {
			t.Errorf("%q: %v", data, err)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(DefaultName, ""); err != nil {
			b.Fatal(err)
		}
	}
}
