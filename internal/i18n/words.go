package i18n

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/collate"
)

//go:embed words
var embedded embed.FS

// Words are the words of one language. They never change after Load and may
// be used from several goroutines at once.
type Words struct {
	lang     Lang
	messages map[string]message

	// The collator costs as much to make as all other start-up work, and most
	// runs sort nothing. It keeps a buffer, so one goroutine uses it at a time.
	sorting  sync.Mutex
	collator *collate.Collator
}

// message is one entry of the catalogue. Plural messages have both forms,
// others only other.
type message struct {
	one, other string
	plural     bool
}

// Load reads the words of one language. It fails where the language is not
// there or a file of it is faulty, which can only be a programmer's error: the
// files are part of the program.
func Load(lang Lang) (*Words, error) {
	return load(embedded, lang)
}

func load(files fs.FS, lang Lang) (*Words, error) {
	if _, known := ParseLang(string(lang)); !known {
		return nil, fmt.Errorf("i18n: there are no words in the language %q", lang)
	}
	folder := path.Join("words", string(lang))
	names, err := fs.Glob(files, folder+"/*.toml")
	if err != nil {
		return nil, fmt.Errorf("i18n: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("i18n: no files in %s", folder)
	}
	w := &Words{lang: lang, messages: make(map[string]message, 1024)}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("i18n: %w", err)
		}
		if err := w.add(data); err != nil {
			return nil, fmt.Errorf("i18n: %s: %w", name, err)
		}
	}
	return w, nil
}

// add reads one file into the catalogue. A key that stands in two files is
// refused, since which of them won would depend on their names.
func (w *Words) add(data []byte) error {
	var tables map[string]any
	if err := toml.Unmarshal(data, &tables); err != nil {
		return err
	}
	return w.flatten("", tables)
}

func (w *Words) flatten(prefix string, table map[string]any) error {
	for name, value := range table {
		key := name
		if prefix != "" {
			key = prefix + "." + name
		}
		if inner, ok := value.(map[string]any); ok {
			if err := w.flatten(key, inner); err != nil {
				return err
			}
			continue
		}
		m, ok := newMessage(value)
		if !ok {
			return fmt.Errorf("%s is neither a text nor the pair [one, other]", key)
		}
		if _, double := w.messages[key]; double {
			return fmt.Errorf("%s stands in two files", key)
		}
		w.messages[key] = m
	}
	return nil
}

func newMessage(value any) (message, bool) {
	switch v := value.(type) {
	case string:
		return message{other: v}, true
	case []any:
		if len(v) != 2 {
			return message{}, false
		}
		one, oneIsText := v[0].(string)
		other, otherIsText := v[1].(string)
		return message{one: one, other: other, plural: true}, oneIsText && otherIsText
	default:
		return message{}, false
	}
}

// Lang returns the language that the words are in.
func (w *Words) Lang() Lang { return w.lang }

// Has reports whether there is a text for the key.
func (w *Words) Has(key string) bool {
	_, ok := w.messages[key]
	return ok
}

// T returns the text of a key with its arguments filled in. A key that is not
// there comes back between ⟦ and ⟧, so that a test can find it on a screen. Of
// a plural text it takes the second form.
func (w *Words) T(key string, args ...any) string {
	m, ok := w.messages[key]
	if !ok {
		return unknownKey(key)
	}
	return fill(m.other, args)
}

// N returns the text of a key in the form that goes with n: the first for
// exactly one, else the second. The text's first argument is n, those given
// follow it.
func (w *Words) N(key string, n int, args ...any) string {
	m, ok := w.messages[key]
	if !ok {
		return unknownKey(key)
	}
	text := m.other
	if m.plural && n == 1 {
		text = m.one
	}
	all := make([]any, 0, 1+len(args))
	all = append(append(all, n), args...)
	return fill(text, all)
}

func unknownKey(key string) string { return "⟦" + key + "⟧" }

// fill formats a text. Arguments beyond those that the text uses are dropped
// rather than reported: "one measurement" needs no number, and one language may
// need a word that the other does without.
func fill(text string, args []any) string {
	if !strings.Contains(text, "%") {
		return text
	}
	if used := argsUsed(text); len(args) > used {
		args = args[:used]
	}
	return fmt.Sprintf(text, args...)
}

// argsUsed returns how many arguments a format reads: the highest that one of
// its verbs asks for.
func argsUsed(text string) int {
	highest := 0
	for _, v := range verbs(text) {
		highest = max(highest, v.arg)
	}
	return highest
}

// verb is one place of a format that takes an argument, counted from 1.
type verb struct {
	arg    int
	letter byte
}

// verbs lists what a format asks for, in its order. It knows flags, widths and
// indexes, and not the rare * of fmt, which no text here has use for.
func verbs(text string) []verb {
	var found []verb
	next := 1
	for i := 0; i < len(text); i++ {
		if text[i] != '%' {
			continue
		}
		i++
		for i < len(text) && strings.IndexByte("+-# 0123456789.", text[i]) >= 0 {
			i++
		}
		if i < len(text) && text[i] == '[' {
			end := strings.IndexByte(text[i:], ']')
			if end < 0 {
				break
			}
			if n, err := strconv.Atoi(text[i+1 : i+end]); err == nil {
				next = n
			}
			i += end + 1
		}
		for i < len(text) && strings.IndexByte("+-# 0123456789.", text[i]) >= 0 {
			i++
		}
		if i >= len(text) || text[i] == '%' {
			continue
		}
		found = append(found, verb{arg: next, letter: text[i]})
		next++
	}
	return found
}

// Titled is a title, or what stands in its place where nothing was written yet.
func (w *Words) Titled(title string) string {
	if strings.TrimSpace(title) == "" {
		return w.T("ui.untitled")
	}
	return title
}
