package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/i18n"
)

// Run runs the command that e.Args name and returns the exit status. It prints
// whatever there is to say itself.
func Run(e Env) (status int) {
	a := &app{env: e, out: bufio.NewWriter(e.Out), ctx: context.Background()}
	defer func() {
		if cause := recover(); cause != nil {
			status = a.broke(cause, debug.Stack())
		}
	}()
	err := a.start()
	if err == nil {
		err = a.execute()
	}
	if flushed := a.out.Flush(); err == nil && flushed != nil {
		err = fault("cli-output", flushed.Error())
	}
	if err != nil {
		a.complain(err)
	}
	return statusOf(err)
}

// execute finds the command and runs it.
func (a *app) execute() error {
	// Cobra would otherwise refuse, in English, to run where somebody
	// double-clicked the program in Windows' Explorer.
	cobra.MousetrapHelpText = ""
	root := a.root()
	root.SetArgs(masked(a.env.Args))
	root.SetOut(a.out)
	// Cobra has nothing to say that isn't said here; only the completion
	// command writes to its error stream, for those who debug it.
	root.SetErr(io.Discard)
	root.SetIn(a.env.In)
	return root.ExecuteContext(a.ctx)
}

// complain prints an error as one sentence on standard error.
func (a *app) complain(err error) {
	sentence := err.Error()
	if a.words != nil {
		sentence = a.words.Sentence(a.once(err))
	}
	sentence = strings.Join(strings.Fields(safe(sentence)), " ")
	_, _ = fmt.Fprintln(a.env.Err, sentence)
}

// once says for a command that ends what the store says for a program that goes
// on: nothing is tried again by itself, and no text stands on a screen.
func (a *app) once(err error) error {
	f, ok := errors.AsType[i18n.Fault](err)
	if !ok {
		return err
	}
	code, args := f.Fault()
	if code = "cli-once-" + code; !a.words.Has("fault." + code) {
		return err
	}
	return fault(code, args...)
}

// broke is what is left to do after a mistake in the program itself: say so in
// a sentence, and keep the trace where whoever mends it can find it.
func (a *app) broke(cause any, trace []byte) int {
	_ = a.out.Flush()
	where := a.logPath()
	kept := false
	if where != "" && os.MkdirAll(filepath.Dir(where), 0o700) == nil {
		record := fmt.Appendf(nil, "%s %s\n%v\n%s\n", a.env.Now().Format("2006-01-02T15:04:05Z07:00"), a.env.Version, cause, trace)
		kept = os.WriteFile(where, record, 0o600) == nil
	}
	switch {
	case a.words == nil:
		_, _ = fmt.Fprintln(a.env.Err, "stjerne:", safe(fmt.Sprint(cause)))
	case kept:
		a.complain(fault("cli-broke", where))
	default:
		a.complain(fault("cli-broke-untraced"))
	}
	return statusFailed
}

// chosenLang is the language that --lang names among the arguments; it has to
// be known before the flags are parsed, since their help is in it.
func chosenLang(args []string) (text string, set bool) {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			text, set = v, true
		} else if arg == "--lang" && i+1 < len(args) {
			text, set = args[i+1], true
		}
	}
	return text, set
}

// language is that of --lang, else of STJERNE_LANG, else of the settings, else
// the system's, else English. What is no language is passed over here, so that
// the sentence about it is in one.
func (a *app) language() i18n.Lang {
	if text, set := chosenLang(a.env.Args); set {
		if lang, ok := i18n.ParseLang(text); ok {
			return lang
		}
	}
	if lang, ok := i18n.ParseLang(a.env.Getenv("STJERNE_LANG")); ok {
		return lang
	}
	if lang, ok := i18n.ParseLang(a.settings.Lang); ok {
		return lang
	}
	return i18n.Detect(a.env.Getenv)
}
