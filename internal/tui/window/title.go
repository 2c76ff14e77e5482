package window

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Title is a window for a few words that name something or end it: a new
// challenge, another title, the next loop, what became of a challenge.
type Title struct {
	base
	challenge journal.ID
	text      *form.Text
	voice     *form.Choice
	loopTitle *form.Text
	// shown tells what the window does with what was read.
	shown func(*journal.Challenge) []form.Row
	first string
}

// NewChallenge makes the window that begins a challenge and its first loop.
func NewChallenge(env *ui.Env) *Title {
	t := &Title{first: "title"}
	t.start(env, env.T("window.challenge.title"))
	t.text = &form.Text{Name: "title", Question: env.Method.Title.Ask.I, Line: true}
	t.text.Changed = clearing(t.text)
	t.voice = voiceRow(env, env.Settings.Voice)
	t.begin("challenge", t.text)
	t.keep = t.make
	t.shown = func(*journal.Challenge) []form.Row { return []form.Row{t.text, t.voice} }
	return t
}

// voiceRow asks whether the questions are asked with jeg or with vi.
func voiceRow(env *ui.Env, voice journal.Voice) *form.Choice {
	if voice != method.We {
		voice = method.I
	}
	return pickRow("voice", env.T("window.challenge.voice"), string(voice),
		options(env, "window.challenge.voice_", string(method.I), string(method.We)))
}

func (t *Title) make() tea.Cmd {
	title := strings.TrimSpace(t.text.Value)
	if title == "" {
		return t.refuse(t.text, i18n.NewFault("window_empty"))
	}
	voice := journal.Voice(t.voice.Value())
	var made journal.ID
	return t.write("challenge", "", func(w *store.Writer) error {
		var err error
		made, _, err = w.NewChallenge(title, voice)
		return err
	}, func() tea.Msg { return ui.Go{Challenge: made, Write: true} })
}

// NewRename makes the window that gives a challenge another title and voice, and
// its current loop a title.
func NewRename(env *ui.Env, challenge journal.ID) *Title {
	t := &Title{challenge: challenge, first: "title"}
	t.start(env, env.T("window.rename.title"))
	t.text = lineRow("title", env.T("window.rename.challenge"), "")
	t.loopTitle = lineRow("loop", "", "")
	t.keep = func() tea.Cmd {
		if strings.TrimSpace(t.text.Value) == "" {
			return t.refuse(t.text, i18n.NewFault("window_empty"))
		}
		// The titles were saved while they were typed.
		voice := journal.Voice(t.voice.Value())
		return t.write("challenge", "", func(w *store.Writer) error { return w.SetVoice(t.challenge, voice) }, nil)
	}
	t.shown = func(c *journal.Challenge) []form.Row {
		t.live(t.text, journal.TextRef{Object: c.ID, Name: journal.TextTitle}, c.Title, notBlank, nil)
		rows := []form.Row{t.text}
		if l := c.Current(); l != nil {
			t.loopTitle.Label = env.T("window.rename.loop", l.Number)
			t.loopTitle.Hint = env.T("window.rename.loop_hint")
			t.live(t.loopTitle, journal.TextRef{Object: l.ID, Name: journal.TextTitle}, l.Title, nil, nil)
			rows = append(rows, t.loopTitle)
		}
		t.challenge, t.voice = c.ID, voiceRow(env, c.Voice)
		return append(rows, t.voice)
	}
	return t
}

// NewLoop makes the window that opens a challenge's next loop.
func NewLoop(env *ui.Env, challenge journal.ID) *Title {
	t := &Title{challenge: challenge, first: "title"}
	t.start(env, env.T("window.loop.title"))
	t.text = &form.Text{Name: "title", Question: env.T("window.loop.ask"), Help: env.T("window.loop.help"), Line: true, Tight: true}
	t.begin("loop", t.text)
	t.shown = func(c *journal.Challenge) []form.Row {
		t.challenge = c.ID
		t.title = env.T("window.loop.numbered", len(c.Loops)+1)
		t.keep = func() tea.Cmd { return t.open(c.ID) }
		carried := carried(env, c)
		return []form.Row{t.text, &told{say: func() string { return carried }, gap: true}}
	}
	return t
}

func (t *Title) open(challenge journal.ID) tea.Cmd {
	title := strings.TrimSpace(t.text.Value)
	var made plan.Opened
	m := t.env.Method
	return t.write("loop", "", func(w *store.Writer) error {
		var err error
		made, err = plan.Next(w, m, challenge, title)
		return err
	}, func() tea.Msg { return ui.Go{Challenge: challenge, Loop: made.Loop, Phase: 1, Write: true} })
}

// carried says what goes into the next loop before it is opened: the questions that
// a meeting decided on, and the indicators.
func carried(env *ui.Env, c *journal.Challenge) string {
	current := c.Current()
	if current == nil {
		return ""
	}
	var lines []string
	decided := plan.Decided(env.Method, c.MeetingsOf(current.ID))
	for len(decided) > 0 {
		// What was decided at one meeting is said together.
		source, names, rest := decided[0].Source, []string{}, []plan.Decision{}
		for _, d := range decided {
			if d.Source != source {
				rest = append(rest, d)
				continue
			}
			item, _ := env.Method.Item(d.Into)
			names = append(names, item.Name)
		}
		from := env.T("window.loop.carried.undated")
		if !source.Day.IsZero() {
			from = env.T("window.loop.carried.meeting", env.Words.Day(source.Day.Time()))
		}
		lines = append(lines, env.T("window.loop.carried.from", from, env.Words.List(names)))
		decided = rest
	}
	if n := len(c.IndicatorsOf(current)); n > 0 {
		lines = append(lines, env.Words.N("window.loop.carried.signs", n, ui.Capital(env.Words.Count(n))))
	}
	return strings.Join(lines, "\n")
}

// NewClose makes the window that closes a challenge, with what became of it.
func NewClose(env *ui.Env, challenge journal.ID) *Title {
	t := &Title{challenge: challenge, first: "closing"}
	t.start(env, env.T("window.close.title"))
	t.text = &form.Text{Name: "closing", Question: env.T("window.close.ask"), Help: env.T("window.close.help"), Most: 8, Tight: true}
	t.shown = func(c *journal.Challenge) []form.Row {
		t.live(t.text, journal.TextRef{Object: c.ID, Name: journal.TextClosing}, c.Closing, nil, nil)
		id, today := c.ID, env.Today()
		// Off by default: notes are what was seen, and nobody has to go through them.
		notes := pickRow("notes", env.T("window.close.notes.ask"), "keep", options(env, "window.close.notes.", "keep", "sort"))
		t.keep = func() tea.Cmd {
			var then func() tea.Msg
			if notes.Value() == "sort" {
				then = func() tea.Msg { return ui.Act{ID: action.SortNotes} }
			}
			return t.write("close", env.T("window.close.kept"), func(w *store.Writer) error {
				return w.SetStatus(id, journal.Closed, today)
			}, then)
		}
		return []form.Row{t.text, &told{say: func() string { return " " }}, notes, &told{say: func() string { return ui.OneLine(c.Title.Words, width) }, gap: true}}
	}
	return t
}

// Init reads the challenge that the window is about, and the words that were
// begun. A new challenge can be named at once.
func (t *Title) Init() tea.Cmd {
	var cmd tea.Cmd
	making := t.voice != nil
	if making {
		cmd = tea.Batch(t.rows(t.first, t.shown(nil)...), t.ready())
	}
	id := t.challenge
	return tea.Batch(cmd, fetch(&t.base, func(r *store.Reader) (*journal.Challenge, error) {
		if making {
			return nil, nil
		}
		return challengeOr(r, id)
	}))
}

// Update takes what was read, and what is typed.
func (t *Title) Update(msg tea.Msg) tea.Cmd {
	got, cmd, ok := take[*journal.Challenge](&t.base, msg)
	if !ok {
		return cmd
	}
	var cmds []tea.Cmd
	switch {
	case t.loaded:
	case got.what == nil:
		cmds = append(cmds, t.about("window.measure.no_challenge"))
	default:
		cmds = append(cmds, t.rows(t.first, t.shown(got.what)...))
	}
	for i, d := range t.drafts {
		cmds = append(cmds, d.found(&t.base, got.drafts[i]))
	}
	if !t.loaded {
		cmds = append(cmds, t.ready())
	}
	return tea.Batch(cmds...)
}
