package cli

import (
	"bufio"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"stjerne/internal/config"
	"stjerne/internal/demo"
	"stjerne/internal/export"
	"stjerne/internal/summary"
	"stjerne/journal/method"
)

// tree is the command tree in a language, without a journal.
func tree(t *testing.T, lang string) (*app, *cobra.Command) {
	t.Helper()
	a := &app{env: Env{
		Out: io.Discard, Err: io.Discard,
		Getenv: func(name string) string { return map[string]string{"STJERNE_LANG": lang}[name] },
	}, out: bufio.NewWriter(io.Discard)}
	if err := a.start(); err != nil {
		t.Fatal(err)
	}
	a.settings = config.Default()
	a.settingsErr = nil
	return a, a.root()
}

// commands lists every command there is, by its path.
func commands(root *cobra.Command) [][]string {
	var list [][]string
	var walk func(*cobra.Command, []string)
	walk = func(c *cobra.Command, path []string) {
		list = append(list, path)
		for _, sub := range visible(c) {
			walk(sub, append(slices.Clone(path), sub.Name()))
		}
	}
	walk(root, nil)
	return list
}

// pages are all help pages and the manual in a language.
func pages(t *testing.T, lang string) string {
	t.Helper()
	_, root := tree(t, lang)
	p := newProgram(t)
	p.lang = lang
	var b strings.Builder
	for _, path := range commands(root) {
		b.WriteString(p.ok(t, append(slices.Clone(path), "--help")...))
	}
	b.WriteString(p.ok(t, "help"))
	// The manual without the requests of roff, which are no words.
	b.WriteString(regexp.MustCompile(`(?m)^\..*coding.*$|^\.[A-Zbr]+|\\\(dq`).ReplaceAllString(p.ok(t, "man"), ""))
	return b.String()
}

// fixed are the words that are the same in both languages: what is typed.
func fixed(t *testing.T) map[string]bool {
	t.Helper()
	a, root := tree(t, "en")
	same := map[string]bool{"stjerne": true, "json": true, "roff": true, "man": true}
	add := func(words ...string) {
		for _, w := range words {
			for _, part := range regexp.MustCompile(`\pL+`).FindAllString(w, -1) {
				same[strings.ToLower(part)] = true
			}
		}
	}
	for _, path := range commands(root) {
		add(path...)
		cmd, _, err := root.Find(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range append(a.ownFlags(cmd), a.flagEntries(root.PersistentFlags())...) {
			add(strings.Fields(e.typed)[0], strings.TrimPrefix(e.typed, "-o, "))
		}
	}
	for _, list := range [][]string{
		seenBys(), perspectives(), leadershipValues(), voices(), indicatorKinds(), betters(), sures(),
		kindNames(), meetingKinds(), outcomes(), scaleNames(), formats(), lengths(), levels(), sheets(), shells(), config.Keys(), export.CSVWhats(), export.Alarms(),
		summary.DefaultTemplate().SectionIDs(), summary.YearSectionIDs(), demo.Names(),
		{"auto", "light", "dark", "true", "false", none, "all"},
	} {
		add(list...)
	}
	m, err := a.method()
	if err != nil {
		t.Fatal(err)
	}
	add(m.IDs()...)
	return same
}

// Not one word of the other language stands in the help: whatever both have is
// either typed or a word of both.
func TestHelpIsInOneLanguage(t *testing.T) {
	da, en := pages(t, "da"), pages(t, "en")
	for _, page := range []string{da, en} {
		if i := strings.Index(page, "⟦"); i >= 0 {
			t.Fatalf("a text isn't in the catalogue: %.60s", page[i:])
		}
	}
	// Words that are spelled alike in Danish and English.
	both := []string{
		"baseline", "for", "her", "i", "in", "loop", "loops", "at", "to", "standard", "input", "den", "status",
		"observation", "indicator", "op", "side", "under", "have", "begin", "aha", "over", "so", "tag", "net", "et",
		"program", "it", "is", "a", "se", "s", "n", "id", "o", "h", "f", "p", "no", "as", "format", "note", "å", "aa", "l",
		"december", "dec", "manual", "d", "w", "m",
	}
	same := fixed(t)
	words := func(page string) map[string]bool {
		list := map[string]bool{}
		for _, w := range regexp.MustCompile(`\pL+`).FindAllString(page, -1) {
			list[strings.ToLower(w)] = true
		}
		return list
	}
	english := words(en)
	for w := range words(da) {
		if english[w] && !same[w] && !slices.Contains(both, w) {
			t.Errorf("%q is in the help of both languages", w)
		}
	}
}

// Closed lists are typed without reading the method, so that a note is quick;
// they are the method's all the same.
func TestListsAreTheMethods(t *testing.T) {
	m, err := method.Load(method.English)
	if err != nil {
		t.Fatal(err)
	}
	for name, list := range map[string]struct {
		have []string
		want []method.Option
	}{
		"seen by":      {seenBys(), m.SeenBy},
		"perspectives": {perspectives(), m.Perspectives},
		"values":       {leadershipValues(), m.Values},
		"outcomes":     {outcomes(), m.Outcomes},
		"kinds":        {kindNames(), m.EntryKinds},
		"meetings":     {meetingKinds(), m.MeetingKinds},
	} {
		var want []string
		for _, o := range list.want {
			want = append(want, o.ID)
		}
		slices.Sort(want)
		have := slices.Sorted(slices.Values(list.have))
		if !slices.Equal(have, want) {
			t.Errorf("%s: %v, the method has %v", name, have, want)
		}
	}
}

// Every id, value and word that an answer is put together from has its text.
func TestAnswersHaveTheirWords(t *testing.T) {
	for _, lang := range []string{"da", "en"} {
		a, root := tree(t, lang)
		var keys []string
		for prefix, list := range map[string][]string{
			"cli.seen-by.": seenBys(), "cli.kind.": indicatorKinds(), "cli.better.": betters(), "cli.sure.": sures(),
			"cli.note.": kindNames(), "cli.meeting.": meetingKinds(), "cli.level.": levels(), "cli.outcome.": outcomes(),
			"cli.voice.": voices(), "cli.status.": {"open", "closed", "archived"}, "cli.setting.": config.Keys(),
			"cli.type.":  {"challenge", "loop", "indicator", "measurement", "entry", "meeting"},
			"cli.scale.": {"before-scale", "after-scale", "after-challenge"},
			"cli.turn.":  {"close", "reopen", "archive"},
			"cli.undone.": {
				"note", "answer", "scale", "measurement", "indicator", "meeting", "outcome", "challenge", "new",
				"loop", "close", "reopen", "archive", "delete", "restore",
			},
		} {
			for _, v := range list {
				keys = append(keys, prefix+v)
			}
		}
		for _, path := range commands(root) {
			if len(path) > 0 {
				keys = append(keys, "cli.short."+strings.Join(path, "-"))
			}
		}
		for _, key := range keys {
			if !a.words.Has(key) {
				t.Errorf("%s has no text in %s", key, lang)
			}
		}
	}
}
