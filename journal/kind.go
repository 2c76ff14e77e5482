package journal

import "math"

// Fits tells whether a value can be of a kind: from 1 to 5 on a scale, whole and
// not negative of a count, 1 or 0 of a yes/no.
func (k IndicatorKind) Fits(n float64) bool {
	switch k {
	case KindScale:
		return n >= 1 && n <= 5
	case KindCount:
		return n >= 0 && n == math.Trunc(n)
	case KindYesNo:
		return n == 0 || n == 1
	default:
		return true
	}
}

// CanBe tells whether all that was measured and planned of an indicator can be of
// a kind. Where it can't the kind is not changed: the values would no longer say
// what they said, and none is counted over or thrown away.
func (i *Indicator) CanBe(k IndicatorKind) bool {
	for _, m := range i.Measurements {
		if !k.Fits(m.Value) {
			return false
		}
	}
	for _, p := range i.Plans {
		for _, v := range []Value{p.Baseline, p.Target, p.Expected} {
			if v.Set && !k.Fits(v.N) {
				return false
			}
		}
	}
	return true
}
