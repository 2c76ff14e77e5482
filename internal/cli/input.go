package cli

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"
)

// longest is the most that is taken from standard input, 16 MB: no leader
// writes so much, and a pipe without an end should not fill the memory.
const longest = 16 << 20

// text reads a TEXT argument: the text itself, or with "-" what stands on
// standard input. Nothing within it is changed, but for Windows line ends on
// standard input; one final line end there isn't part of the text. A text that
// is empty, or nothing but blanks, is refused.
func (a *app) text(arg string) (string, error) {
	text := arg
	if arg == "-" {
		data, err := io.ReadAll(io.LimitReader(a.env.In, longest+1))
		if err != nil {
			return "", fault("cli-input", err.Error())
		}
		if len(data) > longest {
			return "", fault("cli-input-long")
		}
		text = fromInput(data)
	}
	if !utf8.ValidString(text) {
		return "", fault("cli-not-utf8")
	}
	if strings.TrimSpace(text) == "" {
		return "", fault("cli-empty")
	}
	return text, nil
}

// fromInput is the text that bytes on standard input hold. The mark that some
// Windows programs put before UTF-8 isn't part of it.
func fromInput(data []byte) string {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	return strings.TrimSuffix(text, "\n")
}
