// Package phase is the screen of a challenge: its six phases beside each other,
// each one long page of what the method's data says belongs there. It names no
// question; a new one is a line in a data file.
package phase

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/summary/chart"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Screen is a challenge in one of its phases.
type Screen struct {
	env       *ui.Env
	challenge journal.ID
	loop      journal.ID // zero until it was read: the current one
	at        int        // the phase, from 0
	alone     string     // the id of the one question that is asked, "" for a whole page
	sheet     string     // "trial" or "evaluation" where that sheet is shown in the phase's place
	want      *ui.Go     // where to go once the journal is read
	data      *data
	form      *form.Form
	focus     map[int]string // the row that had the focus in each phase
	stale     bool           // must be read again when nothing waits to be saved
	reading   bool
	maker     *ui.Maker  // of the meeting that words are written to before there is one
	makes     journal.ID // the loop that it is for
	railH     int
	railW     int
}

// data is what was read of the journal.
type data struct {
	challenge *journal.Challenge
	notes     map[journal.EntryKind][]journal.Entry // newest first, a page of each kind
	more      map[journal.EntryKind]bool
	marks     []chart.Mark // of the newest actions and star moments of all loops
	gen       uint64
}

// notesShown is how many notes of a kind stand in a phase; the rest are in the
// list of notes.
const notesShown = 30

// marksShown is how many actions and star moments are marked in the pictures of
// indicators: more than an axis has room for.
const marksShown = 200

type readMsg struct {
	challenge journal.ID
	data      *data
}

// New makes the screen of the place that go asks for.
func New(e *ui.Env, where ui.Go) *Screen {
	s := &Screen{env: e, challenge: where.Challenge, loop: where.Loop, want: &where, focus: map[int]string{}}
	if where.Alone {
		s.alone = where.Question
	}
	s.form = form.New(e)
	return s
}

// Init reads the challenge.
func (s *Screen) Init() tea.Cmd { return s.read() }

func (s *Screen) read() tea.Cmd {
	s.reading, s.stale = true, false
	gen := s.env.Saver.Generation()
	challenge, loop := s.challenge, s.loop
	return ui.Read(s.env, func(r *store.Reader) (*data, error) {
		d := &data{gen: gen, notes: map[journal.EntryKind][]journal.Entry{}, more: map[journal.EntryKind]bool{}}
		var err error
		if d.challenge, err = r.Challenge(challenge); err != nil {
			return nil, err
		}
		if loop.IsZero() && d.challenge.Current() != nil {
			loop = d.challenge.Current().ID
		}
		for _, kind := range journal.EntryKinds() {
			list, next, err := r.Entries(store.EntryQuery{
				Challenge: challenge, Loop: loop, Kinds: []journal.EntryKind{kind}, Limit: notesShown,
			})
			if err != nil {
				return nil, err
			}
			d.notes[kind], d.more[kind] = list, next != nil
		}
		if len(d.challenge.Indicators) > 0 {
			marked, _, err := r.Entries(store.EntryQuery{
				Challenge: challenge, Kinds: []journal.EntryKind{journal.Action, journal.Star}, Limit: marksShown, Bare: true,
			})
			if err != nil {
				return nil, err
			}
			d.marks = summary.MarksOf(marked)
		}
		return d, nil
	}, func(d *data) tea.Msg { return readMsg{challenge, d} })
}

// Context is the challenge and loop at hand.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	return s.challenge, s.loop, s.phase().ID
}

func (s *Screen) phase() method.Phase { return s.env.Method.Phases[s.at] }

// Alone tells whether one question is asked by itself.
func (s *Screen) Alone() bool { return s.alone != "" }

// page is what is in view: the phase, one of the two sheets as a whole, or one
// question alone.
func (s *Screen) page() (title string, items []method.Item) {
	if item, ok := s.env.Method.Item(s.alone); ok {
		return "", []method.Item{item}
	}
	switch s.sheet {
	case trialSheet:
		return s.env.T("phase.sheet_trial"), s.env.Method.Trial
	case evaluationSheet:
		return s.env.T("phase.sheet_evaluation"), s.env.Method.Evaluation
	}
	phase := s.phase()
	return s.env.T("phase.title", phase.Number, phase.Title), phase.Items
}

// The sheets, as ui.Go names them.
const (
	trialSheet      = "trial"
	evaluationSheet = "evaluation"
)

func (s *Screen) theLoop() *journal.Loop {
	if s.data == nil {
		return nil
	}
	return s.data.challenge.Loop(s.loop)
}

// Update takes what was read, saved or typed.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		if msg.challenge != s.challenge {
			return nil
		}
		return s.took(msg.data)
	case ui.Refresh:
		if s.form.Unsaved() {
			s.stale = true
			return nil
		}
		return s.read()
	case ui.SavedMsg:
		s.saved(msg)
		if s.stale && !s.form.Unsaved() {
			return s.read()
		}
		return nil
	case ui.Go:
		return s.goTo(msg)
	case ui.Click:
		return s.click(msg)
	case ui.Drag:
		msg.X, msg.Y = s.onPage(msg.X, msg.Y)
		return s.form.Update(msg)
	case ui.Wheel:
		msg.X, msg.Y = s.onPage(msg.X, msg.Y)
		return s.form.Update(msg)
	}
	return s.form.Update(msg)
}

// saved puts texts that were saved into what was read, so that a page made anew
// shows them before the journal is read again.
func (s *Screen) saved(msg ui.SavedMsg) {
	if s.data == nil {
		return
	}
	found := false
	put := func(object journal.ID, texts map[string]journal.Text) {
		for key, res := range msg.Results {
			if name, ok := strings.CutPrefix(key, object.String()+"/"); ok && !strings.HasPrefix(name, journal.BriefPrefix) {
				texts[name] = res.Text
				found = true
			}
		}
	}
	for _, l := range s.data.challenge.Loops {
		put(l.ID, l.Texts)
		for _, t := range l.Thoughts {
			if text, ok := l.Texts[store.ThoughtHold(t.ID)]; ok {
				t.Hold = text
				delete(l.Texts, store.ThoughtHold(t.ID))
			}
		}
	}
	for _, m := range s.data.challenge.Meetings {
		put(m.ID, m.Texts)
	}
	if found {
		s.build()
	}
}

func (s *Screen) took(d *data) tea.Cmd {
	s.reading = false
	if s.data != nil && d.gen != s.env.Saver.Generation() {
		// Something was typed or saved since: what was read may be older than
		// what stands on the screen.
		if s.form.Unsaved() {
			s.stale = true
			return nil
		}
		return s.read()
	}
	first := s.data == nil
	stay(s.data, d)
	s.data = d
	if s.loop.IsZero() || d.challenge.Loop(s.loop) == nil {
		if l := d.challenge.Current(); l != nil {
			s.loop = l.ID
		}
	}
	s.build()
	if first && s.want != nil {
		return s.goTo(*s.want)
	}
	if s.want != nil {
		want := *s.want
		s.want = nil
		return s.goTo(want)
	}
	return nil
}

// build makes the rows of the phase anew; the focus stays.
func (s *Screen) build() {
	at := s.form.At()
	s.form.SetRows(s.rows())
	s.back(at)
}

func (s *Screen) goTo(where ui.Go) tea.Cmd {
	if !where.Loop.IsZero() && where.Loop != s.loop {
		s.loop, s.want = where.Loop, &where
		where.Loop = journal.ID{}
		s.data = nil
		return s.read()
	}
	if s.data == nil {
		s.want = &where
		return nil
	}
	s.want = nil
	if where.Sheet != "" {
		cmd := s.show(s.at)
		s.sheet = where.Sheet
		s.form = form.New(s.env, s.rows()...)
		return cmd
	}
	has := s.data.challenge.AnsweredIn(s.theLoop())
	phase := where.Phase - 1
	if where.Question != "" {
		for i, p := range s.env.Method.Phases {
			if slices.ContainsFunc(p.Items, func(item method.Item) bool { return holds(item, where.Question) }) {
				phase = i
			}
		}
	} else if phase < 0 {
		current := journal.PhaseOf(s.env.Method, has)
		for i, p := range s.env.Method.Phases {
			if p.ID == current.ID {
				phase = i
			}
		}
		where.Write = true
	}
	question := where.Question
	if question == "" && where.Write {
		if item, ok := journal.FirstUnanswered(s.env.Method.Phases[max(0, phase)], has); ok {
			question = item.ID
		}
	}
	cmd := s.show(max(0, phase))
	if question != "" {
		if more, ok := s.form.Focus(question, where.Write); ok {
			cmd = tea.Batch(cmd, more)
		}
	}
	return cmd
}

// holds tells whether a row belongs to an item: its own, or one of the assumptions.
func holds(item method.Item, row string) bool {
	if strings.HasPrefix(row, journal.ThoughtPrefix) {
		return item.Kind == method.Thinking
	}
	return item.ID != "" && item.ID == row
}

// show turns to a phase, with the focus where it was left.
func (s *Screen) show(phase int) tea.Cmd {
	cmd := s.form.StopWriting()
	if s.sheet == "" {
		s.focus[s.at] = s.form.At()
	}
	s.sheet = ""
	s.at = max(0, min(phase, len(s.env.Method.Phases)-1))
	if s.data != nil {
		s.form = form.New(s.env, s.rows()...)
		if s.Alone() {
			s.form.Ended = s.done
			return cmd
		}
		if id := s.focus[s.at]; id != "" {
			s.form.Focus(id, false)
		}
	}
	return cmd
}

// Do turns to phases, and has the page do the rest.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	for i, p := range action.Phases() {
		if p == id {
			return s.show(i), true
		}
	}
	if cmd, ok := s.form.Do(id); ok {
		return cmd, true
	}
	switch id {
	case action.EarlierLoop, action.LaterLoop:
		if l := s.beside(id); l != nil {
			return s.goTo(ui.Go{Challenge: s.challenge, Loop: l.ID, Phase: s.at + 1}), true
		}
		return nil, true
	case action.Left:
		return s.show(s.at - 1), true
	case action.Right:
		return s.show(s.at + 1), true
	case action.Out:
		if s.Alone() {
			return s.done(), true
		}
		if s.form.IsWriting() {
			return s.form.StopWriting(), true
		}
		return ui.Send(ui.Pop{}), true
	}
	return nil, false
}

// beside is the loop before or after the one in view; nil where there is none.
func (s *Screen) beside(id action.ID) *journal.Loop {
	loop := s.theLoop()
	switch {
	case loop == nil:
		return nil
	case id == action.EarlierLoop:
		return s.data.challenge.Earlier(loop)
	}
	return s.data.challenge.Next(loop)
}

// done leaves a question that was asked alone, with the answer saved.
func (s *Screen) done() tea.Cmd { return tea.Batch(s.form.StopWriting(), ui.Send(ui.Pop{})) }

// Scopes are those of the page, and the phases outside of a text.
func (s *Screen) Scopes() []action.Scope {
	scopes := s.form.Scopes()
	if s.form.IsWriting() {
		return scopes
	}
	return append(scopes, s.Beyond()...)
}

// Beyond are the phases and what can be done with the challenge; nothing where one
// question is asked alone.
func (s *Screen) Beyond() []action.Scope {
	if s.Alone() {
		return nil
	}
	return []action.Scope{action.Rail, action.Outside}
}

// Offer leaves out what a challenge in this state cannot do.
func (s *Screen) Offer(id action.ID) bool {
	if s.data == nil {
		return true
	}
	open := s.data.challenge.Status == journal.Open
	switch id {
	case action.EarlierLoop, action.LaterLoop:
		return s.beside(id) != nil
	case action.Reopen:
		return !open
	case action.Close, action.NextLoop:
		return open
	case action.Archive:
		return s.data.challenge.Status != journal.Archived
	}
	return true
}

// Leaving saves what is being written.
func (s *Screen) Leaving() tea.Cmd { return s.form.StopWriting() }

// Writer is the page.
func (s *Screen) Writer() ui.Writer {
	if s.form == nil {
		return nil
	}
	return s.form
}

// Writing is the text that has the cursor.
func (s *Screen) Writing() (string, bool) { return s.form.Writing() }

// Replace puts another text in its place.
func (s *Screen) Replace(text string) tea.Cmd { return s.form.Replace(text) }

// Head names the challenge and the loop.
func (s *Screen) Head() (left, right string) {
	if s.data == nil {
		return "", ""
	}
	head := s.env.T("phase.head", s.title(), s.number())
	switch s.data.challenge.Status {
	case journal.Closed:
		head += " · " + s.env.T("home.closed")
	case journal.Archived:
		head += " · " + s.env.T("home.archived")
	}
	return head, ""
}

func (s *Screen) title() string {
	if s.data.challenge.Title.Empty() {
		return s.env.T("ui.untitled")
	}
	return s.data.challenge.Title.Words
}

func (s *Screen) number() int {
	if l := s.theLoop(); l != nil {
		return l.Number
	}
	return 1
}
