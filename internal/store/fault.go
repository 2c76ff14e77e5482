package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	berrors "go.etcd.io/bbolt/errors"

	"stjerne/journal"
)

// Codes of what can go wrong. Each is the key of a sentence in the catalogue,
// under "fault.".
const (
	FaultLocked       = "locked"         // another program holds the file; argument: path
	FaultDamaged      = "damaged"        // a checksum, a length or a reference is wrong; path
	FaultNotJournal   = "not-a-journal"  // some other file; path
	FaultEmptyFile    = "empty-file"     // a file of no bytes; path
	FaultNewer        = "newer-format"   // the file's format, the newest known
	FaultOldReadOnly  = "old-format"     // an older format in a file that can't be written; path
	FaultGone         = "gone"           // the file was there and is not any more; path
	FaultReplaced     = "replaced"       // another journal stands in its place; path
	FaultDiskFull     = "disk-full"      // no argument
	FaultReadOnly     = "read-only"      // can be read and not written; path
	FaultNoPermission = "no-permission"  // can't be read, or its folder can't be used; path
	FaultNoPlace      = "no-place"       // the path leads through something that is no folder; path
	FaultBroken       = "io"             // the disk fails; path
	FaultUnknownID    = "unknown-id"     // the id
	FaultAmbiguousID  = "ambiguous-id"   // the start that was typed
	FaultWrongType    = "wrong-object"   // the id is of something else; the id
	FaultEmptyText    = "empty-text"     // a note or a title without words
	FaultInvalidText  = "invalid-text"   // not UTF-8
	FaultBadValue     = "bad-value"      // a value that can't be kept; the value
	FaultOnlyLoop     = "only-loop"      // the only loop of a challenge can't be deleted alone
	FaultNotInBin     = "not-in-bin"     // the id
	FaultOvertaken    = "undo-overtaken" // all of the step was changed again since
	FaultOther        = "journal-file"   // anything else the system says; path, its words
)

// fault is an error with a code and arguments, so that what a person reads is
// worded by the catalogue in his language and not here.
type fault struct {
	code  string
	args  []any
	cause error
}

func newFault(code string, args ...any) error { return &fault{code: code, args: args} }

func causedFault(cause error, code string, args ...any) error {
	return &fault{code: code, args: args, cause: cause}
}

// Error is for a programmer's eyes.
func (f *fault) Error() string {
	text := "store: " + f.code
	for _, a := range f.args {
		text += fmt.Sprintf(" %q", fmt.Sprint(a))
	}
	if f.cause != nil {
		text += ": " + f.cause.Error()
	}
	return text
}

// Fault returns the code and arguments of the sentence.
func (f *fault) Fault() (code string, args []any) { return f.code, f.args }

// Unwrap returns what the system said, nil where it said nothing.
func (f *fault) Unwrap() error { return f.cause }

// FaultOf returns the code of an error of this package, "" for any other.
func FaultOf(err error) string {
	var f *fault
	if errors.As(err, &f) {
		return f.code
	}
	return ""
}

func unknownID(id journal.ID) error { return newFault(FaultUnknownID, id.String()) }

// errDamaged is raised where a value, a reference or a page is wrong; the call
// that opened the file turns it into a fault with the path.
var errDamaged = errors.New("damaged")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errDamaged, fmt.Sprintf(format, args...))
}

// callersError is what a caller's own function returned. It reaches him as it
// is, whatever it may look like, but for damage that he met on the way.
type callersError struct{ err error }

func (e *callersError) Error() string { return e.err.Error() }

func callers(err error) error {
	if err == nil || errors.Is(err, errDamaged) {
		return err
	}
	return &callersError{err}
}

// explain turns an error of the system or of bbolt into a fault that names the
// file. Faults and errors of callers pass unchanged.
func explain(err error, path string, writing bool) error {
	if err == nil || FaultOf(err) != "" {
		return err
	}
	// Only an error that is itself the caller's comes back bare.
	if own, is := err.(*callersError); is { //nolint:errorlint // one that is wrapped is our own
		return own.err
	}
	switch {
	case errors.Is(err, errDamaged),
		errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return causedFault(err, FaultDamaged, path)
	case errors.Is(err, berrors.ErrTimeout), isOneOf(err, lockedErrors):
		return causedFault(err, FaultLocked, path)
	case isOneOf(err, fullErrors):
		return causedFault(err, FaultDiskFull)
	case isOneOf(err, readOnlyErrors):
		return causedFault(err, FaultReadOnly, path)
	case errors.Is(err, fs.ErrPermission):
		if writing {
			return causedFault(err, FaultReadOnly, path)
		}
		return causedFault(err, FaultNoPermission, path)
	case isOneOf(err, placeErrors):
		return causedFault(err, FaultNoPlace, path)
	case isOneOf(err, brokenErrors):
		return causedFault(err, FaultBroken, path)
	case errors.Is(err, fs.ErrNotExist):
		return causedFault(err, FaultGone, path)
	}
	return causedFault(err, FaultOther, path, err.Error())
}

// isOneOf also compares the words, since bbolt wraps what the system said on
// growing a file as text only.
func isOneOf(err error, list []error) bool {
	text := err.Error()
	for _, e := range list {
		if errors.Is(err, e) || strings.HasSuffix(text, e.Error()) {
			return true
		}
	}
	return false
}
