package method

import (
	"cmp"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// everywhere lists every item of a method once, headings included.
func everywhere(m *Method) []Item {
	all := []Item{m.Title}
	for _, p := range m.Phases {
		all = append(all, p.Items...)
	}
	all = append(all, m.Agenda...)
	for _, r := range m.Rounds {
		all = append(append(all, r.Item), r.Prompts...)
	}
	return all
}

// wordless takes the words of an item away, so that what is left must be the
// same in every language.
func wordless(item Item) Item {
	steps, prompts := len(item.Steps), len(item.Prompts)
	item.Ask, item.Both = Asked{}, Asked{}
	item.Name, item.Verb = "", ""
	present := func(s *string) {
		if *s != "" {
			*s = "there"
		}
	}
	present(&item.Lead)
	present(&item.Short)
	present(&item.Help)
	present(&item.Example)
	item.Steps, item.Prompts = make([]string, steps), make([]string, prompts)
	item.Options = optionIDs(item.Options)
	return item
}

func optionIDs(options []Option) []Option {
	var out []Option
	for _, o := range options {
		out = append(out, Option{ID: o.ID})
	}
	return out
}

func TestLanguagesHaveTheSame(t *testing.T) {
	da, en := load(t, Danish), load(t, English)
	if !slices.Equal(da.IDs(), en.IDs()) {
		t.Errorf("ids\n%q\n%q", da.IDs(), en.IDs())
	}
	a, b := everywhere(da), everywhere(en)
	if len(a) != len(b) {
		t.Fatalf("%d items and %d", len(a), len(b))
	}
	for i := range a {
		if x, y := wordless(a[i]), wordless(b[i]); !reflect.DeepEqual(x, y) {
			t.Errorf("%s differs:\n%+v\n%+v", a[i].ID, x, y)
		}
		if (a[i].Both.I == "") != (b[i].Both.I == "") || (a[i].Ask.I == a[i].Ask.We) != (b[i].Ask.I == b[i].Ask.We) {
			t.Errorf("%s has other forms in Danish than in English", a[i].ID)
		}
	}
	for name, lists := range map[string][2][]Option{
		"levels": {da.Levels, en.Levels}, "values": {da.Values, en.Values},
		"perspectives": {da.Perspectives, en.Perspectives}, "seen by": {da.SeenBy, en.SeenBy},
		"meeting kinds": {da.MeetingKinds, en.MeetingKinds}, "entry kinds": {da.EntryKinds, en.EntryKinds},
		"outcomes": {da.Outcomes, en.Outcomes}, "lenses": {da.Lenses, en.Lenses}, "terms": {da.Terms, en.Terms},
	} {
		if len(lists[0]) == 0 || !reflect.DeepEqual(optionIDs(lists[0]), optionIDs(lists[1])) {
			t.Errorf("%s: %v, %v", name, lists[0], lists[1])
		}
	}
	if da.About == en.About || da.Year == en.Year {
		t.Error("the languages say the same words")
	}
}

// TestItemsAreWhole checks what every screen and rule relies on.
func TestItemsAreWhole(t *testing.T) {
	for _, lang := range []Lang{Danish, English} {
		m := load(t, lang)
		ranks := map[int]string{}
		for _, item := range everywhere(m) {
			if !slices.Contains(kinds(), item.Kind) {
				t.Errorf("%s has the kind %q", item.ID, item.Kind)
			}
			if item.Kind == Heading {
				continue
			}
			if item.On != OnLoop && item.On != OnChallenge && item.On != OnMeeting {
				t.Errorf("%s is answered on %q", item.ID, item.On)
			}
			if (item.Kind == Scale) != (len(item.Steps) == 5 && item.Verb != "") {
				t.Errorf("%s has the steps %q", item.ID, item.Steps)
			}
			choice := slices.Contains([]Kind{Choice, Choices, Outcome, Date}, item.Kind)
			if choice != (len(item.Options) > 0) {
				t.Errorf("%s has the options %v", item.ID, item.Options)
			}
			if item.Kind == Log && len(item.EntryKinds) == 0 {
				t.Errorf("%s lists no kind of note", item.ID)
			}
			for _, id := range []string{item.Same, item.Under, item.Pair, item.Into, item.Beside} {
				if _, ok := m.Item(id); id != "" && !ok {
					t.Errorf("%s names %q, which is not there", item.ID, id)
				}
			}
			for _, id := range slices.Concat(item.AnsweredBy, item.EntryKinds) {
				_, ok := m.Item(id)
				if !ok && !slices.ContainsFunc(m.EntryKinds, func(o Option) bool { return o.ID == id }) {
					t.Errorf("%s names %q, which is neither a list nor a kind of note", item.ID, id)
				}
			}
			if item.Ready > 0 {
				if double := ranks[item.Ready]; double != "" {
					t.Errorf("%s and %s are equally valuable", item.ID, double)
				}
				ranks[item.Ready] = item.ID
			}
		}
		names := map[string]string{}
		for _, item := range everywhere(m) {
			if double, ok := names[item.Name]; ok && item.Kind != Heading {
				t.Errorf("%s and %s are both called %q", item.ID, double, item.Name)
			}
			names[item.Name] = item.ID
		}
	}
}

// TestReadinessLooksAtWhatIsDecided lists what a reflection meeting is better
// prepared with: the sheet, before, after, reflect.think, stars, meeting.ask
// and a measurement; not what comes at the meeting or after it.
func TestReadinessLooksAtWhatIsDecided(t *testing.T) {
	m := load(t, English)
	looked := []Item{}
	for _, item := range everywhere(m) {
		if item.Ready > 0 {
			looked = append(looked, item)
		}
	}
	want := append(ids(m.Trial), ids(m.Evaluation)...)
	want = append(want, "reflect.think", "meeting.ask", "measurements")
	have := ids(looked)
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		t.Errorf("readiness looks at\n%q, decided is\n%q", have, want)
	}
	slices.SortFunc(looked, func(a, b Item) int { return cmp.Compare(a.Ready, b.Ready) })
	for n, item := range looked {
		if item.Ready != n+1 {
			t.Fatalf("%s is number %d of readiness and says %d", item.ID, n+1, item.Ready)
		}
	}
	for _, item := range everywhere(m) {
		if (item.Ready > 0 || item.Counts) && (item.Kind == Choices || item.Kind == Prompts || item.Under != "") {
			t.Errorf("%s is optional and counted", item.ID)
		}
	}
}

func TestEitherOneAnswers(t *testing.T) {
	m := load(t, Danish)
	for id, by := range map[string]string{"stars": "star", "trial.indicators": "indicators"} {
		if item, _ := m.Item(id); !slices.Equal(item.AnsweredBy, []string{by}) {
			t.Errorf("%s is answered by %q", id, item.AnsweredBy)
		}
	}
}

func TestCarriedOver(t *testing.T) {
	m := load(t, Danish)
	got := map[string]string{}
	for _, item := range everywhere(m) {
		if item.Into != "" {
			got[item.ID] = item.Into
		}
	}
	want := map[string]string{
		"meeting.decision": "plan.try", "meeting.decision.look": "observe.look",
		"meeting.decision.stars": "observe.stars", "meeting.decision.cooperate": "act.cooperate",
		"meeting.decision.barriers": "act.barriers", "meeting.decision.help": "act.help",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("carried over: %v", got)
	}
}

func TestIDs(t *testing.T) {
	m := load(t, Danish)
	listed := m.IDs()
	for _, id := range []string{"plan.try", "meeting.ask", "interview", "team.unclear", "mine.next", "stars", "outcome", "renew.decision", "before.scale"} {
		if !slices.Contains(listed, id) {
			t.Errorf("%s can't be answered", id)
		}
	}
	for _, id := range []string{"", "title", "values", "indicators", "notes.star", "summary", "next", "outcome.underway"} {
		if slices.Contains(listed, id) {
			t.Errorf("%q is no question with one answer", id)
		}
	}
	if under, _ := m.Item("outcome.underway"); under.Key() != "outcome" {
		t.Errorf("what was changed is kept under %q", under.Key())
	}
	listed[0] = "x"
	if m.IDs()[0] == "x" {
		t.Error("a caller can change the ids")
	}
	if _, ok := m.Item("plan.tri"); ok {
		t.Error("an unknown id is found")
	}
}

func TestVoices(t *testing.T) {
	for _, c := range []struct {
		lang  Lang
		id    string
		i, we string
	}{
		{Danish, "before.think", "Hvad tænker jeg om udfordringen nu?", "Hvad tænker vi om udfordringen nu?"},
		{Danish, "after.do", "Hvad gør jeg med udfordringen efter prøvehandlingen?", "Hvad gør vi med udfordringen efter prøvehandlingen?"},
		{
			Danish, "trial.success",
			"Hvilken betydning vil det have for min ledelse ind i selvværd og sammenhæng, hvis den udfordring kan knækkes eller mindskes?",
			"Hvilken betydning vil det have for vores ledelse ind i selvværd og sammenhæng, hvis den udfordring kan knækkes eller mindskes?",
		},
		{Danish, "plan.try", "Hvad skal vi afprøve?", "Hvad skal vi afprøve?"},
		{Danish, "trial.baseline", "Hvad kendetegner den ledelsesmæssige udfordring, jeg gerne vil arbejde med?", "Hvad kendetegner den ledelsesmæssige udfordring, jeg gerne vil arbejde med?"},
		{English, "before.do", "What do I do about the challenge now?", "What do we do about the challenge now?"},
		{
			English, "trial.success",
			"What would it mean for my leadership towards self-worth and coherence if that challenge could be solved or eased?",
			"What would it mean for our leadership towards self-worth and coherence if that challenge could be solved or eased?",
		},
	} {
		m := load(t, c.lang)
		if got := m.Question(c.id, I); got != c.i {
			t.Errorf("%s %s: %q", c.lang, c.id, got)
		}
		if got := m.Question(c.id, We); got != c.we {
			t.Errorf("%s %s: %q", c.lang, c.id, got)
		}
	}
	if got := load(t, English).Both("after.think", We); got != "What do we think about the challenge?" {
		t.Errorf("both: %q", got)
	}
}

func TestVision(t *testing.T) {
	for _, c := range []struct {
		lang   Lang
		vision string
		id     string
		want   string
	}{
		{Danish, " det gode\n  børneliv ", "before.scale", "På en skala fra 1 til 5: Hvor meget udfordrer problemet ledelsesarbejdet ind i det gode børneliv?"},
		{Danish, "", "before.scale", "På en skala fra 1 til 5: Hvor meget udfordrer problemet ledelsesarbejdet?"},
		{Danish, " ", "trial.success", "Hvilken betydning vil det have for min ledelse, hvis den udfordring kan knækkes eller mindskes?"},
		{English, "", "trial.success", "What would it mean for my leadership if that challenge could be solved or eased?"},
		{English, "", "after.scale", "On a scale from 1 to 5: how much does the trial action support leading?"},
		{English, "a good day", "after.challenge", "On a scale from 1 to 5: how much does the problem now get in the way of leading towards a good day?"},
		{English, "{vision}", "after.scale", "On a scale from 1 to 5: how much does the trial action support leading towards {vision}?"},
	} {
		m := load(t, c.lang)
		m.SetVision(c.vision)
		if got := m.Question(c.id, I); got != c.want {
			t.Errorf("%q: %q", c.vision, got)
		}
	}
	untidy := regexp.MustCompile(`  | [?,.]|\{|^ | $|ind i\b.?[?,]|towards[?,]`)
	for _, lang := range []Lang{Danish, English} {
		for _, vision := range []string{"", "x"} {
			m := load(t, lang)
			m.SetVision(vision)
			for _, item := range everywhere(m) {
				for _, v := range []Voice{I, We} {
					q, both := m.Question(item.ID, v), m.Both(item.ID, v)
					if untidy.MatchString(q) || untidy.MatchString(both) {
						t.Errorf("vision %q: %q %q", vision, q, both)
					}
				}
			}
		}
	}
}

func TestEcho(t *testing.T) {
	da, en := load(t, Danish), load(t, English)
	for _, c := range []struct{ got, want string }{
		{da.Echo("before.scale", 2), "udfordrer i høj grad"},
		{da.Echo("after.challenge", 5), "udfordrer slet ikke"},
		{da.Echo("after.scale", 1), "understøtter slet ikke"},
		{da.Echo("after.scale", 5), "understøtter i meget høj grad"},
		{en.Echo("before.scale", 1), "gets in the way very much"},
		{en.Echo("after.scale", 3), "supports somewhat"},
		{da.Step("before.scale", 4), "i mindre grad"},
		{da.Step("before.scale", 0) + da.Step("before.scale", 6) + da.Step("plan.try", 1), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q, should be %q", c.got, c.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	m := load(t, Danish)
	for typed, want := range map[string]string{
		"plan.tri": "plan.try", "Plan.Try": "plan.try", "plan.tyr": "plan.try",
		"success": "trial.success", "trail.baseline": "trial.baseline",
		"befor.scale": "before.scale", "meeting.descision": "meeting.decision", "star": "stars",
		"decision.look": "meeting.decision.look",
		"":              "", "x": "", "hund": "", "stjernestund": "", "plan.everything": "",
	} {
		if got := m.Suggest(typed); got != want {
			t.Errorf("%q: %q, should be %q", typed, got, want)
		}
	}
	for _, id := range m.IDs() {
		if got := m.Suggest(id); got != id {
			t.Errorf("%s is taken for %s", id, got)
		}
	}
}

func TestLoadKnowsItsLanguages(t *testing.T) {
	for _, lang := range []Lang{"", "sv", "../da"} {
		if m, err := Load(lang); err == nil || m != nil {
			t.Errorf("there is a method in %q", lang)
		}
	}
}

// TestAssembleRefuses shows that a word too few or too many in the data files
// can't pass unseen.
func TestAssembleRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*data)
		says  string
	}{
		"no words":     {func(d *data) { delete(d.words.Items, "plan.try") }, `"plan.try" has no words`},
		"no place":     {func(d *data) { d.words.Items["plan.new"] = itemWords{Ask: "x", Name: "x"} }, `"plan.new"`},
		"twice":        {func(d *data) { d.shape.Agenda = append(d.shape.Agenda, d.shape.Agenda[0]) }, `"meeting.round" stands twice`},
		"heading":      {func(d *data) { delete(d.words.Headings, "underway") }, `heading "underway"`},
		"phase":        {func(d *data) { delete(d.words.Phases, "act") }, `phase "act"`},
		"options":      {func(d *data) { delete(d.words.Options, "outcomes") }, `options "outcomes"`},
		"steps":        {func(d *data) { d.words.Scales["supports"] = scale{Steps: []string{"x"}} }, `scale "supports"`},
		"no name":      {func(d *data) { d.words.Items["plan.try"] = itemWords{Ask: "x"} }, `"plan.try" has no words`},
		"no such word": {func(d *data) { d.shape.Title.ID = "headline" }, `"headline" has no words`},
	} {
		m := load(t, Danish)
		c.spoil(&m.data)
		if _, err := assemble(m.data); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(Danish); err != nil {
			b.Fatal(err)
		}
	}
}
