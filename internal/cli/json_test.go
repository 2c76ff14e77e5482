package cli

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// documented reads the fields of JSON.md by section.
func documented(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("JSON.md")
	if err != nil {
		t.Fatal(err)
	}
	fields, section := map[string][]string{}, ""
	row := regexp.MustCompile("^\\| `([^`]+)` \\|")
	for line := range strings.SplitSeq(string(data), "\n") {
		if name, ok := strings.CutPrefix(line, "## "); ok {
			section = name
		} else if m := row.FindStringSubmatch(line); m != nil {
			fields[section] = append(fields[section], m[1])
		}
	}
	return fields
}

// fieldsOf lists the paths of what is in a JSON value: challenges[].id.
func fieldsOf(value any, path string, into map[string]bool) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			fieldsOf(inner, strings.TrimPrefix(path+"."+key, "."), into)
		}
	case []any:
		for _, inner := range v {
			fieldsOf(inner, path+"[]", into)
		}
	default:
		into[path] = true
	}
}

// Every field that a command prints is in JSON.md under its heading, and every
// field there is printed by some use of the command.
func TestJSONIsDocumented(t *testing.T) {
	p := newProgram(t)
	must := func(args ...string) string { return p.ok(t, args...) }

	printed := map[string]map[string]bool{}
	try := func(section string, args ...string) {
		t.Helper()
		out := must(append(args, "--json")...)
		var value any
		if err := json.Unmarshal([]byte(out), &value); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		if printed[section] == nil {
			printed[section] = map[string]bool{}
		}
		fieldsOf(value, "", printed[section])
	}
	const changes = "Changes"
	try(changes, "new", "Overgange mellem vagter")
	try(changes, "star", "En god aften #nat", "--seen-by", "employee")
	try(changes, "answer", "plan.try", "Vi ringer.")
	try(changes, "answer", "plan.try", "Ring.", "--brief")
	try(changes, "answer", "team.unclear", "Hvem ringer?", "--as-member")
	try(changes, "scale", "before", "2")
	try(changes, "indicator", "Sene", "--unit", "om ugen", "--baseline", "9", "--target", "3", "--expected", "5", "--sure", "low")
	try(changes, "measure", "Sene", "7")
	try(changes, "indicator", "Sene", "--expected", "6")
	try(changes, "meet", "3/12", "13")
	try(changes, "meet", "4/12")
	try(changes, "outcome", "changed")
	try(changes, "set", "--started", "1/11")
	must("indicator", "Ro")
	try("show --ready", "show", "--ready")
	try("list", "list")
	star := p.id(t, must("star", "Slettes", "--json"))
	try(changes, "delete", star)
	try("bin", "bin")
	try(changes, "bin", "restore", star)
	try(changes, "undo")
	must("delete", p.id(t, must("star", "Igen", "--json")))
	try("bin", "bin")
	try(changes, "bin", "empty", "--yes")
	must("meet", "1/12", "--kind", "network")
	meeting := p.id(t, must("meet", "2/12", "--kind", "common", "--json"))
	must("delete", meeting)
	try("bin", "bin")
	try("search", "search", "aften", "--since", "1/1", "--until", "31/12")
	try("export", "export", "--format", "md", "-o", p.dir+"/x.md")
	try("levels", "levels")
	try(changes, "levels", "--declare", "evidence", "En evaluator udefra.")
	try("levels", "levels")
	try("year", "year", "-o", p.dir+"/x.txt")
	must("meet", "2026-11-20")
	must("answer", "meeting.decision", "Vi ringer igen.", "--meeting", "2026-11-20")
	try(changes, "next")
	try(changes, "close")
	must("export", "--format", "json", "-o", p.dir+"/whole.json")
	try("import", "import", p.dir+"/whole.json")
	try("config", "config")
	try("config KEY", "config", "name", "Anne")
	try("config path", "config", "path", "--journal", p.dir+"/Dropbox/j.stjerne")
	if err := os.MkdirAll(p.dir+"/config/stjerne/themes", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p.dir+"/config/stjerne/themes/egen.toml", []byte("x = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	try("themes", "themes")
	try("version", "version")

	want := documented(t)
	for section, fields := range printed {
		for field := range fields {
			if !slices.Contains(want[section], field) {
				t.Errorf("%s prints %s, which JSON.md doesn't have", section, field)
			}
		}
	}
	for section, fields := range want {
		for _, field := range fields {
			if !printed[section][field] {
				t.Errorf("JSON.md has %s of %s, which nothing printed", field, section)
			}
		}
	}
}
