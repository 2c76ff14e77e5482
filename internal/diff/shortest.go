package diff

import "slices"

// shortest finds the fewest edits that make b of a, by Myers' method (An O(ND)
// Difference Algorithm and Its Variations, 1986). It gives up, and finds
// nothing, where more than manyEdits are needed.
func (d *differ) shortest(a, b []int32, a0, b0 int) bool {
	n, m := len(a), len(b)
	if max(n-m, m-n) > manyEdits {
		return false
	}
	most := min(n+m, manyEdits)
	// far[most+1+k] is how far into a the diagonal k was followed. Before each
	// step the part of it that the step looks at is kept for the way back.
	far := make([]int32, 2*most+3)
	d.trace = d.trace[:0]
	mid := most + 1
	for edits := 0; edits <= most; edits++ {
		d.trace = append(d.trace, far[mid-edits-1:mid+edits+2]...)
		for k := -edits; k <= edits; k += 2 {
			x := int(far[mid+k-1]) + 1
			if k == -edits || k != edits && far[mid+k-1] < far[mid+k+1] {
				x = int(far[mid+k+1])
			}
			y := x - k
			if x > n || y > m {
				// Outside of the texts. It stays there, and is never the end.
				far[mid+k] = int32(x)
				continue
			}
			for x < n && y < m && a[x] == b[y] {
				x++
				y++
			}
			far[mid+k] = int32(x)
			if x == n && y == m {
				d.back(edits, k, n, a0, b0)
				return true
			}
		}
	}
	return false
}

// back goes the way back from the end and notes the runs.
func (d *differ) back(edits, k, x, a0, b0 int) {
	var found []run
	end := len(d.trace)
	for ; edits >= 0; edits-- {
		size := 2*edits + 3
		far := d.trace[end-size : end]
		end -= size
		mid := edits + 1
		from, came := int(far[mid+k-1])+1, k-1
		if k == -edits || k != edits && far[mid+k-1] < far[mid+k+1] {
			from, came = int(far[mid+k+1]), k+1
		}
		if x > from {
			found = append(found, run{a0 + from, b0 + from - k, x - from})
		}
		if came == k-1 {
			x = from - 1
		} else {
			x = from
		}
		k = came
	}
	slices.Reverse(found)
	for _, r := range found {
		d.same(r.a, r.b, r.n)
	}
}

// pin is a token that stands once in each of two stretches.
type pin struct{ a, b int }

// onceInBoth gives the most such tokens that stand in the same order in both.
func onceInBoth(a, b []int32) []pin {
	type seen struct{ inA, inB, a, b int }
	all := make(map[int32]*seen, len(a))
	for i, id := range a {
		s := all[id]
		if s == nil {
			s = &seen{}
			all[id] = s
		}
		s.inA++
		s.a = i
	}
	for i, id := range b {
		if s := all[id]; s != nil {
			s.inB++
			s.b = i
		}
	}
	var pins []pin
	for i, id := range a {
		if s := all[id]; s.inA == 1 && s.inB == 1 {
			pins = append(pins, pin{i, s.b})
		}
	}
	return rising(pins)
}

// rising is the longest of the pins, in order of a, whose places in b rise.
func rising(pins []pin) []pin {
	ends := []int{} // of the chains of each length, the pin that ends lowest
	before := make([]int, len(pins))
	for i, p := range pins {
		at, _ := slices.BinarySearchFunc(ends, p.b, func(e, b int) int { return pins[e].b - b })
		before[i] = -1
		if at > 0 {
			before[i] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, i)
		} else {
			ends[at] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	chain := make([]pin, 0, len(ends))
	for i := ends[len(ends)-1]; i >= 0; i = before[i] {
		chain = append(chain, pins[i])
	}
	slices.Reverse(chain)
	return chain
}
