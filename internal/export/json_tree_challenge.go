package export

import (
	"stjerne/internal/i18n"
	"stjerne/journal"
)

func (n node) challenge() *journal.Challenge {
	c := &journal.Challenge{
		ID: n.own(), Title: n.text("title"), Voice: journal.Voice(n.words("voice")),
		Perspectives: n.names("perspectives"), Values: n.names("values"),
		Status: journal.Status(n.words("status")), ClosedOn: n.day("closedOn"), Closing: n.text("closing"),
		Created: n.time("created"), Touched: n.time("changed"),
	}
	for _, l := range n.list("loops") {
		loop := l.loop(c.ID)
		loop.Number = len(c.Loops) + 1
		c.Loops = append(c.Loops, loop)
		n.t.loops[loop.ID] = c.ID
	}
	for _, i := range n.list("indicators") {
		c.Indicators = append(c.Indicators, i.indicator(c))
	}
	return c
}

func (n node) loop(challenge journal.ID) *journal.Loop {
	l := &journal.Loop{
		ID: n.own(), Challenge: challenge, Title: n.text("title"), Started: n.day("started"), Created: n.time("created"),
		Texts: n.texts("answers"), Briefs: n.texts("briefs"), Steps: map[string]journal.Step{},
		Outcome: journal.Outcome(n.words("outcome")), OutcomeOn: n.day("outcomeOn"), Story: n.text("story"),
		With: n.names("with"), Without: n.names("without"),
		Declared: n.words("declared"), DeclaredBy: n.text("declaredBy"), Away: map[string]journal.Day{},
	}
	steps, _ := n.child("steps")
	for _, id := range steps.keys() {
		s, _ := steps.child(id)
		l.Steps[id] = journal.Step{N: s.whole("step"), Day: s.day("day"), First: s.day("first")}
	}
	for _, t := range n.list("thoughts") {
		l.Thoughts = append(l.Thoughts, &journal.Thought{
			ID: t.own(), Held: t.text("held"), Hold: t.text("hold"), Verdict: journal.Verdict(t.words("verdict")),
			On: t.day("on"), Notes: t.ids("notes"),
		})
	}
	away, _ := n.child("away")
	for _, rule := range away.keys() {
		l.Away[rule] = away.day(rule)
	}
	return l
}

func (n node) indicator(c *journal.Challenge) *journal.Indicator {
	i := &journal.Indicator{
		ID: n.own(), Challenge: c.ID, Name: n.text("name"), Kind: journal.IndicatorKind(n.words("kind")),
		Unit: n.text("unit"), Better: journal.Better(n.words("better")), Plans: map[journal.ID]journal.Plan{}, Created: n.time("created"),
	}
	for _, p := range n.list("plans") {
		loop := p.refers("loop")
		switch _, twice := i.Plans[loop]; {
		case c.Loop(loop) == nil:
			p.wrong("loop", i18n.NewFault("json-what-nowhere", loop.String()))
		case twice:
			p.wrong("loop", i18n.NewFault("json-what-again", loop.String()))
		}
		i.Plans[loop] = p.plan()
	}
	for _, m := range n.list("measurements") {
		i.Measurements = append(i.Measurements, &journal.Measurement{
			ID: m.own(), Indicator: i.ID, Value: m.number("value").N, Day: m.day("day"),
			SeenBy: m.words("seenBy"), How: m.text("how"), Created: m.time("created"),
		})
	}
	return i
}

func (n node) plan() journal.Plan {
	p := journal.Plan{
		Baseline: n.number("baseline"), Target: n.number("target"), Expected: n.number("expected"),
		Sure: n.words("sure"), ExpectedOn: n.day("expectedOn"),
	}
	p.On, _ = n.m["on"].(bool)
	for _, e := range n.list("earlier") {
		p.Earlier = append(p.Earlier, journal.Expectation{Value: e.number("value"), Sure: e.words("sure"), Day: e.day("day")})
	}
	if p.Empty() {
		// An indicator is among those of a loop although nothing is planned for it.
		p.On = true
	}
	return p
}
