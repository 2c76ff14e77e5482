package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Set changes one setting in the file, and makes the file where there is none.
// Only the value of that key changes: comments, order and line ends stay. An
// empty value takes the setting out again, but for the vision, whose empty
// value means that there is none. A path that isn't absolute is taken from the
// folder that the program runs in. The mouse takes true and false.
//
// A file that is faulty is not touched. Errors are *Problem.
func Set(path, key, value string) error {
	k, problem := settingOf(key)
	if problem != nil {
		return problem
	}
	if value == "" && !k.empty {
		return Unset(path, key)
	}
	if k.path && !strings.HasPrefix(value, "~") && !filepath.IsAbs(value) {
		whole, err := filepath.Abs(value)
		if err != nil {
			return &Problem{Code: codeText, Args: []any{key}}
		}
		value = whole
	}
	checked := Default()
	if problem := k.put(&checked, value); problem != nil {
		return problem
	}
	written := value
	if !k.yesNo {
		written = quote(value)
	}
	data, spans, err := readSettings(path)
	if err != nil {
		return err
	}
	text := string(data)
	if at, there := spans[key]; there {
		text = text[:at.valueStart] + written + text[at.valueEnd:]
	} else {
		end := "\n"
		if strings.Contains(text, "\r\n") {
			end = "\r\n"
		}
		if text != "" && text != mark && !strings.HasSuffix(text, "\n") {
			text += end
		}
		text += key + " = " + written + end
	}
	return writeSettings(path, text)
}

// Unset takes a setting out of the file, with its line. One that isn't there is
// no error.
func Unset(path, key string) error {
	if _, problem := settingOf(key); problem != nil {
		return problem
	}
	data, spans, err := readSettings(path)
	if err != nil {
		return err
	}
	at, there := spans[key]
	if !there {
		return nil
	}
	text := string(data)
	start, end := at.keyStart, at.valueEnd
	// Spaces before the key go too; a comment behind the value was about it.
	for start > 0 && (text[start-1] == ' ' || text[start-1] == '\t') {
		start--
	}
	if line := strings.IndexByte(text[end:], '\n'); line >= 0 {
		end += line + 1
	} else {
		end = len(text)
	}
	return writeSettings(path, text[:start]+text[end:])
}

// readSettings reads the file that is to be changed. One that isn't there is
// empty.
func readSettings(path string) ([]byte, map[string]span, error) {
	data, err := readFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	_, spans, problem := parse(path, data)
	if problem != nil {
		return nil, nil, problem
	}
	return data, spans, nil
}

func writeSettings(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return &Problem{Code: codeWrite, Args: []any{path, err}}
	}
	if err := Replace(path, []byte(text)); err != nil {
		return &Problem{Code: codeWrite, Args: []any{path, err}}
	}
	return nil
}

// quote writes a TOML string. Windows paths read better between single quotes,
// where a backslash is itself.
func quote(text string) string {
	if strings.Contains(text, `\`) && !strings.Contains(text, "'") {
		return "'" + text + "'"
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			b.WriteString(`\u` + strings.Repeat("0", 4-len(strconv.FormatInt(int64(r), 16))) + strconv.FormatInt(int64(r), 16))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
