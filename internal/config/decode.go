package config

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// longestFile is far more than settings or an organisation's questions need,
// and little enough to read at once.
const longestFile = 1 << 20

// mark is the byte order mark that some Windows editors put first.
const mark = "\ufeff"

// DecodeStrict reads a TOML file into a struct. A key that the struct lacks, one
// that stands twice and a value of another type are refused, as is a file that
// isn't there. Errors are *Problem with file, line and column.
func DecodeStrict(path string, into any) error {
	data, err := readFile(path)
	if err != nil {
		return err
	}
	return DecodeBytes(path, data, into)
}

// DecodeBytes is DecodeStrict for what has been read already. Path is named in
// what is wrong.
func DecodeBytes(path string, data []byte, into any) error {
	data = bytes.TrimPrefix(data, []byte(mark))
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(into)
	if err == nil {
		return nil
	}
	if unknown, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(unknown.Errors) > 0 {
		first := &unknown.Errors[0]
		line, column := first.Position()
		return &Problem{File: path, Line: line, Column: column, Code: codeKey, Args: []any{strings.Join(first.Key(), ".")}}
	}
	if faulty, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, column := faulty.Position()
		p := &Problem{File: path, Line: line, Column: column, Code: codeSyntax}
		// The library says only in English what it was. A file that can be
		// walked has its grammar right: then it is the value that doesn't fit,
		// or the key that stands twice.
		if double := doubleKey(data); double.Line > 0 {
			p.Line, p.Column, p.Code, p.Args = double.Line, double.Column, codeDouble, []any{double.key}
		} else if key, ok := keyAt(data, line); ok {
			p.Code, p.Args = codeType, []any{key}
		}
		return p
	}
	return &Problem{File: path, Line: 1, Column: 1, Code: codeSyntax}
}

// readFile reads a file that is no longer than it ought to be.
func readFile(path string) ([]byte, error) {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Problem{Code: codeMissing, Args: []any{path, err}}
	}
	if err != nil {
		return nil, &Problem{Code: codeRead, Args: []any{path, err}}
	}
	defer func() { _ = in.Close() }()
	data, err := io.ReadAll(io.LimitReader(in, longestFile+1))
	switch {
	case err != nil:
		return nil, &Problem{Code: codeRead, Args: []any{path, err}}
	case len(data) > longestFile:
		return nil, &Problem{Code: codeLong, Args: []any{path}}
	}
	return data, nil
}

// InFile says where in a file the cause of an error stands. Key names it as in
// `questions."plan.try".ask` or `own[0].kind`, counted from 0; where the key
// isn't in the file, the nearest table around it is taken. The cause keeps its
// code and arguments where it has them.
func InFile(path string, data []byte, key string, cause error) *Problem {
	p := &Problem{File: path, Line: max(1, LineOf(data, key)), Code: codeRead, Args: []any{path, cause}}
	var fault interface{ Fault() (string, []any) }
	if errors.As(cause, &fault) {
		p.Code, p.Args = fault.Fault()
	}
	return p
}

// LineOf returns the line of a key in a TOML text, counted from 1, or that of
// the nearest table around it, or 0. Keys are written as in InFile.
func LineOf(data []byte, key string) int {
	wanted, ok := splitKey(key)
	if !ok {
		return 0
	}
	line, depth := 0, 0
	_ = walk(data, func(f found) bool {
		if n := len(f.path); n > depth && n <= len(wanted) && samePath(f.path, wanted[:n]) {
			line, depth = f.Line, n
		}
		return true
	})
	return line
}

func samePath(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// splitKey reads `own[0].kind` as own, [0], kind.
func splitKey(key string) ([]string, bool) {
	var parts []string
	for key != "" {
		switch key[0] {
		case '.':
			key = key[1:]
		case '[':
			end := strings.IndexByte(key, ']')
			if end < 0 {
				return nil, false
			}
			parts, key = append(parts, key[:end+1]), key[end+1:]
		case '"':
			quoted, err := strconv.QuotedPrefix(key)
			if err != nil {
				return nil, false
			}
			part, err := strconv.Unquote(quoted)
			if err != nil {
				return nil, false
			}
			parts, key = append(parts, part), key[len(quoted):]
		default:
			end := strings.IndexAny(key, ".[")
			if end < 0 {
				end = len(key)
			}
			parts, key = append(parts, key[:end]), key[end:]
		}
	}
	return parts, len(parts) > 0
}

// found is a key or a table of a TOML text: its path from the top, in which
// [0] is the first of an array of tables, and where it stands.
type found struct {
	path         []string
	key          string // the path as a person writes it, without [0]
	table        bool
	Line, Column int
	value        *unstable.Node // of a key
	parser       *unstable.Parser
}

// walk shows all keys and tables of a TOML text in their order, until visit says
// no. The error is the parser's.
func walk(data []byte, visit func(found) bool) error {
	var p unstable.Parser
	p.Reset(data)
	var table []string
	counts := map[string]int{}
	for p.NextExpression() {
		node := p.Expression()
		f := found{parser: &p, table: node.Kind != unstable.KeyValue}
		var keys []string
		for k := node.Key(); k.Next(); {
			if f.Line == 0 {
				at := p.Shape(k.Node().Raw).Start
				f.Line, f.Column = at.Line, at.Column
			}
			keys = append(keys, string(k.Node().Data))
		}
		switch node.Kind {
		case unstable.Table:
			table = inside(keys, counts)
			f.path = table
		case unstable.ArrayTable:
			name := strings.Join(inside(keys, counts), "\x00")
			n := counts[name]
			counts[name] = n + 1
			table = append(strings.Split(name, "\x00"), "["+strconv.Itoa(n)+"]")
			f.path = table
		case unstable.KeyValue:
			f.path = append(append([]string(nil), table...), keys...)
			f.value = node.Value()
		default:
			continue
		}
		f.key = readable(f.path)
		if !visit(f) {
			return nil
		}
	}
	return p.Error()
}

// inside puts the number of the last of an array of tables into a path that
// leads through it: [own.words] after the second [[own]] is own, [1], words.
func inside(keys []string, counts map[string]int) []string {
	var path []string
	for i, k := range keys {
		path = append(path, k)
		if n := counts[strings.Join(path, "\x00")]; n > 0 && i < len(keys)-1 {
			path = append(path, "["+strconv.Itoa(n-1)+"]")
		}
	}
	return path
}

func readable(path []string) string {
	var parts []string
	for _, p := range path {
		if !strings.HasPrefix(p, "[") {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ".")
}

// doubleKey returns the first key that stands twice, or nothing.
func doubleKey(data []byte) found {
	var double found
	seen := map[string]bool{}
	_ = walk(data, func(f found) bool {
		name := strings.Join(f.path, "\x00")
		if seen[name] {
			double = f
			return false
		}
		seen[name] = true
		return true
	})
	return double
}

// keyAt returns the key whose value begins on or before a line and is the last
// to do so. It reports false where the text isn't TOML.
func keyAt(data []byte, line int) (string, bool) {
	key := ""
	err := walk(data, func(f found) bool {
		if f.Line <= line && !f.table {
			key = f.key
		}
		return true
	})
	return key, err == nil && key != ""
}
