package window

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Meeting is the window that plans a meeting or moves one.
type Meeting struct {
	base
	challenge, id journal.ID

	c            *journal.Challenge
	others       []journal.Outline // open challenges beside this one
	meetings     []*journal.Meeting
	old          *journal.Meeting // the one that is changed
	kind, loops  *form.Choice
	picked       map[string]bool // the loops as they were picked to begin with
	day, clock   *form.Text
	place, names *form.Text
}

// meetingRead is what a meeting can be about, and the meetings there are.
type meetingRead struct {
	c        *journal.Challenge
	others   []journal.Outline
	meetings []*journal.Meeting
}

// NewMeeting makes the window for a meeting about a challenge's current loop
// (zero: the challenge last worked on), or for changing the meeting of an id.
func NewMeeting(env *ui.Env, challenge, id journal.ID) *Meeting {
	m := &Meeting{challenge: challenge, id: id}
	m.start(env, env.T("window.meeting.title"))
	m.kind = pickRow("kind", env.T("window.what"), string(journal.Reflection), meetingKinds(env))
	m.day = dayRow(env, "day", env.T("window.when"), "", i18n.Future)
	m.day.Hint = env.T("window.meeting.day_hint")
	plain := m.day.Echo
	m.day.Echo = func(value string) string {
		if day, clock, err := m.dayAndClock(value); err == nil && clock != "" {
			return env.T("window.meeting.at", env.Words.LongDay(day.Time()), ui.Clock(env.Words, clock))
		}
		return plain(value)
	}
	m.clock = lineRow("clock", env.T("window.meeting.clock"), "")
	m.clock.Hint = env.T("window.meeting.clock_hint")
	m.clock.Echo = func(value string) string {
		if h, min, err := i18n.ParseClock(value); err == nil {
			return env.Words.Clock(h, min)
		}
		return ""
	}
	m.place = lineRow("place", env.T("window.meeting.place"), "")
	m.names = lineRow("participants", env.T("window.meeting.with"), "")
	m.names.Hint = env.T("window.meeting.with_hint")
	if id.IsZero() {
		m.begin("meeting/place", m.place)
		m.begin("meeting/participants", m.names)
	}
	return m
}

// meetingKinds are the kinds of meetings, the loop's own first.
func meetingKinds(env *ui.Env) []form.Option {
	list := named(env.Method.MeetingKinds)
	slices.SortStableFunc(list, func(a, b form.Option) int {
		first := func(o form.Option) int {
			if o.ID == string(journal.Reflection) {
				return 0
			}
			return 1
		}
		return first(a) - first(b)
	})
	return list
}

// Init reads the challenge, the meetings and the other challenges.
func (m *Meeting) Init() tea.Cmd {
	hint := m.challenge
	return fetch(&m.base, func(r *store.Reader) (meetingRead, error) {
		var got meetingRead
		var err error
		if got.c, err = challengeOr(r, hint); err != nil {
			return got, err
		}
		if got.meetings, err = r.Meetings(); err != nil {
			return got, err
		}
		all, err := r.Outlines()
		for _, o := range all {
			if o.Status == journal.Open && (got.c == nil || o.ID != got.c.ID) {
				got.others = append(got.others, o)
			}
		}
		return got, err
	})
}

// Update takes what was read, and what is typed.
func (m *Meeting) Update(msg tea.Msg) tea.Cmd {
	got, cmd, ok := take[meetingRead](&m.base, msg)
	if !ok {
		return cmd
	}
	m.c, m.others, m.meetings = got.what.c, got.what.others, got.what.meetings
	if len(got.drafts) > 0 {
		m.place.Value, m.names.Value = got.drafts[0], got.drafts[1]
	}
	m.picked = map[string]bool{}
	if m.c != nil && m.c.Current() != nil {
		m.picked[m.c.Current().ID.String()] = true
	}
	for _, old := range m.meetings {
		if !m.id.IsZero() && old.ID == m.id {
			m.picked = m.fill(old)
		}
	}
	rows := []form.Row{m.kind, m.day, m.clock, m.place, m.names}
	if options := m.loopOptions(); len(options) > 0 {
		m.loops = pickRow("loops", m.env.T("window.meeting.loops"), "", options)
		m.loops.Many, m.loops.Picked = true, maps.Clone(m.picked)
		rows = append(rows, m.loops)
	}
	m.keep = m.save
	rows = append(rows, &told{say: m.moving, gap: true}, &told{say: m.passed, gap: true}, &told{say: m.beside, gap: true})
	return tea.Batch(m.rows("day", rows...), m.ready())
}

// fill shows the meeting that is changed.
func (m *Meeting) fill(old *journal.Meeting) map[string]bool {
	e := m.env
	m.old = old
	m.title = e.T("window.meeting.change")
	m.kind.Picked = map[string]bool{string(old.Kind): true}
	m.day.Value = typedDay(e, old.Day)
	if old.Clock != "" {
		m.clock.Value = ui.Clock(e.Words, old.Clock)
	}
	m.live(m.place, journal.TextRef{Object: old.ID, Name: journal.TextPlace}, old.Place, nil, nil)
	m.live(m.names, journal.TextRef{Object: old.ID, Name: journal.TextParticipants}, old.Participants,
		func(typed string) (string, bool) { return plan.Participants(typed), true },
		plan.Typed)
	picked := map[string]bool{}
	for _, id := range old.Loops {
		picked[id.String()] = true
	}
	return picked
}

// mostLoops is how many loops there are to choose from, where no more are chosen
// already: a number each.
const mostLoops = 6

// loopOptions are the loops of this challenge, the newest first, and the current
// ones of other open challenges. Where there is but one there is nothing to choose.
func (m *Meeting) loopOptions() []form.Option {
	var list []form.Option
	if m.c != nil {
		for _, l := range slices.Backward(m.c.Loops) {
			list = append(list, form.Option{ID: l.ID.String(), Name: m.env.T("window.note.where", ui.OneLine(m.c.Title.Words, 30), l.Number)})
		}
	}
	for _, o := range m.others {
		list = append(list, form.Option{ID: o.LoopID.String(), Name: m.env.T("window.note.where", ui.OneLine(o.Title, 30), o.Loop)})
	}
	if len(list) < 2 {
		return nil
	}
	// What is chosen already can be taken back, however far down it stands.
	var shown []form.Option
	for _, o := range list {
		if len(shown) < mostLoops || m.picked[o.ID] {
			shown = append(shown, o)
		}
	}
	return shown
}

// chosen are the loops that the meeting will name. Those that could not be shown
// stay with the meeting that had them.
func (m *Meeting) chosen() []journal.ID {
	var ids []journal.ID
	if m.loops == nil {
		if m.old != nil {
			return m.old.Loops
		}
		if m.c != nil && m.c.Current() != nil {
			ids = append(ids, m.c.Current().ID)
		}
		return ids
	}
	shown := map[string]bool{}
	for _, o := range m.loops.Options {
		shown[o.ID] = true
		if id, err := journal.ParseID(o.ID); err == nil && m.loops.Picked[o.ID] {
			ids = append(ids, id)
		}
	}
	if m.old != nil {
		for _, id := range m.old.Loops {
			if !shown[id.String()] {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// plan is what the window says about a meeting that is not changed by its id: the
// same rule holds for it as on the shell. Loops that stand as they were picked to
// begin with were not said.
func (m *Meeting) plan() plan.Plan {
	p := plan.Plan{Kind: journal.MeetingKind(m.kind.Value()), Loops: m.chosen()}
	if m.loops != nil {
		p.SetLoops = slices.ContainsFunc(m.loops.Options, func(o form.Option) bool {
			return m.loops.Picked[o.ID] != m.picked[o.ID]
		})
	}
	if !p.SetLoops && !plan.AboutLoop(p.Kind) {
		p.Loops = nil
	}
	return p
}

// dayAndClock reads a day, and a time where one stands behind it.
func (m *Meeting) dayAndClock(value string) (journal.Day, string, error) {
	today := m.env.Today().Time()
	day, rest, ok, err := i18n.ParseDayPrefix(strings.TrimSpace(value), today, i18n.Future)
	if err == nil && ok && rest != "" {
		if h, min, err := i18n.ParseClock(rest); err == nil {
			return journal.DayOf(day), plan.Clock(h, min), nil
		}
	}
	day, err = i18n.ParseDay(value, today, i18n.Future)
	return journal.DayOf(day), "", err
}

// when reads day and time, and tells the row that holds none. A meeting that waits for its day may go on waiting.
func (m *Meeting) when() (day journal.Day, clock string, row *form.Text, err error) {
	waits := m.old != nil && m.old.Day.IsZero()
	if m.old == nil {
		waiting, _ := m.plan().Finds(m.meetings, m.env.Store.Now())
		waits = waiting != nil
	}
	if strings.TrimSpace(m.day.Value) != "" || !waits {
		if day, clock, err = m.dayAndClock(m.day.Value); err != nil {
			return day, clock, m.day, err
		}
	}
	if typed := strings.TrimSpace(m.clock.Value); typed != "" {
		h, min, err := i18n.ParseClock(typed)
		if err != nil {
			return day, clock, m.clock, err
		}
		clock = plan.Clock(h, min)
	}
	return day, clock, nil, nil
}

func (m *Meeting) save() tea.Cmd {
	day, clock, row, err := m.when()
	if err != nil {
		return m.refuse(row, err)
	}
	kind, now := journal.MeetingKind(m.kind.Value()), m.env.Store.Now()
	say := ""
	if !day.IsZero() {
		say = m.env.T("window.meeting.kept", capital(method.OptionName(m.env.Method.MeetingKinds, string(kind))), m.env.Words.LongDay(day.Time()))
	}
	if old := m.old; old != nil {
		// The date of a meeting that was held can be put right, and that is all.
		if day != old.Day && plan.Held(old, now) && !day.Before(m.env.Today()) {
			return m.refuse(m.day, i18n.NewFault("window_held"))
		}
		loops := m.chosen()
		// Its texts were saved while they were typed.
		return m.write("meeting", say, func(w *store.Writer) error {
			return w.SetMeeting(old.ID, kind, day, clock, loops)
		}, nil)
	}
	p := m.plan()
	p.Day, p.Clock = day, clock
	place, names := strings.TrimSpace(m.place.Value), plan.Participants(m.names.Value)
	return m.write("meeting", say, func(w *store.Writer) error {
		all, err := w.Meetings()
		if err != nil {
			return err
		}
		done, err := p.CarryOut(w, all, now)
		if err != nil {
			return err
		}
		for name, words := range map[string]string{journal.TextPlace: place, journal.TextParticipants: names} {
			if words == "" {
				continue
			}
			if _, err := w.SetText(journal.TextRef{Object: done.Meeting, Name: name}, words, store.Latest); err != nil {
				return err
			}
		}
		return nil
	}, nil)
}
