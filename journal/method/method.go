package method

import (
	"slices"
	"strings"
)

// Phase is one of the six, with everything that its screen holds in order.
type Phase struct {
	ID     string
	Number int    // 1 to 6
	Title  string // without the number
	Short  string // one or two words, for a narrow column
	Help   string // what the phase is for, in a few sentences
	Items  []Item
}

// Round is one of the ways to explore the learning at a meeting: a free field,
// and questions as examples that can be answered one by one.
type Round struct {
	ID      string
	Number  int // 1 to 3
	Title   string
	Help    string
	Item    Item // the free field, under the round's own id
	Prompts []Item
}

// FirstStep is one screen of the first quarter of an hour.
type FirstStep struct {
	Items   []string // ids, asked together
	Help    string
	Example string // what an answer can look like, "" for none
}

// Method is the whole of it in one language.
type Method struct {
	Lang Lang
	// Vision is what the organisation leads towards; "" where it is left out.
	// It is changed through SetVision.
	Vision string

	Phases []Phase
	// Title is the question for the challenge itself, in few words.
	Title Item
	// Trial, Evaluation and Agenda are the sheets. The items of the first two
	// stand in the phases too.
	Trial, Evaluation, Agenda []Item
	// Prepare is what is written for the meeting before it.
	Prepare []Item
	Rounds  []Round
	First   []FirstStep

	Levels, Values, Perspectives, SeenBy []Option
	MeetingKinds, EntryKinds, Outcomes   []Option
	// Lenses are what a listening colleague listens for, in a word or two each;
	// their ids are those of the challenging round.
	Lenses []Option
	// Terms are the method's words for what the journal holds.
	Terms []Option

	About string // what action learning is here, one paragraph
	Year  string // how the year goes, one paragraph

	data  data
	items map[string]Item
	ids   []string
}

// Item finds the item of an id: a question of the method, or one of the lists
// and ways that stand on a phase's screen. Where it stands makes no difference.
func (m *Method) Item(id string) (Item, bool) {
	item, ok := m.items[id]
	return item, ok
}

// IDs lists the ids of all questions that can be answered, in the order of the
// phases, then the meeting's. What is said of a challenge as a whole, and lists,
// are not among them.
func (m *Method) IDs() []string { return slices.Clone(m.ids) }

// Question returns a question as it is asked: in the voice's form and with the
// vision filled in, or its whole clause left out where the vision is empty.
// It is "" for an unknown id.
func (m *Method) Question(id string, v Voice) string {
	return m.fill(m.items[id].Ask.In(v))
}

// Both returns the question that an item has in common with the earlier one it
// is paired with, as Question does; "" where there is none.
func (m *Method) Both(id string, v Voice) string {
	return m.fill(m.items[id].Both.In(v))
}

// Step returns the words of step n, 1 to 5, of a scale ("i høj grad"); "" where
// there is no such step.
func (m *Method) Step(id string, n int) string {
	steps := m.items[id].Steps
	if n < 1 || n > len(steps) {
		return ""
	}
	return steps[n-1]
}

// Echo returns what step n of a scale says of the leader's work ("udfordrer i
// høj grad"); "" where there is no such step.
func (m *Method) Echo(id string, n int) string {
	return strings.TrimSpace(m.items[id].Verb + " " + m.Step(id, n))
}

// SetVision sets what the organisation leads towards. Runs of white space
// become one space, since it stands in the middle of a sentence.
func (m *Method) SetVision(vision string) {
	m.Vision = tidy(vision)
}

// OptionName returns the name of an option; the id itself where it is unknown,
// so that what a later version wrote can still be shown.
func OptionName(options []Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return o.Name
		}
	}
	return id
}
