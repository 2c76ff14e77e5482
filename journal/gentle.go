package journal

import (
	"slices"
	"time"
)

// Gentle is the one question that a day may have, with what it was read from: its
// reason is shown with it. Which numbers a rule has stands with the rule.
type Gentle struct {
	Rule  string // one of the constants below
	Loop  ID
	Count int    // of what the rule counts
	About string // an id of the method that the reason names: a perspective
	// Question is where an answer would be written, a note's kind where it would be
	// one. One of them is set.
	Question string
	Kind     EntryKind
}

// The rules: from whose eyes, perspectives, phases and weeks have not been looked at.
const (
	// GentleStars: Count star moments, all of them seen by the leader.
	GentleStars = "stars-self"
	// GentleEyes: Count notes, none of them seen by anybody else.
	GentleEyes = "eyes"
	// GentleCitizen: the challenge is seen against the citizen, and none of Count
	// notes and measurements was seen by one.
	GentleCitizen = "citizen"
	// GentlePerspective: Count notes name what they are seen against, and none of
	// them About, which the challenge is seen against as well.
	GentlePerspective = "perspective"
	// GentleAssumption: Count weeks ago the assumptions were written, and nothing
	// has qualified or challenged one.
	GentleAssumption = "assumption"
	// GentleLook: Count actions, and nothing says what to look for.
	GentleLook = "look"
	// GentleThink: Count weeks since the first action, and nothing is thought about it.
	GentleThink = "think"
	// GentleWeeks: nothing was noted for Count weeks.
	GentleWeeks = "weeks"
)

// From how many on the rules speak. Fewer is too little to be struck by.
const (
	gentleStars        = 3
	gentleNotes        = 5
	gentleSeenAgainst  = 4
	gentleActions      = 2
	gentleAssumeWeeks  = 3
	gentleThinkWeeks   = 6
	gentleSilentWeeks  = 3
	gentleSilentAtMost = 12 // after that the loop rests, and a question would be a reproach
	daysOfWeek         = 7
)

// GentleQuestion is the question of a day to a loop, of its notes in any order; at
// most one a day, and never of a challenge that is not open or of an earlier loop.
//
// It is chosen from what stood when the day began, in turn among the rules that
// held then, so that it is the same one whenever and however often home is looked
// at, and nothing has to be kept. Answered in the course of the day, or put away,
// it is gone and no other takes its place until tomorrow.
func GentleQuestion(c *Challenge, loop *Loop, notes []Entry, today Day) (Gentle, bool) {
	if c.Status != Open || loop == nil || c.Current() != loop {
		return Gentle{}, false
	}
	morning := c.lookedAt(loop, notes, today.Add(-1), today)
	now := c.lookedAt(loop, notes, today, today)
	var held []gentleRule
	for _, rule := range gentleRules() {
		away, put := loop.Away[rule.id]
		if put && away.Before(today) {
			continue
		}
		if _, ok := rule.holds(morning); ok {
			held = append(held, rule)
		}
	}
	if len(held) == 0 {
		return Gentle{}, false
	}
	rule := held[turn(today, len(held))]
	if _, put := loop.Away[rule.id]; put {
		return Gentle{}, false
	}
	g, ok := rule.holds(now)
	if !ok {
		return Gentle{}, false
	}
	g.Rule, g.Loop = rule.id, loop.ID
	return g, true
}

// turn is whose turn it is of n on a day, from 0. A clock that was never set shows
// a day before 1970, whose number is negative.
func turn(d Day, n int) int {
	number := int(d.Time().Unix() / int64((24 * time.Hour).Seconds()))
	return ((number % n) + n) % n
}

// looked is what a loop has looked at, up to the end of a day.
type looked struct {
	challenge              *Challenge
	loop                   *Loop
	today                  Day
	stars, starsSelf       int
	notes, others, citizen int // notes, those seen by others, notes and measurements seen by citizens
	measured               int
	against                map[string]int // notes by what they are seen against
	actions                int
	last                   Day // of the newest note, measurement or answer
	written                func(id string) bool
	doubted                bool
	assumedOn              Day
}

// lookedAt leaves out what was written after a day.
func (c *Challenge) lookedAt(loop *Loop, notes []Entry, until, today Day) looked {
	l := looked{challenge: c, loop: loop, today: today, against: map[string]int{}}
	newest := func(d Day) {
		if d.After(l.last) && !d.After(today) {
			l.last = d
		}
	}
	for _, e := range notes {
		if e.Loop != loop.ID || DayOf(e.Created).After(until) {
			continue
		}
		l.notes++
		newest(e.Day)
		switch e.Kind {
		case Star:
			l.stars++
			if e.SeenBy == "" || e.SeenBy == "self" {
				l.starsSelf++
			}
		case Action:
			l.actions++
		}
		if e.SeenBy != "" && e.SeenBy != "self" {
			l.others++
		}
		if e.SeenBy == "citizen" {
			l.citizen++
		}
		if e.Perspective != "" {
			l.against[e.Perspective]++
		}
	}
	for _, i := range c.IndicatorsOf(loop) {
		for _, m := range i.Measurements {
			if m.Day.Before(loop.Started) || DayOf(m.Created).After(until) {
				continue
			}
			l.measured++
			newest(m.Day)
			switch m.SeenBy {
			case "citizen":
				l.citizen++
				l.others++
			case "", "self":
			default:
				l.others++
			}
		}
	}
	l.written = func(id string) bool {
		t := loop.Texts[id]
		return !t.Empty() && !t.First.After(until)
	}
	for _, t := range loop.Texts {
		if !t.Empty() && !t.Written.After(until) {
			newest(t.Written)
		}
	}
	if l.written(AssumptionsID) {
		l.assumedOn = loop.Texts[AssumptionsID].First
	}
	for _, t := range loop.Thoughts {
		if (t.Verdict == Qualified || t.Verdict == Challenged) && !t.On.After(until) {
			l.doubted = true
		}
	}
	return l
}

func (l looked) weeksSince(d Day) int {
	if d.IsZero() {
		return 0
	}
	return l.today.Sub(d) / daysOfWeek
}

type gentleRule struct {
	id    string
	holds func(looked) (Gentle, bool)
}

func gentleRules() []gentleRule {
	return []gentleRule{
		{GentleStars, func(l looked) (Gentle, bool) {
			return Gentle{Count: l.stars, Kind: Star}, l.stars >= gentleStars && l.starsSelf == l.stars
		}},
		{GentleEyes, func(l looked) (Gentle, bool) {
			// Where it is the star moments, the rule before says it more exactly.
			stars := l.stars >= gentleStars
			return Gentle{Count: l.notes, Kind: Observation}, l.notes >= gentleNotes && l.others == 0 && !stars
		}},
		{GentleCitizen, func(l looked) (Gentle, bool) {
			n := l.notes + l.measured
			return Gentle{Count: n, Kind: Observation},
				slices.Contains(l.challenge.Perspectives, "citizen") && n >= gentleNotes && l.citizen == 0 && l.others > 0
		}},
		{GentlePerspective, func(l looked) (Gentle, bool) {
			named, unseen := 0, ""
			for _, n := range l.against {
				named += n
			}
			for _, id := range l.challenge.Perspectives {
				if l.against[id] == 0 && unseen == "" {
					unseen = id
				}
			}
			return Gentle{Count: named, About: unseen, Kind: Observation}, named >= gentleSeenAgainst && unseen != ""
		}},
		{GentleAssumption, func(l looked) (Gentle, bool) {
			weeks := l.weeksSince(l.assumedOn)
			return Gentle{Count: weeks, Question: AssumptionsID}, weeks >= gentleAssumeWeeks && !l.doubted
		}},
		{GentleLook, func(l looked) (Gentle, bool) {
			return Gentle{Count: l.actions, Question: "observe.look"}, l.actions >= gentleActions && !l.written("observe.look")
		}},
		{GentleThink, func(l looked) (Gentle, bool) {
			weeks := l.weeksSince(l.loop.FirstAction)
			return Gentle{Count: weeks, Question: "reflect.think"}, weeks >= gentleThinkWeeks && !l.written("reflect.think")
		}},
		{GentleWeeks, func(l looked) (Gentle, bool) {
			weeks := l.weeksSince(l.last)
			return Gentle{Count: weeks, Kind: Observation}, weeks >= gentleSilentWeeks && weeks <= gentleSilentAtMost
		}},
	}
}
