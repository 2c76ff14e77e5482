package phase

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// rows makes the page of the phase in view from the method's data.
func (s *Screen) rows() []form.Row {
	if s.theLoop() == nil {
		return nil
	}
	title, items := s.page()
	var rows []form.Row
	if title != "" {
		rows = append(rows, &form.Heading{Text: title})
	}
	for _, item := range items {
		rows = append(rows, s.row(item)...)
	}
	return rows
}

func (s *Screen) row(item method.Item) []form.Row {
	switch item.Kind {
	case method.Heading:
		return []form.Row{&form.Heading{Text: s.ask(item)}}
	case method.Text, method.Line, method.Date, method.Prompts:
		return s.textRows(item)
	case method.Scale:
		return []form.Row{s.scaleRow(item)}
	case method.Choice, method.Choices:
		return []form.Row{s.choiceRow(item)}
	case method.Indicators:
		return s.indicatorRows()
	case method.Measurements:
		return s.measurementRows()
	case method.Log:
		return s.logRows(item)
	case method.Outcome:
		return []form.Row{s.outcomeRow(item)}
	case method.Expected:
		return s.expectedRows(item)
	case method.Thinking:
		return s.thinkingRows()
	case method.Sureness:
		return []form.Row{s.surenessRow(item)}
	case method.Summary, method.Meeting, method.Next:
		return s.wayRows(item)
	}
	return nil
}

func (s *Screen) ask(item method.Item) string {
	if item.ID == "" {
		return item.Ask.In(s.data.challenge.Voice)
	}
	return s.env.Method.Question(item.ID, s.data.challenge.Voice)
}

// holder is the object that keeps the answer to an item, and the text as it stands.
func (s *Screen) holder(item method.Item) (journal.ID, journal.Text) {
	switch item.On {
	case method.OnMeeting:
		if m := s.meeting(); m != nil {
			return m.ID, m.Texts[item.Key()]
		}
		return journal.ID{}, journal.Text{}
	default:
		return s.loop, s.theLoop().Texts[item.Key()]
	}
}

// making makes the meeting of the loop in view with the first word to it.
func (s *Screen) making() *ui.Maker {
	if s.maker == nil || s.makes != s.loop {
		s.maker, s.makes = ui.NewMaker(s.env, s.challenge, s.loop), s.loop
	}
	return s.maker
}

func (s *Screen) meeting() *journal.Meeting {
	return s.data.challenge.MeetingFor(s.theLoop(), s.env.Today())
}

func (s *Screen) textRows(item method.Item) []form.Row {
	object, text := s.holder(item)
	row := &form.Text{
		Name: item.ID, Question: s.ask(item), Short: item.Short, Help: item.Help, Prompts: item.Prompts,
		Value: text.Words, Line: item.Kind == method.Line || item.Kind == method.Date,
	}
	ref := journal.TextRef{Object: object, Name: item.Key()}
	if item.On == method.OnMeeting && object.IsZero() {
		row.Target = s.making().Target(item.Key(), s.ask(item))
	} else {
		row.Target = form.TextTarget(s.env, ref, row.Question, text.Rev)
	}
	s.pair(item, row, text)
	if item.Kind == method.Date {
		row.Echo = func(text string) string { return ui.EchoDay(s.env, text) }
		row.Note = row.Echo(text.Words)
		if item.Plans {
			challenge, loop := s.challenge, s.loop
			row.Target, row.Done = ui.Planning(s.env, row.Target, func(ctx context.Context, words string) error {
				_, err := plan.FromText(ctx, s.env.Store, challenge, loop, words)
				return err
			})
		}
	}
	row.Catch(s.env.Saver)
	if row.Note == "" && text.Carried != "" {
		row.Note = s.env.T("phase.carried")
	}
	rows := []form.Row{row}
	if len(text.Others) > 0 {
		row.Note = s.env.T("two.note")
		rows = append(rows, s.headRows(item.ID, ref, text)...)
	}
	if len(item.EntryKinds) > 0 {
		rows = append(rows, s.noteRows(item, false)...)
	}
	return rows
}

// pair puts an earlier answer beside a later one, and guards the earlier one
// once the later is begun.
func (s *Screen) pair(item method.Item, row *form.Text, text journal.Text) {
	loop := s.theLoop()
	if item.Pair != "" {
		if both := s.env.Method.Both(item.ID, s.data.challenge.Voice); both != "" {
			row.Question = both
		}
		before := loop.Texts[item.Pair]
		row.Beside = before.Words
		row.BesideTitle = s.dated("phase.before", before.First)
		if note := s.remembered(item.Pair); note != "" {
			row.BesideTitle = s.env.T("phase.before") + ", " + note
		}
		row.Title = s.dated("phase.after", text.Written)
		return
	}
	s.quote(item, row, text)
	later := s.answeredLater(item.ID)
	if note := s.remembered(item.ID); note != "" && s.hasLater(item.ID) {
		row.Note = note
	} else if later && !text.Empty() {
		row.Note = s.env.T("phase.written", s.env.Day(text.First))
	}
	row.Locked = later && !text.Empty()
}

// quote puts what was written at the end of the loop before beside the question
// that it bears on in this one.
func (s *Screen) quote(item method.Item, row *form.Text, text journal.Text) {
	from, before := s.quoted(item.ID)
	if before == nil {
		return
	}
	if words := before.Texts[from.Key()]; !words.Empty() {
		row.Beside = words.Words
		row.BesideTitle = s.env.T("phase.quoted", before.Number, s.env.Day(words.Written))
		row.Title = s.env.T("phase.this_loop")
		if !text.Empty() {
			row.Title = s.env.T("phase.this_loop_on", s.env.Day(text.Written))
		}
	}
}

// quoted is the item of the loop before that is quoted beside one of this loop.
func (s *Screen) quoted(id string) (from method.Item, before *journal.Loop) {
	before = s.data.challenge.Earlier(s.theLoop())
	if before == nil {
		return from, nil
	}
	for _, p := range s.env.Method.Phases {
		for _, item := range p.Items {
			if item.Beside == id && item.Phase != "" {
				return item, before
			}
		}
	}
	return from, nil
}

func (s *Screen) dated(key string, d journal.Day) string {
	if d.IsZero() {
		return s.env.T(key)
	}
	return s.env.T(key+"_on", s.env.Day(d))
}

// remembered says that an answer of before was written after the trial began.
func (s *Screen) remembered(id string) string {
	if day, ok := journal.RememberedAfterwards(s.theLoop(), id); ok {
		return s.env.T("phase.remembered", s.env.Day(day))
	}
	return ""
}

// hasLater tells whether some item is the later answer to this one.
func (s *Screen) hasLater(id string) bool { return s.later(id) != "" }

func (s *Screen) later(id string) string {
	for _, p := range s.env.Method.Phases {
		for _, item := range p.Items {
			if item.Pair == id {
				return item.ID
			}
		}
	}
	return ""
}

func (s *Screen) answeredLater(id string) bool {
	later := s.later(id)
	return later != "" && s.theLoop().Answered(later)
}

func (s *Screen) scaleRow(item method.Item) form.Row {
	loop := s.theLoop()
	step := loop.Steps[item.ID]
	row := &form.Choice{Name: item.ID, Question: s.ask(item), Help: item.Help, Scale: true, Clear: true, Picked: map[string]bool{}}
	ids := []string{"1", "2", "3", "4", "5"}
	for i, words := range item.Steps {
		o := form.Option{ID: ids[i], Name: words}
		switch i {
		case 0:
			o.Mark = "☹"
		case len(item.Steps) - 1:
			o.Mark = "☺"
		}
		row.Options = append(row.Options, o)
	}
	if step.N > 0 {
		row.Picked[ids[step.N-1]] = true
	}
	if item.Pair != "" {
		before := loop.Steps[item.Pair]
		said := s.env.T("ui.not_written")
		if before.N > 0 {
			said = s.env.T("phase.step", s.stepFace(item.Pair, before.N), s.env.Method.Step(item.Pair, before.N))
		}
		row.Beside = s.dated("phase.before", before.First) + "   " + said
	} else if from, before := s.quoted(item.ID); before != nil {
		if step := before.Steps[from.Key()]; step.N > 0 {
			row.Beside = s.env.T("phase.quoted", before.Number, s.env.Day(step.Day)) + "   " +
				s.env.T("phase.step", s.stepFace(from.ID, step.N), s.env.Method.Step(from.ID, step.N))
		}
	}
	if note := s.remembered(item.ID); note != "" && s.hasLater(item.ID) {
		row.Note = note
	}
	row.Set = func(picked []string) tea.Cmd {
		n := 0
		if len(picked) > 0 {
			n = int(picked[0][0] - '0')
		}
		return ui.Write(s.env, "scale", func(w *store.Writer) error { return w.SetStep(s.loop, item.ID, n) }, nil)
	}
	return row
}

// stepFace is a step with the face of its end of the scale: "☹ 2".
func (s *Screen) stepFace(id string, n int) string {
	steps := 0
	if item, ok := s.env.Method.Item(id); ok {
		steps = len(item.Steps)
	}
	return form.Face(n-1, steps) + strconv.Itoa(n)
}

func (s *Screen) choiceRow(item method.Item) form.Row {
	c := s.data.challenge
	row := &form.Choice{Name: item.ID, Question: s.ask(item), Help: item.Help, Many: item.Kind == method.Choices, Picked: map[string]bool{}}
	for _, o := range item.Options {
		row.Options = append(row.Options, form.Option{ID: o.ID, Name: o.Name, Help: o.Help})
	}
	field := choiceFields[item.ID]
	if field.get == nil {
		return row
	}
	for _, id := range field.get(c) {
		row.Picked[id] = true
	}
	row.Set = func(picked []string) tea.Cmd {
		return ui.Write(s.env, "challenge", func(w *store.Writer) error { return field.set(w, c.ID, picked) }, nil)
	}
	return row
}

// choiceFields are the fields of a challenge that are chosen and not written.
var choiceFields = map[string]struct {
	get func(*journal.Challenge) []string
	set func(*store.Writer, journal.ID, []string) error
}{
	"perspectives": {
		func(c *journal.Challenge) []string { return c.Perspectives },
		func(w *store.Writer, id journal.ID, ids []string) error { return w.SetPerspectives(id, ids) },
	},
	"values": {
		func(c *journal.Challenge) []string { return c.Values },
		func(w *store.Writer, id journal.ID, ids []string) error { return w.SetValues(id, ids) },
	},
}
