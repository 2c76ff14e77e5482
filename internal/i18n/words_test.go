package i18n

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

func words(t testing.TB, lang Lang) *Words {
	t.Helper()
	w, err := Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// loadText makes a catalogue of one file that a test writes itself.
func loadText(t *testing.T, text string) *Words {
	t.Helper()
	w, err := load(fstest.MapFS{"words/en/test.toml": {Data: []byte(text)}}, English)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestTextsAreFound(t *testing.T) {
	w := loadText(t, `
[home]
next = "Next: %s"
order = "%[2]s before %[1]s"
share = "%d %% of %s"
notes = ["one note in %[2]s", "%[1]d notes in %[2]s"]
[home.deep]
er = "deeper"
`)
	for _, c := range []struct{ got, want string }{
		{w.T("home.next", "plan"), "Next: plan"},
		{w.T("home.order", "b", "a"), "a before b"},
		{w.T("home.share", 12, "all"), "12 % of all"},
		{w.T("home.deep.er"), "deeper"},
		{w.T("home.deep.er", "more than it uses"), "deeper"},
		{w.N("home.notes", 1, "May"), "one note in May"},
		{w.N("home.notes", 0, "May"), "0 notes in May"},
		{w.N("home.notes", 21, "May"), "21 notes in May"},
		{w.T("home.nowhere"), "⟦home.nowhere⟧"},
		{w.N("home.nowhere", 2), "⟦home.nowhere⟧"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if !w.Has("home.next") || w.Has("home") || w.Has("home.nowhere") {
		t.Error("Has knows a key that has no text, or not one that has")
	}
}

func TestFaultyCataloguesAreRefused(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"two files": {
			"words/en/a.toml": {Data: []byte("[x]\ny = \"1\"")},
			"words/en/b.toml": {Data: []byte("[x]\ny = \"2\"")},
		},
		"number":      {"words/en/a.toml": {Data: []byte("[x]\ny = 1")}},
		"three forms": {"words/en/a.toml": {Data: []byte("[x]\ny = [\"a\", \"b\", \"c\"]")}},
		"no files":    {"words/da/a.toml": {Data: []byte("[x]\ny = \"1\"")}},
		"no toml":     {"words/en/a.toml": {Data: []byte("[x\ny = \"1\"")}},
	} {
		if _, err := load(files, English); err == nil {
			t.Errorf("%s: was taken", name)
		}
	}
	if _, err := Load("sv"); err == nil {
		t.Error("Swedish was loaded")
	}
}

// strange is a fault of another package: it has the method and knows nothing
// of this package's types.
type strange struct{ args []any }

func (strange) Error() string                   { return "strange" }
func (s strange) Fault() (code string, a []any) { return "test", s.args }

func TestSentences(t *testing.T) {
	w := words(t, Danish)
	w.messages["fault.test"] = message{other: "Her står %v."}
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{errors.New("disk on fire"), "Det gik ikke: disk on fire"},
		{NewFault("test", "plan"), "Her står plan."},
		{fmt.Errorf("reading: %w", strange{[]any{7}}), "Her står 7."},
		{NewFault("test", 3.5), "Her står 3,5."},
		{NewFault("test", 3500.0), "Her står 3500."},
		{NewFault("test", Key("date.month.11")), "Her står november."},
		{NewFault("test", time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC)), "Her står 3. december 2026."},
		{NewFault("test", NewFault("test", "inner")), "Her står Her står inner.."},
		{NewFault("test", "\x1b]0;title\a\nnext\u202e\x9b"), "Her står ␛]0;title␇ next\ufffd\ufffd."},
		{errors.New("\x1b[2J"), "Det gik ikke: ␛[2J"},
		{NewFault("test", &fs.PathError{Op: "open", Path: "x", Err: syscall.ENOSPC}), "Her står disken er fuld."},
		{fmt.Errorf("reading: %w", &fs.PathError{Op: "open", Path: "/x", Err: fs.ErrPermission}), "Det gik ikke med /x: der er ikke adgang til den."},
		{NewFault("no_such_sentence", "x"), `Det gik ikke: no_such_sentence "x"`},
	} {
		if got := w.Sentence(c.err); got != c.want {
			t.Errorf("%v: got %q, want %q", c.err, got, c.want)
		}
	}
	if got := w.Sentence(NewFault("test", strings.Repeat("ø", 5000))); len([]rune(got)) > longestArgument+20 {
		t.Errorf("5,000 characters give a sentence of %d", len([]rune(got)))
	}
}

func TestFaultCode(t *testing.T) {
	inner := errors.New("cause")
	err := fmt.Errorf("outer: %w", NewFault("test", "x", inner))
	if FaultCode(err) != "test" || FaultCode(inner) != "" || FaultCode(nil) != "" {
		t.Error("the code of a fault is lost")
	}
	if !errors.Is(err, inner) {
		t.Error("the cause of a fault is lost")
	}
}

func TestSorting(t *testing.T) {
	danish := []string{"Østerbro", "Aabenraa", "Ærø", "zebra", "Amager", "amager", "Åkirkeby", "Vejle"}
	words(t, Danish).Sort(danish)
	if got := strings.Join(danish, " "); got != "amager Amager Vejle zebra Ærø Østerbro Aabenraa Åkirkeby" {
		t.Errorf("Danish order is %s", got)
	}
	w := words(t, English)
	if w.Compare("Aabenraa", "Amager") >= 0 || w.Compare("Østerbro", "Paris") >= 0 {
		t.Error("English does not sort aa among a, or ø among o")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(Danish); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad600(b *testing.B) {
	files := fstest.MapFS{}
	for file := range 10 {
		var text strings.Builder
		fmt.Fprintf(&text, "[area%d]\n", file)
		for key := range 60 {
			fmt.Fprintf(&text, "key_%d = \"En sætning på omtrent tres tegn, som den kan se ud: %%s.\"\n", key)
		}
		files[fmt.Sprintf("words/da/%d.toml", file)] = &fstest.MapFile{Data: []byte(text.String())}
	}
	for b.Loop() {
		if _, err := load(files, Danish); err != nil {
			b.Fatal(err)
		}
	}
}
