package window

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Outcome is the window that says how the trial action went: which of three, when,
// and in words. All three can be learned from.
type Outcome struct {
	base
	challenge, loop journal.ID

	what  *form.Choice
	day   *form.Text
	story *form.Text
}

// NewOutcome makes the window for a loop (zero: the current one) of a challenge
// (zero: the one last worked on). only are the outcomes that can be chosen, all
// where it is empty.
func NewOutcome(env *ui.Env, challenge, loop journal.ID, only []string) *Outcome {
	o := &Outcome{challenge: challenge, loop: loop}
	o.start(env, env.T("window.outcome.title"))
	var list []form.Option
	for _, opt := range named(env.Method.Outcomes) {
		keep := len(only) == 0
		for _, id := range only {
			keep = keep || id == opt.ID
		}
		if keep {
			list = append(list, opt)
		}
	}
	if len(list) == 0 {
		list = named(env.Method.Outcomes)
	}
	o.what = pickRow("outcome", env.T("window.outcome.how"), list[0].ID, list)
	o.day = dayRow(env, "day", env.T("window.when"), typedDay(env, env.Today()), i18n.Past)
	o.story = &form.Text{Name: "story", Question: env.T("window.outcome.words"), Most: 8, Tight: true}
	return o
}

// Init reads the loop.
func (o *Outcome) Init() tea.Cmd {
	hint, id := o.challenge, o.loop
	return fetch(&o.base, func(r *store.Reader) (*journal.Loop, error) {
		c, err := challengeOr(r, hint)
		if err != nil || c == nil {
			return nil, err
		}
		if l := c.Loop(id); l != nil {
			return l, nil
		}
		return c.Current(), nil
	})
}

// Update takes what was read, and what is typed.
func (o *Outcome) Update(msg tea.Msg) tea.Cmd {
	got, cmd, ok := take[*journal.Loop](&o.base, msg)
	if !ok {
		return cmd
	}
	l := got.what
	if l == nil {
		return o.about("window.measure.no_challenge")
	}
	o.loop = l.ID
	for _, opt := range o.what.Options {
		if opt.ID == string(l.Outcome) {
			o.what.Picked = map[string]bool{opt.ID: true}
			o.day.Value = typedDay(o.env, l.OutcomeOn)
		}
	}
	o.live(o.story, journal.TextRef{Object: l.ID, Name: journal.TextOutcome}, l.Story, nil, nil)
	o.keep = o.save
	return tea.Batch(o.rows("outcome", o.what, o.day, &told{say: func() string { return " " }}, o.story), o.ready())
}

func (o *Outcome) save() tea.Cmd {
	day, err := readDay(o.env, o.day.Value, i18n.Past)
	if err != nil {
		return o.refuse(o.day, err)
	}
	loop, what := o.loop, journal.Outcome(o.what.Value())
	return o.write("outcome", "", func(w *store.Writer) error { return w.SetOutcome(loop, what, day) }, nil)
}
