package journal

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// YearOwn is what the leader said about a year himself.
type YearOwn struct {
	Texts map[string]Text // by the parts of the year
	Out   map[ID]bool     // notes, loops and meetings left out of the gathering
}

// YearInput is what a year is gathered from. Challenges and meetings may be all
// there are; those of other years are passed over. So are notes of other years
// and kinds, but whoever reads few is quick.
type YearInput struct {
	Year       int
	Today      Day
	Challenges []*Challenge
	Meetings   []*Meeting
	Entries    []Entry
	Own        YearOwn
}

// Year is what a year held, by day. What the leader left out stands there with
// Out set, so that it can be taken in again.
type Year struct {
	Year       int
	Meetings   []YearMeeting
	Challenges []YearChallenge
	// Lessons, Ahas and Stars are the notes "I december samles året: læringer,
	// aha-oplevelser og vejen videre" asks for, and the star moments.
	Lessons, Ahas, Stars []YearNote
	Signs                []YearSign
	Ahead                []YearAhead
	// Archived are challenges that would be here had they not been hidden. What
	// is hidden is handed to nobody, but whoever gathers the year can be told.
	Archived []*Challenge
	Own      YearOwn
}

// YearMeeting is a meeting of the year.
type YearMeeting struct {
	*Meeting
	Held bool // its day is past
	Out  bool
}

// YearChallenge is a challenge that was worked on in the year.
type YearChallenge struct {
	*Challenge
	Loops []YearLoop // those that ran in the year
	// Finished tells that it was closed in the year.
	Finished bool
}

// YearLoop is a loop that ran in the year. How it went stands in it: carried out,
// changed and come to nothing are told alike.
type YearLoop struct {
	*Loop
	From, To Day // how long it ran, other years included
	// Over tells that it doesn't run any more: how it went was said, the next one
	// began, or the challenge was closed.
	Over bool
	Out  bool
}

// YearNote is a note of the year.
type YearNote struct {
	Entry
	Out bool
}

// YearSign is an indicator that was measured in the year.
type YearSign struct {
	Challenge *Challenge
	// Series are the year's own points. Its baseline is where the indicator stood
	// when the year, or the first of its loops in the year, began.
	Series Series
}

// YearAhead is where an open challenge goes from here.
type YearAhead struct {
	Challenge *Challenge
	Loop      *Loop
	// Words are the first of what stands there of: the loop's closing words, what
	// the last meeting decided, the title. Source is the id of the question that
	// they answer; "" for the title.
	Words  string
	Source string
	Out    bool
}

// The questions that say where a challenge goes from here.
const (
	askedDecision        = "renew.decision"
	askedMeetingDecision = "meeting.decision"
)

// YearOf gathers a year: "I december samles året: læringer, aha-oplevelser og
// vejen videre." Archived challenges are hidden whole, so that neither they nor
// their notes and meetings are among it.
func YearOf(in YearInput) Year {
	y := Year{Year: in.Year, Own: in.Own}
	archived, loops := map[ID]bool{}, map[ID]bool{}
	for _, c := range in.Challenges {
		ran := y.loopsOf(c, in.Today)
		if c.Status == Archived {
			archived[c.ID] = true
			for _, l := range c.Loops {
				loops[l.ID] = true
			}
			if len(ran) > 0 {
				y.Archived = append(y.Archived, c)
			}
			continue
		}
		if len(ran) > 0 {
			y.Challenges = append(y.Challenges, YearChallenge{c, ran, c.Status == Closed && c.ClosedOn.Year == in.Year})
		}
	}
	slices.SortStableFunc(y.Challenges, func(a, b YearChallenge) int { return a.Loops[0].From.Compare(b.Loops[0].From) })
	for _, c := range y.Challenges {
		y.signsOf(c)
		y.aheadOf(c)
	}
	y.gatherMeetings(in, loops)
	y.gatherNotes(in, archived)
	return y
}

func (y *Year) first() Day { return Day{y.Year, time.January, 1} }

func (y *Year) last() Day { return Day{y.Year, time.December, 31} }

// loopsOf are the loops of a challenge that ran in the year.
func (y *Year) loopsOf(c *Challenge, today Day) []YearLoop {
	var ran []YearLoop
	for _, l := range c.Loops {
		from, to := c.Span(l, today)
		if from.After(y.last()) || to.Before(y.first()) || from.After(today) {
			continue
		}
		over := l.Outcome != "" || c.Next(l) != nil || c.Status == Closed
		ran = append(ran, YearLoop{l, from, to, over, y.Own.Out[l.ID]})
	}
	return ran
}

func (y *Year) gatherMeetings(in YearInput, hidden map[ID]bool) {
	for _, m := range in.Meetings {
		if m.Day.Year != y.Year {
			continue
		}
		if len(m.Loops) > 0 && !slices.ContainsFunc(m.Loops, func(id ID) bool { return !hidden[id] }) {
			continue
		}
		y.Meetings = append(y.Meetings, YearMeeting{m, m.Held(in.Today), y.Own.Out[m.ID]})
	}
	slices.SortStableFunc(y.Meetings, func(a, b YearMeeting) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Clock, b.Clock), a.Created.Compare(b.Created))
	})
}

// gatherNotes takes the notes of the year by day, those of one day as they were
// written. Notes are large and come newest first as a rule, so that their places
// are sorted, and each note is copied once.
func (y *Year) gatherNotes(in YearInput, archived map[ID]bool) {
	type place struct{ day, at int }
	var places []place
	count := map[EntryKind]int{}
	for at := range in.Entries {
		e := &in.Entries[at]
		if e.Day.Year == y.Year && !archived[e.Challenge] {
			places = append(places, place{int(e.Day.Month)*100 + e.Day.Date, at})
			count[e.Kind]++
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		if a.day != b.day {
			return cmp.Compare(a.day, b.day)
		}
		return cmp.Or(in.Entries[a.at].Created.Compare(in.Entries[b.at].Created), cmp.Compare(a.at, b.at))
	})
	gathered := map[EntryKind]*[]YearNote{Learning: &y.Lessons, Aha: &y.Ahas, Star: &y.Stars}
	for kind, notes := range gathered {
		if count[kind] > 0 {
			*notes = make([]YearNote, 0, count[kind])
		}
	}
	for _, p := range places {
		if notes := gathered[in.Entries[p.at].Kind]; notes != nil {
			e := in.Entries[p.at]
			*notes = append(*notes, YearNote{e, y.Own.Out[e.ID]})
		}
	}
}

// signsOf reads what was measured of a challenge in the year. An indicator that
// none of the loops taken in has is left out with them.
func (y *Year) signsOf(c YearChallenge) {
	for _, i := range c.Indicators {
		s := Series{Indicator: i, From: y.first(), Until: y.last().Add(1)}
		for _, l := range c.Loops {
			if l.Out {
				continue
			}
			in := c.SeriesOf(i, l.Loop)
			if !s.Baseline.Set && len(s.Points) == 0 {
				s.Baseline, s.BaselineDay = y.startOf(i, l.Loop, in)
			}
			for _, p := range in.Points {
				if p.Day.Year == y.Year {
					s.Points = append(s.Points, p)
				}
			}
			if in.Target.Set {
				s.Target = in.Target
			}
		}
		if len(s.Points) > 0 {
			y.Signs = append(y.Signs, YearSign{c.Challenge, s})
		}
	}
}

// startOf is where an indicator stood when the year began, or the loop where that
// began later.
func (y *Year) startOf(i *Indicator, l *Loop, in Series) (Value, Day) {
	if l.Started.Before(y.first()) {
		for _, m := range slices.Backward(i.Measurements) {
			if m.Day.Before(y.first()) && !m.Day.Before(l.Started) {
				return Value{N: m.Value, Set: true}, m.Day
			}
		}
	}
	return in.Baseline, in.BaselineDay
}

// aheadOf says where a challenge goes from here, if it was open when the year
// ended, or is now where the year goes on.
func (y *Year) aheadOf(c YearChallenge) {
	if c.Status != Open && !c.ClosedOn.After(y.last()) {
		return
	}
	loop := c.Loops[len(c.Loops)-1].Loop
	ahead := YearAhead{Challenge: c.Challenge, Loop: loop, Words: c.Title.Words, Out: y.Own.Out[c.ID]}
	ahead.Out = ahead.Out || !slices.ContainsFunc(c.Loops, func(l YearLoop) bool { return !l.Out })
	if words := loop.Texts[askedDecision].Words; strings.TrimSpace(words) != "" {
		ahead.Words, ahead.Source = words, askedDecision
	} else if m := y.decidedLast(c.Challenge); m != nil {
		ahead.Words, ahead.Source = m.Texts[askedMeetingDecision].Words, askedMeetingDecision
	}
	y.Ahead = append(y.Ahead, ahead)
}

// decidedLast is the last meeting about a challenge, of the year or before it,
// that decided something. One without a day comes after those that have one.
func (y *Year) decidedLast(c *Challenge) *Meeting {
	var last *Meeting
	for _, m := range c.Meetings {
		if m.Day.After(y.last()) || y.Own.Out[m.ID] || strings.TrimSpace(m.Texts[askedMeetingDecision].Words) == "" {
			continue
		}
		if last == nil || !m.Day.Before(last.Day) {
			last = m
		}
	}
	return last
}
