package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
)

// Crashed is returned where the program ended by a fault of its own. Everything
// written was saved; Log is where the details stand, without the leader's words.
type Crashed struct {
	Log    string
	Rescue string // a file with what could not be saved; "" where all was
	// Unsaved is set where something could neither be saved nor rescued.
	Unsaved bool
}

// Error is for programmers; the sentence is found by Fault.
func (c *Crashed) Error() string { return "the program ended by a fault of its own, see " + c.Log }

// Fault returns what the user's sentence is found by.
func (c *Crashed) Fault() (code string, args []any) {
	switch {
	case c.Rescue != "":
		return "tui-crashed-rescued", []any{c.Rescue}
	case c.Unsaved:
		return "tui-crashed-unsaved", []any{c.Log}
	}
	return "tui-crashed", []any{c.Log}
}

// Rescued is returned where the program was made to end while a text could not
// be saved: it stands in a file of its own.
type Rescued struct {
	Path  string
	Cause error
}

// Error is for programmers; the sentence is found by Fault.
func (r *Rescued) Error() string { return "not saved (" + r.Cause.Error() + "), kept in " + r.Path }

// Fault returns what the user's sentence is found by.
func (r *Rescued) Fault() (code string, args []any) { return "tui-rescued", []any{r.Path} }

// end saves what a fault or a signal left unsaved, and says how it went.
func (r *root) end(runErr error) (Result, error) {
	saveErr := r.flushAtLast()
	var rescue string
	if saveErr != nil {
		rescue = r.rescue()
	}
	if r.broken == nil && errors.Is(runErr, tea.ErrProgramPanic) {
		text := runErr.Error()
		r.broken = &text
	}
	switch {
	case r.broken != nil:
		return Result{}, &Crashed{Log: r.log(*r.broken), Rescue: rescue, Unsaved: len(r.env.Saver.Unkept()) > 0}
	case rescue != "":
		return Result{}, &Rescued{Path: rescue, Cause: saveErr}
	case saveErr != nil && len(r.env.Saver.Unkept()) > 0:
		return Result{}, saveErr
	case runErr != nil && !r.forced && !errors.Is(runErr, tea.ErrProgramKilled) && !errors.Is(runErr, io.EOF):
		return Result{}, runErr
	}
	res := Result{}
	if r.restart != nil && !r.forced {
		res.Sample = r.restart.Sample
	}
	return res, nil
}

// flushAtLast saves, also where saving is what the program ended by.
func (r *root) flushAtLast() (err error) {
	defer func() {
		if p := recover(); p != nil {
			if r.broken == nil {
				text := fmt.Sprintf("%v\n\n%s", p, debug.Stack())
				r.broken = &text
			}
			err = i18n.NewFault("tui-crashed", "")
		}
	}()
	_, err = r.env.Saver.Flush(context.Background())
	return err
}

// rescue writes texts that could not be saved into a file of their own, private,
// in the state folder; "" where there are none or that failed too.
func (r *root) rescue() string {
	texts := r.env.Saver.Unkept()
	if len(texts) == 0 {
		return ""
	}
	stamp := r.env.Store.Now().Format("2006-01-02-150405")
	for _, dir := range []string{r.options.Paths.State, os.TempDir()} {
		if dir == "" || os.MkdirAll(dir, 0o700) != nil {
			continue
		}
		path := filepath.Join(dir, "stjerne-"+stamp+".txt")
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			continue
		}
		for _, t := range texts {
			_, err = fmt.Fprintf(f, "%s\n\n%s\n\n", t.Name, t.Words)
		}
		if err == nil {
			err = f.Sync()
		}
		if cerr := f.Close(); err == nil && cerr == nil {
			r.env.Saver.Forget()
			return path
		}
	}
	return ""
}

// log keeps the details of a fault where a programmer can be given them.
func (r *root) log(text string) string {
	dir := r.options.Paths.State
	if dir == "" || os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	path := filepath.Join(dir, "crash.log")
	if os.WriteFile(path, []byte(wordless(text)+"\n"), 0o600) != nil {
		return ""
	}
	return path
}

// wordless takes out of a fault's details what may be the leader's words: what
// was said with it, unless the system itself said it. The trace that follows has
// addresses only.
func wordless(text string) string {
	said, trace, found := strings.Cut(text, "\n\ngoroutine ")
	if !found {
		trace, said = "", text
	} else {
		trace = "\n\ngoroutine " + trace
	}
	if strings.HasPrefix(said, "runtime error: ") || said == tea.ErrProgramPanic.Error() {
		return said + trace
	}
	return "a fault of the program's own; what it said is left out, since it may hold words of the journal" + trace
}
