package plan

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/journal"
)

// Day reads the date at the start of an answer that plans a meeting, and the
// time after it where there is one ("3. december kl. 13 på rådhuset"). A day of
// the calendar without its year is the next one after from; one that is counted
// from today ("om 14 dage", "i morgen", "på mandag") is counted from today. It
// reports false where the text plans nothing.
func Day(text string, from, today journal.Day) (day journal.Day, clock string, ok bool, err error) {
	anchor := today
	if !from.IsZero() && !countsFromToday(text) {
		anchor = from
	}
	t, rest, ok, err := i18n.ParseDayPrefix(text, anchor.Time(), i18n.Future)
	if err != nil || !ok {
		return journal.Day{}, "", false, err
	}
	if hour, minute, _, timed := i18n.ParseClockPrefix(rest); timed {
		clock = Clock(hour, minute)
	}
	return journal.DayOf(t), clock, true, nil
}

// Clock is a time of day as the journal keeps it: "13:00".
func Clock(hour, minute int) string { return fmt.Sprintf("%02d:%02d", hour, minute) }

// countsFromToday tells a date that is a distance, a name of a day or a weekday
// from one of the calendar: it doesn't begin with a digit or a week's number,
// or with a weekday and then a digit.
func countsFromToday(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	for i, word := range words[:min(3, len(words))] {
		if word[0] >= '0' && word[0] <= '9' {
			return false
		}
		if i == 0 && (word == "om" || word == "in" || word == "for" || word[0] == '+' || word[0] == '-') {
			return true
		}
	}
	return true
}

// FromText plans the reflection meeting of a loop where a text begins with a
// day. A text that begins with none, or with what is no day, plans nothing and
// is no error: it was said where it was written.
func FromText(ctx context.Context, st *store.Store, challenge, loop journal.ID, text string) (planned bool, err error) {
	err = st.Write(ctx, "meeting", func(w *store.Writer) error {
		c, err := w.Challenge(challenge)
		if err != nil {
			return err
		}
		l := c.Loop(loop)
		if l == nil {
			return nil
		}
		day, clock, ok, err := Day(text, l.Started, st.Today())
		if err != nil || !ok {
			return nil //nolint:nilerr // what is no day plans nothing
		}
		all, err := w.Meetings()
		if err != nil {
			return err
		}
		planned = true
		_, err = Plan{Kind: journal.Reflection, Day: day, Clock: clock, Loops: []journal.ID{loop}}.CarryOut(w, all, st.Now())
		return err
	})
	return planned, err
}

// DayAfter reads the day of the meeting after one. A day of the calendar without
// its year is the next one after that meeting, and not its own.
func DayAfter(text string, meeting, today journal.Day) (day journal.Day, clock string, ok bool, err error) {
	return Day(text, meeting.Add(1), today)
}

// NextFromText plans the reflection meeting after a meeting, about the same loops,
// where a text begins with a day. It never moves the meeting that it is said at.
func NextFromText(ctx context.Context, st *store.Store, after journal.ID, text string) error {
	return st.Write(ctx, "meeting", func(w *store.Writer) error {
		all, err := w.Meetings()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(m *journal.Meeting) bool { return m.ID == after })
		if i < 0 {
			return nil
		}
		day, clock, ok, err := DayAfter(text, all[i].Day, st.Today())
		if err != nil || !ok {
			return nil //nolint:nilerr // what is no day was said where it was written
		}
		p := Plan{Kind: journal.Reflection, Day: day, Clock: clock, Loops: all[i].Loops, Except: after}
		_, err = p.CarryOut(w, all, st.Now())
		return err
	})
}
