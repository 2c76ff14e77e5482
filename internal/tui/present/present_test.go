package present

import (
	"strings"
	"testing"
	"testing/synctest"

	uv "github.com/charmbracelet/ultraviolet"

	"stjerne/internal/demo"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

func TestGoldens(t *testing.T) {
	for screen, key := range map[string]string{
		"title": titleKey, "change": "before-after/after.do", "sign": "signs/", "star": "stars/",
		"round": "team", "decision": "meeting.decision.look", "end": endKey,
	} {
		tuitest.Every(t, screen, func(t *testing.T, lang i18n.Lang, w, h int, name string) {
			p := open(t, lang, demo.For(lang), 0, w, h)
			p.find(key)
			tuitest.Golden(t, name, p.Screen())
		})
	}
	tuitest.Every(t, "note", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p := open(t, lang, demo.For(lang), 0, w, h)
		p.to("meeting.decision.look")
		p.Press("enter")
		p.Type("Om nogen spørger, før de går.\nOg hvem.")
		open := p.Screen()
		p.Press("esc")
		tuitest.Golden(t, name, open+"\n\n"+p.Screen())
	})
	// A trial that came to nothing looks like any other.
	tuitest.Test(t, "nothing", func(t *testing.T) {
		p := open(t, i18n.Danish, "thin", 1, 78, 20)
		var all []string
		for _, key := range []string{summary.SectionTrial, "before-after/after.think", "reflection"} {
			p.to(key)
			all = append(all, p.Screen())
		}
		tuitest.Golden(t, "nothing-da", strings.Join(all, "\n\n"))
	})
}

// texts are all that an item shows, a paragraph each, in one line.
func texts(it item) []string {
	list := []string{one(it.heading)}
	for _, p := range it.parts {
		if p.sides != nil {
			for _, row := range p.sides.Rows {
				list = append(list, one(row.Left.String()), one(row.Right.String()))
			}
			continue
		}
		if p.chart != nil {
			list = append(list, one(p.chart.Title))
			continue
		}
		list = append(list, one(p.text.String()))
	}
	return list
}

// alone fails where a text of another item is seen.
func (p *play) alone() {
	p.t.Helper()
	seen := p.Text()
	it, _ := p.s.item()
	own := strings.Join(texts(it), "\n") + "\n" + one(p.s.texts[it.note].Words)
	for _, other := range p.s.items {
		for _, text := range texts(other) {
			if text != "" && !strings.Contains(own, text) && strings.Contains(seen, text) {
				p.t.Fatalf("at %s stands %q of %s:\n%s", it.key, text, other.key, p.Screen())
			}
		}
	}
}

// Every case is walked through to its end and back, at each size: at each step one
// thing is seen and nothing of another, and all of it is seen on the way.
func TestOneThingAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, name := range append(demo.Names(), "") {
			for _, size := range tuitest.Bodies() {
				p := open(t, i18n.Danish, name, 0, size[0], size[1])
				var there, back []string
				step := func(list *[]string) {
					p.alone()
					if k := p.key(); len(*list) == 0 || (*list)[len(*list)-1] != k {
						*list = append(*list, k)
					}
				}
				step(&there)
				for range 200 {
					if p.key() == endKey {
						break
					}
					p.Press("space")
					step(&there)
				}
				step(&back)
				for range 200 {
					if p.key() == titleKey && p.s.top == 0 {
						break
					}
					p.Press("left")
					step(&back)
				}
				if len(there) != len(p.s.items) {
					t.Errorf("%s: the way on has %v", name, there)
				}
				for i, k := range back {
					if k != there[len(there)-1-i] {
						t.Fatalf("%s: the way on has %v, the way back %v", name, there, back)
					}
				}
			}
		}
	})
}

// The order is that of the page, then the agenda with its rounds. What a listener
// writes with a pen is none of it.
func TestTheOrderOfThePageThenTheAgenda(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		var got []string
		for _, it := range p.s.items {
			key, _, _ := strings.Cut(it.key, "/")
			if key == "sure" {
				continue // its sentence is not on every page
			}
			if n := len(got); n == 0 || got[n-1] != key {
				got = append(got, key)
			}
		}
		want := "title ask challenge trial before-after signs stars reflection meeting.round interview team mine " +
			"meeting.patterns meeting.heard meeting.decision meeting.decision.look meeting.decision.stars " +
			"meeting.decision.cooperate meeting.decision.barriers meeting.decision.help meeting.next end"
		if strings.Join(got, " ") != want {
			t.Errorf("the order is %v", got)
		}
		for _, prefix := range []string{"before-after/after.think", "before-after/after.do", "before-after/scales"} {
			p.to(prefix)
		}
		signs := 0
		for _, it := range p.s.items {
			if strings.HasPrefix(it.key, "signs/") {
				signs++
				if len(it.parts) != 2 || it.parts[1].chart == nil {
					t.Errorf("%s has no picture", it.key)
				}
			}
		}
		if signs != 3 {
			t.Errorf("%d indicators", signs)
		}
	})
}

func TestTheHeadingIsTheOneBoldThing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, name := range []string{"hjemmepleje", "thin"} {
			p := open(t, i18n.Danish, name, 0, 138, 36)
			for at := range p.s.items {
				p.Run(p.s.show(at, 0))
				bold := ""
				buf := p.Cells()
				for y := range p.H {
					for x := range p.W {
						if c := buf.CellAt(x, y); c != nil && c.Style.Attrs&uv.AttrBold != 0 {
							bold += c.Content
						}
					}
					bold += " "
				}
				if one(bold) != one(p.s.items[at].heading) {
					t.Errorf("at %s is bold: %q", p.key(), one(bold))
				}
			}
		}
	})
}

// What is left out of the page is not presented, and a short form stands in for
// the whole answer.
func TestThePagesOwnChoices(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.to(summary.SectionTrial)
		loop := p.s.loop
		tuitest.Write(t, p.env, func(w *store.Writer) error {
			if err := w.SetSections(loop, []string{summary.SectionNotes}, []string{summary.SectionStars}); err != nil {
				return err
			}
			_, err := w.SetText(journal.TextRef{Object: loop, Name: journal.BriefPrefix + "plan.try"}, "Ganske kort.", store.Latest)
			return err
		})
		p.Send(ui.Refresh{})
		p.Has("Ganske kort.")
		p.HasNot("Fire af mine felter")
		for _, it := range p.s.items {
			if key, _, _ := strings.Cut(it.key, "/"); key == summary.SectionStars || key == summary.SectionNotes {
				t.Errorf("%s is presented", it.key)
			}
		}
	})
}

// What is not written is not there, and nothing is said of it.
func TestWhatIsNotWrittenIsNotThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "thin", 1, 78, 20)
		for range p.s.items {
			p.HasNot(p.env.T("ui.not_written"))
			p.HasNot(p.env.T("summary.section.stars"))
			p.Press("space")
		}
		p.to(summary.SectionTrial)
		p.Has("Hver mandag kl. 7", "Blev ikke til noget, 26. oktober.", "Løvfaldet kom")
		p.to("before-after/after.think")
		p.Has("Efter, 26. oktober")
		p.HasNot("Før, 14. september")
	})
}

func TestAnySize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		for at := range p.s.items {
			p.Run(p.s.show(at, 0))
			tuitest.AnySize(t, p.s)
		}
		p.to("team")
		p.Press("enter")
		p.Type("En lang note. " + strings.Repeat("Og så videre. ", 60))
		tuitest.AnySize(t, p.s)
		p.Resize(40, 10)
		p.Has("Og så videre.")
		if text, ok := p.s.Writing(); !ok || !strings.HasPrefix(text, "En lang note.") {
			t.Errorf("another size took the note: %q", text)
		}
	})
}

// A thing that is taller than the screen is shown to its end before the next one,
// and a word says that there is more.
func TestATallThing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 40, 8)
		p.to("mine")
		p.Has("mere nedenfor")
		p.HasNot("mere ovenfor")
		p.Send(ui.Wheel{X: 1, Y: 1, Rows: 1})
		p.Has("mere nedenfor", "mere ovenfor")
		for range 20 {
			if !strings.Contains(p.Text(), "mere nedenfor") {
				break
			}
			p.Press("down")
			if p.key() != "mine" {
				t.Fatal("its end was never seen")
			}
		}
		p.Has("og hvorfor?", "mere ovenfor")
		p.Press("down")
		if p.key() != "meeting.patterns" || p.s.top != 0 {
			t.Errorf("after its end comes %s at %d", p.key(), p.s.top)
		}
		p.Press("up")
		p.Has("og hvorfor?", "mere ovenfor")
		// In a larger window it is seen whole.
		p.Resize(78, 20)
		p.HasNot("mere")
		p.Has("3. Min læring/handling", "og hvorfor?")
	})
}

func TestAPressTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.View()
		p.Send(ui.Click{X: 70, Y: 3})
		if p.key() != summary.SectionAsk {
			t.Errorf("the right half leads to %s", p.key())
		}
		p.Send(ui.Click{X: 5, Y: 3})
		p.Send(ui.Click{X: 5, Y: 3})
		if p.key() != titleKey {
			t.Errorf("the left half leads to %s", p.key())
		}
		p.Press("end")
		if p.key() != "meeting.next" {
			t.Errorf("the end key leads to %s", p.key())
		}
		p.Press("home")
		if p.key() != titleKey {
			t.Errorf("the home key leads to %s", p.key())
		}
	})
}

// What is read again stays where it is, and what was written elsewhere is seen.
func TestReadingAgainKeepsTheThing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 40, 8)
		p.find("signs/")
		p.Press("space")
		top, key := p.s.top, p.key()
		if top == 0 {
			t.Fatal("the picture needs no scrolling at this size: choose another")
		}
		tuitest.Write(t, p.env, func(w *store.Writer) error {
			return w.SetSections(p.s.loop, nil, []string{summary.SectionAsk, summary.SectionTrial})
		})
		p.Send(ui.Refresh{})
		if p.key() != key || p.s.top != top {
			t.Errorf("it stands at %s, %d, and stood at %s, %d", p.key(), p.s.top, key, top)
		}
		// Where the thing itself goes, the one before it is the nearest.
		tuitest.Write(t, p.env, func(w *store.Writer) error {
			return w.SetSections(p.s.loop, nil, []string{summary.SectionSigns})
		})
		p.Send(ui.Refresh{})
		if p.key() != "before-after/scales" || p.s.top != 0 {
			t.Errorf("it stands at %s, %d", p.key(), p.s.top)
		}
	})
}

// Escapes that were pasted into an answer are shown and not sent.
func TestNothingOfATextReachesTheTerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "", 0, 78, 20)
		tuitest.Write(t, p.env, func(w *store.Writer) error {
			_, err := w.SetText(journal.TextRef{Object: p.s.loop, Name: "plan.try"}, "Ro \x1b]0;titel\x07 \u009b31m\tog \u202emere", store.Latest)
			return err
		})
		p.Send(ui.Refresh{})
		p.to(summary.SectionTrial)
		text, _ := p.s.View(78, 20)
		for _, bad := range []string{"\x1b]", "\x07", "\u009b", "\u202e", "\t"} {
			if strings.Contains(text, bad) {
				t.Errorf("%q is sent to the terminal", bad)
			}
		}
		p.Has("␛]0;titel")
	})
}

// Breaking a text into lines loses no word of it.
func TestWrapKeepsEveryWord(t *testing.T) {
	in := summary.Inline{
		{Text: "20. november", Style: summary.Strong},
		{Text: ", set af en medarbejder", Style: summary.Muted},
		{Text: ": Vi   ringede\n\n  til overleveringssamtalernes deltagere-og-andre 👩 ."},
	}
	want := strings.Join(strings.Fields(in.String()), "")
	s := tuitest.Env(t, i18n.Danish).Styles
	for w := 2; w < 70; w++ {
		got := ""
		for _, l := range wrap(in, w, s) {
			if n := ui.Width(l); n > w {
				t.Fatalf("%d cells where there is room for %d: %q", n, w, l)
			}
			buf := uv.NewScreenBuffer(w, 1)
			uv.NewStyledString(l).Draw(buf, buf.Bounds())
			for x := 0; x < w; {
				c := buf.CellAt(x, 0)
				if c == nil {
					x++
					continue
				}
				got += strings.TrimSpace(c.Content)
				x += max(1, c.Width)
			}
		}
		if got != want {
			t.Fatalf("at %d: %q, not %q", w, got, want)
		}
	}
}

// What is presented is what is handed over: a role that was chosen there stands here.
func TestRolesArePresented(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		seen := func(choose bool) string {
			p := open(t, i18n.Danish, "dagtilbud", 0, 100, 40)
			if choose {
				tuitest.Write(t, p.env, func(w *store.Writer) error {
					return w.SetNamed(journal.Named{Name: "Sara", Role: "en medhjælper"})
				})
				p = p.again()
			}
			var all strings.Builder
			for range 14 {
				all.WriteString(p.Text() + "\n")
				p.Press("right")
			}
			return all.String()
		}
		if said := seen(false); !strings.Contains(said, "Sara") {
			t.Fatalf("nobody is named: %s", said)
		}
		if said := seen(true); strings.Contains(said, "Sara") || !strings.Contains(said, "en medhjælper") {
			t.Errorf("the name is presented: %s", said)
		}
	})
}
