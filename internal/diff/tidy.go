package diff

// change is where tokens a0 to a1 of the old text became b0 to b1 of the new one,
// ends exclusive.
type change struct{ a0, a1, b0, b1 int }

// changes is what lies between the runs.
func changes(runs []run, n, m int) []change {
	var list []change
	x, y := 0, 0
	for _, r := range append(runs, run{n, m, 0}) {
		if r.a > x || r.b > y {
			list = append(list, change{x, r.a, y, r.b})
		}
		x, y = r.a+r.n, r.b+r.n
	}
	return list
}

// little is how many letters a word has that says nothing by itself: og, at, det.
const little = 3

// tidy makes changes readable. The fewest edits are often made of words that
// stand in both texts by chance.
func tidy(a, b *text, list []change) []change {
	var done []change
	for i, c := range list {
		low := 0
		if len(done) > 0 {
			low = done[len(done)-1].a1
		}
		high := len(a.ids)
		if i+1 < len(list) {
			high = list[i+1].a0
		}
		c = slide(a, b, c, low, high)
		for len(done) > 0 && weak(a, b, done[len(done)-1], c) {
			last := done[len(done)-1]
			c.a0, c.b0 = last.a0, last.b0
			done = done[:len(done)-1]
		}
		done = append(done, c)
	}
	kept := done[:0]
	for _, c := range done {
		if c = trim(a, b, c); c.a0 < c.a1 || c.b0 < c.b1 {
			kept = append(kept, c)
		}
	}
	return kept
}

// weak tells whether what is the same between two changes is too little to keep
// them apart. A change that only takes out or only puts in is never joined to
// another like it: nothing was put in the place of what went.
func weak(a, b *text, first, second change) bool {
	if first.a1 == second.a0 {
		return true // nothing is: the second slid up to the first
	}
	between := 0
	for i := first.a1; i < second.a0; i++ {
		switch w := int(a.weigh[i]); {
		case a.sorts[i] == newline:
			return false
		case w > little:
			between += w
		case w > 0:
			between++
		}
	}
	out1, out2 := letters(a, first.a0, first.a1), letters(a, second.a0, second.a1)
	in1, in2 := letters(b, first.b0, first.b1), letters(b, second.b0, second.b1)
	if out1+out2 == 0 || in1+in2 == 0 {
		return false
	}
	return between == 0 || 2*between < min(max(out1, in1), max(out2, in2))
}

func letters(t *text, from, to int) int {
	n := 0
	for _, w := range t.weigh[from:to] {
		n += int(w)
	}
	return n
}

// slide moves what was only taken out or only put in to where a reader would say
// it stands, where the words around it leave a choice: from the beginning of a
// line or a sentence on, else from a word on. It stays within low and high of
// the old text.
func slide(a, b *text, c change, low, high int) change {
	t, from, to := a, c.a0, c.a1
	if c.a0 == c.a1 {
		t, from, to = b, c.b0, c.b1
	} else if c.b0 != c.b1 {
		return c
	}
	left, right := 0, 0
	for left < c.a0-low && t.ids[from-left-1] == t.ids[to-left-1] {
		left++
	}
	for right < high-c.a1 && t.ids[from+right] == t.ids[to+right] {
		right++
	}
	best, by := -1, 0
	for move := -left; move <= right; move++ {
		if score := fit(t, from+move, to+move); score > best {
			best, by = score, move
		}
	}
	return change{c.a0 + by, c.a1 + by, c.b0 + by, c.b1 + by}
}

// fit says how well a stretch begins and ends for a reader; more is better.
func fit(t *text, from, to int) int {
	score := 0
	switch {
	case from == 0 || t.sorts[from-1] == newline && t.sorts[from] != newline:
		score += 4
	case t.sorts[from-1] == blank && from > 1 && t.sorts[from-2] == sign:
		score += 3
	case t.sorts[from-1] == blank:
		score += 2
	case t.sorts[from] == blank:
		score++
	}
	switch {
	case to == len(t.ids) || t.sorts[to-1] == newline && t.sorts[to] != newline:
		score += 4
	case t.sorts[to-1] == blank:
		score += 2
	case t.sorts[to] == newline:
		score++
	}
	return score
}

// trim gives back what the two sides of a change begin and end with alike.
func trim(a, b *text, c change) change {
	for c.a0 < c.a1 && c.b0 < c.b1 && a.ids[c.a0] == b.ids[c.b0] {
		c.a0++
		c.b0++
	}
	for c.a0 < c.a1 && c.b0 < c.b1 && a.ids[c.a1-1] == b.ids[c.b1-1] {
		c.a1--
		c.b1--
	}
	return c
}
