package journal

import (
	"math"
	"slices"
)

// enoughPoints is how many values it takes before a median is drawn, and how many
// of them must lie off it before anything is said of chance.
const enoughPoints = 10

// Runs is what the rules of run charts say of values in their order: whether they
// move more than chance alone would let them.
//
// The rules are those of J. Anhøj and A. V. Olesen, "Run Charts Revisited: A
// Simulation Study of Run Chart Rules for Detection of Non-Random Variation in
// Health Care Processes", PLoS ONE 9(11): e113825 (2014), doi
// 10.1371/journal.pone.0113825. Only values that are not on the median are useful:
// one on it neither breaks a run nor makes it longer, and is no crossing.
//
// Two counts of ten must not be taken for each other. From ten values on there is a
// median. The rules are applied from ten useful values on; on a scale of five steps
// many values are the median itself, so that there may be a median and yet too
// little to say anything by.
type Runs struct {
	Points int     // all values
	Median float64 // 0 under ten values
	Useful int     // values that are not the median
	// Longest is the number of useful values in the longest run on one side; of
	// equally long ones the latest. Above tells on which side it lies.
	Longest int
	Above   bool
	// Crossings is how often two useful values that follow each other lie on
	// different sides.
	Crossings int
	// Over is how many useful values lie above the median.
	Over int
}

// RunsOf counts runs and crossings of values in the order they were measured.
// Under ten values there is no median, and only Points is set.
func RunsOf(values []float64) Runs {
	r := Runs{Points: len(values)}
	if !r.HasMedian() {
		return r
	}
	r.Median = median(values)
	length, above := 0, false
	for _, v := range values {
		if v == r.Median {
			continue
		}
		side := v > r.Median
		switch {
		case r.Useful == 0 || side == above:
			length++
		default:
			r.Crossings++
			length = 1
		}
		above = side
		r.Useful++
		if side {
			r.Over++
		}
		if length >= r.Longest {
			r.Longest, r.Above = length, above
		}
	}
	return r
}

// median is the middle value, or the mean of the two in the middle. Halves keep
// the mean of very large numbers finite.
func median(values []float64) float64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	half := len(sorted) / 2
	if len(sorted)%2 == 1 || sorted[half-1] == sorted[half] {
		return sorted[half]
	}
	return sorted[half-1]/2 + sorted[half]/2
}

// RunLimits are the longest run and the fewest crossings that chance explains
// among n useful values: round(log2 n + 3), and the 5 per cent quantile of the
// binomial distribution of n-1 trials of one half. A longer run, or fewer
// crossings, is a signal. Both are 0 where n is under ten.
func RunLimits(n int) (longest, crossings int) {
	if n < enoughPoints {
		return 0, 0
	}
	return int(math.Round(math.Log2(float64(n)) + 3)), binomialQuantile(n-1, 0.05)
}

// binomialQuantile is the least k for which at most k of so many tosses of a coin
// are heads with at least the probability p. It adds logarithms, since the chance
// of no head at all in a thousand tosses is no float64 any more.
func binomialQuantile(tosses int, p float64) int {
	chance, sum := -float64(tosses)*math.Ln2, 0.0
	for k := range tosses {
		sum += math.Exp(chance)
		if sum >= p {
			return k
		}
		chance += math.Log(float64(tosses-k)) - math.Log(float64(k+1))
	}
	return tosses
}

// HasMedian tells whether there are values enough to draw their middle.
func (r Runs) HasMedian() bool { return r.Points >= enoughPoints }

// Enough tells whether the rules say anything: there are ten useful values.
func (r Runs) Enough() bool { return r.Useful >= enoughPoints }

// LongRun tells of more values on one side of the median in a row than chance
// explains.
func (r Runs) LongRun() bool {
	longest, _ := RunLimits(r.Useful)
	return r.Enough() && r.Longest > longest
}

// FewCrossings tells of fewer crossings of the median than chance explains.
func (r Runs) FewCrossings() bool {
	_, crossings := RunLimits(r.Useful)
	return r.Enough() && r.Crossings < crossings
}

// Signal tells whether what happened is hardly chance.
func (r Runs) Signal() bool { return r.LongRun() || r.FewCrossings() }

// Even tells whether the useful values lie on both sides as evenly as tosses of a
// coin would. The rules rest on that. It holds of itself where no value is the
// median; but where many are, as on a scale of five steps, nearly all of the others
// can lie on one side. Then they are in a row whatever their order, and a signal
// says nothing of chance: of random series of fours and fives, sixty long, nine in
// ten are flagged. A signal is to be put into words only where this holds.
func (r Runs) Even() bool {
	return r.Enough() && min(r.Over, r.Useful-r.Over) >= binomialQuantile(r.Useful, 0.05)
}
