package cli

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stjerne/internal/i18n"
)

// The exit statuses, which other people's scripts rely on.
const (
	statusDone   = 0
	statusFailed = 1
	statusUsage  = 2
)

// usageError is wrong usage: an unknown command or flag, a value outside a
// closed list, a missing argument. Any other error is a failure.
type usageError struct{ error }

func (u usageError) Unwrap() error { return u.error }

// fault is a failure, or a value that can't be, with the sentence fault.<code>.
func fault(code string, args ...any) error { return i18n.NewFault(code, args...) }

// usage is wrong usage with the sentence fault.<code>.
func usage(code string, args ...any) error { return usageError{i18n.NewFault(code, args...)} }

func statusOf(err error) int {
	if err == nil {
		return statusDone
	}
	if _, ok := errors.AsType[usageError](err); ok {
		return statusUsage
	}
	return statusFailed
}

// flagFault says what the flag parser found in the user's language. The
// parser's own errors are typed, so none of its English sentences is needed.
func (a *app) flagFault(cmd *cobra.Command, err error) error {
	if u, ok := errors.AsType[usageError](err); ok {
		return u
	}
	if f, ok := errors.AsType[i18n.Fault](err); ok {
		return f
	}
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		if shorts := e.GetSpecifiedShortnames(); shorts != "" {
			return usage("cli-unknown-flag", "-"+shorts, a.helpLine(cmd))
		}
		name := e.GetSpecifiedName()
		if near := a.nearFlag(cmd, name); near != "" {
			return usage("cli-unknown-flag-near", "--"+name, "--"+near)
		}
		return usage("cli-unknown-flag", "--"+name, a.helpLine(cmd))
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usage("cli-flag-needs-value", "--"+e.GetFlag().Name)
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return usage("cli-flag-bad-value", "--"+e.GetFlag().Name, e.GetValue())
	}
	if e, ok := errors.AsType[*pflag.InvalidSyntaxError](err); ok {
		return usage("cli-unknown-flag", e.GetSpecifiedFlag(), a.helpLine(cmd))
	}
	return usage("cli-unknown-flag", err.Error(), a.helpLine(cmd))
}

// nearFlag is the flag of a command that was probably meant, or "".
func (a *app) nearFlag(cmd *cobra.Command, name string) string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return nearest(name, names)
}

// nearest is the name that differs least from what was typed, if it differs by
// no more than a slip of the hand would; else "".
func nearest(typed string, names []string) string {
	best, found := 1+min(2, len(typed)/2), ""
	for _, name := range names {
		if d := distance(typed, name); d < best {
			best, found = d, name
		}
	}
	return found
}

// distance counts the letters that must be put in, taken out, exchanged or
// swapped with their neighbour to make one word the other.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	var before, above []int
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		before, above, row = above, row, make([]int, len(y)+1)
		row[0] = i + 1
		for j, s := range y {
			cost := above[j]
			if r != s {
				cost++
			}
			row[j+1] = min(cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && r == y[j-1] && x[i-1] == s {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(y)]
}
