package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"stjerne/internal/demo"
	"stjerne/internal/store"
)

// TestMain makes this binary the program as well, for the scripts. Its clock is
// set from outside; the program itself knows no such variable.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"stjerne": func() { os.Exit(runForTest()) }})
}

// scriptDay is the day of the scripts, a Monday.
const scriptDay = "2026-11-23T10:00:00+01:00"

// runForTest is the program with a clock that was set, and a screen that only
// says what it was handed.
func runForTest() int {
	began := time.Now()
	if ns, err := strconv.ParseInt(os.Getenv("TEST_BEGAN"), 10, 64); err == nil {
		began = time.Unix(0, ns)
	}
	base, err := time.Parse(time.RFC3339, os.Getenv("TEST_NOW"))
	if err != nil {
		panic(err)
	}
	env := Env{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv,
		// Time goes on between the commands of a script, as it does for a leader.
		Now:    func() time.Time { return base.Add(time.Since(began)) },
		Random: rand.Reader, Version: "test",
		CanAsk: os.Getenv("TEST_ASK") != "", CanShow: os.Getenv("TEST_SHOW") != "",
		Open: func(o Opening) (bool, error) {
			if os.Getenv("TEST_SHOW") == "panic" {
				panic("a mistake of the program")
			}
			fmt.Printf("opened sample=%t today=%s lang=%s theme=%s\n", o.Sample, o.Store.Today(), o.Words.Lang(), o.Theme.Name)
			return os.Getenv("TEST_SHOW") == "sample" && !o.Sample, nil
		},
	}
	if os.Getenv("TEST_SHOW") == "sample" {
		// The sample is asked for once; the second time the journal is left.
		asked := false
		open := env.Open
		env.Open = func(o Opening) (bool, error) {
			wanted, err := open(o)
			wanted = wanted && !asked
			asked = asked || wanted
			return wanted, err
		}
	}
	return Run(env)
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir+"/home")
			e.Setenv("TMPDIR", e.WorkDir)
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
			e.Setenv("XDG_CONFIG_HOME", e.WorkDir+"/config")
			e.Setenv("XDG_STATE_HOME", e.WorkDir+"/state")
			e.Setenv("STJERNE_JOURNAL", e.WorkDir+"/j.stjerne")
			e.Setenv("LANG", "da_DK.UTF-8")
			e.Setenv("TEST_NOW", scriptDay)
			e.Setenv("TEST_BEGAN", strconv.FormatInt(time.Now().UnixNano(), 10))
			return os.Mkdir(e.WorkDir+"/home", 0o700)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status":  checkStatus,
			"capture": capture,
			"bytes":   writeBytes,
			"damage":  damage,
			"sample":  writeSample,
		},
	})
}

// checkStatus runs a command and holds it to an exit status; one that fails has
// to say so in exactly one sentence, on standard error alone.
func checkStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command args...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
	if want == 0 {
		return
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("something on standard output: %q", out)
	}
	said := ts.ReadFile("stderr")
	if strings.Count(said, "\n") != 1 || strings.Contains(said, "⟦") || strings.Contains(said, "goroutine") ||
		strings.HasPrefix(said, "Det gik ikke") || strings.HasPrefix(said, "That did not work") {
		ts.Fatalf("not one sentence: %q", said)
	}
}

// capture keeps what a group of a pattern matches on standard output, or all of
// it without its line end, in a variable.
func capture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: capture VARIABLE pattern")
	}
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if found == nil {
		ts.Fatalf("%s isn't on standard output", args[1])
	}
	ts.Setenv(args[0], found[len(found)-1])
}

// writeBytes makes a file of bytes that a script can't hold, in Go's notation.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE quoted")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// writeSample makes a journal that holds a sample, with its days.
func writeSample(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sample NAME FILE")
	}
	st := store.New(store.Options{Path: ts.MkAbs(args[1]), Now: demo.Now, Random: rand.Reader})
	ts.Check(demo.Write(context.Background(), st, args[0]))
}

// damage cuts a file off at a place, or turns the bits of one byte.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: damage cut|flip FILE place")
	}
	at, err := strconv.Atoi(args[2])
	ts.Check(err)
	data, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	if args[0] == "cut" {
		data = data[:at]
	} else {
		data[at] ^= 0xff
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o600))
}
