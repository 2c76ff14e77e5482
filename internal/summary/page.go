package summary

import (
	"slices"
	"strings"

	"stjerne/journal"
	"stjerne/journal/method"
)

// page adds the page of one loop.
func (b *builder) page(loop *journal.Loop) {
	if len(b.pages) > 1 {
		b.at = ""
		b.named(2, plain(b.loopLine(loop)))
	}
	for _, r := range b.t.page {
		// What is asked for and the room to listen in belong to the meeting, so
		// where several loops are handed over they stand once.
		once := r.id == SectionAsk || r.id == SectionListen
		if b.on(r.id) && (!once || loop == b.last()) {
			b.section(r.id, loop)
		}
	}
}

// section adds one section of the page; nothing at all where it is empty.
func (b *builder) section(id string, loop *journal.Loop) {
	b.at = id
	before := len(b.doc.Blocks)
	level := 2
	if len(b.pages) > 1 {
		level = 3
	}
	b.heading(level, b.title(id))
	switch id {
	case SectionAsk:
		b.ask()
	case SectionChange:
		b.change(loop)
	case SectionSigns:
		b.signs(loop)
	case SectionStars:
		b.stars(loop)
	case SectionSure:
		b.sure(loop)
	case SectionListen:
		b.listen()
	case SectionTrial:
		b.answers(id, loop)
		b.outcome(loop, false)
	default:
		b.answers(id, loop)
	}
	if len(b.doc.Blocks) == before+1 {
		b.doc.Blocks = b.doc.Blocks[:before]
	}
	b.at = ""
}

// items are the items of the method that go into a section of the page.
func (b *builder) items(section string) []method.Item {
	var of []method.Item
	for _, id := range b.t.part(section).questions {
		if item, ok := b.m.Item(id); ok {
			of = append(of, item)
		}
	}
	for _, phase := range b.m.Phases {
		for _, item := range phase.Items {
			if item.Page > 0 && b.t.pageSection(item) == section {
				of = append(of, item)
			}
		}
	}
	return of
}

// ask adds what the leader would like help with, whole: it is short by nature.
func (b *builder) ask() {
	if b.in.Meeting == nil {
		return
	}
	for _, item := range b.items(SectionAsk) {
		b.paragraphs(b.in.Meeting.Texts[item.Key()].Words)
	}
}

// answers adds the short form of each text that goes into a section.
func (b *builder) answers(section string, loop *journal.Loop) {
	for _, item := range b.items(section) {
		if step := loop.Steps[item.Key()]; item.Kind == method.Scale && step.N > 0 && item.Page == 0 {
			b.add(Block{Kind: Scaled, Text: plain(Scale(b.w, b.m, item.ID, step.N) + "."), Steps: &Steps{Now: step.N}})
		}
		if item.Kind != method.Text && item.Kind != method.Line && item.Kind != method.Date {
			continue
		}
		if short := b.short(loop, item.Key(), loop.Texts[item.Key()].Words); short != "" {
			b.paragraph(plain(short))
		}
	}
}

// short is the form of an answer that a page has: the leader's own, else the
// first paragraph, and then what the rest holds is counted.
func (b *builder) short(loop *journal.Loop, id, whole string) string {
	if whole == "" && loop.Briefs[id].Empty() {
		return ""
	}
	b.briefs = append(b.briefs, id)
	if brief := loop.Briefs[id]; !brief.Empty() {
		return brief.Words
	}
	all := split(whole)
	if len(all) == 0 {
		return ""
	}
	for _, p := range all[1:] {
		b.rest += wordCount(p)
	}
	return all[0]
}

// outcome adds how the trial went: which of the three, when, and in words.
func (b *builder) outcome(loop *journal.Loop, whole bool) {
	if loop.Outcome == "" && loop.Story.Empty() {
		return
	}
	var said Inline
	if loop.Outcome != "" {
		name := b.w.T("summary.outcome." + string(loop.Outcome))
		if !b.w.Has("summary.outcome." + string(loop.Outcome)) {
			name = method.OptionName(b.m.Outcomes, string(loop.Outcome))
		}
		if !loop.OutcomeOn.IsZero() {
			name += ", " + b.dayMonth(loop.OutcomeOn)
		}
		said = strong(name + ".")
	}
	words := loop.Story.Words
	if !whole {
		words = b.short(loop, "outcome", words)
	}
	for i, p := range split(words) {
		if i == 0 && said != nil {
			said = append(said, Run{Text: " " + p})
			continue
		}
		if said != nil {
			b.paragraph(said)
			said = nil
		}
		b.paragraph(plain(p))
	}
	if said != nil {
		b.paragraph(said)
	}
}

// stars adds the newest star moments of the loop, dated and seen by whom. The
// sheet's own text stands first where the leader made a short form of it, or
// where there are no notes.
func (b *builder) stars(loop *journal.Loop) {
	var notes []journal.Entry
	for _, e := range b.in.Stars {
		if e.Loop == loop.ID && len(notes) < starsShown {
			notes = append(notes, e)
		}
	}
	for _, item := range b.items(SectionStars) {
		whole := loop.Texts[item.Key()].Words
		if len(notes) > 0 && loop.Briefs[item.Key()].Empty() {
			if whole != "" {
				b.briefs = append(b.briefs, item.Key())
				b.rest += wordCount(whole)
			}
			continue
		}
		if short := b.short(loop, item.Key(), whole); short != "" {
			b.paragraph(plain(short))
		}
	}
	var items []Inline
	for _, e := range notes {
		paragraphs := split(e.Text.Words)
		if len(paragraphs) == 0 {
			continue
		}
		for _, p := range paragraphs[1:] {
			b.rest += wordCount(p)
		}
		items = append(items, append(b.seen(e.Day, e.SeenBy), Run{Text: paragraphs[0]}))
	}
	if len(items) > 0 {
		b.add(Block{Kind: List, Items: items})
	}
}

// sure says in one sentence how sure the learning is, the leader's own sources of
// error included; a short form of the leader's own stands in its place.
func (b *builder) sure(loop *journal.Loop) {
	if short := b.short(loop, sureID, b.sureness(loop)); short != "" {
		b.paragraph(plain(short))
	}
}

// sureID is the item of the method under which a short form of it is kept.
const sureID = "sureness"

// sureness is Sureness in the leader's own voice, for those it is handed to.
func (b *builder) sureness(loop *journal.Loop) string {
	level, _ := b.c.LevelOf(loop)
	if level == journal.NoLevel {
		return ""
	}
	key := "summary.level." + string(level)
	if b.voice == method.We && b.w.Has(key+"-we") {
		key += "-we"
	}
	by := oneLine(loop.DeclaredBy.Words)
	said := b.w.T(key, by)
	if level == journal.Evidence && by == "" {
		said = b.w.T("summary.level.evidence-bare")
	}
	if sources := shorten(loop.SourcesOfError(sourcesWords(b.w)), sourcesOnPage); sources != "" && !strings.Contains(said, sources) {
		said += " " + sources
	}
	return said
}

// sourcesOnPage is how many words of the sources of error a page has room for.
const sourcesOnPage = 18

// listen adds what a colleague listens for, with room for a pen.
func (b *builder) listen() {
	var lenses []Inline
	for _, o := range b.m.Lenses {
		lenses = append(lenses, plain(capital(o.Name)))
	}
	if len(lenses) > 0 {
		b.add(Block{Kind: Room, Items: lenses, Lines: 1})
	}
}

// signs adds at most three indicators, a line each, and a picture of the first
// that has one.
func (b *builder) signs(loop *journal.Loop) {
	chosen := Signs(b.c, loop)
	var lines []Inline
	for _, s := range chosen {
		lines = append(lines, b.sign(s))
	}
	if len(lines) > 0 {
		b.add(Block{Kind: List, Items: lines})
	}
	for _, s := range chosen {
		if len(s.Points) > 1 {
			b.chart(s, loop)
			return
		}
	}
	if len(lines) > 0 {
		return
	}
	// Without a measured indicator the sheet's own words about the signs stand
	// there: they need not be numbers.
	b.answers(SectionSigns, loop)
}

// signsShown is how many indicators a page shows.
const signsShown = 3

// Signs are the indicators of a loop that a page shows: the first three measured,
// and among them one that did not move, or went the wrong way, where there is
// one. A page that only shows what went well is not believed.
func Signs(c *journal.Challenge, loop *journal.Loop) []journal.Series {
	var all, older []journal.Series
	earlier := c.Earlier(loop)
	for _, i := range c.IndicatorsOf(loop) {
		s := c.SeriesOf(i, loop)
		if len(s.Points) == 0 {
			continue
		}
		// What is followed on from the loop before stands after the loop's own.
		if earlier != nil && slices.Contains(c.IndicatorsOf(earlier), i) {
			older = append(older, s)
		} else {
			all = append(all, s)
		}
	}
	all = append(all, older...)
	if len(all) <= signsShown {
		return all
	}
	still := func(s journal.Series) bool { return s.Stood() }
	worse := func(s journal.Series) bool { return s.Moved() == journal.Worsened }
	for _, is := range []func(journal.Series) bool{still, worse} {
		if slices.ContainsFunc(all[:signsShown], is) {
			break
		}
		if at := slices.IndexFunc(all, is); at >= 0 {
			return append(slices.Clone(all[:signsShown-1]), all[at])
		}
	}
	return all[:signsShown]
}
