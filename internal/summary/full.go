package summary

import (
	"maps"
	"slices"
	"strings"

	"stjerne/journal"
	"stjerne/journal/method"
)

// after adds what comes after the page: for each loop the sections that are on,
// then what belongs to the challenge as a whole.
func (b *builder) after() {
	for _, loop := range b.in.Loops {
		before := len(b.doc.Blocks)
		b.at = ""
		b.named(2, plain(b.loopLine(loop)))
		top := len(b.doc.Blocks)
		for _, id := range b.t.afterIDs() {
			b.part(id, map[string]func(){
				SectionPhases:     func() { b.phases(loop) },
				SectionSheet:      func() { b.sheet(loop) },
				SectionEvaluation: func() { b.evaluation(loop) },
				SectionThinking:   func() { b.thinking(loop) },
				SectionIndicators: func() { b.indicators(loop) },
				SectionNotes:      func() { b.notes(loop) },
				SectionMeeting:    func() { b.meetings(b.c.MeetingsOf(loop.ID), loop) },
			}[id])
		}
		if len(b.doc.Blocks) == top {
			b.doc.Blocks = b.doc.Blocks[:before]
		}
	}
	for _, id := range b.t.afterIDs() {
		b.part(id, map[string]func(){
			SectionLookBack: b.lookBack,
			SectionClosing:  b.closing,
			SectionAgenda:   b.agenda,
		}[id])
		if id == SectionMeeting {
			b.others()
		}
	}
	b.at = ""
}

// others adds the meetings that name no loop.
func (b *builder) others() {
	if !b.on(SectionMeeting) || len(b.in.Others) == 0 {
		return
	}
	b.at = SectionMeeting
	b.heading(2, b.w.T("summary.other-meetings"))
	for _, m := range b.in.Others {
		b.meeting(m, 3)
	}
	b.at = ""
}

// part builds a section beyond the page where it is on, with its heading above;
// an empty one leaves nothing, and so does one that has no place here.
func (b *builder) part(id string, build func()) {
	if build == nil || !b.on(id) {
		return
	}
	b.at = id
	before := len(b.doc.Blocks)
	level := 3
	if id == SectionClosing || id == SectionAgenda || id == SectionLookBack {
		level = 2
	}
	b.heading(level, b.title(id))
	build()
	if len(b.doc.Blocks) == before+1 {
		b.doc.Blocks = b.doc.Blocks[:before]
	}
	b.at = ""
}

// answer adds a question and its answer whole, and the short form where it is
// another text; nothing where it is left out or not answered.
func (b *builder) answer(loop *journal.Loop, item method.Item) {
	if b.hidden(item) || item.Same != "" {
		return
	}
	id := item.Key()
	text, brief := loop.Texts[id], loop.Briefs[id]
	if item.Kind == method.Scale {
		if n := loop.Steps[id].N; n > 0 {
			b.heading(b.questions, b.question(item))
			in := Inline{{Text: Scale(b.w, b.m, item.ID, n) + "."}}
			in = append(in, Run{Text: " " + b.written(loop, id, loop.Steps[id].Day), Style: Muted})
			b.add(Block{Kind: Scaled, Text: in, Steps: &Steps{Now: n}})
		}
		return
	}
	if text.Empty() && brief.Empty() {
		return
	}
	b.heading(b.questions, b.question(item))
	b.text(loop, id, text)
	if !brief.Empty() && brief.Words != text.Words {
		b.paragraph(Inline{{Text: b.w.T("summary.brief") + " ", Style: Strong}, {Text: brief.Words}})
	}
}

// text adds a text with the day it was written, and beside it what was written to
// the same place elsewhere at the same time.
func (b *builder) text(loop *journal.Loop, id string, text journal.Text) {
	words := text.Words
	if item, ok := b.m.Item(id); ok && item.Kind == method.Date {
		if day, err := journal.ParseDay(strings.TrimSpace(words)); err == nil {
			words = b.w.Day(day.Time())
		}
	}
	b.paragraphs(words)
	if text.Carried != "" {
		b.paragraph(muted(b.w.T("summary.carried")))
	}
	if loop != nil && b.dated(loop, id, text) {
		b.paragraph(muted(b.written(loop, id, text.Written)))
	}
	for _, other := range text.Others {
		b.paragraph(strong(b.w.T("summary.also")))
		b.paragraphs(other.Words)
	}
}

// dated tells whether the day an answer was written is said: always on the
// evaluation sheet, where before and after are what it is about, and elsewhere
// where it was not when the loop began.
func (b *builder) dated(loop *journal.Loop, id string, text journal.Text) bool {
	item, _ := b.m.Item(id)
	return !text.Written.IsZero() && (item.Sheet == "evaluation" || text.Written != loop.Started)
}

// written tells when an answer was written, and of one to a question of before
// whether it was remembered afterwards.
func (b *builder) written(loop *journal.Loop, id string, day journal.Day) string {
	if item, ok := b.m.Item(id); ok && b.isBefore(item) {
		if on, yes := journal.RememberedAfterwards(loop, id); yes {
			return capital(b.remembered(on)) + "."
		}
	}
	if day.IsZero() {
		return ""
	}
	return b.w.T("summary.written", b.dayMonth(day))
}

// isBefore tells whether an item is asked before the trial and again after it.
func (b *builder) isBefore(item method.Item) bool {
	return slices.ContainsFunc(b.m.Evaluation, func(later method.Item) bool { return later.Pair == item.ID })
}

func (b *builder) question(item method.Item) string {
	if item.Kind == method.Outcome || item.Kind == method.Prompts {
		return b.m.Question(item.ID, b.voice)
	}
	q := b.m.Question(item.ID, b.voice)
	if item.Short != "" {
		q += " (" + item.Short + ")"
	}
	return q
}

// phases adds the six phases' own questions, and at the end what was answered to
// questions that the method in use does not know: it was written, so it stands.
func (b *builder) phases(loop *journal.Loop) {
	// A phase has a heading of its own, and its questions stand under it.
	b.questions++
	defer func() { b.questions-- }()
	for _, phase := range b.m.Phases {
		before := len(b.doc.Blocks)
		b.heading(4, b.w.T("summary.phase", phase.Number, phase.Title))
		for _, item := range phase.Items {
			if item.On == method.OnLoop && item.Sheet == "" && item.Answerable() && item.Kind != method.Outcome {
				b.answer(loop, item)
			}
		}
		if len(b.doc.Blocks) == before+1 {
			b.doc.Blocks = b.doc.Blocks[:before]
		}
	}
	for _, id := range slices.Sorted(maps.Keys(loop.Texts)) {
		if _, known := b.m.Item(id); !known && !loop.Texts[id].Empty() {
			b.named(b.questions, plain(id))
			b.text(loop, id, loop.Texts[id])
		}
	}
}

func (b *builder) sheet(loop *journal.Loop) {
	for _, item := range b.m.Trial {
		b.answer(loop, item)
	}
}

// evaluation adds before and after, how the trial went, and how sure the leader
// says the learning is.
func (b *builder) evaluation(loop *journal.Loop) {
	for _, item := range b.m.Evaluation {
		b.answer(loop, item)
		if !b.hidden(item) {
			b.changed(loop, item)
		}
	}
	for _, item := range b.items(SectionTrial) {
		if item.Kind == method.Outcome && !b.hidden(item) && (loop.Outcome != "" || !loop.Story.Empty()) {
			b.heading(4, b.question(item))
			b.outcome(loop, true)
		}
	}
	if loop.Declared != "" || !loop.DeclaredBy.Empty() {
		b.heading(4, b.w.T("summary.sure"))
		if loop.Declared != "" {
			b.paragraph(strong(method.OptionName(b.m.Levels, loop.Declared)))
		}
		b.paragraphs(loop.DeclaredBy.Words)
	}
}

// indicators adds each indicator with its plan, its picture and a table of what
// was measured.
func (b *builder) indicators(loop *journal.Loop) {
	if !b.on(SectionSigns) {
		return
	}
	for _, i := range b.c.IndicatorsOf(loop) {
		s := b.c.SeriesOf(i, loop)
		b.named(4, plain(seriesTitle(s, b.w)))
		plan, said := i.Plan(loop.ID), s
		if len(plan.Earlier) > 0 {
			said.Expected = journal.Value{} // it stands with what was expected before
		}
		if facts := b.plan(said); facts != "" {
			b.paragraph(plain(facts))
		}
		if len(plan.Earlier) > 0 {
			// What was expected before something was known stays beside what is.
			b.paragraph(plain(strings.TrimSuffix(capital(ExpectationLine(s, plan, b.w)), ".") + "."))
		}
		thread := b.c.Thread(i).To(loop)
		if len(s.Points) > 0 {
			picture := ThreadChart(thread, MarksOf(b.in.Entries), b.w)
			b.add(Block{Kind: Picture, Chart: picture})
			b.paragraph(plain(picture.Sentence))
		}
		points := s.Points
		if len(thread.Parts) > 0 && thread.Parts[0].Loop == loop {
			// What was measured before it began belongs to its baseline, and stands
			// nowhere else.
			points = slices.Concat(thread.Before, points)
		}
		b.measurements(i, points)
	}
}

// plan tells what an indicator was meant to do.
func (b *builder) plan(s journal.Series) string {
	var facts []string
	fact := func(key string, v journal.Value) {
		if v.Set {
			facts = append(facts, b.w.T(key, Value(b.w, s.Indicator, v.N)))
		}
	}
	fact("plan.baseline", s.Baseline)
	fact("plan.target", s.Target)
	if s.Expected.Set && s.Sure != "" && b.w.Has("plan.sure-"+s.Sure) {
		facts = append(facts, b.w.T("plan.expected", Value(b.w, s.Indicator, s.Expected.N))+" ("+b.w.T("plan.sure-"+s.Sure)+")")
	} else {
		fact("plan.expected", s.Expected)
	}
	better := s.Indicator.Better
	if better == "" {
		better = journal.Neither
	}
	facts = append(facts, b.w.T("plan.better-"+string(better)))
	return capital(strings.Join(facts, ", ")) + "."
}

func (b *builder) measurements(i *journal.Indicator, points []journal.Point) {
	if len(points) == 0 {
		return
	}
	byID := make(map[journal.ID]*journal.Measurement, len(i.Measurements))
	for _, m := range i.Measurements {
		byID[m.ID] = m
	}
	t := &Table{
		Head: []Inline{
			plain(b.w.T("table.day")), plain(b.w.T("table.value")),
			plain(b.w.T("table.seen")), plain(b.w.T("table.how")),
		},
		Right: []bool{false, true, false, false},
	}
	for _, p := range points {
		how := ""
		if m := byID[p.ID]; m != nil {
			how = oneLine(m.How.Words)
		}
		by := p.SeenBy
		if by != "" {
			by = method.OptionName(b.m.SeenBy, by)
		}
		t.Rows = append(t.Rows, []Inline{
			plain(b.w.Day(p.Day.Time())), plain(Value(b.w, i, p.Value)), plain(by), plain(how),
		})
	}
	b.add(Block{Kind: TableKind, Table: t})
}

// notes adds the loop's log, oldest first, so that it reads as it went.
func (b *builder) notes(loop *journal.Loop) {
	for _, e := range slices.Backward(b.in.Entries) {
		if e.Loop != loop.ID || b.hiddenKind(e.Kind) {
			continue
		}
		head := Inline{{Text: b.dayMonth(e.Day) + ", " + method.OptionName(b.m.EntryKinds, string(e.Kind)), Style: Strong}}
		var about []string
		if by := SeenBy(b.w, e.SeenBy); by != "" {
			about = append(about, by)
		}
		if e.Perspective != "" {
			about = append(about, method.OptionName(b.m.Perspectives, e.Perspective))
		}
		for _, tag := range e.Tags {
			// A tag that stands in the words is not said again.
			if !strings.Contains(strings.ToLower(e.Text.Words), "#"+strings.ToLower(tag)) {
				about = append(about, "#"+tag)
			}
		}
		if len(about) > 0 {
			head = append(head, Run{Text: ", " + strings.Join(about, ", "), Style: Muted})
		}
		b.paragraph(head)
		b.text(nil, "", e.Text)
	}
}
