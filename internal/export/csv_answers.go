package export

import (
	"maps"
	"slices"
	"strings"

	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// answer is a row of the answers.
type answer struct {
	challenges []*journal.Challenge
	loops      []*journal.Loop
	meeting    *journal.Meeting
	year       int
	id         string // of the question
	question   string // as it is asked
	text       journal.Text
	brief      journal.Text
	step       journal.Step
	chosen     string // the words of a step, an outcome, a verdict, a level
	on         journal.Day
	remark     string
}

// answers writes the answers challenge by challenge, each loop in the order of the
// method's questions; then those of meetings, and what was said about years.
func (x *csvTable) answers() error {
	x.heads([]string{
		"challenge", "loop", "trial", "meeting", "meeting-day", "question", "answer", "chosen", "step", "brief",
		"first", "written", "remark",
	}, "question-id", "challenge-id", "loop-id", "meeting-id")
	for _, c := range x.challenges {
		loops := x.loops(c)
		for _, l := range loops {
			x.loopAnswers(c, l)
		}
		if len(loops) == len(c.Loops) && !x.left.Closing() {
			x.answer(answer{
				challenges: []*journal.Challenge{c}, id: journal.TextClosing,
				question: x.w.T("sheetfile.question.closing"), text: c.Closing, on: c.ClosedOn,
			})
		}
	}
	if err := x.meetingAnswers(); err != nil || !x.whole() || x.from.Own == nil {
		return err
	}
	return x.yearAnswers()
}

func (x *csvTable) loopAnswers(c *journal.Challenge, l *journal.Loop) {
	m := x.o.Method
	at := answer{challenges: []*journal.Challenge{c}, loops: []*journal.Loop{l}}
	for _, id := range x.ordered(method.OnLoop, l.Texts, l.Briefs, l.Steps) {
		a := at
		a.id, a.question = id, x.question(id, c.Voice)
		a.text, a.brief, a.step = l.Texts[id], l.Briefs[id], l.Steps[id]
		if a.step.N > 0 {
			a.chosen = summary.Scale(x.w, m, id, a.step.N)
		}
		if id == "outcome" && l.Outcome != "" {
			a.chosen, a.on = method.OptionName(m.Outcomes, string(l.Outcome)), l.OutcomeOn
		}
		if id == "outcome" {
			a.text = l.Story
		}
		if !x.left.Answer(id) {
			x.answer(a)
		}
	}
	for _, t := range l.Thoughts {
		if t.Empty() || x.left.Answer(journal.AssumptionsID) {
			continue
		}
		a := at
		a.id, a.question = journal.AssumptionsID, x.question(journal.AssumptionsID, c.Voice)
		a.text, a.on = t.Hold, t.On
		a.chosen = x.w.T("thinking.taken_back")
		if t.Verdict != "" {
			a.chosen = x.w.T("thinking." + string(t.Verdict))
		}
		a.remark = x.w.T("sheetfile.remark.held", x.replaced(t.Held.Words))
		x.answer(a)
	}
	if l.Declared != "" && !x.left.Evaluation() {
		a := at
		a.id, a.question = "sureness", x.w.T("summary.sure")
		a.text, a.chosen = l.DeclaredBy, method.OptionName(m.Levels, l.Declared)
		x.answer(a)
	}
}

func (x *csvTable) meetingAnswers() error {
	if x.left.Meetings() {
		return nil
	}
	meetings, err := x.from.Meetings()
	if err != nil {
		return err
	}
	for _, m := range meetings {
		at := answer{meeting: m}
		we := false
		for _, c := range x.challenges {
			covered := slices.DeleteFunc(slices.Clone(x.loops(c)), func(l *journal.Loop) bool { return !m.Covers(l.ID) })
			if len(covered) > 0 {
				at.challenges = append(at.challenges, c)
				at.loops = append(at.loops, covered...)
				we = c.Voice == method.We
			}
		}
		if len(at.loops) == 0 && !x.whole() {
			continue
		}
		voice := method.I
		if we && len(at.challenges) == 1 {
			voice = method.We
		}
		for _, texts := range []struct {
			of     map[string]journal.Text
			remark string
		}{{m.Texts, ""}, {m.Member, x.w.T("sheetfile.remark.member")}} {
			for _, id := range x.ordered(method.OnMeeting, texts.of, nil, nil) {
				a := at
				a.id, a.question, a.text, a.remark = id, x.question(id, voice), texts.of[id], texts.remark
				if !x.left.Answer(id) {
					x.answer(a)
				}
			}
		}
	}
	return nil
}

// yearAnswers writes what the leader said about years. Nothing lists them, so every
// year is asked for that anything is of, and the one on either side: a year can be
// opened before anything is written in it.
func (x *csvTable) yearAnswers() error {
	first, last := 0, 0
	seen := func(d journal.Day) {
		if d.IsZero() {
			return
		}
		if first == 0 || d.Year < first {
			first = d.Year
		}
		last = max(last, d.Year)
	}
	for _, c := range x.challenges {
		seen(journal.DayOf(c.Created))
		seen(journal.DayOf(c.Touched))
		for _, l := range c.Loops {
			seen(l.Started)
		}
		for _, i := range c.Indicators {
			for _, m := range i.Measurements {
				seen(m.Day)
			}
		}
	}
	meetings, err := x.from.Meetings()
	if err != nil {
		return err
	}
	for _, m := range meetings {
		seen(m.Day)
	}
	notes, err := x.from.Notes(summary.NoteQuery{})
	if err != nil {
		return err
	}
	for _, e := range notes {
		seen(e.Day)
	}
	for year := first - 1; year <= last+1; year++ {
		own, err := x.from.Own(year)
		if err != nil {
			return err
		}
		for _, part := range summary.YearSectionIDs() {
			x.answer(answer{
				year: year, id: journal.YearPrefix + part,
				question: x.w.T("sheetfile.question.year", year, x.w.T("year.section."+part)), text: own.Texts[part],
			})
		}
	}
	return nil
}

// ordered are the ids of what was answered, in the order of the method, and after
// them those that it doesn't know, which a later version or an organisation asked.
func (x *csvTable) ordered(on string, texts, briefs map[string]journal.Text, steps map[string]journal.Step) []string {
	there := make(map[string]bool)
	for id := range texts {
		there[id] = true
	}
	for id := range briefs {
		there[id] = true
	}
	for id := range steps {
		there[id] = true
	}
	if on == method.OnLoop {
		there["outcome"] = true
	}
	var list []string
	for _, id := range x.o.Method.IDs() {
		if item, _ := x.o.Method.Item(id); there[id] && item.On == on {
			list = append(list, id)
			delete(there, id)
		}
	}
	return append(list, slices.Sorted(maps.Keys(there))...)
}

func (x *csvTable) question(id string, v journal.Voice) string {
	if asked := x.o.Method.Question(id, v); asked != "" {
		return asked
	}
	return id
}

// answer writes a row for each version of an answer, and none where nothing stands.
func (x *csvTable) answer(a answer) {
	if a.text.Empty() && len(a.text.Others) == 0 && a.brief.Empty() && a.chosen == "" {
		return
	}
	for _, said := range versions(a.text) {
		x.where(a)
		x.own(a.question)
		x.text(said.words)
		x.own(capital(a.chosen))
		x.number(journal.Value{N: float64(a.step.N), Set: a.step.N > 0})
		x.text(a.brief.Words)
		first, written := said.first, said.written
		switch {
		case a.step.N > 0:
			first, written = a.step.First, a.step.Day
		case written.IsZero():
			written = a.on
		}
		x.day(first)
		x.day(written)
		x.own(x.remark(said, a.remark))
		x.cell(a.id)
		x.idsOf(a)
		x.end()
	}
}

// where writes what an answer belongs to. A meeting can be about several loops of
// several challenges.
func (x *csvTable) where(a answer) {
	var titles, trials []string
	for _, c := range a.challenges {
		titles = append(titles, x.replaced(c.Title.Words))
	}
	for _, l := range a.loops {
		if !l.Title.Empty() {
			trials = append(trials, x.replaced(l.Title.Words))
		}
	}
	x.own(strings.Join(titles, "; "))
	// A number only where there is one to count.
	if len(a.loops) == 1 {
		x.number(journal.Value{N: float64(a.loops[0].Number), Set: true})
	} else {
		x.cell("")
	}
	x.own(strings.Join(trials, "; "))
	if a.meeting == nil {
		x.cell("")
		x.cell("")
		return
	}
	x.option(x.o.Method.MeetingKinds, string(a.meeting.Kind))
	x.day(a.meeting.Day)
}

// idsOf writes the ids of what an answer belongs to, with a space between several.
func (x *csvTable) idsOf(a answer) {
	var challenges, loops []string
	for _, c := range a.challenges {
		challenges = append(challenges, c.ID.String())
	}
	for _, l := range a.loops {
		loops = append(loops, l.ID.String())
	}
	x.cell(strings.Join(challenges, " "))
	x.cell(strings.Join(loops, " "))
	if a.meeting == nil {
		x.cell("")
	} else {
		x.ids(a.meeting.ID)
	}
}
