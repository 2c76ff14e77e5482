package cli

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// program runs commands in this process, on a journal of its own.
type program struct {
	dir  string
	lang string
	now  time.Time
	in   string
	rand *rand.ChaCha8
}

func newProgram(t *testing.T) *program {
	t.Helper()
	now, err := time.Parse(time.RFC3339, scriptDay)
	if err != nil {
		t.Fatal(err)
	}
	return &program{dir: t.TempDir(), lang: "da", now: now, rand: rand.NewChaCha8([32]byte{1})}
}

func (p *program) run(args ...string) (status int, out, err string) {
	var o, e bytes.Buffer
	vars := map[string]string{
		"XDG_DATA_HOME": p.dir + "/data", "XDG_CONFIG_HOME": p.dir + "/config", "XDG_STATE_HOME": p.dir + "/state",
		"STJERNE_LANG": p.lang,
	}
	status = Run(Env{
		Args: args, In: strings.NewReader(p.in), Out: &o, Err: &e,
		Getenv: func(name string) string { return vars[name] },
		Now: func() time.Time {
			p.now = p.now.Add(time.Millisecond)
			return p.now
		},
		Random: p.rand, Version: "test",
	})
	return status, o.String(), e.String()
}

// ok runs a command that has to succeed and returns what it printed.
func (p *program) ok(t *testing.T, args ...string) string {
	t.Helper()
	status, out, err := p.run(args...)
	if status != statusDone || err != "" {
		t.Fatalf("stjerne %s: status %d, %s", strings.Join(args, " "), status, err)
	}
	return out
}

// id is the id in what a command answered with --json.
func (p *program) id(t *testing.T, out string) string {
	t.Helper()
	var r receipt
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	return r.ID
}
