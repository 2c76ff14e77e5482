package window

import (
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Indicator is the window for a sign that the challenge is eased: what it is
// called, how it is counted, where it stands and where it is to go.
type Indicator struct {
	base
	challenge, id journal.ID

	c                          *journal.Challenge
	name, unit                 *form.Text
	kind, better               *form.Choice
	baseline, target, expected *form.Text
	sure                       *form.Choice
}

// NewIndicator makes the window for a new indicator of a challenge (zero: the one
// last worked on), or for changing the indicator of an id.
func NewIndicator(env *ui.Env, challenge, id journal.ID) *Indicator {
	i := &Indicator{challenge: challenge, id: id}
	i.start(env, env.T("window.indicator.title"))
	i.name = lineRow("name", env.T("window.indicator.name"), "")
	i.name.Echo = i.reading
	i.unit = lineRow("unit", env.T("window.indicator.unit"), "")
	i.unit.Hint = env.T("window.indicator.unit_hint")
	i.kind = pickRow("kind", env.T("window.indicator.kind"), string(journal.KindCount), options(env, "window.indicator.kind_",
		string(journal.KindCount), string(journal.KindNumber), string(journal.KindPercent), string(journal.KindScale), string(journal.KindYesNo)))
	i.better = pickRow("better", env.T("window.indicator.better"), string(journal.Down), options(env, "window.indicator.better_",
		string(journal.Down), string(journal.Up), string(journal.Neither)))
	i.better.Set = func([]string) tea.Cmd { return i.lay() }
	i.baseline = lineRow("baseline", env.T("window.indicator.baseline"), "")
	i.target = lineRow("target", env.T("window.indicator.target"), "")
	i.expected = lineRow("expected", env.T("window.indicator.expected"), "")
	i.sure = pickRow("sure", env.T("window.indicator.sure"), "", append([]form.Option{{Name: env.T("window.not_said")}},
		options(env, "window.indicator.sure_", "low", "medium", "high")...))
	if id.IsZero() {
		i.begin("indicator/name", i.name)
		i.begin("indicator/unit", i.unit)
	}
	return i
}

// options makes choices of ids, their names in the catalogue under a common key.
func options(env *ui.Env, key string, ids ...string) []form.Option {
	var list []form.Option
	for _, id := range ids {
		list = append(list, form.Option{ID: id, Name: env.T(key + id)})
	}
	return list
}

// Init reads the challenge.
func (i *Indicator) Init() tea.Cmd {
	hint, id := i.challenge, i.id
	return fetch(&i.base, func(r *store.Reader) (*journal.Challenge, error) {
		return challengeWith(r, hint, func(c *journal.Challenge) bool {
			return id.IsZero() || c.Indicator(id) != nil
		})
	})
}

// Update takes what was read, and what is typed.
func (i *Indicator) Update(msg tea.Msg) tea.Cmd {
	got, cmd, ok := take[*journal.Challenge](&i.base, msg)
	if !ok {
		return cmd
	}
	i.c = got.what
	if i.c == nil {
		env := i.env
		return tea.Batch(i.rows("make", &told{say: func() string { return env.T("window.measure.no_challenge") }},
			&form.Button{Name: "make", Left: env.Name(action.NewChallenge), Press: func() tea.Cmd {
				return ui.Send(ui.Replace{Screen: NewChallenge(env)})
			}}), i.ready())
	}
	if len(got.drafts) > 0 {
		i.name.Value, i.unit.Value = got.drafts[0], got.drafts[1]
	}
	if old := i.c.Indicator(i.id); old != nil {
		i.fill(old)
	}
	i.keep = i.save
	return tea.Batch(i.lay(), i.ready())
}

// fill shows the indicator that is changed, with what is planned for it in the
// current loop.
func (i *Indicator) fill(old *journal.Indicator) {
	e := i.env
	i.title = e.T("window.indicator.change")
	i.live(i.name, journal.TextRef{Object: old.ID, Name: journal.TextName}, old.Name, notBlank, nil)
	i.live(i.unit, journal.TextRef{Object: old.ID, Name: journal.TextUnit}, old.Unit, nil, nil)
	i.kind.Picked = map[string]bool{string(old.Kind): true}
	i.better.Picked = map[string]bool{string(old.Better): true}
	if loop := i.c.Current(); loop != nil {
		p := old.Plan(loop.ID)
		i.baseline.Value = typedValue(e, old.Kind, p.Baseline)
		i.target.Value = typedValue(e, old.Kind, p.Target)
		i.expected.Value = typedValue(e, old.Kind, p.Expected)
		i.sure.Picked = map[string]bool{p.Sure: true}
	}
}

// notBlank keeps the old words where the leader emptied a name: a thing without a
// name could not be found again.
func notBlank(typed string) (string, bool) {
	return typed, strings.TrimSpace(typed) != ""
}

// lay puts the rows in; an indicator of no direction has no target.
func (i *Indicator) lay() tea.Cmd {
	rows := []form.Row{i.name, i.kind, i.unit, i.better, i.baseline}
	if i.better.Value() != string(journal.Neither) {
		rows = append(rows, i.target)
	}
	return i.rows("name", append(rows, i.expected, i.sure)...)
}

// reading tells how a line such as "sene overleveringer, 9 om ugen nu, helst 3"
// is taken; tab or enter takes it so.
func (i *Indicator) reading(value string) string {
	s, ok := i.sign(value)
	if !ok {
		return ""
	}
	parts := []string{s.Name}
	if s.Baseline.Set {
		parts = append(parts, i.env.T("window.measure.baseline", typedValue(i.env, s.Kind, s.Baseline)))
	}
	if s.Target.Set {
		parts = append(parts, i.env.T("window.measure.target", typedValue(i.env, s.Kind, s.Target)))
	}
	if s.Unit != "" {
		parts = append(parts, s.Unit)
	}
	return i.env.T("window.indicator.read_as", strings.Join(parts, " · "))
}

// sign reads the name as a whole line, while nothing else was filled in.
func (i *Indicator) sign(value string) (journal.Sign, bool) {
	if !i.id.IsZero() || i.unit.Value != "" || i.baseline.Value != "" || i.target.Value != "" {
		return journal.Sign{}, false
	}
	return journal.ParseSign(value)
}

// take fills the rows in from such a line.
func (i *Indicator) take() tea.Cmd {
	s, ok := i.sign(i.name.Value)
	if !ok {
		return nil
	}
	e := i.env
	cmd := i.form.StopWriting()
	i.name.Value, i.unit.Value = s.Name, s.Unit
	i.kind.Picked = map[string]bool{string(s.Kind): true}
	i.better.Picked = map[string]bool{string(s.Better): true}
	i.baseline.Value = typedValue(e, s.Kind, s.Baseline)
	i.target.Value = typedValue(e, s.Kind, s.Target)
	return tea.Batch(cmd, i.lay())
}

// Do moves and keeps; leaving the name takes what it says of itself.
func (i *Indicator) Do(id action.ID) (tea.Cmd, bool) {
	if i.loaded && !i.saving && i.form.At() == "name" && (id == action.Next || id == action.Keep || id == action.Save) {
		cmd := i.take()
		more, ok := i.base.Do(id)
		return tea.Batch(cmd, more), ok
	}
	return i.base.Do(id)
}

func (i *Indicator) save() tea.Cmd {
	name := strings.TrimSpace(i.name.Value)
	if name == "" {
		return i.refuse(i.name, i18n.NewFault("window_empty"))
	}
	kind, better := journal.IndicatorKind(i.kind.Value()), journal.Better(i.better.Value())
	var p journal.Plan
	for _, v := range []struct {
		row  *form.Text
		into *journal.Value
	}{{i.baseline, &p.Baseline}, {i.target, &p.Target}, {i.expected, &p.Expected}} {
		row := v.row
		if v.into == &p.Target && better == journal.Neither {
			continue
		}
		got, err := optional(kind, row.Value)
		if err != nil {
			return i.refuse(row, err)
		}
		*v.into = got
	}
	if p.Expected.Set {
		p.Sure = i.sure.Value()
	}
	c, id, unit := i.c, i.id, strings.TrimSpace(i.unit.Value)
	loop := c.Current()
	if old := c.Indicator(id); old != nil && loop != nil && kind != old.Kind {
		// What is typed here takes the place of this loop's plan; the rest stands.
		then := *old
		then.Plans = maps.Clone(old.Plans)
		then.Plans[loop.ID] = p
		if !then.CanBe(kind) {
			return i.refuse(i.name, i18n.NewFault("window_kind", i18n.Key("window.indicator.kind_"+string(kind))))
		}
	}
	return i.write("indicator", "", func(w *store.Writer) error {
		if !id.IsZero() {
			if err := w.SetIndicator(id, kind, better); err != nil {
				return err
			}
		} else {
			var err error
			if id, err = w.NewIndicator(c.ID, name, kind, better); err != nil {
				return err
			}
			if unit != "" {
				if _, err = w.SetText(journal.TextRef{Object: id, Name: journal.TextUnit}, unit, ""); err != nil {
					return err
				}
			}
		}
		if loop == nil {
			return nil
		}
		return w.SetPlan(id, loop.ID, p)
	}, nil)
}
