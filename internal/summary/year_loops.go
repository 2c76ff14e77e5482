package summary

import (
	"slices"

	"stjerne/journal"
	"stjerne/journal/method"
)

// loops adds the challenges of the year with their loops: when each ran, how it
// went, before and after, and what was taken along. How a loop went stands in the
// same place and form whichever of the three it was.
func (b *yearBuilder) loops() {
	for _, c := range b.year.Challenges {
		b.c, b.voice = c.Challenge, c.Voice
		before := len(b.doc.Blocks)
		b.named(3, plain(b.w.Titled(oneLine(c.Title.Words))))
		for _, l := range c.Loops {
			if !l.Out {
				b.yearLoop(l)
			}
		}
		if len(b.doc.Blocks) == before+1 {
			// The leader left all of it out.
			b.doc.Blocks = b.doc.Blocks[:before]
			continue
		}
		if c.Finished {
			closed := strong(b.w.T("summary.closed-on", b.dayMonth(c.ClosedOn)))
			if said := b.said(c.Closing.Words); said != "" {
				closed = append(closed, Run{Text: " " + said})
			}
			b.paragraph(closed)
		}
	}
	b.voice = yearVoice(b.year)
}

func (b *yearBuilder) yearLoop(l journal.YearLoop) {
	b.paragraph(Inline{{Text: b.loopName(l.Loop), Style: Strong}, {Text: " (" + b.ran(l) + ")", Style: Muted}})
	b.outcome(l.Loop, b.full)
	for _, item := range b.m.Evaluation {
		if item.Kind != method.Scale {
			continue
		}
		if line := b.scaleLine(l.Loop, item); line != "" {
			b.paragraph(plain(line))
		}
	}
	if words := b.said(l.Texts[closingQuestion].Words); words != "" && !b.saidAhead(l.Loop) {
		b.paragraph(plain(words))
	}
}

// ran tells how long a loop ran. One that goes on has no end yet.
func (b *yearBuilder) ran(l journal.YearLoop) string {
	if !l.Over {
		return b.w.T("year.since", b.dayMonth(l.From))
	}
	if l.From == l.To {
		return b.dayMonth(l.From)
	}
	return b.w.T("summary.span", b.dayMonth(l.From), b.dayMonth(l.To))
}

// scaleLine tells a scale in the words of its steps: from before to after where
// both were answered, else the one that was.
func (b *yearBuilder) scaleLine(loop *journal.Loop, item method.Item) string {
	if line := b.changeLine(loop, item); line != "" {
		return line
	}
	n := loop.Steps[item.Key()].N
	if n == 0 {
		return ""
	}
	for _, later := range b.m.Evaluation {
		if later.Pair == item.ID && loop.Steps[later.Key()].N > 0 {
			return "" // told with the later one
		}
	}
	return b.w.T("year.scale", Scale(b.w, b.m, item.ID, n), b.dayMonth(loop.Steps[item.Key()].Day))
}

// closingQuestion is the question whose answer is a loop's closing words.
const closingQuestion = "renew.decision"

// saidAhead tells whether the way ahead says a loop's closing words already.
func (b *yearBuilder) saidAhead(loop *journal.Loop) bool {
	return b.chosen[YearAhead] && slices.ContainsFunc(b.year.Ahead, func(a journal.YearAhead) bool {
		return a.Loop == loop && a.Source == closingQuestion && !a.Out
	})
}
