package window

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
)

// fetched is what was read of the journal for a window, and the words that were
// begun in it before.
type fetched[T any] struct {
	owner  *base
	what   T
	drafts []string
	err    error
}

// fetch reads what a window shows, and its drafts with it.
func fetch[T any](b *base, read func(*store.Reader) (T, error)) tea.Cmd {
	env := b.env
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		got := fetched[T]{owner: b}
		got.err = env.Store.Read(ctx, func(r *store.Reader) error {
			var err error
			if got.drafts, err = b.readDrafts(r); err != nil {
				return err
			}
			got.what, err = read(r)
			return err
		})
		return got
	}
}

// take is the window's way to what fetch read. ok is false for every other
// message, which goes its way by cmd, and where the reading failed, which the
// window then says.
func take[T any](b *base, msg tea.Msg) (got fetched[T], cmd tea.Cmd, ok bool) {
	got, mine := msg.(fetched[T])
	if !mine || got.owner != b {
		return got, b.update(msg), false
	}
	if got.err != nil {
		b.fault = b.env.Words.Sentence(got.err)
		return got, nil, false
	}
	return got, nil, true
}
