package demo

import (
	"maps"
	"slices"
	"strings"

	"stjerne/internal/store"
	"stjerne/journal"
)

// ahead is how many days before a meeting it is planned.
const ahead = 28

func (p *plan) indicator(i indicator, loop *journal.ID, started journal.Day) {
	p.on(started, func(w *store.Writer) error {
		id, known := p.indicators[i.Name]
		if !known {
			var err error
			id, err = w.NewIndicator(p.challenge, i.Name, journal.IndicatorKind(i.Kind), journal.Better(i.Better))
			if err != nil {
				return err
			}
			p.indicators[i.Name] = id
			if i.Unit != "" {
				ref := journal.TextRef{Object: id, Name: journal.TextUnit}
				if _, err := w.SetText(ref, i.Unit, store.Latest); err != nil {
					return err
				}
			}
		}
		return w.SetPlan(id, *loop, journal.Plan{
			Baseline: value(i.Baseline), Target: value(i.Target), Expected: value(i.Expected), Sure: i.Sure,
		})
	})
	for _, m := range i.Measurements {
		p.on(m.Date, func(w *store.Writer) error {
			id, err := w.NewMeasurement(p.indicators[i.Name], m.Value, m.Date, m.SeenBy)
			if err != nil || m.How == "" {
				return err
			}
			_, err = w.SetText(journal.TextRef{Object: id, Name: journal.TextHow}, m.How, store.Latest)
			return err
		})
	}
}

func value(n *float64) journal.Value {
	if n == nil {
		return journal.Value{}
	}
	return journal.Value{N: *n, Set: true}
}

func (p *plan) entry(e entry, loop *journal.ID) {
	p.on(e.Date, func(w *store.Writer) error {
		_, err := w.NewEntry(journal.Entry{
			Challenge: p.challenge, Loop: *loop, Kind: journal.EntryKind(e.Kind), Day: e.Date,
			Text: journal.Text{Words: e.Text}, SeenBy: e.SeenBy, Tags: e.Tags,
		})
		return err
	})
}

// meeting plans a meeting some weeks ahead, though never before the challenge
// began; what was asked for is written the day before it, the rest at it.
func (p *plan) meeting(m meeting, began journal.Day, covers ...*journal.ID) {
	planned := m.Date.Add(-ahead)
	if planned.Before(began) {
		planned = began
	}
	id := new(journal.ID)
	p.on(planned, func(w *store.Writer) (err error) {
		loops := make([]journal.ID, len(covers))
		for i, l := range covers {
			loops[i] = *l
		}
		*id, err = w.NewMeeting(journal.MeetingKind(m.Kind), m.Date, m.Time, loops...)
		return err
	})
	p.text(planned, id, journal.TextPlace, m.Place)
	p.text(planned, id, journal.TextParticipants, strings.Join(m.Participants, "\n"))
	for _, question := range slices.Sorted(maps.Keys(m.Notes)) {
		day := m.Date
		if question == "meeting.ask" {
			day = m.Date.Add(-1)
		}
		if day.Before(planned) {
			day = planned
		}
		p.text(day, id, question, m.Notes[question])
	}
	// Where the notes say nothing about the next meeting the sample's day does.
	if m.Notes["meeting.next"] == "" && !m.Next.IsZero() {
		day := m.Date
		if day.Before(planned) {
			day = planned
		}
		p.text(day, id, "meeting.next", m.Next.String())
	}
}
