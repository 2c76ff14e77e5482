// Package home is the first screen: what is next, the challenges, and the notes
// written last.
package home

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Data is what the screen shows, read in one go.
type Data struct {
	Home journal.Home
	// Lead is the challenge that the top is about, with the meeting it is for;
	// both may be nil.
	Lead *journal.Challenge
	// Loop is the one that is prepared: the current one, or the one that the
	// nearest meeting is about; nil without a Lead.
	Loop    *journal.Loop
	Meeting *journal.Meeting
	Missing []journal.Missing
	// Others are closed and archived challenges, read where they are shown.
	Others []journal.Outline
}

// Read gathers it.
func Read(e *ui.Env, r *store.Reader, all bool) (Data, error) {
	var d Data
	var err error
	if d.Home, err = r.Home(); err != nil {
		return d, err
	}
	if all {
		outlines, err := r.Outlines()
		if err != nil {
			return d, err
		}
		for _, o := range outlines {
			if o.Status != journal.Open {
				d.Others = append(d.Others, o)
			}
		}
	}
	lead := leading(d.Home, e.Today())
	if lead.IsZero() {
		return d, nil
	}
	if d.Lead, err = r.Challenge(lead); err != nil {
		return d, err
	}
	d.Loop = d.Lead.Preparing(e.Today())
	d.Meeting = d.Lead.MeetingFor(d.Loop, e.Today())
	d.Missing = journal.Readiness(e.Method, d.Lead, d.Loop, d.Meeting, e.Today())
	if d.Meeting != nil && d.Meeting.Held(e.Today()) {
		d.Meeting = nil
	}
	return d, nil
}

// leading is the challenge of the nearest meeting to come, else the one last
// worked on; the zero ID where none is open.
func leading(h journal.Home, today journal.Day) journal.ID {
	for _, m := range h.Meetings {
		if m.Day.Before(today) {
			continue
		}
		for _, c := range h.Challenges {
			// The next loop may have been opened before the meeting about this one.
			if slices.Contains(m.Loops, c.LoopID) || len(m.Loops) > 0 && c.NextDay == m.Day {
				return c.ID
			}
		}
	}
	if len(h.Challenges) > 0 {
		return h.Challenges[0].ID
	}
	return journal.ID{}
}

// Screen is home.
type Screen struct {
	env    *ui.Env
	data   Data
	all    bool
	cursor ui.Cursor
	lines  []line // as last drawn
	h      int
	asked  *journal.Gentle // the day's gentle question; nil: none
}

// line is a row of the screen, with the item it belongs to; -1 is none.
type line struct {
	text string
	item int
}

type readMsg struct{ data Data }

// New makes the screen with what was read already.
func New(e *ui.Env, d Data) *Screen { return &Screen{env: e, data: d} }

// Init looks for the day's gentle question; all else was read before the first frame.
func (s *Screen) Init() tea.Cmd { return s.ask() }

func (s *Screen) read() tea.Cmd {
	env, all := s.env, s.all
	return ui.Read(env, func(r *store.Reader) (Data, error) { return Read(env, r, all) },
		func(d Data) tea.Msg { return readMsg{d} })
}

// item is something on the screen that can be chosen.
type item struct {
	open func() tea.Cmd
	// challenge that the item is about; zero for none.
	challenge journal.ID
	loop      journal.ID
}

func (s *Screen) items() []item {
	var items []item
	if s.data.Lead != nil {
		items = append(items, item{s.next(), s.data.Lead.ID, s.data.Loop.ID})
	}
	for _, o := range append(slices.Clone(s.data.Home.Challenges), s.data.Others...) {
		items = append(items, item{func() tea.Cmd { return ui.Send(ui.Go{Challenge: o.ID}) }, o.ID, o.LoopID})
	}
	for _, n := range s.data.Home.Recent[:min(len(s.data.Home.Recent), recentShown)] {
		items = append(items, item{func() tea.Cmd { return ui.Send(ui.Note{Kind: n.Kind, ID: n.ID}) }, n.Challenge, journal.ID{}})
	}
	if s.asked != nil {
		items = append(items, item{s.answer, s.data.Lead.ID, s.asked.Loop})
	}
	return items
}

// recentShown is how many notes home shows; more are in the list of notes.
const recentShown = 5

// next asks the one most valuable question, or goes on where all is written.
func (s *Screen) next() func() tea.Cmd {
	lead := s.data.Lead
	where := ui.Go{Challenge: lead.ID, Loop: s.data.Loop.ID}
	if most, ok := s.most(); ok {
		if !most.Indicator.IsZero() {
			return func() tea.Cmd { return ui.Send(ui.Edit{Type: "measurement", ID: most.Indicator, Make: true}) }
		}
		where.Question, where.Write, where.Alone = most.ItemID, true, true
	}
	return func() tea.Cmd { return ui.Send(where) }
}

// Context is the challenge that is chosen, else the one at the top.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	if items := s.items(); s.cursor.At < len(items) {
		return items[s.cursor.At].challenge, items[s.cursor.At].loop, ""
	}
	return journal.ID{}, journal.ID{}, ""
}

// Update takes what was read, and presses.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		s.data = msg.data
		s.cursor.At = max(0, min(s.cursor.At, len(s.items())-1))
		return s.ask()
	case gentleMsg:
		if s.data.Lead != nil && msg.of == s.data.Lead.ID {
			s.asked = msg.asked
			s.cursor.At = max(0, min(s.cursor.At, len(s.items())-1))
		}
	case ui.Refresh:
		return s.read()
	case ui.Wheel:
		s.cursor.Turn(msg, len(s.items()))
	case ui.Click:
		if y := msg.Y + s.cursor.Top; y < len(s.lines) && s.lines[y].item >= 0 {
			s.cursor.At = s.lines[y].item
			return s.items()[s.cursor.At].open()
		}
	}
	return nil
}

// Do moves, and opens what is chosen.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	items := s.items()
	if len(items) > 0 && s.cursor.Do(id, len(items), max(1, s.h/2)) {
		return nil, true
	}
	switch id {
	case action.Open:
		if s.cursor.At < len(items) {
			return items[s.cursor.At].open(), true
		}
		return ui.Send(ui.Act{ID: action.NewChallenge}), true
	case action.Closed:
		s.all = !s.all
		return s.read(), true
	case action.PutAway:
		if s.asked == nil {
			return nil, true
		}
		return s.putAway(), true
	case action.Out:
		return nil, true
	}
	return nil, false
}

// Scopes are those of a list, with the single keys.
func (s *Screen) Scopes() []action.Scope {
	if s.asked != nil {
		return []action.Scope{action.Asked, action.List, action.Home, action.Outside}
	}
	return []action.Scope{action.List, action.Home, action.Outside}
}

// Offer leaves out what there is nothing for.
func (s *Screen) Offer(id action.ID) bool {
	switch id {
	case action.Closed:
		return s.data.Home.Closed+s.data.Home.Archived > 0
	case action.Out, action.GoHome:
		return false
	case action.Summary, action.Measure, action.NewIndicator, action.NextLoop, action.Close, action.Archive, action.Rename,
		action.Outcome, action.Meet:
		return s.data.Lead != nil || len(s.data.Home.Challenges) > 0
	case action.Reopen:
		return s.chosenClosed()
	}
	return true
}

func (s *Screen) chosenClosed() bool {
	id, _, _ := s.Context()
	return slices.ContainsFunc(s.data.Others, func(o journal.Outline) bool { return o.ID == id })
}

// Head is the program's name and the day.
func (s *Screen) Head() (left, right string) {
	name := s.env.T("home.name")
	if s.env.Sample {
		name = s.env.T("home.sample")
	}
	return name, s.env.Words.LongDay(s.env.Today().Time())
}

// View draws the three parts.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	s.h = h
	s.lines = s.draw(w)
	from, to := -1, 0
	for i, l := range s.lines {
		if l.item == s.cursor.At {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from >= 0 {
		if s.cursor.At == 0 {
			from = 0
		}
		s.cursor.Scroll(from, to, len(s.lines), h)
	}
	s.cursor.Top = max(0, min(s.cursor.Top, len(s.lines)-h))
	var out []string
	for _, l := range s.lines[s.cursor.Top:min(len(s.lines), s.cursor.Top+h)] {
		out = append(out, l.text)
	}
	return strings.Join(out, "\n"), nil
}

func (s *Screen) draw(w int) []line {
	st := s.env.Styles
	var lines []line
	add := func(item int, texts ...string) {
		for _, t := range texts {
			lines = append(lines, line{t, item})
		}
	}
	n := 0
	if s.data.Lead != nil {
		add(0, s.top(w)...)
		add(-1, "")
		n = 1
	}
	add(-1, st.Accent.Render(ui.OneLine(s.env.T("home.challenges"), w)))
	outlines := append(slices.Clone(s.data.Home.Challenges), s.data.Others...)
	for _, o := range outlines {
		add(n, s.outline(o, w, s.cursor.At == n))
		n++
	}
	if len(outlines) == 0 {
		add(-1, st.Muted.Render(ui.OneLine("  "+s.env.T("home.none"), w)))
	}
	if hidden := s.data.Home.Closed + s.data.Home.Archived; hidden > 0 && !s.all {
		add(-1, st.Muted.Render(ui.OneLine("  "+s.env.Words.N("home.hidden", hidden), w)))
	}
	add(-1, "")
	if recent := s.data.Home.Recent; len(recent) > 0 {
		add(-1, st.Accent.Render(ui.OneLine(s.env.T("home.recent"), w)))
		for _, r := range recent[:min(len(recent), recentShown)] {
			add(n, s.recent(r, w, s.cursor.At == n))
			n++
		}
	}
	if s.asked != nil {
		text := ui.Wrap(s.gentle(), max(1, min(w-4, 76)))
		for range max(1, s.h-len(lines)-len(text)) {
			add(-1, "")
		}
		mark, paint := "  ", st.Muted
		if s.cursor.At == n {
			mark, paint = st.Row(true)
		}
		for i, l := range text {
			if i > 0 {
				mark = "  "
			}
			add(n, mark+paint.Render(l))
		}
	}
	return lines
}

// top says what is next: the nearest meeting, and what is not written yet.
func (s *Screen) top(w int) []string {
	st := s.env.Styles
	chosen := s.cursor.At == 0
	in := "  "
	room := max(1, min(w-4, 76))
	var lines []string
	put := func(text string, paint func(...string) string) {
		for _, l := range ui.Wrap(text, room) {
			lines = append(lines, in+paint(l))
		}
	}
	head := st.Text.Render
	if chosen {
		head = st.Strong.Render
		in = st.Accent.Render("▌") + " "
	}
	if m := s.data.Meeting; m != nil && !m.Day.IsZero() {
		when := s.env.Words.LongDay(m.Day.Time())
		if m.Clock != "" {
			when = s.env.T("ui.at", when, ui.Clock(s.env.Words, m.Clock))
		}
		put(s.env.T("home.meeting", ui.Capital(method.OptionName(s.env.Method.MeetingKinds, string(m.Kind))), when,
			s.env.Words.InDays(m.Day.Time(), s.env.Today().Time())), head)
		put(ui.Or(s.data.Lead.Title.Words, s.env.T("ui.untitled")), st.Text.Render)
	} else {
		put(ui.Or(s.data.Lead.Title.Words, s.env.T("ui.untitled")), head)
	}
	lines = append(lines, "")
	put(s.ready(), st.Text.Render)
	return lines
}

// ready says in words what is not written yet, the most valuable first.
func (s *Screen) ready() string {
	if s.data.Meeting == nil || s.data.Meeting.Day.IsZero() {
		most, ok := s.most()
		switch {
		case !ok:
			return s.env.T("home.all_written")
		case most.Indicator.IsZero():
			return s.env.T("home.next", s.env.Method.Question(most.ItemID, s.data.Lead.Voice))
		}
		return s.env.T("home.next", ui.Capital(s.itemName(most))+".")
	}
	var names []string
	for _, m := range s.data.Missing {
		name := s.itemName(m)
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch n := len(names); {
	case n == 0:
		return s.env.T("home.ready")
	case n <= 3:
		return s.env.Words.N("home.missing", n, ui.Capital(s.env.Words.Count(n)), s.env.Words.List(names))
	default:
		return s.env.T("home.missing_some", s.env.Words.List(names[:3]))
	}
}

// most is the question that is asked alone where the top line is chosen.
func (s *Screen) most() (journal.Missing, bool) {
	return journal.MostValuable(s.env.Method, s.data.Loop, s.data.Meeting, s.data.Missing)
}

// itemName names what is not written yet, inside a sentence.
func (s *Screen) itemName(m journal.Missing) string {
	if !m.Indicator.IsZero() {
		if i := s.data.Lead.Indicator(m.Indicator); i != nil {
			return s.env.T("home.measurement_of", i.Name.Words)
		}
	}
	item, _ := s.env.Method.Item(m.ItemID)
	return item.Name
}

func (s *Screen) outline(o journal.Outline, w int, chosen bool) string {
	st := s.env.Styles
	phase := journal.PhaseOf(s.env.Method, o.Has())
	where := s.env.T("home.where", o.Loop, phase.Number, phase.Short)
	if w < 60 {
		where = s.env.T("home.where_short", o.Loop, phase.Number)
	}
	switch o.Status {
	case journal.Closed:
		where = s.env.T("home.closed")
	case journal.Archived:
		where = s.env.T("home.archived")
	}
	day := ui.Fill("", 8)
	if !o.NextDay.IsZero() {
		day = s.env.Words.ShortDay(o.NextDay.Time())
		day = strings.Repeat(" ", max(0, 8-ui.Width(day))) + day
	}
	right := where + "  " + day
	if w < 50 {
		right = where
	}
	mark, title := st.Row(chosen)
	left := ui.OneLine(ui.Or(o.Title, s.env.T("ui.untitled")), w-ui.Width(right)-4)
	return mark + ui.Ends(title.Render(left), st.Muted.Render(right), w-2)
}

func (s *Screen) recent(r journal.Recent, w int, chosen bool) string {
	st := s.env.Styles
	sign := "·"
	if r.Kind == journal.Star {
		sign = "★"
	}
	mark, paint := st.Row(chosen)
	day := ui.Fill(s.env.When(r.Day), 10)
	if r.Kind == journal.Star {
		sign = st.Star.Render(sign)
	}
	return mark + st.Muted.Render(day) + sign + "  " + paint.Render(ui.OneLine(r.Start, w-15))
}
