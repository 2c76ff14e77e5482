package field

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// seek is what is looked for.
type seek struct {
	query   string
	origin  Pos // where the looking began
	matcher func(line, query string) [][2]int
	// What was counted, and for which version of the text and query.
	counted uint64
	of      string
	before  []int // how many there are in the lines before each
	total   int
	last    lastHits
}

// lastHits are the hits in the long line that was drawn last, of which each row
// asks again.
type lastHits struct {
	words, query string
	hits         [][2]int
}

// long is from how many bytes on a line is worth remembering.
const long = 4096

// SetMatcher gives the function that finds a query in a line: byte ranges, in
// order, none over another. Without it letters are found whatever their case.
func (f *Field) SetMatcher(find func(line, query string) [][2]int) {
	f.seek.matcher, f.seek.last = find, lastHits{}
}

// Find marks a query wherever it is in sight, and selects the first place from
// where the cursor was when the looking began, or from the start of the text.
// "" marks nothing. It tells whether there is such a place.
func (f *Field) Find(query string) bool {
	if f.seek.query == "" {
		f.seek.origin, _ = f.Selection()
	}
	f.seek.query = query
	if query == "" {
		f.Select(f.seek.origin, f.seek.origin)
		return false
	}
	return f.findFrom(f.seek.origin, 1)
}

// FindNext selects the next place, or with -1 the one before, and begins again
// at the other end of the text.
func (f *Field) FindNext(step int) bool {
	from, to := f.Selection()
	if step < 0 {
		return f.findFrom(from, -1)
	}
	return f.findFrom(to, 1)
}

// EndFind marks nothing any more. The cursor is behind what was found last.
func (f *Field) EndFind() {
	f.seek.query, f.seek.last = "", lastHits{}
	f.Select(f.cur, f.cur)
}

func (f *Field) findFrom(p Pos, step int) bool {
	n := f.text.Lines()
	for i := range n + 1 {
		l := ((p.Line+i*step)%n + n) % n
		hits := f.hits(f.text.Line(l))
		for k := range hits {
			h := hits[k]
			if step < 0 {
				h = hits[len(hits)-1-k]
			}
			// The line it began in is looked at twice: from there, and at the very
			// last up to there.
			if i == 0 && (step > 0 && h[0] < p.Byte || step < 0 && h[1] > p.Byte) {
				continue
			}
			f.Select(f.whole(l, h))
			return true
		}
	}
	return false
}

// whole is where the clusters of a hit begin and end: an e that is part of an é is
// selected as what the eye sees.
func (f *Field) whole(n int, hit [2]int) (from, to Pos) {
	return f.snap(Pos{n, hit[0]}), f.snapAfter(Pos{n, hit[1]})
}

func (f *Field) hits(words string) [][2]int {
	if f.seek.query == "" || words == "" {
		return nil
	}
	s := &f.seek
	if len(words) >= long && s.last.query == s.query && s.last.words == words {
		return s.last.hits
	}
	find := s.matcher
	if find == nil {
		find = matches
	}
	hits := find(words, s.query)
	if len(words) >= long {
		s.last = lastHits{words, s.query, hits}
	}
	return hits
}

// between are those of some ranges, in order, that reach into a stretch of a line.
func between(ranges [][2]int, from, to int) [][2]int {
	a := sort.Search(len(ranges), func(i int) bool { return ranges[i][1] > from })
	z := a + sort.Search(len(ranges)-a, func(i int) bool { return ranges[a+i][0] >= to })
	return ranges[a:z]
}

// Found is how often the query is in the text, and which of them is selected,
// from 1; 0 where none is.
func (f *Field) Found() (at, total int) {
	s := &f.seek
	if s.query == "" {
		return 0, 0
	}
	if s.counted != f.version || s.of != s.query {
		s.before = make([]int, f.text.Lines())
		s.counted, s.of, s.total = f.version, s.query, 0
		n := 0
		for _, c := range f.text.chunks {
			for i := range c.lines {
				s.before[n] = s.total
				s.total += len(f.hits(c.lines[i].words))
				n++
			}
		}
	}
	from, to := f.Selection()
	if from == to || from.Line != to.Line || from.Line >= len(s.before) {
		return 0, s.total
	}
	for i, h := range f.hits(f.text.Line(from.Line)) {
		if a, z := f.whole(from.Line, h); a == from && z == to {
			return s.before[from.Line] + i + 1, s.total
		}
	}
	return 0, s.total
}

func matches(words, query string) [][2]int {
	var found [][2]int
	first := unicode.ToLower([]rune(query)[0])
	for i := 0; i < len(words); {
		if c := rune(words[i]); c < utf8.RuneSelf && c != first && unicode.ToLower(c) != first {
			i++
			continue
		}
		if n := prefix(words[i:], query); n > 0 {
			found = append(found, [2]int{i, i + n})
			i += n
			continue
		}
		_, size := utf8.DecodeRuneInString(words[i:])
		i += size
	}
	return found
}

// prefix is how many bytes of a text read as a query, case aside; 0 where it
// doesn't begin so.
func prefix(words, query string) int {
	n := 0
	for _, q := range query {
		r, size := utf8.DecodeRuneInString(words[n:])
		if size == 0 || r != q && unicode.ToLower(r) != unicode.ToLower(q) {
			return 0
		}
		n += size
	}
	return n
}
