package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/i18n"
	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/journal"
	"stjerne/journal/method"
)

// answerFlags say where an answer goes and which form of it is meant.
type answerFlags struct {
	loop, meeting value
	brief, clear  bool
	member        bool // noted as member of another's team
}

func (a *app) answerCommand() *cobra.Command {
	f := &answerFlags{}
	cmd := a.command("answer", []argument{{name: "question"}, {name: "text", optional: true}},
		func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 1 && !f.clear:
				return usage("cli-too-little", a.usageLine(cmd))
			case len(args) == 2 && f.clear:
				return usage("cli-clear-text")
			}
			return a.answer(args, f)
		})
	a.flag(cmd, &f.loop, "loop")
	a.flag(cmd, &f.meeting, "meeting")
	a.boolFlag(cmd, &f.brief, "brief")
	a.boolFlag(cmd, &f.clear, "clear")
	a.boolFlag(cmd, &f.member, "as-member")
	completeFirst(cmd, func() []string {
		m, err := a.method()
		if err != nil {
			return nil
		}
		return m.IDs()
	})
	a.listings[cmd] = listing{a.words.T("cli.help.questions"), a.questionEntries}
	return cmd
}

// questionEntries lists the ids of all questions and what each asks for.
func (a *app) questionEntries() []entry {
	m, err := a.method()
	if err != nil {
		return nil
	}
	var list []entry
	for _, id := range m.IDs() {
		item, _ := m.Item(id)
		if item.Kind == method.Outcome {
			continue
		}
		list = append(list, entry{id, item.Name})
	}
	return list
}

// reply is an answer on its way into the journal, and what became of it.
type reply struct {
	item    method.Item
	text    string
	flags   *answerFlags
	to      target
	meeting *plan.Done // the meeting it went to, or that its date planned
	saved   store.Saved
	step    int
}

func (a *app) answer(args []string, f *answerFlags) error {
	m, err := a.method()
	if err != nil {
		return err
	}
	re := &reply{flags: f}
	if re.item, err = question(m, args[0]); err != nil {
		return err
	}
	if len(args) == 2 {
		if re.text, err = a.text(args[1]); err != nil {
			return err
		}
	}
	if f.brief && re.item.Kind == method.Scale {
		return fault("cli-brief-scale", re.item.ID)
	}
	if f.meeting.set && re.item.On != method.OnMeeting {
		return usage("cli-meeting-not-asked", re.item.ID)
	}
	if f.member {
		if !inRounds(m, re.item.ID) {
			return usage("cli-member-not-asked", re.item.ID)
		}
		if f.brief {
			return usage("cli-member-brief")
		}
	}
	if re.item.Kind == method.Scale && !f.clear {
		if re.step, err = step(re.text); err != nil {
			return err
		}
	}
	if err := a.write("answer", func(w *store.Writer) error { return a.writeReply(w, re) }); err != nil {
		return err
	}
	return a.sayReply(m, re)
}

// question finds what can be answered with a text or a step.
func question(m *method.Method, id string) (method.Item, error) {
	item, known := m.Item(id)
	if known && item.Answerable() && item.Kind != method.Outcome {
		return item, nil
	}
	if other := instead(item); known && other != "" {
		return item, fault("cli-answer-other", id, other)
	}
	if near := m.Suggest(id); near != "" {
		return item, fault("cli-question-near", id, near)
	}
	return item, fault("cli-question-unknown", id)
}

// inRounds tells whether a question belongs to one of the three rounds: there one
// is a presenter at one time and a member of another's team at another.
func inRounds(m *method.Method, id string) bool {
	return slices.ContainsFunc(m.Rounds, func(r method.Round) bool {
		return r.ID == id || slices.ContainsFunc(r.Prompts, func(p method.Item) bool { return p.ID == id })
	})
}

// instead is the command for what stands on a phase's screen and isn't answered
// with a text; "" where there is none.
func instead(item method.Item) string {
	switch {
	case item.Kind == method.Outcome:
		return "stjerne outcome"
	case item.Kind == method.Indicators:
		return "stjerne indicator"
	case item.Kind == method.Measurements:
		return "stjerne measure"
	case item.Kind == method.Log:
		return "stjerne star"
	case item.On == method.OnChallenge:
		return "stjerne set"
	default:
		return ""
	}
}

// step reads a step of the sheet's own scales, which are whole.
func step(typed string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(typed))
	if err != nil || n < 1 || n > 5 {
		if x, number := i18n.ParseNumber(typed); number == nil && x > 1 && x < 5 {
			return 0, fault("cli-scale-whole")
		}
		return 0, fault("cli-scale-range")
	}
	return n, nil
}

func (a *app) writeReply(w *store.Writer, re *reply) error {
	c, err := a.oneChallenge(nil)
	if err != nil {
		return err
	}
	if re.to, err = a.target(w.Reader, c, re.flags.loop.text, forWriting); err != nil {
		return err
	}
	re.meeting = nil
	object := re.to.loop.ID
	if re.item.On == method.OnMeeting {
		if object, err = a.meetingFor(w, re); err != nil {
			return err
		}
	}
	if re.item.Kind == method.Scale {
		return w.SetStep(object, re.item.Key(), re.step)
	}
	name := re.item.Key()
	switch {
	case re.flags.brief:
		name = journal.BriefPrefix + name
	case re.flags.member:
		name = journal.MemberPrefix + name
	}
	if re.saved, err = w.SetText(journal.TextRef{Object: object, Name: name}, re.text, store.Latest); err != nil {
		return err
	}
	if !re.item.Plans || re.flags.brief || re.text == "" {
		return nil
	}
	return a.planFrom(w, re)
}

// meetingFor is the meeting that an answer goes to: the one of --meeting, else
// the loop's last worked on, else the planned one, else a new one without a date.
func (a *app) meetingFor(w *store.Writer, re *reply) (journal.ID, error) {
	of := re.to.challenge.MeetingsOf(re.to.loop.ID)
	var m *journal.Meeting
	if re.flags.meeting.set {
		day, err := a.parseDay(re.flags.meeting.text, a.today(), i18n.Nearest)
		if err != nil {
			return journal.ID{}, err
		}
		if m, err = a.meetingOn(w.Reader, of, day); err != nil {
			return journal.ID{}, err
		}
	} else {
		m = lastMeeting(of, a.env.Now())
	}
	if m == nil {
		id, err := w.NewMeeting(journal.Reflection, journal.Day{}, "", re.to.loop.ID)
		re.meeting = &plan.Done{Meeting: id, Kind: journal.Reflection, Did: plan.Planned}
		return id, err
	}
	re.meeting = &plan.Done{Meeting: m.ID, Kind: m.Kind, Day: m.Day, Clock: m.Clock, Did: plan.Found}
	return m.ID, nil
}

// meetingOn is the meeting of a day, of the loop before those about no loop.
func (a *app) meetingOn(r *store.Reader, of []*journal.Meeting, day journal.Day) (*journal.Meeting, error) {
	all, err := r.Meetings()
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(m *journal.Meeting) bool { return len(m.Loops) > 0 })
	for _, m := range slices.Concat(of, all) {
		if m.Day == day {
			return m, nil
		}
	}
	return nil, fault("cli-meeting-none", a.longDay(day))
}

// planFrom plans the meeting that an answer begins with the date of.
func (a *app) planFrom(w *store.Writer, re *reply) error {
	p := plan.Plan{Kind: journal.Reflection, Loops: []journal.ID{re.to.loop.ID}}
	from := re.to.loop.Started
	if re.item.On == method.OnMeeting {
		from, p.Except = re.meeting.Day, re.meeting.Meeting
		// The next one after that meeting isn't on its own day.
		from = from.Add(1)
	}
	var ok bool
	var err error
	if p.Day, p.Clock, ok, err = plan.Day(re.text, from, a.today()); err != nil || !ok {
		return err
	}
	all, err := w.Meetings()
	if err != nil {
		return err
	}
	done, err := p.CarryOut(w, all, a.env.Now())
	re.meeting = &done
	return err
}

func (a *app) sayReply(m *method.Method, re *reply) error {
	name := re.item.Name
	if re.flags.brief {
		name = a.words.T("cli.answer.brief", name)
	}
	if re.flags.member {
		name = a.words.T("cli.answer.member", name)
	}
	object := receipt{
		Command: "answer", Question: re.item.ID, Brief: re.flags.brief, Member: re.flags.member,
		Challenge: refTo(re.to.challenge), Loop: re.to.loop.Number,
	}
	var lines []string
	switch {
	case re.item.Kind == method.Scale && re.flags.clear:
		object.Changed = truth(true)
		lines = append(lines, a.words.T("cli.answer.cleared", re.item.ID, name, a.where(re.to)))
	case re.item.Kind == method.Scale:
		n := float64(re.step)
		object.Value, object.Words = &n, m.Echo(re.item.ID, re.step)
		lines = append(lines, a.words.T("cli.scale.saved", a.words.T("cli.scale."+strings.ReplaceAll(re.item.ID, ".", "-")), re.step, object.Words, a.where(re.to)))
	default:
		object.Changed = truth(re.saved.Changed)
		key := "cli.answer.saved"
		if re.flags.clear {
			key = "cli.answer.cleared"
		}
		if !re.saved.Changed {
			key = "cli.answer.same"
		}
		lines = append(lines, a.words.T(key, re.item.ID, name, a.where(re.to)))
	}
	if re.meeting != nil {
		object.Meeting = a.refToMeeting(*re.meeting)
		switch {
		case re.meeting.Did != plan.Found || re.item.Plans && re.item.On != method.OnMeeting:
			lines = append(lines, a.told(*re.meeting))
		default:
			kind := a.words.T("cli.meeting." + string(re.meeting.Kind))
			lines = append(lines, a.words.T("cli.answer.meeting", kind, a.dayAndClock(re.meeting.Day, re.meeting.Clock)))
		}
	}
	return a.say(object, lines...)
}
