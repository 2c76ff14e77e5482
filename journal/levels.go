package journal

// Level says how sure the learning of a loop is.
type Level string

// The levels, the method's ids.
const (
	NoLevel    Level = "" // nothing to go by yet
	Experience Level = "experience"
	Tendency   Level = "tendency"
	Evidence   Level = "evidence"
)

// What a loop must have for the program to speak of a tendency: enough values,
// over long enough, that a pattern is more than a week's luck.
const (
	tendencyPoints = 6
	tendencyDays   = 28
)

// LevelOf says what a loop has, by counting and reading dates. A leader's own
// claim stands as it is, and only that can be evidence; declared is then true.
//
// Experiences are the leader's or others' own assessment: notes, measurements or
// what is thought afterwards. Tendencies take "en høj grad af systematik": an
// indicator with a baseline and at least six values over four weeks, seen by
// somebody beside the leader; and, since sources of error are allowed for and
// assumptions put into words, trial.methods and formulate.assumptions answered.
func (c *Challenge) LevelOf(loop *Loop) (level Level, declared bool) {
	switch claimed := Level(loop.Declared); claimed {
	case Experience, Tendency, Evidence:
		return claimed, true
	}
	has := c.AnsweredIn(loop)
	if has("trial.methods") && has("formulate.assumptions") {
		for _, i := range c.IndicatorsOf(loop) {
			if c.SeriesOf(i, loop).systematic() {
				return Tendency, false
			}
		}
	}
	for _, id := range []string{"reflect.think", "after.think", "stars", "log.measurement"} {
		if has(id) {
			return Experience, false
		}
	}
	for _, n := range loop.Kinds {
		if n > 0 {
			return Experience, false
		}
	}
	return NoLevel, false
}

func (s Series) systematic() bool {
	if !s.Baseline.Set || len(s.Points) < tendencyPoints {
		return false
	}
	if s.Points[len(s.Points)-1].Day.Sub(s.Points[0].Day) < tendencyDays {
		return false
	}
	for _, p := range s.Points {
		if p.SeenBy != "" && p.SeenBy != "self" {
			return true
		}
	}
	return false
}
