// Package tui is the journal on the screen: a root model, and a stack of screens
// that each live in a folder of their own.
package tui

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/config"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/first"
	"stjerne/internal/tui/home"
	"stjerne/internal/tui/present"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
	"stjerne/themes"
)

// Options are what the journal on the screen is handed.
type Options struct {
	Store  *store.Store
	Words  *i18n.Words
	Method *method.Method
	// Template is what is handed over is made by; nil is the program's own. Where
	// the organisation's can't be used, TemplateFault says why.
	Template      *summary.Template
	TemplateFault error
	Paths         config.Paths
	Settings      config.Settings
	Theme         themes.Theme
	Sample        bool // a throw-away journal: nothing of it is kept
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
	return r.run()
}

// run shows the journal until it is left, and sees to it that nothing is lost
// however it ends.
func (r *root) run() (Result, error) {
	o := r.options
	life := &life{root: r}
	program := tea.NewProgram(r, tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithoutSignalHandler(), tea.WithFilter(life.filter))
	r.options.send = program.Send

	life.program, life.jobs = program, watchJobs(program)
	stop := watchSignals(program, o.In)
	_, runErr := program.Run()
	stop()
	life.jobs.close()
	return r.end(runErr)
}

// watchSignals has the program save and leave in order when it is told to end.
// One that doesn't within some seconds is ended, and Run saves what it can.
func watchSignals(program *tea.Program, in *os.File) (stop func()) {
	signals := make(chan os.Signal, 2)
	done := make(chan struct{})
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGQUIT, os.Interrupt)
	go func() {
		select {
		case <-done:
			return
		case <-signals:
		}
		hearOut(in)
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

// hearOut waits until the keys that were typed before a signal are read: it may
// overtake them.
func hearOut(in *os.File) {
	const pause = 10 * time.Millisecond
	for range 20 {
		waiting := unheard(in)
		time.Sleep(pause)
		if !waiting && !unheard(in) {
			return
		}
	}
}

// patience is how long the program may take to save when it is told to end.
const patience = 4 * time.Second

// newRoot makes the model with the first screen's content read already, so that
// the first frame shows it.
func newRoot(o Options) (*root, error) {
	r := &root{options: o, dark: o.Shade != "light", apart: map[string]bool{}}
	s := o.Settings
	lang := o.Words.Lang()
	service, _ := config.Synced(o.Store.Path())
	r.env = &ui.Env{
		Store: o.Store, Words: o.Words, Method: o.Method, Saver: ui.NewSaver(),
		Template: o.Template, TemplateFault: o.TemplateFault,
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
	// Whoever was presenting when the program was ended is back at the same place.
	if challenge, loop, ok := present.Left(r.env, r.places()); ok {
		r.stack = append(r.stack, present.New(r.env, r.places(), challenge, loop))
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
