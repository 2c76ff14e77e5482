package cli

import (
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// Env is what a command meets outside of itself.
type Env struct {
	Args   []string // what was typed after the program's name
	In     io.Reader
	Out    io.Writer
	Err    io.Writer
	Getenv func(string) string
	Now    func() time.Time // its zone decides which day it is
	Random io.Reader        // ids are drawn from it
	// CanAsk tells whether a question can be put: standard input and standard
	// error are terminals.
	CanAsk bool
	// CanShow tells whether the journal can be opened on a screen: standard
	// input and standard output are terminals.
	CanShow bool
	// OutTerminal tells whether standard output is a terminal, which some files
	// must not be sent to.
	OutTerminal bool
	// Open shows the journal on the screen until the leader leaves it, and tells
	// whether the sample is wanted then.
	Open func(Opening) (sample bool, err error)
	// Version is what `version` prints.
	Version string
}

// Terminals fills in CanAsk, CanShow and OutTerminal from the three standard files. It looks
// at what they are and sends nothing to them.
func (e *Env) Terminals(in, out, err *os.File) {
	input := term.IsTerminal(int(in.Fd()))
	e.CanAsk = input && term.IsTerminal(int(err.Fd()))
	e.OutTerminal = term.IsTerminal(int(out.Fd()))
	e.CanShow = input && e.OutTerminal
}
