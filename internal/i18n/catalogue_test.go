package i18n

import (
	"fmt"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// disagreements compares two languages key by key, and says where one has what
// the other lacks.
func disagreements(a, b *Words) []string {
	var found []string
	for key, m := range a.messages {
		o, ok := b.messages[key]
		switch {
		case !ok:
			found = append(found, fmt.Sprintf("%s is in %s and not in %s", key, a.lang, b.lang))
		case m.plural != o.plural:
			found = append(found, fmt.Sprintf("%s has two forms in one language only", key))
		case !slices.Equal(asked(m.other), asked(o.other)):
			found = append(found, fmt.Sprintf("%s asks for %v in %s and %v in %s",
				key, asked(m.other), a.lang, asked(o.other), b.lang))
		case !subset(asked(m.one), asked(m.other)):
			found = append(found, fmt.Sprintf("%s asks for more in the singular (%s)", key, a.lang))
		}
		for _, text := range []string{m.one, m.other} {
			if loosePercent(text) {
				found = append(found, fmt.Sprintf("%s has a %% that is no verb (%s)", key, a.lang))
			}
		}
		if m.other == "" || m.plural && m.one == "" {
			found = append(found, fmt.Sprintf("%s is empty (%s)", key, a.lang))
		}
	}
	slices.Sort(found)
	return found
}

// asked lists what a text asks for, sorted and without repetition, so that two
// languages may name their arguments in different order.
func asked(text string) []string {
	var found []string
	for _, v := range verbs(text) {
		found = append(found, fmt.Sprintf("%d%c", v.arg, v.letter))
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func subset(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

var verbForm = regexp.MustCompile(`%([0-9.]*(\[\d+\])?[sdvqxX]|%)`)

// loosePercent finds a percent sign that fmt would take for a verb by mistake,
// as in "50 % af".
func loosePercent(text string) bool {
	return strings.Contains(verbForm.ReplaceAllString(text, ""), "%")
}

func TestLanguagesAgree(t *testing.T) {
	da, en := words(t, Danish), words(t, English)
	for _, d := range disagreements(da, en) {
		t.Error(d)
	}
	for _, d := range disagreements(en, da) {
		t.Error(d)
	}
	if a, b := fileNames(t, Danish), fileNames(t, English); !slices.Equal(a, b) {
		t.Errorf("Danish has the files %v, English %v", a, b)
	}
}

func fileNames(t *testing.T, lang Lang) []string {
	t.Helper()
	entries, err := fs.ReadDir(embedded, "words/"+string(lang))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestDisagreementsAreSeen(t *testing.T) {
	base := "[a]\nb = \"%s and %d\"\nc = [\"%d x\", \"%d xs\"]"
	for name, text := range map[string]string{
		"key":      "[a]\nb = \"%s and %d\"",
		"verb":     "[a]\nb = \"%s\"\nc = [\"%d x\", \"%d xs\"]",
		"order":    "[a]\nb = \"%d and %s\"\nc = [\"%d x\", \"%d xs\"]",
		"plural":   "[a]\nb = \"%s and %d\"\nc = \"%d xs\"",
		"singular": "[a]\nb = \"%s and %d\"\nc = [\"%d %s\", \"%d xs\"]",
		"percent":  "[a]\nb = \"%s and %d, 5 % of\"\nc = [\"%d x\", \"%d xs\"]",
		"empty":    "[a]\nb = \"\"\nc = [\"%d x\", \"%d xs\"]",
	} {
		a, b := loadText(t, base), loadText(t, text)
		if len(disagreements(a, b))+len(disagreements(b, a)) == 0 {
			t.Errorf("%s: not seen", name)
		}
	}
	if d := disagreements(loadText(t, base), loadText(t, "[a]\nb = \"%[2]d or %[1]s\"\nc = [\"a x\", \"%d xs\"]")); len(d) > 0 {
		t.Errorf("another order and a number as a word are allowed, yet: %v", d)
	}
}

// keyForm is what a key looks like. Calls of other things that happen to be
// called T or N take other texts.
var keyForm = regexp.MustCompile(`^[a-z][a-z0-9_-]*(\.[A-Za-z0-9_-]+)+$`)

// use is one place in the program's code that asks for a text.
type use struct {
	key  string
	args int // those handed over beyond n, or -1 where the code can't tell
	n    bool
	pos  string
}

// uses finds the calls of T, N and NewFault with a literal key in a Go file. A
// file that doesn't parse yet has none.
func uses(path string, src any) []use {
	files := gotoken.NewFileSet()
	file, err := parser.ParseFile(files, path, src, 0)
	if err != nil {
		return nil
	}
	var found []use
	ast.Inspect(file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		name := ""
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			name = f.Name
		}
		literal, ok := call.Args[0].(*ast.BasicLit)
		if !ok || literal.Kind != gotoken.STRING {
			return true
		}
		key, err := strconv.Unquote(literal.Value)
		if err != nil {
			return true
		}
		u := use{key: key, args: len(call.Args) - 1, pos: files.Position(call.Pos()).String()}
		_, method := call.Fun.(*ast.SelectorExpr)
		switch {
		case name == "NewFault":
			u.key = "fault." + key
		case name == "N" && method && keyForm.MatchString(key):
			u.n = true
			u.args = len(call.Args) - 2
		case name == "T" && method && keyForm.MatchString(key):
		default:
			return true
		}
		if call.Ellipsis.IsValid() {
			u.args = -1
		}
		found = append(found, u)
		return true
	})
	return found
}

// wrong says what is wrong with a use, or "".
func (w *Words) wrong(u use) string {
	m, ok := w.messages[u.key]
	if !ok {
		return fmt.Sprintf("%s: there is no text %s", u.pos, u.key)
	}
	if u.n && !m.plural {
		return fmt.Sprintf("%s: %s has no plural", u.pos, u.key)
	}
	given := u.args
	if m.plural && u.n {
		given++
	}
	if need := argsUsed(m.other); u.args >= 0 && given < need {
		return fmt.Sprintf("%s: %s needs %d arguments and is given %d", u.pos, u.key, need, given)
	}
	return ""
}

// unwritten returns the files of words that the program is to have and does not
// have yet. While there is one, a text that isn't there is told and not
// faulted: the code that asks for it may be the first of its package.
func unwritten(t *testing.T) []string {
	t.Helper()
	there := fileNames(t, Danish)
	var found []string
	for _, area := range []string{"actions", "cli", "first", "home", "phase", "settings", "store", "summary", "ui"} {
		if !slices.Contains(there, area+".toml") {
			found = append(found, area)
		}
	}
	return found
}

func TestTheCodeAsksForTextsThatAreThere(t *testing.T) {
	w := words(t, Danish)
	complain := t.Error
	if waiting := unwritten(t); len(waiting) > 0 {
		complain = func(args ...any) { t.Log(append(args, "(not written yet:", waiting, ")")...) }
	}
	count := 0
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && entry.Name() != ".." {
			return fs.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, u := range uses(path, src) {
			count++
			if what := w.wrong(u); what != "" {
				complain(what)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 10 {
		t.Errorf("found only %d places that ask for a text: the search is broken", count)
	}
}

func TestWrongUsesAreSeen(t *testing.T) {
	w := loadText(t, "[a]\nb = \"%s\"\nc = [\"%d x\", \"%d xs of %s\"]\n[fault]\nd = \"%s\"")
	const head = "package p\nfunc f() {\n"
	for code, wrong := range map[string]bool{
		`w.T("a.b", 1)`:           false,
		`w.T("a.b")`:              true,
		`w.T("a.b", x...)`:        false,
		`w.T("a.missing")`:        true,
		`w.N("a.c", n, "x")`:      false,
		`w.N("a.c", n)`:           true,
		`w.N("a.b", n, "x")`:      true,
		`i18n.NewFault("d", "x")`: false,
		`i18n.NewFault("d")`:      true,
		`i18n.NewFault("e", "x")`: true,
		`other.T("Title")`:        false,
	} {
		what := ""
		for _, u := range uses("x.go", head+code+"\n}") {
			what += w.wrong(u)
		}
		if (what != "") != wrong {
			t.Errorf("%s: got %q", code, what)
		}
	}
	if len(uses("x.go", "package p\nfunc {")) != 0 {
		t.Error("a file that does not parse has uses")
	}
}
