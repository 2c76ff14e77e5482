package cli

import (
	"maps"
	"slices"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/journal"
)

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

// missing is one thing not written yet, as `show --ready --json` lists it.
type missing struct {
	Question  string `json:"question"`
	Name      string `json:"name"`
	Indicator string `json:"indicator,omitempty"`
}

// readiness is the answer of `show --ready --json`.
type readiness struct {
	Challenge  challengeRef `json:"challenge"`
	Loop       int          `json:"loop"`
	Meeting    *meetingRef  `json:"meeting,omitempty"`
	NotWritten []missing    `json:"not_written"`
}

// ready says what isn't written yet before the meeting. It is the one form of
// show that looks at the clock: how far off the meeting is, and whether the
// measurements are of late.
func (a *app) ready(c string, loop value) error {
	m, err := a.method()
	if err != nil {
		return err
	}
	var w target
	err = a.read(func(r *store.Reader) error {
		var err error
		w, err = a.target(r, c, loop.text, forReading)
		return err
	})
	if err != nil {
		return err
	}
	meeting := w.challenge.MeetingFor(w.loop, a.today())
	held := meeting != nil && meeting.Held(a.today())
	object := readiness{Challenge: *refTo(w.challenge), Loop: w.loop.Number, NotWritten: []missing{}}
	lines := []string{a.where(w)}
	switch {
	case meeting != nil && held:
		lines = append(lines, a.words.T("cli.ready.held", a.meetingAhead(meeting)))
	case meeting != nil:
		p := plan.Done{Meeting: meeting.ID, Kind: meeting.Kind, Day: meeting.Day, Clock: meeting.Clock, Did: plan.Found}
		object.Meeting = a.refToMeeting(p)
		lines = append(lines, a.meetingAhead(meeting))
	default:
		lines = append(lines, a.words.T("cli.ready.no-meeting"))
	}
	if object.Meeting == nil && w.challenge.Status != journal.Open {
		// What is over isn't asked for.
		return a.say(object, append(lines, a.words.T("cli.ready.over"))...)
	}
	for _, open := range journal.Readiness(m, w.challenge, w.loop, meeting, a.today()) {
		item, _ := m.Item(open.ItemID)
		one := missing{Question: open.ItemID, Name: item.Name}
		if i := w.challenge.Indicator(open.Indicator); i != nil {
			one.Indicator, one.Name = i.ID.String(), a.words.T("cli.ready.measurement", oneLine(i.Name.Words))
		}
		object.NotWritten = append(object.NotWritten, one)
	}
	if len(object.NotWritten) == 0 {
		return a.say(object, append(lines, a.words.T("cli.ready.all"))...)
	}
	lines = append(lines, a.words.T("cli.ready.heading"))
	var rows [][]string
	for _, one := range object.NotWritten {
		rows = append(rows, []string{"  " + one.Question, one.Name})
	}
	lines = append(lines, table(rows)...)
	if !held {
		lines = append(lines, a.words.T("cli.ready.anyway"))
	}
	return a.say(object, lines...)
}

// meetingAhead says when a meeting is, and how far from today.
func (a *app) meetingAhead(m *journal.Meeting) string {
	kind := a.words.T("cli.meeting." + string(m.Kind))
	if m.Day.IsZero() {
		return a.words.T("cli.ready.undated", kind)
	}
	return a.words.T("cli.ready.meeting", kind, a.dayAndClock(m.Day, m.Clock),
		a.words.InDays(m.Day.Time(), a.today().Time()))
}
