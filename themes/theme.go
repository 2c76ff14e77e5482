package themes

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed *.toml
var embedded embed.FS

// DefaultName is the theme of those who choose none.
const DefaultName = "stjerne"

// longestFile is far more than a theme needs, and little enough to read.
const longestFile = 64 << 10

// Theme is a title and two palettes.
type Theme struct {
	Name  string            // as in the settings and the file's name
	Title map[string]string // by language, "da" and "en"; may be empty
	Light Palette
	Dark  Palette
}

// TitleIn returns the title in a language ("da", "en"), or the name where the
// theme has none in it.
func (t Theme) TitleIn(lang string) string {
	if title := t.Title[lang]; title != "" {
		return title
	}
	return t.Name
}

// own are the program's themes in the order in which they are offered.
func own() []string { return []string{DefaultName, "hav", "lyng", "blaek"} }

// Default returns the theme that is part of the program and can always be had.
func Default() Theme {
	data, err := embedded.ReadFile(DefaultName + ".toml")
	if err != nil {
		return Theme{Name: DefaultName}
	}
	t, err := Parse(DefaultName, data)
	if err != nil {
		return Theme{Name: DefaultName}
	}
	return t
}

// Load returns the theme of a name: NAME.toml in the user's folder, else one of
// the program's own. The folder may be "" or not be there. A name may be
// written with æ, ø and å, and in capitals, for a file that has none. Errors
// are *Problem.
func Load(name, userDir string) (Theme, error) {
	for _, n := range []string{name, plainName(name)} {
		if !fileName(n) {
			continue
		}
		if userDir != "" {
			t, err := loadFile(n, filepath.Join(userDir, n+".toml"))
			if !errors.Is(err, fs.ErrNotExist) {
				return t, err
			}
		}
		if slices.Contains(own(), n) {
			data, err := embedded.ReadFile(n + ".toml")
			if err != nil {
				return Theme{}, &Problem{Code: codeRead, Args: []any{n + ".toml", err}}
			}
			return Parse(n, data)
		}
	}
	there, err := List(userDir)
	if err != nil {
		there = own()
	}
	return Theme{}, &Problem{Code: codeUnknown, Args: []any{name, strings.Join(there, ", ")}}
}

// loadFile reads a user's theme. An error of a file that isn't there is
// fs.ErrNotExist; all others are *Problem.
func loadFile(name, path string) (Theme, error) {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Theme{}, err
	}
	if err != nil {
		return Theme{}, &Problem{Code: codeRead, Args: []any{path, err}}
	}
	defer func() { _ = in.Close() }()
	data, err := io.ReadAll(io.LimitReader(in, longestFile+1))
	switch {
	case err != nil:
		return Theme{}, &Problem{Code: codeRead, Args: []any{path, err}}
	case len(data) > longestFile:
		return Theme{}, &Problem{Code: codeLong, Args: []any{path}}
	}
	t, err := Parse(name, data)
	if problem, ok := errors.AsType[*Problem](err); ok {
		problem.File = path
	}
	return t, err
}

// List returns the names of the themes there are: the program's own, then those
// of the user's folder by name. The folder may be "" or not be there. A file
// is listed whether or not it can be read; Load says what is wrong with it.
func List(userDir string) ([]string, error) {
	found := own()
	if userDir == "" {
		return found, nil
	}
	entries, err := os.ReadDir(userDir)
	if errors.Is(err, fs.ErrNotExist) {
		return found, nil
	}
	if err != nil {
		return nil, &Problem{Code: codeRead, Args: []any{userDir, err}}
	}
	for _, e := range entries {
		name, isTheme := strings.CutSuffix(e.Name(), ".toml")
		if isTheme && !e.IsDir() && fileName(name) && !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return found, nil
}

// fileName tells of a name that is a file in a folder and can't lead out of it.
func fileName(name string) bool {
	return name != "" && !strings.HasPrefix(name, ".") && !strings.ContainsAny(name, `/\:`) &&
		!strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f })
}

// plainName writes a name as the files of the program are called.
func plainName(name string) string {
	return strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "a\u030a", "aa").Replace(strings.ToLower(name))
}
