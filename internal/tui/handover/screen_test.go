package handover

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/ansi"

	"stjerne/internal/demo"
	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
	"stjerne/journal"
	"stjerne/journal/method"
	"stjerne/themes"
)

// play is the page being played with, as in a terminal of 140 columns.
type play struct {
	*tuitest.Stage
	t   *testing.T
	env *ui.Env
	s   *Screen
}

// open opens the page of one of the program's samples; of a challenge that has
// just been begun where name is "".
func open(t *testing.T, lang i18n.Lang, name string) *play {
	t.Helper()
	e := tuitest.Env(t, lang)
	tuitest.Home(t, e)
	e.Settings.Name, e.Settings.Role = "Karen Holm", "leder"
	if name != "" {
		tuitest.Case(t, e.Store, name)
	} else {
		tuitest.Write(t, e, func(w *store.Writer) error {
			_, _, err := w.NewChallenge("Ro", method.I)
			return err
		})
	}
	id := tuitest.Read(t, e, func(r *store.Reader) (journal.ID, error) { return r.LastWorked() })
	s := New(e, id, journal.ID{})
	return &play{tuitest.Open(t, e, s, 138, 12), t, e, s}
}

func (p *play) loop() *journal.Loop {
	p.t.Helper()
	return tuitest.Read(p.t, p.env, func(r *store.Reader) (*journal.Loop, error) {
		c, err := r.Challenge(p.s.challenge)
		if err != nil {
			return nil, err
		}
		return c.Current(), nil
	})
}

// to chooses the section of an id.
func (p *play) to(id string) {
	p.t.Helper()
	p.Press("home")
	for range 40 {
		if sec, ok := p.s.chosen(); ok && sec.ID == id {
			return
		}
		p.Press("down")
	}
	p.t.Fatalf("there is no section %q", id)
}

func (p *play) seen(w, h int) string {
	text, _ := p.s.View(w, h)
	return ansi.Strip(text)
}

// whole is the page without breaks: long enough a view to hold all of it.
func (p *play) whole() string {
	return strings.Join(strings.Fields(p.seen(140, 400)), " ")
}

func (p *play) drawn(w, h int) string {
	p.t.Helper()
	return tuitest.Drawn(p.t, fmt.Sprintf("%dx%d", w, h), p.s, w, h)
}

func TestThePageLooksAsItDid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for lang, name := range map[i18n.Lang]string{i18n.Danish: "hjemmepleje", i18n.English: "homecare"} {
			var b strings.Builder
			for _, size := range tuitest.Bodies() {
				p := open(t, lang, name)
				b.WriteString(p.drawn(size[0], size[1]))
				p.Press("tab")
				b.WriteString(p.drawn(size[0], size[1]))
				p.s.onPage = false
				p.to(summary.SectionChallenge)
				p.Press("enter")
				b.WriteString(p.drawn(size[0], size[1]))
			}
			p := open(t, lang, name)
			p.Press("f")
			p.s.onPage = true
			b.WriteString(p.drawn(78, 120))
			if strings.Contains(b.String(), "⟦") {
				t.Error("a text is not in the catalogue")
			}
			tuitest.Golden(t, "page_"+string(lang), b.String())
		}
	})
}

func TestAnyCaseTakesAnySize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, name := range append(demo.Names(), "") {
			p := open(t, i18n.Danish, name)
			for _, w := range []int{0, 1, 2, 5, 11, 24, 39, 47, 60, 97, 98, 105, 200} {
				for _, h := range []int{0, 1, 2, 4, 7, 30} {
					for range 2 {
						p.drawn(max(w, 0), max(h, 1))
						p.s.View(w, h)
						p.s.onPage = !p.s.onPage
					}
				}
			}
			p.Press("f")
			p.s.onPage = true
			for _, w := range []int{1, 13, 40, 120} {
				p.drawn(w, 2000)
			}
		}
	})
}

// What is left out is out, at once, and stays out.
func TestASectionIsSwitchedOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje")
		star := p.s.page.in.Stars[0].Text.Words
		star = strings.Join(strings.Fields(star)[:4], " ")
		if !strings.Contains(p.whole(), star) {
			t.Fatalf("the page has no %q", star)
		}
		words := p.s.page.fit.Words
		p.to(summary.SectionStars)
		p.Press("space")
		if strings.Contains(p.whole(), star) {
			t.Errorf("the page still has %q", star)
		}
		if p.s.page.fit.Words >= words {
			t.Error("the page is as long as before")
		}
		if w := p.loop().Without; len(w) != 1 || w[0] != summary.SectionStars {
			t.Errorf("with the loop is kept that %v is left out", w)
		}
		p.Press("space")
		if !strings.Contains(p.whole(), star) || len(p.loop().Without) != 0 {
			t.Error("it does not come back")
		}
		p.to(summary.SectionNotes)
		p.Press("space")
		if w := p.loop().With; len(w) != 1 || w[0] != summary.SectionNotes {
			t.Errorf("with the loop is kept that %v is added", w)
		}
		if len(p.s.page.in.Entries) == 0 {
			t.Error("the notes were not read")
		}
	})
}

func TestAShortFormIsWrittenInPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "dagtilbud")
		id := ""
		for _, sec := range p.s.page.sections {
			if len(sec.Briefs) > 0 && p.loop().Briefs[sec.Briefs[0]].Empty() {
				p.to(sec.ID)
				id = sec.Briefs[0]
				break
			}
		}
		if id == "" {
			t.Fatal("every answer of the sample has its short form: choose another")
		}
		first := strings.Fields(wholeOf(p.loop(), id))
		p.Press("enter")
		if text, ok := p.s.Writing(); !ok || text != "" {
			t.Fatalf("there is %q to write on, %v", text, ok)
		}
		p.Type("Kort sagt: q e f 1")
		if !strings.Contains(p.whole(), "Kort sagt: q e f 1") {
			t.Error("the page does not follow what is written")
		}
		// Somebody writes into the journal meanwhile.
		p.Send(ui.Refresh{})
		if text, _ := p.s.Writing(); text != "Kort sagt: q e f 1" || !strings.Contains(p.whole(), "Kort sagt: q e f 1") {
			t.Errorf("reading again took what was typed: %q", text)
		}
		p.Press("esc")
		if p.Top() == nil {
			t.Fatal("esc left the page too")
		}
		if got := p.loop().Briefs[id].Words; got != "Kort sagt: q e f 1" {
			t.Errorf("the short form is %q", got)
		}
		if got := strings.Fields(wholeOf(p.loop(), id)); strings.Join(got, " ") != strings.Join(first, " ") {
			t.Error("the answer itself was changed")
		}
	})
}

// In a narrow terminal the page stands there first, the list is a tab away, and
// esc steps out one level each time.
func TestPageAndListTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje")
		do := func(id action.ID) string {
			p.seen(78, 20)
			cmd, _ := p.s.Do(id)
			p.Run(cmd)
			return p.seen(78, 20)
		}
		if first := p.seen(78, 20); !strings.Contains(first, "Refleksionsmøde") || strings.Contains(first, "Efter siden") {
			t.Errorf("first stands there:\n%s", first)
		}
		if list := do(action.Next); !strings.Contains(list, "Efter siden") {
			t.Errorf("tab shows:\n%s", list)
		}
		if page := do(action.Out); p.Top() == nil || strings.Contains(page, "Efter siden") {
			t.Errorf("esc shows:\n%s", page)
		}
		if do(action.Out); p.Top() != nil {
			t.Error("esc does not leave the page")
		}
	})
}

func TestReadingAgainKeepsThePlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje")
		p.to(summary.SectionSigns)
		p.Press("pgdown")
		before := p.seen(138, 12)
		p.Send(ui.Refresh{})
		if after := p.seen(138, 12); after != before {
			t.Errorf("it looks otherwise after reading again:\n%s\n%s", before, after)
		}
		if sec, _ := p.s.chosen(); sec.ID != summary.SectionSigns || p.s.top == 0 {
			t.Errorf("chosen is %q, and the page begins at line %d", sec.ID, p.s.top)
		}
	})
}

func TestThePageBecomesAFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for down, format := range []string{"pdf", "docx", "html", "md", "txt", "json", "csv", "ics"} {
			p := open(t, i18n.Danish, "hjemmepleje")
			p.Press("e")
			if _, ok := p.Top().(*window.Export); !ok {
				t.Fatalf("e opens %T", p.Top())
			}
			for range down {
				p.Press("down")
			}
			p.Press("enter")
			if format == "json" || format == "csv" {
				// More of the journal is in it than what was seen.
				p.Has("Bodil")
				p.Settle(time.Second)
				p.Press("enter")
			}
			found, err := filepath.Glob(filepath.Join(p.env.Getenv("HOME"), "*-2026-12-01."+format))
			if err != nil || len(found) != 1 {
				t.Fatalf("%s: the files are %v\n%s", format, found, p.Screen())
			}
			data, err := os.ReadFile(found[0])
			if err != nil {
				t.Fatal(err)
			}
			begins := map[string]string{"pdf": "%PDF-1.7", "docx": "PK", "html": "<!doctype html>", "ics": "BEGIN:VCALENDAR\r\n", "csv": "\ufeff"}[format]
			if !strings.HasPrefix(string(data), begins) {
				t.Errorf("%s begins with %.20q", format, data)
			}
			if begins == "" && !strings.Contains(string(data), p.s.page.in.Challenge.Title.Words) {
				t.Errorf("%s holds %q", format, data)
			}
			if info, _ := os.Stat(found[0]); info.Mode().Perm() != 0o600 {
				t.Errorf("others can read it: %v", info.Mode())
			}
			if shown := strings.ReplaceAll(p.Screen(), "\n", ""); !strings.Contains(shown, filepath.Base(found[0])) {
				t.Errorf("the path does not stand there:\n%s", p.Screen())
			}
			opened := ""
			p.env.Opener = func(path string) error {
				opened = path
				return nil
			}
			p.Press("enter")
			if opened != found[0] {
				t.Errorf("enter opens %q", opened)
			}
		}
	})
}

func TestAFileThatIsThereIsAskedAbout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje")
		path := filepath.Join(p.env.Getenv("HOME"), "oplaeg.md")
		if err := os.WriteFile(path, []byte("urørt"), 0o600); err != nil {
			t.Fatal(err)
		}
		p.Press("e", "4", "tab")
		p.Clear()
		p.Type("~/oplaeg.md")
		p.Press("enter")
		if _, ok := p.Top().(*window.Ask); !ok {
			t.Fatalf("over it lies %T", p.Top())
		}
		if data, _ := os.ReadFile(path); string(data) != "urørt" {
			t.Fatal("the file was overwritten unasked")
		}
		p.Has("oplaeg.md findes allerede. Skal den overskrives?")
		p.Settle(time.Second) // a question takes no answer at once
		p.Press("down", "enter")
		if data, _ := os.ReadFile(path); string(data) == "urørt" {
			t.Error("a yes does not overwrite it")
		}
	})
}

// What is left out on the screen is out of what takes the journal itself too.
func TestJSONLeavesOutWhatIsOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje")
		star := strings.Join(strings.Fields(p.s.page.in.Stars[0].Text.Words)[:3], " ")
		written := func(c window.Choice) string {
			t.Helper()
			h := &handing{env: p.env, in: p.s.page.in, options: p.s.page.options, without: off(p.s.page)}
			data, ok, err := h.journal(c, func(text string) string { return text })
			if !ok || err != nil {
				t.Fatal(ok, err)
			}
			return string(data)
		}
		choices := []window.Choice{{Format: "json"}, {Format: "csv", Table: "notes"}}
		for _, c := range choices {
			if !strings.Contains(written(c), star) {
				t.Fatalf("%q is not there to be left out of %s", star, c.Format)
			}
		}
		p.to(summary.SectionStars)
		p.Press("space")
		for _, c := range choices {
			if strings.Contains(written(c), star) {
				t.Errorf("the star moment is still in %s", c.Format)
			}
		}
	})
}

// A role that is chosen on the way to the file stands on the page at once, and in
// the file; the foot says then that people stand there by their roles.
func TestARoleStandsOnThePage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "dagtilbud")
		said := func() string { return string(export.Text(p.s.page.doc)) }
		if !strings.Contains(said(), "Sara") || strings.Contains(said(), "nævnt med rolle") {
			t.Fatalf("before: %s", said())
		}
		p.Press("e")
		p.Has("Sara", "navn, et sted")
		p.Type("en medhjælper")
		p.Press("enter", "enter", "4", "enter")
		found, _ := filepath.Glob(filepath.Join(p.env.Getenv("HOME"), "*.md"))
		if len(found) != 1 {
			t.Fatalf("the files are %v\n%s", found, p.Screen())
		}
		data, _ := os.ReadFile(found[0])
		if strings.Contains(string(data), "Sara") || !strings.Contains(string(data), "n medhjælper") {
			t.Errorf("the file says %s", data)
		}
		p.Press("esc")
		p.Settle(time.Second)
		if strings.Contains(said(), "Sara") || !strings.Contains(strings.Join(strings.Fields(said()), " "), "nævnt med rolle") {
			t.Errorf("the page still says %s", said())
		}
	})
}

func TestCopying(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, c := range map[string]struct {
			ssh  bool
			err  error
			says string
		}{
			"system": {says: "handover.copied"},
			"ssh":    {ssh: true, says: "handover.sent"},
			"broken": {err: errors.New("no clipboard"), says: "handover.sent"},
		} {
			p := open(t, i18n.Danish, "hjemmepleje")
			copied := ""
			p.s.env.Clip.Write = func(text string) error {
				copied = text
				return c.err
			}
			getenv := p.env.Getenv
			p.env.Getenv = func(name string) string {
				if name == "SSH_CONNECTION" && c.ssh {
					return "x"
				}
				return getenv(name)
			}
			p.Press("y")
			said := false
			for _, m := range p.Sent {
				f, ok := m.(ui.Flash)
				said = said || ok && f.Text == p.env.T(c.says)
			}
			if !said {
				t.Errorf("%s: it says %v", name, p.Sent)
			}
			if c.ssh == (copied != "") {
				t.Errorf("%s: the system's clipboard holds %q", name, copied)
			}
		}
	})
}

// Escapes that were pasted into an answer are shown and not sent.
func TestNothingOfATextReachesTheTerminal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "")
		loop := p.loop()
		err := p.env.Store.Write(context.Background(), "text", func(w *store.Writer) error {
			_, err := w.SetText(journal.TextRef{Object: loop.ID, Name: "trial.baseline"}, "Ro \x1b]0;titel\x07 \u009b31m\r\n\tog \u202emere", "")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		p.Send(ui.Refresh{})
		text, _ := p.s.View(138, 100)
		for _, bad := range []string{"\x1b]", "\x07", "\u009b", "\u202e", "\r", "\t"} {
			if strings.Contains(text, bad) {
				t.Errorf("%q is sent to the terminal", bad)
			}
		}
		if !strings.Contains(ansi.Strip(text), "␛]0;titel") {
			t.Error("the escape is not shown either")
		}
	})
}

func TestWrapKeepsEveryWord(t *testing.T) {
	s := ui.NewStyles(themes.Palette{}, false)
	in := summary.Inline{
		{Text: "Gennemført", Style: summary.Strong},
		{Text: ". Vi   ringede\n\n  til "},
		{Text: "overleveringssamtalernes", Style: summary.Muted},
		{Text: "deltagere 👩‍👩‍👧 ."},
	}
	want := strings.ReplaceAll(strings.Join(strings.Fields(in.String()), ""), " ", "")
	for w := 1; w < 60; w++ {
		got := ""
		for _, l := range wrap(in, w, s, s.Text) {
			if n := ansi.StringWidth(l); n > max(w, 2) {
				t.Fatalf("%d cells where there is room for %d: %q", n, w, l)
			}
			got += strings.Join(strings.Fields(ansi.Strip(l)), "")
		}
		if got != want {
			t.Fatalf("at %d: %q, not %q", w, got, want)
		}
	}
}
