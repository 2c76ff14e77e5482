package summary

import (
	"maps"

	"stjerne/internal/i18n"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Build makes the document of an input under the options: the page of each loop
// chosen, and after it the sections beyond the page that are on.
func Build(in Input, o Options) Document {
	b := newBuilder(in, o)
	b.full = o.Length == Full
	b.doc.Letterhead, b.doc.parts = b.t.Letterhead, b.t.page
	b.head()
	b.pages = in.Loops
	if b.full && len(in.Loops) > 0 {
		// Everything about the other loops stands after the page.
		b.pages = in.Loops[len(in.Loops)-1:]
	}
	for _, loop := range b.pages {
		b.page(loop)
	}
	before := len(b.doc.Blocks)
	b.after()
	if len(b.doc.Blocks) > before {
		tail := append([]Block{{Kind: Rule}}, b.doc.Blocks[before:]...)
		b.doc.Blocks = append(b.doc.Blocks[:before:before], tail...)
	}
	b.foot()
	return signed(linked(b.doc), in, b.w)
}

// builder puts a document together from top to bottom.
type builder struct {
	in     Input
	w      *i18n.Words
	m      *method.Method
	t      *Template
	c      *journal.Challenge
	voice  method.Voice
	chosen map[string]bool
	doc    Document
	at     string // the section being built
	full   bool
	pages  []*journal.Loop // those that have a page

	questions int // level of the headings that are questions

	rest   int      // words of answers that stand there by their first paragraph only
	briefs []string // answers met that can have a short form
}

// questionLevel is the level of headings that are questions, below a section's.
const questionLevel = 4

func newBuilder(in Input, o Options) *builder {
	b := &builder{
		in: in, w: in.Words, m: in.Method, c: in.Challenge, t: in.template(),
		voice: in.Challenge.Voice, chosen: chosen(in, o), questions: questionLevel,
	}
	b.doc.Meta = Meta{
		Title: in.Words.Titled(in.Challenge.Title.Words), Author: in.Name,
		Lang: string(in.Words.Lang()), Day: in.Today, Words: in.Words,
	}
	return b
}

// probe is a builder of nothing yet that builds one section only, as if it were on.
func (b *builder) probe(id string) *builder {
	p := &builder{in: b.in, w: b.w, m: b.m, c: b.c, t: b.t, voice: b.voice, chosen: maps.Clone(b.chosen), questions: questionLevel}
	for _, other := range b.t.afterIDs() {
		p.chosen[other] = false
	}
	p.chosen[id] = true
	return p
}

func (b *builder) on(id string) bool { return b.chosen[id] }

func (b *builder) last() *journal.Loop {
	if n := len(b.in.Loops); n > 0 {
		return b.in.Loops[n-1]
	}
	return nil
}

func (b *builder) add(block Block) {
	block.Section = b.at
	b.doc.Blocks = append(b.doc.Blocks, block)
}

// heading adds a heading of the program's or the method's own words.
func (b *builder) heading(level int, text string) {
	b.add(Block{Kind: Heading, Level: level, Text: plain(text), ours: true})
}

// named adds a heading in which words of the leader's stand.
func (b *builder) named(level int, text Inline) {
	b.add(Block{Kind: Heading, Level: level, Text: text})
}

func (b *builder) paragraph(text Inline) { b.add(Block{Kind: Paragraph, Text: text}) }

// paragraphs adds a text of the leader's whole, paragraph by paragraph.
func (b *builder) paragraphs(text string) {
	for _, p := range split(text) {
		b.paragraph(plain(p))
	}
}

// title is the heading of a section. Some speak of the leader, so that there is
// one for jeg and one for vi.
func (b *builder) title(id string) string {
	if own := b.t.part(id).title(string(b.w.Lang()), b.voice == method.We); own != "" {
		return own
	}
	key := "summary.section." + id
	if b.voice == method.We && b.w.Has(key+"-we") {
		key += "-we"
	}
	return b.w.T(key)
}

// head is the top of the page: title, who, which loop and when, which meeting.
func (b *builder) head() {
	b.named(1, plain(b.w.Titled(b.c.Title.Words)))
	switch {
	case b.in.Name != "" && b.in.Role != "":
		b.paragraph(Inline{{Text: b.in.Name, Style: Strong}, {Text: ", " + b.in.Role}})
	case b.in.Name+b.in.Role != "":
		b.paragraph(strong(b.in.Name + b.in.Role))
	}
	if loop := b.last(); loop != nil && (len(b.in.Loops) == 1 || b.full) {
		b.paragraph(muted(b.loopLine(loop)))
	}
	if b.in.Meeting != nil && !b.in.Meeting.Day.IsZero() {
		b.paragraph(b.meetingInline(b.in.Meeting, Muted))
	}
}

// foot is what stands under everything that is handed over.
func (b *builder) foot() {
	b.at = ""
	key := "summary.foot"
	if b.voice == method.We {
		key = "summary.foot-we"
	}
	b.add(Block{Kind: Note, Text: muted(b.w.T(key))})
}

// loopLine tells which loop and when: "Læringsloop 2: Femten minutter på bænken
// (17. august – 23. november 2026)".
func (b *builder) loopLine(loop *journal.Loop) string {
	return b.loopName(loop) + " (" + b.span(loop) + ")"
}

func (b *builder) loopName(loop *journal.Loop) string {
	if loop.Title.Empty() {
		return b.w.T("summary.loop", loop.Number)
	}
	return b.w.T("summary.loop-title", loop.Number, loop.Title.Words)
}

func (b *builder) span(loop *journal.Loop) string {
	from, to := b.c.Span(loop, b.in.Today)
	if from.IsZero() || from == to {
		return b.w.Day(to.Time())
	}
	if from.Year == to.Year {
		return b.w.T("summary.span", b.dayMonth(from), b.w.Day(to.Time()))
	}
	return b.w.T("summary.span", b.w.Day(from.Time()), b.w.Day(to.Time()))
}

func (b *builder) meetingLine(m *journal.Meeting) string {
	line := b.w.T("summary.meeting-kind."+string(m.Kind)) + " "
	if !b.w.Has("summary.meeting-kind." + string(m.Kind)) {
		line = method.OptionName(b.m.MeetingKinds, string(m.Kind)) + " "
	}
	if m.Day.IsZero() {
		line += b.w.T("summary.no-day")
	} else {
		line += b.w.LongDay(m.Day.Time())
	}
	if m.Clock != "" {
		line = b.w.T("summary.at", line, b.clock(m.Clock))
	}
	return line
}

// meetingInline is the line of a meeting with its place, which is the leader's own
// text and so stands by itself.
func (b *builder) meetingInline(m *journal.Meeting, style Style) Inline {
	line := Inline{{Text: b.meetingLine(m), Style: style}}
	if m.Place.Empty() {
		return line
	}
	return append(line, Run{Text: ", ", Style: style}, Run{Text: oneLine(m.Place.Words), Style: style})
}
