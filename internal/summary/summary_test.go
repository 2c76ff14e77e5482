package summary_test

import (
	"slices"
	"strings"
	"testing"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal"
)

// headings are the document's headings of a level.
func headings(doc summary.Document, level int) []string {
	var all []string
	for _, b := range doc.Blocks {
		if b.Kind == summary.Heading && b.Level == level {
			all = append(all, b.Text.String())
		}
	}
	return all
}

// The table of screens.md.
func TestPageHasItsSectionsInOrder(t *testing.T) {
	tests := map[i18n.Lang][]string{
		i18n.Danish: {
			"Det vil jeg gerne have jeres hjælp til", "Udfordringen", "Det, jeg har prøvet", "Før og efter",
			"Tegn på forandring", "Stjernestunder", "Det, der skete i min ledelse, og det, der ikke lykkedes",
			"Hvor sikkert er det?", "Mens du lytter",
		},
		i18n.English: {
			"What I would like your help with", "The challenge", "What I tried", "Before and after",
			"Signs of change", "Star moments", "What happened in my leadership, and what did not work",
			"How sure is this?", "While you listen",
		},
	}
	for lang, want := range tests {
		name := map[i18n.Lang]string{i18n.Danish: "hjemmepleje", i18n.English: "homecare"}[lang]
		doc := summary.Build(gather(t, sample(t, name), lang, summary.Options{}), summary.Options{})
		if got := headings(doc, 2); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

// An empty section is left out of the page and told of on the screen.
func TestEmptySections(t *testing.T) {
	in := gather(t, sample(t, "thin"), i18n.Danish, summary.Options{})
	doc := summary.Build(in, summary.Options{})
	text := flat(doc)
	for _, never := range []string{"ikke skrevet", "not written", "⟦", "%!"} {
		if strings.Contains(text, never) {
			t.Errorf("%q stands in what is handed over:\n%s", never, text)
		}
	}
	empty := map[string]bool{}
	for _, s := range summary.Sections(in, summary.Options{}) {
		empty[s.ID] = s.Empty
		if s.Page && s.Empty == slices.Contains(headings(doc, 2), s.Title) {
			t.Errorf("%s: empty is %v, and its heading is %v", s.ID, s.Empty, !s.Empty)
		}
	}
	for id, want := range map[string]bool{
		summary.SectionAsk: true, summary.SectionReflection: true, summary.SectionSigns: true,
		summary.SectionChallenge: false, summary.SectionStars: false, summary.SectionNotes: false, summary.SectionMeeting: true,
	} {
		if empty[id] != want {
			t.Errorf("%s: empty is %v", id, empty[id])
		}
	}
}

// thin's first loop came to nothing, and that can be presented.
func TestOutcomeIsSaid(t *testing.T) {
	o := summary.Options{Loops: []int{1}}
	text := flat(summary.Build(gather(t, sample(t, "thin"), i18n.Danish, o), o))
	if want := "Blev ikke til noget, 26. oktober. To mandage ud af seks. Løvfaldet kom, og jeg aflyste."; !strings.Contains(text, want) {
		t.Errorf("%q is not in\n%s", want, text)
	}
}

// Scales are always said in words, with both dates, and their change too.
func TestScalesInWords(t *testing.T) {
	o := summary.Options{Loops: []int{1}}
	text := flat(summary.Build(gather(t, sample(t, "dagtilbud"), i18n.Danish, o), o))
	for _, want := range []string{
		"Problemet udfordrer i høj grad\n",
		"Problemet udfordrer i nogen grad",
		"Prøvehandlingen understøtter i høj grad",
		"fra i høj grad (17. februar) til i nogen grad (1. juni), et trin bedre.",
		"Ændret undervejs, 1. juni. Fra den 17. april",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "+1") || strings.Contains(text, "skala 2") {
		t.Errorf("a bare step stands in\n%s", text)
	}
}

// "husket bagefter, skrevet 20. november": the sample's before was written the
// day after its first action.
func TestRememberedIsShown(t *testing.T) {
	text := flat(summary.Build(gather(t, sample(t, "hjemmepleje"), i18n.Danish, summary.Options{}), summary.Options{}))
	if want := "Før, husket bagefter, skrevet 25. august"; !strings.Contains(text, want) {
		t.Errorf("%q is not in\n%s", want, text)
	}
	o := summary.Options{Loops: []int{1}}
	text = flat(summary.Build(gather(t, sample(t, "thin"), i18n.Danish, o), o))
	if strings.Contains(text, "husket bagefter") || !strings.Contains(text, "Før, 14. september") {
		t.Errorf("what was written before is said to be remembered:\n%s", text)
	}
}

// "full": every word that was written stands in it.
func TestFullHasEveryWord(t *testing.T) {
	for name, lang := range map[string]i18n.Lang{
		"dagtilbud": i18n.Danish, "hjemmepleje": i18n.Danish, "homecare": i18n.English, "school": i18n.English, "thin": i18n.Danish,
	} {
		t.Run(name, func(t *testing.T) {
			o := summary.Options{Length: summary.Full}
			in := gather(t, sample(t, name), lang, o)
			text := flat(summary.Build(in, o))
			has := func(what string, written journal.Text) {
				for line := range strings.SplitSeq(written.Words, "\n") {
					line = strings.TrimSpace(line)
					if _, err := journal.ParseDay(line); err == nil {
						continue // written out as a day
					}
					if !strings.Contains(text, line) {
						t.Errorf("%s: %q is not there", what, line)
					}
				}
			}
			meeting := func(m *journal.Meeting) {
				has("place", m.Place)
				has("participants", m.Participants)
				for id, one := range m.Texts {
					has(id, one)
				}
			}
			has("closing", in.Challenge.Closing)
			for _, l := range in.Challenge.Loops {
				has("title", l.Title)
				has("story", l.Story)
				has("declared", l.DeclaredBy)
				for id, one := range l.Texts {
					has(id, one)
				}
				for id, one := range l.Briefs {
					has("brief of "+id, one)
				}
			}
			for _, i := range in.Challenge.Indicators {
				has("indicator", i.Name)
				if i.Kind != journal.KindPercent && i.Kind != journal.KindScale {
					has("unit", i.Unit)
				}
				for _, m := range i.Measurements {
					has("how", m.How)
				}
			}
			if len(in.Entries) == 0 || len(in.Others) == 0 {
				t.Error("no notes or no other meetings were gathered")
			}
			for _, e := range in.Entries {
				has("note", e.Text)
			}
			for _, m := range slices.Concat(in.Challenge.Meetings, in.Others) {
				meeting(m)
			}
			if strings.Contains(text, "⟦") || strings.Contains(text, "%!") {
				t.Errorf("a word of the catalogue is not there:\n%s", text)
			}
		})
	}
}

// "What is left out is out": for each section of the page, what the leader wrote
// for it is nowhere in the page nor in everything, once it is switched off.
func TestSwitchedOffLeavesNoTrace(t *testing.T) {
	st := sample(t, "dagtilbud")
	for _, length := range []summary.Length{summary.Page, summary.Full} {
		base := summary.Options{Length: length, AllLoops: true}
		in := gather(t, st, i18n.Danish, base)
		whole := summary.Build(in, base)
		sources := sources(in)
		for _, id := range summary.DefaultTemplate().SectionIDs() {
			if id == summary.SectionListen || id == summary.SectionAgenda {
				continue
			}
			o := base
			o.Without = []string{id}
			doc := summary.Build(in, o)
			text := flat(doc)
			for _, b := range doc.Blocks {
				if b.Section == id {
					t.Errorf("%s, %s: a block is left: %q", length, id, b.Text)
				}
			}
			found := 0
			for _, words := range sources[id] {
				if strings.Contains(flat(whole), words) {
					found++
				}
				if strings.Contains(text, words) {
					t.Errorf("%s without %s still says %q", length, id, words)
				}
			}
			if length == summary.Full && len(sources[id]) > 0 && found != len(sources[id]) {
				t.Errorf("%s: only %d of %d words are there when it is on: the test looks for nothing", id, found, len(sources[id]))
			}
		}
	}
}

// sources are the leader's words by the section that they belong to. Of answers
// the short form is looked for too.
func sources(in summary.Input) map[string][]string {
	of := map[string][]string{}
	put := func(section string, words string) {
		for line := range strings.SplitSeq(words, "\n") {
			if len(line) > 20 {
				of[section] = append(of[section], line)
			}
		}
	}
	pages := map[int]string{}
	for i, id := range summary.DefaultTemplate().SectionIDs()[:7] {
		pages[i+1] = id
	}
	for _, l := range in.Loops {
		for _, texts := range []map[string]journal.Text{l.Texts, l.Briefs} {
			for id, text := range texts {
				if item, ok := in.Method.Item(id); ok && pages[item.Page] != "" {
					put(pages[item.Page], text.Words)
				}
			}
		}
		put(summary.SectionTrial, l.Story.Words)
	}
	for _, m := range in.Challenge.Meetings {
		put(summary.SectionAsk, m.Texts["meeting.ask"].Words)
		put(summary.SectionMeeting, m.Texts["team.patterns"].Words)
		put(summary.SectionMeeting, m.Texts["mine.next"].Words)
	}
	for _, e := range in.Entries {
		if e.Kind == journal.Star {
			put(summary.SectionStars, e.Text.Words)
		}
		if e.Kind != journal.Star {
			put(summary.SectionNotes, e.Text.Words)
		}
	}
	for _, i := range in.Challenge.Indicators {
		put(summary.SectionSigns, i.Name.Words)
		for _, m := range i.Measurements {
			put(summary.SectionIndicators, m.How.Words)
		}
	}
	return of
}

// What is kept with a loop goes for its page; the options of the moment win.
func TestSectionsKeptWithTheLoop(t *testing.T) {
	in := gather(t, sample(t, "hjemmepleje"), i18n.Danish, summary.Options{})
	in.Loops[0].Without, in.Loops[0].With = []string{"stars"}, []string{"sheet"}
	shown := func(o summary.Options, id string) bool {
		return slices.ContainsFunc(summary.Build(in, o).Blocks, func(b summary.Block) bool { return b.Section == id })
	}
	if shown(summary.Options{}, "stars") || !shown(summary.Options{}, "sheet") {
		t.Error("what is kept with the loop is passed over")
	}
	if !shown(summary.Options{With: []string{"stars"}}, "stars") || shown(summary.Options{Without: []string{"sheet"}}, "sheet") {
		t.Error("what is asked for now does not win")
	}
	if !shown(summary.Options{Length: summary.Full}, "stars") {
		t.Error("everything was asked for, and star moments are left out")
	}
	for _, s := range summary.Sections(in, summary.Options{}) {
		if s.ID == "stars" && (s.On || s.Empty || s.Words == 0) {
			t.Errorf("a section that is off must still tell what it holds: %+v", s)
		}
	}
	if err := summary.DefaultTemplate().Check([]string{"stars", "stjerner"}); i18n.FaultCode(err) != "unknown-section" {
		t.Errorf("%v, want unknown-section", err)
	}
}

// A short form is the leader's own, else the first paragraph, and what the rest
// holds is told.
func TestShortForms(t *testing.T) {
	in := gather(t, sample(t, "hjemmepleje"), i18n.Danish, summary.Options{})
	loop := in.Loops[0]
	text := flat(summary.Build(in, summary.Options{}))
	if !strings.Contains(text, loop.Briefs["plan.try"].Words) || strings.Contains(text, "Vi vender overleveringen om") {
		t.Error("the leader's short form does not stand in place of the answer")
	}
	first, _, _ := strings.Cut(loop.Texts["reflect.think"].Words, "\n")
	if !strings.Contains(text, first) || strings.Contains(text, "Det, der fylder, er spørgsmålene.") {
		t.Error("without a short form it is not the first paragraph that stands there")
	}
	for _, s := range summary.Sections(in, summary.Options{}) {
		if s.ID == summary.SectionReflection && (s.Rest == 0 || !slices.Equal(s.Briefs, []string{"reflect.think"})) {
			t.Errorf("what is not on the page is not told: %+v", s)
		}
		if s.ID == summary.SectionTrial && s.Rest != 0 {
			t.Errorf("a short form by choice is said to be cut: %+v", s)
		}
	}
}

func TestSigns(t *testing.T) {
	in := gather(t, sample(t, "hjemmepleje"), i18n.Danish, summary.Options{})
	c, l := in.Challenge, in.Loops[0]
	names := func() []string {
		var all []string
		for _, s := range summary.Signs(c, l) {
			all = append(all, s.Indicator.Name.Words)
		}
		return all
	}
	want := []string{"Opkald fra aften til dag efter 15.30", "Jeg vidste, hvad jeg gik ud til", "Borgere, der har måttet fortælle det samme to gange"}
	if got := names(); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	// The fourth did not move: then it is among them.
	still := c.Indicators[3]
	for _, m := range still.Measurements {
		m.Value = 14
	}
	if got := names(); len(got) != 3 || !slices.Contains(got, still.Name.Words) {
		t.Errorf("%q: the one that did not move, %q, is not there", got, still.Name.Words)
	}
	doc := summary.Build(in, summary.Options{})
	if text := flat(doc); !strings.Contains(text, "uændret 14 minutter") {
		t.Errorf("it is not said to be unchanged:\n%s", text)
	}
}

func TestFit(t *testing.T) {
	w := wordsIn(t, i18n.Danish)
	in := gather(t, sample(t, "thin"), i18n.Danish, summary.Options{})
	fit := summary.Measure(summary.Build(in, summary.Options{}))
	if !fit.OnePage || fit.Minutes != 1 && fit.Minutes != 0 || len(fit.TooLong) != 0 {
		t.Errorf("a page of a few lines: %+v", fit)
	}

	in = gather(t, sample(t, "hjemmepleje"), i18n.Danish, summary.Options{})
	long := strings.Repeat("ord ", 200)
	for id, words := range map[string]string{"trial.baseline": long, "plan.try": long} {
		in.Loops[0].Briefs[id] = journal.Text{Words: words}
	}
	fit = summary.Measure(summary.Build(in, summary.Options{}))
	if fit.OnePage || len(fit.TooLong) < 2 || fit.TooLong[0].Section != summary.SectionChallenge || fit.TooLong[0].Words != 160 {
		t.Errorf("two sections of 200 words: %+v", fit)
	}
	if got, want := fit.TooLong[0].Say(w), "Udfordringen: 160 ord for mange."; got != want {
		t.Errorf("%q, want %q", got, want)
	}

	// Where a page is too long there is always a section to shorten.
	room := 0
	for _, s := range summary.Sections(in, summary.Options{}) {
		room += s.Room
	}
	if room != 350 {
		t.Errorf("the sections have room for %d words in all, a page for 350", room)
	}

	// What is asked is told of as soon as it is over thirty words.
	in = gather(t, sample(t, "thin"), i18n.Danish, summary.Options{Loops: []int{1}})
	in.Meeting.Texts["meeting.ask"] = journal.Text{Words: strings.Repeat("ord ", 31)}
	fit = summary.Measure(summary.Build(in, summary.Options{}))
	if !fit.OnePage || len(fit.TooLong) != 1 || fit.TooLong[0].Words != 1 {
		t.Errorf("31 words asked: %+v", fit)
	}
	for words, want := range map[int]string{
		0: "Under et minut læst højt. Det er én side.", 59: "Under et minut læst højt. Det er én side.",
		60: "Cirka et minut læst højt. Det er én side.", 350: "Cirka tre minutter læst højt. Det er én side.",
		351: "Cirka tre minutter læst højt. Det er mere end én side: Der er plads til cirka 350 ord, og her er 351.",
	} {
		doc := summary.Document{Blocks: []summary.Block{{
			Kind: summary.Paragraph, Section: "challenge", Text: summary.Inline{{Text: strings.Repeat("ord ", words)}},
		}}}
		if got := summary.Measure(doc).Sentence(w); got != want {
			t.Errorf("%d words: %q, want %q", words, got, want)
		}
	}
}

// A leader who writes as a group is asked, and speaks, as one.
func TestVoiceOfAGroup(t *testing.T) {
	in := gather(t, sample(t, "hjemmepleje"), i18n.Danish, summary.Options{})
	in.Challenge.Voice = "we"
	if got := headings(summary.Build(in, summary.Options{}), 2)[0]; got != "Det vil vi gerne have jeres hjælp til" {
		t.Errorf("%q", got)
	}
}

// The page reads two notes however long the log is.
func TestGatherReadsLittle(t *testing.T) {
	_, l := loopOnly(t)
	c := &journal.Challenge{ID: journal.ID{9}, Loops: []*journal.Loop{l}}
	var asked []summary.NoteQuery
	from := summary.Source{
		Challenge: func(journal.ID) (*journal.Challenge, error) { return c, nil },
		Meetings: func() ([]*journal.Meeting, error) {
			t.Error("all meetings are read for a page")
			return nil, nil
		},
		Notes: func(q summary.NoteQuery) ([]journal.Entry, error) {
			asked = append(asked, q)
			return nil, nil
		},
	}
	if _, err := summary.Gather(from, c.ID, summary.Options{}, day(t, "2026-11-23")); err != nil {
		t.Fatal(err)
	}
	if len(asked) != 1 || asked[0].Limit != 2 || !slices.Equal(asked[0].Kinds, []journal.EntryKind{journal.Star}) {
		t.Errorf("asked for %+v", asked)
	}
	if _, err := summary.Gather(from, c.ID, summary.Options{Loops: []int{2}}, day(t, "2026-11-23")); i18n.FaultCode(err) != "no-loop" {
		t.Errorf("%v, want no-loop", err)
	}
}

func loopOnly(t *testing.T) (journal.ID, *journal.Loop) {
	t.Helper()
	id := journal.ID{1}
	return id, &journal.Loop{ID: id, Number: 1, Started: day(t, "2026-10-05")}
}
