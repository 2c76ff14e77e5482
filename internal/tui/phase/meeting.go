package phase

import (
	"context"

	"stjerne/internal/store"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// meetingTarget saves an answer that belongs to the meeting where none is
// planned yet: one without a date is made for it, once.
func (s *Screen) meetingTarget(item method.Item) *ui.Target {
	env, loop := s.env, s.loop
	var meeting journal.ID
	var base journal.RevisionID
	return &ui.Target{
		Key: loop.String() + "/" + item.Key(), Name: s.ask(item),
		Save: func(ctx context.Context, words string) (store.Saved, error) {
			var saved store.Saved
			made := meeting
			err := env.Store.Write(ctx, "text", func(w *store.Writer) error {
				w.Join(loop.String() + "/" + item.Key())
				if made.IsZero() {
					if words == "" {
						return nil
					}
					var err error
					if made, err = w.NewMeeting(journal.Reflection, journal.Day{}, "", loop); err != nil {
						return err
					}
				}
				var err error
				saved, err = w.SetText(journal.TextRef{Object: made, Name: item.Key()}, words, base)
				return err
			})
			if err == nil {
				meeting, base = made, saved.Text.Rev
			}
			return saved, err
		},
	}
}
