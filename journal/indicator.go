package journal

import "time"

// IndicatorKind says what the values of an indicator are.
type IndicatorKind string

// The kinds. A scale's values lie between 1 and 5 and may be means; a yes/no
// indicator's are 1 and 0.
const (
	KindScale   IndicatorKind = "scale"
	KindNumber  IndicatorKind = "number"
	KindPercent IndicatorKind = "percent"
	KindCount   IndicatorKind = "count"
	KindYesNo   IndicatorKind = "yesno"
)

// Better says which direction is wished for.
type Better string

// An indicator of no direction has no target: its change is told, not judged.
const (
	Up      Better = "up"
	Down    Better = "down"
	Neither Better = "neither"
)

// Value is a number that may be absent.
type Value struct {
	N   float64
	Set bool
}

// Plan is what an indicator was expected to do in one loop.
type Plan struct {
	Baseline, Target, Expected Value
	Sure                       string // low, medium, high; "" where nothing is expected
	// On tells that the indicator goes on in the loop although nothing else is
	// planned for it.
	On bool
	// ExpectedOn is the day the expectation was last put otherwise; the zero Day
	// where nothing is expected.
	ExpectedOn Day
	// Earlier are expectations that were changed when something had been measured
	// already, oldest first: what one expected before one knew is not written over.
	Earlier []Expectation
}

// Empty tells whether nothing is planned.
func (p Plan) Empty() bool {
	return !p.On && p.Baseline == Value{} && p.Target == Value{} && p.Expected == Value{} && p.Sure == "" && len(p.Earlier) == 0
}

// Expectation is what was once expected of an indicator.
type Expectation struct {
	Value Value
	Sure  string
	Day   Day // when it was written
}

// Indicator is a sign that the challenge is eased, followed through the loops
// of its challenge under one id, so that renaming keeps the thread.
type Indicator struct {
	ID           ID
	Challenge    ID
	Name         Text
	Kind         IndicatorKind
	Unit         Text
	Better       Better
	Plans        map[ID]Plan    // by loop
	Measurements []*Measurement // by day, then by when they were written
	Created      time.Time
}

// Plan is what stands for a loop. A loop without a plan of its own has none.
func (i *Indicator) Plan(loop ID) Plan { return i.Plans[loop] }

// Measurement is one value of an indicator on a day.
type Measurement struct {
	ID        ID
	Indicator ID
	Value     float64
	Day       Day
	SeenBy    string // self, employee, citizen, colleague, other; "" not said
	How       Text
	Created   time.Time
}
