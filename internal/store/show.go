package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"stjerne/journal"
)

// Challenge returns a challenge whole but for its notes. It fails with
// FaultUnknownID where there is none or it is deleted.
func (r *Reader) Challenge(id journal.ID) (*journal.Challenge, error) {
	if _, err := r.current(); err != nil {
		return nil, err
	}
	o, err := r.need(id, typeChallenge)
	if err != nil {
		return nil, err
	}
	h, err := r.home()
	if err != nil {
		return nil, err
	}
	f, err := r.folder(id)
	if err != nil {
		return nil, err
	}
	out := h.outline(id)
	if f == nil || out == nil {
		return nil, damaged("a challenge that the index does not know")
	}
	c := &journal.Challenge{
		ID: id, Voice: journal.Voice(o.text(fieldVoice)),
		Perspectives: o.names(setPerspectives), Values: o.names(setValues),
		Status: journal.Status(o.text(fieldStatus)), ClosedOn: o.day(fieldClosedOn),
		Created: o.createdAt(), Touched: time.UnixMilli(out.Touched.milli()),
	}
	if c.Title, err = r.textOf(o, journal.TextTitle); err != nil {
		return nil, err
	}
	if c.Closing, err = r.textOf(o, journal.TextClosing); err != nil {
		return nil, err
	}
	if err := r.addLoops(c, f); err != nil {
		return nil, err
	}
	if err := r.addIndicators(c, f); err != nil {
		return nil, err
	}
	return c, r.addMeetings(c, h)
}

func (r *Reader) addLoops(c *journal.Challenge, f *folder) error {
	var deleted *journal.Loop
	for i := range f.Loops {
		l, err := r.loop(&f.Loops[i], c.ID)
		if err != nil {
			return err
		}
		if f.Loops[i].Gone {
			deleted = l
			continue
		}
		l.Number = len(c.Loops) + 1
		c.Loops = append(c.Loops, l)
	}
	if len(c.Loops) == 0 && deleted != nil {
		// Two copies may each have deleted the other's last loop. A challenge
		// without any can't be shown, so the newest stays in sight.
		deleted.Number = 1
		c.Loops = append(c.Loops, deleted)
	}
	return nil
}

func (r *Reader) loop(f *folderLoop, challenge journal.ID) (*journal.Loop, error) {
	o, err := r.object(f.ID)
	if err != nil {
		return nil, err
	}
	if o == nil {
		return nil, damaged("a loop that is not there")
	}
	l := &journal.Loop{
		ID: o.id, Challenge: challenge, Started: o.day(fieldStarted), Created: o.createdAt(),
		Texts: map[string]journal.Text{}, Briefs: map[string]journal.Text{}, Steps: map[string]journal.Step{},
		Outcome: journal.Outcome(o.text(fieldOutcome)), OutcomeOn: o.day(fieldOutcomeOn),
		Kinds: map[journal.EntryKind]int{}, FirstAction: dayFrom(f.First),
		With: o.names(setWith), Without: o.names(setWithout), Declared: o.text(fieldDeclared),
	}
	for kind, n := range f.Kinds {
		l.Kinds[kind] = n
	}
	for _, name := range o.names(setTexts) {
		t, err := r.textOf(o, name)
		if err != nil {
			return nil, err
		}
		switch name {
		case journal.TextTitle:
			l.Title = t
		case journal.TextOutcome:
			l.Story = t
		case journal.TextDeclared:
			l.DeclaredBy = t
		default:
			if id, brief := strings.CutPrefix(name, journal.BriefPrefix); brief {
				l.Briefs[id] = t
			} else if !strings.HasPrefix(name, journal.ThoughtPrefix) {
				l.Texts[name] = t
			}
		}
	}
	if l.Thoughts, err = r.thoughts(o); err != nil {
		return nil, err
	}
	l.Away = awayOf(o)
	for _, field := range o.fields {
		id, step := strings.CutPrefix(field.name, stepPrefix)
		if !step {
			continue
		}
		part := o.part(field.name)
		if n := o.number(field.name); n.N > 0 {
			l.Steps[id] = journal.Step{N: int(n.N), Day: dayFrom(part.text("d")), First: dayFrom(part.text("first"))}
		}
	}
	return l, nil
}

func (r *Reader) addIndicators(c *journal.Challenge, f *folder) error {
	for _, signs := range f.Indicators {
		o, err := r.object(signs.ID)
		if err != nil {
			return err
		}
		if o == nil {
			return damaged("an indicator that is not there")
		}
		if why, _, _ := o.hidden(); why != shown || o.erased() {
			continue
		}
		i := &journal.Indicator{
			ID: o.id, Challenge: c.ID, Kind: journal.IndicatorKind(o.text(fieldKind)), Better: journal.Better(o.text(fieldBetter)),
			Plans: plansOf(o), Created: o.createdAt(),
		}
		if i.Name, err = r.textOf(o, journal.TextName); err != nil {
			return err
		}
		if i.Unit, err = r.textOf(o, journal.TextUnit); err != nil {
			return err
		}
		if i.Measurements, err = r.measurements(o.id, signs.Measurements); err != nil {
			return err
		}
		c.Indicators = append(c.Indicators, i)
	}
	return nil
}

func plansOf(o *object) map[journal.ID]journal.Plan {
	plans := map[journal.ID]journal.Plan{}
	for _, field := range o.fields {
		rest, plan := strings.CutPrefix(field.name, planPrefix)
		if !plan {
			continue
		}
		loop, what, _ := strings.Cut(rest, "/")
		id, err := journal.ParseID(loop)
		if err != nil {
			continue
		}
		p := plans[id]
		switch what {
		case planBaseline:
			p.Baseline = o.number(field.name)
		case planTarget:
			p.Target = o.number(field.name)
		case planExpected:
			p.Expected = o.number(field.name)
		case planSure:
			p.Sure = o.text(field.name)
		case planOn:
			p.On = string(o.value(field.name)) == "true"
		}
		plans[id] = p
	}
	for id, p := range plans {
		p.ExpectedOn = expectedOn(o, id)
		p.Earlier = earlierOf(o, id)
		if p.Empty() {
			delete(plans, id)
			continue
		}
		plans[id] = p
	}
	return plans
}

func (r *Reader) measurements(indicator journal.ID, ids []journal.ID) ([]*journal.Measurement, error) {
	type dated struct {
		m    *journal.Measurement
		made stamp
	}
	var list []dated
	for _, id := range ids {
		o, err := r.object(id)
		if err != nil {
			return nil, err
		}
		if o == nil {
			return nil, damaged("a measurement that is not there")
		}
		if why, _, _ := o.hidden(); why != shown || o.erased() {
			continue
		}
		m := &journal.Measurement{
			ID: id, Indicator: indicator, Value: o.number(fieldValue).N, Day: o.day(fieldDay),
			SeenBy: o.text(fieldSeenBy), Created: o.createdAt(),
		}
		if m.How, err = r.textOf(o, journal.TextHow); err != nil {
			return nil, err
		}
		list = append(list, dated{m, o.created})
	}
	slices.SortFunc(list, func(a, b dated) int { return cmp.Or(a.m.Day.Compare(b.m.Day), cmp.Compare(a.made, b.made)) })
	var sorted []*journal.Measurement
	for _, d := range list {
		sorted = append(sorted, d.m)
	}
	return sorted, nil
}
