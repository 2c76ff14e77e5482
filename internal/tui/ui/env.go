package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Env is what every screen is handed. It is shared by all and changed by the
// root alone, between two messages.
type Env struct {
	Store  *store.Store
	Words  *i18n.Words
	Method *method.Method
	// Template is what is handed over is made by; nil is the program's own.
	Template *summary.Template
	// TemplateFault says why the organisation's own can't be used; nil where it can.
	TemplateFault error
	Styles        *Styles
	Saver         *Saver
	Clip          Clipboard
	Settings      Settings
	// Path of the journal as it is shown to the leader, and the name of the
	// service that synchronises its folder, "" where none does.
	Path, Synced string
	Sample       bool // a throw-away journal
	// Set changes a setting and writes it down.
	Set func(key, value string) error
	// ThemesDir and ConfigPath are where the leader's own themes and the settings
	// lie; Shade is "auto", "light" or "dark" as it is set.
	ThemesDir, ConfigPath, Shade string
	// Opener opens a file with what the system opens it with.
	Opener func(path string) error
	Getenv func(string) string
	// OpenSample opens the sample in the place of this journal.
	OpenSample func() tea.Cmd
}

// Settings are those that screens look at.
type Settings struct {
	Name, Role string
	Voice      journal.Voice
	Mouse      bool
	Theme      string
	Vision     string
	Lang       i18n.Lang
}

// T is a text of the catalogue.
func (e *Env) T(key string, args ...any) string { return e.Words.T(key, args...) }

// Today is the day of the journal's clock.
func (e *Env) Today() journal.Day { return e.Store.Today() }

// Name is what an action is called. A phase's is followed by the method's own
// name for it, which an organisation may have changed.
func (e *Env) Name(id action.ID) string {
	name := e.T("action." + string(id))
	for i, p := range action.Phases() {
		if p == id && e.Method != nil && i < len(e.Method.Phases) {
			return name + ", " + e.Method.Phases[i].Short
		}
	}
	return name
}

// Day writes a day without its year where it is this year's.
func (e *Env) Day(d journal.Day) string {
	if d.IsZero() {
		return ""
	}
	if d.Year == e.Today().Year {
		return e.Words.ShortDay(d.Time())
	}
	return e.Words.Day(d.Time())
}

// When writes a day as seen from today: "i går", "19. nov.".
func (e *Env) When(d journal.Day) string {
	if d.IsZero() {
		return ""
	}
	return e.Words.RelativeDay(d.Time(), e.Today().Time())
}

// patience is how long an operation of the journal file may take before it is
// given up; the store itself gives a held lock up sooner.
const patience = 10 * time.Second

// Failed is what a command of the journal ends with when it fails.
type Failed struct{ Err error }

// Read runs a reading of the journal outside of Update; done makes the message
// that brings what was read.
func Read[T any](e *Env, read func(*store.Reader) (T, error), done func(T) tea.Msg) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		var got T
		err := e.Store.Read(ctx, func(r *store.Reader) error {
			var err error
			got, err = read(r)
			return err
		})
		if err != nil {
			return Failed{err}
		}
		return done(got)
	}
}

// Wrote is what a writing of the journal ends with.
type Wrote struct {
	Then tea.Msg // sent on when it is not nil
	Say  string  // a message that fades
}

// Write runs a change of the journal outside of Update, one step of undo. Every
// screen reads again afterwards.
func Write(e *Env, what string, do func(*store.Writer) error, done func() Wrote) tea.Cmd {
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := e.Store.Write(ctx, what, do); err != nil {
			return Failed{err}
		}
		if done == nil {
			return Wrote{}
		}
		return done()
	}
}

// Clock writes a stored time of day ("13:00") in words of the language.
func Clock(w *i18n.Words, stored string) string {
	hour, minute, err := i18n.ParseClock(stored)
	if err != nil {
		return Clean(stored)
	}
	return w.Clock(hour, minute)
}
