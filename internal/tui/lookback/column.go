package lookback

import (
	"strings"

	"charm.land/lipgloss/v2"

	"stjerne/internal/diff"
	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// column draws what one loop has under a topic.
type column struct {
	s     *Screen
	loop  *journal.Loop
	w     int
	lines []string
}

// head is the loop's number, its title and when it ran.
func (s *Screen) head(l *journal.Loop, chosen bool, w int) []string {
	mark, paint := s.env.Styles.Row(chosen)
	name, ran := s.env.T("lookback.loop", l.Number), s.ran(l)
	if l.Title.Empty() {
		if whole := s.env.T("lookback.head", name, ran); ui.Width(whole) <= w-2 {
			return []string{mark + paint.Render(whole), ""}
		}
	} else {
		name = s.env.T("lookback.head", name, l.Title.Words)
	}
	return []string{mark + paint.Render(ui.OneLine(name, w-2)), "  " + s.env.Styles.Muted.Render(ui.OneLine(ran, w-2))}
}

// ran is when a loop ran: "12. jan. – 24. aug. 2026", or since when it does.
func (s *Screen) ran(l *journal.Loop) string {
	e, today := s.env, s.env.Today()
	from, to := s.challenge.Span(l, today)
	if s.challenge.Next(l) == nil && l.OutcomeOn.IsZero() && s.challenge.ClosedOn.IsZero() {
		return e.T("lookback.since", s.withYear(from))
	}
	first := s.withYear(from)
	if from.Year == to.Year {
		first = e.Words.ShortDay(from.Time())
	}
	return e.T("lookback.span", first, s.withYear(to))
}

func (s *Screen) withYear(d journal.Day) string {
	return s.env.T("lookback.day", s.env.Words.ShortDay(d.Time()), d.Year)
}

// day writes a day of the past, with its year where that is not this one.
func (s *Screen) day(d journal.Day) string {
	if d.Year == s.env.Today().Year {
		return s.env.Words.ShortDay(d.Time())
	}
	return s.withYear(d)
}

func (c *column) put(text string, paint lipgloss.Style) {
	c.lines = append(c.lines, ui.Paint(ui.Wrap(text, c.w), paint)...)
}

func (c *column) say(key string, args ...any) {
	c.put(c.s.env.T(key, args...), c.s.env.Styles.Muted)
}

func (c *column) gap() {
	if len(c.lines) > 0 {
		c.lines = append(c.lines, "")
	}
}

// draw draws a topic's items below each other.
func (c *column) draw(t topic) []string {
	if !t.standsIn(c.s.challenge, c.loop) && !c.wasWritten(t) {
		c.put(ui.Capital(c.s.env.T("ui.not_written")), c.s.env.Styles.Muted)
		return c.lines
	}
	for i, item := range t.items {
		switch item.Kind {
		case method.Indicators:
			c.indicators()
		case method.Outcome:
			c.outcome(item)
		case method.Scale:
			c.gap()
			c.scale(item, c.label(t, i))
		default:
			c.gap()
			c.text(item, c.label(t, i))
		}
	}
	c.change(t)
	return c.lines
}

// wasWritten tells whether something once stood under the topic in the loop.
func (c *column) wasWritten(t topic) bool {
	for _, item := range t.items {
		if textName(item) != "" && textOf(c.loop, item).Rev != "" {
			return true
		}
	}
	return false
}

// label says which of two answers one is and when it was written; the first key is
// for an answer that stands by itself.
func (c *column) label(t topic, i int) (keys [2]string) {
	switch {
	case t.items[i].Pair != "":
		return [2]string{"phase.after", "phase.after_on"}
	case i+1 < len(t.items) && t.items[i+1].Pair == t.items[i].ID:
		return [2]string{"phase.before", "phase.before_on"}
	}
	return [2]string{"", "lookback.written"}
}

// dated draws the line above an answer.
func (c *column) dated(id string, keys [2]string, day journal.Day) {
	if on, remembered := journal.RememberedAfterwards(c.loop, id); remembered && keys[0] == "phase.before" {
		c.say("lookback.remembered", c.s.env.T(keys[0]), c.s.day(on))
		return
	}
	switch {
	case !day.IsZero():
		c.say(keys[1], c.s.day(day))
	case keys[0] != "":
		c.say(keys[0])
	}
}

func (c *column) scale(item method.Item, keys [2]string) {
	step := c.loop.Steps[item.Key()]
	c.dated(item.ID, keys, step.Day)
	if step.N == 0 {
		c.say("ui.not_written")
		return
	}
	c.put(summary.Scale(c.s.env.Words, c.s.env.Method, item.ID, step.N)+".", c.s.env.Styles.Text)
}

// change tells what became of a scale that was asked before and after.
func (c *column) change(t topic) {
	if len(t.items) < 2 || t.items[0].Kind != method.Scale {
		return
	}
	change, ok := journal.ChangeBetween(c.loop.Steps[t.items[0].Key()], c.loop.Steps[t.items[1].Key()])
	if ok {
		c.gap()
		c.put(ui.Capital(summary.Change(c.s.env.Words, change))+".", c.s.env.Styles.Text)
	}
}

func (c *column) text(item method.Item, keys [2]string) {
	text := textOf(c.loop, item)
	switch {
	case text.Rev == "":
		c.dated(item.ID, keys, journal.Day{})
		c.say("ui.not_written")
		return
	case text.Empty():
		c.dated(item.ID, [2]string{keys[0], ""}, journal.Day{})
		c.say("lookback.emptied", c.s.day(text.Written))
	default:
		c.dated(item.ID, keys, text.Written)
		if text.Carried != "" {
			c.say("phase.carried")
		}
		c.words(item, text.Words)
	}
	c.versions(item, text)
}

// words draws what the leader wrote, a day or a choice as it is said elsewhere.
func (c *column) words(item method.Item, words string) {
	if item.Kind == method.Date {
		if day, err := journal.ParseDay(strings.TrimSpace(words)); err == nil {
			words = c.s.env.Words.Day(day.Time())
		}
	}
	words = method.OptionName(item.Options, words)
	c.lines = append(c.lines, c.s.env.Written(strings.TrimSpace(words), c.w)...)
}

// versions draws what else stands in the text's place, and how it came to be.
func (c *column) versions(item method.Item, text journal.Text) {
	for _, other := range text.Others {
		c.gap()
		c.say("lookback.other", c.s.day(other.Day))
		c.words(item, other.Words)
	}
	t, _ := c.s.topic()
	known := c.s.known[t.id()]
	if c.s.late[t.id()] && known.gen == 0 {
		c.gap()
		c.say("history.reading")
		return
	}
	p := known.texts[journal.TextRef{Object: c.loop.ID, Name: textName(item)}]
	for i, change := range p.changes {
		c.gap()
		if i == len(p.changes)-1 {
			if p.left {
				c.say("lookback.left")
				c.gap()
			}
			c.say("lookback.first", c.s.day(change.day))
			c.put(strings.TrimSpace(change.words), c.s.env.Styles.Muted)
			break
		}
		c.say("lookback.changed", c.s.day(change.day))
		for _, p := range marked(change.parts) {
			for _, line := range p.lines(c.w) {
				c.lines = append(c.lines, c.s.paint(line))
			}
		}
	}
}

func (s *Screen) paint(line paragraph) string {
	var b strings.Builder
	for _, p := range line {
		st := s.env.Styles.Muted
		if p.Kind == diff.In {
			st = s.env.Styles.Good
		}
		b.WriteString(st.Render(p.Text))
	}
	return b.String()
}

// outcome draws how the trial went: which of the three, when, and in words.
func (c *column) outcome(item method.Item) {
	if c.loop.Outcome != "" {
		line := ui.Capital(method.OptionName(item.Options, string(c.loop.Outcome)))
		if !c.loop.OutcomeOn.IsZero() {
			line = c.s.env.T("ui.seen", line, c.s.day(c.loop.OutcomeOn))
		}
		c.put(line, c.s.env.Styles.Text)
	}
	if c.loop.Story.Rev != "" {
		c.gap()
		c.text(item, [2]string{"", "lookback.written"})
	}
}

// indicators draws where each of the loop's indicators began and came to.
func (c *column) indicators() {
	e := c.s.env
	for i, one := range c.s.challenge.IndicatorsOf(c.loop) {
		if i == 0 {
			c.gap()
		}
		series := c.s.challenge.SeriesOf(one, c.loop)
		name := strings.Join(strings.Fields(one.Name.Words), " ")
		start := series.Start()
		last, measured := series.Last()
		var line string
		switch {
		case measured && series.Moved() != journal.NotMeasured:
			line = e.T("lookback.sign", name, summary.Value(e.Words, one, start.N), c.amount(one, last.Value), c.s.day(last.Day))
		case measured:
			line = e.T("lookback.sign_once", name, c.amount(one, last.Value), c.s.day(last.Day))
		case start.Set:
			line = e.T("lookback.sign_start", name, c.amount(one, start.N))
		default:
			line = e.T("lookback.sign_none", name)
		}
		for n, row := range ui.Wrap(line, max(1, c.w-2)) {
			sign := "  "
			if n == 0 {
				sign = e.Styles.Muted.Render("·") + " "
			}
			c.lines = append(c.lines, sign+e.Styles.Text.Render(row))
		}
	}
}

// amount is a value with what it is counted in.
func (c *column) amount(i *journal.Indicator, v float64) string {
	value := summary.Value(c.s.env.Words, i, v)
	switch {
	case i.Kind == journal.KindScale:
		return c.s.env.T("sign.of-five", value)
	case i.Kind == journal.KindPercent || i.Kind == journal.KindYesNo || i.Unit.Empty():
		return value
	}
	return value + " " + strings.Join(strings.Fields(i.Unit.Words), " ")
}
