package summary

import (
	"maps"
	"slices"
	"strings"

	"stjerne/journal"
	"stjerne/journal/method"
)

// meetings adds the meetings of a loop; one that covers several of the loops
// stands under the first of them.
func (b *builder) meetings(all []*journal.Meeting, loop *journal.Loop) {
	for _, m := range all {
		first := slices.IndexFunc(b.in.Loops, func(l *journal.Loop) bool { return m.Covers(l.ID) })
		if first >= 0 && b.in.Loops[first].ID == loop.ID {
			b.meeting(m, 4)
		}
	}
}

// meeting adds one meeting: when and where, who, and everything that was written
// for it and at it, the rounds as well.
func (b *builder) meeting(m *journal.Meeting, level int) {
	b.named(level, b.meetingInline(m, Plain))
	if people := split(m.Participants.Words); len(people) > 0 {
		var names []string
		for line := range strings.SplitSeq(strings.Join(people, "\n"), "\n") {
			names = append(names, strings.TrimSpace(line))
		}
		b.paragraph(Inline{
			{Text: b.w.T("summary.participants") + " ", Style: Strong},
			{Text: strings.Join(names, ", ")},
		})
	}
	known := make(map[string]bool)
	say := func(item method.Item) {
		known[item.Key()] = true
		text := m.Texts[item.Key()]
		if text.Empty() || b.hidden(item) {
			return
		}
		b.paragraph(strong(b.meetingQuestion(item)))
		b.text(nil, item.Key(), text)
	}
	for _, item := range b.m.Prepare {
		say(item)
	}
	for _, item := range b.m.Agenda {
		say(item)
	}
	for _, round := range b.m.Rounds {
		known[round.ID] = true
		before := len(b.doc.Blocks)
		b.paragraph(strong(b.w.T("summary.phase", round.Number, round.Title)))
		b.text(nil, round.ID, m.Texts[round.ID])
		for _, prompt := range round.Prompts {
			say(prompt)
		}
		if len(b.doc.Blocks) == before+1 {
			b.doc.Blocks = b.doc.Blocks[:before]
		}
	}
	b.member(m)
	for _, id := range slices.Sorted(maps.Keys(m.Texts)) {
		if !known[id] && !m.Texts[id].Empty() && !b.hiddenID(id) {
			b.paragraph(strong(id))
			b.text(nil, id, m.Texts[id])
		}
	}
}

// member adds what was noted as member of another's team, under a heading of its
// own: it is about somebody else's trial.
func (b *builder) member(m *journal.Meeting) {
	if !b.on(SectionMember) {
		return
	}
	was := b.at
	b.at = SectionMember
	before := len(b.doc.Blocks)
	b.paragraph(strong(b.title(SectionMember)))
	told := make(map[string]bool)
	say := func(id, question string) {
		told[id] = true
		if text := m.Member[id]; !text.Empty() {
			b.paragraph(muted(question))
			b.text(nil, id, text)
		}
	}
	for _, round := range b.m.Rounds {
		say(round.ID, b.w.T("summary.phase", round.Number, round.Title))
		for _, prompt := range round.Prompts {
			say(prompt.Key(), capital(b.question(prompt)))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(m.Member)) {
		if !told[id] {
			say(id, id)
		}
	}
	if len(b.doc.Blocks) == before+1 {
		b.doc.Blocks = b.doc.Blocks[:before]
	}
	b.at = was
}

// meetingQuestion is the question as minutes have it: of an item of the agenda
// its opening words alone, since all of it is an instruction.
func (b *builder) meetingQuestion(item method.Item) string {
	if item.Lead != "" {
		return strings.TrimRight(item.Lead, ".: ")
	}
	return capital(b.question(item))
}

// closing adds what became of the challenge, and what it was seen against.
func (b *builder) closing() {
	if b.c.Status == journal.Closed && !b.c.ClosedOn.IsZero() {
		b.paragraph(strong(b.w.T("summary.closed-on", b.w.Day(b.c.ClosedOn.Time()))))
	}
	b.paragraphs(b.c.Closing.Words)
	b.against("summary.perspectives", b.c.Perspectives, b.m.Perspectives)
	b.against("summary.values", b.c.Values, b.m.Values)
}

func (b *builder) against(key string, ids []string, options []method.Option) {
	if len(ids) == 0 {
		return
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = method.OptionName(options, id)
	}
	b.paragraph(Inline{
		{Text: b.w.T(key) + " ", Style: Strong},
		{Text: strings.Join(names, ", ")},
	})
}

// agenda adds the agenda of the meeting with its questions, for those who come
// without having seen it.
func (b *builder) agenda() {
	var top []Inline
	flush := func() {
		if len(top) > 0 {
			b.add(Block{Kind: List, Items: top})
			top = nil
		}
	}
	for _, item := range b.m.Agenda {
		if item.Under != "" {
			top = append(top, plain(b.question(item)))
			continue
		}
		flush()
		b.paragraph(plain(b.question(item)))
	}
	flush()
	for _, round := range b.m.Rounds {
		b.paragraph(strong(b.w.T("summary.phase", round.Number, round.Title)))
		for _, prompt := range round.Prompts {
			top = append(top, plain(capital(b.question(prompt))))
		}
		flush()
	}
}
