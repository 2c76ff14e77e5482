package window

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/persons"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// paper is a job whose file says which roles stand in it. It finds what it is told.
func paper(found ...persons.Finding) Job {
	say := func(a persons.Aliases) string {
		text := ""
		for _, f := range found {
			text += f.Words + "\n"
		}
		return a.Replacer()(text)
	}
	return Job{
		Formats: []string{"pdf", "docx", "html", "md", "txt", "json", "csv", "ics"},
		Tables:  []string{"notes", "measurements", "answers"}, Alarms: []string{"none", "1d"},
		Find: func(Choice) ([]persons.Finding, error) { return found, nil },
		Numbers: func(c Choice) ([]string, error) {
			return persons.CPRs([]string{say(c.Aliases)}), nil
		},
		Prepare: func(a persons.Aliases) (Prepared, error) {
			return Prepared{Name: func(c Choice) string { return "oplaeg-" + c.Table + "2026-12-03" }}, nil
		},
		Render: func(c Choice) (Made, error) {
			return Made{Data: []byte(fmt.Sprintf("%s %s %s %v\n%s", c.Format, c.Table, c.Alarm, c.Worded, say(c.Aliases))), Pages: 1}, nil
		},
		Text: func(a persons.Aliases) (string, error) { return say(a), nil },
	}
}

// people are of every kind, as they are found on a page.
func people() []persons.Finding {
	return []persons.Finding{
		{Kind: persons.Name, Words: "Mette Juhl", Count: 3, Where: "Onsdag sagde Mette Juhl, at hun hellere ville ringe end skrive i systemet"},
		{Kind: persons.Name, Words: "Jens", Count: 1, Where: "Jens mødte ind uden at have læst noget som helst, og så"},
		{Kind: persons.Mail, Words: "mette.juhl@kommunen.dk", Count: 1, Where: "skriv til mette.juhl@kommunen.dk inden torsdag"},
		{Kind: persons.CPR, Words: "120485-1234", Count: 1, Where: "borgeren i stue 4 (120485-1234) blev glemt"},
		{Kind: persons.Title, Words: "souschefen", Count: 2, Where: "og souschefen tog telefonen"},
		{Kind: persons.Phrase, Words: "den ene af de to mænd", Count: 1, Where: "det var den ene af de to mænd, der sagde det først af alle"},
	}
}

func many(n int) []persons.Finding {
	var list []persons.Finding
	for i := range n {
		list = append(list, persons.Finding{Kind: persons.Name, Words: fmt.Sprintf("Navn%c%c", 'a'+i/10, 'a'+i%10), Count: 1, Where: "noget om Navn"})
	}
	return list
}

// on fails unless the row of some words has the cursor.
func on(t *testing.T, p *tuitest.Stage, words string) {
	t.Helper()
	if !strings.Contains(p.Screen(), "▸ "+words) {
		t.Fatalf("the cursor is not on %q:\n%s", words, p.Screen())
	}
}

func remembers(t *testing.T, e *ui.Env) []journal.Named {
	t.Helper()
	return tuitest.Read(t, e, func(r *store.Reader) ([]journal.Named, error) { return r.Named() })
}

func home(t *testing.T, e *ui.Env, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(e.Getenv("HOME"), pattern))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func content(t *testing.T, e *ui.Env, pattern string) string {
	t.Helper()
	found := home(t, e, pattern)
	if len(found) != 1 {
		t.Fatalf("the files are %v", found)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheWayToTheFileLooksAsItDid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, lang := range i18n.Langs() {
			steps := map[string]func(p *tuitest.Stage, e *ui.Env){
				"names": func(*tuitest.Stage, *ui.Env) {},
				"role": func(p *tuitest.Stage, _ *ui.Env) {
					p.Press("right")
					p.Type("afdelingslederen")
				},
				"chosen": func(p *tuitest.Stage, _ *ui.Env) {
					p.Press("right")
					p.Type("afdelingslederen")
					p.Press("enter", "down", "down")
				},
				"number": func(p *tuitest.Stage, _ *ui.Env) { p.Press("enter") },
				"place":  place,
				"calendar": func(p *tuitest.Stage, e *ui.Env) {
					place(p, e)
					for range 7 {
						p.Press("down")
					}
				},
				"ready": func(p *tuitest.Stage, e *ui.Env) {
					place(p, e)
					x := p.Top().(*Export)
					p.Run(x.wrote(exported{owner: x, path: "/home/anne/Dokumenter/oplaeg-overgange-mellem-vagter-2026-12-03.pdf", made: Made{Pages: 1}}))
				},
			}
			for name, do := range steps {
				e := newEnv(t, lang)
				job := paper(people()...)
				if name == "place" {
					prepare := job.Prepare
					job.Prepare = func(a persons.Aliases) (Prepared, error) {
						got, err := prepare(a)
						got.Fit = []string{e.T("fit.more", 350, 390), "Stjernestunder: 40 ord for mange."}
						return got, err
					}
				}
				p := open(t, e, NewExport(e, job))
				do(p, e)
				if x, ok := p.Top().(*Export); ok && x.step == placing {
					x.path.Value = strings.Replace(x.path.Value, e.Getenv("HOME"), "~", 1)
				}
				var b strings.Builder
				for _, size := range tuitest.Terminals() {
					b.WriteString(drawn(t, p, size[0], size[1]))
				}
				if strings.Contains(b.String(), "⟦") {
					t.Errorf("%s: a text is not in the catalogue:\n%s", name, b.String())
				}
				tuitest.Golden(t, "export_"+name+"_"+string(lang), b.String())
			}
		}
	})
}

// place goes on from the names to format and place, with a role for the number.
func place(p *tuitest.Stage, _ *ui.Env) {
	p.Press("down", "down", "down", "right")
	p.Type("et nummer")
	p.Press("esc", "enter")
}

func TestTheWayToTheFileTakesAnySize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		p := open(t, e, NewExport(e, paper(append(people(), many(30)...)...)))
		tuitest.AnySize(t, p.Top())
		p.Press("right")
		p.Type(strings.Repeat("en meget lang rolle ", 5))
		tuitest.AnySize(t, p.Top())
		p.Press("esc")
		tuitest.AnySize(t, p.Top())
		place(p, e)
		tuitest.AnySize(t, p.Top())
		p.Press("enter")
		tuitest.AnySize(t, p.Top())
	})
}

// A role stands in the file, is remembered, stands in the next list, and is undone
// in one step.
func TestARoleStandsInThePlaceOfAName(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		found := people()[:2]
		p := open(t, e, NewExport(e, paper(found...)))
		p.Has("2 ting her kan pege på en person", "Mette Juhl", "navn, 3 steder", "Jens")
		p.Press("down", "right")
		p.Type("en vikar")
		p.Press("enter") // the role is written; the next row
		p.Press("enter") // on
		p.HasNot("Mette Juhl")
		p.Has("PDF", "til at sende og skrive ud", "Når oplægget er delt")
		p.Press("enter")
		data := content(t, e, "oplaeg-2026-12-03.pdf")
		if strings.Contains(data, "Jens") || !strings.Contains(data, "En vikar") || !strings.Contains(data, "Mette Juhl") {
			t.Errorf("the file says %q", data)
		}
		want := []journal.Named{{Name: "Jens", Role: "en vikar"}, {Name: "Mette Juhl"}}
		if got := remembers(t, e); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%v is remembered", got)
		}
		p = open(t, e, NewExport(e, paper(found...)))
		p.Has("→ en vikar")
		if step, err := e.Store.Undo(t.Context()); err != nil || !e.Words.Has("undo."+step.What) {
			t.Errorf("undoing takes back %v, %v", step, err)
		}
		if got := remembers(t, e); len(got) != 0 {
			t.Errorf("after undoing %v is remembered", got)
		}
	})
}

// What was undone while the window stands open holds for the file.
func TestUndoingWhileTheFormatIsChosen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		p := open(t, e, NewExport(e, paper(people()[0])))
		p.Press("right")
		p.Type("lederen")
		p.Press("enter", "enter")
		p.Has("rolle: 1, beholdt: 0")
		if _, err := e.Store.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		p.Send(ui.Refresh{})
		p.Has("rolle: 0, beholdt: 1")
		p.Press("enter")
		if data := content(t, e, "oplaeg-*"); !strings.Contains(data, "Mette Juhl") {
			t.Errorf("the file says %q", data)
		}
	})
}

// Whatever way a role is begun and left, what is seen is what is chosen.
func TestRolesAreChosenInManyWays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, c := range map[string]struct {
			do   func(p *tuitest.Stage)
			want string
		}{
			"typing":    {func(p *tuitest.Stage) { p.Type("lederen"); p.Press("enter") }, "lederen"},
			"digit":     {func(p *tuitest.Stage) { p.Press("2"); p.Type("lederen"); p.Press("tab") }, "lederen"},
			"space":     {func(p *tuitest.Stage) { p.Press("space"); p.Type("lederen 2"); p.Press("esc") }, "lederen 2"},
			"down":      {func(p *tuitest.Stage) { p.Press("right"); p.Type("lederen"); p.Keys("down") }, "lederen"},
			"up":        {func(p *tuitest.Stage) { p.Press("right"); p.Type("lederen"); p.Keys("up") }, "lederen"},
			"no words":  {func(p *tuitest.Stage) { p.Press("right"); p.Type("  "); p.Keys("down") }, ""},
			"back":      {func(p *tuitest.Stage) { p.Press("right"); p.Type("lederen"); p.Press("esc", "left") }, ""},
			"back by 1": {func(p *tuitest.Stage) { p.Press("right"); p.Type("lederen"); p.Press("esc", "1") }, ""},
			"again": {func(p *tuitest.Stage) {
				p.Press("right")
				p.Type("led")
				p.Press("esc", "right")
				p.Type("eren")
				p.Press("esc")
			}, "lederen"},
			"toggled": {func(p *tuitest.Stage) { p.Press("right"); p.Type("lederen"); p.Press("esc", "space", "space", "esc") }, "lederen"},
			"paste":   {func(p *tuitest.Stage) { p.Send(paste("lederen")); p.Press("enter") }, "lederen"},
			"mouse": {func(p *tuitest.Stage) {
				click(t, p, "rolle i stedet")
				p.Type("lederen")
				click(t, p, "Jens")
			}, "lederen"},
			"mouse back": {func(p *tuitest.Stage) {
				p.Press("right")
				p.Type("lederen")
				p.Press("esc")
				click(t, p, "behold")
			}, ""},
		} {
			e := newEnv(t, i18n.Danish)
			p := open(t, e, NewExport(e, paper(people()[:2]...)))
			c.do(p)
			x := p.Top().(*Export)
			if got := x.names.rows[0].chosen(); got != c.want || x.names.rows[1].chosen() != "" {
				t.Errorf("%s: %q and %q are chosen", name, got, x.names.rows[1].chosen())
			}
			if x.form.IsWriting() {
				t.Errorf("%s: a role is still being written", name)
			}
			p.Press("enter")
			if p.Top().(*Export).step != placing {
				t.Errorf("%s: enter does not go on:\n%s", name, p.Screen())
			}
		}
	})
}

// click presses on a text where it is seen first.
func click(t *testing.T, p *tuitest.Stage, text string) {
	t.Helper()
	for y, line := range strings.Split(p.Screen(), "\n") {
		if at := strings.Index(line, text); at >= 0 {
			p.Send(ui.Click{X: ui.Width(line[:at]), Y: y})
			return
		}
	}
	t.Fatalf("%q is not seen:\n%s", text, p.Screen())
}

// A role that holds the name it is to hide is no role.
func TestARoleWithTheNameInItIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		p := open(t, e, NewExport(e, paper(people()[:2]...)))
		p.Press("down")
		p.Type("vikaren Jens")
		p.Press("enter", "enter")
		if x := p.Top().(*Export); x.step != naming || len(remembers(t, e)) != 0 {
			t.Fatalf("it goes on:\n%s", p.Screen())
		}
		p.Has("indeholder selv navnet Jens")
		p.Clear()
		p.Type("vikaren")
		p.Press("enter", "enter")
		p.Has("til at sende og skrive ud")
	})
}

func TestThirtyNamesCanBeWalkedThrough(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, size := range [][2]int{{36, 9}, {76, 21}} {
			e := newEnv(t, i18n.Danish)
			all := many(30)
			p := tuitest.Open(t, e, NewExport(e, paper(all...)), size[0], size[1])
			for _, f := range all {
				p.Has(f.Words)
				p.Press("down")
			}
			on(t, p, "Videre")
			p.Press("down")
			on(t, p, "Navnaa")
			p.Press("up", "pgup")
			if at := p.Top().(*Export).at(); at >= 30 || at < 20 {
				t.Errorf("a page up from the end leads to %d", at)
			}
			for range 10 {
				p.Press("pgdown")
			}
			on(t, p, "Videre")
			p.Press("enter")
			p.Has("til at sende")
		}
	})
}

// A number like the CPR register's is not handed over unasked.
func TestANumberIsAskedAbout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		p := open(t, e, NewExport(e, paper(people()...)))
		p.Press("enter")
		p.Has("120485-1234", "Skal det gives videre?")
		on(t, p, "Nej, gå tilbage")
		if len(remembers(t, e)) != 0 {
			t.Error("something is remembered before the answer")
		}
		p.Settle(time.Second)
		p.Press("enter")
		on(t, p, "120485-1234")
		p.Press("enter")
		p.Settle(time.Second)
		p.Press("down", "enter")
		p.Has("til at sende og skrive ud")
		p.Press("enter") // it is not asked about again
		if data := content(t, e, "oplaeg-*"); !strings.Contains(data, "120485-1234") {
			t.Errorf("the file says %q", data)
		}

		// With a role there is nothing to ask about.
		e = newEnv(t, i18n.Danish)
		p = open(t, e, NewExport(e, paper(people()...)))
		place(p, e)
		p.Has("til at sende og skrive ud")
		p.Press("enter")
		if data := content(t, e, "oplaeg-*"); strings.Contains(data, "120485") {
			t.Errorf("the file says %q", data)
		}
	})
}

// A format that hands over more than was seen is looked through when it is chosen.
func TestAFormatWithMoreInItIsLookedThrough(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		job := paper(people()[:2]...)
		job.Beyond = []string{"json"}
		find := job.Find
		job.Find = func(c Choice) ([]persons.Finding, error) {
			list, err := find(c)
			if c.Format == "json" {
				list = append(list, persons.Finding{Kind: persons.Name, Words: "Karen", Count: 1, Where: "og Karen"})
			}
			return list, err
		}
		p := open(t, e, NewExport(e, job))
		p.Press("enter", "6", "enter")
		p.HasNot("Mette Juhl")
		p.Has("Karen", "er der mere med end det, du så")
		if files := home(t, e, "oplaeg*"); len(files) != 0 {
			t.Fatalf("%v is written already", files)
		}
		p.Press("enter") // a key that was on its way is no answer
		p.Has("Karen")
		p.Press("esc")
		p.Has("JSON")
		p.Press("enter")
		p.Settle(time.Second)
		p.Type("konsulenten")
		p.Press("enter", "enter")
		content(t, e, "oplaeg-*.json")
		if got := fmt.Sprint(remembers(t, e)); !strings.Contains(got, "{Karen konsulenten}") {
			t.Errorf("%v is remembered", got)
		}
	})
}

func TestWithoutNamesThereIsNoListOfThem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		w := NewExport(e, paper())
		p := tuitest.Before(t, e, w, 76, 21)
		cmd := w.Init()
		p.Press("enter") // whoever is quicker than the journal loses no key
		p.Run(cmd)
		content(t, e, "oplaeg-2026-12-03.pdf")
		p.Has("Det er én side.", "Åbn filen")
		if len(remembers(t, e)) != 0 {
			t.Error("something is remembered")
		}

		// But a list that nobody has seen is not answered.
		e = newEnv(t, i18n.Danish)
		w = NewExport(e, paper(people()...))
		p = tuitest.Before(t, e, w, 76, 21)
		cmd = w.Init()
		p.Press("enter", "enter")
		p.Run(cmd)
		p.Has("Mette Juhl")
	})
}

func TestEachFormatComesOutAsChosen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for keys, want := range map[string]string{
			"":                                   "oplaeg-2026-12-03.pdf: pdf   false",
			"down":                               "oplaeg-2026-12-03.docx: docx   false",
			"3":                                  "oplaeg-2026-12-03.html: html   false",
			"4 up down":                          "oplaeg-2026-12-03.md: md   false",
			"6 down tab right":                   "oplaeg-measurements2026-12-03.csv: csv measurements  false",
			"6 down down":                        "oplaeg-2026-12-03.ics: ics  none false",
			"6 down down tab right tab right":    "oplaeg-2026-12-03.ics: ics  1d true",
			"6 down down tab right tab left tab": "oplaeg-2026-12-03.ics: ics  1d false",
		} {
			e := newEnv(t, i18n.Danish)
			p := open(t, e, NewExport(e, paper()))
			p.Press(strings.Fields(keys)...)
			p.Press("enter")
			files := home(t, e, "oplaeg-*")
			if len(files) != 1 {
				t.Fatalf("%s: the files are %v\n%s", keys, files, p.Screen())
			}
			if got := filepath.Base(files[0]) + ": " + strings.TrimSpace(content(t, e, "oplaeg-*")); got != want {
				t.Errorf("%s: %q, not %q", keys, got, want)
			}
		}
	})
}

func TestAFileThatIsThereIsAskedAbout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		path := filepath.Join(e.Getenv("HOME"), "oplaeg.pdf")
		if err := os.WriteFile(path, []byte("urørt"), 0o600); err != nil {
			t.Fatal(err)
		}
		p := open(t, e, NewExport(e, paper()))
		p.Press("tab")
		p.Clear()
		p.Type("~/oplaeg.pdf")
		p.Press("enter")
		p.Has("oplaeg.pdf findes allerede. Skal den overskrives?")
		p.Settle(time.Second) // a question takes no answer at once
		p.Press("enter")
		if data := content(t, e, "oplaeg*"); data != "urørt" {
			t.Fatal("the file was overwritten although the answer was no")
		}
		p.Press("enter")
		p.Settle(time.Second)
		p.Press("down", "enter")
		if data := content(t, e, "oplaeg*"); data == "urørt" {
			t.Error("a yes does not overwrite it")
		}
		if x := p.Top().(*Export); x.step != ready || !strings.Contains(strings.ReplaceAll(p.Screen(), "\n", ""), path) {
			t.Errorf("the whole path does not stand there:\n%s", p.Screen())
		}
	})
}

// What is given up while it is made leaves nothing behind, and all that was chosen.
func TestGivingUpLeavesNoFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		job := paper()
		goOn := make(chan bool)
		render := job.Render
		job.Render = func(c Choice) (Made, error) {
			<-goOn
			return render(c)
		}
		p := open(t, e, NewExport(e, job))
		p.Press("down", "enter")
		p.Settle(400 * time.Millisecond)
		p.Has("Skriver …")
		p.Press("esc")
		close(goOn)
		p.Settle(time.Second)
		if files, _ := os.ReadDir(e.Getenv("HOME")); len(files) != 0 {
			t.Errorf("%v lies there", files)
		}
		p.HasNot("Skriver …")
		on(t, p, "Word")
		p.Press("enter")
		content(t, e, "oplaeg-*.docx")
	})
}

// Each thing that goes wrong is one sentence, and what was chosen stays.
func TestWhatGoesWrongIsSaid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		e.Opener = func(string) error { return errors.New("nothing opens here") }
		job := paper()
		render := job.Render
		job.Render = func(c Choice) (Made, error) {
			switch c.Format {
			case "docx":
				panic("no such table")
			case "html":
				return Made{}, i18n.NewFault("file-disk-full", "x")
			}
			return render(c)
		}
		p := open(t, e, NewExport(e, job))
		p.Press("2", "enter")
		p.Has("Filen kunne ikke laves i det format")
		on(t, p, "Word")
		p.Press("3", "enter")
		p.Has("! ", "Webside")
		p.Press("up", "up") // out of the text, to the formats and on to the first
		for range 3 {
			p.Press("up")
		}
		p.Press("1", "tab")
		p.Clear()
		p.Type("~/findes/ikke/oplaeg.pdf")
		p.Press("enter")
		p.Has("findes ikke", "~/findes/ikke/oplaeg.pdf")
		if files := home(t, e, "*"); len(files) != 0 {
			t.Errorf("%v lies there", files)
		}
		p.Clear()
		p.Type("~/oplaeg.pdf")
		p.Press("enter", "enter")
		p.Has("kunne ikke åbnes herfra")
	})
}

// The file is opened, its text copied and its folder opened; the next file is
// offered where the last one lies.
func TestTheFileIsReadyToSend(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		var opened []string
		e.Opener = func(path string) error {
			opened = append(opened, path)
			return nil
		}
		copied := ""
		e.Clip.Write = func(text string) error {
			copied = text
			return nil
		}
		folder := filepath.Join(e.Getenv("HOME"), "møder")
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		job := paper(people()[:2]...)
		job.Place = &Place{}
		p := open(t, e, NewExport(e, job))
		p.Type("lederen")
		p.Press("enter", "enter", "tab")
		p.Clear()
		p.Type("~/møder/oplæg.pdf")
		p.Press("enter")
		p.Press("enter", "y", "down", "down", "enter")
		file := filepath.Join(folder, "oplæg.pdf")
		if fmt.Sprint(opened) != fmt.Sprint([]string{file, folder}) {
			t.Errorf("opened are %v", opened)
		}
		if strings.Contains(copied, "Mette") || !strings.Contains(copied, "Lederen") {
			t.Errorf("copied is %q", copied)
		}
		p.Press("down", "enter")
		p.Closed()
		p = open(t, e, NewExport(e, job))
		p.Press("enter")
		p.Has("~/møder/oplaeg-2026-12-03.pdf")
	})
}

func paste(text string) tea.Msg { return tea.PasteMsg{Content: text} }
