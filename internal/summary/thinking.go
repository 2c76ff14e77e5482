package summary

import (
	"stjerne/journal"
	"stjerne/journal/method"
)

// thinking adds the assumptions that something became of, in two columns: what was
// held and what is held now, with the verdict, its day and the notes that did it.
func (b *builder) thinking(loop *journal.Loop) {
	for _, a := range loop.Assumptions() {
		t := a.Thought
		if t == nil {
			continue
		}
		verdict := b.w.T("thinking.taken_back")
		if t.Verdict != "" {
			verdict = b.w.T("thinking.verdict", b.w.T("thinking."+string(t.Verdict)), b.dayMonth(t.On))
		}
		cols := &Columns{
			Left: strong(b.w.T("thinking.held")),
			Rows: []Pair{{Left: plain(a.Words), Right: plain(t.Hold.Words)}},
		}
		if t.Hold.Empty() {
			cols.Rows[0].Right = nil
		} else {
			cols.Right = strong(b.w.T("thinking.hold"))
		}
		b.paragraph(strong(capital(verdict)))
		b.add(Block{Kind: Beside, Columns: cols})
		var because []Inline
		for _, id := range t.Notes {
			for _, e := range b.in.Entries {
				if e.ID == id && !b.hiddenKind(e.Kind) {
					because = append(because, append(b.seen(e.Day, e.SeenBy), Run{Text: oneLine(e.Text.Words)}))
				}
			}
		}
		if len(because) > 0 {
			b.add(Block{Kind: List, Items: because})
		}
	}
}

// lookBack puts the loops side by side, question by question, where at least two of
// them have an answer: how the thinking changed.
func (b *builder) lookBack() {
	for _, phase := range b.m.Phases {
		for _, item := range phase.Items {
			if item.On != method.OnLoop || !item.Answerable() || item.Kind == method.Outcome || b.hidden(item) {
				continue
			}
			var lines []Inline
			for _, l := range b.in.Loops {
				name := strong(b.w.T("summary.loop", l.Number))
				text, step := l.Texts[item.Key()], l.Steps[item.Key()]
				switch {
				case step.N > 0:
					lines = append(lines, append(name, Run{Text: ", " + b.w.Day(step.Day.Time()) + ": ", Style: Muted},
						Run{Text: Scale(b.w, b.m, item.ID, step.N) + "."}))
				case !text.Empty():
					lines = append(lines, append(name, Run{Text: ", " + b.w.Day(text.Written.Time()) + ": ", Style: Muted},
						Run{Text: oneLine(text.Words)}))
				}
			}
			if len(lines) > 1 {
				b.heading(3, b.question(item))
				b.add(Block{Kind: List, Items: lines})
			}
		}
	}
}
