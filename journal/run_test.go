package journal_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"stjerne/journal"
)

// The limits as the paper's rules give them, worked out here in whole numbers: the
// longest run by comparing powers of two, the crossings by counting in Pascal's
// triangle.
func TestRunLimits(t *testing.T) {
	for n := 10; n <= 60; n++ {
		longest, crossings := journal.RunLimits(n)
		// k = round(log2 n + 3) means 2^(2k-7) <= n² < 2^(2k-5).
		square := big.NewInt(int64(n) * int64(n))
		low, high := power(2*longest-7), power(2*longest-5)
		if low.Cmp(square) > 0 || square.Cmp(high) >= 0 {
			t.Errorf("n = %d: longest run %d", n, longest)
		}
		if want := quantile(n - 1); crossings != want {
			t.Errorf("n = %d: %d crossings, want %d", n, crossings, want)
		}
	}
	// Issue 5: "n = 10: 6, 2 · 12: 7, 3 · 16: 7, 4 · 20: 7, 6 · 24: 8, 8."
	for n, want := range map[int][2]int{10: {6, 2}, 12: {7, 3}, 16: {7, 4}, 20: {7, 6}, 24: {8, 8}} {
		if longest, crossings := journal.RunLimits(n); longest != want[0] || crossings != want[1] {
			t.Errorf("n = %d: %d, %d, want %v", n, longest, crossings, want)
		}
	}
	if longest, crossings := journal.RunLimits(9); longest != 0 || crossings != 0 {
		t.Errorf("limits for nine: %d, %d", longest, crossings)
	}
	// As many as a journal ever holds: half to the power of 5,000 is no float64.
	if _, crossings := journal.RunLimits(5000); crossings != quantile(4999) {
		t.Errorf("n = 5000: %d crossings, want %d", crossings, quantile(4999))
	}
}

func power(n int) *big.Int { return new(big.Int).Lsh(big.NewInt(1), uint(n)) }

// quantile is the least k with 20 · (C(m,0) + … + C(m,k)) >= 2^m.
func quantile(m int) int {
	sum, row := new(big.Int), big.NewInt(1)
	for k := 0; ; k++ {
		sum.Add(sum, row)
		if new(big.Int).Mul(sum, big.NewInt(20)).Cmp(power(m)) >= 0 {
			return k
		}
		row.Mul(row, big.NewInt(int64(m-k)))
		row.Div(row, big.NewInt(int64(k+1)))
	}
}

// sides makes values above and below a median of 5 from a row of + and -, with 0
// for a value on it.
func sides(row string) []float64 {
	var values []float64
	for n, r := range row {
		switch r {
		case '+':
			values = append(values, 6+float64(n%3))
		case '-':
			values = append(values, 4-float64(n%3))
		default:
			values = append(values, 5)
		}
	}
	return values
}

func TestRunsOf(t *testing.T) {
	tests := []struct {
		name              string
		row               string
		useful, longest   int
		above             bool
		crossings         int
		enough, long, few bool
	}{
		{"a run at the limit of 7, crossings below 4", "+++++++-+-------0", 16, 7, false, 3, true, false, true},
		{"a run above it", "++++++++--------", 16, 8, false, 1, true, true, true},
		{"values on the median neither break a run nor lengthen it", "++0++0+0+0++0----+----0", 17, 8, true, 3, true, true, true},
		{"a long run among crossings enough", "+0-0+0-0+0-0-0-0-0-0-0-0-0+0-0+0-0+0-0+0", 20, 8, false, 12, true, true, false},
		{"above the median, among enough crossings", "-+-++++++++-+-----0-0", 19, 8, true, 6, true, true, false},
		{"exactly four crossings", "++++---++++---0-+00", 16, 4, false, 4, true, false, false},
		{"nine off the median are too few", "+++++0----0", 9, 5, true, 1, false, false, false},
		{"ten off the median", "+++++0-----0", 10, 5, false, 1, true, false, true},
		{"going over the median is one crossing", "+0+0-0-0+0+0-0-0+-", 10, 2, false, 5, true, false, false},
	}
	for _, tt := range tests {
		r := journal.RunsOf(sides(tt.row))
		if r.Median != 5 {
			t.Fatalf("%s: the row's median is %v, not 5", tt.name, r.Median)
		}
		if r.Useful != tt.useful || r.Longest != tt.longest || r.Crossings != tt.crossings || r.Above != tt.above {
			t.Errorf("%s: %+v", tt.name, r)
		}
		if r.Enough() != tt.enough || r.LongRun() != tt.long || r.FewCrossings() != tt.few || r.Signal() != (tt.long || tt.few) {
			t.Errorf("%s: enough %v, long %v, few %v", tt.name, r.Enough(), r.LongRun(), r.FewCrossings())
		}
	}
}

// Of every number of useful values from 10 to 60 the longest run and the fewest
// crossings that chance explains are no signal, and one more or one less is. Values
// on the median stand all about and change nothing of it.
func TestRunsAtEveryBoundary(t *testing.T) {
	for n := 10; n <= 60; n++ {
		longest, crossings := journal.RunLimits(n)
		for run := longest - 1; run <= longest+1; run++ {
			r := journal.RunsOf(sides(tied(withRun(n, run))))
			if r.Useful != n || r.Median != 5 || r.Longest != run {
				t.Fatalf("n = %d: %+v, made with a run of %d", n, r, run)
			}
			if r.LongRun() != (run > longest) {
				t.Errorf("n = %d: a run of %d flags: %v", n, run, r.LongRun())
			}
		}
		for crossed := crossings - 1; crossed <= crossings+1; crossed++ {
			r := journal.RunsOf(sides(tied(withCrossings(n, crossed))))
			if r.Useful != n || r.Median != 5 || r.Crossings != crossed {
				t.Fatalf("n = %d: %+v, made with %d crossings", n, r, crossed)
			}
			if r.FewCrossings() != (crossed < crossings) {
				t.Errorf("n = %d: %d crossings flag: %v", n, crossed, r.FewCrossings())
			}
		}
	}
}

// withRun is a row of n that begins with a run and then alternates.
func withRun(n, run int) string {
	row := strings.Repeat("+", run)
	for k := run; k < n; k++ {
		row += string("-+"[(k-run)%2])
	}
	return row
}

// withCrossings is a row of n that changes side so many times.
func withCrossings(n, crossings int) string {
	row := ""
	for k := range n {
		row += string("+-"[k*(crossings+1)/n%2])
	}
	return row
}

// tied puts a value on the median behind every other, so that it stays the median
// however many lie on one side.
func tied(row string) string {
	out := ""
	for _, r := range row {
		out += string(r) + "0"
	}
	return out
}

// On a scale of five steps there are ten values and a median long before there
// are ten that are not the median.
func TestRunsOnAScale(t *testing.T) {
	values := []float64{3, 3, 4, 3, 2, 3, 3, 4, 3, 3, 2, 3}
	r := journal.RunsOf(values)
	if !r.HasMedian() || r.Median != 3 || r.Useful != 4 || r.Enough() || r.Signal() {
		t.Errorf("%+v", r)
	}
	// The mean of two steps can be a value that nobody gave: then all are useful.
	values = []float64{2, 2, 3, 2, 2, 3, 3, 2, 3, 3}
	if r = journal.RunsOf(values); r.Median != 2.5 || r.Useful != 10 || !r.Enough() || r.Signal() {
		t.Errorf("%+v", r)
	}
	// From 2 to 4, with ties on 3 in between: two runs, one crossing.
	values = []float64{2, 2, 3, 1, 2, 2, 2, 3, 3, 4, 4, 3, 5, 4, 4, 4, 4, 1, 2}
	r = journal.RunsOf(values)
	if r.Median != 3 || r.Useful != 15 || r.Longest != 7 || !r.Above || r.Crossings != 2 || !r.FewCrossings() {
		t.Errorf("%+v", r)
	}
	if r = journal.RunsOf([]float64{3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}); r.Useful != 0 || r.Signal() {
		t.Errorf("all on the median: %+v", r)
	}
	if r = journal.RunsOf([]float64{1, 2, 3, 4, 5, 6, 7, 8, 9}); r.HasMedian() || r.Signal() {
		t.Errorf("nine values: %+v", r)
	}
	if r = journal.RunsOf([]float64{
		-math.MaxFloat64, -math.MaxFloat64, -math.MaxFloat64, -math.MaxFloat64, -math.MaxFloat64,
		math.MaxFloat64, math.MaxFloat64, math.MaxFloat64, math.MaxFloat64, math.MaxFloat64,
	}); r.Median != 0 {
		t.Errorf("a median of %v", r.Median)
	}
}

// How often values of pure chance are called a signal. The share that must come
// is worked out exactly, from how many orders of the two sides break a rule. It is
// that of values held against their own median, as here, and so lower than against
// one known beforehand: as many lie above as below.
func TestChanceIsSeldomCalledASignal(t *testing.T) {
	const rounds = 40000
	random := rand.New(rand.NewPCG(1, 2014))
	for _, n := range []int{10, 12, 16, 20, 24, 40} {
		flagged := 0
		values := make([]float64, n)
		for range rounds {
			for k := range values {
				values[k] = random.NormFloat64()
			}
			if journal.RunsOf(values).Signal() {
				flagged++
			}
		}
		got, want := float64(flagged)/rounds, falseSignals(n)
		// Four standard deviations of so many rounds.
		if room := 4 * math.Sqrt(want*(1-want)/rounds); math.Abs(got-want) > room {
			t.Errorf("n = %d: %.4f of the random series flag, want %.4f", n, got, want)
		}
	}
}

// falseSignals is the share of all orders of n/2 values above and n/2 below that
// have a longer run or fewer crossings than the paper's limits, which are written
// down here and not asked for.
func falseSignals(n int) float64 {
	limits := map[int][2]int{10: {6, 2}, 12: {7, 3}, 16: {7, 4}, 20: {7, 6}, 24: {8, 8}, 40: {8, 14}}[n]
	all := 1.0
	for k := range n / 2 {
		all = all * float64(n-k) / float64(k+1)
	}
	return 1 - calmOrders(n, n/2, limits[0], limits[1])/all
}

// Against a median known beforehand chance is like tosses of a coin, and the limits
// are made so that about one series in twenty flags by each rule: from 4 to 10 in a
// hundred by one or the other.
func TestTheLimitsKeepTheirRate(t *testing.T) {
	for n := 10; n <= 60; n++ {
		longest, crossings := journal.RunLimits(n)
		rate := 1 - calmOrders(n, n, longest, crossings)/math.Exp2(float64(n))
		if rate < 0.035 || rate > 0.105 {
			t.Errorf("n = %d: %.4f of all orders flag", n, rate)
		}
	}
}

// calmOrders counts the orders of n values on two sides, at most so many on each,
// that break neither limit.
func calmOrders(n, most, longest, crossings int) float64 {
	// The side of the last value comes first: own and other change places where the
	// next one lies on the other side.
	type state struct{ own, other, run, crossings int }
	calm := map[state]float64{{1, 0, 1, 0}: 2} // each has its mirror image
	for range n - 1 {
		next := map[state]float64{}
		for s, ways := range calm {
			if s.own < most && s.run < longest {
				next[state{s.own + 1, s.other, s.run + 1, s.crossings}] += ways
			}
			if s.other < most {
				next[state{s.other + 1, s.own, 1, s.crossings + 1}] += ways
			}
		}
		calm = next
	}
	sum := 0.0
	for s, ways := range calm {
		if s.crossings >= crossings {
			sum += ways
		}
	}
	return sum
}

// Where the median is one of two steps, all useful values lie on one side: the
// rules flag nearly every random series of these, and Even holds them back. With it
// no scale of pure chance is called a signal more often than the published rate.
func TestTiesOnOneSideAreNoSignal(t *testing.T) {
	const rounds = 4000
	random := rand.New(rand.NewPCG(5, 2014))
	scales := map[string][]float64{
		"fours and fives": {4, 5}, "mostly ones": {1, 1, 1, 1, 1, 1, 2, 2, 2, 3},
		"evenly": {1, 2, 3, 4, 5}, "mostly threes": {1, 2, 2, 3, 3, 3, 3, 4, 4, 5},
	}
	for name, steps := range scales {
		for _, n := range []int{20, 30, 60} {
			bare, told := 0, 0
			for range rounds {
				values := make([]float64, n)
				for k := range values {
					values[k] = steps[random.IntN(len(steps))]
				}
				if r := journal.RunsOf(values); r.Signal() {
					bare++
					if r.Even() {
						told++
					}
				}
			}
			if rate := float64(told) / rounds; rate > 0.08 {
				t.Errorf("%s, n = %d: %.3f are told", name, n, rate)
			}
			if name == "fours and fives" && n == 60 && bare < rounds/2 {
				t.Errorf("%d of %d flag: the case is not the one that Even is for", bare, rounds)
			}
		}
	}
	r := journal.RunsOf([]float64{2, 2, 3, 1, 2, 2, 2, 3, 3, 4, 4, 3, 5, 4, 4, 4, 4, 1, 2})
	if !r.Even() || !r.Signal() {
		t.Errorf("a shift with ties in the middle: %+v", r)
	}
}
