package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/export"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

func (a *app) showCommand() *cobra.Command {
	var loop value
	var ready bool
	cmd := a.command("show", []argument{{name: "challenge", optional: true, loose: true}},
		func(_ *cobra.Command, args []string) error {
			c, err := a.oneChallenge(args)
			if err != nil {
				return err
			}
			if ready {
				return a.ready(c, loop)
			}
			return a.show(c, loop)
		})
	a.flag(cmd, &loop, "loop")
	a.boolFlag(cmd, &ready, "ready")
	return cmd
}

// whole is a challenge with its notes, as they stood at one moment.
type whole struct {
	target
	notes []journal.Entry // oldest first
	loops []*journal.Loop // those that are shown
}

func (a *app) whole(c string, loop value) (whole, error) {
	var w whole
	err := a.read(func(r *store.Reader) error {
		var err error
		if w.target, err = a.target(r, c, loop.text, forReading); err != nil {
			return err
		}
		q := store.EntryQuery{Challenge: w.challenge.ID}
		w.loops = w.challenge.Loops
		if loop.set {
			q.Loop, w.loops = w.loop.ID, []*journal.Loop{w.loop}
		}
		newest, _, err := r.Entries(q)
		for i := len(newest) - 1; i >= 0; i-- {
			w.notes = append(w.notes, newest[i])
		}
		return err
	})
	return w, err
}

func (a *app) show(c string, loop value) error {
	m, err := a.method()
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.showJSON(m, c, loop)
	}
	w, err := a.whole(c, loop)
	if err != nil {
		return err
	}
	p := a.newPage(m, w)
	p.head()
	for _, l := range w.loops {
		p.loopOf(l)
	}
	p.member()
	return a.print(p.b.String())
}

// showJSON prints what export writes of a challenge as JSON, so that a script has
// one format to know.
func (a *app) showJSON(m *method.Method, c string, loop value) error {
	f := &exportFlags{format: value{text: formatJSON, set: true}, loop: loop, formats: formats()}
	o, err := f.check(summary.DefaultTemplate().Check)
	if err != nil {
		return err
	}
	x := exporting{a: a, m: m, f: f, o: o}
	err = a.read(func(r *store.Reader) error {
		var err error
		if x.id, err = a.challengeID(r, c, forReading); err != nil {
			return err
		}
		// It is shown to the leader and not handed over: names stand as they are.
		return x.asJSON(export.JSONSource{Source: x.source(r), Outlines: r.Outlines, Own: r.Own}, r, nil)
	})
	if err != nil {
		return err
	}
	return x.hand()
}

// page writes a challenge as text. It looks at no clock: the same journal gives
// the same bytes on any day.
type page struct {
	whole
	a *app
	m *method.Method
	b strings.Builder
	// before are the questions that are asked again after the trial action.
	before map[string]bool
}

func (a *app) newPage(m *method.Method, w whole) *page {
	p := &page{whole: w, a: a, m: m, before: map[string]bool{}}
	for _, phase := range m.Phases {
		for _, item := range phase.Items {
			p.before[item.Pair] = true
		}
	}
	return p
}

func (p *page) line(depth int, parts ...string) {
	p.b.WriteString(strings.Repeat("  ", depth) + strings.Join(parts, "") + "\n")
}

// text writes what the leader wrote, line by line and otherwise as it stands.
// What was written elsewhere at the same time, and not chosen between yet,
// stands below it.
func (p *page) text(depth int, t journal.Text) {
	for line := range strings.SplitSeq(t.Words, "\n") {
		p.line(depth, line)
	}
	for _, other := range t.Others {
		p.line(depth, p.a.words.T("cli.show.also", p.a.words.Day(other.Day.Time())))
		for line := range strings.SplitSeq(other.Words, "\n") {
			p.line(depth+1, line)
		}
	}
}

func (p *page) head() {
	c, words := p.challenge, p.a.words
	title := c.Title
	title.Words = words.Titled(title.Words)
	p.text(0, title)
	p.line(0, words.T("cli.show.head", c.ID.Short(), words.T("cli.status."+string(c.Status)), words.T("cli.voice."+string(c.Voice))))
	if names := options(p.m.Perspectives, c.Perspectives); len(names) > 0 {
		p.line(0, words.T("cli.show.perspectives", strings.Join(names, " · ")))
	}
	if names := options(p.m.Values, c.Values); len(names) > 0 {
		p.line(0, words.T("cli.show.values", strings.Join(names, " · ")))
	}
	if !c.ClosedOn.IsZero() {
		p.line(0, words.T("cli.show.closed", p.a.longDay(c.ClosedOn)))
	}
	if !c.Closing.Empty() {
		p.text(1, c.Closing)
	}
}

// options names what was chosen in the method's order, and after that what this
// version doesn't know.
func options(list []method.Option, ids []string) []string {
	var names []string
	for _, o := range list {
		if slices.Contains(ids, o.ID) {
			names = append(names, o.Name)
		}
	}
	for _, id := range ids {
		if !slices.ContainsFunc(list, func(o method.Option) bool { return o.ID == id }) {
			names = append(names, id)
		}
	}
	return names
}

func (p *page) loopOf(l *journal.Loop) {
	words := p.a.words
	p.line(0)
	heading := words.T("cli.show.loop", l.Number, p.a.longDay(l.Started))
	if !l.Title.Empty() {
		heading += ": " + oneLine(l.Title.Words)
	}
	p.line(0, heading, "  ", l.ID.Short())
	for _, phase := range p.m.Phases {
		p.phase(l, phase)
	}
	p.unknown(l)
	if l.Outcome != "" {
		p.line(1, words.T("cli.show.outcome", words.T("cli.outcome."+string(l.Outcome)), p.a.longDay(l.OutcomeOn)))
		if !l.Story.Empty() {
			p.text(2, l.Story)
		}
	}
	p.indicators(l)
	p.log(l)
	p.meetings(l)
}

// phase writes a phase's answers; one without any is left out.
func (p *page) phase(l *journal.Loop, phase method.Phase) {
	headed := false
	for _, item := range phase.Items {
		if item.On != method.OnLoop || item.ID == "" || item.Same != "" {
			continue
		}
		if !l.Answered(item.Key()) && l.Briefs[item.Key()].Empty() {
			continue
		}
		if !headed {
			p.line(1, strconv.Itoa(phase.Number), ". ", phase.Title)
			headed = true
		}
		p.answer(l, item.Key(), p.m.Question(item.ID, p.challenge.Voice))
	}
}

func (p *page) answer(l *journal.Loop, id, question string) {
	words := p.a.words
	p.line(2, id, "  ", question)
	if s := l.Steps[id]; s.N > 0 {
		p.line(3, words.T("cli.show.step", s.N, p.m.Echo(id, s.N), words.Day(s.Day.Time())))
	}
	if t := l.Texts[id]; !t.Empty() {
		p.text(3, t)
		if day, after := journal.RememberedAfterwards(l, id); after && p.before[id] {
			p.line(3, words.T("cli.show.remembered", words.Day(day.Time())))
		}
	}
	if brief := l.Briefs[id]; !brief.Empty() {
		p.line(3, words.T("cli.show.brief"))
		p.text(4, brief)
	}
}

// unknown writes answers to questions that the method doesn't have now: an
// organisation's own file asked them, and may not be there today.
func (p *page) unknown(l *journal.Loop) {
	for _, id := range sortedKeys(l.Texts) {
		if _, known := p.m.Item(id); !known && !l.Texts[id].Empty() {
			p.line(1, id)
			p.text(2, l.Texts[id])
		}
	}
}
