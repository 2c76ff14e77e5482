package method

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// phaseRows are the rows of screens.md's table of what a phase screen holds:
// id, number of own questions, what belongs there.
func phaseRows(t *testing.T) [][]string {
	t.Helper()
	rows := regexp.MustCompile("(?m)^\\| ([1-6]) `([a-z]+)` \\| (\\d)[^|]* \\| (.*) \\|$").
		FindAllStringSubmatch(testdata(t, "screens.md"), -1)
	if len(rows) != 6 {
		t.Fatalf("screens.md has %d phases", len(rows))
	}
	return rows
}

func ids(items []Item) []string {
	var out []string
	for _, item := range items {
		if item.ID != "" {
			out = append(out, item.ID)
		}
	}
	return out
}

func TestPhasesHoldWhatTheScreensSay(t *testing.T) {
	// The table says some of it in words; these are the ids they stand for.
	inWords := map[string][]string{
		"perspectives and values":            {"perspectives", "values"},
		"the list of indicators":             {"indicators"},
		"actions,":                           {"notes.action"},
		"how the trial was changed":          {"outcome.underway"},
		"measurements, observations, star":   {"measurements", "notes.observation", "notes.star"},
		"*after*":                            {"after.think", "after.do", "after.scale", "after.challenge"},
		"(`before.*`)":                       {"before.think", "before.do", "before.scale"},
		"how it went":                        {"outcome"},
		"the summary; the meeting":           {"summary", "meeting"},
		"decision, aha moments and lessons;": {"renew.decision", "notes.learned"},
		"close, or open the next loop":       {"next"},
	}
	// What the table leaves out: what is read off other answers beside them.
	beyond := map[string][]string{"reflect": {"expected", "thinking", "sureness"}}
	used := map[string]bool{}
	m := load(t, Danish)
	for n, row := range phaseRows(t) {
		phase := m.Phases[n]
		var want, questions []string
		for _, item := range phase.Items {
			if item.Kind == Text && strings.HasPrefix(item.ID, phase.ID+".") && item.ID != "renew.decision" {
				questions = append(questions, item.ID)
			}
		}
		if phase.ID != row[2] || fmt.Sprint(len(questions)) != row[3] {
			t.Errorf("%s has the questions %q, the screens say %s %s", phase.ID, questions, row[2], row[3])
		}
		want = append(append(want, questions...), beyond[phase.ID]...)
		for _, found := range regexp.MustCompile("`([a-z]+(\\.[a-z]+)?)`").FindAllStringSubmatch(row[4], -1) {
			want = append(want, found[1])
		}
		for words, stand := range inWords {
			if strings.Contains(row[4], words) {
				used[words] = true
				want = append(want, stand...)
			}
		}
		have := ids(phase.Items)
		slices.Sort(have)
		slices.Sort(want)
		if !slices.Equal(have, want) {
			t.Errorf("%s holds\n%q, the screens say\n%q", phase.ID, have, want)
		}
	}
	for words := range inWords {
		if !used[words] {
			t.Errorf("the screens don't say %q any more", words)
		}
	}
}

func TestHeadingsStandAboveWhatTheyName(t *testing.T) {
	m := load(t, Danish)
	for _, n := range []int{2, 3} {
		var got []string
		for _, item := range m.Phases[n].Items {
			if item.Kind == Heading {
				got = append(got, item.Ask.I)
			} else if item.Lives {
				got = append(got, "lived")
			} else if item.Counts {
				got = append(got, "planned")
			}
		}
		want := []string{"Før vi går i gang", "planned", "Undervejs", "lived"}
		if got = slices.Compact(got); !slices.Equal(got, want) {
			t.Errorf("phase %d: %q", n+1, got)
		}
	}
	for _, p := range m.Phases {
		if last := p.Items[len(p.Items)-1]; last.Kind == Heading {
			t.Errorf("%s ends with the heading %q", p.ID, last.Ask.I)
		}
	}
}

func TestRailNamesAreTheDrawings(t *testing.T) {
	screens := testdata(t, "screens.md")
	for _, p := range load(t, Danish).Phases {
		rail := regexp.MustCompile(fmt.Sprintf(`(?m)^ [ ▌]%d %s +[○◐●] │`, p.Number, regexp.QuoteMeta(p.Short)))
		if !rail.MatchString(screens) {
			t.Errorf("the rail has no %d %s", p.Number, p.Short)
		}
	}
}

// TestFirstQuarterIsTheScreens holds the six screens of the first quarter of an
// hour, their ids and their Danish help against screens.md.
func TestFirstQuarterIsTheScreens(t *testing.T) {
	screens := testdata(t, "screens.md")
	start := strings.Index(screens, "## The first quarter of an hour")
	part := screens[start : start+strings.Index(screens[start:], "\nThen: ")]
	part = strings.Join(strings.Fields(part), " ")
	m := load(t, Danish)
	if len(m.First) != 6 {
		t.Fatalf("%d first questions", len(m.First))
	}
	for n, step := range m.First {
		found := regexp.MustCompile(fmt.Sprintf(` %d\. (.*?)(?: %d\. |$)`, n+1, n+2)).FindStringSubmatch(part)
		if found == nil {
			t.Fatalf("screens.md has no step %d", n+1)
		}
		said := found[1]
		if n == 0 {
			if want := "*" + m.Question("title", I) + "*"; !strings.HasPrefix(said, want) {
				t.Errorf("step 1 asks %q, the screens have %q", want, said)
			}
			continue
		}
		var want []string
		for _, id := range regexp.MustCompile("`([a-z.]+)`").FindAllStringSubmatch(said, -1) {
			want = append(want, id[1])
		}
		if !slices.Equal(step.Items, want) {
			t.Errorf("step %d asks %q, the screens %q", n+1, step.Items, want)
		}
		if help := regexp.MustCompile(`Help: \*(.*?)\*`).FindStringSubmatch(said); help != nil && help[1] != step.Help {
			t.Errorf("step %d helps with %q, the screens with %q", n+1, step.Help, help[1])
		}
		if like := regexp.MustCompile(`such as \*(.*?)\*`).FindStringSubmatch(said); like != nil && like[1] != step.Example {
			t.Errorf("step %d gives the example %q, the screens %q", n+1, step.Example, like[1])
		}
	}
	when, _ := m.Item("trial.when")
	if !strings.Contains(part, "or *"+when.Options[0].Name+"*") {
		t.Errorf("trial.when can be answered with %q", when.Options[0].Name)
	}
}

func TestBothIsTheDrawnQuestion(t *testing.T) {
	screens := testdata(t, "screens.md")
	m := load(t, Danish)
	for _, id := range []string{"after.think", "after.challenge"} {
		if q := m.Both(id, I); q == "" || !strings.Contains(screens, "\n "+q+"\n Før, 5. oktober") {
			t.Errorf("%s: %q is not what is drawn above before and after", id, q)
		}
	}
}

// TestPageSectionsAreTheTables holds the sections of the page handed over
// against the last column of screens.md's table, where that column names ids.
func TestPageSectionsAreTheTables(t *testing.T) {
	rows := regexp.MustCompile(`(?m)^\| (\d) \| [^|]* \| [^|]* \| (.*) \|$`).
		FindAllStringSubmatch(testdata(t, "screens.md"), -1)
	if len(rows) != 9 {
		t.Fatalf("the page has %d sections", len(rows))
	}
	m := load(t, Danish)
	for _, row := range rows {
		for _, id := range regexp.MustCompile("`([a-z.]+)`").FindAllStringSubmatch(row[2], -1) {
			if item, _ := m.Item(id[1]); fmt.Sprint(item.Page) != row[1] {
				t.Errorf("%s goes into section %d, the screens say %s", id[1], item.Page, row[1])
			}
		}
	}
	var lenses []string
	for _, o := range m.Lenses {
		lenses = append(lenses, o.Name)
	}
	if want := "*" + strings.Join(lenses, " · ") + "*"; !strings.Contains(rows[8][2], want) {
		t.Errorf("the lenses %s, the screens have %s", want, rows[8][2])
	}
	var round []string
	for _, p := range m.Rounds[1].Prompts {
		round = append(round, p.ID)
	}
	for i, o := range m.Lenses {
		if o.ID != round[i] {
			t.Errorf("the lens %s is no prompt of the challenging round", o.ID)
		}
	}
}

// TestNamesOfHomeAreTheDrawing builds the sentence that home is drawn with out
// of the data, in the order of readiness.
func TestNamesOfHomeAreTheDrawing(t *testing.T) {
	home := strings.Join(strings.Fields(testdata(t, "screens.md")), " ")
	m := load(t, Danish)
	think, _ := m.Item("after.think")
	scale, _ := m.Item("after.challenge")
	ask, _ := m.Item("meeting.ask")
	want := fmt.Sprintf("ikke skrevet endnu: %s, %s og %s. Mødet", think.Name, scale.Name, ask.Name)
	if !strings.Contains(home, want) {
		t.Errorf("home is not drawn with %q", want)
	}
	if think.Ready >= scale.Ready || scale.Ready >= ask.Ready {
		t.Error("readiness has another order than home is drawn with")
	}
}

// TestNamesFromTheWords holds the names of options against words.md, whose rows
// are "what | Dansk | English" with the options between commas.
func TestNamesFromTheWords(t *testing.T) {
	text := testdata(t, "words.md")
	for col, lang := range []Lang{Danish, English} {
		m := load(t, lang)
		for start, options := range map[string][]Option{
			"seen by: ":             m.SeenBy,
			"outcome of a trial: ":  m.Outcomes,
			"year, kick-off, ":      {m.MeetingKinds[0], m.MeetingKinds[1], m.MeetingKinds[2], m.MeetingKinds[4]},
			"star moment, observat": {m.EntryKinds[2], m.EntryKinds[1], m.EntryKinds[0], m.EntryKinds[3], m.EntryKinds[4]},
		} {
			row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(start) + `[^|]*\| ([^|]*) \| ([^|]*) \|$`).FindStringSubmatch(text)
			if row == nil {
				t.Fatalf("words.md has no row %q", start)
			}
			var names []string
			for name := range strings.SplitSeq(row[1+col], ", ") {
				for _, lead := range []string{"set af ", "seen by: ", "seen by "} {
					name = strings.TrimPrefix(name, lead)
				}
				names = append(names, name)
			}
			names = names[len(names)-len(options):]
			for i, o := range options {
				if o.Name != names[i] {
					t.Errorf("%s %s: %q, the words have %q", lang, o.ID, o.Name, names[i])
				}
			}
		}
		methods, _ := m.Item("trial.methods")
		if !strings.Contains(text, "| `trial.methods`, as help |") || !strings.Contains(text, " "+methods.Help+" |") {
			t.Errorf("%s: the help of trial.methods is not the words'", lang)
		}
	}
}
