// Package action is the table of everything that can be done in the journal:
// which keys do it, where, and whether it stands in the footer and the palette.
// Dispatch, footer, help and palette are all read off this one table, so they
// cannot drift apart. The words of an action are in the catalogue under
// "action.<id>" (its name) and "foot.<id>" (its one word in the footer).
package action

// ID names an action.
type ID string

// Scope is a place where keys mean something. A screen says which scopes are
// open, the innermost first; Everywhere is always open, last.
type Scope string

// The scopes.
const (
	Everywhere Scope = "everywhere"
	Writing    Scope = "writing" // the cursor is in a text of many lines
	Line       Scope = "line"    // the cursor is in a text of one line
	Choosing   Scope = "choosing"
	Form       Scope = "form"    // a page of questions, none of them being written in
	Outside    Scope = "outside" // single keys work
	Rail       Scope = "rail"    // the six phases
	Log        Scope = "log"     // a note or another thing that can be removed is chosen
	Window     Scope = "window"  // a small window is open
	Picking    Scope = "picking" // a row of a small window that is no text has the focus
	List       Scope = "list"
	Home       Scope = "home"
	Handover   Scope = "page" // the sections of what is handed over
	Welcome    Scope = "welcome"
	Asking     Scope = "asking" // a question with a few answers
	Reading    Scope = "reading"
	Finding    Scope = "finding" // a line is written, and what it finds stands below
	Filtering  Scope = "filtering"
	Inline     Scope = "inline" // choices that stand on one line of a page
	Binned     Scope = "bin"
	Earlier    Scope = "earlier" // the earlier versions of a text
	Text       Scope = "text"    // what keys do in the text that is being written
	Marked     Scope = "marked"  // some of that text is selected
	Seeking    Scope = "seeking" // something is looked for in that text
	Stage      Scope = "stage"   // one thing at a time is presented
	Gathering  Scope = "year"    // the year is gathered
	Assembly   Scope = "meeting" // the page of a meeting
	Looking    Scope = "looking" // loops side by side
	Sureness   Scope = "levels"
	Naming     Scope = "naming"  // who is named in what is handed over
	Written    Scope = "written" // the file is there
	Sorting    Scope = "sorting" // notes are chosen for the bin
	Asked      Scope = "asked"   // the one gentle question is in sight
)

// Action is one row of the table.
type Action struct {
	ID    ID
	Scope Scope
	Keys  []string // as Bubble Tea names keystrokes; the first is the one shown
	// Foot ranks the action in the footer: 0 is not there, lower is further left.
	Foot int
	// Hidden keeps it out of the palette: it only makes sense by its key.
	Hidden bool
	// Told has help list it although it is hidden and not in the footer.
	Told bool
}

// Actions that exist.
const (
	Palette   ID = "palette"
	Save      ID = "save"
	Undo      ID = "undo"
	Redo      ID = "redo"
	Leave     ID = "leave" // everything saved, then the end
	Interrupt ID = "interrupt"
	Editor    ID = "editor"
	Help      ID = "help"
	Paste     ID = "paste"

	Next     ID = "next"
	Previous ID = "previous"
	Out      ID = "out"
	Keep     ID = "keep" // a small window's answer
	Write    ID = "write"
	Up       ID = "up"
	Down     ID = "down"
	PageUp   ID = "page-up"
	PageDown ID = "page-down"
	First    ID = "first"
	Last     ID = "last"
	Left     ID = "left"
	Right    ID = "right"
	Choose   ID = "choose"

	Star         ID = "star"
	Observe      ID = "observe"
	Measure      ID = "measure"
	Act          ID = "act"
	Aha          ID = "aha"
	Learn        ID = "learn"
	NewChallenge ID = "new"
	Search       ID = "search"
	Summary      ID = "summary"
	Quit         ID = "quit"
	Delete       ID = "delete"
	Notes        ID = "notes"
	Bin          ID = "bin"
	Settings     ID = "settings"
	Meet         ID = "meet"
	Outcome      ID = "outcome"
	NewIndicator ID = "indicator"
	NextLoop     ID = "next-loop"
	Close        ID = "close"
	Reopen       ID = "reopen"
	Archive      ID = "archive"
	Rename       ID = "rename"
	Mouse        ID = "mouse"
	Language     ID = "language"
	GoHome       ID = "home"
	Trial        ID = "trial"      // the trial action sheet
	Evaluation   ID = "evaluation" // the evaluation sheet
	EarlierLoop  ID = "earlier-loop"
	LaterLoop    ID = "later-loop"
	Closed       ID = "closed" // show closed and archived challenges too
	Sample       ID = "sample"
	Begin        ID = "begin"
	Restore      ID = "restore"
	Erase        ID = "erase"
	CopyText     ID = "copy-text"
	Export       ID = "export"
	Length       ID = "length"
	Toggle       ID = "toggle"
	Open         ID = "open"
	ByKind       ID = "by-kind"
	BySeen       ID = "by-seen"
	ByTag        ID = "by-tag"
	ByChallenge  ID = "by-challenge"
	ShowAll      ID = "show-all" // no filter
	EmptyBin     ID = "empty-bin"
	Suspend      ID = "suspend"
	History      ID = "history" // the earlier versions of a text
	Compare      ID = "compare" // how they are compared
	Copy         ID = "copy"
	Cut          ID = "cut"
	SelectAll    ID = "select-all"
	Find         ID = "find" // in the text that is being written
	FindNext     ID = "find-next"
	FindBefore   ID = "find-before"
	Whole        ID = "whole" // the one text on the whole screen

	Present     ID = "present"  // one thing at a time, at the meeting
	Onward      ID = "onward"   // the next thing presented
	Back        ID = "back"     // the one before
	Meeting     ID = "meeting"  // the page of the nearest meeting
	Meetings    ID = "meetings" // all of them
	Listening   ID = "listening-sheet"
	AsMember    ID = "as-member" // notes as member of another's team, and back
	LookBack    ID = "look-back"
	Year        ID = "year"
	YearBefore  ID = "year-before"
	YearAfter   ID = "year-after"
	LeaveOut    ID = "leave-out" // of the year, and back in
	Levels      ID = "levels"
	TakeFurther ID = "further"  // what would take the learning a level further
	PutAway     ID = "put-away" // the one gentle question, for this loop
	SortNotes   ID = "sort-notes"

	// Pick chooses by number in a scale or a list of choices.
	Pick1 ID = "pick-1"
	Pick2 ID = "pick-2"
	Pick3 ID = "pick-3"
	Pick4 ID = "pick-4"
	Pick5 ID = "pick-5"
	Pick6 ID = "pick-6"

	Phase1 ID = "phase-1"
	Phase2 ID = "phase-2"
	Phase3 ID = "phase-3"
	Phase4 ID = "phase-4"
	Phase5 ID = "phase-5"
	Phase6 ID = "phase-6"
)

// Table is every action, in the order in which the palette and help list them.
func Table() []Action { return table }

var table = withTyping([]Action{
	{ID: Star, Scope: Outside, Keys: []string{"s"}, Foot: 30},
	{ID: Observe, Scope: Outside, Keys: []string{"o"}, Foot: 31},
	{ID: Measure, Scope: Outside, Keys: []string{"m"}, Foot: 32},
	{ID: Act, Scope: Outside},
	{ID: Aha, Scope: Outside},
	{ID: Learn, Scope: Outside},
	{ID: NewChallenge, Scope: Outside, Keys: []string{"n"}, Foot: 34},
	{ID: Summary, Scope: Outside, Keys: []string{"e"}, Foot: 33},
	{ID: Present, Scope: Outside, Keys: []string{"p"}, Foot: 36},
	{ID: Search, Scope: Outside, Keys: []string{"/"}, Foot: 35},
	{ID: Notes, Scope: Outside},
	{ID: Meeting, Scope: Outside},
	{ID: Meetings, Scope: Outside},
	{ID: Meet, Scope: Outside},
	{ID: Listening, Scope: Outside},
	{ID: Outcome, Scope: Outside},
	{ID: NewIndicator, Scope: Outside},
	{ID: Trial, Scope: Outside},
	{ID: Evaluation, Scope: Outside},
	{ID: EarlierLoop, Scope: Rail},
	{ID: LaterLoop, Scope: Rail},
	{ID: Levels, Scope: Outside},
	{ID: NextLoop, Scope: Outside},
	{ID: LookBack, Scope: Outside},
	{ID: Year, Scope: Outside},
	{ID: Rename, Scope: Outside},
	{ID: Close, Scope: Outside},
	{ID: Reopen, Scope: Outside},
	{ID: Archive, Scope: Outside},
	{ID: SortNotes, Scope: Outside},
	{ID: Closed, Scope: Outside},
	{ID: GoHome, Scope: Outside},
	{ID: Bin, Scope: Outside},
	{ID: Settings, Scope: Outside},
	{ID: Language, Scope: Outside},
	{ID: Mouse, Scope: Outside},
	{ID: Sample, Scope: Outside},

	{ID: Next, Scope: Writing, Keys: []string{"tab"}, Foot: 10, Hidden: true},
	{ID: Previous, Scope: Writing, Keys: []string{"shift+tab"}, Hidden: true},
	{ID: Out, Scope: Writing, Keys: []string{"esc"}, Foot: 11, Hidden: true},

	{ID: Next, Scope: Line, Keys: []string{"tab", "enter"}, Foot: 10, Hidden: true},
	{ID: Previous, Scope: Line, Keys: []string{"shift+tab"}, Hidden: true},
	{ID: Out, Scope: Line, Keys: []string{"esc"}, Foot: 11, Hidden: true},

	{ID: Choose, Scope: Choosing, Keys: []string{"space", "enter"}, Foot: 9, Hidden: true},
	{ID: Up, Scope: Choosing, Keys: []string{"up", "left"}, Hidden: true},
	{ID: Down, Scope: Choosing, Keys: []string{"down", "right"}, Hidden: true},
	{ID: Pick1, Scope: Choosing, Keys: []string{"1"}, Hidden: true},
	{ID: Pick2, Scope: Choosing, Keys: []string{"2"}, Hidden: true},
	{ID: Pick3, Scope: Choosing, Keys: []string{"3"}, Hidden: true},
	{ID: Pick4, Scope: Choosing, Keys: []string{"4"}, Hidden: true},
	{ID: Pick5, Scope: Choosing, Keys: []string{"5"}, Hidden: true},
	{ID: Pick6, Scope: Choosing, Keys: []string{"6"}, Hidden: true},

	{ID: Write, Scope: Form, Keys: []string{"enter"}, Foot: 9, Hidden: true},
	{ID: Next, Scope: Form, Keys: []string{"tab", "down"}, Foot: 10, Hidden: true},
	{ID: Previous, Scope: Form, Keys: []string{"shift+tab", "up"}, Hidden: true},
	{ID: PageDown, Scope: Form, Keys: []string{"pgdown"}, Hidden: true},
	{ID: PageUp, Scope: Form, Keys: []string{"pgup"}, Hidden: true},
	{ID: First, Scope: Form, Keys: []string{"home"}, Hidden: true},
	{ID: Last, Scope: Form, Keys: []string{"end"}, Hidden: true},
	{ID: Out, Scope: Form, Keys: []string{"esc"}, Foot: 11, Hidden: true},

	{ID: Delete, Scope: Log, Keys: []string{"delete", "backspace"}, Foot: 12},

	{ID: Phase1, Scope: Rail, Keys: []string{"1"}},
	{ID: Phase2, Scope: Rail, Keys: []string{"2"}},
	{ID: Phase3, Scope: Rail, Keys: []string{"3"}},
	{ID: Phase4, Scope: Rail, Keys: []string{"4"}},
	{ID: Phase5, Scope: Rail, Keys: []string{"5"}},
	{ID: Phase6, Scope: Rail, Keys: []string{"6"}},
	{ID: Left, Scope: Rail, Keys: []string{"left"}, Hidden: true},
	{ID: Right, Scope: Rail, Keys: []string{"right"}, Hidden: true},

	{ID: Keep, Scope: Window, Keys: []string{"enter"}, Foot: 8, Hidden: true},
	{ID: Next, Scope: Window, Keys: []string{"tab"}, Foot: 10, Hidden: true},
	{ID: Previous, Scope: Window, Keys: []string{"shift+tab"}, Hidden: true},
	{ID: Out, Scope: Window, Keys: []string{"esc"}, Foot: 11, Hidden: true},

	// Enter is the window's own answer, so that here only space chooses.
	{ID: Choose, Scope: Picking, Keys: []string{"space"}, Foot: 9, Hidden: true},
	{ID: Up, Scope: Picking, Keys: []string{"up", "left"}, Hidden: true},
	{ID: Down, Scope: Picking, Keys: []string{"down", "right"}, Hidden: true},
	{ID: PageUp, Scope: Picking, Keys: []string{"pgup"}, Hidden: true},
	{ID: PageDown, Scope: Picking, Keys: []string{"pgdown"}, Hidden: true},
	{ID: Pick1, Scope: Picking, Keys: []string{"1"}, Hidden: true},
	{ID: Pick2, Scope: Picking, Keys: []string{"2"}, Hidden: true},
	{ID: Pick3, Scope: Picking, Keys: []string{"3"}, Hidden: true},
	{ID: Pick4, Scope: Picking, Keys: []string{"4"}, Hidden: true},
	{ID: Pick5, Scope: Picking, Keys: []string{"5"}, Hidden: true},
	{ID: Pick6, Scope: Picking, Keys: []string{"6"}, Hidden: true},

	{ID: Open, Scope: List, Keys: []string{"enter"}, Foot: 9, Hidden: true},
	{ID: Up, Scope: List, Keys: []string{"up"}, Hidden: true},
	{ID: Down, Scope: List, Keys: []string{"down"}, Hidden: true},
	{ID: PageUp, Scope: List, Keys: []string{"pgup"}, Hidden: true},
	{ID: PageDown, Scope: List, Keys: []string{"pgdown"}, Hidden: true},
	{ID: First, Scope: List, Keys: []string{"home"}, Hidden: true},
	{ID: Last, Scope: List, Keys: []string{"end"}, Hidden: true},
	{ID: Out, Scope: List, Keys: []string{"esc"}, Foot: 11, Hidden: true},

	{ID: Quit, Scope: Home, Keys: []string{"q"}},

	{ID: Begin, Scope: Welcome, Keys: []string{"enter"}, Foot: 8, Hidden: true},
	{ID: Sample, Scope: Welcome, Keys: []string{"d"}, Foot: 9, Hidden: true},

	{ID: Restore, Scope: Binned, Keys: []string{"enter"}, Foot: 8},
	{ID: Erase, Scope: Binned, Keys: []string{"delete", "backspace"}, Foot: 9},
	{ID: EmptyBin, Scope: Binned, Keys: []string{"t"}, Foot: 10},

	{ID: Restore, Scope: Earlier, Keys: []string{"enter"}, Foot: 8},
	{ID: Compare, Scope: Earlier, Keys: []string{"v"}, Foot: 13},

	{ID: ByKind, Scope: Filtering, Keys: []string{"k"}, Foot: 13},
	{ID: BySeen, Scope: Filtering, Keys: []string{"b"}, Foot: 14},
	{ID: ByTag, Scope: Filtering, Keys: []string{"t"}, Foot: 15},
	{ID: ByChallenge, Scope: Filtering, Keys: []string{"c"}, Foot: 16},
	{ID: ShowAll, Scope: Filtering, Keys: []string{"0"}, Foot: 17},

	// Up and down go from row to row here, so only left and right choose.
	{ID: Choose, Scope: Inline, Keys: []string{"space"}, Foot: 9, Hidden: true},
	{ID: Up, Scope: Inline, Keys: []string{"left"}, Hidden: true},
	{ID: Down, Scope: Inline, Keys: []string{"right"}, Hidden: true},
	{ID: Pick1, Scope: Inline, Keys: []string{"1"}, Hidden: true},
	{ID: Pick2, Scope: Inline, Keys: []string{"2"}, Hidden: true},
	{ID: Pick3, Scope: Inline, Keys: []string{"3"}, Hidden: true},
	{ID: Pick4, Scope: Inline, Keys: []string{"4"}, Hidden: true},
	{ID: Pick5, Scope: Inline, Keys: []string{"5"}, Hidden: true},
	{ID: Pick6, Scope: Inline, Keys: []string{"6"}, Hidden: true},

	{ID: Open, Scope: Finding, Keys: []string{"enter"}, Foot: 9, Hidden: true},
	{ID: Up, Scope: Finding, Keys: []string{"up"}, Hidden: true},
	{ID: Down, Scope: Finding, Keys: []string{"down"}, Hidden: true},
	{ID: PageUp, Scope: Finding, Keys: []string{"pgup"}, Hidden: true},
	{ID: PageDown, Scope: Finding, Keys: []string{"pgdown"}, Hidden: true},
	{ID: Out, Scope: Finding, Keys: []string{"esc"}, Foot: 11, Hidden: true},

	{ID: Write, Scope: Handover, Keys: []string{"enter"}, Foot: 7, Hidden: true},
	{ID: Toggle, Scope: Handover, Keys: []string{"space"}, Foot: 8, Hidden: true},
	{ID: Next, Scope: Handover, Keys: []string{"tab"}, Foot: 10, Hidden: true},
	{ID: Length, Scope: Handover, Keys: []string{"f"}, Foot: 13},
	{ID: Export, Scope: Handover, Keys: []string{"e"}, Foot: 9},
	{ID: CopyText, Scope: Handover, Keys: []string{"y"}, Foot: 14},

	{ID: Onward, Scope: Stage, Keys: []string{"space", "right", "down", "pgdown"}, Foot: 7, Hidden: true},
	{ID: Back, Scope: Stage, Keys: []string{"left", "up", "pgup", "backspace"}, Foot: 8, Hidden: true},
	{ID: Write, Scope: Stage, Keys: []string{"enter"}, Foot: 9, Hidden: true},
	{ID: First, Scope: Stage, Keys: []string{"home"}, Hidden: true},
	{ID: Last, Scope: Stage, Keys: []string{"end"}, Hidden: true},
	{ID: Out, Scope: Stage, Keys: []string{"esc"}, Foot: 11, Hidden: true},

	{ID: AsMember, Scope: Assembly, Keys: []string{"t"}, Foot: 13},
	{ID: Present, Scope: Assembly, Keys: []string{"p"}, Foot: 14, Hidden: true},
	{ID: Listening, Scope: Assembly, Keys: []string{"l"}, Foot: 15, Hidden: true},

	{ID: LeaveOut, Scope: Gathering, Keys: []string{"space"}, Foot: 8},
	{ID: Export, Scope: Gathering, Keys: []string{"e"}, Foot: 9},
	{ID: CopyText, Scope: Gathering, Keys: []string{"y"}, Foot: 14},
	{ID: YearBefore, Scope: Gathering, Keys: []string{"left"}, Foot: 15},
	{ID: YearAfter, Scope: Gathering, Keys: []string{"right"}, Foot: 16},

	{ID: Left, Scope: Looking, Keys: []string{"left"}, Hidden: true},
	{ID: Right, Scope: Looking, Keys: []string{"right"}, Hidden: true},

	{ID: TakeFurther, Scope: Sureness, Keys: []string{"v"}, Foot: 8},
	{ID: Write, Scope: Sureness, Keys: []string{"enter"}, Foot: 9, Hidden: true},

	{ID: Toggle, Scope: Sorting, Keys: []string{"space"}, Foot: 8, Hidden: true},
	{ID: Keep, Scope: Sorting, Keys: []string{"enter"}, Foot: 9, Hidden: true},
	{ID: Keep, Scope: Naming, Keys: []string{"enter"}, Foot: 9, Hidden: true},
	{ID: Keep, Scope: Written, Keys: []string{"enter"}, Foot: 9, Hidden: true},

	{ID: PutAway, Scope: Asked, Keys: []string{"x"}, Foot: 37},

	{ID: Up, Scope: Reading, Keys: []string{"up"}, Hidden: true},
	{ID: Down, Scope: Reading, Keys: []string{"down"}, Hidden: true},
	{ID: PageUp, Scope: Reading, Keys: []string{"pgup"}, Hidden: true},
	{ID: PageDown, Scope: Reading, Keys: []string{"pgdown", "space"}, Hidden: true},
	{ID: First, Scope: Reading, Keys: []string{"home"}, Hidden: true},
	{ID: Last, Scope: Reading, Keys: []string{"end"}, Hidden: true},
	{ID: Out, Scope: Reading, Keys: []string{"esc"}, Foot: 11, Hidden: true},

	{ID: Out, Scope: Asking, Keys: []string{"esc"}, Foot: 11, Hidden: true},
	{ID: Choose, Scope: Asking, Keys: []string{"enter"}, Foot: 8, Hidden: true},

	// Copying comes before leaving, which has the same key where nothing is selected.
	{ID: Copy, Scope: Marked, Keys: []string{"ctrl+c"}, Foot: 5},
	{ID: Cut, Scope: Marked, Keys: []string{"ctrl+x"}, Foot: 6},

	{ID: FindNext, Scope: Seeking, Keys: []string{"enter", "down", "ctrl+f"}, Foot: 8, Hidden: true},
	{ID: FindBefore, Scope: Seeking, Keys: []string{"up", "shift+enter"}, Foot: 9, Hidden: true},
	{ID: Out, Scope: Seeking, Keys: []string{"esc"}, Foot: 11, Hidden: true},

	{ID: Find, Scope: Text, Keys: []string{"ctrl+f"}},
	{ID: Whole, Scope: Text, Keys: []string{"ctrl+l"}, Foot: 40},
	{ID: SelectAll, Scope: Text},

	{ID: Save, Scope: Everywhere, Keys: []string{"ctrl+s"}, Foot: 50},
	{ID: Palette, Scope: Everywhere, Keys: []string{"ctrl+o"}, Foot: 90, Hidden: true},
	{ID: Help, Scope: Everywhere, Keys: []string{"f1"}, Foot: 91},
	{ID: Help, Scope: Outside, Keys: []string{"?"}},
	{ID: History, Scope: Everywhere, Keys: []string{"ctrl+r"}},
	{ID: Undo, Scope: Everywhere, Keys: []string{"ctrl+z"}},
	{ID: Redo, Scope: Everywhere, Keys: []string{"ctrl+y"}},
	{ID: Editor, Scope: Everywhere, Keys: []string{"f4"}},
	{ID: Paste, Scope: Everywhere, Keys: []string{"ctrl+v"}, Hidden: true},
	{ID: Suspend, Scope: Everywhere},
	{ID: Interrupt, Scope: Everywhere, Keys: []string{"ctrl+c"}, Hidden: true},
	{ID: Leave, Scope: Everywhere, Keys: []string{"ctrl+q"}},
})

// Lookup finds the action of a key in open scopes, the innermost first.
func Lookup(key string, scopes []Scope) (Action, bool) {
	for _, s := range scopes {
		for _, a := range table {
			if a.Scope != s {
				continue
			}
			for _, k := range a.Keys {
				if k == key {
					return a, true
				}
			}
		}
	}
	return Action{}, false
}

// Of returns an action's row in the first of the scopes that has it.
func Of(id ID, scopes []Scope) (Action, bool) {
	for _, s := range scopes {
		for _, a := range table {
			if a.ID == id && a.Scope == s {
				return a, true
			}
		}
	}
	return Action{}, false
}

// Key is the key that an action is shown with; "" where it has none.
func Key(id ID) string {
	for _, a := range table {
		if a.ID == id && len(a.Keys) > 0 {
			return a.Keys[0]
		}
	}
	return ""
}

// Phases are the actions that go to the six phases, in order.
func Phases() []ID { return []ID{Phase1, Phase2, Phase3, Phase4, Phase5, Phase6} }

// Picked is the number that a Pick action chooses, from 1; 0 for any other.
func Picked(id ID) int {
	for i, p := range []ID{Pick1, Pick2, Pick3, Pick4, Pick5, Pick6} {
		if p == id {
			return i + 1
		}
	}
	return 0
}
