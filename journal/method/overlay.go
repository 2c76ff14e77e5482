package method

import "fmt"

// Overlay is an organisation's own wording, as its file has it. It is laid over
// the method in whichever language is loaded.
//
//	vision = "det gode børneliv"
//
//	[questions."plan.try"]
//	ask = "Hvad prøver vi af?"
//
//	[[own]]
//	id = "own.safety"
//	phase = "plan"
//	kind = "text"
//	ask = "Hvad gør jeg/vi for, at det er trygt at prøve?"
type Overlay struct {
	// Vision replaces {vision}; empty leaves its clause out, nil keeps the method's.
	Vision *string `toml:"vision"`
	// Questions gives new words to what has an id in the method.
	Questions map[string]Wording `toml:"questions"`
	// Own are questions of the organisation's own, in the order they are shown.
	Own []Own `toml:"own"`
}

// Wording changes the words of one question; nil keeps what stands. Ask and
// Name can't be empty, Short and Help can. Ask can hold both voices in the
// method's own way ("jeg/vi", "min eller vores"), or We gives that form whole.
// Both is the question that an answer before and one after have in common.
type Wording struct {
	Ask   *string `toml:"ask"`
	We    *string `toml:"we"`
	Both  *string `toml:"both"`
	Short *string `toml:"short"`
	Help  *string `toml:"help"`
	Name  *string `toml:"name"`
}

// Own is a question that an organisation adds to a phase. ID begins with
// "own.". Kind is text, line, scale or date. After is the id in the phase that
// it follows; without it, it follows the phase's own questions. Name stands in
// lists, and is the question itself where it is left out. A scale has five
// Steps from ☹ to ☺, and may have a Verb that is read before them.
type Own struct {
	ID    string   `toml:"id"`
	Phase string   `toml:"phase"`
	After string   `toml:"after"`
	Kind  Kind     `toml:"kind"`
	Ask   string   `toml:"ask"`
	We    string   `toml:"we"`
	Short string   `toml:"short"`
	Help  string   `toml:"help"`
	Name  string   `toml:"name"`
	Verb  string   `toml:"verb"`
	Steps []string `toml:"steps"`
}

// Codes of what can be wrong in an overlay, with the arguments that follow.
const (
	ProblemUnknown = "method-unknown" // id
	ProblemMeant   = "method-meant"   // id, the id that was probably meant
	ProblemEmpty   = "method-empty"   // the key
	ProblemControl = "method-control" // the key
	ProblemMark    = "method-mark"    // what stands in braces and isn't known here
	ProblemVision  = "method-vision"  // the clause that {vision} must stand in
	ProblemOwnID   = "method-own-id"  // id
	ProblemDouble  = "method-double"  // id
	ProblemPhase   = "method-phase"   // phase, the six phases
	ProblemAfter   = "method-after"   // id, phase
	ProblemKind    = "method-kind"    // kind, the kinds there are
	ProblemSteps   = "method-steps"   // number of steps
	ProblemNoSteps = "method-no-steps"
)

// Problem is what is wrong in an overlay, and where. Key is written as in the
// file (`questions."plan.tri".ask`, `own[0].kind`, counted from 0), so that
// whoever read the file can find the line.
type Problem struct {
	Key  string
	Code string
	Args []any
}

// Error is for programmers; the user's sentence is made from Fault.
func (p *Problem) Error() string {
	return fmt.Sprintf("method: %s: %s %v", p.Key, p.Code, p.Args)
}

// Fault returns what the user's sentence is found by.
func (p *Problem) Fault() (code string, args []any) { return p.Code, p.Args }
