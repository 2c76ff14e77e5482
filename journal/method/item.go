package method

// Lang is a language of the method's words.
type Lang string

// The languages there are.
const (
	Danish  Lang = "da"
	English Lang = "en"
)

// Voice is the form that a challenge's questions are asked in. The leader says
// once per challenge which it is.
type Voice string

// The two voices: jeg and vi.
const (
	I  Voice = "i"
	We Voice = "we"
)

// Kind says how an item is shown and answered. The list is closed.
type Kind string

// The kinds of items.
const (
	// Text is a free text of any length.
	Text Kind = "text"
	// Line is a text of one line.
	Line Kind = "line"
	// Scale is one of five steps, each with its words; 1 is ☹ and 5 is ☺ always.
	Scale Kind = "scale"
	// Date is a text that may begin with a day; Options are the answers that
	// stand ready where the day is not known.
	Date Kind = "date"
	// Choice is one of Options.
	Choice Kind = "choice"
	// Choices is any number of Options.
	Choices Kind = "choices"
	// Indicators is the loop's list of indicators with baseline, target and
	// what is expected of each.
	Indicators Kind = "indicators"
	// Measurements is what was measured on the loop's indicators.
	Measurements Kind = "measurements"
	// Log is the loop's notes of the kinds in EntryKinds, and a way to write one.
	Log Kind = "log"
	// Outcome is one of Options with a date and a few words.
	Outcome Kind = "outcome"
	// Summary is the way to what is handed over.
	Summary Kind = "summary"
	// Meeting is the way to the loop's reflection meeting.
	Meeting Kind = "meeting"
	// Next is the way on: close the challenge, or open its next loop.
	Next Kind = "next"
	// Expected is what was expected of the loop's indicators, beside what came.
	Expected Kind = "expected"
	// Thinking is each assumption with what became of it.
	Thinking Kind = "thinking"
	// Sureness is how sure the learning is.
	Sureness Kind = "sureness"
	// Heading is a line of its own above the items that follow; it has no id.
	Heading Kind = "heading"
	// Prompts is a free text beside questions that can be answered one by one;
	// none of it is ever counted.
	Prompts Kind = "prompts"
)

// kinds is the closed list, for the test that no data file brings another.
func kinds() []Kind {
	return []Kind{
		Text, Line, Scale, Date, Choice, Choices, Indicators, Measurements, Log,
		Outcome, Summary, Meeting, Next, Expected, Thinking, Sureness, Heading, Prompts,
	}
}

// Objects that an item is answered on, as Item.On names them.
const (
	OnChallenge = "challenge"
	OnLoop      = "loop"
	OnMeeting   = "meeting"
)

// Asked is a question in its two forms. {vision} is not filled in; see
// Method.Question. Questions that the method has in one form only are the same
// in both.
type Asked struct{ I, We string }

// In returns the form of a voice; any voice but We is I.
func (a Asked) In(v Voice) string {
	if v == We {
		return a.We
	}
	return a.I
}

// Option is one of a closed list: a level, a value, a kind of note.
type Option struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Plural string `json:"plural"` // of the name, "" where it is not spoken of in the plural
	Help   string `json:"help"`
}

// Item is one thing that stands on a screen or a sheet: a question with its
// answer, a list, a way to somewhere else, or a heading.
type Item struct {
	ID    string // the method's id; "" for a heading
	Kind  Kind
	On    string // the object that holds the answer: OnChallenge, OnLoop, OnMeeting
	Phase string // id of the phase it stands in, "" for those of the meeting alone
	Sheet string // "trial", "evaluation", "agenda", or ""
	Own   bool   // added by the organisation

	Ask     Asked
	Lead    string // the opening words of Ask that are set off from the rest, "" for none
	Short   string // the sheet's short name ("Hvad er baseline?"), "" for none
	Help    string
	Name    string   // names it inside a sentence or a list, lower case, said to the leader
	Example string   // what an answer can look like, "" for none
	Prompts []string // questions that stand in full view with it

	Verb       string   // of a scale: what the problem or the trial action does ("udfordrer")
	Steps      []string // of a scale: the words of the steps 1 to 5
	Options    []Option
	EntryKinds []string // of a log; of another item, the notes that stand under it

	Same  string // the id that the answer is kept under, where another item shows it too
	Under string // the id of the item that this one belongs under
	Pair  string // the id of the earlier answer that this one is compared with
	Both  Asked  // the question that Pair and this one have in common

	// AnsweredBy names what answers the item as well as a text of its own: a
	// kind of note, or the id of a list.
	AnsweredBy []string
	// Into is the id that the answer is carried over to in the next loop, and
	// Beside the id in the next loop beside which it is quoted.
	Into, Beside string
	// Plans is set where a day at the start of the answer plans a meeting.
	Plans bool
	// Counts is set where the answer is among those that the method asks for in
	// the phase. Options, lists and what an organisation adds never are.
	Counts bool
	// Lives is set where something there means that the phase was lived and not
	// only planned.
	Lives bool
	// Ready is the item's place in what a reflection meeting is better prepared
	// with, 1 the most valuable; 0 where readiness does not look at it.
	Ready int
	// Page is the section of the page handed over that the answer goes into; 0
	// for none. Such an answer can have a short form for that page.
	Page int
}

// Key is the id that the item's answer is kept under.
func (i Item) Key() string {
	if i.Same != "" {
		return i.Same
	}
	return i.ID
}

// Answerable tells whether the item is a question that the method has an id
// for and that one answer is given to: not a list, a heading or a way to
// somewhere else, and not what is said about the challenge as a whole.
func (i Item) Answerable() bool {
	if i.On == OnChallenge || i.Same != "" {
		return false
	}
	switch i.Kind {
	case Text, Line, Scale, Date, Choice, Outcome, Prompts:
		return true
	}
	return false
}
