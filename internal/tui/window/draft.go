package window

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// draft keeps a text that was begun in a window and belongs to nothing yet. It is
// saved while it is typed, is there again next time, and is gone when the window
// is kept.
type draft struct {
	env    *ui.Env
	ref    journal.TextRef
	row    *form.Text
	target *ui.Target
	saved  journal.RevisionID // as this window saved it last; "" where it has not
}

// begin makes a row's text a draft of a name: a note's kind, or what it will be.
func (b *base) begin(name string, row *form.Text) *draft {
	ref := journal.TextRef{Name: journal.DraftPrefix + name}
	env := b.env
	d := &draft{env: env, ref: ref, row: row}
	// A draft takes the place of whatever stands there: it is nobody's thinking
	// yet, so there is nothing to choose between.
	d.target = &ui.Target{
		Key: ref.Name, Name: b.title,
		Save: func(ctx context.Context, words string) (store.Saved, error) {
			var saved store.Saved
			err := env.Store.Write(ctx, "draft", func(w *store.Writer) error {
				w.Join(ref.Name)
				var err error
				saved, err = w.SetText(ref, words, store.Latest)
				return err
			})
			if err == nil {
				d.saved = saved.Text.Rev
			}
			return saved, err
		},
	}
	row.Target = d.target
	b.drafts = append(b.drafts, d)
	return d
}

// found puts what was begun before in front of what has been typed since.
func (d *draft) found(b *base, before string) tea.Cmd {
	if before == "" {
		return nil
	}
	now := d.row.Value
	if b.form.At() == d.row.Name && b.form.IsWriting() {
		if now == "" {
			return b.form.Replace(before)
		}
		return b.form.Replace(before + " " + now)
	}
	if now == "" {
		d.row.Value = before
	}
	return nil
}

// clear takes the window's drafts away, in the writing that keeps what they say.
// What another window has begun meanwhile stays: it is not in this one.
func (b *base) clear(w *store.Writer) error {
	for _, d := range b.drafts {
		now, err := w.Text(d.ref)
		if err != nil {
			return err
		}
		if now.Rev != d.saved && now.Words != d.row.Value {
			continue
		}
		if _, err := w.SetText(d.ref, "", store.Latest); err != nil {
			return err
		}
	}
	return nil
}

// readDrafts is what was begun before, by the window's drafts.
func (b *base) readDrafts(r *store.Reader) ([]string, error) {
	var texts []string
	for _, d := range b.drafts {
		t, err := r.Text(d.ref)
		if err != nil {
			return nil, err
		}
		texts = append(texts, t.Words)
	}
	return texts, nil
}
