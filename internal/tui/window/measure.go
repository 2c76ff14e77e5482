package window

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Measurement is the window that takes a value of an indicator: value, when,
// seen by whom.
type Measurement struct {
	base
	challenge, indicator, id journal.ID

	c     *journal.Challenge
	which *form.Choice
	value *form.Text
	day   *form.Text
	seen  *form.Choice
	how   *form.Text
}

// NewMeasurement makes the window for a new measurement of an indicator (zero: to
// be chosen among the challenge's), or for changing the measurement of an id.
func NewMeasurement(env *ui.Env, challenge, indicator, id journal.ID) *Measurement {
	m := &Measurement{challenge: challenge, indicator: indicator, id: id}
	m.start(env, env.T("window.measure.title"))
	m.value = lineRow("value", env.T("window.measure.value"), "")
	m.day = dayRow(env, "day", env.T("window.when"), typedDay(env, env.Today()), i18n.Past)
	m.seen = seenRow(env, "")
	m.how = lineRow("how", env.T("window.measure.how"), "")
	if id.IsZero() {
		m.begin("measurement/how", m.how)
	}
	return m
}

// Init reads the challenge and its indicators.
func (m *Measurement) Init() tea.Cmd {
	hint, indicator, id := m.challenge, m.indicator, m.id
	return fetch(&m.base, func(r *store.Reader) (*journal.Challenge, error) {
		return challengeWith(r, hint, func(c *journal.Challenge) bool {
			if !id.IsZero() {
				i, _ := measurement(c, id)
				return i != nil
			}
			return indicator.IsZero() || c.Indicator(indicator) != nil
		})
	})
}

// Update takes what was read, and what is typed.
func (m *Measurement) Update(msg tea.Msg) tea.Cmd {
	got, cmd, ok := take[*journal.Challenge](&m.base, msg)
	if !ok {
		return cmd
	}
	m.c = got.what
	if len(got.drafts) > 0 {
		m.how.Value = got.drafts[0]
	}
	if m.c == nil || len(m.c.Indicators) == 0 {
		return tea.Batch(m.offer(), m.ready())
	}
	m.choose()
	m.keep = m.save
	return tea.Batch(m.rows("value", m.which, m.value, &told{say: m.facts, in: labelW + 2}, m.day, m.seen, m.how), m.ready())
}

// offer takes the place of the window where there is nothing to measure.
func (m *Measurement) offer() tea.Cmd {
	env, c := m.env, m.c
	if c == nil {
		return m.rows("make", &told{say: func() string { return env.T("window.measure.no_challenge") }},
			&told{say: func() string { return " " }},
			&form.Button{Name: "make", Left: env.Name("new"), Press: func() tea.Cmd {
				return ui.Send(ui.Replace{Screen: NewChallenge(env)})
			}})
	}
	id := c.ID
	return m.rows("make", &told{say: func() string { return env.T("window.measure.no_indicator") }},
		&told{say: func() string { return " " }},
		&form.Button{Name: "make", Left: env.Name("indicator"), Press: func() tea.Cmd {
			return ui.Send(ui.Replace{Screen: NewIndicator(env, id, journal.ID{})})
		}})
}

// choose makes the row of indicators, those of the current loop first, and fills
// in the measurement that is changed.
func (m *Measurement) choose() {
	var options []form.Option
	seen := map[journal.ID]bool{}
	list := append(m.c.IndicatorsOf(m.c.Current()), m.c.Indicators...)
	for _, i := range list {
		if !seen[i.ID] {
			seen[i.ID] = true
			options = append(options, form.Option{ID: i.ID.String(), Name: ui.OneLine(i.Name.Words, 40)})
		}
	}
	picked := options[0].ID
	if !m.indicator.IsZero() && seen[m.indicator] {
		picked = m.indicator.String()
	}
	if of, old := measurement(m.c, m.id); !m.id.IsZero() && old != nil {
		m.title = m.env.T("window.measure.change")
		picked = of.ID.String()
		options = []form.Option{{ID: picked, Name: ui.OneLine(of.Name.Words, 40)}}
		m.value.Value = typed(m.env, of.Kind, old.Value)
		m.day.Value = typedDay(m.env, old.Day)
		m.seen.Picked = map[string]bool{old.SeenBy: true}
		m.live(m.how, journal.TextRef{Object: old.ID, Name: journal.TextHow}, old.How, nil, nil)
	}
	m.which = pickRow("indicator", m.env.T("window.measure.indicator"), picked, options)
	m.which.Set = func([]string) tea.Cmd {
		m.value.Fault = ""
		m.hint()
		return nil
	}
	m.hint()
}

// of is the indicator that is chosen.
func (m *Measurement) of() *journal.Indicator {
	for _, i := range m.c.Indicators {
		if i.ID.String() == m.which.Value() {
			return i
		}
	}
	return m.c.Indicators[0]
}

// hint says in the empty field what a value looks like.
func (m *Measurement) hint() {
	kind := m.of().Kind
	key := "window.measure.hint_" + string(kind)
	if !m.env.Words.Has(key) {
		key = "window.measure.hint_number"
	}
	m.value.Hint = m.env.T(key)
	m.value.Echo = func(value string) string {
		i := m.of()
		n, err := readValue(i.Kind, value)
		if err != nil {
			return m.value.Hint
		}
		return strings.TrimSpace(summary.Value(m.env.Words, i, n) + " " + ui.OneLine(i.Unit.Words, 30))
	}
}

// facts are where the indicator began, where it is to go and where it was last.
func (m *Measurement) facts() string {
	i := m.of()
	loop := m.c.Current()
	if loop == nil {
		return ""
	}
	s := m.c.SeriesOf(i, loop)
	var facts []string
	if s.Baseline.Set {
		facts = append(facts, m.env.T("window.measure.baseline", summary.Value(m.env.Words, i, s.Baseline.N)))
	}
	if s.Target.Set {
		facts = append(facts, m.env.T("window.measure.target", summary.Value(m.env.Words, i, s.Target.N)))
	}
	if last, ok := s.Last(); ok && last.ID != m.id {
		facts = append(facts, m.env.T("window.measure.last", summary.Value(m.env.Words, i, last.Value), m.env.When(last.Day)))
	}
	if len(facts) == 0 {
		return ""
	}
	return strings.Join(facts, " · ")
}

func (m *Measurement) save() tea.Cmd {
	i := m.of()
	value, err := readValue(i.Kind, m.value.Value)
	if err != nil {
		return m.refuse(m.value, err)
	}
	day, err := readDay(m.env, m.day.Value, i18n.Past)
	if err != nil {
		return m.refuse(m.day, err)
	}
	seen, how, id, indicator := m.seen.Value(), m.how.Value, m.id, i.ID
	if !id.IsZero() {
		return m.write("measurement", "", func(w *store.Writer) error {
			return w.SetMeasurement(id, value, day, seen)
		}, nil)
	}
	say := m.env.T("window.measure.kept", ui.OneLine(i.Name.Words, 40), m.value.Echo(m.value.Value))
	return m.write("measurement", say, func(w *store.Writer) error {
		made, err := w.NewMeasurement(indicator, value, day, seen)
		if err != nil || strings.TrimSpace(how) == "" {
			return err
		}
		_, err = w.SetText(journal.TextRef{Object: made, Name: journal.TextHow}, how, "")
		return err
	}, nil)
}
