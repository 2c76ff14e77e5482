package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// problem returns what is wrong, and fails the test where nothing is.
func problem(t *testing.T, err error) *Problem {
	t.Helper()
	p, ok := errors.AsType[*Problem](err)
	if !ok {
		t.Fatalf("got %v, want a problem", err)
	}
	return p
}

func TestSettingsAreRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.toml")
	if s, err := Load(path); err != nil || !reflect.DeepEqual(s, Default()) {
		t.Errorf("without a file: %+v, %v", s, err)
	}
	write(t, path, mark+strings.ReplaceAll(`# mine
lang = "da"
theme = 'hav'
dark = "light"   # my screen
vision = ""
voice = "we"
name = "Bodil \"Bo\" Ås"
role = "leder"
mouse = false
editor = "code --wait"
method = "kommunen.toml"
journal = 'C:\Users\bo\journal.stjerne'
`, "\n", "\r\n"))
	s, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	none := ""
	want := Settings{
		Lang: "da", Theme: "hav", Dark: "light", Vision: &none, Voice: "we", Name: `Bodil "Bo" Ås`, Role: "leder",
		Mouse: false, Editor: "code --wait", Method: "kommunen.toml", Journal: `C:\Users\bo\journal.stjerne`,
	}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got %+v, want %+v", s, want)
	}
	for key, want := range map[string]string{"lang": "da", "mouse": "false", "vision": "", "name": `Bodil "Bo" Ås`} {
		if got, err := s.Get(key); err != nil || got != want {
			t.Errorf("%s is %q, %v", key, got, err)
		}
	}
	if _, err := s.Get("nam"); problem(t, err).Code != codeMeant {
		t.Errorf("nam is told as %v", err)
	}
}

func TestFaultySettingsAreRefused(t *testing.T) {
	for _, c := range []struct {
		text         string
		code         string
		line, column int
	}{
		{"lang = \"da\"\nthem = \"hav\"\n", codeMeant, 2, 1},
		{"colour = \"red\"", codeUnknown, 1, 1},
		{"# x\n\n  lang = \"sv\"", codeChoice, 3, 3},
		{"voice = \"jeg\"", codeChoice, 1, 1},
		{"dark = \"yes\"", codeChoice, 1, 1},
		{"mouse = \"true\"", codeType, 1, 1},
		{"mouse = 1", codeType, 1, 1},
		{"name = 12", codeType, 1, 1},
		{"name = [\"a\"]", codeType, 1, 1},
		{"name = \"a\"\nname = \"b\"", codeDouble, 2, 1},
		{"[name]\nx = 1", codeType, 1, 2},
		{"[tui]\nmouse = true", codeUnknown, 1, 2},
		{"name = \"a\\u001b[2J\"", codeText, 1, 1},
		{"name = \"\"\"a\nb\"\"\"", codeText, 1, 1},
		{"editor = \"'vim\"", codeQuotes, 1, 1},
		{"name = \"a\nlang = \"da\"", codeSyntax, 1, 0},
		{"lang = \"da\"\nname =", codeSyntax, 2, 0},
		{"lang = \"da\"\nname = \"\xff\"", codeSyntax, 2, 0},
		{"lang da", codeSyntax, 1, 0},
	} {
		path := write(t, filepath.Join(t.TempDir(), "settings.toml"), c.text)
		s, err := Load(path)
		p := problem(t, err)
		if p.Code != c.code || p.Line != c.line || c.column > 0 && p.Column != c.column || p.File != path {
			t.Errorf("%q: got %v, want %s at %d:%d", c.text, p, c.code, c.line, c.column)
		}
		if code, args := p.Fault(); code != "in_file" || args[1] != path || args[2] != c.line {
			t.Errorf("%q: the sentence is %s of %v", c.text, code, args)
		}
		if !reflect.DeepEqual(s, Default()) {
			t.Errorf("%q: the settings are %+v", c.text, s)
		}
		if err := Set(path, "lang", "en"); err == nil || read(t, path) != c.text {
			t.Errorf("%q: a faulty file was changed (%v)", c.text, err)
		}
	}
	dir := t.TempDir()
	if _, err := Load(dir); problem(t, err).Code != codeRead {
		t.Errorf("a folder is told as %v", err)
	}
	long := write(t, filepath.Join(dir, "long.toml"), strings.Repeat("# long\n", longestFile/7+1))
	if _, err := Load(long); problem(t, err).Code != codeLong {
		t.Errorf("a file that is too long is told as %v", err)
	}
}

func TestSetChangesOneValue(t *testing.T) {
	const before = "# my settings\nrole='leder'  # since May\n\n\ttheme = \"hav\"\nmouse = true # mine\nname = \"\"\"Bo\"\"\""
	for _, c := range []struct{ key, value, after string }{
		{"theme", "lyng", strings.Replace(before, `"hav"`, `"lyng"`, 1)},
		{"role", `"den" leder`, strings.Replace(before, `'leder'`, `"\"den\" leder"`, 1)},
		{"mouse", "false", strings.Replace(before, "true", "false", 1)},
		{"name", "Åse", strings.Replace(before, `"""Bo"""`, `"Åse"`, 1)},
		{"lang", "en", before + "\nlang = \"en\"\n"},
		{"vision", "", before + "\nvision = \"\"\n"},
		{"theme", "", strings.Replace(before, "\ttheme = \"hav\"\n", "", 1)},
		{"role", "", strings.Replace(before, "role='leder'  # since May\n", "", 1)},
		{"name", "", strings.Replace(before, "name = \"\"\"Bo\"\"\"", "", 1)},
		{"editor", "", before},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			for _, start := range []string{"", mark} {
				path := write(t, filepath.Join(t.TempDir(), "settings.toml"), start+strings.ReplaceAll(before, "\n", end))
				if err := Set(path, c.key, c.value); err != nil {
					t.Errorf("%s = %q: %v", c.key, c.value, err)
					continue
				}
				if got, want := read(t, path), start+strings.ReplaceAll(c.after, "\n", end); got != want {
					t.Errorf("%s = %q: got\n%q, want\n%q", c.key, c.value, got, want)
				}
				s, err := Load(path)
				if err != nil {
					t.Errorf("%s = %q can't be read: %v", c.key, c.value, err)
				}
				if got, _ := s.Get(c.key); c.value != "" && got != c.value {
					t.Errorf("%s = %q is read as %q", c.key, c.value, got)
				}
			}
		}
	}
}

func TestEveryTextComesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "settings.toml")
	for _, value := range []string{
		`C:\Users\bo\x`, `it's C:\x`, `"`, `'`, `\`, `\\"'`, "æøå ☹ € {vision} # no comment", " spaces ", "= [x]", "\u00a0",
	} {
		for _, key := range []string{"name", "vision"} {
			if err := Set(path, key, value); err != nil {
				t.Errorf("%s = %q: %v", key, value, err)
				continue
			}
			s, err := Load(path)
			if got, _ := s.Get(key); err != nil || got != value {
				t.Errorf("%q came back as %q (%v)", value, got, err)
			}
		}
	}
	if err := Unset(path, "vision"); err != nil {
		t.Fatal(err)
	}
	if s, err := Load(path); err != nil || s.Vision != nil {
		t.Errorf("the vision is still there: %v, %v", s.Vision, err)
	}
}

func TestSetRefusesWhatCantBe(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "settings.toml"), "lang = \"da\"\n")
	for _, c := range []struct{ key, value, code string }{
		{"lang", "sv", codeChoice},
		{"mouse", "maybe", codeYesNo},
		{"colour", "red", codeUnknown},
		{"thme", "hav", codeMeant},
		{"name", "a\nb", codeText},
		{"name", "\x1b[2J", codeText},
		{"name", "\xff", codeText},
		{"name", strings.Repeat("a", longestText+1), codeText},
		{"editor", `"vim`, codeQuotes},
	} {
		if p := problem(t, Set(path, c.key, c.value)); p.Code != c.code || p.Line != 0 {
			t.Errorf("%s = %q: got %v, want %s", c.key, c.value, p, c.code)
		}
	}
	if got := read(t, path); got != "lang = \"da\"\n" {
		t.Errorf("the file is now %q", got)
	}
}

// A path typed on the command line means the folder one stands in, and must
// still mean it tomorrow from another.
func TestPathsAreMadeWhole(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	path := filepath.Join(dir, "settings.toml")
	for value, want := range map[string]string{
		"own.toml": filepath.Join(dir, "own.toml"), "~/own.toml": "~/own.toml", filepath.Join(dir, "b"): filepath.Join(dir, "b"),
	} {
		if err := Set(path, "method", value); err != nil {
			t.Fatal(err)
		}
		s, err := Load(path)
		if err != nil || s.Method != want {
			t.Errorf("%q is written as %q (%v), want %q", value, s.Method, err, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"lang = \"da\"", "\ufeffmouse = true\r\n", "name = '''a'''", "[a]\nb = 1", "name.x = 1", "[[name]]", "\"lang\" = 'da' # x", "editor = \"\"",
	} {
		f.Add([]byte(seed), "lyng")
	}
	f.Fuzz(func(t *testing.T, data []byte, value string) {
		path := filepath.Join(t.TempDir(), "settings.toml")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		before, err := Load(path)
		if err != nil {
			if p := problem(t, err); p.Line < 1 || p.Line > strings.Count(string(data), "\n")+1 {
				t.Errorf("%q: %v", data, p)
			}
			return
		}
		if Set(path, "name", value) != nil {
			return
		}
		after, err := Load(path)
		if err != nil {
			t.Fatalf("%q with the name %q can't be read: %v", data, value, err)
		}
		if after.Name != value {
			t.Errorf("%q: the name %q is read as %q", data, value, after.Name)
		}
		if after.Name = before.Name; !reflect.DeepEqual(after, before) {
			t.Errorf("%q: setting the name changed %+v to %+v", data, before, after)
		}
	})
}
