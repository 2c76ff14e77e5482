// Package first is the first quarter of an hour: what this is and where it is
// kept, then the method's first questions one a screen, and what comes next.
package first

import (
	"context"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Screen is the welcome (step -1), the questions, and the end (the step after
// the last question).
type Screen struct {
	env   *ui.Env
	step  int
	form  *form.Form
	steps []*form.Form // made once, so that what was written stays
	made  made
	sign  journal.Sign // what the line about signs can become; zero: nothing
	taken bool         // it became an indicator
	top   int          // first line of what is read, where it is taller than the screen
	tall  int          // how many lines it has more than the screen
}

// made is the challenge and loop that the answers belong to. They are made with
// the first thing that is written, whichever question it answers.
type made struct {
	mu              sync.Mutex
	challenge, loop journal.ID
}

// New makes the screen at its welcome.
func New(e *ui.Env) *Screen {
	s := &Screen{env: e, step: -1}
	for _, step := range e.Method.First {
		s.steps = append(s.steps, s.build(step))
	}
	return s
}

// Init has nothing to do.
func (s *Screen) Init() tea.Cmd { return nil }

// write changes the journal, making the challenge where there is none yet.
func (s *Screen) write(ctx context.Context, what, join string, do func(w *store.Writer, challenge, loop journal.ID) error) error {
	s.made.mu.Lock()
	defer s.made.mu.Unlock()
	challenge, loop := s.made.challenge, s.made.loop
	err := s.env.Store.Write(ctx, what, func(w *store.Writer) error {
		if join != "" {
			w.Join(join)
		}
		challenge, loop = s.made.challenge, s.made.loop
		if challenge.IsZero() {
			var err error
			if challenge, loop, err = w.NewChallenge("", s.env.Settings.Voice); err != nil {
				return err
			}
		}
		return do(w, challenge, loop)
	})
	if err == nil {
		s.made.challenge, s.made.loop = challenge, loop
	}
	return err
}

func (s *Screen) build(step method.FirstStep) *form.Form {
	f := form.New(s.env)
	f.Env = s.env
	var rows []form.Row
	for n, id := range step.Items {
		item, ok := s.env.Method.Item(id)
		if !ok {
			continue
		}
		help := ""
		if n == 0 {
			help = step.Help
		}
		rows = append(rows, s.row(item, help, step.Example))
	}
	f.SetRows(rows)
	f.Ended = func() tea.Cmd { return s.turn(1) }
	f.Began = func() tea.Cmd { return s.turn(-1) }
	return f
}

func (s *Screen) row(item method.Item, help, example string) form.Row {
	question := s.env.Method.Question(item.ID, s.env.Settings.Voice)
	if item.Kind == method.Scale {
		return s.scale(item, question)
	}
	if example != "" {
		help = strings.TrimSpace(help + " " + s.env.T("first.example", example))
	}
	row := &form.Text{
		Name: item.ID, Question: question, Help: help,
		Line:   item.Kind == method.Line || item.Kind == method.Date,
		Target: s.target(item, question),
	}
	if item.Kind == method.Date {
		row.Echo = func(text string) string { return ui.EchoDay(s.env, text) }
		if len(item.Options) > 0 {
			row.Hint = s.env.T("first.unknown", item.Options[0].Name)
		}
		row.Target, row.Done = ui.Planning(s.env, row.Target, func(ctx context.Context, words string) error {
			challenge, loop := s.loop()
			_, err := plan.FromText(ctx, s.env.Store, challenge, loop, words)
			return err
		})
	}
	if len(item.AnsweredBy) > 0 && item.Kind == method.Text {
		row.Changed = func(text string) tea.Cmd {
			s.offer(text)
			return nil
		}
	}
	return row
}

func (s *Screen) loop() (challenge, loop journal.ID) {
	s.made.mu.Lock()
	defer s.made.mu.Unlock()
	return s.made.challenge, s.made.loop
}

func (s *Screen) target(item method.Item, name string) *ui.Target {
	var base journal.RevisionID
	key := "first/" + item.ID
	return &ui.Target{Key: key, Name: name, Save: func(ctx context.Context, words string) (store.Saved, error) {
		var saved store.Saved
		if words == "" && base == "" {
			return saved, nil
		}
		err := s.write(ctx, "text", key, func(w *store.Writer, challenge, loop journal.ID) error {
			ref := journal.TextRef{Object: loop, Name: item.Key()}
			if item.On == method.OnChallenge {
				ref.Object = challenge
			}
			var err error
			saved, err = w.SetText(ref, words, base)
			return err
		})
		if err == nil {
			base = saved.Text.Rev
		}
		return saved, err
	}}
}

func (s *Screen) scale(item method.Item, question string) form.Row {
	row := &form.Choice{Name: item.ID, Question: question, Scale: true, Picked: map[string]bool{}}
	for i, words := range item.Steps {
		o := form.Option{ID: string(rune('1' + i)), Name: words}
		switch i {
		case 0:
			o.Mark = "☹"
		case len(item.Steps) - 1:
			o.Mark = "☺"
		}
		row.Options = append(row.Options, o)
	}
	row.Set = func(picked []string) tea.Cmd {
		n := 0
		if len(picked) > 0 {
			n = int(picked[0][0] - '0')
		}
		return func() tea.Msg {
			err := s.write(context.Background(), "scale", "", func(w *store.Writer, _, loop journal.ID) error {
				return w.SetStep(loop, item.ID, n)
			})
			if err != nil {
				return ui.Failed{Err: err}
			}
			return nil
		}
	}
	return row
}

// offer shows, below a line that reads as a sign with figures, what it can become.
func (s *Screen) offer(text string) {
	sign, ok := journal.ParseSign(text)
	if !ok {
		sign = journal.Sign{}
	}
	if s.taken || sign == s.sign {
		return
	}
	s.sign = sign
	rows := s.form.Rows()[:1:1]
	if ok {
		rows = append(rows, &form.Button{
			Name: "sign", Left: s.env.T("first.follow", sign.Name), Right: "", Full: true,
			Press: s.follow,
		})
	}
	s.form.SetRows(rows)
}

func (s *Screen) follow() tea.Cmd {
	sign := s.sign
	s.taken = true
	made := func() tea.Msg {
		err := s.write(context.Background(), "indicator", "", func(w *store.Writer, challenge, loop journal.ID) error {
			return MakeIndicator(w, challenge, loop, sign)
		})
		if err != nil {
			return ui.Failed{Err: err}
		}
		return ui.Flash{Text: s.env.T("first.followed", sign.Name)}
	}
	return tea.Batch(made, s.turn(1))
}

// MakeIndicator makes the indicator that a line of words reads as.
func MakeIndicator(w *store.Writer, challenge, loop journal.ID, sign journal.Sign) error {
	id, err := w.NewIndicator(challenge, sign.Name, sign.Kind, sign.Better)
	if err != nil {
		return err
	}
	if sign.Unit != "" {
		if _, err := w.SetText(journal.TextRef{Object: id, Name: journal.TextUnit}, sign.Unit, store.Latest); err != nil {
			return err
		}
	}
	return w.SetPlan(id, loop, journal.Plan{Baseline: sign.Baseline, Target: sign.Target})
}

// turn goes to another step. Nothing that was written is needed to go on.
func (s *Screen) turn(by int) tea.Cmd {
	var cmd tea.Cmd
	if s.form != nil {
		cmd = s.form.StopWriting()
	}
	s.step = max(-1, min(s.step+by, len(s.steps)))
	s.top = 0
	if s.step < 0 || s.step >= len(s.steps) {
		s.form = nil
		return cmd
	}
	s.form = s.steps[s.step]
	if id := s.env.Method.First[s.step].Items; len(id) > 0 {
		more, _ := s.form.Focus(id[0], true)
		cmd = tea.Batch(cmd, more)
	}
	return cmd
}

// Update hands keys to the question at hand.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if s.form == nil {
		switch msg := msg.(type) {
		case ui.Click:
			cmd, _ := s.Do(action.Begin)
			return cmd
		case ui.Wheel:
			s.top = max(0, min(s.top+msg.Rows, s.tall))
		}
		return nil
	}
	if _, ok := msg.(ui.Refresh); ok {
		return nil
	}
	return s.form.Update(msg)
}

// Do goes on and back.
func (s *Screen) Do(id action.ID) (tea.Cmd, bool) {
	if s.form == nil {
		switch id {
		case action.Begin:
			if s.step < 0 {
				return s.turn(1), true
			}
			return s.finish(), true
		case action.Out:
			if s.step < 0 {
				return nil, false
			}
			return s.turn(-1), true
		case action.Sample:
			return s.env.OpenSample(), true
		case action.Down, action.PageDown:
			s.top = min(s.top+3, s.tall)
			return nil, true
		case action.Up, action.PageUp:
			s.top = max(0, s.top-3)
			return nil, true
		}
		return nil, false
	}
	switch id {
	case action.Out:
		return s.turn(-1), true
	case action.Write:
		// A question is written in at once here; enter on a row that is no text
		// goes on.
		if !s.form.IsWriting() {
			if cmd, ok := s.form.Do(id); ok && (cmd != nil || s.form == nil || s.form.IsWriting()) {
				return cmd, true
			}
			return s.form.Do(action.Next)
		}
	}
	return s.form.Do(id)
}

func (s *Screen) finish() tea.Cmd {
	challenge, _ := s.loop()
	if challenge.IsZero() {
		return ui.Send(ui.Home{})
	}
	return ui.Send(ui.Go{Challenge: challenge, Phase: 1})
}

// Scopes are those of the question, or of the welcome.
func (s *Screen) Scopes() []action.Scope {
	if s.form == nil {
		return []action.Scope{action.Welcome, action.Reading}
	}
	return s.form.Scopes()
}

// Offer has the sample at the welcome only, from where there is no way out.
func (s *Screen) Offer(id action.ID) bool {
	if id == action.Sample {
		return s.step < 0 && s.env.OpenSample != nil
	}
	return id != action.Out || s.step >= 0
}

// Leaving saves what is being written.
func (s *Screen) Leaving() tea.Cmd {
	if s.form == nil {
		return nil
	}
	return s.form.StopWriting()
}

// Writer is the question at hand.
func (s *Screen) Writer() ui.Writer {
	if s.form == nil {
		return nil
	}
	return s.form
}

// Writing is the text that has the cursor.
func (s *Screen) Writing() (string, bool) {
	if s.form == nil {
		return "", false
	}
	return s.form.Writing()
}

// Replace puts another text in its place.
func (s *Screen) Replace(text string) tea.Cmd { return s.form.Replace(text) }

// Context is the challenge that is being made.
func (s *Screen) Context() (challenge, loop journal.ID, phase string) {
	challenge, loop = s.loop()
	if s.step >= 0 && s.step < len(s.steps) {
		if item, ok := s.env.Method.Item(s.env.Method.First[s.step].Items[0]); ok {
			phase = item.Phase
		}
	}
	return challenge, loop, phase
}

// Head is the program's name, and which of the questions this is.
func (s *Screen) Head() (left, right string) {
	name := s.env.T("home.name")
	switch {
	case s.step < 0:
		return name, s.env.Words.LongDay(s.env.Today().Time())
	case s.step < len(s.steps):
		return s.env.T("first.step", name, s.step+1, len(s.steps)), ""
	}
	return name, ""
}

// View draws the step with air around it.
func (s *Screen) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	room := min(w-4, 66)
	if w < 50 {
		room = w
	}
	left, top := (w-room)/3, 0
	if h >= 14 {
		top = 2
	}
	var content string
	var cursor *tea.Cursor
	if s.form != nil {
		content, cursor = s.form.View(room, h-top)
	} else {
		content = strings.Join(s.prose(room, h-top), "\n")
	}
	if cursor != nil {
		cursor.X += left
		cursor.Y += top
	}
	pad := strings.Repeat(" ", left)
	return strings.Repeat("\n", top) + pad + strings.ReplaceAll(content, "\n", "\n"+pad), cursor
}

func (s *Screen) prose(w, h int) []string {
	st := s.env.Styles
	var lines []string
	if s.step >= len(s.steps) {
		lines = ui.Paint(ui.Wrap(s.env.T("first.enough"), w), st.Text)
	} else {
		privacy := s.env.T("ui.privacy", s.env.Path)
		if s.env.Synced != "" {
			privacy += " " + s.env.T("ui.synced")
		}
		lines = append(ui.Paint(ui.Wrap(s.env.T("first.welcome"), w), st.Text), "")
		lines = append(lines, ui.Paint(ui.Wrap(privacy, w), st.Muted)...)
	}
	if len(lines) <= h {
		s.tall = 0
		return lines
	}
	h = max(1, h-1)
	s.tall = len(lines) - h
	s.top = min(s.top, s.tall)
	shown := lines[s.top : s.top+h]
	if s.top < s.tall {
		return append(shown[:h:h], st.Muted.Render(ui.OneLine(s.env.T("first.more"), w)))
	}
	return shown
}
