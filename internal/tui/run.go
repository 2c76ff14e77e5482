// Package tui is the journal on the screen: a root model, and a stack of screens
// that each live in a folder of their own.
package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/first"
	"stjerne/internal/tui/home"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
	"stjerne/themes"
)

// Options are what the journal on the screen is handed.
type Options struct {
	Store    *store.Store
	Words    *i18n.Words
	Method   *method.Method
	Paths    config.Paths
	Settings config.Settings
	Theme    themes.Theme
	Sample   bool // a throw-away journal: nothing of it is kept
	// CanSample is set where the caller can open the sample when Run asks for it.
	CanSample bool
	// Language loads the words and the method of another language.
	Language func(i18n.Lang, config.Settings) (*i18n.Words, *method.Method, error)
	Env      func(string) string
	// Launch runs a program in the terminal's place, an editor; nil is the
	// system's own way. Opener opens a file with what the system opens it with.
	Launch func(command []string, done func(error) tea.Msg) tea.Cmd
	Opener func(path string) error
	// In and Out are the terminal; nil are standard input and output.
	In  *os.File
	Out *os.File

	// Shade is "light" or "dark" where it was chosen, "" to ask the terminal.
	Shade string

	send  func(tea.Msg)
	still bool // tests: nobody else writes
}

// Result is how Run ended.
type Result struct {
	// Sample asks the caller to open the sample, and this journal after it.
	Sample bool
}

// Crashed is returned where the program ended by a fault of its own. Everything
// written was saved; Log is where the details stand, without the leader's words.
type Crashed struct {
	Log    string
	Rescue string // a file with what could not be saved; "" where all was
}

// Error is for programmers; the sentence is found by Fault.
func (c *Crashed) Error() string { return "the program ended by a fault of its own, see " + c.Log }

// Fault returns what the user's sentence is found by.
func (c *Crashed) Fault() (code string, args []any) {
	if c.Rescue != "" {
		return "tui-crashed-rescued", []any{c.Rescue}
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

// Run opens the journal on the terminal and returns when the leader leaves it.
// Whatever ends the program, what was written is saved first.
func Run(o Options) (Result, error) {
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	if !isTerminal(o.In) || !isTerminal(o.Out) {
		return Result{}, i18n.NewFault("tui-no-terminal")
	}
	r, err := newRoot(o)
	if err != nil {
		return Result{}, err
	}
	program := tea.NewProgram(r, tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithoutSignalHandler())
	r.options.send = program.Send

	stop := watchSignals(program)
	_, runErr := program.Run()
	stop()
	return r.end(runErr)
}

// watchSignals has the program save and leave in order when it is told to end.
// One that doesn't within some seconds is ended, and Run saves what it can.
func watchSignals(program *tea.Program) (stop func()) {
	signals := make(chan os.Signal, 2)
	done := make(chan struct{})
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	go func() {
		select {
		case <-done:
			return
		case <-signals:
		}
		go program.Send(endMsg{})
		select {
		case <-done:
		case <-time.After(patience):
			program.Kill()
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// patience is how long the program may take to save when it is told to end.
const patience = 4 * time.Second

// end saves what a fault or a signal left unsaved, and says how it went.
func (r *root) end(runErr error) (Result, error) {
	_, saveErr := r.env.Saver.Flush(context.Background())
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
		return Result{}, &Crashed{Log: r.log(*r.broken), Rescue: rescue}
	case rescue != "":
		return Result{}, &Rescued{Path: rescue, Cause: saveErr}
	case saveErr != nil && len(r.env.Saver.Unkept()) > 0:
		return Result{}, saveErr
	case runErr != nil && !r.forced && !errors.Is(runErr, tea.ErrProgramKilled) && !errors.Is(runErr, io.EOF):
		return Result{}, runErr
	}
	res := Result{}
	if r.restart != nil {
		res.Sample = r.restart.Sample
	}
	return res, nil
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
	if os.WriteFile(path, []byte(text+"\n"), 0o600) != nil {
		return ""
	}
	return path
}

// newRoot makes the model with the first screen's content read already, so that
// the first frame shows it.
func newRoot(o Options) (*root, error) {
	r := &root{options: o, dark: o.Shade != "light"}
	s := o.Settings
	lang := o.Words.Lang()
	service, _ := config.Synced(o.Store.Path())
	r.env = &ui.Env{
		Store: o.Store, Words: o.Words, Method: o.Method, Saver: ui.NewSaver(),
		Path: o.Store.Path(), Synced: service, Sample: o.Sample,
		Settings: ui.Settings{
			Name: s.Name, Role: s.Role, Voice: journal.Voice(s.Voice), Mouse: s.Mouse, Theme: o.Theme.Name,
			Vision: o.Method.Vision, Lang: lang,
		},
		Set:        func(key, value string) error { return config.Set(o.Paths.Settings, key, value) },
		ThemesDir:  o.Paths.Themes,
		ConfigPath: o.Paths.Settings,
		Shade:      s.Dark,
		Opener:     o.Opener,
		Getenv:     o.Env,
	}
	if o.CanSample {
		r.env.OpenSample = func() tea.Cmd { return ui.Send(restartMsg{sample: true}) }
	}
	r.restyle()
	r.mark, _ = o.Store.Mark()
	var data home.Data
	err := o.Store.Read(context.Background(), func(rd *store.Reader) error {
		var err error
		data, err = home.Read(r.env, rd, false)
		return err
	})
	if err != nil {
		return nil, err
	}
	r.stack = []ui.Screen{home.New(r.env, data)}
	if data.Home.Empty {
		r.stack = append(r.stack, first.New(r.env))
	}
	return r, nil
}

func (r *root) restyle() {
	palette := r.options.Theme.Light
	if r.dark {
		palette = r.options.Theme.Dark
	}
	r.env.Styles = ui.NewStyles(palette, r.dark)
}

type restartMsg struct{ sample bool }
