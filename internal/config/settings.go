package config

import (
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Settings are what the user has chosen. Texts are as they stand in the file;
// Paths.Resolve makes paths of them.
type Settings struct {
	Lang   string  // "da", "en", or "" for the system's
	Theme  string  // name of a theme
	Dark   string  // "auto", "light" or "dark"
	Vision *string // what the organisation leads towards; nil is the method's own, "" is none
	Voice  string  // "i" or "we": how new challenges are asked
	Name   string  // of the leader, for what is handed over
	Role   string  // the same
	Mouse  bool    // whether the program takes the mouse
	Editor string  // a command with its arguments, or "" for the system's
	Method string  // path of an organisation's own wording, or ""
	// Template is the path of an organisation's own template of what is handed over,
	// or "" for the one beside the settings, if any.
	Template string
	Journal  string // path of the journal, or "" for the usual place
}

// Default returns the settings of somebody who has set nothing.
func Default() Settings {
	return Settings{Theme: "stjerne", Dark: "auto", Voice: "i", Mouse: true}
}

// setting is one key: how its value is read out as text, whether it is set at
// all, and how a checked text is put in.
type setting struct {
	key     string
	choices []string // the closed list of values, or nil for any text
	yesNo   bool
	empty   bool // "" is a value of its own and not the lack of one
	path    bool
	field   func(*Settings) *string
}

func settings() []setting {
	return []setting{
		{key: "lang", choices: []string{"da", "en"}, field: func(s *Settings) *string { return &s.Lang }},
		{key: "theme", field: func(s *Settings) *string { return &s.Theme }},
		{key: "dark", choices: []string{"auto", "light", "dark"}, field: func(s *Settings) *string { return &s.Dark }},
		{key: "vision", empty: true},
		{key: "voice", choices: []string{"i", "we"}, field: func(s *Settings) *string { return &s.Voice }},
		{key: "name", field: func(s *Settings) *string { return &s.Name }},
		{key: "role", field: func(s *Settings) *string { return &s.Role }},
		{key: "mouse", yesNo: true},
		{key: "editor", field: func(s *Settings) *string { return &s.Editor }},
		{key: "method", path: true, field: func(s *Settings) *string { return &s.Method }},
		{key: "template", path: true, field: func(s *Settings) *string { return &s.Template }},
		{key: "journal", path: true, field: func(s *Settings) *string { return &s.Journal }},
	}
}

// Keys returns the names of all settings, in the order in which they are shown.
func Keys() []string {
	var keys []string
	for _, k := range settings() {
		keys = append(keys, k.key)
	}
	return keys
}

func settingOf(key string) (setting, *Problem) {
	for _, s := range settings() {
		if s.key == key {
			return s, nil
		}
	}
	if meant := nearest(key, Keys()); meant != "" {
		return setting{}, &Problem{Code: codeMeant, Args: []any{key, meant}}
	}
	return setting{}, &Problem{Code: codeUnknown, Args: []any{key, strings.Join(Keys(), ", ")}}
}

// Get returns a setting as text: "true" and "false" for the mouse, "" for what
// is not set. An unknown key is a *Problem.
func (s Settings) Get(key string) (string, error) {
	k, problem := settingOf(key)
	switch {
	case problem != nil:
		return "", problem
	case k.yesNo:
		return strconv.FormatBool(s.Mouse), nil
	case k.field != nil:
		return *k.field(&s), nil
	case s.Vision != nil:
		return *s.Vision, nil
	}
	return "", nil
}

// longestText is how many characters a setting may have. A path can be long; a
// page pasted by mistake is longer.
const longestText = 1000

// put checks a text and makes it the value of a setting.
func (k setting) put(s *Settings, text string) *Problem {
	switch {
	case !utf8.ValidString(text) || utf8.RuneCountInString(text) > longestText || strings.ContainsFunc(text, unicode.IsControl):
		return &Problem{Code: codeText, Args: []any{k.key}}
	case k.choices != nil && !slices.Contains(k.choices, text):
		return &Problem{Code: codeChoice, Args: []any{k.key, text, strings.Join(k.choices, ", ")}}
	case k.yesNo && text != "true" && text != "false":
		return &Problem{Code: codeYesNo, Args: []any{k.key, text}}
	case k.yesNo:
		s.Mouse = text == "true"
	case k.key == "vision":
		s.Vision = &text
	case k.key == "editor" && text != "":
		if _, ok := split(text); !ok {
			return &Problem{Code: codeQuotes, Args: []any{text}}
		}
		fallthrough
	default:
		if text != "" {
			*k.field(s) = text
		}
	}
	return nil
}

// Load reads the settings file. One that isn't there gives the default. An
// error is a *Problem with file, line and column; the settings returned with it
// are the default, so that a program can go on and say what is wrong.
func Load(path string) (Settings, error) {
	data, err := readFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Default(), err
	}
	s, _, problem := parse(path, data)
	if problem != nil {
		return Default(), problem
	}
	return s, nil
}

// span is where a setting stands in its file, in bytes: the whole of its lines,
// and its value.
type span struct {
	keyStart, valueStart, valueEnd int
}

// parse reads settings, and where each of them stands.
func parse(path string, data []byte) (Settings, map[string]span, *Problem) {
	s := Default()
	spans := map[string]span{}
	text := strings.TrimPrefix(string(data), mark)
	shift := len(data) - len(text)
	var problem *Problem
	err := walk([]byte(text), func(f found) bool {
		problem = take(&s, spans, f, shift)
		if problem != nil {
			problem.File, problem.Line, problem.Column = path, f.Line, f.Column
		}
		return problem == nil
	})
	if problem != nil {
		return Default(), nil, problem
	}
	if err != nil {
		return Default(), nil, syntaxProblem(path, text, err)
	}
	return s, spans, nil
}

// take puts one line of the file into the settings.
func take(s *Settings, spans map[string]span, f found, shift int) *Problem {
	k, problem := settingOf(f.key)
	if problem != nil {
		return problem
	}
	if f.table {
		return &Problem{Code: codeType, Args: []any{f.key}}
	}
	if _, double := spans[k.key]; double {
		return &Problem{Code: codeDouble, Args: []any{k.key}}
	}
	wanted := unstable.String
	if k.yesNo {
		wanted = unstable.Bool
	}
	if f.value.Kind != wanted {
		return &Problem{Code: codeType, Args: []any{k.key}}
	}
	at := f.parser.Shape(f.value.Raw)
	lines := strings.SplitAfterN(string(f.parser.Data()), "\n", f.Line)
	before := 0
	for _, l := range lines[:f.Line-1] {
		before += len(l)
	}
	spans[k.key] = span{keyStart: before + f.Column - 1 + shift, valueStart: at.Start.Offset + shift, valueEnd: at.End.Offset + shift}
	return k.put(s, string(f.value.Data))
}

// syntaxProblem says where a text stops being TOML.
func syntaxProblem(path, text string, err error) *Problem {
	p := &Problem{File: path, Line: strings.Count(text, "\n") + 1, Column: 1, Code: codeSyntax}
	var anything map[string]any
	if located, ok := errors.AsType[*Problem](DecodeBytes(path, []byte(text), &anything)); ok {
		p.Line, p.Column = located.Line, located.Column
	}
	return p
}

// nearest returns the word of a list that differs from another in at most two
// letters, or "".
func nearest(word string, list []string) string {
	best, distance := "", 3
	for _, w := range list {
		if d := letters(word, w); d < distance && d < len(w) {
			best, distance = w, d
		}
	}
	return best
}

// letters counts how many letters have to be put in, taken out or exchanged to
// make one word of another (Levenshtein's distance).
func letters(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := last
			if a[i] != b[j] {
				change++
			}
			last = row[j+1]
			row[j+1] = min(change, row[j]+1, last+1)
		}
	}
	return row[len(b)]
}
