package i18n

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"
)

// Fault is an error that a user is told about in a sentence of the catalogue:
// the text of the key "fault." + code, with args filled in. Packages that know
// nothing of this one take part by having the method.
//
// An argument may be a text, a whole number, a float64 (shown as a person
// would type it: 3,5), a time.Time (shown as a day: 3. december 2026), another
// error (shown as its own sentence where it is a Fault, else as the reason that
// stands after a colon: "disken er fuld"), or a Word.
type Fault interface {
	error
	Fault() (code string, args []any)
}

// Word is an argument of a fault that is itself in the catalogue: it is shown
// as the text of its key, in the reader's language. A name of a month is one.
type Word interface {
	WordKey() string
}

// Key is a Word by its key.
type Key string

// WordKey returns the key itself.
func (k Key) WordKey() string { return string(k) }

type fault struct {
	code string
	args []any
}

// NewFault makes a Fault whose sentence is the text of "fault." + code.
func NewFault(code string, args ...any) error {
	return &fault{code: code, args: args}
}

// Error is for a programmer's eyes: the code and its arguments.
func (f *fault) Error() string {
	var b strings.Builder
	b.WriteString(f.code)
	for _, a := range f.args {
		fmt.Fprintf(&b, " %q", fmt.Sprint(a))
	}
	return b.String()
}

// Fault makes the error a Fault.
func (f *fault) Fault() (code string, args []any) { return f.code, f.args }

// Unwrap returns the cause where one of the arguments is an error.
func (f *fault) Unwrap() error {
	for _, a := range f.args {
		if err, ok := a.(error); ok {
			return err
		}
	}
	return nil
}

// FaultCode returns the code of the first Fault in an error's chain, and ""
// where there is none.
func FaultCode(err error) string {
	if f, ok := errors.AsType[Fault](err); ok {
		code, _ := f.Fault()
		return code
	}
	return ""
}

// Sentence says an error to the user: the sentence of its fault, else a general
// one with the system's reason or the error's own text. It is one line and safe to print,
// whatever the arguments hold. For no error it is empty.
func (w *Words) Sentence(err error) string {
	if err == nil {
		return ""
	}
	if f, ok := errors.AsType[Fault](err); ok {
		code, args := f.Fault()
		if key := "fault." + code; w.Has(key) {
			return w.T(key, w.arguments(args)...)
		}
	}
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return w.T("fault.other_file", harmless(at.Path), w.reason(at.Err))
	}
	return w.T("fault.other", w.reason(err))
}

func (w *Words) arguments(args []any) []any {
	shown := make([]any, len(args))
	for i, a := range args {
		shown[i] = w.argument(a)
	}
	return shown
}

func (w *Words) argument(a any) any {
	switch v := a.(type) {
	case string:
		return harmless(v)
	case float64:
		return w.Plain(v)
	case time.Time:
		return w.Day(v)
	case Word:
		return w.T(v.WordKey())
	case Fault:
		return w.Sentence(v)
	case error:
		return w.reason(v)
	case fmt.Stringer:
		return harmless(v.String())
	default:
		return a
	}
}

// longestArgument is how many characters of an argument a sentence shows. A
// leader who pastes a chapter where a date belongs is told which words were
// meant, and gets a line rather than the chapter; a long path still fits.
const longestArgument = 300

// harmless makes a text fit to stand in a line on a terminal: control
// characters, which could move the cursor or change the title, become their
// visible pictures, and what is too long ends in an ellipsis.
func harmless(s string) string {
	var b strings.Builder
	count := 0
	for _, r := range s {
		if count++; count > longestArgument {
			b.WriteRune('…')
			break
		}
		switch {
		case r == '\n' || r == '\t':
			b.WriteRune(' ')
		case r < 0x20:
			b.WriteRune(0x2400 + r)
		case r == 0x7f:
			b.WriteRune('\u2421')
		case r >= 0x80 && r < 0xa0, reorders(r):
			b.WriteRune('\ufffd')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// reorders tells of the invisible characters that change the order in which a
// terminal shows what follows, or hide a line break.
func reorders(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 ||
		r == 0x200e || r == 0x200f || r == 0x2028 || r == 0x2029
}
