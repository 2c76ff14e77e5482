package cli

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stjerne/journal"
)

func TestMasked(t *testing.T) {
	for _, c := range []struct {
		args []string
		want []string // those that reach the parser as they are
	}{
		{[]string{"list", "--all"}, []string{"list", "--all"}},
		{[]string{"measure", "Temperatur", "-3"}, []string{"measure", "Temperatur"}},
		{[]string{"star", "- først", "-hej med dig", "-- og så", "--- tre", "-æble"}, []string{"star"}},
		{[]string{"export", "-o", "x.md", "-omin fil.md", "--title=to ord", "-h"}, []string{"export", "-o", "x.md", "-omin fil.md", "--title=to ord", "-h"}},
		{[]string{"star", "-"}, []string{"star", "-"}},
		{[]string{"star", "--", "-3", "--alt"}, []string{"star", "--", "-3", "--alt"}},
	} {
		var plain []string
		for i, arg := range masked(c.args) {
			if unmasked(arg) != c.args[i] {
				t.Errorf("%q comes back as %q", c.args[i], unmasked(arg))
			}
			if !strings.HasPrefix(arg, mask) {
				plain = append(plain, arg)
			}
		}
		if !slices.Equal(plain, c.want) {
			t.Errorf("%q: not masked are %q, want %q", c.args, plain, c.want)
		}
	}
}

// Whatever is typed, a run ends with one of the three statuses, a failure is one
// sentence, and nothing that a terminal acts on is printed.
func FuzzArguments(f *testing.F) {
	for _, line := range []string{
		"list\x1f--all", "star\x1f- og så\x1f--date\x1f-2w", "answer\x1fplan.tri\x1fx", "meet\x1f3\x1fdec\x1fkl.\x1f13",
		"measure\x1fx\x1f-3", "export\x1f--format=md\x1f-o\x1f-", "help\x1f\x1b[2J", "--lang\x1fen\x1fshow\x1f\u009b1m", "bin\x1fempty",
		"completion\x1fzsh", "--\x1flist", "star\x1f\xff", "search\x1f--since\x1f31/11\x1fx", "-h", "--json=x", "list\x1f--journal\x1f",
	} {
		f.Add(line)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, line string) {
		if strings.Contains(line, "\x00") {
			return // no system passes a NUL in an argument
		}
		args := strings.Split(line, "\x1f")
		// Files are written only where the test has its own.
		for _, arg := range args {
			if strings.HasPrefix(arg, "-o") || strings.HasPrefix(arg, "--output") || strings.HasPrefix(arg, "--journal") || arg == "completion" {
				return
			}
		}
		p := newProgram(t)
		p.dir = dir
		status, out, err := p.run(args...)
		if status < 0 || status > 2 {
			t.Fatalf("status %d", status)
		}
		if status != 0 && (strings.Count(err, "\n") != 1 || strings.Contains(err, "⟦") || strings.Contains(err, "store:")) {
			t.Fatalf("not one sentence: %q", err)
		}
		for _, r := range out + err {
			if dangerous(r) {
				t.Fatalf("%q is printed in %q %q", r, out, err)
			}
		}
	})
}

func FuzzSafe(f *testing.F) {
	f.Add("før\x1b[2J\x7f\u009b\u202e\xff\r\n\tefter")
	f.Fuzz(func(t *testing.T, text string) {
		shown := safe(text)
		if !utf8.ValidString(shown) {
			t.Fatalf("%q isn't UTF-8", shown)
		}
		for _, r := range shown {
			if dangerous(r) {
				t.Fatalf("%q is left in %q", r, shown)
			}
		}
		if safe(shown) != shown {
			t.Fatalf("%q changes again", shown)
		}
		if strings.Count(shown, "\n") != strings.Count(text, "\n") {
			t.Fatal("lines came or went")
		}
	})
}

func FuzzFromInput(f *testing.F) {
	f.Add([]byte("\xef\xbb\xbfa\r\nb\r\n"))
	f.Add([]byte("a\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text := fromInput(data)
		if strings.Contains(text, "\r\n") {
			t.Fatalf("%q has a Windows line end", text)
		}
		// What holds none of what is mended comes out as it went in.
		plain := string(data)
		if !strings.Contains(plain, "\r\n") && !strings.HasPrefix(plain, "\ufeff") && !strings.HasSuffix(plain, "\n") && text != plain {
			t.Fatalf("%q became %q", plain, text)
		}
	})
}

func FuzzExcerpt(f *testing.F) {
	f.Add("Aftenvagten ringede selv.", 12, 19)
	f.Add(strings.Repeat("ord og æøå ", 100), 500, 503)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		var marks [][2]int
		if from >= 0 && from < to && to <= len(text) {
			marks = [][2]int{{from, to}}
		}
		shown := excerpt(text, marks)
		if len(marks) > 0 && !strings.Contains(shown, "*"+text[from:to]+"*") {
			t.Fatalf("%q isn't marked in %q", text[from:to], shown)
		}
		if utf8.ValidString(text) && len(marks) == 0 && !utf8.ValidString(shown) {
			t.Fatalf("a letter was cut in %q", shown)
		}
	})
}

func TestMatching(t *testing.T) {
	one := journal.Outline{ID: journal.ID{1}, Title: "Overgange mellem vagter"}
	two := journal.Outline{ID: journal.ID{2}, Title: "Forældre i garderoben på Ågade"}
	three := journal.Outline{ID: journal.ID{2, 9}, Title: "Overgange"}
	all := []journal.Outline{one, two, three}
	for typed, want := range map[string][]journal.Outline{
		one.ID.String():                  {one},
		strings.ToUpper(one.ID.String()): {one},
		one.ID.Short():                   {one},
		"Overgange":                      {three},
		"overgange mellem":               {one},
		"vagter overgange":               {one},
		"overg":                          {one, three},
		"foraeldre":                      {two},
		"FORÆLDRE":                       {two},
		"aagade":                         {two},
		"gange":                          nil,
		"nat":                            nil,
	} {
		got := matching(all, typed)
		same := slices.EqualFunc(got, want, func(a, b journal.Outline) bool { return a.ID == b.ID })
		if !same {
			t.Errorf("%q means %v, want %v", typed, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"list", "show", "answer", "undo"}
	for typed, want := range map[string]string{"lsit": "list", "anwser": "answer", "Show": "show", "x": "", "frobnicate": "", "": "", "undoo": "undo"} {
		if got := nearest(typed, names); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestManStandsAsItself(t *testing.T) {
	for text, want := range map[string]string{
		".start":   `\&.start`,
		"'q":       `\&'q`,
		`a\b -x "`: `a\eb \-x \(dq`,
		"a\nb":     "a b",
	} {
		if got := roff(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
