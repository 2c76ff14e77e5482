package method

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// document is method.md taken apart: what the data is held against. A cell
// stands once a language, Danish first.
type document struct {
	order  []string             // ids of the tables, in order
	rows   map[string][2]string // of the tables whose first column is an id in backticks
	terms  [][3]string          // id, Danish, English
	scales map[string][]string  // first column to the words of the steps
	quotes []string             // block quotes, unwrapped
	prose  string               // the whole text, unwrapped
}

var (
	idRow   = regexp.MustCompile("^\\| `([a-z.-]+)` \\| (.*) \\| (.*) \\|$")
	termRow = regexp.MustCompile(`^\| ([a-z]+) \| ([^|]*) \| ([^|]*) \|$`)
)

func parse(text string) document {
	d := document{rows: map[string][2]string{}, scales: map[string][]string{}}
	var prose, quote string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if words, ok := strings.CutPrefix(line, "> "); ok {
			quote = wrap(quote, words)
			continue
		} else if quote != "" {
			d.quotes = append(d.quotes, quote)
			quote = ""
		}
		prose = wrap(prose, line)
		if row := idRow.FindStringSubmatch(line); row != nil {
			d.order = append(d.order, row[1])
			d.rows[row[1]] = [2]string{row[2], row[3]}
		} else if cells := strings.Split(strings.Trim(line, "| "), " | "); len(cells) == 6 {
			d.scales[cells[0]] = cells[1:]
		} else if row := termRow.FindStringSubmatch(line); row != nil && row[1] != "id" {
			d.terms = append(d.terms, [3]string{row[1], row[2], row[3]})
		}
	}
	d.prose = prose
	return d
}

// wrap undoes a line break; after a stroke there was no space.
func wrap(before, line string) string {
	if before == "" || strings.HasSuffix(before, "/") && !strings.HasSuffix(before, " /") {
		return before + line
	}
	return before + " " + line
}

// inline finds a pattern in the running text and returns its groups.
func (d document) inline(pattern string) []string {
	found := regexp.MustCompile(pattern).FindStringSubmatch(d.prose)
	if found == nil {
		return make([]string, 10)
	}
	return found[1:]
}

func testdata(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func load(t testing.TB, lang Lang) *Method {
	t.Helper()
	m, err := Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
