package method

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func to(s string) *string { return &s }

func TestOverlayRewords(t *testing.T) {
	m := load(t, Danish)
	err := m.Apply(Overlay{
		Vision: to("det gode\n børneliv"),
		Questions: map[string]Wording{
			"plan.try":         {Ask: to("Hvad prøver jeg/vi af ind i {vision}?"), Name: to("det, I prøver")},
			"trial.baseline":   {Short: to("Hvor står vi?"), Help: to(" Kort. ")},
			"trial.methods":    {Help: to("")},
			"after.do":         {Ask: to("Hvad gør jeg så?"), We: to("Hvad gør alle så?")},
			"meeting.round":    {Ask: to("Vi hører hinanden.")},
			"meeting.patterns": {Ask: to("Mønsteranalyse på tværs")},
			"interview":        {Ask: to("Første runde")},
			"after.challenge":  {Ask: to("Hvor svært er det nu?"), Both: to("Hvor svært er det?")},
			"before.scale":     {Ask: to("Hvor svært er det?")},
			"before.think":     {Ask: to("Hvad tænker jeg/vi?")},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	methods, _ := m.Item("trial.methods")
	round, _ := m.Item("meeting.round")
	patterns, _ := m.Item("meeting.patterns")
	baseline, _ := m.Item("trial.baseline")
	try, _ := m.Item("plan.try")
	for _, c := range []struct{ got, want string }{
		{m.Question("plan.try", We), "Hvad prøver vi af ind i det gode børneliv?"},
		{try.Name, "det, I prøver"},
		{m.Phases[1].Items[0].Ask.I, "Hvad prøver jeg af ind i {vision}?"},
		{m.Trial[0].Short, "Hvor står vi?"},
		{baseline.Help, "Kort."},
		{m.First[1].Help, "Kort."},
		{baseline.Ask.I, "Hvad kendetegner den ledelsesmæssige udfordring, jeg gerne vil arbejde med?"},
		{methods.Help, ""},
		{m.Question("after.do", I), "Hvad gør jeg så?"},
		{m.Question("after.do", We), "Hvad gør alle så?"},
		{round.Lead, ""},
		{patterns.Lead, "Mønsteranalyse"},
		{m.Rounds[0].Title, "Første runde"},
		{m.Both("after.challenge", I), "Hvor svært er det?"},
		// In other words than before, so what the two have in common is unknown.
		{m.Both("after.think", I), ""},
		{m.Both("after.do", I), ""},
		{m.Question("after.scale", I), "På en skala fra 1 til 5: Hvor meget understøtter prøvehandlingen ledelsesarbejdet ind i det gode børneliv?"},
		{m.Echo("before.scale", 2), "udfordrer i høj grad"},
	} {
		if c.got != c.want {
			t.Errorf("%q, should be %q", c.got, c.want)
		}
	}
	if err := m.Apply(Overlay{Vision: to("")}); err != nil {
		t.Fatal(err)
	}
	if got := m.Question("plan.try", I); got != "Hvad prøver jeg af?" {
		t.Errorf("a second overlay: %q", got)
	}
	if got := load(t, Danish).Question("plan.try", I); got != "Hvad skal vi afprøve?" {
		t.Errorf("the overlay reached another method: %q", got)
	}
}

func TestOverlayAdds(t *testing.T) {
	m := load(t, English)
	err := m.Apply(Overlay{Own: []Own{
		{ID: "own.safety", Phase: "plan", Kind: Text, Ask: "What do I/we do towards {vision} to make it safe?", Short: "Safety", Help: "Briefly."},
		{ID: "own.risk-2.low", Phase: "plan", Kind: Scale, Ask: "How risky?", Verb: "is", Steps: []string{"a", "b", "c", "d", "e"}, Name: "the risk"},
		{ID: "own.last", Phase: "plan", After: "trial.when", Kind: Date, Ask: "By when?"},
		{ID: "own.line", Phase: "renew", Kind: Line, Ask: "One word?"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"plan.try", "plan.experience", "own.safety", "own.risk-2.low",
		"trial.indicators", "indicators", "trial.methods", "trial.when", "own.last",
	}
	if got := ids(m.Phases[1].Items); !slices.Equal(got, want) {
		t.Errorf("planning holds %q", got)
	}
	if got := ids(m.Phases[5].Items); !slices.Equal(got[:4], []string{"renew.insights", "renew.track", "own.line", "renew.decision"}) {
		t.Errorf("the closing words are not last: %q", got)
	}
	for _, id := range []string{"own.safety", "own.risk-2.low", "own.last", "own.line"} {
		item, ok := m.Item(id)
		if !ok || !item.Own || item.On != OnLoop || item.Counts || item.Ready > 0 || item.Name == "" || item.Phase == "" {
			t.Errorf("%s: %+v", id, item)
		}
		if !slices.Contains(m.IDs(), id) {
			t.Errorf("%s can't be answered", id)
		}
	}
	if got := m.Question("own.safety", We); got != "What do we do towards self-worth and coherence to make it safe?" {
		t.Errorf("%q", got)
	}
	if item, _ := m.Item("own.safety"); item.Name != "What do I do to make it safe?" {
		t.Errorf("named %q", item.Name)
	}
	if item, _ := m.Item("own.last"); item.Plans || item.Options[0].Name != "not known yet" {
		t.Errorf("%+v", item)
	}
	if got := m.Echo("own.risk-2.low", 2); got != "is b" {
		t.Errorf("%q", got)
	}
	if got := m.Suggest("own.safty"); got != "own.safety" {
		t.Errorf("%q", got)
	}
	before := len(m.IDs())
	err = m.Apply(Overlay{Own: []Own{{ID: "own.safety", Phase: "act", Kind: Text, Ask: "Again?"}}})
	if problem := new(Problem); !errors.As(err, &problem) || problem.Code != ProblemDouble || len(m.IDs()) != before {
		t.Errorf("a second overlay repeats an id: %v", err)
	}
}

func TestOverlayFaults(t *testing.T) {
	own := func(change func(*Own)) Overlay {
		o := Own{ID: "own.a", Phase: "plan", Kind: Text, Ask: "A?"}
		change(&o)
		return Overlay{Own: []Own{{ID: "own.first", Phase: "plan", Kind: Text, Ask: "First?"}, o}}
	}
	word := func(id string, w Wording) Overlay { return Overlay{Questions: map[string]Wording{id: w}} }
	for _, c := range []struct {
		o         Overlay
		key, code string
		args      []any
	}{
		{word("plan.tri", Wording{Ask: to("A?")}), `questions."plan.tri"`, ProblemMeant, []any{"plan.tri", "plan.try"}},
		{word("hund", Wording{Ask: to("A?")}), `questions."hund"`, ProblemUnknown, []any{"hund"}},
		{word("plan.try", Wording{Ask: to(" \n")}), `questions."plan.try".ask`, ProblemEmpty, []any{`questions."plan.try".ask`}},
		{word("plan.try", Wording{We: to("")}), `questions."plan.try".we`, ProblemEmpty, []any{`questions."plan.try".we`}},
		{word("plan.try", Wording{Name: to("")}), `questions."plan.try".name`, ProblemEmpty, []any{`questions."plan.try".name`}},
		{word("plan.try", Wording{Ask: to("A\x1b[2Jb?")}), `questions."plan.try".ask`, ProblemControl, []any{`questions."plan.try".ask`}},
		{word("plan.try", Wording{Ask: to("Hvad med {vision}?")}), `questions."plan.try".ask`, ProblemVision, []any{"ind i {vision}"}},
		{word("plan.try", Wording{Ask: to("A ind i {visjon}?")}), `questions."plan.try".ask`, ProblemMark, []any{"{visjon}"}},
		{word("plan.try", Wording{Help: to("Tænk på {vision}.")}), `questions."plan.try".help`, ProblemMark, []any{"{vision}"}},
		{Overlay{Vision: to("{vision}")}, "vision", ProblemMark, []any{"{vision}"}},
		{Overlay{Vision: to("a\x00b")}, "vision", ProblemControl, []any{"vision"}},
		{own(func(o *Own) { o.ID = "plan.more" }), "own[1].id", ProblemOwnID, []any{"plan.more"}},
		{own(func(o *Own) { o.ID = "own." }), "own[1].id", ProblemOwnID, []any{"own."}},
		{own(func(o *Own) { o.ID = "own.Ære" }), "own[1].id", ProblemOwnID, []any{"own.Ære"}},
		{own(func(o *Own) { o.ID = "own.first" }), "own[1].id", ProblemDouble, []any{"own.first"}},
		{own(func(o *Own) { o.Kind = "essay" }), "own[1].kind", ProblemKind, []any{"essay", "text, line, scale, date"}},
		{own(func(o *Own) { o.Kind = Meeting }), "own[1].kind", ProblemKind, []any{"meeting", "text, line, scale, date"}},
		{own(func(o *Own) { o.Ask = "" }), "own[1].ask", ProblemEmpty, []any{"own[1].ask"}},
		{own(func(o *Own) { o.Phase = "plans" }), "own[1].phase", ProblemPhase, []any{"plans", "formulate, plan, act, observe, reflect, renew"}},
		{own(func(o *Own) { o.After = "act.help" }), "own[1].after", ProblemAfter, []any{"act.help", "plan"}},
		{own(func(o *Own) { o.Kind = Scale }), "own[1].steps", ProblemSteps, []any{0}},
		{own(func(o *Own) { o.Kind, o.Steps = Scale, []string{"a", "b", "", "d", "e"} }), "own[1].steps", ProblemEmpty, []any{"own[1].steps"}},
		{own(func(o *Own) { o.Steps = []string{"a"} }), "own[1]", ProblemNoSteps, nil},
	} {
		m, before := load(t, Danish), load(t, Danish)
		err := m.Apply(c.o)
		var p *Problem
		if !errors.As(err, &p) {
			t.Errorf("%s %s is not refused: %v", c.key, c.code, err)
			continue
		}
		if p.Key != c.key || p.Code != c.code || !reflect.DeepEqual(p.Args, c.args) {
			t.Errorf("%v, should be %s %s %v", p, c.key, c.code, c.args)
		}
		if code, args := p.Fault(); code != p.Code || fmt.Sprint(args) != fmt.Sprint(p.Args) {
			t.Errorf("the fault is %s %v", code, args)
		}
		if !strings.Contains(p.Error(), c.key) {
			t.Errorf("%q does not say where", p.Error())
		}
		if !reflect.DeepEqual(m, before) {
			t.Errorf("%s %s: the method was changed by what was refused", c.key, c.code)
		}
	}
}
