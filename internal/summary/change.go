package summary

import (
	"stjerne/journal"
	"stjerne/journal/method"
)

// change adds before and after in two dated columns, a row for each question that
// has both, and under them what became of each scale, in the words of its steps.
func (b *builder) change(loop *journal.Loop) {
	afters := b.items(SectionChange)
	cols := &Columns{}
	var before, after []method.Item
	paired := make(map[string]bool)
	for _, item := range afters {
		if item.Pair != "" {
			paired[item.Pair] = true
		}
	}
	for _, item := range afters {
		switch {
		case paired[item.ID]:
			before = append(before, item)
		default:
			after = append(after, item)
		}
	}
	// The texts stand first, then the scale that was asked twice, across from
	// itself, then what was asked afterwards only.
	row := func(is func(method.Item) bool) {
		for _, item := range after {
			if !is(item) {
				continue
			}
			left, _ := b.m.Item(item.Pair)
			p := Pair{b.said(loop, left), b.said(loop, item), item.ID}
			if len(p.Left)+len(p.Right) > 0 {
				cols.Rows = append(cols.Rows, p)
			}
		}
	}
	row(func(item method.Item) bool { return item.Kind != method.Scale })
	row(func(item method.Item) bool { return item.Kind == method.Scale && item.Pair != "" })
	row(func(item method.Item) bool { return item.Kind == method.Scale && item.Pair == "" })
	if len(cols.Rows) == 0 {
		return
	}
	cols.Left = strong(b.columnHead(loop, "summary.before", before))
	if !cols.OneSided() {
		cols.Right = strong(b.columnHead(loop, "summary.after", after))
	}
	b.add(Block{Kind: Beside, Columns: cols})
	for _, item := range after {
		b.changed(loop, item)
	}
}

// changed adds what became of a scale that was asked before and after, where both
// are answered.
func (b *builder) changed(loop *journal.Loop, after method.Item) {
	line := b.changeLine(loop, after)
	if line == "" {
		return
	}
	before, _ := b.m.Item(after.Pair)
	b.add(Block{Kind: Scaled, Text: plain(line), Steps: &Steps{
		Before: loop.Steps[before.Key()].N, Now: loop.Steps[after.Key()].N,
	}})
}

// said is an answer as a column shows it: a text by its short form, a scale in
// words; nothing where it is not answered.
func (b *builder) said(loop *journal.Loop, item method.Item) Inline {
	if item.ID == "" {
		return nil
	}
	if item.Kind == method.Scale {
		if n := loop.Steps[item.Key()].N; n > 0 {
			return plain(Scale(b.w, b.m, item.ID, n))
		}
		return nil
	}
	if short := b.short(loop, item.Key(), loop.Texts[item.Key()].Words); short != "" {
		return plain(short)
	}
	return nil
}

// columnHead is "Før, 5. oktober", or "Før (husket bagefter, skrevet 20. november)".
// Where the answers are of several days it is the last one.
func (b *builder) columnHead(loop *journal.Loop, key string, items []method.Item) string {
	var last, remembered journal.Day
	for _, item := range items {
		day := loop.Texts[item.Key()].Written
		if step := loop.Steps[item.Key()]; step.N > 0 {
			day = step.Day
		} else if loop.Texts[item.Key()].Empty() {
			continue
		}
		if day.After(last) {
			last = day
		}
		if on, ok := journal.RememberedAfterwards(loop, item.Key()); ok && on.After(remembered) {
			remembered = on
		}
	}
	switch {
	case key == "summary.before" && !remembered.IsZero():
		return b.w.T(key) + ", " + b.remembered(remembered)
	case last.IsZero():
		return b.w.T(key)
	default:
		return b.w.T(key) + ", " + b.dayMonth(last)
	}
}

func (b *builder) remembered(day journal.Day) string {
	return b.w.T("summary.remembered", b.dayMonth(day))
}

// changeLine tells what became of a scale that was asked before and after:
// "Fra i høj grad (25. august) til i nogen grad (20. november): et trin bedre."
// It is "" where either is not answered.
func (b *builder) changeLine(loop *journal.Loop, after method.Item) string {
	if after.Kind != method.Scale || after.Pair == "" {
		return ""
	}
	before, _ := b.m.Item(after.Pair)
	c, ok := journal.ChangeBetween(loop.Steps[before.Key()], loop.Steps[after.Key()])
	if !ok {
		return ""
	}
	first := b.m.Step(before.ID, c.Before.N)
	second := b.m.Step(after.ID, c.After.N)
	if c.Went == journal.Unmoved {
		return b.w.T("change.from-unchanged", first, b.dayMonth(c.Before.Day), b.dayMonth(c.After.Day))
	}
	return b.w.T("change.from-to", first, b.dayMonth(c.Before.Day),
		second, b.dayMonth(c.After.Day), Change(b.w, c))
}
