package store

// Names of fields. Like ids of questions they are part of the format.
const (
	fieldKind        = "kind"
	fieldDay         = "day"
	fieldClock       = "clock"
	fieldSeenBy      = "seen"
	fieldPerspective = "perspective"
	fieldVoice       = "voice"
	fieldStatus      = "status"
	fieldClosedOn    = "closedOn"
	fieldStarted     = "started"
	fieldOutcome     = "outcome"
	fieldOutcomeOn   = "outcomeOn"
	fieldDeclared    = "declared"
	fieldBetter      = "better"
	fieldValue       = "value"

	stepPrefix = "step/" // and the id of the scale
	planPrefix = "plan/" // and the id of the loop, a slash, and one of those below

	planBaseline = "baseline"
	planTarget   = "target"
	planExpected = "expected"
	planSure     = "sure"
	planOn       = "on"

	expectedPrefix = "expected/" // and the id of the loop: a set of earlier expectations
	awayPrefix     = "away/"     // and the rule of a gentle question
	yearOutSuffix  = "/out"      // behind journal.YearPrefix and the year: a set of notes

	namedPrefix = "named/" // of the journal, and the name: "keep", or "as " and a role
	namedKeep   = "keep"
	namedRole   = "as "

	thoughtVerdict = "verdict"
	thoughtNotes   = "notes"
	thoughtHeld    = "held"
	thoughtHold    = "hold"
)
