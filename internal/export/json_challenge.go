package export

import (
	"time"

	"stjerne/journal"
)

type jsonChallenge struct {
	ID           journal.ID      `json:"id"`
	Title        *jsonText       `json:"title"`
	Voice        journal.Voice   `json:"voice"`
	Perspectives []string        `json:"perspectives,omitempty"`
	Values       []string        `json:"values,omitempty"`
	Status       journal.Status  `json:"status"`
	ClosedOn     journal.Day     `json:"closedOn,omitzero"`
	Closing      *jsonText       `json:"closing,omitempty"`
	Created      time.Time       `json:"created"`
	Changed      time.Time       `json:"changed,omitzero"`
	Loops        []jsonLoop      `json:"loops"`
	Indicators   []jsonIndicator `json:"indicators,omitempty"`
}

type jsonLoop struct {
	ID         journal.ID           `json:"id"`
	Number     int                  `json:"number"`
	Title      *jsonText            `json:"title,omitempty"`
	Started    journal.Day          `json:"started,omitzero"`
	Created    time.Time            `json:"created"`
	Answers    map[string]*jsonText `json:"answers,omitempty"`
	Briefs     map[string]*jsonText `json:"briefs,omitempty"`
	Steps      map[string]jsonStep  `json:"steps,omitempty"`
	Outcome    journal.Outcome      `json:"outcome,omitempty"`
	OutcomeOn  journal.Day          `json:"outcomeOn,omitzero"`
	Story      *jsonText            `json:"story,omitempty"`
	With       []string             `json:"with,omitempty"`
	Without    []string             `json:"without,omitempty"`
	Declared   string               `json:"declared,omitempty"`
	DeclaredBy *jsonText            `json:"declaredBy,omitempty"`
	// Thoughts are what became of assumptions; Away the gentle questions that were
	// put away.
	Thoughts []jsonThought          `json:"thoughts,omitempty"`
	Away     map[string]journal.Day `json:"away,omitempty"`
}

type jsonThought struct {
	ID      journal.ID      `json:"id"`
	Held    *jsonText       `json:"held"`
	Hold    *jsonText       `json:"hold,omitempty"`
	Verdict journal.Verdict `json:"verdict,omitempty"`
	On      journal.Day     `json:"on,omitzero"`
	Notes   []journal.ID    `json:"notes,omitempty"`
}

type jsonStep struct {
	Step  int         `json:"step"`
	Day   journal.Day `json:"day,omitzero"`
	First journal.Day `json:"first,omitzero"`
}

type jsonIndicator struct {
	ID           journal.ID            `json:"id"`
	Name         *jsonText             `json:"name"`
	Kind         journal.IndicatorKind `json:"kind"`
	Unit         *jsonText             `json:"unit,omitempty"`
	Better       journal.Better        `json:"better"`
	Plans        []jsonPlan            `json:"plans,omitempty"`
	Measurements []jsonMeasurement     `json:"measurements,omitempty"`
	Created      time.Time             `json:"created"`
}

type jsonPlan struct {
	Loop       journal.ID        `json:"loop"`
	Baseline   *float64          `json:"baseline,omitempty"`
	Target     *float64          `json:"target,omitempty"`
	Expected   *float64          `json:"expected,omitempty"`
	Sure       string            `json:"sure,omitempty"`
	On         bool              `json:"on,omitempty"`
	ExpectedOn journal.Day       `json:"expectedOn,omitzero"`
	Earlier    []jsonExpectation `json:"earlier,omitempty"`
}

type jsonExpectation struct {
	Value float64     `json:"value"`
	Sure  string      `json:"sure,omitempty"`
	Day   journal.Day `json:"day"`
}

type jsonMeasurement struct {
	ID      journal.ID  `json:"id"`
	Value   float64     `json:"value"`
	Day     journal.Day `json:"day"`
	SeenBy  string      `json:"seenBy,omitempty"`
	How     *jsonText   `json:"how,omitempty"`
	Created time.Time   `json:"created"`
}

func (x jsonWriter) challenge(c *journal.Challenge, loops []*journal.Loop) jsonChallenge {
	j := jsonChallenge{
		ID: c.ID, Title: x.hand.text(c.Title), Voice: c.Voice, Status: c.Status,
		Created: c.Created.UTC(), Changed: c.Touched.UTC(), Loops: []jsonLoop{},
	}
	if !x.left.Closing() {
		j.ClosedOn, j.Closing = c.ClosedOn, x.hand.text(c.Closing)
		j.Perspectives, j.Values = c.Perspectives, c.Values
	}
	for _, l := range loops {
		j.Loops = append(j.Loops, x.loop(l))
	}
	if x.left.Indicators() {
		return j
	}
	for _, i := range c.Indicators {
		if len(loops) == len(c.Loops) {
			j.Indicators = append(j.Indicators, x.indicator(c, i, loops, true))
			continue
		}
		for _, l := range loops {
			if belongs(c, i, l) {
				j.Indicators = append(j.Indicators, x.indicator(c, i, loops, false))
				break
			}
		}
	}
	return j
}

func belongs(c *journal.Challenge, i *journal.Indicator, l *journal.Loop) bool {
	for _, of := range c.IndicatorsOf(l) {
		if of.ID == i.ID {
			return true
		}
	}
	return false
}

func (x jsonWriter) loop(l *journal.Loop) jsonLoop {
	j := jsonLoop{
		ID: l.ID, Number: l.Number, Title: x.hand.text(l.Title), Started: l.Started, Created: l.Created.UTC(),
		Answers: x.texts(l.Texts), Briefs: x.texts(l.Briefs), With: l.With, Without: l.Without,
	}
	for id, s := range l.Steps {
		if s.N == 0 || x.left.Answer(id) {
			continue
		}
		if j.Steps == nil {
			j.Steps = make(map[string]jsonStep)
		}
		j.Steps[id] = jsonStep{s.N, s.Day, s.First}
	}
	if !x.left.Answer("outcome") {
		j.Outcome, j.OutcomeOn, j.Story = l.Outcome, l.OutcomeOn, x.hand.text(l.Story)
	}
	if !x.left.Answer(journal.AssumptionsID) {
		j.Thoughts = x.thoughts(l)
	}
	j.Away = l.Away
	if !x.left.Evaluation() {
		j.Declared, j.DeclaredBy = l.Declared, x.hand.text(l.DeclaredBy)
	}
	return j
}

// thoughts are what became of assumptions. One that nothing is left of was taken
// back, and isn't there.
func (x jsonWriter) thoughts(l *journal.Loop) (list []jsonThought) {
	for _, t := range l.Thoughts {
		if !t.Empty() {
			list = append(list, jsonThought{t.ID, x.hand.text(t.Held), x.hand.text(t.Hold), t.Verdict, t.On, t.Notes})
		}
	}
	return list
}

// indicator writes an indicator: all of it, or what belongs to some loops.
func (x jsonWriter) indicator(c *journal.Challenge, i *journal.Indicator, loops []*journal.Loop, whole bool) jsonIndicator {
	j := jsonIndicator{
		ID: i.ID, Name: x.hand.text(i.Name), Kind: i.Kind, Unit: x.hand.text(i.Unit),
		Better: i.Better, Created: i.Created.UTC(),
	}
	in := make(map[journal.ID]bool)
	for _, l := range loops {
		if plan, ok := i.Plans[l.ID]; ok {
			j.Plans = append(j.Plans, jsonPlan{
				Loop: l.ID, Baseline: number(plan.Baseline), Target: number(plan.Target),
				Expected: number(plan.Expected), Sure: plan.Sure, On: plan.On, ExpectedOn: plan.ExpectedOn, Earlier: earlier(plan),
			})
		}
		for _, p := range c.SeriesOf(i, l).Points {
			in[p.ID] = true
		}
	}
	for _, m := range i.Measurements {
		if whole || in[m.ID] {
			j.Measurements = append(j.Measurements, jsonMeasurement{
				ID: m.ID, Value: m.Value, Day: m.Day, SeenBy: m.SeenBy, How: x.hand.text(m.How), Created: m.Created.UTC(),
			})
		}
	}
	return j
}

func earlier(p journal.Plan) (list []jsonExpectation) {
	for _, e := range p.Earlier {
		list = append(list, jsonExpectation{e.Value.N, e.Sure, e.Day})
	}
	return list
}

func number(v journal.Value) *float64 {
	if !v.Set {
		return nil
	}
	return &v.N
}
