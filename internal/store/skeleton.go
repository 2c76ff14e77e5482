// Package store is the journal file.
package store

import (
	"context"
	"errors"
	"io"
	"time"

	"stjerne/journal"
)

var errUnbuilt = errors.New("store: unbuilt")

// Options say where a journal is and where the store takes time and chance from.
type Options struct {
	Path    string           // the journal file; a symbolic link is written through
	Backups string           // folder for automatic copies; made when needed
	Now     func() time.Time // the clock; its zone decides which day it is
	Random  io.Reader        // ids and session numbers
	Wait    time.Duration    // how long a held lock is tried for; 2 s if zero
}

// Store reads and writes one journal file. It holds no file open between calls
// and may be used by several goroutines.
type Store struct{}

// New does no I/O.
func New(o Options) *Store { return &Store{} }

func (s *Store) Path() string { return "" }

// Today is the day of the store's clock.
func (s *Store) Today() journal.Day { return journal.Day{} }
func (s *Store) Now() time.Time     { return time.Time{} }

// Mark is the state of the file as seen from outside, without a lock.
type Mark struct {
	Tx    uint64
	Size  int64
	Inode uint64
}

// Mark reads the two meta pages (stat and pread). Comparable; differs after any write by anyone.
func (s *Store) Mark() (Mark, error) { return Mark{}, errUnbuilt }

// Read opens the file for reading, once. An absent file reads as an empty journal.
func (s *Store) Read(ctx context.Context, do func(*Reader) error) error { return errUnbuilt }

// Write opens the file for writing, once, in one transaction that is one step of
// undo. what names the change for the undo message (an i18n key part: "note", "text", "delete" ...).
// Where do fails nothing is written.
func (s *Store) Write(ctx context.Context, what string, do func(*Writer) error) error {
	return errUnbuilt
}

// Reader is valid inside Read and Write only; what it returns may be kept.
type Reader struct{}

func (r *Reader) Home() (journal.Home, error)                               { return journal.Home{}, errUnbuilt }
func (r *Reader) Outlines() ([]journal.Outline, error)                      { return nil, errUnbuilt } // all states
func (r *Reader) Challenge(id journal.ID) (*journal.Challenge, error)       { return nil, errUnbuilt }
func (r *Reader) LastWorked() (journal.ID, error)                           { return journal.ID{}, errUnbuilt } // zero: none
func (r *Reader) Meetings() ([]*journal.Meeting, error)                     { return nil, errUnbuilt }          // all, by day
func (r *Reader) Entry(id journal.ID) (journal.Entry, error)                { return journal.Entry{}, errUnbuilt }
func (r *Reader) Text(ref journal.TextRef) (journal.Text, error)            { return journal.Text{}, errUnbuilt }
func (r *Reader) Revisions(ref journal.TextRef) ([]journal.Revision, error) { return nil, errUnbuilt } // newest first, heads included

// EntryQuery chooses notes. Zero fields choose all.
type EntryQuery struct {
	Challenge    journal.ID // with Loose false and zero: of every challenge and without one
	Loose        bool       // only notes without a challenge
	Loop         journal.ID
	Kinds        []journal.EntryKind
	Since, Until journal.Day
	SeenBy, Tag  string
	Limit        int     // 0: all
	Before       *Cursor // continue a page after this place
}
type Cursor struct {
	Day journal.Day
	ID  journal.ID
}

// Entries returns notes newest first (by day, then by when they were written). next is nil at the end.
func (r *Reader) Entries(q EntryQuery) (list []journal.Entry, next *Cursor, err error) {
	return nil, nil, errUnbuilt
}

// SearchQuery: every word must be found (folded: case, accents, aa=å); empty Words matches all.
type SearchQuery struct {
	Words        string
	Kinds        []journal.EntryKind // chooses notes only
	Since, Until journal.Day
	SeenBy, Tag  string
	Limit        int
}
type Hit struct {
	Ref       journal.TextRef
	Type      string     // "entry", "loop", "challenge", "indicator", "measurement", "meeting"
	Challenge journal.ID // zero: none
	Loop      journal.ID
	Kind      journal.EntryKind // of an entry
	Day       journal.Day
	Text      string
	Marks     [][2]int // byte ranges of the hits in Text
}

func (r *Reader) Search(q SearchQuery) ([]Hit, error) { return nil, errUnbuilt } // newest first

// Binned is a deleted thing that can be put back.
type Binned struct {
	ID      journal.ID
	Type    string
	Start   string
	Kind    journal.EntryKind
	Deleted time.Time
	Day     journal.Day
}

func (r *Reader) Bin() ([]Binned, error) { return nil, errUnbuilt } // newest first
func (r *Reader) Find(prefix string) (id journal.ID, typ string, err error) {
	return journal.ID{}, "", errUnbuilt
} // any object by id or the unique start of one

// UndoStep names what undo or redo would do; What is "" where there is nothing.
type UndoStep struct {
	What      string
	At        time.Time
	Challenge journal.ID
}

func (r *Reader) NextUndo() (UndoStep, error) { return UndoStep{}, errUnbuilt }
func (r *Reader) NextRedo() (UndoStep, error) { return UndoStep{}, errUnbuilt }

// Undo takes the newest step back, by anyone, as a new write; Redo does it again.
func (s *Store) Undo(ctx context.Context) (UndoStep, error) { return UndoStep{}, errUnbuilt }
func (s *Store) Redo(ctx context.Context) (UndoStep, error) { return UndoStep{}, errUnbuilt }

// Writer reads too, and sees its own writes.
type Writer struct{ *Reader }

// At sets the clock for what follows (samples and imports date what they write).
func (w *Writer) At(t time.Time) {}

// Join makes this write one step of undo with the step before it where that was
// written by this store under the same name: saves while typing in one field.
func (w *Writer) Join(name string) {}

func (w *Writer) NewChallenge(title string, voice journal.Voice) (challenge, loop journal.ID, err error) {
	return
}
func (w *Writer) NewLoop(challenge journal.ID, title string) (journal.ID, error) {
	return journal.ID{}, errUnbuilt
}
func (w *Writer) NewIndicator(challenge journal.ID, name string, kind journal.IndicatorKind, better journal.Better) (journal.ID, error) {
	return journal.ID{}, errUnbuilt
}
func (w *Writer) NewMeasurement(indicator journal.ID, value float64, day journal.Day, seenBy string) (journal.ID, error) {
	return journal.ID{}, errUnbuilt
}
func (w *Writer) NewEntry(e journal.Entry) (journal.ID, error) { return journal.ID{}, errUnbuilt } // ID, Created ignored; Text.Words is the text; Loop zero with a challenge: the current one
func (w *Writer) NewMeeting(kind journal.MeetingKind, day journal.Day, clock string, loops ...journal.ID) (journal.ID, error) {
	return journal.ID{}, errUnbuilt
}

// Saved tells how a text was saved.
type Saved struct {
	Text     journal.Text // as it stands now
	Conflict bool         // something else was written meanwhile; both are heads now
	Changed  bool         // false: the same words stood there already, nothing was written
}

// SetText saves words that were edited from revision base ("" where nothing stood there; Latest to replace whatever stands there).
func (w *Writer) SetText(ref journal.TextRef, words string, base journal.RevisionID) (Saved, error) {
	return Saved{}, errUnbuilt
}

const Latest journal.RevisionID = "*"

// SetCarried copies a text as carried over from another revision.
func (w *Writer) SetCarried(ref journal.TextRef, words string, from journal.RevisionID) error {
	return errUnbuilt
}

// Choose keeps one of several heads, or words made of them.
func (w *Writer) Choose(ref journal.TextRef, words string) error { return errUnbuilt }

func (w *Writer) SetVoice(challenge journal.ID, v journal.Voice) error     { return errUnbuilt }
func (w *Writer) SetPerspectives(challenge journal.ID, ids []string) error { return errUnbuilt }
func (w *Writer) SetValues(challenge journal.ID, ids []string) error       { return errUnbuilt }
func (w *Writer) SetStatus(challenge journal.ID, s journal.Status, day journal.Day) error {
	return errUnbuilt
}                                                                       // closed carries the day
func (w *Writer) SetStarted(loop journal.ID, d journal.Day) error       { return errUnbuilt }
func (w *Writer) SetStep(loop journal.ID, question string, n int) error { return errUnbuilt } // 0 clears
func (w *Writer) SetOutcome(loop journal.ID, o journal.Outcome, d journal.Day) error {
	return errUnbuilt
}                                                                           // "" clears
func (w *Writer) SetSections(loop journal.ID, with, without []string) error { return errUnbuilt }
func (w *Writer) SetDeclared(loop journal.ID, level string) error           { return errUnbuilt }
func (w *Writer) SetIndicator(id journal.ID, kind journal.IndicatorKind, better journal.Better) error {
	return errUnbuilt
}
func (w *Writer) SetPlan(indicator, loop journal.ID, p journal.Plan) error { return errUnbuilt }
func (w *Writer) SetMeasurement(id journal.ID, value float64, day journal.Day, seenBy string) error {
	return errUnbuilt
}
func (w *Writer) SetEntry(id journal.ID, kind journal.EntryKind, day journal.Day, seenBy, perspective string, tags []string) error {
	return errUnbuilt
}
func (w *Writer) SetMeeting(id journal.ID, kind journal.MeetingKind, day journal.Day, clock string, loops []journal.ID) error {
	return errUnbuilt
}

func (w *Writer) Delete(id journal.ID) error  { return errUnbuilt } // to the bin, with all that belongs to it
func (w *Writer) Restore(id journal.ID) error { return errUnbuilt } // out of it
func (w *Writer) Erase(id journal.ID) error   { return errUnbuilt } // from the bin, for good; not undoable
