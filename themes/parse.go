package themes

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Problem is what is wrong with a theme: the file and line where one can be
// named (File is empty and Line 0 where not), a code and its arguments. The
// user's sentence is found by Fault.
type Problem struct {
	File string
	Line int
	Code string
	Args []any
}

// Error is for a programmer's eyes.
func (p *Problem) Error() string {
	return fmt.Sprintf("theme: %s:%d: %s %q", p.File, p.Line, p.Code, p.Args)
}

// Fault returns the code and arguments of the user's sentence. Where the line
// is known the sentence is "in_file": the reason, which is a fault itself, the
// file and the line.
func (p *Problem) Fault() (code string, args []any) {
	if p.Line == 0 {
		return p.Code, p.Args
	}
	return "in_file", []any{&Problem{Code: p.Code, Args: p.Args}, p.File, p.Line}
}

// Codes of what can be wrong, with their arguments.
const (
	codeUnknown = "theme_unknown" // the name; the names there are, separated by commas
	codeRead    = "theme_read"    // the file; the error
	codeLong    = "theme_long"    // the file
	codeSyntax  = "theme_syntax"
	codeTable   = "theme_table"   // the table
	codeKey     = "theme_key"     // the key
	codeDouble  = "theme_double"  // the key
	codeText    = "theme_text"    // the key
	codeColor   = "theme_colour"  // the key; what stands there
	codeStyle   = "theme_style"   // the key; what stands there
	codeMissing = "theme_missing" // the key; the table
)

// file is a theme file that is being read.
type file struct {
	name  string
	theme *Theme
	// lines holds where each table and each "table.key" stands.
	lines map[string]int
}

// Parse reads a theme file. Every token has to be there, in both palettes, and
// nothing else; a title that isn't given is the name. What is wrong is a
// *Problem with the line; its File is name + ".toml".
func Parse(name string, data []byte) (Theme, error) {
	t := Theme{Name: name, Title: map[string]string{}}
	f := &file{name: name + ".toml", theme: &t, lines: map[string]int{}}
	if err := f.read(bytes.TrimPrefix(data, []byte("\ufeff"))); err != nil {
		return Theme{}, err
	}
	if err := f.complete(); err != nil {
		return Theme{}, err
	}
	return t, nil
}

func (f *file) problem(line int, code string, args ...any) *Problem {
	return &Problem{File: f.name, Line: line, Code: code, Args: args}
}

// read walks the file line by line. The parser hands over one table header or
// one key with its value at a time.
func (f *file) read(data []byte) error {
	var p unstable.Parser
	p.Reset(data)
	table := ""
	for p.NextExpression() {
		node := p.Expression()
		key, line := keyOf(&p, node)
		switch node.Kind {
		case unstable.Table:
			if key != "title" && key != "light" && key != "dark" {
				return f.problem(line, codeTable, key)
			}
			if f.lines[key] > 0 {
				return f.problem(line, codeDouble, key)
			}
			f.lines[key] = line
			table = key
		case unstable.KeyValue:
			full := table + "." + key
			if f.lines[full] > 0 {
				return f.problem(line, codeDouble, key)
			}
			f.lines[full] = line
			if problem := f.set(table, key, node.Value()); problem != nil {
				problem.Line = line
				return problem
			}
		default:
			return f.problem(line, codeTable, key)
		}
	}
	if err := p.Error(); err != nil {
		line := bytes.Count(data, []byte("\n")) + 1
		if at, ok := errors.AsType[*unstable.ParserError](err); ok && len(at.Highlight) > 0 {
			line = p.Shape(p.Range(at.Highlight)).Start.Line
		}
		return f.problem(line, codeSyntax)
	}
	return nil
}

// keyOf returns the key of an expression, its parts joined, and its line.
func keyOf(p *unstable.Parser, node *unstable.Node) (key string, line int) {
	var parts []string
	for k := node.Key(); k.Next(); {
		if line == 0 {
			line = p.Shape(k.Node().Raw).Start.Line
		}
		parts = append(parts, string(k.Node().Data))
	}
	return strings.Join(parts, "."), line
}

// set takes over one value. The line of what is wrong is filled in by the
// caller.
func (f *file) set(table, key string, value *unstable.Node) *Problem {
	if value.Kind != unstable.String {
		return f.problem(0, codeText, key)
	}
	text := string(value.Data)
	var palette *Palette
	switch table {
	case "title":
		if key != "da" && key != "en" {
			return f.problem(0, codeKey, key)
		}
		if strings.TrimSpace(text) == "" || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
			return f.problem(0, codeText, key)
		}
		f.theme.Title[key] = text
		return nil
	case "light":
		palette = &f.theme.Light
	case "dark":
		palette = &f.theme.Dark
	}
	if palette == nil {
		return f.problem(0, codeKey, key)
	}
	at, known := palette.places()[key]
	if !known {
		return f.problem(0, codeKey, key)
	}
	var ok bool
	switch {
	case at.style != nil:
		if *at.style, ok = parseStyle(text); !ok {
			return f.problem(0, codeStyle, key, text)
		}
	case text == "" && key != "ground":
	default:
		if *at.color, ok = parseColor(text); !ok {
			return f.problem(0, codeColor, key, text)
		}
	}
	return nil
}

// complete checks that both palettes have all tokens. The line of one that
// isn't there is that of its table.
func (f *file) complete() error {
	for _, table := range []string{"light", "dark"} {
		for _, key := range names() {
			if f.lines[table+"."+key] > 0 {
				continue
			}
			return f.problem(max(1, f.lines[table]), codeMissing, key, table)
		}
	}
	return nil
}
