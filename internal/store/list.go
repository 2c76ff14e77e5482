package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"stjerne/journal"
)

// Home returns what the first screen needs, in two reads at any size of journal.
func (r *Reader) Home() (journal.Home, error) {
	h, err := r.current()
	if err != nil {
		return journal.Home{}, err
	}
	list, err := r.outlines(h)
	if err != nil {
		return journal.Home{}, err
	}
	out := journal.Home{Empty: h.Objects == 0}
	for _, o := range list {
		switch o.Status {
		case journal.Closed:
			out.Closed++
		case journal.Archived:
			out.Archived++
		default:
			out.Challenges = append(out.Challenges, o)
		}
	}
	today := r.store.Today().String()
	for _, p := range h.Meetings {
		if p.Day == "" || p.Day < today {
			continue
		}
		m := journal.Meeting{ID: p.ID, Kind: journal.MeetingKind(p.Kind), Day: dayFrom(p.Day), Clock: p.Clock}
		if m.Loops, err = parseIDs(p.Loops); err != nil {
			return journal.Home{}, err
		}
		out.Meetings = append(out.Meetings, m)
	}
	for _, n := range h.Recent {
		p, err := parseLine(n.Line)
		if err != nil {
			return journal.Home{}, err
		}
		out.Recent = append(out.Recent, journal.Recent{
			ID: p.id, Challenge: n.Challenge, Kind: p.kind, Day: p.day, Start: n.Start, SeenBy: n.SeenBy,
		})
	}
	return out, nil
}

// Outlines lists all challenges that aren't deleted, of every status, the one
// most recently worked on first.
func (r *Reader) Outlines() ([]journal.Outline, error) {
	h, err := r.current()
	if err != nil {
		return nil, err
	}
	return r.outlines(h)
}

func (r *Reader) outlines(h *home) ([]journal.Outline, error) {
	kept := make([]*outline, 0, len(h.Challenges))
	for i := range h.Challenges {
		if !h.Challenges[i].Gone {
			kept = append(kept, &h.Challenges[i])
		}
	}
	slices.SortFunc(kept, func(a, b *outline) int { return -cmp.Compare(a.Touched, b.Touched) })
	today := r.store.Today().String()
	list := make([]journal.Outline, 0, len(kept))
	for _, c := range kept {
		o := journal.Outline{
			ID: c.ID, Title: c.Title, Status: journal.Status(c.Status), Voice: journal.Voice(c.Voice),
			Loop: c.Loop, Answered: strings.Fields(c.Answered), Touched: time.UnixMilli(c.Touched.milli()),
		}
		for _, kind := range strings.Fields(c.Log) {
			o.Answered = append(o.Answered, answeredLog+kind)
		}
		if n := len(c.Loops); n > 0 {
			var err error
			if o.LoopID, err = journal.ParseID(c.Loops[n-1]); err != nil {
				return nil, damaged("a loop of the index")
			}
		}
		for _, p := range h.Meetings {
			if p.Day != "" && p.Day >= today && slices.ContainsFunc(p.Loops, func(l string) bool { return slices.Contains(c.Loops, l) }) {
				o.NextDay = dayFrom(p.Day)
				break
			}
		}
		list = append(list, o)
	}
	return list, nil
}

func parseIDs(texts []string) ([]journal.ID, error) {
	var list []journal.ID
	for _, text := range texts {
		id, err := journal.ParseID(text)
		if err != nil {
			return nil, damaged("an id of the index")
		}
		list = append(list, id)
	}
	return list, nil
}

// LastWorked is the challenge that was most recently worked on: an open one
// where there is one, else a closed one; zero where there is neither.
func (r *Reader) LastWorked() (journal.ID, error) {
	list, err := r.Outlines()
	if err != nil {
		return journal.ID{}, err
	}
	for _, status := range []journal.Status{journal.Open, journal.Closed} {
		for _, o := range list {
			if o.Status == status {
				return o.ID, nil
			}
		}
	}
	return journal.ID{}, nil
}
