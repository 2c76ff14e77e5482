package config

import (
	"errors"
	"path/filepath"
	"testing"
)

// wording stands for an organisation's own file, which this package doesn't
// know.
type wording struct {
	Vision    *string `toml:"vision"`
	Questions map[string]struct {
		Ask  *string `toml:"ask"`
		Help *string `toml:"help"`
	} `toml:"questions"`
	Own []struct {
		ID    string   `toml:"id"`
		Kind  string   `toml:"kind"`
		Steps []string `toml:"steps"`
	} `toml:"own"`
}

const ownWording = `# Our own
vision = "det gode børneliv"

[questions."plan.try"]
ask = """
Hvad prøver
vi af?"""
help = "Noget småt."

[questions]
"act.help".ask = "Hvem spørger vi?"

[[own]]
id = "own.safety"
kind = "text"

[[own]]
id = "own.joy"
kind = "scale"
steps = [
  "slet ikke",
]
`

func TestDecodeStrict(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "own.toml"), mark+ownWording)
	var w wording
	if err := DecodeStrict(path, &w); err != nil {
		t.Fatal(err)
	}
	if *w.Vision != "det gode børneliv" || *w.Questions["plan.try"].Ask != "Hvad prøver\nvi af?" || len(w.Own) != 2 || w.Own[1].Steps[0] != "slet ikke" {
		t.Errorf("read as %+v", w)
	}
	for _, c := range []struct {
		text, code string
		line       int
		about      any
	}{
		{"vison = \"x\"", codeKey, 1, "vison"},
		{"vision = \"x\"\n\n[questions.\"plan.try\"]\nasked = \"x\"", codeKey, 4, "questions.plan.try.asked"},
		{"\n[[own]]\nid = \"own.a\"\ntype = \"text\"", codeKey, 4, "own.type"},
		{"vision = 3", codeType, 1, "vision"},
		{"[[own]]\nid = \"own.a\"\n\nsteps = \"five\"\n", codeType, 4, "own.steps"},
		{"vision = \"x\"\nvision = \"y\"", codeDouble, 2, "vision"},
		{"[questions.a]\nask = \"x\"\n[questions.a]\nhelp = \"y\"", codeDouble, 3, "questions.a"},
		{"vision = \"x\n", codeSyntax, 1, nil},
		{"vision = \"x\"\n[own\n", codeSyntax, 2, nil},
	} {
		var w wording
		p := problem(t, DecodeBytes("own.toml", []byte(c.text), &w))
		if p.Code != c.code || p.Line != c.line || p.File != "own.toml" || p.Column < 1 || c.about != nil && (len(p.Args) != 1 || p.Args[0] != c.about) {
			t.Errorf("%q: got %v, want %s in line %d about %v", c.text, p, c.code, c.line, c.about)
		}
	}
	if p := problem(t, DecodeStrict(filepath.Join(t.TempDir(), "none.toml"), &w)); p.Code != codeMissing {
		t.Errorf("a file that isn't there is told as %v", p)
	}
}

func TestLineOf(t *testing.T) {
	for key, want := range map[string]int{
		`vision`:                    2,
		`questions."plan.try".ask`:  5,
		`questions."plan.try".help`: 8,
		`questions."plan.try"`:      4,
		`questions."act.help".ask`:  11,
		`own[0].id`:                 14,
		`own[1]`:                    17,
		`own[1].kind`:               19,
		`own[1].steps`:              20,
		// What isn't there is told by what stands around it.
		`own[1].verb`:               17,
		`questions."plan.try".name`: 4,
		`questions."none".ask`:      10,
		`own[2].id`:                 0,
		`nowhere`:                   0,
		``:                          0,
		`own[`:                      0,
		`questions."open`:           0,
	} {
		if got := LineOf([]byte(ownWording), key); got != want {
			t.Errorf("%s: line %d, want %d", key, got, want)
		}
	}
}

// foreign is a fault of another package.
type foreign struct{}

func (foreign) Error() string          { return "foreign" }
func (foreign) Fault() (string, []any) { return "method-unknown", []any{"plan.tri"} }

func TestInFile(t *testing.T) {
	p := InFile("own.toml", []byte(ownWording), `questions."plan.try".ask`, foreign{})
	if p.File != "own.toml" || p.Line != 5 || p.Code != "method-unknown" || p.Args[0] != "plan.tri" {
		t.Errorf("got %v", p)
	}
	cause := errors.New("cause")
	if p := InFile("own.toml", nil, "x", cause); p.Line != 1 || !errors.Is(p, cause) {
		t.Errorf("got %v", p)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(ownWording), "own[1].kind")
	f.Add([]byte("own = [{id = 1}]\n[[own]]"), "own[0]")
	f.Add([]byte("[[a.b]]\n[a.b.c]\n[[a.b]]\nx=1"), "a.b[1].x")
	f.Fuzz(func(t *testing.T, data []byte, key string) {
		var w wording
		err := DecodeBytes("x", data, &w)
		if p, ok := errors.AsType[*Problem](err); err != nil && (!ok || p.Line < 1) {
			t.Errorf("%q: %v", data, err)
		}
		if line := LineOf(data, key); line < 0 {
			t.Errorf("%q, %q: line %d", data, key, line)
		}
	})
}
