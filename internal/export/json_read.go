package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"unicode/utf8"

	"stjerne/internal/i18n"
	"stjerne/journal"
)

// What a file may be at most. No journal comes near: twenty years of a leader's
// notes are some ten megabytes, and JSON.md describes five levels of nesting.
const (
	mostBytes  = 100 << 20
	mostDepth  = 64
	mostValues = 5_000_000
)

// ReadJSON reads what JSON writes. It fails with a Fault that says what to do where
// the file is too large (of a file that is told before it is read), cut off, no
// JSON, not a journal, of a later version, or false to the schema: then nothing of
// it is given back. What an id refers to has to be in the file, but for what
// JSON.md says needn't be.
func ReadJSON(r io.Reader) (journal.Copy, error) {
	if f, ok := r.(fs.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > mostBytes {
			return journal.Copy{}, tooLarge()
		}
	}
	data, err := readAtMost(r, mostBytes)
	if err != nil {
		return journal.Copy{}, err
	}
	doc, err := parseJournal(data)
	if err != nil {
		return journal.Copy{}, err
	}
	if err := checkKind(doc); err != nil {
		return journal.Copy{}, err
	}
	if err := checkJournal(doc); err != nil {
		return journal.Copy{}, err
	}
	return copyOf(doc)
}

func tooLarge() error { return i18n.NewFault("json-large", mostBytes>>20) }

func readAtMost(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, i18n.NewFault("json-read", err)
	}
	if int64(len(data)) > most {
		return nil, tooLarge()
	}
	return data, nil
}

// parseJournal reads the JSON of a file. What could make that dear, deep nesting
// and an endless number of values, is counted before it is begun.
func parseJournal(data []byte) (map[string]any, error) {
	// Some Windows programs put this mark before UTF-8.
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, i18n.NewFault("json-empty")
	}
	if !utf8.Valid(data) {
		return nil, i18n.NewFault("json-utf8", lineOf(data, invalidAt(data)))
	}
	depth, values := measure(data)
	switch {
	case depth > mostDepth:
		return nil, i18n.NewFault("json-deep", mostDepth)
	case values > mostValues:
		return nil, tooLarge()
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		if wrong, ok := errors.AsType[*json.SyntaxError](err); ok {
			if wrong.Offset >= int64(len(data)) && !json.Valid(data) && unfinished(data) {
				return nil, i18n.NewFault("json-cut", lineOf(data, len(data)))
			}
			return nil, i18n.NewFault("json-syntax", lineOf(data, int(wrong.Offset)-1))
		}
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			// A number that no computer number holds is all that this can be.
			return nil, i18n.NewFault("json-number", lineOf(data, int(wrong.Offset)-1))
		}
		return nil, i18n.NewFault("json-syntax", 1)
	}
	doc, ok := v.(map[string]any)
	if !ok {
		return nil, i18n.NewFault("json-format")
	}
	return doc, nil
}

// unfinished tells whether a text that is no JSON would have gone on.
func unfinished(data []byte) bool {
	var v json.RawMessage
	err := json.NewDecoder(bytes.NewReader(data)).Decode(&v)
	return errors.Is(err, io.ErrUnexpectedEOF)
}

// measure counts how deep a text is nested at most and how many values it has at
// least, without reading it as JSON.
func measure(data []byte) (deepest, values int) {
	depth, inText := 0, false
	for i := 0; i < len(data); i++ {
		c := data[i]
		if inText {
			switch c {
			case '\\':
				i++
			case '"':
				inText = false
			}
			continue
		}
		switch c {
		case '"':
			inText = true
		case '{', '[':
			depth++
			values++
			deepest = max(deepest, depth)
		case '}', ']':
			depth--
		case ',':
			values++
		}
	}
	return deepest, values
}

func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// lineOf is the number of the line that a byte stands in, from 1.
func lineOf(data []byte, at int) int {
	return 1 + bytes.Count(bytes.TrimRight(data[:min(max(at, 0), len(data))], "\n"), []byte("\n"))
}

// checkKind tells what else a file may be before it is held against the schema.
func checkKind(doc map[string]any) error {
	switch doc["format"] {
	case jsonFormat:
	case jsonYearFormat:
		return i18n.NewFault("json-year")
	default:
		return i18n.NewFault("json-format")
	}
	if version, ok := doc["version"].(float64); ok && version > jsonVersion {
		return i18n.NewFault("json-newer", version, jsonVersion)
	}
	return nil
}
