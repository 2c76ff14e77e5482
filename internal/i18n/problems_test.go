package i18n

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// codesOf reads the constants that name what can be wrong in a package: those
// called code… or Problem….
func codesOf(files []*ast.File) map[string]string {
	codes := map[string]string{}
	for _, file := range files {
		ast.Inspect(file, func(node ast.Node) bool {
			spec, ok := node.(*ast.ValueSpec)
			if !ok || len(spec.Values) != len(spec.Names) {
				return true
			}
			for i, name := range spec.Names {
				literal, ok := spec.Values[i].(*ast.BasicLit)
				named := strings.HasPrefix(name.Name, "code") || strings.HasPrefix(name.Name, "Problem")
				if !ok || !named || literal.Kind != gotoken.STRING {
					continue
				}
				if text, err := strconv.Unquote(literal.Value); err == nil {
					codes[name.Name] = text
				}
			}
			return true
		})
	}
	return codes
}

// argsOf finds how many arguments the code gives with each constant, where a
// Problem is written out with both.
func argsOf(files []*ast.File) map[string][]int {
	given := map[string][]int{}
	for _, file := range files {
		ast.Inspect(file, func(node ast.Node) bool {
			literal, ok := node.(*ast.CompositeLit)
			if !ok {
				return true
			}
			code, args := "", 0
			for _, e := range literal.Elts {
				pair, ok := e.(*ast.KeyValueExpr)
				if !ok {
					return true
				}
				key, _ := pair.Key.(*ast.Ident)
				if name, ok := pair.Value.(*ast.Ident); ok && key != nil && key.Name == "Code" {
					code = name.Name
				}
				if list, ok := pair.Value.(*ast.CompositeLit); ok && key != nil && key.Name == "Args" {
					args = len(list.Elts)
				}
			}
			if code != "" {
				given[code] = append(given[code], args)
			}
			return true
		})
	}
	return given
}

// The packages that know nothing of the catalogue name their sentences by
// codes; each has one, and gets as many arguments as it asks for.
func TestProblemsOfOthersHaveSentences(t *testing.T) {
	w := words(t, Danish)
	for _, folder := range []string{"themes", "internal/config", "journal/method"} {
		paths, err := filepath.Glob(filepath.Join("../..", filepath.FromSlash(folder), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		var files []*ast.File
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			if file, err := parser.ParseFile(gotoken.NewFileSet(), path, nil, 0); err == nil {
				files = append(files, file)
			}
		}
		codes, given := codesOf(files), argsOf(files)
		if len(codes) < 5 {
			t.Errorf("%s: found only the codes %v: the search is broken", folder, codes)
		}
		for name, code := range codes {
			m, ok := w.messages["fault."+code]
			if !ok {
				t.Errorf("%s: there is no sentence fault.%s", folder, code)
				continue
			}
			for _, n := range given[name] {
				if need := argsUsed(m.other); n < need {
					t.Errorf("%s: fault.%s needs %d arguments and is given %d", folder, code, need, n)
				}
			}
		}
	}
}
