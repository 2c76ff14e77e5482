package tui

import (
	"testing"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/tuitest"
	"stjerne/journal"
)

// An editor may write letters in a way of its own; the words are the same.
func TestTheLettersOfAnEditor(t *testing.T) {
	for name, bytes := range map[string]string{
		"utf-8":           "Blåbær og «øl»\r\nto",
		"with a mark":     "\xef\xbb\xbfBlåbær og «øl»\nto",
		"windows-1252":    "Bl\xe5b\xe6r og \xab\xf8l\xbb\r\nto\r\n",
		"utf-16":          "\xff\xfeB\x00l\x00\xe5\x00b\x00\xe6\x00r\x00 \x00o\x00g\x00 \x00\xab\x00\xf8\x00l\x00\xbb\x00\r\x00\n\x00t\x00o\x00",
		"utf-16, swapped": "\xfe\xff\x00B\x00l\x00\xe5\x00b\x00\xe6\x00r\x00 \x00o\x00g\x00 \x00\xab\x00\xf8\x00l\x00\xbb\x00\n\x00t\x00o",
	} {
		tuitest.Test(t, name, func(t *testing.T) {
			st := journalAt(t)
			_, loop := challenge(t, st, "Overgange")
			p := start(t, st, i18n.Danish, 80, 30, editor{edit: saving(t, bytes)}.options)
			p.Keys("down", "enter", "f4")
			p.answerIs(journal.TextRef{Object: loop, Name: "formulate.understand"}, "Blåbær og «øl»\nto")
		})
	}
}
