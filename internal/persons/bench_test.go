package persons

import (
	"strings"
	"testing"

	"stjerne/internal/i18n"
)

// journalOf repeats the notes of the corpus up to about so many bytes.
func journalOf(b *testing.B, size int) []string {
	notes := corpus(b, i18n.Danish)
	var texts []string
	for n := 0; n < size; {
		for _, note := range notes {
			texts = append(texts, note.text)
			n += len(note.text)
		}
	}
	return texts
}

func BenchmarkFind(b *testing.B) {
	texts := journalOf(b, 1<<20)
	Find(Texts{Lang: i18n.Danish})
	b.SetBytes(1 << 20)
	for b.Loop() {
		Find(Texts{Lang: i18n.Danish, Texts: texts})
	}
}

func BenchmarkApply(b *testing.B) {
	text := strings.Join(journalOf(b, 4<<20), "\n")
	var aliases Aliases
	for _, f := range Find(Texts{Lang: i18n.Danish, Texts: []string{text}}) {
		if len(aliases) < 20 {
			aliases = append(aliases, Alias{f.Words, "souschefen"})
		}
	}
	put := aliases.Replacer()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		put(text)
	}
}

func BenchmarkLexicon(b *testing.B) {
	for b.Loop() {
		readLexicon()
	}
}
