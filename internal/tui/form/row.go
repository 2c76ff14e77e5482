// Package form is a page of rows that can be moved through, written in and
// chosen from: the questions of a phase, the first quarter of an hour, a small
// window, the settings. It knows no question; rows are made from data.
package form

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Sort says what can be done with a row.
type Sort int

// The sorts of rows.
const (
	Still   Sort = iota // only read
	Written             // a text of many lines
	OneLine             // a text of one line
	Chosen              // a scale or choices
	Acted               // something that enter does
	Removed             // the same, and it can be deleted
)

// Row is a part of a form.
type Row interface {
	ID() string
	Sort() Sort
	// Draw gives the row's lines, at most w cells wide, and the cursor's cell
	// in them while it is written in.
	Draw(p Pen) ([]string, *tea.Cursor)
	// Do carries out an action on the row while it has the focus.
	Do(action.ID) (tea.Cmd, bool)
	// Click is a press on a cell of the row's lines.
	Click(x, y int) tea.Cmd
}

// Pen is what a row draws with.
type Pen struct {
	Env     *ui.Env
	W, H    int // cells of width; rows that are in sight at once
	Focused bool
	Writing bool
}

// TextTarget saves a text of the journal, from the revision it stands at.
func TextTarget(e *ui.Env, ref journal.TextRef, name string, base journal.RevisionID) *ui.Target {
	key := ref.Object.String() + "/" + ref.Name
	return &ui.Target{
		Key: key, Name: name, Ref: ref,
		Save: func(ctx context.Context, words string) (store.Saved, error) {
			var saved store.Saved
			err := e.Store.Write(ctx, "text", func(w *store.Writer) error {
				w.Join(key)
				var err error
				saved, err = w.SetText(ref, words, base)
				return err
			})
			if err == nil {
				base = saved.Text.Rev
			}
			return saved, err
		},
	}
}
