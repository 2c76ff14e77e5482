package diff

// Limits of the work. They are counts, so that the same texts always give the
// same difference.
const (
	// manyTokens is how many tokens two texts have together before they are first
	// compared line by line.
	manyTokens = 60_000
	// manyEdits is how many tokens out and in are looked for at once: the work
	// grows with the square of it.
	manyEdits = 400
	// deepest is how often a part is cut up at words that it has once.
	deepest = 6
)

// run is a run of tokens that stand in both texts.
type run struct{ a, b, n int }

// differ finds the runs, in order.
type differ struct {
	runs  []run
	trace []int32 // how far each number of edits gets, for the way back
}

func (d *differ) same(a, b, n int) {
	if n == 0 {
		return
	}
	if last := len(d.runs) - 1; last >= 0 {
		if r := &d.runs[last]; r.a+r.n == a && r.b+r.n == b {
			r.n += n
			return
		}
	}
	d.runs = append(d.runs, run{a, b, n})
}

// find compares two stretches of tokens, which begin at a0 and b0 of the texts.
func (d *differ) find(a, b []int32, a0, b0, depth int) {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	d.same(a0, b0, n)
	a, b, a0, b0 = a[n:], b[n:], a0+n, b0+n
	tail := 0
	for tail < len(a) && tail < len(b) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	a, b = a[:len(a)-tail], b[:len(b)-tail]
	if len(a) > 0 && len(b) > 0 && !d.shortest(a, b, a0, b0) && depth < deepest {
		d.apart(a, b, a0, b0, depth)
	}
	d.same(a0+len(a), b0+len(b), tail)
}

// apart cuts two stretches at the tokens that each of them has once.
func (d *differ) apart(a, b []int32, a0, b0, depth int) {
	x, y := 0, 0
	pins := onceInBoth(a, b)
	if len(pins) == 0 {
		return
	}
	for _, p := range pins {
		if p.a < x {
			continue // taken by the run before it
		}
		d.find(a[x:p.a], b[y:p.b], a0+x, b0+y, depth+1)
		n := 1
		for p.a+n < len(a) && p.b+n < len(b) && a[p.a+n] == b[p.b+n] {
			n++
		}
		d.same(a0+p.a, b0+p.b, n)
		x, y = p.a+n, p.b+n
	}
	d.find(a[x:], b[y:], a0+x, b0+y, depth+1)
}

// lines compares texts by line, and by word only where lines were changed.
func (d *differ) lines(a, b *text) {
	known := map[string]int32{}
	la, ea := linesOf(a, known)
	lb, eb := linesOf(b, known)
	whole := &differ{}
	whole.find(la, lb, 0, 0, 0)
	x, y := 0, 0
	for _, r := range append(whole.runs, run{len(la), len(lb), 0}) {
		old, new := a.ids[ea[x]:ea[r.a]], b.ids[eb[y]:eb[r.b]]
		depth := 0
		if len(old)+len(new) > manyTokens {
			depth = deepest // few changes are found, and many are not looked for
		}
		d.find(old, new, ea[x], eb[y], depth)
		x, y = r.a+r.n, r.b+r.n
		d.same(ea[r.a], eb[r.b], ea[x]-ea[r.a])
	}
}

// linesOf gives lines their numbers, and where each begins among the tokens,
// with one more for the end.
func linesOf(t *text, known map[string]int32) (ids []int32, starts []int) {
	from := 0
	for i := range t.ids {
		if t.sorts[i] != newline && i+1 < len(t.ids) {
			continue
		}
		line := t.between(from, i+1)
		id, ok := known[line]
		if !ok {
			id = int32(len(known))
			known[line] = id
		}
		ids = append(ids, id)
		starts = append(starts, from)
		from = i + 1
	}
	return ids, append(starts, len(t.ids))
}
