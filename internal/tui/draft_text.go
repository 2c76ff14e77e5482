package tui

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// written is what an editor wrote, whichever way it wrote letters: a mark of the
// encoding at the start is none of the words, and what is no UTF-8 is what older
// programs on Windows write.
func written(data []byte) string {
	const mark = "\xef\xbb\xbf"
	switch {
	case bytes.HasPrefix(data, []byte(mark)):
		data = data[len(mark):]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		if text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			return string(text)
		}
	}
	if !utf8.Valid(data) {
		// It knows a letter for every byte, so that nothing can be lost.
		if text, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			return string(text)
		}
	}
	return string(data)
}
